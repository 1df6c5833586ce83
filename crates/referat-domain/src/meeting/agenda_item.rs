//! Agenda items (punkter): one forum's treatment of a paper at one meeting.
//!
//! An item has two orders: its number and place on paper, and its slot in the day. The minutes of
//! 2020-01-29 are run in another order than they are numbered.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::clock_time::ClockTime;

/// A time slot (tidsrum) of an item: "(13:55-14:15)", or only a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// When the item begins.
    pub start: ClockTime,
    /// When it ends, if that is said.
    pub end: Option<ClockTime>,
}

/// Which minutes an item approves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApprovesMinutesOf {
    /// Those of the meeting on this day.
    Date(Date),
    /// Those of the meeting before this one ("referatet fra seneste møde").
    Previous,
}

impl Serialize for ApprovesMinutesOf {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Date(date) => date.serialize(serializer),
            Self::Previous => serializer.serialize_str("previous"),
        }
    }
}

impl<'de> Deserialize<'de> for ApprovesMinutesOf {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "previous" {
            return Ok(Self::Previous);
        }
        text.parse().map(Self::Date).map_err(serde::de::Error::custom)
    }
}

/// What a heading is made of; [`Heading::printed`] is the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'h> {
    /// The forums of the prefix.
    pub route: &'h [String],
    /// What it is about.
    pub subject: &'h str,
    /// Who presents it.
    pub presenters: &'h [String],
    /// Guests for it only.
    pub guests: &'h [String],
    /// When it is on.
    pub slot: Option<Slot>,
}

impl Heading<'_> {
    /// "CF - Onboarding af ledere v. Søren (Bente Poulsen deltager) (13:55-14:15)", as the real minutes have it
    /// (2020-01-29, item 5).
    #[must_use]
    pub fn printed(&self) -> String {
        let mut text = String::new();
        if !self.route.is_empty() {
            text.push_str(&self.route.join("/"));
            text.push_str(" - ");
        }
        text.push_str(self.subject);
        if !self.presenters.is_empty() {
            text.push_str(" v. ");
            text.push_str(&listed(self.presenters));
        }
        if !self.guests.is_empty() {
            text.push_str(&format!(" ({} deltager)", listed(self.guests)));
        }
        if let Some(slot) = self.slot {
            let end = slot.end.map(|end| format!("-{end}")).unwrap_or_default();
            text.push_str(&format!(" ({}{end})", slot.start));
        }
        text
    }
}

/// "René, Birgit og Susanne".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// One line of a meeting's schedule (tidsplan).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleEntry<T> {
    /// When.
    pub slot: Slot,
    /// What.
    pub item: T,
}

/// The items in the order of the day, and whether that differs from the order on paper.
///
/// Items without a slot are not in the schedule. Of two items with the same start, the one with an open
/// end comes first (a mere "13:15" on the approval item beside "13:15-13:35"); else the order on paper.
pub fn schedule<T>(
    items: impl IntoIterator<Item = (Option<Slot>, T)>,
) -> (Vec<ScheduleEntry<T>>, InPaperOrder) {
    let mut entries: Vec<(usize, ScheduleEntry<T>)> = items
        .into_iter()
        .enumerate()
        .filter_map(|(place, (slot, item))| slot.map(|slot| (place, ScheduleEntry { slot, item })))
        .collect();
    entries.sort_by_key(|(place, entry)| (entry.slot.start, entry.slot.end, *place));
    let in_order = entries.windows(2).all(|pair| match pair {
        [(first, _), (second, _)] => first < second,
        _ => true,
    });
    (
        entries.into_iter().map(|(_, entry)| entry).collect(),
        InPaperOrder(in_order),
    )
}

/// Whether the order of the day is the order on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InPaperOrder(pub bool);

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(start: &str, end: Option<&str>) -> Option<Slot> {
        Some(Slot {
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
        })
    }

    #[test]
    fn the_day_is_run_by_the_clock_and_not_by_the_numbers() {
        let items = [
            (slot("13:15", None), 1),
            (slot("14:45", Some("15:45")), 2),
            (slot("13:35", Some("13:45")), 3),
            (slot("13:15", Some("13:35")), 9),
            (None, 10),
        ];
        let (entries, in_order) = schedule(items);
        assert_eq!(
            entries.iter().map(|entry| entry.item).collect::<Vec<_>>(),
            [1, 9, 3, 2]
        );
        assert_eq!(in_order, InPaperOrder(false));
    }

    #[test]
    fn slots_in_the_order_of_the_numbers_are_no_second_order() {
        let (_, in_order) = schedule([(slot("09:00", None), 1), (None, 2), (slot("09:30", None), 3)]);
        assert_eq!(in_order, InPaperOrder(true));
    }
}
