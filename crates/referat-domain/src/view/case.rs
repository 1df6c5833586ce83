//! What is seen of a case: its items over the years.
//!
//! A case has no openness of its own. Its title is the subject of its latest item that the reader may see:
//! a name taken from a closed item would let it out.

use crate::case::journal_number::JournalNumber;
use crate::case::thread::{CaseKind, JoinReason};
use crate::ids::{CaseId, PaperId, ProposalId};

use super::item::{ItemLineView, ListedItem};
use super::{Eyes, Part, Subject};

/// An item of a case and why it belongs there.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinedItem {
    /// The item.
    pub item: ListedItem,
    /// Its paper, which is what moves when a case is split.
    pub paper: PaperId,
    /// Why it belongs to the case.
    pub reason: JoinReason,
}

/// All that is kept of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeCase {
    /// The case.
    pub id: CaseId,
    /// Its journal number.
    pub journal_number: Option<JournalNumber>,
    /// What the register calls the number's subject.
    pub kle_title: Option<String>,
    /// Its kind.
    pub kind: CaseKind,
    /// Its items, newest first.
    pub items: Vec<JoinedItem>,
    /// Items of other cases that may belong here, and the other way round.
    pub proposals: Vec<CaseProposal<ListedItem>>,
}

/// A join that is proposed to a person.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseProposal<Item> {
    /// The proposal.
    pub id: ProposalId,
    /// The item that may belong to the case.
    pub item: Item,
    /// The case it may belong to.
    pub case: CaseId,
    /// Why.
    pub reason: JoinReason,
}

/// An item of a case as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinedItemView {
    /// The item.
    pub item: ItemLineView,
    /// Its paper.
    pub paper: PaperId,
    /// Why it belongs to the case.
    pub reason: JoinReason,
}

/// What a reader sees of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseView {
    /// The case.
    pub id: CaseId,
    /// Its title: the subject of its latest item the reader may see.
    pub title: Option<String>,
    /// Its journal number, if any of its items may be seen.
    pub journal_number: Option<JournalNumber>,
    /// What the register calls the number's subject.
    pub kle_title: Option<String>,
    /// Its kind.
    pub kind: CaseKind,
    /// Its items, newest first.
    pub items: Vec<JoinedItemView>,
    /// Proposed joins of which the reader may see the item.
    pub proposals: Vec<CaseProposal<ItemLineView>>,
}

impl Subject for WholeCase {
    type View = CaseView;

    fn look(self, eyes: &Eyes<'_>) -> CaseView {
        let items: Vec<JoinedItemView> = self
            .items
            .into_iter()
            .map(|joined| JoinedItemView {
                item: joined.item.look(eyes),
                paper: joined.paper,
                reason: joined.reason,
            })
            .collect();
        let title = items
            .iter()
            .find_map(|joined| joined.item.line.open().map(|line| line.subject.clone()));
        let visible = title.is_some();
        let proposals = self
            .proposals
            .into_iter()
            .map(|proposal| CaseProposal {
                id: proposal.id,
                item: proposal.item.look(eyes),
                case: proposal.case,
                reason: proposal.reason,
            })
            .filter(|proposal| matches!(proposal.item.line, Part::Open(_)))
            .collect();
        CaseView {
            id: self.id,
            title,
            journal_number: self.journal_number.filter(|_| visible),
            kle_title: self.kle_title.filter(|_| visible),
            kind: self.kind,
            items,
            proposals,
        }
    }
}
