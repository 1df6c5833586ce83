//! The clock of a meeting's items: which item it is at, what each has taken, and when those to come are expected.
//!
//! A meeting is at one item at a time: beginning one ends the one before. Time runs in stretches; a pause ends one and
//! the same item goes on with another, so that what an item took is the sum of its stretches. What takes longer than
//! planned moves what comes after it; what takes less moves nothing, as guests are called for a time of day.
//!
//! Knows no clock: every moment is passed in. The minutes of 2020-01-29 print the slots this is held against (item 2).

use std::collections::BTreeMap;

use crate::ids::AgendaItemId;
use crate::{SignedDuration, Timestamp};

/// How a stretch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StretchEnd {
    /// The item goes on later.
    Paused,
    /// The meeting left the item.
    Left,
}

impl StretchEnd {
    /// The word the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paused => "paused",
            Self::Left => "left",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        [Self::Paused, Self::Left]
            .into_iter()
            .find(|known| known.as_str() == word)
    }
}

/// A stretch of time in which the meeting was at an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The item.
    pub item: AgendaItemId,
    /// When it began.
    pub began: Timestamp,
    /// When and how it ended; `None` while it runs.
    pub ended: Option<(Timestamp, StretchEnd)>,
}

/// What the clock is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockStep {
    /// The meeting comes to an item; the one it was at ends.
    Begin(AgendaItemId),
    /// The item it is at waits.
    Pause,
    /// It goes on.
    GoOn,
    /// The meeting leaves the item it is at, and comes to none.
    Leave,
}

impl ClockStep {
    /// The word of its action in the journal.
    #[must_use]
    pub fn action(self) -> &'static str {
        match self {
            Self::Begin(_) => "begin_item",
            Self::Pause => "pause_item",
            Self::GoOn => "resume_item",
            Self::Leave => "leave_item",
        }
    }
}

/// Why the clock can't do that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoClockStep {
    /// The meeting is at no item.
    #[error("the meeting is at no item")]
    AtNone,
    /// The item is under way already.
    #[error("the item is under way")]
    Runs,
    /// The item isn't running.
    #[error("the item waits")]
    Paused,
}

impl NoClockStep {
    /// The wording's key, without `not-now-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::AtNone => "clock-at-none",
            Self::Runs => "clock-runs",
            Self::Paused => "clock-paused",
        }
    }
}

/// What has to be written for a step: the end of the last stretch, and the beginning of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stepped {
    /// How the last stretch ends now, where it ran or was only paused.
    pub ends: Option<StretchEnd>,
    /// The item that begins.
    pub begins: Option<AgendaItemId>,
}

/// Where a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Current {
    /// The item.
    pub item: AgendaItemId,
    /// When the meeting came to it last.
    pub since: Timestamp,
    /// Whether it waits.
    pub is_paused: bool,
}

/// The clock of a meeting: its stretches in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemClock {
    stretches: Vec<Stretch>,
}

impl ItemClock {
    /// The clock of these stretches.
    #[must_use]
    pub fn new(mut stretches: Vec<Stretch>) -> Self {
        // The one that runs is the last, though one may have begun and ended in the same moment.
        stretches.sort_by_key(|stretch| (stretch.began, stretch.ended.map_or(Timestamp::MAX, |(at, _)| at)));
        Self { stretches }
    }

    /// Where the meeting is.
    #[must_use]
    pub fn current(&self) -> Option<Current> {
        let last = self.stretches.last()?;
        let is_paused = match last.ended {
            None => false,
            Some((_, StretchEnd::Paused)) => true,
            Some((_, StretchEnd::Left)) => return None,
        };
        // The stretches of one visit hang together by pauses.
        let since = self
            .stretches
            .iter()
            .rev()
            .take_while(|stretch| {
                stretch.item == last.item && !matches!(stretch.ended, Some((_, StretchEnd::Left)))
            })
            .last()
            .map_or(last.began, |first| first.began);
        Some(Current {
            item: last.item,
            since,
            is_paused,
        })
    }

