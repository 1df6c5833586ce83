//! Rich text as Markdown and back: how a text is written where the browser runs no script, and on the command line.
//!
//! Not every text can be said so; [`RichText::to_markdown`] gives only those that are read back as they were.

use pulldown_cmark::{Event, HeadingLevel as Level, Options, Parser, Tag, TagEnd};

use super::{Block, HeadingLevel, Href, Inline, ListItem, Marks, RichText, TableCell, TableRow};

impl RichText {
    /// The text as Markdown, if that says all of it.
    #[must_use]
    pub fn to_markdown(&self) -> Option<String> {
        let mut out = String::new();
        write_blocks(&self.blocks, "", &mut out);
        let text = out.trim_end().to_owned();
        let (own, _) = self.clone().canonical();
        (Self::from_markdown(&text) == own).then_some(text)
    }

    /// Reads Markdown. Everything is text of some kind: there is no wrong Markdown. HTML is shown as it was typed,
    /// pictures as the words that stand for them, links that are none as their words.
    #[must_use]
    pub fn from_markdown(typed: &str) -> Self {
        let mut reading = Reading::default();
        let parser = Parser::new_ext(typed, Options::ENABLE_TABLES);
        for event in parser {
            reading.take(event);
        }
        let (text, _) = reading.finish().canonical();
        text
    }
}

fn write_blocks(blocks: &[Block], indent: &str, out: &mut String) {
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            out.push_str(indent.trim_end());
            out.push('\n');
            out.push_str(indent);
        }
        match block {
            Block::Paragraph(content) => write_line(content, indent, out),
            Block::Heading { level, content } => {
                out.push_str(match level {
                    HeadingLevel::Three => "### ",
                    HeadingLevel::Four => "#### ",
                });
                write_line(content, indent, out);
            }
            Block::BulletList(items) => write_list(items, indent, out, |_| "- ".to_owned()),
            Block::OrderedList { order, items } => {
                let first = u64::from(*order);
                write_list(items, indent, out, |index| {
                    format!("{}. ", first.saturating_add(index))
                });
            }
            Block::Table(rows) => write_table(rows, indent, out),
            // No Markdown says this: it isn't read back, and the text is not given.
            Block::KeyFigure { .. } => out.push('\n'),
        }
    }
}

fn write_list(items: &[ListItem], indent: &str, out: &mut String, marker: impl Fn(u64) -> String) {
    for (item, index) in items.iter().zip(0u64..) {
        if index > 0 {
            out.push_str(indent);
        }
        let marker = marker(index);
        out.push_str(&marker);
        let inner = format!("{indent}{}", " ".repeat(marker.len()));
        write_blocks(&item.blocks, &inner, out);
    }
}

fn write_table(rows: &[TableRow], indent: &str, out: &mut String) {
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            out.push_str(indent);
        }
        out.push('|');
        for cell in &row.cells {
            let mut words = String::new();
            if let [Block::Paragraph(content)] = cell.blocks.as_slice() {
                write_inlines(content, " ", &mut words);
            }
            out.push_str(&format!(" {} |", words.trim()));
        }
        out.push('\n');
        if index == 0 {
            out.push_str(indent);
            out.push('|');
            out.push_str(&" --- |".repeat(row.cells.len()));
            out.push('\n');
        }
    }
}

fn write_line(content: &[Inline], indent: &str, out: &mut String) {
    let begins = out.len();
    write_inlines(content, indent, out);
    // What would begin a list, a heading or a rule at the beginning of a line is text here.
    let line = out.split_off(begins);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let after = line.get(digits..).unwrap_or_default();
    if digits > 0 && after.starts_with(['.', ')']) {
        out.push_str(line.get(..digits).unwrap_or_default());
        out.push('\\');
        out.push_str(after);
    } else {
        if line.starts_with(['-', '+', '=', '#', '>', ':']) {
            out.push('\\');
        }
        out.push_str(&line);
    }
    out.push('\n');
}

fn write_inlines(content: &[Inline], indent: &str, out: &mut String) {
    for inline in content {
        match inline {
            Inline::HardBreak => {
                out.push_str("\\\n");
                out.push_str(indent);
            }
            Inline::Text { text, marks } => {
                if marks.link.is_some() {
                    out.push('[');
                }
                let around = match (marks.strong, marks.em) {
                    (true, true) => "***",
                    (true, false) => "**",
                    (false, true) => "*",
                    (false, false) => "",
                };
                out.push_str(around);
                for c in text.chars() {
                    if matches!(
                        c,
                        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!'
                    ) {
                        out.push('\\');
                    }
                    out.push(c);
                }
                out.push_str(around);
                if let Some(link) = &marks.link {
                    out.push_str(&format!("](<{link}>)"));
                }
            }
        }
    }
}

/// A place that blocks are gathered in.
#[derive(Debug)]
enum Open {
    Item(Vec<Block>),
    List(Option<u64>, Vec<ListItem>),
    Table(Vec<TableRow>),
    Row(Vec<TableCell>, bool),
}

#[derive(Debug, Default)]
struct Reading {
    blocks: Vec<Block>,
    open: Vec<Open>,
    line: Vec<Inline>,
    heading: Option<HeadingLevel>,
    strong: usize,
    em: usize,
    links: Vec<Option<Href>>,
}

