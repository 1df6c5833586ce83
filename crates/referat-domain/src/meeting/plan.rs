//! The meeting plan (mødeplan): a year's meetings from one rule, and what stands in the way of a day.
//!
//! A rule gives days; a day nobody meets on ([`DaysOff`]) is never planned silently: it waits for a [`Choice`]. Two
//! sittings that share time can't share a room, and a person can't be at both. Reads no clock and knows no meeting that
//! is stored.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use crate::Date;
use crate::clock_time::ClockTime;
use crate::rules::holidays::{DayOff, DaysOff};

/// So many meetings at most come of one rule: two a week for a year.
pub const MOST_MEETINGS: usize = 106;

/// So many days at most lie between a rule's first and last: two years.
const LONGEST: i32 = 731;

/// How long a meeting is taken to last that has a beginning and no end, in minutes.
const UNSAID: u16 = 120;

/// A day of the week, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOfWeek {
    /// Mandag.
    Monday,
    /// Tirsdag.
    Tuesday,
    /// Onsdag.
    Wednesday,
    /// Torsdag.
    Thursday,
    /// Fredag.
    Friday,
    /// Lørdag.
    Saturday,
    /// Søndag.
    Sunday,
}

impl DayOfWeek {
    /// From Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// Its word: the wording has a text for `weekday-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }

    /// The day of this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| day.as_str() == word)
    }

    fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Tuesday => Weekday::Tuesday,
            Self::Wednesday => Weekday::Wednesday,
            Self::Thursday => Weekday::Thursday,
            Self::Friday => Weekday::Friday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}

/// How a forum's meetings come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// Every so many weeks on a day: the first one is the first such day of the rule.
    Weeks {
        /// Every how many weeks, 1 to 26.
        every: u8,
        /// On which day.
        on: DayOfWeek,
    },
    /// On the so manieth such day of each month.
    Monthly {
        /// The first to the fourth, or 5 for the last.
        nth: u8,
        /// On which day.
        on: DayOfWeek,
    },
}

/// The word for the last of a month in [`Pattern::Monthly`].
pub const LAST_OF_MONTH: u8 = 5;

/// The rule a series of meetings is planned by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRule {
    /// No meeting before this day.
    pub first: Date,
    /// No meeting after this day.
    pub last: Date,
    /// How they come back.
    pub pattern: Pattern,
    /// Months without meetings, 1 to 12: July.
    pub without: BTreeSet<i8>,
    /// When they begin.
    pub start: ClockTime,
    /// When they end.
    pub end: ClockTime,
    /// Where; a room's name, or any words.
    pub place: Option<String>,
}

/// Why a rule gives no meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlan {
    /// The last day is before the first.
    #[error("the last day is before the first")]
    EndsBeforeItBegins,
    /// More than two years.
    #[error("the rule spans more than two years")]
    TooLong,
    /// The meetings end before they begin.
    #[error("a meeting ends before it begins")]
    EndsBeforeItStarts,
    /// Every 0 weeks, or more than half a year; the 6th Tuesday.
    #[error("the pattern can't come back like that")]
    NoSuchPattern,
    /// No day fits.
    #[error("the rule gives no day")]
    NoDay,
    /// More than [`MOST_MEETINGS`].
    #[error("the rule gives too many meetings")]
    TooMany,
    /// A day nobody meets on, and nobody has said what becomes of it.
    #[error("{0} is a day off, and nothing was chosen for it")]
    Unsettled(Date),
    /// A choice for a day the rule doesn't give.
    #[error("{0} is no day of the rule")]
    NotOfTheRule(Date),
    /// Two meetings on one day.
    #[error("two meetings on {0}")]
    TwiceOn(Date),
}

impl NoPlan {
    /// Its word: the wording has a text for `not-valid-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EndsBeforeItBegins => "days-in-order",
            Self::TooLong => "plan-too-long",
            Self::EndsBeforeItStarts => "times-in-order",
            Self::NoSuchPattern => "plan-pattern",
            Self::NoDay => "plan-no-day",
            Self::TooMany => "plan-too-many",
            Self::Unsettled(_) => "plan-day-off",
            Self::NotOfTheRule(_) => "plan-other-day",
            Self::TwiceOn(_) => "plan-twice",
        }
    }

    /// The day it is about.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Unsettled(day) | Self::NotOfTheRule(day) | Self::TwiceOn(day) => Some(day),
            Self::EndsBeforeItBegins
            | Self::TooLong
            | Self::EndsBeforeItStarts
            | Self::NoSuchPattern
            | Self::NoDay
            | Self::TooMany => None,
        }
    }
}

impl PlanRule {
    /// The days the rule gives, days off included.
    ///
    /// # Errors
    /// [`NoPlan`] where it gives none, or too many.
    pub fn days(&self) -> Result<Vec<Date>, NoPlan> {
        if self.last < self.first {
            return Err(NoPlan::EndsBeforeItBegins);
        }
        let span = self.first.until(self.last).map_err(|_| NoPlan::TooLong)?;
        if span.get_days() > LONGEST {
            return Err(NoPlan::TooLong);
        }
        if self.end <= self.start {
            return Err(NoPlan::EndsBeforeItStarts);
        }
        let days: Vec<Date> = match self.pattern {
            Pattern::Weeks { every: 1..=26, .. } => self.by_weeks(),
            Pattern::Monthly {
                nth: 1..=LAST_OF_MONTH,
                ..
            } => self.by_months(),
            Pattern::Weeks { .. } | Pattern::Monthly { .. } => return Err(NoPlan::NoSuchPattern),
        }
        .into_iter()
        .filter(|day| !self.without.contains(&day.month()))
        .collect();
        match days.len() {
            0 => Err(NoPlan::NoDay),
            1..=MOST_MEETINGS => Ok(days),
            _ => Err(NoPlan::TooMany),
        }
    }

