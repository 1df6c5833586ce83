//! Joining a document with a meeting that is there already: which item is which, and what stands unless somebody says
//! otherwise.
//!
//! A join never opens what is closed, and an agenda never takes a decision away. Knows no storage.

use crate::comparison::{Comparison, ItemChange, compare, pairs};
use crate::meeting::DocumentKind;
use crate::meeting_record::{ItemRecord, MeetingRecord};

/// An item of the meeting, of the document, or of both: by its place in either, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinLine {
    /// Its place in the meeting that is kept.
    pub kept: Option<usize>,
    /// Its place in the document.
    pub new: Option<usize>,
}

/// What differs, and for each item of the comparison which item it is.
#[must_use]
pub fn beside(kept: &MeetingRecord, new: &MeetingRecord) -> (Comparison, Vec<JoinLine>) {
    let comparison = compare(kept, new);
    let pairs = pairs(&kept.items, &new.items);
    let mut gone = (0..kept.items.len()).filter(|place| !pairs.contains(&Some(*place)));
    let mut there = pairs.iter().enumerate();
    let line = |change: &ItemChange| match change {
        ItemChange::Removed => JoinLine {
            kept: gone.next(),
            new: None,
        },
        ItemChange::Same | ItemChange::Added | ItemChange::Changed { .. } => {
            let (place, pair) = there.next().unzip();
            JoinLine {
                kept: pair.copied().flatten(),
                new: place,
            }
        }
    };
    let lines = comparison
        .items
        .iter()
        .map(|item| &item.change)
        .map(line)
        .collect();
    (comparison, lines)
}

/// Whether the document that came later stands unless somebody says otherwise: not where the minutes are here and it is
/// an agenda.
#[must_use]
pub fn newer_stands(kept: DocumentKind, new: DocumentKind) -> bool {
    match (kept, new) {
        (DocumentKind::Minutes, DocumentKind::Agenda | DocumentKind::SupplementaryAgenda) => false,
        (DocumentKind::Agenda | DocumentKind::SupplementaryAgenda, _)
        | (DocumentKind::Minutes, DocumentKind::Minutes) => true,
    }
}

/// Whether an item is closed after a join, and on what ground: as soon as either of them is.
#[must_use]
pub fn closure(kept: &ItemRecord, new: &ItemRecord) -> (bool, Option<String>) {
    let ground = kept.closure_ground.clone().or_else(|| new.closure_ground.clone());
    (kept.closed || new.closed, ground)
}

/// Whether the decision that is kept goes when the document's item stands: an agenda has none to put in its place.
#[must_use]
pub fn replaces_decision(document: DocumentKind, new: &ItemRecord) -> bool {
    new.decision.is_some() || document == DocumentKind::Minutes
}

/// Which of a meeting's documents speaks of it: its minutes before its agendas, and of those the last.
#[must_use]
pub fn leading(kinds: &[DocumentKind]) -> Option<usize> {
    let rank = |kind: &DocumentKind| match kind {
        DocumentKind::Minutes => 1,
        DocumentKind::Agenda | DocumentKind::SupplementaryAgenda => 0,
    };
    let ranked = kinds.iter().map(rank).enumerate();
    ranked
        .max_by_key(|(place, rank)| (*rank, *place))
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_speak_of_a_meeting_before_its_agendas_whatever_came_first() {
        use DocumentKind::{Agenda, Minutes, SupplementaryAgenda};
        assert_eq!(leading(&[]), None);
        assert_eq!(leading(&[Agenda, SupplementaryAgenda]), Some(1));
        assert_eq!(leading(&[Minutes, Agenda]), Some(0));
        assert_eq!(leading(&[Agenda, Minutes, Minutes]), Some(2));
    }

    #[test]
    fn the_later_document_stands_unless_it_is_an_agenda_of_what_was_held() {
        assert!(newer_stands(DocumentKind::Agenda, DocumentKind::Minutes));
        assert!(newer_stands(DocumentKind::Minutes, DocumentKind::Minutes));
        assert!(!newer_stands(DocumentKind::Minutes, DocumentKind::Agenda));
    }
}
