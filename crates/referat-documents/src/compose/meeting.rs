//! Agenda and minutes of a meeting.

use referat_domain::journal::CARRIED_HEAD_NAME;
use referat_domain::meeting::DocumentKind;
use referat_domain::meeting_record::CARRIED_NAME;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::section::SectionKind;

use crate::compose::{Desk, corrections, front, item};
use crate::copy::MeetingCopy;
use crate::document::{Block, CarriedFile, Document, Relationship, blocks_of};

/// The media type of the record a document carries.
const JSON: &str = "application/json";

/// Agenda or minutes, as the record says.
#[must_use]
pub fn meeting(copy: MeetingCopy<'_>, desk: Desk<'_>) -> Document {
    document(copy, copy.record(), desk)
}

/// The agenda of a meeting whose minutes there are: the same without what was decided.
#[must_use]
pub fn agenda(copy: MeetingCopy<'_>, desk: Desk<'_>) -> Document {
    let mut record = copy.record().clone();
    record.kind = match record.kind {
        DocumentKind::Minutes => DocumentKind::Agenda,
        DocumentKind::Agenda | DocumentKind::SupplementaryAgenda => record.kind,
    };
    for item in &mut record.items {
        item.decision = None;
        item.sections
            .retain(|section| section.kind != SectionKind::Decision);
    }
    record.warnings.clear();
    record.head_as_printed = None;
    document(copy, &record, desk)
}

fn document(copy: MeetingCopy<'_>, record: &MeetingRecord, desk: Desk<'_>) -> Document {
    let wording = desk.wording;
    let title = front::title(record, wording);
    let mut body = vec![Block::Logo, Block::Title];
    body.push(Block::Facts {
        rows: front::facts(record, desk),
    });
    body.extend(record.unrecognised.iter().map(Block::paragraph));
    if let Some(preamble) = &record.preamble {
        body.extend(item::raised(blocks_of(preamble), 2));
    }
    body.extend(front::parts(record, desk));
    for (place, item) in record.items.iter().enumerate() {
        body.extend(item::blocks(item, item::anchor(place), record, desk, 1));
    }
    if record.kind == DocumentKind::Minutes {
        body.extend(corrections::blocks(record, wording));
    }
    let place = front::place_in_time(record, wording);
    Document {
        head: Some((place, wording.kind(record.kind))),
        foot: front::foot(desk),
        description: Some(wording.text_with("print-description", &[("title", (&title).into())])),
        keywords: front::keywords(record),
        identifier: front::identifier(copy, record, desk),
        author: desk.municipality.to_owned(),
        language: wording.language().tag().to_owned(),
        date: record.date.unwrap_or_default(),
        cover: desk.look.cover,
        pages_after: 0,
        files: carried_files(record, desk),
        title,
        body,
    }
}

/// What a document carries: the record, and where it is issued, how far the journal's chain had come.
pub(super) fn carried_files(record: &MeetingRecord, desk: Desk<'_>) -> Vec<CarriedFile> {
    let head = desk.issue.map(|issue| CarriedFile {
        name: CARRIED_HEAD_NAME.to_owned(),
        media_type: JSON,
        description: desk.wording.text("print-carried-head").into_owned(),
        relationship: Relationship::Supplement,
        content: issue.head_file.clone().into_bytes(),
    });
    [carried(record, desk)].into_iter().chain(head).collect()
}

/// The record a document carries, so that it can be read again without loss.
pub(super) fn carried(record: &MeetingRecord, desk: Desk<'_>) -> CarriedFile {
    CarriedFile {
        name: CARRIED_NAME.to_owned(),
        media_type: JSON,
        description: desk.wording.text("print-carried-record").into_owned(),
        relationship: Relationship::Source,
        // A record is plain data: writing it can't fail.
        content: serde_json::to_vec(record).unwrap_or_default(),
    }
}
