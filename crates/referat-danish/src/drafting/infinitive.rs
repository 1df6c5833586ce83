//! Clauses without a subject: "at godkende planen" and "godkendelse af planen". The forum is who does it.

use super::lexicon::{self, Verb};
use super::nouns;
use super::phrases::{is_adverb, is_conjunction};
use super::reading::read;
use super::tense::is_act;
use super::tokens::{Token, tokens};
use super::{Choices, Reason, Tense};

/// Nouns that name what a forum does, with the verb of each.
const DEEDS: [(&str, &str); 13] = [
    ("godkendelse", "godkende"),
    ("drøftelse", "drøfte"),
    ("vedtagelse", "vedtage"),
    ("udpegning", "udpege"),
    ("valg", "vælge"),
    ("gennemgang", "gennemgå"),
    ("fastsættelse", "fastsætte"),
    ("fastlæggelse", "fastlægge"),
    ("behandling", "behandle"),
    ("evaluering", "evaluere"),
    ("prioritering", "prioritere"),
    ("frigivelse", "frigive"),
    ("tiltrædelse", "tiltræde"),
];

/// The sentence of a clause that begins with an infinitive or a deed; `None` where it begins with neither.
pub(super) fn sentence(body: &str, choices: &Choices<'_>, has_that: bool) -> Option<Result<String, Reason>> {
    let tokens = tokens(body);
    let first = tokens.first().filter(|it| !it.is_opaque)?;
    if let Some((_, verb)) = DEEDS.iter().find(|(deed, _)| *deed == first.lower) {
        return deed(body, &tokens, verb, choices);
    }
    // "ikke at godkende", "at ikke godkende".
    let place = match first.lower.as_str() {
        "ikke" => tokens
            .iter()
            .position(|it| it.lower != "ikke" && it.lower != "at")?,
        _ => 0,
    };
    let token = tokens
        .get(place)
        .filter(|it| !it.is_opaque && !it.is_hyphenated)?;
    let verb = lexicon::infinitive(&token.lower)?;
    let may_be_noun = nouns::is_noun_too(&token.lower) || !has_that;
    if may_be_noun && (read(&tokens, 0).is_ok() || nouns::is_noun_too(&token.lower) && !has_that) {
        return None;
    }
    Some(infinitive(body, &tokens, place, &verb, choices))
}

fn infinitive(
    body: &str,
    tokens: &[Token<'_>],
    place: usize,
    verb: &Verb,
    choices: &Choices<'_>,
) -> Result<String, Reason> {
    let forum = choices.forum.ok_or(Reason::NoForum)?;
    let form = |verb: &Verb| match choices.tense {
        Tense::Past => verb.past.clone(),
        Tense::Present => verb.present.clone(),
    };
    let more = coordinated(tokens, place)?;
    let mut out = format!("{forum} {}", form(verb));
    let mut from = tokens.get(place).map_or(0, |it| it.end);
    let is_group = more.first().is_some_and(|(at, _)| at - place <= 2);
    if place > 0 {
        if is_group {
            return Err(Reason::WordOrder);
        }
        // "udtale sig", "gøre det": the pronoun goes before "ikke".
        if let Some(pronoun) = tokens
            .get(place + 1)
            .filter(|it| matches!(it.lower.as_str(), "sig" | "dem"))
        {
            out.push(' ');
            out.push_str(pronoun.text);
            from = pronoun.end;
        }
        out.push_str(" ikke");
    }
    for (at, verb) in more {
        let Some(token) = tokens.get(at) else { continue };
        let between = body.get(from..token.start).unwrap_or("");
        // "og at godkende": the second "at" goes too.
        let between = between.strip_suffix("at ").unwrap_or(between);
        out.push_str(between);
        out.push_str(&form(&verb));
        from = token.end;
    }
    out.push_str(body.get(from..).unwrap_or(""));
    Ok(out)
}

/// The infinitives that go on from the first: "drøfte og godkende".
fn coordinated(tokens: &[Token<'_>], place: usize) -> Result<Vec<(usize, Verb)>, Reason> {
    let mut found: Vec<(usize, Verb)> = Vec::new();
    let mut last = place;
    for (at, token) in tokens.iter().enumerate().skip(place + 1) {
        let Some(verb) =
            lexicon::infinitive(&token.lower).filter(|_| !token.is_opaque && !token.is_hyphenated)
        else {
            continue;
        };
        let before = |back: usize| at.checked_sub(back).and_then(|it| tokens.get(it));
        let that = before(1).is_some_and(|it| it.lower == "at");
        let joined = before(if that { 2 } else { 1 }).is_some_and(|it| is_conjunction(&it.lower));
        let is_listed = at == last + 1 && token.is_after_comma;
        let is_next = at - last <= 2 && joined && !that;
        if is_next || is_listed {
            found.push((at, verb));
            last = at;
        } else if joined && !nouns::is_noun_too(&token.lower) {
            let nested = tokens
                .get(place + 1..at.saturating_sub(2))
                .unwrap_or_default()
                .iter()
                .any(|it| it.lower == "at" || lexicon::finite(&it.lower).is_some());
            let parted = before(1).is_some_and(|it| it.is_after_comma)
                || (that && before(2).is_some_and(|it| it.is_after_comma));
            if (nested && !parted) || !(that || is_act(&verb)) {
                return Err(Reason::TwoReadings);
            }
            found.push((at, verb));
            last = at;
        } else if before(1).is_some_and(|it| is_adverb(&it.lower))
            && before(2).is_some_and(|it| is_conjunction(&it.lower))
        {
            return Err(Reason::TwoReadings);
        }
    }
    Ok(found)
}

/// "godkendelse af planen" → "Chefforum godkendte planen".
fn deed(
    body: &str,
    tokens: &[Token<'_>],
    verb: &str,
    choices: &Choices<'_>,
) -> Option<Result<String, Reason>> {
    let of = tokens.get(1).filter(|it| it.lower == "af")?;
    if read(tokens, 0).is_ok() {
        return None;
    }
    let Some(forum) = choices.forum else {
        return Some(Err(Reason::NoForum));
    };
    let another = tokens
        .iter()
        .skip(2)
        .any(|it| DEEDS.iter().any(|(deed, _)| *deed == it.lower));
    let has_verb = tokens
        .iter()
        .skip(2)
        .any(|it| !it.is_opaque && lexicon::finite(&it.lower).is_some() && it.lower != "er");
    if another || (has_verb && !tokens.iter().any(|it| matches!(it.lower.as_str(), "der" | "som"))) {
        return Some(Err(Reason::TwoReadings));
    }
    let verb = lexicon::infinitive(verb)?;
    let form = if choices.tense == Tense::Past {
        verb.past
    } else {
        verb.present
    };
    Some(Ok(format!("{forum} {form}{}", body.get(of.end..).unwrap_or(""))))
}
