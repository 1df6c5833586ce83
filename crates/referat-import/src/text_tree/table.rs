//! Tables: lines whose cells are divided by tabs, and the loose lines that a broken one leaves around it.

use referat_domain::finding::FindingCode;
use referat_domain::rich_text::{Block, TableCell, TableRow};

use crate::ledger::Ledger;
use crate::lines::Line;

use super::{Placed, inline};

/// How far above a table its loose lines are sought, in blocks.
const REACH: usize = 12;

/// A line with more cells is no row of a table.
const MOST_CELLS: usize = 500;

/// Whether tabs divide a line into cells.
pub fn has_cells(text: &str) -> bool {
    text.contains('\t') && text.split('\t').take(MOST_CELLS + 1).count() <= MOST_CELLS
}

/// Reads rows. A first row whose corner is empty holds the headers.
pub fn read(lines: &[Line<'_>], ledger: &mut Ledger, noticed: &mut Vec<(FindingCode, u32, String)>) -> Block {
    let mut rows = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let pieces: Vec<&str> = line
            .text
            .trim_end_matches(' ')
            .split('\t')
            .map(str::trim)
            .collect();
        let is_header =
            index == 0 && lines.len() > 1 && pieces.first().is_some_and(|corner| corner.is_empty());
        let cells = pieces
            .into_iter()
            .map(|piece| {
                let mut content = Vec::new();
                inline::read(*line, piece, &mut content, ledger, noticed);
                let blocks = if content.is_empty() {
                    vec![]
                } else {
                    vec![Block::Paragraph(content)]
                };
                TableCell { is_header, blocks }
            })
            .collect();
        rows.push(TableRow { cells });
    }
    Block::Table(rows)
}

/// Finds the loose lines around tables, keeps them paragraphs, and says so.
///
/// They reach up to the line that introduces the table with a colon, if there is one near with a line
/// without an end mark after it; else they are the unfinished lines right above. Below the table they are
/// unfinished lines without a blank line between.
pub fn settle_loose_lines(placed: &mut [Placed], noticed: &mut Vec<(FindingCode, u32, String)>) {
    let tables: Vec<usize> = placed
        .iter()
        .enumerate()
        .filter(|(_, placed)| matches!(placed.block, Block::Table(_)))
        .map(|(index, _)| index)
        .collect();
    for table in tables {
        let above = loose_above(placed, table);
        let below = loose_below(placed, table);
        if above == table && below == table + 1 {
            continue;
        }
        let line = placed.get(table).map_or(0, |placed| placed.line);
        noticed.push((FindingCode::TableBroken, line, String::new()));
        for loose in placed.get_mut(above..below).unwrap_or_default() {
            loose.is_lone_line = false;
        }
    }
}

fn is_paragraph(placed: &Placed) -> bool {
    matches!(placed.block, Block::Paragraph(_))
}

/// The first block of the run of loose lines above a table; the table's own place if there is none.
fn loose_above(placed: &[Placed], table: usize) -> usize {
    let start = table.saturating_sub(REACH);
    let near = placed.get(start..table).unwrap_or_default();
    let introduced = near
        .iter()
        .rposition(|placed| !is_paragraph(placed) || ends_with_colon(placed))
        .map(|at| start + at + 1)
        .filter(|first| placed.get(first - 1).is_some_and(ends_with_colon));
    if let Some(first) = introduced {
        let between = placed.get(first..table).unwrap_or_default();
        let is_loose = between.iter().any(|placed| !placed.has_end_mark);
        return if is_loose { first } else { table };
    }
    let unfinished = near
        .iter()
        .rev()
        .take_while(|placed| is_paragraph(placed) && !placed.has_end_mark)
        .count();
    // One unfinished line over a table is its title or a sub-heading; more are cells that fell out of it.
    if unfinished >= 2 {
        table - unfinished
    } else {
        table
    }
}

fn loose_below(placed: &[Placed], table: usize) -> usize {
    let below = placed.get(table + 1..).unwrap_or_default();
    let loose = below
        .iter()
        .take_while(|placed| is_paragraph(placed) && !placed.has_end_mark && !placed.after_blank)
        .count();
    table + 1 + loose
}

fn ends_with_colon(placed: &Placed) -> bool {
    match &placed.block {
        Block::Paragraph(content) => referat_domain::rich_text::plain_text::inline_text(content)
            .trim_end()
            .ends_with(':'),
        Block::Heading { .. }
        | Block::BulletList(_)
        | Block::OrderedList { .. }
        | Block::Table(_)
        | Block::KeyFigure { .. } => false,
    }
}
