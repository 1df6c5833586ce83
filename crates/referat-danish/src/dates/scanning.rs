//! One pass over a text that finds what has the form of a date, whether or not the calendar has it.
//!
//! Works on bytes from digit to digit; only the word after a day is ever looked at as letters.

use super::month_number;

/// Something with the form of a date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) day: i8,
    pub(super) month: i8,
    /// `None` for a day and a month in letters alone.
    pub(super) year: Option<i16>,
    /// Whether the year was written with two digits.
    pub(super) short_year: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Years that minutes speak of. Outside it a number after a month is an amount ("1. maj 400 borgere").
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2199;

/// The candidates of a text in order; none overlap.
pub(super) fn candidates(text: &str) -> impl Iterator<Item = Candidate> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let run = digits(bytes, at);
            let candidate = if follows_letter_or_digit(text, at) {
                None
            } else {
                in_figures(text, at, run).or_else(|| in_letters(text, at, run))
            };
            at = candidate.map_or(run, |candidate| candidate.end);
            if candidate.is_some() {
                return candidate;
            }
        }
        None
    })
}

/// The end of the run of digits that begins at `from`.
fn digits(bytes: &[u8], from: usize) -> usize {
    bytes
        .iter()
        .skip(from)
        .position(|b| !b.is_ascii_digit())
        .map_or(bytes.len(), |length| from + length)
}

fn number(text: &str, from: usize, to: usize) -> Option<i16> {
    text.get(from..to)?.parse().ok()
}

fn follows_letter_or_digit(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|before| before.chars().next_back())
        .is_some_and(char::is_alphanumeric)
}

