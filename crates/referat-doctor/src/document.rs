//! A record being examined, with the lines it was read from.

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting_record::{ItemRecord, MeetingRecord, SectionRecord};
use referat_domain::paper::section::SectionKind;

use crate::AttachmentText;

/// So many lines of a section are searched for words; in longer ones a finding has the section's first line.
const MOST_LINES: usize = 2_000;

/// So many bytes of a sentence are looked for.
const SENTENCE: usize = 60;

/// What the checks look at.
#[derive(Debug)]
pub struct Document<'d> {
    /// What was read.
    pub record: &'d MeetingRecord,
    /// The texts of its attachments, as far as somebody could read them.
    pub attachments: &'d [AttachmentText<'d>],
    lines: Vec<&'d str>,
}

impl<'d> Document<'d> {
    /// A record, the text it was read from where there is one, and the texts of its attachments.
    #[must_use]
    pub fn new(
        record: &'d MeetingRecord,
        source: Option<&'d str>,
        attachments: &'d [AttachmentText<'d>],
    ) -> Self {
        Self {
            record,
            attachments,
            lines: source.map(|text| text.lines().collect()).unwrap_or_default(),
        }
    }

    /// The line of a section where these words stand, or the section's first.
    #[must_use]
    pub fn line_of(&self, section: &SectionRecord, words: &str) -> u32 {
        let [first, last] = section.span;
        let found = (first..=last).take(MOST_LINES).find(|number| {
            let line = usize::try_from(*number)
                .ok()
                .and_then(|number| number.checked_sub(1));
            line.and_then(|index| self.lines.get(index))
                .is_some_and(|line| line.contains(words))
        });
        found.unwrap_or(first)
    }

    /// A finding about words in a section.
    #[must_use]
    pub fn in_section(
        &self,
        code: FindingCode,
        item: &ItemRecord,
        section: &SectionRecord,
        words: &str,
        message: impl Into<String>,
    ) -> Finding {
        let line = self.line_of(section, words);
        Finding::new(code, Some(line), Some(&item.number), message)
    }

    /// A finding about a sentence in a section: on the line where it begins, else where these words stand.
    #[must_use]
    pub fn in_sentence(
        &self,
        code: FindingCode,
        item: &ItemRecord,
        section: &SectionRecord,
        (sentence, words): (&str, &str),
        message: impl Into<String>,
    ) -> Finding {
        let begin = sentence
            .get(..sentence.floor_char_boundary(SENTENCE))
            .unwrap_or_default();
        match self.line_of(section, begin) {
            line if section.span.first() != Some(&line) => {
                Finding::new(code, Some(line), Some(&item.number), message)
            }
            _ => self.in_section(code, item, section, words, message),
        }
    }

    /// A finding about an attachment, where its title stands.
    #[must_use]
    pub fn at_attachment(
        &self,
        code: FindingCode,
        item: &ItemRecord,
        title: &str,
        message: impl Into<String>,
    ) -> Finding {
        match attachments_section(item) {
            Some(section) => self.in_section(code, item, section, title, message),
            None => self.on_item(code, item, message),
        }
    }

    /// The texts of an item's attachments.
    pub fn attachments_of(&self, item: &ItemRecord) -> impl Iterator<Item = &'d AttachmentText<'d>> {
        let texts = self.attachments.iter();
        texts.filter(move |text| {
            text.item == item.number && item.attachments.iter().any(|title| title == text.title)
        })
    }

    /// A finding about an item.
    #[must_use]
    pub fn on_item(&self, code: FindingCode, item: &ItemRecord, message: impl Into<String>) -> Finding {
        Finding::new(code, item.span.first().copied(), Some(&item.number), message)
    }
}

/// The sections that are an item's running text: all but what was said before and the attachments' titles.
pub fn running_text(item: &ItemRecord) -> impl Iterator<Item = &SectionRecord> {
    item.sections
        .iter()
        .filter(|section| !matches!(section.kind, SectionKind::Attachments | SectionKind::History))
}

/// The section of attachments, where an attachment's title stands.
pub fn attachments_section(item: &ItemRecord) -> Option<&SectionRecord> {
    item.sections
        .iter()
        .find(|section| section.kind == SectionKind::Attachments)
}
