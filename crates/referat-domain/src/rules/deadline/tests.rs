//! Deadlines are working days at a clock, whatever days are off; nothing is asked of the calendar outside.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn clock(text: &str) -> ClockTime {
    text.parse().unwrap()
}

fn rule(way: &str) -> DeadlineRule {
    DeadlineRule {
        way: DeadlineWay::read(way).unwrap(),
        weekdays: 4,
        clock: clock("23:59"),
        counting: Weekdays::default(),
    }
}

fn falls(way: &str, meeting: &str) -> String {
    let found = rule(way).of(day(meeting), None, &[]).unwrap();
    format!("{} {}", found.day, found.clock)
}

#[test]
fn four_weekdays_before_a_tuesday_is_the_wednesday_before() {
    assert_eq!(falls("weekdays", "2027-02-09"), "2027-02-03 23:59");
    // Maundy Thursday, Good Friday and Easter Monday don't count.
    assert_eq!(falls("weekdays", "2027-03-30"), "2027-03-19 23:59");
    // Christmas Day is a Saturday; New Year's Day a Friday. Christmas Eve and New Year's Eve count.
    assert_eq!(falls("weekdays", "2027-01-05"), "2026-12-29 23:59");
}

#[test]
fn monday_at_twelve_the_week_before_is_that_whatever_day_the_meeting_is() {
    for meeting in ["2027-02-08", "2027-02-10", "2027-02-14"] {
        assert_eq!(falls("mandag 12:00", meeting), "2027-02-01 12:00", "{meeting}");
    }
    assert_eq!(falls("monday 12:00 2", "2027-02-10"), "2027-01-25 12:00");
    assert_eq!(falls("tuesday 09.00 0", "2027-02-10"), "2027-02-09 09:00");
    // Over the year's end.
    assert_eq!(falls("monday 12:00 1", "2027-01-06"), "2026-12-28 12:00");
}

#[test]
fn a_deadline_on_a_holiday_moves_to_the_day_before_that_counts() {
    // Easter Monday 2027 is 29 March; before it Maundy Thursday, Good Friday and the weekend.
    assert_eq!(falls("monday 12:00 1", "2027-04-07"), "2027-03-24 12:00");
    let own = DeadlineRule {
        counting: Weekdays {
            with_saturday: false,
            without: BTreeSet::from([day("2027-02-01")]),
        },
        ..rule("monday 12:00 1")
    };
    assert_eq!(
        own.of(day("2027-02-10"), None, &[]).unwrap().day,
        day("2027-01-29")
    );
}

#[test]
fn a_deadline_can_hang_on_another_forum_s_meeting() {
    let others = [day("2027-03-03"), day("2027-01-06"), day("2027-02-03")];
    let of = |way: &str, meeting: &str| {
        let found = rule(way).of(day(meeting), Some(clock("16:00")), &others);
        found.map(|found| found.day.to_string())
    };
    assert_eq!(
        of("2 after previous Økonomiudvalget 12:00", "2027-02-10").as_deref(),
        Ok("2027-02-05")
    );
    // A meeting on the same day is the next one.
    assert_eq!(
        of("7 før næste Økonomiudvalget 12:00", "2027-02-03").as_deref(),
        Ok("2027-01-27")
    );
    assert_eq!(
        of("0 before next Økonomiudvalget 12:00", "2027-02-10"),
        Err(NoDeadline::AfterMeeting)
    );
    assert_eq!(
        of("2 after previous Økonomiudvalget 12:00", "2027-01-06"),
        Err(NoDeadline::NoOtherMeeting)
    );
}

#[test]
fn a_deadline_after_the_meeting_has_begun_is_none() {
    let late = rule("wednesday 16:30 0");
    assert_eq!(
        late.of(day("2027-02-10"), Some(clock("16:00")), &[]),
        Err(NoDeadline::AfterMeeting)
    );
    assert!(late.of(day("2027-02-10"), Some(clock("17:00")), &[]).is_ok());
    assert_eq!(
        rule("friday 12:00 0").of(day("2027-02-10"), None, &[]),
        Err(NoDeadline::AfterMeeting)
    );
}

#[test]
fn what_comes_in_the_minute_of_the_deadline_is_in_time() {
    let deadline = Deadline {
        day: day("2027-02-01"),
        clock: clock("12:00"),
    };
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    // Winter: an hour from Greenwich.
    assert!(!deadline.is_passed(at("2027-02-01T11:00:59Z")));
    assert!(deadline.is_passed(at("2027-02-01T11:01:00Z")));
    assert_eq!(deadline.nearness(at("2027-01-30T11:00:00Z")), Nearness::Ahead);
    assert_eq!(deadline.nearness(at("2027-02-01T10:00:00Z")), Nearness::Near);
    assert_eq!(deadline.nearness(at("2027-02-02T10:00:00Z")), Nearness::Passed);
}

