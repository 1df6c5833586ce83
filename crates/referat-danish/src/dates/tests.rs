//! Dates found, refused and written.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn all(text: &str) -> Vec<Date> {
    find_dates(text).into_iter().map(|found| found.date).collect()
}

#[test]
fn a_date_is_found_in_every_form_minutes_use() {
    for text in [
        "15. november 2017",
        "d. 15. november 2017",
        "den 15. november 2017",
        "onsdag den 15. NOVEMBER 2017 kl. 09:00",
        "15. nov. 2017",
        "15. nov 2017",
        "15 november 2017",
        "15.november 2017",
        "15. november, 2017",
        "15. november '17",
        "15. november\n2017",
        "15. november\u{a0}2017",
        "15-11-2017",
        "15.11.2017",
        "15/11/2017",
        "15/11-2017",
        "15/11 2017",
        "15. 11. 2017",
        "15.11.17",
        "15-11-17",
        "15/11-17",
        "2017-11-15",
        "2017-11-15T09:00",
        "referat_15.11.2017.pdf",
        "kulturforum-2017-11-15.txt",
        "(15.11.2017)",
        "Mødet den 15.11.2017.",
    ] {
        assert_eq!(all(text), [date(2017, 11, 15)], "{text}");
    }
}

#[test]
fn a_range_covers_the_date_and_not_the_words_around_it() {
    let text = "Godkendt på mødet d. 03. februar 2022, æblerne er røde den 4.3.22.";
    let ranges: Vec<_> = find_dates(text)
        .into_iter()
        .map(|found| &text[found.start..found.end])
        .collect();
    assert_eq!(ranges, ["03. februar 2022", "4.3.22"]);
    let abbreviated = "den 3. feb. 2022 ";
    assert_eq!(
        first_date(abbreviated).map(|found| &abbreviated[found.start..found.end]),
        Some("3. feb. 2022")
    );
}

#[test]
fn a_date_that_is_not_in_the_calendar_is_not_found() {
    for text in [
        "31. februar 2020",
        "29. februar 2021",
        "00-11-2017",
        "2017-13-01",
        "31.11.2017",
        "31.11.17",
    ] {
        assert_eq!(all(text), [], "{text}");
    }
}

#[test]
fn an_impossible_date_is_pointed_out() {
    let text = "Fra den 1. marts 2020 til den 31. februar 2020";
    assert_eq!(
        find_impossible(text).map(|range| &text[range]),
        Some("31. februar 2020")
    );
    assert_eq!(find_impossible("den 15. november 2017 og 28.02.2020"), None);
    assert_eq!(find_impossible("31-02-2020"), Some(0..10));
}

#[test]
fn figures_that_only_look_like_a_date_are_neither_found_nor_impossible() {
    for text in [
        "00.30.00-P00-5-21",
        "01.05.12-A00-3-17",
        "85.08.15-A26-1-19",
        "02.00.01",
        "1.-3. kvartal 2017",
        "2018-2021",
        "kl. 07-20",
        "kl. 10.12.20",
        "1.000.000 kr.",
        "20.12.2017.5",
        "version 1.2.3",
        "12345",
        "1. maj 400 borgere",
        "1. majestæt 2020",
        "13. december-møde",
        "tlf. 43-68-68-68",
        "15. november. 2017 blev et godt år"
            .get(.."15. november. 2017".len())
            .unwrap_or(""),
    ] {
        assert_eq!(all(text), [], "{text}");
        assert_eq!(find_impossible(text), None, "{text}");
    }
}

#[test]
fn both_ends_of_a_period_are_found() {
    assert_eq!(all("1.3.2021-28.2.2025"), [date(2021, 3, 1), date(2025, 2, 28)]);
    assert_eq!(
        all("fra 1.3.2021 til 28.2.25"),
        [date(2021, 3, 1), date(2025, 2, 28)]
    );
    assert_eq!(all("8.-9. marts 2022"), [date(2022, 3, 9)]);
}

#[test]
fn two_digit_years_turn_at_seventy() {
    assert_eq!(all("1.1.69 og 1.1.70"), [date(2069, 1, 1), date(1970, 1, 1)]);
}

#[test]
fn a_day_without_year_is_the_next_one_after_the_meeting() {
    let text = "Frist d. 29. november, kvalificering den 5. dec. og status 1. marts 2018.";
    let days = find_days_without_year(text);
    let words: Vec<_> = days.iter().map(|day| &text[day.start..day.end]).collect();
    assert_eq!(words, ["29. november", "5. dec"]);
    assert_eq!(days[0].on_or_after(date(2017, 11, 15)), Some(date(2017, 11, 29)));
    assert_eq!(days[0].on_or_after(date(2017, 12, 1)), Some(date(2018, 11, 29)));
    let leap = find_days_without_year("29. februar");
    assert_eq!(leap[0].on_or_after(date(2021, 1, 1)), Some(date(2024, 2, 29)));
    assert_eq!(find_days_without_year("31. februar"), []);
}

#[test]
fn months_and_weekdays_are_known_by_name_in_any_case() {
    assert_eq!(month_number("Februar"), Some(2));
    assert_eq!(month_number("SEPT."), Some(9));
    assert_eq!(month_number("maj"), Some(5));
    assert_eq!(month_number("møde"), None);
    assert_eq!(
        (month_name(1), month_name(12), month_name(0), month_name(13)),
        ("januar", "december", "", "")
    );
    assert_eq!(weekday_from("LØRDAG"), Some(Weekday::Saturday));
    assert_eq!(weekday_from("man"), None);
    assert_eq!(weekday_name(Weekday::Sunday), "søndag");
}

#[test]
fn dates_are_written_as_danes_write_them() {
    let day = date(2022, 2, 3);
    assert_eq!(long_date(day), "3. februar 2022");
    assert_eq!(padded_long_date(day), "03. februar 2022");
    assert_eq!(weekday_long_date(day), "torsdag den 3. februar 2022");
}

proptest! {
    #[test]
    fn every_day_written_is_the_day_read(days in 0i32..200_000) {
        let day = date(1650, 1, 1).saturating_add(jiff::ToSpan::days(days));
        for text in [long_date(day), padded_long_date(day), weekday_long_date(day), day.to_string()] {
            prop_assert_eq!(first_date(&text).map(|found| found.date), Some(day));
        }
    }

    #[test]
    fn no_text_makes_it_fail_and_ranges_are_of_characters(text in "([0-9]{1,4}|[-./ ']|\\n|nov|maj|februar|æ|\\PC){0,40}") {
        let mut from = 0;
        for found in find_dates(&text) {
            prop_assert!(found.start >= from && text.get(found.start..found.end).is_some());
            from = found.end;
        }
        for day in find_days_without_year(&text) {
            prop_assert!(text.get(day.start..day.end).is_some());
        }
        if let Some(range) = find_impossible(&text) {
            prop_assert!(text.get(range).is_some());
        }
    }
}
