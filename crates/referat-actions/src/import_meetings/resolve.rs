//! Which meeting's minutes an item approves, and which later item approves the minutes that just came in.
//!
//! A date is resolved when the forum has exactly one meeting on that day. "Seneste møde" names no day: old
//! minutes have gaps, and the nearest meeting here need not be the one that was meant.

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::ids::MeetingId;
use referat_domain::meeting::DocumentKind;
use referat_domain::meeting::agenda_item::ApprovesMinutesOf;
use referat_domain::meeting::minutes::approves_minutes;
use referat_domain::meeting_record::ItemRecord;
use referat_store::minutes::MinutesRow;
use referat_store::{RowId, Write};

use super::MeetingFrame;
use crate::approve_minutes::mark_approved;
use crate::refusal::Refusal;

/// What an item approves, as the store keeps it, and the meeting if it is here.
pub(super) async fn approval(
    write: &mut Write<'_>,
    frame: &MeetingFrame,
    item: &ItemRecord,
    findings: &mut Vec<Finding>,
) -> Result<(Option<String>, Option<MeetingId>), Refusal> {
    match item.approves_minutes_of {
        None => Ok((None, None)),
        Some(ApprovesMinutesOf::Previous) => Ok((Some("previous".into()), None)),
        Some(ApprovesMinutesOf::Date(date)) => {
            let there = write.reading().meetings_on(frame.forum, date).await?;
            let meeting = match there.as_slice() {
                [only] if only.id != frame.meeting => Some(only.id),
                _ => None,
            };
            if meeting.is_none() {
                let line = item.span.first().copied();
                let code = FindingCode::ApprovedMeetingUnknown;
                findings.push(Finding::new(code, line, Some(&item.number), date.to_string()));
            }
            Ok((Some(date.to_string()), meeting))
        }
    }
}

/// Whether the item's decision approves what it was asked to.
pub(super) fn is_approved(item: &ItemRecord) -> bool {
    let decision = item.decision.as_ref();
    decision.is_some_and(|decision| approves_minutes(&item.clauses, &decision.outcomes))
}

/// Writes the minutes of a meeting that came in, and finds the later item that approved them.
pub(super) async fn write_minutes(
    write: &mut Write<'_>,
    frame: &MeetingFrame,
    kind: DocumentKind,
) -> Result<(), Refusal> {
    if kind != DocumentKind::Minutes {
        return Ok(());
    }
    let id: RowId = RowId::from_bytes(referat_domain::ids::IdSource::next_id(write).into_bytes());
    write
        .insert(&[MinutesRow {
            id,
            meeting_id: frame.meeting,
            state: "issued".into(),
            approved_by_item: None,
            remarks_until: None,
            locked_at: None,
        }])
        .await?;
    let waiting = write
        .reading()
        .items_that_approve(&frame.date.to_string())
        .await?;
    for mut item in waiting {
        let owner = write.reading().meetings_of(&[item.meeting_id]).await?;
        if !owner
            .iter()
            .any(|meeting| meeting.forum_id == frame.forum && meeting.id != frame.meeting)
        {
            continue;
        }
        item.approves_meeting_id = Some(frame.meeting);
        write.beside_the_record();
        write.update(&item).await?;
        let decisions = write.reading().decisions(&[item.id]).await?;
        let ids: Vec<_> = decisions.iter().map(|decision| decision.id).collect();
        let outcomes = write.reading().clause_outcomes(&ids).await?;
        let approved = outcomes
            .iter()
            .any(|row| matches!(row.outcome.as_deref(), Some("approved" | "adopted")));
        if approved {
            mark_approved(write, frame.meeting, item.id).await?;
        }
        settle_finding(write, &item).await?;
    }
    Ok(())
}

/// The finding that the approved meeting wasn't here is settled now.
async fn settle_finding(
    write: &mut Write<'_>,
    item: &referat_store::agenda_items::AgendaItemRow,
) -> Result<(), Refusal> {
    let documents = write.reading().documents_of_meeting(item.meeting_id).await?;
    let ids: Vec<_> = documents.iter().map(|document| document.id).collect();
    let findings = write.reading().findings(&ids).await?;
    let code = FindingCode::ApprovedMeetingUnknown.as_str();
    for finding in findings {
        if finding.code == code && finding.item.as_deref() == Some(item.number.as_str()) {
            write.remove(&finding).await?;
        }
    }
    Ok(())
}
