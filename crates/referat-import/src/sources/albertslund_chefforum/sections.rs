//! The sections of an item: only the layout's closed list of headings opens one.

use std::ops::Range;

use referat_domain::likeness::likeness;
use referat_domain::paper::section::SectionKind;

use crate::lines::Line;
use crate::recommendation;
use crate::text_tree::ends_sentence;

/// The headings of the layout.
const HEADINGS: &[(&str, SectionKind)] = &[
    ("Anledning", SectionKind::Occasion),
    ("Sagsfremstilling", SectionKind::Statement),
    ("Indstilling", SectionKind::Recommendation),
    ("Historik", SectionKind::History),
    ("Beslutning", SectionKind::Decision),
    ("Bilag", SectionKind::Attachments),
];

/// A line that repeats the title at this likeness begins a recommendation without its heading.
const REPEATS_TITLE: f64 = 0.5;

/// A longer line, in bytes, repeats no title.
const LONGEST_TITLE: usize = 1_000;

/// The kind of section a line opens.
pub fn heading_kind(text: &str) -> Option<SectionKind> {
    let text = text.trim();
    HEADINGS
        .iter()
        .find(|(heading, _)| *heading == text)
        .map(|(_, kind)| *kind)
}

/// The heading that opens a kind of section.
pub fn heading_of(kind: SectionKind) -> Option<&'static str> {
    HEADINGS
        .iter()
        .find(|(_, of)| *of == kind)
        .map(|(heading, _)| *heading)
}

/// A section's lines.
#[derive(Debug, Clone)]
pub struct FoundSection<'t> {
    /// What it is for.
    pub kind: SectionKind,
    /// The heading's line, if it has one.
    pub heading: Option<Line<'t>>,
    /// Its lines under the heading, as places among the item's lines.
    pub body: Range<usize>,
}

/// Divides an item's lines from `start` on into sections.
///
/// A heading stands by itself: with a blank line, or the edge of the item, above or below it. Text before
/// the first heading is a section of kind `other`. Where an item has no recommendation under its heading,
/// one that stands in another section is found by the line that introduces its clauses; it begins at that
/// line, or at the lone line before it that repeats the title.
pub fn find<'t>(lines: &[Line<'t>], start: usize, subject: &str) -> Vec<FoundSection<'t>> {
    let mut found: Vec<FoundSection<'t>> = Vec::new();
    let blank_at = |index: Option<usize>| {
        index
            .and_then(|index| lines.get(index))
            .is_none_or(Line::is_blank)
    };
    for (index, line) in lines.iter().enumerate().skip(start) {
        let alone = || blank_at(index.checked_sub(1)) || blank_at(index.checked_add(1));
        match heading_kind(line.text) {
            Some(kind) if alone() => {
                if let Some(last) = found.last_mut() {
                    last.body.end = index;
                }
                found.push(FoundSection {
                    kind,
                    heading: Some(*line),
                    body: index + 1..lines.len(),
                });
            }
            Some(_) | None => {
                if found.is_empty() && !line.is_blank() {
                    found.push(FoundSection {
                        kind: SectionKind::Other,
                        heading: None,
                        body: index..lines.len(),
                    });
                }
            }
        }
    }
    let has_recommendation = found
        .iter()
        .any(|section| section.kind == SectionKind::Recommendation);
    if !has_recommendation {
        split_off_recommendation(lines, subject, &mut found);
    }
    found
}

fn split_off_recommendation<'t>(lines: &[Line<'t>], subject: &str, found: &mut Vec<FoundSection<'t>>) {
    let place = found.iter().enumerate().find_map(|(at, section)| {
        let may_hold = match section.kind {
            SectionKind::Occasion | SectionKind::Statement | SectionKind::Other => true,
            SectionKind::Recommendation
            | SectionKind::History
            | SectionKind::Decision
            | SectionKind::Attachments => false,
        };
        if !may_hold {
            return None;
        }
        let body = section.body.clone();
        let introduction = body.clone().find(|index| {
            lines
                .get(*index)
                .is_some_and(|line| recommendation::introduces(line.text))
        })?;
        Some((at, first_line(lines, body.start, introduction, subject)))
    });
    let Some((at, first)) = place else { return };
    let Some(section) = found.get_mut(at) else { return };
    let rest = FoundSection {
        kind: SectionKind::Recommendation,
        heading: None,
        body: first..section.body.end,
    };
    section.body.end = first;
    let emptied = section.heading.is_none()
        && lines
            .get(section.body.clone())
            .unwrap_or_default()
            .iter()
            .all(Line::is_blank);
    found.insert(at + 1, rest);
    if emptied {
        found.remove(at);
    }
}

/// The introduction's own line, or the lone line before it that repeats the title.
fn first_line(lines: &[Line<'_>], start: usize, introduction: usize, subject: &str) -> usize {
    let before = (start..introduction)
        .rev()
        .find(|index| lines.get(*index).is_some_and(|line| !line.is_blank()));
    let Some(before) = before else { return introduction };
    let alone = before
        .checked_sub(1)
        .and_then(|index| lines.get(index))
        .is_none_or(Line::is_blank);
    let repeats = lines.get(before).is_some_and(|line| {
        let is_title = !ends_sentence(line.trimmed()) && line.text.len().max(subject.len()) <= LONGEST_TITLE;
        is_title && likeness(line.trimmed(), subject) >= REPEATS_TITLE
    });
    if alone && repeats && before + 1 < introduction {
        before
    } else {
        introduction
    }
}
