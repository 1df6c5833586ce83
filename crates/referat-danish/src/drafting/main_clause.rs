//! From a clause that was read to the sentence that says it was decided.

use std::ops::Range;

use super::forum::forum_length;
use super::lexicon::{self, Finite, Verb};
use super::phrases::{begins_adverbial, is_adverb, is_conjunction, is_preposition};
use super::reading::{ClauseVerb, Reading, read};
use super::tense::ACTS;
use super::tokens::{Token, tokens};
use super::{Choices, Reason, Tense, Voice};

/// Adverbs that stand between "blev" and the participle.
const MIDDLE: [&str; 8] = [
    "ikke",
    "også",
    "dog",
    "derfor",
    "desuden",
    "endvidere",
    "ligeledes",
    "samtidig",
];

/// A clause with its words and how it was read.
pub(super) struct Clause<'c> {
    pub(super) body: &'c str,
    pub(super) tokens: Vec<Token<'c>>,
    pub(super) reading: Reading,
    /// Whether the forum itself is the subject.
    pub(super) is_forums: bool,
}

impl<'c> Clause<'c> {
    /// Reads a clause without its "at" and closing mark. `is_done` says that what others were to do was done.
    pub(super) fn read(body: &'c str, choices: &Choices<'_>, is_done: bool) -> Result<Self, Reason> {
        let tokens = tokens(body);
        let forum_length = forum_length(&tokens, choices.forum);
        let reading = read(&tokens, forum_length)?;
        let is_forums = is_done || forum_length > 0 || tokens.first().is_some_and(|it| it.lower == "vi");
        Ok(Self {
            body,
            tokens,
            reading,
            is_forums,
        })
    }

    /// The sentence, without capital and full stop.
    pub(super) fn sentence(&self, choices: &Choices<'_>) -> Result<String, Reason> {
        if self.reading.is_inverted {
            return Ok(self.body.to_owned());
        }
        if choices.voice == Voice::Active
            && let Some(sentence) = self.active(choices)
        {
            return Ok(sentence);
        }
        let main = self.reading.verbs.first().ok_or(Reason::NoVerb)?;
        let group = self.group();
        let moved = self.moved();
        let dash = |text: &str| {
            text.starts_with(['-', '–', '—', ';', ':']) || text.ends_with(['-', '–', '—', ';', ':'])
        };
        if !moved.words.is_empty() && (dash(&moved.words) || dash(self.subject())) {
            return Err(Reason::WordOrder);
        }
        if group.len() > 1
            && moved.words.split(' ').any(|word| word == "ikke")
            && !self.is_split(main, choices)
        {
            return Err(Reason::WordOrder);
        }
        let subject = self.subject();
        if self.goes_first(main) && !self.is_split(main, choices) {
            let subject = match choices.forum {
                Some(forum) if forum.to_lowercase() == subject.to_lowercase() => forum,
                Some(_) | None => subject,
            };
            let verb = self.form(main, choices);
            // "efter en samlet vurdering ikke": the negation stays behind the subject.
            let (phrase, negation) = match moved.words.strip_suffix(" ikke") {
                Some(phrase) => (phrase, " ikke"),
                None => (moved.words.as_str(), ""),
            };
            let mut out = format!("{phrase} {verb} {subject}{negation}");
            self.rest(&mut out, self.end_of(main.at), 1, main, choices);
            return Ok(out);
        }
        let mut out = format!("{subject}{}", moved.before);
        if let Some(correlative) = self.reading.correlative
            && !self.is_split(main, choices)
        {
            out.push_str(self.text(correlative..correlative + 1));
            out.push(' ');
        }
        let mut from = self.end_of(main.at);
        if self.is_split(main, choices) {
            let passive = verb_of(main).ok_or(Reason::NoVerb)?;
            let middle = self.middle(main.at);
            let correlative = self.reading.correlative.map(|at| self.text(at..at + 1));
            let parts = [
                Some("blev"),
                Some(moved.words.as_str()),
                Some(middle),
                correlative,
                Some(&passive.participle),
            ];
            let parts: Vec<&str> = parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            out.push_str(&parts.join(" "));
            out.push_str(self.link_to_infinitive(main, &passive));
            if !middle.is_empty() {
                from += self
                    .body
                    .get(from..)
                    .and_then(|rest| rest.find(middle))
                    .unwrap_or(0)
                    + middle.len();
            }
        } else {
            out.push_str(&self.form(main, choices));
        }
        for verb in group.iter().skip(1) {
            from = self.joined(&mut out, from, main, verb, choices);
        }
        if !self.is_split(main, choices) {
            from = self.insert(&mut out, from, &moved);
        }
        self.rest(&mut out, from, group.len(), main, choices);
        Ok(out)
    }

