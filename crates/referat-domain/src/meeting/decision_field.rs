//! What is being written of a decision, in fields that are saved one by one: the text, and of each clause its outcome and
//! what is said beyond it. Two who write in different ones are never in each other's way.

use std::fmt;
use std::str::FromStr;

use super::decision::Outcome;
use crate::paper::content::{FieldValue, NotAField, NotAValue};

/// The most clauses that have fields.
const MOST_CLAUSES: u32 = 500;

/// The longest addition, in characters.
pub const LONGEST_ADDITION: usize = 4_000;

/// The largest text, in bytes as it is typed, and of its JSON.
pub const LARGEST_TEXT: usize = 200_000;

/// A field of a decision that is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionField {
    /// The text, as it is typed (Markdown).
    Text,
    /// The outcome of a clause, from 1: its word, or nothing.
    Outcome(u32),
    /// What is said beyond it.
    Addition(u32),
}

impl fmt::Display for DecisionField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Outcome(clause) => write!(f, "outcome-{clause}"),
            Self::Addition(clause) => write!(f, "addition-{clause}"),
        }
    }
}

impl FromStr for DecisionField {
    type Err = NotAField;

    fn from_str(name: &str) -> Result<Self, NotAField> {
        if name == "text" {
            return Ok(Self::Text);
        }
        let (kind, clause) = name.split_once('-').ok_or(NotAField)?;
        let clause: u32 = clause.parse().map_err(|_| NotAField)?;
        let field = match kind {
            "outcome" => Self::Outcome(clause),
            "addition" => Self::Addition(clause),
            _ => return Err(NotAField),
        };
        let is_plain = (1..=MOST_CLAUSES).contains(&clause) && field.to_string() == name;
        is_plain.then_some(field).ok_or(NotAField)
    }
}

impl DecisionField {
    /// The clause it is of.
    #[must_use]
    pub fn clause(self) -> Option<u32> {
        match self {
            Self::Text => None,
            Self::Outcome(clause) | Self::Addition(clause) => Some(clause),
        }
    }

    /// What was typed, letter by letter as it was: nothing is taken off that somebody may be in the middle of.
    ///
    /// # Errors
    /// [`NotAValue::TooLong`]; [`NotAValue::Form`] for a word that is no outcome, or what no database keeps.
    pub fn value(self, typed: &str) -> Result<FieldValue, NotAValue> {
        let typed = typed.replace('\r', "");
        let is_too_long = match self {
            Self::Text => typed.len() > LARGEST_TEXT,
            Self::Addition(_) => typed.chars().count() > LONGEST_ADDITION,
            Self::Outcome(_) => false,
        };
        if is_too_long {
            return Err(NotAValue::TooLong);
        }
        let is_word = |typed: &str| typed.is_empty() || typed.parse::<Outcome>().is_ok();
        let is_outcome = matches!(self, Self::Outcome(_));
        if typed.contains('\0') || (is_outcome && !is_word(&typed)) {
            return Err(NotAValue::Form);
        }
        Ok(FieldValue::Line(typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known_by_their_names_and_by_no_others() {
        for name in ["text", "outcome-1", "addition-12"] {
            let field: DecisionField = name.parse().unwrap();
            assert_eq!(field.to_string(), name);
        }
        for name in [
            "",
            "outcome",
            "outcome-0",
            "outcome-01",
            "outcome-501",
            "text-1",
            "title",
        ] {
            assert!(name.parse::<DecisionField>().is_err(), "{name}");
        }
    }

    #[test]
    fn what_is_typed_is_kept_letter_by_letter_and_an_outcome_is_one_of_the_twelve() {
        let line = |text: &str| Ok(FieldValue::Line(text.into()));
        assert_eq!(DecisionField::Text.value("Ad 1: Godk \n"), line("Ad 1: Godk \n"));
        assert_eq!(DecisionField::Outcome(1).value("approved"), line("approved"));
        assert_eq!(DecisionField::Outcome(1).value(""), line(""));
        assert_eq!(DecisionField::Outcome(1).value("perhaps"), Err(NotAValue::Form));
        assert_eq!(DecisionField::Text.value("a\0"), Err(NotAValue::Form));
        let long = "æ".repeat(LONGEST_ADDITION + 1);
        assert_eq!(DecisionField::Addition(1).value(&long), Err(NotAValue::TooLong));
    }
}
