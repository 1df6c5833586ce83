//! Drafts of decisions: "at Chefforum godkender dagsordenen" → "Chefforum godkendte dagsordenen."
//!
//! Rules, no language model. A clause is read (`reading`) only where every finite verb in it is accounted for and known
//! (`lexicon`); then its verb is put in the forum's tense, and what a clause with "at" has before the verb goes behind it
//! ("at udvalget ikke godkender" → "Udvalget godkendte ikke"). What can't be read for certain is left as written and
//! marked with the reason: a draft is for a person to look at, and a wrong sentence costs more than none.
//!
//! What is told in the past is what the forum did at the meeting, and passives ("godkendes" → "blev godkendt"). What
//! others are to do ("forvaltningen udarbejder"), what modal verbs say ("skal") and what points ahead ("på næste møde",
//! "fremover") stays in the present, because it lies ahead when the minutes are written.
//!
//! | file | does |
//! |---|---|
//! | `lexicon` | verbs in all forms, strong and weak |
//! | `phrases`, `nouns` | adverbs, what opens a clause, what points ahead; verbs that are nouns too |
//! | `tokens` | words, with quotations whole |
//! | `reading`, `openers` | subject, adverbs, verbs; what opens a clause of its own |
//! | `forum` | whether the forum is who acts |
//! | `main_clause`, `tense` | the sentence; what was done and what lies ahead |
//! | `infinitive` | clauses without a subject |
//! | `sentence` | numbers, "at", closing marks |
//! | `styles` | one sentence, a sentence for each, "Ad 1: …" |

mod forum;
mod infinitive;
mod lexicon;
mod main_clause;
mod nouns;
mod openers;
mod phrases;
mod reading;
mod sentence;
mod styles;
mod tense;
mod tokens;

use crate::verbs::OutcomeVerb;

/// A clause of a recommendation, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClauseToDraft<'c> {
    /// The clause as written, with or without number and "at".
    pub text: &'c str,
    /// What it came to; `None` where that is what the clause itself says.
    pub outcome: Option<OutcomeVerb>,
    /// What is said beyond it: "med den bemærkning, at …", or a sentence of its own.
    pub addition: Option<&'c str>,
}

/// The tense a forum's minutes are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// "godkendte", "blev godkendt".
    #[default]
    Past,
    /// "godkender", "godkendes".
    Present,
}

/// Who is said to do what a clause says is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Voice {
    /// As the clause has it: "Status blev drøftet".
    #[default]
    Keep,
    /// The forum, where it is the forum's own act: "Chefforum drøftede status".
    Active,
}

/// How a decision is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// One sentence where several clauses came to the same, a sentence for each where these say the outcomes, else rows.
    #[default]
    Auto,
    /// One sentence: "Chefforum tiltrådte indstillingen." Falls back on sentences where the clauses came to different things.
    One,
    /// A sentence for each clause.
    Sentences,
    /// "Ad 1: Tiltrådt."
    Rows,
}

/// A forum's words for the outcomes in rows, each as it stands first in a row, without full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeWords<'w> {
    /// One for each outcome, in the order of [`OutcomeVerb`].
    pub words: [&'w str; 12],
}

impl Default for OutcomeWords<'_> {
    fn default() -> Self {
        Self {
            words: [
                "Godkendt",
                "Tiltrådt",
                "Drøftet",
                "Taget til efterretning",
                "Taget til orientering",
                "Besluttet",
                "Gennemført",
                "Ændret",
                "Udsat",
                "Sendt videre",
                "Ikke tiltrådt",
                "Bortfaldet",
            ],
        }
    }
}

impl<'w> OutcomeWords<'w> {
    /// The word for an outcome.
    #[must_use]
    pub fn of(&self, outcome: OutcomeVerb) -> &'w str {
        self.words.get(outcome as usize).copied().unwrap_or("")
    }
}

/// What a forum chooses of its drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choices<'c> {
    /// The forum's name. Without one every body that decides is taken for the forum, and none is named where the clause doesn't.
    pub forum: Option<&'c str>,
    /// The tense.
    pub tense: Tense,
    /// Who acts.
    pub voice: Voice,
    /// How it is printed.
    pub style: Style,
    /// The words of rows.
    pub words: OutcomeWords<'c>,
}

/// A decision as drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The whole text: paragraphs with a blank line between, or one row a line.
    pub text: String,
    /// How it is printed; never [`Style::Auto`].
    pub style: Style,
    /// The sentences in order.
    pub sentences: Vec<DraftedSentence>,
}

/// A sentence of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftedSentence {
    /// The clause it is about, from 1; `None` where it is about all.
    pub clause: Option<usize>,
    /// The sentence; the clause as written where it could not be drafted.
    pub text: String,
    /// Whether it could be drafted.
    pub certainty: Certainty,
}

/// Whether a sentence was drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// By rule.
    Drafted,
    /// Left as written, for a person to write.
    AsWritten(Reason),
}

/// Why a clause is left as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is no text.
    Empty,
    /// No verb that is known.
    NoVerb,
    /// Nobody and nothing that the verb is said of.
    NoSubject,
    /// It says what is to be done and not by whom, and no forum was named.
    NoForum,
    /// It can be read in two ways.
    TwoReadings,
    /// Where a word goes in the sentence isn't certain.
    WordOrder,
}

impl Reason {
    /// All, in the order above.
    pub const ALL: [Self; 6] = [
        Self::Empty,
        Self::NoVerb,
        Self::NoSubject,
        Self::NoForum,
        Self::TwoReadings,
        Self::WordOrder,
    ];

    /// The word in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoVerb => "no_verb",
            Self::NoSubject => "no_subject",
            Self::NoForum => "no_forum",
            Self::TwoReadings => "two_readings",
            Self::WordOrder => "word_order",
        }
    }
}

/// The decision a recommendation came to.
///
/// A clause without an outcome is told as it is written; with one, its own sentence is used only where that says the
/// outcome. Nothing is drafted that can't be read for certain.
#[must_use]
pub fn draft(clauses: &[ClauseToDraft<'_>], choices: &Choices<'_>) -> Draft {
    styles::draft(clauses, choices)
}

/// The sentence of one clause by itself, its outcome aside: an outcome only tells whether what others were to do was done
/// at the meeting ("Kommunaldirektøren orienterede").
#[must_use]
pub fn draft_clause(clause: &ClauseToDraft<'_>, choices: &Choices<'_>) -> DraftedSentence {
    let is_done = clause.outcome == Some(OutcomeVerb::CarriedOut);
    match sentence::sentence(clause.text, choices, is_done) {
        Ok(text) => DraftedSentence {
            clause: None,
            text,
            certainty: Certainty::Drafted,
        },
        Err(reason) => DraftedSentence {
            clause: None,
            text: clause.text.trim().to_owned(),
            certainty: Certainty::AsWritten(reason),
        },
    }
}

#[cfg(test)]
mod tests;
