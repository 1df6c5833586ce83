//! From case to agenda: written, approved, placed, issued; and who sees what of it on the way.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::build_agenda::Built;
use referat_actions::office::Office;
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_actions::submit_paper::StepVerdict;
use referat_actions::write_paper::{CaseChoice, FieldAnswer, NewPaper};
use referat_domain::Date;
use referat_domain::ids::{ForumId, MeetingId, PaperId, PersonId};
use referat_domain::meeting::agenda_draft::Change;
use referat_domain::openness::Closure;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;

use crate::desk::{acting, bo, sandved_with_minutes};

struct Desk {
    office: Office,
    _folder: tempfile::TempDir,
    forum: ForumId,
    meeting: MeetingId,
}

async fn desk() -> Desk {
    let (office, folder) = sandved_with_minutes().await;
    let forums = office.forums(&bo()).await.unwrap();
    let forum = forums.iter().find(|forum| forum.name == "Chefforum").unwrap().id;
    let at = MeetingTime {
        date: Date::constant(2026, 3, 18),
        start: "09:00".parse().unwrap(),
        end: "11:00".parse().unwrap(),
        place: "Mødelokale 1",
        room: None,
    };
    let (meeting, _) = office.plan_meeting(&bo(), forum, at, "").await.unwrap();
    Desk {
        office,
        _folder: folder,
        forum,
        meeting,
    }
}

fn person(number: u8) -> PersonId {
    PersonId::from_bytes([number; 16])
}

fn holding(number: u8, role: Role, forum: ForumId) -> referat_actions::office::Actor {
    acting(&Reader::staff(person(number)).holding(role, forum))
}

impl Desk {
    async fn write(&self, paper: PaperId, field: PaperField, value: FieldValue) {
        let seen = self.office.paper(&bo().reader, paper).await.unwrap();
        let seen = seen.as_ref().unwrap();
        let version = seen
            .fields
            .iter()
            .find(|view| view.field == field)
            .unwrap()
            .version;
        let answer = self
            .office
            .save_paper_field(&bo(), paper, field, &value, version)
            .await
            .unwrap();
        assert!(matches!(answer, FieldAnswer::Done(_)), "{answer:?}");
    }

    /// A paper in which everything is written that has to be.
    async fn written(&self, title: &str) -> PaperId {
        let new = NewPaper {
            forum: self.forum,
            kind: PaperKind::Decision,
            title,
            case: CaseChoice::New("00.30.00-P00-7-26".parse().ok()),
            due: None,
        };
        let paper = self.office.begin_paper(&bo(), new).await.unwrap();
        self.fill(paper).await;
        paper
    }

    async fn fill(&self, paper: PaperId) {
        let text = |words: &str| FieldValue::Text(RichText::paragraph(words));
        self.write(paper, PaperField::Section(1), text("Budgettet skal lægges."))
            .await;
        self.write(
            paper,
            PaperField::Section(2),
            text("Processen foreslås delt i to."),
        )
        .await;
        let recommender = FieldValue::lines(["Kommunaldirektøren"]).unwrap();
        self.write(paper, PaperField::Recommenders, recommender).await;
        let clauses =
            FieldValue::lines(["at Chefforum drøfter processen", "at tidsplanen godkendes"]).unwrap();
        self.write(paper, PaperField::Clauses, clauses).await;
    }

    async fn steps(&self, names: &str) {
        let place = referat_actions::rules::RulePlace::Forum(self.forum);
        self.office
            .set_rule(&bo(), place, "approval-steps", names, "")
            .await
            .unwrap();
    }
}

