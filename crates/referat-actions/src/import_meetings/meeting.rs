//! The rows of a meeting: its items, their papers, decisions, persons and attachments.

use referat_domain::finding::Finding;
use referat_domain::ids::{
    AgendaItemId, CaseId, DecisionId, DocumentId, ForumId, MeetingId, PaperId, PaperVersionId,
};
use referat_domain::meeting::{DocumentKind, MeetingState};
use referat_domain::meeting_record::{DecisionRecord, ItemRecord, SectionRecord};
use referat_domain::openness::{Closure, Openness};
use referat_domain::paper::attachment::is_named;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::section::{SectionKind, SectionText};
use referat_domain::rich_text::{Block, RichText};
use referat_store::Write;
use referat_store::agenda_items::{AgendaItemRow, ItemPersonRow};
use referat_store::decisions::{
    AbsenceRow, ClauseOutcomeRow, DecisionRow, DissentingOpinionRow, NamedRemarkRow, RemarkRow,
};
use referat_store::documents::ContentsLineRow;
use referat_store::meetings::{MeetingRow, ParticipantRow};
use referat_store::papers::{
    AttachmentRow, ClauseRow, ConsultationRow, PaperVersionRow, RecommenderRow, SectionRow,
};

use super::{MeetingFrame, Prepared, cases, document_row, names, resolve};
use crate::office::text_json;
use crate::refusal::Refusal;

/// Writes a new meeting with everything the document says of it.
pub(super) async fn write(
    write: &mut Write<'_>,
    prepared: &Prepared<'_>,
    forum: ForumId,
    document: DocumentId,
    findings: &mut Vec<Finding>,
) -> Result<MeetingId, Refusal> {
    let record = &prepared.record;
    let frame = MeetingFrame {
        meeting: write.fresh(),
        forum,
        date: prepared.date,
    };
    write
        .insert(&[MeetingRow {
            id: frame.meeting,
            forum_id: forum,
            date: Some(prepared.date),
            start_time: record.start.map(|time| time.to_string()),
            end_time: record.end.map(|time| time.to_string()),
            place: record.place.clone(),
            state: MeetingState::of_imported(record.kind).as_str().to_owned(),
            preamble: record.preamble.as_ref().map(text_json),
            removed_at: None,
        }])
        .await?;
    let row = document_row(write, prepared, document, Some(frame.meeting), None);
    write.insert(&[row]).await?;
    write_contents(write, prepared, document).await?;
    write_participants(write, prepared, &frame).await?;
    let meeting_number = cases::meeting_number(record);
    let mut cases_here = Vec::new();
    for (item, place) in record.items.iter().zip(1i64..) {
        write_item(
            write,
            prepared,
            &frame,
            item,
            place,
            meeting_number,
            &mut cases_here,
            findings,
        )
        .await?;
    }
    resolve::write_minutes(write, &frame, record.kind).await?;
    Ok(frame.meeting)
}

async fn write_contents(
    write: &mut Write<'_>,
    prepared: &Prepared<'_>,
    document: DocumentId,
) -> Result<(), Refusal> {
    let rows: Vec<ContentsLineRow> = prepared
        .record
        .contents
        .iter()
        .zip(1i64..)
        .map(|(line, place)| ContentsLineRow {
            id: write.fresh(),
            document_id: document,
            place,
            title: line.title.clone(),
            page: line.page.map(i64::from),
            item_number: line.item.clone(),
            as_printed: line.as_printed.clone(),
        })
        .collect();
    write.insert(&rows).await?;
    Ok(())
}

async fn write_participants(
    write: &mut Write<'_>,
    prepared: &Prepared<'_>,
    frame: &MeetingFrame,
) -> Result<(), Refusal> {
    for (participant, place) in prepared.record.participants.iter().zip(1i64..) {
        let person = names::person(write, &participant.name).await?;
        let row = ParticipantRow {
            id: write.fresh(),
            meeting_id: frame.meeting,
            place,
            person_id: person,
            printed: participant.name.clone(),
            party: participant.party.clone(),
            role: participant.role.clone(),
            attendance: attendance_word(participant.attendance).to_owned(),
            removed_at: None,
        };
        write.insert(&[row]).await?;
    }
    Ok(())
}

