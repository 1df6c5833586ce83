//! Forums, persons, positions and units: matched by the name printed, else made; likely aliases proposed.
//!
//! Exact names match; nothing else does by itself. "Økonomi & Stab" and "Økonomi og Stab", "Chefen" and
//! "Afdelingschefen", "Rasmus" and "Rasmus Toft" become proposals for a person.

use std::collections::BTreeMap;

use referat_domain::forum::ForumProfile;
use referat_domain::ids::{ForumId, PersonId, PositionId, UnitId};
use referat_domain::likeness::same_unit_words;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::recommender::{PositionTitle, bare_role};
use referat_import::known_forums::KnownForums;
use referat_store::forums::ForumRow;
use referat_store::people::{AliasProposalRow, PersonRow, PositionRow, UnitRow};
use referat_store::{Reading, RowId, Write};
use uuid::Uuid;

use crate::refusal::Refusal;

/// Every name there is, read once for an import and kept up by it: nobody else writes meanwhile.
#[derive(Debug)]
pub(super) struct Names {
    forums: Vec<ForumRow>,
    persons: Vec<PersonRow>,
    positions: Vec<PositionRow>,
    units: Vec<UnitRow>,
}

impl Names {
    /// Reads them all.
    pub(super) async fn read(reading: &mut Reading<'_>) -> Result<Self, Refusal> {
        let mut names = Self {
            forums: reading.forums().await?,
            persons: reading.persons().await?,
            positions: reading.positions().await?,
            units: reading.units().await?,
        };
        // In the order they were made, as those that are made now follow.
        names.persons.sort_by_key(|person| person.id);
        names.positions.sort_by_key(|position| position.id);
        names.units.sort_by_key(|unit| unit.id);
        Ok(names)
    }

    /// The names and short forms a route prefix may hold.
    pub(super) fn known_forums(&self) -> KnownForums {
        let names = self
            .forums
            .iter()
            .map(|forum| [Some(forum.name.clone()), forum.abbreviation.clone()]);
        KnownForums::new(names.flatten().flatten())
    }

    /// The forum a history or a route names, by its name or its short form.
    pub(super) fn forum_called(&self, name: &str) -> Option<ForumId> {
        let found = self.forums.iter().find(|forum| {
            forum.name.eq_ignore_ascii_case(name)
                || forum.abbreviation.as_deref().is_some_and(|short| short == name)
        });
        found.map(|forum| forum.id)
    }

    /// The forum of exactly this name, if it is here.
    pub(super) fn forum_named(&self, name: &str) -> Option<ForumId> {
        let found = self.forums.iter().find(|forum| forum.name == name);
        found.map(|forum| forum.id)
    }

    /// The forum of this name, made if it isn't here; its short form is learned from the document's routes.
    pub(super) async fn forum(
        &mut self,
        write: &mut Write<'_>,
        name: &str,
        record: &MeetingRecord,
    ) -> Result<ForumId, Refusal> {
        let abbreviation = own_abbreviation(name, record);
        if let Some(forum) = self.forums.iter_mut().find(|forum| forum.name == name) {
            if forum.abbreviation.is_none() && abbreviation.is_some() {
                forum.abbreviation = abbreviation;
                write.update(forum).await?;
            }
            return Ok(forum.id);
        }
        let forum = ForumRow {
            id: write.fresh(),
            name: name.to_owned(),
            abbreviation,
            profile: ForumProfile::guess(name).as_str().to_owned(),
            removed_at: None,
        };
        let id = forum.id;
        write.insert(std::slice::from_ref(&forum)).await?;
        self.forums.push(forum);
        Ok(id)
    }

    /// The person of this name, made if there is none.
    pub(super) async fn person(&mut self, write: &mut Write<'_>, name: &str) -> Result<PersonId, Refusal> {
        if let Some(found) = self.persons.iter().find(|person| person.name == name) {
            return Ok(found.id);
        }
        let id: PersonId = write.fresh();
        let row = PersonRow {
            id,
            name: name.to_owned(),
            removed_at: None,
            email: None,
            left_on: None,
        };
        write.insert(std::slice::from_ref(&row)).await?;
        let mut alike = self
            .persons
            .iter()
            .filter(|other| may_be_one_person(name, &other.name));
        // A first name that several people have is nobody's alias.
        if let (Some(only), None) = (alike.next(), alike.next()) {
            let proposal = proposal(write, "person", only.id.uuid(), id.uuid(), "first-name");
            write.insert(&[proposal]).await?;
        }
        self.persons.push(row);
        Ok(id)
    }

