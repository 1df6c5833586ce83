//! What administration looks at: persons with their accounts, roles and positions; a forum's people; the organisation;
//! the forums. None of it is closed matter; who may look is asked here all the same.

mod lines;

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, PersonId, PositionId, UnitId};
use referat_domain::role::{Period, Role};
use referat_store::Reading;
use referat_store::accounts::AccountRow;
use referat_store::forums::ForumRow;
use referat_store::memberships::MembershipRow;
use referat_store::people::{PersonRow, UnitRow};
use referat_store::sign_in::CredentialKind;

pub use lines::{
    AccountState, ForumFactsLine, ForumPeople, HoldingLine, Organisation, PersonLine, PersonRecord,
    PositionLine, RoleLine, SeatLine, UnitLine, WhichPersons,
};

use crate::office::{Actor, Office};
use crate::readers::{read_membership, reader_of};
use crate::refusal::Refusal;
use crate::rules::profile_of;
use crate::sign_in::{normal_login, open_account};

impl Office {
    /// The persons, by name; `named` is a part of a name, an address or a login.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub async fn persons(
        &self,
        actor: &Actor,
        named: &str,
        which: WhichPersons,
    ) -> Result<Vec<PersonLine>, Refusal> {
        actor.reader.require(Action::KeepPeople, Scope::Anywhere)?;
        let named = named.trim().to_lowercase();
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut accounts: BTreeMap<PersonId, AccountRow> = reading
            .accounts()
            .await?
            .into_iter()
            .map(|row| (row.person_id, row))
            .collect();
        let mut lines = Vec::new();
        for row in reading.persons().await? {
            let account = accounts.remove(&row.id);
            let has = |text: &str| text.to_lowercase().contains(&named);
            let is_named = has(&row.name)
                || row.email.as_deref().is_some_and(has)
                || account.as_ref().is_some_and(|account| has(&account.login));
            let is_one = match which {
                WhichPersons::Here => row.left_on.is_none(),
                WhichPersons::WithAccount => account.is_some(),
                WhichPersons::Left => row.left_on.is_some(),
                WhichPersons::Everyone => true,
            };
            if is_named && is_one {
                lines.push(person_line(&mut reading, row, account.as_ref()).await?);
            }
        }
        lines.sort_by(|a, b| referat_danish::sorting::compare(&a.name, &b.name));
        Ok(lines)
    }

    /// Everything administration knows of a person.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
    pub async fn person_record(&self, actor: &Actor, person: PersonId) -> Result<PersonRecord, Refusal> {
        actor.reader.require(Action::KeepPeople, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        let row: Option<PersonRow> = reading.by_id(person).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let account = reading.account_of_person(person).await?;
        let forums = forum_names(&mut reading).await?;
        let mut roles = Vec::new();
        for row in reading.memberships_of_person(person).await? {
            let (role, period) = read_membership(&row)?;
            let named = |id: ForumId| (id, forums.get(&id).cloned().unwrap_or_default());
            roles.push(RoleLine {
                id: row.id,
                role,
                forum: row.forum_id.map(named),
                period,
                goes_on: period.until.is_none_or(|until| today <= until),
            });
        }
        let all = holdings(&mut reading, today).await?;
        let positions = all.into_iter().filter(|line| line.person == person).collect();
        Ok(PersonRecord {
            account: account.as_ref().map(|account| account.id),
            line: person_line(&mut reading, row, account.as_ref()).await?,
            roles,
            positions,
        })
    }

    /// Who has held a role in a forum, holds one and will.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for whoever isn't signed in, [`Refusal::NotFound`].
    pub async fn forum_people(&self, actor: &Actor, forum: ForumId) -> Result<ForumPeople, Refusal> {
        actor.reader.require(Action::LookAround, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        let row: Option<ForumRow> = reading.by_id(forum).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let names: BTreeMap<PersonId, String> = all_persons(&mut reading).await?;
        let may = |role| {
            let action = crate::appoint::wanted_for(role);
            actor.guise.is_none() && actor.reader.may(action, Scope::Forum(forum))
        };
        let mut people = ForumPeople {
            forum,
            name: row.name,
            now: Vec::new(),
            to_come: Vec::new(),
            earlier: Vec::new(),
            may_give: Role::ALL
                .into_iter()
                .filter(|role| role.is_of_forum() && may(*role))
                .collect(),
            persons: Vec::new(),
        };
        for row in reading.memberships_of_forum(forum).await? {
            let line = seat(&names, &row, &may)?;
            if line.period.contains(today) {
                people.now.push(line);
            } else if line.period.from.is_some_and(|from| today < from) {
                people.to_come.push(line);
            } else {
                people.earlier.push(line);
            }
        }
        for lines in [&mut people.now, &mut people.to_come, &mut people.earlier] {
            lines.sort_by(|a, b| {
                let by_name = || referat_danish::sorting::compare(&a.name, &b.name);
                b.role.cmp(&a.role).then_with(by_name)
            });
        }
        if !people.may_give.is_empty() {
            people.persons = persons_here(&mut reading).await?;
            // A name that only minutes know may stand in closed items alone.
            if !actor.reader.may(Action::KeepPeople, Scope::Anywhere) {
                let known = people_of_the_house(&mut reading).await?;
                people.persons.retain(|(person, _)| known.contains(person));
            }
        }
        Ok(people)
    }

    /// The units as a tree, with positions and holders.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub async fn organisation(&self, actor: &Actor) -> Result<Organisation, Refusal> {
        actor.reader.require(Action::KeepPeople, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut of_unit: BTreeMap<Option<UnitId>, Vec<PositionLine>> = BTreeMap::new();
        let held = holdings(&mut reading, self.today()).await?;
        for row in reading.positions().await? {
            let holders = held.iter().filter(|line| line.position == row.id);
            of_unit.entry(row.unit_id).or_default().push(PositionLine {
                id: row.id,
                title: row.title,
                holders: holders.cloned().collect(),
            });
        }
        let mut units = reading.units().await?;
        units.sort_by(|a, b| referat_danish::sorting::compare(&a.name, &b.name));
        let mut lines = Vec::new();
        branch(&units, None, 0, &mut of_unit, &mut lines);
        Ok(Organisation {
            units: lines,
            positions: of_unit.remove(&None).unwrap_or_default(),
            persons: persons_here(&mut reading).await?,
        })
    }

    /// The forums with what is said of them, by name.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub async fn forums(&self, actor: &Actor) -> Result<Vec<ForumFactsLine>, Refusal> {
        actor.reader.require(Action::LookAround, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut lines = Vec::new();
        for row in reading.forums().await? {
            lines.push(ForumFactsLine {
                id: row.id,
                profile: profile_of(&row)?,
                name: row.name,
                abbreviation: row.abbreviation,
            });
        }
        lines.sort_by(|a, b| referat_danish::sorting::compare(&a.name, &b.name));
        Ok(lines)
    }

    /// Somebody as they would act today, by what they sign in by.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] `no-such-login` where nobody who can sign in has it.
    pub async fn actor_by_login(&self, login: &str) -> Result<Actor, Refusal> {
        let nobody = || Refusal::NotValid {
            why: "no-such-login",
            given: login.chars().take(80).collect(),
        };
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        let account = reading.account_by_login(&normal_login(login)).await?;
        let account = open_account(account).ok_or_else(nobody)?;
        let person: Option<PersonRow> = reading.by_id(account.person_id).await?;
        let is_here = |person: &PersonRow| {
            person.removed_at.is_none() && person.left_on.is_none_or(|last_day| today <= last_day)
        };
        let person = person.filter(is_here).ok_or_else(nobody)?;
        let reader = reader_of(&mut reading, person.id, today).await?;
        Ok(Actor {
            name: person.name,
            reader,
            guise: None,
            // Whoever works at the machine itself names them: it could read the database file anyway.
            has_proved: true,
        })
    }
}

async fn person_line(
    reading: &mut Reading<'_>,
    row: PersonRow,
    account: Option<&AccountRow>,
) -> Result<PersonLine, Refusal> {
    let state = match account {
        None => AccountState::Absent,
        Some(account) if account.shut_at.is_some() => AccountState::Shut,
        Some(account) => {
            let passwords = reading.credentials(account.id, CredentialKind::Password).await?;
            match passwords.is_empty() && account.issuer.is_none() {
                true => AccountState::Invited,
                false => AccountState::Open,
            }
        }
    };
    Ok(PersonLine {
        id: row.id,
        name: row.name,
        email: row.email,
        login: account.map(|account| account.login.clone()),
        account: state,
        left_on: row.left_on,
    })
}

fn seat(
    names: &BTreeMap<PersonId, String>,
    row: &MembershipRow,
    may: &impl Fn(Role) -> bool,
) -> Result<SeatLine, Refusal> {
    let (role, period) = read_membership(row)?;
    Ok(SeatLine {
        id: row.id,
        person: row.person_id,
        name: names.get(&row.person_id).cloned().unwrap_or_default(),
        role,
        period,
        may_end: may(role),
        party: row.party.clone(),
        may_set_party: match role {
            Role::Chair | Role::Member | Role::Substitute => may(Role::Member),
            Role::Reader | Role::Author | Role::Approver | Role::Secretary | Role::Administrator => false,
        },
    })
}

/// Puts a unit's parts after it. A circle, which no action makes, is shown once and not followed.
fn branch(
    units: &[UnitRow],
    parent: Option<UnitId>,
    depth: usize,
    of_unit: &mut BTreeMap<Option<UnitId>, Vec<PositionLine>>,
    lines: &mut Vec<UnitLine>,
) {
    let known: BTreeSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    // What is part of something that was taken away stands on top.
    let above = |unit: &UnitRow| unit.parent_id.filter(|id| known.contains(id));
    for unit in units.iter().filter(|unit| above(unit) == parent) {
        if lines.iter().any(|line| line.id == unit.id) {
            continue;
        }
        lines.push(UnitLine {
            id: unit.id,
            name: unit.name.clone(),
            parent,
            depth,
            positions: of_unit.remove(&Some(unit.id)).unwrap_or_default(),
        });
        branch(units, Some(unit.id), depth + 1, of_unit, lines);
    }
}

async fn holdings(reading: &mut Reading<'_>, today: Date) -> Result<Vec<HoldingLine>, Refusal> {
    let names = all_persons(reading).await?;
    let titles: BTreeMap<PositionId, String> = reading
        .positions()
        .await?
        .into_iter()
        .map(|row| (row.id, row.title))
        .collect();
    let lines = reading.holdings().await?.into_iter().map(|row| HoldingLine {
        id: row.id,
        position: row.position_id,
        title: titles.get(&row.position_id).cloned().unwrap_or_default(),
        person: row.person_id,
        name: names.get(&row.person_id).cloned().unwrap_or_default(),
        period: Period {
            from: row.from_day,
            until: row.until_day,
        },
        goes_on: row.until_day.is_none_or(|until| today <= until),
    });
    Ok(lines.collect())
}

async fn all_persons(reading: &mut Reading<'_>) -> Result<BTreeMap<PersonId, String>, Refusal> {
    let rows = reading.persons().await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Those who hold or have held something here, can sign in, or get mail: no name that only minutes know does.
pub(crate) async fn people_of_the_house(reading: &mut Reading<'_>) -> Result<BTreeSet<PersonId>, Refusal> {
    let with_mail = reading
        .persons()
        .await?
        .into_iter()
        .filter(|row| row.email.is_some());
    let mut known: BTreeSet<PersonId> = with_mail.map(|row| row.id).collect();
    known.extend(reading.memberships().await?.into_iter().map(|row| row.person_id));
    known.extend(reading.holdings().await?.into_iter().map(|row| row.person_id));
    known.extend(reading.accounts().await?.into_iter().map(|row| row.person_id));
    Ok(known)
}

pub(super) async fn persons_here(reading: &mut Reading<'_>) -> Result<Vec<(PersonId, String)>, Refusal> {
    let rows = reading.persons().await?;
    let mut here: Vec<(PersonId, String)> = rows
        .into_iter()
        .filter(|row| row.left_on.is_none())
        .map(|row| (row.id, row.name))
        .collect();
    here.sort_by(|a, b| referat_danish::sorting::compare(&a.1, &b.1));
    Ok(here)
}

async fn forum_names(reading: &mut Reading<'_>) -> Result<BTreeMap<ForumId, String>, Refusal> {
    let rows = reading.forums().await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
