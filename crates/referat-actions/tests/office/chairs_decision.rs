//! The chair decides between meetings: where the rules allow it, who may, who is told, and the next meeting.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::appoint::Appointment;
use referat_actions::decide_as_chair::ChairsDecision;
use referat_actions::letters::{Fate, Waiting};
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::record_decision::GivenOutcome;
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_actions::write_paper::{CaseChoice, FieldAnswer, NewPaper};
use referat_domain::access::Action;
use referat_domain::ids::{ForumId, MeetingId, PaperId, PersonId};
use referat_domain::meeting::agenda_draft::Change;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::interim::{ChairsGround, InterimWay};
use referat_domain::openness::Closure;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::{Period, Role};
use referat_domain::view::Part;

use crate::desk::{acting, bo, sandved_with_minutes};
use crate::documents::press;

pub struct Town {
    pub office: Office,
    pub folder: tempfile::TempDir,
    pub forum: ForumId,
    pub chair: PersonId,
    pub member: PersonId,
}

pub async fn town() -> Town {
    let (office, folder) = sandved_with_minutes().await;
    let forums = office.forums(&bo()).await.unwrap();
    let forum = forums.iter().find(|forum| forum.name == "Chefforum").unwrap().id;
    let mut people = Vec::new();
    for (name, role) in [("Ida Holm", Role::Chair), ("Dan Bro", Role::Member)] {
        let email = format!(
            "{}@sandved.example",
            name.split(' ').next().unwrap().to_lowercase()
        );
        let person = office.make_person(&bo(), name, Some(&email)).await.unwrap();
        let given = Appointment {
            person,
            forum: Some(forum),
            role,
            period: Period::default(),
        };
        office.appoint(&bo(), given, "").await.unwrap();
        people.push(person);
    }
    let place = RulePlace::Forum(forum);
    office
        .set_rule(&bo(), place, "chairs-decision", "yes", "")
        .await
        .unwrap();
    Town {
        office,
        folder,
        forum,
        chair: people[0],
        member: people[1],
    }
}

impl Town {
    fn ida(&self) -> Actor {
        acting(&Reader::staff(self.chair).holding(Role::Chair, self.forum))
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

    pub async fn ready(&self, closed: bool) -> PaperId {
        let new = NewPaper {
            forum: self.forum,
            kind: PaperKind::Decision,
            title: "Leje af lokaler",
            case: CaseChoice::New("82.00.00-G01-1-26".parse().ok()),
            due: None,
        };
        let paper = self.office.begin_paper(&bo(), new).await.unwrap();
        if closed {
            let closure = Closure {
                ground: Some("styrelsesloven § 10".into()),
                public_title: None,
                public_decision: None,
            };
            let done = self.office.close_paper(&bo(), paper, Some(closure), "").await;
            done.unwrap();
        }
        let text = |words: &str| FieldValue::Text(RichText::paragraph(words));
        self.write(paper, PaperField::Section(1), text("Lejemålet udløber."))
            .await;
        self.write(paper, PaperField::Section(2), text("Udlejer vil have svar."))
            .await;
        let recommender = FieldValue::lines(["Kommunaldirektøren"]).unwrap();
        self.write(paper, PaperField::Recommenders, recommender).await;
        let clauses = FieldValue::lines(["at Chefforum godkender lejemålet"]).unwrap();
        self.write(paper, PaperField::Clauses, clauses).await;
        self.office.submit_paper(&bo(), paper, "").await.unwrap();
        paper
    }

    async fn decide(&self, actor: &Actor, paper: PaperId, chair: Option<PersonId>) -> Result<(), Refusal> {
        let text = RichText::paragraph("Chefforum godkendte lejemålet.");
        let decision = decision(&text, chair);
        self.office
            .decide_as_chair(actor, paper, decision)
            .await
            .map(drop)
    }

    pub async fn meeting(&self, day: &str) -> MeetingId {
        let at = MeetingTime {
            date: day.parse().unwrap(),
            start: "9:00".parse().unwrap(),
            end: "11:00".parse().unwrap(),
            place: "",
            room: None,
        };
        let planned = self.office.plan_meeting(&bo(), self.forum, at, "").await;
        planned.unwrap().0
    }

    pub async fn titles(&self, meeting: MeetingId) -> Vec<String> {
        let built = self.office.built_agenda(&bo().reader, meeting).await.unwrap();
        let built = built.as_ref().unwrap();
        let papers = built.draft.entries().iter().filter_map(|entry| entry.paper());
        papers.map(|id| built.paper(id).unwrap().title.clone()).collect()
    }

    async fn issue(&self, meeting: MeetingId) {
        let built = self.office.built_agenda(&bo().reader, meeting).await.unwrap();
        let version = built.as_ref().unwrap().version;
        self.office
            .issue_agenda(&bo(), &press(), meeting, version, "", &|_| ())
            .await
            .unwrap();
    }
}

/// The clock stands at 1 March 2026.
fn decision(text: &RichText, chair: Option<PersonId>) -> ChairsDecision<'_> {
    ChairsDecision {
        decided_on: "2026-03-01".parse().unwrap(),
        chair,
        ground: ChairsGround::Urgent,
        reason: "Fristen er i morgen.",
        text,
        outcomes: &[],
    }
}

