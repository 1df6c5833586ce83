//! What rules give, what is chosen for days off, and which sittings share time.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn rule(pattern: Pattern) -> PlanRule {
    PlanRule {
        first: day("2027-01-01"),
        last: day("2027-12-31"),
        pattern,
        without: BTreeSet::from([7]),
        start: ClockTime::new(9, 0).unwrap(),
        end: ClockTime::new(12, 0).unwrap(),
        place: None,
    }
}

fn dates(texts: &[&str]) -> Vec<Date> {
    texts.iter().map(|text| day(text)).collect()
}

#[test]
fn every_fourth_wednesday_skips_july() {
    let days = rule(Pattern::Weeks {
        every: 4,
        on: DayOfWeek::Wednesday,
    })
    .days()
    .unwrap();
    assert_eq!(
        days,
        dates(&[
            "2027-01-06",
            "2027-02-03",
            "2027-03-03",
            "2027-03-31",
            "2027-04-28",
            "2027-05-26",
            "2027-06-23",
            "2027-08-18",
            "2027-09-15",
            "2027-10-13",
            "2027-11-10",
            "2027-12-08",
        ])
    );
}

#[test]
fn the_first_and_the_last_tuesday_of_each_month() {
    let of = |nth| {
        let on = DayOfWeek::Tuesday;
        rule(Pattern::Monthly { nth, on }).days().unwrap()
    };
    assert_eq!(of(1)[..3], dates(&["2027-01-05", "2027-02-02", "2027-03-02"]));
    assert_eq!(
        of(LAST_OF_MONTH)[..3],
        dates(&["2027-01-26", "2027-02-23", "2027-03-30"])
    );
    assert_eq!(of(1).len(), 11);
}

#[test]
fn a_rule_that_gives_nothing_or_too_much_says_why() {
    let weekly = rule(Pattern::Weeks {
        every: 1,
        on: DayOfWeek::Monday,
    });
    let changed = |change: fn(&mut PlanRule)| {
        let mut rule = weekly.clone();
        change(&mut rule);
        rule.days().unwrap_err()
    };
    assert_eq!(
        changed(|r| r.last = day("2026-12-31")),
        NoPlan::EndsBeforeItBegins
    );
    assert_eq!(changed(|r| r.last = day("2029-12-31")), NoPlan::TooLong);
    assert_eq!(changed(|r| r.end = r.start), NoPlan::EndsBeforeItStarts);
    assert_eq!(changed(|r| r.without = (1..=12).collect()), NoPlan::NoDay);
    let never = Pattern::Weeks {
        every: 0,
        on: DayOfWeek::Monday,
    };
    assert_eq!(rule(never).days(), Err(NoPlan::NoSuchPattern));
    let sixth = Pattern::Monthly {
        nth: 6,
        on: DayOfWeek::Monday,
    };
    assert_eq!(rule(sixth).days(), Err(NoPlan::NoSuchPattern));
}

#[test]
fn a_holiday_is_not_planned_silently() {
    let rule = rule(Pattern::Monthly {
        nth: LAST_OF_MONTH,
        on: DayOfWeek::Monday,
    });
    let off = DaysOff::default();
    let proposed = rule.proposed(&off).unwrap();
    let easter_monday = proposed
        .iter()
        .find(|line| line.date == day("2027-03-29"))
        .unwrap();
    assert_eq!(
        *easter_monday,
        ProposedDay {
            date: day("2027-03-29"),
            why: Some(DayOff::EasterMonday),
            before: Some(day("2027-03-24")),
            after: Some(day("2027-03-30")),
        }
    );
    let nothing = BTreeMap::new();
    assert_eq!(
        rule.settled(&off, &nothing),
        Err(NoPlan::Unsettled(day("2027-03-29")))
    );
    let with = |choice| {
        let choices = BTreeMap::from([(day("2027-03-29"), choice)]);
        let days = rule.settled(&off, &choices);
        days.map(|days| days.iter().map(|day| day.date).collect::<Vec<_>>())
    };
    assert!(with(Choice::Keep).unwrap().contains(&day("2027-03-29")));
    assert!(
        with(Choice::MoveTo(day("2027-03-30")))
            .unwrap()
            .contains(&day("2027-03-30"))
    );
    assert_eq!(with(Choice::Skip).unwrap().len(), proposed.len() - 1);
    assert_eq!(
        with(Choice::MoveTo(day("2027-04-26"))),
        Err(NoPlan::TwiceOn(day("2027-04-26")))
    );
}