    /// When the meeting of a day sits.
    #[must_use]
    pub fn sitting(&self, date: Date) -> Sitting {
        Sitting {
            date,
            start: self.start,
            end: Some(self.end),
        }
    }

    fn by_weeks(&self) -> Vec<Date> {
        let Pattern::Weeks { every, on } = self.pattern else {
            return Vec::new();
        };
        let day = |after: i32| self.first.checked_add(after.days()).ok();
        let begins = (0..7).filter_map(day).find(|day| day.weekday() == on.weekday());
        let Some(begins) = begins else {
            return Vec::new();
        };
        (0..)
            .map_while(|turn: i32| begins.checked_add((turn * 7 * i32::from(every)).days()).ok())
            .take_while(|day| *day <= self.last)
            .collect()
    }

    fn by_months(&self) -> Vec<Date> {
        let Pattern::Monthly { nth, on } = self.pattern else {
            return Vec::new();
        };
        let nth = match nth {
            LAST_OF_MONTH => -1,
            nth => i8::try_from(nth).unwrap_or(1),
        };
        (0..)
            .map_while(|months: i32| self.first.first_of_month().checked_add(months.months()).ok())
            .take_while(|month| *month <= self.last)
            .filter_map(|month| month.nth_weekday_of_month(nth, on.weekday()).ok())
            .filter(|day| (self.first..=self.last).contains(day))
            .collect()
    }

    /// The days the rule gives, and what there is to choose for those nobody meets on.
    ///
    /// # Errors
    /// As [`PlanRule::days`].
    pub fn proposed(&self, off: &DaysOff) -> Result<Vec<ProposedDay>, NoPlan> {
        let proposed = |date| {
            let why = off.why(date);
            ProposedDay {
                date,
                why,
                before: why.and_then(|_| off.working_day_before(date)),
                after: why.and_then(|_| off.working_day_after(date)),
            }
        };
        Ok(self.days()?.into_iter().map(proposed).collect())
    }

    /// The days that are planned when each choice is made: the day of the rule, and the day it became.
    ///
    /// # Errors
    /// [`NoPlan`] where a day off has no choice, a choice is for no day of the rule, or two meetings would be on one day.
    pub fn settled(
        &self,
        off: &DaysOff,
        choices: &BTreeMap<Date, Choice>,
    ) -> Result<Vec<SettledDay>, NoPlan> {
        let proposed = self.proposed(off)?;
        if let Some(stray) = choices
            .keys()
            .find(|day| proposed.iter().all(|line| line.date != **day))
        {
            return Err(NoPlan::NotOfTheRule(*stray));
        }
        let mut settled = Vec::with_capacity(proposed.len());
        let mut taken = BTreeSet::new();
        for line in proposed {
            let date = match (choices.get(&line.date), line.why) {
                (Some(Choice::Skip), _) => continue,
                (Some(Choice::MoveTo(day)), _) => *day,
                (Some(Choice::Keep), _) | (None, None) => line.date,
                (None, Some(_)) => return Err(NoPlan::Unsettled(line.date)),
            };
            if !taken.insert(date) {
                return Err(NoPlan::TwiceOn(date));
            }
            settled.push(SettledDay {
                date,
                by_rule: line.date,
            });
        }
        settled.sort_by_key(|day| day.date);
        match settled.is_empty() {
            true => Err(NoPlan::NoDay),
            false => Ok(settled),
        }
    }
}

/// A day that a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProposedDay {
    /// The day.
    pub date: Date,
    /// Why nobody meets on it; `None` where they do.
    pub why: Option<DayOff>,
    /// The working day before it, where it is off.
    pub before: Option<Date>,
    /// The working day after it, where it is off.
    pub after: Option<Date>,
}

/// What becomes of a day that a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The meeting is on it, holiday or not.
    Keep,
    /// There is no meeting.
    Skip,
    /// The meeting is on another day.
    MoveTo(Date),
}

/// A day that is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettledDay {
    /// The day of the meeting.
    pub date: Date,
    /// The day the rule gave.
    pub by_rule: Date,
}

/// When a meeting sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// The day.
    pub date: Date,
    /// When it begins.
    pub start: ClockTime,
    /// When it ends; two hours later where that isn't said.
    pub end: Option<ClockTime>,
}

impl Sitting {
    fn minutes(self) -> (u16, u16) {
        let start = self.start.since_midnight();
        let end = self.end.map_or(start + UNSAID, ClockTime::since_midnight);
        (start, end.max(start))
    }

    /// Whether two sittings share time. One that begins when the other ends shares none.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let ((start, end), (other_start, other_end)) = (self.minutes(), other.minutes());
        self.date == other.date && start < other_end && other_start < end
    }
}

/// What became of a meeting after it was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Another day, time or place.
    Moved,
    /// Called off.
    Cancelled,
}

impl ChangeKind {
    /// The word the store keeps, and the wording has a text for: `plan-change-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
        }
    }

    /// The kind of this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [Self::Moved, Self::Cancelled]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

#[cfg(test)]
mod tests;
