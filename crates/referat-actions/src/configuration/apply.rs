//! Taking a configuration in: what the file says is written, in an order in which everything that is named is there.

use std::collections::BTreeMap;

use referat_domain::ids::{AbbreviationId, ForumId, PositionId, UnitId};
use referat_domain::paper::recommender::PositionTitle;
use referat_domain::rules::{Rule, RuleOf, RuleValue};
use referat_store::Write;
use referat_store::abbreviations::AbbreviationRow;
use referat_store::forums::ForumRow;
use referat_store::looks::LookRow;
use referat_store::people::{PositionRow, UnitRow};
use serde_json::Value;

use super::{Configuration, ForumConfig, not_valid};
use crate::refusal::Refusal;
use crate::rules::{DEADLINE, RulePlace, found, put};

/// How deep the tree of units is at most.
const DEEPEST: usize = 20;

/// That every unit that is named is there, that none is part of itself, and that no two forums share a short form.
pub(super) fn check_places(now: &Configuration, wanted: &Configuration) -> Result<(), Refusal> {
    let mut above: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (name, unit) in now.units.iter().chain(&wanted.units) {
        above.insert(name, unit.under.as_deref());
    }
    for (name, unit) in &wanted.units {
        let mut place = unit.under.as_deref();
        for depth in 0.. {
            let Some(one) = place else { break };
            if one == name || depth > DEEPEST {
                return Err(Refusal::NotValid {
                    why: "unit-circle",
                    given: name.clone(),
                });
            }
            let known = above
                .get(one)
                .ok_or_else(|| not_valid("configuration-place", &[&format!("units.{name}.under"), one]))?;
            place = *known;
        }
    }
    for (title, position) in &wanted.positions {
        if let Some(unit) = &position.unit
            && !above.contains_key(unit.as_str())
        {
            return Err(not_valid(
                "configuration-place",
                &[&format!("positions.{title}.unit"), unit],
            ));
        }
    }
    let kept = now
        .forums
        .iter()
        .filter(|(name, _)| !wanted.forums.contains_key(*name));
    let mut shorts: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, forum) in kept.chain(&wanted.forums) {
        if let Some(short) = &forum.short
            && shorts.insert(short, name).is_some()
        {
            return Err(not_valid(
                "configuration-value",
                &[&format!("forums.{name}.short")],
            ));
        }
    }
    for (name, forum) in &wanted.forums {
        let Some(other) = forum.rules.get(DEADLINE).and_then(deadline_beside) else {
            continue;
        };
        let is_there = wanted.forums.contains_key(&other) || now.forums.contains_key(&other);
        if other == *name || !(is_there || shorts.contains_key(other.as_str())) {
            return Err(not_valid(
                "configuration-place",
                &[&format!("forums.{name}.rules.{DEADLINE}"), &other],
            ));
        }
    }
    Ok(())
}

/// The forum that a deadline hangs on.
fn deadline_beside(json: &Value) -> Option<String> {
    let rule = Rule::named(RuleOf::Forum, DEADLINE)?;
    let RuleValue::Deadline(way) = rule.of_json(json).ok()? else {
        return None;
    };
    way.forum().map(str::to_owned)
}

pub(super) async fn take_in(
    write: &mut Write<'_>,
    now: &Configuration,
    wanted: &Configuration,
) -> Result<(), Refusal> {
    rules(write, RulePlace::Municipality, &now.rules, &wanted.rules).await?;
    let units = units(write, wanted).await?;
    positions(write, wanted, &units).await?;
    for (name, forum) in &wanted.forums {
        self::forum(write, now.forums.get(name), name, forum).await?;
    }
    if now.look != wanted.look {
        look(write, wanted).await?;
    }
    Ok(())
}

async fn rules(
    write: &mut Write<'_>,
    place: RulePlace,
    now: &BTreeMap<String, Value>,
    wanted: &BTreeMap<String, Value>,
) -> Result<(), Refusal> {
    let of = match place {
        RulePlace::Municipality => RuleOf::Municipality,
        RulePlace::Forum(_) => RuleOf::Forum,
    };
    for (name, json) in wanted {
        let value = Rule::named(of, name).and_then(|rule| Some((rule, rule.of_json(json).ok()?)));
        let (rule, value) = value.ok_or_else(|| not_valid("configuration-key", &[name]))?;
        put(write, place, rule, &value).await?;
    }
    for name in now.keys().filter(|name| !wanted.contains_key(*name)) {
        let Some(rule) = Rule::named(of, name) else {
            continue;
        };
        if let Some(row) = found(write, place, rule).await? {
            write.remove(&row).await?;
        }
    }
    Ok(())
}

