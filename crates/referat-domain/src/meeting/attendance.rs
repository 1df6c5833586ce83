//! Attendance (fremmøde): who took part in a meeting and in each of its items, and whether enough did.
//!
//! What is noted follows from the forum's rules `attendance` and `quorum`. Rules of procedure (Halsnæs' is one) want
//! the protocol to say for each item who was absent: what is noted of the meeting counts for every item, somebody who
//! comes late or leaves early is away from a range of items, somebody disqualified from one.

use std::collections::BTreeSet;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::{AgendaItemId, PersonId};

/// How someone took part in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Was there.
    Present,
    /// Was not there (fraværende).
    Absent,
    /// Had sent an apology (afbud).
    Apology,
    /// Stood in for someone (stedfortræder).
    Substitute,
}

impl Attendance {
    /// All of them, in the order people choose among them.
    pub const ALL: [Self; 4] = [Self::Present, Self::Absent, Self::Apology, Self::Substitute];

    /// The word of the JSON contract and the store; the wording has a text for `attended-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Apology => "apology",
            Self::Substitute => "substitute",
        }
    }

    /// Whether they were there.
    #[must_use]
    pub fn is_there(self) -> bool {
        match self {
            Self::Present | Self::Substitute => true,
            Self::Absent | Self::Apology => false,
        }
    }
}

impl FromStr for Attendance {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|one| one.as_str() == word).ok_or(())
    }
}

/// Someone named as taking part, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The name.
    pub name: String,
    /// The party letter, in political forums.
    pub party: Option<String>,
    /// The role, as printed: "Formand".
    pub role: Option<String>,
    /// How they took part.
    pub attendance: Attendance,
    /// For a substitute: the name of whom they stood in for, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
}

/// What a forum notes of who was there: its rule `attendance`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttendanceRule {
    /// Nothing.
    Nothing,
    /// Once for the whole meeting.
    PerMeeting,
    /// For each item.
    PerItem,
}

impl FromStr for AttendanceRule {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "none" => Ok(Self::Nothing),
            "meeting" => Ok(Self::PerMeeting),
            "item" => Ok(Self::PerItem),
            _ => Err(()),
        }
    }
}

/// Why somebody who was at the meeting was not at an item of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AwayCause {
    /// Came later, left earlier, was out.
    Away,
    /// Disqualified (inhabil), kommunestyrelsesloven § 14: the forum decides that they may not take part.
    Disqualified,
}

impl AwayCause {
    /// The word the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Away => "away",
            Self::Disqualified => "disqualified",
        }
    }
}

impl FromStr for AwayCause {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "away" => Ok(Self::Away),
            "disqualified" => Ok(Self::Disqualified),
            _ => Err(()),
        }
    }
}

/// Whether a forum can decide (beslutningsdygtig): at least half of its members are there, kommunestyrelsesloven § 11.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// How many with a vote are there.
    pub there: usize,
    /// How many members the forum has.
    pub members: usize,
}

impl Quorum {
    /// How many it takes.
    #[must_use]
    pub fn needed(self) -> usize {
        self.members.div_ceil(2)
    }

    /// Whether enough are there.
    #[must_use]
    pub fn is_met(self) -> bool {
        self.there >= self.needed()
    }
}

/// From which item to which somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stay {
    /// The first item they were at; `None` for the meeting's first.
    pub from: Option<AgendaItemId>,
    /// The last one; `None` for the meeting's last.
    pub until: Option<AgendaItemId>,
}

/// Why a stay can't be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoStay {
    /// An item isn't one of the meeting.
    #[error("an item is not of the meeting")]
    UnknownItem,
    /// They would have left before they came.
    #[error("they would have left before they came")]
    Backwards,
}

impl Stay {
    /// The items somebody was away from, of a meeting's items in their order on paper.
    ///
    /// # Errors
    /// See [`NoStay`].
    pub fn away(self, order: &[AgendaItemId]) -> Result<BTreeSet<AgendaItemId>, NoStay> {
        let place = |id: AgendaItemId| {
            order
                .iter()
                .position(|item| *item == id)
                .ok_or(NoStay::UnknownItem)
        };
        let from = self.from.map_or(Ok(0), place)?;
        let until = self.until.map_or(Ok(order.len().saturating_sub(1)), place)?;
        if from > until {
            return Err(NoStay::Backwards);
        }
        let away = order
            .iter()
            .enumerate()
            .filter(|(at, _)| *at < from || *at > until);
        Ok(away.map(|(_, item)| *item).collect())
    }

