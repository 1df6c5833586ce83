//! For which party or list somebody holds a seat: the letter beside their name.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::MembershipId;
use referat_store::memberships::MembershipRow;

use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// The longest letter of a party or list, in characters: "SF", "Lokal".
const LONGEST: usize = 10;

impl Office {
    /// Sets the letter of the party or list a role is held for; an empty one takes it away.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] for what is no letter: too long, or with
    /// other marks than letters and digits, which votes couldn't be printed by.
    pub async fn set_party(
        &self,
        actor: &Actor,
        membership: MembershipId,
        party: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row: Option<MembershipRow> = write.reading().by_id(membership).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let forum = row.forum_id.ok_or(Refusal::NotFound)?;
        // A letter is no right: whoever appoints members may set a chair's too.
        actor.require(Action::AppointToForum, Scope::Forum(forum))?;
        let party = party.trim();
        if party.chars().count() > LONGEST || !party.chars().all(char::is_alphanumeric) {
            return Err(Refusal::NotValid {
                why: "party",
                given: String::new(),
            });
        }
        let party = (!party.is_empty()).then(|| party.to_owned());
        if row.party == party {
            return Ok(());
        }
        write.update(&MembershipRow { party, ..row }).await?;
        write
            .commit(entry(actor, "set_party", "membership", membership.uuid(), ""))
            .await?;
        Ok(())
    }
}
