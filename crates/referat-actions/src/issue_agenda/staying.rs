//! What was said of who may see an item stays with its paper on the next agenda.

use referat_domain::ids::{AgendaItemId, PaperId};
use referat_store::Write;
use referat_store::agenda_items::{AgendaItemRow, ItemExclusionRow};
use referat_store::papers::PaperRow;

use crate::refusal::Refusal;

/// The paper of a closed item that is taken off its agenda is to be closed wherever it comes next.
pub(super) async fn keep_closed(write: &mut Write<'_>, item: &AgendaItemRow) -> Result<(), Refusal> {
    let versions = write
        .reading()
        .cases_of_versions(&[item.paper_version_id])
        .await?;
    for (_, paper, _) in versions {
        let row: Option<PaperRow> = write.reading().by_id(paper).await?;
        if let Some(row) = row.filter(|row| row.closure_ground.is_none()) {
            let closed = PaperRow {
                closure_ground: Some(item.closure_ground.clone().unwrap_or_default()),
                closure_title: item.closure_title.clone(),
                ..row
            };
            write.update(&closed).await?;
        }
    }
    Ok(())
}

/// Whoever is shut out of an earlier item of the same paper is shut out of this one, too: what was decided there stands
/// here under Historik. An item that was taken off its agenda counts: it is the same matter on another.
pub(super) async fn shut_out_as_before(
    write: &mut Write<'_>,
    item: AgendaItemId,
    paper: PaperId,
) -> Result<(), Refusal> {
    let mut papers = vec![paper];
    let told = write.reading().interim_decisions_told_by(&papers).await?;
    papers.extend(told.into_iter().map(|row| row.paper_id));
    let earlier: Vec<AgendaItemId> = write
        .reading()
        .items_of_papers(&papers)
        .await?
        .into_iter()
        .map(|of| of.item)
        .filter(|earlier| *earlier != item)
        .collect();
    let there = write.reading().consultations_of_items(&[item]).await?;
    // Once issued, who is let in again stays in.
    if earlier.is_empty() || !there.is_empty() {
        return Ok(());
    }
    let mut rows: Vec<ItemExclusionRow> = Vec::new();
    let out = write.reading().exclusions(&earlier).await?;
    for row in out {
        if rows.iter().all(|known| known.person_id != row.person_id) {
            rows.push(ItemExclusionRow {
                id: write.fresh(),
                agenda_item_id: item,
                ..row
            });
        }
    }
    write.insert(&rows).await?;
    Ok(())
}