fn attendance_word(attendance: referat_domain::meeting::attendance::Attendance) -> &'static str {
    use referat_domain::meeting::attendance::Attendance;
    match attendance {
        Attendance::Present => "present",
        Attendance::Absent => "absent",
        Attendance::Apology => "apology",
        Attendance::Substitute => "substitute",
    }
}

async fn write_item(
    write: &mut Write<'_>,
    prepared: &Prepared<'_>,
    frame: &MeetingFrame,
    item: &ItemRecord,
    place: i64,
    meeting_number: Option<referat_domain::case::journal_number::JournalNumber>,
    cases_here: &mut Vec<CaseId>,
    findings: &mut Vec<Finding>,
) -> Result<(), Refusal> {
    let openness = if item.closed {
        Openness::Closed(Closure {
            ground: None,
            public_title: None,
            public_decision: None,
        })
    } else {
        Openness::Open
    };
    let paper = cases::write_paper(write, frame, item, &openness, meeting_number, cases_here).await?;
    let version: PaperVersionId = write.fresh();
    let frozen_at = write.now().as_microsecond();
    write
        .insert(&[PaperVersionRow {
            id: version,
            paper_id: paper,
            version: 1,
            title: item.title.clone(),
            frozen_at,
        }])
        .await?;
    write_paper_parts(write, prepared, version, item).await?;
    let (approves, approves_meeting) = resolve::approval(write, frame, item, findings).await?;
    let id: AgendaItemId = write.fresh();
    write
        .insert(&[AgendaItemRow {
            id,
            meeting_id: frame.meeting,
            place,
            number: item.number.clone(),
            title: item.title.clone(),
            subject: item.subject.clone(),
            route: json(&item.route)?,
            suffixes: json(&item.suffixes)?,
            journal_number: item.journal_number.map(|number| number.to_string()),
            journal_number_as_printed: item.journal_number_as_printed.clone(),
            paper_version_id: version,
            slot_start: item.slot.map(|slot| slot.start.to_string()),
            slot_end: item.slot.and_then(|slot| slot.end).map(|end| end.to_string()),
            toc_title: item.toc_title.clone(),
            toc_page: item.toc_page.map(i64::from),
            is_closed: item.closed,
            closure_ground: None,
            closure_title: None,
            closure_decision: None,
            approves,
            approves_meeting_id: approves_meeting,
            unrecognised: (!item.unrecognised.is_empty()).then(|| item.unrecognised.join("\n")),
            first_line: item.span.first().copied().map(i64::from),
            last_line: item.span.last().copied().map(i64::from),
            removed_at: None,
        }])
        .await?;
    write_item_persons(write, id, item).await?;
    write_consultations(write, frame, paper, id, item, prepared.record.kind).await?;
    if let Some(decision) = &item.decision {
        write_decision(write, id, item, decision).await?;
    }
    if let Some(meeting) = approves_meeting.filter(|_| resolve::is_approved(item)) {
        resolve::mark_approved(write, meeting, id).await?;
    }
    write.reindex("agenda_item", id.uuid());
    Ok(())
}

fn json(words: &[String]) -> Result<String, Refusal> {
    serde_json::to_string(words).map_err(|error| Refusal::internal(&error))
}

