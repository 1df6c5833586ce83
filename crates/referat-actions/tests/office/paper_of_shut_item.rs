//! Who is shut out of an item doesn't see the paper behind it, wherever papers are shown; nor does anyone who only writes
//! for the forum, where the item is closed.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::ask_opinion::NewOpinion;
use referat_actions::build_agenda::Built;
use referat_actions::keep_forums::ForumFacts;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf, WhichPapers};
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::printing::FileForm;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_actions::set_openness::Closing;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_documents::press::Form;
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PaperId, PersonId};
use referat_domain::issued::Recipients;
use referat_domain::meeting::agenda_draft::Change;
use referat_domain::meeting::late::{Late, LateDecider};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;

use crate::desk::{acting, bo, sandved};
use crate::documents::press;

struct House {
    office: Office,
    forum: ForumId,
    /// The forum's secretary, who is shut out.
    dal: Actor,
    /// Who wrote the paper.
    eva: Actor,
    /// Who writes other papers.
    ole: Actor,
    paper: PaperId,
    meeting: MeetingId,
    item: AgendaItemId,
    _folder: tempfile::TempDir,
}

fn text(words: &str) -> FieldValue {
    FieldValue::Text(RichText::paragraph(words))
}

fn person(actor: &Actor) -> PersonId {
    actor.reader.person().unwrap()
}

fn is_hidden<T: std::fmt::Debug>(done: Result<T, Refusal>) -> bool {
    match done {
        Err(Refusal::NotFound) => true,
        Ok(_) => false,
        Err(other) => panic!("{other:?}"),
    }
}

async fn planned(office: &Office, forum: ForumId, day: i8) -> MeetingId {
    let at = MeetingTime {
        date: Date::constant(2026, 3, day),
        start: "09:00".parse().unwrap(),
        end: "11:00".parse().unwrap(),
        place: "",
        room: None,
    };
    let (meeting, _) = office.plan_meeting(&bo(), forum, at, "").await.unwrap();
    office.begin_agenda(&bo(), meeting).await.unwrap();
    meeting
}

/// A paper on an issued agenda, full of secrets.
async fn house() -> House {
    let (office, folder) = sandved().await;
    let facts = ForumFacts {
        name: "Havneudvalget",
        abbreviation: "HU",
        profile: ForumProfile::Political,
    };
    let forum = office.make_forum(&bo(), facts).await.unwrap();
    for (rule, value) in [
        ("approval-steps", ""),
        ("standing-items", "Godkendelse af dagsorden"),
        ("deadline", ""),
    ] {
        let _ = office
            .set_rule(&bo(), RulePlace::Forum(forum), rule, value, "")
            .await;
    }
    let mut actors = Vec::new();
    for (name, role) in [
        ("Åse Dal", Role::Secretary),
        ("Eva", Role::Author),
        ("Ole", Role::Author),
    ] {
        let person = office.make_person(&bo(), name, None).await.unwrap();
        actors.push(Actor {
            name: name.into(),
            reader: Reader::staff(person).holding(role, forum),
            guise: None,
            has_proved: true,
        });
    }
    let [dal, eva, ole] = <[Actor; 3]>::try_from(actors).unwrap();
    let new = NewPaper {
        forum,
        kind: PaperKind::Miscellaneous,
        title: "Køb af HEMMELIG kaj",
        case: CaseChoice::New("05.01.02-P20-3-26".parse().ok()),
        due: None,
    };
    let paper = office.begin_paper(&eva, new).await.unwrap();
    let words = text("Prisen er HEMMELIG for nogle.");
    office
        .save_paper_field(&eva, paper, PaperField::Section(1), &words, 0)
        .await
        .unwrap();
    let file = HandedIn {
        name: "HEMMELIGT kort.txt".into(),
        bytes: b"HEMMELIG".to_vec(),
    };
    office.attach_to_paper(&eva, paper, vec![file]).await.unwrap();
    office.submit_paper(&eva, paper, "").await.unwrap();
    let meeting = planned(&office, forum, 10).await;
    let mut house = House {
        office,
        forum,
        dal,
        eva,
        ole,
        paper,
        meeting,
        item: AgendaItemId::from_bytes([0; 16]),
        _folder: folder,
    };
    house.item = house.place(meeting).await;
    house.issue(meeting, "").await;
    house
}

