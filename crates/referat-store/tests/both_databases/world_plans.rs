//! The planned part of the world: a room, a series, a booking, a change and two invitations; a remark that is shared, what
//! stands under minutes, an opinion and a stand-in.

use referat_domain::Date;
use referat_domain::ids::{
    AgendaItemId, ForumId, IssuedDocumentId, MeetingId, PaperId, PaperVersionId, PersonId,
};
use referat_store::Write;
use referat_store::between_meetings::{
    ExtraordinaryCallRow, InterimDecisionRow, InterimOutcomeRow, WrittenAnswerRow, WrittenProcedureRow,
};
use referat_store::invitations::InvitationRow;
use referat_store::item_sessions::ItemSessionRow;
use referat_store::meeting_plans::{BookingRow, MeetingChangeRow, RoomRow, SeriesRow};
use referat_store::meetings::MeetingRow;
use referat_store::minutes::{CorrectionRow, MinutesRemarkRow, SignatureRow};
use referat_store::opinions::OpinionRow;
use referat_store::people::PersonRow;
use referat_store::promises::{PromiseRow, SortedLineRow};
use referat_store::shared_remarks::SharedRemarkRow;
use referat_store::stand_ins::StandInRow;

use crate::world::{Rows, Words, put};

/// Writes a remark that is shared on an item of the world.
pub async fn shared_remark(
    write: &mut Write<'_>,
    all: &mut Rows,
    words: &mut Words,
    item: AgendaItemId,
    person: &PersonRow,
) {
    let remark = SharedRemarkRow {
        id: write.fresh(),
        agenda_item_id: item,
        person_id: Some(person.id),
        written_by: words.text(),
        text: words.name(),
        written_at: 6,
        removed_at: None,
    };
    put(write, all, remark).await;
}

/// Writes who signed minutes of the world, what was remarked on them, and what was added.
pub async fn names_under(
    write: &mut Write<'_>,
    all: &mut Rows,
    words: &mut Words,
    (meeting, issue): (MeetingId, IssuedDocumentId),
    person: &PersonRow,
) {
    let signature = SignatureRow {
        id: write.fresh(),
        meeting_id: meeting,
        kind: "signature".into(),
        person_id: person.id,
        printed: words.text(),
        way: "paper".into(),
        issued_document_id: issue,
        registered_by: words.text(),
        signed_at: 7,
        removed_at: None,
    };
    put(write, all, signature).await;
    let remark = MinutesRemarkRow {
        id: write.fresh(),
        meeting_id: meeting,
        agenda_item_id: None,
        person_id: Some(person.id),
        written_by: words.text(),
        text: words.name(),
        written_at: 8,
        answer: Some("left".into()),
        answer_words: words.perhaps(),
        answered_at: Some(9),
        removed_at: None,
    };
    put(write, all, remark).await;
    let correction = CorrectionRow {
        id: write.fresh(),
        meeting_id: meeting,
        place: 1,
        agenda_item_id: None,
        noted_by_item: None,
        text: words.name(),
        date: Date::constant(2021, 11, 10),
        written_by: words.text(),
        written_at: 10,
    };
    put(write, all, correction).await;
}

/// Writes a stretch of time in which the world's meeting was at its item.
pub async fn item_session(write: &mut Write<'_>, all: &mut Rows, meeting: &MeetingRow, item: AgendaItemId) {
    let stretch = ItemSessionRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        agenda_item_id: item,
        began_at: 6,
        ended_at: Some(9),
        ended_as: Some("left".to_owned()),
        removed_at: None,
    };
    put(write, all, stretch).await;
}

/// Writes what planning knows of a meeting of the world.
pub async fn plans(
    write: &mut Write<'_>,
    all: &mut Rows,
    words: &mut Words,
    meeting: &MeetingRow,
    (person, other): (&PersonRow, &PersonRow),
) {
    let room = RoomRow {
        id: write.fresh(),
        name: words.name(),
        seats: Some(12),
        removed_at: None,
    };
    let room = put(write, all, room).await;
    let series = SeriesRow {
        id: write.fresh(),
        forum_id: meeting.forum_id,
        rule: words.text(),
        choices: words.text(),
        planned_at: 3,
        removed_at: None,
    };
    let series = put(write, all, series).await;
    let booking = BookingRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        series_id: Some(series.id),
        rule_date: Some(Date::constant(2021, 10, 27)),
        room_id: Some(room.id),
        removed_at: None,
    };
    put(write, all, booking).await;
    let change = MeetingChangeRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        place: 1,
        kind: "moved".into(),
        from_date: Some(Date::constant(2021, 10, 27)),
        from_start: Some("09:00".into()),
        from_end: None,
        from_place: words.perhaps(),
        reason: words.text(),
        changed_at: 4,
        removed_at: None,
    };
    put(write, all, change).await;
    let call = ExtraordinaryCallRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        asked_by: Some(words.name()),
        reason: Some(words.name()),
        due_day: Some(Date::constant(2021, 10, 26)),
        due_clock: Some("12:00".into()),
        called_at: 2,
        removed_at: None,
    };
    put(write, all, call).await;
    let apology = InvitationRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        person_id: person.id,
        invited_as: "member".into(),
        answer: "apology".into(),
        reason: words.perhaps(),
        instead_of: None,
        answered_at: Some(5),
        removed_at: None,
    };
    put(write, all, apology).await;
    let substitute = InvitationRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        person_id: other.id,
        invited_as: "substitute".into(),
        answer: "none".into(),
        reason: None,
        instead_of: Some(person.id),
        answered_at: None,
        removed_at: None,
    };
    put(write, all, substitute).await;
}

