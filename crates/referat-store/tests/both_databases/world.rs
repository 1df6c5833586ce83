//! A world with at least one row in every covered table, its texts drawn from what a test gives.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::collections::BTreeMap;

use referat_domain::Date;
use referat_domain::paper::attachment::Checksum;
use referat_store::abbreviations::AbbreviationRow;
use referat_store::accounts::AccountRow;
use referat_store::agenda_items::{AgendaItemRow, ItemExclusionRow, ItemPersonRow};
use referat_store::cases::{CaseJoinProposalRow, CaseRow};
use referat_store::decisions::{
    AbsenceRow, ClauseOutcomeRow, DecisionRow, DissentingOpinionRow, NamedRemarkRow, RemarkRow, VoteRow,
};
use referat_store::documents::{
    ContentsLineRow, ImportFindingRow, MeetingJoinProposalRow, SourceDocumentRow,
};
use referat_store::files::StoredContent;
use referat_store::forums::ForumRow;
use referat_store::issued_documents::IssuedDocumentRow;
use referat_store::item_absences::ItemAbsenceRow;
use referat_store::kle::{KleRegisterRow, KleSubjectRow};
use referat_store::looks::LookRow;
use referat_store::meetings::{MeetingRow, ParticipantRow};
use referat_store::memberships::{HoldingRow, MembershipRow};
use referat_store::minutes::MinutesRow;
use referat_store::papers::{
    AttachmentRow, ClauseRow, ConsultationRow, PaperRow, PaperVersionRow, RecommenderRow, SectionRow,
};
use referat_store::papers_on_their_way::{ApprovalRow, PaperAttachmentRow, PaperRemarkRow, PaperTemplateRow};
use referat_store::people::{AliasProposalRow, PersonRow, PositionRow, UnitRow};
use referat_store::settings::SettingRow;
use referat_store::silenced_findings::SilencedFindingRow;
use referat_store::{RowId, Table, Write};

use crate::world_plans::{
    between_meetings, item_session, names_under, plans, promised, shared_remark, tasks,
};

/// Texts that are used one after the other, and whether what may be missing is there.
pub struct Words {
    texts: Vec<String>,
    used: usize,
}

impl Words {
    pub fn new(texts: Vec<String>) -> Self {
        assert!(!texts.is_empty());
        Self { texts, used: 0 }
    }

    /// Plain Danish.
    pub fn danish() -> Self {
        Self::new(vec![
            "Drøftelse af budgetproces 2027".into(),
            "Chefforum godkender dagsordenen.".into(),
            "Økonomi & Stab".into(),
            "Henrik".into(),
        ])
    }

    /// A text, perhaps an empty one.
    pub fn text(&mut self) -> String {
        self.used += 1;
        self.texts[self.used % self.texts.len()].clone()
    }

    /// A text that isn't empty and isn't given twice.
    pub fn name(&mut self) -> String {
        format!("{} {}", self.text(), self.used)
    }

    /// A text, or none.
    pub fn perhaps(&mut self) -> Option<String> {
        let text = self.text();
        (!self.used.is_multiple_of(3)).then_some(text)
    }
}

/// Rows of the world that tests come back to.
pub struct World {
    pub forum: ForumRow,
    pub unit: UnitRow,
    pub position: PositionRow,
    pub person: PersonRow,
    pub meeting: MeetingRow,
    pub document: SourceDocumentRow,
    pub case: CaseRow,
    pub paper: PaperRow,
    pub version: PaperVersionRow,
    pub attachment: AttachmentRow,
    pub item: AgendaItemRow,
    pub decision: DecisionRow,
    pub remark: RemarkRow,
    pub register: KleRegisterRow,
    /// The canonical values of every row that was inserted, by table and id.
    pub rows: Rows,
}

/// The canonical values of rows, by table and id.
pub type Rows = BTreeMap<(&'static str, [u8; 16]), String>;

pub async fn put<T: Table + std::fmt::Debug + PartialEq>(
    write: &mut Write<'_>,
    rows: &mut Rows,
    row: T,
) -> T {
    write.insert(std::slice::from_ref(&row)).await.unwrap();
    let found: T = write
        .reading()
        .by_id(RowId::from_bytes(row.id()))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found, row, "{} comes back as it was written", T::FACTS.name);
    rows.insert((T::FACTS.name, row.id()), format!("{:?}", row.values()));
    row
}

