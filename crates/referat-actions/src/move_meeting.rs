//! A meeting is moved to another day, time or place; where it was stays in its trace.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::MeetingId;
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::plan::ChangeKind;
use referat_domain::message::MessageKind;
use referat_store::Write;
use referat_store::meeting_plans::MeetingChangeRow;
use referat_store::meetings::MeetingRow;

use crate::office::{Actor, Office, entry};
use crate::plan_meeting::{MeetingTime, Warnings};
use crate::planning::{
    Booking, booking_of, clashes, days_off, live_meeting, live_room, place_of, refuse_clashes, state_of,
};
use crate::refusal::Refusal;
use crate::silence_finding::reason_of;
use crate::tell::{About, called_to, tell};

impl Office {
    /// Moves a meeting that isn't held yet.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] for a meeting that is held, going on or called
    /// off, or that is so already, [`Refusal::NotValid`] without a reason, for times in the wrong order, a room that is
    /// taken, or a time the forum meets at already.
    pub async fn move_meeting(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        to: MeetingTime<'_>,
        reason: &str,
    ) -> Result<Warnings, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_meeting(&mut write.reading(), meeting).await?;
        actor.require(Action::PlanMeetings, Scope::Forum(row.forum_id))?;
        let reason = reason_of(reason)?;
        still_ahead(&row)?;
        let sitting = to.sitting()?;
        let room = match to.room {
            Some(room) => Some(live_room(&mut write.reading(), room).await?),
            None => None,
        };
        let moved = MeetingRow {
            date: Some(to.date),
            start_time: Some(to.start.to_string()),
            end_time: Some(to.end.to_string()),
            place: place_of(to.place, room.as_ref())?,
            ..row.clone()
        };
        let (mut booking, is_known) = booking_of(&mut write, meeting).await?;
        if moved == row && booking.room_id == to.room {
            return Err(Refusal::NotNow {
                why: "nothing-corrected",
            });
        }
        let of = Booking {
            forum: row.forum_id,
            room: to.room,
            own: Some(meeting),
        };
        let found = clashes(&mut write.reading(), &[sitting], of).await?;
        let warnings = Warnings {
            clashes: refuse_clashes(found)?,
            day_off: days_off(&mut write.reading()).await?.why(to.date),
        };
        leave_trace(&mut write, &row, ChangeKind::Moved, reason).await?;
        write.update(&moved).await?;
        booking.room_id = to.room;
        match is_known {
            true => write.update(&booking).await?,
            false => write.insert(&[booking]).await?,
        }
        let people = called_to(&mut write.reading(), &moved, true).await?;
        tell(
            &mut write,
            actor,
            MessageKind::Moved,
            About::Meeting(meeting),
            people,
        )
        .await?;
        write
            .commit(entry(actor, "move_meeting", "meeting", meeting.uuid(), reason))
            .await?;
        Ok(warnings)
    }
}

/// Refuses for a meeting that can't be moved or called off any more.
pub(crate) fn still_ahead(row: &MeetingRow) -> Result<(), Refusal> {
    match state_of(row)? {
        MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::AgendaIssued => Ok(()),
        MeetingState::InSession | MeetingState::Held => Err(Refusal::NotNow { why: "meeting-held" }),
        MeetingState::Cancelled => Err(Refusal::NotNow {
            why: "meeting-cancelled",
        }),
    }
}

/// Writes down where a meeting was before it is changed.
pub(crate) async fn leave_trace(
    write: &mut Write<'_>,
    was: &MeetingRow,
    kind: ChangeKind,
    reason: &str,
) -> Result<(), Refusal> {
    let earlier = write.reading().changes_of(&[was.id]).await?;
    let place = earlier.last().map_or(1, |change| change.place.saturating_add(1));
    let row = MeetingChangeRow {
        id: write.fresh(),
        meeting_id: was.id,
        place,
        kind: kind.as_str().to_owned(),
        from_date: was.date,
        from_start: was.start_time.clone(),
        from_end: was.end_time.clone(),
        from_place: was.place.clone(),
        reason: reason.to_owned(),
        changed_at: write.now().as_microsecond(),
        removed_at: None,
    };
    write.insert(&[row]).await?;
    Ok(())
}
