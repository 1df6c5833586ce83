//! A case over the years.

use std::collections::BTreeMap;

use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::ids::{AgendaItemId, CaseId, PaperId};
use referat_domain::reader::Reader;
use referat_domain::view::case::{CaseProposal, CaseView, JoinedItem, WholeCase};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::cases::CaseRow;

use super::{journal_numbers, listed};
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// A case; one that was joined with another is that other.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such case, or nothing of it that the reader may know of.
    pub async fn case(&self, reader: &Reader, id: CaseId) -> Result<Seen<CaseView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let whole = whole_case(&mut reading, id).await?;
        // What stands on no agenda yet is for those who write it, on the paper's own page.
        match whole.items.is_empty() {
            true => Err(Refusal::NotFound),
            false => Ok(show(whole, reader)),
        }
    }
}

/// All that is kept of a case.
pub(super) async fn whole_case(reading: &mut Reading<'_>, id: CaseId) -> Result<WholeCase, Refusal> {
    let mut row: CaseRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
    // A case joined with another leads to it; no chain is longer than the joins ever made, and none is round.
    for _ in 0..64 {
        match row.merged_into {
            Some(other) => row = reading.by_id(other).await?.ok_or(Refusal::NotFound)?,
            None => break,
        }
    }
    if row.removed_at.is_some() {
        return Err(Refusal::NotFound);
    }
    let papers = reading.papers_of_cases(&[row.id]).await?;
    let reasons: BTreeMap<PaperId, JoinReason> = papers
        .iter()
        .filter_map(|paper| Some((paper.id, JoinReason::parse(&paper.join_reason)?)))
        .collect();
    let ids: Vec<AgendaItemId> = reading
        .items_of_cases(&[row.id])
        .await?
        .into_iter()
        .map(|(_, item)| item)
        .collect();
    let listed = listed::newest_first(reading, &ids).await?;
    let items = listed
        .items
        .into_iter()
        .filter_map(|item| {
            let paper = listed.papers.get(&item.place.id).copied()?;
            Some(JoinedItem {
                item,
                paper,
                reason: reasons.get(&paper).copied().unwrap_or(JoinReason::First),
            })
        })
        .collect();
    let journal_number: Option<referat_domain::case::journal_number::JournalNumber> = row
        .journal_number
        .as_deref()
        .and_then(|number| number.parse().ok());
    let kle_title = match journal_number {
        Some(number) => journal_numbers::title_of(reading, number.subject)
            .await?
            .and_then(|title| title.title),
        None => None,
    };
    let paper_ids: Vec<PaperId> = papers.iter().map(|paper| paper.id).collect();
    let proposals = proposals(reading, row.id, &paper_ids).await?;
    Ok(WholeCase {
        id: row.id,
        journal_number,
        kle_title,
        kind: CaseKind::parse(&row.kind).unwrap_or(CaseKind::Subject),
        items,
        proposals,
    })
}

/// Items of other cases that may belong here, and items here that may belong elsewhere.
async fn proposals(
    reading: &mut Reading<'_>,
    case: CaseId,
    papers: &[PaperId],
) -> Result<Vec<CaseProposal<referat_domain::view::item::ListedItem>>, Refusal> {
    let mut rows = reading.case_join_proposals_to(&[case]).await?;
    rows.extend(reading.case_join_proposals_of(papers).await?);
    rows.retain(|row| row.state == "proposed");
    let mut out = Vec::new();
    for row in rows {
        let Some(item) = item_of_paper(reading, row.paper_id).await? else {
            continue;
        };
        let Some(reason) = JoinReason::parse(&row.reason) else {
            continue;
        };
        out.push(CaseProposal {
            id: row.id,
            item,
            case: row.case_id,
            reason,
        });
    }
    Ok(out)
}

/// The item of a paper, the newest if it stood on several agendas.
pub(super) async fn item_of_paper(
    reading: &mut Reading<'_>,
    paper: PaperId,
) -> Result<Option<referat_domain::view::item::ListedItem>, Refusal> {
    let versions = reading.versions_of_papers(&[paper]).await?;
    let ids: Vec<_> = versions.iter().map(|version| version.id).collect();
    let items = reading.items_of_versions(&ids).await?;
    let ids: Vec<AgendaItemId> = items.iter().map(|item| item.id).collect();
    Ok(listed::newest_first(reading, &ids)
        .await?
        .into_items()
        .into_iter()
        .next())
}
