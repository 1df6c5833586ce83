//! Reads the clauses of one sentence far enough to say which verb is the main one.
//!
//! Each clause takes one finite verb. A subordinate clause ends where a finite verb stands right after a comma,
//! where a second finite verb comes without "og", and where a verb stands before its subject ("blev det").

mod phrases;

use super::table::{Class, class_of};
use super::{Form, FoundOutcome, OutcomeVerb};
use crate::words::{Lowered, Word, is_capitalised, words};
use phrases::Attribute;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    Comma,
    /// Colon, semicolon, dash, or the beginning: a new main clause.
    Break,
}

#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    word: Word<'t>,
    class: Class,
    gap: Gap,
}

impl Token<'_> {
    /// Whether the word can be the finite verb of a clause.
    fn is_finite(self) -> bool {
        let finite = |form| matches!(form, Form::Present | Form::Past | Form::Passive);
        match self.class {
            Class::Outcome { form, adjective, .. } => finite(form) && !(adjective && form == Form::Past),
            Class::Take(form) | Class::Send(form) | Class::Make(form) | Class::Inform(form) => finite(form),
            Class::OtherFinite | Class::Auxiliary | Class::Modal => true,
            Class::Subordinator
            | Class::SubordinatorAfterComma
            | Class::That
            | Class::As
            | Class::There
            | Class::Negation
            | Class::Determiner
            | Class::Pronoun
            | Class::Preposition
            | Class::Conjunction
            | Class::Adverb
            | Class::Degree
            | Class::Other => false,
        }
    }

    fn is_pronoun(self) -> bool {
        matches!(self.class, Class::Pronoun | Class::There)
    }
}

/// The state of one clause while its words pass.
#[derive(Debug, Clone, Copy, Default)]
struct Clause {
    /// A finite verb was seen.
    finite: bool,
    /// The auxiliary a participle would hang on.
    auxiliary: Option<usize>,
    /// The modal that makes the verbs after it unreal.
    modal: Option<usize>,
    /// The last "ikke".
    negation: Option<usize>,
}

/// A phrase that may be the outcome. Main verbs go before participles of doubt, those before subordinate verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Main,
    Doubtful,
    Subordinate,
}

/// Longer nesting than this is read as the innermost clause.
const DEEPEST: usize = 6;

/// See [`super::find_outcome`].
pub(super) fn first_outcome(sentence: &str) -> Option<FoundOutcome> {
    let may_have_one = words(sentence).any(|word| {
        let class = class_of(word.text);
        matches!(
            class,
            Class::Outcome { .. } | Class::Send(_) | Class::Make(_) | Class::Inform(_)
        ) || notice(word.text).is_some()
    });
    if !may_have_one {
        return None;
    }
    let unquoted = tokens(sentence, true);
    let tokens = if unquoted.is_empty() {
        tokens(sentence, false)
    } else {
        unquoted
    };
    Reading {
        tokens: &tokens,
        clauses: [Clause::default(); DEEPEST],
        depth: 0,
        taken: 0,
    }
    .run()
}

/// "efterretning" and "orientering" after "til".
fn notice(word: &str) -> Option<OutcomeVerb> {
    let lowered = Lowered::of(word)?;
    match lowered.as_str() {
        "efterretning" | "efteretning" => Some(OutcomeVerb::Noted),
        "orientering" => Some(OutcomeVerb::Informed),
        _ => None,
    }
}

/// The words with their classes; without those in quotation marks if `skip_quoted`.
fn tokens(sentence: &str, skip_quoted: bool) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut before = 0;
    let mut skip_to = 0;
    let mut gap = Gap::Break;
    for word in words(sentence) {
        if word.start < skip_to {
            before = word.end;
            continue;
        }
        let between = sentence.get(before..word.start).unwrap_or("");
        if skip_quoted && let Some(close) = quoted_until(sentence, before, word.start) {
            skip_to = close;
            before = word.end;
            gap = gap.max_with(gap_of(between));
            continue;
        }
        gap = gap.max_with(gap_of(between));
        // A marker of the row ("1.", "Ad 2:", "2)") opens it and is no word of the sentence.
        let opens = tokens.is_empty() && (word.text.eq_ignore_ascii_case("ad") || is_figure(word.text));
        before = word.end;
        if opens {
            gap = Gap::Break;
            continue;
        }
        tokens.push(Token {
            word,
            class: class_of(word.text),
            gap,
        });
        gap = Gap::Space;
    }
    tokens
}

