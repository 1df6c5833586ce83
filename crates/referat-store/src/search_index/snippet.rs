//! Snippets: the place of a text where most of what was sought stands, cut between words.
//!
//! Pieces of plain text, no markup. Nothing is cut inside a word that fits, and never inside a grapheme.

use std::ops::Range;

use referat_danish::compounds::Splitter;
use referat_domain::view::search::SnippetPiece;

use super::marks::{MarkedWord, Marks};

/// A snippet is about as long, in characters.
const LENGTH: usize = 200;

/// A title is shown whole up to this many characters.
const LONGEST_TITLE: usize = 300;

/// Texts are read up to this many bytes; a longer one is marked in its beginning only.
const LONGEST_READ: usize = 200_000;

/// Stands where text was left out.
const ELLIPSIS: &str = "…";

/// A different condition fulfilled is worth more than any number of words in a snippet.
const ANOTHER_CLAUSE: u32 = 1_000;

/// The title with what was sought marked.
pub(super) fn title(text: &str, marks: &Marks, splitter: &Splitter) -> Vec<SnippetPiece> {
    let end = text
        .char_indices()
        .nth(LONGEST_TITLE)
        .map_or(text.len(), |(at, _)| safe_end(text, 0, at));
    let shown = text.get(..end).unwrap_or_default();
    pieces(text, 0..end, &marks.find(shown, splitter))
}

/// The best place of some texts, the first of equals; their beginning where nothing was sought in words.
pub(super) fn snippet(texts: &[&str], marks: &Marks, splitter: &Splitter) -> Vec<SnippetPiece> {
    let mut best: Option<(u32, &str, Range<usize>, Vec<MarkedWord>)> = None;
    for text in texts {
        let read = text
            .get(..safe_end(text, 0, LONGEST_READ.min(text.len())))
            .unwrap_or_default();
        let marked = marks.find(read, splitter);
        let (worth, span) = densest(read, &marked);
        if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
            best = Some((worth, text, span, marked));
        }
    }
    best.map(|(_, text, span, marked)| pieces(text, around(text, &span), &marked))
        .unwrap_or_default()
}

/// Where the marked words stand closest, and what they are worth together.
fn densest(text: &str, marked: &[MarkedWord]) -> (u32, Range<usize>) {
    let mut best = (0, 0..0);
    for (from, first) in marked.iter().enumerate() {
        let mut clauses: Vec<usize> = Vec::new();
        let mut worth = 0;
        let mut end = first.span.start;
        for word in marked.iter().skip(from) {
            // Bytes are at least as many as characters, so this never shows too much.
            let too_far = text
                .get(first.span.start..word.span.end)
                .is_none_or(|between| between.len() > LENGTH);
            if too_far && end > first.span.start {
                break;
            }
            if !clauses.contains(&word.clause) {
                clauses.push(word.clause);
                worth += ANOTHER_CLAUSE;
            }
            worth += word.worth;
            end = word.span.end;
        }
        if worth > best.0 {
            best = (worth, first.span.start..end);
        }
    }
    best
}

/// About [`LENGTH`] characters with the span in the middle, from the beginning of a word to the end of one.
fn around(text: &str, span: &Range<usize>) -> Range<usize> {
    let within = text.get(span.clone()).map_or(0, |span| span.chars().count());
    let spare = LENGTH.saturating_sub(within);
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let length_before = before.chars().rev().take(LENGTH).count();
    let length_after = after.chars().take(LENGTH).count();
    // What one side doesn't need, the other may have.
    let take_after = length_after.min(spare - (spare / 3).min(length_before));
    let take_before = length_before.min(spare - take_after);
    let start = match take_before {
        0 => span.start,
        _ => before
            .char_indices()
            .rev()
            .nth(take_before - 1)
            .map_or(0, |(at, _)| at),
    };
    let end = after
        .char_indices()
        .nth(take_after)
        .map_or(text.len(), |(at, _)| span.end + at);
    let start = if start == 0 {
        0
    } else {
        safe_start(text, start, span.start)
    };
    let end = if end == text.len() {
        end
    } else {
        safe_end(text, span.end.max(start), end)
    };
    let shown = text.get(start..end).unwrap_or_default();
    let start = start + (shown.len() - shown.trim_start().len());
    let end = start.max(end - (shown.len() - shown.trim_end().len()));
    start..end
}

/// The first beginning of a word from a place on, but no later than `latest`, which is one.
fn safe_start(text: &str, from: usize, latest: usize) -> usize {
    let range = text.get(from..latest).unwrap_or_default();
    let places = || range.char_indices().map(|(at, _)| from + at);
    places()
        .find(|&at| is_cut(text, at) && at_gap(text, at))
        .or_else(|| places().find(|&at| is_cut(text, at)))
        .unwrap_or(latest)
}

/// The last end of a word up to a place, but no earlier than `earliest`, which is one.
fn safe_end(text: &str, earliest: usize, to: usize) -> usize {
    if to >= text.len() {
        return text.len();
    }
    let to = (0..=to).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let range = text.get(earliest..to).unwrap_or_default();
    let places = || {
        range
            .char_indices()
            .rev()
            .map(|(at, _)| earliest + at)
            .filter(|&at| at > earliest)
    };
    [to].into_iter()
        .chain(places())
        .take(LENGTH)
        .find(|&at| is_cut(text, at) && at_gap(text, at))
        .or_else(|| [to].into_iter().chain(places()).find(|&at| is_cut(text, at)))
        .unwrap_or(earliest)
}

