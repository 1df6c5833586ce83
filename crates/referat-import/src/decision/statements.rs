//! Remarks with names ("Karen: …").

use referat_danish::names::looks_like_person;
use referat_domain::meeting::decision::NamedRemark;

use super::{Part, rows};

/// Words that stand before a colon without being anyone's name.
const LABELS: &[&str] = &[
    "afbud",
    "aftale",
    "aftalt",
    "baggrund",
    "bemærkning",
    "bemærkninger",
    "beslutning",
    "bilag",
    "deadline",
    "derudover",
    "desuden",
    "ekstra",
    "følgende",
    "forslag",
    "frist",
    "handling",
    "herunder",
    "indstilling",
    "konklusion",
    "kommentar",
    "kommentarer",
    "link",
    "målsætning",
    "nb",
    "note",
    "nøgletal",
    "obs",
    "opfølgning",
    "opgave",
    "orientering",
    "proces",
    "ps",
    "punkt",
    "referat",
    "se",
    "spørgsmål",
    "status",
    "svar",
    "tema",
    "temaer",
    "tidsplan",
    "tilføjelse",
    "tovholder",
    "vedr",
    "ændring",
    "økonomi",
    "ønske",
    "ønsker",
    "imod",
    "for",
    "fraværende",
    "undlod",
    "ad",
];

/// A name before a colon at the start of a paragraph, and what follows.
pub fn parse(words: &str) -> Option<(&str, &str)> {
    let (by, text) = words.split_once(':')?;
    let (by, text) = (by.trim(), text.trim());
    let label = by
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_lowercase();
    let is_name = by.len() <= 60
        && by.split_whitespace().count() <= 4
        && looks_like_person(by)
        && !LABELS.contains(&label.as_str())
        && rows::parse(words).is_none();
    (is_name && !text.is_empty() && !text.starts_with("//")).then_some((by, text))
}

/// The named remarks of a decision.
pub fn collect(parts: &[Part]) -> Vec<NamedRemark> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Statement { by, text } => Some(NamedRemark {
                by: by.clone(),
                text: text.clone(),
            }),
            Part::Prose(_) | Part::Points(_) => None,
        })
        .collect()
}
