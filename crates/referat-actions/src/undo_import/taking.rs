//! What is taken away when an import is taken back: a meeting's rows, and what only its import made.

use std::collections::BTreeSet;

use referat_domain::finding::FindingCode;
use referat_domain::ids::{AgendaItemId, CaseId, DecisionId, MeetingId, PaperId, PaperVersionId};
use referat_store::cases::{CaseJoinProposalRow, CaseRow};
use referat_store::documents::{ImportFindingRow, SourceDocumentRow};
use referat_store::meetings::MeetingRow;
use referat_store::people::{PersonRow, PositionRow, UnitRow};
use referat_store::{Removable, RowId, Write};

use crate::refusal::Refusal;

/// Takes a document away, with what was found in it.
pub(super) async fn document(write: &mut Write<'_>, document: &SourceDocumentRow) -> Result<(), Refusal> {
    let findings = write.reading().findings(&[document.id]).await?;
    all(write, &findings).await?;
    write.remove(document).await?;
    Ok(())
}

/// Takes a meeting away, with its items, papers, decisions and what only the import of this entry made.
pub(super) async fn meeting(write: &mut Write<'_>, id: MeetingId, sequence: u64) -> Result<(), Refusal> {
    let row: MeetingRow = write.reading().by_id(id).await?.ok_or(Refusal::NotFound)?;
    let made: BTreeSet<(String, RowId)> = write
        .reading()
        .rows_of_entry(sequence)
        .await?
        .into_iter()
        .collect();
    let items = write.reading().items_of_meeting(id).await?;
    let ids: Vec<AgendaItemId> = items.iter().map(|item| item.id).collect();
    let versions: Vec<PaperVersionId> = items.iter().map(|item| item.paper_version_id).collect();
    let of_versions = write.reading().cases_of_versions(&versions).await?;
    let papers: Vec<PaperId> = of_versions.iter().map(|(_, paper, _)| *paper).collect();
    let cases: BTreeSet<CaseId> = of_versions.iter().map(|(_, _, case)| *case).collect();

    undo_approvals(write, id, &ids).await?;
    decisions(write, &ids).await?;
    let persons = write.reading().item_persons(&ids).await?;
    all(write, &persons).await?;
    let consultations = write.reading().consultations(&papers).await?;
    all(write, &consultations).await?;
    let attachments = write.reading().attachments(&versions).await?;
    all(write, &attachments).await?;
    let lines = write.reading().sorted_lines(&ids).await?;
    all(write, &lines).await?;
    let promises = write.reading().promises(&ids).await?;
    all(write, &promises).await?;
    let shown = write.reading().attachments_shown(&ids).await?;
    all(write, &shown).await?;
    let calls = write.reading().extraordinary_calls(&[id]).await?;
    all(write, &calls).await?;
    let participants = write.reading().participants(id).await?;
    all(write, &participants).await?;
    let silenced = write.reading().silenced_findings(id).await?;
    all(write, &silenced).await?;
    for item in &items {
        write.remove(item).await?;
        write.reindex("agenda_item", item.id.uuid());
    }
    let rows = write.reading().papers_of(&papers).await?;
    all(write, &rows).await?;
    let proposals = write.reading().case_join_proposals_of(&papers).await?;
    reject(write, proposals).await?;
    empty_cases(write, &cases, &made).await?;
    write.remove(&row).await?;
    names(write, &made, sequence).await
}

/// Takes rows away.
pub(crate) async fn all<T: Removable + Clone>(write: &mut Write<'_>, rows: &[T]) -> Result<(), Refusal> {
    for row in rows {
        write.remove(row).await?;
    }
    Ok(())
}

/// Takes the decisions of items away.
pub(crate) async fn decisions(write: &mut Write<'_>, items: &[AgendaItemId]) -> Result<(), Refusal> {
    let rows = write.reading().decisions(items).await?;
    let ids: Vec<DecisionId> = rows.iter().map(|row| row.id).collect();
    let outcomes = write.reading().clause_outcomes(&ids).await?;
    all(write, &outcomes).await?;
    let remarks = write.reading().remarks(&ids).await?;
    all(write, &remarks).await?;
    let named = write.reading().named_remarks(&ids).await?;
    all(write, &named).await?;
    let votes = write.reading().votes(&ids).await?;
    all(write, &votes).await?;
    let absences = write.reading().absences(&ids).await?;
    all(write, &absences).await?;
    let dissents = write.reading().dissenting_opinions(&ids).await?;
    all(write, &dissents).await?;
    all(write, &rows).await
}

