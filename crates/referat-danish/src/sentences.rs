//! Sentences: where one ends and the next begins.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation ("bl.a."), an ordinal or date ("1. marts"), an
//! initial ("Ulla B. drøfter") or a number. Blank lines and list markers at the head of a line end one too.
//! Nothing is dropped: the sentences with the white space between them are the text.

use std::ops::Range;

use crate::dates::month_number;
use crate::words::is_among;

/// Abbreviations that are followed by what they introduce; a capital after them begins no sentence.
/// Sorted, without the last full stop.
#[rustfmt::skip]
const INTRODUCING: [&str; 40] = [
    "adr", "afd", "afs", "art", "bl.a", "ca", "d", "dvs", "eks", "ekskl", "evt", "excl", "f", "f.eks", "fg",
    "fhv", "hhv", "ift", "incl", "inkl", "jf", "jfr", "kap", "kl", "konst", "ml", "nr", "p.g.a", "pga", "pkt",
    "pr", "s", "sml", "stk", "tlf", "v", "vedr", "vejl", "vha", "vs",
];

/// Abbreviations that may end a sentence; a capital after them begins the next. Sorted.
#[rustfmt::skip]
const CLOSING: [&str; 23] = [
    "a.m.b.a", "afg", "e.l", "etc", "gl", "kr", "kv", "kvrt", "kvt", "m.fl", "m.m", "m.v", "mfl", "mia",
    "mio", "mm", "mv", "o.l", "o.lign", "osv", "p.t", "pt", "t.h",
];

/// Words that follow an ordinal in capitals too: "2. Behandling", "3. Kvartal".
const COUNTED: [&str; 8] = [
    "afdeling",
    "behandling",
    "del",
    "etape",
    "fase",
    "halvår",
    "kvartal",
    "udgave",
];

/// The sentences of a text, each without the white space around it.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    spans(text).filter_map(|span| text.get(span))
}

/// The byte ranges of [`split`].
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + (rest.len() - rest.trim_start().len());
        let body = text.get(start..).filter(|body| !body.is_empty())?;
        let end = start + end_of_first(body);
        from = end;
        Some(start..end)
    })
}

/// The byte after the first sentence of a text that begins with one.
fn end_of_first(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes
        .iter()
        .skip(at)
        .position(|b| matches!(b, b'.' | b'!' | b'?' | b'\n' | 0xe2))
    {
        at += found;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            at += 1;
            continue;
        };
        let end = match c {
            '\n' => line_end(text, at),
            '.' | '!' | '?' | '…' => mark_end(text, at, c),
            _ => None,
        };
        if let Some(end) = end {
            return end;
        }
        at += c.len_utf8();
    }
    text.trim_end().len()
}

/// The sentence's end at a line break, where a blank line or a list marker follows.
fn line_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at + 1..)?;
    let next = rest.trim_start();
    let blank = rest.get(..rest.len() - next.len())?.contains('\n');
    let end = text.get(..at)?.trim_end().len();
    (!next.is_empty() && (blank || is_list_marker(next))).then_some(end)
}

/// Whether a line begins with "- ", "• ", "1. " or "a) ".
fn is_list_marker(line: &str) -> bool {
    if line.starts_with(['-', '–', '*', '•', '·', '▪']) {
        return line.chars().nth(1).is_some_and(char::is_whitespace);
    }
    let marker = line.split(char::is_whitespace).next().unwrap_or("");
    let figure = |body: &str| !body.is_empty() && body.len() <= 2 && body.bytes().all(|b| b.is_ascii_digit());
    if let Some(body) = marker.strip_suffix(')') {
        return figure(body) || (body.len() == 1 && body.bytes().all(|b| b.is_ascii_alphabetic()));
    }
    // A wrapped line may begin with an ordinal: "den\n5. december", "i\n1. kvartal".
    let after = line.get(marker.len()..).unwrap_or("").trim_start();
    let lower = after.starts_with(char::is_lowercase) && !after.starts_with("at ");
    marker.strip_suffix('.').is_some_and(figure) && !lower && !follows_ordinal(after)
}

/// The sentence's end at a full stop, exclamation or question mark, closing quotes and brackets included.
fn mark_end(text: &str, at: usize, mark: char) -> Option<usize> {
    let after_mark = at + mark.len_utf8();
    let rest = text.get(after_mark..)?;
    let closers = rest.trim_start_matches(['.', '!', '?', '…', '"', '”', '’', '\'', '»', ')', ']']);
    let end = after_mark + (rest.len() - closers.len());
    let next = closers.trim_start();
    if next.is_empty() {
        return Some(text.trim_end().len().max(end));
    }
    if next.len() == closers.len() {
        return None;
    }
    let opening = next.trim_start_matches(['"', '“', '”', '»', '«', '\'', '‘', '(', '[']);
    if opening.starts_with(char::is_lowercase) {
        return None;
    }
    let before = text.get(..at)?;
    (mark != '.' || end != after_mark || !belongs_to_word(before, opening)).then_some(end)
}

