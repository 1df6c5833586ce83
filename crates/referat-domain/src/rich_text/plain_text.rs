//! Rich text as plain text: list markers kept, a blank line between blocks, cells divided by tabs.
//!
//! This is the form of `decision.text` in the JSON contract and of the text layout of minutes.

use super::{Block, Inline, ListItem, RichText};

impl RichText {
    /// Plain text with list markers (`- `, `1. `), nested points indented by two spaces, table cells
    /// divided by tabs, links as `[words](target)` and a blank line between blocks. No line feed at the end.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        write_blocks(&self.blocks, 0, &mut out);
        out
    }

    /// The words alone, for search and comparison: no markers, no link targets.
    #[must_use]
    pub fn words(&self) -> String {
        let mut out = String::new();
        collect_words(&self.blocks, &mut out);
        out
    }
}

/// The words of one block, as [`RichText::words`] gives them.
#[must_use]
pub fn block_words(block: &Block) -> String {
    let mut out = String::new();
    collect_words(std::slice::from_ref(block), &mut out);
    out
}

/// A run of inlines as plain text, links as `[words](target)`.
#[must_use]
pub fn inline_text(content: &[Inline]) -> String {
    let mut out = String::new();
    write_inlines(content, 0, &mut out);
    out
}

/// A point's plain text: its own words, and nested points on lines of their own.
#[must_use]
pub fn point_text(point: &ListItem) -> String {
    let mut out = String::new();
    write_point_blocks(&point.blocks, 0, &mut out);
    out
}

fn write_blocks(blocks: &[Block], indent: usize, out: &mut String) {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push_str("\n\n");
        }
        write_block(block, indent, out);
    }
}

fn write_block(block: &Block, indent: usize, out: &mut String) {
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => write_inlines(content, indent, out),
        Block::BulletList(items) => {
            for (index, item) in items.iter().enumerate() {
                start_point(index, indent, "- ", out);
                write_point_blocks(&item.blocks, indent, out);
            }
        }
        Block::OrderedList { order, items } => {
            for (index, item) in items.iter().enumerate() {
                let number = u64::from(*order) + index as u64;
                start_point(index, indent, &format!("{number}. "), out);
                write_point_blocks(&item.blocks, indent, out);
            }
        }
        Block::Table(rows) => {
            for (index, row) in rows.iter().enumerate() {
                if index > 0 {
                    out.push('\n');
                }
                for (column, cell) in row.cells.iter().enumerate() {
                    if column > 0 {
                        out.push('\t');
                    }
                    let mut text = String::new();
                    write_blocks(&cell.blocks, 0, &mut text);
                    out.push_str(&text.replace(['\n', '\t'], " "));
                }
            }
        }
        Block::KeyFigure { id } => {
            out.push('{');
            out.push_str(id);
            out.push('}');
        }
    }
}

fn start_point(index: usize, indent: usize, marker: &str, out: &mut String) {
    if index > 0 {
        out.push('\n');
    }
    for _ in 0..indent {
        out.push_str("  ");
    }
    out.push_str(marker);
}

fn write_point_blocks(blocks: &[Block], indent: usize, out: &mut String) {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        match block {
            Block::Paragraph(_) | Block::Heading { .. } | Block::Table(_) | Block::KeyFigure { .. } => {
                if index > 0 {
                    for _ in 0..=indent {
                        out.push_str("  ");
                    }
                }
                write_block(block, indent + 1, out);
            }
            Block::BulletList(_) | Block::OrderedList { .. } => write_block(block, indent + 1, out),
        }
    }
}

fn write_inlines(content: &[Inline], indent: usize, out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text, marks } => match &marks.link {
                Some(href) => {
                    out.push('[');
                    out.push_str(text);
                    out.push_str("](");
                    out.push_str(href.as_str());
                    out.push(')');
                }
                None => out.push_str(text),
            },
            Inline::HardBreak => {
                out.push('\n');
                for _ in 0..indent {
                    out.push_str("  ");
                }
            }
        }
    }
}

fn collect_words(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                for inline in content {
                    match inline {
                        Inline::Text { text, .. } => out.push_str(text),
                        Inline::HardBreak => out.push('\n'),
                    }
                }
                out.push('\n');
            }
            Block::BulletList(items) | Block::OrderedList { items, .. } => {
                for item in items {
                    collect_words(&item.blocks, out);
                }
            }
            Block::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    collect_words(&cell.blocks, out);
                }
            }
            Block::KeyFigure { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Inline, ListItem, RichText, TableCell, TableRow};

    #[test]
    fn lists_keep_their_markers_and_nest_by_two_spaces() {
        let text = RichText {
            blocks: vec![
                Block::paragraph("Forummet bemærker:"),
                Block::OrderedList {
                    order: 3,
                    items: vec![
                        ListItem {
                            blocks: vec![
                                Block::paragraph("tredje"),
                                Block::BulletList(vec![
                                    ListItem::paragraph("under"),
                                    ListItem::paragraph("også"),
                                ]),
                            ],
                        },
                        ListItem::paragraph("fjerde"),
                    ],
                },
            ],
        };
        assert_eq!(
            text.plain_text(),
            "Forummet bemærker:\n\n3. tredje\n  - under\n  - også\n4. fjerde"
        );
        assert_eq!(text.words(), "Forummet bemærker:\ntredje\nunder\nogså\nfjerde\n");
    }

    #[test]
    fn a_table_is_lines_with_tabs() {
        let cell = |text: &str| TableCell {
            is_header: false,
            blocks: if text.is_empty() {
                vec![]
            } else {
                vec![Block::paragraph(text)]
            },
        };
        let rows = vec![
            TableRow {
                cells: vec![cell(""), cell("2025")],
            },
            TableRow {
                cells: vec![cell("Forbrug"), cell("7 kr.")],
            },
        ];
        assert_eq!(
            RichText {
                blocks: vec![Block::Table(rows)]
            }
            .plain_text(),
            "\t2025\nForbrug\t7 kr."
        );
    }

    #[test]
    fn a_line_break_is_a_line() {
        let text = RichText {
            blocks: vec![Block::Paragraph(vec![
                Inline::text("Tid"),
                Inline::HardBreak,
                Inline::text("brugt"),
            ])],
        };
        assert_eq!(text.plain_text(), "Tid\nbrugt");
    }
}
