//! Opinions of other units and standing in for somebody, by forms alone: by who asks, who is asked, and who is neither.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::role::Role;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::desk::{self, Scattered, Served};
use crate::leaks::town;

struct House {
    _served: Served,
    author: Browser,
    approver: Browser,
    /// Two who work here and have no role in any forum.
    mette: (Browser, String),
    ib: (Browser, String),
    forum: String,
    approver_id: String,
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
        .set_rule(&bo, place, "approval-steps", "Direktør", "")
        .await
        .unwrap();
    let mut people = Vec::new();
    for (name, seats) in [
        ("eva", vec![(Some(forum), Role::Author)]),
        ("dan", vec![(Some(forum), Role::Approver)]),
        ("mette", Vec::new()),
        ("ib", Vec::new()),
    ] {
        let account = town::account(&office, name, &seats).await;
        let token = town::token(&office, &account.login).await;
        people.push((token, account.person.to_string()));
    }
    let served = desk::serve(office, folder).await;
    let browser = |at: usize| served.browser.signed_in(&people[at].0);
    House {
        author: browser(0),
        approver: browser(1),
        mette: (browser(2), people[2].1.clone()),
        ib: (browser(3), people[3].1.clone()),
        approver_id: people[1].1.clone(),
        forum: forum.to_string(),
        _served: served,
    }
}

impl House {
    /// A paper with a text; its address.
    async fn paper(&self) -> String {
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
            ("clauses", "at+Chefforum+dr%C3%B8fter+opl%C3%A6gget"),
        ] {
            let form = format!("version=0&text={text}");
            let answer = self.author.post(&format!("{paper}/felter/{field}"), &form).await;
            assert_eq!(answer.status, 303, "{field}: {}", answer.text());
        }
        paper
    }

    async fn ask(&self, paper: &str, due: &str) -> crate::browser::Answer {
        let form = format!(
            "hvad=bed&enhed=%C3%98konomi&person={}&spoergsmaal=Hvad+koster+det%3F&frist={due}",
            self.mette.1
        );
        self.author.post(&format!("{paper}/udtalelser"), &form).await
    }
}

/// What stands behind words in a page, up to the next quote.
fn behind<'p>(html: &'p str, words: &str) -> &'p str {
    let (_, after) = html.split_once(words).unwrap();
    after.split('"').next().unwrap()
}

#[tokio::test]
async fn an_opinion_is_asked_for_given_returned_and_given_anew_without_any_script() {
    let house = house().await;
    let paper = house.paper().await;
    let id = paper.rsplit('/').next().unwrap().to_owned();
    let task = format!("/opgaver/{id}");
    let past = house.ask(&paper, "2020-01-01").await;
    assert_eq!(past.status, 400);
    let past = past.text();
    assert!(past.contains("Hvad koster det?"), "what was typed isn't lost");
    let (mette, stranger) = (&house.mette.0, &house.ib.0);
    assert_eq!(mette.get(&task).await.status, 404);
    let asked = house.ask(&paper, "2027-03-02").await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert_eq!(house.ask(&paper, "2027-03-02").await.status, 409);

    // It stands on her desk, and on the front page that something does.
    assert!(mette.page("/").await.contains("href=\"/opgaver\""));
    let list = mette.page("/opgaver").await;
    assert!(
        list.contains("Udtalelse fra Økonomi") && list.contains("data-near=\"ahead\""),
        "{list}"
    );
    assert!(!stranger.page("/opgaver").await.contains("Onboarding"));
    let page = mette.page(&task).await;
    assert!(page.contains("Nye ledere skal godt i gang.") && page.contains("Hvad koster det?"));
    let opinion = behind(&page, "name=\"id\" value=\"").to_owned();
    assert_eq!(stranger.get(&task).await.status, 404);
    assert_eq!(mette.get(&paper).await.status, 403, "it is not hers to write");
    let speak = format!("{task}/udtal");
    let give = format!("id={opinion}&hvad=afgiv&tekst=Det+koster+**lidt**.");
    assert_eq!(stranger.post(&speak, &give).await.status, 404);
    let empty = mette
        .post(&speak, &format!("id={opinion}&hvad=afgiv&tekst=+"))
        .await;
    assert_eq!(empty.status, 400);
    let given = mette.post(&speak, &give).await;
    assert_eq!(given.status, 303, "{}", given.text());
    let seen = house.author.page(&paper).await;
    assert!(seen.contains("Det koster <strong>lidt</strong>."), "{seen}");
    let withdrawn = house
        .author
        .post(
            &format!("{paper}/udtalelser"),
            &format!("id={opinion}&hvad=traek"),
        )
        .await;
    assert_eq!(withdrawn.status, 409);
    let returned = format!("id={opinion}&hvad=retur&grund=Skriv+hvor+meget");
    let returned = house.author.post(&format!("{paper}/udtalelser"), &returned).await;
    assert_eq!(returned.status, 303, "{}", returned.text());
    let page = mette.page(&task).await;
    assert!(page.contains("Skriv hvor meget") && page.contains("Det koster **lidt**."));
    let no_reason = mette
        .post(&speak, &format!("id={opinion}&hvad=afslaa&grund="))
        .await;
    assert_eq!(no_reason.status, 400);
    let declined = format!("id={opinion}&hvad=afslaa&grund=Sp%C3%B8rg+HR");
    let declined = mette.post(&speak, &declined).await;
    assert_eq!(
        (declined.status, declined.header("location")),
        (303, Some("/opgaver")),
        "there is nothing to go back to"
    );
    assert_eq!(mette.get(&task).await.status, 404);
    assert!(house.author.page(&paper).await.contains("Spørg HR"));
}

