//! Forums, rules, roles, lists of persons and proposals of names: what is right, each refusal, and the journal.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::appoint::Appointment;
use referat_actions::decide_proposals::Verdict;
use referat_actions::keep_forums::ForumFacts;
use referat_actions::lookups::{AccountState, Extent, JournalFilter, JournalOf, WhichPersons};
use referat_actions::office::{Actor, Office};
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{ForumId, PersonId};
use referat_domain::reader::Reader;
use referat_domain::role::{Period, Role};
use referat_domain::rules::RuleValue;

use crate::desk::{acting, bo, sandved, sandved_with_minutes};

const HARBOUR: ForumFacts<'static> = ForumFacts {
    name: "Havneudvalget",
    abbreviation: "HU",
    profile: ForumProfile::Political,
};

/// Everyone who is no administrator.
fn others(forum: ForumId) -> Vec<Actor> {
    let person = PersonId::from_bytes([9; 16]);
    let roles = Role::ALL.into_iter().filter(|role| role.is_of_forum());
    let mut all: Vec<Actor> = roles
        .map(|role| acting(&Reader::staff(person).holding(role, forum)))
        .collect();
    all.push(acting(&Reader::public()));
    all
}

async fn rule(office: &Office, forum: ForumId, name: &str) -> (RuleValue, bool) {
    let lines = office.rules(RulePlace::Forum(forum)).await.unwrap();
    let line = lines.into_iter().find(|line| line.name == name).unwrap();
    (line.value, line.is_set)
}

fn is_denied<T: std::fmt::Debug>(done: &Result<T, Refusal>) -> bool {
    matches!(done, Err(Refusal::NotAllowed { .. }))
}

