//! People: roles from one day to another, units as a tree, and how the journal names what is done to them.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::appoint::Appointment;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::office::Office;
use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::ids::{ForumId, PersonId};
use referat_domain::reader::Reader;
use referat_domain::role::{Period, Role};
use referat_domain::view::journal::Told;

use crate::desk::{acting, bo, sandved, sandved_with_minutes};

const TODAY: Date = Date::constant(2026, 3, 1);

fn why(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotNow { why } | Refusal::NotValid { why, .. } => why,
        Refusal::NotAllowed { .. } => "not-allowed",
        Refusal::NotFound => "not-found",
        Refusal::Internal { .. } => "internal",
    }
}

async fn chefforum(office: &Office) -> ForumId {
    let reader = Reader::local_operator();
    office.forum_called(&reader, "Chefforum").await.unwrap().id
}

fn role(person: PersonId, forum: Option<ForumId>, role: Role) -> Appointment {
    Appointment {
        person,
        forum,
        role,
        period: Period::default(),
    }
}

#[tokio::test]
async fn a_role_is_given_once_in_a_time_and_where_it_is_held() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let lise = office.make_person(&bo(), "Lise Bang", None).await.unwrap();
    let given = role(lise, Some(forum), Role::Secretary);
    let id = office.appoint(&bo(), given, "").await.unwrap();
    let again = office.appoint(&bo(), given, "").await.unwrap_err();
    assert_eq!(why(again), "holds-already");
    for misplaced in [
        role(lise, None, Role::Member),
        role(lise, Some(forum), Role::Administrator),
    ] {
        let refused = office.appoint(&bo(), misplaced, "").await.unwrap_err();
        assert_eq!(why(refused), "role-place");
    }
    let nowhere = role(lise, Some(ForumId::from_bytes([9; 16])), Role::Member);
    assert_eq!(
        why(office.appoint(&bo(), nowhere, "").await.unwrap_err()),
        "not-found"
    );
    office.end_role(&bo(), id, TODAY, "").await.unwrap();
    let later = Appointment {
        period: Period::new(Some(Date::constant(2026, 4, 1)), None).unwrap(),
        ..given
    };
    office.appoint(&bo(), later, "").await.unwrap();
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_secretary_gives_the_lesser_roles_in_their_own_forum() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let reader = Reader::local_operator();
    let other = office.forum_called(&reader, "Direktørforum").await.unwrap().id;
    let ole = office.make_person(&bo(), "Ole Ravn", None).await.unwrap();
    let secretary = acting(&Reader::staff(PersonId::from_bytes([7; 16])).secretary_of(forum));
    let member = role(ole, Some(forum), Role::Member);
    office.appoint(&secretary, member, "").await.unwrap();
    for more in [
        role(ole, Some(forum), Role::Chair),
        role(ole, Some(other), Role::Member),
        role(ole, None, Role::Administrator),
    ] {
        let refused = office.appoint(&secretary, more, "").await.unwrap_err();
        assert_eq!(why(refused), "not-allowed", "{more:?}");
    }
    let refused = office.make_person(&secretary, "Karen Toft", None).await;
    assert_eq!(why(refused.unwrap_err()), "not-allowed");
}

#[tokio::test]
async fn who_leaves_holds_nothing_afterwards_and_gets_nothing_new() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let mette = office.make_person(&bo(), "Mette Dam", None).await.unwrap();
    office
        .appoint(&bo(), role(mette, Some(forum), Role::Author), "")
        .await
        .unwrap();
    let position = office.make_position(&bo(), "Planchefen", None).await.unwrap();
    office
        .fill_position(&bo(), position, mette, Period::default(), "")
        .await
        .unwrap();
    office.leave(&bo(), mette, TODAY, "Ny stilling").await.unwrap();
    let again = office.leave(&bo(), mette, TODAY, "").await.unwrap_err();
    assert_eq!(why(again), "has-left");
    let refused = office
        .appoint(&bo(), role(mette, Some(forum), Role::Member), "")
        .await;
    assert_eq!(why(refused.unwrap_err()), "has-left");
}