#[tokio::test]
async fn who_stands_in_approves_by_forms_and_it_ends_at_once_when_it_is_ended() {
    let house = house().await;
    let paper = house.paper().await;
    let id = paper.rsplit('/').next().unwrap().to_owned();
    let task = format!("/opgaver/{id}");
    let ib = &house.ib.0;
    let handed = house.author.post(&format!("{paper}/indsend"), "").await;
    assert_eq!(handed.status, 303, "{}", handed.text());
    assert_eq!(ib.get(&task).await.status, 404);
    let own = house.approver.page("/opgaver").await;
    let today = behind(&own, "name=\"fra\" type=\"date\" required value=\"").to_owned();
    let wrong = format!("hvad=navngiv&person={}&fra={today}&til=2020-01-01", house.ib.1);
    let wrong = house.approver.post("/opgaver/stedfortraeder", &wrong).await;
    assert_eq!(wrong.status, 400);
    let name = format!("hvad=navngiv&person={}&fra={today}&til={today}", house.ib.1);
    let named = house.approver.post("/opgaver/stedfortraeder", &name).await;
    assert_eq!(named.status, 303, "{}", named.text());
    let again = house.approver.post("/opgaver/stedfortraeder", &name).await;
    assert_eq!(again.status, 400);

    let list = ib.page("/opgaver").await;
    assert!(list.contains("på vegne af Ny dan"), "{list}");
    let page = ib.page(&task).await;
    assert!(page.contains("Nye ledere skal godt i gang."), "{page}");
    assert_eq!(house.mette.0.get(&task).await.status, 404);
    let decide = format!("{task}/afgoer");
    let for_dan = format!("person={}&svar=returner&grund=", house.approver_id);
    assert_eq!(ib.post(&decide, &for_dan).await.status, 400);

    // Ended and named anew: what was over is over at once.
    let own = house.approver.page("/opgaver").await;
    let period = behind(&own, "name=\"id\" value=\"").to_owned();
    let end = format!("hvad=afslut&id={period}");
    assert_eq!(
        house.mette.0.post("/opgaver/stedfortraeder", &end).await.status,
        404
    );
    let ended = house.approver.post("/opgaver/stedfortraeder", &end).await;
    assert_eq!(ended.status, 303, "{}", ended.text());
    assert_eq!(ib.get(&task).await.status, 404);
    let yes = format!("person={}&svar=godkend&grund=Set", house.approver_id);
    assert_eq!(ib.post(&decide, &yes).await.status, 404);
    house.approver.post("/opgaver/stedfortraeder", &name).await;
    let done = ib.post(&decide, &yes).await;
    assert_eq!(
        (done.status, done.header("location")),
        (303, Some("/opgaver")),
        "{}",
        done.text()
    );
    let seen = house.author.page(&paper).await;
    assert!(
        seen.contains("Ny ib på vegne af Ny dan"),
        "both are named: {seen}"
    );
}