impl House {
    /// The paper is placed on an agenda, with who presents it and why it came late.
    async fn place(&self, meeting: MeetingId) -> AgendaItemId {
        let late = || Late::given("HEMMELIG hast", LateDecider::Chair).unwrap();
        let placed = self
            .office
            .place_on_agenda(&bo(), meeting, self.paper, None, Some(late()))
            .await
            .unwrap();
        let mut entries = placed.draft.entries().iter();
        let id = entries
            .find(|entry| entry.paper() == Some(self.paper))
            .unwrap()
            .id;
        let names = vec!["HEMMELIG Holm".to_owned()];
        let change = Change::Together(vec![
            Change::People(id, names.clone(), names),
            Change::Late(id, Some(late())),
        ]);
        self.change(&bo(), meeting, change).await.unwrap();
        id
    }

    async fn version(&self, meeting: MeetingId) -> i64 {
        let built = self.office.built_agenda(&bo().reader, meeting).await.unwrap();
        built.as_ref().unwrap().version
    }

    async fn change(&self, actor: &Actor, meeting: MeetingId, change: Change) -> Result<Built, Refusal> {
        let version = self.version(meeting).await;
        self.office.change_agenda(actor, meeting, version, change).await
    }

    async fn issue(&self, meeting: MeetingId, reason: &str) {
        let version = self.version(meeting).await;
        let issued = self
            .office
            .issue_agenda(&bo(), &press(), meeting, version, reason, &|_| ())
            .await;
        issued.unwrap();
    }

    async fn shut_out(&self, actor: &Actor) {
        self.office
            .exclude_person(&bo(), self.item, person(actor), "Inhabil")
            .await
            .unwrap();
    }

    /// Everything that is shown of papers to somebody, one under the other.
    async fn all_shown(&self, actor: &Actor) -> String {
        let (office, reader) = (&self.office, &actor.reader);
        let mut shown = String::new();
        let papers = office
            .papers(reader, WhichPapers::OfForum(self.forum))
            .await
            .unwrap();
        shown += &format!("{papers:?}");
        shown += &format!("{:?}", office.papers(reader, WhichPapers::All).await.unwrap());
        shown += &format!("{:?}", office.desk(reader).await.unwrap());
        shown += &format!("{:?}", office.paper(reader, self.paper).await);
        shown += &format!("{:?}", office.built_agenda(reader, self.meeting).await);
        shown += &format!(
            "{:?}",
            office.agenda_to_issue(actor, &press(), self.meeting).await
        );
        shown += &format!("{:?}", office.item(reader, self.item).await);
        let case = {
            let page = office.item(&bo().reader, self.item).await.unwrap();
            page.thread.as_ref().unwrap().id
        };
        for of in [
            JournalOf::Item(self.item),
            JournalOf::Meeting(self.meeting),
            JournalOf::Forum(self.forum),
            JournalOf::Case(case),
        ] {
            let filter = JournalFilter::default();
            let journal = office.journal(reader, of, &filter, Extent::All).await;
            shown += &format!("{:?}", journal.map(|journal| journal.entries.clone()));
        }
        shown
    }

    async fn file(&self) -> String {
        let seen = self.office.paper(&bo().reader, self.paper).await.unwrap();
        seen.as_ref().unwrap().files[0].id.clone()
    }
}

