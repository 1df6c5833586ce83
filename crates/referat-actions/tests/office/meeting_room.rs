//! The meeting while it is held: decisions are written by two at once, the clock runs, those who come later are told,
//! members follow, and what it took is a report.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use referat_actions::keep_forums::ForumFacts;
use referat_actions::letters::Waiting;
use referat_actions::live::LiveChange;
use referat_actions::lookups::{TimeQuery, WhichPersons};
use referat_actions::office::{Actor, Clock, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::record_decision::GivenOutcome;
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_actions::write_decision::{SavedDecision, SeenFields};
use referat_actions::write_paper::{CaseChoice, FieldAnswer, FieldNow, NewPaper};
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PersonId};
use referat_domain::meeting::SessionStep;
use referat_domain::meeting::agenda_draft::Change;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::decision_field::DecisionField::{self, Addition, Text};
use referat_domain::meeting::item_clock::ClockStep;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;
use referat_domain::view::Part;
use referat_domain::view::time_report::{TimeBy, TimeOf};
use referat_domain::{Date, Timestamp};

use crate::desk::{SeededDice, acting, at, bo};

const DAY: Date = Date::constant(2026, 3, 2);

/// A clock that a test sets: so many minutes after nine.
struct SetClock(Arc<AtomicI64>);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        let nine: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        Timestamp::from_second(nine.as_second() + self.0.load(Ordering::SeqCst) * 60).unwrap()
    }

    fn today(&self) -> Date {
        DAY
    }
}

struct Room {
    office: Office,
    minute: Arc<AtomicI64>,
    folder: tempfile::TempDir,
    forum: ForumId,
    meeting: MeetingId,
    /// Two items of half an hour and one of twenty minutes, from nine; the meeting is to end at 10.20.
    items: Vec<AgendaItemId>,
    secretary: Actor,
    chair: Actor,
    member: Actor,
}

async fn open_at(folder: &Path, minute: &Arc<AtomicI64>, seed: u64) -> Office {
    Office::found(
        &at(folder),
        referat_fixtures::MUNICIPALITY,
        Arc::new(SetClock(Arc::clone(minute))),
        Box::new(SeededDice::new(seed)),
    )
    .await
    .unwrap()
}

