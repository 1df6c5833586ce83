//! Whether the forum itself is who a clause is about.

use super::lexicon;
use super::phrases::{is_preposition, names_body};
use super::tokens::{Token, tokens};

/// How many tokens at the start name the forum; 0 where somebody else is the subject.
pub(super) fn forum_length(clause: &[Token<'_>], forum: Option<&str>) -> usize {
    match forum {
        Some(forum) => {
            let name = tokens(forum);
            let is_whole = name.len() <= clause.len()
                && name
                    .iter()
                    .zip(clause)
                    .all(|(name, token)| name.lower == token.lower);
            if is_whole && !name.is_empty() {
                return name.len();
            }
            // "udvalget" of Økonomiudvalget, "skolebestyrelsen" of Skolebestyrelsen på Nordskolen.
            let first = clause.first().filter(|it| names_body(it));
            let generic = first.and_then(|it| {
                const COMMON: [(&str, &str); 6] = [
                    ("udvalget", "udvalg"),
                    ("rådet", "råd"),
                    ("bestyrelsen", "bestyrelse"),
                    ("forummet", "forum"),
                    ("nævnet", "nævn"),
                    ("direktionen", "direktion"),
                ];
                COMMON.iter().find(|(noun, _)| *noun == it.lower)
            });
            let generic = generic.is_some_and(|(_, stem)| name.iter().any(|it| it.lower.contains(stem)));
            let own = first.is_some_and(|first| {
                name.iter()
                    .any(|it| names_body(it) && it.lower.ends_with(first.lower.trim_end_matches("met")))
            });
            usize::from(own || generic)
        }
        None => {
            let body = clause.iter().take(6).position(names_body);
            let Some(body) = body else { return 0 };
            let before = clause.get(..body).unwrap_or_default();
            let is_plain = before.iter().all(|it| {
                !it.is_opaque
                    && !is_preposition(&it.lower)
                    && lexicon::finite(&it.lower).is_none()
                    && it.lower != "som"
                    && it.lower != "der"
            });
            if is_plain { body + 1 } else { 0 }
        }
    }
}
