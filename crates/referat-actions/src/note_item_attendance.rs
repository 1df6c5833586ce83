//! Who took part in an item: who was out, who was disqualified (inhabil) and why, and guests for the item only.

use referat_domain::ids::{AgendaItemId, PersonId};
use referat_domain::meeting::attendance::{Attendance, AttendanceRule, AwayCause};
use referat_store::Write;
use referat_store::agenda_items::ItemPersonRow;
use referat_store::item_absences::ItemAbsenceRow;

use crate::issue_agenda::person;
use crate::lookups::clean_words;
use crate::office::{Actor, Office, entry};
use crate::record_decision::Deciding;
use crate::record_votes::unless_voted;
use crate::refusal::Refusal;
use crate::roll::Roll;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2_000;

/// The longest name of a guest, in characters.
const LONGEST_NAME: usize = 100;

/// Somebody was not at an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAtItem {
    /// They were out.
    Away,
    /// They were disqualified (kommunestyrelsesloven § 14).
    Disqualified {
        /// Why, for those of the forum.
        reason: String,
        /// Whether they left the room.
        has_left: bool,
    },
}

impl Office {
    /// Notes that somebody was not at an item; `None` takes it back. Whether anything changed.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] for an item that isn't there or somebody who isn't on the meeting's
    /// roll; [`Refusal::NotNow`] where the meeting hasn't begun or was moved in, the forum notes nothing for single items,
    /// they were not at the meeting or have voted at the item, or whoever writes is shut out of it; [`Refusal::NotValid`]
    /// for a disqualification without a reason, or one that is too long.
    pub async fn note_item_attendance(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        person: PersonId,
        noted: Option<NotAtItem>,
    ) -> Result<bool, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, item).await?;
        let roll = Roll::read(&mut write.reading(), &at.meeting, self.today()).await?;
        if roll.rules.attendance != AttendanceRule::PerItem {
            return Err(Refusal::NotNow {
                why: "attendance-not-per-item",
            });
        }
        let line = roll.of(person).ok_or(Refusal::NotFound)?;
        if noted.is_some()
            && line
                .attendance()?
                .is_some_and(|attendance: Attendance| !attendance.is_there())
        {
            return Err(Refusal::NotNow {
                why: "attendance-not-there",
            });
        }
        let (cause, reason, has_left) = match noted {
            None => (None, None, false),
            Some(NotAtItem::Away) => (Some(AwayCause::Away), None, false),
            Some(NotAtItem::Disqualified { reason, has_left }) => {
                let reason = clean_words(reason.trim());
                match reason.chars().count() {
                    0 => return Err(not_valid("disqualified-reason")),
                    count if count > LONGEST_REASON => return Err(not_valid("reason-too-long")),
                    _ => (Some(AwayCause::Disqualified), Some(reason), has_left),
                }
            }
        };
        if cause.is_some() {
            unless_voted(&mut write, &[item], person).await?;
        }
        let rows = write.reading().item_absences(&[item]).await?;
        let stood = rows.into_iter().find(|row| row.person_id == person);
        let changed = match (stood, cause) {
            (None, None) => false,
            (Some(row), None) => {
                write.remove(&row).await?;
                true
            }
            (Some(row), Some(cause)) => {
                let new = ItemAbsenceRow {
                    cause: cause.as_str().to_owned(),
                    reason,
                    has_left,
                    ..row.clone()
                };
                let is_other = new != row;
                if is_other {
                    write.update(&new).await?;
                }
                is_other
            }
            (None, Some(cause)) => {
                let row = ItemAbsenceRow {
                    id: write.fresh(),
                    agenda_item_id: item,
                    person_id: person,
                    cause: cause.as_str().to_owned(),
                    reason,
                    has_left,
                    removed_at: None,
                };
                write.insert(&[row]).await?;
                true
            }
        };
        if changed {
            write
                .commit(entry(
                    actor,
                    "note_item_attendance",
                    "agenda_item",
                    item.uuid(),
                    "",
                ))
                .await?;
        }
        Ok(changed)
    }

    /// Notes a guest for an item only, by name.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`]; [`Refusal::NotNow`] where the meeting hasn't begun or was moved in,
    /// or they are noted already; [`Refusal::NotValid`] for no name or one that is too long.
    pub async fn note_item_guest(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        name: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        Deciding::find(&mut write, actor, item).await?;
        let name = clean_words(name.trim());
        match name.chars().count() {
            0 => return Err(not_valid("guest-name")),
            count if count > LONGEST_NAME => return Err(not_valid("guest-name")),
            _ => {}
        }
        let guests = guests(&mut write, item).await?;
        if guests.iter().any(|row| row.printed == name) {
            return Err(Refusal::NotNow { why: "guest-noted" });
        }
        let mut persons = write.reading().persons().await?;
        persons.sort_by_key(|person| person.id);
        let last = guests.iter().map(|row| row.place).max().unwrap_or(0);
        let row = ItemPersonRow {
            id: write.fresh(),
            agenda_item_id: item,
            place: last.saturating_add(1),
            role: "guest".to_owned(),
            person_id: person(&mut write, &mut persons, &name).await?,
            printed: name,
            removed_at: None,
        };
        write.insert(&[row]).await?;
        write.reindex("agenda_item", item.uuid());
        write
            .commit(entry(actor, "note_item_guest", "agenda_item", item.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Takes a guest of an item back.
    ///
    /// # Errors
    /// As [`Office::note_item_guest`]; [`Refusal::NotFound`] for somebody who is no guest of it.
    pub async fn forget_item_guest(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        guest: PersonId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        Deciding::find(&mut write, actor, item).await?;
        let guests = guests(&mut write, item).await?;
        let row = guests.into_iter().find(|row| row.person_id == guest);
        write.remove(&row.ok_or(Refusal::NotFound)?).await?;
        write.reindex("agenda_item", item.uuid());
        write
            .commit(entry(actor, "forget_item_guest", "agenda_item", item.uuid(), ""))
            .await?;
        Ok(())
    }
}

async fn guests(write: &mut Write<'_>, item: AgendaItemId) -> Result<Vec<ItemPersonRow>, Refusal> {
    let rows = write.reading().item_persons(&[item]).await?;
    Ok(rows.into_iter().filter(|row| row.role == "guest").collect())
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
