//! The ledger: which characters of a source the reading has claimed, and how often.
//!
//! Whatever puts a piece of the source into the result claims it here, content and furniture (labels,
//! markers, leader dots, page numbers) alike. Coverage is the share of non-space characters claimed by
//! exactly one span: a dropped character and one used twice both lower it.

use std::ops::Range;

/// Claims on a source's bytes.
#[derive(Debug, Default)]
pub struct Ledger {
    claims: Vec<(u32, u32)>,
}

impl Ledger {
    /// Claims a range of bytes.
    pub fn claim(&mut self, range: Range<usize>) {
        if let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end))
            && start < end
        {
            self.claims.push((start, end));
        }
    }

    /// The share of the text's non-space characters that exactly one claim covers; 1 for an empty text.
    #[must_use]
    pub fn coverage(mut self, text: &str) -> f64 {
        // A sweep over the ends of claims: +1 where one begins, -1 where it ends.
        let mut edges: Vec<(u32, i32)> = Vec::with_capacity(self.claims.len() * 2);
        for (start, end) in self.claims.drain(..) {
            edges.push((start, 1));
            edges.push((end, -1));
        }
        edges.sort_unstable();
        let mut total = 0u64;
        let mut once = 0u64;
        let mut depth = 0i32;
        let mut from = 0usize;
        let mut count = |range: Range<usize>, depth: i32| {
            let letters = text.get(range).map_or(0, non_space);
            total += letters;
            if depth == 1 {
                once += letters;
            }
        };
        for (at, step) in edges {
            let at = at as usize;
            if at > from {
                count(from..at, depth);
                from = at;
            }
            depth += step;
        }
        count(from..text.len(), depth);
        if total == 0 {
            1.0
        } else {
            once as f64 / total as f64
        }
    }
}

fn non_space(text: &str) -> u64 {
    // Only these bytes begin white space outside ASCII; without them bytes can be counted one by one.
    let is_plain = |byte: &u8| !matches!(byte, 0xc2 | 0xe1..=0xe3);
    if text.as_bytes().iter().all(is_plain) {
        let begins = |byte: u8| byte & 0xc0 != 0x80 && byte != b' ' && !(0x09..=0x0d).contains(&byte);
        return text.bytes().map(|byte| u64::from(begins(byte))).sum();
    }
    text.chars().filter(|c| !c.is_whitespace()).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(text: &str, claims: &[Range<usize>]) -> f64 {
        let mut ledger = Ledger::default();
        for claim in claims {
            ledger.claim(claim.clone());
        }
        ledger.coverage(text)
    }

    #[test]
    fn a_dropped_character_and_one_used_twice_both_count_against_it() {
        assert!((coverage("ab cd", &[0..2, 3..5]) - 1.0).abs() < f64::EPSILON);
        assert!((coverage("ab cd", &[0..2, 3..4]) - 0.75).abs() < f64::EPSILON);
        assert!((coverage("ab cd", &[0..2, 1..5]) - 0.75).abs() < f64::EPSILON);
        assert!((coverage("ab cd", &[])).abs() < f64::EPSILON);
        assert!((coverage("  ", &[]) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn white_space_of_every_kind_counts_for_nothing() {
        for text in [
            "a b\tc\u{b}d\u{c}e\r\n",
            "æ\u{2003}ø\u{3000}å\u{85}–",
            "\u{1680}x\u{2028}y",
            "æøå 𝟘",
        ] {
            assert_eq!(
                non_space(text),
                text.chars().filter(|c| !c.is_whitespace()).count() as u64,
                "{text:?}"
            );
        }
    }
}
