//! What those of a forum write to each other on its items, where the forum wants that (its rule `shared-remarks`).
//!
//! Never printed and never in a search. What is written is the authority's, not the writer's: it is journalled, and a
//! remark that is taken away leaves a tombstone.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::AgendaItemId;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::shared_remarks::SharedRemarkRow;
use referat_store::{RowId, Write};

use crate::lookups::{clean_words, may_share, remarks_of};
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// The longest remark, in characters.
const LONGEST: usize = 2_000;

impl Office {
    /// Writes a remark to the others of the forum.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item for the actor, [`Refusal::NotAllowed`], [`Refusal::NotNow`]
    /// where the forum doesn't want remarks, [`Refusal::NotValid`] for one without words or too many.
    pub async fn share_remark(&self, actor: &Actor, id: AgendaItemId, text: &str) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        seen(&mut write, actor, id).await?;
        let text = clean_words(text.trim());
        let why = match text.chars().count() {
            0 => Some("remark-empty"),
            count if count > LONGEST => Some("reason-too-long"),
            _ => None,
        };
        if let Some(why) = why {
            return Err(Refusal::NotValid {
                why,
                given: String::new(),
            });
        }
        let row_id: RowId = write.fresh();
        let written_at = write.now().as_microsecond();
        write
            .insert(&[SharedRemarkRow {
                id: row_id,
                agenda_item_id: id,
                person_id: actor.reader.person(),
                written_by: actor.name.clone(),
                text,
                written_at,
                removed_at: None,
            }])
            .await?;
        write
            .commit(entry(actor, "share_remark", "agenda_item", id.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Takes a remark away: one's own, or, for those who look after the forum, anybody's.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such remark for the actor, [`Refusal::NotAllowed`] where it is another's.
    pub async fn remove_shared_remark(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        remark: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let forum = seen(&mut write, actor, id).await?;
        let rows = write.reading().shared_remarks(id).await?;
        let row = rows.into_iter().find(|row| row.id.uuid().to_string() == remark);
        let row = row.ok_or(Refusal::NotFound)?;
        let is_own = row.person_id.is_some() && row.person_id == actor.reader.person();
        if !is_own {
            actor.require(Action::SetOpenness, Scope::Forum(forum))?;
        }
        write.remove(&row).await?;
        write
            .commit(entry(actor, "remove_shared_remark", "agenda_item", id.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// The forum of an item whose remarks the actor may see and add to.
async fn seen(
    write: &mut Write<'_>,
    actor: &Actor,
    id: AgendaItemId,
) -> Result<referat_domain::ids::ForumId, Refusal> {
    let row: Option<AgendaItemRow> = write.reading().by_id(id).await?;
    let row = row
        .filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    let (remarks, forum) = remarks_of(&mut write.reading(), &actor.reader, row).await?;
    actor.require(Action::ShareRemark, Scope::Forum(forum))?;
    if remarks.is_none() {
        return Err(Refusal::NotFound);
    }
    match may_share(&mut write.reading(), forum).await? {
        true => Ok(forum),
        false => Err(Refusal::NotNow { why: "remarks-off" }),
    }
}