fn is_digit_at(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// "15.11.2017", "15-11-2017", "15/11-2017", "2017-11-15", "28.2.25".
fn in_figures(text: &str, start: usize, first_end: usize) -> Option<Candidate> {
    let bytes = text.as_bytes();
    let separator = *bytes
        .get(first_end)
        .filter(|b| matches!(**b, b'.' | b'-' | b'/'))?;
    // The tail of a longer row of figures is no date.
    if start >= 2 && bytes[start - 1] == separator && bytes[start - 2].is_ascii_digit() {
        return None;
    }
    let second = after_separator(bytes, first_end)?;
    let second_end = digits(bytes, second);
    let joined = *bytes.get(second_end)?;
    let same = joined == separator;
    let danish_slash = separator == b'/' && matches!(joined, b'-' | b' ');
    if second_end - second > 2 || !(same || danish_slash) {
        return None;
    }
    let third = after_separator(bytes, second_end)?;
    let third_end = digits(bytes, third);
    let (first, second, last) = (
        number(text, start, first_end)?,
        number(text, second, second_end)?,
        number(text, third, third_end)?,
    );
    let short_year = first_end - start <= 2 && third_end - third == 2;
    let (year, month, day) = match (first_end - start, third_end - third) {
        (4, 1..=2) if same && separator != b'/' => (first, second, last),
        (1..=2, 4) => (last, second, first),
        // "15/11 20" is a day and a number.
        (1..=2, 2) if joined != b' ' => (if last < 70 { 2000 } else { 1900 } + last, second, first),
        _ => return None,
    };
    if !YEARS.contains(&year) || !may_end(text, third_end, separator, short_year) {
        return None;
    }
    if short_year && (is_clock(text, start) || !(1..=12).contains(&month)) {
        return None;
    }
    Some(Candidate {
        day: i8::try_from(day).ok()?,
        month: i8::try_from(month).ok()?,
        year: Some(year),
        short_year,
        start,
        end: third_end,
    })
}

/// Where the next figure begins: right after the separator, or after one space ("15. 11. 2017").
fn after_separator(bytes: &[u8], separator: usize) -> Option<usize> {
    let next = separator + 1;
    if is_digit_at(bytes, next) {
        return Some(next);
    }
    let spaced = bytes.get(separator) == Some(&b'.') && bytes.get(next) == Some(&b' ');
    (spaced && is_digit_at(bytes, next + 1)).then_some(next + 1)
}

/// Whether a date in figures may end here: not inside a longer row of figures or a journal number.
fn may_end(text: &str, end: usize, separator: u8, short_year: bool) -> bool {
    let mut rest = text.get(end..).unwrap_or("").chars();
    let next = rest.next();
    let after = rest.next();
    match next {
        Some('T') => after.is_some_and(|c| c.is_ascii_digit()),
        Some(c) if c.is_alphanumeric() => false,
        Some('.') => !after.is_some_and(|c| c.is_ascii_digit()),
        Some('-') if separator == b'-' => !after.is_some_and(|c| c.is_ascii_digit()),
        Some('-') => !(short_year && after.is_some_and(char::is_alphabetic)),
        Some('/') => separator != b'/' || !after.is_some_and(|c| c.is_ascii_digit()),
        Some(_) | None => true,
    }
}

/// Whether figures are announced as a time of day ("kl. 10.12.20").
fn is_clock(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("").trim_end_matches([' ', '.']);
    before.ends_with("kl") || before.ends_with("Kl")
}

/// "15. november 2017", "15.nov. 2017", "15 november '17", and without year "15. november".
fn in_letters(text: &str, start: usize, day_end: usize) -> Option<Candidate> {
    if day_end - start > 2 {
        return None;
    }
    let bytes = text.as_bytes();
    let dotted = bytes.get(day_end) == Some(&b'.');
    let word_start = after_space(text, day_end + usize::from(dotted))?;
    if !dotted && word_start == day_end {
        return None;
    }
    let rest = text.get(word_start..)?;
    // Most numbers are followed by something else: leave before any word is measured.
    if !rest.starts_with(|c: char| "jfmasondJFMASOND".contains(c)) {
        return None;
    }
    let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let mut after = rest.get(length..)?.chars();
    // "13. december-møde" is a meeting, "13. december-15. december" a period.
    let compound = after.next() == Some('-') && after.next().is_some_and(char::is_alphabetic);
    if length > "september".len() || compound {
        return None;
    }
    let month = month_number(rest.get(..length)?)?;
    let word_end = word_start + length;
    // "nov. 2017" and "maj. 2017", but after a whole name the full stop ends the sentence.
    let abbreviated = length <= 4 && bytes.get(word_end) == Some(&b'.');
    let month_end = word_end + usize::from(abbreviated);
    let (year, end) = match year_after(text, month_end) {
        Some((year, end)) => (Some(year), end),
        // The full stop belongs to the abbreviation unless nothing follows it.
        None => (None, word_end),
    };
    let day = i8::try_from(number(text, start, day_end)?).ok()?;
    Some(Candidate {
        day,
        month,
        year,
        short_year: false,
        start,
        end,
    })
}

/// A year after a month: "2017", ", 2017", "'17".
fn year_after(text: &str, month_end: usize) -> Option<(i16, usize)> {
    let bytes = text.as_bytes();
    let comma = usize::from(bytes.get(month_end) == Some(&b','));
    let mut from = after_space(text, month_end + comma)?;
    let rest = text.get(from..)?;
    let apostrophe = ['\'', '’']
        .into_iter()
        .find(|c| rest.starts_with(*c))
        .map_or(0, char::len_utf8);
    from += apostrophe;
    let end = digits(bytes, from);
    if text.get(end..)?.starts_with(char::is_alphanumeric) {
        return None;
    }
    let figure = number(text, from, end)?;
    match (apostrophe > 0, end - from) {
        (false, 4) if YEARS.contains(&figure) => Some((figure, end)),
        (true, 2) => Some((if figure < 70 { 2000 } else { 1900 } + figure, end)),
        (false | true, _) => None,
    }
}

/// The first byte after white space that does not leave the paragraph.
fn after_space(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let trimmed = rest.trim_start();
    let space = rest.get(..rest.len() - trimmed.len())?;
    (space.matches('\n').count() <= 1).then_some(from + space.len())
}