    /// A long phrase goes before the verb where it would stand between the verb and what the verb is about:
    /// "På baggrund af høringen godkendte Chefforum planen".
    fn goes_first(&self, main: &ClauseVerb) -> bool {
        let adverbs = self.tokens.get(self.reading.adverbs.clone()).unwrap_or_default();
        let next = self.tokens.get(main.at + 1);
        let starts_figure = |it: &Token<'_>| it.text.starts_with(|c: char| c.is_ascii_digit());
        // "Der afsættes i 2032 200.000 kr."
        let clashes = adverbs.last().is_some_and(starts_figure) && next.is_some_and(starts_figure);
        let is_phrase = adverbs.len() > if clashes { 1 } else { 2 }
            && adverbs
                .first()
                .is_some_and(|it| is_preposition(&it.lower) || begins_adverbial(adverbs).is_some())
            && !adverbs.iter().rev().skip(1).any(|it| it.lower == "ikke");
        let is_active = matches!(&main.finite, Finite::Present(of) if !matches!(of.infinitive.as_str(), "være" | "blive" | "have"));
        let has_object = next.is_some_and(|it| {
            !it.is_after_comma
                && !is_preposition(&it.lower)
                && !is_conjunction(&it.lower)
                && !is_adverb(&it.lower)
                && !matches!(
                    it.lower.as_str(),
                    "sig"
                        | "at"
                        | "op"
                        | "ned"
                        | "ind"
                        | "hen"
                        | "tilbage"
                        | "om"
                        | "stilling"
                        | "hvordan"
                        | "hvorvidt"
                )
        });
        let starts = self.tokens.first().map_or("", |it| it.lower.as_str());
        is_phrase && self.group().len() == 1 && (clashes || (is_active && has_object && starts != "der"))
    }

    /// Writes what follows the first verbs, the later verbs in their form.
    fn rest(&self, out: &mut String, from: usize, done: usize, main: &ClauseVerb, choices: &Choices<'_>) {
        let mut from = from;
        for verb in self.reading.verbs.iter().skip(done) {
            from = self.joined(out, from, main, verb, choices);
        }
        out.push_str(self.body.get(from..).unwrap_or(""));
    }

    /// Writes on to a later verb and the verb; the byte after it.
    fn joined(
        &self,
        out: &mut String,
        from: usize,
        main: &ClauseVerb,
        verb: &ClauseVerb,
        choices: &Choices<'_>,
    ) -> usize {
        let until = if verb.adverbs.is_empty() {
            verb.at
        } else {
            verb.adverbs.start
        };
        out.push_str(self.body.get(from..self.start_of(until)).unwrap_or(""));
        self.coordinated(out, main, verb, choices)
    }

    /// A verb after a conjunction, its adverbs behind it.
    fn coordinated(
        &self,
        out: &mut String,
        main: &ClauseVerb,
        verb: &ClauseVerb,
        choices: &Choices<'_>,
    ) -> usize {
        let adverbs = match verb.adverbs.is_empty() {
            true => String::new(),
            false => {
                let raw = self
                    .body
                    .get(self.start_of(verb.adverbs.start)..self.start_of(verb.at));
                raw.unwrap_or("").trim_end().trim_end_matches(',').to_owned()
            }
        };
        if self.is_split(verb, choices) {
            let participle = verb_of(verb).map(|it| it.participle).unwrap_or_default();
            if !self.is_split(main, choices) {
                out.push_str("blev ");
            }
            if !adverbs.is_empty() {
                out.push_str(&adverbs);
                out.push(' ');
            }
            out.push_str(&participle);
            return self.end_of(verb.at);
        }
        out.push_str(&self.form(verb, choices));
        let moved = Moved {
            words: adverbs,
            before: " ",
            closes: false,
        };
        self.insert(out, self.end_of(verb.at), &moved)
    }

