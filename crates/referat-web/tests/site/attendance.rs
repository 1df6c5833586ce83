//! Attendance, votes and dissents by forms alone; and what of a closed item they show to whom.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::collections::BTreeMap;
use std::sync::Arc;

use referat_actions::office::Actor;
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::rules::RulePlace;
use referat_actions::set_openness::Closing;
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::ids::{AgendaItemId, PersonId};
use referat_domain::meeting::SessionStep;
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_wording::{Language, Wording};
use tempfile::TempDir;

use crate::browser::{Browser, main_part};
use crate::desk::{self, Scattered, Served};
use crate::leaks::town;

struct House {
    _served: Served,
    secretary: Browser,
    shut_out: Browser,
    member: Browser,
    staff: Browser,
    meeting: String,
    items: Vec<String>,
    people: BTreeMap<&'static str, PersonId>,
}

/// A committee of three with a secretary, whose meeting with three items is open; the last of them is closed.
async fn house() -> House {
    let folder = TempDir::new().unwrap();
    let office = desk::found_with(&folder, Box::new(Scattered(31))).await;
    desk::administrator(&office).await;
    let bo = Actor::local_operator("bo");
    let facts = referat_actions::keep_forums::ForumFacts {
        name: "Havneudvalget",
        abbreviation: "HU",
        profile: referat_domain::forum::ForumProfile::Political,
    };
    let forum = office.make_forum(&bo, facts).await.unwrap();
    let standing = "Godkendelse af dagsorden\nCykelsti\nKøb af grund";
    let place = RulePlace::Forum(forum);
    let set = office.set_rule(&bo, place, "standing-items", standing, "").await;
    set.unwrap();
    let at = MeetingTime {
        date: "2026-03-18".parse().unwrap(),
        start: "9:00".parse().unwrap(),
        end: "11:00".parse().unwrap(),
        place: "Salen",
        room: None,
    };
    let (meeting, _) = office.plan_meeting(&bo, forum, at, "").await.unwrap();
    let mut tokens = BTreeMap::new();
    let mut people = BTreeMap::new();
    for (name, role) in [
        ("karen", Some(Role::Chair)),
        ("ida", Some(Role::Member)),
        ("poul", Some(Role::Member)),
        ("ib", Some(Role::Secretary)),
        ("ole", Some(Role::Secretary)),
        ("per", None),
    ] {
        let seats: Vec<_> = role.into_iter().map(|role| (Some(forum), role)).collect();
        let account = town::account(&office, name, &seats).await;
        people.insert(name, account.person);
        tokens.insert(name, town::token(&office, &account.login).await);
    }
    let held = office.forum_people(&bo, forum).await.unwrap();
    for line in held.now.iter().filter(|line| line.may_set_party) {
        let party = if line.name == "Ny poul" { "V" } else { "A" };
        office.set_party(&bo, line.id, party).await.unwrap();
    }
    office.begin_agenda(&bo, meeting).await.unwrap();
    let operator = Reader::local_operator();
    let built = office.built_agenda(&operator, meeting).await.unwrap();
    let version = built.as_ref().unwrap().version;
    let executable = std::env::current_exe().unwrap();
    let press = Press::new(
        Arc::new(Wording::new(Language::Danish)),
        "",
        Arc::new(Typesetter::beside(&executable)),
    );
    let issued = office
        .issue_agenda(&bo, &press, meeting, version, "", &|_| ())
        .await;
    issued.unwrap();
    let items = office.meeting(&operator, meeting).await.unwrap();
    let items: Vec<AgendaItemId> = items.items.iter().map(|item| item.id).collect();
    let closing = Closing {
        ground: "styrelsesloven § 10",
        public_title: "Ejendomssag",
        public_decision: "",
    };
    office.close_item(&bo, items[2], closing).await.unwrap();
    office
        .exclude_person(&bo, items[2], people["ole"], "x")
        .await
        .unwrap();
    let opened = office.step_meeting(&bo, meeting, SessionStep::Open).await;
    opened.unwrap();
    let served = desk::serve(office, folder).await;
    let browser = |name| served.browser.signed_in(&tokens[name]);
    House {
        secretary: browser("ib"),
        shut_out: browser("ole"),
        member: browser("ida"),
        staff: browser("per"),
        meeting: format!("/moeder/{meeting}"),
        items: items.iter().map(|id| format!("/punkter/{id}")).collect(),
        people,
        _served: served,
    }
}

