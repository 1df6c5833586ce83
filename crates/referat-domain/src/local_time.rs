//! The municipality's own time: where its days begin, and which hour it is there.
//!
//! Times are kept as moments; people mean days in Europe/Copenhagen, summer time included. The table of zones
//! is in the program. Reads no clock.

use crate::clock_time::ClockTime;
use crate::{Date, Timestamp};

/// The zone a Danish municipality lives in.
const ZONE: &str = "Europe/Copenhagen";

/// When a day begins there.
#[must_use]
pub fn day_begins(day: Date) -> Option<Timestamp> {
    day.in_tz(ZONE).ok().map(|zoned| zoned.timestamp())
}

/// When the day after begins there.
#[must_use]
pub fn day_ends(day: Date) -> Option<Timestamp> {
    day.tomorrow().ok().and_then(day_begins)
}

/// The moment a clock there shows a time on a day; in the hour that summer time skips, the one after.
#[must_use]
pub fn moment_of(day: Date, clock: ClockTime) -> Option<Timestamp> {
    let (hour, minute) = (
        i8::try_from(clock.hour()).ok()?,
        i8::try_from(clock.minute()).ok()?,
    );
    let zoned = day.at(hour, minute, 0, 0).in_tz(ZONE).ok()?;
    Some(zoned.timestamp())
}

/// The day of a moment there.
#[must_use]
pub fn day_of(moment: Timestamp) -> Option<Date> {
    moment.in_tz(ZONE).ok().map(|zoned| zoned.date())
}

/// The last time before a moment, or at it, that a clock there showed this full hour.
#[must_use]
pub fn last_at_hour(moment: Timestamp, hour: i8) -> Option<Timestamp> {
    let on = |day: Date| {
        let zoned = day.at(hour, 0, 0, 0).in_tz(ZONE).ok()?;
        Some(zoned.timestamp())
    };
    let today = day_of(moment)?;
    match on(today).filter(|at| *at <= moment) {
        Some(at) => Some(at),
        None => on(today.yesterday().ok()?),
    }
}

/// What a clock there shows at a moment, to the minute.
#[must_use]
pub fn time_of(moment: Timestamp) -> Option<ClockTime> {
    let zoned = moment.in_tz(ZONE).ok()?;
    ClockTime::new(
        u16::try_from(zoned.hour()).ok()?,
        u16::try_from(zoned.minute()).ok()?,
    )
}

/// What a clock there shows at a moment, to the second: "14:03:12".
#[must_use]
pub fn clock_at(moment: Timestamp) -> Option<String> {
    let zoned = moment.in_tz(ZONE).ok()?;
    Some(format!(
        "{:02}:{:02}:{:02}",
        zoned.hour(),
        zoned.minute(),
        zoned.second()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_at_midnight_in_copenhagen_summer_and_winter() {
        let winter = day_begins(Date::constant(2026, 3, 1)).unwrap();
        assert_eq!(winter.to_string(), "2026-02-28T23:00:00Z");
        let summer = day_begins(Date::constant(2026, 7, 1)).unwrap();
        assert_eq!(summer.to_string(), "2026-06-30T22:00:00Z");
        // 29 March 2026 has 23 hours.
        let (from, to) = (Date::constant(2026, 3, 29), Date::constant(2026, 3, 29));
        let long = day_ends(to).unwrap().as_second() - day_begins(from).unwrap().as_second();
        assert_eq!(long, 23 * 3600);
        assert_eq!(
            day_of(moment("2026-02-28T23:30:00Z")),
            Some(Date::constant(2026, 3, 1))
        );
    }

    #[test]
    fn nine_o_clock_is_another_moment_in_summer() {
        let nine = ClockTime::new(9, 0).unwrap();
        let at = |day| moment_of(day, nine).unwrap().to_string();
        assert_eq!(at(Date::constant(2027, 1, 6)), "2027-01-06T08:00:00Z");
        assert_eq!(at(Date::constant(2027, 6, 2)), "2027-06-02T07:00:00Z");
    }

    #[test]
    fn the_last_time_at_an_hour_is_today_or_yesterday() {
        let at = |text| last_at_hour(moment(text), 3).unwrap().to_string();
        assert_eq!(at("2026-03-01T08:00:00Z"), "2026-03-01T02:00:00Z");
        assert_eq!(at("2026-03-01T02:00:00Z"), "2026-03-01T02:00:00Z");
        assert_eq!(at("2026-03-01T01:59:59Z"), "2026-02-28T02:00:00Z");
    }
}