/// Sections, clauses, recommenders and attachments.
async fn write_paper_parts(
    write: &mut Write<'_>,
    prepared: &Prepared<'_>,
    version: PaperVersionId,
    item: &ItemRecord,
) -> Result<(), Refusal> {
    let sections: Vec<SectionRow> = item
        .sections
        .iter()
        .zip(1i64..)
        .map(|(section, place)| section_row(write, version, section, place))
        .collect();
    write.insert(&sections).await?;
    let clauses: Vec<ClauseRow> = item
        .clauses
        .iter()
        .zip(1i64..)
        .map(|(text, number)| ClauseRow {
            id: write.fresh(),
            paper_version_id: version,
            number,
            text: text.clone(),
        })
        .collect();
    write.insert(&clauses).await?;
    for (printed, place) in item.recommenders.iter().zip(1i64..) {
        let position = names::position(write, printed).await?;
        let row = RecommenderRow {
            id: write.fresh(),
            paper_version_id: version,
            place,
            position_id: position,
            printed: printed.clone(),
        };
        write.insert(&[row]).await?;
    }
    let attachments: Vec<AttachmentRow> = item
        .attachments
        .iter()
        .zip(1i64..)
        .map(|(title, place)| {
            let file = prepared
                .attachments
                .iter()
                .find(|(_, file)| is_named(&file.file_name, title));
            AttachmentRow {
                id: write.fresh(),
                paper_version_id: version,
                place,
                title: title.clone(),
                file_name: file.map(|(_, file)| file.file_name.clone()),
                checksum: file.map(|(content, _)| content.checksum),
                size: file.and_then(|(content, _)| i64::try_from(content.size).ok()),
                is_closed: false,
                closure_ground: None,
                closure_title: None,
                closure_decision: None,
                removed_at: None,
            }
        })
        .collect();
    write.insert(&attachments).await?;
    Ok(())
}

fn section_row(
    write: &mut Write<'_>,
    version: PaperVersionId,
    section: &SectionRecord,
    place: i64,
) -> SectionRow {
    let (before, after, imported) = match SectionText::divide(section.kind, section.text.clone()) {
        SectionText::Whole(text) => (Some(text_json(&text)), None, None),
        SectionText::Framed { before, after } => {
            // The decision's words are the decision's own; everything else keeps its imported form beside.
            let imported = (section.kind != SectionKind::Decision).then(|| text_json(&section.text));
            (Some(text_json(&before)), Some(text_json(&after)), imported)
        }
    };
    SectionRow {
        id: write.fresh(),
        paper_version_id: version,
        place,
        kind: section.kind.as_str().to_owned(),
        heading: section.heading.clone(),
        before_text: before,
        after_text: after,
        imported,
        as_printed: section.as_printed.clone(),
        first_line: section.span.first().copied().map(i64::from),
        last_line: section.span.last().copied().map(i64::from),
    }
}

async fn write_item_persons(
    write: &mut Write<'_>,
    id: AgendaItemId,
    item: &ItemRecord,
) -> Result<(), Refusal> {
    let presenters = item.presenters.iter().map(|name| ("presenter", name));
    let guests = item.guests.iter().map(|name| ("guest", name));
    for ((role, name), place) in presenters.chain(guests).zip(1i64..) {
        let person = names::person(write, name).await?;
        let row = ItemPersonRow {
            id: write.fresh(),
            agenda_item_id: id,
            place,
            role: role.to_owned(),
            person_id: person,
            printed: name.clone(),
            removed_at: None,
        };
        write.insert(&[row]).await?;
    }
    Ok(())
}