#[tokio::test]
async fn a_forum_is_made_and_corrected_by_an_administrator_alone() {
    let (office, _folder) = sandved().await;
    let forum = office.make_forum(&bo(), HARBOUR).await.unwrap();
    for actor in others(forum) {
        assert!(is_denied(&office.make_forum(&actor, HARBOUR).await));
        assert!(is_denied(&office.correct_forum(&actor, forum, HARBOUR, "").await));
    }
    let again = office.make_forum(&bo(), HARBOUR).await;
    assert!(matches!(again, Err(Refusal::NotNow { why: "name-taken" })));
    let same = office.correct_forum(&bo(), forum, HARBOUR, "").await;
    assert!(matches!(
        same,
        Err(Refusal::NotNow {
            why: "nothing-corrected"
        })
    ));
    let bad = ForumFacts {
        abbreviation: "H U",
        ..HARBOUR
    };
    let bad = office
        .make_forum(&bo(), ForumFacts { name: "Andet", ..bad })
        .await;
    assert!(matches!(
        bad,
        Err(Refusal::NotValid {
            why: "abbreviation",
            ..
        })
    ));
    let renamed = ForumFacts {
        name: "Kystudvalget",
        ..HARBOUR
    };
    office
        .correct_forum(&bo(), forum, renamed, "nyt navn")
        .await
        .unwrap();
    let forums = office.forums(&bo()).await.unwrap();
    assert_eq!(forums[0].name, "Kystudvalget");
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_rule_is_the_standard_until_it_is_set_and_again_when_taken_back() {
    let (office, _folder) = sandved().await;
    let forum = office.make_forum(&bo(), HARBOUR).await.unwrap();
    let place = RulePlace::Forum(forum);
    let name = "deadline-weekdays";
    assert_eq!(rule(&office, forum, name).await, (RuleValue::Number(4), false));
    for actor in others(forum) {
        assert!(is_denied(&office.set_rule(&actor, place, name, "5", "").await));
        assert!(is_denied(&office.reset_rule(&actor, place, name, "").await));
        let municipality = RulePlace::Municipality;
        let set = office.set_rule(&actor, municipality, "council-reads-committees", "yes", "");
        assert!(is_denied(&set.await));
    }
    office.set_rule(&bo(), place, name, "5", "vedtægt").await.unwrap();
    assert_eq!(rule(&office, forum, name).await, (RuleValue::Number(5), true));
    for (name, typed, why) in [
        (name, "5", "rule-is-so"),
        (name, "fem", "rule-value"),
        ("no-such", "5", "no-such-rule"),
    ] {
        let refused = office.set_rule(&bo(), place, name, typed, "").await;
        let said = match refused {
            Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
            _ => "",
        };
        assert_eq!(said, why);
    }
    office.reset_rule(&bo(), place, name, "").await.unwrap();
    assert_eq!(rule(&office, forum, name).await, (RuleValue::Number(4), false));
    let again = office.reset_rule(&bo(), place, name, "").await;
    assert!(matches!(
        again,
        Err(Refusal::NotNow {
            why: "rule-is-standard"
        })
    ));
    let nowhere = RulePlace::Forum(ForumId::from_bytes([1; 16]));
    let nowhere = office.set_rule(&bo(), nowhere, name, "5", "").await;
    assert!(matches!(nowhere, Err(Refusal::NotFound)));
    let filter = JournalFilter::default();
    let journal = office
        .journal(
            &Reader::local_operator(),
            JournalOf::Everything,
            &filter,
            Extent::All,
        )
        .await
        .unwrap();
    let actions: Vec<&str> = journal
        .entries
        .iter()
        .map(|entry| entry.action.as_str())
        .collect();
    assert_eq!(actions[..2], ["reset_rule", "set_rule"]);
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn the_secretary_gives_lesser_roles_in_their_forum_alone() {
    let (office, _folder) = sandved().await;
    let ours = office.make_forum(&bo(), HARBOUR).await.unwrap();
    let theirs = office
        .make_forum(
            &bo(),
            ForumFacts {
                name: "Andet",
                abbreviation: "",
                ..HARBOUR
            },
        )
        .await
        .unwrap();
    let person = office.make_person(&bo(), "Ole Dam", None).await.unwrap();
    let secretary = acting(&Reader::staff(PersonId::from_bytes([9; 16])).secretary_of(ours));
    let given = |role, forum| Appointment {
        person,
        forum: Some(forum),
        role,
        period: Period::default(),
    };
    let member = office
        .appoint(&secretary, given(Role::Member, ours), "")
        .await
        .unwrap();
    assert!(is_denied(
        &office.appoint(&secretary, given(Role::Chair, ours), "").await
    ));
    assert!(is_denied(
        &office.appoint(&secretary, given(Role::Member, theirs), "").await
    ));
    let people = office.forum_people(&secretary, ours).await.unwrap();
    assert_eq!(people.now.len(), 1);
    assert!(people.now[0].may_end && !people.may_give.contains(&Role::Chair));
    assert!(
        office
            .forum_people(&secretary, theirs)
            .await
            .unwrap()
            .persons
            .is_empty()
    );
    office
        .end_role(&secretary, member, office.today(), "")
        .await
        .unwrap();
    assert!(is_denied(
        &office.persons(&secretary, "", WhichPersons::Everyone).await
    ));
    assert!(is_denied(&office.organisation(&secretary).await));
}

#[tokio::test]
async fn a_login_acts_with_its_roles_while_it_is_open() {
    let (office, _folder) = sandved().await;
    let forum = office.make_forum(&bo(), HARBOUR).await.unwrap();
    let login = "ole@sandved.example";
    let person = office.make_person(&bo(), "Ole Dam", Some(login)).await.unwrap();
    assert!(office.actor_by_login(login).await.is_err());
    office.invite(&bo(), person, login).await.unwrap();
    let given = Appointment {
        person,
        forum: Some(forum),
        role: Role::Chair,
        period: Period::default(),
    };
    office.appoint(&bo(), given, "").await.unwrap();
    let actor = office.actor_by_login(" OLE@sandved.example ").await.unwrap();
    assert_eq!(actor.name, "Ole Dam");
    assert!(actor.reader.roles_in(forum).eq([Role::Chair]));
    let record = office.person_record(&bo(), person).await.unwrap();
    assert_eq!(record.line.account, AccountState::Invited);
    office
        .shut_account(&bo(), record.account.unwrap(), "")
        .await
        .unwrap();
    let shut = office.actor_by_login(login).await;
    assert!(matches!(
        shut,
        Err(Refusal::NotValid {
            why: "no-such-login",
            ..
        })
    ));
}

#[tokio::test]
async fn a_list_of_persons_is_taken_in_whole_or_not_at_all() {
    let (office, _folder) = sandved().await;
    let forum = office.make_forum(&bo(), HARBOUR).await.unwrap();
    let list = "navn;e-mail;enhed;stilling;forum;rolle\nOle Dam;ole@x.example;Havn;Havnefoged;HU;medlem\nEva Holm;;;;;administrator\n";
    for actor in others(forum) {
        assert!(is_denied(&office.plan_people(&actor, list.as_bytes()).await));
        assert!(is_denied(
            &office.import_people(&actor, list.as_bytes(), "").await
        ));
    }
    let plan = office.plan_people(&bo(), list.as_bytes()).await.unwrap();
    assert!(plan.is_sound() && plan.changes_something());
    assert!(
        office
            .persons(&bo(), "", WhichPersons::Everyone)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        office.import_people(&bo(), list.as_bytes(), "").await.unwrap(),
        plan
    );
    assert_eq!(
        office
            .persons(&bo(), "", WhichPersons::Everyone)
            .await
            .unwrap()
            .len(),
        2
    );
    let again = office.import_people(&bo(), list.as_bytes(), "").await;
    assert!(matches!(
        again,
        Err(Refusal::NotNow {
            why: "nothing-corrected"
        })
    ));
    let bad = format!("{list}Ib Ny;;;;HU;\nPer Ny;;Havn;;;\n");
    let plan = office.plan_people(&bo(), bad.as_bytes()).await.unwrap();
    let errors: Vec<&str> = plan
        .rows
        .iter()
        .filter_map(|row| Some(row.error.as_ref()?.0))
        .collect();
    assert_eq!(errors, ["role-place", "table-position"]);
    let refused = office.import_people(&bo(), bad.as_bytes(), "").await;
    assert!(matches!(
        refused,
        Err(Refusal::NotValid {
            why: "people-list",
            ..
        })
    ));
    assert_eq!(
        office
            .persons(&bo(), "", WhichPersons::Everyone)
            .await
            .unwrap()
            .len(),
        2
    );
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_join_of_names_is_taken_back() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let before = office.proposals(&reader).await.unwrap();
    let alias = before.aliases.first().unwrap().id;
    let early = office.reopen_proposal(&bo(), alias, "").await;
    assert!(matches!(
        early,
        Err(Refusal::NotNow {
            why: "proposal-undecided"
        })
    ));
    office
        .decide_proposal(&bo(), alias, Verdict::Accept, "")
        .await
        .unwrap();
    assert_eq!(
        office.proposals(&reader).await.unwrap().joined.len(),
        before.joined.len() + 1
    );
    let public = acting(&Reader::public());
    assert!(is_denied(&office.reopen_proposal(&public, alias, "").await));
    office.reopen_proposal(&bo(), alias, "fejl").await.unwrap();
    let after = office.proposals(&reader).await.unwrap();
    assert_eq!(
        (after.aliases.len(), after.joined.len()),
        (before.aliases.len(), before.joined.len())
    );
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}
