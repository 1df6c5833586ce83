//! A reader's own reading: what of an item they have read, what has changed since, and the passages they marked.
//!
//! What was read is kept as it was shown ([`ReadItem`]), so that the next look is compared with what *this* reader saw,
//! however often the item was issued in between. Nothing here is about several readers, and nothing is ever shown to
//! another. Historik is no part of it: what earlier forums decided is looked at anew each time it is shown.

pub mod difference;
pub mod passage;

use serde::{Deserialize, Serialize};

use crate::ids::AttachmentId;
use crate::meeting::agenda_item::Slot;
use crate::paper::attachment::{AttachmentContent, Checksum};
use crate::paper::section::{SectionKind, SectionText};
use crate::rich_text::RichText;
use crate::view::Part;
use crate::view::item::{ItemContent, ItemView, PersonMention};

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 20_000;

/// The longest passage that is marked, and the longest words beside it, in characters.
pub const LONGEST_PASSAGE: usize = 2_000;

/// So many passages of an item can be marked.
pub const MOST_PASSAGES: usize = 200;

/// An item as a reader was shown it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadItem {
    /// Its number as printed.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// When it is on.
    pub slot: Option<Slot>,
    /// Who presents it, as printed.
    pub presenters: Vec<String>,
    /// Its guests, as printed.
    pub guests: Vec<String>,
    /// Whether it was closed to others.
    pub is_closed: bool,
    /// Its text, section by section.
    pub parts: Vec<ReadPart>,
    /// Its attachments, as far as they were shown.
    pub attachments: Vec<ReadAttachment>,
}

/// A section of an item as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPart {
    /// Its kind.
    pub kind: SectionKind,
    /// Its heading as printed.
    pub heading: Option<String>,
    /// Its text: lines and points as they are printed.
    pub text: String,
}

/// An attachment as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAttachment {
    /// Its id. A new version of the paper has new ids for the same attachments.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What its bytes are made of, as hexadecimal digits; `None` where only its name is known.
    pub checksum: Option<String>,
    /// Whether it was closed to others apart from its item.
    pub is_closed: bool,
}

impl ReadAttachment {
    /// Its id, unless what was kept is none.
    #[must_use]
    pub fn id(&self) -> Option<AttachmentId> {
        self.id.parse().ok()
    }
}

impl ReadItem {
    /// What a reader is shown of an item; `None` where it is closed to them.
    #[must_use]
    pub fn of(view: &ItemView) -> Option<Self> {
        let Part::Open(content) = &view.content else {
            return None;
        };
        let names = |people: &[PersonMention]| people.iter().map(|person| person.name.clone()).collect();
        let attachments = content.attachments.iter().filter_map(|shown| {
            let open = shown.attachment.open()?;
            Some(ReadAttachment {
                id: open.id.to_string(),
                title: open.title.clone(),
                checksum: match &open.content {
                    AttachmentContent::Stored(file) => Some(file.checksum.hex()),
                    AttachmentContent::NameOnly => None,
                },
                is_closed: shown.is_closed,
            })
        });
        Some(Self {
            number: view.number.clone(),
            subject: content.line.subject.clone(),
            slot: content.line.slot,
            presenters: names(&content.line.presenters),
            guests: names(&content.line.guests),
            is_closed: view.is_closed,
            parts: parts(content, RichText::plain_text),
            attachments: attachments.collect(),
        })
    }

    /// What tells this from anything else that was ever shown of the item.
    ///
    /// # Errors
    /// What the JSON of it says, which can't happen with these types.
    pub fn kept(&self) -> Result<(Checksum, String), serde_json::Error> {
        let json = serde_json::to_string(self)?;
        Ok((Checksum::of(json.as_bytes()), json))
    }
}

/// The words of an item as one text, in which passages are looked for: headings, sections, clauses, the decision.
/// `None` where it is closed to the reader.
#[must_use]
pub fn words_of(view: &ItemView) -> Option<String> {
    let Part::Open(content) = &view.content else {
        return None;
    };
    let mut all = String::new();
    for part in parts(content, RichText::words) {
        for text in part.heading.iter().chain([&part.text]) {
            all.push_str(text);
            all.push('\n');
        }
    }
    Some(passage::squeezed(&all))
}

/// The sections with what stands in them as data, in the order of the page. What has no section of its own comes last.
fn parts(content: &ItemContent, plain: fn(&RichText) -> String) -> Vec<ReadPart> {
    let clauses = || content.clauses.join("\n");
    let decided = || content.decision.as_ref().map(|decision| plain(&decision.text));
    let (mut has_clauses, mut has_decision) = (content.clauses.is_empty(), content.decision.is_none());
    let mut parts = Vec::new();
    for section in &content.sections {
        if section.kind == SectionKind::History {
            continue;
        }
        let (before, after) = match &section.text {
            SectionText::Whole(text) => (plain(text), None),
            SectionText::Framed { before, after } => (plain(before), Some(plain(after))),
        };
        let rows = match (section.kind, &after) {
            (SectionKind::Recommendation, Some(_)) if !has_clauses => {
                has_clauses = true;
                Some(clauses())
            }
            (SectionKind::Recommendation, None) => {
                has_clauses = true;
                None
            }
            (SectionKind::Decision, _) if !has_decision => {
                has_decision = true;
                decided()
            }
            _ => None,
        };
        let text: Vec<String> = [Some(before), rows, after]
            .into_iter()
            .flatten()
            .filter(|text| !text.trim().is_empty())
            .collect();
        parts.push(ReadPart {
            kind: section.kind,
            heading: section.heading.clone(),
            text: text.join("\n"),
        });
    }
    let rest = [
        (SectionKind::Recommendation, (!has_clauses).then(clauses)),
        (SectionKind::Decision, (!has_decision).then(decided).flatten()),
    ];
    parts.extend(rest.into_iter().filter_map(|(kind, text)| {
        Some(ReadPart {
            kind,
            heading: None,
            text: text?,
        })
    }));
    // A heading with nothing under it is nothing to read, and an agenda has one for each decision to come.
    parts.retain(|part| !part.text.is_empty());
    parts
}