    /// What a step writes.
    ///
    /// # Errors
    /// See [`NoClockStep`].
    pub fn step(&self, step: ClockStep) -> Result<Stepped, NoClockStep> {
        let current = self.current();
        match (step, current) {
            (ClockStep::Begin(item), Some(at)) if at.item == item && !at.is_paused => Err(NoClockStep::Runs),
            (ClockStep::Begin(item), Some(at)) if at.item == item => Ok(Stepped {
                ends: None,
                begins: Some(item),
            }),
            (ClockStep::Begin(item), at) => Ok(Stepped {
                ends: at.map(|_| StretchEnd::Left),
                begins: Some(item),
            }),
            (ClockStep::Pause | ClockStep::GoOn | ClockStep::Leave, None) => Err(NoClockStep::AtNone),
            (ClockStep::Pause, Some(at)) if at.is_paused => Err(NoClockStep::Paused),
            (ClockStep::Pause, Some(_)) => Ok(Stepped {
                ends: Some(StretchEnd::Paused),
                begins: None,
            }),
            (ClockStep::GoOn, Some(at)) if !at.is_paused => Err(NoClockStep::Runs),
            (ClockStep::GoOn, Some(at)) => Ok(Stepped {
                ends: None,
                begins: Some(at.item),
            }),
            (ClockStep::Leave, Some(_)) => Ok(Stepped {
                ends: Some(StretchEnd::Left),
                begins: None,
            }),
        }
    }

    /// What each item has taken until a moment.
    #[must_use]
    pub fn taken(&self, now: Timestamp) -> BTreeMap<AgendaItemId, SignedDuration> {
        let mut taken = BTreeMap::new();
        for stretch in &self.stretches {
            let until = stretch.ended.map_or(now, |(at, _)| at);
            let lasted = until.duration_since(stretch.began).max(SignedDuration::ZERO);
            let sum = taken.entry(stretch.item).or_insert(SignedDuration::ZERO);
            *sum = sum.saturating_add(lasted);
        }
        taken
    }
}

/// A place of the day: an item or a break, as it was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedPlace {
    /// The item; `None` for a break.
    pub item: Option<AgendaItemId>,
    /// When it was to begin.
    pub start: Option<Timestamp>,
    /// How long it was to take.
    pub lasts: SignedDuration,
    /// Whether the meeting is through with it: it was left, decided, postponed or sent on.
    pub is_done: bool,
    /// Whether it can be put off to another meeting.
    pub can_wait: bool,
}

/// When an item is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The item.
    pub item: AgendaItemId,
    /// When it begins, as far as can be said.
    pub start: Timestamp,
    /// When it was to begin.
    pub planned: Option<Timestamp>,
}

impl Expected {
    /// By how much it comes later than planned; zero where nothing was planned.
    #[must_use]
    pub fn late(&self) -> SignedDuration {
        match self.planned {
            Some(planned) => self.start.duration_since(planned).max(SignedDuration::ZERO),
            None => SignedDuration::ZERO,
        }
    }
}

/// What is expected of the rest of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forecast {
    /// The items to come, in the order of the day.
    pub to_come: Vec<Expected>,
    /// When it ends, as far as can be said.
    pub ends: Option<Timestamp>,
    /// By how much that is too late.
    pub over: SignedDuration,
    /// What could be put off so that it ends in time, the last first. Empty where it ends in time.
    pub to_postpone: Vec<AgendaItemId>,
}

