//! The clock of a meeting's items: it comes to one, waits, goes on and leaves it. Coming to one ends the one before.
//!
//! The office's clock says when; the rules are in [`referat_domain::meeting::item_clock`].

use referat_domain::Timestamp;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::meeting::item_clock::{ClockStep, ItemClock, NoClockStep, Stretch, StretchEnd};
use referat_domain::meeting::{MeetingState, NoStep, SessionStep};
use referat_store::agenda_items::AgendaItemRow;
use referat_store::item_sessions::ItemSessionRow;
use referat_store::{Reading, RowId, Write};

use crate::live::LiveChange;
use crate::office::{Actor, Office, entry};
use crate::record_decision::{held_here, state_of_meeting};
use crate::refusal::Refusal;

impl From<NoClockStep> for Refusal {
    fn from(no: NoClockStep) -> Self {
        Self::NotNow { why: no.why() }
    }
}

impl Office {
    /// Lets a meeting come to an item, wait, go on, or leave the item it is at.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such meeting, or the item isn't one of its own;
    /// [`Refusal::NotNow`] where it isn't going on, was moved in, or the clock isn't where that could be done. Who is
    /// shut out of an item may run its clock: that decides nothing of it.
    pub async fn step_item_clock(
        &self,
        actor: &Actor,
        id: MeetingId,
        step: ClockStep,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let meeting = held_here(&mut write.reading(), actor, id).await?;
        if state_of_meeting(&meeting)? != MeetingState::InSession {
            return Err(NoStep::NotInSession.into());
        }
        if let ClockStep::Begin(item) = step {
            let items = write.reading().items_of_meeting(id).await?;
            if !items.iter().any(|row| row.id == item) {
                return Err(Refusal::NotFound);
            }
        }
        let rows = write.reading().item_sessions(&[id]).await?;
        let clock = clock_of(&rows)?;
        let stepped = clock.step(step)?;
        let item = match step {
            ClockStep::Begin(item) => item,
            ClockStep::Pause | ClockStep::GoOn | ClockStep::Leave => {
                clock.current().map(|at| at.item).ok_or(NoClockStep::AtNone)?
            }
        };
        if let Some(how) = stepped.ends {
            end_last(&mut write, &rows, how).await?;
        }
        if let Some(begun) = stepped.begins {
            begin(&mut write, id, begun).await?;
        }
        write
            .commit(entry(actor, step.action(), "agenda_item", item.uuid(), ""))
            .await?;
        self.live.tell(LiveChange::Meeting(id));
        Ok(())
    }
}

impl Office {
    /// Goes on from an item to another, if the meeting is at the first; else nothing happens.
    ///
    /// # Errors
    /// As [`Office::step_item_clock`].
    pub async fn go_on_from(
        &self,
        actor: &Actor,
        from: AgendaItemId,
        to: AgendaItemId,
    ) -> Result<(), Refusal> {
        let row: Option<AgendaItemRow> = {
            let mut reading = self.store.reading(self.tenant()).await?;
            let row: Option<AgendaItemRow> = reading.by_id(from).await?;
            match row {
                Some(row) => {
                    let at = item_clock(&mut reading, row.meeting_id).await?.current();
                    at.is_some_and(|at| at.item == from && !at.is_paused)
                        .then_some(row)
                }
                None => None,
            }
        };
        match row {
            Some(row) => {
                self.step_item_clock(actor, row.meeting_id, ClockStep::Begin(to))
                    .await
            }
            None => Ok(()),
        }
    }
}

async fn begin(write: &mut Write<'_>, meeting: MeetingId, item: AgendaItemId) -> Result<(), Refusal> {
    let (id, now): (RowId, _) = (write.fresh(), write.now());
    write
        .insert(&[ItemSessionRow {
            id,
            meeting_id: meeting,
            agenda_item_id: item,
            began_at: now.as_microsecond(),
            ended_at: None,
            ended_as: None,
            removed_at: None,
        }])
        .await?;
    Ok(())
}

/// Ends the last stretch; one that was only paused keeps the moment of its pause.
async fn end_last(write: &mut Write<'_>, rows: &[ItemSessionRow], how: StretchEnd) -> Result<(), Refusal> {
    let Some(last) = rows.last() else { return Ok(()) };
    // A clock that was set back ends nothing before it began.
    let now = write.now().as_microsecond().max(last.began_at);
    write
        .update(&ItemSessionRow {
            ended_at: last.ended_at.or(Some(now)),
            ended_as: Some(how.as_str().to_owned()),
            ..last.clone()
        })
        .await?;
    Ok(())
}

/// What a step of the meeting does to the clock: it stops when the meeting ends, and what it said is taken away when the
/// meeting was opened by mistake.
pub(crate) async fn stop_clock(
    write: &mut Write<'_>,
    meeting: MeetingId,
    step: SessionStep,
) -> Result<(), Refusal> {
    let rows = write.reading().item_sessions(&[meeting]).await?;
    match step {
        SessionStep::Open | SessionStep::Resume => {}
        SessionStep::End => {
            if clock_of(&rows)?.current().is_some() {
                end_last(write, &rows, StretchEnd::Left).await?;
            }
        }
        SessionStep::Unopen => {
            for row in &rows {
                write.remove(row).await?;
            }
        }
    }
    Ok(())
}

/// The clock of a meeting.
pub(crate) async fn item_clock(reading: &mut Reading<'_>, meeting: MeetingId) -> Result<ItemClock, Refusal> {
    clock_of(&reading.item_sessions(&[meeting]).await?)
}

/// The clock of the stretches of one meeting.
pub(crate) fn clock_of(rows: &[ItemSessionRow]) -> Result<ItemClock, Refusal> {
    let mut stretches = Vec::new();
    for row in rows {
        let ended = match (row.ended_at, row.ended_as.as_deref()) {
            (Some(at), Some(word)) => {
                let how = StretchEnd::read(word)
                    .ok_or_else(|| Refusal::unreadable("item_session", "ended_as", word))?;
                Some((moment(at)?, how))
            }
            (_, _) => None,
        };
        stretches.push(Stretch {
            item: row.agenda_item_id,
            began: moment(row.began_at)?,
            ended,
        });
    }
    Ok(ItemClock::new(stretches))
}

fn moment(microseconds: i64) -> Result<Timestamp, Refusal> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| Refusal::unreadable("item_session", "began_at", &microseconds.to_string()))
}
