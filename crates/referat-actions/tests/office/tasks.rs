//! Opinions of other units, and standing in for somebody who is away: who may read what for how long, what is refused,
//! what is printed, and what the journal says.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::ask_opinion::NewOpinion;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::office::Actor;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::refusal::Refusal;
use referat_actions::submit_paper::StepVerdict;
use referat_domain::Date;
use referat_domain::ids::{OpinionId, PaperId, PersonId};
use referat_domain::openness::Closure;
use referat_domain::paper::opinion::OpinionState;
use referat_domain::paper::state::PaperState;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::view::task::{TaskKind, TaskLine};

use crate::desk::{acting, bo};
use crate::letters::{Town, town};
use crate::sign_in::MINUTE;

const DAY: i64 = 24 * 60 * MINUTE;

/// Somebody who works here and has no role in any forum.
async fn colleague(town: &Town, name: &str, mail: &str) -> Actor {
    let person = town.office().make_person(&bo(), name, Some(mail)).await.unwrap();
    Actor {
        name: name.to_owned(),
        ..acting(&Reader::staff(person))
    }
}

fn person(actor: &Actor) -> PersonId {
    actor.reader.person().unwrap()
}

fn why<T: std::fmt::Debug>(done: Result<T, Refusal>) -> &'static str {
    match done {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        Err(Refusal::NotFound) => "not found",
        Err(Refusal::NotAllowed { .. }) => "not allowed",
        other => panic!("{other:?}"),
    }
}

fn question(town: &Town, of: &Actor, days: i64) -> NewOpinion {
    use referat_domain::SignedDuration;
    let today = town.office().today();
    NewOpinion {
        unit: "Økonomi".into(),
        person: person(of),
        question: "Hvad koster det?".into(),
        due: today.checked_add(SignedDuration::from_hours(days * 24)).unwrap(),
    }
}

async fn asked(town: &Town, paper: PaperId, of: &Actor) -> OpinionId {
    let new = question(town, of, 5);
    town.office()
        .ask_opinion(&town.author, paper, &new)
        .await
        .unwrap()
}

async fn close(town: &Town, paper: PaperId) {
    let closure = Closure {
        ground: Some("§ 10".into()),
        public_title: None,
        public_decision: None,
    };
    let done = town.office().close_paper(&town.author, paper, Some(closure), "");
    done.await.unwrap();
}

async fn tasks(town: &Town, of: &Actor) -> Vec<TaskLine> {
    town.office().own_tasks(&of.reader).await.unwrap()
}

async fn reads(town: &Town, paper: PaperId, who: &Actor) -> bool {
    match town.office().task_paper(&who.reader, paper).await {
        Ok(_) => true,
        Err(Refusal::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    }
}

async fn states(town: &Town, paper: PaperId) -> Vec<OpinionState> {
    let seen = town.office().paper(&town.author.reader, paper).await.unwrap();
    let opinions = &seen.as_ref().unwrap().opinions;
    opinions.iter().map(|line| line.state).collect()
}

/// What the journal says was done to papers: action, who and why, the newest first.
async fn journal(town: &Town) -> Vec<(String, String)> {
    let all = town
        .office()
        .journal(
            &bo().reader,
            JournalOf::Everything,
            &JournalFilter::default(),
            Extent::All,
        )
        .await
        .unwrap();
    let written = all.entries.iter().map(|entry| {
        let text = format!("{entry:?}");
        (entry.action.clone(), text)
    });
    written.collect()
}

fn words(text: &str) -> RichText {
    RichText::paragraph(text)
}

#[tokio::test]
async fn who_is_asked_reads_a_closed_paper_and_gives_an_opinion_that_is_printed_with_it() {
    let town = town().await;
    let office = town.office();
    let (mette, other) = (
        colleague(&town, "Mette Bæk", "mette@sandved.example").await,
        colleague(&town, "Per Holm", "per@sandved.example").await,
    );
    let paper = town.paper("Lejemål").await;
    close(&town, paper).await;
    assert!(!reads(&town, paper, &mette).await);
    let opinion = asked(&town, paper, &mette).await;
    assert!(reads(&town, paper, &mette).await);
    assert!(!reads(&town, paper, &other).await);
    let lines = tasks(&town, &mette).await;
    assert_eq!(lines.len(), 1);
    assert!(lines[0].waits() && lines[0].title == "Lejemål");
    assert!(tasks(&town, &other).await.is_empty());
    // The pages of those who write for the forum aren't hers.
    assert!(matches!(
        office.paper(&mette.reader, paper).await,
        Err(Refusal::NotFound)
    ));
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.sent().await, ["mette@sandved.example: opinion_asked –"]);

    let given = office.give_opinion(&other, paper, opinion, words("Ti millioner."));
    assert_eq!(why(given.await), "not found");
    let empty = office.give_opinion(&mette, paper, opinion, RichText::default());
    assert_eq!(why(empty.await), "opinion-empty");
    office
        .give_opinion(&mette, paper, opinion, words("To millioner."))
        .await
        .unwrap();
    office
        .give_opinion(&mette, paper, opinion, words("Tre millioner."))
        .await
        .unwrap();
    assert_eq!(states(&town, paper).await, [OpinionState::Given]);
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.sent().await, ["ane@sandved.example: opinion_given –"]);
    let withdrawn = office.withdraw_opinion(&town.author, paper, opinion, "");
    assert_eq!(why(withdrawn.await), "opinion-given");

    town.submit(paper).await;
    town.verdict(paper, StepVerdict::Approve).await;
    let meeting = town.meeting().await;
    office.begin_agenda(&bo(), meeting).await.unwrap();
    let placed = office
        .place_on_agenda(&bo(), meeting, paper, None, None)
        .await
        .unwrap();
    // Until it is issued what is given can be changed.
    office
        .give_opinion(&mette, paper, opinion, words("Fire millioner."))
        .await
        .unwrap();
    office
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
    let record = office.record(&bo().reader, meeting).await.unwrap();
    let item = record
        .items
        .iter()
        .find(|item| item.subject == "Lejemål")
        .unwrap();
    let section = item
        .sections
        .iter()
        .find(|section| section.heading.as_deref() == Some("Udtalelse fra Økonomi"))
        .unwrap();
    let text = section.text.words();
    assert!(text.contains("Fire millioner."), "{text}");
    assert!(text.contains("Mette Bæk, "), "{text}");
    assert!(!reads(&town, paper, &mette).await, "the task is over");
    assert!(tasks(&town, &mette).await.is_empty());
    let late = office.give_opinion(&mette, paper, opinion, words("Fem millioner."));
    assert_eq!(why(late.await), "opinion-settled");
    let more = question(&town, &other, 1);
    let late = office.ask_opinion(&town.author, paper, &more);
    assert_eq!(why(late.await), "opinion-settled");
}

