//! How those of a forum voted at an item: one by one, a group at once, or everyone; and taking it back.

use referat_domain::ids::{AgendaItemId, DecisionId, PersonId};
use referat_domain::meeting::voting::{Cast, NoVote, cast};
use referat_domain::rich_text::RichText;
use referat_store::Write;
use referat_store::decisions::{DecisionRow, VoteRow};

use crate::lookups::choice_of;
use crate::office::{Actor, Office, entry, text_from, text_json};
use crate::record_decision::Deciding;
use crate::refusal::Refusal;
use crate::roll::Roll;

impl From<NoVote> for Refusal {
    fn from(no: NoVote) -> Self {
        Self::NotValid {
            why: no.why(),
            given: String::new(),
        }
    }
}

impl Office {
    /// Notes votes at an item, in their order, or takes them back; whether anything changed. They stand beside the
    /// decision's text, which may be written before or after.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`]; [`Refusal::NotNow`] where the meeting hasn't begun or was moved in,
    /// the forum doesn't note votes, or whoever writes is shut out of the item; [`Refusal::NotValid`] for somebody who has
    /// no vote, was not there, is disqualified, or would vote twice ([`NoVote`]).
    pub async fn record_votes(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        casts: &[Cast],
    ) -> Result<bool, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, item).await?;
        let roll = Roll::read(&mut write.reading(), &at.meeting, self.today()).await?;
        if !roll.rules.votes {
            return Err(Refusal::NotNow { why: "votes-off" });
        }
        let absences = write.reading().item_absences(&[item]).await?;
        let seats = roll.seats(item, &absences)?;
        let decision = at.decision(&mut write).await?;
        let rows = match &decision {
            Some(row) => write.reading().votes(&[row.id]).await?,
            None => Vec::new(),
        };
        let mut standing = Vec::new();
        for row in &rows {
            if let Some(person) = row.person_id {
                standing.push((person, choice_of(row)?));
            }
        }
        let votes = cast(&seats, &standing, casts)?;
        let mut changed = false;
        let mut place = rows.iter().map(|row| row.place).max().unwrap_or(0);
        for row in &rows {
            let is_there = row
                .person_id
                .is_none_or(|person| votes.iter().any(|(voter, _)| *voter == person));
            if !is_there {
                write.remove(row).await?;
                changed = true;
            }
        }
        let mut more = Vec::new();
        for (person, choice) in votes {
            let choice = choice.as_str().to_owned();
            match rows.iter().find(|row| row.person_id == Some(person)) {
                Some(row) if row.choice == choice => {}
                Some(row) => {
                    write
                        .update(&VoteRow {
                            choice,
                            ..row.clone()
                        })
                        .await?;
                    changed = true;
                }
                None => more.push((person, choice)),
            }
        }
        if !more.is_empty() {
            let decision = beside_what(&mut write, &at, decision.as_ref()).await?;
            let mut rows = Vec::new();
            for (person, choice) in more {
                let seat = seats.iter().find(|seat| seat.person == person);
                place = place.saturating_add(1);
                rows.push(VoteRow {
                    id: write.fresh(),
                    decision_id: decision,
                    place,
                    person_id: Some(person),
                    printed: seat.map(|seat| seat.name.clone()).unwrap_or_default(),
                    choice,
                    removed_at: None,
                    party: seat.and_then(|seat| seat.party.clone()),
                });
            }
            write.insert(&rows).await?;
            changed = true;
        } else if let Some(row) = decision.filter(|_| changed) {
            unless_anything(&mut write, &row).await?;
        }
        if changed {
            write.reindex("agenda_item", item.uuid());
            write
                .commit(entry(actor, "record_votes", "agenda_item", item.uuid(), ""))
                .await?;
        }
        Ok(changed)
    }
}

/// The decision that something stands beside; where nothing is written yet, one without a text.
pub(crate) async fn beside_what(
    write: &mut Write<'_>,
    at: &Deciding,
    decision: Option<&DecisionRow>,
) -> Result<DecisionId, Refusal> {
    match decision {
        Some(row) => Ok(row.id),
        None => {
            let row = DecisionRow {
                id: write.fresh(),
                agenda_item_id: at.item.id,
                text: text_json(&RichText::default()),
                removed_at: None,
            };
            write.insert(std::slice::from_ref(&row)).await?;
            Ok(row.id)
        }
    }
}

/// Whether votes, dissents or recorded statements stand beside a decision.
pub(crate) async fn has_beside(write: &mut Write<'_>, decision: DecisionId) -> Result<bool, Refusal> {
    let votes = write.reading().votes(&[decision]).await?;
    let dissents = write.reading().dissenting_opinions(&[decision]).await?;
    Ok(!votes.is_empty() || !dissents.is_empty())
}

/// Takes a decision away that has neither a text nor anything beside it.
pub(crate) async fn unless_anything(write: &mut Write<'_>, row: &DecisionRow) -> Result<(), Refusal> {
    let is_empty = text_from("decision", "text", &row.text)?
        .words()
        .trim()
        .is_empty();
    if is_empty && !has_beside(write, row.id).await? {
        write.remove(row).await?;
    }
    Ok(())
}

/// Refuses where somebody has voted at one of these items: who votes is there.
pub(crate) async fn unless_voted(
    write: &mut Write<'_>,
    items: &[AgendaItemId],
    person: PersonId,
) -> Result<(), Refusal> {
    let decisions = write.reading().decisions(items).await?;
    let ids: Vec<DecisionId> = decisions.iter().map(|row| row.id).collect();
    let votes = write.reading().votes(&ids).await?;
    match votes.iter().any(|row| row.person_id == Some(person)) {
        true => Err(Refusal::NotNow {
            why: "attendance-has-voted",
        }),
        false => Ok(()),
    }
}
