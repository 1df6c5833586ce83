//! Journal numbers, KLE numbers and days as terms of the index, and how typed ones are recognised.

use referat_domain::Date;

/// Marks the term of a whole journal number among those of its prefixes.
const WHOLE: char = '=';

/// Longer numbers are cut: they are none.
const LONGEST: usize = 40;

/// A day as a number that sorts like the calendar; 512 days a year.
pub(super) fn day(date: Date) -> i64 {
    i64::from(date.year()) * 512 + i64::from(date.month()) * 32 + i64::from(date.day())
}

/// The year of such a number.
pub(super) fn year_of(day: i64) -> Option<i16> {
    i16::try_from(day.div_euclid(512)).ok()
}

/// A number in one spelling: lower case, plain hyphens, no spaces.
pub(super) fn normalised(number: &str) -> String {
    number
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(LONGEST)
        .flat_map(char::to_lowercase)
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect()
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—')
}

/// Everything a number begins with, the number itself included.
pub(super) fn prefixes(number: &str) -> Vec<String> {
    number
        .char_indices()
        .map(|(at, c)| number[..at + c.len_utf8()].to_owned())
        .collect()
}

/// The terms of a printed journal number: itself as a whole, and what it may be asked for by.
///
/// Subject and facet may be asked for by any beginning, serial and year only whole: "P00-1" is not "P00-12".
pub(super) fn journal_number_terms(printed: &str) -> Vec<String> {
    let number = normalised(printed);
    let by_letter = number
        .char_indices()
        .filter(|&(_, c)| c == '-')
        .nth(1)
        .map_or(number.len(), |(at, _)| at);
    let mut terms = prefixes(&number[..by_letter]);
    for (at, _) in number
        .char_indices()
        .filter(|&(at, c)| at > by_letter && c == '-')
    {
        terms.push(number[..at].to_owned());
    }
    if by_letter < number.len() {
        terms.push(number.clone());
    }
    terms.push(whole(&number));
    terms
}

/// The term only this very number has.
pub(super) fn whole(normalised: &str) -> String {
    format!("{normalised}{WHOLE}")
}

/// A journal number or its beginning at the start of a text, in one spelling, and how many bytes it takes.
///
/// At least group level ("00.30"); spaces around dashes are allowed where the next part follows. Nothing
/// but white space or a closing mark may stand right behind it.
pub(super) fn scan_journal_number(text: &str) -> Option<(String, usize)> {
    let mut scan = Scan {
        text,
        at: 0,
        number: String::new(),
    };
    scan.digits(2..=2)?;
    scan.dot_and_two_digits()?;
    if scan.dot_and_two_digits().is_some()
        && scan.dash(Scan::facet).is_some()
        && scan.dash(|scan| scan.digits(1..=9)).is_some()
    {
        scan.dash(|scan| scan.digits(2..=2));
    }
    let rest = text.get(scan.at..)?;
    let ends = rest
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '*' | '"'));
    // A full stop may end a sentence, but not stand inside a longer number.
    let stops = rest
        .strip_prefix('.')
        .is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    (ends || stops).then_some((scan.number, scan.at))
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    number: String,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, bytes: usize) {
        let taken = self.rest().get(..bytes).unwrap_or_default().to_lowercase();
        self.number.push_str(&taken);
        self.at += bytes;
    }

    fn digits(&mut self, how_many: std::ops::RangeInclusive<usize>) -> Option<()> {
        let found = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        how_many.contains(&found).then(|| self.take(found))
    }

    fn dot_and_two_digits(&mut self) -> Option<()> {
        let before = (self.at, self.number.len());
        self.rest().starts_with('.').then(|| self.take(1))?;
        self.digits(2..=2).or_else(|| self.back_to(before))
    }

    fn facet(&mut self) -> Option<()> {
        let letter = self.rest().chars().next().filter(|c| {
            matches!(
                c.to_ascii_uppercase(),
                'A' | 'P' | 'S' | 'G' | 'K' | 'I' | 'Ø' | 'ø'
            )
        })?;
        let before = (self.at, self.number.len());
        self.take(letter.len_utf8());
        self.digits(1..=2).or_else(|| self.back_to(before))
    }

    /// A dash with spaces around it, and what must follow it.
    fn dash(&mut self, next: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        let before = (self.at, self.number.len());
        let spaces = |text: &str| text.len() - text.trim_start_matches(' ').len();
        self.at += spaces(self.rest());
        let Some(dash) = self.rest().chars().next().filter(|&c| is_dash(c)) else {
            return self.back_to(before);
        };
        self.number.push('-');
        self.at += dash.len_utf8();
        self.at += spaces(self.rest());
        next(self).or_else(|| self.back_to(before))
    }

    fn back_to(&mut self, (at, length): (usize, usize)) -> Option<()> {
        self.at = at;
        self.number.truncate(length);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_sort_like_the_calendar_and_keep_their_year() {
        let days =
            [(2019, 12, 31), (2020, 1, 1), (2020, 2, 29)].map(|(y, m, d)| day(Date::constant(y, m, d)));
        assert!(days.is_sorted());
        assert_eq!(days.map(year_of), [Some(2019), Some(2020), Some(2020)]);
    }

    #[test]
    fn a_number_is_found_by_its_beginnings_but_not_by_half_a_serial() {
        let terms = journal_number_terms("00.30.00-P00-12-21");
        for prefix in [
            "00.30",
            "00.30.00",
            "00.30.00-p",
            "00.30.00-p00",
            "00.30.00-p00-12",
            "00.30.00-p00-12-21",
        ] {
            assert!(terms.contains(&prefix.to_owned()), "{prefix}");
        }
        assert!(!terms.contains(&"00.30.00-p00-1".to_owned()));
        assert!(terms.contains(&whole("00.30.00-p00-12-21")));
        assert!(journal_number_terms("").len() == 1);
    }

    #[test]
    fn numbers_are_recognised_where_they_stand_alone() {
        let scan = |text| scan_journal_number(text).map(|(number, _)| number);
        for (text, number) in [
            ("00.30", "00.30"),
            ("00.30.00 budget", "00.30.00"),
            ("00.30.00-P00-5-21", "00.30.00-p00-5-21"),
            ("00.30.00 – Ø54 - 5 - 21, og", "00.30.00-ø54-5-21"),
            ("00.30.00 - det", "00.30.00"),
            ("00.30.00.", "00.30.00"),
        ] {
            assert_eq!(scan(text).as_deref(), Some(number), "{text}");
        }
        for text in [
            "",
            "00",
            "00.3",
            "2.500.000",
            "00.30x",
            "00.30.00-X00",
            "0030",
            "00.30.00.5",
        ] {
            assert_eq!(scan(text), None, "{text}");
        }
    }
}
