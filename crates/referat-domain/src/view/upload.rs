//! What is seen of files that were handed in and wait to be imported: what was read, beside its source.

use crate::Timestamp;
use crate::finding::Finding;
use crate::ids::{DocumentId, UploadId};
use crate::meeting_record::MeetingRecord;
use crate::mending::{Fault, MeetingMend};

use super::meeting::MeetingLine;
use super::{Eyes, Subject};

/// An upload in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadLine {
    /// The upload.
    pub id: UploadId,
    /// What its document is called.
    pub file_name: String,
    /// The document's size in bytes.
    pub size: u64,
    /// Who handed it in.
    pub uploaded_by: String,
    /// When.
    pub uploaded_at: Timestamp,
    /// How many attachments came with it.
    pub attachments: usize,
}

/// The uploads that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadListView {
    /// The last first.
    pub uploads: Vec<UploadLine>,
}

/// A file that came with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingAttachment {
    /// What it is called.
    pub file_name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Whether the document prints its title.
    pub fits: bool,
}

/// An upload before it is accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct UploadView {
    /// Its line.
    pub line: UploadLine,
    /// What came with it.
    pub attachments: Vec<PendingAttachment>,
    /// What was read.
    pub reading: UploadReading,
    /// The text that was read, line by line; of a document that can't be read, as far as it is text.
    pub source: Vec<String>,
    /// Whether that is the text as somebody mended it.
    pub is_text_mended: bool,
    /// How often the mend was saved; 0 where there is none.
    pub version: i64,
}

/// What was read of an upload.
#[derive(Debug, Clone, PartialEq)]
pub enum UploadReading {
    /// It could be read.
    Read(Box<WasRead>),
    /// It can't be read; a wording key without its prefix `unread-`.
    Unreadable(&'static str),
}

/// What was read of an upload, and what is typed over it.
#[derive(Debug, Clone, PartialEq)]
pub struct WasRead {
    /// What would be kept: as mended, where the mend can be used.
    pub record: MeetingRecord,
    /// What was found, the gravest first, then by line.
    pub findings: Vec<Finding>,
    /// What is typed.
    pub typed: MeetingMend,
    /// Whether anything typed differs from what was read.
    pub is_mended: bool,
    /// What of it can't be used.
    pub faults: Vec<Fault>,
    /// Whether it is here already.
    pub already: AlreadyHere,
}

/// Whether what is handed in is here already.
#[derive(Debug, Clone, PartialEq)]
pub enum AlreadyHere {
    /// It isn't.
    No,
    /// These very bytes are.
    Bytes(DocumentId),
    /// The forum has a meeting on that day.
    Meeting(MeetingLine),
}

impl Subject for UploadListView {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

impl Subject for UploadView {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}