    /// The forum does what the clause says is done: "X godkendes" → "Chefforum godkendte X".
    fn active(&self, choices: &Choices<'_>) -> Option<String> {
        let forum = choices.forum?;
        let group = self.group();
        let all_acts = self.reading.verbs.iter().all(|verb| match &verb.finite {
            Finite::Passive(of) => ACTS.contains(&of.infinitive.as_str()),
            Finite::Present(_) | Finite::Deponent(_) | Finite::Modal => false,
        });
        if !all_acts || group.len() != self.reading.verbs.len() || self.reading.correlative.is_some() {
            return None;
        }
        let moved = self.moved();
        if group.len() > 1 && !moved.words.is_empty() {
            return None;
        }
        let adverbs = self.tokens.get(self.reading.adverbs.clone()).unwrap_or_default();
        let is_first = adverbs.len() > 2 && begins_adverbial(adverbs).is_some();
        if is_first {
            let of = verb_of(self.reading.verbs.first()?)?;
            let is_past = choices.tense == Tense::Past && !self.is_ahead(&of);
            let verb = if is_past { &of.past } else { &of.present };
            let rest = self.body.get(self.end_of(self.reading.verbs.first()?.at)..)?;
            let subject = self.subject();
            let subject = match subject.to_lowercase().as_str() {
                "der" | "det" => String::new(),
                "de" | "vi" => return None,
                _ => format!(" {subject}"),
            };
            return Some(format!("{} {verb} {forum}{subject}{rest}", moved.words));
        }
        let mut out = format!("{forum} ");
        let mut from = self.start_of(self.reading.verbs.first()?.at);
        for verb in &self.reading.verbs {
            out.push_str(self.body.get(from..self.start_of(verb.at))?);
            let of = verb_of(verb)?;
            let is_past = choices.tense == Tense::Past && !self.is_ahead(&of);
            out.push_str(if is_past { &of.past } else { &of.present });
            from = self.end_of(verb.at);
        }
        let subject = self.subject();
        let (subject, is_pronoun) = match subject.to_lowercase().as_str() {
            "der" | "det" => ("", true),
            "de" => ("dem", true),
            "vi" => ("os", true),
            "den" => ("den", true),
            _ => (subject, false),
        };
        let comma = if moved.before.starts_with(',') && from < self.body.len() {
            ","
        } else {
            ""
        };
        let subject = format!("{subject}{comma}");
        let parts = if is_pronoun {
            [subject.as_str(), &moved.words]
        } else {
            [&moved.words, subject.as_str()]
        };
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            out.push(' ');
            out.push_str(part);
        }
        out.push_str(self.body.get(from..)?);
        Some(out)
    }

    /// The verbs with nothing but commas and conjunctions between: "drøfter, kvalificerer og godkender".
    fn group(&self) -> &[ClauseVerb] {
        let verbs = self.reading.verbs.as_slice();
        let together = verbs.windows(2).take_while(|pair| match pair {
            [first, second] => {
                let between = self.tokens.get(first.at + 1..second.at).unwrap_or_default();
                second.adverbs.is_empty()
                    && between.len() < 2
                    && between.iter().all(|it| is_conjunction(&it.lower))
            }
            _ => false,
        });
        let length = 1 + together.count();
        verbs.get(..length).unwrap_or(verbs)
    }

    /// Writes what moves behind the verb, a pronoun before it; the byte the rest goes on from.
    fn insert(&self, out: &mut String, from: usize, moved: &Moved) -> usize {
        let mut from = from;
        if moved.words.is_empty() {
            return from;
        }
        let next = self.tokens.iter().position(|it| it.start >= from);
        if let Some(next) = next
            && self.is_light(next)
            && let Some(token) = self.tokens.get(next)
        {
            out.push(' ');
            out.push_str(token.text);
            from = token.end;
        }
        out.push(' ');
        out.push_str(&moved.words);
        if moved.closes && !self.body.get(from..).is_some_and(|rest| rest.starts_with(',')) {
            out.push(',');
        }
        from
    }

    /// A pronoun that stands before the adverb: "udtalte sig ikke", "godkendte den ikke".
    fn is_light(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|it| !it.is_after_comma) else {
            return false;
        };
        let next = self.tokens.get(at + 1);
        let alone =
            next.is_none_or(|it| it.is_after_comma || is_preposition(&it.lower) || is_conjunction(&it.lower));
        match token.lower.as_str() {
            "sig" | "dem" | "os" | "ham" | "hende" => true,
            "den" | "det" => alone,
            _ => false,
        }
    }

    /// What stands between subject and verb.
    fn moved(&self) -> Moved {
        let adverbs = self.reading.adverbs.clone();
        let after_subject = self.end_of(self.reading.subject.end.saturating_sub(1));
        let verb = self
            .reading
            .verbs
            .first()
            .map_or(0, |verb| self.start_of(verb.at));
        let gap = |until: usize| self.body.get(after_subject..until).unwrap_or("").contains(',');
        if adverbs.is_empty() {
            let until = self.reading.correlative.map_or(verb, |at| self.start_of(at));
            let before = if gap(until) { ", " } else { " " };
            return Moved {
                words: String::new(),
                before,
                closes: false,
            };
        }
        let start = self.start_of(adverbs.start);
        let raw = self.body.get(start..verb).unwrap_or("").trim_end();
        let words = raw.trim_end_matches(',');
        let (opens, closes) = (gap(start), raw.len() > words.len());
        let subject_closes = self.text(self.reading.subject.clone()).contains(',');
        Moved {
            words: words.to_owned(),
            before: if opens && (!closes || subject_closes) {
                ", "
            } else {
                " "
            },
            closes: closes && words.contains(','),
        }
    }

    /// "bedes undersøge" → "blev bedt om at undersøge".
    fn link_to_infinitive(&self, verb: &ClauseVerb, of: &Verb) -> &'static str {
        let next = self
            .tokens
            .get(verb.at + 1)
            .filter(|it| !it.is_opaque && of.infinitive == "bede");
        match next.and_then(|it| lexicon::infinitive(&it.lower)) {
            Some(_) => " om at",
            None => "",
        }
    }

    /// The adverb right after a passive that goes before the participle.
    fn middle(&self, verb: usize) -> &'c str {
        let next = self.tokens.get(verb + 1).filter(|it| !it.is_after_comma);
        let after = self.tokens.get(verb + 2).map_or("", |it| it.lower.as_str());
        next.filter(|it| MIDDLE.contains(&it.lower.as_str()) && !matches!(after, "med" | "og" | "som"))
            .map_or("", |it| it.text)
    }

    /// The subject with the marks after its last word: "5 mio. kr.", "3 %".
    fn subject(&self) -> &'c str {
        let end = self.start_of(self.reading.subject.end);
        self.body
            .get(..end)
            .unwrap_or("")
            .trim_end()
            .trim_end_matches(',')
            .trim_end()
    }

    fn text(&self, range: Range<usize>) -> &'c str {
        let start = if range.start == 0 {
            0
        } else {
            self.start_of(range.start)
        };
        let end = self.end_of(range.end.saturating_sub(1));
        self.body.get(start..end).unwrap_or("")
    }

    fn start_of(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.body.len(), |it| it.start)
    }

    fn end_of(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.body.len(), |it| it.end)
    }
}

/// What moves behind the verb.
struct Moved {
    words: String,
    /// What stands between the subject and its verb: a space, or a comma that closes the subject.
    before: &'static str,
    /// A comma closes what moves.
    closes: bool,
}

fn verb_of(verb: &ClauseVerb) -> Option<Verb> {
    match &verb.finite {
        Finite::Present(of) | Finite::Passive(of) => Some(of.clone()),
        Finite::Deponent(_) | Finite::Modal => None,
    }
}
