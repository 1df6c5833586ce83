//! Reading a recommendation's clause: who does what, with which words between subject and verb.
//!
//! Every finite verb has to be accounted for: as the clause's own, as coordinated with it ("drøfter og godkender"), or as
//! the verb of a subordinate clause that a word opens ("der", "som", "at", "hvordan"). Where the count doesn't come out,
//! or comes out in two ways, there is no reading.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Reason;
use super::lexicon::{self, Finite};
use super::nouns::{self, AsVerb};
use super::openers::{opens, opens_here};
use super::phrases::{
    Moves, begins_adverbial, is_adverb, is_as, is_conjunction, is_correlative, is_determiner, is_opener,
    is_preposition, leads, may_open, tells_when,
};
use super::tokens::Token;

/// A finite verb of the clause itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClauseVerb {
    /// Its token.
    pub(super) at: usize,
    /// Its form.
    pub(super) finite: Finite,
    /// The tokens between the conjunction and it: "og evt. sparrer".
    pub(super) adverbs: Range<usize>,
}

/// A clause as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The tokens of the subject.
    pub(super) subject: Range<usize>,
    /// The tokens between subject and verb that move behind it.
    pub(super) adverbs: Range<usize>,
    /// Whether "både", "enten" or "hverken" stands right before the verb, and stays there.
    pub(super) correlative: Option<usize>,
    /// The verbs in order; never empty.
    pub(super) verbs: Vec<ClauseVerb>,
    /// Whether a clause or phrase stands first and the verb follows it, so that the order is a sentence's already.
    pub(super) is_inverted: bool,
}

