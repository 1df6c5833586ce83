//! Comparison of two versions of a meeting's document: item by item, and word by word where an item changed.
//!
//! Both are records as one reader may see them, so that a comparison shows nothing either of them doesn't.
//! Knows no words for people and no storage.

mod matching;
mod words;

use crate::clock_time::ClockTime;
use crate::issued::{ChangedHow, IssuedChange};
use crate::meeting_record::{ItemRecord, MeetingRecord};
use crate::paper::section::SectionKind;

pub use matching::pairs;
pub use words::{WordChange, compare as words_between};

/// What differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What differs before the items, in the order of [`HeadPart`].
    pub head: Vec<(HeadPart, Vec<WordChange>)>,
    /// Every item of the new version in its order, and those removed after the item they followed.
    pub items: Vec<ItemComparison>,
}

/// A part of what stands before the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadPart {
    /// Agenda, minutes.
    Kind,
    /// The day.
    Date,
    /// From when to when.
    Time,
    /// Where.
    Place,
    /// Who took part.
    Participants,
    /// Text before the first item.
    Preamble,
}

/// An item in both versions or in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemComparison {
    /// Its number in the new version; of a removed one, in the old.
    pub number: String,
    /// Its title in the new version; of a removed one, in the old.
    pub title: String,
    /// What became of it.
    pub change: ItemChange,
}

/// What became of an item from one version to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemChange {
    /// Nothing.
    Same,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is in both, and differs.
    Changed {
        /// Its number in the old version, where it stands elsewhere among its neighbours now.
        moved_from: Option<String>,
        /// The parts that differ.
        parts: Vec<(ItemPart, Vec<WordChange>)>,
    },
}

/// A part of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemPart {
    /// Its number.
    Number,
    /// Its title.
    Title,
    /// Its journal number.
    JournalNumber,
    /// Its time slot.
    Slot,
    /// Whether it is closed.
    Openness,
    /// Why it came after the deadline.
    Late,
    /// A section, by its kind and its heading as printed in the version that has it.
    Section {
        /// Its kind.
        kind: SectionKind,
        /// Its heading.
        heading: Option<String>,
    },
    /// Its attachments, where no section prints them.
    Attachments,
}

impl Comparison {
    /// Whether the two say the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.head.is_empty() && self.items.iter().all(|item| item.change == ItemChange::Same)
    }

    /// What differs, in a word for each item: what a new issue says of itself.
    #[must_use]
    pub fn told(&self) -> Vec<IssuedChange> {
        let head = IssuedChange {
            number: None,
            how: ChangedHow::Changed,
        };
        let head = (!self.head.is_empty()).then_some(head);
        let items = self.items.iter().filter_map(|item| {
            let how = match &item.change {
                ItemChange::Same => return None,
                ItemChange::Added => ChangedHow::Added,
                ItemChange::Removed => ChangedHow::Removed,
                ItemChange::Changed { parts, .. } if parts.is_empty() => ChangedHow::Moved,
                ItemChange::Changed { .. } => ChangedHow::Changed,
            };
            Some(IssuedChange {
                number: Some(item.number.clone()),
                how,
            })
        });
        head.into_iter().chain(items).collect()
    }
}

/// Compares two versions.
#[must_use]
pub fn compare(old: &MeetingRecord, new: &MeetingRecord) -> Comparison {
    let pairs = pairs(&old.items, &new.items);
    let moved = matching::moved(&pairs);
    let mut items: Vec<ItemComparison> = Vec::new();
    let mut removed: Vec<usize> = (0..old.items.len())
        .filter(|place| !pairs.contains(&Some(*place)))
        .collect();
    // What is gone is told of where it stood: before the first item that stood after it.
    for (place, (item, pair)) in new.items.iter().zip(&pairs).enumerate() {
        if let Some(was) = pair.filter(|_| !moved.contains(&place)) {
            let gone = removed.iter().take_while(|gone| **gone < was).count();
            items.extend(
                removed
                    .drain(..gone)
                    .filter_map(|gone| old.items.get(gone))
                    .map(gone_item),
            );
        }
        let change = match pair.and_then(|was| old.items.get(was)) {
            None => ItemChange::Added,
            Some(was) => changed(was, item, moved.contains(&place)),
        };
        items.push(ItemComparison {
            number: item.number.clone(),
            title: item.title.clone(),
            change,
        });
    }
    items.extend(
        removed
            .into_iter()
            .filter_map(|gone| old.items.get(gone))
            .map(gone_item),
    );
    Comparison {
        head: head(old, new),
        items,
    }
}