impl House {
    async fn done(&self, address: &str, form: &str) -> String {
        let answer = self.secretary.post(address, form).await;
        assert_eq!(answer.status, 303, "{address} {form}: {}", answer.text());
        answer.header("location").unwrap().to_owned()
    }
}

#[tokio::test]
async fn attendance_is_noted_by_one_press_a_person_and_taken_back_by_one() {
    let house = house().await;
    let sheet = format!("{}/fremmoede", house.meeting);
    assert_eq!(house.member.get(&sheet).await.status, 403);
    let held = house.secretary.page(&format!("{}/moedet", house.meeting)).await;
    assert!(held.contains(&format!("href=\"{sheet}\"")), "{held}");
    let page = house.secretary.page(&sheet).await;
    let main = main_part(&page);
    assert!(
        main.contains("Ny karen (A)") && main.contains("Formand"),
        "{main}"
    );
    assert!(main.contains("Ikke noteret endnu"), "{main}");
    assert!(!main.contains("beslutningsdygtigt"), "nothing is noted yet");
    let poul = house.people["poul"];
    let to = house.done(&sheet, &format!("person={poul}&hvad=absent")).await;
    let after = house.secretary.page(to.split('#').next().unwrap()).await;
    assert!(after.contains("value=\"ingen\">Fortryd"), "{after}");
    let back = house.done(&sheet, &format!("person={poul}&hvad=ingen")).await;
    assert!(back.contains("foer=absent"), "{back}");
    house.done(&format!("{sheet}/resten"), "").await;
    let again = house.secretary.post(&format!("{sheet}/resten"), "").await;
    assert_eq!(again.status, 409);
    house.done(&sheet, &format!("person={poul}&hvad=apology")).await;
    let karen = house.people["karen"];
    house.done(&sheet, &format!("person={karen}&hvad=absent")).await;
    let page = house.secretary.page(&sheet).await;
    assert!(
        page.contains("Kun 1 til stede") && page.contains("kommunestyrelsesloven § 11"),
        "{page}"
    );
    let nonsense = house.secretary.post(&sheet, "person=x&hvad=present").await;
    assert_eq!(nonsense.status, 400);
    let ida = house.people["ida"];
    let second = house.items[1].rsplit('/').next().unwrap().to_owned();
    house
        .done(
            &format!("{sheet}/ophold"),
            &format!("person={ida}&fra={second}&til="),
        )
        .await;
    let page = house.secretary.page(&sheet).await;
    assert!(page.contains("Var med fra punkt 2."), "{page}");
}

