//! Items that came after the deadline (efter fristen): why, and who decided to take them all the same.
//!
//! That is printed with the item, so that whoever reads it knows why the papers came late. Knows no words for people.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest reason, in letters.
const LONGEST_REASON: usize = 500;

/// Why an item came after the deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// Why, on one line.
    pub reason: String,
    /// Who decided to take it all the same.
    pub decided_by: LateDecider,
}

/// Who takes an item that came late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateDecider {
    /// The chair (formanden).
    Chair,
    /// The secretary (sekretæren).
    Secretary,
}

impl LateDecider {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chair, Self::Secretary];

    /// The word the store keeps; the wording has a text for `late-by-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Secretary => "secretary",
        }
    }
}

impl FromStr for LateDecider {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == word).ok_or(())
    }
}

/// A reason that can't be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReason {
    /// There is none.
    #[error("no reason")]
    Missing,
    /// It is longer than is printed.
    #[error("too long")]
    TooLong,
}

impl Late {
    /// What a person gave, on one line.
    ///
    /// # Errors
    /// [`NoReason`] where it is none, or is longer than 500 letters.
    pub fn given(reason: &str, decided_by: LateDecider) -> Result<Self, NoReason> {
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        match reason.chars().count() {
            0 => Err(NoReason::Missing),
            1..=LONGEST_REASON => Ok(Self { reason, decided_by }),
            _ => Err(NoReason::TooLong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_and_not_nothing() {
        let late = Late::given(" Høringssvar \n kom  i dag ", LateDecider::Chair).unwrap();
        assert_eq!(late.reason, "Høringssvar kom i dag");
        assert_eq!(Late::given(" \n", LateDecider::Chair), Err(NoReason::Missing));
        let long = "å".repeat(501);
        assert_eq!(Late::given(&long, LateDecider::Secretary), Err(NoReason::TooLong));
        for decider in LateDecider::ALL {
            assert_eq!(decider.as_str().parse(), Ok(decider));
        }
    }
}
