//! How a decision is printed: one sentence where all clauses came to the same, a sentence for each, or rows ("Ad 1: …").

use super::{Certainty, Choices, ClauseToDraft, Draft, DraftedSentence, Style, Tense, draft_clause};
use crate::verbs::{OutcomeVerb, find_outcome};

/// The draft of a whole recommendation; see [`super::draft`].
pub(super) fn draft(clauses: &[ClauseToDraft<'_>], choices: &Choices<'_>) -> Draft {
    let own: Vec<DraftedSentence> = clauses
        .iter()
        .enumerate()
        .map(|(place, clause)| own_sentence(place, clause, choices))
        .collect();
    let style = match choices.style {
        Style::Auto => fitting(clauses, &own),
        chosen @ (Style::One | Style::Sentences | Style::Rows) => chosen,
    };
    let together = (style == Style::One)
        .then(|| together(clauses, choices))
        .flatten();
    let (style, sentences) = match (style, together) {
        (Style::One, Some(text)) => (
            Style::One,
            vec![DraftedSentence {
                clause: None,
                text,
                certainty: Certainty::Drafted,
            }],
        ),
        (Style::Rows, _) => (Style::Rows, rows(clauses, own, choices)),
        (Style::One | Style::Sentences | Style::Auto, _) => {
            let told = clauses
                .iter()
                .zip(own)
                .map(|(clause, own)| told(clause, own, clauses.len(), choices));
            (Style::Sentences, told.collect())
        }
    };
    let texts: Vec<&str> = sentences.iter().map(|it| it.text.as_str()).collect();
    let text = texts.join(if style == Style::Rows { "\n" } else { "\n\n" });
    Draft {
        text,
        style,
        sentences,
    }
}

fn own_sentence(place: usize, clause: &ClauseToDraft<'_>, choices: &Choices<'_>) -> DraftedSentence {
    DraftedSentence {
        clause: Some(place + 1),
        ..draft_clause(clause, choices)
    }
}

/// The style that loses nothing and says nothing twice.
fn fitting(clauses: &[ClauseToDraft<'_>], own: &[DraftedSentence]) -> Style {
    let first = clauses.first().and_then(|clause| clause.outcome);
    let alike = first.is_some()
        && clauses
            .iter()
            .all(|it| it.outcome == first && it.addition.is_none());
    let fit = clauses
        .iter()
        .zip(own)
        .all(|(clause, own)| is_told_by(clause, own));
    if alike && clauses.len() > 1 && first != Some(OutcomeVerb::CarriedOut) {
        Style::One
    } else if fit || clauses.len() < 2 {
        Style::Sentences
    } else {
        Style::Rows
    }
}

/// Whether the clause's own sentence says its outcome.
fn is_told_by(clause: &ClauseToDraft<'_>, own: &DraftedSentence) -> bool {
    let Some(outcome) = clause.outcome else {
        return true;
    };
    if own.certainty != Certainty::Drafted {
        return false;
    }
    match find_outcome(&own.text).filter(|it| it.in_main_clause) {
        Some(found) => {
            found.verb == outcome || matches!(outcome, OutcomeVerb::Adopted | OutcomeVerb::CarriedOut)
        }
        None => matches!(
            outcome,
            OutcomeVerb::Approved | OutcomeVerb::Adopted | OutcomeVerb::Decided | OutcomeVerb::CarriedOut
        ),
    }
}

/// A clause's own sentence, or what became of it where it says something else.
fn told(
    clause: &ClauseToDraft<'_>,
    own: DraftedSentence,
    count: usize,
    choices: &Choices<'_>,
) -> DraftedSentence {
    let Some(outcome) = clause.outcome.filter(|_| !is_told_by(clause, &own)) else {
        let text = with_addition(&own.text, clause.addition);
        return DraftedSentence { text, ..own };
    };
    let number = own.clause.unwrap_or(1);
    let what = if count > 1 {
        format!("Indstillingens punkt {number}")
    } else {
        "Indstillingen".to_owned()
    };
    let is_past = choices.tense == Tense::Past;
    let (past, present) = passive_words(outcome);
    let sentence = format!("{what} {}.", if is_past { past } else { present });
    DraftedSentence {
        text: with_addition(&sentence, clause.addition),
        certainty: Certainty::Drafted,
        clause: own.clause,
    }
}

fn passive_words(outcome: OutcomeVerb) -> (&'static str, &'static str) {
    match outcome {
        OutcomeVerb::Approved => ("blev godkendt", "godkendes"),
        OutcomeVerb::Adopted => ("blev tiltrådt", "tiltrædes"),
        OutcomeVerb::Discussed => ("blev drøftet", "drøftes"),
        OutcomeVerb::Noted => ("blev taget til efterretning", "tages til efterretning"),
        OutcomeVerb::Informed => ("blev taget til orientering", "tages til orientering"),
        OutcomeVerb::Decided => ("blev besluttet", "besluttes"),
        OutcomeVerb::CarriedOut => ("blev gennemført", "er gennemført"),
        OutcomeVerb::Amended => ("blev ændret", "ændres"),
        OutcomeVerb::Postponed => ("blev udsat", "udsættes"),
        OutcomeVerb::Forwarded => ("blev sendt videre", "sendes videre"),
        OutcomeVerb::NotAdopted => ("blev ikke tiltrådt", "tiltrædes ikke"),
        OutcomeVerb::Lapsed => ("bortfaldt", "bortfalder"),
    }
}

/// The sentence for all clauses, where they came to the same and one sentence can say it.
fn together(clauses: &[ClauseToDraft<'_>], choices: &Choices<'_>) -> Option<String> {
    let outcome = clauses.first()?.outcome?;
    if !clauses.iter().all(|it| it.outcome == Some(outcome)) || clauses.iter().any(|it| it.addition.is_some())
    {
        return None;
    }
    let is_past = choices.tense == Tense::Past;
    let Some(forum) = choices.forum else {
        let (past, present) = passive_words(outcome);
        return Some(format!("Indstillingen {}.", if is_past { past } else { present }));
    };
    let (past, present) = match outcome {
        OutcomeVerb::Approved => ("godkendte indstillingen", "godkender indstillingen"),
        OutcomeVerb::Adopted => ("tiltrådte indstillingen", "tiltræder indstillingen"),
        OutcomeVerb::Discussed => ("drøftede sagen", "drøfter sagen"),
        OutcomeVerb::Noted => ("tog sagen til efterretning", "tager sagen til efterretning"),
        OutcomeVerb::Informed => ("tog sagen til orientering", "tager sagen til orientering"),
        OutcomeVerb::Decided => ("besluttede som indstillet", "beslutter som indstillet"),
        OutcomeVerb::CarriedOut => return None,
        OutcomeVerb::Amended => ("ændrede indstillingen", "ændrer indstillingen"),
        OutcomeVerb::Postponed => ("udsatte sagen", "udsætter sagen"),
        OutcomeVerb::Forwarded => ("sendte sagen videre", "sender sagen videre"),
        OutcomeVerb::NotAdopted => ("tiltrådte ikke indstillingen", "tiltræder ikke indstillingen"),
        OutcomeVerb::Lapsed => {
            let word = if is_past { "bortfaldt" } else { "bortfalder" };
            return Some(format!("Indstillingen {word}."));
        }
    };
    Some(format!("{forum} {}.", if is_past { past } else { present }))
}

/// "Ad 1: Tiltrådt."
fn rows(
    clauses: &[ClauseToDraft<'_>],
    own: Vec<DraftedSentence>,
    choices: &Choices<'_>,
) -> Vec<DraftedSentence> {
    clauses
        .iter()
        .zip(own)
        .map(|(clause, own)| {
            let number = own.clause.unwrap_or(1);
            let Some(outcome) = clause.outcome else {
                let text = format!("Ad {number}: {}", with_addition(&own.text, clause.addition));
                return DraftedSentence { text, ..own };
            };
            let sentence = clause
                .addition
                .filter(|it| it.trim_start().starts_with(char::is_uppercase));
            let said = match (outcome, sentence) {
                // The addition is what was decided.
                (OutcomeVerb::Decided, Some(addition)) => closed(addition.trim()),
                _ => with_addition(&format!("{}.", choices.words.of(outcome)), clause.addition),
            };
            DraftedSentence {
                clause: own.clause,
                text: format!("Ad {number}: {said}"),
                certainty: Certainty::Drafted,
            }
        })
        .collect()
}

/// The sentence with what is said beyond it: as a sentence of its own where it begins with a capital.
fn with_addition(sentence: &str, addition: Option<&str>) -> String {
    let Some(addition) = addition.map(str::trim).filter(|it| !it.is_empty()) else {
        return sentence.to_owned();
    };
    if !addition.starts_with(char::is_lowercase) {
        return format!("{sentence} {}", closed(addition));
    }
    let word = addition.split_whitespace().next().unwrap_or("");
    let comma = if matches!(
        word,
        "dog" | "idet" | "således" | "så" | "men" | "hvor" | "og" | "herunder" | "hvilket"
    ) {
        ","
    } else {
        ""
    };
    format!("{}{comma} {}", sentence.trim_end_matches('.'), closed(addition))
}

fn closed(text: &str) -> String {
    let mark = if text.ends_with(['.', '!', '?', ':']) {
        ""
    } else {
        "."
    };
    format!("{text}{mark}")
}
