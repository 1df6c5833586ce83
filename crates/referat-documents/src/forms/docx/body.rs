//! The body of a Word file, block by block.
//!
//! Knows what a block becomes; which links, lists and bookmarks there are is gathered here for the other parts.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::{self, DEEPEST, NumberedList, STEP};
use super::paragraphs::{
    Shape, field, field_mark, field_words, paragraph, quoted, silent_field, tab, text_run,
};
use super::{DocxStyle, tables};
use crate::document::{Block, Document, Heading, List, Run, Table};
use crate::forms::links::{Reach, address};
use crate::forms::markup::Markup;
use crate::forms::outline::{self, Entry, Target};

/// What a hyperlink looks like.
const LINKED: &str = r#"<w:rStyle w:val="Hyperlink"/>"#;

/// The body being written.
pub(super) struct Body<'d> {
    document: &'d Document,
    style: &'d DocxStyle,
    contents: Vec<Entry<'d>>,
    anchors: BTreeMap<&'d str, usize>,
    marked: BTreeSet<&'d str>,
    accent: String,
    page_start: bool,
    after_table: bool,
    after_list: bool,
    is_empty: bool,
    /// The numbered lists, in the order they came.
    pub(super) lists: Vec<NumberedList>,
    /// Addresses outside, each once.
    pub(super) links: Vec<String>,
    /// Whether the logo was shown.
    pub(super) has_logo: bool,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// How many lists it is in.
    depth: u32,
    /// How wide it may be, in twips.
    pub(super) width: u32,
    /// Whether it is in a notice.
    framed: bool,
    /// Whether it is in a table; whether its words are those of a head.
    in_table: bool,
    strong: bool,
    /// Whether the list it is in is tight.
    tight: bool,
}

impl Place {
    /// A cell of a table.
    pub(super) fn of_cell(width: u32, strong: bool) -> Self {
        Self {
            depth: 0,
            width: width.saturating_sub(200),
            framed: false,
            in_table: true,
            strong,
            tight: false,
        }
    }

    /// How far it is moved in, in twips.
    pub(super) fn indentation(self) -> u32 {
        self.depth.min(DEEPEST + 1) * STEP
    }
}

impl<'d> Body<'d> {
    /// A body with nothing in it yet.
    pub(super) fn new(document: &'d Document, style: &'d DocxStyle) -> Self {
        Self {
            document,
            style,
            contents: outline::entries(document),
            anchors: outline::anchors(document),
            marked: BTreeSet::new(),
            accent: style.words_accent().digits(),
            page_start: false,
            after_table: false,
            after_list: false,
            is_empty: true,
            lists: Vec::new(),
            links: Vec::new(),
            has_logo: false,
        }
    }

    /// What the link at an index is called.
    pub(super) fn link_id(index: usize) -> String {
        format!("rIdLink{}", index + 1)
    }

    /// Writes all of it.
    pub(super) fn write(&mut self, out: &mut Markup) {
        let document = self.document;
        let place = Place {
            depth: 0,
            width: self.style.width(),
            framed: false,
            in_table: false,
            strong: false,
            tight: false,
        };
        self.blocks(&document.body, place, out);
        if self.is_empty || self.after_table {
            self.paragraph(Shape::default(), out, |_, _| {});
        }
    }

    /// Writes a cell, which must end with a paragraph.
    pub(super) fn cell(&mut self, blocks: &'d [Block], place: Place, out: &mut Markup) {
        let before = (self.after_table, self.is_empty, self.page_start);
        (self.after_table, self.is_empty, self.page_start) = (false, true, false);
        self.after_list = false;
        self.blocks(blocks, place, out);
        if self.is_empty || self.after_table {
            self.paragraph(Self::shape(place), out, |_, _| {});
        }
        (self.after_table, self.is_empty, self.page_start) = before;
    }

    fn blocks(&mut self, blocks: &'d [Block], place: Place, out: &mut Markup) {
        for block in blocks {
            match block {
                Block::Title => {
                    let title = &self.document.title;
                    let shape = Shape {
                        style: Some("Title"),
                        ..Shape::default()
                    };
                    self.paragraph(shape, out, |_, out| text_run(title, "", out));
                }
                Block::Logo => self.logo(out),
                Block::Facts { rows } => {
                    for fact in rows {
                        self.paragraph(Self::shape(place), out, |body, out| {
                            text_run(&fact.label, "<w:b/><w:bCs/>", out);
                            text_run(" ", "", out);
                            body.runs(&fact.runs, place, out);
                        });
                    }
                }
                Block::Heading(heading) => self.heading(heading, place, out),
                Block::Paragraph { runs } => {
                    if !outline::is_blank(runs) {
                        self.paragraph(Self::shape(place), out, |body, out| body.runs(runs, place, out));
                    }
                }
                Block::List(list) => self.list(list, place, out),
                Block::Table(table) => self.table(table, place, out),
                Block::Figure { name, value, note } => self.figure(name, value, note.as_deref(), out),
                Block::Contents => self.contents(out),
                Block::Note { blocks } => self.blocks(
                    blocks,
                    Place {
                        framed: true,
                        ..place
                    },
                    out,
                ),
                // A page can't end inside a table.
                Block::PageBreak => self.page_start |= !place.in_table,
            }
        }
    }

