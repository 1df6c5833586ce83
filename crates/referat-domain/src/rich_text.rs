//! Rich text: the small tree every case text, decision and remark is kept in.
//!
//! Its JSON is ProseMirror's document form with the nodes of [`schema`] and no others, so that the editor
//! in the browser and the store speak of the same thing. What the tree can't hold is refused at the edge
//! with the place named ([`json`]), never silently lost. There is one way each to plain text
//! ([`plain_text`]) and to HTML ([`html`]).
//!
//! A tree is canonical when runs with the same marks are merged and nothing is empty
//! ([`RichText::canonical`]); the canonical form is what is hashed.

pub mod html;
pub mod json;
pub mod markdown;
pub mod plain_text;
pub mod schema;

use std::fmt;

/// Lists nest at most this deep; deeper ones are lifted into the deepest allowed.
pub const MAX_LIST_DEPTH: usize = 8;

/// A text: a `doc` of blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RichText {
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a section.
    Heading {
        /// Three or four: one and two belong to the document and its sections.
        level: HeadingLevel,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list with bullets.
    BulletList(Vec<ListItem>),
    /// A numbered list.
    OrderedList {
        /// The first item's number, from 0.
        order: u32,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A table: rows of cells.
    Table(Vec<TableRow>),
    /// A reference to a key figure (nøgletal) of the paper.
    KeyFigure {
        /// The key figure's id.
        id: String,
    },
}

/// How deep a heading inside a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadingLevel {
    /// Directly under the section's own heading.
    Three,
    /// Under a heading of level three.
    Four,
}

/// A point of a list: blocks, the first of them usually a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListItem {
    /// The blocks of the point.
    pub blocks: Vec<Block>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableRow {
    /// Its cells from left to right.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableCell {
    /// Whether it is a `table_header`.
    pub is_header: bool,
    /// What stands in it: paragraphs and lists.
    pub blocks: Vec<Block>,
}

/// A run of text or a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words with the same marks.
    Text {
        /// The words; never empty in a canonical tree.
        text: String,
        /// How they are marked.
        marks: Marks,
    },
    /// A line break inside a paragraph.
    HardBreak,
}

/// The marks of a run. A struct, so that their order is fixed: link, em, strong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Where the run links to.
    pub link: Option<Href>,
    /// Emphasised.
    pub em: bool,
    /// Strong.
    pub strong: bool,
}

/// The target of a link: `http`, `https`, `mailto`, `tel`, or a place (`#…`, `/…`).
///
/// Everything else, scripts above all, is refused: a text is shown to others than its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Href(String);

impl Href {
    /// The target, if it is one of the allowed kinds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let clean = !text.is_empty() && !text.chars().any(|c| c.is_control() || c.is_whitespace());
        let lower = text.to_ascii_lowercase();
        let allowed = lower.starts_with("http://")
            || lower.starts_with("https://")
            || lower.starts_with("mailto:")
            || lower.starts_with("tel:")
            || lower.starts_with('#')
            || (lower.starts_with('/') && !lower.starts_with("//"));
        (clean && allowed).then(|| Self(text.to_owned()))
    }

    /// The target as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it leads nowhere: `#` alone, as links do whose target was lost on the way to text.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.0 == "#"
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Inline {
    /// Plain words without marks.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            marks: Marks::default(),
        }
    }
}

impl Block {
    /// A paragraph of plain words.
    #[must_use]
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Inline::text(text)])
    }
}

impl ListItem {
    /// A point that is one paragraph of plain words.
    #[must_use]
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self {
            blocks: vec![Block::paragraph(text)],
        }
    }
}

impl RichText {
    /// A text of one paragraph.
    #[must_use]
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self {
            blocks: vec![Block::paragraph(text)],
        }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The same text in its one canonical form.
    ///
    /// Runs with equal marks are merged, empty runs, points, rows and blocks are dropped, and lists deeper
    /// than [`MAX_LIST_DEPTH`] are lifted. The second value says whether any list was lifted.
    #[must_use]
    pub fn canonical(self) -> (Self, Lifted) {
        let mut lifted = Lifted(false);
        let blocks = canonical_blocks(self.blocks, 0, &mut lifted);
        (Self { blocks }, lifted)
    }
}

/// Whether lists had to be lifted because they were nested too deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifted(pub bool);