#[tokio::test]
async fn a_secretary_who_is_shut_out_of_an_item_sees_nothing_of_its_paper_and_does_nothing_with_it() {
    let house = house().await;
    let (office, dal) = (&house.office, &house.dal);
    let file = house.file().await;
    assert!(office.paper_file(dal, house.paper, &file).await.is_ok());
    assert!(house.all_shown(dal).await.matches("HEMMELIG").count() > 20);
    house.shut_out(dal).await;
    let shown = house.all_shown(dal).await;
    let at = shown.find("HEMMELIG").map(|at| &shown[at.saturating_sub(300)..]);
    assert_eq!(at.map(|text| &text[..text.len().min(400)]), None);
    assert!(is_hidden(office.paper_file(dal, house.paper, &file).await));
    let words = text("Andet.");
    let saved = office
        .save_paper_field(dal, house.paper, PaperField::Section(1), &words, 1)
        .await;
    assert!(is_hidden(saved));
    assert!(is_hidden(
        office.remark_on_paper(dal, house.paper, None, "?").await
    ));
    assert!(is_hidden(office.withdraw_paper(dal, house.paper, "").await));
    assert!(is_hidden(office.plan_route(dal, house.paper, &[]).await));

    // On the agenda it stands as something closed, with its number and its time.
    let built = office.built_agenda(&dal.reader, house.meeting).await.unwrap();
    let built = built.as_ref().unwrap();
    assert_eq!(built.hidden, [house.paper]);
    let entry = built.draft.entry(house.item).unwrap();
    assert!(entry.issued_number.is_some() && built.is_hidden(entry) && !built.is_unexplained(entry));
    let late = Late::given("Andet", LateDecider::Chair).unwrap();
    for change in [
        Change::Remove(house.item),
        Change::People(house.item, Vec::new(), Vec::new()),
        Change::Together(vec![Change::Late(house.item, None)]),
    ] {
        assert!(is_hidden(house.change(dal, house.meeting, change).await));
    }
    let version = house.version(house.meeting).await;
    let explained = office
        .explain_late(dal, house.meeting, version, house.item, Some(late))
        .await;
    assert!(is_hidden(explained));
    let timed = Change::Minutes(house.item, Some(20));
    let built = house.change(dal, house.meeting, timed).await.unwrap();
    let entry = built.draft.entry(house.item).unwrap();
    assert!(
        !entry.presenters.is_empty() && entry.late.is_some(),
        "it is kept as it was"
    );

    // Let in again, they see it again.
    office
        .admit_person(&bo(), house.item, person(dal), "Alligevel ikke")
        .await
        .unwrap();
    assert!(office.paper(&dal.reader, house.paper).await.is_ok());
}

#[tokio::test]
async fn who_wrote_a_paper_keeps_it_though_they_are_shut_out_of_its_item() {
    let house = house().await;
    let eva = &house.eva;
    house.shut_out(eva).await;
    let seen = house.office.paper(&eva.reader, house.paper).await.unwrap();
    let line = &seen.as_ref().unwrap().line;
    assert!(line.title.contains("HEMMELIG") && line.shut_out.is_empty());
    let page = house.office.item(&eva.reader, house.item).await.unwrap();
    assert!(
        !format!("{page:?}").contains("HEMMELIG"),
        "the item is another matter"
    );
}

#[tokio::test]
async fn the_paper_of_an_item_that_was_closed_is_closed_to_who_only_writes_for_the_forum() {
    let house = house().await;
    let (office, ole) = (&house.office, &house.ole);
    assert!(
        office.paper(&ole.reader, house.paper).await.is_ok(),
        "it is open yet"
    );
    let closing = Closing {
        ground: "forvaltningsloven § 27",
        public_title: "Ejendomssag",
        public_decision: "",
    };
    office.close_item(&bo(), house.item, closing).await.unwrap();
    assert!(is_hidden(office.paper(&ole.reader, house.paper).await));
    let lists = office.papers(&ole.reader, WhichPapers::All).await.unwrap();
    assert!(!format!("{lists:?}").contains("HEMMELIG"));
    for seen in [&house.eva.reader, &house.dal.reader] {
        let seen = office.paper(seen, house.paper).await.unwrap();
        assert!(seen.as_ref().unwrap().line.is_closed);
    }
    // Taken off its agenda, it stays closed wherever it comes next.
    let off = Change::Remove(house.item);
    house.change(&bo(), house.meeting, off).await.unwrap();
    house.issue(house.meeting, "Taget af").await;
    assert!(is_hidden(office.paper(&ole.reader, house.paper).await));
    let next = planned(office, house.forum, 24).await;
    let item = house.place(next).await;
    house.issue(next, "").await;
    let page = office.item(&ole.reader, item).await.unwrap();
    assert!(!format!("{page:?}").contains("HEMMELIG"));
}

