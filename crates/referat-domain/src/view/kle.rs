//! What is seen of the journal numbers: the register's tree with how many items stand under each number.
//!
//! Items are counted under the reader's eyes: a closed item is in no count of one who may not see it.

use crate::case::journal_number::{JournalNumber, KleNumber};
use crate::ids::CaseId;
use crate::kle::KleLevel;

use super::item::{ItemLineView, ListedItem};
use super::{Eyes, Part, Subject};

/// A case under a number, with its items.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberedCase {
    /// The case.
    pub id: CaseId,
    /// Its journal number.
    pub journal_number: JournalNumber,
    /// Its items, newest first.
    pub items: Vec<ListedItem>,
}

/// What the register says of a number in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberTitle {
    /// The number, with zeros where the level doesn't reach.
    pub number: KleNumber,
    /// How much of the number counts.
    pub level: KleLevel,
    /// The register's title.
    pub title: Option<String>,
    /// Whether it has expired.
    pub is_expired: bool,
    /// The numbers that followed it.
    pub successors: Vec<KleNumber>,
}

/// The part of the tree under a number, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeBranch {
    /// The numbers from the top down to here; empty at the top.
    pub trail: Vec<NumberTitle>,
    /// The numbers directly below that have cases.
    pub below: Vec<NumberTitle>,
    /// All cases below.
    pub cases: Vec<NumberedCase>,
}

/// A number with how much stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct BranchLine {
    /// The number and its title.
    pub title: NumberTitle,
    /// How many cases the reader may see under it.
    pub cases: u32,
    /// How many items of theirs.
    pub items: u32,
}

/// A case under a number, as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberedCaseView {
    /// The case.
    pub id: CaseId,
    /// Its journal number.
    pub journal_number: JournalNumber,
    /// Its items the reader may see, newest first.
    pub items: Vec<ItemLineView>,
}

/// A part of the tree as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct BranchView {
    /// The numbers from the top down to here; empty at the top.
    pub trail: Vec<NumberTitle>,
    /// The numbers directly below with something the reader may see.
    pub below: Vec<BranchLine>,
    /// The cases of this number itself: at the level of subjects only.
    pub cases: Vec<NumberedCaseView>,
}

fn is_under(number: KleNumber, branch: &NumberTitle) -> bool {
    match branch.level {
        KleLevel::MainGroup => number.main_group == branch.number.main_group,
        KleLevel::Group => {
            (number.main_group, number.group) == (branch.number.main_group, branch.number.group)
        }
        KleLevel::Subject => number == branch.number,
    }
}

impl Subject for WholeBranch {
    type View = BranchView;

    fn look(self, eyes: &Eyes<'_>) -> BranchView {
        let cases: Vec<NumberedCaseView> = self
            .cases
            .into_iter()
            .map(|case| NumberedCaseView {
                id: case.id,
                journal_number: case.journal_number,
                items: case
                    .items
                    .look(eyes)
                    .into_iter()
                    .filter(|item| matches!(item.line, Part::Open(_)))
                    .collect(),
            })
            .filter(|case| !case.items.is_empty())
            .collect();
        let below = self
            .below
            .into_iter()
            .filter_map(|title| {
                let here = cases
                    .iter()
                    .filter(|case| is_under(case.journal_number.subject, &title));
                let (count, items) = here.fold((0, 0), |(count, items), case| {
                    (count + 1, items + case.items.len())
                });
                (count > 0).then(|| BranchLine {
                    cases: count,
                    items: u32::try_from(items).unwrap_or(u32::MAX),
                    title,
                })
            })
            .collect();
        let at_subject = self
            .trail
            .last()
            .is_some_and(|title| title.level == KleLevel::Subject);
        BranchView {
            trail: self.trail,
            below,
            cases: if at_subject { cases } else { Vec::new() },
        }
    }
}
