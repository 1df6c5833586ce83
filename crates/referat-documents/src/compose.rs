//! Documents of meetings: what is printed, and in which order.
//!
//! One file for each document people know: [`meeting`] (agenda and minutes), [`extract`], [`volume`], [`meeting_plan`],
//! [`signature_sheet`]. The parts they share are in `front`, `item`, `list` and `corrections`.

pub(crate) mod attachments_list;
pub mod corrections;
pub mod decisions_sheet;
pub mod extract;
mod front;
mod item;
mod list;
pub mod meeting;
pub mod meeting_plan;
pub mod signature_sheet;
pub mod volume;

use referat_domain::issued::IssuedChange;
use referat_wording::Wording;

use crate::look::Look;

/// What documents are made with.
#[derive(Clone, Copy)]
pub struct Desk<'d> {
    /// The words.
    pub wording: &'d Wording,
    /// The look.
    pub look: &'d Look,
    /// Who issues them: "Sandved Kommune".
    pub municipality: &'d str,
    /// Which issue it is, where it is issued.
    pub issue: Option<&'d Issue>,
}

/// An issue of a document: what is printed of it, so that it can be held against the journal later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The first issue of a document is 1.
    pub version: u32,
    /// The moment, in words.
    pub moment: String,
    /// How many entries the journal had.
    pub journal_count: u64,
    /// The journal's head, in hexadecimal digits.
    pub journal_head: String,
    /// The same as a file, as `referat head` writes it: carried along, for programs.
    pub head_file: String,
    /// What it says otherwise than the version before it; empty for first versions.
    pub changes: Vec<IssuedChange>,
    /// Why it was issued, in the issuer's words; printed with the changes.
    pub reason: String,
}
