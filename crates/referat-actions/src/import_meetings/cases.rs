//! The case of each item, by the rules of [`referat_domain::case::thread`]; each join with its reason.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::case::thread::{self, Candidate, CaseKind, JoinReason, Seeking};
use referat_domain::ids::{CaseId, ForumId, PaperId};
use referat_domain::likeness::subject_key;
use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_domain::openness::Openness;
use referat_store::cases::{CaseJoinProposalRow, CaseRow};
use referat_store::papers::PaperRow;
use referat_store::{Reading, Write};

use super::MeetingFrame;
use super::rows::MeetingRows;
use crate::refusal::Refusal;

/// So many of the latest cases of one subject are looked at.
const MOST_ALIKE: usize = 16;

/// Places the item's paper under its case, the case too if it is new, with proposals where a person decides.
pub(super) fn place_paper(
    write: &mut Write<'_>,
    rows: &mut MeetingRows,
    known: &mut KnownCases,
    frame: &MeetingFrame,
    item: &ItemRecord,
    openness: &Openness,
) -> PaperId {
    let kind = item.case_kind(known.meeting_number);
    let seeking = Seeking {
        journal_number: item.journal_number,
        subject: &item.subject,
        openness,
        kind,
    };
    let key = subject_key(&item.subject);
    let found = thread::thread(seeking, &known.candidates(item.journal_number, &key));
    let (case, reason) = found.joins.unwrap_or_else(|| {
        let case = new_case(write, frame, item, kind);
        let id = case.id;
        known.cases.extend(KnownCase::of(&case, frame.forum));
        rows.cases.push(case);
        (id, JoinReason::First)
    });
    known.note(case, &item.subject, &key, openness.is_closed());
    let paper: PaperId = write.fresh();
    rows.papers.push(PaperRow {
        id: paper,
        case_id: case,
        subject: item.subject.clone(),
        subject_key: key,
        join_reason: reason.as_words(),
        removed_at: None,
        state: None,
        approval_step: None,
        kind: None,
        forum_id: None,
        author_id: None,
        template: None,
        due: None,
        closure_ground: None,
        closure_title: None,
        ready_at: None,
    });
    let proposals = found
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
        });
    rows.case_join_proposals.extend(proposals);
    paper
}

fn likeness_percent(reason: JoinReason) -> i64 {
    match reason {
        JoinReason::NumberAndSubject(alike) | JoinReason::SubjectOnly(alike) => {
            (alike * 100.0).round() as i64
        }
        JoinReason::First | JoinReason::MeetingCase | JoinReason::ByHand => 100,
    }
}

fn new_case(write: &mut Write<'_>, frame: &MeetingFrame, item: &ItemRecord, kind: CaseKind) -> CaseRow {
    CaseRow {
        id: write.fresh(),
        journal_number: item.journal_number.map(|number| number.to_string()),
        subject: item.subject.clone(),
        kind: kind.as_str().to_owned(),
        forum_id: Some(frame.forum),
        merged_into: None,
        removed_at: None,
    }
}

/// The cases that a meeting's items may belong to: those with one of their numbers, and those with a paper of
/// the same telling words. Read once for a meeting, and kept up as its items are placed.
pub(super) struct KnownCases {
    meeting_number: Option<JournalNumber>,
    cases: Vec<KnownCase>,
}

struct KnownCase {
    candidate: Candidate<CaseId>,
    /// The subjects' keys.
    keys: Vec<String>,
}

impl KnownCase {
    /// A case before its papers are known; nothing where its kind is none of ours.
    fn of(case: &CaseRow, forum: ForumId) -> Option<Self> {
        Some(Self {
            candidate: Candidate {
                id: case.id,
                journal_number: case
                    .journal_number
                    .as_deref()
                    .and_then(|number| number.parse().ok()),
                subjects: Vec::new(),
                kind: CaseKind::parse(&case.kind)?,
                has_closed: false,
                same_forum: case.forum_id == Some(forum),
                at_this_meeting: false,
            },
            keys: Vec::new(),
        })
    }
}

impl KnownCases {
    /// Reads what may concern a meeting.
    pub(super) async fn read(
        reading: &mut Reading<'_>,
        forum: ForumId,
        record: &MeetingRecord,
    ) -> Result<Self, Refusal> {
        let numbers: Vec<String> = record
            .items
            .iter()
            .filter_map(|item| item.journal_number)
            .map(|number| number.to_string())
            .collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let meeting_number = record.own_number();
        // Standing items belong to the meeting's own case, whatever others are called.
        let subjects = record
            .items
            .iter()
            .filter(|item| item.case_kind(meeting_number) == CaseKind::Subject);
        let keys: Vec<String> = subjects.map(|item| subject_key(&item.subject)).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut rows = reading.cases_by_journal_numbers(&numbers).await?;
        let here: BTreeSet<CaseId> = rows.iter().map(|case| case.id).collect();
        let alike = reading.cases_by_subject_keys(&keys, MOST_ALIKE).await?;
        let more: Vec<CaseId> = alike.into_iter().filter(|id| !here.contains(id)).collect();
        let more = reading.cases_of(&more).await?;
        rows.extend(more.into_iter().filter(|case| case.removed_at.is_none()));
        rows.sort_by_key(|case| case.id);
        let mut cases: Vec<KnownCase> = rows
            .iter()
            .filter_map(|case| KnownCase::of(case, forum))
            .collect();
        let ids: Vec<CaseId> = cases.iter().map(|case| case.candidate.id).collect();
        let mut papers: BTreeMap<CaseId, Vec<PaperRow>> = BTreeMap::new();
        for paper in reading.papers_of_cases(&ids).await? {
            papers.entry(paper.case_id).or_default().push(paper);
        }
        let with_closed: BTreeSet<CaseId> =
            reading.cases_with_closed_items(&ids).await?.into_iter().collect();
        for case in &mut cases {
            case.candidate.has_closed = with_closed.contains(&case.candidate.id);
            for paper in papers.remove(&case.candidate.id).unwrap_or_default() {
                case.candidate.subjects.push(paper.subject);
                case.keys.push(paper.subject_key);
            }
        }
        Ok(Self {
            meeting_number,
            cases,
        })
    }

    /// Those of one number, and those with a subject of one key.
    fn candidates(&self, number: Option<JournalNumber>, key: &str) -> Vec<Candidate<CaseId>> {
        let may_be = |case: &&KnownCase| {
            let same_number = number.is_some() && case.candidate.journal_number == number;
            same_number || case.keys.iter().any(|other| other == key)
        };
        let found = self.cases.iter().filter(may_be);
        found.map(|case| case.candidate.clone()).collect()
    }

    /// An item has been placed under a case.
    fn note(&mut self, id: CaseId, subject: &str, key: &str, is_closed: bool) {
        if let Some(case) = self.cases.iter_mut().find(|case| case.candidate.id == id) {
            case.candidate.at_this_meeting = true;
            case.candidate.has_closed |= is_closed;
            case.candidate.subjects.push(subject.to_owned());
            case.keys.push(key.to_owned());
        }
    }
}
