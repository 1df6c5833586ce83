//! The agenda while it is built: which papers in which order, and how long each takes.
//!
//! There are two orders. On paper an item has a number; in the day it has a time. Both are one until somebody moves an
//! item in the day alone (2020-01-29 was held in another order than it is numbered). Times flow: an item begins where
//! the one before it ends, unless its start is fixed. Numbers that were printed stay: what comes later goes on after
//! them (tillægsdagsorden).
//!
//! Every change is a [`Change`]; undoing one is going back to the draft before it, which whoever keeps drafts does.

mod numbering;
mod timing;

use serde::{Deserialize, Serialize};

use super::late::Late;
use crate::Timestamp;
use crate::clock_time::ClockTime;
use crate::ids::{AgendaItemId, PaperId};
use crate::rules::deadline::Deadline;
pub use timing::{Timed, Timing, TimingProblem};

/// What stands at a place of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A paper to be treated.
    Paper(PaperId),
    /// A break with its name: it has a time and no number.
    Break(String),
}

/// A place of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftEntry {
    /// The id its agenda item will have.
    pub id: AgendaItemId,
    /// What it is.
    pub kind: EntryKind,
    /// 0 for an item, 1 for one under the item before it ("2.1").
    pub level: u8,
    /// How long it takes, if that is planned.
    pub minutes: Option<u16>,
    /// When it begins whatever stands before it.
    pub fixed_start: Option<ClockTime>,
    /// Who presents it.
    pub presenters: Vec<String>,
    /// Guests for it only.
    pub guests: Vec<String>,
    /// The number it was issued with.
    pub issued_number: Option<String>,
    /// Why it came after the deadline; printed with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
    /// When it was placed; standing items stand on it from the beginning and are never late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<Timestamp>,
}

impl DraftEntry {
    /// An entry nothing more is known of.
    #[must_use]
    pub fn new(id: AgendaItemId, kind: EntryKind) -> Self {
        Self {
            id,
            kind,
            level: 0,
            minutes: None,
            fixed_start: None,
            presenters: Vec::new(),
            guests: Vec::new(),
            issued_number: None,
            late: None,
            placed_at: None,
        }
    }

    /// The paper it treats.
    #[must_use]
    pub fn paper(&self) -> Option<PaperId> {
        match self.kind {
            EntryKind::Paper(paper) => Some(paper),
            EntryKind::Break(_) => None,
        }
    }

    /// Whether it came after a deadline: placed, or ready last, when that had fallen. What was issued with its number
    /// before is asked no more.
    #[must_use]
    pub fn came_late(&self, ready_at: Option<Timestamp>, deadline: Deadline) -> bool {
        let came = self
            .placed_at
            .map(|placed| placed.max(ready_at.unwrap_or(placed)));
        came.is_some_and(|came| deadline.is_passed(came))
    }

    fn is_break(&self) -> bool {
        self.paper().is_none()
    }
}

/// An agenda while it is built.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgendaDraft {
    entries: Vec<DraftEntry>,
    /// The order of the day where it is another than on paper; every entry once.
    day: Option<Vec<AgendaItemId>>,
    /// The highest number that was ever printed: it isn't given again, though its item be taken off.
    #[serde(default)]
    printed_up_to: u32,
}

/// A change of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An entry comes in before the one of this place (from 0), or last.
    Add(DraftEntry, Option<usize>),
    /// An entry goes to a place on paper, counted from 0 without it.
    Move(AgendaItemId, usize),
    /// An entry goes one place up on paper.
    Up(AgendaItemId),
    /// One place down.
    Down(AgendaItemId),
    /// An entry goes to a place in the day, counted from 0 without it.
    MoveInDay(AgendaItemId, usize),
    /// One place earlier in the day.
    Earlier(AgendaItemId),
    /// One place later in the day.
    Later(AgendaItemId),
    /// The day goes as the paper again.
    DayAsPaper,
    /// An entry comes under the one before it.
    Indent(AgendaItemId),
    /// It stands by itself again.
    Outdent(AgendaItemId),
    /// An entry is taken off.
    Remove(AgendaItemId),
    /// How long it takes.
    Minutes(AgendaItemId, Option<u16>),
    /// When it begins, whatever is before it.
    FixStart(AgendaItemId, Option<ClockTime>),
    /// Who presents it, and its guests.
    People(AgendaItemId, Vec<String>, Vec<String>),
    /// What a break is called.
    NameBreak(AgendaItemId, String),
    /// Why it came late.
    Late(AgendaItemId, Option<Late>),
    /// Several at once: all of them, or none.
    Together(Vec<Change>),
}

