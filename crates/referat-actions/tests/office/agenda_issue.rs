//! Deadlines, what comes late, and issuing an agenda: checked up, previewed, compared, and supplemented.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::build_agenda::Built;
use referat_actions::keep_forums::ForumFacts;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::office::Office;
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::printing::FileForm;
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_actions::write_paper::{CaseChoice, FieldAnswer, NewPaper};
use referat_documents::press::Form;
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{ForumId, MeetingId, PaperId, PersonId};
use referat_domain::issued::{ChangedHow, IssuedKind, Recipients};
use referat_domain::meeting::DocumentKind;
use referat_domain::meeting::late::{Late, LateDecider};
use referat_domain::openness::Closure;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;
use referat_domain::rules::deadline::NoDeadline;
use referat_import::carried::record_in;
use referat_import::known_forums::KnownForums;
use referat_import::recognise::print_in_layout;

use crate::desk::{acting, bo, sandved_with_minutes};
use crate::documents::press;

struct Desk {
    office: Office,
    _folder: tempfile::TempDir,
    forum: ForumId,
}

async fn desk() -> Desk {
    let (office, folder) = sandved_with_minutes().await;
    let forums = office.forums(&bo()).await.unwrap();
    let forum = forums.iter().find(|forum| forum.name == "Chefforum").unwrap().id;
    Desk {
        office,
        _folder: folder,
        forum,
    }
}

impl Desk {
    async fn meeting(&self, forum: ForumId, month: i8, day: i8) -> MeetingId {
        let at = MeetingTime {
            date: Date::constant(2026, month, day),
            start: "09:00".parse().unwrap(),
            end: "11:00".parse().unwrap(),
            place: "",
            room: None,
        };
        self.office.plan_meeting(&bo(), forum, at, "").await.unwrap().0
    }

    async fn write(&self, paper: PaperId, field: PaperField, value: FieldValue) {
        let seen = self.office.paper(&bo().reader, paper).await.unwrap();
        let fields = &seen.as_ref().unwrap().fields;
        let version = fields.iter().find(|view| view.field == field).unwrap().version;
        let saved = self
            .office
            .save_paper_field(&bo(), paper, field, &value, version)
            .await
            .unwrap();
        assert!(matches!(saved, FieldAnswer::Done(_)), "{saved:?}");
    }

    /// A paper that is ready and says this.
    async fn ready(&self, title: &str, number: &str, statement: &str) -> PaperId {
        let new = NewPaper {
            forum: self.forum,
            kind: PaperKind::Decision,
            title,
            case: CaseChoice::New(number.parse().ok()),
            due: None,
        };
        let paper = self.office.begin_paper(&bo(), new).await.unwrap();
        let text = |words: &str| FieldValue::Text(RichText::paragraph(words));
        self.write(paper, PaperField::Section(1), text("Der skal tages stilling."))
            .await;
        self.write(paper, PaperField::Section(2), text(statement)).await;
        let recommender = FieldValue::lines(["Kommunaldirektøren"]).unwrap();
        self.write(paper, PaperField::Recommenders, recommender).await;
        let clauses = FieldValue::lines(["at Chefforum godkender planen"]).unwrap();
        self.write(paper, PaperField::Clauses, clauses).await;
        self.office.submit_paper(&bo(), paper, "").await.unwrap();
        paper
    }

    /// A paper that is ready is to be closed.
    async fn close(&self, paper: PaperId, closure: Closure) {
        self.office.reopen_paper(&bo(), paper, "").await.unwrap();
        let closed = self.office.close_paper(&bo(), paper, Some(closure), "").await;
        closed.unwrap();
        self.office.submit_paper(&bo(), paper, "").await.unwrap();
    }

    async fn place(&self, meeting: MeetingId, paper: PaperId, late: Option<Late>) -> Result<Built, Refusal> {
        self.office
            .place_on_agenda(&bo(), meeting, paper, None, late)
            .await
    }