#[test]
fn a_choice_for_another_day_than_the_rule_s_is_refused() {
    let rule = rule(Pattern::Weeks {
        every: 4,
        on: DayOfWeek::Wednesday,
    });
    let choices = BTreeMap::from([(day("2027-01-07"), Choice::Skip)]);
    assert_eq!(
        rule.settled(&DaysOff::default(), &choices),
        Err(NoPlan::NotOfTheRule(day("2027-01-07")))
    );
}

#[test]
fn sittings_that_only_touch_don_t_share_time() {
    let at = |start: &str, end: Option<&str>| Sitting {
        date: day("2027-01-06"),
        start: start.parse().unwrap(),
        end: end.map(|end| end.parse().unwrap()),
    };
    assert!(at("09:00", Some("12:00")).overlaps(at("11:59", Some("13:00"))));
    assert!(!at("09:00", Some("12:00")).overlaps(at("12:00", Some("13:00"))));
    assert!(at("09:00", None).overlaps(at("10:59", Some("12:00"))));
    assert!(!at("09:00", None).overlaps(at("11:00", Some("12:00"))));
    let next_day = Sitting {
        date: day("2027-01-07"),
        ..at("09:00", Some("12:00"))
    };
    assert!(!at("09:00", Some("12:00")).overlaps(next_day));
}

#[test]
fn a_rule_is_read_back_from_what_is_kept() {
    let kept = rule(Pattern::Monthly {
        nth: 2,
        on: DayOfWeek::Thursday,
    });
    let json = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<PlanRule>(&json).unwrap(), kept);
}

fn patterns() -> impl Strategy<Value = Pattern> {
    let days = || proptest::sample::select(DayOfWeek::ALL.to_vec());
    prop_oneof![
        (1_u8..=26, days()).prop_map(|(every, on)| Pattern::Weeks { every, on }),
        (1_u8..=LAST_OF_MONTH, days()).prop_map(|(nth, on)| Pattern::Monthly { nth, on }),
    ]
}

proptest! {
    #[test]
    fn every_day_is_in_the_period_on_the_weekday_once_and_in_order(
        pattern in patterns(),
        year in 2020_i16..2100,
        month in 1_i8..=12,
        length in 0_i32..700,
        without in proptest::collection::btree_set(1_i8..=12, 0..4),
    ) {
        let first = Date::constant(year, month, 1);
        let last = first.checked_add(length.days()).unwrap();
        let rule = PlanRule { first, last, without: without.clone(), ..rule(pattern) };
        let Ok(days) = rule.days() else { return Ok(()) };
        let on = match pattern {
            Pattern::Weeks { on, .. } | Pattern::Monthly { on, .. } => on.weekday(),
        };
        for day in &days {
            prop_assert!((first..=last).contains(day));
            prop_assert_eq!(day.weekday(), on);
            prop_assert!(!without.contains(&day.month()));
        }
        for pair in days.windows(2) {
            let [one, two] = pair else { unreachable!() };
            let apart = one.until(*two).unwrap().get_days();
            match pattern {
                Pattern::Weeks { every, .. } => prop_assert_eq!(apart % (7 * i32::from(every)), 0),
                Pattern::Monthly { .. } => prop_assert!(one.first_of_month() < two.first_of_month()),
            }
            prop_assert!(one < two);
        }
    }

    #[test]
    fn a_plan_without_choices_has_no_day_off_or_is_refused(pattern in patterns(), year in 2020_i16..2100) {
        let rule = PlanRule {
            first: Date::constant(year, 1, 1),
            last: Date::constant(year, 12, 31),
            ..rule(pattern)
        };
        let off = DaysOff::default();
        match rule.settled(&off, &BTreeMap::new()) {
            Ok(days) => prop_assert!(days.iter().all(|day| off.why(day.date).is_none())),
            Err(NoPlan::Unsettled(day)) => prop_assert!(off.why(day).is_some()),
            Err(other) => prop_assert_eq!(other, NoPlan::NoDay),
        }
    }
}
