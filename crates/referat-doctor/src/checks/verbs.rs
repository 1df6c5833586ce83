//! Decisions that do something else with a clause than it asks for: "til efterretning" became "til orientering".

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting::decision::Outcome;
use referat_domain::paper::section::SectionKind;

use crate::{Document, Known};

/// What a clause asks for, by its words, and what it is called when it has been done. The words differ in meaning and in law.
const ASKED: &[(&str, Outcome, &str)] = &[
    ("til efterretning", Outcome::Noted, "taget til efterretning"),
    ("til orientering", Outcome::Informed, "taget til orientering"),
    ("drøft", Outcome::Discussed, "drøftet"),
    ("godkend", Outcome::Approved, "godkendt"),
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
                .filter(|(words, _, _)| lower.contains(words))
                .map(|(_, outcome, _)| *outcome)
                .collect();
            if let [asked] = asked.as_slice()
                && differs(*asked, got)
            {
                let done = ASKED.iter().find(|(_, outcome, _)| *outcome == got);
                let message = format!("{clause} ≠ {}", done.map_or("", |(_, _, said)| said));
                let decision = item
                    .sections
                    .iter()
                    .find(|section| section.kind == SectionKind::Decision);
                findings.push(match decision {
                    Some(section) => {
                        document.in_section(FindingCode::VerbDiffers, item, section, "", message)
                    }
                    None => document.on_item(FindingCode::VerbDiffers, item, message),
                });
            }
        }
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
