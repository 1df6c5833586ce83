//! Persons, positions and units, and what they have to do with which items.

use std::collections::BTreeMap;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, PersonId, PositionId, UnitId};
use referat_domain::reader::Reader;
use referat_domain::view::people::{
    AliasLine, DirectoryView, Involvement, Named, NamedView, WholeDirectory, WholeNamed,
};
use referat_domain::view::{Seen, show};
use referat_store::people::{PersonRow, PositionRow, UnitRow};
use referat_store::{Reading, RowId};

use super::listed;
use crate::office::Office;
use crate::refusal::Refusal;

type Involved = Vec<(Involvement, AgendaItemId)>;

impl Office {
    /// Everyone and everything named in an item the reader may see.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn directory(&self, reader: &Reader) -> Result<Seen<DirectoryView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut involved: Vec<(Named, Vec<AgendaItemId>)> = Vec::new();
        let persons = reading.persons().await?;
        let ids: Vec<PersonId> = persons.iter().map(|row| row.id).collect();
        let mut of_person = of_persons(&mut reading, &ids).await?;
        for row in persons {
            let items = of_person.remove(&row.id).unwrap_or_default();
            involved.push((
                Named::Person {
                    id: row.id,
                    name: row.name,
                },
                items_of(items),
            ));
        }
        let units: BTreeMap<UnitId, String> = reading
            .units()
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        let positions = reading.positions().await?;
        let ids: Vec<PositionId> = positions.iter().map(|row| row.id).collect();
        let mut of_position = of_positions(&mut reading, &ids).await?;
        let mut of_unit: BTreeMap<UnitId, Vec<AgendaItemId>> = BTreeMap::new();
        for row in positions {
            let items = items_of(of_position.remove(&row.id).unwrap_or_default());
            if let Some(unit) = row.unit_id {
                of_unit.entry(unit).or_default().extend(items.iter().copied());
            }
            involved.push((position_named(row, &units), items));
        }
        for (id, name) in units {
            let items = of_unit.remove(&id).unwrap_or_default();
            involved.push((
                Named::Unit {
                    id,
                    name,
                    positions: Vec::new(),
                },
                items,
            ));
        }
        let all: Vec<AgendaItemId> = involved
            .iter()
            .flat_map(|(_, items)| items.iter().copied())
            .collect();
        let items: BTreeMap<AgendaItemId, _> = listed::newest_first(&mut reading, &all)
            .await?
            .into_items()
            .into_iter()
            .map(|item| (item.place.id, item))
            .collect();
        let mut entries: Vec<(Named, Vec<_>)> = involved
            .into_iter()
            .map(|(named, mut ids)| {
                ids.sort_unstable();
                ids.dedup();
                (
                    named,
                    ids.iter().filter_map(|id| items.get(id).cloned()).collect(),
                )
            })
            .collect();
        entries.sort_by(|(a, _), (b, _)| referat_danish::sorting::compare(name_of(a), name_of(b)));
        Ok(show(WholeDirectory { entries }, reader))
    }

    /// A person and the items that name them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such person, or only items name it that the reader may not see.
    pub async fn person(&self, reader: &Reader, id: PersonId) -> Result<Seen<NamedView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: PersonRow = reading
            .by_id(id)
            .await?
            .filter(|row: &PersonRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let aliases = aliases(&mut reading, "person", RowId::from_bytes(*id.as_bytes())).await?;
        let mut ids = vec![id];
        ids.extend(
            aliases
                .iter()
                .filter(|alias| alias.is_accepted)
                .filter_map(|alias| match alias.named {
                    Named::Person { id, .. } => Some(id),
                    Named::Position { .. } | Named::Unit { .. } => None,
                }),
        );
        let involved = of_persons(&mut reading, &ids)
            .await?
            .into_values()
            .flatten()
            .collect();
        self.named(
            reading,
            reader,
            Named::Person { id, name: row.name },
            aliases,
            involved,
        )
        .await
    }

    /// A position and what it has recommended.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such position, or only items name it that the reader may not see.
    pub async fn position(&self, reader: &Reader, id: PositionId) -> Result<Seen<NamedView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: PositionRow = reading
            .by_id(id)
            .await?
            .filter(|row: &PositionRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let aliases = aliases(&mut reading, "position", RowId::from_bytes(*id.as_bytes())).await?;
        let mut ids = vec![id];
        ids.extend(
            aliases
                .iter()
                .filter(|alias| alias.is_accepted)
                .filter_map(|alias| match alias.named {
                    Named::Position { id, .. } => Some(id),
                    Named::Person { .. } | Named::Unit { .. } => None,
                }),
        );
        let units = reading
            .units()
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        let involved = of_positions(&mut reading, &ids)
            .await?
            .into_values()
            .flatten()
            .collect();
        self.named(reading, reader, position_named(row, &units), aliases, involved)
            .await
    }

    /// A unit and what its positions have recommended.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such unit, or only items name it that the reader may not see.
    pub async fn unit(&self, reader: &Reader, id: UnitId) -> Result<Seen<NamedView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: UnitRow = reading
            .by_id(id)
            .await?
            .filter(|row: &UnitRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let aliases = aliases(&mut reading, "unit", RowId::from_bytes(*id.as_bytes())).await?;
        let mut units = vec![id];
        units.extend(aliases.iter().filter(|alias| alias.is_accepted).filter_map(
            |alias| match alias.named {
                Named::Unit { id, .. } => Some(id),
                Named::Person { .. } | Named::Position { .. } => None,
            },
        ));
        let mut positions = Vec::new();
        for unit in units {
            positions.extend(reading.positions_of_unit(unit).await?);
        }
        let ids: Vec<PositionId> = positions.iter().map(|row| row.id).collect();
        let involved = of_positions(&mut reading, &ids)
            .await?
            .into_values()
            .flatten()
            .collect();
        let named = Named::Unit {
            id,
            name: row.name,
            positions: positions.into_iter().map(|row| (row.id, row.title)).collect(),
        };
        self.named(reading, reader, named, aliases, involved).await
    }

    async fn named(
        &self,
        mut reading: Reading<'_>,
        reader: &Reader,
        named: Named,
        aliases: Vec<AliasLine>,
        involved: Involved,
    ) -> Result<Seen<NamedView>, Refusal> {
        if !is_seen(&mut reading, reader, &named).await? {
            return Err(Refusal::NotFound);
        }
        let mut by_item: BTreeMap<AgendaItemId, Involvement> = BTreeMap::new();
        for (involvement, item) in involved {
            by_item
                .entry(item)
                .and_modify(|known| *known = (*known).min(involvement))
                .or_insert(involvement);
        }
        let ids: Vec<AgendaItemId> = by_item.keys().copied().collect();
        let items = listed::newest_first(&mut reading, &ids)
            .await?
            .into_items()
            .into_iter()
            .filter_map(|item| Some((by_item.get(&item.place.id).copied()?, item)))
            .collect();
        let named = match named {
            Named::Unit { id, name, positions } => {
                let mut seen = Vec::new();
                for (id, title) in positions {
                    let position = Named::Position {
                        id,
                        title: title.clone(),
                        unit: None,
                    };
                    if is_seen(&mut reading, reader, &position).await? {
                        seen.push((id, title));
                    }
                }
                Named::Unit {
                    id,
                    name,
                    positions: seen,
                }
            }
            named @ (Named::Person { .. } | Named::Position { .. }) => named,
        };
        let mut seen = Vec::new();
        for alias in aliases {
            if is_seen(&mut reading, reader, &alias.named).await? {
                seen.push(alias);
            }
        }
        Ok(show(
            WholeNamed {
                named,
                aliases: seen,
                items,
            },
            reader,
        ))
    }
}

