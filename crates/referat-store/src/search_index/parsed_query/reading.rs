//! How a typed query is cut into conditions.

use std::ops::Range;

use super::super::numbers;
use super::super::words::{Word, folded, words};
use super::operators::Operator;
use super::{Clause, Notice, ParsedQuery, Wanted};

/// Longer queries are cut.
const LONGEST_QUERY: usize = 500;

/// Conditions beyond these are left out.
const MOST_CLAUSES: usize = 16;

/// Phrases have at most so many words.
const LONGEST_PHRASE: usize = 12;

/// A word's beginning has at least so many letters.
pub(super) const SHORTEST_PREFIX: usize = 2;

/// Reads a query.
pub(super) fn read(text: &str) -> ParsedQuery {
    let mut notices = Vec::new();
    let cut = text.char_indices().nth(LONGEST_QUERY).map(|(at, _)| at);
    if cut.is_some() {
        notices.push(Notice::TooLong);
    }
    let text = text.get(..cut.unwrap_or(text.len())).unwrap_or_default();
    let mut reader = Reader {
        text,
        at: 0,
        clauses: Vec::new(),
        notices,
    };
    while reader.clauses.len() <= MOST_CLAUSES && reader.condition() {}
    if reader.clauses.len() > MOST_CLAUSES {
        reader.clauses.truncate(MOST_CLAUSES);
        reader.notices.push(Notice::TooManyParts);
    }
    ParsedQuery {
        text: text.to_owned(),
        clauses: reader.clauses,
        notices: reader.notices,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»')
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    clauses: Vec<Clause>,
    notices: Vec<Notice>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads the next condition; whether there was something to read.
    fn condition(&mut self) -> bool {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let Some(first) = self.rest().chars().next() else {
            return false;
        };
        let is_excluded = matches!(first, '-' | '−' | '–')
            && self
                .rest()
                .chars()
                .nth(1)
                .is_some_and(|c| c.is_alphanumeric() || is_quote(c));
        if is_excluded {
            self.at += first.len_utf8();
        }
        let start = self.at;
        let opening = self.rest().chars().next().filter(|&c| is_quote(c));
        if let Some(quote) = opening {
            self.at += quote.len_utf8();
            let phrase = self.quoted();
            self.phrase(is_excluded, phrase, start);
        } else if let Some((number, length)) = numbers::scan_journal_number(self.rest()) {
            let typed = self.rest().get(..length).unwrap_or_default();
            let typed = words(typed).map(|word| folded(word.text)).collect();
            self.at += length;
            self.at += self.rest().len() - self.rest().trim_start_matches('*').len();
            self.push(
                is_excluded,
                Wanted::JournalNumber { number, typed },
                start..self.at,
            );
        } else if !self.operator(is_excluded, start) {
            let raw = self.raw();
            self.words(is_excluded, raw, start);
        }
        true
    }

    fn push(&mut self, is_excluded: bool, wanted: Wanted, span: Range<usize>) {
        self.clauses.push(Clause {
            is_excluded,
            wanted,
            span,
        });
    }

    /// Everything up to the closing quotation mark, which is passed over.
    fn quoted(&mut self) -> &'t str {
        let rest = self.rest();
        let Some(length) = rest.find(is_quote) else {
            self.at = self.text.len();
            self.notices.push(Notice::UnclosedQuote);
            return rest;
        };
        let quoted = rest.get(..length).unwrap_or_default();
        self.at += length;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        quoted
    }

    /// Everything up to the next white space or quotation mark.
    fn raw(&mut self) -> &'t str {
        let rest = self.rest();
        let length = rest
            .find(|c: char| c.is_whitespace() || is_quote(c))
            .unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn phrase(&mut self, is_excluded: bool, phrase: &str, start: usize) {
        let mut folded: Vec<String> = words(phrase)
            .take(LONGEST_PHRASE + 1)
            .map(|word| folded(word.text))
            .collect();
        if folded.len() > LONGEST_PHRASE {
            folded.truncate(LONGEST_PHRASE);
            self.notices.push(Notice::PhraseTooLong);
        }
        if !folded.is_empty() {
            self.push(is_excluded, Wanted::Phrase(folded), start..self.at);
        }
    }

    /// Reads an operator with its value, if one stands here.
    fn operator(&mut self, is_excluded: bool, start: usize) -> bool {
        let rest = self.rest();
        let Some((name, value)) = rest.split_once(':') else {
            return false;
        };
        let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
        let follows = value
            .chars()
            .next()
            .is_some_and(|c| c.is_alphanumeric() || is_quote(c));
        if !is_name || !follows {
            return false;
        }
        let Some(operator) = Operator::named(name) else {
            self.notices.push(Notice::UnknownOperator {
                name: name.to_owned(),
            });
            return false;
        };
        self.at += name.len() + 1;
        let value = self.value(operator);
        match operator.with(value) {
            Ok(wanted) if is_nothing(&wanted) => {}
            Ok(wanted) => self.push(is_excluded, wanted, start..self.at),
            Err(notice) => self.notices.push(notice),
        }
        true
    }

    fn value(&mut self, operator: Operator) -> &'t str {
        let rest = self.rest();
        if let Some(quote) = rest.chars().next().filter(|&c| is_quote(c)) {
            self.at += quote.len_utf8();
            return self.quoted();
        }
        // A journal number may be printed with spaces around its dashes.
        match numbers::scan_journal_number(rest).filter(|_| operator == Operator::JournalNumber) {
            Some((_, length)) => {
                self.at += length;
                rest.get(..length).unwrap_or_default()
            }
            None => self.raw(),
        }
    }

    /// Words without quotation marks: those joined by hyphens belong together, and figures joined by other
    /// marks do ("2.500.000").
    fn words(&mut self, is_excluded: bool, raw: &str, start: usize) {
        let found: Vec<Word<'_>> = words(raw).take(MOST_CLAUSES + 1).collect();
        let is_figures = found.len() > 1
            && found
                .iter()
                .all(|word| word.text.bytes().all(|b| b.is_ascii_digit()));
        if is_figures {
            let figures = found
                .iter()
                .take(LONGEST_PHRASE)
                .map(|word| folded(word.text))
                .collect();
            return self.push(is_excluded, Wanted::Phrase(figures), start..self.at);
        }
        let mut from = 0;
        while let Some(first) = found.get(from) {
            let joined = found
                .iter()
                .skip(from + 1)
                .take_while(|word| word.is_joined)
                .count();
            let run = found.get(from..=from + joined).unwrap_or_default();
            let end = run.last().map_or(first.end, |last| last.end);
            from += run.len().max(1);
            let span = start + first.start..start + end;
            if joined > 0 {
                let whole = folded(raw.get(first.start..end).unwrap_or_default());
                let words = run
                    .iter()
                    .take(LONGEST_PHRASE)
                    .map(|word| folded(word.text))
                    .collect();
                self.push(is_excluded, Wanted::Joined { words, whole }, span);
            } else {
                let star = raw.get(end..).is_some_and(|rest| rest.starts_with('*'));
                let wanted = self.word(folded(first.text), star);
                self.push(is_excluded, wanted, span.start..span.end + usize::from(star));
            }
        }
    }

    fn word(&mut self, folded: String, is_prefix: bool) -> Wanted {
        if !is_prefix {
            Wanted::Word(folded)
        } else if folded.chars().count() < SHORTEST_PREFIX {
            self.notices.push(Notice::PrefixTooShort { text: folded.clone() });
            Wanted::Word(folded)
        } else {
            Wanted::Prefix(folded)
        }
    }
}

