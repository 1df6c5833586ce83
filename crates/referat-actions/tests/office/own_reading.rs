//! What a reader keeps for themselves, and what those of a forum share: over several issues, and never for others.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::lookups::OwnReading;
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_actions::set_openness::Closing;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PaperId, PersonId};
use referat_domain::meeting::agenda_draft::Change;
use referat_domain::own_reading::difference::{AttachmentChange, ChangeKind};
use referat_domain::own_reading::passage::Found;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::{Guise, Reader};
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;
use referat_domain::view::own_reading::{ReadState, ReadingView};

use crate::desk::{acting, bo, sandved_with_minutes};
use crate::documents::press;

/// An agenda that is built here, with one paper on it.
struct Desk {
    office: Office,
    _folder: tempfile::TempDir,
    forum: ForumId,
    meeting: MeetingId,
    paper: PaperId,
    item: AgendaItemId,
    eva: Actor,
    kim: Actor,
    outsider: Actor,
}

async fn somebody(office: &Office, name: &str, seat: Option<ForumId>) -> Actor {
    let person = office.make_person(&bo(), name, None).await.unwrap();
    let reader = Reader::staff(person);
    let reader = match seat {
        Some(forum) => reader.holding(Role::Member, forum),
        None => reader,
    };
    Actor {
        name: name.into(),
        ..acting(&reader)
    }
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
    let new = NewPaper {
        forum,
        kind: PaperKind::Decision,
        title: "Budgetproces 2028",
        case: CaseChoice::New("00.30.00-P00-7-26".parse().ok()),
        due: None,
    };
    let paper = office.begin_paper(&bo(), new).await.unwrap();
    let mut desk = Desk {
        eva: somebody(&office, "Eva Dam", Some(forum)).await,
        kim: somebody(&office, "Kim Holt", Some(forum)).await,
        outsider: somebody(&office, "Ude Fra", None).await,
        office,
        _folder: folder,
        forum,
        meeting,
        paper,
        item: AgendaItemId::from_bytes([0; 16]),
    };
    desk.text(1, "Budgettet skal lægges.").await;
    desk.text(2, "Processen deles i to. Der er afsat 4 mio. kr.")
        .await;
    let recommender = FieldValue::lines(["Kommunaldirektøren"]).unwrap();
    desk.write(PaperField::Recommenders, recommender).await;
    let clauses = FieldValue::lines(["at Chefforum drøfter processen"]).unwrap();
    desk.write(PaperField::Clauses, clauses).await;
    desk.attach("Tidsplan.pdf").await;
    desk.office.submit_paper(&bo(), paper, "").await.unwrap();
    desk.office.begin_agenda(&bo(), meeting).await.unwrap();
    let placed = desk
        .office
        .place_on_agenda(&bo(), meeting, paper, None, None)
        .await
        .unwrap();
    let entries = placed.draft.entries();
    desk.item = entries
        .iter()
        .find(|entry| entry.paper() == Some(paper))
        .unwrap()
        .id;
    desk.issue().await;
    desk
}

impl Desk {
    async fn write(&self, field: PaperField, value: FieldValue) {
        let seen = self.office.paper(&bo().reader, self.paper).await.unwrap();
        let fields = &seen.as_ref().unwrap().fields;
        let version = fields.iter().find(|view| view.field == field).unwrap().version;
        let bo = bo();
        let saved = self
            .office
            .save_paper_field(&bo, self.paper, field, &value, version);
        saved.await.unwrap();
    }

    async fn text(&self, section: u8, words: &str) {
        let value = FieldValue::Text(RichText::paragraph(words));
        self.write(PaperField::Section(section), value).await;
    }

    async fn attach(&self, name: &str) {
        let file = HandedIn {
            name: name.into(),
            bytes: format!("%PDF-1.7 {name}").into_bytes(),
        };
        self.office
            .attach_to_paper(&bo(), self.paper, vec![file])
            .await
            .unwrap();
    }

    async fn change(&self, change: Change) {
        let built = self
            .office
            .built_agenda(&bo().reader, self.meeting)
            .await
            .unwrap();
        let version = built.as_ref().unwrap().version;
        let bo = bo();
        let changed = self.office.change_agenda(&bo, self.meeting, version, change);
        changed.await.unwrap();
    }

    async fn issue(&self) {
        let built = self
            .office
            .built_agenda(&bo().reader, self.meeting)
            .await
            .unwrap();
        let version = built.as_ref().unwrap().version;
        self.office
            .issue_agenda(&bo(), &press(), self.meeting, version, "ny", &|_| ())
            .await
            .unwrap();
    }

