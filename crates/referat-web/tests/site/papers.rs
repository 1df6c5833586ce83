//! From a paper to an issued agenda, by forms alone; and what the writing page's script is told.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::plan_meeting::MeetingTime;
use referat_domain::role::Role;
use tempfile::TempDir;

use crate::browser::{Browser, main_part};
use crate::desk::{self, Scattered, Served};
use crate::leaks::town;

struct House {
    _served: Served,
    author: Browser,
    secretary: Browser,
    member: Browser,
    forum: String,
    meeting: String,
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
    let at = MeetingTime {
        date: "2026-03-18".parse().unwrap(),
        start: "9:00".parse().unwrap(),
        end: "11:00".parse().unwrap(),
        place: "Mødelokale 1",
        room: None,
    };
    let (meeting, _) = office.plan_meeting(&bo, forum, at, "").await.unwrap();
    let mut tokens = Vec::new();
    for (name, role) in [
        ("eva", Role::Author),
        ("ib", Role::Secretary),
        ("ida", Role::Member),
    ] {
        let account = town::account(&office, name, &[(Some(forum), role)]).await;
        tokens.push(town::token(&office, &account.login).await);
    }
    let served = desk::serve(office, folder).await;
    House {
        author: served.browser.signed_in(&tokens[0]),
        secretary: served.browser.signed_in(&tokens[1]),
        member: served.browser.signed_in(&tokens[2]),
        forum: forum.to_string(),
        meeting: format!("/moeder/{meeting}"),
        _served: served,
    }
}

impl House {
    /// Begins a paper; its address.
    async fn begun(&self) -> String {
        let form = format!(
            "forum={}&slags=discussion&overskrift=Onboarding+af+ledere",
            self.forum
        );
        let answer = self.author.post("/moedesager", &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let to = answer.header("location").unwrap().to_owned();
        to.strip_suffix("/skriv").unwrap().to_owned()
    }
}

/// What stands behind words in a page, up to the next quote.
fn behind<'p>(html: &'p str, words: &str) -> &'p str {
    let (_, after) = html.split_once(words).unwrap();
    after.split('"').next().unwrap()
}

#[tokio::test]
async fn a_paper_is_written_placed_and_issued_without_any_script() {
    let house = house().await;
    let paper = house.begun().await;
    let page = house.author.page(&format!("{paper}/skriv")).await;
    assert!(page.contains("data-writing-field=\"section-1\""), "{page}");
    // Guidance stands beside the text and never in it.
    assert!(page.contains("class=\"writing-guidance\""));
    for (field, text) in [
        ("section-1", "Nye+ledere+skal+**godt**+i+gang."),
        ("recommenders", "Kommunaldirekt%C3%B8ren"),
        ("clauses", "at+Chefforum+dr%C3%B8fter+opl%C3%A6gget"),
    ] {
        let form = format!("version=0&text={text}");
        let answer = house.author.post(&format!("{paper}/felter/{field}"), &form).await;
        assert_eq!(answer.status, 303, "{field}: {}", answer.text());
    }
    let again = house
        .author
        .post(&format!("{paper}/felter/section-1"), "version=0&text=For+sent")
        .await;
    assert_eq!(again.status, 409);
    let again = again.text();
    assert!(again.contains("For sent"), "what was typed is not lost: {again}");
    let seen = house.author.page(&paper).await;
    assert!(seen.contains("<strong>godt</strong>"), "{seen}");
    for stranger in [
        house.member.get(&paper).await,
        house.member.get("/moedesager").await,
    ] {
        assert_eq!(stranger.status, 403);
    }
    let handed = house.author.post(&format!("{paper}/indsend"), "").await;
    assert_eq!(handed.status, 303, "{}", handed.text());

    let agenda = format!("{}/dagsorden", house.meeting);
    assert_eq!(house.author.get(&agenda).await.status, 403);
    let begun = house.secretary.post(&format!("{agenda}/begynd"), "").await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let id = paper.rsplit('/').next().unwrap();
    let placed = house
        .secretary
        .post(&format!("{agenda}/placer"), &format!("moedesag={id}"))
        .await;
    assert_eq!(placed.status, 303, "{}", placed.text());
    let built = house.secretary.page(&agenda).await;
    let version = behind(&built, "name=\"version\" value=\"").to_owned();
    let (_, row) = built.split_once("Onboarding af ledere").unwrap();
    let entry = behind(row, "name=\"punkt\" value=\"").to_owned();
    let details =
        format!("version={version}&punkt={entry}&hvad=oplysninger&minutter=20&fremlaegger=S%C3%B8ren");
    let timed = house.secretary.post(&format!("{agenda}/ret"), &details).await;
    assert_eq!(timed.status, 303, "{}", timed.text());
    let stale = house
        .secretary
        .post(
            &format!("{agenda}/ret"),
            &format!("version={version}&punkt={entry}&hvad=op"),
        )
        .await;
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("En anden har ændret dagsordenen imens"));
    let built = house.secretary.page(&agenda).await;
    assert!(main_part(&built).contains("kl. 9.00–9.20"), "{built}");
    let before = house.member.page(&house.meeting).await;
    assert!(
        !before.contains("Onboarding"),
        "nothing is known of what is built"
    );
    let version = behind(&built, "name=\"version\" value=\"").to_owned();
    let issued = house
        .secretary
        .post(&format!("{agenda}/udsted"), &format!("version={version}"))
        .await;
    assert_eq!(issued.status, 303, "{}", issued.text());
    let after = house.member.page(&house.meeting).await;
    assert!(
        after.contains("Onboarding af ledere") && after.contains("9.00–9.20"),
        "{after}"
    );
    let documents = house.member.page(&format!("{}/dokumenter", house.meeting)).await;
    assert!(documents.contains("/udstedte/"), "{documents}");
}