pub fn why<T: std::fmt::Debug>(done: Result<T, Refusal>) -> &'static str {
    match done {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        other => unreachable!("{other:?}"),
    }
}

const NOTICE: &str = "Formandsbeslutning: Leje af lokaler";

#[tokio::test]
async fn the_chair_decides_clause_by_clause_and_the_next_meeting_is_told_by_itself() {
    let town = town().await;
    let office = &town.office;
    let paper = town.ready(false).await;
    town.decide(&town.ida(), paper, None).await.unwrap();
    let seen = office.between_paper(&bo().reader, paper).await.unwrap();
    let decision = &seen.as_ref().unwrap().decisions[0];
    assert_eq!(decision.way, InterimWay::Chair);
    assert_eq!(decision.decided_by.as_deref(), Some("Ida Holm"));
    assert_eq!(decision.recorded_by, None);
    assert_eq!(decision.outcomes[0].outcome, Some(Outcome::Approved));
    assert!(decision.can_be_withdrawn());
    let line = office.paper(&bo().reader, paper).await.unwrap();
    let stops = &line.as_ref().unwrap().line.stops;
    assert_eq!(stops[0].state, ConsultationState::Treated);
    assert_eq!(stops[0].date, "2026-03-01".parse().ok());
    // The members are told by mail; who decides isn't.
    let letters = office.letters(Waiting::All).await.unwrap();
    let to: Vec<&str> = letters.iter().map(|letter| letter.address.as_str()).collect();
    assert_eq!(to, ["dan@sandved.example"]);
    // What is decided isn't changed, placed or decided again.
    assert_eq!(
        why(office.reopen_paper(&bo(), paper, "").await),
        "between-decided"
    );
    assert_eq!(
        why(town.decide(&town.ida(), paper, None).await),
        "between-decided"
    );
    let meeting = town.meeting("2026-03-11").await;
    office.begin_agenda(&bo(), meeting).await.unwrap();
    let placed = office.place_on_agenda(&bo(), meeting, paper, None, None).await;
    assert_eq!(why(placed), "between-decided");
    let titles = town.titles(meeting).await;
    assert_eq!(
        titles.iter().filter(|title| *title == NOTICE).count(),
        1,
        "{titles:?}"
    );
    assert_eq!(titles.last().map(String::as_str), Some("Evt."));
    town.issue(meeting).await;
    let record = office.record(&bo().reader, meeting).await.unwrap();
    let item = record.items.iter().find(|item| item.subject == NOTICE).unwrap();
    assert_eq!(
        item.clauses,
        ["at Chefforum tager formandsbeslutningen af 1. marts 2026 til efterretning"]
    );
    let text = item.sections[0].text.plain_text();
    assert!(text.contains("Formanden, Ida Holm, har den 1. marts 2026 på vegne af Chefforum besluttet:"));
    assert!(text.contains("Chefforum godkendte lejemålet."), "{text}");
    assert!(text.contains("Sagen kunne ikke vente til næste møde. Fristen er i morgen."));
    let withdrawn = office
        .withdraw_chairs_decision(&town.ida(), paper, "fortrudt")
        .await;
    assert_eq!(why(withdrawn), "between-told");
    // Told once, it isn't told again.
    let later = town.meeting("2026-03-18").await;
    office.begin_agenda(&bo(), later).await.unwrap();
    assert!(!town.titles(later).await.contains(&NOTICE.to_owned()));
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn an_agenda_that_is_begun_takes_the_notice_and_loses_it_when_the_decision_is_withdrawn() {
    let town = town().await;
    let office = &town.office;
    let meeting = town.meeting("2026-03-11").await;
    office.begin_agenda(&bo(), meeting).await.unwrap();
    let paper = town.ready(false).await;
    // The secretary writes down what the chair said, and says who that is.
    assert_eq!(why(town.decide(&bo(), paper, None).await), "not-the-chair");
    assert_eq!(
        why(town.decide(&bo(), paper, Some(town.member)).await),
        "not-the-chair"
    );
    town.decide(&bo(), paper, Some(town.chair)).await.unwrap();
    let seen = office.between_paper(&bo().reader, paper).await.unwrap();
    assert!(seen.as_ref().unwrap().decisions[0].recorded_by.is_some());
    assert!(town.titles(meeting).await.contains(&NOTICE.to_owned()));
    assert_eq!(
        why(office.withdraw_chairs_decision(&bo(), paper, " ").await),
        "reason-missing"
    );
    office
        .withdraw_chairs_decision(&bo(), paper, "udlejer gav udsættelse")
        .await
        .unwrap();
    assert!(!town.titles(meeting).await.contains(&NOTICE.to_owned()));
    let seen = office.between_paper(&bo().reader, paper).await.unwrap();
    let decision = &seen.as_ref().unwrap().decisions[0];
    assert_eq!(decision.withdrawn.as_ref().unwrap().1, "udlejer gav udsættelse");
    // It waits for a meeting again, or for another decision.
    office
        .place_on_agenda(&bo(), meeting, paper, None, None)
        .await
        .unwrap();
    assert_eq!(
        why(town.decide(&town.ida(), paper, None).await),
        "between-on-agenda"
    );
    let of_case = JournalOf::Case(
        seen.as_ref()
            .map(|_| ())
            .and(case_of(office, paper).await)
            .unwrap(),
    );
    let journal = office
        .journal(&bo().reader, of_case, &JournalFilter::default(), Extent::Page(1))
        .await
        .unwrap();
    let actions: Vec<&str> = journal
        .entries
        .iter()
        .map(|entry| entry.action.as_str())
        .collect();
    assert!(actions.contains(&"withdraw_chairs_decision") && actions.contains(&"decide_as_chair"));
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

async fn case_of(office: &Office, paper: PaperId) -> Option<referat_domain::ids::CaseId> {
    let seen = office.paper(&bo().reader, paper).await.unwrap();
    seen.as_ref().map(|paper| paper.case)
}

#[tokio::test]
async fn where_the_rules_don_t_allow_it_or_by_others_it_is_refused() {
    let town = town().await;
    let office = &town.office;
    let paper = town.ready(false).await;
    let before = office.verify(None, &mut |_| {}).await.unwrap().entries;
    let member = acting(&Reader::staff(town.member).member_of(town.forum));
    assert!(matches!(
        town.decide(&member, paper, None).await,
        Err(Refusal::NotFound)
    ));
    let approver = acting(&Reader::staff(town.member).holding(Role::Approver, town.forum));
    assert!(matches!(
        town.decide(&approver, paper, None).await,
        Err(Refusal::NotAllowed {
            wanted: Action::DecideBetween
        })
    ));
    let (text, nothing) = (RichText::paragraph("Godkendt."), RichText::default());
    let decide = async |decision| why(office.decide_as_chair(&town.ida(), paper, decision).await);
    let good = decision(&text, None);
    assert_eq!(
        decide(ChairsDecision { reason: "", ..good }).await,
        "reason-missing"
    );
    assert_eq!(
        decide(ChairsDecision {
            text: &nothing,
            ..good
        })
        .await,
        "decision-text-missing"
    );
    let decided_on = "2026-03-02".parse().unwrap();
    assert_eq!(
        decide(ChairsDecision { decided_on, ..good }).await,
        "decided-on-to-come"
    );
    let outcomes = [GivenOutcome {
        clause: 2,
        outcome: Some(Outcome::Approved),
        addition: String::new(),
    }];
    assert_eq!(
        decide(ChairsDecision {
            outcomes: &outcomes,
            ..good
        })
        .await,
        "clause-unknown"
    );
    assert_eq!(office.verify(None, &mut |_| {}).await.unwrap().entries, before);
    office.reopen_paper(&bo(), paper, "").await.unwrap();
    assert_eq!(decide(good).await, "paper-not-ready");
    office.submit_paper(&bo(), paper, "").await.unwrap();
    let place = RulePlace::Forum(town.forum);
    office
        .set_rule(&bo(), place, "chairs-decision", "no", "")
        .await
        .unwrap();
    assert_eq!(decide(good).await, "between-not-here");
}

#[tokio::test]
async fn a_closed_paper_s_notice_is_closed_and_others_see_neither() {
    let town = town().await;
    let office = &town.office;
    let paper = town.ready(true).await;
    town.decide(&town.ida(), paper, None).await.unwrap();
    let member = Reader::staff(town.member).member_of(town.forum);
    assert!(office.between_paper(&member, paper).await.is_ok());
    let other = Reader::staff(PersonId::from_bytes([9; 16]));
    assert!(matches!(
        office.between_paper(&other, paper).await,
        Err(Refusal::NotFound)
    ));
    assert_eq!(office.between_papers(&other, town.forum).await.unwrap(), []);
    let meeting = town.meeting("2026-03-11").await;
    office.begin_agenda(&bo(), meeting).await.unwrap();
    town.issue(meeting).await;
    let view = office.meeting(&other, meeting).await.unwrap();
    let closed = view.items.iter().filter(|item| item.is_closed);
    let neutral = closed.filter(|item| matches!(item.line, Part::Neutral(_)));
    assert_eq!(neutral.count(), 1);
}

#[tokio::test]
async fn who_is_shut_out_is_neither_told_nor_asked_nor_shown_anything() {
    let town = town().await;
    let office = &town.office;
    let paper = town.ready(false).await;
    let meeting = town.meeting("2026-03-11").await;
    office.begin_agenda(&bo(), meeting).await.unwrap();
    office
        .place_on_agenda(&bo(), meeting, paper, None, None)
        .await
        .unwrap();
    town.issue(meeting).await;
    let view = office.meeting(&bo().reader, meeting).await.unwrap();
    let is_it = |item: &&referat_domain::view::item::ItemLineView| matches!(&item.line, Part::Open(line) if line.subject == "Leje af lokaler");
    let item = view.items.iter().find(is_it).unwrap().id;
    office
        .exclude_person(&bo(), item, town.member, "Inhabil")
        .await
        .unwrap();
    // The meeting is called off: the chair decides instead.
    let built = office.built_agenda(&bo().reader, meeting).await.unwrap();
    let built = built.as_ref().unwrap();
    office
        .change_agenda(&bo(), meeting, built.version, Change::Remove(item))
        .await
        .unwrap();
    let version = built.version + 1;
    office
        .issue_agenda(&bo(), &press(), meeting, version, "taget af", &|_| ())
        .await
        .unwrap();
    office.drop_letters().await.unwrap();
    for letter in office.letters(Waiting::All).await.unwrap() {
        office.settle_letter(&letter, Fate::Sent).await.unwrap();
    }
    town.decide(&town.ida(), paper, None).await.unwrap();
    assert!(
        office.letters(Waiting::All).await.unwrap().is_empty(),
        "nobody else is a member"
    );
    let dan = Reader::staff(town.member).member_of(town.forum);
    assert!(matches!(
        office.between_paper(&dan, paper).await,
        Err(Refusal::NotFound)
    ));
    assert_eq!(office.between_papers(&dan, town.forum).await.unwrap(), []);
    // Nor is the notice on the next agenda shown to them.
    let built = office.built_agenda(&bo().reader, meeting).await.unwrap();
    let version = built.as_ref().unwrap().version;
    office
        .issue_agenda(&bo(), &press(), meeting, version, "orientering", &|_| ())
        .await
        .unwrap();
    let seen = office.meeting(&dan, meeting).await.unwrap();
    let neutral = seen
        .items
        .iter()
        .filter(|item| matches!(item.line, Part::Neutral(_)));
    assert_eq!(neutral.count(), 1);
}
