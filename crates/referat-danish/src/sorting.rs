//! The order of a Danish list: … z æ ø å, aa as å, numbers by value.
//!
//! Letters decide first, then accents (a before á), then capitals (a capital first), then the text itself, so that the
//! order is total. Space comes before everything: "Børn & Unge" before "Børnehave".

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Ends a level of the key; smaller than every weight.
const END: u8 = 0;
const SPACE: u8 = 1;
const MARK: u8 = 2;
/// A number: then its length, then its figures.
const NUMBER: u8 = 3;
/// a to z are `LETTER` to `LETTER + 25`, æ ø å follow.
const LETTER: u8 = 4;
const AE: u8 = LETTER + 26;
const OE: u8 = AE + 1;
const AA: u8 = OE + 1;
/// A letter of another script: then its code.
const FOREIGN: u8 = AA + 1;

/// Accent levels.
const PLAIN: u8 = 1;
const ACCENTED: u8 = 2;

/// A key whose byte order is the Danish order of the text. Make it once per text and sort by it.
#[must_use]
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Key::default();
    let mut rest = text.nfc().peekable();
    while let Some(c) = rest.next() {
        match c {
            'a' | 'A' => {
                // "aa" and "Aa" are å; a ring or accent is composed by now.
                if let Some(second) = rest.next_if(|next| matches!(next, 'a' | 'A')) {
                    key.letter(AA, ACCENTED, c.is_uppercase());
                    key.cases.push(if second.is_uppercase() { 1 } else { 2 });
                } else {
                    key.letter(LETTER, PLAIN, c.is_uppercase());
                }
            }
            '0'..='9' => {
                let mut figures = String::from(c);
                while let Some(figure) = rest.next_if(char::is_ascii_digit) {
                    figures.push(figure);
                }
                key.number(&figures);
            }
            c if c.is_whitespace() => key.space(),
            c => key.other(c),
        }
    }
    key.finish(text)
}

/// Compares two texts in Danish order. Equal only if they are the same text.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    if a == b {
        Ordering::Equal
    } else {
        sort_key(a).cmp(&sort_key(b))
    }
}

/// The levels of a key under way.
#[derive(Default)]
struct Key {
    letters: Vec<u8>,
    accents: Vec<u8>,
    cases: Vec<u8>,
}

impl Key {
    fn letter(&mut self, weight: u8, accent: u8, capital: bool) {
        self.letters.push(weight);
        self.accents.push(accent);
        self.cases.push(if capital { 1 } else { 2 });
    }

    fn number(&mut self, figures: &str) {
        let value = figures.trim_start_matches('0');
        let zeros = figures.len() - value.len();
        // Longer than 254 figures: the lengths are alike and the figures decide.
        self.letters
            .extend([NUMBER, u8::try_from(value.len() + 1).unwrap_or(u8::MAX)]);
        self.letters.extend(value.bytes());
        self.accents.push(u8::try_from(zeros + 1).unwrap_or(u8::MAX));
    }

    fn space(&mut self) {
        // Runs of white space, and space at either end, are as one or none.
        if self.letters.last().is_some_and(|last| *last != SPACE) {
            self.letters.push(SPACE);
        }
    }

    /// A letter with or without accent, or a mark.
    fn other(&mut self, c: char) {
        let capital = c.is_uppercase();
        for lower in c.to_lowercase() {
            match lower {
                'a'..='z' => self.letter(weight_of(lower), PLAIN, capital),
                'æ' => self.letter(AE, PLAIN, capital),
                'ø' => self.letter(OE, PLAIN, capital),
                'å' => self.letter(AA, PLAIN, capital),
                'ä' => self.letter(AE, ACCENTED, capital),
                'ö' | 'ő' => self.letter(OE, ACCENTED, capital),
                'ü' | 'ű' => self.letter(weight_of('y'), ACCENTED, capital),
                'ð' | 'đ' => self.letter(weight_of('d'), ACCENTED, capital),
                'ł' => self.letter(weight_of('l'), ACCENTED, capital),
                'þ' => self.letters_of("th", capital),
                'œ' => self.letters_of("oe", capital),
                'ß' => self.letters_of("ss", capital),
                lower => self.decomposed(lower, capital),
            }
        }
    }

    fn letters_of(&mut self, letters: &str, capital: bool) {
        for letter in letters.chars() {
            self.letter(weight_of(letter), ACCENTED, capital);
        }
    }

    /// "é" as e; anything without a Latin letter in it by its code.
    fn decomposed(&mut self, c: char, capital: bool) {
        if is_combining_mark(c) {
            return;
        }
        let base = std::iter::once(c).nfkd().next().unwrap_or(c);
        match base {
            'a'..='z' => self.letter(weight_of(base), ACCENTED, capital),
            'æ' => self.letter(AE, ACCENTED, capital),
            'ø' => self.letter(OE, ACCENTED, capital),
            _ => {
                self.letters
                    .push(if c.is_alphanumeric() { FOREIGN } else { MARK });
                let mut code = [0; 4];
                self.letters.extend(c.encode_utf8(&mut code).bytes());
            }
        }
    }

    fn finish(mut self, text: &str) -> Vec<u8> {
        if self.letters.last() == Some(&SPACE) {
            self.letters.pop();
        }
        let mut key = self.letters;
        for level in [self.accents, self.cases, text.as_bytes().to_vec()] {
            key.push(END);
            key.extend(level);
        }
        key
    }
}

/// The weight of a letter from a to z.
fn weight_of(letter: char) -> u8 {
    u8::try_from(letter).map_or(FOREIGN, |byte| LETTER + byte.saturating_sub(b'a'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn in_order(expected: &[&str]) {
        let mut sorted: Vec<_> = expected.iter().rev().copied().collect();
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn the_danish_letters_come_last() {
        in_order(&["Anders", "Zenia", "Ærø", "Østerbro", "Åbenrå"]);
        in_order(&["arbejde", "zoo", "æble", "øl", "ål"]);
    }

    #[test]
    fn aa_is_sorted_as_aa_with_a_ring_in_capitals_too() {
        in_order(&[
            "Abel",
            "Zenia",
            "Østbirk",
            "Åbenrå",
            "Aabenraa",
            "Aalborg",
            "AALBORG SYD",
            "Årup",
        ]);
    }

    #[test]
    fn accents_are_the_letter_they_stand_on() {
        in_order(&["rene", "rené", "renhed"]);
        in_order(&["mya", "müb", "myc"]);
        in_order(&["æb", "äc", "æd", "øb", "öc", "ød"]);
    }

    #[test]
    fn letters_decide_before_capitals() {
        in_order(&["Bo", "bo", "Børn", "børn"]);
        in_order(&["anden", "Andet"]);
    }

    #[test]
    fn numbers_go_by_value_and_space_goes_first() {
        in_order(&["Punkt 2", "Punkt 02", "Punkt 10", "Punkt 100"]);
        in_order(&["Børn", "Børn & Unge", "Børn og Unge", "Børnehave"]);
    }

    #[test]
    fn a_decomposed_letter_is_the_composed_one() {
        in_order(&["zoo", "a\u{30a}l", "ån"]);
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "([aAåé0-9 ]|\\PC){0,8}", b in "([aAåé0-9 ]|\\PC){0,8}", c in "([aAåé0-9 ]|\\PC){0,8}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b) == Ordering::Equal, a == b);
            if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                prop_assert!(compare(&a, &c).is_le());
            }
        }
    }
}
