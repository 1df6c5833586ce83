//! Dissenting opinions (mindretalsudtalelser) and what somebody wants written beside a decision (ført til referat).
//!
//! Whoever takes part may have their dissent briefly entered, kommunestyrelsesloven § 13.

use referat_domain::ids::{AgendaItemId, PersonId};
use referat_store::RowId;
use referat_store::decisions::DissentingOpinionRow;

use crate::lookups::clean_words;
use crate::office::{Actor, Office, entry};
use crate::record_decision::Deciding;
use crate::record_votes::{beside_what, unless_anything};
use crate::refusal::Refusal;
use crate::roll::Roll;

/// The store's word for what is recorded without being a dissent.
pub(crate) const RECORDED: &str = "recorded";

/// The law says "briefly": so many characters at most.
const LONGEST: usize = 2_000;

/// Whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidBy {
    /// One person's.
    Person(PersonId),
    /// Of a party or list, by its letter.
    Party(String),
}

/// What somebody wants written beside a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dissent {
    /// Whose.
    pub by: SaidBy,
    /// Its words; lines become one paragraph.
    pub text: String,
    /// Whether it is recorded without being a dissent.
    pub is_recorded: bool,
}

impl Office {
    /// Writes a dissenting opinion or a statement beside a decision.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`]; [`Refusal::NotNow`] where the meeting hasn't begun or was moved in,
    /// the forum doesn't note votes and dissents, or whoever writes is shut out of the item; [`Refusal::NotValid`] for one
    /// without words, one that is too long, or somebody who was not at the item.
    pub async fn record_dissent(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        dissent: &Dissent,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, item).await?;
        let roll = Roll::read(&mut write.reading(), &at.meeting, self.today()).await?;
        if !roll.rules.votes {
            return Err(Refusal::NotNow { why: "votes-off" });
        }
        let words: Vec<&str> = dissent.text.split_whitespace().collect();
        let text = clean_words(&words.join(" "));
        match text.chars().count() {
            0 => return Err(not_valid("dissent-empty")),
            count if count > LONGEST => return Err(not_valid("dissent-too-long")),
            _ => {}
        }
        let absences = write.reading().item_absences(&[item]).await?;
        let seats = roll.seats(item, &absences)?;
        let may_speak = |seat: &referat_domain::meeting::attendance::Seat| {
            let was_there = seat.attendance.is_none_or(|attendance| attendance.is_there());
            seat.has_vote && seat.away.is_none() && was_there
        };
        let (person_id, printed) = match &dissent.by {
            SaidBy::Person(person) => {
                let seat = seats.iter().find(|seat| seat.person == *person);
                let seat = seat
                    .filter(|seat| may_speak(seat))
                    .ok_or_else(|| not_valid("dissent-not-there"))?;
                (Some(*person), seat.printed())
            }
            SaidBy::Party(party) => {
                let is_theirs = |seat: &&_| {
                    let seat: &referat_domain::meeting::attendance::Seat = seat;
                    seat.party.as_ref() == Some(party) && may_speak(seat)
                };
                seats
                    .iter()
                    .find(is_theirs)
                    .ok_or_else(|| not_valid("dissent-not-there"))?;
                (None, party.clone())
            }
        };
        let decision = at.decision(&mut write).await?;
        let decision = beside_what(&mut write, &at, decision.as_ref()).await?;
        let standing = write.reading().dissenting_opinions(&[decision]).await?;
        let last = standing.iter().map(|row| row.place).max().unwrap_or(0);
        let row = DissentingOpinionRow {
            id: write.fresh(),
            decision_id: decision,
            place: last.saturating_add(1),
            person_id,
            printed,
            text,
            removed_at: None,
            kind: dissent.is_recorded.then(|| RECORDED.to_owned()),
        };
        write.insert(&[row]).await?;
        write.reindex("agenda_item", item.uuid());
        let done = match dissent.is_recorded {
            true => entry(actor, "record_statement", "agenda_item", item.uuid(), ""),
            false => entry(actor, "record_dissent", "agenda_item", item.uuid(), ""),
        };
        write.commit(done).await?;
        Ok(())
    }

    /// Takes a dissenting opinion or a statement back.
    ///
    /// # Errors
    /// As [`Office::record_dissent`]; [`Refusal::NotFound`] where there is none of this id at the item.
    pub async fn forget_dissent(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        dissent: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, item).await?;
        let decision = at.decision(&mut write).await?.ok_or(Refusal::NotFound)?;
        let rows = write.reading().dissenting_opinions(&[decision.id]).await?;
        let row = rows.into_iter().find(|row| id_of(row.id) == dissent);
        write.remove(&row.ok_or(Refusal::NotFound)?).await?;
        unless_anything(&mut write, &decision).await?;
        write.reindex("agenda_item", item.uuid());
        write
            .commit(entry(actor, "forget_dissent", "agenda_item", item.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// A row's id as addresses write it.
pub(crate) fn id_of(id: RowId) -> String {
    id.uuid().to_string()
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
