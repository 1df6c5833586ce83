//! A paper's way through three forums with a postponement, and the meetings that decide on it.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::keep_forums::ForumFacts;
use referat_actions::note_treatment::Treatment;
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::record_decision::GivenOutcome;
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_actions::write_paper::{CaseChoice, FieldAnswer, NewPaper};
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PaperId, PersonId};
use referat_domain::meeting::SessionStep;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::late::{Late, LateDecider};
use referat_domain::meeting_record::ItemRecord;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;

use crate::desk::{acting, bo, sandved};

struct Town {
    office: Office,
    _folder: tempfile::TempDir,
    mbu: ForumId,
    oeu: ForumId,
    kb: ForumId,
}

async fn town() -> Town {
    let (office, folder) = sandved().await;
    let mut made = Vec::new();
    for (name, short) in [
        ("Miljø- og Byudvalget", "MBU"),
        ("Økonomiudvalget", "ØU"),
        ("Kommunalbestyrelsen", "KB"),
    ] {
        let facts = ForumFacts {
            name,
            abbreviation: short,
            profile: ForumProfile::Political,
        };
        let forum = office.make_forum(&bo(), facts).await.unwrap();
        for (rule, value) in [
            ("approval-steps", ""),
            ("standing-items", "Godkendelse af dagsorden"),
        ] {
            let place = referat_actions::rules::RulePlace::Forum(forum);
            let _ = office.set_rule(&bo(), place, rule, value, "").await;
        }
        made.push(forum);
    }
    Town {
        office,
        _folder: folder,
        mbu: made[0],
        oeu: made[1],
        kb: made[2],
    }
}

impl Town {
    /// A paper that is ready, with its route.
    async fn paper(&self) -> PaperId {
        let new = NewPaper {
            forum: self.mbu,
            kind: PaperKind::Decision,
            title: "Cykelsti langs Havnevej",
            case: CaseChoice::New("05.01.02-P20-3-26".parse().ok()),
            due: None,
        };
        let paper = self.office.begin_paper(&bo(), new).await.unwrap();
        let text = |words: &str| FieldValue::Text(RichText::paragraph(words));
        for (field, value) in [
            (PaperField::Section(1), text("Havnevej skal have en cykelsti.")),
            (PaperField::Section(2), text("Der er to linjeføringer.")),
            (
                PaperField::Recommenders,
                FieldValue::lines(["Direktøren"]).unwrap(),
            ),
            (
                PaperField::Clauses,
                FieldValue::lines([
                    "at Miljø- og Byudvalget godkender linjeføring A",
                    "at der gives bevilling på 2 mio. kr.",
                ])
                .unwrap(),
            ),
        ] {
            let seen = self.office.paper(&bo().reader, paper).await.unwrap();
            let seen = seen.as_ref().unwrap();
            let version = seen
                .fields
                .iter()
                .find(|view| view.field == field)
                .unwrap()
                .version;
            let saved = self
                .office
                .save_paper_field(&bo(), paper, field, &value, version)
                .await;
            assert!(matches!(saved.unwrap(), FieldAnswer::Done(_)));
        }
        self.office.submit_paper(&bo(), paper, "").await.unwrap();
        paper
    }

    async fn meeting(&self, forum: ForumId, day: i8) -> MeetingId {
        let at = MeetingTime {
            date: Date::constant(2026, 3, day),
            start: "09:00".parse().unwrap(),
            end: "11:00".parse().unwrap(),
            place: "",
            room: None,
        };
        self.office.plan_meeting(&bo(), forum, at, "").await.unwrap().0
    }

    /// A meeting whose agenda has the paper is issued and opened; the item.
    async fn opened(&self, forum: ForumId, day: i8, paper: PaperId) -> (MeetingId, AgendaItemId) {
        let meeting = self.meeting(forum, day).await;
        self.office.begin_agenda(&bo(), meeting).await.unwrap();
        let built = self.office.built_agenda(&bo().reader, meeting).await.unwrap();
        let queue: Vec<PaperId> = built.as_ref().unwrap().queue.iter().map(|line| line.id).collect();
        assert_eq!(queue, [paper], "what waits is in the queue");
        let late = Late::given("Sagen haster", LateDecider::Chair).unwrap();
        let placed = self
            .office
            .place_on_agenda(&bo(), meeting, paper, None, Some(late))
            .await
            .unwrap();
        let id = placed
            .draft
            .entries()
            .iter()
            .find(|entry| entry.paper() == Some(paper))
            .unwrap()
            .id;
        self.office
            .issue_agenda(
                &bo(),
                &crate::documents::press(),
                meeting,
                placed.version,
                "",
                &|_| (),
            )
            .await
            .unwrap();
        let early = self.decide(id, "Godkendt.", &[]).await;
        assert_eq!(why(early), "meeting-not-in-session");
        self.step(meeting, SessionStep::Open).await;
        (meeting, id)
    }