/// Reads a clause without its "at". `is_forum` says how many tokens at the start name the forum.
pub(super) fn read(tokens: &[Token<'_>], forum_length: usize) -> Result<Reading, Reason> {
    let verbs = verbs(tokens)?;
    let main = verbs.first().ok_or(Reason::NoVerb)?;
    if main.at == 0 {
        return Err(Reason::NoSubject);
    }
    let is_inverted = is_inverted(tokens, main)?;
    let mut reading = Reading {
        subject: 0..main.at,
        adverbs: main.at..main.at,
        correlative: None,
        verbs: verbs.clone(),
        is_inverted,
    };
    if !is_inverted {
        split_subject(tokens, &mut reading, forum_length)?;
    }
    Ok(reading)
}

/// What stands first is a clause, a phrase or an adverb, and the verb follows.
fn is_inverted(tokens: &[Token<'_>], main: &ClauseVerb) -> Result<bool, Reason> {
    let Some(first) = tokens.first().filter(|it| !it.is_opaque) else {
        return Ok(false);
    };
    let word = first.lower.as_str();
    let verb = tokens.get(main.at).ok_or(Reason::NoVerb)?;
    let next = tokens.get(main.at + 1);
    if is_opener(word) || matches!(word, "om" | "inden" | "da" | "før" | "selv") {
        return if verb.is_after_comma {
            Ok(true)
        } else {
            Err(Reason::WordOrder)
        };
    }
    let is_adverbial = is_preposition(word) && !nouns::counts(tokens);
    let is_adverb_first = main.at == 1 && is_adverb(word) && word != "fælles";
    let is_phrase = main.at > 1
        && (leads(word) || matches!(begins_adverbial(tokens), Some(Moves::Always | Moves::Surely)))
        && !is_adverbial;
    if !is_adverbial && !is_adverb_first && !is_phrase {
        return Ok(false);
    }
    let subject_follows = next.is_some_and(|it| {
        !it.is_after_comma
            && !is_preposition(&it.lower)
            && !is_conjunction(&it.lower)
            && !is_adverb(&it.lower)
    });
    if subject_follows {
        Ok(true)
    } else {
        Err(Reason::WordOrder)
    }
}

/// Parts the words before the verb into the subject and what moves behind the verb.
fn split_subject(tokens: &[Token<'_>], reading: &mut Reading, forum_length: usize) -> Result<(), Reason> {
    let mut end = reading.verbs.first().map_or(0, |verb| verb.at);
    let word = |at: usize| tokens.get(at).map_or("", |it| it.lower.as_str());
    if end > 1 && is_correlative(word(end - 1)) {
        end -= 1;
        reading.correlative = Some(end);
    }
    let is_active = reading
        .verbs
        .first()
        .is_some_and(|verb| !matches!(verb.finite, Finite::Passive(_)));
    let least = forum_length.min(end).max(1);
    let is_placeholder = least == 1 && matches!(word(0), "der" | "vi" | "man");
    let is_known = is_placeholder || forum_length > 0;
    let mut start = end;
    if is_placeholder {
        start = 1;
    } else {
        for at in least..end {
            let here = tokens.get(at..end).unwrap_or_default();
            let before = tokens.get(..at).unwrap_or_default();
            if before.iter().any(opens) {
                break;
            }
            let is_plain = !before.iter().any(|it| is_preposition(&it.lower));
            let last = before.last();
            let by_forum =
                is_known && (forum_length.max(1)..at).all(|it| is_adverb(word(it))) && at >= forum_length;
            let by_agent = is_active && is_plain && last.is_some_and(nouns::is_agent);
            let follows_participle =
                at > forum_length && last.is_some_and(|it| lexicon::is_participle(&it.lower));
            let moves = match begins_adverbial(here) {
                Some(Moves::Always) => true,
                _ if follows_participle => false,
                None if matches!(word(at), "ingen" | "intet") => by_forum,
                Some(Moves::Surely) => is_plain || is_active,
                Some(Moves::Perhaps) if by_forum => true,
                Some(Moves::Perhaps) if tells_when(here) => {
                    if last.is_some_and(nouns::takes_time) {
                        false
                    } else if by_agent
                        || (is_plain
                            && last.is_some_and(|it| is_topic(it) || (is_active && nouns::is_actor(it))))
                    {
                        true
                    } else {
                        return Err(Reason::WordOrder);
                    }
                }
                Some(Moves::Perhaps) if is_active => {
                    if at == 1 || by_agent {
                        true
                    } else {
                        return Err(Reason::WordOrder);
                    }
                }
                Some(Moves::Perhaps) => false,
                None => {
                    let next = here.get(1).map_or("", |it| it.text);
                    let is_phrase = here.first().is_some_and(|it| {
                        is_preposition(&it.lower) && !matches!(it.lower.as_str(), "for" | "af" | "fra")
                    }) && !next.starts_with(char::is_uppercase);
                    let unsure = matches!(
                        word(at),
                        "under" | "uden" | "mod" | "efter" | "inden" | "trods" | "siden"
                    );
                    // "skolerne på skift", beside "eleverne i 9. klasse" and "lærerne på mellemtrinnet".
                    let bare = matches!(word(at), "på" | "i" | "med")
                        && last.is_some_and(|it| nouns::ends_definite(&it.lower))
                        && here.last().is_some_and(|it| !nouns::ends_definite(&it.lower))
                        && !here.iter().any(|it| {
                            it.is_opaque
                                || is_determiner(&it.lower)
                                || it
                                    .text
                                    .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                        });
                    if is_phrase && is_active && is_plain && (unsure || bare) && !by_agent && !by_forum {
                        return Err(Reason::WordOrder);
                    }
                    is_phrase && (by_agent || by_forum)
                }
            };
            if moves {
                start = at;
                break;
            }
        }
        while start > least && is_adverb(word(start - 1)) && !stands_in_noun(tokens, start - 1) {
            start -= 1;
        }
    }
    let opens_inside = |at: usize| {
        let is_as = |next: &Token<'_>| word(at) == "som" && is_as(next);
        tokens.get(at).is_some_and(opens) && !tokens.get(at + 1).is_some_and(is_as)
    };
    // "forvaltningen, hvis planen vedtages, udarbejder": the condition belongs to no noun.
    let waits = |at: usize| {
        let is_condition = matches!(
            word(at),
            "hvis"
                | "når"
                | "såfremt"
                | "medmindre"
                | "fordi"
                | "idet"
                | "mens"
                | "selvom"
                | "da"
                | "inden"
                | "før"
        );
        is_condition && tokens.get(at).is_some_and(|it| it.is_after_comma)
    };
    if (start..end).any(opens_inside) || (0..start).any(waits) {
        return Err(Reason::WordOrder);
    }
    let between = tokens.get(least..start).unwrap_or_default();
    if forum_length > 0 && !between.is_empty() && !continues_subject(between) {
        // "Chefforum grundigt drøfter": a word in t between a forum and its verb can only say how.
        let says_how = |it: &Token<'_>| it.lower.ends_with('t') || is_adverb(&it.lower);
        if !between.iter().all(says_how) {
            return Err(Reason::WordOrder);
        }
        start = least;
    }
    if reading.correlative.is_some() && start < end {
        return Err(Reason::WordOrder);
    }
    reading.subject = 0..start;
    reading.adverbs = start..end;
    Ok(())
}

/// What a decision is about: a time after it is when it is treated.
fn is_topic(token: &Token<'_>) -> bool {
    matches!(
        token.lower.as_str(),
        "sagen"
            | "punktet"
            | "emnet"
            | "forslaget"
            | "politikken"
            | "strategien"
            | "ordningen"
            | "spørgsmålet"
            | "temaet"
    )
}

/// "Chefforum og MED", "Udvalget for Børn": the subject goes on.
fn continues_subject(between: &[Token<'_>]) -> bool {
    between.first().is_some_and(|it| {
        is_conjunction(&it.lower)
            || it.is_hyphenated
            || matches!(it.lower.as_str(), "for" | "s")
            || it.is_opaque
    })
}

/// The word before says that the adverb belongs to a noun: "en samlet", "af nu".
fn stands_in_noun(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return true;
    };
    is_preposition(&before.lower) || (is_conjunction(&before.lower) && at >= 2)
}

/// Which clause the last finite verb belonged to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    None,
    Main,
    Subordinate,
}

/// The clause's own verbs.
fn verbs(tokens: &[Token<'_>]) -> Result<Vec<ClauseVerb>, Reason> {
    let mut found: Vec<ClauseVerb> = Vec::new();
    let mut weak: Vec<ClauseVerb> = Vec::new();
    let (mut open, mut last) = (0_usize, Level::None);
    let (mut opened_after, mut maybe_before, mut maybe_after) = (false, false, false);
    let infinitives = infinitives_of_modals(tokens);
    for (at, token) in tokens.iter().enumerate() {
        if infinitives.contains(&at) {
            continue;
        }
        if opens_here(tokens, at, open) {
            open += 1;
            opened_after |= !found.is_empty();
            continue;
        }
        if may_open(&token.lower) && !token.is_opaque && at > 0 {
            if found.is_empty() {
                maybe_before = true;
            } else {
                maybe_after = true;
            }
        }
        let Some(mut verb) = finite_at(tokens, at) else {
            if open > 0 && is_past_verb(tokens, at) {
                open -= 1;
                last = Level::Subordinate;
            }
            continue;
        };
        if open > 0 {
            if verb.1 != AsVerb::Perhaps {
                open -= 1;
                last = Level::Subordinate;
            }
            continue;
        }
        let coordinated = coordination(tokens, at);
        verb.0.adverbs = coordinated.map_or(at..at, |conjunction| conjunction + 1..at);
        if verb.1 == AsVerb::Perhaps && coordinated.is_none() {
            weak.push(verb.0);
            continue;
        }
        if verb.1 == AsVerb::Perhaps && !found.is_empty() {
            return Err(Reason::TwoReadings);
        }
        if verb.1 == AsVerb::Perhaps {
            continue;
        }
        let is_listed = token.is_after_comma && !found.is_empty() && coordinated.is_none();
        if let Some(conjunction) = coordinated {
            let parted = (conjunction..=at).any(|it| tokens.get(it).is_some_and(|it| it.is_after_comma));
            match (found.is_empty(), last) {
                (true, Level::Subordinate) => continue,
                (true, _) => return Err(Reason::TwoReadings),
                (false, Level::Subordinate) if !parted => return Err(Reason::TwoReadings),
                (false, _) => found.push(verb.0),
            }
            last = Level::Main;
        } else if found.is_empty() {
            found.push(verb.0);
            last = Level::Main;
        } else if is_listed && last == Level::Main && goes_on(tokens, at) {
            found.push(verb.0);
        } else if opened_after || maybe_after {
            // A subordinate clause goes on with a subject of its own, or "om" opened one after all.
            opened_after = true;
            last = Level::Subordinate;
        } else if maybe_before && found.len() == 1 {
            // "spørgsmålet om forvaltningen skal ændre praksis drøftes"
            found = vec![verb.0];
            maybe_before = false;
            last = Level::Main;
        } else {
            return Err(Reason::TwoReadings);
        }
    }
    if found.is_empty() && weak.len() == 1 && open == 0 {
        return Ok(weak);
    }
    if found.is_empty() {
        return Err(Reason::NoVerb);
    }
    Ok(found)
}

/// The passives that a modal verb carries ("skal drøftes og godkendes"), and those after "at": they are infinitives.
fn infinitives_of_modals(tokens: &[Token<'_>]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let (mut waits, mut last) = (false, None);
    for (at, token) in tokens.iter().enumerate().filter(|(_, it)| !it.is_opaque) {
        let word = token.lower.as_str();
        let is_passive = matches!(
            lexicon::finite(word),
            Some(Finite::Passive(_) | Finite::Deponent(_))
        );
        if lexicon::is_modal(word) {
            waits = true;
        } else if is_passive {
            let after_that = at > 0 && tokens.get(at - 1).is_some_and(|it| it.lower == "at");
            let goes_on = coordination(tokens, at).is_some_and(|_| last.is_some());
            if waits || after_that || goes_on {
                found.insert(at);
                last = Some(at);
            }
            waits = false;
        } else if opens_here(tokens, at, 1) || lexicon::finite(word).is_some() {
            last = None;
            waits = false;
        } else if lexicon::infinitive(word).is_some() && !nouns::is_noun_too(word) {
            waits = false;
        }
    }
    found
}

/// The finite verb at a token, and how surely it is one.
fn finite_at(tokens: &[Token<'_>], at: usize) -> Option<(ClauseVerb, AsVerb)> {
    let token = tokens.get(at)?;
    let is_name = token.text.starts_with(char::is_uppercase);
    if token.is_opaque || token.is_hyphenated || is_name {
        return None;
    }
    let finite = lexicon::finite(&token.lower)?;
    let sure = nouns::as_verb(tokens, at)?;
    let verb = ClauseVerb {
        at,
        finite,
        adverbs: at..at,
    };
    Some((verb, sure))
}

/// A past in a subordinate clause that isn't an adjective before its noun.
fn is_past_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|it| !it.is_opaque) else {
        return false;
    };
    lexicon::is_past(&token.lower) && nouns::can_precede_verb(tokens, at)
}

/// The conjunction that ties the verb to one before: right before it, or with adverbs between.
fn coordination(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut before = at;
    while let Some(token) = before.checked_sub(1).and_then(|it| tokens.get(it)) {
        before -= 1;
        if token.is_opaque {
            return None;
        }
        if is_conjunction(&token.lower) {
            return Some(before);
        }
        if !is_adverb(&token.lower) || at - before > 3 {
            return None;
        }
    }
    None
}

/// Whether a list of verbs ends with a conjunction: "drøfter, kvalificerer og godkender".
fn goes_on(tokens: &[Token<'_>], at: usize) -> bool {
    (at + 1..tokens.len())
        .any(|later| finite_at(tokens, later).is_some() && coordination(tokens, later).is_some())
}
