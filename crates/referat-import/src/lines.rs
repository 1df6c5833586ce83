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

/// Divides a text at line feeds, carriage returns before them and form feeds.
#[must_use]
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::with_capacity(text.len() / 48);
    let mut start = 0;
    let mut number = 1u32;
    for piece in text.split_inclusive('\n') {
        let line = piece.strip_suffix('\n').unwrap_or(piece);
        let line = line.strip_suffix('\r').unwrap_or(line);
        out.push(Line { number, start, text: line });
        start += piece.len();
        number = number.saturating_add(1);
    }
    out
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
}
