//! Old minutes and registers in; drafts and warnings out. Never writes anything.
//!
//! The way of a document: bytes → [`source_file::SourceFile`] → [`recognise`] → the [`Source`] of its layout
//! under [`sources`] → [`Imported`]. A source never fails on a bad page: what it can't place is kept as text
//! with a [`Finding`]. Nothing is dropped, nothing invented, and
//! [`ledger`] counts the proof of it.
//!
//! [`attachment_text`] reads what can be read of attachments. Registers: [`kle`] reads the KLE register in its two forms;
//! [`people_table`] a list of persons with their positions and roles.

pub mod attachment_text;
pub mod carried;
pub mod decision;
pub mod history;
pub mod item_title;
pub mod kle;
pub mod known_forums;
pub mod ledger;
pub mod lines;
pub mod mending;
pub mod pdf_text;
pub mod people_table;
pub mod recognise;
pub mod recommendation;
pub mod source_file;
pub mod sources;
pub mod text_tree;

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting_record::MeetingRecord;

use carried::WithoutRecord;
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
    /// It is a PDF whose text has to be read: `pdftotext -layout` prints it, [`read_pdf_text`] reads that.
    #[error("the text of the PDF has to be read: {why}")]
    PdfWithoutRecord {
        /// Why there is no record in it.
        why: WithoutRecord,
    },
    /// The record it carries was written by a later version.
    #[error("the record in the PDF has schema {schema}; {known} is the newest known")]
    CarriedTooNew {
        /// The record's schema.
        schema: u32,
        /// The newest known.
        known: u32,
    },
    /// The record it carries says what no document says.
    #[error("the record in the PDF can't be right: {what}")]
    CarriedRefused {
        /// Which part of it.
        what: &'static str,
    },
    /// It is a PDF of pictures: nothing in it is text.
    #[error("there is no text in the PDF")]
    PdfWithoutText,
    /// Nothing here can read the text of a PDF: poppler isn't installed.
    #[error("pdftotext isn't installed")]
    PdfReaderMissing,
    /// The text of the PDF can't be read: it is damaged, needs a password, or takes too long.
    #[error("the text of the PDF can't be read")]
    PdfUnreadable,
    /// It is in none of the layouts, or has more lines than any minutes.
    #[error("the layout is none of those known: {known}")]
    LayoutUnknown {
        /// The names of the known layouts, divided by commas.
        known: String,
    },
}

/// Reads a PDF from what `pdftotext -layout` printed of it.
///
/// The lines of findings and spans are those of the text that is made of it ([`pdf_text::plain_text`]).
///
/// # Errors
/// When there is no text in it, too much, or the text is in no known layout.
pub fn read_pdf_text(name: &str, text: &str, forums: &KnownForums) -> Result<Imported, ReadError> {
    let printed = SourceFile::from_bytes(name, text.as_bytes())?;
    if printed.text.trim().is_empty() {
        return Err(ReadError::PdfWithoutText);
    }
    let plain = pdf_text::plain_text(&printed.text);
    let file = SourceFile {
        text: plain.text,
        ..printed
    };
    let mut imported = recognise::read_recognised(&file, forums)?;
    notice_broken_tables(&mut imported.record, &plain.broken_tables);
    Ok(imported)
}

fn notice_broken_tables(record: &mut MeetingRecord, lines: &[u32]) {
    for line in lines {
        let item = record
            .items
            .iter()
            .find(|item| (item.span[0]..=item.span[1]).contains(line))
            .map(|item| item.number.clone());
        let finding = Finding::new(FindingCode::TableBroken, Some(*line), item.as_deref(), "");
        record.warnings.push(finding);
    }
    record.warnings.sort_by_key(|finding| finding.line.unwrap_or(0));
}

/// What a PDF begins with.
const PDF: &[u8] = b"%PDF-";

/// Reads a document from its bytes: a text, or a PDF that carries its record.
///
/// `name` is the file's name without folders.
///
/// # Errors
/// When the bytes are no text, too many, or in no known layout. [`ReadError::PdfWithoutRecord`] is no end: it
/// says that the PDF's text has to be read.
pub fn read(name: &str, bytes: &[u8], forums: &KnownForums) -> Result<Imported, ReadError> {
    if bytes.starts_with(PDF) {
        return carried::read(bytes);
    }
    let file = SourceFile::from_bytes(name, bytes)?;
    recognise::read_recognised(&file, forums)
}
