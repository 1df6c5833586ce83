//! The case of each item, by the rules of [`referat_domain::case::thread`]; each join with its reason.

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::case::thread::{self, Candidate, CaseKind, JoinReason, Seeking};
use referat_domain::ids::{CaseId, PaperId};
use referat_domain::likeness::subject_key;
use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_domain::openness::Openness;
use referat_domain::paper::section::SectionKind;
use referat_store::Write;
use referat_store::cases::{CaseJoinProposalRow, CaseRow};
use referat_store::papers::PaperRow;

use super::MeetingFrame;
use crate::refusal::Refusal;

/// The number of the meeting's own case: that of the item that approves agenda or minutes.
pub(super) fn meeting_number(record: &MeetingRecord) -> Option<JournalNumber> {
    record
        .items
        .iter()
        .find(|item| {
            item.approves_minutes_of.is_some()
                || item
                    .subject
                    .to_lowercase()
                    .starts_with("godkendelse af dagsorden")
        })
        .and_then(|item| item.journal_number)
}

/// Writes the item's paper under its case, the case too if it is new, and proposals where a person decides.
pub(super) async fn write_paper(
    write: &mut Write<'_>,
    frame: &MeetingFrame,
    item: &ItemRecord,
    openness: &Openness,
    meeting_number: Option<JournalNumber>,
    cases_here: &mut Vec<CaseId>,
) -> Result<PaperId, Refusal> {
    let kinds: Vec<SectionKind> = item.sections.iter().map(|section| section.kind).collect();
    let kind = thread::kind_of(
        &item.subject,
        item.approves_minutes_of.is_some(),
        &kinds,
        item.journal_number,
        meeting_number,
    );
    let candidates = candidates(write, frame, item, cases_here).await?;
    let seeking = Seeking {
        journal_number: item.journal_number,
        subject: &item.subject,
        openness,
        kind,
    };
    let found = thread::thread(seeking, &candidates);
    let (case, reason) = match found.joins {
        Some((case, reason)) => (case, reason),
        None => (write_case(write, frame, item, kind).await?, JoinReason::First),
    };
    let paper: PaperId = write.fresh();
    write
        .insert(&[PaperRow {
            id: paper,
            case_id: case,
            subject: item.subject.clone(),
            subject_key: subject_key(&item.subject),
            join_reason: reason.as_words(),
            removed_at: None,
        }])
        .await?;
    let proposals: Vec<CaseJoinProposalRow> = found
        .proposals
        .into_iter()
        .map(|(other, reason)| CaseJoinProposalRow {
            id: write.fresh(),
            paper_id: paper,
            case_id: other,
            likeness: likeness_percent(reason),
            reason: reason.as_words(),
            state: "proposed".into(),
            decided_at: None,
        })
        .collect();
    write.insert(&proposals).await?;
    if !cases_here.contains(&case) {
        cases_here.push(case);
    }
    Ok(paper)
}

fn likeness_percent(reason: JoinReason) -> i64 {
    match reason {
        JoinReason::NumberAndSubject(alike) | JoinReason::SubjectOnly(alike) => {
            (alike * 100.0).round() as i64
        }
        JoinReason::First | JoinReason::MeetingCase | JoinReason::ByHand => 100,
    }
}

async fn write_case(
    write: &mut Write<'_>,
    frame: &MeetingFrame,
    item: &ItemRecord,
    kind: CaseKind,
) -> Result<CaseId, Refusal> {
    let id: CaseId = write.fresh();
    write
        .insert(&[CaseRow {
            id,
            journal_number: item.journal_number.map(|number| number.to_string()),
            subject: item.subject.clone(),
            kind: kind.as_str().to_owned(),
            forum_id: Some(frame.forum),
            merged_into: None,
            removed_at: None,
        }])
        .await?;
    Ok(id)
}

/// The cases of the item's number, and those with a paper of the same telling words.
async fn candidates(
    write: &mut Write<'_>,
    frame: &MeetingFrame,
    item: &ItemRecord,
    cases_here: &[CaseId],
) -> Result<Vec<Candidate<CaseId>>, Refusal> {
    let mut reading = write.reading();
    let mut cases: Vec<CaseRow> = match item.journal_number {
        Some(number) => reading.cases_by_journal_number(&number.to_string()).await?,
        None => Vec::new(),
    };
    let key = subject_key(&item.subject);
    let alike = reading.cases_by_subject_keys(&[key.as_str()]).await?;
    let more: Vec<CaseId> = alike
        .into_iter()
        .filter(|id| !cases.iter().any(|case| case.id == *id))
        .collect();
    cases.extend(
        reading
            .cases_of(&more)
            .await?
            .into_iter()
            .filter(|case| case.removed_at.is_none()),
    );
    let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
    let papers = reading.papers_of_cases(&ids).await?;
    let items = reading.items_of_cases(&ids).await?;
    let item_ids: Vec<_> = items.iter().map(|(_, item)| *item).collect();
    let closed: Vec<_> = reading
        .items_of(&item_ids)
        .await?
        .into_iter()
        .filter(|item| item.is_closed)
        .map(|item| item.id)
        .collect();
    Ok(cases
        .into_iter()
        .filter_map(|case| {
            Some(Candidate {
                id: case.id,
                journal_number: case
                    .journal_number
                    .as_deref()
                    .and_then(|number| number.parse().ok()),
                subjects: papers
                    .iter()
                    .filter(|paper| paper.case_id == case.id)
                    .map(|paper| paper.subject.clone())
                    .collect(),
                kind: CaseKind::parse(&case.kind)?,
                has_closed: items
                    .iter()
                    .any(|(owner, item)| *owner == case.id && closed.contains(item)),
                same_forum: case.forum_id == Some(frame.forum),
                at_this_meeting: cases_here.contains(&case.id),
            })
        })
        .collect())
}
