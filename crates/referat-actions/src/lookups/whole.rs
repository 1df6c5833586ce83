//! Agenda items with everything that is kept of them, many at a time.

use std::collections::BTreeMap;

use referat_domain::ids::{AgendaItemId, DecisionId, PaperVersionId};
use referat_domain::meeting::decision::ClauseOutcome;
use referat_domain::paper::attachment::{AttachmentContent, StoredFile};
use referat_domain::paper::section::{SectionKind, SectionText};
use referat_domain::rich_text::RichText;
use referat_domain::view::item::{
    AttachmentEntry, DecisionContent, NamedRemarkContent, PersonMention, RecommenderContent, SectionContent,
    WholeItem,
};
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::decisions::DecisionRow;
use referat_store::papers::{AttachmentRow, SectionRow};

use super::history;
use super::listed::{self, Listed};
use super::taking_part::{self, Beside};
use crate::office::text_from;
use crate::refusal::Refusal;

/// All that is kept of one item.
pub(crate) async fn item(reading: &mut Reading<'_>, row: AgendaItemRow) -> Result<WholeItem, Refusal> {
    let listed = listed::put_together(reading, vec![row]).await?;
    items(reading, listed)
        .await?
        .into_iter()
        .next()
        .ok_or(Refusal::NotFound)
}

/// All that is kept of these items, in their order.
pub(crate) async fn items(reading: &mut Reading<'_>, listed: Listed) -> Result<Vec<WholeItem>, Refusal> {
    let ids: Vec<AgendaItemId> = listed.items.iter().map(|item| item.place.id).collect();
    let versions: Vec<PaperVersionId> = listed.versions.values().copied().collect();
    let mut sections: BTreeMap<PaperVersionId, Vec<SectionContent>> = BTreeMap::new();
    for row in reading.sections(&versions).await? {
        sections
            .entry(row.paper_version_id)
            .or_default()
            .push(section(&row)?);
    }
    let mut recommenders: BTreeMap<PaperVersionId, Vec<RecommenderContent>> = BTreeMap::new();
    for row in reading.recommenders(&versions).await? {
        let recommender = RecommenderContent {
            position: row.position_id,
            printed: row.printed,
        };
        recommenders
            .entry(row.paper_version_id)
            .or_default()
            .push(recommender);
    }
    let mut attachments: BTreeMap<PaperVersionId, Vec<AttachmentRow>> = BTreeMap::new();
    for row in reading.attachments(&versions).await? {
        attachments.entry(row.paper_version_id).or_default().push(row);
    }
    let mut shown: BTreeMap<AgendaItemId, Vec<AttachmentRow>> = BTreeMap::new();
    for row in reading.attachments_shown(&ids).await? {
        let item = row.shown_at_item;
        item.into_iter()
            .for_each(|item| shown.entry(item).or_default().push(row.clone()));
    }
    let mut history = history::of_items(reading, &listed.papers).await?;
    let rows = reading.decisions(&ids).await?;
    let mut beside = taking_part::beside(reading, &ids, &rows).await?;
    let mut decisions = decisions(reading, rows, &beside).await?;
    let Listed {
        items,
        papers: _,
        versions,
        approvals,
    } = listed;
    Ok(items
        .into_iter()
        .map(|item| {
            let id = item.place.id;
            let version = versions.get(&id).copied();
            let of_version = |map: &mut BTreeMap<_, _>| version.and_then(|version| map.remove(&version));
            WholeItem {
                sections: of_version(&mut sections).unwrap_or_default(),
                recommenders: version
                    .and_then(|version| recommenders.remove(&version))
                    .unwrap_or_default(),
                clauses: item
                    .line
                    .clauses
                    .iter()
                    .map(|clause| clause.text.clone())
                    .collect(),
                decision: decisions.remove(&id),
                disqualified: beside
                    .remove(&id)
                    .map(|beside| beside.disqualified)
                    .unwrap_or_default(),
                history: history.remove(&id).unwrap_or_default(),
                approves: approvals.get(&id).copied(),
                attachments: {
                    let of_paper = version.and_then(|version| attachments.remove(&version));
                    let mut rows = of_paper.unwrap_or_default();
                    rows.extend(shown.remove(&id).unwrap_or_default());
                    rows.sort_by_key(|row| row.place);
                    let entries = rows.into_iter().zip(1u32..);
                    entries
                        .map(|(row, number)| attachment_entry(row, number))
                        .collect()
                },
                place: item.place,
                line: item.line,
            }
        })
        .collect())
}

