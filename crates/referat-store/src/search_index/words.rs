//! Words of a text as search sees them: where they stand, and what they are reduced to.
//!
//! The same functions serve documents, queries and highlighting, so that what is found is also marked.

use referat_danish::compounds::Splitter;
use referat_danish::folding::{fold, is_stop_word, stem};

/// No term has more letters; longer words are cut, in documents and queries alike.
const LONGEST_TERM: usize = 60;

/// A second ending is taken off a word if it has at most so many letters.
const LONGEST_SECOND_ENDING: usize = 3;

/// And if so many are left.
const SHORTEST_STEM: usize = 3;

/// A soft hyphen: may stand inside a word and is no part of it.
const SOFT_HYPHEN: char = '\u{ad}';

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word without an ending after an apostrophe ("KL" of "KL's").
    pub(super) text: &'t str,
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends, with such an ending.
    pub(super) end: usize,
    /// Whether only a hyphen stands between it and the word before.
    pub(super) is_joined: bool,
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    let mut last_end = None;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        let length = rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
        let word = rest.get(..length)?;
        let end = start + length + ending_after_apostrophe(rest.get(length..)?);
        let is_joined = last_end.is_some_and(|last| text.get(last..start).is_some_and(is_hyphen));
        last_end = Some(end);
        from = end;
        Some(Word {
            text: word,
            start,
            end,
            is_joined,
        })
    })
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == SOFT_HYPHEN || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether the text is one hyphen.
fn is_hyphen(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_hyphen_char) && chars.next().is_none()
}

