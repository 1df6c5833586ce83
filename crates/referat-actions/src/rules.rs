//! The rules of the municipality and of its forums, as they are set: reading, setting, taking back to the standard.
//!
//! What a rule can be is in [`referat_domain::rules`].

use std::collections::BTreeMap;

use referat_domain::access::{Action, Scope};
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{ForumId, SettingId};
use referat_domain::rules::{Rule, RuleOf, RuleValue};
use referat_store::forums::ForumRow;
use referat_store::settings::SettingRow;
use referat_store::{Reading, Write};
use serde_json::Value;

use crate::lookups::deadlines::forum_named;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// A forum's rule: whether it is the council (kommunalbestyrelsen).
pub const IS_COUNCIL: &str = "is-council";

/// The municipality's rule: whether council members read the committees' papers (kommunestyrelsesloven § 20, stk. 6).
pub const COUNCIL_READS_COMMITTEES: &str = "council-reads-committees";

/// A forum's rule: how its deadline is found.
pub(crate) const DEADLINE: &str = "deadline";

/// The municipality's rule: where its statement on accessibility is.
const ACCESSIBILITY_STATEMENT: &str = "accessibility-statement";

/// Rules by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules(BTreeMap<String, Value>);

impl Rules {
    /// The municipality's own.
    pub(crate) async fn of_municipality(reading: &mut Reading<'_>) -> Result<Self, Refusal> {
        Self::read(reading.settings_of_municipality().await?)
    }

    /// A forum's own.
    pub(crate) async fn of_forum(reading: &mut Reading<'_>, forum: ForumId) -> Result<Self, Refusal> {
        Self::read(reading.settings_of_forum(forum).await?)
    }

    fn read(rows: Vec<SettingRow>) -> Result<Self, Refusal> {
        let mut rules = BTreeMap::new();
        for row in rows {
            let value = serde_json::from_str(&row.value)
                .map_err(|_| Refusal::unreadable("setting", "value", &row.name))?;
            rules.insert(row.name, value);
        }
        Ok(Self(rules))
    }

    /// What a rule is set to; `None` where it is as it is by itself.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Whether a rule that is yes or no is set to yes.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or(false)
    }
}

/// A rule and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// Its name.
    pub name: &'static str,
    /// What it is now.
    pub value: RuleValue,
    /// Whether somebody set it; else it is the standard.
    pub is_set: bool,
}

impl RuleLine {
    /// The rule.
    #[must_use]
    pub fn rule(&self, of: RuleOf) -> Option<&'static Rule> {
        Rule::named(of, self.name)
    }
}

impl Rules {
    /// Every rule with what it is now, in the order of the domain's table.
    pub(crate) fn lines(&self, of: RuleOf, profile: ForumProfile) -> Result<Vec<RuleLine>, Refusal> {
        let line = |rule: &'static Rule| {
            let set = match self.get(rule.name) {
                None => None,
                Some(json) => Some(
                    rule.of_json(json)
                        .map_err(|_| Refusal::unreadable("setting", "value", rule.name))?,
                ),
            };
            Ok(RuleLine {
                name: rule.name,
                is_set: set.is_some(),
                value: set.unwrap_or_else(|| rule.standard(profile)),
            })
        };
        Rule::all(of).iter().map(line).collect()
    }
}

impl Rules {
    /// What one rule of a forum is now: as it is set, else as it is by itself.
    pub(crate) fn value(&self, name: &'static str, profile: ForumProfile) -> Result<RuleValue, Refusal> {
        let rule = Rule::named(RuleOf::Forum, name);
        let rule = rule.ok_or_else(|| Refusal::unreadable("setting", "name", name))?;
        match self.get(name) {
            None => Ok(rule.standard(profile)),
            Some(json) => rule
                .of_json(json)
                .map_err(|_| Refusal::unreadable("setting", "value", name)),
        }
    }
}

/// What a rule is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulePlace {
    /// The municipality.
    Municipality,
    /// A forum.
    Forum(ForumId),
}

impl RulePlace {
    fn action(self) -> Action {
        match self {
            Self::Municipality => Action::SetConfiguration,
            Self::Forum(_) => Action::KeepForums,
        }
    }

    fn of(self) -> RuleOf {
        match self {
            Self::Municipality => RuleOf::Municipality,
            Self::Forum(_) => RuleOf::Forum,
        }
    }

    fn forum(self) -> Option<ForumId> {
        match self {
            Self::Municipality => None,
            Self::Forum(forum) => Some(forum),
        }
    }
}