#[tokio::test]
async fn a_file_that_was_closed_at_the_item_is_closed_at_its_paper() {
    let house = house().await;
    let (office, ole) = (&house.office, &house.ole);
    let file = house.file().await;
    assert!(office.paper_file(ole, house.paper, &file).await.is_ok());
    let openness = office.item_openness(&bo(), house.item).await.unwrap();
    let attachment = openness.as_ref().unwrap().attachments[0].id;
    let closing = Closing {
        ground: "forvaltningsloven § 27",
        public_title: "",
        public_decision: "",
    };
    office.close_attachment(&bo(), attachment, closing).await.unwrap();
    assert!(is_hidden(office.paper_file(ole, house.paper, &file).await));
    let seen = office.paper(&ole.reader, house.paper).await.unwrap();
    assert!(seen.as_ref().unwrap().files.is_empty());
}

#[tokio::test]
async fn who_was_shut_out_of_an_item_stays_out_of_its_paper_when_it_is_taken_off_and_comes_again() {
    let house = house().await;
    let (office, dal) = (&house.office, &house.dal);
    house.shut_out(dal).await;
    let off = Change::Remove(house.item);
    house.change(&bo(), house.meeting, off).await.unwrap();
    house.issue(house.meeting, "Taget af").await;
    assert!(is_hidden(office.paper(&dal.reader, house.paper).await));
    let next = planned(office, house.forum, 24).await;
    let built = office.built_agenda(&dal.reader, next).await.unwrap();
    assert!(
        built.as_ref().unwrap().queue.is_empty(),
        "it isn't even in the queue"
    );
    let again = office.place_on_agenda(dal, next, house.paper, None, None).await;
    assert!(is_hidden(again));
    let item = house.place(next).await;
    let html = FileForm::Document(Form::Html);
    let copy = office
        .preview_agenda(dal, &press(), next, Recipients::Members, html)
        .await
        .unwrap();
    assert!(!String::from_utf8(copy.bytes).unwrap().contains("HEMMELIG"));
    house.issue(next, "").await;
    let page = office.item(&dal.reader, item).await.unwrap();
    assert!(!format!("{page:?}").contains("HEMMELIG"));
    office
        .admit_person(&bo(), item, person(dal), "Alligevel ikke")
        .await
        .unwrap();
    assert!(office.paper(&dal.reader, house.paper).await.is_ok());
}

#[tokio::test]
async fn who_is_shut_out_is_asked_for_no_opinion_and_gives_none_nor_does_anybody_in_their_place() {
    let house = house().await;
    let office = &house.office;
    let mut people = Vec::new();
    for name in ["Mette", "Ib"] {
        let mail = format!("{name}@sandved.example");
        let id = office.make_person(&bo(), name, Some(&mail)).await.unwrap();
        people.push(acting(&Reader::staff(id)));
    }
    let [mette, ib] = <[Actor; 2]>::try_from(people).unwrap();
    let off = async |item| {
        house
            .change(&bo(), house.meeting, Change::Remove(item))
            .await
            .unwrap();
        house.issue(house.meeting, "taget af").await;
    };
    let ask = async || {
        let new = NewOpinion {
            unit: "Økonomi".into(),
            person: person(&mette),
            question: "Hvad koster det?".into(),
            due: office.today(),
        };
        office.ask_opinion(&house.eva, house.paper, &new).await
    };
    off(house.item).await;
    let opinion = ask().await.unwrap();
    let today = office.today();
    office
        .name_stand_in(&mette, person(&ib), (today, today))
        .await
        .unwrap();
    assert!(office.task_paper(&ib.reader, house.paper).await.is_ok());
    let again = house.place(house.meeting).await;
    house.issue(house.meeting, "sat på igen").await;
    office
        .exclude_person(&bo(), again, person(&mette), "Inhabil")
        .await
        .unwrap();
    off(again).await;
    for who in [&mette, &ib] {
        let words = RichText::paragraph("To millioner.");
        assert!(is_hidden(
            office.give_opinion(who, house.paper, opinion, words).await
        ));
        assert!(is_hidden(
            office.decline_opinion(who, house.paper, opinion, "x").await
        ));
    }
    office
        .withdraw_opinion(&house.eva, house.paper, opinion, "")
        .await
        .unwrap();
    let refused = ask().await;
    assert!(
        matches!(
            refused,
            Err(Refusal::NotValid {
                why: "opinion-shut-out",
                ..
            })
        ),
        "{refused:?}"
    );
}