fn is_hyphen_char(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// How many bytes of "'s", "'er" and the like follow.
fn ending_after_apostrophe(rest: &str) -> usize {
    let Some(apostrophe) = rest.chars().next().filter(|c| matches!(c, '\'' | '’')) else {
        return 0;
    };
    let tail = rest.get(apostrophe.len_utf8()..).unwrap_or_default();
    let ending: &str = tail
        .get(..tail.find(|c| !is_word_char(c)).unwrap_or(tail.len()))
        .unwrap_or_default();
    let is_ending = matches!(
        ending,
        "s" | "er" | "en" | "et" | "ere" | "erne" | "ers" | "ens" | "ets" | "ernes"
    );
    if is_ending {
        apostrophe.len_utf8() + ending.len()
    } else {
        0
    }
}

/// The word folded, without hyphens inside, at most [`LONGEST_TERM`] letters.
pub(super) fn folded(word: &str) -> String {
    let mut folded = folded_plainly(word).unwrap_or_else(|| {
        // Folding can lengthen a word, never by more than this.
        let letters = word.chars().filter(|&c| c != SOFT_HYPHEN && !is_hyphen_char(c));
        fold(&letters.take(LONGEST_TERM * 2).collect::<String>())
    });
    if folded.len() > LONGEST_TERM
        && let Some((cut, _)) = folded.char_indices().nth(LONGEST_TERM)
    {
        folded.truncate(cut);
    }
    folded
}

/// What folding makes of a word of Danish letters and figures without "aa", which most are.
fn folded_plainly(word: &str) -> Option<String> {
    let mut folded = String::with_capacity(word.len());
    let mut after_a = false;
    for c in word.chars() {
        let c = match c {
            'a'..='z' | '0'..='9' | 'æ' | 'ø' | 'å' => c,
            'A'..='Z' => c.to_ascii_lowercase(),
            'Æ' => 'æ',
            'Ø' => 'ø',
            'Å' => 'å',
            _ => return None,
        };
        if c == 'a' && after_a {
            return None;
        }
        after_a = c == 'a';
        folded.push(c);
    }
    Some(folded)
}

/// The stem of a folded word; `None` for one that says nothing in a search.
pub(super) fn stem_of(folded: &str) -> Option<String> {
    (!folded.is_empty() && !is_stop_word(folded)).then(|| common_stem(folded))
}

/// The stem all inflections share.
///
/// The Danish rules take one ending off. They take it off lemmas that look inflected too ("budget" becomes
/// "budg", but "budgetter" "budget"; "proces" "proc", but "processen" "proces"), so a second one is taken off
/// where it is short; a long one is a word of its own ("interesse" isn't "interne"). They leave the past
/// tense of "drøftede" alone, and take "godkende", but not "godkendt", for a participle.
fn common_stem(folded: &str) -> String {
    let once = stem(folded);
    let is_past = folded.strip_suffix('s').unwrap_or(folded).ends_with("ede");
    let once = match once.strip_suffix("ed") {
        Some(verb) if is_past && verb.chars().count() >= SHORTEST_STEM => verb,
        _ => once.as_ref(),
    };
    let twice = stem(once);
    let (letters, left) = (once.chars().count(), twice.chars().count());
    let is_short = left >= SHORTEST_STEM && letters - left.min(letters) <= LONGEST_SECOND_ENDING;
    let stem = if is_short { twice.as_ref() } else { once };
    match stem.strip_suffix("end") {
        Some(verb) if verb.chars().count() >= SHORTEST_STEM => verb.to_owned(),
        _ => stem.to_owned(),
    }
}

/// The stems of the parts of a folded compound; empty if it is none.
pub(super) fn part_stems(splitter: &Splitter, folded: &str) -> Vec<String> {
    let stemmed = stem(folded);
    let mut parts = splitter.split(folded);
    if parts.is_empty() {
        // "budgetprocessen" where "proces" is known.
        parts = splitter.split(&stemmed);
    }
    let mut stems: Vec<String> = Vec::new();
    for part in parts.into_iter().filter_map(stem_of) {
        if !stems.contains(&part) {
            stems.push(part);
        }
    }
    if stems.len() < 2 { Vec::new() } else { stems }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        words(text).map(|word| (word.text, word.is_joined)).collect()
    }

    #[test]
    fn hyphens_join_and_apostrophes_end_a_word() {
        assert_eq!(
            found("KL's IT-strategi - børne- og unge, pc'erne"),
            [
                ("KL", false),
                ("IT", false),
                ("strategi", true),
                ("børne", false),
                ("og", false),
                ("unge", false),
                ("pc", false)
            ]
        );
    }

    #[test]
    fn soft_hyphens_are_inside_words_and_not_in_terms() {
        let word = words("bud\u{ad}get").next().unwrap();
        assert_eq!((folded(word.text), word.end), ("budget".to_owned(), 8));
    }

    #[test]
    fn a_run_of_letters_is_cut_and_never_in_a_letter() {
        assert_eq!(folded(&"ø".repeat(5000)).chars().count(), LONGEST_TERM);
        assert_eq!(folded("i-t"), "it");
    }

    proptest! {
        #[test]
        fn the_short_way_of_folding_leads_to_the_same(word in "([a-zA-ZæøåÆØÅ0-9]|aa|\\PC){0,12}") {
            if let Some(folded) = folded_plainly(&word) {
                prop_assert_eq!(folded, fold(&word));
            }
        }

        #[test]
        fn a_stem_is_the_beginning_of_its_word(word in "[a-zæøå]{1,14}(erne|ede|ende|sens|sstede|løst|gt)?") {
            prop_assert!(word.starts_with(&common_stem(&word)), "{}", common_stem(&word));
        }
    }

    #[test]
    fn stop_words_have_no_stem() {
        assert_eq!(stem_of("og"), None);
    }

    #[test]
    fn inflections_have_one_stem_and_other_words_another() {
        for words in [
            &["budget", "budgetter", "budgettet", "budgetternes", "budgets"][..],
            &["proces", "processen", "processer", "processernes"],
            &["indsats", "indsatsen", "indsatser"],
            &["adresse", "adressen", "adresserne"],
            &[
                "drøfte",
                "drøftede",
                "drøftedes",
                "drøftet",
                "drøfter",
                "drøftelse",
                "drøftelserne",
            ],
            &["orientere", "orienterede", "orienteres", "orienteret"],
            &["godkende", "godkendte", "godkendt", "godkendes"],
            &["skole", "skolen", "skolernes"],
            &["interesse", "interessen", "interesserne"],
        ] {
            let stems: Vec<_> = words.iter().map(|word| stem_of(word)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{words:?} {stems:?}");
        }
        for (one, other) in [
            ("interesse", "interne"),
            ("møde", "mode"),
            ("plan", "plads"),
            ("direktion", "direktør"),
        ] {
            assert_ne!(stem_of(one), stem_of(other));
        }
    }

    #[test]
    fn an_inflected_compound_is_split_too() {
        let known = ["budget", "proces"].map(|word| (word.to_owned(), 5));
        let splitter = Splitter::learn(known.into_iter());
        for word in ["budgetproces", "budgetprocessen", "budgetprocesserne"] {
            assert_eq!(part_stems(&splitter, word), ["budg", "proc"], "{word}");
        }
        assert_eq!(part_stems(&splitter, "budget"), Vec::<String>::new());
    }
}
