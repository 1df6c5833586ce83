//! What is decided between meetings, by forms alone: the chair decides, the members read it, and it is withdrawn.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::role::Role;
use tempfile::TempDir;

use crate::browser::{Browser, main_part};
use crate::desk::{self, Scattered, Served};
use crate::leaks::town;

/// Holds the main part of a page to its snapshot, one tag a line; ids are new in every run.
macro_rules! assert_page {
    ($name:literal, $html:expr) => {
        let html = main_part($html).replace("><", ">\n<");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, filters => [(ID, "[id]"), (r"\?v=[0-9a-f]{16}", "?v=[hash]")] }, {
            insta::assert_snapshot!($name, html);
        });
    };
}

const ID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";

struct House {
    _served: Served,
    author: Browser,
    chair: Browser,
    member: Browser,
    stranger: Browser,
    forum: String,
}

async fn house() -> House {
    let folder = TempDir::new().unwrap();
    let office = desk::found_with(&folder, Box::new(Scattered(5))).await;
    desk::administrator(&office).await;
    let bo = referat_actions::office::Actor::local_operator("bo");
    let facts = referat_actions::keep_forums::ForumFacts {
        name: "Chefforum",
        abbreviation: "CF",
        profile: referat_domain::forum::ForumProfile::Administrative,
    };
    let forum = office.make_forum(&bo, facts).await.unwrap();
    let place = referat_actions::rules::RulePlace::Forum(forum);
    office
        .set_rule(&bo, place, "chairs-decision", "yes", "")
        .await
        .unwrap();
    office
        .set_rule(&bo, place, "written-procedure", "one", "")
        .await
        .unwrap();
    let mut tokens = Vec::new();
    for (name, seats) in [
        ("eva", vec![(Some(forum), Role::Author)]),
        ("ib", vec![(Some(forum), Role::Chair)]),
        ("ida", vec![(Some(forum), Role::Member)]),
        ("mette", Vec::new()),
    ] {
        let account = town::account(&office, name, &seats).await;
        tokens.push(town::token(&office, &account.login).await);
    }
    let served = desk::serve(office, folder).await;
    let browser = |at: usize| served.browser.signed_in(&tokens[at]);
    House {
        author: browser(0),
        chair: browser(1),
        member: browser(2),
        stranger: browser(3),
        forum: forum.to_string(),
        _served: served,
    }
}

impl House {
    /// A paper that is ready; its address.
    async fn ready(&self) -> String {
        let form = format!(
            "forum={}&slags=discussion&overskrift=Onboarding+af+ledere",
            self.forum
        );
        let answer = self.author.post("/moedesager", &form).await;
        let to = answer.header("location").unwrap().to_owned();
        let paper = to.strip_suffix("/skriv").unwrap().to_owned();
        for (field, text) in [
            ("section-1", "Nye+ledere+skal+godt+i+gang."),
            ("recommenders", "Kommunaldirekt%C3%B8ren"),
            ("clauses", "at+Chefforum+godkender+opl%C3%A6gget"),
        ] {
            let form = format!("version=0&text={text}");
            let answer = self.author.post(&format!("{paper}/felter/{field}"), &form).await;
            assert_eq!(answer.status, 303, "{field}: {}", answer.text());
        }
        let answer = self.author.post(&format!("{paper}/indsend"), "").await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        paper
    }
}