impl Change {
    /// The entries of which it says something, or takes off: nobody does that who may not see what they are. Where an
    /// entry stands, and how long it takes, is said of the agenda.
    #[must_use]
    pub fn speaks_of(&self) -> Vec<AgendaItemId> {
        match self {
            Self::People(id, ..) | Self::Late(id, _) | Self::Remove(id) => vec![*id],
            Self::Together(changes) => changes.iter().flat_map(Self::speaks_of).collect(),
            Self::Add(..)
            | Self::Move(..)
            | Self::Up(_)
            | Self::Down(_)
            | Self::MoveInDay(..)
            | Self::Earlier(_)
            | Self::Later(_)
            | Self::DayAsPaper
            | Self::Indent(_)
            | Self::Outdent(_)
            | Self::Minutes(..)
            | Self::FixStart(..)
            | Self::NameBreak(..) => Vec::new(),
        }
    }
}

/// Why a change can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoChange {
    /// There is no such entry: somebody took it off.
    #[error("it is not on the agenda")]
    NotThere,
    /// The paper stands on it already.
    #[error("the paper is on the agenda")]
    ThereAlready,
    /// Its number was printed: it keeps its place on paper.
    #[error("it has been issued with its number")]
    Issued,
    /// It can't go there: it is first or last already, or nothing stands before it to come under.
    #[error("it can't go there")]
    NoPlace,
    /// More entries than [`MOST_ENTRIES`].
    #[error("too many entries")]
    TooMany,
    /// A break has no number, presenters or guests; an item has no name of its own here.
    #[error("not of this kind of entry")]
    Kind,
    /// Longer than a day, or nothing.
    #[error("not a duration")]
    Minutes,
    /// A name is too long, or there are too many.
    #[error("too long")]
    TooLong,
}

impl NoChange {
    /// The wording's key, without `not-now-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NotThere => "agenda-entry-gone",
            Self::ThereAlready => "agenda-has-paper",
            Self::Issued => "agenda-entry-issued",
            Self::NoPlace => "agenda-no-place",
            Self::TooMany => "agenda-full",
            Self::Kind => "agenda-entry-kind",
            Self::Minutes => "agenda-minutes",
            Self::TooLong => "agenda-names-too-long",
        }
    }
}

/// The most entries of an agenda.
pub const MOST_ENTRIES: usize = 500;
const LONGEST_NAME: usize = 200;
const MOST_NAMES: usize = 40;

impl AgendaDraft {
    /// The entries in their order on paper.
    #[must_use]
    pub fn entries(&self) -> &[DraftEntry] {
        &self.entries
    }

    /// An entry.
    #[must_use]
    pub fn entry(&self, id: AgendaItemId) -> Option<&DraftEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The agenda without what is said of these papers' entries: who presents them, their guests, why they came late.
    /// That they stand there, their numbers and their times stay.
    #[must_use]
    pub fn without_words_of(mut self, papers: &[PaperId]) -> Self {
        for entry in &mut self.entries {
            if entry.paper().is_some_and(|paper| papers.contains(&paper)) {
                entry.presenters.clear();
                entry.guests.clear();
                entry.late = None;
            }
        }
        self
    }

    /// Whether the day has another order than the paper.
    #[must_use]
    pub fn day_differs(&self) -> bool {
        self.day.is_some()
    }

