//! Roles: giving them from one day to another, and ending them.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, MembershipId, PersonId};
use referat_domain::role::{Period, Role};
use referat_store::Write;
use referat_store::forums::ForumRow;
use referat_store::memberships::MembershipRow;

use crate::keep_people;
use crate::live::LiveChange;
use crate::office::{Actor, Office, entry};
use crate::readers::read_membership;
use crate::refusal::Refusal;
use crate::sign_in::open_account;

/// A role to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    /// To whom.
    pub person: PersonId,
    /// Where; `None` for the administrator.
    pub forum: Option<ForumId>,
    /// Which.
    pub role: Role,
    /// From one day to another.
    pub period: Period,
}

impl Appointment {
    /// What one must be allowed to give or end it.
    fn action(role: Role, forum: Option<ForumId>) -> (Action, Scope) {
        (wanted_for(role), forum.map_or(Scope::Anywhere, Scope::Forum))
    }
}

/// What one must be allowed to give a role or end it.
#[must_use]
pub fn wanted_for(role: Role) -> Action {
    match role {
        Role::Chair | Role::Secretary | Role::Administrator => Action::AppointOfficer,
        Role::Reader | Role::Author | Role::Approver | Role::Substitute | Role::Member => {
            Action::AppointToForum
        }
    }
}

impl Office {
    /// Gives a role.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such person or forum, [`Refusal::NotValid`]
    /// for a role that isn't held there, [`Refusal::NotNow`] where they hold it in that time already, or have left.
    pub async fn appoint(
        &self,
        actor: &Actor,
        given: Appointment,
        reason: &str,
    ) -> Result<MembershipId, Refusal> {
        if given.role.is_of_forum() != given.forum.is_some() {
            return Err(Refusal::NotValid {
                why: "role-place",
                given: String::new(),
            });
        }
        let (action, scope) = Appointment::action(given.role, given.forum);
        actor.require(action, scope)?;
        if action == Action::AppointOfficer {
            actor.require_proof()?;
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let person = keep_people::live(&mut write, given.person).await?;
        let goes_on = given.period.until.is_none_or(|until| self.today() <= until);
        if person.left_on.is_some() && goes_on {
            return Err(Refusal::NotNow { why: "has-left" });
        }
        if let Some(forum) = given.forum {
            let row: Option<ForumRow> = write.reading().by_id(forum).await?;
            row.filter(|row| row.removed_at.is_none())
                .ok_or(Refusal::NotFound)?;
        }
        for row in write.reading().memberships_of_person(given.person).await? {
            let (role, period) = read_membership(&row)?;
            if role == given.role && row.forum_id == given.forum && period.overlaps(given.period) {
                return Err(Refusal::NotNow { why: "holds-already" });
            }
        }
        let id: MembershipId = write.fresh();
        write
            .insert(&[MembershipRow {
                id,
                person_id: given.person,
                forum_id: given.forum,
                role: given.role.as_str().to_owned(),
                from_day: given.period.from,
                until_day: given.period.until,
                removed_at: None,
                issuer: None,
                party: None,
            }])
            .await?;
        write
            .commit(entry(actor, "appoint", "membership", id.uuid(), reason))
            .await?;
        Ok(id)
    }

    /// Ends a role with a day. A role that begins later was a mistake and is taken away.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it would leave nobody who is
    /// administrator.
    pub async fn end_role(
        &self,
        actor: &Actor,
        membership: MembershipId,
        last_day: Date,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row: Option<MembershipRow> = write.reading().by_id(membership).await?;
        let mut row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let (role, _) = read_membership(&row)?;
        let (action, scope) = Appointment::action(role, row.forum_id);
        actor.require(action, scope)?;
        if action == Action::AppointOfficer {
            actor.require_proof()?;
        }
        if role == Role::Administrator {
            unless_last_administrator(&mut write, row.person_id, self.today()).await?;
        }
        match row.from_day.is_some_and(|from| last_day < from) {
            true => write.remove(&row).await?,
            false => {
                row.until_day = Some(last_day);
                write.update(&row).await?;
            }
        }
        write
            .commit(entry(actor, "end_role", "membership", membership.uuid(), reason))
            .await?;
        self.live.tell(LiveChange::Access);
        Ok(())
    }
}

/// Refuses what would leave nobody who can let others in.
pub(crate) async fn unless_last_administrator(
    write: &mut Write<'_>,
    person: PersonId,
    today: Date,
) -> Result<(), Refusal> {
    let mut is_one = false;
    let mut others = false;
    let administrators = write.reading().administrators().await?;
    for row in administrators {
        let (_, period) = read_membership(&row)?;
        if !period.contains(today) {
            continue;
        }
        if row.person_id == person {
            is_one = true;
        } else {
            others |= open_account(write.reading().account_of_person(row.person_id).await?).is_some();
        }
    }
    match is_one && !others {
        true => Err(Refusal::NotNow {
            why: "last-administrator",
        }),
        false => Ok(()),
    }
}
