//! A meeting's whole record, put back together from its rows: what print, export and the doctor are made from.
//!
//! For a meeting that came from a document this is what was read of it, field by field; what became known
//! beside the document (a meeting that isn't here, a file without an attachment) is no part of it.

use std::collections::BTreeMap;

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::ids::{AgendaItemId, MeetingId, PaperId, PaperVersionId, PersonId};
use referat_domain::joining::leading;
use referat_domain::meeting::attendance::{Attendance, Participant};
use referat_domain::meeting::{DocumentKind, MeetingKind, MeetingState};
use referat_domain::meeting_record::{ContentsLine, CorrectionRecord, ItemRecord, MeetingRecord, SCHEMA};
use referat_domain::openness::Openness;
use referat_domain::paper::consultation::HistoryEntry;
use referat_domain::reader::Reader;
use referat_domain::view::record::{ItemGuard, WholeRecord};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::documents::SourceDocumentRow;
use referat_store::meetings::{MeetingRow, ParticipantRow};
use referat_store::papers::{AttachmentRow, SectionRow};

use super::decided::{self, Decided};
use super::{history, imports, listed};
use crate::office::{Office, text_from};
use crate::refusal::Refusal;
use crate::roll::attendance_of;

/// What an import found out beside the document it read.
pub(super) const BESIDE_THE_DOCUMENT: [FindingCode; 3] = [
    FindingCode::ApprovedMeetingUnknown,
    FindingCode::AttachmentFileUnmatched,
    FindingCode::AttachmentFileUnreadable,
];

impl Office {
    /// A meeting's record, as the reader may see it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn record(&self, reader: &Reader, id: MeetingId) -> Result<Seen<MeetingRecord>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        Ok(show(whole_record(&mut reading, id).await?, reader))
    }
}

/// All that is kept of a meeting as one record.
pub(crate) async fn whole_record(reading: &mut Reading<'_>, id: MeetingId) -> Result<WholeRecord, Refusal> {
    read_whole(reading, id, true).await
}

/// The same as its agenda has it: what was shown at the meeting is no part of that, however often it is printed.
pub(crate) async fn whole_agenda(reading: &mut Reading<'_>, id: MeetingId) -> Result<WholeRecord, Refusal> {
    read_whole(reading, id, false).await
}

async fn read_whole(
    reading: &mut Reading<'_>,
    id: MeetingId,
    with_shown: bool,
) -> Result<WholeRecord, Refusal> {
    let meeting: MeetingRow = reading
        .by_id(id)
        .await?
        .filter(|row: &MeetingRow| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    let document = document(reading, id).await?;
    let participants = reading.participants(id).await?;
    let substitutes = stood_in_for(reading, id, &participants).await?;
    let participants = participants
        .into_iter()
        .map(|row| participant(row, &substitutes))
        .collect::<Result<_, _>>()?;
    let forums = reading.forums().await?;
    let forum = forums.into_iter().find(|forum| forum.id == meeting.forum_id);
    let rows = reading.items_of_meeting(id).await?;
    let numbers: BTreeMap<AgendaItemId, String> =
        rows.iter().map(|row| (row.id, row.number.clone())).collect();
    // While the meeting goes on, its document is the agenda still.
    let is_agenda = document.is_none() && kind_of(&meeting)? == DocumentKind::Agenda;
    let mut parts = Parts::read(reading, &rows, with_shown && !is_agenda).await?;
    let mut guards = Vec::with_capacity(rows.len());
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        guards.push(parts.guard(&row));
        items.push(parts.item(row)?);
    }
    let mut record = MeetingRecord {
        schema: SCHEMA,
        source: String::new(),
        layout: String::new(),
        kind: kind_of(&meeting)?,
        meeting_kind: match reading.extraordinary_calls(&[id]).await?.is_empty() {
            true => MeetingKind::Ordinary,
            false => MeetingKind::Extraordinary,
        },
        forum: forum.map(|forum| forum.name),
        date: meeting.date,
        start: listed::clock(meeting.start_time.as_deref()),
        end: listed::clock(meeting.end_time.as_deref()),
        place: meeting.place,
        participants,
        preamble: match &meeting.preamble {
            Some(json) => Some(text_from("meeting", "preamble", json)?),
            None => None,
        },
        items,
        corrections: corrections(reading, id, &numbers).await?,
        unrecognised: Vec::new(),
        warnings: Vec::new(),
        coverage: 1.0,
        contents: Vec::new(),
        head_as_printed: None,
        preamble_as_printed: None,
    };
    if let Some(document) = document {
        say_of_document(reading, document, &mut record).await?;
    }
    Ok(WholeRecord {
        forum: meeting.forum_id,
        record,
        guards,
    })
}

