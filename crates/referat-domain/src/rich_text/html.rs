//! Rich text as HTML: the one function pages and documents use.
//!
//! Everything is escaped; link targets are [`Href`](super::Href)s and so already harmless.

use super::{Block, HeadingLevel, Inline, Marks, RichText, TableRow};

/// How a text is set into a page.
#[derive(Debug, Clone, Copy)]
pub struct HtmlStyle<'a> {
    /// The level printed for a heading of level three; level four follows it. Two to five.
    pub first_heading: u8,
    /// What a screen reader hears for a link whose target was lost ("uden adresse").
    pub dead_link_note: &'a str,
}

impl RichText {
    /// The text as HTML without a surrounding element.
    #[must_use]
    pub fn to_html(&self, style: HtmlStyle<'_>) -> String {
        let mut out = String::new();
        write_blocks(&self.blocks, style, &mut out);
        out
    }
}

/// Appends `text` with the five characters of HTML escaped.
pub fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

fn write_blocks(blocks: &[Block], style: HtmlStyle<'_>, out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => {
                out.push_str("<p>");
                write_inlines(content, style, out);
                out.push_str("</p>");
            }
            Block::Heading { level, content } => {
                let level = style.first_heading
                    + match level {
                        HeadingLevel::Three => 0,
                        HeadingLevel::Four => 1,
                    };
                let tag = format!("h{level}");
                out.push_str(&format!("<{tag}>"));
                write_inlines(content, style, out);
                out.push_str(&format!("</{tag}>"));
            }
            Block::BulletList(items) => {
                out.push_str("<ul>");
                for item in items {
                    out.push_str("<li>");
                    write_blocks(&item.blocks, style, out);
                    out.push_str("</li>");
                }
                out.push_str("</ul>");
            }
            Block::OrderedList { order, items } => {
                if *order == 1 {
                    out.push_str("<ol>");
                } else {
                    out.push_str(&format!("<ol start=\"{order}\">"));
                }
                for item in items {
                    out.push_str("<li>");
                    write_blocks(&item.blocks, style, out);
                    out.push_str("</li>");
                }
                out.push_str("</ol>");
            }
            Block::Table(rows) => write_table(rows, style, out),
            Block::KeyFigure { id } => {
                out.push_str("<p class=\"key-figure\" data-key-figure=\"");
                escape_into(id, out);
                out.push_str("\"></p>");
            }
        }
    }
}

fn write_table(rows: &[TableRow], style: HtmlStyle<'_>, out: &mut String) {
    out.push_str("<div class=\"table-scroll\" tabindex=\"0\"><table>");
    let heads = rows
        .iter()
        .take_while(|row| row.cells.iter().all(|cell| cell.is_header))
        .count();
    for (index, row) in rows.iter().enumerate() {
        if index == 0 {
            out.push_str(if heads > 0 { "<thead>" } else { "<tbody>" });
        } else if index == heads {
            out.push_str("</thead><tbody>");
        }
        out.push_str("<tr>");
        for cell in &row.cells {
            let (open, close) = match (cell.is_header && !cell.blocks.is_empty(), index < heads) {
                (true, true) => ("<th scope=\"col\">", "</th>"),
                (true, false) => ("<th scope=\"row\">", "</th>"),
                (false, _) => ("<td>", "</td>"),
            };
            out.push_str(open);
            write_blocks(&cell.blocks, style, out);
            out.push_str(close);
        }
        out.push_str("</tr>");
    }
    out.push_str(if heads == rows.len() && heads > 0 {
        "</thead>"
    } else {
        "</tbody>"
    });
    out.push_str("</table></div>");
}

fn write_inlines(content: &[Inline], style: HtmlStyle<'_>, out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text, marks } => write_run(text, marks, style, out),
            Inline::HardBreak => out.push_str("<br>"),
        }
    }
}

fn write_run(text: &str, marks: &Marks, style: HtmlStyle<'_>, out: &mut String) {
    let dead = marks.link.as_ref().is_some_and(super::Href::is_dead);
    match &marks.link {
        Some(_) if dead => out.push_str("<span class=\"dead-link\">"),
        Some(href) => {
            out.push_str("<a href=\"");
            escape_into(href.as_str(), out);
            out.push_str("\" rel=\"noreferrer\">");
        }
        None => {}
    }
    if marks.em {
        out.push_str("<em>");
    }
    if marks.strong {
        out.push_str("<strong>");
    }
    escape_into(text, out);
    if marks.strong {
        out.push_str("</strong>");
    }
    if marks.em {
        out.push_str("</em>");
    }
    if dead {
        out.push_str("<span class=\"dead-link-note\"> (");
        escape_into(style.dead_link_note, out);
        out.push_str(")</span></span>");
    } else if marks.link.is_some() {
        out.push_str("</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Href, TableCell};
    use super::*;

    const STYLE: HtmlStyle<'static> = HtmlStyle {
        first_heading: 3,
        dead_link_note: "uden adresse",
    };

    #[test]
    fn text_is_escaped() {
        let html = RichText::paragraph("<script>alert(\"&'\")</script>").to_html(STYLE);
        assert_eq!(
            html,
            "<p>&lt;script&gt;alert(&quot;&amp;&#39;&quot;)&lt;/script&gt;</p>"
        );
    }

    #[test]
    fn a_first_row_of_headers_is_the_head_and_an_empty_header_cell_is_no_header() {
        let cell = |text: &str, is_header| TableCell {
            is_header,
            blocks: if text.is_empty() {
                vec![]
            } else {
                vec![Block::paragraph(text)]
            },
        };
        let rows = vec![
            TableRow {
                cells: vec![cell("", true), cell("2025", true)],
            },
            TableRow {
                cells: vec![cell("Forbrug", false), cell("7", false)],
            },
        ];
        assert_eq!(
            RichText {
                blocks: vec![Block::Table(rows)]
            }
            .to_html(STYLE),
            "<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr><td></td><th scope=\"col\"><p>2025</p></th></tr></thead>\
             <tbody><tr><td><p>Forbrug</p></td><td><p>7</p></td></tr></tbody></table></div>"
        );
    }

    #[test]
    fn a_link_whose_target_was_lost_says_so() {
        let marks = Marks {
            link: Href::parse("#"),
            ..Marks::default()
        };
        let run = Inline::Text {
            text: "Idébank".into(),
            marks,
        };
        let html = RichText {
            blocks: vec![Block::Paragraph(vec![run])],
        }
        .to_html(STYLE);
        assert!(html.contains("uden adresse") && !html.contains("<a "), "{html}");
    }
}
