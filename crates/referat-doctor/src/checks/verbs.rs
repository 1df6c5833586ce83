//! Decisions that do something else with a clause than it asks for: "til efterretning" became "til orientering".

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting_record::ItemRecord;
use referat_domain::paper::section::SectionKind;

use crate::words::around;
use crate::{Document, Known};

/// What a clause asks for or a decision does, by its words. They differ in meaning and in law.
const ASKED: &[(&str, Outcome)] = &[
    ("til efterretning", Outcome::Noted),
    ("til orientering", Outcome::Informed),
    ("drøft", Outcome::Discussed),
    ("godkend", Outcome::Approved),
];

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
            let lower = clause.to_lowercase();
            let asked: Vec<Outcome> = ASKED
                .iter()
                .filter(|(words, _)| lower.contains(words))
                .map(|(_, outcome)| *outcome)
                .collect();
            if let [asked] = asked.as_slice()
                && differs(*asked, got)
            {
                findings.push(difference(document, item, clause, got));
            }
        }
    }
}

/// The clause beside the words of the decision that do something else.
fn difference(document: &Document<'_>, item: &ItemRecord, clause: &str, got: Outcome) -> Finding {
    let done = ASKED.iter().find(|(_, outcome)| *outcome == got);
    let done = done.map_or("", |(words, _)| words);
    let decided = item
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Decision)
        .find_map(|section| {
            let text = section.text.plain_text();
            let at = text.find(done)?;
            Some((section, around(&text, at, 80).to_owned()))
        });
    match decided {
        Some((section, seen)) => {
            let message = format!("{clause} ≠ {seen}");
            document.in_section(FindingCode::VerbDiffers, item, section, done, message)
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