#[tokio::test]
async fn a_unit_is_never_part_of_itself() {
    let (office, _folder) = sandved().await;
    let top = office.make_unit(&bo(), "Teknik", None).await.unwrap();
    let below = office.make_unit(&bo(), "Plan", Some(top)).await.unwrap();
    let lowest = office.make_unit(&bo(), "Kort", Some(below)).await.unwrap();
    for parent in [top, below, lowest] {
        let refused = office.place_unit(&bo(), top, Some(parent)).await.unwrap_err();
        assert_eq!(why(refused), "unit-circle");
    }
    office.place_unit(&bo(), lowest, Some(top)).await.unwrap();
    let twice = office.make_unit(&bo(), "Plan", None).await.unwrap_err();
    assert_eq!(why(twice), "name-taken");
}

#[tokio::test]
async fn the_journal_names_the_person_of_a_role_and_of_an_account() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let lise = office.make_person(&bo(), "Lise Bang", None).await.unwrap();
    office
        .appoint(&bo(), role(lise, Some(forum), Role::Secretary), "")
        .await
        .unwrap();
    office.invite(&bo(), lise, "lise@sandved.example").await.unwrap();
    let reader = Reader::local_operator();
    let filter = JournalFilter::default();
    let journal = office
        .journal(&reader, JournalOf::Everything, &filter, Extent::Page(1))
        .await
        .unwrap();
    let titles: Vec<Option<String>> = journal
        .entries
        .iter()
        .take(3)
        .map(|entry| match &entry.told {
            Told::All { thing, .. } => thing.title.clone(),
            Told::Neutral { .. } | Told::Nothing => None,
        })
        .collect();
    assert_eq!(
        titles,
        [
            Some("Lise Bang".to_owned()),
            Some("Lise Bang (Chefforum)".to_owned()),
            Some("Lise Bang".to_owned()),
        ]
    );
}

#[tokio::test]
async fn what_is_dangerous_asks_for_a_proof_and_the_rest_does_not() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let lise = office.make_person(&bo(), "Lise Bang", None).await.unwrap();
    let mut boss = acting(&Reader::staff(PersonId::from_bytes([7; 16])).administrator());
    boss.has_proved = false;
    let login = "lise@sandved.example";
    let refused = [
        office.invite(&boss, lise, login).await.map(|_| ()),
        office
            .appoint(&boss, role(lise, Some(forum), Role::Secretary), "")
            .await
            .map(|_| ()),
        office
            .appoint(&boss, role(lise, None, Role::Administrator), "")
            .await
            .map(|_| ()),
        office.leave(&boss, lise, TODAY, "").await,
    ];
    for refused in refused {
        assert_eq!(why(refused.unwrap_err()), "prove-first");
    }
    office
        .appoint(&boss, role(lise, Some(forum), Role::Member), "")
        .await
        .unwrap();
    boss.has_proved = true;
    office.invite(&boss, lise, login).await.unwrap();
}

#[tokio::test]
async fn nobody_takes_another_s_name_by_themselves() {
    let (office, _folder) = sandved().await;
    let lise = office.make_person(&bo(), "Lise Bang", None).await.unwrap();
    office.make_person(&bo(), "Ole Ravn", None).await.unwrap();
    let herself = acting(&Reader::staff(lise));
    let refused = office.correct_person(&herself, lise, "ole ravn", None).await;
    assert_eq!(why(refused.unwrap_err()), "name-taken");
    office
        .correct_person(&herself, lise, "Lise Bang Holm", None)
        .await
        .unwrap();
    // Two people may have one name; whoever keeps people says so.
    office
        .correct_person(&bo(), lise, "Ole Ravn", None)
        .await
        .unwrap();
}