    async fn step(&self, meeting: MeetingId, step: SessionStep) {
        self.office.step_meeting(&bo(), meeting, step).await.unwrap();
    }

    async fn decide(&self, id: AgendaItemId, text: &str, given: &[GivenOutcome]) -> Result<(), Refusal> {
        let text = RichText::from_markdown(text);
        self.office.record_decision(&bo(), id, &text, given).await
    }

    async fn item(&self, meeting: MeetingId, id: AgendaItemId) -> ItemRecord {
        let page = self.office.item(&bo().reader, id).await.unwrap();
        let record = self.office.record(&bo().reader, meeting).await.unwrap();
        let number = &page.item.number;
        record
            .items
            .iter()
            .find(|item| &item.number == number)
            .unwrap()
            .clone()
    }

    async fn stops(&self, paper: PaperId) -> Vec<(String, ConsultationState)> {
        let seen = self.office.paper(&bo().reader, paper).await.unwrap();
        let stops = &seen.as_ref().unwrap().line.stops;
        stops
            .iter()
            .map(|stop| (stop.forum_name.clone(), stop.state))
            .collect()
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

fn told(item: &ItemRecord) -> Vec<(String, String, String)> {
    item.history
        .iter()
        .map(|entry| {
            (
                entry.forum.clone(),
                entry.date.unwrap().to_string(),
                entry.text.clone(),
            )
        })
        .collect()
}

fn line(forum: &str, date: &str, text: &str) -> (String, String, String) {
    (forum.into(), date.into(), text.into())
}

fn outcome(clause: u32, outcome: Outcome) -> GivenOutcome {
    GivenOutcome {
        clause,
        outcome: Some(outcome),
        addition: String::new(),
    }
}

#[tokio::test]
async fn a_paper_goes_through_three_forums_is_postponed_on_the_way_and_historik_is_right_at_each_stop() {
    use ConsultationState::{Planned, Postponed, SentOn, Treated};
    let town = town().await;
    let (mbu, oeu, kb) = ("Miljø- og Byudvalget", "Økonomiudvalget", "Kommunalbestyrelsen");
    let paper = town.paper().await;
    town.office
        .plan_route(&bo(), paper, &[town.oeu, town.kb])
        .await
        .unwrap();
    let (first, item) = town.opened(town.mbu, 3, paper).await;
    let record = town.item(first, item).await;
    assert_eq!(record.route, ["MBU", "ØU", "KB"]);
    assert_eq!(record.title, "MBU/ØU/KB - Cykelsti langs Havnevej");
    assert!(record.history.is_empty());
    assert_eq!(
        why(town.office.send_on(&bo(), item, None, "").await),
        "stop-undecided"
    );
    town.decide(
        item,
        "Udvalget anbefaler indstillingen.\n\n- Belysningen undersøges.",
        &[outcome(1, Outcome::Adopted), outcome(2, Outcome::Adopted)],
    )
    .await
    .unwrap();
    let to = town.office.send_on(&bo(), item, None, "").await.unwrap();
    assert_eq!(to, town.oeu);
    assert_eq!(
        why(town.office.send_on(&bo(), item, None, "").await),
        "stop-sent-on"
    );
    town.step(first, SessionStep::End).await;

    // The first of Økonomiudvalget's meetings postpones it.
    let (second, postponed) = town.opened(town.oeu, 10, paper).await;
    let record = town.item(second, postponed).await;
    assert_eq!(record.route, ["MBU", "ØU", "KB"]);
    assert_eq!(record.clauses[0], "at Økonomiudvalget godkender linjeføring A");
    assert_eq!(record.clauses[1], "at der gives bevilling på 2 mio. kr.");
    let by_mbu = line(
        mbu,
        "2026-03-03",
        "Udvalget anbefaler indstillingen.\n\n- Belysningen undersøges.",
    );
    assert_eq!(told(&record), std::slice::from_ref(&by_mbu));
    let before = Date::constant(2026, 3, 10);
    let too_early = town
        .office
        .postpone_item(&bo(), postponed, Some(before), "")
        .await;
    assert_eq!(why(too_early), "postponed-before");
    let day = Date::constant(2026, 3, 17);
    town.office
        .postpone_item(&bo(), postponed, Some(day), "Notat mangler")
        .await
        .unwrap();
    let record = town.item(second, postponed).await;
    let decision = record.decision.unwrap();
    assert_eq!(decision.text, "Punktet blev udsat til mødet den 17. marts 2026.");
    assert!(
        decision
            .outcomes
            .iter()
            .all(|row| row.outcome == Some(Outcome::Postponed))
    );
    town.step(second, SessionStep::End).await;
    assert_eq!(
        town.stops(paper).await,
        [
            (mbu.to_owned(), SentOn),
            (oeu.into(), Postponed),
            (oeu.into(), Planned),
            (kb.into(), Planned)
        ]
    );

    let (third, again) = town.opened(town.oeu, 17, paper).await;
    let record = town.item(third, again).await;
    assert_eq!(
        record.route,
        ["MBU", "ØU", "KB"],
        "a forum that postponed stands once"
    );
    let postponing = line(
        oeu,
        "2026-03-10",
        "Punktet blev udsat til mødet den 17. marts 2026.",
    );
    assert_eq!(told(&record), [by_mbu.clone(), postponing.clone()]);
    town.decide(again, "Økonomiudvalget tiltrådte indstillingen.", &[])
        .await
        .unwrap();
    town.office.send_on(&bo(), again, None, "").await.unwrap();
    town.step(third, SessionStep::End).await;

    let (fourth, last) = town.opened(town.kb, 24, paper).await;
    let record = town.item(fourth, last).await;
    assert_eq!(
        record.clauses[0],
        "at Kommunalbestyrelsen godkender linjeføring A"
    );
    let by_oeu = line(oeu, "2026-03-17", "Økonomiudvalget tiltrådte indstillingen.");
    assert_eq!(told(&record), [by_mbu.clone(), postponing, by_oeu]);
    let printed: Vec<String> = record
        .sections
        .iter()
        .filter_map(|section| section.heading.clone())
        .collect();
    assert_eq!(
        printed,
        ["Anledning", "Sagsfremstilling", "Indstilling", "Historik"]
    );
    town.decide(last, "Godkendt.", &[]).await.unwrap();
    let ends = town.office.send_on(&bo(), last, None, "").await;
    assert_eq!(why(ends), "route-ends-here");
    town.step(fourth, SessionStep::End).await;
    assert_eq!(
        town.stops(paper).await,
        [
            (mbu.to_owned(), SentOn),
            (oeu.into(), Postponed),
            (oeu.into(), SentOn),
            (kb.into(), Treated)
        ]
    );
    // What was decided first is told as it stands there, and nothing that came later is told there.
    let record = town.item(first, item).await;
    assert!(record.history.is_empty(), "{:?}", record.history);
    assert_eq!(
        record.clauses[0],
        "at Miljø- og Byudvalget godkender linjeføring A"
    );
}

#[tokio::test]
async fn what_a_closed_item_decided_is_not_told_to_the_next_forum() {
    let town = town().await;
    let paper = town.paper().await;
    let (_, item) = town.opened(town.mbu, 3, paper).await;
    let dal = town.office.make_person(&bo(), "Åse Dal", None).await.unwrap();
    town.office
        .exclude_person(&bo(), item, dal, "Inhabil")
        .await
        .unwrap();
    town.decide(item, "HEMMELIGT vilkår.", &[]).await.unwrap();
    let closing = |published| Closing {
        ground: "forvaltningsloven § 27",
        public_title: "Ejendomssag",
        public_decision: published,
    };
    town.office.close_item(&bo(), item, closing("")).await.unwrap();
    town.office
        .send_on(&bo(), item, Some(town.oeu), "")
        .await
        .unwrap();
    let (next, second) = town.opened(town.oeu, 10, paper).await;
    let record = town.item(next, second).await;
    assert_eq!(
        told(&record)[0].2,
        "Punktet blev behandlet for lukkede døre.",
        "nothing is published of it"
    );
    assert!(record.closed, "the paper goes on closed");
    let page = town.office.item(&bo().reader, second).await.unwrap();
    assert!(!format!("{page:?}").contains("HEMMELIGT"));
    // Whoever was shut out there is shut out here.
    let reader = Reader::staff(dal).member_of(town.oeu);
    let page = town.office.item(&reader, second).await.unwrap();
    assert!(!format!("{page:?}").contains("Cykelsti"), "{page:?}");
    town.office
        .close_item(&bo(), item, closing("Udvalget har taget stilling."))
        .await
        .unwrap();
    let record = town.item(next, second).await;
    assert_eq!(told(&record)[0].2, "Udvalget har taget stilling.");
}

#[tokio::test]
async fn postponing_and_sending_on_are_taken_back_until_an_agenda_has_it_again() {
    let town = town().await;
    let paper = town.paper().await;
    let (meeting, item) = town.opened(town.mbu, 3, paper).await;
    let neither = town.office.take_back(&bo(), item, "").await;
    assert_eq!(why(neither), "stop-not-moved-on");
    town.office.postpone_item(&bo(), item, None, "").await.unwrap();
    let record = town.item(meeting, item).await;
    assert_eq!(record.decision.unwrap().text, "Punktet blev udsat.");
    town.office.take_back(&bo(), item, "Fejl").await.unwrap();
    assert!(town.item(meeting, item).await.decision.is_none());
    town.decide(item, "Godkendt.", &[]).await.unwrap();
    town.office.send_on(&bo(), item, Some(town.kb), "").await.unwrap();
    town.office.take_back(&bo(), item, "Fejl").await.unwrap();
    let seen = town.office.paper(&bo().reader, paper).await.unwrap();
    let seen = seen.as_ref().unwrap();
    assert_eq!(seen.line.forum, town.mbu);
    assert_eq!(
        seen.content.lines(PaperField::Clauses)[0],
        "at Miljø- og Byudvalget godkender linjeføring A"
    );
    // It goes on to the stop that was planned, and is on an agenda there.
    town.office.send_on(&bo(), item, None, "").await.unwrap();
    town.opened(town.kb, 10, paper).await;
    let late = town.office.take_back(&bo(), item, "").await;
    assert_eq!(why(late), "stop-goes-on");
}

#[tokio::test]
async fn a_meeting_is_opened_and_ended_by_who_writes_its_decisions() {
    let town = town().await;
    let paper = town.paper().await;
    let meeting = town.meeting(town.mbu, 3).await;
    let early = town.office.step_meeting(&bo(), meeting, SessionStep::Open).await;
    assert_eq!(why(early), "meeting-agenda-not-issued");
    let (meeting, item) = town.opened(town.mbu, 4, paper).await;
    let holding =
        |role| -> Actor { acting(&Reader::staff(PersonId::from_bytes([5; 16])).holding(role, town.mbu)) };
    for role in [Role::Member, Role::Author, Role::Approver, Role::Reader] {
        let step = town
            .office
            .step_meeting(&holding(role), meeting, SessionStep::End)
            .await;
        assert_eq!(why(step), "not-allowed", "{role:?}");
        let text = RichText::paragraph("Godkendt.");
        let decided = town
            .office
            .record_decision(&holding(role), item, &text, &[])
            .await;
        assert_eq!(why(decided), "not-allowed", "{role:?}");
    }
    let secretary = holding(Role::Secretary);
    let text = RichText::paragraph("Godkendt.");
    town.office
        .record_decision(&secretary, item, &text, &[])
        .await
        .unwrap();
    let unopened = town
        .office
        .step_meeting(&secretary, meeting, SessionStep::Unopen)
        .await;
    assert_eq!(why(unopened), "meeting-has-decided");
    // Nothing said takes it away.
    town.office
        .record_decision(&secretary, item, &RichText::default(), &[])
        .await
        .unwrap();
    town.office
        .step_meeting(&secretary, meeting, SessionStep::Unopen)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_decision_is_read_from_its_text_and_what_is_given_stands_above_it() {
    let town = town().await;
    let paper = town.paper().await;
    let (meeting, item) = town.opened(town.mbu, 3, paper).await;
    let unsaid = town.decide(item, "", &[outcome(1, Outcome::Approved)]).await;
    assert_eq!(why(unsaid), "decision-text-missing");
    let unknown = town
        .decide(item, "Godkendt.", &[outcome(3, Outcome::Approved)])
        .await;
    assert_eq!(why(unknown), "clause-unknown");
    let text = "Linjeføring A blev godkendt med følgende bemærkninger:\n\n- Belysningen undersøges.\n\nHenrik: Husk krydset.";
    town.decide(item, text, &[]).await.unwrap();
    let decision = town.item(meeting, item).await.decision.unwrap();
    let outcomes: Vec<_> = decision.outcomes.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Approved), None]);
    assert_eq!(decision.remarks, ["Belysningen undersøges."]);
    assert_eq!(decision.statements[0].by, "Henrik");
    town.decide(item, text, &[outcome(2, Outcome::Forwarded)])
        .await
        .unwrap();
    let decision = town.item(meeting, item).await.decision.unwrap();
    assert_eq!(decision.outcomes[1].outcome, Some(Outcome::Forwarded));
    assert_eq!(decision.statements.len(), 1, "what was read before is read anew");
}

