//! What is seen of the time that meetings took: per case, forum, kind of item and group of journal numbers.
//!
//! An item that is closed to the reader is in no sum and no count of theirs: what is left of a total would tell it.

use std::collections::BTreeMap;

use super::item::{ItemLine, ItemPlace};
use super::{Eyes, Part, Subject};
use crate::SignedDuration;
use crate::ids::{CaseId, ForumId};
use crate::paper::state::PaperKind;

/// What a report is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeBy {
    /// The case.
    Case,
    /// The forum.
    Forum,
    /// The kind of item.
    Kind,
    /// The main group of its journal number.
    NumberGroup,
}

impl TimeBy {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Case, Self::Forum, Self::Kind, Self::NumberGroup];

    /// Its word in addresses and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Forum => "forum",
            Self::Kind => "kind",
            Self::NumberGroup => "number",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}

/// What an item took, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeItemTime {
    /// Where it stands.
    pub place: ItemPlace,
    /// What a list says of it.
    pub line: ItemLine,
    /// Its kind; `None` where it isn't known.
    pub kind: Option<PaperKind>,
    /// What it took.
    pub taken: SignedDuration,
    /// What was planned; zero where nothing was.
    pub planned: SignedDuration,
}

/// What an item took that the reader may see.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemTime {
    /// Its forum.
    pub forum: (ForumId, String),
    /// Its case, by what this item calls it.
    pub case: (CaseId, String),
    /// Its kind.
    pub kind: Option<PaperKind>,
    /// The main group of its journal number.
    pub main_group: Option<u8>,
    /// What it took.
    pub taken: SignedDuration,
    /// What was planned.
    pub planned: SignedDuration,
}

impl Subject for WholeItemTime {
    type View = Option<ItemTime>;

    fn look(self, eyes: &Eyes<'_>) -> Option<ItemTime> {
        let place = self.place;
        let part = eyes.part(place.forum, &place.openness, &place.excluded, |_| ItemTime {
            forum: (place.forum, place.forum_name.clone()),
            main_group: self
                .line
                .journal_number
                .as_ref()
                .map(|number| number.subject.main_group),
            case: (self.line.case, self.line.subject),
            kind: self.kind,
            taken: self.taken,
            planned: self.planned,
        });
        match part {
            Part::Open(time) => Some(time),
            Part::Neutral(_) => None,
        }
    }
}

/// What a line of the report is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeOf {
    /// A case, by what its last item here calls it.
    Case(CaseId, String),
    /// A forum.
    Forum(ForumId, String),
    /// A kind of item; `None` where it isn't known.
    Kind(Option<PaperKind>),
    /// A main group of journal numbers; `None` for items without one.
    NumberGroup(Option<u8>),
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLine {
    /// What it is of.
    pub of: TimeOf,
    /// How many items.
    pub items: u32,
    /// What they took.
    pub taken: SignedDuration,
    /// What was planned for them.
    pub planned: SignedDuration,
}

/// The lines of a report, what took longest first. `items` in order of their meetings' days.
#[must_use]
pub fn divided<'i>(items: impl IntoIterator<Item = &'i ItemTime>, by: TimeBy) -> Vec<TimeLine> {
    let mut lines: BTreeMap<TimeOf, TimeLine> = BTreeMap::new();
    for item in items {
        // Known by its key alone; what it is called is what it was called last.
        let (key, of) = match by {
            TimeBy::Case => (
                TimeOf::Case(item.case.0, String::new()),
                TimeOf::Case(item.case.0, item.case.1.clone()),
            ),
            TimeBy::Forum => (
                TimeOf::Forum(item.forum.0, String::new()),
                TimeOf::Forum(item.forum.0, item.forum.1.clone()),
            ),
            TimeBy::Kind => (TimeOf::Kind(item.kind), TimeOf::Kind(item.kind)),
            TimeBy::NumberGroup => (
                TimeOf::NumberGroup(item.main_group),
                TimeOf::NumberGroup(item.main_group),
            ),
        };
        let line = lines.entry(key).or_insert_with(|| TimeLine {
            of: of.clone(),
            items: 0,
            taken: SignedDuration::ZERO,
            planned: SignedDuration::ZERO,
        });
        line.of = of;
        line.items = line.items.saturating_add(1);
        line.taken = line.taken.saturating_add(item.taken);
        line.planned = line.planned.saturating_add(item.planned);
    }
    let mut lines: Vec<TimeLine> = lines.into_values().collect();
    lines.sort_by(|a, b| b.taken.cmp(&a.taken).then_with(|| a.of.cmp(&b.of)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(case: u8, group: Option<u8>, minutes: i64) -> ItemTime {
        ItemTime {
            forum: (ForumId::from_bytes([1; 16]), "Direktionen".into()),
            case: (CaseId::from_bytes([case; 16]), format!("Sag {minutes}")),
            kind: None,
            main_group: group,
            taken: SignedDuration::from_mins(minutes),
            planned: SignedDuration::from_mins(10),
        }
    }

    #[test]
    fn a_case_that_came_twice_is_one_line_under_its_last_name_and_the_longest_comes_first() {
        let items = [time(1, Some(0), 5), time(2, None, 12), time(1, Some(2), 9)];
        let lines = divided(&items, TimeBy::Case);
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[0].of,
            TimeOf::Case(CaseId::from_bytes([1; 16]), "Sag 9".into())
        );
        assert_eq!(
            (lines[0].items, lines[0].taken),
            (2, SignedDuration::from_mins(14))
        );
        let groups = divided(&items, TimeBy::NumberGroup);
        let taken: Vec<i64> = groups.iter().map(|line| line.taken.as_secs() / 60).collect();
        assert_eq!(taken, [12, 9, 5]);
        assert_eq!(
            divided(&items, TimeBy::Forum)[0].planned,
            SignedDuration::from_mins(30)
        );
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for by in TimeBy::ALL {
            assert_eq!(TimeBy::read(by.as_str()), Some(by));
        }
    }
}
