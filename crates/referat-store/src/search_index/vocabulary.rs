//! The words the parts of compounds are learned from: counted by the caller, kept beside the index.
//!
//! Only open items are counted: how a query's words are cut must not tell what stands in closed ones.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use referat_danish::compounds::{OFTEN_ENOUGH, Splitter};

use super::error::SearchError;
use super::item::IndexedItem;
use super::words::{folded, words};

/// How often each word stands in a municipality's open items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordCounts {
    counts: BTreeMap<String, u32>,
    /// How many items were counted.
    items: u64,
}

/// What lies beside the index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Vocabulary {
    pub(super) version: u64,
    pub(super) words: WordCounts,
}

impl WordCounts {
    /// Counts the words of an item; those of a closed item are passed over.
    pub fn add(&mut self, item: &IndexedItem) {
        if !item.is_closed {
            self.items += 1;
            item.texts().for_each(|text| self.add_text(text));
        }
    }

    /// How many open items were counted.
    #[must_use]
    pub fn items(&self) -> u64 {
        self.items
    }

    fn add_text(&mut self, text: &str) {
        for word in words(text).filter(|word| word.text.chars().all(char::is_alphabetic)) {
            let count = self.counts.entry(folded(word.text)).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// The words seen often enough to be learned from.
    fn learnable(&self) -> impl Iterator<Item = (&str, u32)> {
        let counts = self.counts.iter().filter(|(_, count)| **count >= OFTEN_ENOUGH);
        counts.map(|(word, &count)| (word.as_str(), count))
    }

    /// The splitter that knows these words.
    pub(super) fn splitter(&self) -> Splitter {
        Splitter::learn(self.learnable().map(|(word, count)| (word.to_owned(), count)))
    }
}

impl Vocabulary {
    /// Writes the words to a file that is whole or not there: the version and how many items were counted,
    /// then a word and its count a line.
    pub(super) fn write(&self, place: &Path) -> Result<(), SearchError> {
        let mut text = format!("{}\t{}\n", self.version, self.words.items);
        for (word, count) in self.words.learnable() {
            text.push_str(&format!("{word}\t{count}\n"));
        }
        write_whole(place, text.as_bytes())
    }

    /// Reads the words; lines that are none are passed over, a missing file is empty.
    pub(super) fn read(place: &Path) -> Self {
        let text = fs::read_to_string(place).unwrap_or_default();
        let mut lines = text.lines().filter_map(|line| line.split_once('\t'));
        let (version, items) = lines.next().unwrap_or_default();
        let counts = lines
            .filter_map(|(word, count)| Some((word.to_owned(), count.parse().ok()?)))
            .collect();
        let words = WordCounts {
            counts,
            items: items.parse().unwrap_or_default(),
        };
        Self {
            version: version.parse().unwrap_or_default(),
            words,
        }
    }
}

/// Replaces a file in one step.
pub(super) fn write_whole(place: &Path, bytes: &[u8]) -> Result<(), SearchError> {
    let beside = place.with_extension("new");
    let mut file = fs::File::create(&beside).map_err(SearchError::at(&beside))?;
    file.write_all(bytes).map_err(SearchError::at(&beside))?;
    file.sync_all().map_err(SearchError::at(&beside))?;
    fs::rename(&beside, place).map_err(SearchError::at(place))
}
