//! Locking minutes: from then on nobody changes them, and they are only added to ([`crate::correct_minutes`]).
//!
//! They lock by themselves when the meeting that approved them ends, and with the last signature; where something else was
//! missing then, somebody who keeps the minutes locks them once it is there. There is no way back.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::local_time::day_of;
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::minutes::{MinutesState, last_day_for_remarks};
use referat_domain::message::MessageKind;
use referat_store::minutes::MinutesRow;
use referat_store::{RowId, Write};

use crate::lookups::minutes::Kept;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;
use crate::tell::{About, called_to, tell};

impl Office {
    /// Locks a meeting's minutes.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where they are locked or something is missing that
    /// the forum's rules want first.
    pub async fn lock_minutes(&self, actor: &Actor, meeting: MeetingId) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        actor.require(Action::KeepMinutes, Scope::Forum(kept.meeting.forum_id))?;
        kept.unlocked()?;
        if !lock_if_ready(self, &mut write, meeting).await? {
            return Err(Refusal::NotNow {
                why: "minutes-not-ready",
            });
        }
        write
            .commit(entry(actor, "lock_minutes", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// Locks minutes of a meeting that was held, where nothing is missing; whether they are locked now.
pub(crate) async fn lock_if_ready(
    office: &Office,
    write: &mut Write<'_>,
    meeting: MeetingId,
) -> Result<bool, Refusal> {
    let today = day_of(write.now()).unwrap_or(Date::MIN);
    let kept = Kept::find(&mut write.reading(), meeting).await?;
    if kept.state == MinutesState::Locked || kept.meeting.state != MeetingState::Held.as_str() {
        return Ok(kept.state == MinutesState::Locked);
    }
    if !kept
        .missing(office, &mut write.reading(), today)
        .await?
        .is_empty()
    {
        return Ok(false);
    }
    let now = write.now().as_microsecond();
    let state = MinutesState::Locked.as_str().to_owned();
    match kept.row {
        Some(row) => {
            write
                .update(&MinutesRow {
                    state,
                    locked_at: Some(now),
                    ..row
                })
                .await?;
        }
        None => {
            let id: RowId = write.fresh();
            let row = MinutesRow {
                id,
                meeting_id: meeting,
                state,
                approved_by_item: None,
                remarks_until: None,
                locked_at: Some(now),
            };
            write.insert(&[row]).await?;
        }
    }
    Ok(true)
}

/// A meeting has ended: the minutes its items approved lock, where nothing is missing.
pub(crate) async fn lock_what_was_approved(
    office: &Office,
    write: &mut Write<'_>,
    items: &[AgendaItemId],
) -> Result<(), Refusal> {
    let approved = write.reading().minutes_approved_by(items).await?;
    for minutes in approved {
        lock_if_ready(office, write, minutes.meeting_id).await?;
    }
    Ok(())
}

/// Minutes were issued: they wait for those who took part, and remarks are taken for as long as the forum says.
pub(crate) async fn was_issued(write: &mut Write<'_>, meeting: MeetingId) -> Result<(), Refusal> {
    let kept = Kept::find(&mut write.reading(), meeting).await?;
    let today = day_of(write.now()).unwrap_or(Date::MIN);
    let until = last_day_for_remarks(today, kept.remark_days);
    let issued = MinutesState::Issued.as_str().to_owned();
    match (kept.state, kept.row) {
        (MinutesState::Drafting | MinutesState::Issued, Some(row)) => {
            let changed = MinutesRow {
                state: issued,
                remarks_until: until,
                ..row.clone()
            };
            if changed != row {
                write.update(&changed).await?;
            }
        }
        (_, None) => {
            let id: RowId = write.fresh();
            let row = MinutesRow {
                id,
                meeting_id: meeting,
                state: issued,
                approved_by_item: None,
                remarks_until: until,
                locked_at: None,
            };
            write.insert(&[row]).await?;
        }
        (MinutesState::Approved | MinutesState::Locked, Some(_)) => {}
    }
    Ok(())
}

/// The members' minutes of a meeting were issued in a version: those whose business the meeting is are told, save of old
/// minutes that were moved in, which are no news.
pub(crate) async fn tell_of_minutes(
    write: &mut Write<'_>,
    actor: &Actor,
    meeting: MeetingId,
    version: u32,
) -> Result<(), Refusal> {
    if write.reading().agenda_draft(meeting).await?.is_none() {
        return Ok(());
    }
    let kept = Kept::find(&mut write.reading(), meeting).await?;
    let mut people = called_to(&mut write.reading(), &kept.meeting, false).await?;
    people.extend(kept.took_part.iter().map(|one| one.person));
    let kind = match version {
        1 => MessageKind::MinutesIssued,
        _ => MessageKind::MinutesChanged,
    };
    tell(write, actor, kind, About::Meeting(meeting), people).await
}
