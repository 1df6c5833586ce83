//! The members decide in writing: who is asked, who may answer, what stops it, and what comes of it.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::sync::Arc;

use referat_actions::letters::Waiting;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::office::{Clock, Office};
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_domain::ids::{PaperId, PersonId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::interim::InterimWay;
use referat_domain::meeting::written::{ProcedureState, WrittenChoice};
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_domain::rules::deadline::Deadline;
use referat_domain::{Date, Timestamp};

use crate::chairs_decision::{Town, town, why};
use crate::desk::{SeededDice, acting, at, bo};

/// The deadlines of these tests have fallen.
struct LaterClock;

impl Clock for LaterClock {
    fn now(&self) -> Timestamp {
        "2026-03-06T08:00:00Z".parse().unwrap()
    }

    fn today(&self) -> Date {
        Date::constant(2026, 3, 6)
    }
}

/// The same town, days later.
async fn later(town: Town) -> Town {
    let Town {
        office,
        folder,
        forum,
        chair,
        member,
    } = town;
    drop(office);
    let dice = Box::new(SeededDice::new(9));
    let place = at(folder.path());
    let office = Office::open(&place, None, Arc::new(LaterClock), dice);
    Town {
        office: office.await.unwrap(),
        folder,
        forum,
        chair,
        member,
    }
}

/// The clock stands at 1 March 2026.
fn due(day: &str) -> Deadline {
    Deadline {
        day: day.parse().unwrap(),
        clock: "12:00".parse().unwrap(),
    }
}

async fn asked(town: &Town, rule: &str) -> PaperId {
    let place = RulePlace::Forum(town.forum);
    let office = &town.office;
    office
        .set_rule(&bo(), place, "written-procedure", rule, "")
        .await
        .unwrap();
    let paper = town.ready(false).await;
    office
        .start_written_procedure(&bo(), paper, due("2026-03-04"), "Svar venligst.")
        .await
        .unwrap();
    paper
}

async fn answer(town: &Town, person: PersonId, paper: PaperId, choice: WrittenChoice) -> Result<(), Refusal> {
    let actor = acting(&Reader::staff(person).member_of(town.forum));
    town.office.answer_in_writing(&actor, paper, choice, "").await
}

async fn state(town: &Town, paper: PaperId) -> ProcedureState {
    let seen = town.office.between_paper(&bo().reader, paper).await.unwrap();
    seen.as_ref().unwrap().procedures.last().unwrap().state
}

#[tokio::test]
async fn the_last_answer_decides_and_leaves_the_same_trace_as_the_chair() {
    let town = town().await;
    let office = &town.office;
    let paper = asked(&town, "one").await;
    let letters = office.letters(Waiting::All).await.unwrap();
    assert_eq!(letters.len(), 2, "both members are asked by mail");
    let dan = Reader::staff(town.member).member_of(town.forum);
    assert_eq!(office.own_written_tasks(&dan).await.unwrap().len(), 1);
    assert_eq!(
        why(office.reopen_paper(&bo(), paper, "").await),
        "between-in-writing"
    );
    answer(&town, town.member, paper, WrittenChoice::Against)
        .await
        .unwrap();
    // Until the deadline it can be changed, and others don't see it.
    answer(&town, town.member, paper, WrittenChoice::Abstained)
        .await
        .unwrap();
    let ida = Reader::staff(town.chair).member_of(town.forum);
    let seen = office.between_paper(&ida, paper).await.unwrap();
    assert_eq!(
        seen.as_ref().unwrap().procedures[0].answers.len(),
        1,
        "one's own alone"
    );
    answer(&town, town.chair, paper, WrittenChoice::For)
        .await
        .unwrap();
    assert_eq!(state(&town, paper).await, ProcedureState::Decided);
    let seen = office.between_paper(&dan, paper).await.unwrap();
    let seen = seen.as_ref().unwrap();
    assert_eq!(seen.procedures[0].answers.len(), 2);
    let decision = &seen.decisions[0];
    assert_eq!(decision.way, InterimWay::Written);
    assert_eq!(decision.outcomes[0].outcome, Some(Outcome::Approved));
    assert_eq!(
        decision.text.plain_text(),
        "Chefforum godkendte indstillingen ved skriftlig procedure.\n\nFor stemte 1: Ida Holm.\n\n\
         Undlod at stemme 1: Dan Bro."
    );
    assert!(office.own_written_tasks(&dan).await.unwrap().is_empty());
    assert_eq!(
        why(answer(&town, town.member, paper, WrittenChoice::For).await),
        "written-ended"
    );
    assert_eq!(
        why(office.withdraw_chairs_decision(&bo(), paper, "x").await),
        "between-in-writing-stands"
    );
    let meeting = town.meeting("2026-03-11").await;
    office.begin_agenda(&bo(), meeting).await.unwrap();
    let titles = town.titles(meeting).await;
    assert!(
        titles.contains(&"Skriftlig procedure: Leje af lokaler".to_owned()),
        "{titles:?}"
    );
    let case = office.paper(&bo().reader, paper).await.unwrap();
    let case = JournalOf::Case(case.as_ref().unwrap().case);
    let journal = office
        .journal(&bo().reader, case, &JournalFilter::default(), Extent::Page(1))
        .await
        .unwrap();
    let count = |action: &str| {
        journal
            .entries
            .iter()
            .filter(|entry| entry.action == action)
            .count()
    };
    assert_eq!(count("answer_in_writing"), 3);
    assert_eq!(count("start_written_procedure"), 1);
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn one_demand_of_a_meeting_stops_it_where_the_rule_says_so() {
    let town = town().await;
    let paper = asked(&town, "one").await;
    answer(&town, town.member, paper, WrittenChoice::Meeting)
        .await
        .unwrap();
    assert_eq!(state(&town, paper).await, ProcedureState::Stopped);
    // It waits for a meeting, or for another try.
    let again = town
        .office
        .start_written_procedure(&bo(), paper, due("2026-03-05"), "")
        .await;
    again.unwrap();
    let place = RulePlace::Forum(town.forum);
    town.office
        .withdraw_written_procedure(&bo(), paper, "kommer på mødet")
        .await
        .unwrap();
    assert_eq!(state(&town, paper).await, ProcedureState::Withdrawn);
    town.office
        .set_rule(&bo(), place, "written-procedure", "most", "")
        .await
        .unwrap();
    town.office
        .start_written_procedure(&bo(), paper, due("2026-03-05"), "")
        .await
        .unwrap();
    answer(&town, town.member, paper, WrittenChoice::Meeting)
        .await
        .unwrap();
    assert_eq!(state(&town, paper).await, ProcedureState::Open);
}

#[tokio::test]
async fn nobody_answers_for_another_and_strangers_are_told_nothing() {
    let town = town().await;
    let office = &town.office;
    let place = RulePlace::Forum(town.forum);
    let paper = town.ready(false).await;
    let start = async |day: &str| why(office.start_written_procedure(&bo(), paper, due(day), "").await);
    assert_eq!(start("2026-03-04").await, "between-not-in-writing-here");
    office
        .set_rule(&bo(), place, "written-procedure", "one", "")
        .await
        .unwrap();
    assert_eq!(start("2026-02-27").await, "written-due-passed");
    office
        .start_written_procedure(&bo(), paper, due("2026-03-04"), "")
        .await
        .unwrap();
    let other = PersonId::from_bytes([9; 16]);
    for reader in [
        Reader::staff(other),
        Reader::staff(other).holding(Role::Substitute, town.forum),
        Reader::staff(other).secretary_of(town.forum),
    ] {
        let done = office
            .answer_in_writing(&acting(&reader), paper, WrittenChoice::For, "")
            .await;
        assert!(matches!(done, Err(Refusal::NotFound)), "{done:?}");
    }
    assert!(matches!(
        office.between_paper(&Reader::staff(other), paper).await,
        Err(Refusal::NotFound)
    ));
    let long = "x".repeat(2_001);
    let dan = acting(&Reader::staff(town.member).member_of(town.forum));
    let done = office
        .answer_in_writing(&dan, paper, WrittenChoice::For, &long)
        .await;
    assert_eq!(why(done), "written-too-long");
    assert_eq!(office.end_written_procedures().await.unwrap(), 0, "it isn't due");
    let nothing = office.withdraw_written_procedure(&bo(), paper, "").await;
    assert_eq!(why(nothing), "reason-missing");
}

#[tokio::test]
async fn at_the_deadline_what_was_answered_decides() {
    let town = town().await;
    let adopted = asked(&town, "one").await;
    answer(&town, town.chair, adopted, WrittenChoice::For)
        .await
        .unwrap();
    let unanswered = town.ready(false).await;
    town.office
        .start_written_procedure(&bo(), unanswered, due("2026-03-04"), "")
        .await
        .unwrap();
    let town = later(town).await;
    let office = &town.office;
    // Nobody is heard after it, even before it is ended.
    let late = answer(&town, town.member, adopted, WrittenChoice::Against).await;
    assert_eq!(why(late), "written-ended");
    assert_eq!(office.end_written_procedures().await.unwrap(), 2);
    assert_eq!(office.end_written_procedures().await.unwrap(), 0, "once");
    assert_eq!(state(&town, adopted).await, ProcedureState::Decided);
    assert_eq!(state(&town, unanswered).await, ProcedureState::Undecided);
    let seen = office.between_paper(&bo().reader, adopted).await.unwrap();
    let decision = &seen.as_ref().unwrap().decisions[0];
    assert_eq!(decision.decided_on, Date::constant(2026, 3, 6));
    let text = decision.text.plain_text();
    assert!(
        text.contains("For stemte 1: Ida Holm.") && text.contains("Dan Bro"),
        "{text}"
    );
}

#[tokio::test]
async fn who_is_a_member_no_more_answers_no_more() {
    let town = town().await;
    let office = &town.office;
    let paper = asked(&town, "one").await;
    let people = office.forum_people(&bo(), town.forum).await.unwrap();
    let seat = people.now.iter().find(|line| line.person == town.member).unwrap();
    let last = office.today().yesterday().unwrap();
    office.end_role(&bo(), seat.id, last, "").await.unwrap();
    let late = answer(&town, town.member, paper, WrittenChoice::For).await;
    assert!(matches!(late, Err(Refusal::NotFound)), "{late:?}");
}
