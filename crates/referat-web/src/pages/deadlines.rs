//! Deadlines on pages: of meetings that are to come, and of the forums one writes for.

use std::collections::BTreeMap;

use referat_actions::lookups::FoundDeadline;
use referat_domain::ids::{ForumId, MeetingId};
use referat_domain::rules::deadline::Nearness;

use crate::WebState;
use crate::problem::Problem;

/// A deadline and how near it is.
pub type NearDeadline = (FoundDeadline, Nearness);

/// The deadlines of meetings that are to come.
///
/// # Errors
/// When the lookup is refused.
pub async fn of(
    state: &WebState,
    meetings: &[MeetingId],
) -> Result<BTreeMap<MeetingId, NearDeadline>, Problem> {
    let now = state.office.now();
    let found = state.office.deadlines(meetings).await?;
    let near = |found: FoundDeadline| found.map_or(Nearness::Ahead, |deadline| deadline.nearness(now));
    Ok(found
        .into_iter()
        .map(|(meeting, found)| (meeting, (found, near(found))))
        .collect())
}

/// A line for each forum: its next meeting that papers can come to in time, and until when.
///
/// # Errors
/// When the lookup is refused.
pub async fn next(state: &WebState, forums: &[(ForumId, String)]) -> Result<Vec<String>, Problem> {
    let words = state.words();
    let mut lines = Vec::with_capacity(forums.len());
    for (forum, name) in forums {
        let line = match state.office.next_deadline(*forum).await? {
            None => words.text_with("deadline-next-none", &[("forum", name.as_str().into())]),
            Some((meeting, deadline)) => words.text_with(
                "deadline-next",
                &[
                    ("forum", name.as_str().into()),
                    ("deadline", words.deadline(&Ok(deadline)).into()),
                    ("meeting", words.day_or_none(&meeting.date).into()),
                ],
            ),
        };
        lines.push(line);
    }
    Ok(lines)
}
