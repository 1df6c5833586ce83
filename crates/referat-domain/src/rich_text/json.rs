//! Rich text in and out of ProseMirror's document JSON.
//!
//! Reading refuses what the tree can't hold and names the place (`doc.content[2].marks[0]`); it never
//! drops anything silently. Writing is in one fixed order of keys, so that equal trees give equal bytes.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{Block, HeadingLevel, Href, Inline, ListItem, Marks, RichText, TableCell, TableRow};

/// Trees nest at most this deep when read: eight lists of two levels each, inside a table, with room.
const MAX_DEPTH: usize = 64;

/// Where and why a JSON document is no rich text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct RichTextError {
    /// The path to the offending value: `doc.content[2].attrs.level`.
    pub place: String,
    /// What is wrong with it.
    pub problem: RichTextProblem,
}

/// What is wrong with a value of a rich-text document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RichTextProblem {
    /// The text is not JSON at all.
    #[error("not JSON")]
    NotJson,
    /// The value has another shape than its place asks for.
    #[error("expected {expected}")]
    Expected {
        /// What was expected, as a JSON word.
        expected: &'static str,
    },
    /// The tree has no such node at this place.
    #[error("no node {name:?} here")]
    UnknownNode {
        /// The node's name.
        name: String,
    },
    /// The tree has no such mark.
    #[error("no mark {name:?}")]
    UnknownMark {
        /// The mark's name.
        name: String,
    },
    /// The node or mark has no such key.
    #[error("no key {name:?} here")]
    UnknownKey {
        /// The key.
        name: String,
    },
    /// The link's target is not of an allowed kind.
    #[error("this target is not allowed in a link")]
    ForbiddenLink,
    /// Nodes are nested too deep.
    #[error("nested too deep")]
    TooDeep,
}

impl RichText {
    /// The document as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({ "type": "doc", "content": blocks_json(&self.blocks) })
    }

    /// Reads a document and gives its canonical form.
    ///
    /// # Errors
    /// The first value that the tree can't hold, with its place.
    pub fn from_json(value: &Value) -> Result<Self, RichTextError> {
        let place = Place {
            path: "doc".into(),
            depth: 0,
        };
        let node = place.object(value)?;
        if node.get("type").and_then(Value::as_str) != Some("doc") {
            return Err(place.refuse(RichTextProblem::Expected { expected: "a doc" }));
        }
        place.only(node, &["type", "content"])?;
        let blocks = read_blocks(node, &place)?;
        Ok(Self { blocks }.canonical().0)
    }

    /// Reads a document from JSON text.
    ///
    /// # Errors
    /// As [`RichText::from_json`], and [`RichTextProblem::NotJson`].
    pub fn from_json_text(text: &str) -> Result<Self, RichTextError> {
        let value: Value = serde_json::from_str(text).map_err(|_| RichTextError {
            place: "doc".into(),
            problem: RichTextProblem::NotJson,
        })?;
        Self::from_json(&value)
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RichText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_json(&value).map_err(serde::de::Error::custom)
    }
}

fn blocks_json(blocks: &[Block]) -> Value {
    Value::Array(blocks.iter().map(block_json).collect())
}

fn block_json(block: &Block) -> Value {
    match block {
        Block::Paragraph(content) => json!({ "type": "paragraph", "content": inlines_json(content) }),
        Block::Heading { level, content } => {
            let level = match level {
                HeadingLevel::Three => 3,
                HeadingLevel::Four => 4,
            };
            json!({ "type": "heading", "attrs": { "level": level }, "content": inlines_json(content) })
        }
        Block::BulletList(items) => json!({ "type": "bullet_list", "content": items_json(items) }),
        Block::OrderedList { order, items } => {
            json!({ "type": "ordered_list", "attrs": { "order": order }, "content": items_json(items) })
        }
        Block::Table(rows) => {
            let rows: Vec<Value> = rows
                .iter()
                .map(|row| {
                    let cells: Vec<Value> = row
                        .cells
                        .iter()
                        .map(|cell| {
                            let name = if cell.is_header {
                                "table_header"
                            } else {
                                "table_cell"
                            };
                            json!({ "type": name, "content": blocks_json(&cell.blocks) })
                        })
                        .collect();
                    json!({ "type": "table_row", "content": cells })
                })
                .collect();
            json!({ "type": "table", "content": rows })
        }
        Block::KeyFigure { id } => json!({ "type": "key_figure", "attrs": { "id": id } }),
    }
}