#[tokio::test]
async fn votes_are_counted_and_shown_and_printed() {
    let house = house().await;
    house
        .done(&format!("{}/fremmoede/resten", house.meeting), "")
        .await;
    let item = &house.items[1];
    let desk = format!("{item}/deltagelse");
    assert_eq!(house.member.get(&desk).await.status, 403);
    let decision = house.secretary.page(&format!("{item}/beslutning")).await;
    assert!(decision.contains(&format!("href=\"{desk}\"")), "{decision}");
    let poul = house.people["poul"];
    house.done(&format!("{item}/stemmer"), "stemme=for+parti+A").await;
    let page = house.secretary.page(&desk).await;
    assert!(page.contains("For: 2. Imod: 0. Undlod: 0."), "{page}");
    assert!(page.contains("Mangler én stemme: Ny poul (V)."), "{page}");
    house
        .done(&format!("{item}/stemmer"), &format!("stemme=against+{poul}"))
        .await;
    let ib = house.people["ib"];
    let secretary = house
        .secretary
        .post(&format!("{item}/stemmer"), &format!("stemme=for+{ib}"))
        .await;
    assert_eq!(secretary.status, 400);
    assert!(secretary.text().contains("Kun medlemmer"), "{}", secretary.text());
    for nonsense in ["", "stemme=for", "stemme=maaske+alle", "stemme=for+x"] {
        let answer = house.secretary.post(&format!("{item}/stemmer"), nonsense).await;
        assert_eq!(answer.status, 400, "{nonsense}");
    }
    let empty = house
        .secretary
        .post(
            &format!("{item}/mindretal"),
            &format!("af={poul}&tekst=&art=mindretal"),
        )
        .await;
    assert_eq!(empty.status, 400);
    house
        .done(
            &format!("{item}/mindretal"),
            &format!("af={poul}&tekst=Stien+er+for+dyr.&art=mindretal"),
        )
        .await;
    house.done(&format!("{item}/gaest"), "navn=Pia+Guldager").await;
    let shown = house.member.page(item).await;
    for words in [
        "For stemte: A (2)",
        "Imod stemte: V (1)",
        "Mindretalsudtalelse fra Ny poul (V): Stien er for dyr.",
        "Pia Guldager",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let text = house
        .member
        .get(&format!("{}/tryk/moede-medlemmer.txt", house.meeting))
        .await;
    assert!(text.text().contains("Imod stemte: V (1)"), "{}", text.text());
    let typed = house.secretary.page(&format!("{item}/beslutning")).await;
    let (_, area) = typed.split_once("name=\"tekst\"").unwrap();
    let area = area.split("</textarea>").next().unwrap();
    assert!(
        !area.contains("For stemte"),
        "what is printed below is not to be typed: {area}"
    );
    house.done(&format!("{item}/stemmer"), "stemme=ingen+alle").await;
    assert!(!house.member.page(item).await.contains("For stemte"));
}

#[tokio::test]
async fn of_a_closed_item_others_learn_nothing_and_a_reason_stays_in_the_forum() {
    let house = house().await;
    house
        .done(&format!("{}/fremmoede/resten", house.meeting), "")
        .await;
    let (open, closed) = (&house.items[1], &house.items[2]);
    let poul = house.people["poul"];
    for item in [open, closed] {
        house
            .done(
                &format!("{item}/deltagelse"),
                &format!("person={poul}&hvad=inhabil&grund=Ejer+zqnabogrund&forlod=ja"),
            )
            .await;
        house
            .done(&format!("{item}/stemmer"), "stemme=abstained+alle")
            .await;
        let ida = house.people["ida"];
        house
            .done(
                &format!("{item}/mindretal"),
                &format!("af={ida}&tekst=Zqord+her&art=referat"),
            )
            .await;
    }
    let member = house.member.page(closed).await;
    for words in ["zqnabogrund", "Zqord her", "Undlod at stemme", "forlod lokalet"] {
        assert!(member.contains(words), "{words}: {member}");
    }
    let seen = house.staff.page(open).await;
    assert!(seen.contains("Ny poul (V) var inhabil, forlod lokalet"), "{seen}");
    assert!(!seen.contains("zqnabogrund"), "why is the forum's alone");
    let seen = house.staff.page(closed).await;
    for words in ["zqnabogrund", "Zqord", "Undlod at stemme", "inhabil"] {
        assert!(!seen.contains(words), "{words}: {seen}");
    }
    // A secretary who is shut out of it learns nothing on the pages of whoever writes it either.
    assert_eq!(
        house.shut_out.get(&format!("{closed}/deltagelse")).await.status,
        404
    );
    let page = house.shut_out.page(&format!("{}/fremmoede", house.meeting)).await;
    let (_, last) = page.rsplit_once("Ejendomssag").unwrap();
    assert!(
        !last.contains("inhabil") && !last.contains("beslutningsdygtigt"),
        "{last}"
    );
    for (step, form) in [
        ("stemmer", "stemme=ingen+alle".to_owned()),
        ("deltagelse", format!("person={poul}&hvad=med")),
        ("gaest", "navn=Pia".to_owned()),
        ("mindretal", format!("af={poul}&tekst=x&art=mindretal")),
    ] {
        let answer = house.shut_out.post(&format!("{closed}/{step}"), &form).await;
        assert!(matches!(answer.status, 404 | 409), "{step}: {}", answer.status);
        assert!(!answer.text().contains("zqnabogrund") && !answer.text().contains("Zqord"));
    }
}
