//! Setting the look of a municipality's documents, or taking it back to the standard one.

use referat_documents::look::{Look, LookError};
use referat_documents::press::Press;
use referat_domain::access::{Action, Scope};
use referat_store::Reading;
use referat_store::looks::LookRow;

use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

impl Office {
    /// The municipality's look; `None` where it has the standard one.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn look(&self) -> Result<Option<Look>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        look_in(&mut reading).await
    }

    /// Sets the look that documents are printed in from now on. What is issued already stays as it is.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] where the look or its terms can't be used, with the part and what is wrong.
    pub async fn set_look(
        &self,
        actor: &Actor,
        press: &Press,
        json: &str,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::SetLook, Scope::Anywhere)?;
        let not_valid = |given: String| Refusal::NotValid { why: "look", given };
        let look =
            Look::parse(json).map_err(|error: LookError| not_valid(error.in_words(press.wording())))?;
        let kept = serde_json::to_string(&look).map_err(|error| Refusal::internal(&error))?;
        press
            .with_look(look)
            .map_err(|error| not_valid(error.to_string()))?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let there = write.reading().look().await?;
        let id = match &there {
            Some(row) => row.id,
            None => write.fresh(),
        };
        let row = LookRow {
            id,
            json: kept,
            removed_at: None,
        };
        match there {
            Some(_) => write.update(&row).await?,
            None => write.insert(std::slice::from_ref(&row)).await?,
        }
        write
            .commit(entry(actor, "set_look", "look", row.id.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Takes the look back to the standard one.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where it is the standard one already.
    pub async fn reset_look(&self, actor: &Actor, reason: &str) -> Result<(), Refusal> {
        actor.require(Action::SetLook, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = write.reading().look().await?;
        let row = row.ok_or(Refusal::NotNow {
            why: "look-is-standard",
        })?;
        write.remove(&row).await?;
        write
            .commit(entry(actor, "reset_look", "look", row.id.uuid(), reason))
            .await?;
        Ok(())
    }
}

/// The look that is kept, as one moment of the store has it.
pub(crate) async fn look_in(reading: &mut Reading<'_>) -> Result<Option<Look>, Refusal> {
    let Some(row) = reading.look().await? else {
        return Ok(None);
    };
    let look = Look::parse(&row.json);
    let unreadable = |_| Refusal::unreadable("look", "json", &row.json.chars().take(80).collect::<String>());
    look.map(Some).map_err(unreadable)
}
