//! One meeting planned by itself.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{ForumId, MeetingId, RoomId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::plan::{NoPlan, Sitting};
use referat_domain::rules::holidays::DayOff;
use referat_store::Write;
use referat_store::meeting_plans::BookingRow;
use referat_store::meetings::MeetingRow;

use crate::office::{Actor, Office, entry};
use crate::planning::{Booking, Clash, clashes, days_off, live_forum, live_room, place_of, refuse_clashes};
use crate::refusal::Refusal;

/// When and where a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingTime<'a> {
    /// The day.
    pub date: Date,
    /// When it begins.
    pub start: ClockTime,
    /// When it ends.
    pub end: ClockTime,
    /// Where, in words; empty for the room's name.
    pub place: &'a str,
    /// In which room.
    pub room: Option<RoomId>,
}

impl MeetingTime<'_> {
    /// When it sits.
    pub(crate) fn sitting(&self) -> Result<Sitting, Refusal> {
        if self.end <= self.start {
            return Err(NoPlan::EndsBeforeItStarts.into());
        }
        Ok(Sitting {
            date: self.date,
            start: self.start,
            end: Some(self.end),
        })
    }
}

/// What one should know of a meeting that was planned or moved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warnings {
    /// Why others don't meet on the day.
    pub day_off: Option<DayOff>,
    /// Who sits in another forum at the time.
    pub clashes: Vec<Clash>,
}

impl Office {
    /// Plans one meeting.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] for a forum that isn't there, [`Refusal::NotValid`] for times in the
    /// wrong order, a room that is taken, or a time the forum meets at already.
    pub async fn plan_meeting(
        &self,
        actor: &Actor,
        forum: ForumId,
        at: MeetingTime<'_>,
        reason: &str,
    ) -> Result<(MeetingId, Warnings), Refusal> {
        actor.require(Action::PlanMeetings, Scope::Forum(forum))?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (id, warnings) = plan_one(&mut write, forum, at).await?;
        write
            .commit(entry(actor, "plan_meeting", "meeting", id.uuid(), reason))
            .await?;
        Ok((id, warnings))
    }
}

/// Writes a planned meeting, if nothing stands in its way.
pub(crate) async fn plan_one(
    write: &mut Write<'_>,
    forum: ForumId,
    at: MeetingTime<'_>,
) -> Result<(MeetingId, Warnings), Refusal> {
    let sitting = at.sitting()?;
    live_forum(&mut write.reading(), forum).await?;
    let room = match at.room {
        Some(room) => Some(live_room(&mut write.reading(), room).await?),
        None => None,
    };
    let place = place_of(at.place, room.as_ref())?;
    let of = Booking {
        forum,
        room: at.room,
        own: None,
    };
    let found = clashes(&mut write.reading(), &[sitting], of).await?;
    let warnings = Warnings {
        clashes: refuse_clashes(found)?,
        day_off: days_off(&mut write.reading()).await?.why(at.date),
    };
    let id: MeetingId = write.fresh();
    let booking = BookingRow {
        id: write.fresh(),
        meeting_id: id,
        series_id: None,
        rule_date: None,
        room_id: at.room,
        removed_at: None,
    };
    let row = MeetingRow {
        id,
        forum_id: forum,
        date: Some(at.date),
        start_time: Some(at.start.to_string()),
        end_time: Some(at.end.to_string()),
        place,
        state: MeetingState::Planned.as_str().to_owned(),
        preamble: None,
        removed_at: None,
    };
    write.insert(&[row]).await?;
    write.insert(&[booking]).await?;
    Ok((id, warnings))
}
