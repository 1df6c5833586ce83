//! Accepting an upload: it is imported as from the command line, with what a person mended in it.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{DocumentId, UploadId};
use referat_domain::mending::MeetingMend;

use crate::import_meetings::{ImportOptions, ImportOutcome, ImportResult, MeetingSource, Mended};
use crate::office::{Actor, Office};
use crate::refusal::Refusal;

/// What became of an upload.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// What was imported.
    pub result: ImportResult,
    /// How many proposals it opened, for a person to decide.
    pub proposals: usize,
}

impl Office {
    /// Imports an upload. `version` is that of the mend that was on the screen; what was mended goes along, and the
    /// journal says so. What was imported waits no longer; what has no place, or can't be read, still does.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotFound`] where there is no such upload,
    /// [`Refusal::NotNow`] where something that was typed can't be used, the mend is another than was on the screen,
    /// or nothing could be read.
    pub async fn accept_upload(
        &self,
        actor: &Actor,
        id: UploadId,
        version: i64,
    ) -> Result<Accepted, Refusal> {
        actor.require(Action::ImportMinutes, Scope::Anywhere)?;
        let pending = self.pending_upload(actor, id).await?;
        let (kept, kept_version) = self.kept_mend(actor, id).await?;
        if version != kept_version {
            return Err(Refusal::NotNow {
                why: "mended-elsewhere",
            });
        }
        let read = self.read_pending(&pending, &kept).await?;
        let document = read
            .document
            .map_err(|_| Refusal::NotNow { why: "upload-unread" })?;
        let record = document.imported.record;
        let as_read = MeetingMend::of(&record);
        let typed = kept.typed.filter(|typed| *typed != as_read);
        let is_mended = typed.is_some() || kept.text.is_some();
        let typed = typed.unwrap_or(as_read);
        let mended = referat_import::mending::mend(&record, &typed, &read.forums)
            .map_err(|_| Refusal::NotNow { why: "mend-faults" })?;
        let source = MeetingSource {
            name: pending.document.file_name.clone(),
            bytes: pending.bytes.clone(),
            attachments: self.pending_attachments(&pending).await?,
            mended: is_mended.then_some(Mended {
                record: mended,
                text: kept.text,
            }),
        };
        let results = self
            .import_meetings(actor, &[source], ImportOptions::default())
            .await?;
        let result = results.into_iter().next().ok_or(Refusal::NotFound)?;
        let mut proposals = 0;
        match &result.outcome {
            ImportOutcome::New { .. }
            | ImportOutcome::Unchanged { .. }
            | ImportOutcome::Completed { .. }
            | ImportOutcome::Proposed { .. } => {
                if let ImportOutcome::New { document, .. } = result.outcome {
                    proposals = self.proposals_of_import(document).await?;
                }
                self.store.forget_upload(self.tenant(), id).await?;
                self.forget_mend(actor, id).await?;
            }
            ImportOutcome::WouldBeCompleted { .. }
            | ImportOutcome::WouldBeNew
            | ImportOutcome::WouldBeProposed { .. }
            | ImportOutcome::Unplaced { .. }
            | ImportOutcome::Unreadable(_) => {}
        }
        Ok(Accepted { result, proposals })
    }

    /// How many proposals the import of a document opened.
    async fn proposals_of_import(&self, document: DocumentId) -> Result<usize, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let entries = reading.journal_of("source_document", document.uuid()).await?;
        let Some(first) = entries.first() else {
            return Ok(0);
        };
        let rows = reading.rows_of_entry(first.sequence).await?;
        let tables = ["case_join_proposal", "alias_proposal"];
        Ok(rows
            .iter()
            .filter(|(table, _)| tables.contains(&table.as_str()))
            .count())
    }
}
