//! The front page: what is new, what comes next, which forums there are.

use std::collections::BTreeMap;

use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::reader::Reader;
use referat_domain::view::front::{ForumLine, FrontView};
use referat_domain::view::{Seen, show};
use referat_store::{Page, Reading};

use super::listed;
use crate::office::Office;
use crate::refusal::Refusal;

/// How many meetings the front page names.
const NEWEST: u32 = 6;

impl Office {
    /// The front page on a day.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn front_page(&self, reader: &Reader, today: Date) -> Result<Seen<FrontView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let last_day = Date::MAX;
        let mut coming = reading.meetings_between(today, last_day).await?;
        coming.truncate(NEWEST as usize);
        let more = NEWEST
            .saturating_add(u32::try_from(coming.len()).unwrap_or(0))
            .saturating_add(NEWEST);
        let mut past = reading.latest_meetings(Page::first(more)).await?;
        past.retain(|meeting| meeting.date.is_some_and(|date| date < today));
        past.truncate(NEWEST as usize);
        let next = listed::meeting_lines(&mut reading, coming).await?;
        let latest = listed::meeting_lines(&mut reading, past).await?;
        let forums = forum_lines(&mut reading).await?;
        let waiting = reading.case_join_proposals("proposed").await?.len()
            + reading.meeting_join_proposals("proposed").await?.len()
            + reading.alias_proposals("proposed").await?.len();
        let view = FrontView {
            municipality: self.municipality().name.clone(),
            latest,
            next,
            forums,
            open_proposals: u32::try_from(waiting).unwrap_or(u32::MAX),
        };
        Ok(show(view, reader))
    }
}

/// All forums in Danish order.
pub(super) async fn forum_lines(reading: &mut Reading<'_>) -> Result<Vec<ForumLine>, Refusal> {
    let counts: BTreeMap<_, _> = reading
        .meeting_counts()
        .await?
        .into_iter()
        .map(|(forum, count, last)| (forum, (count, last)))
        .collect();
    let mut lines = Vec::new();
    for row in reading.forums().await? {
        let (count, last) = counts.get(&row.id).copied().unwrap_or((0, None));
        let profile: ForumProfile = row
            .profile
            .parse()
            .map_err(|()| Refusal::unreadable("forum", "profile", &row.profile))?;
        lines.push(ForumLine {
            id: row.id,
            name: row.name,
            abbreviation: row.abbreviation,
            profile,
            meetings: u32::try_from(count).unwrap_or(0),
            period: last.map(|last| (last, last)),
        });
    }
    for line in &mut lines {
        if let Some((first, last)) = line.period {
            let oldest = Page {
                offset: line.meetings.saturating_sub(1),
                limit: 1,
            };
            let row = reading.meetings_of_forum(line.id, oldest).await?;
            let begin = row.first().and_then(|row| row.date).unwrap_or(first);
            line.period = Some((begin.min(last), last));
        }
    }
    lines.sort_by(|a, b| referat_danish::sorting::compare(&a.name, &b.name));
    Ok(lines)
}