/// Whether a full stop after `before` belongs to its last word, when `next` follows in capitals or figures.
fn belongs_to_word(before: &str, next: &str) -> bool {
    let word_start = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '.' && c != '-')
        .map_or(0, |at| {
            at + before
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
    let word = before
        .get(word_start..)
        .unwrap_or("")
        .trim_start_matches(['.', '-']);
    let earlier = before.get(..word_start).unwrap_or("");
    let figure_follows = next.starts_with(|c: char| c.is_ascii_digit());
    if word.is_empty() {
        return false;
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let short = word.len() <= 2;
        // The text's or line's own number ("1. Der …"), "30. 09", "1. - 3. kvartal", "5. December".
        let period = next
            .strip_prefix(['-', '–'])
            .is_some_and(|to| to.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        return short && (at_line_start(earlier) || figure_follows || period || follows_ordinal(next));
    }
    if is_initial(word) && (word.contains('.') || at_line_start(earlier) || follows_name(earlier)) {
        return true;
    }
    is_among(word, &INTRODUCING) || (is_among(word, &CLOSING) && figure_follows)
}

fn at_line_start(earlier: &str) -> bool {
    let line = earlier.rsplit('\n').next().unwrap_or("");
    line.trim_matches([' ', '\t', '-', '•', '*', '–', '(', '"', '“', '”'])
        .is_empty()
}

fn follows_ordinal(next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    month_number(word).is_some() || is_among(word, &COUNTED)
}

/// "B", "H.C", "Aa".
fn is_initial(word: &str) -> bool {
    word == "Aa"
        || word.split(['.', '-']).all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
        })
}

/// Whether the word before is a name, so that a capital after it is an initial ("plan B." is none).
fn follows_name(earlier: &str) -> bool {
    let word = earlier
        .trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    word.starts_with(char::is_uppercase) || matches!(word, "v." | "og" | "af")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(text: &str) -> Vec<&str> {
        split(text).collect()
    }

    #[test]
    fn sentences_end_at_full_stops_questions_and_exclamations() {
        assert_eq!(
            all("Havnen får lys. Hvem betaler? Det gør vi!  Æbler er gode."),
            [
                "Havnen får lys.",
                "Hvem betaler?",
                "Det gør vi!",
                "Æbler er gode."
            ]
        );
        assert_eq!(all("Ingen slutning"), ["Ingen slutning"]);
        assert_eq!(all("  \n "), Vec::<&str>::new());
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        for text in [
            "Det gælder bl.a. Ringsted, f.eks. Skolegade, jf. Byrådets plan.",
            "Mødet er kl. 9, pkt. 3, nr. 4, stk. 2 og ca. 400 døre.",
            "Prisen er kr. 280.000 eller 1,6 mio. kr. om året pr. borger.",
            "Den 1. marts og d. 5. December 2030 evt. Odense.",
            "Oplæg v. Søren vedr. Havneplanen ift. Lokalplan 7.",
            "Brikker m.v. i kommunen, hhv. Nord og Syd.",
            "Ulla B. drøfter det med H.C. Andersen og Bo A. Lund.",
            "I 1.-3. kvartal og 3. Kvartal steg tallet med 2.5 pct. i alt.",
            "Rapport pr. 30. 09. 17 vedlagt.",
            "Udstyr som f. eks. Alarmer.",
            "Statistik for 1. - 3. kvartal og 4. kv. 2031 er klar.",
        ] {
            assert_eq!(all(text), [text]);
        }
    }

    #[test]
    fn an_abbreviation_before_a_capital_may_end_a_sentence() {
        assert_eq!(
            all("Der er frugt mv. Alle spiser."),
            ["Der er frugt mv.", "Alle spiser."]
        );
        assert_eq!(
            all("Det koster 64.000 kr. Pengene findes."),
            ["Det koster 64.000 kr.", "Pengene findes."]
        );
        assert_eq!(
            all("Vi har budget 2031. Det holder."),
            ["Vi har budget 2031.", "Det holder."]
        );
        assert_eq!(
            all("Vi flytter til bygning M. Det sker i maj."),
            ["Vi flytter til bygning M.", "Det sker i maj."]
        );
        assert_eq!(all("Der er 11. Det er nok."), ["Der er 11.", "Det er nok."]);
    }

    #[test]
    fn quotes_and_brackets_close_with_their_sentence() {
        assert_eq!(
            all("\"Vi går.\" Så gik de. (Alle.) Slut."),
            ["\"Vi går.\"", "Så gik de.", "(Alle.)", "Slut."]
        );
        assert_eq!(
            all("Brug for (licenser mv.) og mere."),
            ["Brug for (licenser mv.) og mere."]
        );
    }

    #[test]
    fn blank_lines_and_list_markers_end_a_sentence() {
        assert_eq!(
            all("Forum ønsker:\n\n- En plan\n- En frist\n  og lidt mere\n1. Der laves et kort\n2. at vi går"),
            [
                "Forum ønsker:",
                "- En plan",
                "- En frist\n  og lidt mere",
                "1. Der laves et kort",
                "2. at vi går"
            ]
        );
        assert_eq!(
            all("Mødet er den\n5. december i salen."),
            ["Mødet er den\n5. december i salen."]
        );
    }

    proptest! {
        #[test]
        fn no_character_is_dropped(text in "([A-ZÆa-zå.?! \\n\"()0-9-]|bl\\.a\\. |1\\. marts|…|\\PC){0,60}") {
            let mut from = 0;
            for span in spans(&text) {
                prop_assert!(span.start >= from && span.start < span.end);
                prop_assert!(text[from..span.start].trim().is_empty());
                prop_assert_eq!(text[span.clone()].trim(), &text[span.clone()]);
                from = span.end;
            }
            prop_assert!(text[from..].trim().is_empty());
        }
    }
}
