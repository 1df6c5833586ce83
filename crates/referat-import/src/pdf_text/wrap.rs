//! Whether a line goes on in the next, and what stands between the two.
//!
//! A line was broken where the next word had no room. How much room there is, the document itself tells: its
//! lines that certainly go on (the next begins with a small letter) are as wide as lines get.

use std::collections::BTreeSet;

use super::pages::PageLine;
use super::width::{COLUMN, SPACE, width};

/// Words after which a hyphen at the end of a line stands for another word: "Børne- og".
const AFTER_OPEN_HYPHEN: [&str; 7] = ["og", "eller", "samt", "hhv.", "til", "og/eller", "m.v."];

/// Where paragraphs are not set apart, a full line that ends a sentence goes on only before a word shorter than
/// this part of the line: tried on the minutes, a longer one begins a paragraph as often as not.
const SHORT_WORD: u64 = 18;

/// Fewer lines than this don't tell how wide lines get.
const ENOUGH_LINES: usize = 4;

/// A file's name at the end of a line, as attachments have them.
const EXTENSIONS: [&str; 12] = [
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv", ".txt", ".msg", ".jpg", ".png",
];

/// What the document's lines tell.
#[derive(Debug, Default)]
pub struct Measure {
    /// How wide lines get.
    full: u64,
    /// Where most lines begin, in columns.
    pub margin: usize,
    /// How many blank lines stand between lines of a paragraph.
    pub leading: usize,
    /// Whether paragraphs follow each other without a blank line.
    pub is_tight: bool,
    /// The document's words in small letters, without marks around them.
    words: BTreeSet<String>,
}

/// What stands between two lines that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glue {
    /// A space.
    Space,
    /// Nothing.
    Nothing,
    /// Nothing, and the hyphen at the end of the first goes.
    WithoutHyphen,
}

impl Measure {
    /// Measures lines of running text. `is_text` says which they are.
    pub fn of(lines: &[PageLine<'_>], is_text: impl Fn(&PageLine<'_>) -> bool) -> Self {
        let mut begins: Vec<usize> = lines
            .iter()
            .filter(|line| is_text(line))
            .map(|line| line.indent)
            .collect();
        begins.sort_unstable();
        let mut out = Self {
            margin: most_common(&begins).unwrap_or(0),
            ..Self::default()
        };
        let mut widths: Vec<u64> = Vec::new();
        let mut leadings = [0usize; 3];
        let mut widest = 0;
        let pairs = lines.iter().zip(lines.iter().skip(1));
        for (line, next) in pairs.filter(|(line, next)| is_text(line) && is_text(next)) {
            widest = widest.max(out.extent(line));
            if !next.is_top
                && begins_small(next.text)
                && !ends_sentence(line.text)
                && !line.text.contains("  ")
            {
                if let Some(count) = leadings.get_mut(next.gap) {
                    *count += 1;
                }
                widths.push(out.extent(line));
            }
        }
        out.leading = usize::from(leadings[1] > 2 * leadings[0] && leadings[1] >= ENOUGH_LINES);
        widths.sort_unstable();
        out.full = if widths.len() >= ENOUGH_LINES {
            let place = widths.len() - 1 - widths.len() / 20;
            widths.get(place).copied().unwrap_or(widest)
        } else {
            widest
        };
        out.is_tight = out.finds_tight(lines, is_text);
        out.words = words(lines);
        out
    }