/// What was added to the minutes.
async fn corrections(
    reading: &mut Reading<'_>,
    meeting: MeetingId,
    numbers: &BTreeMap<AgendaItemId, String>,
) -> Result<Vec<CorrectionRecord>, Refusal> {
    let mut corrections = Vec::new();
    for row in reading.corrections(meeting).await? {
        let noted = match row.noted_by_item {
            None => None,
            Some(item) => match reading.items_of(&[item]).await?.first() {
                Some(item) => listed::meeting_line(reading, item.meeting_id).await?,
                None => None,
            },
        };
        corrections.push(CorrectionRecord {
            date: row.date,
            item: row.agenda_item_id.and_then(|item| numbers.get(&item).cloned()),
            noted_at: noted.and_then(|meeting| meeting.date),
            text: row.text,
        });
    }
    Ok(corrections)
}

/// What kind of document speaks of a meeting that came from none: an agenda until it is held.
fn kind_of(meeting: &MeetingRow) -> Result<DocumentKind, Refusal> {
    let state: MeetingState = meeting
        .state
        .parse()
        .map_err(|()| Refusal::unreadable("meeting", "state", &meeting.state))?;
    Ok(match state {
        MeetingState::Planned
        | MeetingState::AgendaOpen
        | MeetingState::AgendaIssued
        | MeetingState::InSession
        | MeetingState::Cancelled => DocumentKind::Agenda,
        MeetingState::Held => DocumentKind::Minutes,
    })
}

/// The document that speaks of a meeting.
pub(super) async fn document(
    reading: &mut Reading<'_>,
    meeting: MeetingId,
) -> Result<Option<SourceDocumentRow>, Refusal> {
    let documents = reading.documents_of_meeting(meeting).await?;
    let accepted = documents
        .into_iter()
        .filter(|document| document.state == "accepted");
    let mut accepted: Vec<SourceDocumentRow> = accepted.collect();
    let kinds = accepted.iter().map(|document| {
        let kind = document.kind.parse::<DocumentKind>();
        kind.map_err(|()| Refusal::unreadable("source_document", "kind", &document.kind))
    });
    let kinds = kinds.collect::<Result<Vec<_>, _>>()?;
    Ok(leading(&kinds).map(|place| accepted.swap_remove(place)))
}

async fn say_of_document(
    reading: &mut Reading<'_>,
    document: SourceDocumentRow,
    record: &mut MeetingRecord,
) -> Result<(), Refusal> {
    record.warnings = findings(reading, &document).await?;
    record
        .warnings
        .retain(|finding| !BESIDE_THE_DOCUMENT.contains(&finding.code));
    for line in reading.contents_lines(document.id).await? {
        record.contents.push(ContentsLine {
            title: line.title,
            page: line.page.and_then(|page| u32::try_from(page).ok()),
            item: line.item_number,
            as_printed: line.as_printed,
        });
    }
    record.kind = document
        .kind
        .parse()
        .map_err(|()| Refusal::unreadable("source_document", "kind", &document.kind))?;
    record.source = document.file_name;
    record.layout = document.layout;
    record.coverage = document.coverage_ppm as f64 / 1_000_000.0;
    record.unrecognised = lines(document.unrecognised.as_deref()).unwrap_or_default();
    record.head_as_printed = lines(document.head_as_printed.as_deref());
    record.preamble_as_printed = document.preamble_as_printed;
    Ok(())
}

/// What was found in a document when it was read, in the order of its report.
pub(super) async fn findings(
    reading: &mut Reading<'_>,
    document: &SourceDocumentRow,
) -> Result<Vec<Finding>, Refusal> {
    let rows = reading.findings(&[document.id]).await?;
    let rows = rows.into_iter().filter(|row| row.removed_at.is_none());
    rows.map(imports::finding_of).collect()
}

