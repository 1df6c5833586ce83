//! Days nobody meets on, by name: public holidays, and the days that are closed by custom.
//!
//! They are computed, not listed: Easter by the Gregorian rule, the others from it or by their date. Great Prayer Day
//! (store bededag) was one until 2023 (lov nr. 214 af 6. marts 2023 om konsekvenser ved afskaffelsen af store bededag).
//! Constitution Day and the last days of December are no public holidays, but municipalities close on them. Which days
//! count towards a deadline is [`super::weekdays`]'s question: what is closed by custom alone counts there.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Weekday;

use super::weekdays::easter;
use crate::Date;

/// The last year with Great Prayer Day.
const LAST_PRAYER_DAY: i16 = 2023;

/// A day nobody meets on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayOff {
    /// Nytårsdag.
    NewYear,
    /// Skærtorsdag.
    MaundyThursday,
    /// Langfredag.
    GoodFriday,
    /// Påskedag.
    Easter,
    /// Anden påskedag.
    EasterMonday,
    /// Store bededag, until 2023.
    PrayerDay,
    /// Kristi himmelfartsdag.
    Ascension,
    /// Pinsedag.
    Whitsun,
    /// Anden pinsedag.
    WhitMonday,
    /// Grundlovsdag; closed by custom.
    ConstitutionDay,
    /// Juleaftensdag; closed by custom.
    ChristmasEve,
    /// Juledag.
    Christmas,
    /// Anden juledag.
    SecondChristmasDay,
    /// Nytårsaftensdag; closed by custom.
    NewYearsEve,
    /// A day the municipality has added (the rule `extra-holidays`).
    Own,
    /// A Saturday or a Sunday.
    Weekend,
}

impl DayOff {
    /// Its word: the wording has a text for `day-off-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NewYear => "new-year",
            Self::MaundyThursday => "maundy-thursday",
            Self::GoodFriday => "good-friday",
            Self::Easter => "easter",
            Self::EasterMonday => "easter-monday",
            Self::PrayerDay => "prayer-day",
            Self::Ascension => "ascension",
            Self::Whitsun => "whitsun",
            Self::WhitMonday => "whit-monday",
            Self::ConstitutionDay => "constitution-day",
            Self::ChristmasEve => "christmas-eve",
            Self::Christmas => "christmas",
            Self::SecondChristmasDay => "second-christmas-day",
            Self::NewYearsEve => "new-years-eve",
            Self::Own => "own",
            Self::Weekend => "weekend",
        }
    }

    /// Whether the law makes it a holiday; the others are custom, or a weekend.
    #[must_use]
    pub fn is_public_holiday(self) -> bool {
        match self {
            Self::NewYear
            | Self::MaundyThursday
            | Self::GoodFriday
            | Self::Easter
            | Self::EasterMonday
            | Self::PrayerDay
            | Self::Ascension
            | Self::Whitsun
            | Self::WhitMonday
            | Self::Christmas
            | Self::SecondChristmasDay => true,
            Self::ConstitutionDay | Self::ChristmasEve | Self::NewYearsEve | Self::Own | Self::Weekend => {
                false
            }
        }
    }
}

/// The days off of a year that have a name, in their order.
#[must_use]
pub fn named(year: i16) -> Vec<(Date, DayOff)> {
    let fixed = [
        (1, 1, DayOff::NewYear),
        (6, 5, DayOff::ConstitutionDay),
        (12, 24, DayOff::ChristmasEve),
        (12, 25, DayOff::Christmas),
        (12, 26, DayOff::SecondChristmasDay),
        (12, 31, DayOff::NewYearsEve),
    ];
    let after_easter = [
        (-3, DayOff::MaundyThursday),
        (-2, DayOff::GoodFriday),
        (0, DayOff::Easter),
        (1, DayOff::EasterMonday),
        (26, DayOff::PrayerDay),
        (39, DayOff::Ascension),
        (49, DayOff::Whitsun),
        (50, DayOff::WhitMonday),
    ];
    let fixed = fixed
        .into_iter()
        .filter_map(|(month, day, name)| Some((Date::new(year, month, day).ok()?, name)));
    let moving = after_easter
        .into_iter()
        .filter(|(_, name)| *name != DayOff::PrayerDay || year <= LAST_PRAYER_DAY)
        .filter_map(|(days, name)| Some((easter(year)?.checked_add(days.days()).ok()?, name)));
    let mut days: Vec<(Date, DayOff)> = fixed.chain(moving).collect();
    // Where two fall on one day, the holiday of the law comes first.
    days.sort_by_key(|(date, name)| (*date, !name.is_public_holiday(), *name));
    days
}