fn items_json(items: &[ListItem]) -> Value {
    Value::Array(
        items
            .iter()
            .map(|item| json!({ "type": "list_item", "content": blocks_json(&item.blocks) }))
            .collect(),
    )
}

fn inlines_json(content: &[Inline]) -> Value {
    Value::Array(
        content
            .iter()
            .map(|inline| match inline {
                Inline::HardBreak => json!({ "type": "hard_break" }),
                Inline::Text { text, marks } if *marks == Marks::default() => {
                    json!({ "type": "text", "text": text })
                }
                Inline::Text { text, marks } => {
                    json!({ "type": "text", "marks": marks_json(marks), "text": text })
                }
            })
            .collect(),
    )
}

fn marks_json(marks: &Marks) -> Value {
    let mut out = Vec::new();
    if let Some(href) = &marks.link {
        out.push(json!({ "type": "link", "attrs": { "href": href.as_str() } }));
    }
    if marks.em {
        out.push(json!({ "type": "em" }));
    }
    if marks.strong {
        out.push(json!({ "type": "strong" }));
    }
    Value::Array(out)
}

/// Where in the document a value stands, for errors.
struct Place {
    path: String,
    depth: usize,
}

impl Place {
    fn refuse(&self, problem: RichTextProblem) -> RichTextError {
        RichTextError {
            place: self.path.clone(),
            problem,
        }
    }

    fn expected(&self, expected: &'static str) -> RichTextError {
        self.refuse(RichTextProblem::Expected { expected })
    }

    fn child(&self, key: &str, index: usize) -> Result<Self, RichTextError> {
        if self.depth >= MAX_DEPTH {
            return Err(self.refuse(RichTextProblem::TooDeep));
        }
        Ok(Self {
            path: format!("{}.{key}[{index}]", self.path),
            depth: self.depth + 1,
        })
    }

    fn object<'v>(&self, value: &'v Value) -> Result<&'v Map<String, Value>, RichTextError> {
        value.as_object().ok_or_else(|| self.expected("an object"))
    }

    fn only(&self, node: &Map<String, Value>, keys: &[&str]) -> Result<(), RichTextError> {
        match node.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(name) => Err(self.refuse(RichTextProblem::UnknownKey { name: name.clone() })),
            None => Ok(()),
        }
    }

    fn attr<'v>(
        &self,
        node: &'v Map<String, Value>,
        name: &'static str,
    ) -> Result<Option<&'v Value>, RichTextError> {
        match node.get("attrs") {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Object(attrs)) => {
                self.only(attrs, &[name])?;
                Ok(attrs.get(name))
            }
            Some(_) => Err(self.expected("attrs to be an object")),
        }
    }

    fn children<'v>(&self, node: &'v Map<String, Value>, key: &str) -> Result<&'v [Value], RichTextError> {
        match node.get(key) {
            None => Ok(&[]),
            Some(Value::Array(values)) => Ok(values),
            Some(_) => Err(self.expected("an array")),
        }
    }
}

fn node_type<'v>(node: &'v Map<String, Value>, place: &Place) -> Result<&'v str, RichTextError> {
    node.get("type")
        .and_then(Value::as_str)
        .ok_or_else(|| place.expected("a type"))
}

fn read_blocks(node: &Map<String, Value>, place: &Place) -> Result<Vec<Block>, RichTextError> {
    let mut blocks = Vec::new();
    for (index, value) in place.children(node, "content")?.iter().enumerate() {
        let place = place.child("content", index)?;
        blocks.push(read_block(place.object(value)?, &place)?);
    }
    Ok(blocks)
}

