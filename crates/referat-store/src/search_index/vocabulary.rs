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
}

impl WordCounts {
    /// Counts the words of an item; those of a closed item are passed over.
    pub fn add(&mut self, item: &IndexedItem) {
        if !item.is_closed {
            item.texts().for_each(|text| self.add_text(text));
        }
    }

    /// Counts the words of a text that anyone may see.
    pub fn add_text(&mut self, text: &str) {
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

    /// Writes the words to a file that is complete or not there: a version, then a word and its count a line.
    pub(super) fn write(&self, place: &Path, version: u64) -> Result<(), SearchError> {
        let mut text = format!("{version}\n");
        for (word, count) in self.learnable() {
            text.push_str(&format!("{word}\t{count}\n"));
        }
        write_whole(place, text.as_bytes())
    }

    /// Reads the words and their version; lines that are none are passed over, a missing file is empty.
    pub(super) fn read(place: &Path) -> (u64, Self) {
        let text = fs::read_to_string(place).unwrap_or_default();
        let mut lines = text.lines();
        let version = lines.next().and_then(|line| line.parse().ok()).unwrap_or_default();
        let counts = lines
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(word, count)| Some((word.to_owned(), count.parse().ok()?)))
            .collect();
        (version, Self { counts })
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