    /// The entries in the order of the day.
    #[must_use]
    pub fn day(&self) -> Vec<&DraftEntry> {
        match &self.day {
            None => self.entries.iter().collect(),
            Some(day) => day.iter().filter_map(|id| self.entry(*id)).collect(),
        }
    }

    /// Makes a change.
    ///
    /// # Errors
    /// See [`NoChange`]; nothing is changed then.
    pub fn apply(&mut self, change: Change) -> Result<(), NoChange> {
        match change {
            Change::Together(changes) => {
                let mut next = self.clone();
                changes.into_iter().try_for_each(|change| next.apply(change))?;
                *self = next;
                Ok(())
            }
            Change::Add(entry, before) => self.add(entry, before),
            Change::Move(id, to) => self.move_to(id, to),
            Change::Up(id) => {
                let at = self.at(id)?;
                self.move_to(id, at.checked_sub(1).ok_or(NoChange::NoPlace)?)
            }
            Change::Down(id) => {
                let at = self.at(id)?;
                self.move_to(id, at.saturating_add(1))
            }
            Change::MoveInDay(id, to) => self.move_in_day(id, to),
            Change::Earlier(id) => {
                let at = self.at_in_day(id)?;
                self.move_in_day(id, at.checked_sub(1).ok_or(NoChange::NoPlace)?)
            }
            Change::Later(id) => {
                let at = self.at_in_day(id)?;
                self.move_in_day(id, at.saturating_add(1))
            }
            Change::DayAsPaper => {
                self.day = None;
                Ok(())
            }
            Change::Indent(id) => self.indent(id),
            Change::Outdent(id) => {
                let entry = self.movable(id)?;
                entry.level = entry.level.checked_sub(1).ok_or(NoChange::NoPlace)?;
                self.settle();
                Ok(())
            }
            Change::Remove(id) => {
                let at = self.at(id)?;
                self.entries.remove(at);
                if let Some(day) = &mut self.day {
                    day.retain(|other| *other != id);
                }
                self.settle();
                Ok(())
            }
            Change::Minutes(id, minutes) => {
                if minutes.is_some_and(|minutes| !(1..=24 * 60).contains(&minutes)) {
                    return Err(NoChange::Minutes);
                }
                self.found(id)?.minutes = minutes;
                Ok(())
            }
            Change::FixStart(id, start) => {
                self.found(id)?.fixed_start = start;
                Ok(())
            }
            Change::People(id, presenters, guests) => self.name_people(id, presenters, guests),
            Change::NameBreak(id, name) => {
                let name = short_name(&name)?;
                match &mut self.found(id)?.kind {
                    EntryKind::Paper(_) => Err(NoChange::Kind),
                    EntryKind::Break(called) => {
                        *called = name;
                        Ok(())
                    }
                }
            }
            Change::Late(id, late) => {
                let entry = self.found(id)?;
                if entry.is_break() {
                    return Err(NoChange::Kind);
                }
                entry.late = late;
                Ok(())
            }
        }
    }

    fn add(&mut self, mut entry: DraftEntry, before: Option<usize>) -> Result<(), NoChange> {
        if self.entries.len() >= MOST_ENTRIES {
            return Err(NoChange::TooMany);
        }
        let is_there = |other: &DraftEntry| {
            other.id == entry.id || (entry.paper().is_some() && other.paper() == entry.paper())
        };
        if self.entries.iter().any(is_there) {
            return Err(NoChange::ThereAlready);
        }
        if let EntryKind::Break(name) = &entry.kind {
            entry.kind = EntryKind::Break(short_name(name)?);
        }
        let at = before.unwrap_or(self.entries.len()).min(self.entries.len());
        // Nothing new comes before what has been printed with its number.
        let at = at.max(self.first_free());
        if let Some(day) = &mut self.day {
            let after = at.checked_sub(1).and_then(|index| self.entries.get(index));
            let in_day = after.and_then(|after| day.iter().position(|id| *id == after.id));
            day.insert(
                in_day.map_or(0, |index| index.saturating_add(1)).min(day.len()),
                entry.id,
            );
        }
        self.entries.insert(at, entry);
        self.settle();
        Ok(())
    }

