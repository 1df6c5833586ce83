//! The doctor (dagsordenlæge): what in a meeting's papers and minutes a person should look at before others do.
//!
//! Each check reads a [`MeetingRecord`] and speaks in codes of the one registry
//! ([`referat_domain::finding`]); what the reader of a document noticed already is in the record's warnings and
//! stands among the doctor's findings. A check says what was seen, in the document's own words, and keeps quiet
//! where it can't know: one false finding costs the trust in ten true ones.
//!
//! Knows no files, no database and no words for people.

mod checks;
mod document;
mod told_once;
mod words;

use std::collections::BTreeSet;

use referat_domain::Date;
use referat_domain::finding::Finding;
use referat_domain::meeting_record::MeetingRecord;

pub use checks::reading_load::{ReadingLoad, reading_load};
pub use checks::verbs::asked_otherwise;
pub use document::Document;

/// What the house knows beside the document.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Short forms that need no explanation here, besides those everybody in a municipality knows: the forum's
    /// own list, names of systems, short names of other forums.
    pub abbreviations: BTreeSet<String>,
    /// The days of the forum's meetings that are here; `None` where nobody has looked, and then no meeting is
    /// called unknown.
    pub meetings: Option<BTreeSet<Date>>,
}

/// The text of an attachment, if it can be read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttachmentText<'t> {
    /// The number of its item, as printed.
    pub item: &'t str,
    /// Its title.
    pub title: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// Examines a document; findings in the order of its lines, those of the whole document first.
///
/// `source` is the text it was read from, if there is one: findings then have the line they are about, else
/// that of their section. `attachments` are the texts of its attachments as far as somebody could read them.
#[must_use]
pub fn examine(
    record: &MeetingRecord,
    source: Option<&str>,
    attachments: &[AttachmentText<'_>],
    known: &Known,
) -> Vec<Finding> {
    let document = Document::new(record, source, attachments);
    let mut findings = told_once::read(&document);
    for check in checks::ALL {
        check(&document, known, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.line, finding.code));
    told_once::same(&mut findings);
    findings
}