fn section(row: &SectionRow) -> Result<SectionContent, Refusal> {
    let kind: SectionKind = row
        .kind
        .parse()
        .map_err(|()| Refusal::unreadable("section", "kind", &row.kind))?;
    let text = |column: &'static str, json: &Option<String>| match json {
        Some(json) => text_from("section", column, json),
        None => Ok(RichText::default()),
    };
    let before = text("before_text", &row.before_text)?;
    let text = match &row.after_text {
        Some(_) => SectionText::Framed {
            before,
            after: text("after_text", &row.after_text)?,
        },
        None => SectionText::Whole(before),
    };
    Ok(SectionContent {
        kind,
        heading: row.heading.clone(),
        text,
    })
}

async fn decisions(
    reading: &mut Reading<'_>,
    rows: Vec<DecisionRow>,
    beside: &BTreeMap<AgendaItemId, Beside>,
) -> Result<BTreeMap<AgendaItemId, DecisionContent>, Refusal> {
    let ids: Vec<DecisionId> = rows.iter().map(|row| row.id).collect();
    let mut outcomes: BTreeMap<DecisionId, Vec<ClauseOutcome>> = BTreeMap::new();
    for row in reading.clause_outcomes(&ids).await? {
        outcomes.entry(row.decision_id).or_default().push(ClauseOutcome {
            clause: u32::try_from(row.clause).unwrap_or(0),
            outcome: row.outcome.as_deref().and_then(|word| word.parse().ok()),
            addition: row.addition,
        });
    }
    let mut remarks: BTreeMap<DecisionId, Vec<String>> = BTreeMap::new();
    for row in reading.remarks(&ids).await? {
        remarks.entry(row.decision_id).or_default().push(row.text);
    }
    let mut named: BTreeMap<DecisionId, Vec<NamedRemarkContent>> = BTreeMap::new();
    for row in reading.named_remarks(&ids).await? {
        let by = PersonMention {
            person: row.person_id,
            name: row.printed,
        };
        named
            .entry(row.decision_id)
            .or_default()
            .push(NamedRemarkContent { by, text: row.text });
    }
    let mut out = BTreeMap::new();
    for row in rows {
        let text = text_from("decision", "text", &row.text)?;
        let printed = beside
            .get(&row.agenda_item_id)
            .map(|beside| beside.printed(&text));
        let decision = DecisionContent {
            beside: printed.unwrap_or_default(),
            text,
            outcomes: outcomes.remove(&row.id).unwrap_or_default(),
            remarks: remarks.remove(&row.id).unwrap_or_default(),
            named_remarks: named.remove(&row.id).unwrap_or_default(),
        };
        out.insert(row.agenda_item_id, decision);
    }
    Ok(out)
}

/// An attachment as its row says.
fn attachment_entry(row: AttachmentRow, number: u32) -> AttachmentEntry {
    let content = match (row.checksum, row.size) {
        (Some(checksum), Some(size)) => AttachmentContent::Stored(StoredFile {
            checksum,
            size: u64::try_from(size).unwrap_or(0),
            file_name: row.file_name.unwrap_or_else(|| row.title.clone()),
        }),
        (_, _) => AttachmentContent::NameOnly,
    };
    AttachmentEntry {
        id: row.id,
        number,
        openness: listed::openness(
            row.is_closed,
            row.closure_ground,
            row.closure_title,
            row.closure_decision,
        ),
        title: row.title,
        content,
        is_shown: row.shown_at_item.is_some(),
    }
}