/// Whether white space stands before or behind a place.
fn at_gap(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    before.is_some_and(char::is_whitespace) || after.is_some_and(char::is_whitespace)
}

/// Whether a text may be cut at a place: between two characters that surely begin graphemes of their own.
///
/// Better one place too few than a letter without its accent, or half a flag.
fn is_cut(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    match (before, after) {
        (Some('\r'), Some('\n')) => false,
        (Some(before), Some(after)) => stands_alone(before) && stands_alone(after),
        (None, _) | (_, None) => true,
    }
}

/// Characters that never join the one before or after them into one grapheme.
fn stands_alone(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2027}'
        | '\u{3040}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
        // "©" and "®" can begin a pictograph.
        && !matches!(c, '©' | '®')
}

/// The text of a range, cut where marks begin and end; an ellipsis stands for what was left out.
fn pieces(text: &str, range: Range<usize>, marked: &[MarkedWord]) -> Vec<SnippetPiece> {
    let mut pieces: Vec<SnippetPiece> = Vec::new();
    let mut add = |text: &str, is_hit: bool| {
        if text.is_empty() {
            return;
        }
        // White space of any kind and length is one space.
        let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.starts_with(char::is_whitespace) {
            words.insert(0, ' ');
        }
        if text.ends_with(char::is_whitespace) && words != " " {
            words.push(' ');
        }
        match pieces.last_mut() {
            Some(last) if last.is_hit == is_hit => last.text.push_str(&words),
            _ => pieces.push(SnippetPiece { text: words, is_hit }),
        }
    };
    if range.start > 0 {
        add(ELLIPSIS, false);
    }
    let mut from = range.start;
    let mut last_hit = false;
    for word in marked
        .iter()
        .filter(|word| range.start <= word.span.start && word.span.end <= range.end)
    {
        let between = text.get(from..word.span.start).unwrap_or_default();
        // Marked words with nothing but a space or a hyphen between are marked as one.
        let is_one = last_hit && !between.is_empty() && between.chars().all(|c| c == ' ' || c == '-');
        add(between, is_one);
        add(text.get(word.span.clone()).unwrap_or_default(), true);
        from = word.span.end;
        last_hit = true;
    }
    add(text.get(from..range.end).unwrap_or_default(), false);
    if range.end < text.trim_end().len() {
        add(ELLIPSIS, false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::words::stem_of;
    use super::*;

    fn marks(word: &str) -> Marks {
        let mut marks = Marks::default();
        marks.stem(stem_of(word).unwrap(), 0);
        marks
    }

    fn whole(pieces: &[SnippetPiece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn hits(pieces: &[SnippetPiece]) -> Vec<&str> {
        pieces
            .iter()
            .filter(|piece| piece.is_hit)
            .map(|piece| piece.text.as_str())
            .collect()
    }

    #[test]
    fn the_densest_place_is_shown_between_whole_words() {
        let text = format!(
            "Budget først. {} budget og igen budgettet her. {}",
            "fyld ord ".repeat(60),
            "mere ".repeat(90)
        );
        let shown = snippet(&[&text], &marks("budget"), &Splitter::default());
        assert_eq!(hits(&shown), ["budget", "budgettet"]);
        let whole = whole(&shown);
        assert!(whole.starts_with('…') && whole.ends_with('…'), "{whole}");
        assert!((150..=LENGTH + 2).contains(&whole.chars().count()), "{whole}");
        for word in whole.trim_matches('…').split_whitespace() {
            assert!(text.split_whitespace().any(|other| other == word), "{word}");
        }
    }

    #[test]
    fn short_texts_are_shown_whole_and_the_best_text_is_chosen() {
        let shown = snippet(
            &["Ingenting her.", "Et  budget\nfor 2025."],
            &marks("budget"),
            &Splitter::default(),
        );
        assert_eq!(whole(&shown), "Et budget for 2025.");
        let begin = snippet(
            &["Ingenting her.", "Et budget."],
            &marks("skole"),
            &Splitter::default(),
        );
        assert_eq!(whole(&begin), "Ingenting her.");
        assert_eq!(snippet(&[], &marks("skole"), &Splitter::default()), []);
    }

    #[test]
    fn words_side_by_side_are_marked_as_one() {
        let shown = title(
            "Budget-budget budget, budget",
            &marks("budget"),
            &Splitter::default(),
        );
        assert_eq!(hits(&shown), ["Budget-budget budget", "budget"]);
    }

    #[test]
    fn nothing_is_cut_inside_a_grapheme() {
        for grapheme in ["e\u{301}", "👩‍👩‍👧", "🇩🇰", "각", "a\u{30a}\u{323}", "👍🏽"] {
            let text = format!("{} budget {}", grapheme.repeat(300), grapheme.repeat(300));
            let shown = whole(&snippet(&[&text], &marks("budget"), &Splitter::default()));
            let rest = shown
                .replace('…', "")
                .replace(" budget ", "")
                .replace("budget", "");
            assert_eq!(rest.trim().replace(grapheme, ""), "", "{grapheme}: {shown}");
        }
    }

    #[test]
    fn a_run_of_letters_is_cut_somewhere() {
        let text = "ø".repeat(100_000);
        assert!(
            whole(&snippet(&[&text], &marks("budget"), &Splitter::default()))
                .chars()
                .count()
                <= LENGTH + 1
        );
        assert!(
            whole(&title(&text, &marks("budget"), &Splitter::default()))
                .chars()
                .count()
                <= LONGEST_TITLE + 1
        );
    }
}
