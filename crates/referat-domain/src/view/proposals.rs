//! What waits for a person: joins of cases, of meetings and of names, each with its reason.
//!
//! Each is shown to those who may decide it: a join of cases to whoever may in the forums of both, a document to
//! whoever may see it, names to those who keep people.

use crate::access::{Action, Scope};
use crate::ids::ForumId;

use super::case::CaseProposal;
use super::document::{MeetingProposalLine, may_see_import};
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
    /// The forums the item and the case belong to.
    pub forums: Vec<ForumId>,
}

/// A proposed join of a document, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeMeetingProposal {
    /// The proposal.
    pub line: MeetingProposalLine,
    /// Whether the reader is shut out of an item of the meeting.
    pub is_shut_out: bool,
}

/// All that waits, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeProposals {
    /// Joins of cases.
    pub cases: Vec<CaseProposalPair<ListedItem>>,
    /// Documents of meetings that are already there.
    pub meetings: Vec<WholeMeetingProposal>,
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
        let may = |action, scope| eyes.reader.may(action, scope);
        let is_theirs = |pair: &CaseProposalPair<ListedItem>| {
            pair.forums
                .iter()
                .all(|forum| may(Action::DecideProposal, Scope::Forum(*forum)))
        };
        let cases = self.cases.into_iter().filter(is_theirs);
        let meetings = self.meetings.into_iter().filter(|whole| {
            let forum = whole.line.meeting.forum;
            may_see_import(eyes.reader, Some(forum), whole.is_shut_out)
                && may(Action::DecideProposal, Scope::Forum(forum))
        });
        ProposalsView {
            cases: cases
                .map(|pair| CaseProposalPair {
                    proposal: CaseProposal {
                        id: pair.proposal.id,
                        item: pair.proposal.item.look(eyes),
                        case: pair.proposal.case,
                        reason: pair.proposal.reason,
                    },
                    beside: pair.beside.look(eyes),
                    forums: pair.forums,
                })
                .filter(both_open)
                .collect(),
            meetings: meetings.map(|whole| whole.line).collect(),
            aliases: match may(Action::KeepPeople, Scope::Anywhere) {
                true => self.aliases,
                false => Vec::new(),
            },
            joined: match may(Action::KeepPeople, Scope::Anywhere) {
                true => self.joined,
                false => Vec::new(),
            },
        }
    }
}