/// The route: what earlier forums said, then the stops of the prefix.
async fn write_consultations(
    write: &mut Write<'_>,
    frame: &MeetingFrame,
    paper: PaperId,
    item_id: AgendaItemId,
    item: &ItemRecord,
    kind: DocumentKind,
) -> Result<(), Refusal> {
    let forums = write.reading().forums().await?;
    let find = |name: &str| {
        let found = forums.iter().find(|forum| {
            forum.name.eq_ignore_ascii_case(name)
                || forum.abbreviation.as_deref().is_some_and(|short| short == name)
        });
        found.map(|forum| forum.id)
    };
    let mut rows = Vec::new();
    for (history, place) in item.history.iter().zip(1i64..) {
        rows.push(ConsultationRow {
            id: write.fresh(),
            paper_id: paper,
            place,
            forum_name: history.forum.clone(),
            forum_id: find(&history.forum),
            date: history.date,
            state: ConsultationState::Treated.as_str().to_owned(),
            text: Some(history.text.clone()),
            agenda_item_id: None,
            removed_at: None,
        });
    }
    let here = if kind == DocumentKind::Minutes {
        ConsultationState::Treated
    } else {
        ConsultationState::OnAgenda
    };
    let mut passed = false;
    let first = i64::try_from(rows.len()).unwrap_or(i64::MAX).saturating_add(1);
    for (name, place) in item.route.iter().zip(first..) {
        let forum_id = find(name);
        let is_here = !passed && (forum_id == Some(frame.forum) || item.route.len() == 1);
        passed |= is_here;
        rows.push(ConsultationRow {
            id: write.fresh(),
            paper_id: paper,
            place,
            forum_name: name.clone(),
            forum_id: if is_here { Some(frame.forum) } else { forum_id },
            date: is_here.then_some(frame.date),
            state: if is_here { here } else { ConsultationState::Planned }
                .as_str()
                .to_owned(),
            text: None,
            agenda_item_id: is_here.then_some(item_id),
            removed_at: None,
        });
    }
    write.insert(&rows).await?;
    Ok(())
}

async fn write_decision(
    write: &mut Write<'_>,
    item_id: AgendaItemId,
    item: &ItemRecord,
    decision: &DecisionRecord,
) -> Result<(), Refusal> {
    let id: DecisionId = write.fresh();
    let sections = item
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Decision);
    let blocks: Vec<Block> = sections
        .flat_map(|section| section.text.blocks.iter().cloned())
        .collect();
    let text = text_json(&RichText { blocks });
    write
        .insert(&[DecisionRow {
            id,
            agenda_item_id: item_id,
            text,
            removed_at: None,
        }])
        .await?;
    let outcomes: Vec<ClauseOutcomeRow> = decision
        .outcomes
        .iter()
        .map(|row| ClauseOutcomeRow {
            id: write.fresh(),
            decision_id: id,
            clause: i64::from(row.clause),
            outcome: row.outcome.map(|outcome| outcome.as_str().to_owned()),
            addition: row.addition.clone(),
            removed_at: None,
        })
        .collect();
    write.insert(&outcomes).await?;
    let remarks: Vec<RemarkRow> = decision
        .remarks
        .iter()
        .zip(1i64..)
        .map(|(text, place)| RemarkRow {
            id: write.fresh(),
            decision_id: id,
            place,
            text: text.clone(),
            removed_at: None,
        })
        .collect();
    write.insert(&remarks).await?;
    for (remark, place) in decision.statements.iter().zip(1i64..) {
        let person = names::person(write, &remark.by).await?;
        let row = NamedRemarkRow {
            id: write.fresh(),
            decision_id: id,
            place,
            person_id: person,
            printed: remark.by.clone(),
            text: remark.text.clone(),
            removed_at: None,
        };
        write.insert(&[row]).await?;
    }
    for (name, place) in decision.absent.iter().zip(1i64..) {
        let person = names::person(write, name).await?;
        let row = AbsenceRow {
            id: write.fresh(),
            decision_id: id,
            place,
            person_id: Some(person),
            printed: name.clone(),
            removed_at: None,
        };
        write.insert(&[row]).await?;
    }
    let dissents: Vec<DissentingOpinionRow> = decision
        .dissents
        .iter()
        .zip(1i64..)
        .map(|(dissent, place)| DissentingOpinionRow {
            id: write.fresh(),
            decision_id: id,
            place,
            person_id: None,
            printed: dissent.by.clone(),
            text: dissent.text.clone(),
            removed_at: None,
        })
        .collect();
    write.insert(&dissents).await?;
    Ok(())
}
