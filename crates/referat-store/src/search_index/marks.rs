//! What of a text was sought: the same reduction of words as in the index, kept for marking.

use std::collections::BTreeMap;
use std::ops::Range;

use referat_danish::compounds::Splitter;

use super::words::{folded, part_stems, stem_of, words};

/// What to mark, each with the query's condition it belongs to.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    stems: BTreeMap<String, usize>,
    /// Stems of the parts of compounds sought.
    parts: BTreeMap<String, usize>,
    prefixes: Vec<(String, usize)>,
    phrases: Vec<(Vec<String>, usize)>,
}

/// A word of a text that was sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkedWord {
    /// Where it stands, in bytes.
    pub(super) span: Range<usize>,
    /// The condition it fulfils.
    pub(super) clause: usize,
    /// How well.
    pub(super) worth: u32,
}

/// What a marked word is worth when a snippet is chosen.
mod worth {
    pub(super) const PHRASE: u32 = 6;
    pub(super) const WORD: u32 = 4;
    pub(super) const IN_COMPOUND: u32 = 3;
    pub(super) const PART: u32 = 2;
    pub(super) const PART_IN_COMPOUND: u32 = 1;
}

impl Marks {
    pub(super) fn stem(&mut self, stem: String, clause: usize) {
        self.stems.entry(stem).or_insert(clause);
    }

    pub(super) fn part(&mut self, stem: String, clause: usize) {
        self.parts.entry(stem).or_insert(clause);
    }

    pub(super) fn prefix(&mut self, begin: String, clause: usize) {
        self.prefixes.push((begin, clause));
    }

    pub(super) fn phrase(&mut self, words: Vec<String>, clause: usize) {
        if !words.is_empty() {
            self.phrases.push((words, clause));
        }
    }

    fn is_empty(&self) -> bool {
        self.stems.is_empty() && self.prefixes.is_empty() && self.phrases.is_empty()
    }

    /// The words of a text that were sought, in order.
    pub(super) fn find(&self, text: &str, splitter: &Splitter) -> Vec<MarkedWord> {
        if self.is_empty() {
            return Vec::new();
        }
        let words: Vec<(Range<usize>, bool, String)> = words(text)
            .map(|word| (word.start..word.end, word.is_joined, folded(word.text)))
            .collect();
        let mut marked: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
        let mut mark = |place: usize, clause: usize, worth: u32| {
            let best = marked.entry(place).or_insert((clause, worth));
            if worth > best.1 {
                *best = (clause, worth);
            }
        };
        for (place, (_, is_joined, word)) in words.iter().enumerate() {
            if let Some((clause, worth)) = self.word(word, splitter) {
                mark(place, clause, worth);
            }
            // "IT-strategi" where "itstrategi" was sought.
            if *is_joined && let Some((_, _, before)) = words.get(place.wrapping_sub(1)) {
                let whole = stem_of(&format!("{before}{word}"));
                if let Some(&clause) = whole.and_then(|whole| self.stems.get(&whole)) {
                    mark(place - 1, clause, worth::WORD);
                    mark(place, clause, worth::WORD);
                }
            }
            for (phrase, clause) in &self.phrases {
                let stands_here = words.get(place..place + phrase.len()).is_some_and(|here| {
                    here.iter()
                        .zip(phrase)
                        .all(|((_, _, word), sought)| word == sought)
                });
                if stands_here {
                    (place..place + phrase.len()).for_each(|place| mark(place, *clause, worth::PHRASE));
                }
            }
        }
        let span = |place: usize| words.get(place).map(|(span, _, _)| span.clone());
        marked
            .into_iter()
            .filter_map(|(place, (clause, worth))| {
                Some(MarkedWord {
                    span: span(place)?,
                    clause,
                    worth,
                })
            })
            .collect()
    }

    fn word(&self, word: &str, splitter: &Splitter) -> Option<(usize, u32)> {
        if let Some((_, clause)) = self.prefixes.iter().find(|(begin, _)| word.starts_with(begin)) {
            return Some((*clause, worth::WORD));
        }
        // A stem is the beginning of its word, and a part's stem stands in its compound: most words are none of
        // it, and needn't be reduced.
        if !self
            .stems
            .keys()
            .chain(self.parts.keys())
            .any(|stem| word.contains(stem.as_str()))
        {
            return None;
        }
        let stem = stem_of(word)?;
        if let Some(&clause) = self.stems.get(&stem) {
            return Some((clause, worth::WORD));
        }
        let own_parts = part_stems(splitter, word);
        let of = |stems: &BTreeMap<String, usize>| own_parts.iter().find_map(|part| stems.get(part).copied());
        None.or_else(|| of(&self.stems).map(|clause| (clause, worth::IN_COMPOUND)))
            .or_else(|| self.parts.get(&stem).map(|&clause| (clause, worth::PART)))
            .or_else(|| of(&self.parts).map(|clause| (clause, worth::PART_IN_COMPOUND)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(marks: &Marks, text: &str) -> Vec<String> {
        let known = ["budget", "proces", "skole"].map(|word| (word.to_owned(), 5));
        let splitter = Splitter::learn(known.into_iter());
        marks
            .find(text, &splitter)
            .into_iter()
            .map(|word| text[word.span].to_owned())
            .collect()
    }

    #[test]
    fn inflections_and_compounds_are_marked_as_whole_words() {
        let mut marks = Marks::default();
        marks.stem(stem_of("budget").unwrap(), 0);
        assert_eq!(
            marked(
                &marks,
                "Budgetterne, budgetprocessen og KL's skolebudget's tal; ikke skole."
            ),
            ["Budgetterne", "budgetprocessen", "skolebudget's"]
        );
    }

    #[test]
    fn a_phrase_is_marked_only_where_it_stands_whole() {
        let mut marks = Marks::default();
        marks.phrase(vec!["proces".into(), "for".into(), "budget".into()], 0);
        assert_eq!(
            marked(&marks, "en proces for skole; proces for budget"),
            ["proces", "for", "budget"]
        );
    }

    #[test]
    fn a_word_with_a_hyphen_is_marked_for_the_word_without() {
        let mut marks = Marks::default();
        marks.stem(stem_of("itstrategi").unwrap(), 0);
        assert_eq!(marked(&marks, "Om IT-strategien"), ["IT", "strategien"]);
    }
}