impl Office {
    /// The rules of the municipality or of a forum, each with what it is now. They are no secret.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such forum.
    pub async fn rules(&self, place: RulePlace) -> Result<Vec<RuleLine>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        match place {
            RulePlace::Municipality => {
                let rules = Rules::of_municipality(&mut reading).await?;
                rules.lines(RuleOf::Municipality, ForumProfile::Administrative)
            }
            RulePlace::Forum(forum) => {
                let row: Option<ForumRow> = reading.by_id(forum).await?;
                let row = row
                    .filter(|row| row.removed_at.is_none())
                    .ok_or(Refusal::NotFound)?;
                let profile = profile_of(&row)?;
                Rules::of_forum(&mut reading, forum)
                    .await?
                    .lines(RuleOf::Forum, profile)
            }
        }
    }

    /// The address of the municipality's statement on accessibility, which every page leads to.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn accessibility_statement(&self) -> Result<Option<String>, Refusal> {
        let rules = self.rules(RulePlace::Municipality).await?;
        let found = rules
            .into_iter()
            .find(|line| line.name == ACCESSIBILITY_STATEMENT);
        Ok(match found.map(|line| line.value) {
            Some(RuleValue::Words(address)) if !address.is_empty() => Some(address),
            _ => None,
        })
    }

    /// Sets a rule to what a person typed.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] for a forum that isn't there, [`Refusal::NotValid`] for a rule
    /// that isn't there or a value that it can't be, [`Refusal::NotNow`] where it is set so.
    pub async fn set_rule(
        &self,
        actor: &Actor,
        place: RulePlace,
        name: &str,
        typed: &str,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(place.action(), Scope::Anywhere)?;
        let rule = known_rule(place.of(), name)?;
        let value = rule.read(typed).map_err(|_| Refusal::NotValid {
            why: "rule-value",
            given: typed.chars().take(80).collect(),
        })?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        live_place(&mut write, place).await?;
        other_forum(&mut write, place, &value).await?;
        let id = put(&mut write, place, rule, &value).await?;
        let id = id.ok_or(Refusal::NotNow { why: "rule-is-so" })?;
        write
            .commit(entry(actor, "set_rule", "setting", id.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Takes a rule back to the standard.
    ///
    /// # Errors
    /// As [`Office::set_rule`]; [`Refusal::NotNow`] where it is the standard.
    pub async fn reset_rule(
        &self,
        actor: &Actor,
        place: RulePlace,
        name: &str,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(place.action(), Scope::Anywhere)?;
        let rule = known_rule(place.of(), name)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        live_place(&mut write, place).await?;
        let row = found(&mut write, place, rule).await?;
        let row = row.ok_or(Refusal::NotNow {
            why: "rule-is-standard",
        })?;
        write.remove(&row).await?;
        write
            .commit(entry(actor, "reset_rule", "setting", row.id.uuid(), reason))
            .await?;
        Ok(())
    }
}

/// The profile of a forum.
pub(crate) fn profile_of(row: &ForumRow) -> Result<ForumProfile, Refusal> {
    row.profile
        .parse()
        .map_err(|()| Refusal::unreadable("forum", "profile", &row.profile))
}

fn known_rule(of: RuleOf, name: &str) -> Result<&'static Rule, Refusal> {
    Rule::named(of, name).ok_or_else(|| Refusal::NotValid {
        why: "no-such-rule",
        given: name.chars().take(80).collect(),
    })
}

async fn live_place(write: &mut Write<'_>, place: RulePlace) -> Result<(), Refusal> {
    let Some(forum) = place.forum() else {
        return Ok(());
    };
    let row: Option<ForumRow> = write.reading().by_id(forum).await?;
    row.filter(|row| row.removed_at.is_none())
        .map(|_| ())
        .ok_or(Refusal::NotFound)
}

/// A deadline beside another forum's meeting needs that forum; one beside one's own is none.
async fn other_forum(write: &mut Write<'_>, place: RulePlace, value: &RuleValue) -> Result<(), Refusal> {
    let RuleValue::Deadline(way) = value else {
        return Ok(());
    };
    let Some(name) = way.forum() else { return Ok(()) };
    let not_valid = |why| Refusal::NotValid {
        why,
        given: name.to_owned(),
    };
    match forum_named(&mut write.reading(), name).await? {
        None => Err(not_valid("deadline-no-forum")),
        Some(row) if place.forum() == Some(row.id) => Err(not_valid("deadline-own-forum")),
        Some(_) => Ok(()),
    }
}

/// Deadlines that hang on a forum go on doing so under its new name. A short form that is given up is replaced by the
/// name, too.
pub(crate) async fn rename_in_deadlines(
    write: &mut Write<'_>,
    old: &ForumRow,
    new: &ForumRow,
) -> Result<(), Refusal> {
    let Some(rule) = Rule::named(RuleOf::Forum, DEADLINE) else {
        return Ok(());
    };
    let forums = write.reading().forums().await?;
    for forum in forums {
        let place = RulePlace::Forum(forum.id);
        let Some(row) = found(write, place, rule).await? else {
            continue;
        };
        let json = serde_json::from_str(&row.value)
            .map_err(|_| Refusal::unreadable("setting", "value", &row.name))?;
        let Ok(RuleValue::Deadline(way)) = rule.of_json(&json) else {
            continue;
        };
        let Some(named) = way.forum() else { continue };
        let was_it = named == old.name || old.abbreviation.as_deref() == Some(named);
        let is_it = named == new.name || new.abbreviation.as_deref() == Some(named);
        if was_it && !is_it {
            put(write, place, rule, &RuleValue::Deadline(way.renamed(&new.name))).await?;
        }
    }
    Ok(())
}

/// The row of a rule that is set.
pub(crate) async fn found(
    write: &mut Write<'_>,
    place: RulePlace,
    rule: &Rule,
) -> Result<Option<SettingRow>, Refusal> {
    let rows = match place {
        RulePlace::Municipality => write.reading().settings_of_municipality().await?,
        RulePlace::Forum(forum) => write.reading().settings_of_forum(forum).await?,
    };
    Ok(rows.into_iter().find(|row| row.name == rule.name))
}

/// Sets a rule in a write that has begun; `None` where it is set so already.
pub(crate) async fn put(
    write: &mut Write<'_>,
    place: RulePlace,
    rule: &Rule,
    value: &RuleValue,
) -> Result<Option<SettingId>, Refusal> {
    let json = value.to_json().to_string();
    match found(write, place, rule).await? {
        Some(row) if row.value == json => Ok(None),
        Some(mut row) => {
            row.value = json;
            write.update(&row).await?;
            Ok(Some(row.id))
        }
        None => {
            let id: SettingId = write.fresh();
            let row = SettingRow {
                id,
                forum_id: place.forum(),
                name: rule.name.to_owned(),
                value: json,
                removed_at: None,
            };
            write.insert(&[row]).await?;
            Ok(Some(id))
        }
    }
}
