//! What is seen of persons, positions and units: the items that name them.
//!
//! Items are listed under the reader's eyes; one who sees none of them sees a name and an empty list, and
//! the lists of names themselves are made from items the reader may see.

use crate::ids::{PersonId, PositionId, UnitId};

use super::item::{ItemLineView, ListedItem};
use super::{Eyes, Part, Subject};

/// What a person has to do with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Involvement {
    /// Presented it.
    Presented,
    /// Was a guest.
    Guest,
    /// Is quoted in its decision.
    Remarked,
    /// Recommended it.
    Recommended,
    /// Was absent, as an old document says.
    Absent,
}

/// Who or what a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A person.
    Person {
        /// Who.
        id: PersonId,
        /// The name.
        name: String,
    },
    /// A position.
    Position {
        /// Which.
        id: PositionId,
        /// Its title.
        title: String,
        /// The unit it is of.
        unit: Option<(UnitId, String)>,
    },
    /// A unit.
    Unit {
        /// Which.
        id: UnitId,
        /// Its name.
        name: String,
        /// Its positions.
        positions: Vec<(PositionId, String)>,
    },
}

/// A name that may be another spelling of this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasLine {
    /// The other.
    pub named: Named,
    /// Whether a person has accepted it.
    pub is_accepted: bool,
}

/// A person, position or unit and its items, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeNamed {
    /// Who or what.
    pub named: Named,
    /// Other spellings.
    pub aliases: Vec<AliasLine>,
    /// The items, newest first, with what they have to do with it.
    pub items: Vec<(Involvement, ListedItem)>,
}

/// A person, position or unit as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedView {
    /// Who or what.
    pub named: Named,
    /// Other spellings.
    pub aliases: Vec<AliasLine>,
    /// The items the reader may see, newest first.
    pub items: Vec<(Involvement, ItemLineView)>,
}

impl Subject for WholeNamed {
    type View = NamedView;

    fn look(self, eyes: &Eyes<'_>) -> NamedView {
        NamedView {
            named: self.named,
            aliases: self.aliases,
            items: self
                .items
                .into_iter()
                .map(|(involvement, item)| (involvement, item.look(eyes)))
                .filter(|(_, item)| matches!(item.line, Part::Open(_)))
                .collect(),
        }
    }
}

/// Everyone and everything that is named, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeDirectory {
    /// Each with one entry per item that names it.
    pub entries: Vec<(Named, Vec<ListedItem>)>,
}

/// A name in the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryLine {
    /// Who or what.
    pub named: Named,
    /// How many items the reader may see that name it.
    pub items: u32,
}

/// The directory of names as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryView {
    /// The names that occur in an item the reader may see.
    pub lines: Vec<DirectoryLine>,
}

impl Subject for WholeDirectory {
    type View = DirectoryView;

    fn look(self, eyes: &Eyes<'_>) -> DirectoryView {
        let lines = self
            .entries
            .into_iter()
            .filter_map(|(named, items)| {
                let seen = items.look(eyes);
                let count = seen
                    .iter()
                    .filter(|item| matches!(item.line, Part::Open(_)))
                    .count();
                let items = u32::try_from(count).unwrap_or(u32::MAX);
                (items > 0).then_some(DirectoryLine { named, items })
            })
            .collect();
        DirectoryView { lines }
    }
}

/// Two names that may be one, proposed to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasProposalLine {
    /// The proposal.
    pub id: crate::ids::ProposalId,
    /// One.
    pub one: Named,
    /// The other.
    pub other: Named,
    /// Why: `same-words`, `same-role`, `first-name`.
    pub reason: String,
}