/// Which days are off in a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DaysOff {
    /// The days it has added.
    pub own: BTreeSet<Date>,
}

impl DaysOff {
    /// Why nobody meets on a day; `None` where they do.
    #[must_use]
    pub fn why(&self, day: Date) -> Option<DayOff> {
        let name = named(day.year()).into_iter().find(|(date, _)| *date == day);
        match name {
            Some((_, name)) => Some(name),
            None if self.own.contains(&day) => Some(DayOff::Own),
            None => match day.weekday() {
                Weekday::Saturday | Weekday::Sunday => Some(DayOff::Weekend),
                Weekday::Monday
                | Weekday::Tuesday
                | Weekday::Wednesday
                | Weekday::Thursday
                | Weekday::Friday => None,
            },
        }
    }

    /// The last working day before a day; `None` outside the calendar.
    #[must_use]
    pub fn working_day_before(&self, day: Date) -> Option<Date> {
        let mut day = day.yesterday().ok()?;
        while self.why(day).is_some() {
            day = day.yesterday().ok()?;
        }
        Some(day)
    }

    /// The first working day after a day; `None` outside the calendar.
    #[must_use]
    pub fn working_day_after(&self, day: Date) -> Option<Date> {
        let mut day = day.tomorrow().ok()?;
        while self.why(day).is_some() {
            day = day.tomorrow().ok()?;
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_holidays_of_2027_are_those_of_the_almanac() {
        let off = DaysOff::default();
        for (date, name) in [
            ("2027-01-01", DayOff::NewYear),
            ("2027-03-25", DayOff::MaundyThursday),
            ("2027-03-26", DayOff::GoodFriday),
            ("2027-03-28", DayOff::Easter),
            ("2027-03-29", DayOff::EasterMonday),
            ("2027-05-06", DayOff::Ascension),
            ("2027-05-16", DayOff::Whitsun),
            ("2027-05-17", DayOff::WhitMonday),
            ("2027-06-05", DayOff::ConstitutionDay),
            ("2027-12-24", DayOff::ChristmasEve),
            ("2027-12-25", DayOff::Christmas),
            ("2027-12-26", DayOff::SecondChristmasDay),
            ("2027-12-31", DayOff::NewYearsEve),
            ("2027-01-02", DayOff::Weekend),
        ] {
            assert_eq!(off.why(day(date)), Some(name), "{date}");
        }
        assert_eq!(off.why(day("2027-01-04")), None);
    }

    #[test]
    fn great_prayer_day_is_a_working_day_from_2024() {
        let off = DaysOff::default();
        assert_eq!(off.why(day("2023-05-05")), Some(DayOff::PrayerDay));
        assert_eq!(off.why(day("2024-04-26")), None);
    }

    #[test]
    fn a_municipality_s_own_day_is_off() {
        let off = DaysOff {
            own: BTreeSet::from([day("2027-05-07")]),
        };
        assert_eq!(off.why(day("2027-05-07")), Some(DayOff::Own));
        // The day after Ascension is off, and the weekend follows.
        assert_eq!(off.working_day_after(day("2027-05-06")), Some(day("2027-05-10")));
    }

    #[test]
    fn christmas_is_passed_over_as_a_whole() {
        let off = DaysOff::default();
        assert_eq!(off.working_day_before(day("2026-12-26")), Some(day("2026-12-23")));
        assert_eq!(off.working_day_after(day("2026-12-24")), Some(day("2026-12-28")));
    }

    proptest! {
        #[test]
        fn the_working_day_beside_a_day_is_one_and_none_lies_between(
            year in 1990_i16..2100, month in 1_i8..=12, day in 1_i8..=28,
        ) {
            let off = DaysOff::default();
            let date = Date::constant(year, month, day);
            let (before, after) = (off.working_day_before(date).unwrap(), off.working_day_after(date).unwrap());
            prop_assert!(before < date && date < after);
            prop_assert_eq!((off.why(before), off.why(after)), (None, None));
            let mut between = before.tomorrow().unwrap();
            while between < after {
                prop_assert!(between == date || off.why(between).is_some());
                between = between.tomorrow().unwrap();
            }
        }
    }
}
