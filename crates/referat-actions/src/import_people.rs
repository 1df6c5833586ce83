//! Taking in a list of persons with positions and roles: looked over first, then all of it or nothing.
//!
//! A person is known by their address, else by their name. Taking the same list in again changes nothing.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, HoldingId, MembershipId, PersonId, PositionId, UnitId};
use referat_domain::paper::recommender::PositionTitle;
use referat_domain::role::{Period, Role};
use referat_import::people_table::{self, PersonRow as Listed, TableError};
use referat_store::Write;
use referat_store::memberships::{HoldingRow, MembershipRow};
use referat_store::people::{PersonRow, PositionRow, UnitRow};

use crate::keep_accounts::login_given;
use crate::keep_people::{make, name_given};
use crate::office::{Actor, Office, entry};
use crate::readers::read_membership;
use crate::refusal::Refusal;

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The person's name.
    pub name: String,
    /// What is done.
    pub steps: Vec<PlannedStep>,
    /// Why it can't be: a wording key without its prefix `not-valid-`, and what stands there.
    pub error: Option<(&'static str, String)>,
}

/// Something that is done for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlannedStep {
    /// The person is made.
    Person,
    /// Their address is noted.
    Email,
    /// The unit is made.
    Unit,
    /// The position is made.
    Position,
    /// They hold the position.
    Holding,
    /// They are given the role.
    Role,
}

impl PlannedStep {
    /// The word the wording has a text for: `planned-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Email => "email",
            Self::Unit => "unit",
            Self::Position => "position",
            Self::Holding => "holding",
            Self::Role => "role",
        }
    }
}

/// What becomes of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeoplePlan {
    /// Its rows.
    pub rows: Vec<PlannedRow>,
}

impl PeoplePlan {
    /// Whether every row can be taken in.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.rows.iter().all(|row| row.error.is_none())
    }

    /// Whether there is anything to do.
    #[must_use]
    pub fn changes_something(&self) -> bool {
        self.rows.iter().any(|row| !row.steps.is_empty())
    }
}

impl Office {
    /// What taking a list in would do. Nothing is written.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`] for a file that is no such list.
    pub async fn plan_people(&self, actor: &Actor, bytes: &[u8]) -> Result<PeoplePlan, Refusal> {
        let listed = read(actor, bytes)?;
        let mut dice = self.dice().await;
        // Dropped without an entry, so never written.
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        take_in(&mut write, listed).await
    }

    /// Takes a list in: all of it in one transaction, or nothing.
    ///
    /// # Errors
    /// As [`Office::plan_people`]; [`Refusal::NotValid`] `people-list` where a row can't be taken in,
    /// [`Refusal::NotNow`] where everything is as the list says.
    pub async fn import_people(
        &self,
        actor: &Actor,
        bytes: &[u8],
        reason: &str,
    ) -> Result<PeoplePlan, Refusal> {
        let listed = read(actor, bytes)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let plan = take_in(&mut write, listed).await?;
        if let Some(bad) = plan.rows.iter().find(|row| row.error.is_some()) {
            return Err(Refusal::NotValid {
                why: "people-list",
                given: bad.line.to_string(),
            });
        }
        if !plan.changes_something() {
            return Err(Refusal::NotNow {
                why: "nothing-corrected",
            });
        }
        let subject = self.municipality().id.uuid();
        write
            .commit(entry(actor, "import_people", "municipality", subject, reason))
            .await?;
        Ok(plan)
    }
}

fn read(actor: &Actor, bytes: &[u8]) -> Result<Vec<Listed>, Refusal> {
    actor.require(Action::KeepPeople, Scope::Anywhere)?;
    actor.require(Action::AppointOfficer, Scope::Anywhere)?;
    people_table::read(bytes).map_err(|error| {
        let (why, given) = match error {
            TableError::Unreadable(_) => ("table-unreadable", String::new()),
            TableError::UnknownColumn(heading) => ("table-column", heading.chars().take(40).collect()),
            TableError::NoNames => ("table-names", String::new()),
            TableError::OpenQuote(line) => ("table-quote", line.to_string()),
        };
        Refusal::NotValid { why, given }
    })
}

async fn take_in(write: &mut Write<'_>, listed: Vec<Listed>) -> Result<PeoplePlan, Refusal> {
    let mut plan = PeoplePlan::default();
    for row in listed {
        let mut steps = Vec::new();
        let error = match &row.error {
            Some(error) => Some(error.clone()),
            None => match take_row(write, &row, &mut steps).await {
                Ok(()) => None,
                Err(Refusal::NotValid { why, given }) => Some((why, given)),
                Err(refusal) => return Err(refusal),
            },
        };
        plan.rows.push(PlannedRow {
            line: row.line,
            name: row.name,
            steps,
            error,
        });
    }
    Ok(plan)
}

async fn take_row(write: &mut Write<'_>, row: &Listed, steps: &mut Vec<PlannedStep>) -> Result<(), Refusal> {
    let not_valid = |why, given: &str| Refusal::NotValid {
        why,
        given: given.chars().take(80).collect(),
    };
    let name = name_given(&row.name)?;
    let email = match row.email.as_str() {
        "" => None,
        email => Some(login_given(email)?),
    };
    let period = Period::new(row.from, row.until).map_err(|_| {
        let day = row.until.map(|day| day.to_string());
        not_valid("days-in-order", &day.unwrap_or_default())
    })?;
    let forum = forum(write, row).await?;
    let person = person(write, &name, email, steps).await?;
    if !row.position.is_empty() {
        let position = position(write, row, steps).await?;
        hold(write, person, position, period, steps).await?;
    } else if !row.unit.is_empty() {
        return Err(not_valid("table-position", &row.unit));
    }
    if let Some(role) = row.role {
        appoint(write, person, forum, role, period, steps).await?;
    }
    Ok(())
}

