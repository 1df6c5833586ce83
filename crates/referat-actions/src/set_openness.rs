//! Openness: closing an item or an attachment on a ground, opening it again, and shutting one person out of one item.
//!
//! Issued documents are bytes that nobody changes: the copies for the public that were issued while something was open
//! are given back, so that whoever closes it is told of them.

use std::collections::BTreeSet;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, AttachmentId, ForumId, MeetingId, PersonId};
use referat_domain::issued::IssuedLine;
use referat_domain::openness::{Closure, IsOpen, NotClosed, NotShut, admit, may_decide, shut_out};
use referat_store::agenda_items::{AgendaItemRow, ItemExclusionRow};
use referat_store::papers::AttachmentRow;
use referat_store::{RowId, Write};

use crate::keep_people;
use crate::live::LiveChange;
use crate::lookups::listed::openness;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;
use crate::silence_finding::reason_of;

/// What is said when something is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing<'a> {
    /// On what ground.
    pub ground: &'a str,
    /// The neutral title; empty for the standard one.
    pub public_title: &'a str,
    /// The part of the decision that may be published; of an item only, and empty for none.
    pub public_decision: &'a str,
}

impl Office {
    /// Closes an item, or says otherwise on what ground it is closed. The copies for the public that show it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] for a ground that is none or words that
    /// are too long, [`Refusal::NotNow`] where it is closed just so, or whoever asks is shut out of it.
    pub async fn close_item(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        given: Closing<'_>,
    ) -> Result<Vec<IssuedLine>, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write.beside_the_record();
        let mut row = item_of(&mut write, actor, id).await?;
        let closure = Closure::given(given.ground, given.public_title, given.public_decision)?;
        let was_open = !row.is_closed;
        let ground = closure.ground.clone().unwrap_or_default();
        openness(
            row.is_closed,
            row.closure_ground.take(),
            row.closure_title.take(),
            row.closure_decision.take(),
        )
        .closed(closure.clone())?;
        row.is_closed = true;
        row.closure_ground = closure.ground;
        row.closure_title = closure.public_title;
        row.closure_decision = closure.public_decision;
        write.update(&row).await?;
        write.reindex("agenda_item", id.uuid());
        write
            .commit(match was_open {
                true => entry(actor, "close_item", "agenda_item", id.uuid(), &ground),
                false => entry(actor, "reword_closure", "agenda_item", id.uuid(), &ground),
            })
            .await?;
        drop(dice);
        self.follow_openness().await;
        self.issued_before(actor, id).await
    }

    /// Opens an item.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] for a reason that is none,
    /// [`Refusal::NotNow`] where it is open, or whoever asks is shut out of it.
    pub async fn open_item(&self, actor: &Actor, id: AgendaItemId, reason: &str) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write.beside_the_record();
        let mut row = item_of(&mut write, actor, id).await?;
        let reason = reason_of(reason)?;
        openness(row.is_closed, None, None, None).opened()?;
        row.is_closed = false;
        (row.closure_ground, row.closure_title, row.closure_decision) = (None, None, None);
        write.update(&row).await?;
        write.reindex("agenda_item", id.uuid());
        write
            .commit(entry(actor, "open_item", "agenda_item", id.uuid(), reason))
            .await?;
        drop(dice);
        self.follow_openness().await;
        Ok(())
    }

    /// Closes an attachment apart from its item, or says otherwise on what ground. The copies for the public that show
    /// it.
    ///
    /// # Errors
    /// As [`Self::close_item`]; allowed only where it is so in every forum that has it on an agenda.
    pub async fn close_attachment(
        &self,
        actor: &Actor,
        id: AttachmentId,
        given: Closing<'_>,
    ) -> Result<Vec<IssuedLine>, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write.beside_the_record();
        let (mut row, item) = attachment_of(&mut write, actor, id).await?;
        let closure = Closure::given(given.ground, given.public_title, "")?;
        let was_open = !row.is_closed;
        let ground = closure.ground.clone().unwrap_or_default();
        openness(
            row.is_closed,
            row.closure_ground.take(),
            row.closure_title.take(),
            row.closure_decision.take(),
        )
        .closed(closure.clone())?;
        row.is_closed = true;
        row.closure_ground = closure.ground;
        row.closure_title = closure.public_title;
        write.update(&row).await?;
        write
            .commit(match was_open {
                true => entry(actor, "close_attachment", "agenda_item", item.uuid(), &ground),
                false => entry(actor, "reword_attachment", "agenda_item", item.uuid(), &ground),
            })
            .await?;
        drop(dice);
        self.follow_openness().await;
        self.issued_before(actor, item).await
    }

    /// Opens an attachment; its item stays as it is.
    ///
    /// # Errors
    /// As [`Self::open_item`]; allowed only where it is so in every forum that has it on an agenda.
    pub async fn open_attachment(
        &self,
        actor: &Actor,
        id: AttachmentId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write.beside_the_record();
        let (mut row, item) = attachment_of(&mut write, actor, id).await?;
        let reason = reason_of(reason)?;
        openness(row.is_closed, None, None, None).opened()?;
        row.is_closed = false;
        (row.closure_ground, row.closure_title, row.closure_decision) = (None, None, None);
        write.update(&row).await?;
        write
            .commit(entry(
                actor,
                "open_attachment",
                "agenda_item",
                item.uuid(),
                reason,
            ))
            .await?;
        drop(dice);
        self.follow_openness().await;
        Ok(())
    }

    /// Shuts a person out of an item: they see of it what the public sees of a closed one.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such item or person, [`Refusal::NotValid`] for
    /// a reason that is none, [`Refusal::NotNow`] where they are shut out already, or whoever asks is.
    pub async fn exclude_person(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        person: PersonId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write.beside_the_record();
        item_of(&mut write, actor, id).await?;
        let reason = reason_of(reason)?;
        keep_people::live(&mut write, person).await?;
        shut_out(person, &those_out(&mut write, &[id]).await?)?;
        let row: RowId = write.fresh();
        write
            .insert(&[ItemExclusionRow {
                id: row,
                agenda_item_id: id,
                person_id: person,
                removed_at: None,
            }])
            .await?;
        write.reindex("agenda_item", id.uuid());
        write
            .commit(entry(actor, "exclude_person", "agenda_item", id.uuid(), reason))
            .await?;
        drop(dice);
        self.follow_openness().await;
        Ok(())
    }

    /// Lets a person in again who was shut out of an item.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] for a reason that is none,
    /// [`Refusal::NotNow`] where they aren't shut out, or whoever asks is.
    pub async fn admit_person(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        person: PersonId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write.beside_the_record();
        let row = item_of(&mut write, actor, id).await?;
        let reason = reason_of(reason)?;
        admit(person, &those_out(&mut write, &[id]).await?)?;
        // Of what was taken off its agenda nobody can be let in by itself; while it counts, its paper isn't seen.
        let mut items = taken_off(&mut write, &row).await?;
        items.push(id);
        let rows = write.reading().exclusions(&items).await?;
        for row in rows {
            if row.person_id == person {
                write.remove(&row).await?;
            }
        }
        write.reindex("agenda_item", id.uuid());
        write
            .commit(entry(actor, "admit_person", "agenda_item", id.uuid(), reason))
            .await?;
        drop(dice);
        self.follow_openness().await;
        Ok(())
    }

    /// The index follows at once, so that what was closed is no longer counted or suggested when that is said. Where it
    /// can't, whoever holds the index follows within seconds; hits are looked at again meanwhile.
    async fn follow_openness(&self) {
        self.live.tell(LiveChange::Access);
        if let Err(refusal) = self.index_pending().await {
            tracing::warn!(%refusal, "the index did not follow at once; it is tried again");
        }
    }

    async fn issued_before(&self, actor: &Actor, id: AgendaItemId) -> Result<Vec<IssuedLine>, Refusal> {
        let seen = self.item_openness(actor, id).await?;
        let lines = seen.as_ref().map(|view| view.issued_before.clone());
        Ok(lines.unwrap_or_default())
    }
}