#[tokio::test]
async fn opinions_are_declined_returned_taken_back_and_withdrawn() {
    let town = town().await;
    let office = town.office();
    let mette = colleague(&town, "Mette Bæk", "mette@sandved.example").await;
    let paper = town.paper("Nye mødetider").await;
    let opinion = asked(&town, paper, &mette).await;
    let author = &town.author;
    for (returned, because) in [
        (
            office.return_opinion(author, paper, opinion, "Uddyb").await,
            "opinion-not-given",
        ),
        (
            office.decline_opinion(&mette, paper, opinion, " ").await,
            "opinion-reason",
        ),
        (
            office.take_back_opinion(&mette, paper, opinion).await,
            "opinion-not-given",
        ),
    ] {
        assert_eq!(why(returned), because);
    }
    office
        .give_opinion(&mette, paper, opinion, words("Godt."))
        .await
        .unwrap();
    assert_eq!(
        why(office.return_opinion(author, paper, opinion, " ").await),
        "opinion-reason"
    );
    office
        .return_opinion(author, paper, opinion, "Uddyb, hvorfor")
        .await
        .unwrap();
    let lines = tasks(&town, &mette).await;
    let TaskKind::Opinion(line) = &lines[0].kind else {
        panic!("{lines:?}")
    };
    assert_eq!(line.reason.as_deref(), Some("Uddyb, hvorfor"));
    assert!(line.text.is_some(), "what was written is gone on with");
    office
        .give_opinion(&mette, paper, opinion, words("Godt, fordi …"))
        .await
        .unwrap();
    office.take_back_opinion(&mette, paper, opinion).await.unwrap();
    assert_eq!(states(&town, paper).await, [OpinionState::Asked]);
    office
        .decline_opinion(&mette, paper, opinion, "Det er HR's område")
        .await
        .unwrap();
    assert!(!reads(&town, paper, &mette).await);
    let after = office.give_opinion(&mette, paper, opinion, words("Alligevel"));
    assert_eq!(why(after.await), "opinion-not-asked");
    office.withdraw_opinion(author, paper, opinion, "").await.unwrap();
    assert_eq!(states(&town, paper).await, [OpinionState::Withdrawn]);

    let again = asked(&town, paper, &mette).await;
    assert_eq!(
        why(office
            .ask_opinion(author, paper, &question(&town, &mette, 5))
            .await),
        "opinion-asked-already"
    );
    office
        .withdraw_opinion(author, paper, again, "Ikke nødvendig")
        .await
        .unwrap();
    assert!(!reads(&town, paper, &mette).await);
    // What isn't given is no section.
    town.submit(paper).await;
    let actions: Vec<String> = journal(&town)
        .await
        .into_iter()
        .map(|(action, _)| action)
        .collect();
    for action in [
        "ask_opinion",
        "give_opinion",
        "return_opinion",
        "take_back_opinion",
        "decline_opinion",
        "withdraw_opinion",
    ] {
        assert!(actions.iter().any(|done| done == action), "{action}");
    }
}

