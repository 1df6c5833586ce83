//! Promises (løfter): what a meeting has somebody do; and the lines of notices that become one, a case, or stay a notice.
//!
//! "Henrik vender tilbage med en plan i marts": what, who and when. Without a day it is undated, which people see.

use std::str::FromStr;

use crate::rich_text::RichText;

/// The longest promise, and the longest line that is sorted, in characters.
pub const LONGEST_LINE: usize = 2_000;

/// The longest name of who keeps a promise, in characters.
pub const LONGEST_WHO: usize = 200;

/// How far a promise has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PromiseState {
    /// Found in a text; nobody has looked at it.
    Suggested,
    /// Somebody has said that it is one.
    Confirmed,
    /// On its way, or on a meeting.
    InProgress,
    /// Kept.
    Kept,
    /// Given up, for a reason.
    Lapsed,
}

impl PromiseState {
    /// Every state, in order.
    pub const ALL: [Self; 5] = [
        Self::Suggested,
        Self::Confirmed,
        Self::InProgress,
        Self::Kept,
        Self::Lapsed,
    ];

    /// The store's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Confirmed => "confirmed",
            Self::InProgress => "in_progress",
            Self::Kept => "kept",
            Self::Lapsed => "lapsed",
        }
    }
}

impl FromStr for PromiseState {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or(())
    }
}

/// What a line of notices is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// A notice: it was said, and nothing follows.
    Notice,
    /// A promise.
    Promise,
    /// The beginning of a case.
    Case,
}

impl LineKind {
    /// Every kind, in order.
    pub const ALL: [Self; 3] = [Self::Notice, Self::Promise, Self::Case];

    /// The store's word, for which the wording has a text: `line-kind-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Promise => "promise",
            Self::Case => "case",
        }
    }
}

impl FromStr for LineKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or(())
    }
}

/// The lines of a text that can be sorted: each once, without the marks of a list.
#[must_use]
pub fn lines_of(text: &RichText) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.plain_text().lines() {
        let line = line.trim().trim_start_matches(['-', '•']).trim();
        let line: String = line.chars().take(LONGEST_LINE).collect();
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Who a line says it is from: "Henrik" of "Henrik: …"; `None` where it begins with no short name.
#[must_use]
pub fn named_in(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    let is_name = name.chars().next().is_some_and(char::is_uppercase)
        && name.split_whitespace().count() <= 4
        && name
            .chars()
            .all(|letter| letter.is_alphabetic() || " .-".contains(letter));
    (is_name && name != "Ad").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_a_texts_own_without_marks_and_each_once() {
        let text = RichText::from_markdown(
            "Orientering:\n\n- Henrik: Ny plan i marts.\n- Tak for kaffe.\n- Tak for kaffe.",
        );
        assert_eq!(
            lines_of(&text),
            ["Orientering:", "Henrik: Ny plan i marts.", "Tak for kaffe."]
        );
    }

    #[test]
    fn who_says_it_stands_before_a_colon() {
        assert_eq!(named_in("Henrik: Ny plan."), Some("Henrik"));
        assert_eq!(named_in("Lars Bo Jensen: x"), Some("Lars Bo Jensen"));
        assert_eq!(named_in("Ad 1: x"), None);
        assert_eq!(named_in("mødet: x"), None);
        assert_eq!(named_in("uden navn"), None);
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for state in PromiseState::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
        }
        for kind in LineKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
    }
}
