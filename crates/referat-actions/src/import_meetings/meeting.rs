//! A meeting from its record: its items, their papers, decisions, persons and attachments.

use referat_domain::finding::Finding;
use referat_domain::ids::{
    AgendaItemId, DecisionId, DocumentId, ForumId, MeetingId, PaperId, PaperVersionId,
};
use referat_domain::meeting::{DocumentKind, MeetingKind, MeetingState};
use referat_domain::meeting_record::{DecisionRecord, ItemRecord, SectionRecord};
use referat_domain::openness::{Closure, Openness};
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::section::{SectionKind, SectionText};
use referat_domain::rich_text::{Block, RichText};
use referat_store::Write;
use referat_store::agenda_items::{AgendaItemRow, ItemPersonRow};
use referat_store::between_meetings::ExtraordinaryCallRow;
use referat_store::decisions::{
    AbsenceRow, ClauseOutcomeRow, DecisionRow, DissentingOpinionRow, NamedRemarkRow, RemarkRow, VoteRow,
};
use referat_store::documents::ContentsLineRow;
use referat_store::meetings::{MeetingRow, ParticipantRow};
use referat_store::papers::{
    AttachmentRow, ClauseRow, ConsultationRow, PaperVersionRow, RecommenderRow, SectionRow,
};

use super::cases::{self, KnownCases};
use super::names::Names;
use super::rows::MeetingRows;
use super::{MeetingFrame, Prepared, document_row, resolve};
use crate::office::text_json;
use crate::record_dissent::RECORDED;
use crate::refusal::Refusal;

/// Writes a new meeting with everything the document says of it.
pub(super) async fn write(
    write: &mut Write<'_>,
    names: &mut Names,
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
    if record.meeting_kind == MeetingKind::Extraordinary {
        let call = ExtraordinaryCallRow {
            id: write.fresh(),
            meeting_id: frame.meeting,
            asked_by: None,
            reason: None,
            due_day: None,
            due_clock: None,
            called_at: write.now().as_microsecond(),
            removed_at: None,
        };
        write.insert(&[call]).await?;
    }
    let row = document_row(write, prepared, document, Some(frame.meeting), None);
    write.insert(&[row]).await?;
    write_contents(write, prepared, document).await?;
    let mut rows = MeetingRows::default();
    let mut known = KnownCases::read(&mut write.reading(), forum, record).await?;
    let mut approved = Vec::new();
    gather_participants(write, names, &mut rows, prepared, &frame).await?;
    for (item, place) in record.items.iter().zip(1i64..) {
        let mut of = ItemOf {
            names: &mut *names,
            rows: &mut rows,
            prepared,
            frame: &frame,
            item,
        };
        let (id, approves) = of.gather(write, &mut known, place, findings).await?;
        approved.extend(approves.map(|meeting| (meeting, id)));
    }
    rows.write(write).await?;
    for (meeting, by) in approved {
        crate::approve_minutes::mark_approved(write, meeting, by).await?;
    }
    resolve::write_minutes(write, &frame, record.kind).await?;
    Ok(frame.meeting)
}

/// Keeps the contents list as printed.
pub(super) async fn write_contents(
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

/// Gathers who took part.
pub(super) async fn gather_participants(
    write: &mut Write<'_>,
    names: &mut Names,
    rows: &mut MeetingRows,
    prepared: &Prepared<'_>,
    frame: &MeetingFrame,
) -> Result<(), Refusal> {
    for (participant, place) in prepared.record.participants.iter().zip(1i64..) {
        let person = names.person(write, &participant.name).await?;
        rows.participants.push(ParticipantRow {
            id: write.fresh(),
            meeting_id: frame.meeting,
            place,
            person_id: person,
            printed: participant.name.clone(),
            party: participant.party.clone(),
            role: participant.role.clone(),
            attendance: participant.attendance.as_str().to_owned(),
            removed_at: None,
            seat: None,
            said_at: None,
        });
    }
    Ok(())
}

/// An item being gathered, and what it is gathered with.
pub(super) struct ItemOf<'i> {
    pub(super) names: &'i mut Names,
    pub(super) rows: &'i mut MeetingRows,
    pub(super) prepared: &'i Prepared<'i>,
    pub(super) frame: &'i MeetingFrame,
    pub(super) item: &'i ItemRecord,
}

