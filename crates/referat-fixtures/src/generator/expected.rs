//! What a reading of a generated document must find: known from how the document was made, not from reading it.
//!
//! Plain values in the terms of the JSON contract (design.md section 6). Texts are as printed; they are
//! compared with white space collapsed.

/// A document's data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedMeeting {
    /// `minutes`, `agenda` or `supplementary_agenda`.
    pub kind: &'static str,
    /// The forum's name.
    pub forum: String,
    /// The day, as `2024-03-13`.
    pub date: String,
    /// When it began, as `09:00`.
    pub start: Option<String>,
    /// When it ended.
    pub end: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Text before the contents list that is no head.
    pub preamble: Option<String>,
    /// The items in their order on paper.
    pub items: Vec<ExpectedItem>,
    /// Every finding but `outcome-unsettled`: its code and its item's number, sorted.
    pub findings: Vec<(&'static str, Option<String>)>,
}

/// An item's data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedItem {
    /// The number as printed.
    pub number: String,
    /// The heading after `Punkt N: `.
    pub title: String,
    /// The title in the contents list without trailing dots; `None` where there is no line for it.
    pub toc_title: Option<String>,
    /// The page in the contents list.
    pub toc_page: Option<u32>,
    /// What it is about.
    pub subject: String,
    /// The forums of the prefix.
    pub route: Vec<String>,
    /// Kinds of case.
    pub suffixes: Vec<String>,
    /// The journal number in its normal form.
    pub journal_number: Option<String>,
    /// Start and end of the slot.
    pub slot: Option<(String, Option<String>)>,
    /// Who presents it.
    pub presenters: Vec<String>,
    /// Guests for this item.
    pub guests: Vec<String>,
    /// Whether it is marked as closed.
    pub closed: bool,
    /// The sections in document order.
    pub sections: Vec<ExpectedSection>,
    /// Who recommends.
    pub recommenders: Vec<String>,
    /// The clauses without their numbers.
    pub clauses: Vec<String>,
    /// The decision, where there is one.
    pub decision: Option<ExpectedDecision>,
    /// What earlier forums said: forum without genitive, day, words.
    pub history: Vec<(String, String, String)>,
    /// A day, or `previous`.
    pub approves_minutes_of: Option<String>,
    /// The titles of the attachments.
    pub attachments: Vec<String>,
    /// Which made-up case it belongs to; items of a series with the same number are one case.
    pub case: Option<u32>,
}

/// A section's data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedSection {
    /// Its kind in the contract.
    pub kind: &'static str,
    /// The heading as printed.
    pub heading: Option<&'static str>,
    /// Its text as printed.
    pub text: String,
    /// Its sub-headings.
    pub sub_headings: Vec<String>,
    /// Rows and columns of its tables.
    pub tables: Vec<(usize, usize)>,
    /// How many links it has, dead ones included.
    pub links: usize,
    /// How many points its lists have, nested ones included.
    pub points: usize,
    /// How deep its lists nest; 0 without lists.
    pub depth: usize,
}

/// A decision's data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedDecision {
    /// The outcome of each clause.
    pub outcomes: Vec<ExpectedOutcome>,
    /// How many remarks there are.
    pub remarks: usize,
    /// Who is quoted, in order.
    pub statements_by: Vec<String>,
}

/// What became of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedOutcome {
    /// The outcome's word; `None` where the text doesn't settle it, and then nothing is judged.
    pub outcome: Option<&'static str>,
    /// What the text adds to it.
    pub addition: Option<String>,
}

impl ExpectedOutcome {
    /// An outcome and nothing else.
    pub(super) fn bare(outcome: &'static str) -> Self {
        Self {
            outcome: Some(outcome),
            addition: None,
        }
    }

    /// A clause nobody speaks of.
    pub(super) fn unsettled() -> Self {
        Self::default()
    }
}