#[tokio::test]
async fn a_decision_is_drafted_from_its_recommendation_in_the_forums_tense_and_nothing_is_written() {
    let town = town().await;
    let paper = town.paper().await;
    let (meeting, item) = town.opened(town.mbu, 4, paper).await;
    let drafted = town.office.draft_decision(&bo(), item, &[]).await.unwrap();
    assert_eq!(
        drafted.text,
        "Miljø- og Byudvalget godkendte linjeføring A.\n\nDer blev givet bevilling på 2 mio. kr."
    );
    assert!(drafted.left.is_empty());
    let given = |clause, outcome| GivenOutcome {
        clause,
        outcome: Some(outcome),
        addition: String::new(),
    };
    let mixed = [given(1, Outcome::Approved), given(2, Outcome::NotAdopted)];
    let drafted = town.office.draft_decision(&bo(), item, &mixed).await.unwrap();
    assert_eq!(drafted.text, "Ad 1: Godkendt.\nAd 2: Ikke tiltrådt.");
    let place = referat_actions::rules::RulePlace::Forum(town.mbu);
    town.office
        .set_rule(&bo(), place, "decision-tense", "present", "")
        .await
        .unwrap();
    let drafted = town.office.draft_decision(&bo(), item, &[]).await.unwrap();
    assert!(
        drafted
            .text
            .starts_with("Miljø- og Byudvalget godkender linjeføring A."),
        "{drafted:?}"
    );
    assert!(town.item(meeting, item).await.decision.is_none());
    let stranger = acting(&Reader::staff(PersonId::from_bytes([7; 16])));
    let refused = town.office.draft_decision(&stranger, item, &[]).await;
    assert_eq!(why(refused), "not-allowed");
}

