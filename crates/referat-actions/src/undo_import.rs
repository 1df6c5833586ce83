//! Taking an import back: the meeting it made is taken away with everything that only it made.
//!
//! Nothing is deleted: rows become tombstones, and the journal says who did it and why. The same bytes can be imported
//! again afterwards. Where something later builds on the import, that is said instead
//! ([`referat_domain::import_undo`]).

pub(crate) mod taking;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, DocumentId, MeetingId};
use referat_domain::import_undo::{BuiltOnImport, WhyNotUndo, may_undo_import};
use referat_store::documents::SourceDocumentRow;
use referat_store::{Reading, Write};

use crate::import_meetings::{IMPORT, IMPORT_MENDED};
use crate::lookups::{forum_of_document, may_see_document};
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;
use crate::silence_finding::reason_of;

/// What the journal calls it.
const UNDO: &str = "undo_import";

/// What later entries write on a meeting without building on it: other imports, and files that came late.
const BUILDS_NOTHING: [&str; 4] = [IMPORT, IMPORT_MENDED, UNDO, "attach_late_files"];

/// Tables in which a person's decision about cases and papers stands.
const DECIDED_IN: [&str; 3] = ["paper", "case_thread", "case_join_proposal"];

impl Office {
    /// Takes the import of a document back. One that only waits to be joined with a meeting is taken away alone.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotFound`] where there is no such document,
    /// [`Refusal::NotValid`] for a reason that is none, [`Refusal::NotNow`] where something later builds on it.
    pub async fn undo_import(&self, actor: &Actor, id: DocumentId, reason: &str) -> Result<(), Refusal> {
        actor.require(Action::ImportMinutes, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let document: SourceDocumentRow = write
            .reading()
            .by_id(id)
            .await?
            .filter(|row: &SourceDocumentRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        may_see_document(&mut write.reading(), &actor.reader, &document).await?;
        if let Some(forum) = forum_of_document(&mut write.reading(), &document).await? {
            actor.require(Action::ImportMinutes, Scope::Forum(forum))?;
        }
        let reason = reason_of(reason)?;
        match document.meeting_id {
            Some(meeting) => {
                let sequence = import_entry(&mut write.reading(), id).await?;
                let built = built_on(&mut write.reading(), &document, meeting, sequence).await?;
                may_undo_import(built).map_err(refused)?;
                taking::meeting(&mut write, meeting, sequence).await?;
            }
            None => reject_proposals(&mut write, id).await?,
        }
        taking::document(&mut write, &document).await?;
        write
            .commit(entry(actor, "undo_import", "source_document", id.uuid(), reason))
            .await?;
        Ok(())
    }
}

fn refused(why: WhyNotUndo) -> Refusal {
    let why = match why {
        WhyNotUndo::Locked => "undo-locked",
        WhyNotUndo::Issued => "undo-issued",
        WhyNotUndo::Approved => "undo-approved",
        WhyNotUndo::Joined => "undo-joined",
        WhyNotUndo::WaitedFor => "undo-waited-for",
        WhyNotUndo::DecidedAbout => "undo-decided",
        WhyNotUndo::Changed => "undo-changed",
    };
    Refusal::NotNow { why }
}

/// The entry by which a document was imported.
async fn import_entry(reading: &mut Reading<'_>, document: DocumentId) -> Result<u64, Refusal> {
    let entries = reading.journal_of("source_document", document.uuid()).await?;
    let import = entries
        .iter()
        .find(|entry| [IMPORT, IMPORT_MENDED].contains(&entry.action.as_str()));
    import.map(|entry| entry.sequence).ok_or(Refusal::NotFound)
}

/// What has been built on an import since.
async fn built_on(
    reading: &mut Reading<'_>,
    document: &SourceDocumentRow,
    meeting: MeetingId,
    sequence: u64,
) -> Result<BuiltOnImport, Refusal> {
    let minutes = reading.minutes_of(&[meeting]).await?;
    let is_state = |state: &str| minutes.iter().any(|row| row.state == state);
    let items = reading.items_of_meeting(meeting).await?;
    let ids: Vec<AgendaItemId> = items.iter().map(|item| item.id).collect();
    let approved = reading.minutes_approved_by(&ids).await?;
    let has_locked = approved.iter().any(|row| row.state == "locked");
    let mut is_issued = !reading.issued_documents(meeting).await?.is_empty();
    for id in &ids {
        is_issued = is_issued || !reading.issued_documents(*id).await?.is_empty();
    }
    let documents = reading.documents_of_meeting(meeting).await?;
    let waiting = reading.meeting_join_proposals_to(meeting).await?;
    let later = reading.written_over(sequence).await?;
    let mut built = BuiltOnImport {
        is_locked: is_state("locked") || has_locked,
        is_approved: is_state("approved"),
        is_issued,
        is_joined: documents.iter().any(|other| other.id != document.id),
        is_waited_for: waiting.iter().any(|proposal| proposal.state == "proposed"),
        is_decided_about: false,
        is_changed: !reading.exclusions(&ids).await?.is_empty(),
    };
    for (action, table, _) in later {
        if BUILDS_NOTHING.contains(&action.as_str()) {
            continue;
        }
        match table.as_str() {
            // Forums, names, files and what was found are not the meeting's own.
            "forum" | "person" | "position" | "unit" | "alias_proposal" | "file" | "import_finding" => {}
            table if DECIDED_IN.contains(&table) => built.is_decided_about = true,
            _ => built.is_changed = true,
        }
    }
    Ok(built)
}

/// Says no to the proposals that a document is of a meeting.
async fn reject_proposals(write: &mut Write<'_>, document: DocumentId) -> Result<(), Refusal> {
    let proposals = write.reading().meeting_join_proposals_of(document).await?;
    for mut proposal in proposals {
        if proposal.state == "proposed" {
            "rejected".clone_into(&mut proposal.state);
            proposal.decided_at = Some(write.now().as_microsecond());
            write.update(&proposal).await?;
        }
    }
    Ok(())
}
