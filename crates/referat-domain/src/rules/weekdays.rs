//! Weekdays (hverdage) and Danish holidays, and so the last day a meeting's agenda can be sent.
//!
//! Easter is computed by the Gregorian rule; the holidays that follow from it are in [`super::holidays`]. The
//! municipality adds days of its own.

use std::collections::BTreeSet;

use jiff::civil::Weekday;

use super::holidays::named;
use crate::Date;

/// Easter Sunday of a year (the rule of Gauss as Meeus writes it); `None` outside the calendar.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (a, b, c) = (year_number % 19, year_number / 100, year_number % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    let (month, day) = (i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}

/// The holidays of a year that the law names, in their order.
#[must_use]
pub fn holidays(year: i16) -> Vec<Date> {
    let mut days: Vec<Date> = named(year)
        .into_iter()
        .filter(|(_, name)| name.is_public_holiday())
        .map(|(date, _)| date)
        .collect();
    days.dedup();
    days
}

/// Which days count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weekdays {
    /// Whether Saturday does.
    pub with_saturday: bool,
    /// Days of the municipality's own that don't.
    pub without: BTreeSet<Date>,
}

impl Weekdays {
    /// Whether a day counts.
    #[must_use]
    pub fn counts(&self, day: Date) -> bool {
        let by_name = match day.weekday() {
            Weekday::Sunday => false,
            Weekday::Saturday => self.with_saturday,
            Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday => {
                true
            }
        };
        by_name && !self.without.contains(&day) && !holidays(day.year()).contains(&day)
    }

    /// The last day something can be sent that has to be there so many weekdays before a day; the day itself isn't
    /// counted. `None` outside the calendar.
    #[must_use]
    pub fn before(&self, day: Date, weekdays: u32) -> Option<Date> {
        let mut day = day;
        let mut left = weekdays;
        while left > 0 {
            day = day.yesterday().ok()?;
            if self.counts(day) {
                left -= 1;
            }
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, date) in [
            (2017, "2017-04-16"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(day(date)));
        }
    }

    #[test]
    fn great_prayer_day_is_none_after_2023() {
        assert!(holidays(2023).contains(&day("2023-05-05")));
        assert!(!holidays(2024).contains(&day("2024-04-26")));
        assert_eq!(holidays(2026).len(), 10);
    }

    #[test]
    fn a_tuesday_s_agenda_is_sent_on_the_wednesday_before() {
        let weekdays = Weekdays::default();
        assert_eq!(weekdays.before(day("2026-03-10"), 4), Some(day("2026-03-04")));
        let with_saturday = Weekdays {
            with_saturday: true,
            ..Weekdays::default()
        };
        assert_eq!(
            with_saturday.before(day("2026-03-10"), 4),
            Some(day("2026-03-05"))
        );
    }

    #[test]
    fn easter_and_one_s_own_days_push_the_deadline_forward() {
        // Tuesday after Easter 2026: Monday, Sunday, Friday and Thursday don't count.
        let weekdays = Weekdays::default();
        assert_eq!(weekdays.before(day("2026-04-07"), 4), Some(day("2026-03-27")));
        let own = Weekdays {
            without: BTreeSet::from([day("2026-03-30")]),
            ..Weekdays::default()
        };
        assert_eq!(own.before(day("2026-04-07"), 4), Some(day("2026-03-26")));
        assert_eq!(own.before(day("2026-04-07"), 0), Some(day("2026-04-07")));
    }
}