async fn room() -> Room {
    let folder = tempfile::TempDir::new().unwrap();
    let minute = Arc::new(AtomicI64::new(-60));
    let office = open_at(folder.path(), &minute, 1).await;
    let facts = ForumFacts {
        name: "Chefforum",
        abbreviation: "CF",
        profile: ForumProfile::Administrative,
    };
    let forum = office.make_forum(&bo(), facts).await.unwrap();
    let place = referat_actions::rules::RulePlace::Forum(forum);
    for (rule, value) in [
        ("approval-steps", ""),
        ("standing-items", "Godkendelse af dagsorden"),
    ] {
        let _ = office.set_rule(&bo(), place, rule, value, "").await;
    }
    let time = MeetingTime {
        date: DAY,
        start: "09:00".parse().unwrap(),
        end: "10:20".parse().unwrap(),
        place: "",
        room: None,
    };
    let meeting = office.plan_meeting(&bo(), forum, time, "").await.unwrap().0;
    office.begin_agenda(&bo(), meeting).await.unwrap();
    let mut placed = None;
    for (title, number) in [
        ("Budget for havnen", "00.30.00-S00-1-26"),
        ("Cykelsti langs Havnevej", "05.01.02-P20-2-26"),
        ("Skolernes ferie", "17.00.00-P35-3-26"),
    ] {
        let new = NewPaper {
            forum,
            kind: PaperKind::Decision,
            title,
            case: CaseChoice::New(number.parse().ok()),
            due: None,
        };
        let paper = office.begin_paper(&bo(), new).await.unwrap();
        let text = |words: &str| FieldValue::Text(RichText::paragraph(words));
        let values = [
            (PaperField::Section(1), text("Sagen er ny.")),
            (PaperField::Section(2), text("Der er to veje.")),
            (
                PaperField::Recommenders,
                FieldValue::lines(["Direktøren"]).unwrap(),
            ),
            (
                PaperField::Clauses,
                FieldValue::lines([
                    "at Chefforum godkender planen",
                    "at der gives bevilling på 2 mio. kr.",
                ])
                .unwrap(),
            ),
        ];
        for (field, value) in values {
            let saved = office.save_paper_field(&bo(), paper, field, &value, 0).await;
            assert!(matches!(saved.unwrap(), FieldAnswer::Done(_)));
        }
        office.submit_paper(&bo(), paper, "").await.unwrap();
        let late = referat_domain::meeting::late::Late::given(
            "Haster",
            referat_domain::meeting::late::LateDecider::Chair,
        );
        let done = office
            .place_on_agenda(&bo(), meeting, paper, None, late.ok())
            .await;
        placed = Some(done.unwrap());
    }
    let mut built = placed.unwrap();
    let entries: Vec<AgendaItemId> = built
        .draft
        .entries()
        .iter()
        .filter(|entry| entry.paper().is_some())
        .map(|entry| entry.id)
        .collect();
    let items: Vec<AgendaItemId> = entries.iter().copied().rev().take(3).rev().collect();
    let mut changes = Vec::new();
    for (item, minutes) in items.iter().zip([30, 30, 20]) {
        changes.push(Change::Minutes(*item, Some(minutes)));
    }
    changes.push(Change::People(
        items[1],
        vec!["Pia Lund".into()],
        vec!["Gert Gæst".into()],
    ));
    for change in changes {
        built = office
            .change_agenda(&bo(), meeting, built.version, change)
            .await
            .unwrap();
    }
    let press = crate::documents::press();
    office
        .issue_agenda(&bo(), &press, meeting, built.version, "", &|_| ())
        .await
        .unwrap();
    office
        .step_meeting(&bo(), meeting, SessionStep::Open)
        .await
        .unwrap();
    minute.store(0, Ordering::SeqCst);
    let mut of = Vec::new();
    for (name, role) in [
        ("Sanne", Role::Secretary),
        ("Carl", Role::Chair),
        ("Mie", Role::Member),
    ] {
        let person = office.make_person(&bo(), name, None).await.unwrap();
        let reader = Reader::staff(person).holding(role, forum);
        let actor = Actor {
            name: name.into(),
            ..acting(&reader)
        };
        of.push(actor);
    }
    let member = of.pop().unwrap();
    let chair = of.pop().unwrap();
    let secretary = of.pop().unwrap();
    Room {
        office,
        minute,
        folder,
        forum,
        meeting,
        items,
        secretary,
        chair,
        member,
    }
}

impl Room {
    fn is_at(&self, minute: i64) {
        self.minute.store(minute, Ordering::SeqCst);
    }

    async fn write(&self, who: &Actor, field: DecisionField, typed: &str, version: i64) -> FieldAnswer {
        let saved = self
            .office
            .save_decision_field(who, self.items[0], field, typed, version);
        saved.await.unwrap()
    }

    async fn step(&self, step: ClockStep) -> Result<(), Refusal> {
        self.office
            .step_item_clock(&self.secretary, self.meeting, step)
            .await
    }