/// Writes the world. `contents` are two that are in the file store.
pub async fn fill(write: &mut Write<'_>, words: &mut Words, contents: [StoredContent; 2]) -> World {
    let mut rows = BTreeMap::new();
    let all = &mut rows;
    let [document_file, attachment_file] = contents;
    let day = Date::constant(2021, 10, 28);
    for content in contents {
        let row = write.keep_file(&content, "text/plain").await.unwrap();
        all.insert(("file", row.id()), format!("{:?}", row.values()));
    }
    let forum = ForumRow {
        id: write.fresh(),
        name: words.name(),
        abbreviation: words.perhaps(),
        profile: "political".into(),
        removed_at: None,
    };
    let forum = put(write, all, forum).await;
    let unit = UnitRow {
        id: write.fresh(),
        name: words.name(),
        removed_at: None,
        parent_id: None,
    };
    let unit = put(write, all, unit).await;
    let position = PositionRow {
        id: write.fresh(),
        title: words.name(),
        role: words.text(),
        unit_id: Some(unit.id),
        removed_at: None,
    };
    let position = put(write, all, position).await;
    let person = PersonRow {
        id: write.fresh(),
        name: words.text(),
        removed_at: None,
        email: None,
        left_on: None,
    };
    let person = put(write, all, person).await;
    let other = PersonRow {
        id: write.fresh(),
        name: words.text(),
        removed_at: Some(7),
        email: None,
        left_on: None,
    };
    let other = put(write, all, other).await;
    let alias = AliasProposalRow {
        id: write.fresh(),
        kind: "person".into(),
        one_id: RowId::from_bytes(*person.id.as_bytes()),
        other_id: RowId::from_bytes(*other.id.as_bytes()),
        reason: words.text(),
        state: "proposed".into(),
        decided_at: None,
    };
    put(write, all, alias).await;
    let meeting = MeetingRow {
        id: write.fresh(),
        forum_id: forum.id,
        date: Some(day),
        start_time: Some("09:00".into()),
        end_time: None,
        place: words.perhaps(),
        state: "held".into(),
        preamble: words.perhaps(),
        removed_at: None,
    };
    let meeting = put(write, all, meeting).await;
    let participant = ParticipantRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        place: 1,
        person_id: person.id,
        printed: words.text(),
        party: Some(words.name()),
        role: words.perhaps(),
        attendance: "apology".into(),
        removed_at: None,
        seat: Some("member".into()),
        said_at: Some("item".into()),
    };
    put(write, all, participant).await;
    let minutes = MinutesRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        state: "issued".into(),
        approved_by_item: None,
        remarks_until: Some(Date::constant(2021, 11, 4)),
        locked_at: None,
    };
    put(write, all, minutes).await;
    let issued = IssuedDocumentRow {
        id: write.fresh(),
        forum_id: meeting.forum_id,
        kind: "minutes".into(),
        recipients: "members".into(),
        subject_kind: "meeting".into(),
        subject_id: RowId::from_bytes(*meeting.id.as_bytes()),
        version: 1,
        title: words.text(),
        file_name: "referat.pdf".into(),
        checksum: document_file.checksum,
        size: i64::try_from(document_file.size).unwrap(),
        pages: 12,
        journal_count: i64::MAX,
        journal_head: "0".repeat(64),
        reason: words.text(),
        issued_by: words.text(),
        issued_at: i64::MAX,
        changes: None,
    };
    let issued = put(write, all, issued).await;
    names_under(write, all, words, (meeting.id, issued.id), &person).await;
    let look = LookRow {
        id: write.fresh(),
        json: words.text(),
        removed_at: None,
    };
    put(write, all, look).await;
    let document = SourceDocumentRow {
        id: write.fresh(),
        meeting_id: Some(meeting.id),
        file_name: words.text(),
        layout: "albertslund-chefforum".into(),
        kind: "minutes".into(),
        checksum: document_file.checksum,
        coverage_ppm: 999_999,
        imported_at: -1,
        state: "accepted".into(),
        record: words.perhaps(),
        head_as_printed: words.perhaps(),
        preamble_as_printed: words.perhaps(),
        unrecognised: words.perhaps(),
        removed_at: None,
        mended_by: words.perhaps(),
        mended_text: Some(document_file.checksum),
    };
    let document = put(write, all, document).await;
    let finding = ImportFindingRow {
        id: write.fresh(),
        document_id: document.id,
        place: 1,
        code: "toc-title-differs".into(),
        severity: "warning".into(),
        line: Some(12),
        item: words.perhaps(),
        message: words.text(),
        removed_at: None,
    };
    put(write, all, finding).await;
    let join = MeetingJoinProposalRow {
        id: write.fresh(),
        document_id: document.id,
        meeting_id: meeting.id,
        reason: words.text(),
        state: "rejected".into(),
        decided_at: Some(0),
    };
    put(write, all, join).await;
    let line = ContentsLineRow {
        id: write.fresh(),
        document_id: document.id,
        place: 1,
        title: words.text(),
        page: None,
        item_number: words.perhaps(),
        as_printed: words.perhaps(),
    };
    put(write, all, line).await;
    let case = CaseRow {
        id: write.fresh(),
        journal_number: Some("00.30.00-P00-5-21".into()),
        subject: words.text(),
        kind: "subject".into(),
        forum_id: Some(forum.id),
        merged_into: None,
        removed_at: None,
    };
    let case = put(write, all, case).await;
    let paper = PaperRow {
        id: write.fresh(),
        case_id: case.id,
        subject: words.text(),
        subject_key: words.text(),
        join_reason: "first".into(),
        removed_at: None,
        state: Some("ready".into()),
        approval_step: None,
        kind: words.perhaps(),
        forum_id: Some(forum.id),
        author_id: Some(person.id),
        template: words.perhaps(),
        due: None,
        closure_ground: words.perhaps(),
        closure_title: words.perhaps(),
        ready_at: None,
    };
    let paper = put(write, all, paper).await;
    let join = CaseJoinProposalRow {
        id: write.fresh(),
        paper_id: paper.id,
        case_id: case.id,
        reason: words.text(),
        likeness: 61,
        state: "accepted".into(),
        decided_at: Some(1),
    };
    put(write, all, join).await;
    let version = PaperVersionRow {
        id: write.fresh(),
        paper_id: paper.id,
        version: 1,
        title: words.text(),
        frozen_at: 3,
    };
    let version = put(write, all, version).await;
    let section = SectionRow {
        id: write.fresh(),
        paper_version_id: version.id,
        place: 1,
        kind: "statement".into(),
        heading: words.perhaps(),
        before_text: words.perhaps(),
        after_text: words.perhaps(),
        imported: words.perhaps(),
        as_printed: words.perhaps(),
        first_line: Some(1),
        last_line: None,
    };
    put(write, all, section).await;
    let clause = ClauseRow {
        id: write.fresh(),
        paper_version_id: version.id,
        number: 1,
        text: words.text(),
    };
    put(write, all, clause).await;
    let recommender = RecommenderRow {
        id: write.fresh(),
        paper_version_id: version.id,
        place: 1,
        position_id: position.id,
        printed: words.text(),
    };
    put(write, all, recommender).await;
    let attachment = AttachmentRow {
        shown_at_item: None,
        id: write.fresh(),
        paper_version_id: version.id,
        place: 1,
        title: words.text(),
        file_name: words.perhaps(),
        checksum: Some(attachment_file.checksum),
        size: i64::try_from(attachment_file.size).ok(),
        is_closed: true,
        closure_ground: words.perhaps(),
        closure_title: words.perhaps(),
        closure_decision: words.perhaps(),
        removed_at: None,
    };
    let attachment = put(write, all, attachment).await;
    let item = AgendaItemRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        place: 1,
        number: "1".into(),
        title: words.text(),
        subject: words.text(),
        route: "[\"MBU\",\"ØU\"]".into(),
        suffixes: "[]".into(),
        journal_number: case.journal_number.clone(),
        journal_number_as_printed: words.perhaps(),
        paper_version_id: version.id,
        slot_start: Some("13:15".into()),
        slot_end: Some("13:35".into()),
        toc_title: words.perhaps(),
        toc_page: Some(3),
        is_closed: false,
        closure_ground: None,
        closure_title: None,
        closure_decision: None,
        approves: Some("2021-10-13".into()),
        approves_meeting_id: None,
        unrecognised: words.perhaps(),
        first_line: Some(16),
        last_line: Some(36),
        removed_at: None,
        late_reason: None,
        late_decided_by: None,
    };
    let item = put(write, all, item).await;
    let presenter = ItemPersonRow {
        id: write.fresh(),
        agenda_item_id: item.id,
        place: 1,
        role: "presenter".into(),
        person_id: person.id,
        printed: words.text(),
        removed_at: None,
    };
    put(write, all, presenter).await;
    let exclusion = ItemExclusionRow {
        id: write.fresh(),
        agenda_item_id: item.id,
        person_id: person.id,
        removed_at: None,
    };
    put(write, all, exclusion).await;
    let consultation = ConsultationRow {
        id: write.fresh(),
        paper_id: paper.id,
        place: 1,
        forum_name: words.text(),
        forum_id: Some(forum.id),
        date: Some(day),
        state: "treated".into(),
        text: words.perhaps(),
        agenda_item_id: Some(item.id),
        removed_at: None,
    };
    put(write, all, consultation).await;
    let decision = DecisionRow {
        id: write.fresh(),
        agenda_item_id: item.id,
        text: words.text(),
        removed_at: None,
    };
    let decision = put(write, all, decision).await;
    let outcome = ClauseOutcomeRow {
        id: write.fresh(),
        decision_id: decision.id,
        clause: 1,
        outcome: Some("carried_out".into()),
        addition: words.perhaps(),
        removed_at: None,
    };
    put(write, all, outcome).await;
    let remark = RemarkRow {
        id: write.fresh(),
        decision_id: decision.id,
        place: 1,
        text: words.text(),
        removed_at: None,
    };
    let remark = put(write, all, remark).await;
    let named = NamedRemarkRow {
        id: write.fresh(),
        decision_id: decision.id,
        place: 1,
        person_id: person.id,
        printed: words.text(),
        text: words.text(),
        removed_at: None,
    };
    put(write, all, named).await;
    let vote = VoteRow {
        id: write.fresh(),
        decision_id: decision.id,
        place: 1,
        person_id: None,
        printed: words.text(),
        choice: "against".into(),
        removed_at: None,
        party: Some(words.name()),
    };
    put(write, all, vote).await;
    let dissent = DissentingOpinionRow {
        id: write.fresh(),
        decision_id: decision.id,
        place: 1,
        person_id: Some(person.id),
        printed: words.text(),
        text: words.text(),
        removed_at: None,
        kind: Some("recorded".into()),
    };
    put(write, all, dissent).await;
    let absence = AbsenceRow {
        id: write.fresh(),
        decision_id: decision.id,
        place: 1,
        person_id: Some(person.id),
        printed: words.text(),
        removed_at: None,
    };
    put(write, all, absence).await;
    let away = ItemAbsenceRow {
        id: write.fresh(),
        agenda_item_id: item.id,
        person_id: person.id,
        cause: "disqualified".into(),
        reason: words.perhaps(),
        has_left: true,
        removed_at: None,
    };
    put(write, all, away).await;
    let register = KleRegisterRow {
        id: write.fresh(),
        name: words.text(),
        published: Some(day),
        loaded_at: 4,
        removed_at: None,
    };
    let register = put(write, all, register).await;
    let subject = KleSubjectRow {
        id: write.fresh(),
        register_id: register.id,
        number: "00.30.14".into(),
        level: "subject".into(),
        title: words.text(),
        keywords: "[]".into(),
        expired: None,
        successors: "[]".into(),
    };
    put(write, all, subject).await;
    let membership = MembershipRow {
        id: write.fresh(),
        person_id: person.id,
        forum_id: Some(forum.id),
        role: "secretary".into(),
        from_day: Some(day),
        until_day: None,
        removed_at: None,
        issuer: Some("https://login.example".into()),
        party: Some(words.name()),
    };
    put(write, all, membership).await;
    let holding = HoldingRow {
        id: write.fresh(),
        position_id: position.id,
        person_id: person.id,
        from_day: None,
        until_day: Some(day),
        removed_at: None,
    };
    put(write, all, holding).await;
    let setting = SettingRow {
        id: write.fresh(),
        forum_id: Some(forum.id),
        name: "is-council".into(),
        value: "true".into(),
        removed_at: None,
    };
    put(write, all, setting).await;
    let account = AccountRow {
        id: write.fresh(),
        person_id: person.id,
        login: "eva@sandved.example".into(),
        issuer: Some("https://login.sandved.example".into()),
        subject: Some(words.name()),
        shut_at: None,
        removed_at: None,
    };
    put(write, all, account).await;
    let silenced = SilencedFindingRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        code: "date-past".into(),
        item: words.perhaps(),
        fingerprint: "0f".repeat(32),
        reason: words.name(),
        silenced_by: words.text(),
        silenced_at: 5,
        removed_at: None,
    };
    put(write, all, silenced).await;
    let abbreviation = AbbreviationRow {
        id: write.fresh(),
        forum_id: forum.id,
        short: "DIF".into(),
        meaning: words.name(),
        removed_at: None,
    };
    put(write, all, abbreviation).await;
    let paper_attachment = PaperAttachmentRow {
        id: write.fresh(),
        paper_id: paper.id,
        place: 1,
        title: words.name(),
        file_name: words.text(),
        checksum: attachment_file.checksum,
        size: 5,
        version: 2,
        added_by: words.text(),
        added_at: 7,
        closure_ground: words.perhaps(),
        closure_title: words.perhaps(),
        removed_at: None,
    };
    put(write, all, paper_attachment).await;
    let approval = ApprovalRow {
        id: write.fresh(),
        paper_id: paper.id,
        paper_version_id: version.id,
        step: 1,
        step_name: words.text(),
        outcome: "returned".into(),
        person_id: Some(person.id),
        decided_by: words.text(),
        reason: words.text(),
        decided_at: 8,
        instead_of: Some(other.id),
        instead_of_name: Some(words.name()),
    };
    put(write, all, approval).await;
    let remark_on_paper = PaperRemarkRow {
        id: write.fresh(),
        paper_id: paper.id,
        field: words.perhaps(),
        person_id: Some(person.id),
        written_by: words.text(),
        text: words.name(),
        written_at: 9,
        settled_at: None,
        removed_at: None,
    };
    put(write, all, remark_on_paper).await;
    let template = PaperTemplateRow {
        id: write.fresh(),
        forum_id: forum.id,
        kind: words.text(),
        template: words.text(),
        removed_at: None,
    };
    put(write, all, template).await;
    tasks(write, all, words, paper.id, (&person, &other)).await;
    promised(write, all, words, item.id, person.id).await;
    between_meetings(write, all, words, (forum.id, paper.id, version.id), &person).await;
    plans(write, all, words, &meeting, (&person, &other)).await;
    shared_remark(write, all, words, item.id, &person).await;
    item_session(write, all, &meeting, item.id).await;
    World {
        forum,
        unit,
        position,
        person,
        meeting,
        document,
        case,
        paper,
        version,
        attachment,
        item,
        decision,
        remark,
        register,
        rows,
    }
}

/// Two contents that are kept in the store's files.
pub async fn contents(store: &referat_store::Store) -> [StoredContent; 2] {
    [
        store.files().keep("Punkt 1: Budget".as_bytes()).await.unwrap(),
        store.files().keep("Bilag".as_bytes()).await.unwrap(),
    ]
}

/// A content that is nowhere.
pub fn nowhere() -> StoredContent {
    StoredContent {
        checksum: Checksum([9; 32]),
        size: 3,
    }
}