    /// The position of this title, made if there is none.
    pub(super) async fn position(
        &mut self,
        write: &mut Write<'_>,
        printed: &str,
    ) -> Result<PositionId, Refusal> {
        let title = capital(printed);
        if let Some(found) = self.positions.iter().find(|position| position.title == title) {
            return Ok(found.id);
        }
        let parsed = PositionTitle::parse(&title);
        let unit = match &parsed.unit {
            Some(name) => Some(self.unit(write, name).await?),
            None => None,
        };
        let id: PositionId = write.fresh();
        let row = PositionRow {
            id,
            title,
            role: parsed.role.clone(),
            unit_id: unit,
            removed_at: None,
        };
        write.insert(std::slice::from_ref(&row)).await?;
        let name_of = |unit: Option<UnitId>| {
            let found = self.units.iter().find(|row| Some(row.id) == unit);
            found.map(|row| row.name.as_str())
        };
        let is_alike = |other: &&PositionRow| {
            let same_unit = match (name_of(unit), name_of(other.unit_id)) {
                (Some(one), Some(two)) => same_unit_words(one, two),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            same_unit && bare_role(&other.role) == bare_role(&parsed.role)
        };
        let proposals: Vec<AliasProposalRow> = self
            .positions
            .iter()
            .filter(is_alike)
            .map(|other| proposal(write, "position", other.id.uuid(), id.uuid(), "same-role"))
            .collect();
        write.insert(&proposals).await?;
        self.positions.push(row);
        Ok(id)
    }

    async fn unit(&mut self, write: &mut Write<'_>, name: &str) -> Result<UnitId, Refusal> {
        if let Some(found) = self.units.iter().find(|unit| unit.name == name) {
            return Ok(found.id);
        }
        let id: UnitId = write.fresh();
        let row = UnitRow {
            id,
            name: name.to_owned(),
            removed_at: None,
            parent_id: None,
        };
        write.insert(std::slice::from_ref(&row)).await?;
        let alike = self
            .units
            .iter()
            .filter(|other| same_unit_words(&other.name, name));
        let proposals: Vec<AliasProposalRow> = alike
            .map(|other| proposal(write, "unit", other.id.uuid(), id.uuid(), "same-words"))
            .collect();
        write.insert(&proposals).await?;
        self.units.push(row);
        Ok(id)
    }
}

/// The prefix that stands alone on most items, if its letters can be the forum's.
fn own_abbreviation(name: &str, record: &MeetingRecord) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &record.items {
        if let Some(first) = item.route.first() {
            *counts.entry(first).or_default() += 1;
        }
    }
    let (prefix, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let name = name.to_lowercase();
    let mut letters = name.chars();
    let fits = prefix
        .to_lowercase()
        .chars()
        .all(|letter| letters.any(|other| other == letter));
    (count * 2 > record.items.len() && fits && prefix.to_lowercase() != name).then(|| prefix.to_owned())
}

/// "Rasmus" and "Rasmus Toft", "Rikke B." and "Rikke Bang".
fn may_be_one_person(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (mut short, mut long) = (short.split_whitespace(), long.split_whitespace());
    if short.next() != long.next() {
        return false;
    }
    let rest: Vec<&str> = long.collect();
    match short.next() {
        None => !rest.is_empty(),
        Some(initial) => {
            let letter = initial.trim_end_matches('.');
            short.next().is_none()
                && initial.ends_with('.')
                && rest
                    .last()
                    .is_some_and(|last| last.starts_with(letter) && !last.ends_with('.'))
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn proposal(write: &mut Write<'_>, kind: &str, one: Uuid, other: Uuid, reason: &str) -> AliasProposalRow {
    AliasProposalRow {
        id: write.fresh(),
        kind: kind.to_owned(),
        one_id: RowId::from_bytes(one.into_bytes()),
        other_id: RowId::from_bytes(other.into_bytes()),
        reason: reason.to_owned(),
        state: "proposed".into(),
        decided_at: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_or_an_initial_may_be_a_person_known_in_full() {
        assert!(may_be_one_person("Rasmus", "Rasmus Toft"));
        assert!(may_be_one_person("Rasmus Toft", "Rasmus T."));
        assert!(!may_be_one_person("Rasmus", "Rikke Toft"));
        assert!(!may_be_one_person("Rasmus Toft", "Rasmus Holm"));
        assert!(!may_be_one_person("Rasmus T.", "Rasmus Holm"));
    }
}