fn read_block(node: &Map<String, Value>, place: &Place) -> Result<Block, RichTextError> {
    match node_type(node, place)? {
        "paragraph" => {
            place.only(node, &["type", "content"])?;
            Ok(Block::Paragraph(read_inlines(node, place)?))
        }
        "heading" => {
            place.only(node, &["type", "attrs", "content"])?;
            let level = match place.attr(node, "level")?.and_then(Value::as_u64) {
                None | Some(3) => HeadingLevel::Three,
                Some(4) => HeadingLevel::Four,
                Some(_) => return Err(place.expected("level 3 or 4")),
            };
            Ok(Block::Heading {
                level,
                content: read_inlines(node, place)?,
            })
        }
        "bullet_list" => {
            place.only(node, &["type", "content"])?;
            Ok(Block::BulletList(read_items(node, place)?))
        }
        "ordered_list" => {
            place.only(node, &["type", "attrs", "content"])?;
            let order = match place.attr(node, "order")? {
                None => 1,
                Some(order) => order
                    .as_u64()
                    .and_then(|order| u32::try_from(order).ok())
                    .ok_or_else(|| place.expected("order to be a number"))?,
            };
            Ok(Block::OrderedList {
                order,
                items: read_items(node, place)?,
            })
        }
        "table" => {
            place.only(node, &["type", "content"])?;
            Ok(Block::Table(read_rows(node, place)?))
        }
        "key_figure" => {
            place.only(node, &["type", "attrs"])?;
            let id = place
                .attr(node, "id")?
                .and_then(Value::as_str)
                .ok_or_else(|| place.expected("an id"))?;
            Ok(Block::KeyFigure { id: id.to_owned() })
        }
        name => Err(place.refuse(RichTextProblem::UnknownNode {
            name: name.to_owned(),
        })),
    }
}

fn read_items(node: &Map<String, Value>, place: &Place) -> Result<Vec<ListItem>, RichTextError> {
    let mut items = Vec::new();
    for (index, value) in place.children(node, "content")?.iter().enumerate() {
        let place = place.child("content", index)?;
        let item = place.object(value)?;
        if node_type(item, &place)? != "list_item" {
            return Err(place.expected("a list_item"));
        }
        place.only(item, &["type", "content"])?;
        items.push(ListItem {
            blocks: read_blocks(item, &place)?,
        });
    }
    Ok(items)
}

fn read_rows(node: &Map<String, Value>, place: &Place) -> Result<Vec<TableRow>, RichTextError> {
    let mut rows = Vec::new();
    for (index, value) in place.children(node, "content")?.iter().enumerate() {
        let place = place.child("content", index)?;
        let row = place.object(value)?;
        if node_type(row, &place)? != "table_row" {
            return Err(place.expected("a table_row"));
        }
        place.only(row, &["type", "content"])?;
        let mut cells = Vec::new();
        for (index, value) in place.children(row, "content")?.iter().enumerate() {
            let place = place.child("content", index)?;
            let cell = place.object(value)?;
            let is_header = match node_type(cell, &place)? {
                "table_header" => true,
                "table_cell" => false,
                _ => return Err(place.expected("a table_cell or table_header")),
            };
            place.only(cell, &["type", "content"])?;
            cells.push(TableCell {
                is_header,
                blocks: read_blocks(cell, &place)?,
            });
        }
        rows.push(TableRow { cells });
    }
    Ok(rows)
}

fn read_inlines(node: &Map<String, Value>, place: &Place) -> Result<Vec<Inline>, RichTextError> {
    let mut content = Vec::new();
    for (index, value) in place.children(node, "content")?.iter().enumerate() {
        let place = place.child("content", index)?;
        let inline = place.object(value)?;
        content.push(match node_type(inline, &place)? {
            "hard_break" => {
                place.only(inline, &["type", "marks"])?;
                Inline::HardBreak
            }
            "text" => {
                place.only(inline, &["type", "text", "marks"])?;
                let text = inline
                    .get("text")
                    .and_then(Value::as_str)
                    .ok_or_else(|| place.expected("a text"))?;
                Inline::Text {
                    text: text.to_owned(),
                    marks: read_marks(inline, &place)?,
                }
            }
            name => {
                return Err(place.refuse(RichTextProblem::UnknownNode {
                    name: name.to_owned(),
                }));
            }
        });
    }
    Ok(content)
}

fn read_marks(inline: &Map<String, Value>, place: &Place) -> Result<Marks, RichTextError> {
    let mut marks = Marks::default();
    for (index, value) in place.children(inline, "marks")?.iter().enumerate() {
        let place = place.child("marks", index)?;
        let mark = place.object(value)?;
        place.only(mark, &["type", "attrs"])?;
        match node_type(mark, &place)? {
            "strong" => marks.strong = true,
            "em" => marks.em = true,
            "link" => {
                let href = place
                    .attr(mark, "href")?
                    .and_then(Value::as_str)
                    .ok_or_else(|| place.expected("a href"))?;
                let href = Href::parse(href).ok_or_else(|| place.refuse(RichTextProblem::ForbiddenLink))?;
                marks.link = Some(href);
            }
            name => {
                return Err(place.refuse(RichTextProblem::UnknownMark {
                    name: name.to_owned(),
                }));
            }
        }
    }
    Ok(marks)
}

#[cfg(test)]
mod tests;