/// An item whose openness the actor may set.
async fn item_of(write: &mut Write<'_>, actor: &Actor, id: AgendaItemId) -> Result<AgendaItemRow, Refusal> {
    let row: Option<AgendaItemRow> = write.reading().by_id(id).await?;
    let row = row
        .filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    let forums = forums_of(write, std::slice::from_ref(&row)).await?;
    for forum in &forums {
        actor.require(Action::SetOpenness, Scope::Forum(*forum))?;
    }
    may_decide(actor.reader.person(), &those_out(write, &[id]).await?)?;
    Ok(row)
}

/// An attachment whose openness the actor may set, and the first item it hangs at. The items are found anew under it.
async fn attachment_of(
    write: &mut Write<'_>,
    actor: &Actor,
    id: AttachmentId,
) -> Result<(AttachmentRow, AgendaItemId), Refusal> {
    let row: Option<AttachmentRow> = write.reading().by_id(id).await?;
    let row = row
        .filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    let items = match row.shown_at_item {
        Some(item) => write.reading().items_of(&[item]).await?,
        None => write.reading().items_of_versions(&[row.paper_version_id]).await?,
    };
    let first = items.first().ok_or(Refusal::NotFound)?.id;
    let forums = forums_of(write, &items).await?;
    actor.require_in_all(Action::SetOpenness, &forums)?;
    let ids: Vec<AgendaItemId> = items.iter().map(|item| item.id).collect();
    may_decide(actor.reader.person(), &those_out(write, &ids).await?)?;
    for item in ids {
        write.reindex("agenda_item", item.uuid());
    }
    Ok((row, first))
}

