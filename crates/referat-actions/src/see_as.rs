//! Seeing the pages as somebody else would: for the administrator, marked on every page and in the journal.

use referat_domain::access::{Action, Scope};
use referat_domain::reader::Guise;
use referat_store::forums::ForumRow;

use crate::office::{Office, entry};
use crate::refusal::Refusal;
use crate::secrets::Token;
use crate::sign_in::SignedIn;

impl Office {
    /// Looks through somebody's eyes from now on, or through one's own again. In a guise nothing can be changed.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for others than administrators, [`Refusal::NotFound`] for a forum that isn't there,
    /// [`Refusal::NotNow`] where one sees so already.
    pub async fn see_as(&self, me: &SignedIn, token: &Token, guise: Option<Guise>) -> Result<(), Refusal> {
        // Whoever wears a guise was an administrator when they put it on, and may always take it off.
        if guise.is_some() && me.guise.is_none() {
            me.actor.require(Action::SeeAs, Scope::Anywhere)?;
        }
        if guise == me.guise {
            return Err(Refusal::NotNow { why: "sees-so" });
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        if let Some(Guise::Holder(_, forum)) = guise {
            let row: Option<ForumRow> = write.reading().by_id(forum).await?;
            row.filter(|row| row.removed_at.is_none())
                .ok_or(Refusal::NotFound)?;
        }
        let words = guise.map(Guise::as_words);
        write.set_seeing_as(token.digest(), words.as_deref()).await?;
        let (action, reason) = match &words {
            Some(words) => ("see_as", words.as_str()),
            None => ("see_as_oneself", ""),
        };
        write
            .commit(entry(&me.actor, action, "account", me.account.uuid(), reason))
            .await?;
        Ok(())
    }
}
