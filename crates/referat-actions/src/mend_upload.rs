//! Mending an upload: what a person types over what was read of it, and the text itself, kept as their draft.
//!
//! What is typed is kept whether it can be used or not, so that nothing is lost; what can't be used is said, and
//! stands in the way of accepting. The bytes that were handed in stay as they are.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::UploadId;
use referat_domain::mending::{Fault, KeptMend, LONGEST_TEXT, MeetingMend, with_plain_ends};
use referat_store::drafts::{DraftError, DraftText};

use crate::office::{Actor, Office};
use crate::refusal::Refusal;

/// What drafts of mends are about.
pub(crate) const SUBJECT: &str = "upload";

/// So many texts of the longest kind a text may be in all.
const LONGEST_SOURCE: usize = LONGEST_TEXT * 20;

impl Office {
    /// Keeps what was typed over the reading of an upload; what of it can't be used.
    ///
    /// `version` is the one that was on the screen: 0 where nothing was kept.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotFound`] where there is no such upload,
    /// [`Refusal::NotNow`] where the mend was kept elsewhere meanwhile, or nothing could be read to mend,
    /// [`Refusal::NotValid`] for a form that isn't this upload's.
    pub async fn mend_upload(
        &self,
        actor: &Actor,
        id: UploadId,
        version: i64,
        typed: MeetingMend,
    ) -> Result<Vec<Fault>, Refusal> {
        actor.require(Action::ImportMinutes, Scope::Anywhere)?;
        let pending = self.pending_upload(actor, id).await?;
        let (kept, _) = self.kept_mend(actor, id).await?;
        let read = self.read_pending(&pending, &kept).await?;
        let document = read
            .document
            .map_err(|_| Refusal::NotNow { why: "upload-unread" })?;
        if typed.items.len() != document.imported.record.items.len() {
            return Err(Refusal::NotValid {
                why: "form",
                given: String::new(),
            });
        }
        let mended = referat_import::mending::mend(&document.imported.record, &typed, &read.forums);
        let kept = KeptMend {
            typed: Some(typed),
            ..kept
        };
        self.keep_mend(actor, id, version, &kept).await?;
        Ok(mended.err().unwrap_or_default())
    }

    /// Keeps the text of an upload as a person mended it, and reads it anew. What was typed over the reading stays
    /// where it still has a place. A text that is none, or as it was handed in, is the one that was handed in.
    ///
    /// # Errors
    /// As [`Office::mend_upload`].
    pub async fn mend_text_of_upload(
        &self,
        actor: &Actor,
        id: UploadId,
        version: i64,
        text: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::ImportMinutes, Scope::Anywhere)?;
        let refused = |why| Refusal::NotValid {
            why,
            given: String::new(),
        };
        if text.chars().count() > LONGEST_SOURCE {
            return Err(refused("text-too-long"));
        }
        if text.contains('\0') {
            return Err(refused("form"));
        }
        let pending = self.pending_upload(actor, id).await?;
        let (kept, _) = self.kept_mend(actor, id).await?;
        let original = self.read_pending(&pending, &KeptMend::default()).await?;
        let is_other = with_plain_ends(text) != with_plain_ends(&original.text);
        let text = (is_other && !text.trim().is_empty()).then(|| text.replace("\r\n", "\n"));
        let before = self.read_pending(&pending, &kept).await?;
        let now = KeptMend { text, typed: None };
        let after = self.read_pending(&pending, &now).await?;
        let typed = match (kept.typed, before.document, after.document) {
            (Some(typed), Ok(before), Ok(after)) => {
                let before = MeetingMend::of(&before.imported.record);
                let after = MeetingMend::of(&after.imported.record);
                Some(typed.carried_over(&before, &after)).filter(|typed| *typed != after)
            }
            (_, _, _) => None,
        };
        self.keep_mend(actor, id, version, &KeptMend { typed, ..now })
            .await
    }

    /// Someone's mend of an upload, and how often it was kept.
    pub(crate) async fn kept_mend(&self, actor: &Actor, id: UploadId) -> Result<(KeptMend, i64), Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let draft = reading.draft(&actor.owner(), SUBJECT, id.uuid()).await?;
        match draft {
            None => Ok((KeptMend::default(), 0)),
            Some(draft) => match serde_json::from_str(&draft.body) {
                Ok(kept) => Ok((kept, draft.version)),
                Err(_) => Err(Refusal::unreadable("draft", "body", "a mend that can't be read")),
            },
        }
    }

    async fn keep_mend(
        &self,
        actor: &Actor,
        id: UploadId,
        version: i64,
        kept: &KeptMend,
    ) -> Result<(), Refusal> {
        let body = serde_json::to_string(kept).map_err(|error| Refusal::internal(&error))?;
        let owner = actor.owner();
        let text = DraftText {
            owner: &owner,
            subject_kind: SUBJECT,
            subject: id.uuid(),
            body: &body,
            read_version: version,
        };
        let mut dice = self.dice().await;
        let saved = self
            .store
            .save_draft(self.tenant(), text, &mut *dice, self.now())
            .await;
        match saved {
            Ok(_) => Ok(()),
            Err(DraftError::Outdated { .. }) => Err(Refusal::NotNow {
                why: "mended-elsewhere",
            }),
            Err(DraftError::Store(error)) => Err(error.into()),
        }
    }

    /// Throws someone's mend of an upload away.
    pub(crate) async fn forget_mend(&self, actor: &Actor, id: UploadId) -> Result<(), Refusal> {
        let (tenant, owner) = (self.tenant(), actor.owner());
        self.store
            .discard_draft(tenant, &owner, SUBJECT, id.uuid())
            .await?;
        Ok(())
    }
}
