//! What was left out of a text and what was put into it: nothing else may differ, white space apart.

/// Why characters of a PDF's text are not in the text that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// A running head or foot, a page number.
    PageFurniture,
    /// A table of the front that says again what the items say.
    FrontTable,
    /// The dots between a title and its page.
    Leader,
    /// The mark of a point in a list.
    Marker,
    /// A hyphen that divided a word at the end of a line.
    Hyphen,
}

/// The books of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balance {
    /// What was left out, piece by piece.
    pub left_out: Vec<(LeftOut, String)>,
    /// The characters that were put in: the layout's markers and leaders.
    pub put_in: String,
}

impl Balance {
    /// Takes a piece out.
    pub fn leave_out(&mut self, why: LeftOut, piece: &str) {
        self.left_out.push((why, piece.to_owned()));
    }

    /// Whether a text, with what was left out and without what was put in, has the characters of another.
    #[must_use]
    pub fn holds(&self, before: &str, after: &str) -> bool {
        let mut had = letters(before);
        had.extend(letters(&self.put_in));
        let mut has = letters(after);
        for (_, piece) in &self.left_out {
            has.extend(letters(piece));
        }
        had.sort_unstable();
        has.sort_unstable();
        had == has
    }
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_too_few_or_too_many_is_seen() {
        let mut balance = Balance::default();
        balance.leave_out(LeftOut::PageFurniture, "Side 1");
        balance.put_in.push('-');
        assert!(balance.holds("Side 1 • a", "- • a"));
        assert!(!balance.holds("Side 1 • a", "• a"));
        assert!(!balance.holds("Side 1 a", "- a b"));
    }
}