#[test]
fn what_is_no_deadline_is_refused() {
    for typed in [
        "",
        "weekdays 4",
        "monday",
        "monday 25:00",
        "monday 12:00 one",
        "monday 12:00 1 2",
        "monday 12:00 121",
        "2 before Økonomiudvalget 12:00",
        "2 before previous 12:00",
        "2 beside previous ØU 12:00",
        "-2 before previous ØU 12:00",
        "2 before previous ØU",
    ] {
        assert_eq!(DeadlineWay::read(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn a_deadline_is_read_back_as_it_is_typed(
        weekday in 0usize..7, weeks in 0u16..=120, minutes in 0u16..1440, days in 0u16..=120,
        is_before: bool, is_next: bool,
    ) {
        let clock = ClockTime::new(minutes / 60, minutes % 60).unwrap();
        let ways = [
            DeadlineWay::Weekdays,
            DeadlineWay::Weekday { weekday: WEEKDAYS[weekday].0, clock, weeks },
            DeadlineWay::Beside {
                days,
                side: if is_before { Side::Before } else { Side::After },
                which: if is_next { WhichMeeting::Next } else { WhichMeeting::Previous },
                forum: "Udvalget for Børn og 2 andre 12:00".into(),
                clock,
            },
        ];
        for way in ways {
            prop_assert_eq!(DeadlineWay::read(&way.typed()), Some(way));
        }
    }

    #[test]
    fn weekdays_before_are_counted_and_the_day_counts(
        year in 2024_i16..2060, month in 1_i8..=12, day in 1_i8..=28, weekdays in 1u32..=15, with_saturday: bool,
    ) {
        let counting = Weekdays { with_saturday, without: BTreeSet::new() };
        let rule = DeadlineRule { weekdays, counting: counting.clone(), ..rule("weekdays") };
        let meeting = Date::constant(year, month, day);
        let found = rule.of(meeting, None, &[]).unwrap();
        prop_assert!(counting.counts(found.day) && found.day < meeting);
        let mut between = 0;
        let mut at = found.day;
        while at < meeting {
            between += u32::from(counting.counts(at));
            at = at.tomorrow().unwrap();
        }
        prop_assert_eq!(between, weekdays);
    }

    #[test]
    fn a_weekday_of_an_earlier_week_is_that_day_or_moved_back_over_days_off(
        year in 2024_i16..2060, month in 1_i8..=12, day in 1_i8..=28, weekday in 0usize..5, weeks in 1u16..=6,
    ) {
        let way = DeadlineWay::Weekday { weekday: WEEKDAYS[weekday].0, clock: clock("12:00"), weeks };
        let rule = DeadlineRule { way, ..rule("weekdays") };
        let meeting = Date::constant(year, month, day);
        let found = rule.of(meeting, None, &[]).unwrap();
        prop_assert!(rule.counting.counts(found.day) && found.day < meeting);
        let monday = meeting.checked_sub(i64::from(meeting.weekday().to_monday_zero_offset()).days()).unwrap();
        let ahead = i64::try_from(weekday).unwrap() - 7 * i64::from(weeks);
        let wanted = monday.checked_add(ahead.days()).unwrap();
        prop_assert!(found.day <= wanted);
        let mut between = found.day;
        while between < wanted {
            between = between.tomorrow().unwrap();
            prop_assert!(!rule.counting.counts(between));
        }
    }

    #[test]
    fn a_deadline_never_falls_after_its_meeting(
        year in 2024_i16..2060, month in 1_i8..=12, day in 1_i8..=28, days in 0u16..=60, offset in 0i64..60,
        is_before: bool, is_next: bool,
    ) {
        let meeting = Date::constant(year, month, day);
        let others = [meeting.checked_sub(offset.days()).unwrap(), meeting.checked_add(offset.days()).unwrap()];
        let way = DeadlineWay::Beside {
            days,
            side: if is_before { Side::Before } else { Side::After },
            which: if is_next { WhichMeeting::Next } else { WhichMeeting::Previous },
            forum: "ØU".into(),
            clock: clock("12:00"),
        };
        let rule = DeadlineRule { way, ..rule("weekdays") };
        if let Ok(found) = rule.of(meeting, Some(clock("16:00")), &others) {
            prop_assert!(found.day <= meeting);
            prop_assert!(rule.counting.counts(found.day));
        }
    }
}
