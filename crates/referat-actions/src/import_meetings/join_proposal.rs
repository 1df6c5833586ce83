//! Another document of a meeting that is here already: kept whole, for a person to decide about.

use referat_domain::ids::{DocumentId, MeetingId, ProposalId};
use referat_domain::meeting::DocumentKind;
use referat_store::Write;
use referat_store::documents::MeetingJoinProposalRow;

use super::{Prepared, document_row};
use crate::refusal::Refusal;

/// Keeps the document as it was read, for a person to join with the meeting or not.
pub(super) async fn propose(
    write: &mut Write<'_>,
    prepared: &Prepared<'_>,
    document: DocumentId,
    meeting: MeetingId,
) -> Result<ProposalId, Refusal> {
    let others = write.reading().documents_of_meeting(meeting).await?;
    let reason = others
        .iter()
        .filter_map(|other| {
            other
                .kind
                .parse::<DocumentKind>()
                .ok()
                .map(|kind| (kind, other.layout.clone()))
        })
        .next_back()
        .map_or("corrected", |(before, layout)| {
            join_reason(before, prepared.record.kind, layout == prepared.record.layout)
        });
    let record = serde_json::to_string(&prepared.record).map_err(|error| Refusal::internal(&error))?;
    let row = document_row(write, prepared, document, None, Some(record));
    write.insert(&[row]).await?;
    let proposal: ProposalId = write.fresh();
    write
        .insert(&[MeetingJoinProposalRow {
            id: proposal,
            document_id: document,
            meeting_id: meeting,
            reason: reason.to_owned(),
            state: "proposed".into(),
            decided_at: None,
        }])
        .await?;
    Ok(proposal)
}

/// Why a second document may be of the same meeting.
fn join_reason(before: DocumentKind, after: DocumentKind, same_layout: bool) -> &'static str {
    match (before, after) {
        (DocumentKind::Agenda | DocumentKind::SupplementaryAgenda, DocumentKind::Minutes) => {
            "agenda-then-minutes"
        }
        (DocumentKind::Minutes, DocumentKind::Agenda | DocumentKind::SupplementaryAgenda) => {
            "minutes-then-agenda"
        }
        (DocumentKind::Agenda, DocumentKind::SupplementaryAgenda) => "supplementary",
        (DocumentKind::Minutes, DocumentKind::Minutes)
        | (DocumentKind::Agenda | DocumentKind::SupplementaryAgenda, DocumentKind::Agenda)
        | (DocumentKind::SupplementaryAgenda, DocumentKind::SupplementaryAgenda) => {
            if same_layout {
                "corrected"
            } else {
                "other-layout"
            }
        }
    }
}
