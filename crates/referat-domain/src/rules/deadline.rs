//! When a forum's papers have to be there (frist), and what came after that.
//!
//! There are three ways: so many weekdays before the meeting (kommunestyrelsesloven § 8, stk. 4: four), a weekday and a
//! clock some weeks before ("mandag kl. 12 ugen før"), and so many days before or after another forum's meeting. A day
//! that doesn't count moves the deadline to the last one before it that does: nobody has to hand in on Easter Monday.
//! Knows no clock and no storage: days of meetings are passed in.

use jiff::ToSpan as _;
use jiff::civil::Weekday;

use super::weekdays::Weekdays;
use crate::clock_time::ClockTime;
use crate::local_time::moment_of;
use crate::{Date, Timestamp};

/// The most weeks or days a deadline lies from what it is counted from.
const MOST: u16 = 120;

/// The longest name of a forum, in letters.
const LONGEST_NAME: usize = 120;

/// How a deadline is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeadlineWay {
    /// So many weekdays before the meeting: the rules beside say how many, and until when.
    Weekdays,
    /// A weekday of an earlier week, or of the meeting's own.
    Weekday {
        /// Which.
        weekday: Weekday,
        /// Until when.
        clock: ClockTime,
        /// So many weeks before the meeting's own; 0 is its own.
        weeks: u16,
    },
    /// Beside a meeting of another forum.
    Beside {
        /// So many days.
        days: u16,
        /// Before or after it.
        side: Side,
        /// Which of its meetings.
        which: WhichMeeting,
        /// Its name or its short form.
        forum: String,
        /// Until when.
        clock: ClockTime,
    },
}

/// On which side of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// After it.
    After,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Before, Self::After];

    /// Its word, as typed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// Which meeting of another forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichMeeting {
    /// Its last one before ours.
    Previous,
    /// Its first one on the day of ours or later.
    Next,
}

impl WhichMeeting {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Previous, Self::Next];

    /// Its word, as typed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Previous => "previous",
            Self::Next => "next",
        }
    }
}

/// The weekdays, with the words they are typed by: the first is how it is kept.
pub const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "monday", "mandag"),
    (Weekday::Tuesday, "tuesday", "tirsdag"),
    (Weekday::Wednesday, "wednesday", "onsdag"),
    (Weekday::Thursday, "thursday", "torsdag"),
    (Weekday::Friday, "friday", "fredag"),
    (Weekday::Saturday, "saturday", "lørdag"),
    (Weekday::Sunday, "sunday", "søndag"),
];

impl DeadlineWay {
    /// What a person typed: `weekdays`, `monday 12:00 1` or `2 before previous Økonomiudvalget 12:00`, the words in Danish
    /// or English. `None` where it is none of these.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        let (first, rest) = words.split_first()?;
        let lower = first.to_lowercase();
        if ["weekdays", "hverdage"].contains(&lower.as_str()) {
            return rest.is_empty().then_some(Self::Weekdays);
        }
        let weekday = WEEKDAYS
            .iter()
            .find(|(_, english, danish)| lower == *english || lower == *danish);
        match weekday {
            Some((weekday, ..)) => {
                let (clock, weeks) = match rest {
                    [clock] => (clock, 1),
                    [clock, weeks] => (clock, number(weeks)?),
                    _ => return None,
                };
                Some(Self::Weekday {
                    weekday: *weekday,
                    clock: clock.parse().ok()?,
                    weeks,
                })
            }
            None => Self::beside(first, rest),
        }
    }

    fn beside(days: &str, rest: &[&str]) -> Option<Self> {
        let [side, which, forum @ .., clock] = rest else {
            return None;
        };
        let side = match side.to_lowercase().as_str() {
            "before" | "før" => Side::Before,
            "after" | "efter" => Side::After,
            _ => return None,
        };
        let which = match which.to_lowercase().as_str() {
            "previous" | "forrige" => WhichMeeting::Previous,
            "next" | "næste" => WhichMeeting::Next,
            _ => return None,
        };
        let forum = forum.join(" ");
        (1..=LONGEST_NAME)
            .contains(&forum.chars().count())
            .then_some(())?;
        Some(Self::Beside {
            days: number(days)?,
            side,
            which,
            forum,
            clock: clock.parse().ok()?,
        })
    }

    /// As it is typed and kept; [`DeadlineWay::read`] reads it back.
    #[must_use]
    pub fn typed(&self) -> String {
        match self {
            Self::Weekdays => "weekdays".to_owned(),
            Self::Weekday {
                weekday,
                clock,
                weeks,
            } => format!("{} {clock} {weeks}", word_of(*weekday)),
            Self::Beside {
                days,
                side,
                which,
                forum,
                clock,
            } => format!("{days} {} {} {forum} {clock}", side.as_str(), which.as_str()),
        }
    }

    /// The forum it is counted from, where that is another.
    #[must_use]
    pub fn forum(&self) -> Option<&str> {
        match self {
            Self::Beside { forum, .. } => Some(forum),
            Self::Weekdays | Self::Weekday { .. } => None,
        }
    }

    /// The same, with the forum it is counted from under its new name.
    #[must_use]
    pub fn renamed(&self, new_name: &str) -> Self {
        match self {
            Self::Beside {
                days,
                side,
                which,
                clock,
                ..
            } => Self::Beside {
                days: *days,
                side: *side,
                which: *which,
                forum: new_name.to_owned(),
                clock: *clock,
            },
            Self::Weekdays | Self::Weekday { .. } => self.clone(),
        }
    }
}

