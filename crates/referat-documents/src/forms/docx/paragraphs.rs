//! Paragraphs, runs and fields of a Word file.
//!
//! Knows how they are written and in which order Word wants their properties; not which there are.

use super::numbering::{DEEPEST, STEP};
use crate::forms::markup::Markup;

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape<'s> {
    /// Its style; none is Word's normal one.
    pub(super) style: Option<&'s str>,
    /// Its list and how deep it is in it.
    pub(super) number: Option<(usize, u32)>,
    /// How many steps it is moved in without a number.
    pub(super) indent: u32,
    /// Whether it stands in a frame; paragraphs that follow each other share it.
    pub(super) framed: bool,
    /// Whether it begins a page.
    pub(super) page_start: bool,
    /// Where its style has a tab with dots that lead to nothing yet, in twips.
    pub(super) without_leader: Option<u32>,
    /// Space before it, in twips, where it isn't the style's.
    pub(super) before: Option<u32>,
    /// Space after it.
    pub(super) after: Option<u32>,
}

/// A paragraph.
pub(super) fn paragraph(shape: Shape<'_>, accent: &str, out: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    out.element("w:p", &[], |out| {
        out.element("w:pPr", &[], |out| properties(shape, accent, out));
        inside(out);
    });
}

fn properties(shape: Shape<'_>, accent: &str, out: &mut Markup) {
    if let Some(style) = shape.style {
        out.empty("w:pStyle", &[("w:val", style)]);
    }
    if shape.page_start {
        out.empty("w:pageBreakBefore", &[]);
    }
    if let Some((number, level)) = shape.number {
        let (number, level) = (number.to_string(), level.min(DEEPEST).to_string());
        out.element("w:numPr", &[], |out| {
            out.empty("w:ilvl", &[("w:val", &level)]);
            out.empty("w:numId", &[("w:val", &number)]);
        });
    }
    if shape.framed {
        out.element("w:pBdr", &[], |out| {
            for side in ["w:top", "w:left", "w:bottom", "w:right"] {
                out.empty(
                    side,
                    &[
                        ("w:val", "single"),
                        ("w:sz", "6"),
                        ("w:space", "6"),
                        ("w:color", accent),
                    ],
                );
            }
        });
    }
    if let Some(place) = shape.without_leader {
        let place = place.to_string();
        out.element("w:tabs", &[], |out| {
            out.empty(
                "w:tab",
                &[("w:val", "right"), ("w:leader", "none"), ("w:pos", &place)],
            );
        });
    }
    let (before, after) = (
        shape.before.map(|it| it.to_string()),
        shape.after.map(|it| it.to_string()),
    );
    let spacing: Vec<(&str, &str)> = [("w:before", &before), ("w:after", &after)]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_deref()?)))
        .collect();
    if !spacing.is_empty() {
        out.empty("w:spacing", &spacing);
    }
    if shape.number.is_none() && shape.indent > 0 {
        let indent = (shape.indent.min(DEEPEST + 1) * STEP).to_string();
        out.empty("w:ind", &[("w:left", &indent)]);
    }
}

/// A run of words; `look` is what stands in its `w:rPr`, of ours alone.
pub(super) fn text_run(text: &str, look: &str, out: &mut Markup) {
    if text.is_empty() {
        return;
    }
    out.element("w:r", &[], |out| {
        if !look.is_empty() {
            out.element("w:rPr", &[], |out| out.raw(look));
        }
        out.words("w:t", &[("xml:space", "preserve")], text);
    });
}

/// A tab between words.
pub(super) fn tab(out: &mut Markup) {
    out.element("w:r", &[], |out| out.empty("w:tab", &[]));
}

/// A field with what it says until it is updated.
pub(super) fn field(instruction: &str, result: &str, out: &mut Markup) {
    field_mark("begin", out);
    field_words(instruction, out);
    field_mark("separate", out);
    text_run(result, "", out);
    field_mark("end", out);
}

/// A field that says nothing itself.
pub(super) fn silent_field(instruction: &str, out: &mut Markup) {
    field_mark("begin", out);
    field_words(instruction, out);
    field_mark("end", out);
}

/// What a field is to do.
pub(super) fn field_words(instruction: &str, out: &mut Markup) {
    out.element("w:r", &[], |out| {
        out.words("w:instrText", &[("xml:space", "preserve")], instruction);
    });
}

/// Where a field begins, where its result does, and where it ends.
pub(super) fn field_mark(which: &str, out: &mut Markup) {
    out.element("w:r", &[], |out| {
        out.empty("w:fldChar", &[("w:fldCharType", which)]);
    });
}

/// Words as a field takes them between quotes.
pub(super) fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}
