//! When each entry begins and ends, in the order of the day.

use super::{AgendaDraft, DraftEntry};
use crate::clock_time::ClockTime;
use crate::ids::AgendaItemId;
use crate::meeting::agenda_item::Slot;

/// An entry with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timed {
    /// Which.
    pub id: AgendaItemId,
    /// When; nothing where neither its length nor its start is planned.
    pub slot: Option<Slot>,
    /// What is wrong with it.
    pub problem: Option<TimingProblem>,
}

/// What is wrong with an entry's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimingProblem {
    /// It begins by its fixed time before the one before it has ended: so many minutes.
    Overlaps(u16),
    /// It ends after the meeting: so many minutes.
    AfterMeeting(u16),
    /// It would go on after midnight.
    NextDay,
}

/// The times of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// Each entry in the order of the day.
    pub entries: Vec<Timed>,
    /// When the last of them ends; nothing where no time is planned.
    pub end: Option<ClockTime>,
    /// How many minutes are planned in all.
    pub planned: u32,
}

impl AgendaDraft {
    /// The times, where the meeting begins and ends so.
    ///
    /// An entry with a length begins where the one before it ends, or at its fixed start. One with a fixed start and no
    /// length has only that start, and the next goes on as if it weren't there.
    #[must_use]
    pub fn timing(&self, start: Option<ClockTime>, end: Option<ClockTime>) -> Timing {
        let mut clock = Clock {
            now: start.map(ClockTime::since_midnight),
            end,
            last: None,
        };
        let day = self.day();
        let entries: Vec<Timed> = day.iter().map(|entry| clock.time(entry)).collect();
        let minutes = day.iter().filter_map(|entry| entry.minutes);
        Timing {
            entries,
            end: clock.last.and_then(of_minutes),
            planned: minutes.map(u32::from).sum(),
        }
    }
}

struct Clock {
    /// Where the day has come to.
    now: Option<u16>,
    end: Option<ClockTime>,
    last: Option<u16>,
}

impl Clock {
    fn time(&mut self, entry: &DraftEntry) -> Timed {
        let fixed = entry.fixed_start.map(ClockTime::since_midnight);
        let timed = |slot, problem| Timed {
            id: entry.id,
            slot,
            problem,
        };
        let begins = match (fixed, entry.minutes) {
            (None, None) => return timed(None, None),
            (Some(fixed), None) => {
                let slot = of_minutes(fixed).map(|start| Slot { start, end: None });
                return timed(slot, None);
            }
            (Some(fixed), Some(_)) => Some(fixed),
            (None, Some(_)) => self.now,
        };
        let Some(begins) = begins else {
            return timed(None, None);
        };
        let ends = begins.saturating_add(entry.minutes.unwrap_or(0));
        let overlap = self
            .now
            .and_then(|now| now.checked_sub(begins))
            .filter(|by| *by > 0);
        // What overlaps doesn't turn the clock back.
        self.now = Some(self.now.map_or(ends, |now| now.max(ends)));
        self.last = Some(self.last.map_or(ends, |last| last.max(ends)));
        let (Some(start), Some(end)) = (of_minutes(begins), of_minutes(ends)) else {
            return timed(None, Some(TimingProblem::NextDay));
        };
        let late = self.end.and_then(|meeting| {
            let by = ends.checked_sub(meeting.since_midnight())?;
            (by > 0).then_some(TimingProblem::AfterMeeting(by))
        });
        let problem = overlap.map(TimingProblem::Overlaps).or(late);
        timed(
            Some(Slot {
                start,
                end: Some(end),
            }),
            problem,
        )
    }
}

fn of_minutes(minutes: u16) -> Option<ClockTime> {
    ClockTime::new(minutes / 60, minutes % 60)
}