impl Gap {
    fn max_with(self, other: Self) -> Self {
        if self == Self::Break || other == Self::Break {
            Self::Break
        } else if self == Self::Comma || other == Self::Comma {
            Self::Comma
        } else {
            Self::Space
        }
    }
}

fn is_figure(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit()) || (word.len() == 1 && word != "i" && word != "I")
}

fn gap_of(between: &str) -> Gap {
    let dash = between.contains([':', ';', '–', '—']) || between.contains(" - ");
    if dash {
        Gap::Break
    } else if between.contains([',', '(', ')']) {
        Gap::Comma
    } else {
        Gap::Space
    }
}

/// Where the quotation ends that opens between two words, if one does and is closed.
fn quoted_until(sentence: &str, from: usize, to: usize) -> Option<usize> {
    let between = sentence.get(from..to)?;
    let (at, open) = between
        .char_indices()
        .rfind(|(_, c)| matches!(c, '"' | '“' | '”' | '„' | '»' | '«'))?;
    // What closes one quotation opens none: after it comes space, before an opening one there is some.
    let inside = from + at + open.len_utf8();
    if inside != to {
        return None;
    }
    sentence
        .get(inside..)?
        .find(['"', '“', '”', '«', '»'])
        .map(|close| inside + close)
}

/// One pass over the tokens of a sentence.
struct Reading<'r, 't> {
    tokens: &'r [Token<'t>],
    clauses: [Clause; DEEPEST],
    depth: usize,
    /// Tokens before this one are inside a phrase already read.
    taken: usize,
}