/// Lines as the store keeps them, one under the other.
fn lines(kept: Option<&str>) -> Option<Vec<String>> {
    kept.map(|kept| kept.split('\n').map(str::to_owned).collect())
}

fn participant(
    row: ParticipantRow,
    substitutes: &BTreeMap<PersonId, String>,
) -> Result<Participant, Refusal> {
    let attendance = attendance_of(&row)?;
    let is_substitute = attendance == Attendance::Substitute;
    Ok(Participant {
        name: row.printed,
        party: row.party,
        role: row.role,
        attendance,
        instead_of: substitutes.get(&row.person_id).filter(|_| is_substitute).cloned(),
    })
}

/// For whom substitutes stood in, by name.
async fn stood_in_for(
    reading: &mut Reading<'_>,
    meeting: MeetingId,
    participants: &[ParticipantRow],
) -> Result<BTreeMap<PersonId, String>, Refusal> {
    if participants.iter().all(|row| row.seat.is_none()) {
        return Ok(BTreeMap::new());
    }
    let invited = reading.invitations(meeting).await?;
    let pairs: Vec<(PersonId, PersonId)> = invited
        .into_iter()
        .filter_map(|row| Some((row.person_id, row.instead_of?)))
        .collect();
    let ids: Vec<PersonId> = pairs.iter().map(|(_, absent)| *absent).collect();
    let names = reading.persons_of(&ids).await?;
    let names: BTreeMap<PersonId, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    let named = pairs
        .into_iter()
        .filter_map(|(person, absent)| Some((person, names.get(&absent)?.clone())));
    Ok(named.collect())
}

/// What the items of a meeting are put together from, each by its owner.
struct Parts {
    sections: BTreeMap<PaperVersionId, Vec<SectionRow>>,
    clauses: BTreeMap<PaperVersionId, Vec<String>>,
    recommenders: BTreeMap<PaperVersionId, Vec<String>>,
    attachments: BTreeMap<PaperVersionId, Vec<AttachmentRow>>,
    shown: BTreeMap<AgendaItemId, Vec<AttachmentRow>>,
    history: BTreeMap<AgendaItemId, Vec<HistoryEntry>>,
    persons: BTreeMap<AgendaItemId, Vec<(String, String)>>,
    excluded: BTreeMap<AgendaItemId, Vec<PersonId>>,
    decided: BTreeMap<AgendaItemId, Decided>,
}

impl Parts {
    async fn read(
        reading: &mut Reading<'_>,
        rows: &[AgendaItemRow],
        with_shown: bool,
    ) -> Result<Self, Refusal> {
        let ids: Vec<AgendaItemId> = rows.iter().map(|row| row.id).collect();
        let versions: Vec<PaperVersionId> = rows.iter().map(|row| row.paper_version_id).collect();
        let papers: BTreeMap<PaperVersionId, PaperId> = reading
            .cases_of_versions(&versions)
            .await?
            .into_iter()
            .map(|(version, paper, _)| (version, paper))
            .collect();
        let paper_of = |row: &AgendaItemRow| Some((row.id, *papers.get(&row.paper_version_id)?));
        let papers: BTreeMap<AgendaItemId, PaperId> = rows.iter().filter_map(paper_of).collect();
        let history = history::of_items(reading, &papers).await?;
        let shown = match with_shown {
            true => reading.attachments_shown(&ids).await?,
            false => Vec::new(),
        };
        let shown = shown
            .into_iter()
            .filter_map(|row| Some((row.shown_at_item?, row)));
        Ok(Self {
            shown: grouped(shown.collect(), |row| row),
            sections: grouped(reading.sections(&versions).await?, |row| {
                (row.paper_version_id, row)
            }),
            clauses: grouped(reading.clauses(&versions).await?, |row| {
                (row.paper_version_id, row.text)
            }),
            recommenders: grouped(reading.recommenders(&versions).await?, |row| {
                (row.paper_version_id, row.printed)
            }),
            attachments: grouped(reading.attachments(&versions).await?, |row| {
                (row.paper_version_id, row)
            }),
            history,
            persons: grouped(reading.item_persons(&ids).await?, |row| {
                (row.agenda_item_id, (row.role, row.printed))
            }),
            excluded: grouped(reading.exclusions(&ids).await?, |row| {
                (row.agenda_item_id, row.person_id)
            }),
            decided: decided::decided(reading, &ids).await?,
        })
    }

