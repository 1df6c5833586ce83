//! Decisions as a record says them, and sections with what is kept apart put back into their text.

use std::collections::BTreeMap;

use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::decision::{ClauseOutcome, NamedRemark};
use referat_domain::meeting_record::{DecisionRecord, SectionRecord};
use referat_domain::paper::attachment::printed_title;
use referat_domain::paper::consultation::HistoryEntry;
use referat_domain::paper::section::SectionKind;
use referat_domain::paper::template::{ATTACHMENTS_HEADING, DECISION_HEADING, HISTORY_HEADING};
use referat_domain::rich_text::{Block, ListItem, RichText};
use referat_store::Reading;
use referat_store::papers::SectionRow;

use super::record::grouped;
use super::{history, taking_part};
use crate::office::text_from;
use crate::refusal::Refusal;

/// A decision with its text as a tree.
pub(super) struct Decided {
    /// The text as adopted.
    pub(super) text: RichText,
    /// What was decided.
    pub(super) record: DecisionRecord,
}

/// The decisions of these items.
pub(super) async fn decided(
    reading: &mut Reading<'_>,
    items: &[AgendaItemId],
) -> Result<BTreeMap<AgendaItemId, Decided>, Refusal> {
    let rows = reading.decisions(items).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut outcomes = grouped(reading.clause_outcomes(&ids).await?, |row| {
        let outcome = ClauseOutcome {
            clause: u32::try_from(row.clause).unwrap_or(0),
            outcome: row.outcome.as_deref().and_then(|word| word.parse().ok()),
            addition: row.addition,
        };
        (row.decision_id, outcome)
    });
    let mut remarks = grouped(reading.remarks(&ids).await?, |row| (row.decision_id, row.text));
    let mut statements = grouped(reading.named_remarks(&ids).await?, |row| {
        let (by, text) = (row.printed, row.text);
        (row.decision_id, NamedRemark { by, text })
    });
    let mut beside = taking_part::beside(reading, items, &rows).await?;
    let mut out = BTreeMap::new();
    for row in rows {
        let mut text = text_from("decision", "text", &row.text)?;
        let beside = beside.remove(&row.agenda_item_id).unwrap_or_default();
        text.blocks.extend(beside.printed(&text).blocks);
        let mut record = DecisionRecord {
            text: text.plain_text(),
            outcomes: outcomes.remove(&row.id).unwrap_or_default(),
            remarks: remarks.remove(&row.id).unwrap_or_default(),
            statements: statements.remove(&row.id).unwrap_or_default(),
            votes: Vec::new(),
            absent: Vec::new(),
            dissents: Vec::new(),
            tally: None,
            disqualified: Vec::new(),
            recorded: Vec::new(),
        };
        beside.say(&text, &mut record);
        out.insert(row.agenda_item_id, Decided { text, record });
    }
    Ok(out)
}

/// The sections of an item in order, with all their text.
///
/// A decision's words are the decision's own: they stand in the item's decision section. Where an old document
/// had several, each keeps what stood in it. What earlier forums said and what was decided stand before the attachments
/// of a paper that was written here: it has no sections for them.
pub(super) fn sections(
    rows: Vec<SectionRow>,
    decided: Option<&Decided>,
    of_paper: OfPaper<'_>,
    history: &[HistoryEntry],
) -> Result<Vec<SectionRecord>, Refusal> {
    let mut decision = decided.map(|decided| &decided.text);
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let kind: SectionKind = row
            .kind
            .parse()
            .map_err(|()| Refusal::unreadable("section", "kind", &row.kind))?;
        let text = match (&row.imported, kind) {
            (Some(imported), _) => text_from("section", "imported", imported)?,
            (None, SectionKind::Decision) => decision.take().cloned().unwrap_or_default(),
            (None, _) => with_rows(&row, kind, of_paper)?,
        };
        let line = |line: Option<i64>| line.and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
        out.push(SectionRecord {
            kind,
            heading: row.heading,
            span: [line(row.first_line), line(row.last_line)],
            text,
            as_printed: row.as_printed,
        });
    }
    let mut added = Vec::new();
    let has_history = out.iter().any(|section| section.kind == SectionKind::History);
    if !history.is_empty() && !has_history {
        let text = history::printed(history);
        added.push(unprinted(SectionKind::History, HISTORY_HEADING, text));
    }
    // Where an old document had several, each has its own already.
    let has_decision = out.iter().any(|section| section.kind == SectionKind::Decision);
    if let Some(text) = decision.filter(|text| !has_decision && !text.blocks.is_empty()) {
        added.push(unprinted(SectionKind::Decision, DECISION_HEADING, text.clone()));
    }
    let attachments = out
        .iter()
        .position(|section| section.kind == SectionKind::Attachments);
    let at = attachments.unwrap_or(out.len());
    out.splice(at..at, added);
    // A paper without attachments has no section for them.
    if attachments.is_none() && !of_paper.shown.is_empty() {
        let blocks = of_paper.attachment_lines().collect();
        out.push(unprinted(
            SectionKind::Attachments,
            ATTACHMENTS_HEADING,
            RichText { blocks },
        ));
    }
    Ok(out)
}

/// A section that stands in no paper.
fn unprinted(kind: SectionKind, heading: &str, text: RichText) -> SectionRecord {
    SectionRecord {
        kind,
        heading: Some(heading.to_owned()),
        span: [0, 0],
        text,
        as_printed: None,
    }
}

/// What of a paper is kept apart from its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfPaper<'p> {
    /// Its clauses.
    pub(super) clauses: &'p [String],
    /// The titles of its attachments, and of those that were shown at the meeting.
    pub(super) attachments: &'p [String],
    /// Which of them were shown at the meeting, counted from 1.
    pub(super) shown: &'p [u32],
}

impl OfPaper<'_> {
    /// A line for each attachment, as minutes print it.
    fn attachment_lines(self) -> impl Iterator<Item = Block> {
        let lines = self.attachments.iter().zip(1u32..);
        lines.map(move |(title, number)| Block::paragraph(printed_title(title, self.shown.contains(&number))))
    }
}

/// A section's text with the rows that are kept apart in their place: the recommendation's clauses, the attachments.
fn with_rows(row: &SectionRow, kind: SectionKind, of_paper: OfPaper<'_>) -> Result<RichText, Refusal> {
    let mut text = match &row.before_text {
        Some(json) => text_from("section", "before_text", json)?,
        None => RichText::default(),
    };
    if row.after_text.is_some() {
        match kind {
            SectionKind::Recommendation if !of_paper.clauses.is_empty() => {
                let items = of_paper.clauses.iter().map(ListItem::paragraph).collect();
                text.blocks.push(Block::OrderedList { order: 1, items });
            }
            SectionKind::Attachments => text.blocks.extend(of_paper.attachment_lines()),
            SectionKind::Recommendation
            | SectionKind::Occasion
            | SectionKind::Statement
            | SectionKind::History
            | SectionKind::Decision
            | SectionKind::Other => {}
        }
    }
    if let Some(json) = &row.after_text {
        text.blocks
            .extend(text_from("section", "after_text", json)?.blocks);
    }
    Ok(text)
}
