//! Words in a text with their place, and words in lower case without allocation.
//!
//! Decomposed letters ("a" with a combining ring, as some PDF files have them) count as the composed ones.

/// One word of a text: letters and digits, with hyphens and apostrophes inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    /// The word as it stands.
    pub(crate) text: &'t str,
    /// First byte of the word in the text.
    pub(crate) start: usize,
    /// The byte after the word.
    pub(crate) end: usize,
}

/// Longest lower-case form that fits; longer words are in none of our tables.
const LONGEST: usize = 48;

/// A word in lower case on the stack.
pub(crate) struct Lowered {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Lowered {
    /// The lower-case form, composed; `None` where the word is longer than any in our tables.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let mut lowered = Self {
            bytes: [0; LONGEST],
            length: 0,
        };
        for c in word.chars() {
            if c.is_ascii() {
                lowered.push(c.to_ascii_lowercase())?;
            } else if c == '\u{30a}' && lowered.as_str().ends_with('a') {
                lowered.length -= 1;
                lowered.push('å')?;
            } else {
                for lower in c.to_lowercase() {
                    lowered.push(lower)?;
                }
            }
        }
        Some(lowered)
    }

    fn push(&mut self, c: char) -> Option<()> {
        let end = self.length + c.len_utf8();
        c.encode_utf8(self.bytes.get_mut(self.length..end)?);
        self.length = end;
        Some(())
    }

    /// The form as text.
    pub(crate) fn as_str(&self) -> &str {
        self.bytes
            .get(..self.length)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or("")
    }
}

/// Whether the word is in a sorted list of lower-case words, whatever its case.
pub(crate) fn is_among(word: &str, sorted: &[&str]) -> bool {
    Lowered::of(word).is_some_and(|lowered| sorted.binary_search(&lowered.as_str()).is_ok())
}

/// Whether the character belongs to a word: a letter, a digit, or a mark on one.
pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether the word begins with a capital letter.
pub(crate) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(is_word_char)?;
        let mut end = start;
        let mut chars = text.get(start..)?.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let joins =
                matches!(c, '-' | '\'' | '’') && chars.peek().is_some_and(|(_, next)| is_word_char(*next));
            if !is_word_char(c) && !joins {
                break;
            }
            end = start + at + c.len_utf8();
        }
        from = end;
        Some(Word {
            text: text.get(start..end)?,
            start,
            end,
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hyphens_and_apostrophes_join_a_word_and_full_stops_do_not() {
        let found: Vec<_> = words("(KL's børne-politik, bl.a. - Ærø)")
            .map(|w| w.text)
            .collect();
        assert_eq!(found, ["KL's", "børne-politik", "bl", "a", "Ærø"]);
    }

    #[test]
    fn a_ring_beside_its_letter_is_the_same_letter() {
        assert_eq!(
            Lowered::of("TILTRA\u{30a}DT").map(|l| l.as_str().to_owned()),
            Some("tiltrådt".to_owned())
        );
    }

    proptest! {
        #[test]
        fn every_word_lies_where_it_says(text in "\\PC*") {
            for word in words(&text) {
                prop_assert_eq!(text.get(word.start..word.end), Some(word.text));
            }
        }
    }
}
