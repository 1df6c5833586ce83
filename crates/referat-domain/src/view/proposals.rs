//! What waits for a person: joins of cases, of meetings and of names, each with its reason.

use super::case::CaseProposal;
use super::document::MeetingProposalLine;
use super::item::{ItemLineView, ListedItem};
use super::people::AliasProposalLine;
use super::{Eyes, Part, Subject};

/// A proposed join of an item to a case, with an item the case has already.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseProposalPair<Item> {
    /// The proposal and the item that may belong to the case.
    pub proposal: CaseProposal<Item>,
    /// The latest item of the case.
    pub beside: Item,
}

/// All that waits, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeProposals {
    /// Joins of cases.
    pub cases: Vec<CaseProposalPair<ListedItem>>,
    /// Documents of meetings that are already there.
    pub meetings: Vec<MeetingProposalLine>,
    /// Names that may be one.
    pub aliases: Vec<AliasProposalLine>,
    /// Names that somebody said are one, which can be taken back.
    pub joined: Vec<AliasProposalLine>,
}

/// What waits, as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalsView {
    /// Joins of cases of which the reader may see both items.
    pub cases: Vec<CaseProposalPair<ItemLineView>>,
    /// Documents of meetings that are already there.
    pub meetings: Vec<MeetingProposalLine>,
    /// Names that may be one.
    pub aliases: Vec<AliasProposalLine>,
    /// Names that somebody said are one, which can be taken back.
    pub joined: Vec<AliasProposalLine>,
}

impl Subject for WholeProposals {
    type View = ProposalsView;

    fn look(self, eyes: &Eyes<'_>) -> ProposalsView {
        let both_open = |pair: &CaseProposalPair<ItemLineView>| {
            matches!(
                (&pair.proposal.item.line, &pair.beside.line),
                (Part::Open(_), Part::Open(_))
            )
        };
        ProposalsView {
            cases: self
                .cases
                .into_iter()
                .map(|pair| CaseProposalPair {
                    proposal: CaseProposal {
                        id: pair.proposal.id,
                        item: pair.proposal.item.look(eyes),
                        case: pair.proposal.case,
                        reason: pair.proposal.reason,
                    },
                    beside: pair.beside.look(eyes),
                })
                .filter(both_open)
                .collect(),
            meetings: self.meetings,
            aliases: self.aliases,
            joined: self.joined,
        }
    }
}
