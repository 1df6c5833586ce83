//! The imported documents, and the report of each: findings beside the lines they are about.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::finding::{Finding, Severity};
use referat_domain::ids::{DocumentId, ForumId, MeetingId};
use referat_domain::meeting::DocumentKind;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_domain::view::document::{
    FindingLine, ImportListView, ImportReportView, MeetingProposalLine, SourceLine, may_see_import,
};
use referat_domain::view::meeting::DocumentLine;
use referat_domain::view::{Seen, show};
use referat_store::documents::{ImportFindingRow, MeetingJoinProposalRow, SourceDocumentRow};
use referat_store::meetings::MeetingRow;
use referat_store::{Page, Reading};

use super::{listed, page, pages};
use crate::office::Office;
use crate::read_document::source_text;
use crate::refusal::Refusal;

/// How many lines before and after its place a finding shows.
const AROUND: u32 = 2;

impl Office {
    /// The imported documents that the reader may see ([`may_see_import`]), newest first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who import for no forum, [`Refusal::NotFound`] where there are fewer pages.
    pub async fn imports(&self, reader: &Reader, number: u32) -> Result<Seen<ImportListView>, Refusal> {
        reader.require(Action::ImportMinutes, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let seen = seen_documents(&mut reading, reader).await?;
        let number = number.max(1);
        let pages = pages(seen.len() as u64);
        if number > pages {
            return Err(Refusal::NotFound);
        }
        let Page { offset, limit } = page(number);
        let here: Vec<DocumentId> = seen
            .into_iter()
            .skip(offset as usize)
            .take(limit as usize)
            .collect();
        let rows = reading.documents_of(&here).await?;
        let documents = document_lines(&mut reading, rows).await?;
        Ok(show(
            ImportListView {
                documents,
                page: number,
                pages,
            },
            reader,
        ))
    }

    /// The report of a document.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who import for no forum, [`Refusal::NotFound`] where there is none that the
    /// reader may see.
    pub async fn import_report(
        &self,
        reader: &Reader,
        id: DocumentId,
    ) -> Result<Seen<ImportReportView>, Refusal> {
        reader.require(Action::ImportMinutes, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: SourceDocumentRow = reading
            .by_id(id)
            .await?
            .filter(|row: &SourceDocumentRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        may_see_document(&mut reading, reader, &row).await?;
        let source = self.text_of_document(&row).await?;
        let lines: Vec<&str> = source.lines().collect();
        let mut findings = Vec::new();
        for finding in reading.findings(&[id]).await? {
            if finding.removed_at.is_none() {
                let finding = finding_of(finding)?;
                findings.push(FindingLine {
                    source: source_lines(&lines, finding.line),
                    finding,
                });
            }
        }
        findings.sort_by_key(|line| (std::cmp::Reverse(line.finding.severity), line.finding.line));
        let meeting = match row.meeting_id {
            Some(meeting) => listed::meeting_line(&mut reading, meeting).await?,
            None => None,
        };
        let joins = match reading.meeting_join_proposals_of(id).await?.into_iter().next() {
            Some(proposal) => proposal_line(&mut reading, proposal, &row).await?,
            None => None,
        };
        let mended_by = row.mended_by.clone();
        let documents = document_lines(&mut reading, vec![row]).await?;
        let document = documents.into_iter().next().ok_or(Refusal::NotFound)?;
        Ok(show(
            ImportReportView {
                document,
                mended_by,
                meeting,
                findings,
                joins,
            },
            reader,
        ))
    }
}

impl Office {
    /// The text that a document's lines are counted in: as it was mended, where somebody did that.
    pub(crate) async fn text_of_document(&self, document: &SourceDocumentRow) -> Result<String, Refusal> {
        let checksum = document.mended_text.unwrap_or(document.checksum);
        let bytes = self.store.files().read_all(checksum).await;
        let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
        Ok(source_text(&document.file_name, &bytes).await)
    }
}

/// Goes on only if the reader may see a document; it is as if it weren't there otherwise.
pub(crate) async fn may_see_document(
    reading: &mut Reading<'_>,
    reader: &Reader,
    document: &SourceDocumentRow,
) -> Result<(), Refusal> {
    let place = meeting_of_document(reading, document).await?;
    let shut_out = shut_out_of(reading, reader).await?;
    let is_shut_out = place
        .as_ref()
        .is_some_and(|meeting| shut_out.contains(&meeting.id));
    match may_see_import(reader, place.map(|meeting| meeting.forum_id), is_shut_out) {
        true => Ok(()),
        false => Err(Refusal::NotFound),
    }
}

/// The documents the reader may see, the last read first.
async fn seen_documents(reading: &mut Reading<'_>, reader: &Reader) -> Result<Vec<DocumentId>, Refusal> {
    let shut_out = shut_out_of(reading, reader).await?;
    let places = reading.document_places().await?;
    let mut seen: Vec<DocumentId> = places
        .into_iter()
        .filter(|(_, forum, meeting)| {
            let is_shut_out = meeting.is_some_and(|meeting| shut_out.contains(&meeting));
            may_see_import(reader, *forum, is_shut_out)
        })
        .map(|(document, _, _)| document)
        .collect();
    seen.dedup();
    Ok(seen)
}

/// The meetings with an item the reader is shut out of.
pub(super) async fn shut_out_of(
    reading: &mut Reading<'_>,
    reader: &Reader,
) -> Result<BTreeSet<MeetingId>, Refusal> {
    match reader.person() {
        Some(person) => Ok(reading
            .meetings_with_exclusion_of(person)
            .await?
            .into_iter()
            .collect()),
        None => Ok(BTreeSet::new()),
    }
}

/// The meeting of a document; of one that waits, the meeting it may be of.
async fn meeting_of_document(
    reading: &mut Reading<'_>,
    document: &SourceDocumentRow,
) -> Result<Option<MeetingRow>, Refusal> {
    let meeting = match document.meeting_id {
        Some(meeting) => Some(meeting),
        None => {
            let proposals = reading.meeting_join_proposals_of(document.id).await?;
            proposals.first().map(|proposal| proposal.meeting_id)
        }
    };
    match meeting {
        Some(meeting) => Ok(reading.by_id(meeting).await?),
        None => Ok(None),
    }
}

/// The forum a document is of.
pub(crate) async fn forum_of_document(
    reading: &mut Reading<'_>,
    document: &SourceDocumentRow,
) -> Result<Option<ForumId>, Refusal> {
    let meeting = meeting_of_document(reading, document).await?;
    Ok(meeting.map(|meeting| meeting.forum_id))
}

/// Documents as lines, with their findings counted by severity.
pub(super) async fn document_lines(
    reading: &mut Reading<'_>,
    rows: Vec<SourceDocumentRow>,
) -> Result<Vec<DocumentLine>, Refusal> {
    let ids: Vec<DocumentId> = rows.iter().map(|row| row.id).collect();
    let mut counts: BTreeMap<DocumentId, BTreeMap<Severity, u32>> = BTreeMap::new();
    for finding in reading
        .findings(&ids)
        .await?
        .into_iter()
        .filter(|row| row.removed_at.is_none())
    {
        let document = finding.document_id;
        *counts
            .entry(document)
            .or_default()
            .entry(severity(&finding.severity))
            .or_default() += 1;
    }
    rows.into_iter()
        .map(|row| {
            let kind: DocumentKind = row
                .kind
                .parse()
                .map_err(|()| Refusal::unreadable("source_document", "kind", &row.kind))?;
            let imported_at = Timestamp::from_microsecond(row.imported_at).map_err(|_| {
                Refusal::unreadable("source_document", "imported_at", &row.imported_at.to_string())
            })?;
            Ok(DocumentLine {
                id: row.id,
                file_name: row.file_name,
                kind,
                imported_at,
                coverage: row.coverage_ppm as f64 / 1_000_000.0,
                findings: counts
                    .remove(&row.id)
                    .unwrap_or_default()
                    .into_iter()
                    .rev()
                    .collect(),
                meeting: row.meeting_id,
                is_proposed: row.state == "proposed",
            })
        })
        .collect()
}

fn severity(word: &str) -> Severity {
    match word {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Hint,
    }
}

/// A finding as its row says.
pub(super) fn finding_of(row: ImportFindingRow) -> Result<Finding, Refusal> {
    let code = row
        .code
        .parse()
        .map_err(|()| Refusal::unreadable("import_finding", "code", &row.code))?;
    Ok(Finding {
        code,
        severity: severity(&row.severity),
        line: row.line.and_then(|line| u32::try_from(line).ok()),
        item: row.item,
        message: row.message,
    })
}

fn source_lines(lines: &[&str], place: Option<u32>) -> Vec<SourceLine> {
    let Some(place) = place else { return Vec::new() };
    let first = place.saturating_sub(AROUND).max(1);
    (first..=place.saturating_add(AROUND))
        .filter_map(|number| {
            let text = lines.get(number as usize - 1)?;
            Some(SourceLine {
                number,
                text: (*text).to_owned(),
                is_place: number == place,
            })
        })
        .collect()
}

/// A document that may be of a meeting that is here, with the items that differ.
pub(super) async fn proposal_line(
    reading: &mut Reading<'_>,
    proposal: MeetingJoinProposalRow,
    document: &SourceDocumentRow,
) -> Result<Option<MeetingProposalLine>, Refusal> {
    if proposal.state != "proposed" {
        return Ok(None);
    }
    let Some(meeting) = listed::meeting_line(reading, proposal.meeting_id).await? else {
        return Ok(None);
    };
    let differing_items = match &document.record {
        Some(record) => differing(reading, proposal.meeting_id, record).await?,
        None => Vec::new(),
    };
    Ok(Some(MeetingProposalLine {
        id: proposal.id,
        document: document.id,
        file_name: document.file_name.clone(),
        meeting,
        reason: proposal.reason,
        differing_items,
    }))
}

/// The numbers of items whose title or decision differ between the document and the meeting.
async fn differing(
    reading: &mut Reading<'_>,
    meeting: MeetingId,
    record: &str,
) -> Result<Vec<String>, Refusal> {
    let record: MeetingRecord = serde_json::from_str(record)
        .map_err(|_| Refusal::unreadable("source_document", "record", "a record that can't be read"))?;
    let rows = reading.items_of_meeting(meeting).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let decisions: BTreeMap<_, String> = reading
        .decisions(&ids)
        .await?
        .into_iter()
        .map(|row| (row.agenda_item_id, row.text))
        .collect();
    let mut here: BTreeMap<String, (String, String)> = BTreeMap::new();
    for row in rows {
        let text = match decisions.get(&row.id) {
            Some(json) => crate::office::text_from("decision", "text", json)?.plain_text(),
            None => String::new(),
        };
        here.insert(row.number, (row.title, text));
    }
    let mut out = Vec::new();
    for item in &record.items {
        let text = item
            .decision
            .as_ref()
            .map_or("", |decision| decision.text.as_str());
        match here.remove(&item.number) {
            Some((title, decided)) if title == item.title && decided == text => {}
            Some(_) | None => out.push(item.number.clone()),
        }
    }
    out.extend(here.into_keys());
    Ok(out)
}
