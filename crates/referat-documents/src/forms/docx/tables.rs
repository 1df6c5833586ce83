//! Tables of a Word file: heads that are repeated, rows that stay whole, columns that share the width.

use super::body::{Body, Place};
use crate::document::{Block, Cell, Run, Table};
use crate::forms::markup::Markup;

/// About how wide a letter is, in twips.
const LETTER: u32 = 115;

/// Writes a table that has at least one cell.
pub(super) fn table<'d>(body: &mut Body<'d>, table: &'d Table, place: Place, out: &mut Markup) {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths = widths(table, columns, place.width);
    let [whole, indent] = [widths.iter().sum::<u32>(), place.indentation()].map(|it| it.to_string());
    let has_head = if table.header_rows > 0 { "1" } else { "0" };
    out.element("w:tbl", &[], |out| {
        out.element("w:tblPr", &[], |out| {
            out.empty("w:tblStyle", &[("w:val", "RuledTable")]);
            out.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
            out.empty("w:tblInd", &[("w:w", &indent), ("w:type", "dxa")]);
            if table.widths.is_some() {
                out.empty("w:tblLayout", &[("w:type", "fixed")]);
            }
            out.empty(
                "w:tblLook",
                &[
                    ("w:val", if table.header_rows > 0 { "0020" } else { "0000" }),
                    ("w:firstRow", has_head),
                    ("w:lastRow", "0"),
                    ("w:firstColumn", "0"),
                    ("w:lastColumn", "0"),
                    ("w:noHBand", "1"),
                    ("w:noVBand", "1"),
                ],
            );
        });
        out.element("w:tblGrid", &[], |out| {
            for width in &widths {
                out.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        for (index, cells) in table.rows.iter().enumerate() {
            let is_head = index < table.header_rows;
            out.element("w:tr", &[], |out| {
                out.element("w:trPr", &[], |out| {
                    out.empty("w:cantSplit", &[]);
                    if is_head {
                        out.empty("w:tblHeader", &[]);
                    }
                });
                for (column, width) in widths.iter().enumerate() {
                    cell(body, cells.get(column), *width, is_head, out);
                }
            });
        }
    });
}

fn cell<'d>(body: &mut Body<'d>, cell: Option<&'d Cell>, width: u32, is_head: bool, out: &mut Markup) {
    let heads = is_head || cell.is_some_and(|cell| cell.header);
    out.element("w:tc", &[], |out| {
        out.element("w:tcPr", &[], |out| {
            out.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if heads {
                out.empty(
                    "w:shd",
                    &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EEEEEE")],
                );
            }
        });
        let blocks: &[Block] = cell.map_or(&[], |cell| &cell.blocks);
        body.cell(blocks, Place::of_cell(width, heads), out);
    });
}

/// The widths of the columns, in twips: as they were given, else as their words ask.
fn widths(table: &Table, columns: usize, whole: u32) -> Vec<u32> {
    let longest: Vec<u32> = (0..columns).map(|column| longest(table, column)).collect();
    let given = table.widths.as_ref().filter(|widths| widths.len() == columns);
    let Some(given) = given else {
        let shares: Vec<u32> = longest.iter().map(|it| (*it).clamp(6, 40)).collect();
        return shared(&shares, whole);
    };
    let fixed: Vec<u32> = given
        .iter()
        .zip(&longest)
        .map(|(share, longest)| {
            if *share == 0 {
                (longest * LETTER + 200).min(whole * 2 / 5)
            } else {
                0
            }
        })
        .collect();
    let shares: Vec<u32> = given.iter().map(|share| u32::from(*share)).collect();
    let rest = whole.saturating_sub(fixed.iter().sum());
    let widths = shared(&shares, rest);
    widths
        .iter()
        .zip(&fixed)
        .map(|(one, other)| (one + other).max(1))
        .collect()
}

/// A width in shares.
fn shared(shares: &[u32], width: u32) -> Vec<u32> {
    let sum = shares.iter().sum::<u32>().max(1);
    shares.iter().map(|share| share * width / sum).collect()
}

/// How many letters the longest line of a column has, as far as it matters.
fn longest(table: &Table, column: usize) -> u32 {
    let cells = table.rows.iter().filter_map(|cells| cells.get(column));
    let lengths = cells.flat_map(|cell| &cell.blocks).map(|block| match block {
        Block::Paragraph { runs } => runs.iter().map(letters).sum(),
        Block::Title
        | Block::Logo
        | Block::Facts { .. }
        | Block::Heading(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Figure { .. }
        | Block::Contents
        | Block::Note { .. }
        | Block::PageBreak => 20,
    });
    lengths
        .max()
        .map_or(0, |it: usize| u32::try_from(it.min(200)).unwrap_or(200))
}

fn letters(run: &Run) -> usize {
    match run {
        Run::Text { text, .. } => text.chars().count(),
        Run::Break | Run::Page { .. } | Run::PageAfter { .. } => 1,
    }
}