/// What this meeting's items approved is approved no longer; what approved this meeting waits for it again.
async fn undo_approvals(
    write: &mut Write<'_>,
    meeting: MeetingId,
    items: &[AgendaItemId],
) -> Result<(), Refusal> {
    let approved = write.reading().minutes_approved_by(items).await?;
    for mut minutes in approved {
        if minutes.state == "approved" {
            "issued".clone_into(&mut minutes.state);
        }
        minutes.approved_by_item = None;
        write.update(&minutes).await?;
    }
    let approving = write.reading().items_approving(meeting).await?;
    for mut item in approving {
        item.approves_meeting_id = None;
        write.beside_the_record();
        write.update(&item).await?;
        let Some(day) = item.approves.clone() else {
            continue;
        };
        let documents = write.reading().documents_of_meeting(item.meeting_id).await?;
        let Some(document) = documents.first() else {
            continue;
        };
        let known = write.reading().findings(&[document.id]).await?;
        let place = known.iter().map(|finding| finding.place).max().unwrap_or(0) + 1;
        let code = FindingCode::ApprovedMeetingUnknown;
        let finding = ImportFindingRow {
            id: write.fresh(),
            document_id: document.id,
            place,
            code: code.as_str().to_owned(),
            severity: code.severity().as_str().to_owned(),
            line: item.first_line,
            item: Some(item.number.clone()),
            message: day,
            removed_at: None,
        };
        write.insert(&[finding]).await?;
    }
    Ok(())
}

/// Takes away the cases that the import made and that have no papers left.
async fn empty_cases(
    write: &mut Write<'_>,
    cases: &BTreeSet<CaseId>,
    made: &BTreeSet<(String, RowId)>,
) -> Result<(), Refusal> {
    for case in cases {
        let is_made = made.contains(&("case_thread".to_owned(), RowId::from(case.uuid())));
        if !is_made || !write.reading().papers_of_cases(&[*case]).await?.is_empty() {
            continue;
        }
        let proposals = write.reading().case_join_proposals_to(&[*case]).await?;
        reject(write, proposals).await?;
        let row: Option<CaseRow> = write.reading().by_id(*case).await?;
        if let Some(row) = row {
            write.remove(&row).await?;
        }
    }
    Ok(())
}

async fn reject(write: &mut Write<'_>, proposals: Vec<CaseJoinProposalRow>) -> Result<(), Refusal> {
    for mut proposal in proposals {
        if proposal.state == "proposed" {
            "rejected".clone_into(&mut proposal.state);
            proposal.decided_at = Some(write.now().as_microsecond());
            write.update(&proposal).await?;
        }
    }
    Ok(())
}

/// Takes away the persons, positions and units that only the import named, and says no to proposals about them.
async fn names(
    write: &mut Write<'_>,
    made: &BTreeSet<(String, RowId)>,
    sequence: u64,
) -> Result<(), Refusal> {
    let mut gone = BTreeSet::new();
    // A position points to its unit, so units come last.
    for table in ["person", "position", "unit"] {
        for (_, id) in made.iter().filter(|(of, _)| of == table) {
            if write.reading().is_pointed_to(table, *id, sequence).await? {
                continue;
            }
            let is_removed = match table {
                "person" => remove::<PersonRow>(write, *id).await?,
                "position" => remove::<PositionRow>(write, *id).await?,
                _ => remove::<UnitRow>(write, *id).await?,
            };
            if is_removed {
                gone.insert(*id);
            }
        }
    }
    let proposals = write.reading().alias_proposals("proposed").await?;
    for mut proposal in proposals {
        if gone.contains(&proposal.one_id) || gone.contains(&proposal.other_id) {
            "rejected".clone_into(&mut proposal.state);
            proposal.decided_at = Some(write.now().as_microsecond());
            write.update(&proposal).await?;
        }
    }
    Ok(())
}

async fn remove<T: Removable + Clone>(write: &mut Write<'_>, id: RowId) -> Result<bool, Refusal> {
    let row: Option<T> = write.reading().by_id(id).await?;
    match row {
        Some(row) => {
            write.remove(&row).await?;
            Ok(true)
        }
        None => Ok(false),
    }
}
