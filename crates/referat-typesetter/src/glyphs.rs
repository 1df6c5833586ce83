//! Characters that can't be printed: no face has them, or they are no characters at all.
//!
//! PDF/A and PDF/UA forbid a missing glyph, and a document is never refused for one smiley: such a
//! character is printed as its number, `[U+1F600]`, and named in the answer. What the PDF carries inside
//! keeps it.

use std::collections::BTreeSet;

use serde_json::Value;
use typst::text::FontBook;

/// Replaces what can't be printed in every text of a value; the characters that were replaced.
pub fn printable(value: &mut Value, book: &FontBook) -> Vec<char> {
    let mut replaced = BTreeSet::new();
    walk(value, book, &mut replaced);
    replaced.into_iter().collect()
}

fn walk(value: &mut Value, book: &FontBook, replaced: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => {
            if text.chars().any(|c| !is_plain(c)) {
                *text = mended(text, book, replaced);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| walk(value, book, replaced)),
        Value::Object(map) => map.values_mut().for_each(|value| walk(value, book, replaced)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What the built-in faces have beyond doubt.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | 'æ'
            | 'ø'
            | 'å'
            | 'Æ'
            | 'Ø'
            | 'Å'
            | 'é'
            | 'ü'
            | 'ö'
            | 'ä'
            | '–'
            | '”'
            | '’'
            | '½'
            | '§'
            | '\n'
    )
}

fn mended(text: &str, book: &FontBook, replaced: &mut BTreeSet<char>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_plain(c) || is_invisible(c) || has_glyph(c, book) {
            out.push(c);
        } else if c == '\t' || c == '\r' {
            out.push(' ');
        } else {
            replaced.insert(c);
            out.push_str(&format!("[U+{:04X}]", u32::from(c)));
        }
    }
    out
}

/// Joiners, direction marks, soft hyphens and selectors: the shaper takes them in, they have no glyph.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

fn has_glyph(c: char, book: &FontBook) -> bool {
    !c.is_control()
        && !is_private(c)
        && book
            .families()
            .flat_map(|(_, faces)| faces)
            .filter_map(|face| book.info(face))
            .any(|face| face.coverage.contains(u32::from(c)))
}

/// What means something to one face alone; PDF/A forbids it, whoever has a glyph for it (ISO 19005-3, 6.2.11.7.3).
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