/// What is expected of the rest of a meeting, from where it is now. `ends` is when it was to end.
#[must_use]
pub fn forecast(
    clock: &ItemClock,
    day: &[PlannedPlace],
    ends: Option<Timestamp>,
    now: Timestamp,
) -> Forecast {
    let current = clock.current().map(|at| at.item);
    let taken = clock.taken(now);
    let at = day
        .iter()
        .find(|place| place.item.is_some() && place.item == current);
    // What the item under way still takes; what is over its time has no end that could be told but now.
    let mut free = match at {
        Some(place) => {
            let used = current
                .and_then(|item| taken.get(&item).copied())
                .unwrap_or_default();
            now.saturating_add(place.lasts.saturating_sub(used).max(SignedDuration::ZERO))
                .unwrap_or(now)
        }
        None => now,
    };
    let mut found = Forecast::default();
    let mut rest = Vec::new();
    let reached = day
        .iter()
        .position(|place| place.item.is_some() && place.item == current);
    for (index, place) in day.iter().enumerate() {
        // A break that was before the item under way has been held, or never will be.
        let is_past = place.item.is_none() && reached.is_some_and(|reached| index < reached);
        if place.is_done || is_past || (place.item.is_some() && place.item == current) {
            continue;
        }
        let start = place.start.map_or(free, |planned| planned.max(free));
        free = start.saturating_add(place.lasts).unwrap_or(start);
        if let Some(item) = place.item {
            found.to_come.push(Expected {
                item,
                start,
                planned: place.start,
            });
            rest.push(place);
        }
    }
    found.ends = Some(free);
    let Some(ends) = ends else { return found };
    found.over = free.duration_since(ends).max(SignedDuration::ZERO);
    let mut left = found.over;
    for place in rest.into_iter().rev() {
        if left <= SignedDuration::ZERO {
            break;
        }
        if let (true, Some(item)) = (place.can_wait && place.lasts > SignedDuration::ZERO, place.item) {
            left = left.saturating_sub(place.lasts);
            found.to_postpone.push(item);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        format!("2027-03-03T{time}:00Z").parse().unwrap()
    }

    fn item(number: u8) -> AgendaItemId {
        AgendaItemId::from_bytes([number; 16])
    }

    fn minutes(minutes: i64) -> SignedDuration {
        SignedDuration::from_mins(minutes)
    }

    fn stretch(number: u8, began: &str, ended: Option<(&str, StretchEnd)>) -> Stretch {
        Stretch {
            item: item(number),
            began: at(began),
            ended: ended.map(|(time, how)| (at(time), how)),
        }
    }

    fn place(number: u8, start: &str, lasts: i64) -> PlannedPlace {
        PlannedPlace {
            item: Some(item(number)),
            start: Some(at(start)),
            lasts: minutes(lasts),
            is_done: false,
            can_wait: true,
        }
    }

    #[test]
    fn beginning_an_item_ends_the_one_before() {
        let clock = ItemClock::new(vec![stretch(1, "09:00", None)]);
        let wanted = Stepped {
            ends: Some(StretchEnd::Left),
            begins: Some(item(2)),
        };
        assert_eq!(clock.step(ClockStep::Begin(item(2))), Ok(wanted));
        assert_eq!(clock.step(ClockStep::Begin(item(1))), Err(NoClockStep::Runs));
    }

    #[test]
    fn the_item_that_runs_is_where_the_meeting_is_though_another_took_no_time_at_all() {
        let clock = ItemClock::new(vec![
            stretch(1, "09:00", Some(("09:00", StretchEnd::Left))),
            stretch(2, "09:00", None),
        ]);
        assert_eq!(clock.current().unwrap().item, item(2));
    }

    #[test]
    fn a_pause_counts_for_nobody_and_the_same_item_goes_on() {
        use StretchEnd::{Left, Paused};
        let clock = ItemClock::new(vec![
            stretch(1, "09:00", Some(("09:10", Paused))),
            stretch(1, "09:25", Some(("09:30", Left))),
            stretch(2, "09:30", Some(("09:40", Paused))),
        ]);
        let current = clock.current().unwrap();
        assert_eq!(
            (current.item, current.is_paused, current.since),
            (item(2), true, at("09:30"))
        );
        let taken = clock.taken(at("10:00"));
        assert_eq!(taken.get(&item(1)), Some(&minutes(15)));
        assert_eq!(taken.get(&item(2)), Some(&minutes(10)));
        assert_eq!(clock.step(ClockStep::Pause), Err(NoClockStep::Paused));
        let goes_on = clock.step(ClockStep::GoOn).unwrap();
        assert_eq!((goes_on.ends, goes_on.begins), (None, Some(item(2))));
        // Leaving an item that waits: its last stretch is no pause any more.
        assert_eq!(clock.step(ClockStep::Leave).unwrap().ends, Some(Left));
    }

    #[test]
    fn a_meeting_that_is_at_no_item_can_only_come_to_one() {
        let clock = ItemClock::new(vec![stretch(1, "09:00", Some(("09:10", StretchEnd::Left)))]);
        assert_eq!(clock.current(), None);
        for step in [ClockStep::Pause, ClockStep::GoOn, ClockStep::Leave] {
            assert_eq!(clock.step(step), Err(NoClockStep::AtNone), "{step:?}");
        }
        // An item can be come back to: it takes what both visits took.
        let again = ItemClock::new(vec![
            stretch(1, "09:00", Some(("09:10", StretchEnd::Left))),
            stretch(2, "09:10", Some(("09:20", StretchEnd::Left))),
            stretch(1, "09:20", None),
        ]);
        assert_eq!(again.current().unwrap().since, at("09:20"));
        assert_eq!(again.taken(at("09:25")).get(&item(1)), Some(&minutes(15)));
    }

    #[test]
    fn what_takes_longer_moves_what_comes_after_it_and_what_takes_less_moves_nothing() {
        let day = [
            place(1, "09:00", 15),
            place(2, "09:15", 30),
            place(3, "10:00", 20),
        ];
        let running = ItemClock::new(vec![stretch(1, "09:00", None)]);
        let early = forecast(&running, &day, Some(at("10:20")), at("09:05"));
        let starts: Vec<Timestamp> = early.to_come.iter().map(|expected| expected.start).collect();
        assert_eq!(starts, [at("09:15"), at("10:00")]);
        assert_eq!((early.over, early.to_postpone.len()), (minutes(0), 0));
        // Twenty minutes over: the gap before the last item takes fifteen of them.
        let late = forecast(&running, &day, Some(at("10:20")), at("09:35"));
        let late_by: Vec<SignedDuration> = late.to_come.iter().map(Expected::late).collect();
        assert_eq!(late_by, [minutes(20), minutes(5)]);
        assert_eq!(late.ends, Some(at("10:25")));
        assert_eq!((late.over, late.to_postpone), (minutes(5), vec![item(3)]));
    }

    #[test]
    fn a_break_keeps_its_length_and_what_can_not_wait_is_not_put_off() {
        let mut approval = place(4, "10:30", 10);
        approval.can_wait = false;
        let rest = PlannedPlace {
            item: None,
            can_wait: false,
            ..place(0, "09:30", 15)
        };
        let day = [place(1, "09:00", 30), rest, place(2, "09:45", 45), approval];
        let clock = ItemClock::new(vec![stretch(1, "09:00", None)]);
        let found = forecast(&clock, &day, Some(at("10:40")), at("09:50"));
        assert_eq!(found.to_come[0].start, at("10:05"));
        assert_eq!(found.over, minutes(20));
        assert_eq!(found.to_postpone, [item(2)]);
    }

    #[test]
    fn without_a_plan_nothing_is_late() {
        let mut loose = place(1, "09:00", 0);
        loose.start = None;
        let found = forecast(&ItemClock::default(), &[loose], None, at("11:00"));
        assert_eq!(found.to_come[0].late(), minutes(0));
        assert_eq!((found.over, found.to_postpone.len()), (minutes(0), 0));
    }
}