    fn move_to(&mut self, id: AgendaItemId, to: usize) -> Result<(), NoChange> {
        let at = self.at(id)?;
        self.movable(id)?;
        if to >= self.entries.len() || to < self.first_free() {
            return Err(NoChange::NoPlace);
        }
        let entry = self.entries.remove(at);
        self.entries.insert(to, entry);
        self.settle();
        Ok(())
    }

    fn move_in_day(&mut self, id: AgendaItemId, to: usize) -> Result<(), NoChange> {
        let at = self.at_in_day(id)?;
        let mut day: Vec<AgendaItemId> = self.day().into_iter().map(|entry| entry.id).collect();
        if to >= day.len() {
            return Err(NoChange::NoPlace);
        }
        let moved = day.remove(at);
        day.insert(to, moved);
        self.day = Some(day);
        self.settle();
        Ok(())
    }

    fn indent(&mut self, id: AgendaItemId) -> Result<(), NoChange> {
        let at = self.at(id)?;
        let has_item_before = self.entries.iter().take(at).any(|entry| !entry.is_break());
        let entry = self.movable(id)?;
        if entry.is_break() || entry.level > 0 || !has_item_before {
            return Err(NoChange::NoPlace);
        }
        entry.level = 1;
        Ok(())
    }

    fn name_people(
        &mut self,
        id: AgendaItemId,
        presenters: Vec<String>,
        guests: Vec<String>,
    ) -> Result<(), NoChange> {
        let short = |names: Vec<String>| -> Result<Vec<String>, NoChange> {
            if names.len() > MOST_NAMES {
                return Err(NoChange::TooLong);
            }
            names.iter().map(|name| short_name(name)).collect()
        };
        let (presenters, guests) = (short(presenters)?, short(guests)?);
        let entry = self.found(id)?;
        if entry.is_break() {
            return Err(NoChange::Kind);
        }
        (entry.presenters, entry.guests) = (presenters, guests);
        Ok(())
    }

    /// The first place after everything that was printed with a number.
    fn first_free(&self) -> usize {
        let last = self
            .entries
            .iter()
            .rposition(|entry| entry.issued_number.is_some());
        last.map_or(0, |last| last.saturating_add(1))
    }

    /// Puts right what a change may have left: nothing comes under nothing, and a day like the paper is none of its own.
    fn settle(&mut self) {
        let mut has_item = false;
        for entry in &mut self.entries {
            if !has_item && entry.issued_number.is_none() {
                entry.level = 0;
            }
            has_item |= !entry.is_break();
        }
        let same =
            |day: &Vec<AgendaItemId>| self.entries.iter().map(|entry| entry.id).eq(day.iter().copied());
        if self.day.as_ref().is_some_and(same) {
            self.day = None;
        }
    }

    fn at(&self, id: AgendaItemId) -> Result<usize, NoChange> {
        let at = self.entries.iter().position(|entry| entry.id == id);
        at.ok_or(NoChange::NotThere)
    }

    fn at_in_day(&self, id: AgendaItemId) -> Result<usize, NoChange> {
        let at = self.day().iter().position(|entry| entry.id == id);
        at.ok_or(NoChange::NotThere)
    }

    fn found(&mut self, id: AgendaItemId) -> Result<&mut DraftEntry, NoChange> {
        let found = self.entries.iter_mut().find(|entry| entry.id == id);
        found.ok_or(NoChange::NotThere)
    }

    fn movable(&mut self, id: AgendaItemId) -> Result<&mut DraftEntry, NoChange> {
        let entry = self.found(id)?;
        match entry.issued_number {
            Some(_) => Err(NoChange::Issued),
            None => Ok(entry),
        }
    }
}

fn short_name(name: &str) -> Result<String, NoChange> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match (1..=LONGEST_NAME).contains(&name.chars().count()) {
        true => Ok(name),
        false => Err(NoChange::TooLong),
    }
}

#[cfg(test)]
mod tests;