#[tokio::test]
async fn what_a_forum_elsewhere_decided_is_noted_and_stands_under_historik() {
    let town = town().await;
    let office = &town.office;
    let paper = town.paper().await;
    let noted = |forum: &str, text: &str| Treatment {
        forum: forum.to_owned(),
        date: Some(Date::constant(2025, 11, 20)),
        text: text.to_owned(),
    };
    let said = noted(
        " MED-  udvalget ",
        "Udvalget bakker op.\r\nMen støjen skal måles. \u{7}\n",
    );
    assert_eq!(
        why(office.note_treatment(&bo(), paper, &said).await),
        "paper-not-drafting",
        "what is handed in is opened first"
    );
    office.reopen_paper(&bo(), paper, "").await.unwrap();
    for (not, wanted) in [
        (noted(" ", "Ja."), "treatment-empty"),
        (noted("MED", " \n"), "treatment-empty"),
        (noted(&"x".repeat(121), "Ja."), "treatment-too-long"),
        (noted("MED", &"x".repeat(10_001)), "treatment-too-long"),
    ] {
        assert_eq!(why(office.note_treatment(&bo(), paper, &not).await), wanted);
    }
    let wrong = office
        .note_treatment(&bo(), paper, &noted("Ældrerådet", "Nej."))
        .await
        .unwrap();
    office.take_off_treatment(&bo(), paper, wrong).await.unwrap();
    assert!(matches!(
        office.take_off_treatment(&bo(), paper, wrong).await,
        Err(Refusal::NotFound)
    ));
    let kept = office.note_treatment(&bo(), paper, &said).await.unwrap();
    office.submit_paper(&bo(), paper, "").await.unwrap();
    let (meeting, item) = town.opened(town.mbu, 3, paper).await;
    let record = town.item(meeting, item).await;
    assert_eq!(record.route, ["MBU"], "a forum elsewhere is no part of the route");
    let [entry] = record.history.as_slice() else {
        panic!("one forum had its say: {:?}", record.history)
    };
    assert_eq!(entry.forum, "MED- udvalget");
    assert_eq!(entry.text, "Udvalget bakker op.\nMen støjen skal måles.");
    assert_eq!(
        why(office.take_off_treatment(&bo(), paper, kept).await),
        "paper-not-drafting"
    );
}
