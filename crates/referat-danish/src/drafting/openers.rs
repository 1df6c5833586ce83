//! Which words open a subordinate clause, and which only look like it.

use super::lexicon::{self, Finite};
use super::phrases::{is_adverb, is_as, is_conjunction, is_opener, may_open};
use super::tokens::Token;

/// Whether the word opens a clause, or an infinitive.
pub(super) fn opens(token: &Token<'_>) -> bool {
    !token.is_opaque && (is_opener(&token.lower) || matches!(token.lower.as_str(), "som" | "der" | "at"))
}

/// Whether the token opens a subordinate clause for certain.
pub(super) fn opens_here(tokens: &[Token<'_>], at: usize, open: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|it| !it.is_opaque) else {
        return false;
    };
    let next = tokens.get(at + 1);
    let before = at.checked_sub(1).and_then(|it| tokens.get(it));
    match token.lower.as_str() {
        "at" => !is_infinitive_after(tokens, at),
        "som" => next.is_some_and(|next| !is_as(next)),
        "der" => {
            let follows_opener = before.is_none_or(|it| {
                it.lower == "at"
                    || is_opener(&it.lower)
                    || may_open(&it.lower)
                    || lexicon::finite(&it.lower).is_some()
            });
            // "hvilke ledere der skal": the question has opened the clause.
            let in_question = open > 0
                && tokens
                    .get(at.saturating_sub(4)..at)
                    .unwrap_or_default()
                    .iter()
                    .any(|it| it.lower.starts_with("hv") && is_opener(&it.lower));
            // "træerne fældes, og der plantes nye": no relative clause it could go on from.
            let joins = before.is_some_and(|it| is_conjunction(&it.lower))
                && !tokens.get(..at).unwrap_or_default().iter().any(opens);
            !follows_opener && !in_question && !joins
        }
        "om" => {
            next.is_some_and(|it| matches!(it.lower.as_str(), "der" | "det" | "man" | "vi"))
                && is_clause_ahead(tokens, at)
        }
        "da" | "så" | "inden" | "før" => token.is_after_comma && token.lower != "inden",
        word => is_opener(word) && !(at == 0 && word == "hvad"),
    }
}

/// Whether a finite verb follows closely: "om der skal", and not "om det nye".
fn is_clause_ahead(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1).map_or("", |it| it.lower.as_str());
    let ahead = tokens.get(at + 2).map(|it| it.lower.as_str());
    next == "der" || ahead.is_some_and(|word| lexicon::finite(word).is_some() || is_adverb(word))
}

fn is_infinitive_after(tokens: &[Token<'_>], at: usize) -> bool {
    let mut ahead = tokens.iter().skip(at + 1);
    let next = ahead.find(|it| !is_adverb(&it.lower) || it.is_opaque);
    next.is_some_and(|it| {
        !it.is_opaque
            && (lexicon::infinitive(&it.lower).is_some()
                || matches!(
                    lexicon::finite(&it.lower),
                    Some(Finite::Passive(_) | Finite::Deponent(_))
                )
                || matches!(it.lower.as_str(), "kunne" | "skulle" | "ville"))
    })
}

/// Whether the "at" at a token opens a subordinate clause, and isn't an infinitive's.
pub(super) fn opens_at(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|it| it.lower == "at" && !it.is_opaque) && !is_infinitive_after(tokens, at)
}
