//! A document beside the meeting it may be of, item by item: what a person chooses from.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::ProposalId;
use referat_domain::joining::{beside, newer_stands};
use referat_domain::reader::Reader;
use referat_domain::view::document::JoinView;
use referat_domain::view::{Seen, show};
use referat_store::documents::{MeetingJoinProposalRow, SourceDocumentRow};

use super::{imports, may_see_document, record};
use crate::import_meetings::{fingerprint, waiting_record};
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// A document beside its meeting.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotFound`] where there is no such proposal,
    /// [`Refusal::NotNow`] where it is decided.
    pub async fn join(&self, reader: &Reader, id: ProposalId) -> Result<Seen<JoinView>, Refusal> {
        reader.require(Action::DecideProposal, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: Option<MeetingJoinProposalRow> = reading.by_id(id).await?;
        let row = row.ok_or(Refusal::NotFound)?;
        let (document, meeting) = (row.document_id, row.meeting_id);
        if row.state != "proposed" {
            return Err(Refusal::NotNow {
                why: "proposal-decided",
            });
        }
        let document: Option<SourceDocumentRow> = reading.by_id(document).await?;
        let document = document.ok_or(Refusal::NotFound)?;
        may_see_document(&mut reading, reader, &document).await?;
        let new = waiting_record(&document)?;
        let kept = record::whole_record(&mut reading, meeting).await?.record;
        let proposal = imports::proposal_line(&mut reading, row, &document).await?;
        let (comparison, lines) = beside(&kept, &new);
        let view = JoinView {
            proposal: proposal.ok_or(Refusal::NotFound)?,
            kept_kind: kept.kind,
            new_kind: new.kind,
            comparison,
            lines,
            newer_stands: newer_stands(kept.kind, new.kind),
            fingerprint: fingerprint(&kept, &new)?,
        };
        Ok(show(view, reader))
    }
}
