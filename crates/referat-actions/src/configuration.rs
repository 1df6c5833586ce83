//! The configuration as one readable file: units, positions, forums with rules and short forms, the municipality's rules,
//! the look. Written out, compared with what is there, and taken in as one transaction with one entry.
//!
//! Things are known by their names. Rules, short forms and the look become what the file says, also where it says
//! nothing of them; units, positions and forums that it doesn't name are kept, since minutes point to them.

mod apply;
mod differences;

use std::collections::BTreeMap;

use referat_documents::look::Look;
use referat_documents::press::Press;
use referat_domain::access::{Action, Scope};
use referat_domain::forum::ForumProfile;
use referat_domain::rules::{Rule, RuleOf};
use referat_store::Reading;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use differences::{ConfigChange, ConfigThing, HowChanged};

use crate::explain_abbreviation::line_given;
use crate::keep_forums::short_given;
use crate::keep_people::name_given;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;
use crate::rules::profile_of;
use crate::set_look::look_in;

/// The version of the file's form.
pub const SCHEMA: u32 = 1;

/// The configuration of a municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The municipality's rules that are set, by name.
    #[serde(default)]
    pub rules: BTreeMap<String, Value>,
    /// The units, by name.
    #[serde(default)]
    pub units: BTreeMap<String, UnitConfig>,
    /// The positions, by title.
    #[serde(default)]
    pub positions: BTreeMap<String, PositionConfig>,
    /// The forums, by name.
    #[serde(default)]
    pub forums: BTreeMap<String, ForumConfig>,
    /// The look of documents; none for the standard one.
    #[serde(default)]
    pub look: Option<Look>,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitConfig {
    /// The name of the unit it is part of.
    #[serde(default)]
    pub under: Option<String>,
}

/// A position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionConfig {
    /// The name of its unit.
    #[serde(default)]
    pub unit: Option<String>,
}

/// A forum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForumConfig {
    /// The short form used in routes.
    #[serde(default)]
    pub short: Option<String>,
    /// Which rules it lives by.
    pub profile: ForumProfile,
    /// Its rules that are set, by name.
    #[serde(default)]
    pub rules: BTreeMap<String, Value>,
    /// The short forms it knows, with what they stand for.
    #[serde(default)]
    pub abbreviations: BTreeMap<String, String>,
}

impl Configuration {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] with the place: line and column, or the name of what can't be so.
    pub fn parse(json: &str) -> Result<Self, Refusal> {
        let read: Self = serde_json::from_str(json).map_err(|error| {
            let place = format!("{}:{}", error.line(), error.column());
            // The word in question, where the reader names one.
            let word = error.to_string().split('`').nth(1).map(str::to_owned);
            not_valid(
                "configuration-form",
                &[&place, word.as_deref().unwrap_or_default()],
            )
        })?;
        if read.schema != SCHEMA {
            return Err(not_valid("configuration-schema", &[&read.schema.to_string()]));
        }
        known_rules(RuleOf::Municipality, &read.rules, "rules")?;
        for (name, forum) in &read.forums {
            known_name("forums", name)?;
            known_rules(RuleOf::Forum, &forum.rules, &format!("forums.{name}.rules"))?;
            for (short, meaning) in &forum.abbreviations {
                if line_given(short, meaning)? != (short.as_str(), meaning.as_str()) {
                    let place = format!("forums.{name}.abbreviations.{short}");
                    return Err(not_valid("configuration-value", &[&place]));
                }
            }
            let short = forum.short.as_deref().unwrap_or_default();
            if short_given(short)?.as_deref() != forum.short.as_deref() {
                return Err(not_valid(
                    "configuration-value",
                    &[&format!("forums.{name}.short")],
                ));
            }
        }
        for name in read.units.keys() {
            known_name("units", name)?;
        }
        for name in read.positions.keys() {
            known_name("positions", name)?;
        }
        Ok(read)
    }

    /// As a file: stable, readable, and read back the same.
    ///
    /// # Errors
    /// Only internal ones.
    pub fn to_text(&self) -> Result<String, Refusal> {
        let text = serde_json::to_string_pretty(self).map_err(|error| Refusal::internal(&error))?;
        Ok(text + "\n")
    }
}

fn not_valid(why: &'static str, parts: &[&str]) -> Refusal {
    let given: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    Refusal::NotValid {
        why,
        given: given.join(" ").chars().take(160).collect(),
    }
}

/// Names are kept as a person would have typed them, so that they are found again.
fn known_name(place: &str, name: &str) -> Result<(), Refusal> {
    match name_given(name).is_ok_and(|given| given == name) {
        true => Ok(()),
        false => Err(not_valid("configuration-value", &[&format!("{place}.{name}")])),
    }
}