    /// The paper says something else, and is issued again.
    async fn issue_anew(&self, words: &str) {
        self.issue_with(words, None).await;
    }

    async fn issue_with(&self, words: &str, file: Option<&str>) {
        self.office
            .reopen_paper(&bo(), self.paper, "rettes")
            .await
            .unwrap();
        self.text(2, words).await;
        if let Some(file) = file {
            self.attach(file).await;
        }
        self.office.submit_paper(&bo(), self.paper, "").await.unwrap();
        self.issue().await;
    }

    async fn own(&self, actor: &Actor) -> OwnReading {
        let own = self.office.own_reading(&actor.reader, self.item).await.unwrap();
        own.unwrap()
    }

    async fn view(&self, actor: &Actor) -> ReadingView {
        (*self.own(actor).await.reading).clone().unwrap()
    }

    async fn entries(&self) -> u64 {
        let verified = self.office.verify(None, &mut |_| {}).await.unwrap();
        assert!(verified.is_sound(), "{verified:?}");
        verified.entries
    }

    async fn close(&self) {
        let closing = Closing {
            ground: "kommunestyrelsesloven § 10",
            public_title: "",
            public_decision: "",
        };
        self.office.close_item(&bo(), self.item, closing).await.unwrap();
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
async fn each_reader_sees_what_changed_since_they_read_over_several_issues() {
    let desk = desk().await;
    let office = &desk.office;
    assert_eq!(desk.view(&desk.eva).await.state, ReadState::New);
    let before = desk.entries().await;
    office.mark_read(&desk.eva, desk.item, None).await.unwrap();
    assert_eq!(
        desk.entries().await,
        before,
        "the journal tells nothing of what is read"
    );
    assert!(matches!(desk.view(&desk.eva).await.state, ReadState::Read(_)));
    assert_eq!(desk.view(&desk.kim).await.state, ReadState::New);
    desk.issue_anew("Processen deles i to. Der er afsat 5 mio. kr.")
        .await;
    office.mark_read(&desk.kim, desk.item, None).await.unwrap();
    desk.change(Change::People(desk.item, vec!["Søren".into()], vec![]))
        .await;
    desk.change(Change::Minutes(desk.item, Some(20))).await;
    let words = "Processen deles i tre. Der er afsat 5 mio. kr.";
    desk.issue_with(words, Some("Notat.pdf")).await;
    let (eva, kim) = (desk.view(&desk.eva).await, desk.view(&desk.kim).await);
    for view in [&eva, &kim] {
        let kinds = view.state.kinds();
        assert!(
            kinds.contains(&ChangeKind::Text) && kinds.contains(&ChangeKind::People),
            "{kinds:?}"
        );
        assert!(kinds.contains(&ChangeKind::Slot), "{kinds:?}");
        assert_eq!(view.since.attachments, [AttachmentChange::Added("Notat".into())]);
    }
    let told = |view: &ReadingView| format!("{:?}", view.since.parts);
    assert!(told(&eva).contains("Removed(\"4 \")"), "{}", told(&eva));
    assert!(!told(&kim).contains("Removed(\"4 \")"), "{}", told(&kim));
    assert!(told(&kim).contains("tre."), "{}", told(&kim));
    // What was on the page isn't what is there: it isn't marked.
    let stale = desk.own(&desk.eva).await.shown;
    desk.issue_anew("Processen deles i fire.").await;
    let late = office.mark_read(&desk.eva, desk.item, Some(stale)).await;
    assert_eq!(why(late), "read-changed");
    let progress = office
        .progress(&desk.eva.reader, desk.meeting)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((progress.read(), progress.items.len()), (0, 3));
    office.mark_meeting_read(&desk.eva, desk.meeting).await.unwrap();
    let progress = office
        .progress(&desk.eva.reader, desk.meeting)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((progress.read(), progress.next_unread(desk.item)), (3, None));
    office.mark_unread(&desk.eva, desk.item).await.unwrap();
    let progress = office
        .progress(&desk.eva.reader, desk.meeting)
        .await
        .unwrap()
        .unwrap();
    let other = progress
        .items
        .iter()
        .map(|(id, _)| *id)
        .find(|id| *id != desk.item)
        .unwrap();
    assert_eq!(progress.next_unread(other), Some(desk.item));
    office.mark_meeting_unread(&desk.eva, desk.meeting).await.unwrap();
    let progress = office
        .progress(&desk.eva.reader, desk.meeting)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(progress.read(), 0);
}

#[tokio::test]
async fn an_item_that_is_closed_to_a_reader_is_to_their_reading_as_one_that_is_not_there() {
    let desk = desk().await;
    let office = &desk.office;
    let nothing = AgendaItemId::from_bytes([9; 16]);
    office.mark_read(&desk.outsider, desk.item, None).await.unwrap();
    office
        .keep_note(&desk.outsider, desk.item, "Mine egne ord", 0)
        .await
        .unwrap();
    office
        .mark_passage(&desk.outsider, desk.item, "deles i to", "", "")
        .await
        .unwrap();
    desk.close().await;
    for item in [desk.item, nothing] {
        let who = &desk.outsider;
        assert_eq!(why(office.mark_read(who, item, None).await), "not-found");
        assert_eq!(why(office.mark_unread(who, item).await), "not-found");
        assert_eq!(why(office.keep_note(who, item, "x", 1).await), "not-found");
        assert_eq!(why(office.undo_note(who, item, 1).await), "not-found");
        assert_eq!(
            why(office.mark_passage(who, item, "deles", "", "").await),
            "not-found"
        );
        assert_eq!(why(office.unmark_passage(who, item, "x").await), "not-found");
    }
    assert!(
        office
            .own_reading(&desk.outsider.reader, desk.item)
            .await
            .unwrap()
            .is_none()
    );
    let progress = office
        .progress(&desk.outsider.reader, desk.meeting)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(progress.of(&desk.item), None);
    // Their own words stay theirs; the municipality's are kept back.
    let person = desk.outsider.reader.person().unwrap();
    let all = office.own_readings(&desk.outsider, person).await.unwrap();
    assert_eq!(all.notes[0].note.text, "Mine egne ord");
    assert_eq!(all.passages[0].words, None);
    let json = all.to_json().to_string();
    assert!(
        json.contains("Mine egne ord") && !json.contains("Budgetproces") && !json.contains("deles"),
        "{json}"
    );
    // A member sees it as before.
    office.mark_read(&desk.eva, desk.item, None).await.unwrap();
}

#[tokio::test]
async fn a_note_is_kept_over_versions_and_can_be_undone() {
    let desk = desk().await;
    let office = &desk.office;
    let before = desk.entries().await;
    office
        .keep_note(&desk.eva, desk.item, "Spørg om\r\nprisen \n", 0)
        .await
        .unwrap();
    assert_eq!(desk.own(&desk.eva).await.note.text, "Spørg om\nprisen");
    assert_eq!(desk.own(&desk.kim).await.note.text, "");
    assert_eq!(
        why(office.keep_note(&desk.eva, desk.item, "Andet", 0).await),
        "note-outdated"
    );
    let long = "a".repeat(20_001);
    assert_eq!(
        why(office.keep_note(&desk.eva, desk.item, &long, 1).await),
        "note-too-long"
    );
    office.keep_note(&desk.eva, desk.item, "", 1).await.unwrap();
    assert_eq!(desk.own(&desk.eva).await.note.text, "");
    office.undo_note(&desk.eva, desk.item, 2).await.unwrap();
    assert_eq!(desk.entries().await, before, "the journal tells nothing of notes");
    desk.issue_anew("Noget andet.").await;
    assert_eq!(desk.own(&desk.eva).await.note.text, "Spørg om\nprisen");
    assert_eq!(
        why(office.undo_note(&desk.kim, desk.item, 0).await),
        "note-no-earlier"
    );
}

#[tokio::test]
async fn a_marked_passage_is_found_again_or_kept_with_its_words() {
    let desk = desk().await;
    let office = &desk.office;
    let mark = async |words: &str| {
        office
            .mark_passage(&desk.eva, desk.item, words, "", "Se her")
            .await
    };
    mark("Der er afsat\n 4 mio. kr.").await.unwrap();
    mark("at Chefforum drøfter processen").await.unwrap();
    assert_eq!(why(mark("Der er afsat 4 mio. kr.").await), "passage-again");
    assert_eq!(why(mark("Der er afsat 9 mio. kr.").await), "passage-not-there");
    assert_eq!(why(mark("  ").await), "passage-empty");
    assert_eq!(desk.view(&desk.kim).await.passages, []);
    desk.issue_anew("Processen er en anden.").await;
    let passages = desk.view(&desk.eva).await.passages;
    assert!(matches!(passages[0].found, Found::Same(_)), "{passages:?}");
    assert_eq!(passages[1].found, Found::Gone);
    assert_eq!(passages[1].passage.words, "Der er afsat 4 mio. kr.");
    assert_eq!(passages[1].words.as_deref(), Some("Se her"));
    let id = passages[1].id.clone();
    assert_eq!(
        why(office.unmark_passage(&desk.kim, desk.item, &id).await),
        "not-found"
    );
    office.unmark_passage(&desk.eva, desk.item, &id).await.unwrap();
    assert_eq!(desk.view(&desk.eva).await.passages.len(), 1);
}

#[tokio::test]
async fn nobody_and_whoever_looks_through_other_eyes_keep_nothing() {
    let desk = desk().await;
    let office = &desk.office;
    office
        .keep_note(&desk.eva, desk.item, "Kun mit", 0)
        .await
        .unwrap();
    let guise = Guise::Holder(Role::Member, desk.forum);
    let seeing = Actor {
        guise: Some(guise),
        ..acting(&guise.reader())
    };
    assert_eq!(why(office.mark_read(&seeing, desk.item, None).await), "seeing-as");
    assert_eq!(why(office.mark_read(&bo(), desk.item, None).await), "not-allowed");
    assert_eq!(
        why(office.forget_own_reading(&acting(&Reader::public())).await),
        "not-allowed"
    );
    for reader in [&seeing.reader, &bo().reader, &Reader::public()] {
        assert!(office.own_reading(reader, desk.item).await.unwrap().is_none());
        assert!(office.progress(reader, desk.meeting).await.unwrap().is_none());
    }
    let boss = acting(&Reader::staff(PersonId::from_bytes([7; 16])).administrator());
    assert_eq!(
        desk.own(&boss).await.note.text,
        "",
        "an administrator has their own notes and no others"
    );
}

#[tokio::test]
async fn what_is_somebodys_own_goes_when_they_say_so_and_when_they_leave() {
    let desk = desk().await;
    let office = &desk.office;
    for who in [&desk.eva, &desk.kim] {
        office.keep_note(who, desk.item, "Kun mit", 0).await.unwrap();
        office.mark_read(who, desk.item, None).await.unwrap();
    }
    office.forget_own_reading(&desk.eva).await.unwrap();
    let kim = desk.kim.reader.person().unwrap();
    for (who, is_there) in [(&desk.eva, false), (&desk.kim, true)] {
        let all = office
            .own_readings(who, who.reader.person().unwrap())
            .await
            .unwrap();
        assert_eq!(!all.is_empty(), is_there);
    }
    let day = Date::constant(2026, 2, 27);
    office.leave(&bo(), kim, day, "ny stilling").await.unwrap();
    assert!(office.own_readings(&desk.kim, kim).await.unwrap().is_empty());
    office.tidy_own_reading().await.unwrap();
}

#[tokio::test]
async fn remarks_are_shared_where_the_forum_wants_it_and_are_journalled() {
    let desk = desk().await;
    let office = &desk.office;
    let share = async |who: &Actor, text: &str| office.share_remark(who, desk.item, text).await;
    assert_eq!(why(share(&desk.eva, "Enig?").await), "remarks-off");
    assert!(
        office
            .shared_remarks(&desk.eva.reader, desk.item)
            .await
            .unwrap()
            .is_none()
    );
    let place = RulePlace::Forum(desk.forum);
    office
        .set_rule(&bo(), place, "shared-remarks", "yes", "")
        .await
        .unwrap();
    assert_eq!(why(share(&desk.outsider, "Hvad?").await), "not-allowed");
    assert_eq!(why(share(&desk.eva, " \n").await), "remark-empty");
    let before = desk.entries().await;
    share(&desk.eva, "Enig?").await.unwrap();
    assert_eq!(desk.entries().await, before + 1);
    let shared = office
        .shared_remarks(&desk.kim.reader, desk.item)
        .await
        .unwrap()
        .unwrap();
    let remark = shared.remarks.as_ref().unwrap()[0].clone();
    assert_eq!(
        (remark.text.as_str(), remark.by.as_str(), remark.is_own),
        ("Enig?", "Eva Dam", false)
    );
    assert!(
        office
            .shared_remarks(&desk.outsider.reader, desk.item)
            .await
            .unwrap()
            .is_none()
    );
    let refused = office
        .remove_shared_remark(&desk.kim, desk.item, &remark.id)
        .await;
    assert_eq!(why(refused), "not-allowed");
    // Whoever is shut out of the item is shut out of what is said about it.
    let kim = desk.kim.reader.person().unwrap();
    office
        .exclude_person(&bo(), desk.item, kim, "inhabil")
        .await
        .unwrap();
    assert!(
        office
            .shared_remarks(&desk.kim.reader, desk.item)
            .await
            .unwrap()
            .is_none()
    );
    assert_eq!(why(share(&desk.kim, "Og jeg?").await), "not-found");
    office
        .remove_shared_remark(&desk.eva, desk.item, &remark.id)
        .await
        .unwrap();
    let shared = office
        .shared_remarks(&desk.eva.reader, desk.item)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(shared.remarks.as_ref().unwrap().len(), 0);
}
