//! A text as numbered lines with their places.

use std::ops::Range;

/// A line of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// Its number, from 1.
    pub number: u32,
    /// Where its text begins in the source, in bytes.
    pub start: usize,
    /// Its text without the line end.
    pub text: &'t str,
}

impl<'t> Line<'t> {
    /// Whether there is nothing on it but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its text without white space around it.
    #[must_use]
    pub fn trimmed(&self) -> &'t str {
        self.text.trim()
    }

    /// Where a piece of this line stands in the source. `piece` must be a slice of the line's own text.
    #[must_use]
    pub fn range_of(&self, piece: &str) -> Range<usize> {
        let offset = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = self.start + offset.min(self.text.len());
        start..start + piece.len()
    }

    /// Where the whole line stands.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Divides a text at line feeds and carriage returns; form feeds and vertical tabs divide a line too, but begin
/// no new number. Of several blank lines in a row only the first is given: the others say nothing more.
#[must_use]
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Divided {
        lines: Vec::with_capacity(text.len() / 48),
        number: 1,
    };
    // Asked once for the whole text: most have no line end but the line feed.
    let has_others = [b'\r', 0x0b, 0x0c]
        .iter()
        .any(|end| text.as_bytes().contains(end));
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let piece = rest.get(..length).unwrap_or(rest);
        let line = piece.strip_suffix('\n').unwrap_or(piece);
        let line = line.strip_suffix('\r').unwrap_or(line);
        if has_others && line.bytes().any(is_other_end) {
            out.push_divided(line, start);
        } else {
            out.push(line, start);
        }
        start += length;
        out.number = out.number.saturating_add(1);
        if out.lines.last().is_some_and(Line::is_blank) {
            let (skipped, lines) = blank_lines(text.as_bytes().get(start..).unwrap_or_default());
            start += skipped;
            out.number = out.number.saturating_add(lines);
        }
    }
    out.lines
}

/// How many bytes, and how many whole lines, of nothing but spaces, tabs and line feeds stand here.
fn blank_lines(bytes: &[u8]) -> (usize, u32) {
    let (mut skipped, mut lines) = (0, 0u32);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => {
                skipped = at + 1;
                lines = lines.saturating_add(1);
            }
            b' ' | b'\t' => {}
            _ => break,
        }
    }
    (skipped, lines)
}

fn is_other_end(byte: u8) -> bool {
    matches!(byte, b'\r' | 0x0b | 0x0c)
}

/// The lines so far, and the number of the next.
struct Divided<'t> {
    lines: Vec<Line<'t>>,
    number: u32,
}

impl<'t> Divided<'t> {
    fn push(&mut self, text: &'t str, start: usize) {
        let line = Line {
            number: self.number,
            start,
            text,
        };
        if !(line.is_blank() && self.lines.last().is_some_and(Line::is_blank)) {
            self.lines.push(line);
        }
    }

    /// Pushes what other line ends divide. A page break before a line is no line of its own.
    fn push_divided(&mut self, line: &'t str, start: usize) {
        if line.trim().is_empty() {
            self.push(line, start);
            return;
        }
        let mut at = start;
        for piece in line.split_inclusive(['\r', '\u{b}', '\u{c}']) {
            let text = piece.trim_end_matches(['\r', '\u{b}', '\u{c}']);
            let is_return = piece.ends_with('\r');
            if !text.is_empty() || is_return {
                self.push(text, at);
            }
            at += piece.len();
            if is_return {
                self.number = self.number.saturating_add(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_numbers_and_places() {
        let text = "æ\r\n\r\nPunkt 1: Evt.";
        let lines = lines(text);
        assert_eq!(lines.len(), 3);
        let last = lines[2];
        assert_eq!((last.number, last.text), (3, "Punkt 1: Evt."));
        assert_eq!(&text[last.range_of(&last.text[9..])], "Evt.");
    }

    #[test]
    fn page_breaks_and_lone_returns_divide_lines() {
        let shape = |text: &'static str| -> Vec<(u32, &str)> {
            lines(text).iter().map(|line| (line.number, line.text)).collect()
        };
        assert_eq!(
            shape("et\n\u{c}to\u{c}tre\u{b}fire"),
            [(1, "et"), (2, "to"), (2, "tre"), (2, "fire")]
        );
        assert_eq!(shape("et\r\rto\r"), [(1, "et"), (2, ""), (3, "to")]);
        assert_eq!(shape("et\n\u{c}\nto"), [(1, "et"), (2, "\u{c}"), (3, "to")]);
    }

    #[test]
    fn of_many_blank_lines_one_is_given() {
        let lines = lines("et\n\n \n\t\nto");
        assert_eq!(
            lines.iter().map(|line| line.number).collect::<Vec<_>>(),
            [1, 2, 5]
        );
    }
}
