//! Which sentence of a decision answers which clause, where there are no rows.
//!
//! A sentence answers the clause whose words it repeats. One short sentence, or one that speaks of "the
//! recommendation", answers them all.

use referat_danish::verbs::{FoundOutcome, find_outcome, forms_of};
use referat_domain::likeness::same_word;
use referat_domain::meeting::decision::{ClauseOutcome, Outcome};

use super::{Part, outcome_of, sentences};

/// A sentence with an outcome.
struct Candidate<'p> {
    sentence: &'p str,
    found: FoundOutcome,
    words: Vec<String>,
    /// Whether it is the first sentence of the decision.
    is_first: bool,
}

/// Words that tell nothing of which clause is meant; what a forum calls itself is among them.
const SMALL: &[&str] = &[
    "af",
    "alle",
    "at",
    "blev",
    "byrådet",
    "da",
    "dagens",
    "de",
    "den",
    "der",
    "dermed",
    "derudover",
    "det",
    "dette",
    "direktionen",
    "efter",
    "efterretning",
    "endvidere",
    "en",
    "er",
    "et",
    "for",
    "forummet",
    "fra",
    "følgende",
    "have",
    "hen",
    "her",
    "herunder",
    "i",
    "ikke",
    "kommunalbestyrelsen",
    "med",
    "og",
    "om",
    "orientering",
    "over",
    "på",
    "rådet",
    "samt",
    "sig",
    "skal",
    "som",
    "tages",
    "tager",
    "til",
    "tog",
    "ud",
    "udvalget",
    "under",
    "ved",
    "være",
];

/// So many pairs of words are compared; a decision with more is no decision, and the rest stays unsettled.
const MOST_COMPARISONS: usize = 2_000_000;

/// At this share of the words of either, a sentence answers a clause.
const REPEATS: f64 = 0.3;

/// A sentence that speaks of the recommendation as a whole.
const WHOLE: &[&str] = &["indstillingen", "indstillingerne", "indstillede"];

/// The beginnings of a sentence about the whole item.
const WHOLE_ITEM: &[&str] = &["sagen ", "punktet ", "begge ", "alle punkter ", "alle dele "];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// How a sentence that is only an outcome may go on: "Godkendt, dog først fra august."
const GOES_ON: &[&str] = &[
    "med ",
    "uden ",
    ", med ",
    ", dog ",
    ", idet ",
    ", i det ",
    ", men ",
    ", hvis ",
    ", under ",
    "under forudsætning",
    "idet ",
];

/// The words of a text that tell what it is about; the forum itself is named in every clause.
fn telling(text: &str, forum: &str) -> Vec<String> {
    words(&text.to_lowercase())
        .filter(|word| !SMALL.contains(word) && !words(forum).any(|name| name == *word))
        .filter(|word| forms_of(word).is_none() || find_outcome(word).is_none())
        .map(str::to_owned)
        .collect()
}

fn share(clause: &[String], sentence: &[String]) -> f64 {
    if clause.is_empty() {
        return 0.0;
    }
    let hits = clause
        .iter()
        .filter(|word| sentence.iter().any(|other| same_word(word, other)))
        .count();
    hits as f64 / clause.len() as f64
}

fn candidates<'p>(parts: &'p [Part], forum: &str) -> Vec<Candidate<'p>> {
    let mut out = Vec::new();
    let mut is_first = true;
    for part in parts {
        let Part::Prose(words) = part else { continue };
        for sentence in sentences(words) {
            // "ønsker, at sagen drøftes igen" asks for a discussion; it holds none.
            if let Some(found) = find_outcome(sentence).filter(|found| found.in_main_clause) {
                out.push(Candidate {
                    sentence,
                    found,
                    words: telling(sentence, forum),
                    is_first,
                });
            }
            is_first = false;
        }
    }
    out
}

/// The outcome that a decision as a whole gives: its first sentence says only that, or speaks of the
/// recommendation.
pub fn whole(parts: &[Part], forum: &str) -> Option<Outcome> {
    let candidates = candidates(parts, forum);
    let first = candidates.first().filter(|first| first.is_first)?;
    is_whole(first).then(|| outcome_of(first.found.verb))
}

