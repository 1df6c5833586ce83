//! Decisions that do something else with a clause than it asks for: "til efterretning" became "til orientering".

use referat_danish::sentences;
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting_record::ItemRecord;
use referat_domain::paper::section::SectionKind;

use crate::words::{around, lower_words};
use crate::{Document, Known};

/// What a clause asks for or a decision does, by its words. They differ in meaning and in law.
const ASKED: &[(&str, Outcome)] = &[
    ("til efterretning", Outcome::Noted),
    ("til orientering", Outcome::Informed),
    ("drøft", Outcome::Discussed),
    ("godkend", Outcome::Approved),
];

/// So many bytes of the decision's sentence are shown.
const SHOWN: usize = 120;

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    for item in &document.record.items {
        let outcomes = item.decision.iter().flat_map(|decision| &decision.outcomes);
        for row in outcomes {
            let index = usize::try_from(row.clause)
                .ok()
                .and_then(|number| number.checked_sub(1));
            let (Some(clause), Some(got)) = (index.and_then(|index| item.clauses.get(index)), row.outcome)
            else {
                continue;
            };
            if asked_otherwise(clause, got).is_some() {
                findings.push(difference(document, item, clause, got));
            }
        }
    }
}

/// What a clause asks for by its words, where that is something else than what it came to; `None` where it came to that or
/// to more, and where its words don't say it plainly.
#[must_use]
pub fn asked_otherwise(clause: &str, got: Outcome) -> Option<Outcome> {
    let lower = clause.to_lowercase();
    let mut asked = ASKED
        .iter()
        .filter(|(words, _)| lower.contains(words))
        .map(|(_, outcome)| *outcome);
    let only = asked.next()?;
    (asked.next().is_none() && differs(only, got)).then_some(only)
}

/// The clause beside the decision's sentence that does something else: of several, the one most like the clause.
fn difference(document: &Document<'_>, item: &ItemRecord, clause: &str, got: Outcome) -> Finding {
    let done = ASKED.iter().find(|(_, outcome)| *outcome == got);
    let done = done.map_or("", |(words, _)| words);
    let asked = lower_words(clause);
    let mut best: Option<(usize, _, String, usize)> = None;
    let decisions = item.sections.iter();
    for section in decisions.filter(|section| section.kind == SectionKind::Decision) {
        let text = section.text.plain_text();
        for sentence in text.lines().flat_map(sentences::split) {
            let Some(at) = sentence.to_lowercase().find(done) else {
                continue;
            };
            let said = lower_words(sentence);
            let alike = said.iter().filter(|word| asked.contains(word)).count();
            if best.as_ref().is_none_or(|(most, ..)| alike > *most) {
                best = Some((alike, section, sentence.to_owned(), at));
            }
        }
    }
    match best {
        Some((_, section, sentence, at)) => {
            let seen = if sentence.len() <= SHOWN {
                sentence.as_str()
            } else {
                around(&sentence, sentence.floor_char_boundary(at), SHOWN)
            };
            let message = format!("{clause} ≠ {seen}");
            document.in_sentence(
                FindingCode::VerbDiffers,
                item,
                section,
                (&sentence, done),
                message,
            )
        }
        None => document.on_item(FindingCode::VerbDiffers, item, clause),
    }
}

/// Whether the decision did less than, or something other than, what it was asked for.
///
/// More than asked for (a discussion that ends in a decision) is no difference.
fn differs(asked: Outcome, got: Outcome) -> bool {
    match asked {
        Outcome::Noted => got == Outcome::Informed,
        Outcome::Informed => got == Outcome::Noted,
        Outcome::Discussed => matches!(got, Outcome::Noted | Outcome::Informed),
        Outcome::Approved => matches!(got, Outcome::Noted | Outcome::Informed | Outcome::Discussed),
        Outcome::Adopted
        | Outcome::Decided
        | Outcome::CarriedOut
        | Outcome::Amended
        | Outcome::Postponed
        | Outcome::Forwarded
        | Outcome::NotAdopted
        | Outcome::Lapsed => false,
    }
}
