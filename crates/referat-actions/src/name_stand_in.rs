//! Naming who does one's tasks while one is away, and ending that before its time. It ends by itself.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{PersonId, StandInId};
use referat_domain::local_time::day_of;
use referat_domain::role::Period;
use referat_domain::stand_in::named;
use referat_store::stand_ins::StandInRow;

use crate::ask_opinion::not_valid;
use crate::invite_to_meeting::present;
use crate::lookups::people_of_the_house;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

impl Office {
    /// Names a stand-in from a day to a day, both included.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for who is nobody's person; [`Refusal::NotValid`] for days that can't be and for somebody who
    /// isn't of the house; [`Refusal::NotNow`] for somebody who has left.
    pub async fn name_stand_in(
        &self,
        actor: &Actor,
        stand_in: PersonId,
        (from, until): (Date, Date),
    ) -> Result<StandInId, Refusal> {
        actor.require(Action::DoOwnTasks, Scope::Anywhere)?;
        let person = somebody(actor)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let today = day_of(write.now()).unwrap_or(Date::MIN);
        let rows = write.reading().stand_ins_of(person).await?;
        let others: Vec<Period> = rows
            .iter()
            .filter(|row| row.ended_at.is_none())
            .map(|row| Period {
                from: Some(row.from_day),
                until: Some(row.until_day),
            })
            .collect();
        named(person, stand_in, (from, until), today, &others).map_err(|not| not_valid(not.why()))?;
        if !people_of_the_house(&mut write.reading())
            .await?
            .contains(&stand_in)
        {
            return Err(not_valid("no-person"));
        }
        present(&mut write.reading(), stand_in, today).await?;
        let id: StandInId = write.fresh();
        let row = StandInRow {
            id,
            person_id: person,
            stand_in_id: stand_in,
            from_day: from,
            until_day: until,
            ended_at: None,
        };
        write.insert(&[row]).await?;
        write
            .commit(entry(actor, "name_stand_in", "person", person.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Ends it now. Whoever was named can end it too, if they can't do it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for one that is neither's; [`Refusal::NotNow`] for one that is over.
    pub async fn end_stand_in(&self, actor: &Actor, id: StandInId) -> Result<(), Refusal> {
        actor.require(Action::DoOwnTasks, Scope::Anywhere)?;
        let person = somebody(actor)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let today = day_of(write.now()).unwrap_or(Date::MIN);
        let row: Option<StandInRow> = write.reading().by_id(id).await?;
        let mut row = row
            .filter(|row| row.person_id == person || row.stand_in_id == person)
            .ok_or(Refusal::NotFound)?;
        if row.ended_at.is_some() || row.until_day < today {
            return Err(Refusal::NotNow { why: "stand-in-over" });
        }
        row.ended_at = Some(write.now().as_microsecond());
        write.update(&row).await?;
        write
            .commit(entry(actor, "end_stand_in", "person", row.person_id.uuid(), ""))
            .await?;
        Ok(())
    }
}

fn somebody(actor: &Actor) -> Result<PersonId, Refusal> {
    actor.reader.person().ok_or(Refusal::NotNow {
        why: "no-person-tasks",
    })
}
