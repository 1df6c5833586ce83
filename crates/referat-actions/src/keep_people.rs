//! Persons, positions with their holders, units as a tree: what the house is made of.
//!
//! Names that were imported stay as they were printed; what is added here stands beside them.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{HoldingId, PersonId, PositionId, UnitId};
use referat_domain::paper::recommender::PositionTitle;
use referat_domain::role::Period;
use referat_store::Write;
use referat_store::memberships::HoldingRow;
use referat_store::people::{PersonRow, PositionRow, UnitRow};

use crate::keep_accounts::login_given;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// The longest a name is, in letters.
const LONGEST_NAME: usize = 120;

/// How deep the tree of units is at most.
const DEEPEST: usize = 20;

impl Office {
    /// Makes a person.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`] for a name or an address that can't be one.
    pub async fn make_person(
        &self,
        actor: &Actor,
        name: &str,
        email: Option<&str>,
    ) -> Result<PersonId, Refusal> {
        actor.require(Action::KeepPeople, Scope::Anywhere)?;
        let name = name_given(name)?;
        let email = email.map(login_given).transpose()?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let id = make(&mut write, &name, email.as_deref()).await?;
        write
            .commit(entry(actor, "make_person", "person", id.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Corrects a person's name or address for mail.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`], [`Refusal::NotNow`] where they are so, or
    /// where somebody would take another's name by themselves.
    pub async fn correct_person(
        &self,
        actor: &Actor,
        person: PersonId,
        name: &str,
        email: Option<&str>,
    ) -> Result<(), Refusal> {
        // What is stored about oneself one may correct oneself.
        let is_by_themselves = actor.reader.person() == Some(person) && actor.guise.is_none();
        if !is_by_themselves {
            actor.require(Action::KeepPeople, Scope::Anywhere)?;
        }
        let name = name_given(name)?;
        let email = email.map(login_given).transpose()?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut row = live(&mut write, person).await?;
        if row.name == name && row.email == email {
            return Err(Refusal::NotNow {
                why: "nothing-corrected",
            });
        }
        // The journal knows people by their names: nobody takes another's by themselves.
        if is_by_themselves && row.name != name && !actor.reader.may(Action::KeepPeople, Scope::Anywhere) {
            let persons = write.reading().persons().await?;
            if persons
                .iter()
                .any(|other| other.name.to_lowercase() == name.to_lowercase() && other.id != person)
            {
                return Err(Refusal::NotNow { why: "name-taken" });
            }
        }
        row.name = name;
        row.email = email;
        write.update(&row).await?;
        write
            .commit(entry(actor, "correct_person", "person", person.uuid(), ""))
            .await?;
        Ok(())
    }

    /// A person leaves: their roles, positions and account end with their last day, and the name stays where the
    /// law demands it, in what was decided (kommunestyrelsesloven § 13).
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where they have left, or are the last
    /// administrator.
    pub async fn leave(
        &self,
        actor: &Actor,
        person: PersonId,
        last_day: Date,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::KeepPeople, Scope::Anywhere)?;
        actor.require_proof()?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut row = live(&mut write, person).await?;
        if row.left_on.is_some() {
            return Err(Refusal::NotNow { why: "has-left" });
        }
        crate::appoint::unless_last_administrator(&mut write, person, self.today()).await?;
        row.left_on = Some(last_day);
        write.update(&row).await?;
        let roles = write.reading().memberships_of_person(person).await?;
        for mut role in roles {
            if role.until_day.is_none_or(|until| last_day < until) {
                match role.from_day.is_some_and(|from| last_day < from) {
                    true => write.remove(&role).await?,
                    false => {
                        role.until_day = Some(last_day);
                        write.update(&role).await?;
                    }
                }
            }
        }
        let positions = write.reading().holdings_of_person(person).await?;
        for mut position in positions {
            if position.until_day.is_none_or(|until| last_day < until) {
                match position.from_day.is_some_and(|from| last_day < from) {
                    true => write.remove(&position).await?,
                    false => {
                        position.until_day = Some(last_day);
                        write.update(&position).await?;
                    }
                }
            }
        }
        // The account lets nobody in after the last day; on that day and before it is as it was.
        let account = write.reading().account_of_person(person).await?;
        // What was theirs alone is nobody's any more; of those who leave later, it is forgotten on the day after.
        if last_day < self.today() {
            write.forget_own_reading(person).await?;
        }
        if last_day < self.today()
            && let Some(mut account) = account
            && account.shut_at.is_none()
        {
            account.shut_at = Some(write.now().as_microsecond());
            write.update(&account).await?;
            write.end_sessions(account.id, None).await?;
            write.take_back_links(account.id).await?;
        }
        write
            .commit(entry(actor, "leave", "person", person.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Makes a position.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`], [`Refusal::NotNow`] where there is one of this title,
    /// [`Refusal::NotFound`] for a unit that isn't there.
    pub async fn make_position(
        &self,
        actor: &Actor,
        title: &str,
        unit: Option<UnitId>,
    ) -> Result<PositionId, Refusal> {
        actor.require(Action::KeepPeople, Scope::Anywhere)?;
        let title = name_given(title)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        if write
            .reading()
            .positions()
            .await?
            .iter()
            .any(|row| row.title == title)
        {
            return Err(Refusal::NotNow { why: "name-taken" });
        }
        if let Some(unit) = unit {
            live_unit(&mut write, unit).await?;
        }
        let id: PositionId = write.fresh();
        // As imports keep it, so that both find each other.
        let role = PositionTitle::parse(&title).role;
        write
            .insert(&[PositionRow {
                id,
                title,
                role,
                unit_id: unit,
                removed_at: None,
            }])
            .await?;
        write
            .commit(entry(actor, "make_position", "position", id.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Says who holds a position from one day to another.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the same person holds it then.
    pub async fn fill_position(
        &self,
        actor: &Actor,
        position: PositionId,
        person: PersonId,
        period: Period,
        reason: &str,
    ) -> Result<HoldingId, Refusal> {
        actor.require(Action::KeepPeople, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        live(&mut write, person).await?;
        let found: Option<PositionRow> = write.reading().by_id(position).await?;
        found
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let held = write.reading().holdings_of_position(position).await?;
        let overlaps = |row: &HoldingRow| {
            row.person_id == person
                && period.overlaps(Period {
                    from: row.from_day,
                    until: row.until_day,
                })
        };
        if held.iter().any(overlaps) {
            return Err(Refusal::NotNow { why: "holds-already" });
        }
        let id: HoldingId = write.fresh();
        write
            .insert(&[HoldingRow {
                id,
                position_id: position,
                person_id: person,
                from_day: period.from,
                until_day: period.until,
                removed_at: None,
            }])
            .await?;
        write
            .commit(entry(actor, "fill_position", "position", position.uuid(), reason))
            .await?;
        Ok(id)
    }

    /// Ends the holding of a position with a day; a holding that begins later was a mistake and is taken away.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
    pub async fn vacate_position(
        &self,
        actor: &Actor,
        holding: HoldingId,
        last_day: Date,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::KeepPeople, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row: Option<HoldingRow> = write.reading().by_id(holding).await?;
        let mut row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        match row.from_day.is_some_and(|from| last_day < from) {
            true => write.remove(&row).await?,
            false => {
                row.until_day = Some(last_day);
                write.update(&row).await?;
            }
        }
        let position = row.position_id.uuid();
        write
            .commit(entry(actor, "vacate_position", "position", position, reason))
            .await?;
        Ok(())
    }

    /// Makes a unit.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`], [`Refusal::NotNow`] where there is one of this name,
    /// [`Refusal::NotFound`] for a parent that isn't there.
    pub async fn make_unit(
        &self,
        actor: &Actor,
        name: &str,
        parent: Option<UnitId>,
    ) -> Result<UnitId, Refusal> {
        actor.require(Action::KeepPeople, Scope::Anywhere)?;
        let name = name_given(name)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        if write.reading().units().await?.iter().any(|row| row.name == name) {
            return Err(Refusal::NotNow { why: "name-taken" });
        }
        if let Some(parent) = parent {
            live_unit(&mut write, parent).await?;
        }
        let id: UnitId = write.fresh();
        write
            .insert(&[UnitRow {
                id,
                name,
                removed_at: None,
                parent_id: parent,
            }])
            .await?;
        write
            .commit(entry(actor, "make_unit", "unit", id.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Puts a unit under another, or on top.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] `unit-circle` where a unit would be
    /// part of itself.
    pub async fn place_unit(
        &self,
        actor: &Actor,
        unit: UnitId,
        parent: Option<UnitId>,
    ) -> Result<(), Refusal> {
        actor.require(Action::KeepPeople, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut row = live_unit(&mut write, unit).await?;
        let mut above = parent;
        for depth in 0.. {
            let Some(one) = above else { break };
            if one == unit || depth > DEEPEST {
                return Err(Refusal::NotValid {
                    why: "unit-circle",
                    given: row.name,
                });
            }
            above = live_unit(&mut write, one).await?.parent_id;
        }
        row.parent_id = parent;
        write.update(&row).await?;
        write
            .commit(entry(actor, "place_unit", "unit", unit.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// A name as it is kept: on one line, without spaces around.
pub(crate) fn name_given(name: &str) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_one = (1..=LONGEST_NAME).contains(&name.chars().count())
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_control);
    match is_one {
        true => Ok(name),
        false => Err(Refusal::NotValid {
            why: "name",
            given: name.chars().take(80).collect(),
        }),
    }
}

pub(crate) async fn make(
    write: &mut Write<'_>,
    name: &str,
    email: Option<&str>,
) -> Result<PersonId, Refusal> {
    let id: PersonId = write.fresh();
    write
        .insert(&[PersonRow {
            id,
            name: name.to_owned(),
            removed_at: None,
            email: email.map(str::to_owned),
            left_on: None,
        }])
        .await?;
    Ok(id)
}

pub(crate) async fn live(write: &mut Write<'_>, person: PersonId) -> Result<PersonRow, Refusal> {
    let row: Option<PersonRow> = write.reading().by_id(person).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)
}

async fn live_unit(write: &mut Write<'_>, unit: UnitId) -> Result<UnitRow, Refusal> {
    let row: Option<UnitRow> = write.reading().by_id(unit).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)
}