#[tokio::test]
async fn the_chair_decides_a_paper_the_members_read_it_and_it_is_withdrawn() {
    let house = house().await;
    let list = format!("/forummer/{}/beslutninger", house.forum);
    let empty = house.member.page(&list).await;
    assert!(
        empty.contains("Der er ikke besluttet noget mellem møderne"),
        "{empty}"
    );
    let paper = house.ready().await;
    let id = paper.rsplit('/').next().unwrap();
    let between = format!("/beslutninger/{id}");
    assert_eq!(house.member.get(&between).await.status, 404, "nothing is decided");
    let address = format!("{paper}/formandsbeslutning");
    assert_eq!(house.author.get(&address).await.status, 403);
    assert!(
        house
            .chair
            .page(&paper)
            .await
            .contains(&format!("href=\"{address}\""))
    );
    let page = house.chair.page(&address).await;
    assert!(page.contains("Chefforum godkendte oplægget."), "drafted: {page}");
    assert_page!("chairs_decision", &page);
    let form = "dag=2026-02-27&hvorfor=undoubted&tekst=Chefforum+godkendte+opl%C3%A6gget.&hvad=beslut";
    let refused = house.chair.post(&address, form).await;
    assert_eq!(refused.status, 400);
    assert!(
        refused.text().contains("value=\"2026-02-27\""),
        "nothing typed is lost"
    );
    let drafted = house
        .chair
        .post(&address, "dag=2026-02-27&udfald-1=not_adopted&hvad=udkast")
        .await;
    assert_eq!(drafted.status, 200);
    assert!(drafted.text().contains("<option value=\"not_adopted\" selected>"));
    let done = house
        .chair
        .post(&address, &format!("{form}&grund=Alle+er+enige"))
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(done.header("location"), Some(between.as_str()));
    let seen = house.member.page(&between).await;
    assert_page!("chairs_decision_read", &seen);
    assert!(!seen.contains("traek-tilbage"), "members withdraw nothing");
    assert_eq!(house.stranger.get(&between).await.status, 404);
    assert!(
        house
            .stranger
            .page(&list)
            .await
            .contains("Der er ikke besluttet noget")
    );
    assert!(
        house
            .member
            .page(&list)
            .await
            .contains(&format!("href=\"{between}\""))
    );
    assert_eq!(house.chair.post(&address, form).await.status, 409);
    let withdraw = format!("{address}/traek-tilbage");
    assert_eq!(house.chair.post(&withdraw, "grund=").await.status, 400);
    let withdrawn = house.chair.post(&withdraw, "grund=Fortrudt").await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text());
    assert!(house.member.page(&between).await.contains("Trukket tilbage"));
    assert!(
        house
            .chair
            .page(&paper)
            .await
            .contains(&format!("href=\"{address}\""))
    );
}

#[tokio::test]
async fn the_members_answer_in_writing_and_the_last_answer_decides() {
    let house = house().await;
    let paper = house.ready().await;
    let id = paper.rsplit('/').next().unwrap();
    let between = format!("/beslutninger/{id}");
    let send = format!("{paper}/skriftlig");
    assert_eq!(house.author.post(&send, "hvad=send").await.status, 403);
    let past = "hvad=send&frist=2020-01-01&fristkl=12:00";
    assert_eq!(house.chair.post(&send, past).await.status, 400);
    let sent = house
        .chair
        .post(
            &send,
            "hvad=send&frist=2099-03-04&fristkl=12:00&bemaerkning=Svar+venligst",
        )
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(house.member.page("/").await.contains("href=\"/opgaver\""));
    let tasks = house.member.page("/opgaver").await;
    assert!(tasks.contains("Skriftlige procedurer") && tasks.contains(&format!("href=\"{between}\"")));
    assert_page!("written_procedure", &house.member.page(&between).await);
    assert_eq!(house.stranger.get(&between).await.status, 404);
    let answer = format!("{between}/svar");
    assert_eq!(house.stranger.post(&answer, "svar=for").await.status, 404);
    assert_eq!(house.member.post(&answer, "svar=ja").await.status, 400);
    for choice in ["against", "for"] {
        let form = format!("svar={choice}&bemaerkning=Fint");
        assert_eq!(house.member.post(&answer, &form).await.status, 303);
    }
    let own = house.member.page(&between).await;
    assert!(own.contains("Ret svaret"), "{own}");
    assert_eq!(house.chair.post(&answer, "svar=for").await.status, 303);
    let decided = house.member.page(&between).await;
    assert_page!("written_procedure_decided", &decided);
    assert_eq!(house.member.post(&answer, "svar=for").await.status, 409);
}
