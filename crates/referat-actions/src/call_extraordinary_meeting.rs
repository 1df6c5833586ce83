//! An extraordinary meeting (ekstraordinært møde) is called: outside the plan, for a reason, at its own notice.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, MeetingId};
use referat_domain::rules::deadline::Deadline;
use referat_store::between_meetings::ExtraordinaryCallRow;

use crate::office::{Actor, Office, entry};
use crate::plan_meeting::{MeetingTime, Warnings, plan_one};
use crate::refusal::Refusal;
use crate::silence_finding::reason_of;

/// The longest it is said who asked for a meeting, in letters.
const LONGEST_ASKER: usize = 200;

/// What an extraordinary meeting is called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtraordinaryMeeting<'a> {
    /// When and where it is.
    pub at: MeetingTime<'a>,
    /// Who asked for it, in words; empty where that isn't said.
    pub asked_by: &'a str,
    /// Why. Everyone sees it.
    pub reason: &'a str,
    /// Until when papers come in time to it; `None` where none comes late. The forum's own rule is about ordinary meetings.
    pub papers_due: Option<Deadline>,
}

impl Office {
    /// Calls an extraordinary meeting of a forum. It is in the plan from then on; people are called to it as to any other.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] for a forum that isn't there, [`Refusal::NotValid`] without a reason,
    /// with words that are too long, a deadline that has fallen or falls after the meeting begins, times in the wrong
    /// order, a room that is taken, or a time the forum meets at already.
    pub async fn call_extraordinary_meeting(
        &self,
        actor: &Actor,
        forum: ForumId,
        meeting: ExtraordinaryMeeting<'_>,
    ) -> Result<(MeetingId, Warnings), Refusal> {
        actor.require(Action::PlanMeetings, Scope::Forum(forum))?;
        let reason = reason_of(meeting.reason)?;
        let asked_by = meeting.asked_by.split_whitespace().collect::<Vec<_>>().join(" ");
        if asked_by.chars().count() > LONGEST_ASKER || asked_by.chars().any(char::is_control) {
            return Err(not_valid("asked-by-too-long"));
        }
        if let Some(due) = meeting.papers_due {
            if due.is_passed(self.now()) {
                return Err(not_valid("papers-due-passed"));
            }
            if (due.day, due.clock) > (meeting.at.date, meeting.at.start) {
                return Err(not_valid("papers-due-after-meeting"));
            }
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (id, warnings) = plan_one(&mut write, forum, meeting.at).await?;
        let call = ExtraordinaryCallRow {
            id: write.fresh(),
            meeting_id: id,
            asked_by: (!asked_by.is_empty()).then_some(asked_by),
            reason: Some(reason.to_owned()),
            due_day: meeting.papers_due.map(|due| due.day),
            due_clock: meeting.papers_due.map(|due| due.clock.to_string()),
            called_at: write.now().as_microsecond(),
            removed_at: None,
        };
        write.insert(&[call]).await?;
        write
            .commit(entry(
                actor,
                "call_extraordinary_meeting",
                "meeting",
                id.uuid(),
                reason,
            ))
            .await?;
        Ok((id, warnings))
    }
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
