//! A document as blocks and runs: what every form (PDF, HTML, DOCX) is made of.
//!
//! It says what stands where and in which order; how it looks is each form's business. Its JSON is what the
//! typesetter reads. Knows nothing of meetings: [`crate::compose`] makes documents of them.

use referat_domain::Date;
use referat_domain::rich_text::{self, HeadingLevel, Inline, RichText};
use serde::Serialize;

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its title: in the file's properties and on its front.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// What it is, in a sentence, for the file's properties.
    pub description: Option<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The language of its words, as in BCP 47: `da`.
    pub language: String,
    /// The day it speaks of. There is no other clock in it.
    pub date: Date,
    /// Stable for the document and its version; the file's identifier is made of it.
    pub identifier: String,
    /// Whether its first page is a cover.
    pub cover: bool,
    /// What stands over every page, left and right; furniture.
    pub head: Option<(String, String)>,
    /// What stands under every page: words, and a pattern with `{page}` and `{pages}`; furniture.
    pub foot: (String, String),
    /// Pages that follow it in a packet: counted in `{pages}`.
    pub pages_after: u32,
    /// What there is to read.
    pub body: Vec<Block>,
    /// Files carried inside, where the form can.
    pub files: Vec<CarriedFile>,
}

/// A file carried inside a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is, for people.
    pub description: String,
    /// How it stands to the document.
    pub relationship: Relationship,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// How a carried file stands to its document (ISO 32000-2, 14.13.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    /// The document was made of it.
    Source,
    /// It says the same in another form.
    Alternative,
    /// It goes along.
    Supplement,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// The document's title. Once, first.
    Title,
    /// The logo of the look, where it has one.
    Logo,
    /// Labels and what they are of: "Mødested Mødelokale 1".
    Facts {
        /// One line each.
        rows: Vec<Fact>,
    },
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph {
        /// Its words.
        runs: Vec<Run>,
    },
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A key figure (nøgletal).
    Figure {
        /// What is counted.
        name: String,
        /// How much, with its unit.
        value: String,
        /// Period, source, target.
        note: Option<String>,
    },
    /// The contents list: the headings that have words for it, with links and page numbers.
    Contents,
    /// Something set apart: a notice.
    Note {
        /// What it says.
        blocks: Vec<Block>,
    },
    /// What follows begins on a page of its own.
    PageBreak,
}

/// A label and what it is of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// "Mødested".
    pub label: String,
    /// "Mødelokale 1".
    pub runs: Vec<Run>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heading {
    /// From 1, which stands directly under the title; levels are never skipped downwards.
    pub level: u8,
    /// Its words.
    pub runs: Vec<Run>,
    /// What links call it.
    pub anchor: Option<String>,
    /// Its words in the contents list, if it is in it. Only headings with an anchor are.
    pub contents: Option<String>,
    /// Whether it begins a page.
    #[serde(rename = "break")]
    pub page_break: bool,
    /// Whether it is among the bookmarks.
    pub bookmarked: bool,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// Numbers instead of points.
    pub ordered: bool,
    /// The first number.
    pub start: u32,
    /// Whether its items stand close together.
    pub tight: bool,
    /// Whether its items have a mark: a list of attachments has none.
    pub marker: bool,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// So many rows are its head, repeated where it breaks over pages.
    pub header_rows: usize,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// How columns share the width; 0 takes what it needs. `None`: as their words ask.
    pub widths: Option<Vec<u8>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Whether it heads its row or column.
    pub header: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Run {
    /// Words.
    Text {
        /// The words.
        text: String,
        /// Strong.
        #[serde(skip_serializing_if = "is_false")]
        strong: bool,
        /// Emphasised.
        #[serde(skip_serializing_if = "is_false")]
        emphasis: bool,
        /// Where they lead outside the document.
        #[serde(skip_serializing_if = "Option::is_none")]
        href: Option<String>,
        /// Where they lead inside it.
        #[serde(skip_serializing_if = "Option::is_none")]
        anchor: Option<String>,
    },
    /// A line break.
    Break,
    /// The number of the page an anchor is on, with the words before it; forms without pages leave both out.
    Page {
        /// ", side ".
        words: String,
        /// The anchor.
        anchor: String,
    },
    /// The number of a page behind this document, in a packet; other forms leave it out.
    PageAfter {
        /// Which page behind it, from 1.
        pages: u32,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks with")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Run {
    /// Plain words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            strong: false,
            emphasis: false,
            href: None,
            anchor: None,
        }
    }

    /// Words that lead to an anchor of the document.
    #[must_use]
    pub fn link_to(text: impl Into<String>, anchor: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            strong: false,
            emphasis: false,
            href: None,
            anchor: Some(anchor.into()),
        }
    }
}