    async fn version(&self, meeting: MeetingId) -> i64 {
        let built = self.office.built_agenda(&bo().reader, meeting).await.unwrap();
        built.as_ref().unwrap().version
    }

    async fn issue(
        &self,
        meeting: MeetingId,
        reason: &str,
    ) -> Result<Vec<referat_actions::issue_document::Issued>, Refusal> {
        let version = self.version(meeting).await;
        self.office
            .issue_agenda(&bo(), &press(), meeting, version, reason, &|_| ())
            .await
    }

    async fn journal(&self) -> String {
        let filter = JournalFilter::default();
        let journal = self
            .office
            .journal(&bo().reader, JournalOf::Everything, &filter, Extent::All)
            .await
            .unwrap();
        format!("{:?}", journal.entries)
    }

    async fn set(&self, forum: ForumId, typed: &str) -> Result<(), Refusal> {
        let place = RulePlace::Forum(forum);
        self.office.set_rule(&bo(), place, "deadline", typed, "").await
    }

    async fn deadline(&self, meeting: MeetingId) -> Result<String, NoDeadline> {
        let found = self.office.deadlines(&[meeting]).await.unwrap();
        let found = *found.get(&meeting).unwrap();
        found.map(|found| format!("{} {}", found.day, found.clock))
    }
}

fn late() -> Late {
    Late::given("Høringssvaret kom først i dag", LateDecider::Chair).unwrap()
}

