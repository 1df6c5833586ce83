//! The record a document of ours carries inside.

use referat_domain::meeting_record::{CARRIED_NAME, MeetingRecord, SCHEMA};

/// The record in a PDF of ours; `None` where it carries none that can be read.
#[must_use]
pub fn record_in(pdf: &[u8]) -> Option<MeetingRecord> {
    let files = referat_pdf::associated_files(pdf).ok()?;
    let file = files.into_iter().find(|file| file.name == CARRIED_NAME)?;
    let record: MeetingRecord = serde_json::from_slice(&file.bytes).ok()?;
    (record.schema <= SCHEMA).then_some(record)
}