/// The forum of a row's role, by its name or its short form.
async fn forum(write: &mut Write<'_>, row: &Listed) -> Result<Option<ForumId>, Refusal> {
    let is_held_there = row.role.is_some_and(Role::is_of_forum);
    // A role of a forum names it; the administrator's, and no role, name none.
    if is_held_there == row.forum.is_empty() {
        return Err(Refusal::NotValid {
            why: "role-place",
            given: row.forum.chars().take(80).collect(),
        });
    }
    if row.forum.is_empty() {
        return Ok(None);
    }
    let forums = write.reading().forums().await?;
    let found = forums.iter().find(|forum| {
        forum.name.to_lowercase() == row.forum.to_lowercase()
            || forum.abbreviation.as_deref() == Some(&row.forum)
    });
    found
        .map(|forum| Some(forum.id))
        .ok_or_else(|| Refusal::NotValid {
            why: "no-such-forum",
            given: row.forum.chars().take(80).collect(),
        })
}

async fn person(
    write: &mut Write<'_>,
    name: &str,
    email: Option<String>,
    steps: &mut Vec<PlannedStep>,
) -> Result<PersonId, Refusal> {
    let all: Vec<PersonRow> = write.reading().persons().await?;
    let here = || all.iter().filter(|person| person.left_on.is_none());
    let by_email = email
        .as_ref()
        .and_then(|email| here().find(|person| person.email.as_ref() == Some(email)));
    if let Some(found) = by_email {
        return Ok(found.id);
    }
    let named: Vec<&PersonRow> = here()
        .filter(|person| person.name == name && (person.email.is_none() || email.is_none()))
        .collect();
    match named.as_slice() {
        [] => {
            steps.push(PlannedStep::Person);
            make(write, name, email.as_deref()).await
        }
        [only] => {
            if email.is_some() && only.email.is_none() {
                let mut row = (*only).clone();
                row.email = email;
                write.update(&row).await?;
                steps.push(PlannedStep::Email);
            }
            Ok(only.id)
        }
        [_, _, ..] => Err(Refusal::NotValid {
            why: "several-persons",
            given: name.to_owned(),
        }),
    }
}

async fn position(
    write: &mut Write<'_>,
    row: &Listed,
    steps: &mut Vec<PlannedStep>,
) -> Result<PositionId, Refusal> {
    let title = name_given(&row.position)?;
    let known = write.reading().positions().await?;
    if let Some(found) = known.iter().find(|position| position.title == title) {
        return Ok(found.id);
    }
    let unit_id = match row.unit.as_str() {
        "" => None,
        unit => Some(self::unit(write, unit, steps).await?),
    };
    let id: PositionId = write.fresh();
    let role = PositionTitle::parse(&title).role;
    write
        .insert(&[PositionRow {
            id,
            title,
            role,
            unit_id,
            removed_at: None,
        }])
        .await?;
    steps.push(PlannedStep::Position);
    Ok(id)
}

async fn unit(write: &mut Write<'_>, name: &str, steps: &mut Vec<PlannedStep>) -> Result<UnitId, Refusal> {
    let name = name_given(name)?;
    let known = write.reading().units().await?;
    if let Some(found) = known.iter().find(|unit| unit.name == name) {
        return Ok(found.id);
    }
    let id: UnitId = write.fresh();
    write
        .insert(&[UnitRow {
            id,
            name,
            removed_at: None,
            parent_id: None,
        }])
        .await?;
    steps.push(PlannedStep::Unit);
    Ok(id)
}

async fn hold(
    write: &mut Write<'_>,
    person: PersonId,
    position: PositionId,
    period: Period,
    steps: &mut Vec<PlannedStep>,
) -> Result<(), Refusal> {
    let held = write.reading().holdings_of_position(position).await?;
    let is_so = held.iter().any(|row| {
        let theirs = Period {
            from: row.from_day,
            until: row.until_day,
        };
        row.person_id == person && period.overlaps(theirs)
    });
    if is_so {
        return Ok(());
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
    steps.push(PlannedStep::Holding);
    Ok(())
}

async fn appoint(
    write: &mut Write<'_>,
    person: PersonId,
    forum: Option<ForumId>,
    role: Role,
    period: Period,
    steps: &mut Vec<PlannedStep>,
) -> Result<(), Refusal> {
    for row in write.reading().memberships_of_person(person).await? {
        let (held, theirs) = read_membership(&row)?;
        if held == role && row.forum_id == forum && theirs.overlaps(period) {
            return Ok(());
        }
    }
    let id: MembershipId = write.fresh();
    write
        .insert(&[MembershipRow {
            id,
            person_id: person,
            forum_id: forum,
            role: role.as_str().to_owned(),
            from_day: period.from,
            until_day: period.until,
            removed_at: None,
            issuer: None,
            party: None,
        }])
        .await?;
    steps.push(PlannedStep::Role);
    Ok(())
}
