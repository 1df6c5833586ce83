//! Periods as people type them and read them: two days, each of which may be left out.

use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::role::Period;

use crate::frame::Frame;

/// A day as a form gives it; `None` where nothing is typed.
///
/// # Errors
/// [`Refusal::NotValid`] for what is no day.
pub fn day(typed: &str) -> Result<Option<Date>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refusal::NotValid {
            why: "day",
            given: text.chars().take(40).collect(),
        }),
    }
}

/// A day that must be typed.
///
/// # Errors
/// [`Refusal::NotValid`] for what is no day.
pub fn certain_day(typed: &str) -> Result<Date, Refusal> {
    day(typed)?.ok_or(Refusal::NotValid {
        why: "day",
        given: String::new(),
    })
}

/// From a day to a day.
///
/// # Errors
/// [`Refusal::NotValid`] for what is no day, or ends before it begins.
pub fn period(from: &str, until: &str) -> Result<Period, Refusal> {
    Period::new(day(from)?, day(until)?).map_err(|_| Refusal::NotValid {
        why: "days-in-order",
        given: until.to_owned(),
    })
}

/// A period in words: "fra 1. marts 2026 til 31. december 2027"; that it is always where neither day is known.
#[must_use]
pub fn in_words(frame: &Frame<'_>, period: &Period) -> String {
    let day = |day: Date| frame.date(&day);
    match (period.from, period.until) {
        (None, None) => frame.text("period-open").into_owned(),
        (Some(from), None) => frame.text_with("account-role-from", &[("from", day(from).into())]),
        (None, Some(until)) => frame.text_with("account-role-until", &[("until", day(until).into())]),
        (Some(from), Some(until)) => frame.text_with(
            "account-role-period",
            &[("from", day(from).into()), ("until", day(until).into())],
        ),
    }
}
