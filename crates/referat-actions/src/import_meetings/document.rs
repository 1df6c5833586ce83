//! The rows of a document itself: what it is, who mended it, and what a person should look at in it.

use referat_domain::finding::Finding;
use referat_domain::ids::{DocumentId, MeetingId};
use referat_store::Write;
use referat_store::documents::{ImportFindingRow, SourceDocumentRow};

use super::Prepared;
use crate::refusal::Refusal;

/// The document's row.
pub(super) fn document_row(
    write: &Write<'_>,
    prepared: &Prepared<'_>,
    id: DocumentId,
    meeting: Option<MeetingId>,
    record: Option<String>,
) -> SourceDocumentRow {
    let lines = |lines: &[String]| (!lines.is_empty()).then(|| lines.join("\n"));
    SourceDocumentRow {
        id,
        meeting_id: meeting,
        file_name: prepared.source.name.clone(),
        layout: prepared.record.layout.clone(),
        kind: prepared.record.kind.as_str().to_owned(),
        checksum: prepared.content.checksum,
        coverage_ppm: (prepared.record.coverage * 1_000_000.0) as i64,
        imported_at: write.now().as_microsecond(),
        state: if record.is_some() {
            "proposed".into()
        } else {
            "accepted".into()
        },
        record,
        head_as_printed: prepared.record.head_as_printed.as_deref().and_then(lines),
        preamble_as_printed: prepared.record.preamble_as_printed.clone(),
        unrecognised: lines(&prepared.record.unrecognised),
        removed_at: None,
        mended_by: prepared.mended.as_ref().map(|(by, _)| by.clone()),
        mended_text: prepared
            .mended
            .as_ref()
            .and_then(|(_, text)| text.as_ref().map(|text| text.checksum)),
    }
}

/// Keeps what a person should look at.
pub(super) async fn write_findings(
    write: &mut Write<'_>,
    document: DocumentId,
    findings: &[Finding],
) -> Result<(), Refusal> {
    let rows: Vec<ImportFindingRow> = findings
        .iter()
        .zip(1i64..)
        .map(|(finding, place)| ImportFindingRow {
            id: write.fresh(),
            document_id: document,
            place,
            code: finding.code.as_str().to_owned(),
            severity: finding.severity.as_str().to_owned(),
            line: finding.line.map(i64::from),
            item: finding.item.clone(),
            message: finding.message.clone(),
            removed_at: None,
        })
        .collect();
    write.insert(&rows).await?;
    Ok(())
}
