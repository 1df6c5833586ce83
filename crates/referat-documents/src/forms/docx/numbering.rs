//! The lists of a Word file: three kinds, and a numbering of its own for every numbered list.
//!
//! Knows levels and starts; nothing of what the items say.

use super::package::SPACES;
use crate::forms::markup::Markup;

/// How deep Word numbers.
pub(super) const DEEPEST: u32 = 8;

/// How far a level is moved in, in twips.
pub(super) const STEP: u32 = 425;

/// The list with points. All of them share it.
pub(super) const POINTS: usize = 1;

/// The list without marks. All of them share it.
pub(super) const UNMARKED: usize = 2;

/// The first numbered list; the next has the next number.
const NUMBERED: usize = 3;

/// A numbered list.
#[derive(Debug, Clone, Copy)]
pub(super) struct NumberedList {
    /// How deep it stands, from 0.
    pub(super) level: u32,
    /// Its first number.
    pub(super) start: u32,
}

/// What the list at `index` among the numbered ones is called.
pub(super) fn number_of(index: usize) -> usize {
    NUMBERED + index
}

/// The part `numbering.xml`.
pub(super) fn part(lists: &[NumberedList]) -> Vec<u8> {
    let mut out = Markup::xml();
    out.element("w:numbering", SPACES, |out| {
        kind("0", "bullet", out);
        kind("1", "decimal", out);
        kind("2", "none", out);
        list(POINTS, "0", None, out);
        list(UNMARKED, "2", None, out);
        for (index, numbered) in lists.iter().enumerate() {
            list(number_of(index), "1", Some(*numbered), out);
        }
    });
    out.finish().into_bytes()
}

fn kind(id: &str, format: &str, out: &mut Markup) {
    out.element("w:abstractNum", &[("w:abstractNumId", id)], |out| {
        out.empty("w:multiLevelType", &[("w:val", "multilevel")]);
        for level in 0..=DEEPEST {
            let mark = match format {
                "bullet" if level % 2 == 1 => "–".to_owned(),
                "bullet" => "•".to_owned(),
                "decimal" => format!("%{}.", level + 1),
                _ => String::new(),
            };
            let (indent, hanging) = if mark.is_empty() {
                (level * STEP, 0)
            } else {
                ((level + 1) * STEP, STEP)
            };
            let [level, indent, hanging] = [level, indent, hanging].map(|it| it.to_string());
            out.element("w:lvl", &[("w:ilvl", &level)], |out| {
                out.empty("w:start", &[("w:val", "1")]);
                out.empty("w:numFmt", &[("w:val", format)]);
                if mark.is_empty() {
                    out.empty("w:suff", &[("w:val", "nothing")]);
                }
                out.empty("w:lvlText", &[("w:val", &mark)]);
                out.empty("w:lvlJc", &[("w:val", "left")]);
                out.element("w:pPr", &[], |out| {
                    out.empty("w:ind", &[("w:left", &indent), ("w:hanging", &hanging)]);
                });
            });
        }
    });
}

fn list(number: usize, kind: &str, numbered: Option<NumberedList>, out: &mut Markup) {
    let number = number.to_string();
    out.element("w:num", &[("w:numId", &number)], |out| {
        out.empty("w:abstractNumId", &[("w:val", kind)]);
        if let Some(NumberedList { level, start }) = numbered {
            let (level, start) = (level.to_string(), start.min(i32::MAX.unsigned_abs()).to_string());
            out.element("w:lvlOverride", &[("w:ilvl", &level)], |out| {
                out.empty("w:startOverride", &[("w:val", &start)]);
            });
        }
    });
}
