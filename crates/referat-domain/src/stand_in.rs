//! Standing in (stedfortræder for opgaver): who does somebody's tasks while they are away, and from when to when.
//!
//! A stand-in has the tasks and no role: what they may read and do follows from each task ([`crate::paper::task`]), and
//! ends with it. Whoever stands in for a stand-in has none of these. A substitute (suppleant) at meetings is another
//! thing ([`crate::meeting::invitation`]).

use jiff::ToSpan as _;

use crate::Date;
use crate::ids::PersonId;
use crate::role::Period;

/// The most days somebody is away: who is away longer has left, or holds the role no more.
const MOST_DAYS: i64 = 366;

/// Why somebody can't be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAStandIn {
    /// Nobody stands in for themselves.
    #[error("the same person")]
    Oneself,
    /// The last day is before the first.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// It is over already.
    #[error("it is over")]
    Over,
    /// It lasts too long.
    #[error("it lasts too long")]
    TooLong,
    /// There is one for some of these days.
    #[error("there is one already")]
    Overlaps,
}

impl NotAStandIn {
    /// The wording's key, without `not-valid-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Oneself => "stand-in-oneself",
            Self::EndsBeforeItBegins => "stand-in-order",
            Self::Over => "stand-in-over",
            Self::TooLong => "stand-in-long",
            Self::Overlaps => "stand-in-overlaps",
        }
    }
}

/// The days for which somebody is named, where `others` are those for which somebody is named already.
///
/// # Errors
/// See [`NotAStandIn`].
pub fn named(
    away: PersonId,
    stand_in: PersonId,
    (from, until): (Date, Date),
    today: Date,
    others: &[Period],
) -> Result<Period, NotAStandIn> {
    if away == stand_in {
        return Err(NotAStandIn::Oneself);
    }
    let period = Period::new(Some(from), Some(until)).map_err(|_| NotAStandIn::EndsBeforeItBegins)?;
    if until < today {
        return Err(NotAStandIn::Over);
    }
    if from.checked_add(MOST_DAYS.days()).is_ok_and(|last| last < until) {
        return Err(NotAStandIn::TooLong);
    }
    match others.iter().any(|other| other.overlaps(period)) {
        true => Err(NotAStandIn::Overlaps),
        false => Ok(period),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stand_in_is_somebody_else_for_days_to_come_that_nobody_has() {
        let person = |number| PersonId::from_bytes([number; 16]);
        let day = |day| Date::constant(2026, 7, day);
        let name = |stand_in, from, until, others: &[Period]| {
            named(person(1), person(stand_in), (from, until), day(5), others)
        };
        let named = name(2, day(1), day(5), &[]).unwrap();
        assert!(named.contains(day(5)));
        assert_eq!(name(1, day(6), day(7), &[]), Err(NotAStandIn::Oneself));
        assert_eq!(name(2, day(7), day(6), &[]), Err(NotAStandIn::EndsBeforeItBegins));
        assert_eq!(name(2, day(1), day(4), &[]), Err(NotAStandIn::Over));
        let far = Date::constant(2028, 1, 1);
        assert_eq!(name(2, day(6), far, &[]), Err(NotAStandIn::TooLong));
        assert_eq!(name(3, day(5), day(9), &[named]), Err(NotAStandIn::Overlaps));
        assert!(name(3, day(6), day(9), &[named]).is_ok());
    }
}
