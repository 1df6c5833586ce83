//! Corrections (rettelser): what was added to minutes after they were approved, at their end.

use referat_domain::meeting_record::{CorrectionRecord, MeetingRecord};
use referat_wording::Wording;

use crate::document::{Block, Heading, List, Run};

/// Where links to them lead.
const ANCHOR: &str = "rettelser";

/// The corrections under a heading; nothing where there are none.
pub(super) fn blocks(record: &MeetingRecord, wording: &Wording) -> Vec<Block> {
    if record.corrections.is_empty() {
        return Vec::new();
    }
    let name = wording.text("print-corrections").into_owned();
    let items = record.corrections.iter();
    vec![
        Block::Heading(Heading {
            level: 1,
            runs: vec![Run::text(name.clone())],
            anchor: Some(ANCHOR.to_owned()),
            contents: Some(name),
            page_break: true,
            bookmarked: true,
        }),
        Block::List(List {
            ordered: true,
            start: 1,
            tight: false,
            marker: true,
            items: items
                .map(|row| vec![Block::paragraph(line(row, wording))])
                .collect(),
        }),
    ]
}

/// "12. marts 2026, punkt 3, noteret på mødet den 10. marts 2026: …"
#[must_use]
pub fn line(row: &CorrectionRecord, wording: &Wording) -> String {
    let mut head = vec![wording.date(row.date)];
    if let Some(number) = &row.item {
        head.push(wording.text_with("print-correction-item", &[("number", number.as_str().into())]));
    }
    if let Some(day) = row.noted_at {
        head.push(wording.text_with("print-correction-noted", &[("day", wording.date(day).into())]));
    }
    let text = match row.text.is_empty() {
        true => wording.text("minutes-correction-closed").into_owned(),
        false => row.text.clone(),
    };
    format!("{}: {text}", head.join(", "))
}