#[tokio::test]
async fn what_is_asked_has_to_make_sense_and_who_asks_has_to_write_the_paper() {
    let town = town().await;
    let office = town.office();
    let mette = colleague(&town, "Mette Bæk", "mette@sandved.example").await;
    let paper = town.paper("Nye mødetider").await;
    let ask = async |actor: &Actor, change: &dyn Fn(&mut NewOpinion)| {
        let mut new = question(&town, &mette, 5);
        change(&mut new);
        why(office.ask_opinion(actor, paper, &new).await)
    };
    let author = &town.author;
    assert_eq!(ask(&town.member, &|_| ()).await, "not found");
    assert_eq!(ask(&mette, &|_| ()).await, "not found");
    assert_eq!(ask(author, &|new| new.unit = " ".into()).await, "opinion-unit");
    assert_eq!(ask(author, &|new| new.question.clear()).await, "opinion-question");
    assert_eq!(
        ask(author, &|new| new.due = Date::constant(2020, 1, 1)).await,
        "opinion-due"
    );
    let nobody = PersonId::from_bytes([9; 16]);
    assert_eq!(ask(author, &|new| new.person = nobody).await, "no-person");
    let own = person(author);
    assert_eq!(ask(author, &|new| new.person = own).await, "opinion-own-paper");
    office.withdraw_paper(author, paper, "").await.unwrap();
    assert_eq!(ask(author, &|_| ()).await, "opinion-settled");
}

#[tokio::test]
async fn who_is_asked_is_reminded_when_it_is_due_and_not_every_day() {
    let town = town().await;
    let mette = colleague(&town, "Mette Bæk", "mette@sandved.example").await;
    let paper = town.paper("Nye mødetider").await;
    asked(&town, paper, &mette).await;
    town.house.hand.forward(3 * MINUTE);
    town.sent().await;
    assert_eq!(town.office().remind().await.unwrap(), 0, "it isn't due yet");
    let mut reminded = Vec::new();
    for _ in 0..9 {
        town.house.hand.forward(DAY);
        town.office().remind().await.unwrap();
        town.house.hand.forward(3 * MINUTE);
        reminded.extend(town.sent().await);
    }
    assert!((1..=3).contains(&reminded.len()), "{reminded:?}");
    assert_eq!(
        reminded[0],
        "mette@sandved.example: opinion_reminder Nye mødetider"
    );
}

#[tokio::test]
async fn who_stands_in_approves_for_whoever_is_away_and_sees_nothing_else() {
    let town = town().await;
    let office = town.office();
    let ib = colleague(&town, "Ib Toft", "ib@sandved.example").await;
    let today = office.today();
    let tomorrow = today.tomorrow().unwrap();
    let (open, closed) = (town.paper("Nye mødetider").await, town.paper("Lejemål").await);
    close(&town, closed).await;
    office
        .attach_to_paper(
            &town.author,
            closed,
            vec![HandedIn {
                name: "Aftale.txt".into(),
                bytes: b"hemmeligt".to_vec(),
            }],
        )
        .await
        .unwrap();
    let away = person(&town.approver);
    let named = office
        .name_stand_in(&town.approver, person(&ib), (today, tomorrow))
        .await
        .unwrap();
    assert!(!reads(&town, closed, &ib).await, "nothing waits for an approval");
    let early = office.decide_paper_for(&ib, open, away, StepVerdict::Approve, "");
    assert_eq!(why(early.await), "not found");
    town.submit(closed).await;
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(
        town.sent().await,
        ["dan@sandved.example: task –", "ib@sandved.example: task_for –"]
    );
    let lines = tasks(&town, &ib).await;
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].instead_of, Some((away, "Dan Krog".to_owned())));
    assert_eq!(lines[0].kind, TaskKind::Approval("Direktør".into()));
    let seen = office.task_paper(&ib.reader, closed).await.unwrap();
    let file = seen.as_ref().unwrap().files[0].id.clone();
    assert!(office.task_file(&ib, closed, &file).await.is_ok());
    let without = office.decide_paper_for(&ib, closed, away, StepVerdict::Return, "");
    assert_eq!(why(without.await), "return-reason");
    let of_another = office.decide_paper_for(&ib, closed, person(&town.author), StepVerdict::Approve, "");
    assert_eq!(why(of_another.await), "not found");
    let state = office
        .decide_paper_for(&ib, closed, away, StepVerdict::Approve, "Set")
        .await
        .unwrap();
    assert_eq!(state, PaperState::Ready);
    assert!(!reads(&town, closed, &ib).await, "the task is done");
    assert!(matches!(
        office.task_file(&ib, closed, &file).await,
        Err(Refusal::NotFound)
    ));
    let seen = office.paper(&town.author.reader, closed).await.unwrap();
    let line = &seen.as_ref().unwrap().approvals[0];
    assert_eq!(line.by, "Ib Toft");
    assert_eq!(line.instead_of.as_deref(), Some("Dan Krog"));
    let entries = journal(&town).await;
    let (action, words) = &entries[0];
    assert_eq!(action, "approve_paper_for");
    assert!(
        words.contains("Ib Toft") && words.contains("Dan Krog – Set"),
        "{words}"
    );

    // Ended before its time, and by itself.
    town.submit(open).await;
    assert!(reads(&town, open, &ib).await);
    let strange = office.end_stand_in(&town.member, named);
    assert_eq!(why(strange.await), "not found");
    office.end_stand_in(&town.approver, named).await.unwrap();
    assert!(!reads(&town, open, &ib).await);
    assert_eq!(
        why(office.end_stand_in(&town.approver, named).await),
        "stand-in-over"
    );
    office
        .name_stand_in(&town.approver, person(&ib), (today, tomorrow))
        .await
        .unwrap();
    assert!(reads(&town, open, &ib).await);
    town.house.hand.forward(2 * DAY);
    assert!(!reads(&town, open, &ib).await);
    let late = office.decide_paper_for(&ib, open, away, StepVerdict::Approve, "");
    assert_eq!(why(late.await), "not found");
}

