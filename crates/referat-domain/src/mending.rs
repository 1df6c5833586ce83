//! Mending (rettelse): what a person wants said otherwise than it was read of a document, before it is accepted.
//!
//! A mend is what was typed, word for word, so that nothing typed is lost where some of it can't be used; [`Fault`]
//! says which and why. Applying one is the readers' work, since a title or a decision that was typed is read by the
//! rules of the ones that were printed. Knows no words for people.

use serde::{Deserialize, Serialize};

use crate::meeting_record::{ItemRecord, MeetingRecord};

/// The longest line that may be typed, in letters.
pub const LONGEST_LINE: usize = 1000;

/// The longest text that may be typed in one field, in letters.
pub const LONGEST_TEXT: usize = 200_000;

/// What is typed as a section's kind to leave it out.
pub const DROPPED: &str = "dropped";

/// What a person wants said of a meeting, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingMend {
    /// The forum's name.
    pub forum: String,
    /// The day: `2021-10-28`.
    pub date: String,
    /// When it began: `09:00`; empty where that isn't known.
    pub start: String,
    /// When it ended.
    pub end: String,
    /// Where.
    pub place: String,
    /// One for each item that was read, in order.
    pub items: Vec<ItemMend>,
}

/// What a person wants said of an item, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemMend {
    /// Its number.
    pub number: String,
    /// The whole title.
    pub title: String,
    /// The journal number; empty where there is none.
    pub journal_number: String,
    /// Whether it is closed.
    pub closed: bool,
    /// On what ground; empty where that isn't known.
    pub ground: String,
    /// Who recommends, one a line.
    pub recommenders: String,
    /// The clauses, one a line.
    pub clauses: String,
    /// The decision's text; empty where nothing was decided.
    pub decision: String,
    /// The outcome of each clause, empty where it is open.
    pub outcomes: Vec<String>,
    /// The kind of each section, or [`DROPPED`].
    pub sections: Vec<String>,
}

/// A mend as it is kept while somebody works on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMend {
    /// The document's text, where that was mended.
    pub text: Option<String>,
    /// What is typed over what is read of it.
    pub typed: Option<MeetingMend>,
}

/// A field of a mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MendField {
    /// The forum.
    Forum,
    /// The day.
    Date,
    /// When it began.
    Start,
    /// When it ended.
    End,
    /// Where.
    Place,
    /// A field of the item at this place, from 0.
    Item(usize, ItemField),
}

/// A field of an item's mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemField {
    /// Its number.
    Number,
    /// Its title.
    Title,
    /// Its journal number.
    JournalNumber,
    /// The ground it is closed on.
    Ground,
    /// Who recommends.
    Recommenders,
    /// The clauses.
    Clauses,
    /// The decision's text.
    Decision,
    /// The outcome of the clause at this place, from 0.
    Outcome(usize),
    /// The kind of the section at this place, from 0.
    Section(usize),
}

/// Why what stands in a field can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Something has to be there.
    Missing,
    /// There is too much of it.
    TooLong,
    /// It is no day.
    NotADay,
    /// It is no time of day.
    NotATime,
    /// The meeting would end before it began.
    EndsBeforeItBegins,
    /// It is no journal number.
    NotAJournalNumber,
    /// Another item has the number.
    NumberTaken,
    /// It is no outcome.
    NotAnOutcome,
    /// It is no kind of section.
    NotAKind,
    /// An open item is closed on no ground.
    GroundOfAnOpenItem,
}

impl FaultKind {
    /// The word the wording knows it by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too-long",
            Self::NotADay => "day",
            Self::NotATime => "time",
            Self::EndsBeforeItBegins => "ends-before",
            Self::NotAJournalNumber => "journal-number",
            Self::NumberTaken => "number-taken",
            Self::NotAnOutcome => "outcome",
            Self::NotAKind => "kind",
            Self::GroundOfAnOpenItem => "ground",
        }
    }
}

/// What can't be used, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub field: MendField,
    /// Why not.
    pub kind: FaultKind,
}