    /// The attachments of an item, those of its paper and those that were shown at the meeting, in their order.
    fn attachments_of(&self, row: &AgendaItemRow) -> Vec<&AttachmentRow> {
        let of_paper = self.attachments.get(&row.paper_version_id);
        let shown = self.shown.get(&row.id);
        let mut all: Vec<&AttachmentRow> = of_paper.into_iter().chain(shown).flatten().collect();
        all.sort_by_key(|row| row.place);
        all
    }

    fn guard(&self, row: &AgendaItemRow) -> ItemGuard {
        ItemGuard {
            id: row.id,
            openness: listed::openness(
                row.is_closed,
                row.closure_ground.clone(),
                row.closure_title.clone(),
                row.closure_decision.clone(),
            ),
            excluded: self.excluded.get(&row.id).cloned().unwrap_or_default(),
            attachments: self
                .attachments_of(row)
                .into_iter()
                .map(attachment_openness)
                .collect(),
        }
    }

    fn item(&mut self, row: AgendaItemRow) -> Result<ItemRecord, Refusal> {
        let version = row.paper_version_id;
        let decided = self.decided.remove(&row.id);
        let persons = self.persons.remove(&row.id).unwrap_or_default();
        let named = |role: &str| {
            let named = persons.iter().filter(|(other, _)| other == role);
            named.map(|(_, name)| name.clone()).collect()
        };
        let line = |line: Option<i64>| line.and_then(|line| u32::try_from(line).ok());
        let sections = self.sections.remove(&version).unwrap_or_default();
        let clauses = self.clauses.remove(&version).unwrap_or_default();
        let rows = self.attachments_of(&row);
        let attachments: Vec<String> = rows.iter().map(|row| row.title.clone()).collect();
        let shown = rows.iter().zip(1u32..);
        let shown = shown.filter(|(row, _)| row.shown_at_item.is_some());
        let shown_at_meeting: Vec<u32> = shown.map(|(_, number)| number).collect();
        let of_paper = decided::OfPaper {
            clauses: &clauses,
            attachments: &attachments,
            shown: &shown_at_meeting,
        };
        let history = self.history.remove(&row.id).unwrap_or_default();
        let sections = decided::sections(sections, decided.as_ref(), of_paper, &history)?;
        Ok(ItemRecord {
            presenters: named("presenter"),
            guests: named("guest"),
            route: listed::words("route", &row.route)?,
            suffixes: listed::words("suffixes", &row.suffixes)?,
            slot: listed::slot(&row),
            approves_minutes_of: listed::approval(&row)?.map(|approval| approval.of),
            journal_number: row
                .journal_number
                .as_deref()
                .and_then(|number| number.parse().ok()),
            journal_number_as_printed: row.journal_number_as_printed,
            number: row.number,
            title: row.title,
            toc_title: row.toc_title,
            toc_page: line(row.toc_page),
            subject: row.subject,
            closed: row.is_closed,
            closure_ground: row.closure_ground.clone(),
            late: listed::late(row.late_reason.as_deref(), row.late_decided_by.as_deref())?,
            sections,
            recommenders: self.recommenders.remove(&version).unwrap_or_default(),
            clauses,
            decision: decided.map(|decided| decided.record),
            history,
            attachments,
            shown_at_meeting,
            unrecognised: lines(row.unrecognised.as_deref()).unwrap_or_default(),
            span: [
                line(row.first_line).unwrap_or(0),
                line(row.last_line).unwrap_or(0),
            ],
        })
    }
}

fn attachment_openness(row: &AttachmentRow) -> Openness {
    listed::openness(
        row.is_closed,
        row.closure_ground.clone(),
        row.closure_title.clone(),
        row.closure_decision.clone(),
    )
}

/// Rows by their owner, each owner's in their order.
pub(super) fn grouped<R, K: Ord, V>(rows: Vec<R>, part: impl Fn(R) -> (K, V)) -> BTreeMap<K, Vec<V>> {
    let mut out: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (owner, value) in rows.into_iter().map(part) {
        out.entry(owner).or_default().push(value);
    }
    out
}