fn known_rules(of: RuleOf, rules: &BTreeMap<String, Value>, place: &str) -> Result<(), Refusal> {
    for (name, json) in rules {
        let place = format!("{place}.{name}");
        let rule = Rule::named(of, name).ok_or_else(|| not_valid("configuration-key", &[&place]))?;
        rule.of_json(json)
            .map_err(|_| not_valid("configuration-value", &[&place]))?;
    }
    Ok(())
}

impl Office {
    /// The configuration as it is.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub async fn configuration(&self, actor: &Actor) -> Result<Configuration, Refusal> {
        actor.reader.require(Action::SetConfiguration, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        configuration_in(&mut reading).await
    }

    /// What taking a file in would change.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`] for a file that can't be taken in, with the place.
    pub async fn compare_configuration(
        &self,
        actor: &Actor,
        press: &Press,
        json: &str,
    ) -> Result<Vec<ConfigChange>, Refusal> {
        let wanted = wanted(actor, press, json)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let now = configuration_in(&mut reading).await?;
        apply::check_places(&now, &wanted)?;
        Ok(differences::between(&now, &wanted))
    }

    /// Takes a file in, in one transaction with one entry.
    ///
    /// # Errors
    /// As [`Office::compare_configuration`]; [`Refusal::NotNow`] where nothing would change.
    pub async fn apply_configuration(
        &self,
        actor: &Actor,
        press: &Press,
        json: &str,
        reason: &str,
    ) -> Result<Vec<ConfigChange>, Refusal> {
        for action in [Action::KeepPeople, Action::KeepForums, Action::SetLook] {
            actor.require(action, Scope::Anywhere)?;
        }
        let wanted = wanted(actor, press, json)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let now = configuration_in(&mut write.reading()).await?;
        apply::check_places(&now, &wanted)?;
        let changes = differences::between(&now, &wanted);
        if changes.iter().all(|change| change.how == HowChanged::Kept) {
            return Err(Refusal::NotNow {
                why: "nothing-corrected",
            });
        }
        apply::take_in(&mut write, &now, &wanted).await?;
        let subject = self.municipality().id.uuid();
        write
            .commit(entry(
                actor,
                "apply_configuration",
                "municipality",
                subject,
                reason,
            ))
            .await?;
        Ok(changes)
    }
}

fn wanted(actor: &Actor, press: &Press, json: &str) -> Result<Configuration, Refusal> {
    actor.require(Action::SetConfiguration, Scope::Anywhere)?;
    let wanted = Configuration::parse(json)?;
    if let Some(look) = &wanted.look {
        let text = serde_json::to_string(look).map_err(|error| Refusal::internal(&error))?;
        let not_valid = |given: String| Refusal::NotValid { why: "look", given };
        let look = Look::parse(&text).map_err(|error| not_valid(error.in_words(press.wording())))?;
        press
            .with_look(look)
            .map_err(|error| not_valid(error.to_string()))?;
    }
    Ok(wanted)
}

/// The configuration as one moment of the store has it.
async fn configuration_in(reading: &mut Reading<'_>) -> Result<Configuration, Refusal> {
    let parsed = |name: &str, value: &str| {
        serde_json::from_str(value).map_err(|_| Refusal::unreadable("setting", "value", name))
    };
    let units = reading.units().await?;
    let unit_name = |id| {
        units
            .iter()
            .find(|row| Some(row.id) == id)
            .map(|row| row.name.clone())
    };
    let mut now = Configuration {
        schema: SCHEMA,
        rules: BTreeMap::new(),
        units: units
            .iter()
            .map(|row| {
                let under = unit_name(row.parent_id);
                (row.name.clone(), UnitConfig { under })
            })
            .collect(),
        positions: reading
            .positions()
            .await?
            .into_iter()
            .map(|row| {
                let unit = unit_name(row.unit_id);
                (row.title, PositionConfig { unit })
            })
            .collect(),
        forums: BTreeMap::new(),
        look: look_in(reading).await?,
    };
    for row in reading.settings_of_municipality().await? {
        let value = parsed(&row.name, &row.value)?;
        now.rules.insert(row.name, value);
    }
    for row in reading.forums().await? {
        let mut forum = ForumConfig {
            profile: profile_of(&row)?,
            short: row.abbreviation,
            rules: BTreeMap::new(),
            abbreviations: BTreeMap::new(),
        };
        for rule in reading.settings_of_forum(row.id).await? {
            let value = parsed(&rule.name, &rule.value)?;
            forum.rules.insert(rule.name, value);
        }
        for line in reading.abbreviations(row.id).await? {
            forum.abbreviations.insert(line.short, line.meaning);
        }
        now.forums.insert(row.name, forum);
    }
    Ok(now)
}
