//! What waits for a person: joins of cases, of meetings and of names.

use std::collections::BTreeSet;

use referat_domain::case::thread::JoinReason;
use referat_domain::ids::ForumId;
use referat_domain::reader::Reader;
use referat_domain::view::case::CaseProposal;
use referat_domain::view::people::AliasProposalLine;
use referat_domain::view::proposals::{
    CaseProposalPair, ProposalsView, WholeMeetingProposal, WholeProposals,
};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::documents::SourceDocumentRow;

use super::{case, imports, people};
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// The proposals that nobody has decided, and that the reader may.
    ///
    /// # Errors
    /// Only internal ones; what the reader may not see is not among them.
    pub async fn proposals(&self, reader: &Reader) -> Result<Seen<ProposalsView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let cases = case_pairs(&mut reading).await?;
        let mut meetings = Vec::new();
        let shut_out = imports::shut_out_of(&mut reading, reader).await?;
        for row in reading.meeting_join_proposals("proposed").await? {
            let Some(document) = reading.by_id::<SourceDocumentRow>(row.document_id).await? else {
                continue;
            };
            let line = imports::proposal_line(&mut reading, row, &document).await?;
            meetings.extend(line.map(|line| WholeMeetingProposal {
                is_shut_out: shut_out.contains(&line.meeting.id),
                line,
            }));
        }
        let aliases = alias_lines(&mut reading, "proposed").await?;
        let joined = alias_lines(&mut reading, "accepted").await?;
        Ok(show(
            WholeProposals {
                cases,
                meetings,
                aliases,
                joined,
            },
            reader,
        ))
    }
}

async fn alias_lines(reading: &mut Reading<'_>, state: &str) -> Result<Vec<AliasProposalLine>, Refusal> {
    let mut lines = Vec::new();
    for row in reading.alias_proposals(state).await? {
        let one = people::named_by_id(reading, &row.kind, row.one_id).await?;
        let other = people::named_by_id(reading, &row.kind, row.other_id).await?;
        if let (Some(one), Some(other)) = (one, other) {
            lines.push(AliasProposalLine {
                id: row.id,
                one,
                other,
                reason: row.reason,
            });
        }
    }
    Ok(lines)
}

async fn case_pairs(
    reading: &mut Reading<'_>,
) -> Result<Vec<CaseProposalPair<referat_domain::view::item::ListedItem>>, Refusal> {
    let mut out = Vec::new();
    for row in reading.case_join_proposals("proposed").await? {
        let Some(item) = case::item_of_paper(reading, row.paper_id).await? else {
            continue;
        };
        let Some(reason) = JoinReason::parse(&row.reason) else {
            continue;
        };
        let whole = match case::whole_case(reading, row.case_id).await {
            Ok(whole) => whole,
            Err(Refusal::NotFound) => continue,
            Err(refusal) => return Err(refusal),
        };
        let forums = whole.items.iter().map(|joined| joined.item.place.forum);
        let forums: BTreeSet<ForumId> = forums.chain([item.place.forum]).collect();
        let Some(beside) = whole.items.into_iter().next() else {
            continue;
        };
        let proposal = CaseProposal {
            id: row.id,
            item,
            case: row.case_id,
            reason,
        };
        out.push(CaseProposalPair {
            proposal,
            beside: beside.item,
            forums: forums.into_iter().collect(),
        });
    }
    Ok(out)
}