#[tokio::test]
async fn who_stands_in_gives_the_opinion_and_both_are_named() {
    let town = town().await;
    let office = town.office();
    let mette = colleague(&town, "Mette Bæk", "mette@sandved.example").await;
    let ib = colleague(&town, "Ib Toft", "ib@sandved.example").await;
    let paper = town.paper("Nye mødetider").await;
    let opinion = asked(&town, paper, &mette).await;
    let today = office.today();
    office
        .name_stand_in(&mette, person(&ib), (today, today))
        .await
        .unwrap();
    assert_eq!(tasks(&town, &mette).await.len(), 1, "it stays hers");
    let lines = tasks(&town, &ib).await;
    assert_eq!(
        lines[0].instead_of.as_ref().map(|(_, name)| name.as_str()),
        Some("Mette Bæk")
    );
    office
        .give_opinion(&ib, paper, opinion, words("Godt."))
        .await
        .unwrap();
    let seen = office.paper(&town.author.reader, paper).await.unwrap();
    let line = &seen.as_ref().unwrap().opinions[0];
    assert_eq!(line.answered_by.as_deref(), Some("Ib Toft"));
    assert_eq!(line.answered_for.as_deref(), Some("Mette Bæk"));
    let entries = journal(&town).await;
    assert_eq!(entries[0].0, "give_opinion_for");
    assert!(entries[0].1.contains("Mette Bæk"), "{}", entries[0].1);
}

#[tokio::test]
async fn nobody_stands_in_for_themselves_twice_or_in_the_past() {
    let town = town().await;
    let office = town.office();
    let ib = colleague(&town, "Ib Toft", "ib@sandved.example").await;
    let today = office.today();
    let (dan, ib) = (&town.approver, person(&ib));
    let name = async |who, days| why(office.name_stand_in(dan, who, days).await);
    assert_eq!(name(person(dan), (today, today)).await, "stand-in-oneself");
    let yesterday = today.yesterday().unwrap();
    assert_eq!(name(ib, (yesterday, yesterday)).await, "stand-in-over");
    assert_eq!(name(ib, (today, yesterday)).await, "stand-in-order");
    let nobody = PersonId::from_bytes([9; 16]);
    assert_eq!(name(nobody, (today, today)).await, "no-person");
    let operator = bo();
    let operator = office.name_stand_in(&operator, ib, (today, today));
    assert_eq!(why(operator.await), "no-person-tasks");
    office.name_stand_in(dan, ib, (today, today)).await.unwrap();
    assert_eq!(name(ib, (today, today)).await, "stand-in-overlaps");
    let own = office.own_stand_ins(dan).await.unwrap();
    assert!(own.own[0].is_now && own.own[0].name == "Ib Toft");
    let theirs = office.own_stand_ins(&acting(&Reader::staff(ib))).await.unwrap();
    assert_eq!(theirs.others[0].name, "Dan Krog");
}