fn is_whole(candidate: &Candidate<'_>) -> bool {
    let before = candidate
        .sentence
        .get(..candidate.found.start)
        .unwrap_or_default();
    let after = candidate
        .sentence
        .get(candidate.found.end..)
        .unwrap_or_default()
        .trim_start();
    let bare = before.trim().is_empty()
        && (after.len() <= 2 || GOES_ON.iter().any(|start| after.starts_with(start)));
    let lower = candidate.sentence.to_lowercase();
    let whole_item = WHOLE_ITEM.iter().any(|start| lower.starts_with(start));
    bare || whole_item || candidate.words.iter().any(|word| WHOLE.contains(&word.as_str()))
}

/// What became of each clause.
///
/// `forum` is the forum's name in lower case.
pub fn outcomes(parts: &[Part], clauses: &[String], forum: &str) -> Vec<ClauseOutcome> {
    let candidates = candidates(parts, forum);
    let numbered = clauses.iter().zip(1u32..);
    let Some(first) = candidates.first() else {
        return numbered.map(|(_, clause)| unsettled(clause)).collect();
    };
    if first.is_first && is_whole(first) {
        return numbered
            .map(|(text, clause)| answer(text, clause, first))
            .collect();
    }
    let alone = clauses.len() == 1;
    // One sentence for several clauses answers each it has a word of: "… både dagsorden og referat".
    let enough = |share: f64| {
        if candidates.len() == 1 {
            share > 0.0
        } else {
            share >= REPEATS
        }
    };
    let mut comparisons = MOST_COMPARISONS;
    let said: usize = candidates.iter().map(|candidate| candidate.words.len()).sum();
    numbered
        .map(|(text, clause)| {
            let words = telling(text, forum);
            comparisons = comparisons.saturating_sub(words.len().saturating_mul(said));
            if comparisons == 0 {
                return unsettled(clause);
            }
            let best = candidates
                .iter()
                .map(|candidate| {
                    (
                        share(&words, &candidate.words).max(share(&candidate.words, &words)),
                        candidate,
                    )
                })
                .reduce(|best, other| if other.0 > best.0 { other } else { best });
            match best {
                Some((share, candidate)) if enough(share) => answer(text, clause, candidate),
                Some(_) if alone => answer(text, clause, first),
                Some(_) | None => unsettled(clause),
            }
        })
        .collect()
}

/// A clause the text says nothing of.
pub fn unsettled(clause: u32) -> ClauseOutcome {
    ClauseOutcome {
        clause,
        outcome: None,
        addition: None,
    }
}

/// Words after which a sentence adds something to its outcome.
const ADDS: &[&str] = &[
    ", med ",
    ", idet ",
    ", i det ",
    " idet ",
    ", dog ",
    " under forudsætning af",
    ", hvis ",
    ", under forudsætning",
    ", men ",
    " med den bemærkning",
    " med den tilføjelse",
    " med den ændring",
    " med en bemærkning",
    " med bemærkning om",
    " med tilføjelse af",
    ", således at",
    ", så ",
];

/// A further "at" that the clause doesn't have.
const ONE_MORE: &str = ", og at ";

fn answer(text: &str, clause: u32, candidate: &Candidate<'_>) -> ClauseOutcome {
    let outcome = Some(outcome_of(candidate.found.verb));
    let rest = candidate.sentence.get(candidate.found.end..).unwrap_or_default();
    let ends_phrase = matches!(outcome, Some(Outcome::Noted | Outcome::Informed));
    let leads = candidate
        .sentence
        .get(..candidate.found.start)
        .is_some_and(|before| before.trim().is_empty());
    let addition = if ends_phrase || leads {
        Some(rest)
    } else {
        let one_more = rest.find(ONE_MORE).filter(|_| !text.contains("og at "));
        ADDS.iter()
            .filter_map(|mark| rest.find(mark))
            .chain(one_more)
            .min()
            .and_then(|at| rest.get(at..))
    };
    let addition = addition
        .map(|rest| rest.trim_start_matches([',', '.', ';', ' ']).trim())
        .filter(|rest| !rest.is_empty() && !rest.starts_with("med følgende") && !rest.ends_with(':'))
        .map(str::to_owned);
    ClauseOutcome {
        clause,
        outcome,
        addition,
    }
}
