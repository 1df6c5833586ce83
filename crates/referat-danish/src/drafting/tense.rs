//! Which tense a verb of a clause is told in: what was done at the meeting, and what lies ahead.

use super::lexicon::{self, Finite, Verb};
use super::main_clause::Clause;
use super::openers::opens;
use super::phrases::{is_adverb, points_ahead};
use super::reading::ClauseVerb;
use super::tokens::Token;
use super::{Choices, Tense};

/// Verbs by which a forum acts in the meeting itself. Any other passive is work that is set going.
#[rustfmt::skip]
pub(super) const ACTS: &[&str] = &[
    "godkende", "tiltræde", "vedtage", "drøfte", "diskutere", "beslutte", "behandle", "tage", "udpege", "vælge", "bevilge", "frigive", "afsætte",
    "udsætte", "udskyde", "oversende", "afvise", "forkaste", "anbefale", "indstille", "nedsætte", "fastsætte", "fastlægge", "prioritere",
    "tillægsbevilge", "afgive", "meddele", "evaluere", "gennemgå", "kommentere", "kvalificere", "bemyndige", "bekræfte", "stadfæste", "konstatere",
    "give", "træffe", "imødekomme", "afslå", "fremsende", "fastholde", "igangsætte", "iværksætte", "bevillige", "perspektivere", "præcisere", "konstituere",
    "aflyse", "flytte", "ændre", "ophæve", "forlænge", "fordele", "udmønte", "tildele", "fritage", "optage", "ansætte", "genvælge", "genudpege", "annullere",
];

/// Acts whose day ahead is what they settle: "udsættes til næste møde".
const MOVES: [&str; 4] = ["udsætte", "udskyde", "flytte", "oversende"];

/// Passives that tell of a state, not of a deed: they stay as they are.
const STATES: [&str; 8] = [
    "ønske", "forvente", "kræve", "anse", "mene", "behøve", "formode", "have",
];

impl<'c> Clause<'c> {
    /// The form of a verb that is not parted into "blev" and participle.
    pub(super) fn form(&self, verb: &ClauseVerb, choices: &Choices<'_>) -> String {
        let token = self.tokens.get(verb.at).map_or("", |it| it.text);
        let is_past = choices.tense == Tense::Past;
        match &verb.finite {
            Finite::Present(of) if is_past && !self.stays() && self.is_done(verb, of) => of.past.clone(),
            Finite::Deponent(past) if is_past && self.is_forums && !self.is_ahead_at_all() => {
                (*past).to_owned()
            }
            Finite::Present(_) | Finite::Passive(_) | Finite::Deponent(_) | Finite::Modal => token.to_owned(),
        }
    }

    /// Whether the first verb is one that stays in the present, so that later ones do too: "kan ikke tiltræde, men ønsker".
    fn stays(&self) -> bool {
        self.reading
            .verbs
            .first()
            .is_some_and(|verb| matches!(verb.finite, Finite::Modal))
    }

    /// Whether what the active verb says is done with the decision itself.
    fn is_done(&self, verb: &ClauseVerb, of: &Verb) -> bool {
        let next = self.tokens.get(verb.at + 1..).unwrap_or_default();
        let participle = next
            .iter()
            .find(|it| !is_adverb(&it.lower))
            .is_some_and(|it| lexicon::is_participle(&it.lower));
        match of.infinitive.as_str() {
            // "er blevet", "har drøftet": done already.
            "være" | "have" if participle => false,
            "blive" if participle => !self.is_ahead(of),
            "udgå" | "bortfalde" | "frafalde" => !self.is_ahead(of),
            infinitive => self.is_forums && (MOVES.contains(&infinitive) || !self.is_ahead_at_all()),
        }
    }

    /// Whether the verb becomes "blev" and a participle.
    pub(super) fn is_split(&self, verb: &ClauseVerb, choices: &Choices<'_>) -> bool {
        match &verb.finite {
            Finite::Passive(of) => {
                choices.tense == Tense::Past
                    && !self.is_ahead(of)
                    && !STATES.contains(&of.infinitive.as_str())
            }
            Finite::Present(_) | Finite::Deponent(_) | Finite::Modal => false,
        }
    }

    pub(super) fn is_ahead(&self, of: &Verb) -> bool {
        let infinitive = of.infinitive.as_str();
        let is_work = !ACTS.contains(&infinitive);
        self.is_conditional()
            || (!MOVES.contains(&infinitive) && self.told().iter().any(|part| points_ahead(part, is_work)))
    }

    /// The words that tell of the deed itself: what moves behind the verb, and what follows it up to a clause of its own.
    fn told(&self) -> [&[Token<'c>]; 2] {
        let between = self.tokens.get(self.reading.adverbs.clone()).unwrap_or_default();
        let main = self.reading.verbs.first().map_or(0, |verb| verb.at);
        let after = self.tokens.get(main + 1..).unwrap_or_default();
        let end = after
            .iter()
            .position(|it| !it.is_opaque && (opens(it) || it.lower == "henblik"));
        [
            between,
            after.get(..end.unwrap_or(after.len())).unwrap_or_default(),
        ]
    }

    /// Whether "når", "hvis" or "inden" makes the deed wait for another.
    fn is_conditional(&self) -> bool {
        let main = self.reading.verbs.first().map_or(0, |verb| verb.at);
        let after = self.tokens.get(main + 1..).unwrap_or_default();
        let first = after
            .iter()
            .position(|it| !it.is_opaque && (opens(it) || is_condition(&it.lower)));
        let Some((place, first)) = first.and_then(|place| Some((place, after.get(place)?))) else {
            return false;
        };
        let waits = matches!(
            first.lower.as_str(),
            "når" | "hvis" | "såfremt" | "medmindre" | "mens" | "imens" | "hvorefter"
        );
        let is_clause = after
            .iter()
            .skip(place + 1)
            .take_while(|it| !it.is_after_comma && !matches!(it.lower.as_str(), "at" | "som"))
            .any(|it| lexicon::finite(&it.lower).is_some());
        waits || (is_condition(&first.lower) && is_clause)
    }

    /// Whether what the forum does lies ahead: a day between subject and verb says so too.
    fn is_ahead_at_all(&self) -> bool {
        let [between, after] = self.told();
        self.is_conditional() || points_ahead(between, true) || points_ahead(after, false)
    }
}

/// Words that open a clause of what has to happen first, or are prepositions.
fn is_condition(word: &str) -> bool {
    matches!(word, "inden" | "før" | "indtil")
}

/// Whether the infinitive is of a verb by which a forum acts.
pub(super) fn is_act(verb: &Verb) -> bool {
    ACTS.contains(&verb.infinitive.as_str())
        || matches!(
            verb.infinitive.as_str(),
            "sende" | "orientere" | "bede" | "opfordre" | "overveje" | "pege"
        )
}