impl ItemOf<'_> {
    /// Gathers the item's rows; its id, and the meeting whose minutes it approved.
    pub(super) async fn gather(
        &mut self,
        write: &mut Write<'_>,
        known: &mut KnownCases,
        place: i64,
        findings: &mut Vec<Finding>,
    ) -> Result<(AgendaItemId, Option<MeetingId>), Refusal> {
        let item = self.item;
        let openness = if item.closed {
            Openness::Closed(Closure {
                ground: item.closure_ground.clone(),
                public_title: None,
                public_decision: None,
            })
        } else {
            Openness::Open
        };
        let paper = cases::place_paper(write, self.rows, known, self.frame, item, &openness);
        let version: PaperVersionId = write.fresh();
        self.rows.versions.push(PaperVersionRow {
            id: version,
            paper_id: paper,
            version: 1,
            title: item.title.clone(),
            frozen_at: write.now().as_microsecond(),
        });
        let id: AgendaItemId = write.fresh();
        self.paper_parts(write, version, id).await?;
        let (approves, approves_meeting) = resolve::approval(write, self.frame, item, findings).await?;
        self.rows.items.push(AgendaItemRow {
            id,
            meeting_id: self.frame.meeting,
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
            closure_ground: item.closure_ground.clone(),
            closure_title: None,
            closure_decision: None,
            approves,
            approves_meeting_id: approves_meeting,
            unrecognised: (!item.unrecognised.is_empty()).then(|| item.unrecognised.join("\n")),
            first_line: item.span.first().copied().map(i64::from),
            last_line: item.span.last().copied().map(i64::from),
            removed_at: None,
            late_reason: item.late.as_ref().map(|late| late.reason.clone()),
            late_decided_by: item.late.as_ref().map(|late| late.decided_by.as_str().to_owned()),
        });
        self.persons(write, id).await?;
        self.consultations(write, paper, id);
        if let Some(decision) = &item.decision {
            self.decision(write, id, decision).await?;
        }
        write.reindex("agenda_item", id.uuid());
        Ok((id, approves_meeting.filter(|_| resolve::is_approved(item))))
    }

    /// Sections, clauses, recommenders and attachments.
    pub(super) async fn paper_parts(
        &mut self,
        write: &mut Write<'_>,
        version: PaperVersionId,
        id: AgendaItemId,
    ) -> Result<(), Refusal> {
        let item = self.item;
        let rows = &mut *self.rows;
        let decisions = item.sections.iter();
        let decisions = decisions.filter(|section| section.kind == SectionKind::Decision);
        let one_decision = decisions.count() < 2;
        for (section, place) in item.sections.iter().zip(1i64..) {
            let mut row = section_row(write, version, section, place);
            if section.kind == SectionKind::Decision && !one_decision {
                // The decision has the words of all of them; which words stood where is kept here.
                row.imported = Some(text_json(&section.text));
            }
            rows.sections.push(row);
        }
        for (text, number) in item.clauses.iter().zip(1i64..) {
            rows.clauses.push(ClauseRow {
                id: write.fresh(),
                paper_version_id: version,
                number,
                text: text.clone(),
            });
        }
        for (printed, place) in item.recommenders.iter().zip(1i64..) {
            let position = self.names.position(write, printed).await?;
            rows.recommenders.push(RecommenderRow {
                id: write.fresh(),
                paper_version_id: version,
                place,
                position_id: position,
                printed: printed.clone(),
            });
        }
        for (title, place) in item.attachments.iter().zip(1i64..) {
            let file = self.prepared.file_of(title);
            let mut shown = item.shown_at_meeting.iter();
            let is_shown = shown.any(|number| i64::from(*number) == place);
            rows.attachments.push(AttachmentRow {
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
                shown_at_item: is_shown.then_some(id),
            });
        }
        Ok(())
    }

    /// Presenters and guests.
    pub(super) async fn persons(&mut self, write: &mut Write<'_>, id: AgendaItemId) -> Result<(), Refusal> {
        let presenters = self.item.presenters.iter().map(|name| ("presenter", name));
        let guests = self.item.guests.iter().map(|name| ("guest", name));
        for ((role, name), place) in presenters.chain(guests).zip(1i64..) {
            let person = self.names.person(write, name).await?;
            self.rows.item_persons.push(ItemPersonRow {
                id: write.fresh(),
                agenda_item_id: id,
                place,
                role: role.to_owned(),
                person_id: person,
                printed: name.clone(),
                removed_at: None,
            });
        }
        Ok(())
    }

    /// The route: what earlier forums said, then the stops of the prefix.
    pub(super) fn consultations(&mut self, write: &mut Write<'_>, paper: PaperId, item_id: AgendaItemId) {
        let item = self.item;
        for (history, place) in item.history.iter().zip(1i64..) {
            self.rows.consultations.push(ConsultationRow {
                id: write.fresh(),
                paper_id: paper,
                place,
                forum_name: history.forum.clone(),
                forum_id: self.names.forum_called(&history.forum),
                date: history.date,
                state: ConsultationState::Treated.as_str().to_owned(),
                text: Some(history.text.clone()),
                agenda_item_id: None,
                removed_at: None,
            });
        }
        let here = if self.prepared.record.kind == DocumentKind::Minutes {
            ConsultationState::Treated
        } else {
            ConsultationState::OnAgenda
        };
        let mut passed = false;
        let first = i64::try_from(item.history.len())
            .unwrap_or(i64::MAX)
            .saturating_add(1);
        for (name, place) in item.route.iter().zip(first..) {
            let forum_id = self.names.forum_called(name);
            let is_here = !passed && (forum_id == Some(self.frame.forum) || item.route.len() == 1);
            passed |= is_here;
            self.rows.consultations.push(ConsultationRow {
                id: write.fresh(),
                paper_id: paper,
                place,
                forum_name: name.clone(),
                forum_id: if is_here { Some(self.frame.forum) } else { forum_id },
                date: is_here.then_some(self.frame.date),
                state: if is_here { here } else { ConsultationState::Planned }
                    .as_str()
                    .to_owned(),
                text: None,
                agenda_item_id: is_here.then_some(item_id),
                removed_at: None,
            });
        }
    }

    pub(super) async fn decision(
        &mut self,
        write: &mut Write<'_>,
        item_id: AgendaItemId,
        decision: &DecisionRecord,
    ) -> Result<(), Refusal> {
        let id: DecisionId = write.fresh();
        let rows = &mut *self.rows;
        let blocks: Vec<Block> = self
            .item
            .sections
            .iter()
            .filter(|section| section.kind == SectionKind::Decision)
            .flat_map(|section| section.text.blocks.iter().cloned())
            .collect();
        rows.decisions.push(DecisionRow {
            id,
            agenda_item_id: item_id,
            text: text_json(&RichText { blocks }),
            removed_at: None,
        });
        for row in &decision.outcomes {
            rows.outcomes.push(ClauseOutcomeRow {
                id: write.fresh(),
                decision_id: id,
                clause: i64::from(row.clause),
                outcome: row.outcome.map(|outcome| outcome.as_str().to_owned()),
                addition: row.addition.clone(),
                removed_at: None,
            });
        }
        for (text, place) in decision.remarks.iter().zip(1i64..) {
            rows.remarks.push(RemarkRow {
                id: write.fresh(),
                decision_id: id,
                place,
                text: text.clone(),
                removed_at: None,
            });
        }
        for (remark, place) in decision.statements.iter().zip(1i64..) {
            let person = self.names.person(write, &remark.by).await?;
            rows.named_remarks.push(NamedRemarkRow {
                id: write.fresh(),
                decision_id: id,
                place,
                person_id: person,
                printed: remark.by.clone(),
                text: remark.text.clone(),
                removed_at: None,
            });
        }
        for (vote, place) in decision.votes.iter().zip(1i64..) {
            rows.votes.push(VoteRow {
                id: write.fresh(),
                decision_id: id,
                place,
                person_id: None,
                printed: vote.by.clone(),
                choice: vote.choice.as_str().to_owned(),
                removed_at: None,
                party: None,
            });
        }
        for (name, place) in decision.absent.iter().zip(1i64..) {
            let person = self.names.person(write, name).await?;
            rows.absences.push(AbsenceRow {
                id: write.fresh(),
                decision_id: id,
                place,
                person_id: Some(person),
                printed: name.clone(),
                removed_at: None,
            });
        }
        let dissents = decision
            .dissents
            .iter()
            .map(|dissent| (&dissent.by, &dissent.text, None));
        let recorded = decision
            .recorded
            .iter()
            .map(|said| (&said.by, &said.text, Some(RECORDED)));
        for ((by, text, kind), place) in dissents.chain(recorded).zip(1i64..) {
            rows.dissents.push(DissentingOpinionRow {
                id: write.fresh(),
                decision_id: id,
                place,
                person_id: None,
                printed: by.clone(),
                text: text.clone(),
                removed_at: None,
                kind: kind.map(str::to_owned),
            });
        }
        Ok(())
    }
}

/// Words as a list in one column.
pub(super) fn json(words: &[String]) -> Result<String, Refusal> {
    serde_json::to_string(words).map_err(|error| Refusal::internal(&error))
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
