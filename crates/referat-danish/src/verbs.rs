//! What a sentence of a decision says was done: "godkendte", "tog … til efterretning", "blev ikke tiltrådt".
//!
//! Twelve outcomes, one table of verbs ([`VerbForms`]) and a light reading of Danish clauses: a verb of the main clause
//! goes before one in a subordinate clause, a participle of a noun ("den godkendte plan") is no verb, and what
//! "skal", "kan" or "bør" be done is not done. Nouns (godkendelse, drøftelse) are never verbs.
//! The outcomes' meaning in the domain, and any forum's own wording of them, are others' business.

mod clauses;
mod table;

/// What a decision can come to. The domain's outcome has the same twelve words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeVerb {
    /// Godkendt.
    Approved,
    /// Tiltrådt; also vedtaget.
    Adopted,
    /// Drøftet.
    Discussed,
    /// Taget til efterretning.
    Noted,
    /// Taget til orientering.
    Informed,
    /// Besluttet; also "gøres".
    Decided,
    /// The thing itself was done at the meeting: gennemgået, opdateret, afstemt, "orienterede hinanden".
    CarriedOut,
    /// Ændret.
    Amended,
    /// Udsat, udskudt.
    Postponed,
    /// Sendt videre, oversendt.
    Forwarded,
    /// Ikke tiltrådt, ikke godkendt, forkastet, afvist.
    NotAdopted,
    /// Bortfaldet.
    Lapsed,
}

/// An outcome in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundOutcome {
    /// What was done.
    pub verb: OutcomeVerb,
    /// First byte of the phrase: the auxiliary, negation or verb it begins with.
    pub start: usize,
    /// The byte after the phrase: after the verb, or after its far particle ("tog … til efterretning").
    pub end: usize,
    /// False where the sentence has an outcome only inside a subordinate clause
    /// ("udvalget ønsker, at sagen drøftes igen"): what is wished or reported, seldom what was decided.
    pub in_main_clause: bool,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "drøfte".
    Infinitive,
    /// "drøfter".
    Present,
    /// "drøftede".
    Past,
    /// "drøftet".
    Participle,
    /// "drøftes".
    Passive,
}

/// A verb of decisions and recommendations in its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForms {
    /// "drøfte".
    pub infinitive: &'static str,
    /// "drøfter".
    pub present: &'static str,
    /// "drøftede".
    pub past: &'static str,
    /// "drøftet".
    pub participle: &'static str,
    /// "drøftes".
    pub passive: &'static str,
    /// What the verb settles by itself; `None` for "tage", "sende" and others that need more.
    pub outcome: Option<OutcomeVerb>,
}

/// The verb a word is a form of, and which form, in any case. Only verbs decisions and recommendations use are known.
#[must_use]
pub fn forms_of(word: &str) -> Option<(VerbForms, Form)> {
    let lowered = crate::words::Lowered::of(word)?;
    let index = table::FORMS
        .binary_search_by_key(&lowered.as_str(), |(form, ..)| *form)
        .ok()?;
    let (_, form, verb) = table::FORMS.get(index)?;
    Some((*table::VERBS.get(*verb)?, *form))
}

/// The first finite outcome phrase of the sentence.
///
/// A phrase of the main clause goes before any in a subordinate clause, wherever they stand. "at" as the sentence's
/// first word opens no subordinate clause: a clause of a recommendation is read as the sentence it proposes.
/// Words in quotation marks are titles and are not read, unless the whole sentence is quoted.
#[must_use]
pub fn find_outcome(sentence: &str) -> Option<FoundOutcome> {
    clauses::first_outcome(sentence)
}

#[cfg(test)]
mod tests;