impl Reading {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.words(&words);
            }
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.line.push(Inline::HardBreak),
            Event::Rule => self.end_line(),
            Event::InlineMath(words) | Event::DisplayMath(words) | Event::FootnoteReference(words) => {
                self.words(&words);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_line();
                self.heading = Some(match level {
                    Level::H1 | Level::H2 | Level::H3 => HeadingLevel::Three,
                    Level::H4 | Level::H5 | Level::H6 => HeadingLevel::Four,
                });
            }
            Tag::List(first) => {
                self.end_line();
                self.open.push(Open::List(first, Vec::new()));
            }
            Tag::Item => self.open.push(Open::Item(Vec::new())),
            Tag::Table(_) => self.open.push(Open::Table(Vec::new())),
            Tag::TableHead => self.open.push(Open::Row(Vec::new(), true)),
            Tag::TableRow => self.open.push(Open::Row(Vec::new(), false)),
            Tag::Emphasis => self.em = self.em.saturating_add(1),
            Tag::Strong => self.strong = self.strong.saturating_add(1),
            Tag::Link { dest_url, .. } => self.links.push(Href::parse(&dest_url)),
            Tag::Image { .. } | Tag::TableCell | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.end_block(),
        }
    }

    /// What stands in a paragraph, a quotation or a block of code is a paragraph.
    fn end_block(&mut self) {
        if self.heading.is_none() && !matches!(self.open.last(), Some(Open::Row(..))) {
            self.end_line();
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.em = self.em.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::TableCell => {
                let content = std::mem::take(&mut self.line);
                if let Some(Open::Row(cells, is_header)) = self.open.last_mut() {
                    let blocks = match content.is_empty() {
                        true => Vec::new(),
                        false => vec![Block::Paragraph(content)],
                    };
                    cells.push(TableCell {
                        is_header: *is_header,
                        blocks,
                    });
                }
            }
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::Table | TagEnd::Item | TagEnd::List(_) => {
                self.end_line();
                self.close();
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => self.end_line(),
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            None => {}
            Some(Open::Row(cells, _)) => {
                if let Some(Open::Table(rows)) = self.open.last_mut() {
                    rows.push(TableRow { cells });
                }
            }
            Some(Open::Table(rows)) => self.push(Block::Table(rows)),
            Some(Open::Item(blocks)) => {
                if let Some(Open::List(_, items)) = self.open.last_mut() {
                    items.push(ListItem { blocks });
                }
            }
            Some(Open::List(None, items)) => self.push(Block::BulletList(items)),
            Some(Open::List(Some(first), items)) => self.push(Block::OrderedList {
                order: u32::try_from(first).unwrap_or(1),
                items,
            }),
        }
    }

    fn words(&mut self, words: &str) {
        let text: String = words
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        self.line.push(Inline::Text {
            text,
            marks: Marks {
                link: self.links.last().cloned().flatten(),
                em: self.em > 0,
                strong: self.strong > 0,
            },
        });
    }

    fn end_line(&mut self) {
        let content = std::mem::take(&mut self.line);
        let heading = self.heading.take();
        if content.is_empty() {
            return;
        }
        self.push(match heading {
            Some(level) => Block::Heading { level, content },
            None => Block::Paragraph(content),
        });
    }

    fn push(&mut self, block: Block) {
        let place = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Item(blocks) => Some(blocks),
            Open::List(..) | Open::Table(_) | Open::Row(..) => None,
        });
        place.unwrap_or(&mut self.blocks).push(block);
    }

    fn finish(mut self) -> RichText {
        self.end_line();
        while !self.open.is_empty() {
            self.close();
        }
        RichText { blocks: self.blocks }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn back(typed: &str) -> String {
        let text = RichText::from_markdown(typed);
        text.to_markdown().unwrap()
    }

    #[test]
    fn what_is_typed_is_a_tree_and_comes_back() {
        for typed in [
            "Budgettet lægges i *to* trin.",
            "### Baggrund\n\nFørst **dette**, så [det](<https://sandved.example/a_b>).",
            "- et\n- to\n  1. a\n  2. b\n\n3\\. del",
            "| År | Beløb |\n| --- | --- |\n| 2026 | 350.575 kr. |",
            "Linje\\\nnæste linje",
            "5 \\< 7 \\& 8 \\* 2",
        ] {
            let text = RichText::from_markdown(typed);
            assert_eq!(RichText::from_markdown(&back(typed)), text, "{typed}");
            assert!(!text.is_empty());
        }
    }

    #[test]
    fn html_and_scripts_are_words() {
        let text = RichText::from_markdown("Se <script>alert(1)</script> [x](javascript:alert(1)) foto");
        assert_eq!(text.words().trim(), "Se <script>alert(1)</script> x foto");
        assert!(!text.to_json().to_string().contains("javascript:"));
    }

    #[test]
    fn what_markdown_can_not_say_is_not_given() {
        let figure = RichText {
            blocks: vec![Block::KeyFigure { id: "n1".into() }],
        };
        assert_eq!(figure.to_markdown(), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_and_what_is_given_is_read_back(typed in "[ -~æøå\n\t]{0,200}") {
            let text = RichText::from_markdown(&typed);
            if let Some(written) = text.to_markdown() {
                prop_assert_eq!(RichText::from_markdown(&written), text);
            }
        }

        #[test]
        fn plain_paragraphs_can_always_be_said(words in prop::collection::vec("[a-zæøå0-9*_#|<>.+-]{1,12}", 1..12)) {
            let text = RichText::paragraph(words.join(" "));
            prop_assert!(text.to_markdown().is_some(), "{:?}", text);
        }
    }
}