async fn units(write: &mut Write<'_>, wanted: &Configuration) -> Result<BTreeMap<String, UnitId>, Refusal> {
    let mut rows: BTreeMap<String, UnitRow> = write
        .reading()
        .units()
        .await?
        .into_iter()
        .map(|row| (row.name.clone(), row))
        .collect();
    for name in wanted.units.keys() {
        if !rows.contains_key(name) {
            let row = UnitRow {
                id: write.fresh(),
                name: name.clone(),
                removed_at: None,
                parent_id: None,
            };
            write.insert(std::slice::from_ref(&row)).await?;
            rows.insert(name.clone(), row);
        }
    }
    let ids: BTreeMap<String, UnitId> = rows.iter().map(|(name, row)| (name.clone(), row.id)).collect();
    for (name, unit) in &wanted.units {
        let parent = unit.under.as_ref().and_then(|under| ids.get(under)).copied();
        if let Some(row) = rows.get_mut(name)
            && row.parent_id != parent
        {
            row.parent_id = parent;
            write.update(row).await?;
        }
    }
    Ok(ids)
}

async fn positions(
    write: &mut Write<'_>,
    wanted: &Configuration,
    units: &BTreeMap<String, UnitId>,
) -> Result<(), Refusal> {
    let known = write.reading().positions().await?;
    for (title, position) in &wanted.positions {
        let unit_id = position.unit.as_ref().and_then(|unit| units.get(unit)).copied();
        match known.iter().find(|row| row.title == *title) {
            Some(row) if row.unit_id == unit_id => {}
            Some(row) => {
                let mut row = row.clone();
                row.unit_id = unit_id;
                write.update(&row).await?;
            }
            None => {
                let id: PositionId = write.fresh();
                let row = PositionRow {
                    id,
                    role: PositionTitle::parse(title).role,
                    title: title.clone(),
                    unit_id,
                    removed_at: None,
                };
                write.insert(&[row]).await?;
            }
        }
    }
    Ok(())
}

async fn forum(
    write: &mut Write<'_>,
    there: Option<&ForumConfig>,
    name: &str,
    wanted: &ForumConfig,
) -> Result<(), Refusal> {
    let row = write.reading().forum_by_name(name).await?;
    let id: ForumId = match row {
        Some(mut row) => {
            let profile = wanted.profile.as_str();
            if row.abbreviation != wanted.short || row.profile != profile {
                row.abbreviation.clone_from(&wanted.short);
                profile.clone_into(&mut row.profile);
                write.update(&row).await?;
            }
            row.id
        }
        None => {
            let row = ForumRow {
                id: write.fresh(),
                name: name.to_owned(),
                abbreviation: wanted.short.clone(),
                profile: wanted.profile.as_str().to_owned(),
                removed_at: None,
            };
            write.insert(std::slice::from_ref(&row)).await?;
            row.id
        }
    };
    let none = BTreeMap::new();
    let rules_now = there.map_or(&none, |there| &there.rules);
    rules(write, RulePlace::Forum(id), rules_now, &wanted.rules).await?;
    let known = write.reading().abbreviations(id).await?;
    for row in &known {
        match wanted.abbreviations.get(&row.short) {
            None => write.remove(row).await?,
            Some(meaning) if *meaning == row.meaning => {}
            Some(meaning) => {
                let mut row = row.clone();
                row.meaning.clone_from(meaning);
                write.update(&row).await?;
            }
        }
    }
    for (short, meaning) in &wanted.abbreviations {
        if known.iter().any(|row| row.short == *short) {
            continue;
        }
        let id_of_line: AbbreviationId = write.fresh();
        let row = AbbreviationRow {
            id: id_of_line,
            forum_id: id,
            short: short.clone(),
            meaning: meaning.clone(),
            removed_at: None,
        };
        write.insert(&[row]).await?;
    }
    Ok(())
}

async fn look(write: &mut Write<'_>, wanted: &Configuration) -> Result<(), Refusal> {
    let there = write.reading().look().await?;
    match (&wanted.look, there) {
        (None, None) => {}
        (None, Some(row)) => write.remove(&row).await?,
        (Some(look), there) => {
            let json = serde_json::to_string(look).map_err(|error| Refusal::internal(&error))?;
            match there {
                Some(mut row) => {
                    row.json = json;
                    write.update(&row).await?;
                }
                None => {
                    let row = LookRow {
                        id: write.fresh(),
                        json,
                        removed_at: None,
                    };
                    write.insert(&[row]).await?;
                }
            }
        }
    }
    Ok(())
}