    /// The stay that items somebody was away from make, and whether that says all of it: not where they were out in
    /// between, or at no item at all.
    #[must_use]
    pub fn of(order: &[AgendaItemId], away: &BTreeSet<AgendaItemId>) -> (Self, bool) {
        let is_there = |item: &&AgendaItemId| !away.contains(*item);
        let (first, last) = (order.iter().find(is_there), order.iter().rfind(is_there));
        let stay = Self {
            from: first.copied().filter(|item| order.first() != Some(item)),
            until: last.copied().filter(|item| order.last() != Some(item)),
        };
        let of_meeting = away.iter().filter(|item| order.contains(item)).count();
        let is_all = first.is_some() && stay.away(order).is_ok_and(|told| told.len() == of_meeting);
        (stay, is_all)
    }
}

/// Somebody who takes part in an item or not: what decides whether they may vote and whether they count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The letter of their party or list.
    pub party: Option<String>,
    /// Whether they have a vote: the chair, members, and substitutes who are called.
    pub has_vote: bool,
    /// How they took part in the meeting; `None` while nobody has noted it.
    pub attendance: Option<Attendance>,
    /// Why they are not at the item.
    pub away: Option<AwayCause>,
}

impl Seat {
    /// Whether they are known to be at the item.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.away.is_none() && self.attendance.is_some_and(Attendance::is_there)
    }

    /// The name as minutes print it: "Danni Olsen (O)".
    #[must_use]
    pub fn printed(&self) -> String {
        printed(&self.name, self.party.as_deref())
    }
}

/// A name as minutes print it, with the letter of the party: "Danni Olsen (O)".
#[must_use]
pub fn printed(name: &str, party: Option<&str>) -> String {
    match party {
        Some(party) => format!("{name} ({party})"),
        None => name.to_owned(),
    }
}

/// Whether enough are there; `None` while nothing is noted of anybody.
#[must_use]
pub fn quorum(seats: &[Seat], members: usize) -> Option<Quorum> {
    let is_noted = seats.iter().any(|seat| seat.attendance.is_some());
    let there = seats
        .iter()
        .filter(|seat| seat.has_vote && seat.is_there())
        .count();
    is_noted.then_some(Quorum { there, members })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<AgendaItemId> {
        (1..=5)
            .map(|number| AgendaItemId::from_bytes([number; 16]))
            .collect()
    }

    fn seat(number: u8, attendance: Option<Attendance>, away: Option<AwayCause>) -> Seat {
        Seat {
            person: PersonId::from_bytes([number; 16]),
            name: "Bo Lind".into(),
            party: Some("B".into()),
            has_vote: true,
            attendance,
            away,
        }
    }

    #[test]
    fn words_are_read_back() {
        for attendance in Attendance::ALL {
            assert_eq!(attendance.as_str().parse(), Ok(attendance));
            assert_eq!(serde_json::to_value(attendance).unwrap(), attendance.as_str());
        }
        for cause in [AwayCause::Away, AwayCause::Disqualified] {
            assert_eq!(cause.as_str().parse(), Ok(cause));
        }
    }

    #[test]
    fn who_comes_late_and_leaves_early_is_away_from_a_range_of_items() {
        let order = items();
        let stay = Stay {
            from: Some(order[1]),
            until: Some(order[3]),
        };
        let away = stay.away(&order).unwrap();
        assert_eq!(away, BTreeSet::from([order[0], order[4]]));
        assert_eq!(Stay::of(&order, &away), (stay, true));
        assert_eq!(Stay::default().away(&order).unwrap(), BTreeSet::new());
        assert_eq!(Stay::of(&order, &BTreeSet::new()), (Stay::default(), true));
    }

    #[test]
    fn nobody_leaves_before_they_came_or_comes_to_another_meeting() {
        let order = items();
        let backwards = Stay {
            from: Some(order[3]),
            until: Some(order[1]),
        };
        assert_eq!(backwards.away(&order), Err(NoStay::Backwards));
        let elsewhere = Stay {
            from: Some(AgendaItemId::from_bytes([9; 16])),
            until: None,
        };
        assert_eq!(elsewhere.away(&order), Err(NoStay::UnknownItem));
    }

    #[test]
    fn who_was_out_in_between_is_told_item_by_item() {
        let order = items();
        assert!(!Stay::of(&order, &BTreeSet::from([order[2]])).1);
        assert!(!Stay::of(&order, &order.iter().copied().collect()).1);
    }

    #[test]
    fn half_of_the_members_have_to_be_there() {
        let there = Some(Attendance::Present);
        let seats = [
            seat(1, there, None),
            seat(2, Some(Attendance::Substitute), None),
            seat(3, there, Some(AwayCause::Disqualified)),
            seat(4, Some(Attendance::Apology), None),
            Seat {
                has_vote: false,
                ..seat(5, there, None)
            },
        ];
        let found = quorum(&seats, 4).unwrap();
        assert_eq!((found.there, found.needed(), found.is_met()), (2, 2, true));
        let found = quorum(&seats, 5).unwrap();
        assert_eq!((found.needed(), found.is_met()), (3, false));
        assert_eq!(quorum(&[seat(1, None, None)], 1), None);
    }
}
