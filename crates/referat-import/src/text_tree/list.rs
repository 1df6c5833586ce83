//! Points of lists: their markers, and the lists that are open while lines are read.

use referat_danish::dates::month_number;
use referat_domain::finding::FindingCode;
use referat_domain::rich_text::{Block, Inline, ListItem, MAX_LIST_DEPTH};

use crate::ledger::Ledger;
use crate::lines::Line;

use super::inline;

/// A line that is a point.
#[derive(Debug, Clone, Copy)]
pub struct Point<'t> {
    indent: usize,
    marker: Marker,
    marker_text: &'t str,
    text: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    Bullet,
    Number(u32),
}

/// Words after "1." that make it an ordinal number and not a marker.
const ORDINAL_OF: &[&str] = &[
    "kvartal",
    "kvt",
    "kv",
    "halvår",
    "behandling",
    "del",
    "runde",
    "udgave",
    "klasse",
    "sal",
];

/// Whether the words after a number and its full stop make it a date or an ordinal: "15. november", "1. kvartal".
pub fn is_ordinal(words: &str) -> (bool, bool) {
    let first_word = words
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    (
        month_number(first_word).is_some(),
        ORDINAL_OF.contains(&first_word.to_lowercase().as_str()),
    )
}

/// Reads a line as a point, if it is one where it stands.
///
/// A number opens a list only if it is 1 or the next line counts on from it; else it must count on from an
/// open list. "15. november" and "1. kvartal" are words.
pub fn parse_point<'t>(line: Line<'t>, next: Option<Line<'_>>, open: &OpenLists) -> Option<Point<'t>> {
    let point = parse_marker(line.text)?;
    let Marker::Number(number) = point.marker else {
        return Some(point);
    };
    let counts_on = |next: Line<'_>| match parse_marker(next.text).map(|next| next.marker) {
        Some(Marker::Number(next)) => number.checked_add(1) == Some(next),
        Some(Marker::Bullet) | None => false,
    };
    let has_sibling = next.is_some_and(counts_on);
    let continues = open.continues(&point);
    let (is_date, is_ordinal) = is_ordinal(point.text);
    if is_date || (is_ordinal && !has_sibling && !continues) {
        return None;
    }
    (number == 1 || has_sibling || continues).then_some(point)
}

fn parse_marker(text: &str) -> Option<Point<'_>> {
    let trimmed = text.trim_start();
    let indent = text.chars().take_while(|c| c.is_whitespace()).count();
    let first = trimmed.chars().next()?;
    let (marker, length) = if matches!(first, '-' | '–' | '•' | '*' | '·' | '▪' | '●' | '◦') {
        (Marker::Bullet, first.len_utf8())
    } else if first.is_ascii_digit() {
        let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
        let after = trimmed.as_bytes().get(digits)?;
        if digits > 3 || !matches!(after, b'.' | b')') {
            return None;
        }
        (Marker::Number(trimmed.get(..digits)?.parse().ok()?), digits + 1)
    } else {
        return None;
    };
    let after = trimmed.get(length..)?;
    let words = after.trim();
    (after.starts_with([' ', '\t', '\u{a0}']) && !words.is_empty()).then(|| Point {
        indent,
        marker,
        marker_text: trimmed.get(..length).unwrap_or_default(),
        text: words,
    })
}

/// The lists a line can still belong to, outermost first.
#[derive(Debug, Default)]
pub struct OpenLists {
    lists: Vec<OpenList>,
}

#[derive(Debug)]
struct OpenList {
    indent: usize,
    order: Option<u32>,
    items: Vec<ListItem>,
    line: u32,
}

impl OpenList {
    fn fits(&self, marker: Marker) -> bool {
        match (self.order, marker) {
            (None, Marker::Bullet) => true,
            (Some(order), Marker::Number(number)) => {
                u64::from(order) + self.items.len() as u64 == u64::from(number)
            }
            (None, Marker::Number(_)) | (Some(_), Marker::Bullet) => false,
        }
    }

    fn into_block(self) -> Block {
        match self.order {
            None => Block::BulletList(self.items),
            Some(order) => Block::OrderedList {
                order,
                items: self.items,
            },
        }
    }
}

impl OpenLists {
    /// Whether no list is open.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// Whether a point goes on with one of the open lists.
    pub fn continues(&self, point: &Point<'_>) -> bool {
        self.lists
            .iter()
            .any(|list| list.indent == point.indent && list.fits(point.marker))
            || (self.lists.len() == 1 && self.lists.iter().any(|list| list.fits(point.marker)))
    }

    /// Adds a point; gives the outermost list when the point ends it and begins another.
    pub fn add(
        &mut self,
        point: &Point<'_>,
        line: Line<'_>,
        ledger: &mut Ledger,
        noticed: &mut Vec<(FindingCode, u32, String)>,
    ) -> Option<(Block, u32)> {
        ledger.claim(line.range_of(point.marker_text));
        let mut content = Vec::new();
        inline::read(line, point.text, &mut content, ledger, noticed);
        let item = ListItem {
            blocks: vec![Block::Paragraph(content)],
        };
        while self.lists.len() > 1 && self.lists.last().is_some_and(|list| list.indent > point.indent) {
            self.fold_last();
        }
        let mut closed = None;
        let depth = self.lists.len();
        match self.lists.last_mut() {
            Some(list) if point.indent <= list.indent || depth >= MAX_LIST_DEPTH => {
                if point.indent > list.indent {
                    noticed.push((FindingCode::ListLifted, line.number, point.text.to_owned()));
                }
                if list.fits(point.marker) {
                    list.items.push(item);
                    return None;
                }
                if depth > 1 {
                    self.fold_last();
                } else {
                    closed = self.close();
                }
                self.open(point, item, line.number);
            }
            Some(_) | None => self.open(point, item, line.number),
        }
        closed
    }

    fn open(&mut self, point: &Point<'_>, item: ListItem, line: u32) {
        let order = match point.marker {
            Marker::Bullet => None,
            Marker::Number(number) => Some(number),
        };
        self.lists.push(OpenList {
            indent: point.indent,
            order,
            items: vec![item],
            line,
        });
    }

    /// Adds a line without a marker to the last point.
    pub fn continue_last(
        &mut self,
        line: Line<'_>,
        ledger: &mut Ledger,
        noticed: &mut Vec<(FindingCode, u32, String)>,
    ) {
        let mut content = vec![Inline::HardBreak];
        inline::read(line, line.trimmed(), &mut content, ledger, noticed);
        let item = self.lists.last_mut().and_then(|list| list.items.last_mut());
        if let Some(item) = item {
            match item.blocks.last_mut() {
                Some(Block::Paragraph(last)) => last.extend(content),
                Some(_) | None => {
                    content.remove(0);
                    item.blocks.push(Block::Paragraph(content));
                }
            }
        }
    }

    /// Puts the innermost list into the last point of the one around it.
    fn fold_last(&mut self) {
        if let Some(list) = self.lists.pop()
            && let Some(item) = self.lists.last_mut().and_then(|outer| outer.items.last_mut())
        {
            item.blocks.push(list.into_block());
        }
    }

    /// Closes all lists and gives the outermost with its first line.
    pub fn close(&mut self) -> Option<(Block, u32)> {
        while self.lists.len() > 1 {
            self.fold_last();
        }
        let list = self.lists.pop()?;
        let line = list.line;
        Some((list.into_block(), line))
    }
}
