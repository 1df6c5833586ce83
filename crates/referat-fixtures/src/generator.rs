//! Documents made from a seed: minutes in the real layout with everything they hold, in every order, and what a
//! reading of them must find.
//!
//! [`generate`] makes one document, [`generate_series`] the meetings of several forums over years, where cases
//! come back and numbers are used twice. The same seed gives the same bytes on every machine. What is
//! [`expected`] is known from how the document was made: nothing here reads minutes.

mod attachment_files;
mod body;
mod calendar;
mod decision;
mod dice;
mod document;
pub mod expected;
mod item;
mod prose;
mod recommendation;
mod series;
mod title;
mod words;

pub use attachment_files::GeneratedFile;

use calendar::Day;
use dice::Dice;
use document::Agenda;
use expected::ExpectedMeeting;
use words::{FORUMS, MATTERS};

/// A made-up document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// The file's name: forum and day, so that no two of a series share it.
    pub file_name: String,
    /// The text.
    pub text: String,
    /// What a reading must find.
    pub expected: ExpectedMeeting,
}

impl Generated {
    /// Small files for some of the document's attachments.
    #[must_use]
    pub fn files(&self) -> Vec<GeneratedFile> {
        let seed = self.text.len() as u64 ^ (self.expected.items.len() as u64) << 32;
        attachment_files::files(seed, &self.expected)
    }
}

/// A document of any forum on any day.
#[must_use]
pub fn generate(seed: u64) -> Generated {
    let mut dice = Dice::new(seed);
    let forum = dice.pick_ref(FORUMS);
    let day = Day::of(2012, 1, 2).later(dice.below(15 * 365) as i64);
    let count = if dice.chance(5) {
        dice.between(10, 18)
    } else {
        dice.between(1, 6)
    };
    let mut matters: Vec<document::Matter> = Vec::with_capacity(count as usize);
    for words in dice.some_of(MATTERS, count as usize) {
        matters.push(document::matter(&mut dice, words, day));
    }
    document::write(
        &mut dice,
        &Agenda {
            forum,
            day,
            previous: Some(day.later(-14)),
            matters,
        },
    )
}

/// Small files for some attachments of the document of this seed.
#[must_use]
pub fn attachments(seed: u64) -> Vec<GeneratedFile> {
    generate(seed).files()
}

/// The meetings of several forums over years, in the order they are held. Lazily made: five thousand are
/// about fifty megabytes.
pub fn generate_series(seed: u64, count: usize) -> impl Iterator<Item = Generated> {
    series::series(seed, count)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_seed_always_means_the_same_document() {
        assert_eq!(generate(7), generate(7));
        assert_ne!(generate(7).text, generate(8).text);
        assert_eq!(attachments(7), attachments(7));
    }

    #[test]
    fn no_two_meetings_of_a_series_share_their_file_name() {
        let names: BTreeSet<String> = generate_series(1, 600)
            .map(|document| document.file_name)
            .collect();
        assert_eq!(names.len(), 600);
    }

    #[test]
    fn cases_come_back_and_numbers_are_used_for_other_subjects() {
        let mut cases: Vec<(u32, String)> = Vec::new();
        for document in generate_series(1, 300) {
            for item in document.expected.items {
                cases.extend(item.case.zip(item.journal_number));
            }
        }
        let distinct: BTreeSet<&(u32, String)> = cases.iter().collect();
        let numbers: BTreeSet<&String> = cases.iter().map(|(_, number)| number).collect();
        let ids: BTreeSet<u32> = cases.iter().map(|(id, _)| *id).collect();
        assert!(cases.len() > distinct.len() + 100, "cases come back");
        assert_eq!(distinct.len(), ids.len(), "a case keeps its number");
        assert!(numbers.len() + 5 < ids.len(), "numbers are used twice");
    }
}
