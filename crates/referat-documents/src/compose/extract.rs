//! An extract (protokoludskrift): one item of a meeting with its decision, as the minutes have it.

use referat_domain::meeting_record::MeetingRecord;

use super::meeting::carried_files;
use super::{Desk, front, item};
use crate::copy::MeetingCopy;
use crate::document::{Block, Document, Fact, Run};

/// The extract of the item at this place, from 0; `None` where there is none.
#[must_use]
pub fn extract(copy: MeetingCopy<'_>, place: usize, desk: Desk<'_>) -> Option<Document> {
    let record = only(copy.record(), place)?;
    let of = record.items.first()?;
    let wording = desk.wording;
    let values = [
        ("forum", record.forum.clone().unwrap_or_default().into()),
        ("date", front::short_date(&record).into()),
        ("number", (&of.number).into()),
    ];
    let title = wording.text_with("print-extract-title", &values);
    let mut rows = front::facts(&record, desk);
    rows.insert(
        0,
        Fact {
            label: wording.text("print-extract-of").into_owned(),
            runs: vec![Run::text(front::title(&record, wording))],
        },
    );
    let mut body = vec![Block::Logo, Block::Title, Block::Facts { rows }];
    body.extend(item::blocks(of, item::anchor(0), &record, desk, 1));
    for block in &mut body {
        if let Block::Heading(heading) = block {
            heading.page_break = false;
            heading.contents = None;
        }
    }
    body.push(Block::Note {
        blocks: vec![Block::paragraph(wording.text("print-extract-note"))],
    });
    let place_in_time = front::place_in_time(&record, wording);
    Some(Document {
        head: Some((place_in_time, wording.text("print-extract").into_owned())),
        foot: front::foot(desk),
        description: Some(of.subject.clone()).filter(|subject| !subject.is_empty()),
        keywords: front::keywords(&record),
        identifier: format!("{}/{}", front::identifier(copy, &record, desk), of.number),
        author: desk.municipality.to_owned(),
        language: wording.language().tag().to_owned(),
        date: record.date.unwrap_or_default(),
        cover: false,
        pages_after: 0,
        files: carried_files(&record, desk),
        title,
        body,
    })
}

/// The same record with this item alone.
fn only(record: &MeetingRecord, place: usize) -> Option<MeetingRecord> {
    let item = record.items.get(place)?.clone();
    let mut record = record.clone();
    let number = Some(item.number.clone());
    record.contents.retain(|line| line.item == number);
    record.warnings.retain(|finding| finding.item == number);
    record.items = vec![item];
    record.preamble = None;
    record.preamble_as_printed = None;
    record.unrecognised.clear();
    Some(record)
}