    /// Whether more paragraphs end at a line without a blank line after them than with one.
    fn finds_tight(&self, lines: &[PageLine<'_>], is_text: impl Fn(&PageLine<'_>) -> bool) -> bool {
        let (mut tight, mut spaced) = (0usize, 0usize);
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            let ends = is_text(line)
                && is_text(next)
                && !next.is_top
                && ends_sentence(line.text)
                && begins_large(next.text)
                && self.has_room(line, next.text);
            if ends && next.gap <= self.leading {
                tight += 1;
            } else if ends {
                spaced += 1;
            }
        }
        tight > spaced
    }

    /// How wide a line is with what stands between it and the margin.
    fn extent(&self, line: &PageLine<'_>) -> u64 {
        line.indent.saturating_sub(self.margin) as u64 * COLUMN + width(line.text)
    }

    /// Blank lines above a line beyond those that all lines have.
    pub fn gap(&self, line: &PageLine<'_>) -> usize {
        if line.is_top {
            0
        } else {
            line.gap.saturating_sub(self.leading)
        }
    }

    /// Whether a line would clearly have had room for the first word of the next.
    pub fn has_room(&self, line: &PageLine<'_>, next: &str) -> bool {
        let first = next.split_whitespace().next().unwrap_or_default();
        let needed = SPACE + width(first);
        (self.extent(line) + needed) * 100 <= self.full * 97
    }

    /// How much of the width there is a line takes, in hundredths.
    pub fn share(&self, line: &PageLine<'_>) -> u64 {
        (self.extent(line) * 100).checked_div(self.full).unwrap_or(100)
    }

    /// Whether a line's words go on in the next line.
    ///
    /// A page may end with a paragraph as well as within one: there a sentence's end is a paragraph's too.
    /// `is_titles`: among titles of one line each, where a capital letter begins the next one sooner.
    pub fn goes_on(&self, line: &PageLine<'_>, next: &PageLine<'_>, is_titles: bool) -> bool {
        let is_cut = next.is_top && ends_sentence(line.text);
        let next = next.text;
        if is_cut && !begins_small(next) {
            return false;
        }
        let share = self.share(line);
        let has_room = self.has_room(line, next);
        if is_titles {
            let is_file = EXTENSIONS
                .iter()
                .any(|end| line.text.to_lowercase().ends_with(end));
            let is_long = width(next.split_whitespace().next().unwrap_or_default()) * 2 > self.full;
            let breaks = is_file || (is_long && share < 50);
            return !breaks && (!has_room || (share >= 75 && begins_small(next)));
        }
        let first = width(next.split_whitespace().next().unwrap_or_default());
        let may_begin = ends_sentence(line.text) && begins_large(next);
        if self.is_tight && may_begin && first * SHORT_WORD > self.full {
            return false;
        }
        if !has_room {
            // A very long word is moved to the next line whole, but not from under a short heading.
            return share >= 50 || begins_small(next) || line.text.contains(' ') && !begins_large(next);
        }
        if !self.is_tight && share >= 80 {
            // Where paragraphs are set apart, a long line goes on.
            return true;
        }
        let is_divided = line.text.ends_with('-') && !line.text.ends_with(" -") && share >= 60;
        let is_open = !ends_sentence(line.text);
        is_divided || is_open && (share >= 72 && begins_small(next) || share >= 88)
    }

    /// What stands between two lines that are one.
    pub fn glue(&self, line: &str, next: &str) -> Glue {
        let mut ends = line.chars().rev();
        let (last, before) = (ends.next(), ends.next());
        let first = next.chars().next();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        match last {
            Some('\u{ad}') => Glue::WithoutHyphen,
            Some('-' | '‐' | '\u{2011}') if is_letter(before) => {
                let word = next.split_whitespace().next().unwrap_or_default();
                if AFTER_OPEN_HYPHEN.contains(&word.to_lowercase().as_str()) {
                    Glue::Space
                } else if is_letter(first) && self.knows(line, word) {
                    Glue::WithoutHyphen
                } else {
                    Glue::Nothing
                }
            }
            Some('-' | '–') if before.is_some_and(|c| !c.is_whitespace()) && is_digit(first) => {
                Glue::Nothing
            }
            Some('-') if is_digit(before) && is_letter(first) => Glue::Nothing,
            Some('/' | '_') if before.is_some_and(|c| !c.is_whitespace()) => Glue::Nothing,
            Some(_) | None => Glue::Space,
        }
    }

    /// Whether the halves of a word, together and without the hyphen, stand elsewhere in the document.
    fn knows(&self, line: &str, next: &str) -> bool {
        let half = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let half = half.trim_end_matches(['-', '‐', '\u{2011}']);
        let whole = bare(&format!("{half}{next}"));
        !whole.is_empty() && self.words.contains(&whole)
    }
}

fn most_common(sorted: &[usize]) -> Option<usize> {
    let runs = sorted.chunk_by(|a, b| a == b);
    runs.max_by_key(|run| run.len())
        .and_then(|run| run.first().copied())
}

fn words(lines: &[PageLine<'_>]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for line in lines {
        let mut left = line.text.split_whitespace().peekable();
        while let Some(word) = left.next() {
            // A word that is cut at the end of its line is none.
            if left.peek().is_some() || !word.ends_with(['-', '‐', '\u{2011}', '\u{ad}']) {
                out.insert(bare(word));
            }
        }
    }
    out
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a line begins with a small letter, or with what can only go on.
pub fn begins_small(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '.'))
}

/// Whether a line begins with a capital letter.
pub fn begins_large(text: &str) -> bool {
    let text = text.trim_start_matches(['"', '”', '“', '»', '\'', '(']);
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a line ends a sentence.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', '»', '«'])
        .ends_with(['.', ':', ';', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf_text::pages::pages;

    fn measure(text: &str) -> Measure {
        let lines: Vec<PageLine<'_>> = pages(text).into_iter().flatten().collect();
        Measure::of(&lines, |_| true)
    }

    #[test]
    fn a_hyphen_goes_only_where_the_word_is_known_without_it() {
        let measure = measure("Administrationen har skrevet.\nDet gør administrationen ikke.");
        assert_eq!(measure.glue("at admini-", "strationen har"), Glue::WithoutHyphen);
        assert_eq!(measure.glue("et lille budget-", "ark samt"), Glue::Nothing);
        assert_eq!(measure.glue("Børne-", "og Ungeudvalget"), Glue::Space);
        assert_eq!(measure.glue("den 02-", "09-2025"), Glue::Nothing);
        assert_eq!(measure.glue("et 2-", "timers møde"), Glue::Nothing);
        assert_eq!(measure.glue("sent –", "men ikke"), Glue::Space);
        assert_eq!(measure.glue("skole/", "hjem-samarbejde"), Glue::Nothing);
        assert_eq!(measure.glue("ud\u{ad}", "valget"), Glue::WithoutHyphen);
    }
}