async fn forums_of(write: &mut Write<'_>, items: &[AgendaItemRow]) -> Result<BTreeSet<ForumId>, Refusal> {
    let meetings: Vec<MeetingId> = items.iter().map(|item| item.meeting_id).collect();
    let meetings = write.reading().meetings_of(&meetings).await?;
    match meetings.is_empty() {
        true => Err(Refusal::NotFound),
        false => Ok(meetings.iter().map(|meeting| meeting.forum_id).collect()),
    }
}

/// The items of an item's paper that were taken off their agendas.
async fn taken_off(write: &mut Write<'_>, item: &AgendaItemRow) -> Result<Vec<AgendaItemId>, Refusal> {
    let papers = write
        .reading()
        .cases_of_versions(&[item.paper_version_id])
        .await?;
    let papers: Vec<_> = papers.into_iter().map(|(_, paper, _)| paper).collect();
    let items = write.reading().items_of_papers(&papers).await?;
    Ok(items
        .into_iter()
        .filter(|of| !of.is_there)
        .map(|of| of.item)
        .collect())
}

async fn those_out(write: &mut Write<'_>, items: &[AgendaItemId]) -> Result<Vec<PersonId>, Refusal> {
    let rows = write.reading().exclusions(items).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

impl From<NotClosed> for Refusal {
    fn from(error: NotClosed) -> Self {
        let why = match error {
            NotClosed::GroundMissing => "ground-missing",
            NotClosed::GroundTooLong => "ground-too-long",
            NotClosed::TitleTooLong => "public-title-too-long",
            NotClosed::DecisionTooLong => "public-decision-too-long",
            NotClosed::Unchanged => {
                return Self::NotNow {
                    why: "closed-already",
                };
            }
        };
        Self::NotValid {
            why,
            given: String::new(),
        }
    }
}

impl From<IsOpen> for Refusal {
    fn from(IsOpen: IsOpen) -> Self {
        Self::NotNow { why: "open-already" }
    }
}

impl From<NotShut> for Refusal {
    fn from(error: NotShut) -> Self {
        Self::NotNow {
            why: match error {
                NotShut::IsShutOut => "shut-out-already",
                NotShut::IsAdmitted => "not-shut-out",
                NotShut::IsOneself => "shut-out-oneself",
            },
        }
    }
}