    async fn stand(&self, who: &Actor, field: DecisionField) -> FieldNow {
        let stand = self.office.decision_stand(who, self.items[0]).await.unwrap();
        stand
            .fields
            .into_iter()
            .find(|(other, _)| *other == field)
            .unwrap()
            .1
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

fn line(text: &str) -> FieldValue {
    FieldValue::Line(text.to_owned())
}

#[tokio::test]
async fn secretary_and_chair_write_in_different_fields_and_neither_is_in_the_way() {
    let room = room().await;
    let saved = room.write(&room.secretary, Text, "Chefforum godkendte ", 0).await;
    assert!(
        matches!(saved, FieldAnswer::Done(FieldNow { version: 1, .. })),
        "{saved:?}"
    );
    let beside = room.write(&room.chair, Addition(2), "inden maj", 0).await;
    assert!(matches!(beside, FieldAnswer::Done(_)), "{beside:?}");
    let seen = room.stand(&room.secretary, Addition(2)).await;
    assert_eq!((seen.value, seen.saved_by.as_str()), (line("inden maj"), "Carl"));
    // A space at the end is somebody in the middle of a word.
    assert_eq!(
        room.stand(&room.chair, Text).await.value,
        line("Chefforum godkendte ")
    );
    let stand = room
        .office
        .decision_stand(&room.chair, room.items[0])
        .await
        .unwrap();
    assert_eq!(stand.present, ["Sanne"]);
    // Keystrokes are no history.
    let before = room
        .office
        .item(&room.member.reader, room.items[0])
        .await
        .unwrap();
    let Part::Open(content) = &before.item.content else {
        panic!()
    };
    assert!(
        content.decision.is_none(),
        "what is being written is decided by nobody"
    );
}

#[tokio::test]
async fn one_holds_the_text_another_takes_it_over_and_no_version_is_overwritten() {
    let room = room().await;
    let (office, item) = (&room.office, room.items[0]);
    let held = office
        .hold_decision_field(&room.secretary, item, Text, false)
        .await
        .unwrap();
    assert!(matches!(held, FieldAnswer::Done(_)));
    room.write(&room.secretary, Text, "Første", 0).await;
    let refused = room.write(&room.chair, Text, "Andet", 1).await;
    let FieldAnswer::HeldByAnother(now) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(now.held_by.as_deref(), Some("Sanne"));
    let taken = office
        .hold_decision_field(&room.chair, item, Text, true)
        .await
        .unwrap();
    assert!(matches!(taken, FieldAnswer::Done(_)));
    room.write(&room.chair, Text, "Første og andet", 1).await;
    office
        .release_decision_field(&room.chair, item, Text)
        .await
        .unwrap();
    // Whoever saves over a version they haven't read is shown the other.
    let outdated = room.write(&room.secretary, Text, "Første igen", 1).await;
    let FieldAnswer::Outdated(now) = outdated else {
        panic!("{outdated:?}")
    };
    assert_eq!(
        (now.value, now.version, now.saved_by.as_str()),
        (line("Første og andet"), 2, "Carl")
    );
}

#[tokio::test]
async fn saving_the_decision_makes_one_entry_of_it_and_takes_nothing_that_was_not_seen() {
    let room = room().await;
    let (office, item) = (&room.office, room.items[0]);
    room.write(&room.secretary, Text, "Godkendt.", 0).await;
    room.write(&room.chair, Addition(2), "inden maj", 0).await;
    let text = RichText::from_markdown("Godkendt.");
    let seen = |addition: (i64, &str)| {
        SeenFields::from([
            (Text, (1, "Godkendt.".to_owned())),
            (Addition(2), (addition.0, addition.1.to_owned())),
        ])
    };
    // The secretary's page hadn't got the chair's words yet.
    let unseen = office
        .save_decision(&room.secretary, item, &text, &[], &seen((0, "")))
        .await;
    let SavedDecision::Meanwhile(fields) = unseen.unwrap() else {
        panic!()
    };
    assert_eq!((fields.len(), fields[0].0), (1, Addition(2)));
    assert_eq!(fields[0].1.value, line("inden maj"));
    let given = [GivenOutcome {
        clause: 2,
        outcome: Some(Outcome::Forwarded),
        addition: "inden maj".into(),
    }];
    let mut live = office.listen();
    let seen = seen((1, "inden maj"));
    let saved = office
        .save_decision(&room.secretary, item, &text, &given, &seen)
        .await;
    assert_eq!(saved.unwrap(), SavedDecision::Done);
    assert_eq!(live.try_recv(), Ok(LiveChange::Meeting(room.meeting)));
    let page = office.item(&room.member.reader, item).await.unwrap();
    let Part::Open(content) = &page.item.content else {
        panic!()
    };
    assert_eq!(content.decision.as_ref().unwrap().text.plain_text(), "Godkendt.");
    // The fields say what the decision says, under a version that nobody has who wrote before.
    let now = room.stand(&room.chair, Addition(2)).await;
    assert_eq!((now.value, now.version), (line("inden maj"), 2));
    let late = room.write(&room.chair, Addition(2), "inden juni", 1).await;
    assert!(matches!(late, FieldAnswer::Outdated(_)), "{late:?}");
    let next = room.write(&room.chair, Addition(2), "inden juni", 2).await;
    assert!(matches!(next, FieldAnswer::Done(_)), "{next:?}");
}

#[tokio::test]
async fn what_is_written_is_refused_where_it_cannot_be_kept() {
    let room = room().await;
    let (office, item) = (&room.office, room.items[0]);
    let write = |who: Actor, field, typed: &'static str| async move {
        office.save_decision_field(&who, item, field, typed, 0).await
    };
    assert_eq!(why(write(room.member.clone(), Text, "x").await), "not-allowed");
    let outcome = DecisionField::Outcome(1);
    assert_eq!(
        why(write(room.chair.clone(), outcome, "måske").await),
        "field-form"
    );
    assert_eq!(
        why(write(room.chair.clone(), Addition(3), "x").await),
        "not-found"
    );
    let person: PersonId = room.chair.reader.person().unwrap();
    office
        .exclude_person(&bo(), item, person, "Inhabil")
        .await
        .unwrap();
    assert_eq!(
        why(write(room.chair.clone(), Text, "x").await),
        "shut-out-oneself"
    );
    office
        .step_meeting(&bo(), room.meeting, SessionStep::Unopen)
        .await
        .unwrap();
    let closed = write(room.secretary.clone(), Text, "x").await;
    assert_eq!(why(closed), "meeting-not-in-session");
}

#[tokio::test]
async fn what_was_acknowledged_stands_after_a_kill() {
    let room = room().await;
    let mut version = 0;
    let mut typed = String::new();
    for word in ["Chefforum ", "godkendte ", "planen."] {
        typed.push_str(word);
        let saved = room.write(&room.secretary, Text, &typed, version).await;
        let FieldAnswer::Done(now) = saved else {
            panic!("{saved:?}")
        };
        version = now.version;
    }
    // Another process over the same folder, while the first never came to an end.
    let again = open_at(room.folder.path(), &room.minute, 2).await;
    let stand = again.decision_stand(&room.chair, room.items[0]).await.unwrap();
    assert_eq!(stand.fields[0].1.value, line(&typed));
    assert_eq!(stand.fields[0].1.version, 3);
    // An answer that was lost is known again: the same version once more is outdated, by one's own text.
    let lost = again
        .save_decision_field(&room.secretary, room.items[0], Text, &typed, 2)
        .await;
    let FieldAnswer::Outdated(now) = lost.unwrap() else {
        panic!()
    };
    assert_eq!(now.value, line(&typed));
}

#[tokio::test]
async fn the_clock_runs_from_item_to_item_and_every_step_is_an_entry() {
    let room = room().await;
    assert_eq!(why(room.step(ClockStep::Pause).await), "clock-at-none");
    room.step(ClockStep::Begin(room.items[0])).await.unwrap();
    assert_eq!(
        why(room.step(ClockStep::Begin(room.items[0])).await),
        "clock-runs"
    );
    room.is_at(10);
    room.step(ClockStep::Pause).await.unwrap();
    room.is_at(25);
    room.step(ClockStep::GoOn).await.unwrap();
    room.is_at(40);
    room.step(ClockStep::Begin(room.items[1])).await.unwrap();
    room.is_at(45);
    let seen = room.office.meeting_room(&room.chair, room.meeting).await.unwrap();
    assert_eq!(seen.current.unwrap().item, room.items[1]);
    let minutes = |item: AgendaItemId| seen.item(item).unwrap().taken.map(|taken| taken.as_secs() / 60);
    assert_eq!(minutes(room.items[0]), Some(25), "a pause counts for nobody");
    assert_eq!(minutes(room.items[1]), Some(5));
    assert_eq!(minutes(room.items[2]), None);
    assert_eq!(seen.next().unwrap().line.id, room.items[2]);
    assert_eq!(seen.previous().unwrap().line.id, room.items[0]);
    assert_eq!(
        why(room.office.meeting_room(&room.member, room.meeting).await),
        "not-allowed"
    );
    let filter = referat_actions::lookups::JournalFilter::default();
    let of = referat_actions::lookups::JournalOf::Item(room.items[0]);
    let all = referat_actions::lookups::Extent::Page(1);
    let journal = room.office.journal(&bo().reader, of, &filter, all).await.unwrap();
    let actions: Vec<&str> = journal
        .entries
        .iter()
        .map(|entry| entry.action.as_str())
        .collect();
    assert_eq!(
        actions.iter().filter(|action| action.ends_with("_item")).count(),
        4,
        "{actions:?}"
    );
    // Ending the meeting stops its clock.
    room.office
        .step_meeting(&bo(), room.meeting, SessionStep::End)
        .await
        .unwrap();
    room.is_at(90);
    let after = room.office.meeting_room(&room.chair, room.meeting).await.unwrap();
    assert_eq!(after.current, None);
    assert_eq!(
        after.item(room.items[1]).unwrap().taken.unwrap().as_secs(),
        5 * 60
    );
    assert_eq!(
        why(room.step(ClockStep::Begin(room.items[2])).await),
        "meeting-not-in-session"
    );
}

#[tokio::test]
async fn an_overrun_moves_the_rest_names_what_could_wait_and_those_who_come_later_are_told() {
    let room = room().await;
    room.step(ClockStep::Begin(room.items[0])).await.unwrap();
    assert_eq!(
        why(room.office.tell_new_times(&room.chair, room.meeting).await),
        "nobody-comes-later"
    );
    room.is_at(50);
    let seen = room.office.meeting_room(&room.chair, room.meeting).await.unwrap();
    let expected = seen.item(room.items[1]).unwrap().expected.unwrap();
    assert_eq!(expected.start.to_string(), "2026-03-02T08:50:00Z");
    assert_eq!(expected.late().as_secs(), 20 * 60);
    assert_eq!(seen.forecast.over.as_secs(), 20 * 60);
    assert_eq!(seen.forecast.to_postpone, [room.items[2]]);
    assert_eq!(seen.to_tell, 2, "who presents it, and its guest");
    // Only who can be reached by mail gets a letter; theirs says the time of the moment it is sent.
    let named = room
        .office
        .persons(&bo(), "Pia", WhichPersons::Here)
        .await
        .unwrap();
    let person = named[0].id;
    let address = Some("pia@sandved.example");
    room.office
        .correct_person(&bo(), person, "Pia Lund", address)
        .await
        .unwrap();
    assert_eq!(
        room.office
            .tell_new_times(&room.chair, room.meeting)
            .await
            .unwrap(),
        2
    );
    let letters = room.office.letters(Waiting::All).await.unwrap();
    let to_pia = letters.iter().find(|letter| letter.name == "Pia Lund").unwrap();
    let note = to_pia.notes[0].clone().unwrap();
    let referat_domain::view::letter::NoteAbout::Meeting { expected, .. } = note.about else {
        panic!()
    };
    assert_eq!(expected.unwrap().to_string(), "2026-03-02T08:50:00Z");
    // Put off, the rest ends in time again.
    room.office
        .postpone_item(&room.chair, room.items[2], None, "")
        .await
        .unwrap();
    let seen = room.office.meeting_room(&room.chair, room.meeting).await.unwrap();
    assert_eq!(
        (seen.forecast.over.as_secs(), seen.forecast.to_postpone.len()),
        (0, 0)
    );
}

#[tokio::test]
async fn members_follow_what_is_decided_and_a_room_sees_what_it_may() {
    let room = room().await;
    let (office, item) = (&room.office, room.items[0]);
    room.step(ClockStep::Begin(item)).await.unwrap();
    room.write(&room.secretary, Text, "Chefforum godkendte **planen**.", 0)
        .await;
    let followed = office.following(&room.member.reader, room.meeting).await.unwrap();
    let Part::Open(content) = &followed.at().unwrap().content else {
        panic!()
    };
    assert!(content.decision.is_none(), "what is being written isn't followed");
    let shown = office.projected(&room.chair, room.meeting, false).await.unwrap();
    assert_eq!(
        shown.text.as_ref().unwrap().plain_text(),
        "Chefforum godkendte planen."
    );
    assert!(shown.is_proposed);
    assert_eq!(
        why(office.projected(&room.member, room.meeting, false).await),
        "not-allowed"
    );
    let closing = Closing {
        ground: "§ 10",
        public_title: "Personsag",
        public_decision: "",
    };
    office.close_item(&bo(), item, closing).await.unwrap();
    let hidden = office.projected(&room.chair, room.meeting, false).await.unwrap();
    assert!(hidden.text.is_none() && hidden.closed().is_none());
    let Part::Neutral(neutral) = &hidden.item.as_ref().unwrap().content else {
        panic!()
    };
    assert_eq!(neutral.title.as_deref(), Some("Personsag"));
    let open = office.projected(&room.chair, room.meeting, true).await.unwrap();
    assert!(open.text.is_some() && open.closed().is_some());
    let outsider = Reader::staff(PersonId::from_bytes([9; 16]));
    let outside = office.following(&outsider, room.meeting).await.unwrap();
    assert!(matches!(outside.at().unwrap().content, Part::Neutral(_)));
    // Who is shut out sees nothing of it, whatever is switched on.
    let person = room.chair.reader.person().unwrap();
    office
        .exclude_person(&bo(), item, person, "Inhabil")
        .await
        .unwrap();
    let out = office.projected(&room.chair, room.meeting, true).await.unwrap();
    assert!(out.text.is_none());
}

#[tokio::test]
async fn the_report_of_time_counts_what_its_reader_may_see_and_nothing_else() {
    let room = room().await;
    let office = &room.office;
    room.step(ClockStep::Begin(room.items[0])).await.unwrap();
    room.is_at(12);
    room.step(ClockStep::Begin(room.items[1])).await.unwrap();
    room.is_at(40);
    room.step(ClockStep::Leave).await.unwrap();
    let query = TimeQuery {
        from: DAY,
        to: DAY,
        forum: Some(room.forum),
    };
    let outsider = Reader::staff(PersonId::from_bytes([9; 16]));
    let minutes = |lines: Vec<referat_domain::view::time_report::TimeLine>| -> Vec<(u32, i64)> {
        let of = |line: &referat_domain::view::time_report::TimeLine| (line.items, line.taken.as_secs() / 60);
        lines.iter().map(of).collect()
    };
    let report = office.time_report(&outsider, query).await.unwrap();
    assert_eq!(minutes(report.lines(TimeBy::Forum)), [(2, 40)]);
    assert_eq!(minutes(report.lines(TimeBy::Case)), [(1, 28), (1, 12)]);
    assert_eq!(
        report.lines(TimeBy::NumberGroup)[1].of,
        TimeOf::NumberGroup(Some(0))
    );
    assert_eq!(
        report.lines(TimeBy::Kind)[0].of,
        TimeOf::Kind(Some(PaperKind::Decision))
    );
    let closing = Closing {
        ground: "§ 10",
        public_title: "",
        public_decision: "",
    };
    office.close_item(&bo(), room.items[1], closing).await.unwrap();
    let report = office.time_report(&outsider, query).await.unwrap();
    assert_eq!(minutes(report.lines(TimeBy::Forum)), [(1, 12)]);
    let own = office.time_report(&room.member.reader, query).await.unwrap();
    assert_eq!(minutes(own.lines(TimeBy::Forum)), [(2, 40)]);
    let before = TimeQuery {
        to: Date::constant(2026, 3, 1),
        from: Date::constant(2026, 1, 1),
        ..query
    };
    assert!(
        office
            .time_report(&outsider, before)
            .await
            .unwrap()
            .lines(TimeBy::Case)
            .is_empty()
    );
}
