//! Days of made-up meetings: counted from 1970, written as minutes write them.
//!
//! A few lines of our own instead of a calendar crate: the fixtures know none of the code they test.

/// A day, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(pub(super) i64);

const MONTHS: [&str; 12] = [
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

/// From Thursday, the weekday of 1 January 1970.
const WEEKDAYS: [&str; 7] = [
    "torsdag", "fredag", "lørdag", "søndag", "mandag", "tirsdag", "onsdag",
];

impl Day {
    /// The day of a date.
    ///
    /// Counts years from March, so that the leap day is a year's last.
    pub(super) fn of(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month and day of the month.
    pub(super) fn date(self) -> (i64, usize, i64) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, month as usize, day)
    }

    /// So many days later.
    pub(super) fn later(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The year in two digits.
    pub(super) fn short_year(self) -> i64 {
        self.date().0.rem_euclid(100)
    }

    /// "2024-03-13".
    pub(super) fn iso(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// "13-03-2024", as in a title.
    pub(super) fn in_title(self) -> String {
        let (year, month, day) = self.date();
        format!("{day:02}-{month:02}-{year:04}")
    }

    /// "13. marts 2024".
    pub(super) fn long(self) -> String {
        let (year, month, day) = self.date();
        format!("{day}. {} {year}", MONTHS[month - 1])
    }

    /// "Onsdag d. 13. marts 2024", the day in two digits.
    pub(super) fn in_head(self) -> String {
        let (year, month, day) = self.date();
        let weekday = self.weekday();
        let (first, rest) = weekday.split_at(weekday.chars().next().map_or(0, char::len_utf8));
        format!(
            "{}{rest} d. {day:02}. {} {year}",
            first.to_uppercase(),
            MONTHS[month - 1]
        )
    }

    fn weekday(self) -> &'static str {
        WEEKDAYS[self.0.rem_euclid(7) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_date_and_weekday() {
        let day = Day::of(2024, 2, 29);
        assert_eq!(
            (day.iso().as_str(), day.in_head().as_str()),
            ("2024-02-29", "Torsdag d. 29. februar 2024")
        );
        assert_eq!(day.later(1).in_title(), "01-03-2024");
        assert_eq!(Day::of(1970, 1, 1), Day(0));
    }

    #[test]
    fn every_day_of_a_century_is_its_own_date() {
        let first = Day::of(1990, 1, 1);
        for days in 0..40_000 {
            let day = first.later(days);
            let (year, month, of_month) = day.date();
            assert_eq!(Day::of(year, month as i64, of_month), day);
        }
    }
}
