//! Lines of a section as a text tree: paragraphs, sub-headings, lists, tables, links.
//!
//! A blank line ends a paragraph, never a list: a list cut by a blank line is one list. A lone line without
//! an end mark, followed by text and not first in its section, is a sub-heading. Lines with tabs are a
//! table; loose lines around a broken one stay paragraphs.

mod inline;
pub(crate) mod list;
mod table;

use referat_domain::finding::FindingCode;
use referat_domain::paper::attachment::read_printed_title;
use referat_domain::rich_text::plain_text::{inline_text, point_text};
use referat_domain::rich_text::{Block, HeadingLevel, Inline, RichText};

use crate::decision;
use crate::ledger::Ledger;
use crate::lines::Line;

use list::OpenLists;

/// A sub-heading is at most this long, in bytes: what is longer is a paragraph that lost its full stop.
const MAX_HEADING: usize = 200;

/// What to make of a section's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Text with sub-headings.
    Prose,
    /// Text with sub-headings, rows ("Ad 1: Tiltrådt") and remarks with names, which are no sub-headings.
    Decision,
    /// A list of titles, one a line: attachments.
    Titles,
}

/// A section's text and what was noticed while reading it.
#[derive(Debug, Default)]
pub struct ReadText {
    /// The tree.
    pub text: RichText,
    /// Each block's first line number, beside `text.blocks`.
    pub lines: Vec<u32>,
    /// What was noticed, with the line.
    pub noticed: Vec<(FindingCode, u32, String)>,
    /// Whether a blank line cut a list in two.
    pub cut_list_at: Option<u32>,
}

/// A block while it is being placed among its neighbours.
struct Placed {
    block: Block,
    line: u32,
    /// Whether it is one line with nothing above and below it.
    is_lone_line: bool,
    /// Whether its last line ends a sentence or introduces something.
    has_end_mark: bool,
    /// Whether the line above it is blank or the section's start.
    after_blank: bool,
}

