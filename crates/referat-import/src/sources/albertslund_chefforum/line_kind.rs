//! What a line is to the layout by its own words: for whoever has lines of another form and wants this one.

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::paper::section::SectionKind;

use super::{contents, head, outline, sections};

/// The end of a line that breaks off before the date of its title.
const BEFORE_DATE: [&str; 2] = [" d.", " den"];

/// A line that stands alone in the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// "REFERAT Chefforum d. 15-11-2017".
    Title {
        /// Whether its date is on the line.
        is_dated: bool,
    },
    /// "Mødedato …".
    DayLabel,
    /// "Mødested …".
    PlaceLabel,
    /// The label over the contents list.
    ContentsLabel,
    /// "Punkt 3: Title".
    ItemHeading,
    /// A journal number.
    JournalNumber,
    /// "Indstilling" and the others.
    SectionHeading(SectionKind),
}

/// What a line is, if it is one that stands alone.
pub fn line_kind(text: &str) -> Option<LineKind> {
    let text = text.trim();
    if text == contents::LABEL {
        return Some(LineKind::ContentsLabel);
    }
    if let Some(kind) = sections::heading_kind(text) {
        return Some(LineKind::SectionHeading(kind));
    }
    if outline::parse_heading(text).is_some() {
        return Some(LineKind::ItemHeading);
    }
    if text.parse::<JournalNumber>().is_ok() || (outline::looks_like_number(text) && !text.contains(' ')) {
        return Some(LineKind::JournalNumber);
    }
    let is_label = |label: &str| {
        text.strip_prefix(label)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
    };
    if is_label(head::DATE_LABEL) {
        return Some(LineKind::DayLabel);
    }
    if is_label(head::PLACE_LABEL) {
        return Some(LineKind::PlaceLabel);
    }
    head::parse_title(text).map(|title| LineKind::Title {
        is_dated: title.is_dated() && !BEFORE_DATE.iter().any(|end| text.ends_with(end)),
    })
}