impl<'t> Reading<'_, 't> {
    fn run(mut self) -> Option<FoundOutcome> {
        let mut best: Option<(Weight, FoundOutcome)> = None;
        for at in 0..self.tokens.len() {
            let Some(token) = self.token(at) else { continue };
            if token.gap == Gap::Break {
                self.depth = 0;
                self.clauses[0] = Clause::default();
            }
            if token.is_finite() {
                self.close_clauses(at, token);
            }
            if at >= self.taken
                && let Some((weight, verb, first, last)) = self.outcome_at(at, token)
                && let (Some(first), Some(last)) = (self.token(first), self.token(last))
            {
                let found = FoundOutcome {
                    verb,
                    start: first.word.start,
                    end: last.word.end,
                    in_main_clause: weight != Weight::Subordinate,
                };
                if weight == Weight::Main {
                    return Some(found);
                }
                if best.is_none_or(|(known, _)| weight < known) {
                    best = Some((weight, found));
                }
            }
            self.note(at, token);
        }
        best.map(|(_, found)| found)
    }

    fn token(&self, at: usize) -> Option<Token<'t>> {
        self.tokens.get(at).copied()
    }

    fn before(&self, at: usize) -> Option<Token<'t>> {
        self.token(at.checked_sub(1)?)
    }

    fn clause(&self) -> Clause {
        self.clauses.get(self.depth).copied().unwrap_or_default()
    }

    fn clause_mut(&mut self) -> &mut Clause {
        // `depth` never passes the last: opening a clause stops there.
        &mut self.clauses[self.depth.min(DEEPEST - 1)]
    }

    /// Leaves the subordinate clauses that can't hold this finite verb.
    fn close_clauses(&mut self, at: usize, token: Token<'_>) {
        let before = self.before(at);
        let next = self.token(at + 1);
        let joined = before.is_some_and(|before| before.class == Class::Conjunction);
        let after_comma =
            token.gap == Gap::Comma || (joined && before.is_some_and(|before| before.gap == Gap::Comma));
        let by_pronoun = next.is_some_and(|next| next.gap == Gap::Space && next.is_pronoun());
        let by_name = next.is_some_and(|next| next.gap == Gap::Space && is_capitalised(next.word.text));
        let carries = matches!(token.class, Class::Auxiliary | Class::Modal);
        if (carries && by_pronoun) || (after_comma && (by_pronoun || by_name)) {
            self.depth = 0;
        } else if after_comma {
            self.depth = self.depth.saturating_sub(1);
        }
        while self.depth > 0 && self.clause().finite && !joined {
            self.depth -= 1;
        }
    }

    /// Remembers what the word means for the words after it.
    fn note(&mut self, at: usize, token: Token<'_>) {
        match token.class {
            Class::Auxiliary => {
                let clause = self.clause_mut();
                clause.finite = true;
                clause.auxiliary = Some(at);
                clause.modal = None;
                clause.negation = None;
            }
            Class::Modal => {
                let clause = self.clause_mut();
                clause.finite = true;
                clause.modal = Some(at);
                clause.auxiliary = None;
                clause.negation = None;
            }
            Class::Negation => {
                if self.negates(at) {
                    self.clause_mut().negation = Some(at);
                }
            }
            Class::Subordinator | Class::SubordinatorAfterComma | Class::That | Class::As | Class::There => {
                if at >= self.taken && self.opens_clause(at, token) {
                    self.depth = (self.depth + 1).min(DEEPEST - 1);
                    *self.clause_mut() = Clause::default();
                }
            }
            Class::Outcome { .. }
            | Class::Take(_)
            | Class::Send(_)
            | Class::Make(_)
            | Class::Inform(_)
            | Class::OtherFinite => {
                if token.is_finite() && self.attribute(at, token) == Attribute::No {
                    self.clause_mut().finite = true;
                }
            }
            Class::Determiner
            | Class::Pronoun
            | Class::Preposition
            | Class::Conjunction
            | Class::Adverb
            | Class::Degree
            | Class::Other => {}
        }
    }

    /// Whether the word opens a subordinate clause here.
    fn opens_clause(&self, at: usize, token: Token<'_>) -> bool {
        let next = self.token(at + 1);
        let by_pronoun = next.is_some_and(|next| next.is_pronoun() || next.word.text == "de");
        match token.class {
            Class::Subordinator => true,
            // "Siden planen blev godkendt, er der …": a verb after a comma shows that the clause before it was one.
            Class::SubordinatorAfterComma if at == 0 => self
                .tokens
                .iter()
                .any(|later| later.gap == Gap::Comma && later.is_finite()),
            Class::SubordinatorAfterComma => token.gap == Gap::Comma || by_pronoun,
            // The sentence's own "at", and "at godkende", open none.
            Class::That => {
                at > 0 && token.gap != Gap::Break && !next.is_some_and(|next| is_infinitive(next.word.text))
            }
            // "som helhed", "som led i"; and "som bilag" mid-sentence can't be told from a relative with a subject.
            Class::As => {
                (at > 0 || by_pronoun) && !next.is_some_and(|next| AS_PHRASES.contains(&next.word.text))
            }
            // After a verb or a subordinator "der" only holds the subject's place.
            Class::There => {
                at > 0
                    && token.gap != Gap::Break
                    && self.before(at).is_some_and(|before| {
                        !before.is_finite()
                            && !matches!(
                                before.class,
                                Class::Subordinator
                                    | Class::SubordinatorAfterComma
                                    | Class::That
                                    | Class::Conjunction
                                    | Class::Pronoun
                            )
                    })
            }
            Class::Outcome { .. }
            | Class::Take(_)
            | Class::Send(_)
            | Class::Make(_)
            | Class::Inform(_)
            | Class::OtherFinite
            | Class::Auxiliary
            | Class::Modal
            | Class::Negation
            | Class::Determiner
            | Class::Pronoun
            | Class::Preposition
            | Class::Conjunction
            | Class::Adverb
            | Class::Degree
            | Class::Other => false,
        }
    }
}

/// What follows "som" where it means "as".
const AS_PHRASES: [&str; 8] = [
    "helhed",
    "led",
    "bilag",
    "opfølgning",
    "supplement",
    "grundlag",
    "udgangspunkt",
    "minimum",
];

/// Words in "e" after "at" that are no infinitives.
const NO_INFINITIVES: [&str; 12] = [
    "alle",
    "begge",
    "de",
    "denne",
    "disse",
    "eventuelle",
    "flere",
    "ledere",
    "mange",
    "nogle",
    "øvrige",
    "samtlige",
];

/// Whether the word after "at" is an infinitive as far as its form tells.
fn is_infinitive(word: &str) -> bool {
    let short = ["få", "gå", "se", "stå", "nå", "bo", "tro", "slå", "give", "gribe"].contains(&word);
    short
        || (word.ends_with('e')
            && word.chars().next().is_some_and(char::is_lowercase)
            && !word.ends_with("erne")
            && !word.ends_with("ene")
            && !NO_INFINITIVES.contains(&word))
}
