//! The language of queries: words, phrases, minus, operators and journal numbers, as people type them.
//!
//! | typed | finds |
//! |---|---|
//! | `budget proces` | items with both words, in any inflection, alone or in compounds |
//! | `"proces for budget"` | the words side by side, as they stand |
//! | `-udsat`, `-"til orientering"`, `-udfald:udsat` | items without |
//! | `budget*` | words that begin so |
//! | `00.30.00-P00-5-21`, `00.30` | the journal number, or its beginning |
//! | `sag:` `kle:` `udfald:` `forum:` `person:` `bilag:` | in that field alone; `udfald:udsat\|ændret` is either |
//! | `år:2025`, `år:2020-2022`, `fra:2024-01-01`, `til:31.12.2024` | meetings of that time |
//!
//! Reading never fails: what isn't understood is left out or taken for words, and a [`Notice`] says so.
//! Long queries are cut, so that no query takes long.

mod operators;
mod reading;

use std::ops::Range;

use referat_domain::Date;
use referat_domain::meeting::decision::Outcome;

/// A query as typed, understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParsedQuery {
    text: String,
    clauses: Vec<Clause>,
    notices: Vec<Notice>,
}

/// Something in a query that wasn't taken as it was perhaps meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The query was longer than is read; the rest was left out.
    TooLong,
    /// It had more parts than are read; the rest was left out.
    TooManyParts,
    /// A phrase was longer than is read; its last words were left out.
    PhraseTooLong,
    /// A quotation mark is missing its other; the phrase ends with the query.
    UnclosedQuote,
    /// There is no such operator; it was taken for words.
    UnknownOperator {
        /// Its name as typed.
        name: String,
    },
    /// There is no such outcome; it was left out.
    UnknownOutcome {
        /// The word as typed.
        word: String,
    },
    /// Not a year; it was left out.
    NotAYear {
        /// As typed.
        text: String,
    },
    /// Not a date; it was left out.
    NotADate {
        /// As typed.
        text: String,
    },
    /// Not the beginning of a KLE number; it was left out.
    NotAKleNumber {
        /// As typed.
        text: String,
    },
    /// Too few letters before an asterisk; the word was taken as it stands.
    PrefixTooShort {
        /// As typed.
        text: String,
    },
}

/// One condition of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Whether hits must not fulfil it.
    pub(super) is_excluded: bool,
    /// What is wanted.
    pub(super) wanted: Wanted,
    /// Where it stands in the query's text.
    pub(super) span: Range<usize>,
}

/// What a condition asks for. Words are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A word in any inflection, alone or in compounds.
    Word(String),
    /// A word that begins so.
    Prefix(String),
    /// Words side by side; one word is taken as it stands.
    Phrase(Vec<String>),
    /// Words joined by hyphens, and the word they make without.
    Joined { words: Vec<String>, whole: String },
    /// A journal number or its beginning, in one spelling; `typed` are the words it is in running text, where
    /// the number was typed without an operator.
    JournalNumber { number: String, typed: Vec<String> },
    /// The beginning of a KLE number.
    Kle(String),
    /// One of these outcomes.
    Outcomes(Vec<Outcome>),
    /// Words of the forum's name.
    Forum(Vec<WordOrPrefix>),
    /// Words of the name of someone the item names.
    Person(Vec<WordOrPrefix>),
    /// Words of an attachment's title.
    Attachment(Vec<WordOrPrefix>),
    /// A meeting from a day to a day, both included.
    Days { from: Option<Date>, to: Option<Date> },
}

/// A word, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordOrPrefix {
    pub(super) folded: String,
    pub(super) is_prefix: bool,
}

impl ParsedQuery {
    /// Reads a query as typed. Never fails.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        reading::read(text)
    }

    /// The query as typed, at most as long as was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What wasn't taken as it was perhaps meant.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Whether it asks for nothing: it then finds everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The same query with its last word as the beginning of one, for someone still typing.
    #[must_use]
    pub fn still_typing(mut self) -> Self {
        let ends = self.text.len();
        if let Some(clause) = self.clauses.last_mut()
            && !clause.is_excluded
            && clause.span.end == ends
            && let Wanted::Word(word) = &clause.wanted
            && word.chars().count() >= reading::SHORTEST_PREFIX
        {
            clause.wanted = Wanted::Prefix(word.clone());
        }
        self
    }

    pub(super) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The query's text with the words of some clauses replaced.
    pub(super) fn with_words(&self, words: &[(usize, String)]) -> String {
        let mut text = String::new();
        let mut from = 0;
        for (place, clause) in self.clauses.iter().enumerate() {
            let Some((_, word)) = words.iter().find(|(replaced, _)| *replaced == place) else {
                continue;
            };
            text.push_str(self.text.get(from..clause.span.start).unwrap_or_default());
            text.push_str(word);
            from = clause.span.end;
        }
        text.push_str(self.text.get(from..).unwrap_or_default());
        text
    }
}
