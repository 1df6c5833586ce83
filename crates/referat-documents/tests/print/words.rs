//! The words of a document in its own order, as they must be found in its PDF.
//!
//! Space and full stops aren't compared: lines break anywhere, and dots lead through the contents list.

use referat_documents::document::{Block, Document, Run};

/// What is compared.
pub fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '\u{ad}' | '\u{feff}'))
        .collect()
}

/// The words of the pages without what stands over and under each.
pub fn without_furniture(document: &Document, pages: &[String]) -> Vec<String> {
    let count = pages.len();
    let strip = |(place, page): (usize, &String)| {
        let number = place + 1;
        let foot = document.foot.1.replace("{page}", &number.to_string());
        let foot = format!(
            "{} {}",
            document.foot.0,
            foot.replace("{pages}", &count.to_string())
        );
        let is_cover = document.cover && number == 1;
        let head = document.head.as_ref().filter(|_| !is_cover);
        let head = head.map(|(left, right)| format!("{left} {right}"));
        let mut lines: Vec<&str> = page.lines().collect();
        for furniture in head.into_iter().chain([foot]) {
            let at = lines
                .iter()
                .position(|line| squeezed(line) == squeezed(&furniture));
            lines.remove(at.unwrap_or_else(|| panic!("no {furniture:?} on page {number}: {page}")));
        }
        squeezed(&lines.join("\n"))
    };
    pages.iter().enumerate().map(strip).collect()
}

/// The document's words in order, with the page numbers that are right for these pages.
pub fn expected(document: &Document, pages: &[String]) -> String {
    let mut writer = Writer {
        document,
        pages: headed(document, pages),
        out: String::new(),
    };
    writer.blocks(&document.body);
    squeezed(&writer.out)
}

/// The page of each heading that begins one: the next page that opens with its words.
fn headed(document: &Document, pages: &[String]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for block in &document.body {
        if let Block::Heading(heading) = block
            && let Some(anchor) = &heading.anchor
        {
            let words = squeezed(&plain(&heading.runs));
            let mut pages = pages.iter().enumerate().skip(from);
            let is_here = |page: &str| {
                if heading.page_break {
                    page.starts_with(&words)
                } else {
                    page.contains(&words)
                }
            };
            let page = pages.find(|(_, page)| is_here(page));
            let (page, _) = page.unwrap_or_else(|| panic!("{words:?} is on no page after {from}"));
            from = page;
            found.push((anchor.clone(), page + 1));
        }
    }
    found
}

fn plain(runs: &[Run]) -> String {
    let words = runs.iter().map(|run| match run {
        Run::Text { text, .. } => text.as_str(),
        Run::Break | Run::Page { .. } | Run::PageAfter { .. } => "",
    });
    words.collect()
}

struct Writer<'d> {
    document: &'d Document,
    pages: Vec<(String, usize)>,
    out: String,
}

impl Writer<'_> {
    fn page_of(&self, anchor: &str) -> String {
        let found = self.pages.iter().find(|(name, _)| name == anchor);
        found.map(|(_, page)| page.to_string()).unwrap_or_default()
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Text { text, .. } => self.out.push_str(text),
                Run::Break => {}
                Run::Page { words, anchor } => {
                    let page = self.page_of(anchor);
                    self.out.push_str(words);
                    self.out.push_str(&page);
                }
                Run::PageAfter { .. } => panic!("no packet here"),
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title => {
                if self.document.cover {
                    self.out.push_str(&self.document.author);
                }
                self.out.push_str(&self.document.title);
            }
            Block::Facts { rows } => {
                for row in rows {
                    self.out.push_str(&row.label);
                    self.runs(&row.runs);
                }
            }
            Block::Heading(heading) => self.runs(&heading.runs),
            Block::Paragraph { runs } => self.runs(runs),
            Block::List(list) => {
                for (number, item) in (list.start..).zip(&list.items) {
                    if list.ordered {
                        self.out.push_str(&format!("{number}."));
                    } else if list.marker {
                        self.out.push('•');
                    }
                    self.blocks(item);
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    self.blocks(&cell.blocks);
                }
            }
            Block::Figure { name, value, note } => {
                self.out.push_str(name);
                self.out.push_str(value);
                self.out.push_str(note.as_deref().unwrap_or_default());
            }
            Block::Contents => {
                for block in &self.document.body {
                    if let Block::Heading(heading) = block
                        && let (Some(words), Some(anchor)) = (&heading.contents, &heading.anchor)
                    {
                        let page = self.page_of(anchor);
                        self.out.push_str(words);
                        self.out.push_str(&page);
                    }
                }
            }
            Block::Note { blocks } => self.blocks(blocks),
            Block::Logo | Block::PageBreak => {}
        }
    }
}

/// The headings among the bookmarks, in order.
pub fn bookmarked(document: &Document) -> Vec<String> {
    let headings = document.body.iter().filter_map(|block| {
        if let Block::Heading(heading) = block {
            heading.bookmarked.then(|| squeezed(&plain(&heading.runs)))
        } else {
            None
        }
    });
    headings.collect()
}

/// The document's words without numbers of pages, for forms that have none; a cover's author is the PDF's own.
pub fn in_any_form(document: &Document) -> String {
    let plain = Document {
        cover: false,
        ..document.clone()
    };
    let mut writer = Writer {
        document: &plain,
        pages: Vec::new(),
        out: String::new(),
    };
    writer.blocks(&document.body);
    squeezed(&writer.out)
}