fn gone_item(item: &ItemRecord) -> ItemComparison {
    ItemComparison {
        number: item.number.clone(),
        title: item.title.clone(),
        change: ItemChange::Removed,
    }
}

fn head(old: &MeetingRecord, new: &MeetingRecord) -> Vec<(HeadPart, Vec<WordChange>)> {
    let time = |record: &MeetingRecord| {
        let times: Vec<String> = record
            .start
            .iter()
            .chain(&record.end)
            .map(ClockTime::to_string)
            .collect();
        times.join("–")
    };
    let people = |record: &MeetingRecord| {
        let names = record.participants.iter().map(|one| {
            let parts = [one.role.as_deref(), Some(one.name.as_str()), one.party.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        names.collect::<Vec<_>>().join("\n")
    };
    let preamble = |record: &MeetingRecord| {
        record
            .preamble
            .as_ref()
            .map(crate::rich_text::RichText::plain_text)
    };
    let text = |value: Option<String>| value.unwrap_or_default();
    [
        (
            HeadPart::Kind,
            old.kind.as_str().to_owned(),
            new.kind.as_str().to_owned(),
        ),
        (
            HeadPart::Date,
            text(old.date.map(|date| date.to_string())),
            text(new.date.map(|date| date.to_string())),
        ),
        (HeadPart::Time, time(old), time(new)),
        (HeadPart::Place, text(old.place.clone()), text(new.place.clone())),
        (HeadPart::Participants, people(old), people(new)),
        (HeadPart::Preamble, text(preamble(old)), text(preamble(new))),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .map(|(part, old, new)| (part, words::compare(&old, &new)))
    .collect()
}

fn changed(old: &ItemRecord, new: &ItemRecord, is_moved: bool) -> ItemChange {
    let mut parts = Vec::new();
    let mut differ = |part: ItemPart, old: &str, new: &str| {
        if old != new {
            parts.push((part, words::compare(old, new)));
        }
    };
    let number = |item: &ItemRecord| {
        let number = item.journal_number.map(|number| number.to_string());
        item.journal_number_as_printed
            .clone()
            .or(number)
            .unwrap_or_default()
    };
    let slot = |item: &ItemRecord| match item.slot {
        None => String::new(),
        Some(slot) => match slot.end {
            None => slot.start.to_string(),
            Some(end) => format!("{}–{end}", slot.start),
        },
    };
    let openness = |item: &ItemRecord| if item.closed { "closed" } else { "open" };
    differ(ItemPart::Number, &old.number, &new.number);
    differ(ItemPart::Title, &old.title, &new.title);
    differ(ItemPart::JournalNumber, &number(old), &number(new));
    differ(ItemPart::Slot, &slot(old), &slot(new));
    differ(ItemPart::Openness, openness(old), openness(new));
    let late = |item: &ItemRecord| item.late.as_ref().map(|late| late.reason.clone());
    differ(
        ItemPart::Late,
        &late(old).unwrap_or_default(),
        &late(new).unwrap_or_default(),
    );
    for (part, old, new) in matching::sections(old, new) {
        differ(part, &old, &new);
    }
    let prints_attachments = |item: &ItemRecord| {
        item.sections
            .iter()
            .any(|section| section.kind == SectionKind::Attachments)
    };
    if !prints_attachments(old) && !prints_attachments(new) {
        differ(
            ItemPart::Attachments,
            &old.attachments.join("\n"),
            &new.attachments.join("\n"),
        );
    }
    if parts.is_empty() && !is_moved {
        return ItemChange::Same;
    }
    ItemChange::Changed {
        moved_from: is_moved.then(|| old.number.clone()),
        parts,
    }
}

#[cfg(test)]
mod tests;
