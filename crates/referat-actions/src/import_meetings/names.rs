//! Forums, persons, positions and units: matched by the name printed, else made; likely aliases proposed.
//!
//! Exact names match; nothing else does by itself. "Økonomi & Stab" and "Økonomi og Stab", "Chefen" and
//! "Afdelingschefen", "Rasmus" and "Rasmus Toft" become proposals for a person.

use std::collections::BTreeMap;

use referat_domain::forum::ForumProfile;
use referat_domain::ids::{PersonId, PositionId, UnitId};
use referat_domain::likeness::same_unit_words;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::recommender::{PositionTitle, bare_role};
use referat_store::forums::ForumRow;
use referat_store::people::{AliasProposalRow, PersonRow, PositionRow, UnitRow};
use referat_store::{RowId, Write};

use crate::refusal::Refusal;

/// The forum of this name, made if it isn't here; its short form is learned from the document's routes.
pub(super) async fn forum(
    write: &mut Write<'_>,
    name: &str,
    record: &MeetingRecord,
) -> Result<ForumRow, Refusal> {
    let abbreviation = own_abbreviation(name, record);
    let known = write.reading().forum_by_name(name).await?;
    match known {
        Some(mut forum) => {
            if forum.abbreviation.is_none() && abbreviation.is_some() {
                forum.abbreviation = abbreviation;
                write.update(&forum).await?;
            }
            Ok(forum)
        }
        None => {
            let forum = ForumRow {
                id: write.fresh(),
                name: name.to_owned(),
                abbreviation,
                profile: ForumProfile::guess(name).as_str().to_owned(),
                removed_at: None,
            };
            write.insert(std::slice::from_ref(&forum)).await?;
            Ok(forum)
        }
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

/// The person of this name.
pub(super) async fn person(write: &mut Write<'_>, name: &str) -> Result<PersonId, Refusal> {
    if let Some(found) = write.reading().persons_by_name(name).await?.first() {
        return Ok(found.id);
    }
    let others = write.reading().persons().await?;
    let id: PersonId = write.fresh();
    write
        .insert(&[PersonRow {
            id,
            name: name.to_owned(),
            removed_at: None,
        }])
        .await?;
    let alike: Vec<&PersonRow> = others
        .iter()
        .filter(|other| may_be_one_person(name, &other.name))
        .collect();
    // A first name that several people have is nobody's alias.
    if let [only] = alike.as_slice() {
        propose(
            write,
            "person",
            only.id.uuid().into_bytes(),
            id.uuid().into_bytes(),
            "first-name",
        )
        .await?;
    }
    Ok(id)
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

/// The position of this title.
pub(super) async fn position(write: &mut Write<'_>, printed: &str) -> Result<PositionId, Refusal> {
    let title = capital(printed);
    if let Some(found) = write.reading().position_by_title(&title).await? {
        return Ok(found.id);
    }
    let parsed = PositionTitle::parse(&title);
    let unit = match &parsed.unit {
        Some(name) => Some(unit(write, name).await?),
        None => None,
    };
    let others = write.reading().positions().await?;
    let units: BTreeMap<UnitId, String> = write
        .reading()
        .units()
        .await?
        .into_iter()
        .map(|unit| (unit.id, unit.name))
        .collect();
    let id: PositionId = write.fresh();
    let row = PositionRow {
        id,
        title,
        role: parsed.role.clone(),
        unit_id: unit,
        removed_at: None,
    };
    write.insert(&[row]).await?;
    for other in others {
        let same_unit = match (
            unit.and_then(|unit| units.get(&unit)),
            other.unit_id.and_then(|unit| units.get(&unit)),
        ) {
            (Some(one), Some(two)) => same_unit_words(one, two),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if same_unit && bare_role(&other.role) == bare_role(&parsed.role) {
            propose(
                write,
                "position",
                other.id.uuid().into_bytes(),
                id.uuid().into_bytes(),
                "same-role",
            )
            .await?;
        }
    }
    Ok(id)
}

fn capital(words: &str) -> String {
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

async fn unit(write: &mut Write<'_>, name: &str) -> Result<UnitId, Refusal> {
    if let Some(found) = write.reading().unit_by_name(name).await? {
        return Ok(found.id);
    }
    let others = write.reading().units().await?;
    let id: UnitId = write.fresh();
    write
        .insert(&[UnitRow {
            id,
            name: name.to_owned(),
            removed_at: None,
        }])
        .await?;
    for other in others.iter().filter(|other| same_unit_words(&other.name, name)) {
        propose(
            write,
            "unit",
            other.id.uuid().into_bytes(),
            id.uuid().into_bytes(),
            "same-words",
        )
        .await?;
    }
    Ok(id)
}

async fn propose(
    write: &mut Write<'_>,
    kind: &str,
    one: [u8; 16],
    other: [u8; 16],
    reason: &str,
) -> Result<(), Refusal> {
    let row = AliasProposalRow {
        id: write.fresh(),
        kind: kind.to_owned(),
        one_id: RowId::from_bytes(one),
        other_id: RowId::from_bytes(other),
        reason: reason.to_owned(),
        state: "proposed".into(),
        decided_at: None,
    };
    write.insert(&[row]).await?;
    Ok(())
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
