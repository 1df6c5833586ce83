//! Lists that are tables: a row of heads, then the rows; with a heading over it, a part of the document of its own.

use referat_wording::Wording;

use crate::document::{Block, Cell, Heading, Run, Table};

/// The heads of columns.
pub fn heads(wording: &Wording, keys: &[&str]) -> Vec<Cell> {
    let head = |key: &&str| Cell {
        header: true,
        ..Cell::text(wording.text(key))
    };
    keys.iter().map(head).collect()
}

/// The table of these rows, the first of which are the heads.
pub fn table(rows: Vec<Vec<Cell>>, widths: &[u8]) -> Block {
    Block::Table(Table {
        header_rows: 1,
        rows,
        widths: Some(widths.to_vec()),
    })
}

/// A list that begins a page under a heading of its own, which the contents list names; nothing without rows.
pub fn under_heading(
    wording: &Wording,
    anchor: &str,
    title: &str,
    columns: &[&str],
    rows: Vec<Vec<Cell>>,
    widths: &[u8],
) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let title = wording.text(title);
    let rows = std::iter::once(heads(wording, columns)).chain(rows);
    vec![
        Block::Heading(Heading {
            level: 1,
            runs: vec![Run::text(title.clone())],
            anchor: Some(anchor.to_owned()),
            contents: Some(title.into_owned()),
            page_break: true,
            bookmarked: true,
        }),
        table(rows.collect(), widths),
    ]
}
