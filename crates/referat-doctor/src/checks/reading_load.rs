//! How much there is to read before the meeting.

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_domain::paper::section::SectionKind;

use crate::document::running_text;
use crate::words::words;
use crate::{Document, Known};

/// Words a minute in quiet reading of dense prose.
const PACE: usize = 200;

/// An item of more words is long: about four minutes of reading.
const LONG: usize = 800;

/// What a member has to read: the papers without what was decided afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingLoad {
    /// Words of all items.
    pub words: usize,
    /// Attachments, whose pages come on top.
    pub attachments: usize,
}

impl ReadingLoad {
    /// Whole minutes at a quiet pace, without attachments.
    #[must_use]
    pub fn minutes(self) -> usize {
        self.words.div_ceil(PACE)
    }
}

/// The reading load of a meeting's papers.
#[must_use]
pub fn reading_load(record: &MeetingRecord) -> ReadingLoad {
    ReadingLoad {
        words: record.items.iter().map(words_of).sum(),
        attachments: record.items.iter().map(|item| item.attachments.len()).sum(),
    }
}

fn words_of(item: &ItemRecord) -> usize {
    running_text(item)
        .filter(|section| section.kind != SectionKind::Decision)
        .map(|section| words(&section.text.plain_text()).count())
        .sum()
}

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    for item in &document.record.items {
        let words = words_of(item);
        if words > LONG {
            findings.push(document.on_item(FindingCode::ItemLong, item, words.to_string()));
        }
    }
}