impl Block {
    /// A paragraph of plain words.
    #[must_use]
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph {
            runs: vec![Run::text(text)],
        }
    }

    /// A heading of plain words, among the bookmarks, that leads nowhere.
    #[must_use]
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading(Heading {
            level,
            runs: vec![Run::text(text)],
            anchor: None,
            contents: None,
            page_break: false,
            bookmarked: true,
        })
    }
}

impl Cell {
    /// A cell of plain words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::runs(vec![Run::text(text)])
    }

    /// A cell of one paragraph.
    #[must_use]
    pub fn runs(runs: Vec<Run>) -> Self {
        Self {
            header: false,
            blocks: vec![Block::Paragraph { runs }],
        }
    }
}

/// The blocks of a text. Headings inside it stand at levels 3 and 4, under a section's at 2.
#[must_use]
pub fn blocks_of(text: &RichText) -> Vec<Block> {
    blocks(&text.blocks)
}

fn blocks(of: &[rich_text::Block]) -> Vec<Block> {
    let mut any = false;
    of.iter()
        .map(|block| match block {
            rich_text::Block::Paragraph(content) => Block::Paragraph {
                runs: runs_of(content),
            },
            rich_text::Block::Heading { level, content } => {
                // A level four without a three above it would skip a level.
                let level = if any { *level } else { HeadingLevel::Three };
                any = true;
                Block::Heading(Heading {
                    level: match level {
                        HeadingLevel::Three => 3,
                        HeadingLevel::Four => 4,
                    },
                    runs: runs_of(content),
                    anchor: None,
                    contents: None,
                    page_break: false,
                    bookmarked: false,
                })
            }
            rich_text::Block::BulletList(items) => list(false, 1, items),
            rich_text::Block::OrderedList { order, items } => list(true, *order, items),
            rich_text::Block::Table(rows) => table(rows),
            rich_text::Block::KeyFigure { id } => Block::Figure {
                name: id.clone(),
                value: String::new(),
                note: None,
            },
        })
        .collect()
}

fn list(ordered: bool, start: u32, items: &[rich_text::ListItem]) -> Block {
    Block::List(List {
        ordered,
        start,
        tight: true,
        marker: true,
        items: items.iter().map(|item| blocks(&item.blocks)).collect(),
    })
}

fn table(rows: &[rich_text::TableRow]) -> Block {
    let is_head = |row: &&rich_text::TableRow| row.cells.iter().all(|cell| cell.is_header);
    Block::Table(Table {
        header_rows: rows.iter().take_while(is_head).count(),
        rows: rows
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .map(|cell| Cell {
                        header: cell.is_header,
                        blocks: blocks(&cell.blocks),
                    })
                    .collect()
            })
            .collect(),
        widths: None,
    })
}

/// The runs of words of a text. Links that lead nowhere are words.
#[must_use]
pub fn runs_of(content: &[Inline]) -> Vec<Run> {
    content
        .iter()
        .map(|inline| match inline {
            Inline::HardBreak => Run::Break,
            Inline::Text { text, marks } => Run::Text {
                text: text.clone(),
                strong: marks.strong,
                emphasis: marks.em,
                href: marks
                    .link
                    .as_ref()
                    .filter(|href| {
                        let is_place = href.as_str().starts_with(['#', '/']);
                        !is_place
                    })
                    .map(|href| href.as_str().to_owned()),
                anchor: None,
            },
        })
        .collect()
}
