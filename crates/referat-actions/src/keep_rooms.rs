//! Rooms: putting one on the list, correcting it, taking it off.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::RoomId;
use referat_store::Write;
use referat_store::meeting_plans::RoomRow;

use crate::keep_people::name_given;
use crate::office::{Actor, Office, entry};
use crate::planning::live_room;
use crate::refusal::Refusal;

/// So many seats at most.
const MOST_SEATS: u32 = 5000;

/// A room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomLine {
    /// The room.
    pub id: RoomId,
    /// Its name.
    pub name: String,
    /// How many can sit in it.
    pub seats: Option<u32>,
}

impl Office {
    /// The rooms, in Danish order. They are no secret.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn rooms(&self) -> Result<Vec<RoomLine>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut lines: Vec<RoomLine> = reading
            .rooms()
            .await?
            .into_iter()
            .map(|row| RoomLine {
                id: row.id,
                name: row.name,
                seats: row.seats.and_then(|seats| u32::try_from(seats).ok()),
            })
            .collect();
        lines.sort_by(|a, b| referat_danish::sorting::compare(&a.name, &b.name));
        Ok(lines)
    }

    /// Puts a room on the list.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`] for a name or a number of seats that can't be one,
    /// [`Refusal::NotNow`] where there is one of the name.
    pub async fn make_room(&self, actor: &Actor, name: &str, seats: Option<u32>) -> Result<RoomId, Refusal> {
        actor.require(Action::KeepRooms, Scope::Anywhere)?;
        let (name, seats) = (name_given(name)?, seats_given(seats)?);
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        free_name(&mut write, None, &name).await?;
        let id: RoomId = write.fresh();
        write
            .insert(&[RoomRow {
                id,
                name,
                seats,
                removed_at: None,
            }])
            .await?;
        write
            .commit(entry(actor, "make_room", "room", id.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Corrects a room. Meetings in it keep the name that stands in their place.
    ///
    /// # Errors
    /// As [`Office::make_room`], and [`Refusal::NotValid`] for a room that isn't there.
    pub async fn correct_room(
        &self,
        actor: &Actor,
        room: RoomId,
        name: &str,
        seats: Option<u32>,
    ) -> Result<(), Refusal> {
        actor.require(Action::KeepRooms, Scope::Anywhere)?;
        let (name, seats) = (name_given(name)?, seats_given(seats)?);
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_room(&mut write.reading(), room).await?;
        free_name(&mut write, Some(room), &name).await?;
        let corrected = RoomRow {
            name,
            seats,
            ..row.clone()
        };
        if corrected == row {
            return Err(Refusal::NotNow {
                why: "nothing-corrected",
            });
        }
        write.update(&corrected).await?;
        write
            .commit(entry(actor, "correct_room", "room", room.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Takes a room off the list. Meetings that are planned in it stay where they are.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`] for a room that isn't there.
    pub async fn close_room(&self, actor: &Actor, room: RoomId, reason: &str) -> Result<(), Refusal> {
        actor.require(Action::KeepRooms, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_room(&mut write.reading(), room).await?;
        write.remove(&row).await?;
        write
            .commit(entry(actor, "close_room", "room", room.uuid(), reason))
            .await?;
        Ok(())
    }
}

fn seats_given(seats: Option<u32>) -> Result<Option<i64>, Refusal> {
    match seats {
        Some(seats) if seats == 0 || seats > MOST_SEATS => Err(Refusal::NotValid {
            why: "seats",
            given: seats.to_string(),
        }),
        seats => Ok(seats.map(i64::from)),
    }
}

async fn free_name(write: &mut Write<'_>, own: Option<RoomId>, name: &str) -> Result<(), Refusal> {
    let rooms = write.reading().rooms().await?;
    match rooms.iter().any(|row| row.name == name && Some(row.id) != own) {
        true => Err(Refusal::NotNow { why: "name-taken" }),
        false => Ok(()),
    }
}
