//! Blocks and runs as HTML.
//!
//! Title and logo are the page's, not written here; page numbers are left out, for there are no pages.

use std::collections::{BTreeMap, BTreeSet};

use referat_wording::Wording;

use crate::document::{Block, Cell, Document, Fact, Heading, List, Run, Table};
use crate::forms::links::{Reach, address};
use crate::forms::markup::Markup;
use crate::forms::outline::{self, Entry, Target};

/// Columns from which a table may be wider than a telephone, so that it is moved sideways by itself.
const WIDE: usize = 3;

/// Writes the blocks of one document.
pub(crate) struct Writer<'d> {
    wording: &'d Wording,
    contents: Vec<Entry<'d>>,
    anchors: BTreeMap<&'d str, usize>,
    written: BTreeSet<&'d str>,
    tables: u32,
}

impl<'d> Writer<'d> {
    /// A writer that has written nothing yet.
    pub(crate) fn new(document: &'d Document, wording: &'d Wording) -> Self {
        Self {
            wording,
            contents: outline::entries(document),
            anchors: outline::anchors(document),
            written: BTreeSet::new(),
            tables: 0,
        }
    }

    /// Writes blocks.
    pub(crate) fn write(&mut self, blocks: &'d [Block], out: &mut Markup) {
        for block in blocks {
            match block {
                Block::Title | Block::Logo => {}
                Block::Facts { rows } => self.facts(rows, out),
                Block::Heading(heading) => self.heading(heading, out),
                Block::Paragraph { runs } if outline::is_blank(runs) => {}
                Block::Paragraph { runs } => {
                    out.element("p", &[], |out| self.runs(runs, out));
                    out.line();
                }
                Block::List(list) => self.list(list, out),
                Block::Table(table) => self.table(table, out),
                Block::Figure { name, value, note } => figure(name, value, note.as_deref(), out),
                Block::Contents => self.contents(out),
                Block::Note { blocks } => {
                    out.element("div", &[("class", "note")], |out| {
                        out.line();
                        self.write(blocks, out);
                    });
                    out.line();
                }
                Block::PageBreak => {
                    out.element("div", &[("class", "page-end")], |_| {});
                    out.line();
                }
            }
        }
    }

    fn facts(&mut self, rows: &'d [Fact], out: &mut Markup) {
        if rows.is_empty() {
            return;
        }
        out.element("dl", &[], |out| {
            out.line();
            for fact in rows {
                out.element("div", &[], |out| {
                    out.words("dt", &[], &fact.label);
                    // A list of facts is read in pairs; without a space, copied words would run together.
                    out.raw(" ");
                    out.element("dd", &[], |out| self.runs(&fact.runs, out));
                });
                out.line();
            }
        });
        out.line();
    }

    fn heading(&mut self, heading: &'d Heading, out: &mut Markup) {
        if outline::is_blank(&heading.runs) {
            return;
        }
        let name = match heading.level {
            0 | 1 => "h2",
            2 => "h3",
            3 => "h4",
            4 => "h5",
            _ => "h6",
        };
        let mut attributes = Vec::new();
        let id = heading.anchor.as_deref().map(id);
        if let (Some(id), Some(anchor)) = (&id, heading.anchor.as_deref())
            && self.written.insert(anchor)
        {
            attributes.push(("id", id.as_str()));
        }
        if heading.page_break {
            attributes.push(("class", "page-start"));
        }
        out.element(name, &attributes, |out| self.runs(&heading.runs, out));
        out.line();
    }

    fn contents(&mut self, out: &mut Markup) {
        let lines: Vec<(&str, String)> = self
            .contents
            .iter()
            .filter(|entry| self.anchors.contains_key(entry.anchor))
            .map(|entry| (entry.words, reference(entry.anchor)))
            .collect();
        if lines.is_empty() {
            return;
        }
        let label = self.wording.text("meeting-contents");
        out.element("nav", &[("aria-label", &label)], |out| {
            out.element("ul", &[("class", "contents"), ("role", "list")], |out| {
                out.line();
                for (words, to) in &lines {
                    out.element("li", &[], |out| out.words("a", &[("href", to)], words));
                    out.line();
                }
            });
        });
        out.line();
    }

    fn list(&mut self, list: &'d List, out: &mut Markup) {
        if list.items.is_empty() {
            return;
        }
        let start = list.start.to_string();
        let mut attributes = Vec::new();
        if list.ordered && list.start != 1 {
            attributes.push(("start", start.as_str()));
        }
        let class = match (list.marker, list.tight) {
            (true, true) => "tight",
            (true, false) => "loose",
            (false, true) => "unmarked tight",
            (false, false) => "unmarked loose",
        };
        attributes.push(("class", class));
        if !list.marker {
            // Some screen readers no longer hear a list when its marks are gone.
            attributes.push(("role", "list"));
        }
        out.element(if list.ordered { "ol" } else { "ul" }, &attributes, |out| {
            out.line();
            for blocks in &list.items {
                out.element("li", &[], |out| match blocks.as_slice() {
                    [Block::Paragraph { runs }] => self.runs(runs, out),
                    blocks => self.write(blocks, out),
                });
                out.line();
            }
        });
        out.line();
    }