/// Whether an operator's value held nothing to look for.
fn is_nothing(wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Forum(words) | Wanted::Person(words) | Wanted::Attachment(words) => words.is_empty(),
        Wanted::JournalNumber { number, .. } => number.is_empty(),
        Wanted::Word(_)
        | Wanted::Prefix(_)
        | Wanted::Phrase(_)
        | Wanted::Joined { .. }
        | Wanted::Kle(_)
        | Wanted::Outcomes(_)
        | Wanted::Days { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Vec<(bool, Wanted)> {
        read(text)
            .clauses
            .into_iter()
            .map(|clause| (clause.is_excluded, clause.wanted))
            .collect()
    }

    fn word(text: &str) -> (bool, Wanted) {
        (false, Wanted::Word(text.to_owned()))
    }

    #[test]
    fn words_phrases_and_minus_are_read() {
        assert_eq!(
            wanted("Budgetter \"Proces for budget\" -udsat -„til orientering” plan*"),
            [
                word("budgetter"),
                (
                    false,
                    Wanted::Phrase(vec!["proces".into(), "for".into(), "budget".into()])
                ),
                (true, Wanted::Word("udsat".into())),
                (true, Wanted::Phrase(vec!["til".into(), "orientering".into()])),
                (false, Wanted::Prefix("plan".into())),
            ]
        );
    }

    #[test]
    fn hyphens_join_and_a_lone_dash_is_nothing() {
        assert_eq!(
            wanted("IT-strategi - skole/børn 2.500.000"),
            [
                (
                    false,
                    Wanted::Joined {
                        words: vec!["it".into(), "strategi".into()],
                        whole: "itstrategi".into()
                    }
                ),
                word("skole"),
                word("børn"),
                (
                    false,
                    Wanted::Phrase(vec!["2".into(), "500".into(), "000".into()])
                ),
            ]
        );
    }

    #[test]
    fn what_is_not_understood_is_noticed() {
        let query = read("emoji:fest udfald:måske år:nå fra:igår kle:ab a* \"åben");
        assert_eq!(
            query.notices,
            [
                Notice::UnknownOperator { name: "emoji".into() },
                Notice::UnknownOutcome {
                    word: "måske".into()
                },
                Notice::NotAYear { text: "nå".into() },
                Notice::NotADate { text: "igår".into() },
                Notice::NotAKleNumber { text: "ab".into() },
                Notice::PrefixTooShort { text: "a".into() },
                Notice::UnclosedQuote,
            ]
        );
        let words: Vec<_> = query.clauses.into_iter().map(|clause| clause.wanted).collect();
        assert_eq!(
            words,
            [
                Wanted::Word("emoji".into()),
                Wanted::Word("fest".into()),
                Wanted::Word("a".into()),
                Wanted::Phrase(vec!["åben".into()])
            ]
        );
    }

    #[test]
    fn a_colon_after_a_word_or_in_a_time_is_no_operator() {
        for text in ["Ad 1: budget", "kl. 10:30", "https://referat.dk", "forum:"] {
            assert_eq!(read(text).notices, [], "{text}");
        }
        assert_eq!(wanted("forum:"), [word("forum")]);
    }

    #[test]
    fn long_queries_are_cut_and_say_so() {
        assert_eq!(read(&"a ".repeat(40)).notices, [Notice::TooManyParts]);
        assert_eq!(read(&"a ".repeat(40)).clauses.len(), MOST_CLAUSES);
        assert_eq!(read(&"å".repeat(600)).notices, [Notice::TooLong]);
        assert_eq!(
            read(&format!("\"{}\"", "a ".repeat(40))).notices,
            [Notice::PhraseTooLong]
        );
    }

    #[test]
    fn journal_numbers_are_recognised_and_may_have_spaces() {
        let number = |number: &str, typed: &[&str]| {
            let typed = typed.iter().map(|word| (*word).to_owned()).collect();
            (
                false,
                Wanted::JournalNumber {
                    number: number.into(),
                    typed,
                },
            )
        };
        assert_eq!(
            wanted("00.30.00-P00-5-21 budget 00.30* sag:00.30.00 - P00"),
            [
                number("00.30.00-p00-5-21", &["00", "30", "00", "p00", "5", "21"]),
                word("budget"),
                number("00.30", &["00", "30"]),
                number("00.30.00-p00", &[]),
            ]
        );
    }
}
