//! Deadlines: until when papers have to be there for a meeting. They follow from rules and from days of meetings, which
//! are no secret.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use referat_domain::Date;
use referat_domain::ids::{ForumId, MeetingId};
use referat_domain::meeting::MeetingState;
use referat_domain::rules::deadline::{Deadline, DeadlineRule, DeadlineWay, NoDeadline};
use referat_domain::rules::weekdays::Weekdays;
use referat_domain::rules::{RuleOf, RuleValue};
use referat_domain::view::meeting::MeetingLine;
use referat_store::between_meetings::ExtraordinaryCallRow;
use referat_store::forums::ForumRow;
use referat_store::meetings::MeetingRow;
use referat_store::{Page, Reading};

use super::listed::{self, clock};
use crate::office::Office;
use crate::planning::{days_off, live_forum, state_of};
use crate::refusal::Refusal;
use crate::rules::Rules;

/// A deadline, or why there is none.
pub type FoundDeadline = Result<Deadline, NoDeadline>;

impl Office {
    /// The deadlines of meetings that are to come. A meeting that was called off or has begun has none any more.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn deadlines(
        &self,
        meetings: &[MeetingId],
    ) -> Result<BTreeMap<MeetingId, FoundDeadline>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let rows = reading.meetings_of(meetings).await?;
        let calls = calls_of(&mut reading, &rows).await?;
        let mut rules = BTreeMap::new();
        let mut found = BTreeMap::new();
        for row in rows {
            if !state_of(&row)?.is_ahead()
                || row.removed_at.is_some()
                || row.date.is_none_or(|day| day < self.today())
            {
                continue;
            }
            if let Some(own) = calls.get(&row.id) {
                found.insert(row.id, *own);
                continue;
            }
            let rule = match rules.entry(row.forum_id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(FoundRule::read(&mut reading, row.forum_id).await?),
            };
            found.insert(row.id, rule.of(&row));
        }
        Ok(found)
    }

    /// A forum's next meeting that papers can still come to in time, with its deadline.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such forum.
    pub async fn next_deadline(&self, forum: ForumId) -> Result<Option<(MeetingLine, Deadline)>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let rule = FoundRule::read(&mut reading, forum).await?;
        let rows = reading
            .meetings_of_forum_between(forum, self.today(), Date::MAX)
            .await?;
        let calls = calls_of(&mut reading, &rows).await?;
        for row in rows {
            let takes_papers = match state_of(&row)? {
                MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::AgendaIssued => true,
                MeetingState::InSession | MeetingState::Held | MeetingState::Cancelled => false,
            };
            let found = calls.get(&row.id).copied().unwrap_or_else(|| rule.of(&row));
            let deadline = found.ok().filter(|_| takes_papers);
            if let Some(deadline) = deadline.filter(|deadline| !deadline.is_passed(self.now())) {
                let lines = listed::meeting_lines(&mut reading, vec![row]).await?;
                return Ok(lines.into_iter().next().map(|line| (line, deadline)));
            }
        }
        Ok(None)
    }
}

/// The deadline of an extraordinary meeting: its own, or none.
pub(super) fn papers_due(call: &ExtraordinaryCallRow) -> Option<Deadline> {
    Some(Deadline {
        day: call.due_day?,
        clock: clock(call.due_clock.as_deref())?,
    })
}

/// The deadlines of those of these meetings that were called outside the plan: the forum's rule says nothing of them.
async fn calls_of(
    reading: &mut Reading<'_>,
    meetings: &[MeetingRow],
) -> Result<BTreeMap<MeetingId, FoundDeadline>, Refusal> {
    let ids: Vec<MeetingId> = meetings.iter().map(|row| row.id).collect();
    let calls = reading.extraordinary_calls(&ids).await?;
    let own = |call: &ExtraordinaryCallRow| papers_due(call).ok_or(NoDeadline::Extraordinary);
    Ok(calls.iter().map(|call| (call.meeting_id, own(call))).collect())
}

/// The deadline of a meeting, as its forum's rule has it now; of an extraordinary one the one it was called with.
pub(crate) async fn deadline_of(
    reading: &mut Reading<'_>,
    meeting: &MeetingRow,
) -> Result<FoundDeadline, Refusal> {
    if let Some(call) = reading.extraordinary_calls(&[meeting.id]).await?.first() {
        return Ok(papers_due(call).ok_or(NoDeadline::Extraordinary));
    }
    let rule = FoundRule::read(reading, meeting.forum_id).await?;
    Ok(rule.of(meeting))
}

/// A forum's rule, with what it is counted from.
struct FoundRule {
    rule: DeadlineRule,
    /// The days of the other forum's meetings.
    others: Vec<Date>,
}

impl FoundRule {
    async fn read(reading: &mut Reading<'_>, forum: ForumId) -> Result<Self, Refusal> {
        let (_, profile) = live_forum(reading, forum).await?;
        let off = days_off(reading).await?;
        let rules = Rules::of_forum(reading, forum).await?;
        let lines = rules.lines(RuleOf::Forum, profile)?;
        let value = |name: &str| {
            lines
                .iter()
                .find(|line| line.name == name)
                .map(|line| &line.value)
        };
        let rule = DeadlineRule {
            way: match value("deadline") {
                Some(RuleValue::Deadline(way)) => way.clone(),
                Some(_) | None => DeadlineWay::Weekdays,
            },
            weekdays: match value("deadline-weekdays") {
                Some(RuleValue::Number(weekdays)) => *weekdays,
                Some(_) | None => 0,
            },
            clock: match value("deadline-clock") {
                Some(RuleValue::Clock(clock)) => *clock,
                Some(_) | None => return Err(Refusal::unreadable("setting", "value", "deadline-clock")),
            },
            counting: Weekdays {
                with_saturday: value("saturday-counts").is_some_and(RuleValue::is_yes),
                without: off.own,
            },
        };
        let others = match rule.way.forum() {
            None => Vec::new(),
            Some(name) => days_of(reading, name).await?,
        };
        Ok(Self { rule, others })
    }

    fn of(&self, meeting: &MeetingRow) -> FoundDeadline {
        let day = meeting.date.ok_or(NoDeadline::NoDay)?;
        self.rule
            .of(day, clock(meeting.start_time.as_deref()), &self.others)
    }
}

/// The forum of a name or a short form.
pub(crate) async fn forum_named(reading: &mut Reading<'_>, name: &str) -> Result<Option<ForumRow>, Refusal> {
    let forums = reading.forums().await?;
    let is_it = |row: &&ForumRow| row.name == name || row.abbreviation.as_deref() == Some(name);
    Ok(forums.iter().find(is_it).cloned())
}

/// The days a forum meets on that were not called off; none where there is no such forum.
async fn days_of(reading: &mut Reading<'_>, name: &str) -> Result<Vec<Date>, Refusal> {
    let Some(forum) = forum_named(reading, name).await? else {
        return Ok(Vec::new());
    };
    let rows = reading.meetings_of_forum(forum.id, Page::first(u32::MAX)).await?;
    let cancelled = MeetingState::Cancelled.as_str();
    let held = rows.into_iter().filter(|row| row.state != cancelled);
    Ok(held.filter_map(|row| row.date).collect())
}