    fn table(&mut self, table: &'d Table, out: &mut Markup) {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        self.tables += 1;
        let count = self.tables.to_string();
        let label = self.wording.text_with("form-table", &[("number", count.into())]);
        let frame: &[(&str, &str)] = if columns >= WIDE {
            &[
                ("class", "table wide"),
                ("role", "region"),
                ("aria-label", &label),
                ("tabindex", "0"),
            ]
        } else {
            &[("class", "table")]
        };
        out.element("div", frame, |out| {
            // Columns of a given width keep it, and break words that are longer.
            let is_fixed = table
                .widths
                .as_ref()
                .is_some_and(|widths| widths.len() == columns && !widths.contains(&0));
            let class: &[(&str, &str)] = if is_fixed { &[("class", "fixed")] } else { &[] };
            out.element("table", class, |out| {
                out.line();
                widths(table, columns, out);
                let (head, body) = table.rows.split_at(table.header_rows.min(table.rows.len()));
                for (name, rows, scope) in [("thead", head, "col"), ("tbody", body, "row")] {
                    if rows.is_empty() {
                        continue;
                    }
                    out.element(name, &[], |out| {
                        out.line();
                        for cells in rows {
                            self.table_row(cells, columns, scope, out);
                        }
                    });
                    out.line();
                }
            });
        });
        out.line();
    }

    fn table_row(&mut self, cells: &'d [Cell], columns: usize, scope: &str, out: &mut Markup) {
        out.element("tr", &[], |out| {
            for cell in cells {
                // A head without words heads nothing.
                let heads = (cell.header || scope == "col") && !is_empty(cell);
                let (name, attributes): (&str, &[(&str, &str)]) = if heads {
                    ("th", &[("scope", scope)])
                } else {
                    ("td", &[])
                };
                out.element(name, attributes, |out| match cell.blocks.as_slice() {
                    [Block::Paragraph { runs }] => self.runs(runs, out),
                    blocks => self.write(blocks, out),
                });
            }
            for _ in cells.len()..columns {
                out.element("td", &[], |_| {});
            }
        });
        out.line();
    }

    fn runs(&self, runs: &[Run], out: &mut Markup) {
        for (target, group) in outline::by_target(runs) {
            let link = match target {
                Target::None => None,
                Target::Outside(href) => address(href, Reach::Beside).map(|href| (href, true)),
                Target::Anchor(anchor) => self
                    .anchors
                    .contains_key(anchor)
                    .then(|| (reference(anchor), false)),
            };
            match link {
                Some((href, true)) => {
                    let attributes = [("href", href.as_str()), ("rel", "noopener noreferrer")];
                    out.element("a", &attributes, |out| words(group, out));
                }
                Some((href, false)) => out.element("a", &[("href", &href)], |out| words(group, out)),
                None => words(group, out),
            }
        }
    }
}

fn words(runs: &[Run], out: &mut Markup) {
    for run in runs {
        match run {
            Run::Break => out.void("br", &[]),
            Run::Page { .. } | Run::PageAfter { .. } => {}
            Run::Text {
                text,
                strong,
                emphasis,
                ..
            } => match (strong, emphasis) {
                (false, false) => out.text(text),
                (true, false) => out.words("strong", &[], text),
                (false, true) => out.words("em", &[], text),
                (true, true) => out.element("strong", &[], |out| out.words("em", &[], text)),
            },
        }
    }
}

fn figure(name: &str, value: &str, note: Option<&str>, out: &mut Markup) {
    out.element("figure", &[], |out| {
        out.words("figcaption", &[], name);
        out.raw(" ");
        out.words("p", &[("class", "value")], value);
        if let Some(note) = note {
            out.raw(" ");
            out.words("p", &[("class", "source")], note);
        }
    });
    out.line();
}

fn widths(table: &Table, columns: usize, out: &mut Markup) {
    let Some(widths) = &table.widths else { return };
    let whole: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    if whole == 0 || widths.len() != columns {
        return;
    }
    out.element("colgroup", &[], |out| {
        for width in widths {
            if *width == 0 {
                out.void("col", &[]);
            } else {
                let share = format!("width: {}%", u32::from(*width) * 100 / whole);
                out.void("col", &[("style", &share)]);
            }
        }
    });
    out.line();
}

fn is_empty(cell: &Cell) -> bool {
    cell.blocks.iter().all(|block| match block {
        Block::Paragraph { runs } => outline::is_blank(runs),
        Block::Title
        | Block::Logo
        | Block::Facts { .. }
        | Block::Heading(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Figure { .. }
        | Block::Contents
        | Block::Note { .. }
        | Block::PageBreak => false,
    })
}

fn reference(anchor: &str) -> String {
    format!("#{}", id(anchor))
}

/// An anchor as an id: letters and digits as they are, anything else by its number.
fn id(anchor: &str) -> String {
    let mut id = "a-".to_owned();
    for c in anchor.chars() {
        if c.is_ascii_alphanumeric() || c == '-' {
            id.push(c);
        } else {
            id.push_str(&format!("_{:x}_", u32::from(c)));
        }
    }
    id
}