#[tokio::test]
async fn the_script_is_told_who_was_quicker_who_writes_and_what_can_not_be() {
    let house = house().await;
    let paper = house.begun().await;
    let title = format!("{paper}/felter/title");
    let saved = house
        .author
        .post_json(&title, r#"{"version":1,"line":"Velkomst"}"#)
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert!(saved.text().contains("\"version\":2"), "{}", saved.text());
    let late = house
        .secretary
        .post_json(&title, r#"{"version":1,"line":"Andet"}"#)
        .await;
    assert_eq!(late.status, 409);
    for part in ["\"line\":\"Velkomst\"", "\"version\":2", "\"by\":\"Ny eva\""] {
        assert!(
            late.text().to_lowercase().contains(&part.to_lowercase()),
            "{part}: {}",
            late.text()
        );
    }
    let held = house
        .author
        .post_json(&format!("{title}/hold"), r#"{"take_over":false}"#)
        .await;
    assert_eq!(held.status, 200, "{}", held.text());
    let refused = house
        .secretary
        .post_json(&title, r#"{"version":2,"line":"Andet"}"#)
        .await;
    assert_eq!(refused.status, 423);
    let refused = house
        .secretary
        .post_json(&format!("{title}/hold"), r#"{"take_over":false}"#)
        .await;
    assert_eq!(refused.status, 423);
    let stand = house.secretary.page(&format!("{paper}/stand")).await;
    assert!(stand.to_lowercase().contains("\"held_by\":\"ny eva\""), "{stand}");
    let taken = house
        .secretary
        .post_json(&format!("{title}/hold"), r#"{"take_over":true}"#)
        .await;
    assert_eq!(taken.status, 200);
    let slipped = house.secretary.post_json(&format!("{title}/slip"), "{}").await;
    assert_eq!(slipped.status, 200);
    let number = format!("{paper}/felter/journal-number");
    let wrong = house
        .author
        .post_json(&number, r#"{"version":0,"line":"sag 5"}"#)
        .await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("00.30.00-P00-5-26"), "{}", wrong.text());
    let broken = house.author.post_json(&title, "{").await;
    assert_eq!(broken.status, 400);
    let stranger = house
        .member
        .post_json(&title, r#"{"version":2,"line":"x"}"#)
        .await;
    assert_eq!(stranger.status, 403);
    let nowhere = house
        .author
        .post_json(
            &format!("{paper}/felter/section-99"),
            r#"{"version":0,"doc":{"type":"doc"}}"#,
        )
        .await;
    assert_eq!(nowhere.status, 404);
}

impl House {
    /// A paper with a clause stands on the issued agenda; its address.
    async fn issued(&self) -> String {
        let paper = self.begun().await;
        for (field, text) in [
            ("section-1", "Nye+ledere+skal+i+gang."),
            ("recommenders", "Kommunaldirekt%C3%B8ren"),
            ("clauses", "at+Chefforum+dr%C3%B8fter+opl%C3%A6gget"),
        ] {
            let form = format!("version=0&text={text}");
            self.author.post(&format!("{paper}/felter/{field}"), &form).await;
        }
        self.author.post(&format!("{paper}/indsend"), "").await;
        let agenda = format!("{}/dagsorden", self.meeting);
        self.secretary.post(&format!("{agenda}/begynd"), "").await;
        let id = paper.rsplit('/').next().unwrap();
        self.secretary
            .post(&format!("{agenda}/placer"), &format!("moedesag={id}"))
            .await;
        let built = self.secretary.page(&agenda).await;
        let version = behind(&built, "name=\"version\" value=\"").to_owned();
        let issued = self
            .secretary
            .post(&format!("{agenda}/udsted"), &format!("version={version}"))
            .await;
        assert_eq!(issued.status, 303, "{}", issued.text());
        paper
    }
}

#[tokio::test]
async fn a_meeting_is_held_by_forms_alone_and_its_minutes_are_issued() {
    let house = house().await;
    let paper = house.issued().await;
    let held = format!("{}/moedet", house.meeting);
    for stranger in [&house.author, &house.member] {
        assert_eq!(stranger.get(&held).await.status, 403);
    }
    let meeting = house.secretary.page(&house.meeting).await;
    assert!(meeting.contains(&format!("href=\"{held}\"")), "{meeting}");
    assert!(!house.member.page(&house.meeting).await.contains("/moedet"));
    let page = house.secretary.page(&held).await;
    let (_, row) = page.split_once("Onboarding af ledere").unwrap();
    assert!(row.contains("Der er ikke skrevet en beslutning."), "{page}");
    let listed = house.secretary.page(&house.meeting).await;
    let at = listed.find("Onboarding af ledere").unwrap();
    let before = &listed[..at];
    let item = behind(&before[before.rfind("/punkter/").unwrap()..], "").to_owned();
    let decision = format!("{item}/beslutning");
    let early = house.secretary.post(&decision, "tekst=Godkendt.").await;
    assert_eq!(early.status, 409);
    assert!(
        early.text().contains("Godkendt."),
        "what was typed is not lost: {}",
        early.text()
    );
    let opened = house.secretary.post(&held, "hvad=aabn").await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    let form = house.secretary.page(&decision).await;
    assert!(form.contains("at Chefforum drøfter oplægget"), "{form}");
    let untold = house
        .secretary
        .post(&decision, "udfald-1=discussed&tilfoejelse-1=Med+ros&tekst=")
        .await;
    assert_eq!(untold.status, 400);
    let untold = untold.text();
    assert!(
        untold.contains("Skriv beslutningen.") && untold.contains("Med ros"),
        "{untold}"
    );
    let saved = house
        .secretary
        .post(
            &decision,
            "udfald-1=&tekst=Chefforum+dr%C3%B8ftede+opl%C3%A6gget+med+f%C3%B8lgende+bem%C3%A6rkninger:%0A%0A-+Mentor&hvad=naeste",
        )
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let to = saved.header("location").unwrap();
    assert!(
        to.contains("/beslutning") && !to.starts_with(&decision),
        "on to the next item: {to}"
    );
    let shown = house.member.page(&item).await;
    assert!(
        shown.contains("Chefforum drøftede oplægget") && shown.contains("data-outcome=\"discussed\""),
        "{shown}"
    );
    let postponed = house
        .secretary
        .post(&format!("{item}/udsaet"), "dag=2026-03-01&grund=Tid")
        .await;
    assert_eq!(postponed.status, 400);
    assert!(postponed.text().contains("Vælg en dag efter mødet."));
    let postponed = house
        .secretary
        .post(&format!("{item}/udsaet"), "dag=2026-04-15&grund=Tid")
        .await;
    assert_eq!(postponed.status, 303, "{}", postponed.text());
    let page = house.secretary.page(&decision).await;
    assert!(page.contains("udsat til mødet den 15. april 2026"), "{page}");
    let seen = house.author.page(&paper).await;
    assert!(
        seen.contains("Udsat") && seen.contains("Venter"),
        "the author sees where it stands: {seen}"
    );
    let back = house.secretary.post(&format!("{item}/tag-tilbage"), "").await;
    assert_eq!(back.status, 303, "{}", back.text());
    let ended = house.secretary.post(&held, "hvad=afslut").await;
    assert_eq!(ended.status, 303);
    let printed = house
        .member
        .page(&format!("{}/tryk/moede-medlemmer.txt", house.meeting))
        .await;
    assert!(printed.contains("Chefforum drøftede oplægget"), "{printed}");
}

#[tokio::test]
async fn the_way_of_a_paper_is_planned_on_its_page() {
    let house = house().await;
    let paper = house.begun().await;
    let page = house.author.page(&paper).await;
    assert!(page.contains("skal behandles af Chefforum"), "{page}");
    let form = format!("rute=&hvad=tilfoej&forum={}", house.forum);
    let same = house.author.post(&format!("{paper}/rute"), &form).await;
    assert_eq!(same.status, 400);
    assert!(same.text().contains("fra et forum til det samme forum"));
    let odd = house
        .author
        .post(&format!("{paper}/rute"), "rute=&hvad=op-1")
        .await;
    assert_eq!(odd.status, 400);
    let stranger = house.member.post(&format!("{paper}/rute"), &form).await;
    assert_eq!(stranger.status, 403);
}

#[tokio::test]
async fn what_a_forum_elsewhere_decided_is_noted_on_a_papers_page_and_taken_off() {
    let house = house().await;
    let paper = house.begun().await;
    let address = format!("{paper}/behandlet");
    let half = house.author.post(&address, "forum=MED-udvalget&tekst=+").await;
    assert_eq!(half.status, 400);
    assert!(
        half.text().contains("value=\"MED-udvalget\""),
        "what was typed stands there again: {}",
        half.text()
    );
    let no_day = house
        .author
        .post(&address, "forum=MED-udvalget&dag=i+g%C3%A5r&tekst=Ja.")
        .await;
    assert_eq!(no_day.status, 400);
    assert!(no_day.text().contains(">Ja.</textarea>"), "{}", no_day.text());
    let form = "forum=MED-udvalget&dag=2026-02-02&tekst=Udvalget+%3Cbakker%3E+op.";
    let stranger = house.member.post(&address, form).await;
    assert_eq!(stranger.status, 403);
    assert_eq!(house.author.post(&address, form).await.status, 303);
    let page = house.author.page(&paper).await;
    assert!(
        page.contains("MED-udvalget") && page.contains("Udvalget &#60;bakker&#62; op."),
        "{page}"
    );
    assert!(
        page.contains("skal behandles af Chefforum"),
        "it is no part of the way: {page}"
    );
    let taken = page.split("name=\"fjern\" value=\"").nth(1).unwrap();
    let taken = taken.split('"').next().unwrap();
    let off = house.author.post(&address, &format!("fjern={taken}")).await;
    assert_eq!(off.status, 303);
    let page = house.author.page(&paper).await;
    assert!(!page.contains("bakker"), "{page}");
    let odd = house.author.post(&address, "fjern=noget").await;
    assert_eq!(odd.status, 404);
}

#[tokio::test]
async fn an_agenda_is_looked_through_before_it_is_issued_and_a_mistake_is_mended_by_a_new_one() {
    let house = house().await;
    let paper = house.begun().await;
    for (field, text) in [
        ("section-1", "Ring+til+010190-1234+om+planen."),
        ("recommenders", "Kommunaldirekt%C3%B8ren"),
        ("clauses", "at+Chefforum+dr%C3%B8fter+opl%C3%A6gget"),
    ] {
        let form = format!("version=0&text={text}");
        house.author.post(&format!("{paper}/felter/{field}"), &form).await;
    }
    house.author.post(&format!("{paper}/indsend"), "").await;
    let agenda = format!("{}/dagsorden", house.meeting);
    let issue = format!("{agenda}/udsted");
    house.secretary.post(&format!("{agenda}/begynd"), "").await;
    let id = paper.rsplit('/').next().unwrap();
    house
        .secretary
        .post(&format!("{agenda}/placer"), &format!("moedesag={id}"))
        .await;
    let built = house.secretary.page(&agenda).await;
    assert!(built.contains("mandag den 16. marts 2026 kl. 12.00"), "{built}");
    assert!(built.contains(&format!("href=\"{issue}\"")), "{built}");
    for stranger in [&house.author, &house.member] {
        assert_eq!(stranger.get(&issue).await.status, 403);
        let draft = format!("{agenda}/udkast/dagsorden-medlemmer.html");
        assert_eq!(stranger.get(&draft).await.status, 403);
    }
    // A number of somebody stops it, and no button leads past that.
    let page = house.secretary.page(&issue).await;
    assert!(page.contains("personal-number") && page.contains("hindrer, at dagsordenen udsendes"));
    assert!(!page.contains("name=\"version\""), "{page}");
    let version = behind(&built, "name=\"version\" value=\"").to_owned();
    let stopped = house.secretary.post(&issue, &format!("version={version}")).await;
    assert_eq!(stopped.status, 409);
    let found = behind(&page, "name=\"fund\" value=\"").to_owned();
    let quiet = format!("fund={found}&grund=Et+opdigtet+nummer&tilbage=udsted");
    let quiet = house
        .secretary
        .post(&format!("{}/eftersyn/skjul", house.meeting), &quiet)
        .await;
    assert_eq!(quiet.status, 303);
    assert_eq!(
        quiet.header("location"),
        Some(format!("{issue}#eftersyn").as_str())
    );
    let page = house.secretary.page(&issue).await;
    assert!(page.contains("Et opdigtet nummer"), "{page}");
    for file in ["dagsorden-medlemmer.html", "dagsorden-offentlig.html"] {
        let to = format!("{agenda}/udkast/{file}");
        assert!(page.contains(&to), "{page}");
        let seen = house.secretary.get(&to).await;
        assert!(seen.text().contains("Onboarding af ledere"), "{}", seen.text());
    }
    let other = format!("{agenda}/udkast/moede-medlemmer.html");
    assert_eq!(house.secretary.get(&other).await.status, 404);
    let form = format!("version={version}");
    assert_eq!(house.secretary.post(&issue, &form).await.status, 303);

    // A mistake is found a minute later.
    house
        .author
        .post(&format!("{paper}/status"), "hvad=aabn&grund=fejl")
        .await;
    let open = house.secretary.page(&issue).await;
    assert!(open.contains("åbnet for rettelser"), "{open}");
}

#[tokio::test]
async fn minutes_are_remarked_on_answered_locked_and_corrected_by_forms_alone() {
    let house = house().await;
    house.issued().await;
    let (secretary, member) = (&house.secretary, &house.member);
    let minutes = format!("{}/referatet", house.meeting);
    assert_eq!(member.get(&minutes).await.status, 409, "it isn't held yet");
    let held = format!("{}/moedet", house.meeting);
    secretary.post(&held, "hvad=aabn").await;
    secretary.post(&held, "hvad=afslut").await;
    let page = secretary.page(&minutes).await;
    assert!(page.contains("Referatet er ikke udsendt."), "{page}");
    let issued = secretary
        .post(
            &format!("{}/udsted", house.meeting),
            "hvad=moede&til=medlemmer&grund=",
        )
        .await;
    assert_eq!(issued.status, 303, "{}", issued.text());

    let remark = format!("{minutes}/bemaerk");
    let page = member.page(&minutes).await;
    assert!(page.contains("Der kan komme bemærkninger til og med"), "{page}");
    let empty = member.post(&remark, "hvad=bemaerk&tekst=").await;
    assert_eq!(empty.status, 400);
    let sent = member
        .post(&remark, "hvad=bemaerk&tekst=Jeg+var+der+fra+kl.+10")
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!(
        house.author.post(&remark, "hvad=bemaerk&tekst=Nej").await.status,
        403
    );
    assert!(
        !house.author.page(&minutes).await.contains("fra kl. 10"),
        "remarks are the forum's"
    );
    let page = secretary.page(&minutes).await;
    assert!(
        page.contains("fra kl. 10") && page.contains("En bemærkning er ikke besvaret."),
        "{page}"
    );
    let id = behind(&page, "name=\"bemaerkning\" value=\"").to_owned();
    let answer = format!("{minutes}/svar");
    assert_eq!(member.post(&answer, "hvad=lades").await.status, 403);
    let why = secretary
        .post(&answer, &format!("hvad=lades&bemaerkning={id}&tekst="))
        .await;
    assert_eq!(why.status, 400);
    let done = secretary
        .post(
            &answer,
            &format!("hvad=lades&bemaerkning={id}&tekst=Det+st%C3%A5r+der"),
        )
        .await;
    assert_eq!(done.status, 303);
    assert!(member.page(&minutes).await.contains("Ikke taget med."));

    let lock = format!("{minutes}/laas");
    let unsure = secretary.post(&lock, "").await;
    assert_eq!(unsure.status, 400);
    let early = secretary.post(&lock, "sikker=ja").await;
    assert_eq!(early.status, 409);
    assert!(early.text().contains("kan ikke låses endnu"));
    let correct = format!("{minutes}/rettelse");
    let early = secretary.post(&correct, "tekst=For+tidligt").await;
    assert_eq!(early.status, 409);

    // Nobody has to approve them, and the day for remarks is over with a new issue.
    for (rule, value) in [("minutes-approval", "nobody"), ("remark-days", "0")] {
        let rules = format!("/administration/forummer/{}/regler", house.forum);
        let form = format!("navn={rule}&vaerdi={value}&grund=");
        let set = house._served.browser.post(&rules, &form).await;
        assert_eq!(set.status, 303, "{rule}: {}", set.text());
    }
    let listed = secretary.page(&house.meeting).await;
    let at = listed.find("Onboarding af ledere").unwrap();
    let before = &listed[..at];
    let item = behind(&before[before.rfind("/punkter/").unwrap()..], "").to_owned();
    secretary
        .post(&format!("{item}/beslutning"), "tekst=Dr%C3%B8ftet.")
        .await;
    let page = secretary.page(&minutes).await;
    assert!(page.contains("siger noget andet end det, der står nu"), "{page}");
    secretary
        .post(
            &format!("{}/udsted", house.meeting),
            "hvad=moede&til=medlemmer&grund=",
        )
        .await;
    let page = secretary.page(&minutes).await;
    assert!(page.contains("Referatet kan låses."), "{page}");
    let locked = secretary.post(&lock, "sikker=ja").await;
    assert_eq!(locked.status, 303, "{}", locked.text());
    for (form, address) in [
        ("tekst=Andet", format!("{item}/beslutning")),
        ("hvad=genoptag", held.clone()),
        ("dag=2026-04-15&grund=Tid", format!("{item}/udsaet")),
        ("grund=Tid", format!("{item}/send-videre")),
        ("sikker=ja", lock.clone()),
    ] {
        let refused = secretary.post(&address, form).await;
        assert_eq!(refused.status, 409, "{address}");
        assert!(
            refused.text().contains("Referatet er låst"),
            "{address}: {}",
            refused.text()
        );
    }
    let corrected = secretary.post(&correct, "tekst=Der+skulle+st%C3%A5+kl.+11").await;
    assert_eq!(corrected.status, 303, "{}", corrected.text());
    let page = house.author.page(&minutes).await;
    assert!(page.contains("Referatet er låst. Det kan ikke ændres"), "{page}");
    assert!(
        page.contains("Der skulle stå kl. 11"),
        "corrections are for everyone: {page}"
    );
    let printed = member
        .page(&format!("{}/tryk/moede-medlemmer.txt", house.meeting))
        .await;
    assert!(printed.contains("Rettelser til referatet\n\n1. "), "{printed}");
}

#[tokio::test]
async fn a_paper_is_put_under_a_case_that_is_found_and_its_versions_are_compared() {
    let house = house().await;
    let find = format!(
        "/moedesager/ny?forum={}&slags=discussion&overskrift=Onboarding&journalnummer=&sag=&find=1",
        house.forum
    );
    let found = house.author.page(&find).await;
    assert!(
        found.contains("value=\"Onboarding\""),
        "what was typed stays: {found}"
    );
    assert!(found.contains("Ingen sag ligner"), "{found}");
    let paper = house.begun().await;
    let page = house.author.page(&format!("{paper}/sag")).await;
    assert!(
        page.contains("value=\"Onboarding af ledere\""),
        "its title is sought: {page}"
    );
    let wrong = house
        .author
        .post(&format!("{paper}/sag"), "sag=&journalnummer=12.34")
        .await;
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.text().contains("value=\"12.34\""),
        "what was typed is not lost"
    );
    let done = house
        .author
        .post(&format!("{paper}/sag"), "sag=&journalnummer=81.05.00-A00-4-26")
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(house.author.page(&paper).await.contains("81.05.00-A00-4-26"));
    let versions = house.author.page(&format!("{paper}/versioner")).await;
    assert!(versions.contains("Der er kun én version at se"), "{versions}");
    for way in ["sag", "versioner"] {
        let stranger = house.member.get(&format!("{paper}/{way}")).await;
        assert_eq!(stranger.status, 403, "{way}");
    }
}