/// The English word of a weekday, as it is kept.
#[must_use]
pub fn word_of(weekday: Weekday) -> &'static str {
    let found = WEEKDAYS.iter().find(|(it, ..)| *it == weekday);
    found.map_or("monday", |(_, word, _)| word)
}

fn number(typed: &str) -> Option<u16> {
    typed.parse().ok().filter(|number| *number <= MOST)
}

/// A forum's rule for its deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineRule {
    /// How it is found.
    pub way: DeadlineWay,
    /// So many weekdays before, where it is found by these.
    pub weekdays: u32,
    /// Until when, where it is found by weekdays.
    pub clock: ClockTime,
    /// Which days count.
    pub counting: Weekdays,
}

/// The last moment something is there in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The day.
    pub day: Date,
    /// The clock of the municipality; the minute itself is in time.
    pub clock: ClockTime,
}

/// Why there is no deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum NoDeadline {
    /// The meeting has no day.
    #[error("the meeting has no day")]
    NoDay,
    /// The other forum has no such meeting, or there is no such forum.
    #[error("the other forum has no such meeting")]
    NoOtherMeeting,
    /// It would fall after the meeting has begun.
    #[error("it would fall after the meeting has begun")]
    AfterMeeting,
    /// The meeting was called outside the plan, and no deadline was set for it.
    #[error("an extraordinary meeting without a deadline of its own")]
    Extraordinary,
}

impl NoDeadline {
    /// Its word; the wording has a text for `no-deadline-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoDay => "no-day",
            Self::NoOtherMeeting => "no-other-meeting",
            Self::AfterMeeting => "after-meeting",
            Self::Extraordinary => "extraordinary",
        }
    }
}

impl DeadlineRule {
    /// The deadline of a meeting on a day, which begins at `start`. `others` are the days of the other forum's meetings
    /// that were not called off, in any order; without such a forum they are not asked for.
    ///
    /// # Errors
    /// [`NoDeadline`] where it can't be found.
    pub fn of(
        &self,
        meeting: Date,
        start: Option<ClockTime>,
        others: &[Date],
    ) -> Result<Deadline, NoDeadline> {
        let found = match &self.way {
            DeadlineWay::Weekdays => Deadline {
                day: self
                    .counting
                    .before(meeting, self.weekdays)
                    .ok_or(NoDeadline::NoDay)?,
                clock: self.clock,
            },
            DeadlineWay::Weekday {
                weekday,
                clock,
                weeks,
            } => {
                let back = i64::from(meeting.weekday().to_monday_zero_offset());
                let ahead = i64::from(weekday.to_monday_zero_offset());
                let days = ahead - back - 7 * i64::from(*weeks);
                self.on_or_before(moved(meeting, days)?, *clock)?
            }
            DeadlineWay::Beside {
                days,
                side,
                which,
                clock,
                ..
            } => {
                let other = match which {
                    WhichMeeting::Previous => others.iter().filter(|day| **day < meeting).max(),
                    WhichMeeting::Next => others.iter().filter(|day| **day >= meeting).min(),
                };
                let other = *other.ok_or(NoDeadline::NoOtherMeeting)?;
                let days = match side {
                    Side::Before => -i64::from(*days),
                    Side::After => i64::from(*days),
                };
                self.on_or_before(moved(other, days)?, *clock)?
            }
        };
        let begins = |start: ClockTime| found.day == meeting && found.clock > start;
        match found.day > meeting || start.is_some_and(begins) {
            true => Err(NoDeadline::AfterMeeting),
            false => Ok(found),
        }
    }

    /// This day where it counts, else the last one before it that does.
    fn on_or_before(&self, day: Date, clock: ClockTime) -> Result<Deadline, NoDeadline> {
        let day = match self.counting.counts(day) {
            true => Some(day),
            false => self.counting.before(day, 1),
        };
        Ok(Deadline {
            day: day.ok_or(NoDeadline::NoDay)?,
            clock,
        })
    }
}

impl Deadline {
    /// The moment it falls; what comes later is late.
    #[must_use]
    pub fn moment(&self) -> Option<Timestamp> {
        moment_of(self.day, self.clock)
    }

    /// Whether something that came at a moment was late: after the minute the deadline names.
    #[must_use]
    pub fn is_passed(&self, moment: Timestamp) -> bool {
        let ends = self.moment().and_then(|ends| ends.checked_add(1.minute()).ok());
        ends.is_some_and(|ends| moment >= ends)
    }
}

/// How near a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// More than a day is left.
    Ahead,
    /// It falls within a day.
    Near,
    /// It has fallen.
    Passed,
}

impl Nearness {
    /// Its word, for looks.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Near => "near",
            Self::Passed => "passed",
        }
    }
}

impl Deadline {
    /// How near it is at a moment.
    #[must_use]
    pub fn nearness(&self, now: Timestamp) -> Nearness {
        let within_a_day = || {
            let tomorrow = now.checked_add(24.hours()).ok();
            tomorrow.is_some_and(|then| self.is_passed(then))
        };
        if self.is_passed(now) {
            Nearness::Passed
        } else if within_a_day() {
            Nearness::Near
        } else {
            Nearness::Ahead
        }
    }
}

fn moved(day: Date, days: i64) -> Result<Date, NoDeadline> {
    day.checked_add(days.days()).map_err(|_| NoDeadline::NoDay)
}

#[cfg(test)]
mod tests;
