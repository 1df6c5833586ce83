//! Old minutes and registers in; drafts and warnings out. Never writes anything.
//!
//! The way of a document: bytes → [`source_file::SourceFile`] → [`recognise`] → the [`Source`] of its layout
//! under [`sources`] → [`Imported`]. A source never fails on a bad page: what it can't place is kept as text
//! with a [`Finding`](referat_domain::finding::Finding). Nothing is dropped, nothing invented, and
//! [`ledger`] counts the proof of it.
//!
//! [`attachment_text`] reads what can be read of attachments. Registers: [`kle`] reads the KLE register in its two forms.

pub mod attachment_text;
pub mod decision;
pub mod history;
pub mod item_title;
pub mod kle;
pub mod known_forums;
pub mod ledger;
pub mod lines;
pub mod recognise;
pub mod recommendation;
pub mod source_file;
pub mod sources;
pub mod text_tree;

use referat_domain::meeting_record::MeetingRecord;

use known_forums::KnownForums;
use source_file::SourceFile;

/// What one document said; what could not be understood is among the record's warnings.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The document as data.
    pub record: MeetingRecord,
}

/// A layout old minutes come in.
pub trait Source {
    /// The layout's name in the JSON contract.
    const NAME: &'static str;

    /// Whether a file is in this layout.
    fn recognises(file: &SourceFile) -> bool;

    /// Reads the file. Never fails: a bad page gives warnings.
    fn read(file: &SourceFile, forums: &KnownForums) -> Imported;
}

/// Why a file can't be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is larger than any minutes are.
    #[error("the file is {size} bytes; at most {limit} are read")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// It holds bytes no text has.
    #[error("the file is not text")]
    NotText,
    /// It is in none of the layouts, or has more lines than any minutes.
    #[error("the layout is none of those known: {known}")]
    LayoutUnknown {
        /// The names of the known layouts, divided by commas.
        known: String,
    },
}

/// Reads a document from its bytes.
///
/// `name` is the file's name without folders.
///
/// # Errors
/// When the bytes are no text, too many, or in no known layout.
pub fn read(name: &str, bytes: &[u8], forums: &KnownForums) -> Result<Imported, ReadError> {
    let file = SourceFile::from_bytes(name, bytes)?;
    recognise::read_recognised(&file, forums)
}
