//! Private addresses of calendars: making one anew, giving it up, and what is read at one.
//!
//! An address is a person's own. Whoever has it reads when and where the person's forums meet, and nothing else; it
//! stops when the person leaves, and a forum they no longer belong to is no longer in it.

use referat_domain::SignedDuration;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, PersonId};
use referat_domain::view::plan::MeetingPlan;
use referat_domain::view::{Seen, show};
use referat_store::calendar_addresses::CalendarAddress;
use referat_store::people::PersonRow;

use crate::lookups::plan_lines;
use crate::office::{Actor, Office, entry};
use crate::planning::live_forum;
use crate::readers::{read_membership, reader_of};
use crate::refusal::Refusal;
use crate::secrets::Token;
use crate::sign_in::{is_here, open_account};

/// So far back, and so far ahead, a calendar goes.
const BACK: SignedDuration = SignedDuration::from_hours(24 * 366);
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 800);

impl Office {
    /// Makes an address of one's own calendar: of all one's forums, or of one. One that was made before stops working.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for somebody who is nobody's person, [`Refusal::NotFound`] for a forum that isn't there.
    pub async fn make_calendar_address(
        &self,
        actor: &Actor,
        forum: Option<ForumId>,
    ) -> Result<Token, Refusal> {
        actor.require(Action::KeepOwnData, Scope::Anywhere)?;
        let person = own(actor)?;
        let token = self.token().await;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        if let Some(forum) = forum {
            live_forum(&mut write.reading(), forum).await?;
        }
        let address = CalendarAddress {
            person,
            forum,
            created_at: self.now().as_microsecond(),
        };
        write.make_calendar_address(token.digest(), address).await?;
        write
            .commit(entry(actor, "make_calendar_address", "person", person.uuid(), ""))
            .await?;
        Ok(token)
    }

    /// Gives an address up.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where there is none.
    pub async fn drop_calendar_address(&self, actor: &Actor, forum: Option<ForumId>) -> Result<(), Refusal> {
        actor.require(Action::KeepOwnData, Scope::Anywhere)?;
        let person = own(actor)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        if !write.drop_calendar_address(person, forum).await? {
            return Err(Refusal::NotNow {
                why: "no-calendar-address",
            });
        }
        write
            .commit(entry(actor, "drop_calendar_address", "person", person.uuid(), ""))
            .await?;
        Ok(())
    }

    /// The forums one has an address for; `None` stands for all of one's own.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn calendar_addresses(&self, actor: &Actor) -> Result<Vec<Option<ForumId>>, Refusal> {
        let Some(person) = actor.reader.person() else {
            return Ok(Vec::new());
        };
        let mut reading = self.store.reading(self.tenant()).await?;
        let rows = reading.calendar_addresses_of(person).await?;
        Ok(rows.into_iter().map(|row| row.forum).collect())
    }

    /// What is read at an address: the meetings of about a year back and two ahead, as its owner sees them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it is none, or its owner is no longer here.
    pub async fn calendar_at(&self, token: &Token) -> Result<Seen<MeetingPlan>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let address = reading
            .calendar_address(token.digest())
            .await?
            .ok_or(Refusal::NotFound)?;
        let today = self.today();
        let person: Option<PersonRow> = reading.by_id(address.person).await?;
        let account = open_account(reading.account_of_person(address.person).await?);
        if account.is_none() || !person.is_some_and(|person| is_here(&person, today)) {
            return Err(Refusal::NotFound);
        }
        let reader = reader_of(&mut reading, address.person, today).await?;
        let forum = match address.forum {
            Some(forum) => {
                let (row, profile) = live_forum(&mut reading, forum).await?;
                Some((forum, row.name, profile))
            }
            None => None,
        };
        let mut forums = Vec::new();
        match address.forum {
            Some(forum) => forums.push(forum),
            None => {
                for row in reading.memberships_of_person(address.person).await? {
                    let (_, period) = read_membership(&row)?;
                    if period.contains(today) {
                        forums.extend(row.forum_id);
                    }
                }
            }
        }
        let from = today.saturating_sub(BACK);
        let to = today.saturating_add(AHEAD);
        let mut rows = reading.meetings_between(from, to).await?;
        rows.retain(|row| forums.contains(&row.forum_id));
        let plan = MeetingPlan {
            year: today.year(),
            forum,
            lines: plan_lines(&mut reading, rows).await?,
        };
        Ok(show(plan, &reader))
    }
}

fn own(actor: &Actor) -> Result<PersonId, Refusal> {
    actor.reader.person().ok_or(Refusal::NotNow {
        why: "no-person-calendar",
    })
}
