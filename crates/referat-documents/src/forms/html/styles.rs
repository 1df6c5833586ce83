//! The styles inside an HTML file: what is the same for all (`sheet.css`), and what a document and a look add.
//!
//! Nothing from outside comes into the styles but numbers and escaped strings.

use super::HtmlStyle;
use crate::document::Document;
use crate::forms::contrast::{Colour, readable_on};

const SHEET: &str = include_str!("sheet.css");

/// The lightest and darkest that words in the accent stand on, as `sheet.css` has them.
const LIGHT: Colour = Colour::grey(0xee);
const DARK: Colour = Colour::grey(0x2c);

/// The styles of one file.
pub(crate) fn sheet(document: &Document, style: &HtmlStyle) -> String {
    let mut families: Vec<String> = style.typefaces.iter().map(|name| string(name)).collect();
    families.extend(["system-ui", "sans-serif"].map(str::to_owned));
    let mut out = format!(
        "\n:root {{ --accent: {}; --accent-in-the-dark: {}; --typeface: {}; }}\n{SHEET}",
        readable_on(LIGHT, style.accent).css(),
        readable_on(DARK, style.accent).css(),
        families.join(", "),
    );
    out.push_str("@page {\n");
    let (head_left, head_right) = document.head.clone().unwrap_or_default();
    let corners = [
        ("top-left", string(&head_left)),
        ("top-right", string(&head_right)),
        ("bottom-left", string(&document.foot.0)),
        ("bottom-right", page_words(&document.foot.1)),
    ];
    for (corner, content) in corners {
        out.push_str(&format!("  @{corner} {{ content: {content}; }}\n"));
    }
    out.push_str("}\n");
    if document.cover {
        out.push_str("@page :first { @top-left { content: \"\"; } @top-right { content: \"\"; } }\n");
    }
    out
}

/// A pattern with `{page}` and `{pages}` as CSS puts it together.
fn page_words(pattern: &str) -> String {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (counter, left) = if let Some(left) = after.strip_prefix("page}") {
            ("counter(page)".to_owned(), left)
        } else if let Some(left) = after.strip_prefix("pages}") {
            ("counter(pages)".to_owned(), left)
        } else {
            (string("{"), after)
        };
        parts.extend([string(before), counter]);
        rest = left;
    }
    parts.push(string(rest));
    parts.join(" ")
}

/// A string of CSS: only letters, digits and spaces stand as they are, so that nothing ends it, or the styles.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else if c == '\0' {
            out.push(char::REPLACEMENT_CHARACTER);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_a_string_or_the_styles() {
        assert_eq!(string("a\"</style>\\\n"), r#""a\22 \3c \2f style\3e \5c \a ""#);
    }

    #[test]
    fn page_numbers_are_counted_by_the_reader() {
        assert_eq!(
            page_words("Side {page} af {pages} {x}"),
            "\"Side \" counter(page) \" af \" counter(pages) \" \" \"\\7b \" \"x\\7d \""
        );
    }
}