/// An opinion somebody is asked for, and who stands in for whom.
pub async fn tasks(
    write: &mut Write<'_>,
    all: &mut Rows,
    words: &mut Words,
    paper: PaperId,
    (person, other): (&PersonRow, &PersonRow),
) {
    let opinion = OpinionRow {
        id: write.fresh(),
        paper_id: paper,
        unit: words.name(),
        person_id: person.id,
        question: words.name(),
        due: Date::constant(2026, 3, 10),
        state: "given".into(),
        asked_by: words.text(),
        asked_by_person: Some(other.id),
        asked_at: 3,
        text: Some(words.name()),
        reason: Some(words.name()),
        answered_by: Some(words.name()),
        answered_for: Some(words.name()),
        answered_at: Some(4),
    };
    put(write, all, opinion).await;
    let stand_in = StandInRow {
        id: write.fresh(),
        person_id: person.id,
        stand_in_id: other.id,
        from_day: Date::constant(2026, 3, 1),
        until_day: Date::constant(2026, 3, 8),
        ended_at: None,
    };
    put(write, all, stand_in).await;
}

/// A promise that a line of notices became.
pub async fn promised(
    write: &mut Write<'_>,
    all: &mut Rows,
    words: &mut Words,
    item: AgendaItemId,
    person: PersonId,
) {
    let promise = PromiseRow {
        id: write.fresh(),
        agenda_item_id: item,
        text: words.name(),
        who: Some(words.name()),
        person_id: Some(person),
        due: Some(Date::constant(2026, 4, 1)),
        state: "lapsed".into(),
        reason: Some(words.name()),
        made_by: words.text(),
        made_at: 5,
        removed_at: None,
    };
    let line = SortedLineRow {
        id: write.fresh(),
        agenda_item_id: item,
        line: words.name(),
        kind: "promise".into(),
        promise_id: Some(promise.id),
        paper_id: None,
        sorted_at: 6,
        closed_at: Some(7),
        removed_at: None,
    };
    put(write, all, promise).await;
    put(write, all, line).await;
}

/// A decision between meetings that came of members' answers in writing.
pub async fn between_meetings(
    write: &mut Write<'_>,
    all: &mut Rows,
    words: &mut Words,
    (forum, paper, version): (ForumId, PaperId, PaperVersionId),
    person: &PersonRow,
) {
    let decision = InterimDecisionRow {
        id: write.fresh(),
        forum_id: forum,
        paper_id: paper,
        paper_version_id: version,
        way: "chair".into(),
        decided_on: Date::constant(2026, 3, 4),
        decided_by: Some(words.name()),
        decided_by_person: Some(person.id),
        recorded_by: Some(words.name()),
        ground: Some("urgent".into()),
        reason: Some(words.name()),
        text: words.name(),
        notice_paper_id: paper,
        decided_at: 5,
        withdrawn_at: Some(6),
        withdrawn_reason: Some(words.name()),
    };
    let decision = put(write, all, decision).await;
    let outcome = InterimOutcomeRow {
        id: write.fresh(),
        interim_decision_id: decision.id,
        clause: 1,
        outcome: Some("approved".into()),
        addition: words.perhaps(),
    };
    put(write, all, outcome).await;
    let procedure = WrittenProcedureRow {
        id: write.fresh(),
        forum_id: forum,
        paper_id: paper,
        paper_version_id: version,
        message: Some(words.name()),
        due_day: Date::constant(2026, 3, 4),
        due_clock: "12:00".into(),
        stops_at: "one".into(),
        quorum: "half".into(),
        started_by: words.text(),
        started_at: 3,
        state: "decided".into(),
        ended_at: Some(4),
        ended_reason: Some(words.name()),
        interim_decision_id: Some(decision.id),
    };
    let procedure = put(write, all, procedure).await;
    let answer = WrittenAnswerRow {
        id: write.fresh(),
        procedure_id: procedure.id,
        person_id: person.id,
        answer: Some("for".into()),
        remark: Some(words.name()),
        answered_at: Some(4),
    };
    put(write, all, answer).await;
}
