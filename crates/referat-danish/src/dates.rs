//! Dates as Danish minutes write them: found in a text, and written out.
//!
//! Read are "15. november 2017", "15. nov. 2017", "15-11-2017", "15.11.2017", "15/11-2017", "2017-11-15" and
//! two-digit years ("28.2.25"). A range covers the date itself; "d.", "den" and the weekday stand outside it.
//! Journal numbers (00.30.00-P00-5-21) are no dates. A day that is not in the calendar is never found,
//! but [`find_impossible`] says where one stands.

mod scanning;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::words::Lowered;
use scanning::{Candidate, candidates};

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundDate {
    /// The day.
    pub date: Date,
    /// First byte of the date in the text.
    pub start: usize,
    /// The byte after the date.
    pub end: usize,
}

/// A day without its year in a text: "den 29. november".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundDay {
    /// Day of the month, 1 to 31.
    pub day: i8,
    /// Month, 1 to 12.
    pub month: i8,
    /// First byte of the day in the text.
    pub start: usize,
    /// The byte after the month.
    pub end: usize,
}

impl FoundDay {
    /// The first such day on or after `from`: what "den 5. december" means in minutes of that date.
    ///
    /// `None` only for days outside the calendar jiff knows.
    #[must_use]
    pub fn on_or_after(self, from: Date) -> Option<Date> {
        // Eight years hold a 29 February whatever the century does.
        (0..=8)
            .filter_map(|years| Date::new(from.year().checked_add(years)?, self.month, self.day).ok())
            .find(|date| *date >= from)
    }
}

/// Every date of the text in order.
#[must_use]
pub fn find_dates(text: &str) -> Vec<FoundDate> {
    candidates(text).filter_map(found).collect()
}

/// The first date of the text.
#[must_use]
pub fn first_date(text: &str) -> Option<FoundDate> {
    candidates(text).find_map(found)
}

/// Every day with a month in letters and no year ("5. december", "29. nov."), in order.
#[must_use]
pub fn find_days_without_year(text: &str) -> Vec<FoundDay> {
    candidates(text)
        .filter(|candidate| candidate.year.is_none())
        .filter_map(
            |Candidate {
                 day,
                 month,
                 start,
                 end,
                 ..
             }| {
                // A leap year, so that 29 February is a day.
                let date = Date::new(2000, month, day).ok()?;
                Some(FoundDay {
                    day: date.day(),
                    month: date.month(),
                    start,
                    end,
                })
            },
        )
        .collect()
}

/// Where the first date stands that has the form of one but is not in the calendar: "31. februar 2020".
///
/// With a two-digit year figures may be something else (a KLE number, a version), so those are never reported.
#[must_use]
pub fn find_impossible(text: &str) -> Option<Range<usize>> {
    candidates(text)
        .find(|candidate| {
            !candidate.short_year
                && candidate
                    .year
                    .is_some_and(|year| Date::new(year, candidate.month, candidate.day).is_err())
        })
        .map(|candidate| candidate.start..candidate.end)
}

fn found(candidate: Candidate) -> Option<FoundDate> {
    let date = Date::new(candidate.year?, candidate.month, candidate.day).ok()?;
    Some(FoundDate {
        date,
        start: candidate.start,
        end: candidate.end,
    })
}

/// The months, as they are written within a sentence.
pub(crate) const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mandag", Weekday::Monday),
    ("tirsdag", Weekday::Tuesday),
    ("onsdag", Weekday::Wednesday),
    ("torsdag", Weekday::Thursday),
    ("fredag", Weekday::Friday),
    ("lørdag", Weekday::Saturday),
    ("søndag", Weekday::Sunday),
];

/// The month's number, 1 to 12, from its name or abbreviation in any case, with or without the full stop.
#[must_use]
pub fn month_number(word: &str) -> Option<i8> {
    let lowered = Lowered::of(word.strip_suffix('.').unwrap_or(word))?;
    let month = match lowered.as_str() {
        "januar" | "jan" => 1,
        "februar" | "feb" | "febr" => 2,
        "marts" | "mar" => 3,
        "april" | "apr" => 4,
        "maj" => 5,
        "juni" | "jun" => 6,
        "juli" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "oktober" | "okt" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    };
    Some(month)
}

/// The month's name in lower case; empty for a number outside 1 to 12.
#[must_use]
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|number| number.checked_sub(1))
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("")
}

/// The weekday's name in lower case.
#[must_use]
pub fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS
        .iter()
        .find(|(_, day)| *day == weekday)
        .map_or("", |(name, _)| name)
}

/// The weekday from its whole name in any case. Abbreviations are not read: "man" is mostly a pronoun.
#[must_use]
pub fn weekday_from(word: &str) -> Option<Weekday> {
    let lowered = Lowered::of(word)?;
    WEEKDAYS
        .iter()
        .find(|(name, _)| *name == lowered.as_str())
        .map(|(_, day)| *day)
}

/// "5. november 2017".
#[must_use]
pub fn long_date(date: Date) -> String {
    format!("{}. {} {}", date.day(), month_name(date.month()), date.year())
}

/// "05. november 2017", as the head of many minutes has it.
#[must_use]
pub fn padded_long_date(date: Date) -> String {
    format!("{:02}. {} {}", date.day(), month_name(date.month()), date.year())
}

/// "onsdag den 15. november 2017".
#[must_use]
pub fn weekday_long_date(date: Date) -> String {
    format!("{} den {}", weekday_name(date.weekday()), long_date(date))
}

#[cfg(test)]
mod tests;
