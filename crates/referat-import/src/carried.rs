//! The record that a PDF of ours carries inside, and the end of the journal's chain beside it, read as what a stranger may have put there.
//!
//! Knows the record's contract and its limits, nothing of layouts and nothing of what the pages show.

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::journal::CARRIED_HEAD_NAME;
use referat_domain::meeting_record::{CARRIED_NAME, ItemRecord, MeetingRecord, SCHEMA};
use serde::Deserialize;
use serde_json::Value;

use crate::source_file::MAX_BYTES;
use crate::{Imported, ReadError};

/// More items than any meeting has.
const MOST_ITEMS: usize = 5_000;

/// Longer names of files, forums, places and numbers, in bytes, are none.
const LONGEST_NAME: usize = 1_000;

/// Why a PDF has no record that can be used, so that its text has to be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WithoutRecord {
    /// It carries none.
    #[error("the PDF carries no record")]
    None,
    /// What it carries under that name is no record.
    #[error("what the PDF carries is no record: {reason}")]
    Malformed {
        /// What is wrong with it, for the log.
        reason: String,
    },
    /// The file can't be looked into.
    #[error("the PDF can't be looked into: {reason}")]
    Unreadable {
        /// Why, for the log.
        reason: String,
    },
}

/// The first thing asked of a record.
#[derive(Deserialize)]
struct Version {
    schema: u32,
}

/// Reads the record in a PDF: as it is, under the name of its own source, so that the meeting is the same. What is
/// closed and not in it is told of.
///
/// # Errors
/// As [`record_in`].
pub fn read(pdf: &[u8]) -> Result<Imported, ReadError> {
    let mut record = record_in(pdf)?;
    notice_closed(&mut record);
    Ok(Imported { record })
}

/// The record in a PDF to the letter, as it was written.
///
/// # Errors
/// [`ReadError::PdfWithoutRecord`] where the text has to be read; otherwise why the record is refused.
pub fn record_in(pdf: &[u8]) -> Result<MeetingRecord, ReadError> {
    let without = |why| Err(ReadError::PdfWithoutRecord { why });
    let files = match referat_pdf::associated_files(pdf) {
        Ok(files) => files,
        Err(problem) => {
            let reason = problem.to_string();
            return without(WithoutRecord::Unreadable { reason });
        }
    };
    let Some(file) = files.into_iter().find(|file| file.name == CARRIED_NAME) else {
        return without(WithoutRecord::None);
    };
    record_of(&file.bytes)
}

/// The end of the journal's chain that an issued PDF carries, as it was written; `None` where it carries none that can be
/// read.
#[must_use]
pub fn head_in_pdf(pdf: &[u8]) -> Option<Vec<u8>> {
    let files = referat_pdf::associated_files(pdf).ok()?;
    let file = files.into_iter().find(|file| file.name == CARRIED_HEAD_NAME)?;
    Some(file.bytes)
}

fn record_of(json: &[u8]) -> Result<MeetingRecord, ReadError> {
    let size = json.len() as u64;
    if size > MAX_BYTES {
        return Err(ReadError::TooLarge {
            size,
            limit: MAX_BYTES,
        });
    }
    let malformed = |error: serde_json::Error| ReadError::PdfWithoutRecord {
        why: WithoutRecord::Malformed {
            reason: error.to_string(),
        },
    };
    let Version { schema } = serde_json::from_slice(json).map_err(malformed)?;
    if schema > SCHEMA {
        return Err(ReadError::CarriedTooNew {
            schema,
            known: SCHEMA,
        });
    }
    // Trees are made canonical as they are read: lists eight deep at most, links to allowed places only.
    let record: MeetingRecord = serde_json::from_slice(json).map_err(malformed)?;
    if let Some(what) = absurd(&record) {
        return Err(ReadError::CarriedRefused { what });
    }
    Ok(record)
}

/// Says that what was carried could not be used, in the record that was read from the text instead.
#[must_use]
pub fn noticed(mut imported: Imported, why: &WithoutRecord) -> Imported {
    match why {
        WithoutRecord::Malformed { reason } => {
            let code = FindingCode::CarriedRecordUnreadable;
            let finding = Finding::new(code, None, None, reason.clone());
            imported.record.warnings.insert(0, finding);
        }
        WithoutRecord::None | WithoutRecord::Unreadable { .. } => {}
    }
    imported
}

/// What no reading of a document gives, if the record has it.
fn absurd(record: &MeetingRecord) -> Option<&'static str> {
    let is_name = |name: &str| name.len() <= LONGEST_NAME && !name.contains(char::is_control);
    let names = [&record.forum, &record.place]
        .into_iter()
        .flatten()
        .chain([&record.source, &record.layout])
        .chain(record.items.iter().map(|item| &item.number));
    let is_folder = record.source.contains(['/', '\\']);
    let spans = record.items.iter().flat_map(|item| {
        item.sections
            .iter()
            .map(|section| section.span)
            .chain([item.span])
    });
    let clauses = record
        .items
        .iter()
        .filter_map(|item| item.decision.as_ref())
        .flat_map(|decision| &decision.outcomes);
    if record.schema == 0 {
        Some("schema")
    } else if is_folder || !names.into_iter().all(|name| is_name(name)) {
        Some("name")
    } else if record.items.len() > MOST_ITEMS {
        Some("items")
    } else if spans.into_iter().any(|[first, last]| first > last) {
        Some("span")
    } else if !(0.0..=1.0).contains(&record.coverage) {
        Some("coverage")
    } else if clauses.into_iter().any(|outcome| outcome.clause == 0) {
        Some("clause")
    } else if serde_json::to_value(record).map_or(true, |value| has_nul(&value)) {
        Some("text")
    } else {
        None
    }
}

/// Whether any text holds NUL, which no text does.
fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(has_nul),
        Value::Object(fields) => fields.values().any(has_nul),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Says so where the document was made for readers who may not see all: what is closed is not in it.
fn notice_closed(record: &mut MeetingRecord) {
    let code = FindingCode::ClosedPartsMissing;
    let hidden: Vec<String> = record
        .items
        .iter()
        .filter(|item| is_neutral(item) || item.attachments.iter().any(String::is_empty))
        .map(|item| item.number.clone())
        .collect();
    for number in hidden {
        let item = Some(number.as_str());
        let is_said = |finding: &Finding| finding.code == code && finding.item.as_deref() == item;
        if !record.warnings.iter().any(is_said) {
            record.warnings.push(Finding::new(code, None, item, ""));
        }
    }
}

/// Whether of an item only that is left which anyone may know: a closed item always has more.
fn is_neutral(item: &ItemRecord) -> bool {
    item.closed
        && item.journal_number.is_none()
        && item.clauses.is_empty()
        && item.attachments.is_empty()
        && item.sections.iter().all(|section| section.heading.is_none())
}