/// Whether a reader may know of a name: some item they may see has it, or none has. That only closed items name
/// somebody is as closed as they are. Those who keep people see all names.
async fn is_seen(reading: &mut Reading<'_>, reader: &Reader, named: &Named) -> Result<bool, Refusal> {
    if reader.may(Action::KeepPeople, Scope::Anywhere) {
        return Ok(true);
    }
    let items: Vec<AgendaItemId> = match named {
        Named::Person { id, .. } => {
            let of_person = of_persons(reading, &[*id]).await?;
            of_person.into_values().flat_map(items_of).collect()
        }
        Named::Position { id, .. } => {
            let of_position = of_positions(reading, &[*id]).await?;
            of_position.into_values().flat_map(items_of).collect()
        }
        Named::Unit { id, .. } => {
            let positions = reading.positions_of_unit(*id).await?;
            let positions: Vec<PositionId> = positions.iter().map(|row| row.id).collect();
            let of_position = of_positions(reading, &positions).await?;
            of_position.into_values().flat_map(items_of).collect()
        }
    };
    if items.is_empty() {
        return Ok(true);
    }
    let items = listed::newest_first(reading, &items).await?.into_items();
    Ok(show(items, reader).iter().any(|item| item.line.open().is_some()))
}

fn items_of(involved: Involved) -> Vec<AgendaItemId> {
    involved.into_iter().map(|(_, item)| item).collect()
}

