//! Two texts word by word: what stayed, what came, what went.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Texts of more words are compared line by line: the work grows with the square of what differs.
const MOST_WORDS: usize = 3_000;

/// Texts of more lines are taken as a whole.
const MOST_LINES: usize = 3_000;

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordChange {
    /// In both.
    Same(String),
    /// Only in the new one.
    Added(String),
    /// Only in the old one.
    Removed(String),
}

/// Compares two texts. Put together, what is same and removed is the old text, same and added the new one.
pub fn compare(old: &str, new: &str) -> Vec<WordChange> {
    let (old_lines, new_lines) = (pieces(old, Cut::Lines), pieces(new, Cut::Lines));
    if old_lines.len() > MOST_LINES || new_lines.len() > MOST_LINES {
        return joined(vec![(Kind::Removed, old), (Kind::Added, new)]);
    }
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines) {
        let (_, old_range, new_range) = op.as_tag_tuple();
        let (old_part, new_part) = (
            old_lines.get(old_range).unwrap_or_default(),
            new_lines.get(new_range).unwrap_or_default(),
        );
        match op {
            DiffOp::Equal { .. } => changes.extend(new_part.iter().map(|line| (Kind::Same, *line))),
            DiffOp::Delete { .. } => changes.extend(old_part.iter().map(|line| (Kind::Removed, *line))),
            DiffOp::Insert { .. } => changes.extend(new_part.iter().map(|line| (Kind::Added, *line))),
            DiffOp::Replace { .. } => changes.extend(within(old_part, new_part)),
        }
    }
    joined(changes)
}

/// The words of lines that were replaced by others.
fn within<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(Kind, &'t str)> {
    let words = |lines: &[&'t str]| -> Vec<&'t str> {
        lines.iter().flat_map(|line| pieces(line, Cut::Words)).collect()
    };
    let (old_words, new_words) = (words(old), words(new));
    if old_words.len() > MOST_WORDS || new_words.len() > MOST_WORDS {
        let removed = old.iter().map(|line| (Kind::Removed, *line));
        return removed
            .chain(new.iter().map(|line| (Kind::Added, *line)))
            .collect();
    }
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        let (_, old_range, new_range) = op.as_tag_tuple();
        let removed = old_words.get(old_range).unwrap_or_default();
        let added = new_words.get(new_range).unwrap_or_default();
        if matches!(op, DiffOp::Equal { .. }) {
            changes.extend(added.iter().map(|word| (Kind::Same, *word)));
        } else {
            changes.extend(removed.iter().map(|word| (Kind::Removed, *word)));
            changes.extend(added.iter().map(|word| (Kind::Added, *word)));
        }
    }
    changes
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Added,
    Removed,
}

#[derive(Clone, Copy)]
enum Cut {
    Lines,
    Words,
}

/// A text in pieces, each with the white space after it.
fn pieces(text: &str, cut: Cut) -> Vec<&str> {
    match cut {
        Cut::Lines => text.split_inclusive('\n').collect(),
        Cut::Words => {
            let mut pieces = Vec::new();
            let (mut start, mut in_space) = (0, false);
            for (at, c) in text.char_indices() {
                if in_space && !c.is_whitespace() {
                    pieces.push(text.get(start..at).unwrap_or_default());
                    start = at;
                }
                in_space = c.is_whitespace();
            }
            if start < text.len() {
                pieces.push(text.get(start..).unwrap_or_default());
            }
            pieces
        }
    }
}

/// Neighbours of one kind become one run.
fn joined(changes: Vec<(Kind, &str)>) -> Vec<WordChange> {
    let mut runs: Vec<(Kind, String)> = Vec::new();
    for (kind, text) in changes.into_iter().filter(|(_, text)| !text.is_empty()) {
        match runs.last_mut() {
            Some((last, run)) if *last == kind => run.push_str(text),
            Some(_) | None => runs.push((kind, text.to_owned())),
        }
    }
    runs.into_iter()
        .map(|(kind, text)| match kind {
            Kind::Same => WordChange::Same(text),
            Kind::Added => WordChange::Added(text),
            Kind::Removed => WordChange::Removed(text),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_words_that_differ_are_told_and_no_others() {
        assert_eq!(
            compare("at Chefforum drøfter sagen", "at Chefforum godkender sagen"),
            [
                WordChange::Same("at Chefforum ".into()),
                WordChange::Removed("drøfter ".into()),
                WordChange::Added("godkender ".into()),
                WordChange::Same("sagen".into()),
            ]
        );
        assert_eq!(compare("", ""), []);
        assert_eq!(compare("", "nyt"), [WordChange::Added("nyt".into())]);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(
            old in "([a-c æ]{0,3}[ \n]){0,12}",
            new in "([a-c æ]{0,3}[ \n]){0,12}",
        ) {
            let (mut was, mut is) = (String::new(), String::new());
            for change in compare(&old, &new) {
                match change {
                    WordChange::Same(text) => { was.push_str(&text); is.push_str(&text); }
                    WordChange::Added(text) => is.push_str(&text),
                    WordChange::Removed(text) => was.push_str(&text),
                }
            }
            prop_assert_eq!(was, old);
            prop_assert_eq!(is, new);
        }
    }

    #[test]
    fn texts_without_anything_in_common_are_compared_in_no_time_whatever_their_size() {
        let long = |word: &str| format!("{word} ").repeat(200_000);
        assert_eq!(compare(&long("ja"), &long("nej")).len(), 2);
        let lines = |word: &str| format!("{word}\n").repeat(200_000);
        assert_eq!(compare(&lines("ja"), &lines("nej")).len(), 2);
    }
}