fn canonical_blocks(blocks: Vec<Block>, depth: usize, lifted: &mut Lifted) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(content) => {
                let content = canonical_inlines(content);
                if !content.is_empty() {
                    out.push(Block::Paragraph(content));
                }
            }
            Block::Heading { level, content } => {
                let content = canonical_inlines(content);
                if !content.is_empty() {
                    out.push(Block::Heading { level, content });
                }
            }
            Block::BulletList(items) => {
                let items = canonical_items(items, depth, lifted);
                if !items.is_empty() {
                    out.push(Block::BulletList(items));
                }
            }
            Block::OrderedList { order, items } => {
                let items = canonical_items(items, depth, lifted);
                if !items.is_empty() {
                    out.push(Block::OrderedList { order, items });
                }
            }
            Block::Table(rows) => {
                let rows: Vec<TableRow> = rows
                    .into_iter()
                    .filter(|row| !row.cells.is_empty())
                    .map(|row| TableRow {
                        cells: row
                            .cells
                            .into_iter()
                            .map(|cell| TableCell {
                                is_header: cell.is_header,
                                blocks: canonical_blocks(cell.blocks, depth, lifted),
                            })
                            .collect(),
                    })
                    .collect();
                if !rows.is_empty() {
                    out.push(Block::Table(rows));
                }
            }
            Block::KeyFigure { id } => out.push(Block::KeyFigure { id }),
        }
    }
    out
}

/// Points of a list at `depth` lists above it; points of lists that are too deep become points here.
fn canonical_items(items: Vec<ListItem>, depth: usize, lifted: &mut Lifted) -> Vec<ListItem> {
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let blocks = canonical_blocks(item.blocks, depth + 1, lifted);
        if depth + 1 < MAX_LIST_DEPTH {
            if !blocks.is_empty() {
                out.push(ListItem { blocks });
            }
            continue;
        }
        let mut own = Vec::new();
        let mut raised = Vec::new();
        for block in blocks {
            match block {
                Block::BulletList(inner) | Block::OrderedList { items: inner, .. } => {
                    *lifted = Lifted(true);
                    raised.extend(inner);
                }
                Block::Paragraph(_) | Block::Heading { .. } | Block::Table(_) | Block::KeyFigure { .. } => {
                    own.push(block);
                }
            }
        }
        if !own.is_empty() {
            out.push(ListItem { blocks: own });
        }
        out.extend(raised);
    }
    out
}

fn canonical_inlines(content: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Text { text, marks } => {
                if text.is_empty() {
                    continue;
                }
                if let Some(Inline::Text {
                    text: last,
                    marks: last_marks,
                }) = out.last_mut()
                    && *last_marks == marks
                {
                    last.push_str(&text);
                    continue;
                }
                out.push(Inline::Text { text, marks });
            }
            Inline::HardBreak => out.push(Inline::HardBreak),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(depth: usize) -> Block {
        let mut blocks = vec![Block::paragraph(format!("{depth}"))];
        for level in (1..depth).rev() {
            blocks = vec![
                Block::paragraph(format!("{level}")),
                Block::BulletList(vec![ListItem { blocks }]),
            ];
        }
        Block::BulletList(vec![ListItem { blocks }])
    }

    #[test]
    fn runs_with_the_same_marks_are_merged() {
        let text = RichText {
            blocks: vec![Block::Paragraph(vec![
                Inline::text("Chef"),
                Inline::text(""),
                Inline::text("forum"),
            ])],
        };
        assert_eq!(
            text.canonical(),
            (RichText::paragraph("Chefforum"), Lifted(false))
        );
    }

    #[test]
    fn lists_of_eight_levels_stand_and_deeper_ones_are_lifted_without_losing_a_word() {
        let (_, lifted) = RichText {
            blocks: vec![nested(8)],
        }
        .canonical();
        assert_eq!(lifted, Lifted(false));
        let (text, lifted) = RichText {
            blocks: vec![nested(40)],
        }
        .canonical();
        assert_eq!(lifted, Lifted(true));
        let words: Vec<String> = text.words().split_whitespace().map(str::to_owned).collect();
        assert_eq!(words, (1..=40).map(|n| n.to_string()).collect::<Vec<_>>());
        let (again, lifted) = text.clone().canonical();
        assert_eq!((again, lifted), (text, Lifted(false)));
    }

    #[test]
    fn a_link_to_a_script_is_no_link() {
        for bad in [
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "//evil.example",
            "",
            "a b",
            "x",
        ] {
            assert_eq!(Href::parse(bad), None, "{bad}");
        }
        for good in [
            "#",
            "https://sandved.example/a?b=1",
            "mailto:a@b.dk",
            "/sag/1",
            "tel:+4512345678",
        ] {
            assert!(Href::parse(good).is_some(), "{good}");
        }
    }
}
