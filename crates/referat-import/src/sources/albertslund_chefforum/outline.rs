//! Where the items are: the lines `Punkt N: …` that are headings and not somebody's text.

use std::collections::BTreeSet;
use std::ops::Range;

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::finding::FindingCode;

use crate::lines::Line;

use super::sections::heading_kind;
use super::{Desk, contents};

/// The word an item heading begins with.
const LABEL: &str = "Punkt ";

/// An item heading and the lines under it.
#[derive(Debug, Clone)]
pub struct FoundItem<'t> {
    /// The heading's line.
    pub line: Line<'t>,
    /// The number as printed.
    pub number: &'t str,
    /// The title as printed.
    pub title: &'t str,
    /// The lines under the heading, as places among all lines.
    pub body: Range<usize>,
}

/// The outline of a document.
#[derive(Debug, Default)]
pub struct Outline<'t> {
    /// Where the first item's heading stands among the lines; their number if there is none.
    pub first_item: usize,
    /// The items in order.
    pub items: Vec<FoundItem<'t>>,
    /// Lines that look like item headings but are read as text.
    pub doubtful: Vec<Line<'t>>,
}

/// Divides `Punkt 3: Title` into number and title.
pub fn parse_heading(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim().strip_prefix(LABEL)?;
    let (number, title) = rest.split_once(':')?;
    let number = number.trim();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0
        && number.len() <= 8
        && number
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    is_number.then_some((number, title.trim()))
}

/// Whether lines have the outline of minutes even without a head.
pub fn looks_like_items(lines: &[Line<'_>]) -> bool {
    let mut before = "";
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let follows = || line.trimmed().parse::<JournalNumber>().is_ok() || heading_kind(line.text).is_some();
        if parse_heading(before).is_some() && follows() {
            return true;
        }
        before = line.text;
    }
    false
}

/// A line of the form of an item heading.
struct Candidate<'t> {
    index: usize,
    number: &'t str,
    title: &'t str,
    /// Whether a blank line stands before it and something of an item after it.
    stands_alone: bool,
}

fn candidates<'t>(lines: &[Line<'t>]) -> Vec<Candidate<'t>> {
    let candidate = |(index, line): (usize, &Line<'t>)| {
        let (number, title) = parse_heading(line.text)?;
        let next = lines
            .get(index + 1..)
            .unwrap_or_default()
            .iter()
            .find(|line| !line.is_blank());
        let followed = next.is_none_or(|next| {
            next.trimmed().parse::<JournalNumber>().is_ok()
                || heading_kind(next.text).is_some()
                || looks_like_number(next.trimmed())
                || parse_heading(next.text).is_some()
        });
        let after_blank = index == 0 || lines.get(index - 1).is_some_and(Line::is_blank);
        Some(Candidate {
            index,
            number,
            title,
            stands_alone: after_blank && followed,
        })
    };
    lines.iter().enumerate().filter_map(candidate).collect()
}

/// Finds the items.
///
/// A line of that form is a heading if a journal number or a section follows it, or if the contents list
/// has its title; else it is somebody's text, and said to be doubtful.
pub fn find<'t>(lines: &[Line<'t>]) -> Outline<'t> {
    let mut outline = Outline {
        first_item: lines.len(),
        ..Outline::default()
    };
    let candidates = candidates(lines);
    let first_sure = candidates.iter().find(|candidate| candidate.stands_alone);
    let top_ends = first_sure.map_or(lines.len(), |candidate| candidate.index);
    let titles = if candidates.iter().all(|candidate| candidate.stands_alone) {
        BTreeSet::new()
    } else {
        contents::titles(lines.get(..top_ends).unwrap_or_default())
    };
    for Candidate {
        index,
        number,
        title,
        stands_alone,
    } in candidates
    {
        let Some(line) = lines.get(index) else { continue };
        if !stands_alone && !titles.contains(&contents::normal(title)) {
            outline.doubtful.push(*line);
            continue;
        }
        if let Some(last) = outline.items.last_mut() {
            last.body.end = index;
        } else {
            outline.first_item = index;
        }
        outline.items.push(FoundItem {
            line: *line,
            number,
            title,
            body: index + 1..lines.len(),
        });
    }
    outline
}

/// A line that was meant as a journal number: digits, full stops and dashes, and one letter perhaps.
pub fn looks_like_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 5
        && text.len() <= 40
        && text.contains('.')
        && text.contains(['-', '–'])
        && text.chars().filter(|c| c.is_alphabetic()).count() <= 3
}

/// Numbers should count on from one to the next and never repeat.
pub fn check_numbers(items: &[FoundItem<'_>], desk: &mut Desk) {
    let mut seen = BTreeSet::new();
    let mut last: Option<u32> = None;
    for item in items {
        if !seen.insert(item.number) {
            desk.notice(
                FindingCode::ItemNumberRepeated,
                item.line.number,
                Some(item.number),
                item.title,
            );
        }
        let number = item.number.parse::<u32>().ok();
        if let (Some(before), Some(number)) = (last, number)
            && Some(number) != before.checked_add(1)
            && number != before
        {
            desk.notice(
                FindingCode::ItemNumberOutOfOrder,
                item.line.number,
                Some(item.number),
                item.title,
            );
        }
        last = number.or(last);
    }
}
