//! A meeting is called off (aflyst): it stays in the plan, with the reason, and its room is free.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::MeetingId;
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::plan::ChangeKind;
use referat_domain::message::MessageKind;
use referat_store::meetings::MeetingRow;

use crate::move_meeting::{leave_trace, still_ahead};
use crate::office::{Actor, Office, entry};
use crate::planning::live_meeting;
use crate::refusal::Refusal;
use crate::silence_finding::reason_of;
use crate::tell::{About, called_to, tell};

impl Office {
    /// Calls a meeting off that isn't held yet.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] for a meeting that is held, going on or called
    /// off, [`Refusal::NotValid`] without a reason.
    pub async fn cancel_meeting(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_meeting(&mut write.reading(), meeting).await?;
        actor.require(Action::PlanMeetings, Scope::Forum(row.forum_id))?;
        let reason = reason_of(reason)?;
        still_ahead(&row)?;
        leave_trace(&mut write, &row, ChangeKind::Cancelled, reason).await?;
        let cancelled = MeetingRow {
            state: MeetingState::Cancelled.as_str().to_owned(),
            ..row
        };
        write.update(&cancelled).await?;
        let people = called_to(&mut write.reading(), &cancelled, true).await?;
        tell(
            &mut write,
            actor,
            MessageKind::CalledOff,
            About::Meeting(meeting),
            people,
        )
        .await?;
        write
            .commit(entry(actor, "cancel_meeting", "meeting", meeting.uuid(), reason))
            .await?;
        Ok(())
    }
}