fn why(refusal: Result<impl std::fmt::Debug, Refusal>) -> &'static str {
    match refusal {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        Err(Refusal::NotAllowed { .. }) => "not-allowed",
        Err(Refusal::NotFound) => "not-found",
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_paper_is_handed_in_when_everything_is_written_and_goes_through_its_steps() {
    let desk = desk().await;
    desk.steps("Afdelingschef\nDirektør").await;
    let eva = desk.office.make_person(&bo(), "Eva", None).await.unwrap();
    let author = acting(&Reader::staff(eva).holding(Role::Author, desk.forum));
    let new = NewPaper {
        forum: desk.forum,
        kind: PaperKind::Decision,
        title: "Budgetproces 2028",
        case: CaseChoice::New(None),
        due: None,
    };
    let paper = desk.office.begin_paper(&author, new).await.unwrap();
    assert_eq!(
        why(desk.office.submit_paper(&author, paper, "").await),
        "paper-incomplete"
    );
    desk.fill(paper).await;
    let state = desk.office.submit_paper(&author, paper, "").await.unwrap();
    assert_eq!(state, PaperState::InApproval(1));
    // What is handed in is no longer written.
    let value = FieldValue::Line("Andet".into());
    let late = desk
        .office
        .save_paper_field(&author, paper, PaperField::Title, &value, 1)
        .await;
    assert_eq!(why(late), "paper-not-drafting");
    let own = desk
        .office
        .decide_paper(&author, paper, StepVerdict::Approve, "")
        .await;
    assert_eq!(why(own), "not-allowed");
    let ib = desk.office.make_person(&bo(), "Ib", None).await.unwrap();
    let approver = acting(&Reader::staff(ib).holding(Role::Approver, desk.forum));
    let unsaid = desk
        .office
        .decide_paper(&approver, paper, StepVerdict::Return, " ")
        .await;
    assert_eq!(why(unsaid), "return-reason");
    let back = desk
        .office
        .decide_paper(&approver, paper, StepVerdict::Return, "Mangler økonomi")
        .await;
    assert_eq!(back.unwrap(), PaperState::Drafting);
    desk.office.submit_paper(&author, paper, "").await.unwrap();
    let first = desk
        .office
        .decide_paper(&approver, paper, StepVerdict::Approve, "")
        .await;
    assert_eq!(first.unwrap(), PaperState::InApproval(2));
    let second = desk
        .office
        .decide_paper(&approver, paper, StepVerdict::Approve, "")
        .await;
    assert_eq!(second.unwrap(), PaperState::Ready);
    let seen = desk.office.paper(&author.reader, paper).await.unwrap();
    let seen = seen.as_ref().unwrap();
    let said: Vec<(String, bool, String)> = seen
        .approvals
        .iter()
        .map(|line| (line.step.clone(), line.approved, line.reason.clone()))
        .collect();
    assert_eq!(
        said,
        [
            ("Afdelingschef".into(), false, "Mangler økonomi".into()),
            ("Afdelingschef".into(), true, String::new()),
            ("Direktør".into(), true, String::new())
        ]
    );
    // Nothing was written between the two: it is one version.
    assert_eq!(seen.versions, 1);
}

#[tokio::test]
async fn nobody_approves_what_they_wrote() {
    let desk = desk().await;
    desk.steps("Direktør").await;
    let both = acting(
        &Reader::staff(person(3))
            .holding(Role::Author, desk.forum)
            .holding(Role::Approver, desk.forum),
    );
    let new = NewPaper {
        forum: desk.forum,
        kind: PaperKind::Miscellaneous,
        title: "Meddelelser",
        case: CaseChoice::New(None),
        due: None,
    };
    let paper = desk.office.begin_paper(&both, new).await.unwrap();
    desk.office.submit_paper(&both, paper, "").await.unwrap();
    let own = desk
        .office
        .decide_paper(&both, paper, StepVerdict::Approve, "")
        .await;
    assert_eq!(why(own), "own-paper");
}

#[tokio::test]
async fn two_people_in_one_paper_see_each_other_and_never_overwrite() {
    let desk = desk().await;
    let paper = desk.written("Budgetproces").await;
    let (eva, ib) = (
        holding(1, Role::Author, desk.forum),
        holding(2, Role::Author, desk.forum),
    );
    let field = PaperField::Section(1);
    let text = |words: &str| FieldValue::Text(RichText::paragraph(words));
    let held = desk
        .office
        .hold_paper_field(&eva, paper, field, false)
        .await
        .unwrap();
    assert!(matches!(held, FieldAnswer::Done(_)));
    let refused = desk
        .office
        .save_paper_field(&ib, paper, field, &text("Ib"), 1)
        .await
        .unwrap();
    let FieldAnswer::HeldByAnother(now) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(now.held_by.as_deref(), Some("eva"));
    assert_eq!(
        now.value,
        text("Budgettet skal lægges."),
        "what stands there is shown"
    );
    let saved = desk
        .office
        .save_paper_field(&eva, paper, field, &text("Eva"), 1)
        .await
        .unwrap();
    assert!(matches!(saved, FieldAnswer::Done(ref now) if now.version == 2));
    let taken = desk
        .office
        .hold_paper_field(&ib, paper, field, true)
        .await
        .unwrap();
    assert!(matches!(taken, FieldAnswer::Done(_)), "taken over");
    let old = desk
        .office
        .save_paper_field(&ib, paper, field, &text("Ib"), 1)
        .await
        .unwrap();
    let FieldAnswer::Outdated(now) = old else {
        panic!("{old:?}")
    };
    assert_eq!((now.version, now.value), (2, text("Eva")));
    desk.office.release_paper_field(&ib, paper, field).await.unwrap();
    let again = desk
        .office
        .save_paper_field(&eva, paper, field, &text("Eva igen"), 2)
        .await
        .unwrap();
    assert!(matches!(again, FieldAnswer::Done(_)));
}

#[tokio::test]
async fn a_paper_on_its_way_is_for_those_who_make_it() {
    let desk = desk().await;
    let paper = desk.written("Fortrolig proces").await;
    let sees =
        async |actor: &referat_actions::office::Actor| desk.office.paper(&actor.reader, paper).await.is_ok();
    let author = holding(4, Role::Author, desk.forum);
    let elsewhere = holding(5, Role::Secretary, ForumId::from_bytes([9; 16]));
    for role in [Role::Author, Role::Approver, Role::Chair, Role::Secretary] {
        assert!(sees(&holding(4, role, desk.forum)).await, "{role:?}");
    }
    for role in [Role::Reader, Role::Substitute, Role::Member] {
        assert!(!sees(&holding(4, role, desk.forum)).await, "{role:?}");
    }
    assert!(!sees(&elsewhere).await);
    assert!(!sees(&acting(&Reader::public())).await);
    // What is to be closed is not for others who write.
    let closure = Closure {
        ground: Some("kommunestyrelsesloven § 10".into()),
        public_title: Some("Personalesag".into()),
        public_decision: None,
    };
    desk.office
        .close_paper(&bo(), paper, Some(closure), "")
        .await
        .unwrap();
    assert!(!sees(&author).await);
    assert!(sees(&holding(4, Role::Approver, desk.forum)).await);
    let groundless = Closure {
        ground: Some(" ".into()),
        public_title: None,
        public_decision: None,
    };
    assert_eq!(
        why(desk.office.close_paper(&bo(), paper, Some(groundless), "").await),
        "closure-ground"
    );
}

#[tokio::test]
async fn an_agenda_begins_with_standing_items_and_names_the_minutes() {
    let desk = desk().await;
    let secretary = holding(6, Role::Secretary, desk.forum);
    let built = desk.office.begin_agenda(&secretary, desk.meeting).await.unwrap();
    assert_eq!(
        titles(&desk, &built).await,
        ["Godkendelse af dagsorden og referat", "Evt."]
    );
    let again = desk.office.begin_agenda(&secretary, desk.meeting).await;
    assert_eq!(why(again), "agenda-begun");
    let first = built.draft.entries()[0].paper().unwrap();
    let seen = desk.office.paper(&secretary.reader, first).await.unwrap();
    let seen = seen.as_ref().unwrap();
    let clauses = seen.content.lines(PaperField::Clauses);
    assert_eq!(clauses[0], "at Chefforum godkender dagsordenen for dagens møde");
    assert!(
        clauses[1].starts_with("at Chefforum godkender referatet fra mødet den "),
        "{clauses:?}"
    );
}

#[tokio::test]
async fn papers_are_placed_before_what_closes_the_meeting_moved_and_everything_is_undone() {
    let desk = desk().await;
    let secretary = holding(6, Role::Secretary, desk.forum);
    let built = desk.office.begin_agenda(&secretary, desk.meeting).await.unwrap();
    let paper = desk.written("Budgetproces").await;
    let early = desk
        .office
        .place_on_agenda(&secretary, desk.meeting, paper, None, None)
        .await;
    assert_eq!(why(early), "paper-not-ready");
    desk.office.submit_paper(&bo(), paper, "").await.unwrap();
    let author = holding(1, Role::Author, desk.forum);
    let not_theirs = desk
        .office
        .place_on_agenda(&author, desk.meeting, paper, None, None)
        .await;
    assert_eq!(why(not_theirs), "not-allowed");
    let placed = desk
        .office
        .place_on_agenda(&secretary, desk.meeting, paper, None, None)
        .await
        .unwrap();
    let standing = ["Godkendelse af dagsorden og referat", "Budgetproces", "Evt."];
    assert_eq!(titles(&desk, &placed).await, standing);
    let twice = desk
        .office
        .place_on_agenda(&secretary, desk.meeting, paper, None, None)
        .await;
    assert_eq!(why(twice), "agenda-has-paper");
    let id = placed.draft.entries()[1].id;
    let moved = desk
        .office
        .change_agenda(&secretary, desk.meeting, placed.version, Change::Up(id))
        .await
        .unwrap();
    assert_eq!(titles(&desk, &moved).await[0], "Budgetproces");
    let late = desk
        .office
        .change_agenda(&secretary, desk.meeting, placed.version, Change::Down(id))
        .await;
    assert_eq!(why(late), "agenda-changed");
    let undone = desk
        .office
        .undo_agenda(&secretary, desk.meeting, moved.version)
        .await
        .unwrap();
    assert_eq!(titles(&desk, &undone).await, standing);
    let undone = desk
        .office
        .undo_agenda(&secretary, desk.meeting, undone.version)
        .await
        .unwrap();
    assert_eq!(undone.draft, built.draft);
    let nothing = desk
        .office
        .undo_agenda(&secretary, desk.meeting, undone.version)
        .await;
    assert_eq!(why(nothing), "agenda-nothing-to-undo");
    let redone = desk
        .office
        .redo_agenda(&secretary, desk.meeting, undone.version)
        .await
        .unwrap();
    let redone = desk
        .office
        .redo_agenda(&secretary, desk.meeting, redone.version)
        .await
        .unwrap();
    assert_eq!(redone.draft, moved.draft);
    let nothing = desk
        .office
        .redo_agenda(&secretary, desk.meeting, redone.version)
        .await;
    assert_eq!(why(nothing), "agenda-nothing-to-redo");
}

async fn titles(desk: &Desk, built: &Built) -> Vec<String> {
    let mut titles = Vec::new();
    for entry in built.draft.entries() {
        let seen = desk
            .office
            .paper(&bo().reader, entry.paper().unwrap())
            .await
            .unwrap();
        titles.push(seen.as_ref().unwrap().line.title.clone());
    }
    titles
}

#[tokio::test]
async fn what_is_issued_is_on_the_meeting_and_what_was_taken_off_is_not() {
    let desk = desk().await;
    let built = desk.office.begin_agenda(&bo(), desk.meeting).await.unwrap();
    let paper = desk.written("Budgetproces").await;
    desk.office
        .attach_to_paper(
            &bo(),
            paper,
            vec![HandedIn {
                name: "Tidsplan.pdf".into(),
                bytes: b"%PDF-1.7 tidsplan".to_vec(),
            }],
        )
        .await
        .unwrap();
    desk.office.submit_paper(&bo(), paper, "").await.unwrap();
    let member = Reader::staff(person(8)).member_of(desk.forum);
    let before = desk.office.meeting(&member, desk.meeting).await.unwrap();
    assert!(before.items.is_empty(), "what is built is nobody's business yet");
    let placed = desk
        .office
        .place_on_agenda(&bo(), desk.meeting, paper, None, None)
        .await
        .unwrap();
    let id = placed.draft.entries()[1].id;
    let people = Change::People(id, vec!["Søren".into()], vec!["Bente Poulsen".into()]);
    let placed = desk
        .office
        .change_agenda(&bo(), desk.meeting, placed.version, people)
        .await
        .unwrap();
    let minutes = Change::Minutes(id, Some(20));
    let placed = desk
        .office
        .change_agenda(&bo(), desk.meeting, placed.version, minutes)
        .await
        .unwrap();
    let stale = desk
        .office
        .issue_agenda(
            &bo(),
            &crate::documents::press(),
            desk.meeting,
            built.version,
            "",
            &|_| (),
        )
        .await;
    assert_eq!(why(stale), "agenda-changed");
    let issued = desk
        .office
        .issue_agenda(
            &bo(),
            &crate::documents::press(),
            desk.meeting,
            placed.version,
            "",
            &|_| (),
        )
        .await
        .unwrap();
    let versions: Vec<u32> = issued.iter().map(|issued| issued.version).collect();
    assert_eq!(versions, [1, 1], "the members' copy and the public one");
    let text = String::from_utf8_lossy(&issued[0].file.bytes[..8]).into_owned();
    assert!(text.starts_with("%PDF-"), "{text}");
    let record = desk.office.record(&member, desk.meeting).await.unwrap();
    let item = &record.items[1];
    assert_eq!(
        item.title,
        "CF - Budgetproces v. Søren (Bente Poulsen deltager) (09:00-09:20)"
    );
    assert_eq!(item.number, "2");
    assert_eq!(item.recommenders, ["Kommunaldirektøren"]);
    assert_eq!(item.clauses.len(), 2);
    assert_eq!(item.attachments, ["Tidsplan"]);
    let headings: Vec<_> = item
        .sections
        .iter()
        .filter_map(|section| section.heading.clone())
        .collect();
    assert_eq!(
        headings,
        ["Anledning", "Sagsfremstilling", "Indstilling", "Bilag"]
    );
    assert!(record.items[0].approves_minutes_of.is_some());
    // Nothing has changed: there is nothing to issue.
    let seen = desk
        .office
        .built_agenda(&bo().reader, desk.meeting)
        .await
        .unwrap();
    let version = seen.as_ref().unwrap().version;
    let again = desk
        .office
        .issue_agenda(
            &bo(),
            &crate::documents::press(),
            desk.meeting,
            version,
            "Igen",
            &|_| (),
        )
        .await;
    assert_eq!(why(again), "nothing-changed");
    // What is closed on the item's page stays closed, whatever is issued later.
    let closing = Closing {
        ground: "Kommunestyrelsesloven § 10",
        public_title: "",
        public_decision: "",
    };
    desk.office
        .close_item(&bo(), built.draft.entries()[0].id, closing)
        .await
        .unwrap();
    // Another paper comes later and goes on after the printed numbers; one is taken off.
    let late = desk.written("Sen sag").await;
    desk.office.submit_paper(&bo(), late, "").await.unwrap();
    let built = desk
        .office
        .place_on_agenda(&bo(), desk.meeting, late, Some(0), None)
        .await
        .unwrap();
    let built = desk
        .office
        .change_agenda(&bo(), desk.meeting, built.version, Change::Remove(id))
        .await
        .unwrap();
    let issued = desk
        .office
        .issue_agenda(
            &bo(),
            &crate::documents::press(),
            desk.meeting,
            built.version,
            "Sen sag",
            &|_| (),
        )
        .await
        .unwrap();
    assert_eq!(issued[0].version, 2);
    let record = desk.office.record(&member, desk.meeting).await.unwrap();
    let numbers: Vec<_> = record.items.iter().map(|item| item.number.as_str()).collect();
    assert_eq!(numbers, ["1", "3", "4"]);
    assert!(record.items[0].closed, "issuing opens nothing");
    let report = desk.office.verify(None, &mut |_| ()).await.unwrap();
    assert!(
        report.findings.iter().all(|finding| !finding.is_damage),
        "{report:?}"
    );
}

#[tokio::test]
async fn files_of_a_paper_are_replaced_ordered_and_taken_off() {
    let desk = desk().await;
    let paper = desk.written("Budgetproces").await;
    let file = |name: &str, words: &str| HandedIn {
        name: name.into(),
        bytes: format!("%PDF-1.7 {words}").into_bytes(),
    };
    let given = vec![
        file("A.pdf", "a"),
        file("B.pdf", "b"),
        HandedIn {
            name: "c.exe".into(),
            bytes: b"MZ\0\x01".to_vec(),
        },
    ];
    let hung = desk.office.attach_to_paper(&bo(), paper, given).await.unwrap();
    let refused: Vec<_> = hung.iter().map(|hung| hung.refused).collect();
    assert_eq!(refused, [None, None, Some("kind-of-file")]);
    desk.office
        .attach_to_paper(&bo(), paper, vec![file("A.pdf", "nyt")])
        .await
        .unwrap();
    let files = async || {
        let seen = desk.office.paper(&bo().reader, paper).await.unwrap();
        let seen = seen.as_ref().unwrap();
        let line = |file: &referat_domain::view::paper::PaperFileView| {
            (file.id.clone(), file.title.clone(), file.version)
        };
        seen.files.iter().map(line).collect::<Vec<_>>()
    };
    let there = files().await;
    assert_eq!(
        (there[0].1.as_str(), there[0].2, there[1].1.as_str()),
        ("A", 2, "B")
    );
    let up = referat_actions::attach_to_paper::FileChange::Up;
    desk.office
        .change_paper_file(&bo(), paper, &there[1].0, up.clone())
        .await
        .unwrap();
    assert_eq!(files().await[0].1, "B");
    assert_eq!(
        why(desk.office.change_paper_file(&bo(), paper, &there[1].0, up).await),
        "agenda-no-place"
    );
    let off = referat_actions::attach_to_paper::FileChange::TakeOff;
    desk.office
        .change_paper_file(&bo(), paper, &there[1].0, off)
        .await
        .unwrap();
    assert_eq!(files().await.len(), 1);
    let (name, kind, bytes) = desk.office.paper_file(&bo(), paper, &there[0].0).await.unwrap();
    assert_eq!(
        (name.as_str(), kind.as_str(), bytes.as_slice()),
        ("A.pdf", "application/pdf", &b"%PDF-1.7 nyt"[..])
    );
    let close = referat_actions::attach_to_paper::FileChange::Close(Some("§ 10".into()));
    desk.office
        .change_paper_file(&bo(), paper, &there[0].0, close)
        .await
        .unwrap();
    let other = holding(7, Role::Author, desk.forum);
    assert_eq!(
        why(desk.office.paper_file(&other, paper, &there[0].0).await),
        "not-found"
    );
    let seen = desk.office.paper(&other.reader, paper).await.unwrap();
    assert!(seen.as_ref().unwrap().files.is_empty());
    let large = HandedIn {
        name: "stor.pdf".into(),
        bytes: [b"%PDF-1.7".as_slice(), &vec![b' '; 33 * 1024 * 1024]].concat(),
    };
    let hung = desk
        .office
        .attach_to_paper(&bo(), paper, vec![large])
        .await
        .unwrap();
    assert_eq!(hung[0].refused, Some("too-large"));
    let stranger = holding(8, Role::Member, desk.forum);
    assert_eq!(
        why(desk.office.paper_file(&stranger, paper, &there[0].0).await),
        "not-found"
    );
}

#[tokio::test]
async fn a_forums_template_is_for_papers_begun_after_it_and_its_guidance_is_never_printed() {
    use referat_domain::paper::template::PaperTemplate;
    let desk = desk().await;
    let kind = PaperKind::Decision;
    let before = desk.written("Før").await;
    let mut template = PaperTemplate::standard(kind);
    template.sections.swap(0, 3);
    template.sections[0].guidance = Some("HUSK modtageren".into());
    let same = desk
        .office
        .keep_template(&bo(), desk.forum, kind, PaperTemplate::standard(kind))
        .await;
    assert_eq!(why(same), "template-unchanged");
    let none = PaperTemplate { sections: vec![] };
    assert_eq!(
        why(desk.office.keep_template(&bo(), desk.forum, kind, none).await),
        "template-count"
    );
    desk.office
        .keep_template(&bo(), desk.forum, kind, template.clone())
        .await
        .unwrap();
    let headings = |paper| {
        let office = &desk.office;
        async move {
            let seen = office.paper(&bo().reader, paper).await.unwrap();
            let template = seen.as_ref().unwrap().content.template().clone();
            template.sections[0].heading.clone()
        }
    };
    assert_eq!(headings(before).await, "Anledning");
    let after = NewPaper {
        forum: desk.forum,
        kind,
        title: "Efter",
        case: CaseChoice::New(None),
        due: None,
    };
    let after = desk.office.begin_paper(&bo(), after).await.unwrap();
    assert_eq!(headings(after).await, "Indstilling");
    desk.office
        .keep_template(&bo(), desk.forum, kind, PaperTemplate::standard(kind))
        .await
        .unwrap();
    let lines = desk.office.templates(&bo(), desk.forum).await.unwrap();
    assert!(lines.iter().all(|line| !line.is_set));
}
