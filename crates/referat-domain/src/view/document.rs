//! What is seen of imported documents: for the secretariat, what was read beside its source.

use crate::access::{Action, Scope};
use crate::comparison::Comparison;
use crate::finding::Finding;
use crate::ids::{DocumentId, ForumId, MeetingId, ProposalId};
use crate::joining::JoinLine;
use crate::meeting::DocumentKind;
use crate::reader::Reader;

use super::meeting::{DocumentLine, MeetingLine};
use super::{Eyes, Subject};

/// Whether a reader may see what was imported, its findings and what they quote of it.
///
/// A source is of a whole meeting and can't be shown in part: it is for whoever imports for its forum, and not for
/// someone who is shut out of an item of the meeting. One that belongs to no forum is the administrators'.
#[must_use]
pub fn may_see_import(reader: &Reader, forum: Option<ForumId>, is_shut_out: bool) -> bool {
    let is_theirs = match forum {
        Some(forum) => reader.may(Action::ImportMinutes, Scope::Forum(forum)),
        None => reader.is_administrator(),
    };
    is_theirs && !is_shut_out
}

/// A finding beside the lines of the source it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingLine {
    /// The finding.
    pub finding: Finding,
    /// The lines around its place.
    pub source: Vec<SourceLine>,
}

/// A line of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number, from 1.
    pub number: u32,
    /// Its words.
    pub text: String,
    /// Whether the finding is about it.
    pub is_place: bool,
}

/// The report of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportReportView {
    /// The document.
    pub document: DocumentLine,
    /// Who mended what was read, if somebody did.
    pub mended_by: Option<String>,
    /// The meeting it became.
    pub meeting: Option<MeetingLine>,
    /// What a person should look at, gravest first, then by line.
    pub findings: Vec<FindingLine>,
    /// The meeting it may be another document of, if that is proposed.
    pub joins: Option<MeetingProposalLine>,
}

/// The imported documents, a page at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportListView {
    /// Newest first.
    pub documents: Vec<DocumentLine>,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
}

/// A document that may be of a meeting that is already there.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingProposalLine {
    /// The proposal.
    pub id: ProposalId,
    /// The document.
    pub document: DocumentId,
    /// The document's file name.
    pub file_name: String,
    /// The meeting.
    pub meeting: MeetingLine,
    /// Why: `corrected`, `agenda-then-minutes`, `minutes-then-agenda`, `other-layout`.
    pub reason: String,
    /// The item numbers that differ between the two, as printed.
    pub differing_items: Vec<String>,
}

/// A document beside the meeting it may be of.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinView {
    /// The proposal.
    pub proposal: MeetingProposalLine,
    /// What the meeting's own document is.
    pub kept_kind: DocumentKind,
    /// What the document is.
    pub new_kind: DocumentKind,
    /// What the document says otherwise than the meeting.
    pub comparison: Comparison,
    /// For each item of the comparison, which it is.
    pub lines: Vec<JoinLine>,
    /// Whether the document stands unless somebody says otherwise.
    pub newer_stands: bool,
    /// A fingerprint of both, so that nobody decides about what has changed meanwhile.
    pub fingerprint: String,
}

impl Subject for JoinView {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

/// Where a document ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentOutcome {
    /// It became a meeting.
    Meeting(MeetingId),
    /// It waits for a person.
    Proposal(ProposalId),
}

impl Subject for ImportReportView {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

impl Subject for ImportListView {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;

    #[test]
    fn a_source_is_for_the_secretary_of_its_forum_unless_shut_out_of_an_item() {
        let forum = |number| Some(ForumId::from_bytes([number; 16]));
        let secretary =
            Reader::staff(PersonId::from_bytes([9; 16])).secretary_of(ForumId::from_bytes([1; 16]));
        assert!(may_see_import(&secretary, forum(1), false));
        assert!(!may_see_import(&secretary, forum(1), true));
        assert!(!may_see_import(&secretary, forum(2), false));
        assert!(!may_see_import(&secretary, None, false));
        assert!(may_see_import(&Reader::local_operator(), None, false));
        assert!(!may_see_import(&Reader::local_operator(), forum(1), true));
    }
}