/// Reads lines as a tree, claiming every character it uses.
pub fn read(lines: &[Line<'_>], reading: Reading, ledger: &mut Ledger) -> ReadText {
    let mut out = ReadText::default();
    let mut placed: Vec<Placed> = Vec::new();
    let mut open = OpenLists::default();
    let mut index = 0;
    let mut after_blank = true;
    while let Some(line) = lines.get(index) {
        if line.is_blank() {
            after_blank = true;
            index += 1;
            continue;
        }
        let next = lines.get(index + 1).copied();
        if let Some(point) = list::parse_point(*line, next, &open) {
            if after_blank && open.continues(&point) && out.cut_list_at.is_none() && !open.is_empty() {
                out.cut_list_at = Some(line.number);
            }
            if let Some(block) = open.add(&point, *line, ledger, &mut out.noticed) {
                push_list(&mut placed, block);
            }
            after_blank = false;
            index += 1;
            continue;
        }
        if !open.is_empty() && !after_blank && !table::has_cells(line.text) {
            open.continue_last(*line, ledger, &mut out.noticed);
            index += 1;
            continue;
        }
        if let Some(block) = open.close() {
            push_list(&mut placed, block);
        }
        let run = lines.get(index..).unwrap_or_default();
        if reading != Reading::Titles && table::has_cells(line.text.trim_end()) {
            let rows = run
                .iter()
                .take_while(|line| !line.is_blank() && table::has_cells(line.text))
                .count();
            let rows = run.get(..rows.max(1)).unwrap_or_default();
            let block = table::read(rows, ledger, &mut out.noticed);
            placed.push(Placed {
                block,
                line: line.number,
                is_lone_line: false,
                has_end_mark: true,
                after_blank,
            });
            index += rows.len();
        } else {
            let length = match reading {
                Reading::Titles => 1,
                Reading::Prose | Reading::Decision => paragraph_length(run, &open),
            };
            let paragraph = run.get(..length).unwrap_or_default();
            let alone = length == 1 && after_blank && run.get(1).is_none_or(Line::is_blank);
            let content = read_paragraph(paragraph, ledger, &mut out.noticed);
            let last = paragraph.last().map_or("", Line::trimmed);
            placed.push(Placed {
                block: Block::Paragraph(content),
                line: line.number,
                is_lone_line: alone,
                has_end_mark: ends_sentence(last),
                after_blank,
            });
            index += length;
        }
        after_blank = false;
    }
    if let Some(block) = open.close() {
        push_list(&mut placed, block);
    }
    if reading != Reading::Titles {
        table::settle_loose_lines(&mut placed, &mut out.noticed);
        settle_headings(&mut placed, reading);
    }
    for placed in placed {
        out.lines.push(placed.line);
        out.text.blocks.push(placed.block);
    }
    out
}

fn push_list(placed: &mut Vec<Placed>, (block, line): (Block, u32)) {
    placed.push(Placed {
        block,
        line,
        is_lone_line: false,
        has_end_mark: true,
        after_blank: false,
    });
}

/// How many lines from here are one paragraph.
fn paragraph_length(run: &[Line<'_>], open: &OpenLists) -> usize {
    let mut length = 1;
    while let Some(line) = run.get(length) {
        let ends = line.is_blank()
            || table::has_cells(line.text.trim_end())
            || list::parse_point(*line, run.get(length + 1).copied(), open).is_some();
        if ends {
            break;
        }
        length += 1;
    }
    length
}

fn read_paragraph(
    lines: &[Line<'_>],
    ledger: &mut Ledger,
    noticed: &mut Vec<(FindingCode, u32, String)>,
) -> Vec<Inline> {
    let mut content = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            content.push(Inline::HardBreak);
        }
        inline::read(*line, line.trimmed(), &mut content, ledger, noticed);
    }
    content
}

/// Whether a line ends a sentence, or introduces what follows.
#[must_use]
pub fn ends_sentence(text: &str) -> bool {
    let text = text
        .trim_end()
        .trim_end_matches(['"', '”', '’', '\'', ')', '»', '«']);
    text.ends_with(['.', ':', ';', ',', '!', '?', '…'])
}

/// Lone lines without an end mark that are followed by text become sub-headings.
fn settle_headings(placed: &mut [Placed], reading: Reading) {
    let count = placed.len();
    for index in 1..count {
        let Some(here) = placed.get_mut(index) else {
            continue;
        };
        let fits = here.is_lone_line && !here.has_end_mark && index + 1 < count;
        if !fits {
            continue;
        }
        if let Block::Paragraph(content) = &mut here.block {
            let length: usize = content.iter().map(inline::length).sum();
            let answers = reading == Reading::Decision && decision::is_row_or_remark(&inline_text(content));
            if length <= MAX_HEADING && !answers {
                here.block = Block::Heading {
                    level: HeadingLevel::Three,
                    content: std::mem::take(content),
                };
            }
        }
    }
}

/// The titles of attachments: a line each, or a point each.
#[must_use]
fn titles(text: &RichText) -> Vec<String> {
    let mut out = Vec::new();
    for block in &text.blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => out.push(inline_text(content)),
            Block::BulletList(items) | Block::OrderedList { items, .. } => {
                out.extend(items.iter().map(point_text))
            }
            Block::Table(_) | Block::KeyFigure { .. } => {}
        }
    }
    out
}

/// The titles of a section that lists attachments without the stamp of those that were shown at the meeting, and which
/// these are, counted from 1 where `before` stand already.
pub fn attachment_titles(text: &RichText, before: usize) -> (Vec<String>, Vec<u32>) {
    let (mut out, mut shown) = (Vec::new(), Vec::new());
    for line in titles(text) {
        let (title, is_shown) = read_printed_title(&line);
        out.push(title.to_owned());
        if is_shown {
            shown.extend(u32::try_from(before.saturating_add(out.len())));
        }
    }
    (out, shown)
}