fn why<T: std::fmt::Debug>(done: Result<T, Refusal>) -> &'static str {
    match done {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        Err(Refusal::NotAllowed { .. }) => "not-allowed",
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_forum_s_deadline_is_by_weekdays_a_weekday_or_another_forum_s_meeting() {
    let desk = desk().await;
    let meeting = desk.meeting(desk.forum, 4, 8).await;
    // The Wednesday after Easter: two weekdays before are Tuesday and Wednesday, Easter Monday counts for nothing.
    assert_eq!(desk.deadline(meeting).await.as_deref(), Ok("2026-04-01 12:00"));
    desk.set(desk.forum, "mandag 12:00 1").await.unwrap();
    assert_eq!(desk.deadline(meeting).await.as_deref(), Ok("2026-03-30 12:00"));
    let facts = |name| ForumFacts {
        name,
        abbreviation: "DIR",
        profile: ForumProfile::Administrative,
    };
    let other = desk
        .office
        .make_forum(&bo(), facts("Direktionsforum"))
        .await
        .unwrap();
    let unknown = desk.set(desk.forum, "2 before next Ukendt 12:00").await;
    assert_eq!(why(unknown), "deadline-no-forum");
    let own = desk.set(desk.forum, "2 before next Chefforum 12:00").await;
    assert_eq!(why(own), "deadline-own-forum");
    assert_eq!(why(desk.set(desk.forum, "ved lejlighed").await), "rule-value");
    desk.set(desk.forum, "2 after previous Direktionsforum 12:00")
        .await
        .unwrap();
    assert_eq!(
        desk.deadline(meeting).await,
        Err(NoDeadline::NoOtherMeeting),
        "the other forum has not met yet"
    );
    desk.meeting(other, 3, 18).await;
    assert_eq!(desk.deadline(meeting).await.as_deref(), Ok("2026-03-20 12:00"));
    // The rule follows the forum to its new name.
    desk.office
        .correct_forum(&bo(), other, facts("Direktionen"), "")
        .await
        .unwrap();
    assert_eq!(desk.deadline(meeting).await.as_deref(), Ok("2026-03-20 12:00"));
    let text = desk.office.configuration(&bo()).await.unwrap().to_text().unwrap();
    assert!(
        text.contains(r#""deadline": "2 after previous Direktionen 12:00""#),
        "{text}"
    );
    let elsewhere = text.replace("previous Direktionen", "previous Kontoret");
    let refused = desk
        .office
        .compare_configuration(&bo(), &press(), &elsewhere)
        .await;
    assert_eq!(why(refused), "configuration-place");
    let stricter = text.replace("2 after previous Direktionen 12:00", "monday 12:00 2");
    let changes = desk
        .office
        .apply_configuration(&bo(), &press(), &stricter, "")
        .await
        .unwrap();
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!(desk.deadline(meeting).await.as_deref(), Ok("2026-03-23 12:00"));
}

#[tokio::test]
async fn what_is_placed_after_the_deadline_says_why_and_who_decided() {
    let desk = desk().await;
    // Monday the day after: the deadline was on Thursday.
    let meeting = desk.meeting(desk.forum, 3, 2).await;
    desk.office.begin_agenda(&bo(), meeting).await.unwrap();
    let paper = desk
        .ready("Havneplan", "01.00.00-P00-1-26", "Planen er klar.")
        .await;
    assert_eq!(why(desk.place(meeting, paper, None).await), "late-reason-missing");
    let built = desk.place(meeting, paper, Some(late())).await.unwrap();
    let entry = built.draft.entries()[1].clone();
    assert_eq!(entry.late, Some(late()));
    // It can be said otherwise, but not be left unsaid.
    let unsaid = desk
        .office
        .explain_late(&bo(), meeting, built.version, entry.id, None)
        .await;
    assert_eq!(why(unsaid), "late-reason-missing");
    let member = acting(&Reader::staff(PersonId::from_bytes([8; 16])).member_of(desk.forum));
    let theirs = desk
        .office
        .explain_late(&member, meeting, built.version, entry.id, Some(late()))
        .await;
    assert_eq!(why(theirs), "not-allowed");
    let other = Late::given("Sagen haster", LateDecider::Secretary).unwrap();
    desk.office
        .explain_late(&bo(), meeting, built.version, entry.id, Some(other.clone()))
        .await
        .unwrap();
    let issued = desk.issue(meeting, "").await.unwrap();
    let record = record_in(&issued[0].file.bytes).unwrap();
    assert_eq!(record.items[1].late, Some(other));
    assert!(record.items[0].late.is_none(), "standing items are never late");
    // Printed and read again it is the same.
    let text = print_in_layout(&record);
    assert!(
        text.contains("Fremsendt efter fristen (besluttet af sekretæren): Sagen haster"),
        "{text}"
    );
    let forums = KnownForums::default();
    let again = referat_import::read("dagsorden.txt", text.as_bytes(), &forums);
    let again = again.unwrap().record;
    assert_eq!(again.items.len(), record.items.len());
    for (read, was) in again.items.iter().zip(&record.items) {
        assert_eq!(
            (&read.number, &read.title, &read.late),
            (&was.number, &was.title, &was.late)
        );
        let sections = |item: &referat_domain::meeting_record::ItemRecord| {
            let sections = item.sections.iter();
            sections
                .map(|section| (section.kind, section.text.plain_text()))
                .collect::<Vec<_>>()
        };
        assert_eq!(sections(read), sections(was));
    }
    let told = desk.journal().await;
    assert!(
        told.contains("explain_late") && told.contains("Sagen haster"),
        "{told}"
    );
}

#[tokio::test]
async fn a_closed_item_s_lateness_is_not_told_to_the_public() {
    let desk = desk().await;
    let meeting = desk.meeting(desk.forum, 3, 2).await;
    desk.office.begin_agenda(&bo(), meeting).await.unwrap();
    let paper = desk
        .ready("Hemmelig sag", "01.00.00-P00-1-26", "Planen er klar.")
        .await;
    let closure = Closure {
        ground: Some("Styrelsesloven § 10".into()),
        public_title: None,
        public_decision: None,
    };
    desk.close(paper, closure).await;
    desk.place(meeting, paper, Some(late())).await.unwrap();
    let issued = desk.issue(meeting, "").await.unwrap();
    let public = record_in(&issued[1].file.bytes).unwrap();
    assert!(public.items[1].closed && public.items[1].late.is_none());
    let members = record_in(&issued[0].file.bytes).unwrap();
    assert_eq!(members.items[1].late, Some(late()));
}

#[tokio::test]
async fn what_the_check_up_finds_is_mended_or_silenced_before_an_agenda_is_issued() {
    let desk = desk().await;
    let meeting = desk.meeting(desk.forum, 3, 18).await;
    desk.office.begin_agenda(&bo(), meeting).await.unwrap();
    let number = "Sagen vedrører 010190-1234, se vedlagte bilag.";
    let paper = desk.ready("Havneplan", "01.00.00-P00-1-26", number).await;
    desk.place(meeting, paper, None).await.unwrap();
    assert_eq!(why(desk.issue(meeting, "").await), "agenda-findings");
    let ahead = desk
        .office
        .agenda_to_issue(&bo(), &press(), meeting)
        .await
        .unwrap();
    assert!(ahead.checkup.stops_an_issue() && ahead.since.is_none());
    let member = acting(&Reader::staff(PersonId::from_bytes([8; 16])).member_of(desk.forum));
    let theirs = desk.office.agenda_to_issue(&member, &press(), meeting).await;
    assert_eq!(why(theirs), "not-allowed");
    let secretary =
        acting(&Reader::staff(PersonId::from_bytes([6; 16])).holding(Role::Secretary, desk.forum));
    let findings: Vec<_> = ahead
        .checkup
        .findings
        .iter()
        .filter(|checked| checked.finding.severity > referat_domain::finding::Severity::Hint)
        .map(|checked| checked.fingerprint.clone())
        .collect();
    for fingerprint in &findings {
        let unsaid = desk
            .office
            .silence_finding(&secretary, meeting, fingerprint, " ")
            .await;
        assert_eq!(why(unsaid), "reason-missing");
        desk.office
            .silence_finding(&secretary, meeting, fingerprint, "Opdigtet nummer")
            .await
            .unwrap();
    }
    desk.issue(meeting, "").await.unwrap();
    // What was silenced is silenced on the meeting's page, too.
    let checkup = desk.office.checkup(&bo().reader, meeting).await.unwrap();
    assert!(!checkup.stops_an_issue(), "{:?}", checkup.findings);
    assert_eq!(checkup.silenced.len(), findings.len());
}

#[tokio::test]
async fn a_preview_is_what_is_issued_and_writes_nothing() {
    let desk = desk().await;
    let meeting = desk.meeting(desk.forum, 3, 18).await;
    desk.office.begin_agenda(&bo(), meeting).await.unwrap();
    let paper = desk
        .ready("Havneplan", "01.00.00-P00-1-26", "Planen er klar.")
        .await;
    let closure = Closure {
        ground: Some("Styrelsesloven § 10".into()),
        public_title: Some("En havn".into()),
        public_decision: None,
    };
    desk.close(paper, closure).await;
    desk.place(meeting, paper, None).await.unwrap();
    let journal = desk.journal().await;
    let seen = async |recipients| {
        let file = desk
            .office
            .preview_agenda(
                &bo(),
                &press(),
                meeting,
                recipients,
                FileForm::Document(Form::Html),
            )
            .await
            .unwrap();
        String::from_utf8(file.bytes).unwrap()
    };
    let (members, public) = (seen(Recipients::Members).await, seen(Recipients::Public).await);
    assert!(members.contains("Punkt 2: CF - Havneplan") && members.contains("Planen er klar."));
    assert!(public.contains("Punkt 2: En havn") && !public.contains("Havneplan"));
    assert_eq!(desk.journal().await, journal);
    let before = desk.office.record(&bo().reader, meeting).await.unwrap();
    assert!(before.items.is_empty());
    let issued = desk.issue(meeting, "").await.unwrap();
    let titles = |bytes: &[u8]| -> Vec<String> {
        let record = record_in(bytes).unwrap();
        record.items.into_iter().map(|item| item.title).collect()
    };
    assert_eq!(
        titles(&issued[1].file.bytes),
        ["CF - Godkendelse af dagsorden og referat", "En havn", "CF - Evt."]
    );
}

#[tokio::test]
async fn what_is_added_comes_as_a_supplement_and_the_new_version_says_what_changed() {
    let desk = desk().await;
    let meeting = desk.meeting(desk.forum, 3, 18).await;
    desk.office.begin_agenda(&bo(), meeting).await.unwrap();
    let first = desk
        .ready("Havneplan", "01.00.00-P00-1-26", "Planen er klar.")
        .await;
    desk.place(meeting, first, None).await.unwrap();
    let issued = desk.issue(meeting, "").await.unwrap();
    assert_eq!(
        issued.len(),
        2,
        "the members' and the public copy, and no supplement"
    );
    let undone = desk
        .office
        .undo_agenda(&bo(), meeting, desk.version(meeting).await)
        .await;
    assert_eq!(
        why(undone),
        "agenda-nothing-to-undo",
        "what was issued isn't undone"
    );

    // A mistake is found a minute later.
    desk.office.reopen_paper(&bo(), first, "Fejl").await.unwrap();
    let text = FieldValue::Text(RichText::paragraph("Planen er næsten klar."));
    desk.write(first, PaperField::Section(2), text).await;
    desk.office.submit_paper(&bo(), first, "").await.unwrap();
    let second = desk
        .ready("Skolevej", "02.00.00-P00-2-26", "Vejen skal lukkes.")
        .await;
    desk.place(meeting, second, None).await.unwrap();
    let ahead = desk
        .office
        .agenda_to_issue(&bo(), &press(), meeting)
        .await
        .unwrap();
    assert_eq!(ahead.added, [("4".to_owned(), "CF - Skolevej".to_owned())]);
    let (_, comparison) = ahead.since.unwrap().last.unwrap();
    let told: Vec<_> = comparison
        .told()
        .into_iter()
        .map(|change| (change.number.unwrap_or_default(), change.how))
        .collect();
    assert_eq!(
        told,
        [
            ("2".to_owned(), ChangedHow::Changed),
            ("4".to_owned(), ChangedHow::Added)
        ]
    );
    assert_eq!(why(desk.issue(meeting, " ").await), "issue-reason-missing");
    let issued = desk.issue(meeting, "Et tal var forkert").await.unwrap();
    let lines = desk.office.issued_documents(&bo().reader, meeting).await.unwrap();
    let mut said: Vec<_> = lines
        .iter()
        .map(|line| (line.kind, line.recipients, line.version, line.changes.len()))
        .collect();
    said.sort();
    assert_eq!(
        said,
        [
            (IssuedKind::Agenda, Recipients::Members, 1, 0),
            (IssuedKind::Agenda, Recipients::Members, 2, 2),
            (IssuedKind::Agenda, Recipients::Public, 1, 0),
            (IssuedKind::Agenda, Recipients::Public, 2, 2),
            (IssuedKind::SupplementaryAgenda, Recipients::Members, 1, 0),
            (IssuedKind::SupplementaryAgenda, Recipients::Public, 1, 0),
        ]
    );
    let supplement = record_in(&issued[2].file.bytes).unwrap();
    assert_eq!(supplement.kind, DocumentKind::SupplementaryAgenda);
    let numbers: Vec<_> = supplement.items.iter().map(|item| &item.number).collect();
    assert_eq!(numbers, ["4"]);
    assert!(
        issued[2].file.title.starts_with("TILLÆGSDAGSORDEN"),
        "{}",
        issued[2].file.title
    );
    assert!(issued[2].file.file_name.starts_with("tillaegsdagsorden-"));
    let full = record_in(&issued[0].file.bytes).unwrap();
    assert_eq!(full.items.len(), 4);
    assert_eq!(why(desk.issue(meeting, "Igen").await), "nothing-changed");
    let report = desk.office.verify(None, &mut |_| ()).await.unwrap();
    assert!(
        report.findings.iter().all(|finding| !finding.is_damage),
        "{report:?}"
    );
}