fn position_named(row: PositionRow, units: &BTreeMap<UnitId, String>) -> Named {
    let unit = row
        .unit_id
        .and_then(|unit| Some((unit, units.get(&unit)?.clone())));
    Named::Position {
        id: row.id,
        title: row.title,
        unit,
    }
}

fn name_of(named: &Named) -> &str {
    match named {
        Named::Person { name, .. } | Named::Unit { name, .. } => name,
        Named::Position { title, .. } => title,
    }
}

async fn of_persons(
    reading: &mut Reading<'_>,
    ids: &[PersonId],
) -> Result<BTreeMap<PersonId, Involved>, Refusal> {
    let mut out: BTreeMap<PersonId, Involved> = BTreeMap::new();
    for row in reading.mentions_of(ids).await? {
        let involvement = if row.role == "guest" {
            Involvement::Guest
        } else {
            Involvement::Presented
        };
        out.entry(row.person_id)
            .or_default()
            .push((involvement, row.agenda_item_id));
    }
    let remarks = reading.named_remarks_by(ids).await?;
    let absences = reading.absences_by(ids).await?;
    let mut decisions: Vec<_> = remarks.iter().map(|row| row.decision_id).collect();
    decisions.extend(absences.iter().map(|row| row.decision_id));
    let owners: BTreeMap<_, AgendaItemId> = reading
        .decisions_of(&decisions)
        .await?
        .into_iter()
        .map(|row| (row.id, row.agenda_item_id))
        .collect();
    for row in remarks {
        if let Some(item) = owners.get(&row.decision_id) {
            out.entry(row.person_id)
                .or_default()
                .push((Involvement::Remarked, *item));
        }
    }
    for row in absences {
        if let (Some(person), Some(item)) = (row.person_id, owners.get(&row.decision_id)) {
            out.entry(person).or_default().push((Involvement::Absent, *item));
        }
    }
    Ok(out)
}

async fn of_positions(
    reading: &mut Reading<'_>,
    ids: &[PositionId],
) -> Result<BTreeMap<PositionId, Involved>, Refusal> {
    let rows = reading.recommendations_by(ids).await?;
    let versions: Vec<_> = rows.iter().map(|row| row.paper_version_id).collect();
    let mut items: BTreeMap<_, Vec<AgendaItemId>> = BTreeMap::new();
    for item in reading.items_of_versions(&versions).await? {
        items.entry(item.paper_version_id).or_default().push(item.id);
    }
    let mut out: BTreeMap<PositionId, Involved> = BTreeMap::new();
    for row in rows {
        for item in items.get(&row.paper_version_id).into_iter().flatten() {
            out.entry(row.position_id)
                .or_default()
                .push((Involvement::Recommended, *item));
        }
    }
    Ok(out)
}

/// Other spellings, proposed or accepted.
async fn aliases(reading: &mut Reading<'_>, kind: &str, id: RowId) -> Result<Vec<AliasLine>, Refusal> {
    let mut out = Vec::new();
    for row in reading.alias_proposals_of(kind, id).await? {
        if row.state == "rejected" {
            continue;
        }
        let other = if row.one_id == id {
            row.other_id
        } else {
            row.one_id
        };
        if let Some(named) = named_by_id(reading, kind, other).await? {
            out.push(AliasLine {
                named,
                is_accepted: row.state == "accepted",
            });
        }
    }
    Ok(out)
}

/// The name behind an alias proposal's id.
pub(super) async fn named_by_id(
    reading: &mut Reading<'_>,
    kind: &str,
    id: RowId,
) -> Result<Option<Named>, Refusal> {
    let named = match kind {
        "person" => reading.by_id::<PersonRow>(id).await?.map(|row| Named::Person {
            id: row.id,
            name: row.name,
        }),
        "position" => match reading.by_id::<PositionRow>(id).await? {
            Some(row) => {
                let units = reading
                    .units()
                    .await?
                    .into_iter()
                    .map(|row| (row.id, row.name))
                    .collect();
                Some(position_named(row, &units))
            }
            None => None,
        },
        _ => reading.by_id::<UnitRow>(id).await?.map(|row| Named::Unit {
            id: row.id,
            name: row.name,
            positions: Vec::new(),
        }),
    };
    Ok(named)
}