/// Lines as they are typed: one each.
#[must_use]
pub fn as_lines(lines: &[String]) -> String {
    lines
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Typed text as it is compared: a browser ends lines its own way.
#[must_use]
pub fn with_plain_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

impl MeetingMend {
    /// What was read, as it would be typed.
    #[must_use]
    pub fn of(record: &MeetingRecord) -> Self {
        let time = |time: Option<crate::clock_time::ClockTime>| time.map(|time| time.to_string());
        Self {
            forum: record.forum.clone().unwrap_or_default(),
            date: record.date.map(|date| date.to_string()).unwrap_or_default(),
            start: time(record.start).unwrap_or_default(),
            end: time(record.end).unwrap_or_default(),
            place: record.place.clone().unwrap_or_default(),
            items: record.items.iter().map(ItemMend::of).collect(),
        }
    }

    /// The mend of a text that is read anew: what was typed otherwise than it was read before stays, in the items
    /// that are still there by their number; everything else is as it is read now.
    #[must_use]
    pub fn carried_over(&self, before: &Self, now: &Self) -> Self {
        let items = now.items.iter().map(|item| {
            let pair = before.items.iter().zip(&self.items);
            let pair = pair.into_iter().find(|(before, _)| before.number == item.number);
            match pair {
                Some((before, typed)) => typed.carried_over(before, item),
                None => item.clone(),
            }
        });
        Self {
            forum: newer(&self.forum, &before.forum, &now.forum),
            date: newer(&self.date, &before.date, &now.date),
            start: newer(&self.start, &before.start, &now.start),
            end: newer(&self.end, &before.end, &now.end),
            place: newer(&self.place, &before.place, &now.place),
            items: items.collect(),
        }
    }
}

impl ItemMend {
    fn of(item: &ItemRecord) -> Self {
        let decision = item.decision.as_ref();
        Self {
            number: item.number.clone(),
            title: item.title.clone(),
            journal_number: item
                .journal_number
                .map(|number| number.to_string())
                .unwrap_or_default(),
            closed: item.closed,
            ground: item.closure_ground.clone().unwrap_or_default(),
            recommenders: as_lines(&item.recommenders),
            clauses: as_lines(&item.clauses),
            decision: decision
                .map(|decision| with_plain_ends(&decision.text))
                .unwrap_or_default(),
            outcomes: item
                .clauses
                .iter()
                .zip(1u32..)
                .map(|(_, clause)| {
                    let said = decision.and_then(|decision| {
                        let mut outcomes = decision.outcomes.iter();
                        outcomes.find(|outcome| outcome.clause == clause)?.outcome
                    });
                    said.map(|outcome| outcome.as_str().to_owned())
                        .unwrap_or_default()
                })
                .collect(),
            sections: item
                .sections
                .iter()
                .map(|section| section.kind.as_str().to_owned())
                .collect(),
        }
    }

    fn carried_over(&self, before: &Self, now: &Self) -> Self {
        Self {
            number: newer(&self.number, &before.number, &now.number),
            title: newer(&self.title, &before.title, &now.title),
            journal_number: newer(&self.journal_number, &before.journal_number, &now.journal_number),
            closed: newer(&self.closed, &before.closed, &now.closed),
            ground: newer(&self.ground, &before.ground, &now.ground),
            recommenders: newer(&self.recommenders, &before.recommenders, &now.recommenders),
            clauses: newer(&self.clauses, &before.clauses, &now.clauses),
            decision: newer(&self.decision, &before.decision, &now.decision),
            outcomes: newer_list(&self.outcomes, &before.outcomes, &now.outcomes),
            sections: newer_list(&self.sections, &before.sections, &now.sections),
        }
    }
}

fn newer<T: PartialEq + Clone>(typed: &T, before: &T, now: &T) -> T {
    if typed == before {
        now.clone()
    } else {
        typed.clone()
    }
}

/// A list whose length has changed is another list: nobody can say which of them was meant.
fn newer_list(typed: &[String], before: &[String], now: &[String]) -> Vec<String> {
    if typed != before && typed.len() == now.len() {
        typed.to_vec()
    } else {
        now.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: &str, title: &str) -> ItemMend {
        ItemMend {
            number: number.into(),
            title: title.into(),
            ..ItemMend::default()
        }
    }

    fn meeting(place: &str, items: Vec<ItemMend>) -> MeetingMend {
        MeetingMend {
            place: place.into(),
            items,
            ..MeetingMend::default()
        }
    }

    #[test]
    fn what_was_typed_stays_when_the_text_is_read_anew() {
        let before = meeting("Lokale 1", vec![item("1", "Dagsorden"), item("2", "Budgt")]);
        let typed = meeting("Lokale 2", vec![item("1", "Dagsorden"), item("2", "Budget")]);
        let now = meeting(
            "Lokale 3",
            vec![item("1", "Dagsordenen"), item("2", "Budgt"), item("3", "Evt.")],
        );
        assert_eq!(
            typed.carried_over(&before, &now),
            meeting(
                "Lokale 2",
                vec![item("1", "Dagsordenen"), item("2", "Budget"), item("3", "Evt.")]
            )
        );
    }

    #[test]
    fn a_list_of_another_length_is_as_it_is_read_now() {
        let [typed, before, now] = [vec!["approved".to_owned()], vec![String::new()], vec![]];
        assert_eq!(newer_list(&typed, &before, &now), Vec::<String>::new());
    }
}
