//! What is seen of the log of reads: who has read what is closed to others.
//!
//! A read is told to those who look after the item's forum and may see the item themselves.

use crate::Timestamp;
use crate::ids::{AgendaItemId, AttachmentId, PersonId};

use super::item::{ItemLineView, ListedItem};
use super::journal::{JournalScope, may_see_journal};
use super::{Eyes, Part, Subject};

/// For how long the same reader reading the same thing again is the same read, in seconds.
pub const SAME_READ: i64 = 10 * 60;

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadWhat {
    /// Its page.
    Page,
    /// An attachment's file.
    File,
    /// A printed or issued document.
    Document,
    /// The record as data.
    Record,
    /// Its page, from a search's hits.
    Hit,
}

impl ReadWhat {
    /// All.
    pub const ALL: [Self; 5] = [Self::Page, Self::File, Self::Document, Self::Record, Self::Hit];

    /// The word that the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::File => "file",
            Self::Document => "document",
            Self::Record => "record",
            Self::Hit => "hit",
        }
    }
}

/// A closed thing that was shown: an item, or an attachment of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClosedThing {
    /// The item it is, or belongs to.
    pub item: AgendaItemId,
    /// The attachment, where it is one.
    pub attachment: Option<AttachmentId>,
}

/// Who reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBy {
    /// As the journal would name them.
    pub who: String,
    /// The person, if known.
    pub person: Option<PersonId>,
    /// As whom they look, where that is another.
    pub seeing_as: Option<String>,
}

/// A read, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeRead {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: ReadBy,
    /// What.
    pub what: String,
    /// The attachment, where it was one.
    pub attachment: Option<AttachmentId>,
    /// The item it was, or belongs to, where that is still here.
    pub item: Option<ListedItem>,
}

/// A read as those see it who may.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadView {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: ReadBy,
    /// What.
    pub what: String,
    /// The attachment, where it was one.
    pub attachment: Option<AttachmentId>,
    /// The item, where it is still here.
    pub item: Option<ItemLineView>,
}

/// A page of the log, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeReads {
    /// The reads, newest first.
    pub reads: Vec<WholeRead>,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many reads there are on all of them.
    pub total: u64,
}

/// A page of the log as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadsView {
    /// The reads, newest first.
    pub reads: Vec<ReadView>,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many reads there are on all of them.
    pub total: u64,
}

impl Subject for WholeReads {
    type View = ReadsView;

    fn look(self, eyes: &Eyes<'_>) -> ReadsView {
        ReadsView {
            reads: self
                .reads
                .into_iter()
                .filter_map(|read| seen(read, eyes))
                .collect(),
            page: self.page,
            pages: self.pages,
            total: self.total,
        }
    }
}

fn seen(read: WholeRead, eyes: &Eyes<'_>) -> Option<ReadView> {
    let scope = match &read.item {
        Some(item) => JournalScope::Forums(vec![item.place.forum]),
        None => JournalScope::Everything,
    };
    if !may_see_journal(eyes.reader, &scope) {
        return None;
    }
    let item = read.item.map(|item| item.look(eyes));
    let is_seen = item
        .as_ref()
        .is_none_or(|item| matches!(item.line, Part::Open(_)));
    is_seen.then_some(ReadView {
        at: read.at,
        by: read.by,
        what: read.what,
        attachment: read.attachment,
        item,
    })
}

/// Whether this item was shown to its reader and is closed to others: then the read is noted.
#[must_use]
pub fn shown_closed(item: AgendaItemId, is_closed: bool, is_open_to_reader: bool) -> Option<ClosedThing> {
    (is_closed && is_open_to_reader).then_some(ClosedThing {
        item,
        attachment: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_closed_and_was_seen_is_a_read() {
        let item = AgendaItemId::from_bytes([1; 16]);
        assert!(shown_closed(item, true, true).is_some());
        assert!(shown_closed(item, true, false).is_none());
        assert!(shown_closed(item, false, true).is_none());
    }
}
