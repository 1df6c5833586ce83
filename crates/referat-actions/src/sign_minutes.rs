//! Signing minutes: by a click of somebody who is signed in, or on the sheet that was printed.
//!
//! A signature is of one issue: of a newer one, everybody signs anew. How a click is proved is a [`Signer`]'s business; ours
//! believes the session, which has shown a password or a provider's word ([`ByClick`]). The last signature locks the minutes,
//! where nothing else is missing. Until then it can be taken back.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{MeetingId, PersonId};
use referat_domain::paper::attachment::Checksum;

use crate::approve_minutes::{own, put_name};
use crate::lock_minutes::lock_if_ready;
use crate::lookups::minutes::{Kept, SIGNATURE};
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// Proves that somebody wants to sign something.
pub trait Signer: Send + Sync {
    /// Whether they have: who they are, and what they sign.
    ///
    /// # Errors
    /// [`Refusal`] where it isn't proved.
    fn prove(&self, actor: &Actor, what: Checksum) -> Result<(), Refusal>;
}

/// The session is proof enough (kommunestyrelsesloven § 13 asks for the member's own act, not for a kind of signature).
#[derive(Debug, Clone, Copy)]
pub struct ByClick;

impl Signer for ByClick {
    fn prove(&self, actor: &Actor, _: Checksum) -> Result<(), Refusal> {
        match actor.reader.person() {
            Some(_) => Ok(()),
            None => Err(Refusal::NotNow {
                why: "signing-needs-person",
            }),
        }
    }
}

impl Office {
    /// Signs minutes for oneself. Whether they are locked now.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where they aren't issued, are locked, another
    /// issue was shown, or one's signature isn't wanted or stands there.
    pub async fn sign_minutes(
        &self,
        actor: &Actor,
        signer: &dyn Signer,
        meeting: MeetingId,
        shown: &str,
    ) -> Result<bool, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        let person = own(actor, &kept)?;
        wanted(&kept, person)?;
        if let Some(issue) = &kept.issue {
            signer.prove(actor, issue.checksum)?;
        }
        put_name(&mut write, &kept, SIGNATURE, (person, "click"), actor, shown).await?;
        let is_locked = lock_if_ready(self, &mut write, meeting).await?;
        write
            .commit(entry(actor, "sign_minutes", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(is_locked)
    }

    /// Writes down that somebody has signed the sheet that was printed. Whether the minutes are locked now.
    ///
    /// # Errors
    /// As [`Self::sign_minutes`], for those who keep the minutes.
    pub async fn sign_on_paper(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        person: PersonId,
        shown: &str,
    ) -> Result<bool, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        actor.require(Action::KeepMinutes, Scope::Forum(kept.meeting.forum_id))?;
        wanted(&kept, person)?;
        put_name(&mut write, &kept, SIGNATURE, (person, "paper"), actor, shown).await?;
        let is_locked = lock_if_ready(self, &mut write, meeting).await?;
        write
            .commit(entry(actor, "sign_on_paper", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(is_locked)
    }

    /// Takes a signature back: one's own, or, for those who keep the minutes, one on paper.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where there is none, and once they are locked.
    pub async fn take_back_signature(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        person: PersonId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        let forum = Scope::Forum(kept.meeting.forum_id);
        actor.require(Action::SignMinutes, forum)?;
        kept.unlocked()?;
        let rows = kept.given(SIGNATURE);
        let row = rows.into_iter().find(|row| row.person_id == person);
        let row = row.ok_or(Refusal::NotNow {
            why: "signature-missing",
        })?;
        if row.way == "paper" {
            actor.require(Action::KeepMinutes, forum)?;
        } else if actor.reader.person() != Some(person) {
            return Err(Refusal::NotAllowed {
                wanted: Action::SignMinutes,
            });
        }
        write.remove(row).await?;
        write
            .commit(entry(actor, "take_back_signature", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }
}

fn wanted(kept: &Kept, person: PersonId) -> Result<(), Refusal> {
    match kept.rule.signing.signers(&kept.took_part).has(person) {
        true => Ok(()),
        false => Err(Refusal::NotNow {
            why: "signature-not-asked",
        }),
    }
}