    /// How a paragraph stands in a place.
    fn shape(place: Place) -> Shape<'static> {
        Shape {
            style: if place.in_table {
                Some("TableWords")
            } else if place.depth > 0 {
                Some("ListParagraph")
            } else {
                None
            },
            indent: place.depth,
            framed: place.framed,
            after: (place.depth > 0 && place.tight).then_some(80),
            ..Shape::default()
        }
    }

    fn paragraph(&mut self, shape: Shape<'_>, out: &mut Markup, inside: impl FnOnce(&mut Self, &mut Markup)) {
        let page_start = (shape.page_start || self.page_start) && !self.is_empty;
        // Styles with space of their own before them keep it.
        let is_plain = shape.style.is_none() && !self.is_empty;
        let before = match (self.after_table, self.after_list) {
            (true, _) => Some(280),
            (false, true) if is_plain => Some(160),
            (false, _) => None,
        };
        let shape = Shape {
            page_start,
            before,
            ..shape
        };
        (self.page_start, self.is_empty) = (false, false);
        (self.after_table, self.after_list) = (false, false);
        let accent = self.accent.clone();
        paragraph(shape, &accent, out, |out| inside(self, out));
    }

    fn heading(&mut self, heading: &'d Heading, place: Place, out: &mut Markup) {
        if outline::is_blank(&heading.runs) {
            return;
        }
        let style = match heading.level {
            0 | 1 => "Heading1",
            2 => "Heading2",
            3 => "Heading3",
            4 => "Heading4",
            _ => "Heading5",
        };
        let shape = Shape {
            style: Some(style),
            page_start: heading.page_break && !place.in_table,
            ..Self::shape(place)
        };
        let anchor = heading.anchor.as_deref();
        let mark = anchor
            .and_then(|anchor| self.bookmark(anchor))
            .filter(|_| anchor.is_some_and(|anchor| self.marked.insert(anchor)));
        self.paragraph(shape, out, |body, out| {
            if let Some((id, name)) = &mark {
                out.empty("w:bookmarkStart", &[("w:id", id), ("w:name", name)]);
            }
            body.runs(&heading.runs, place, out);
            if let Some((id, _)) = &mark {
                out.empty("w:bookmarkEnd", &[("w:id", id)]);
            }
            if let (Some(words), Some(_)) = (&heading.contents, &mark) {
                let level = contents_level(heading.level);
                silent_field(&format!(" TC {} \\f C \\l {level} ", quoted(words)), out);
            }
        });
    }

    /// The number and name of an anchor's bookmark. Word allows letters, digits and forty of them.
    fn bookmark(&self, anchor: &str) -> Option<(String, String)> {
        let number = self.anchors.get(anchor)?;
        Some((number.to_string(), format!("_Ref{number:09}")))
    }

    /// The contents list as the field that Word makes of it, filled in.
    fn contents(&mut self, out: &mut Markup) {
        let lines: Vec<(u8, &str, String)> = self
            .contents
            .iter()
            .filter_map(|entry| {
                let (_, name) = self.bookmark(entry.anchor)?;
                Some((contents_level(entry.level), entry.words, name))
            })
            .collect();
        let last = lines.len().saturating_sub(1);
        for (index, (level, words, name)) in lines.iter().enumerate() {
            let style = format!("TOC{level}");
            let shape = Shape {
                style: Some(&style),
                without_leader: Some(self.style.width()),
                ..Shape::default()
            };
            self.paragraph(shape, out, |_, out| {
                if index == 0 {
                    field_mark("begin", out);
                    field_words(" TOC \\f C \\h \\z \\l 1-3 ", out);
                    field_mark("separate", out);
                }
                out.element("w:hyperlink", &[("w:anchor", name), ("w:history", "1")], |out| {
                    text_run(words, "", out);
                    tab(out);
                    field(&format!(" PAGEREF {name} \\h "), "", out);
                });
                if index == last {
                    field_mark("end", out);
                }
            });
        }
    }

    fn list(&mut self, list: &'d List, place: Place, out: &mut Markup) {
        let level = place.depth.min(DEEPEST);
        let number = if list.ordered && list.marker {
            self.lists.push(NumberedList {
                level,
                start: list.start,
            });
            numbering::number_of(self.lists.len() - 1)
        } else if list.marker {
            numbering::POINTS
        } else {
            numbering::UNMARKED
        };
        let inner = Place {
            // What follows in an item without a mark stands under its words, which aren't moved in.
            depth: place.depth + u32::from(list.marker),
            width: place.width.saturating_sub(STEP),
            tight: list.tight,
            ..place
        };
        for blocks in &list.items {
            let shape = Shape {
                number: Some((number, level)),
                framed: place.framed,
                style: Some(if place.in_table {
                    "TableWords"
                } else {
                    "ListParagraph"
                }),
                after: list.tight.then_some(80),
                ..Shape::default()
            };
            let (first, rest): (&[Run], &[Block]) = match blocks.as_slice() {
                [Block::Paragraph { runs }, rest @ ..] => (runs, rest),
                blocks => (&[], blocks),
            };
            self.paragraph(shape, out, |body, out| body.runs(first, place, out));
            self.blocks(rest, inner, out);
        }
        self.after_list = true;
    }

    fn table(&mut self, table: &'d Table, place: Place, out: &mut Markup) {
        if table.rows.iter().all(Vec::is_empty) {
            return;
        }
        // Tables that follow each other would become one, and a table can't begin a page by itself.
        if self.after_table || self.page_start {
            self.paragraph(Shape::default(), out, |_, _| {});
        }
        tables::table(self, table, place, out);
        (self.after_table, self.is_empty) = (true, false);
    }

    fn figure(&mut self, name: &str, value: &str, note: Option<&str>, out: &mut Markup) {
        let lines = [
            ("KeyFigureName", Some(name)),
            ("KeyFigureValue", Some(value)),
            ("KeyFigureNote", note),
        ];
        let last = if note.is_some() { 2 } else { 1 };
        for (index, (style, words)) in lines.into_iter().enumerate() {
            let Some(words) = words else { continue };
            let shape = Shape {
                style: Some(style),
                after: (index == last).then_some(280),
                ..Shape::default()
            };
            self.paragraph(shape, out, |_, out| text_run(words, "", out));
        }
    }

    fn logo(&mut self, out: &mut Markup) {
        let Some((logo, height)) = &self.style.logo else {
            return;
        };
        let (Some(_), Some(proportion)) = (logo.office_ending(), logo.proportion()) else {
            return;
        };
        if std::mem::replace(&mut self.has_logo, true) {
            return;
        }
        // English Metric Units: 36,000 in a millimetre.
        let [width, height] = [height * proportion, *height]
            .map(|millimetres| format!("{:.0}", (millimetres.clamp(1.0, 500.0) * 36_000.0).round()));
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        let shape = Shape {
            after: Some(480),
            ..Shape::default()
        };
        self.paragraph(shape, out, |_, out| {
            out.element("w:r", &[], |out| {
                out.element("w:drawing", &[], |out| picture(&logo.alt, &size, out));
            });
        });
    }

    fn runs(&mut self, runs: &[Run], place: Place, out: &mut Markup) {
        for (target, group) in outline::by_target(runs) {
            let to = match target {
                Target::None => None,
                Target::Outside(href) => {
                    address(href, Reach::Outside).map(|address| ("r:id", self.link(address)))
                }
                Target::Anchor(anchor) => self.bookmark(anchor).map(|(_, name)| ("w:anchor", name)),
            };
            match to {
                Some((attribute, to)) => {
                    out.element("w:hyperlink", &[(attribute, &to), ("w:history", "1")], |out| {
                        self.words(group, place, LINKED, out);
                    });
                }
                None => self.words(group, place, "", out),
            }
        }
    }

    /// The id of an address, which is written down the first time.
    fn link(&mut self, address: String) -> String {
        let index = self.links.iter().position(|known| *known == address);
        let index = index.unwrap_or_else(|| {
            self.links.push(address);
            self.links.len() - 1
        });
        Self::link_id(index)
    }

    fn words(&self, runs: &[Run], place: Place, look: &str, out: &mut Markup) {
        for run in runs {
            match run {
                Run::Break => out.element("w:r", &[], |out| out.empty("w:br", &[])),
                // A field is empty until somebody updates it, and words before nothing say less than nothing.
                Run::Page { .. } | Run::PageAfter { .. } => {}
                Run::Text {
                    text,
                    strong,
                    emphasis,
                    ..
                } => {
                    let mut look = look.to_owned();
                    if *strong || place.strong {
                        look.push_str("<w:b/><w:bCs/>");
                    }
                    if *emphasis {
                        look.push_str("<w:i/><w:iCs/>");
                    }
                    text_run(text, &look, out);
                }
            }
        }
    }
}

fn contents_level(level: u8) -> u8 {
    level.clamp(1, 3)
}

fn picture(alt: &str, size: &[(&str, &str)], out: &mut Markup) {
    let named = [("id", "1"), ("name", "logo"), ("descr", alt)];
    let space = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    out.element(
        "wp:inline",
        &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
        |out| {
            out.empty("wp:extent", size);
            out.empty("wp:docPr", &named);
            out.element("a:graphic", &[], |out| {
                out.element("a:graphicData", &[("uri", space)], |out| {
                    out.element("pic:pic", &[], |out| {
                        out.element("pic:nvPicPr", &[], |out| {
                            out.empty("pic:cNvPr", &named);
                            out.empty("pic:cNvPicPr", &[]);
                        });
                        out.element("pic:blipFill", &[], |out| {
                            out.empty("a:blip", &[("r:embed", "rIdLogo")]);
                            out.raw("<a:stretch><a:fillRect/></a:stretch>");
                        });
                        out.element("pic:spPr", &[], |out| {
                            out.element("a:xfrm", &[], |out| {
                                out.raw(r#"<a:off x="0" y="0"/>"#);
                                out.empty("a:ext", size);
                            });
                            out.raw(r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>"#);
                        });
                    });
                });
            });
        },
    );
}