/// The lines as printed, where the tree's plain text has other words or markers.
pub fn kept_as_printed(text: &RichText, body: &[Line<'_>]) -> Option<String> {
    let plain = text.plain_text();
    let written = body.iter().filter(|line| !line.is_blank()).map(Line::trimmed);
    // Almost always the lines are the same; only otherwise their words are compared.
    let same_lines = written.eq(plain.lines().map(str::trim).filter(|line| !line.is_empty()));
    let words = || body.iter().flat_map(|line| line.text.split_whitespace());
    (!same_lines && !words().eq(plain.split_whitespace())).then(|| {
        let lines: Vec<&str> = body.iter().map(|line| line.text).collect();
        lines.join("\n").trim().to_owned()
    })
}

#[cfg(test)]
mod tests {
    use referat_domain::rich_text::ListItem;

    use super::*;
    use crate::lines::lines;

    fn tree(text: &str) -> ReadText {
        let mut ledger = Ledger::default();
        let read = read(&lines(text), Reading::Prose, &mut ledger);
        assert!(
            (ledger.coverage(text) - 1.0).abs() < f64::EPSILON,
            "{text:?} {read:?}"
        );
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&read.text.plain_text()), words(text));
        read
    }

    fn codes(read: &ReadText) -> Vec<FindingCode> {
        read.noticed.iter().map(|(code, _, _)| *code).collect()
    }

    #[test]
    fn a_lone_line_followed_by_text_is_a_sub_heading_but_not_the_first_one() {
        let blocks = tree("Adgang\n\nAlle har adgang.\n\nØkonomi\n\nDet er gratis.\n\nIntet efter")
            .text
            .blocks;
        let headings: Vec<bool> = blocks
            .iter()
            .map(|block| matches!(block, Block::Heading { .. }))
            .collect();
        assert_eq!(headings, [false, false, true, false, false]);
    }

    #[test]
    fn a_list_cut_by_a_blank_line_is_one_list() {
        let read = tree("1. at et\n2. at to\n\n3. at tre");
        let items = ["at et", "at to", "at tre"].map(ListItem::paragraph).to_vec();
        assert_eq!(read.text.blocks, [Block::OrderedList { order: 1, items }]);
        assert_eq!(read.cut_list_at, Some(4));
    }

    #[test]
    fn points_nest_by_their_indent() {
        let read = tree("- et\n - under\n   - dybt\n - også\n- to");
        assert_eq!(
            read.text.plain_text(),
            "- et\n  - under\n    - dybt\n  - også\n- to"
        );
    }

    #[test]
    fn a_date_at_the_start_of_a_line_is_no_list() {
        let read = tree("15. november holdes seminar.\n\n1. behandling er afsluttet.");
        assert!(
            read.text
                .blocks
                .iter()
                .all(|block| matches!(block, Block::Paragraph(_))),
            "{read:?}"
        );
    }

    #[test]
    fn a_table_with_an_empty_corner_has_a_header_row() {
        let read = tree("Udgifter:\n\n\t2025\t2026\nForbrug\t1 kr.\t2 kr.\n\nDerefter.");
        assert!(codes(&read).is_empty(), "{read:?}");
        let Block::Table(rows) = &read.text.blocks[1] else {
            panic!("{read:?}")
        };
        assert!(rows[0].cells.iter().all(|cell| cell.is_header));
        assert!(rows[1].cells.iter().all(|cell| !cell.is_header));
    }

    #[test]
    fn loose_cells_around_a_table_stay_paragraphs_and_are_reported() {
        let read = tree(
            "Tabellen viser:\n\nOpgaver\n\nTid\nbrugt\n\nLæse op.\n\n1 time\n\nSkrive\t2 timer\n\nSlut.",
        );
        assert_eq!(codes(&read), [FindingCode::TableBroken]);
        assert!(
            !read
                .text
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Heading { .. })),
            "{read:?}"
        );
    }

    #[test]
    fn links_are_read_dead_ones_reported_and_scripts_kept_as_text() {
        let read = tree("Se [banken](#) og [siden](https://sandved.example/x) og [ondt](javascript:x).");
        assert_eq!(codes(&read), [FindingCode::LinkDead, FindingCode::LinkRefused]);
    }

    #[test]
    fn ten_thousand_levels_are_lifted_to_eight() {
        let mut text = String::new();
        for level in 0..10_000 {
            text.push_str(&" ".repeat(level.min(3_000)));
            text.push_str("- a\n");
        }
        let mut ledger = Ledger::default();
        let read = read(&lines(&text), Reading::Prose, &mut ledger);
        assert!(codes(&read).contains(&FindingCode::ListLifted));
        assert!((ledger.coverage(&text) - 1.0).abs() < f64::EPSILON);
    }
}
