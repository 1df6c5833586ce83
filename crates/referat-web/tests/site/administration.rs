//! Administration on screen: persons, roles, organisation, forums, rules, proposals; and proving anew who one is.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use crate::browser::{Answer, Browser};
use crate::desk::{PASSWORD, an_hour_passes, sandved};

/// The id that a redirect ends in.
fn id_of(answer: &Answer) -> String {
    let to = answer.header("location").unwrap();
    let path = to.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

async fn make_person(browser: Browser, name: &str, email: &str) -> String {
    let made = browser
        .post("/administration/personer", &format!("navn={name}&email={email}"))
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    id_of(&made)
}

/// The address of a forum in a page of links.
async fn forum(browser: Browser) -> String {
    let page = browser.page("/administration/forummer").await;
    let link = crate::browser::link(&page, "Chefforum");
    link.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_administrator_is_led_on_and_others_are_not_let_in() {
    let served = sandved().await;
    let front = served.browser.page("/").await;
    assert!(front.contains("href=\"/administration\""));
    let page = served.browser.page("/administration").await;
    for to in ["personer", "organisation", "forummer", "regler"] {
        assert!(page.contains(&format!("href=\"/administration/{to}\"")), "{to}");
    }
    let out = served.browser.signed_out().get("/administration/personer").await;
    assert_eq!(out.status, 303);
}

#[tokio::test]
async fn a_person_is_made_invited_given_a_role_shut_and_leaves() {
    let served = sandved().await;
    let browser = served.browser;
    let person = make_person(browser, "Eva+Holm", "eva%40sandved.example").await;
    let at = format!("/administration/personer/{person}");
    let invited = browser
        .post(&format!("{at}/inviter"), "login=eva%40sandved.example")
        .await;
    assert_eq!(invited.status, 200, "{}", invited.text());
    let text = invited.text();
    let link = text.split("/velkommen/").nth(1).unwrap();
    let token = link.split('"').next().unwrap();
    let welcome = format!("/velkommen/{token}");
    assert!(browser.signed_out().page(&welcome).await.contains("Eva Holm"));
    assert!(!browser.page(&at).await.contains(token), "a link is shown once");
    let set = browser
        .signed_out()
        .post(&welcome, "adgangskode=fire+ravne+paa+taget")
        .await;
    assert_eq!(set.status, 303, "{}", set.text());

    let forum = forum(browser).await;
    let given = browser
        .post(
            &format!("{at}/roller"),
            &format!("rolle=secretary&forum={forum}&fra=2026-01-01&til="),
        )
        .await;
    assert_eq!(given.status, 303, "{}", given.text());
    let people = browser.page(&format!("/forummer/{forum}/roller")).await;
    assert!(people.contains("Eva Holm"));

    let twice = format!("rolle=secretary&forum={forum}&fra=2026-02-01&til=&grund=igen");
    let refused = browser.post(&format!("{at}/roller"), &twice).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("value=\"igen\""), "nothing typed is lost");

    let shut = browser.post(&format!("{at}/konto/luk"), "grund=orlov").await;
    assert_eq!(shut.status, 303);
    assert!(browser.page(&at).await.contains("Kontoen er lukket"));
    let left = browser
        .post(&format!("{at}/fratraedelse"), "dag=2026-02-28&grund=")
        .await;
    assert_eq!(left.status, 303, "{}", left.text());
    let people = browser.page(&format!("/forummer/{forum}/roller")).await;
    assert!(crate::browser::main_part(&people).contains("til 28. februar 2026"));
    let journal = browser.page("/journal").await;
    for done in [
        "Inviterede",
        "Gav en rolle",
        "Lukkede en konto",
        "Registrerede en fratrædelse",
    ] {
        assert!(journal.contains(done), "{done}");
    }
    assert!(!journal.contains("Findes ikke længere"));
}

#[tokio::test]
async fn a_secretary_gives_the_lesser_roles_in_their_forum_and_nothing_else() {
    let served = sandved().await;
    let browser = served.browser;
    let (eva, ole) = (
        make_person(browser, "Eva+Holm", "eva%40sandved.example").await,
        make_person(browser, "Ole+Dam", "").await,
    );
    let at = format!("/administration/personer/{eva}");
    let invited = browser
        .post(&format!("{at}/inviter"), "login=eva%40sandved.example")
        .await;
    let text = invited.text();
    let token = text
        .split("/velkommen/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    browser
        .signed_out()
        .post(&format!("/velkommen/{token}"), "adgangskode=fire+ravne+paa+taget")
        .await;
    let forum = forum(browser).await;
    let secretary = format!("rolle=secretary&forum={forum}&fra=&til=");
    browser.post(&format!("{at}/roller"), &secretary).await;
    let signed = browser
        .signed_out()
        .post(
            "/log-ind",
            "login=eva%40sandved.example&adgangskode=fire+ravne+paa+taget",
        )
        .await;
    let cookie = signed.header("set-cookie").unwrap();
    let token = cookie
        .split_once("referat=")
        .unwrap()
        .1
        .split(';')
        .next()
        .unwrap();
    let hers = browser.signed_in(token);
    for path in [
        "/administration/personer".to_owned(),
        "/administration/organisation".into(),
        format!("/administration/forummer/{forum}"),
        "/administration/regler".into(),
        at,
    ] {
        assert_eq!(hers.get(&path).await.status, 403, "{path}");
    }
    let roles = format!("/forummer/{forum}/roller");
    let page = hers.page(&roles).await;
    assert!(page.contains("value=\"member\"") && !page.contains("value=\"chair\""));
    let member = hers
        .post(&roles, &format!("person={ole}&rolle=member&fra=&til="))
        .await;
    assert_eq!(member.status, 303, "{}", member.text());
    let chair = hers
        .post(&roles, &format!("person={ole}&rolle=chair&fra=&til="))
        .await;
    assert_eq!(chair.status, 403);
}

#[tokio::test]
async fn the_organisation_is_made_moved_filled_and_vacated() {
    let served = sandved().await;
    let browser = served.browser;
    let at = "/administration/organisation";
    let ole = make_person(browser, "Ole+Dam", "").await;
    for (path, form) in [
        ("/enheder", "navn=Centralforvaltningen&under="),
        ("/enheder", "navn=Havnekontoret&under="),
        ("/stillinger", "titel=Havnefogeden&enhed="),
    ] {
        let made = browser.post(&format!("{at}{path}"), form).await;
        assert_eq!(made.status, 303, "{path} {}", made.text());
    }
    let again = browser
        .post(&format!("{at}/enheder"), "navn=Havnekontoret&under=")
        .await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("value=\"Havnekontoret\""));
    let page = browser.page(at).await;
    let option = |name: &str| {
        let before = &page[..page.find(&format!(">{name}</option>")).unwrap()];
        let value = &before[before.rfind("value=\"").unwrap() + 7..];
        value.split('"').next().unwrap().to_owned()
    };
    let (top, harbour) = (option("Centralforvaltningen"), option("Havnekontoret"));
    let moved = browser
        .post(
            &format!("{at}/enheder/flyt"),
            &format!("enhed={harbour}&under={top}"),
        )
        .await;
    assert_eq!(moved.status, 303);
    let circle = browser
        .post(
            &format!("{at}/enheder/flyt"),
            &format!("enhed={top}&under={harbour}"),
        )
        .await;
    assert_eq!(circle.status, 400);
    let position = option("Havnefogeden");
    let filled = browser
        .post(
            &format!("{at}/stillinger/besaet"),
            &format!("stilling={position}&person={ole}&fra=2026-01-01&til="),
        )
        .await;
    assert_eq!(filled.status, 303, "{}", filled.text());
    let page = browser.page(at).await;
    assert!(page.contains("Ole Dam, fra 1. januar 2026"));
    let holding = page.split("name=\"besaettelse\" value=\"").nth(1).unwrap();
    let holding = holding.split('"').next().unwrap();
    let vacated = browser
        .post(
            &format!("{at}/stillinger/slut"),
            &format!("besaettelse={holding}&dag=2026-02-28"),
        )
        .await;
    assert_eq!(vacated.status, 303);
    assert!(browser.page(at).await.contains("til 28. februar 2026"));
}

#[tokio::test]
async fn a_forum_is_made_and_its_rules_are_set_and_taken_back() {
    let served = sandved().await;
    let browser = served.browser;
    let made = browser
        .post(
            "/administration/forummer",
            "navn=Havneudvalget&kort=HU&slags=political",
        )
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    let at = format!("/administration/forummer/{}", id_of(&made));
    let page = browser.page(&at).await;
    assert!(page.contains("kommunestyrelsesloven § 8, stk. 4"));
    assert!(page.contains(
        "id=\"deadline-weekdays\" name=\"vaerdi\" type=\"number\" autocomplete=\"off\" value=\"4\""
    ));
    let rules = format!("{at}/regler");
    let wrong = browser.post(&rules, "navn=deadline-weekdays&vaerdi=99").await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text().contains("id=\"deadline-weekdays-fejl\"") && wrong.text().contains("value=\"99\""));
    let set = browser
        .post(&rules, "navn=deadline-weekdays&vaerdi=5&grund=vedtaegt")
        .await;
    assert_eq!(set.status, 303);
    assert!(browser.page(&at).await.contains("value=\"5\""));
    let reset = browser
        .post(&format!("{rules}/standard"), "navn=deadline-weekdays")
        .await;
    assert_eq!(reset.status, 303);
    assert!(browser.page(&at).await.contains("value=\"4\""));
    let corrected = browser
        .post(
            &format!("{at}/ret"),
            "navn=Havne-+og+Kystudvalget&kort=HKU&slags=political&grund=nyt+navn",
        )
        .await;
    assert_eq!(corrected.status, 303, "{}", corrected.text());
    let taken = browser
        .post("/administration/forummer", "navn=Andet&kort=HKU&slags=med")
        .await;
    assert_eq!(taken.status, 409);
}

#[tokio::test]
async fn the_accessibility_statement_stands_on_every_page() {
    let served = sandved().await;
    let browser = served.browser;
    let address = "https://was.digst.dk/sandved-example";
    assert!(!browser.page("/").await.contains("was.digst.dk"));
    let bad = browser
        .post(
            "/administration/regler",
            "navn=accessibility-statement&vaerdi=javascript:alert(1)",
        )
        .await;
    assert_eq!(bad.status, 400);
    let form = "navn=accessibility-statement&vaerdi=https%3A%2F%2Fwas.digst.dk%2Fsandved-example";
    assert_eq!(browser.post("/administration/regler", form).await.status, 303);
    for path in ["/", "/om"] {
        assert!(browser.page(path).await.contains(address), "{path}");
    }
    assert!(browser.signed_out().page("/log-ind").await.contains(address));
}

#[tokio::test]
async fn proposals_are_decided_on_screen_and_a_join_of_names_is_taken_back() {
    let served = sandved().await;
    let browser = served.browser;
    let page = browser.page("/forslag").await;
    let names = page.split("id=\"navne\"").nth(1).unwrap();
    let decide = names
        .split("action=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let joined = browser.post(decide, "svar=ja&grund=samme").await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    let page = browser.page("/forslag").await;
    let reopen = decide.replace("/afgoer", "/fortryd");
    assert!(page.contains(&format!("action=\"{reopen}\"")));
    assert_eq!(browser.post(decide, "svar=nej").await.status, 409);
    assert_eq!(browser.post(&reopen, "").await.status, 303);
    let page = browser.page("/forslag").await;
    assert!(page.contains(&format!("action=\"{decide}\"")));
    assert!(!page.contains(&format!("action=\"{reopen}\"")));
    assert_eq!(browser.post(&reopen, "").await.status, 409);
}

#[tokio::test]
async fn the_password_is_asked_for_again_and_nothing_typed_is_lost() {
    let served = sandved().await;
    let browser = served.browser;
    let page = browser.page("/bekraeft?til=/administration").await;
    assert!(page.contains("name=\"bekraeft-til\" value=\"/administration\""));
    let foreign = browser.page("/bekraeft?til=//evil.example/").await;
    assert!(foreign.contains("name=\"bekraeft-til\" value=\"/\""));
    let kept = "bekraeft-til=%2Fadministration%2Fpersoner&bekraeft-igen=ja&navn=Eva+Holm";
    let wrong = browser
        .post("/bekraeft", &format!("{kept}&bekraeft-kode=forkert"))
        .await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text().contains("name=\"navn\" value=\"Eva Holm\"") && !wrong.text().contains("forkert"));
    let password = PASSWORD.replace(' ', "+").replace('å', "%C3%A5");
    let right = browser
        .post("/bekraeft", &format!("{kept}&bekraeft-kode={password}"))
        .await;
    assert_eq!(right.status, 307, "{}", right.text());
    assert_eq!(right.header("location"), Some("/administration/personer"));
}

#[tokio::test]
async fn an_administrator_sees_as_a_role_and_changes_nothing_meanwhile() {
    let served = sandved().await;
    let browser = served.browser;
    let forum = forum(browser).await;
    let seen = browser
        .post("/se-som", &format!("rolle=member&forum={forum}"))
        .await;
    assert_eq!(seen.status, 303, "{}", seen.text());
    assert!(browser.page("/").await.contains("Medlem i Chefforum"));
    assert_eq!(browser.get("/administration").await.status, 403);
    assert_eq!(browser.post("/se-som", "").await.status, 303);
    assert_eq!(browser.get("/administration").await.status, 200);
    assert_eq!(browser.post("/se-som", "rolle=konge&forum=x").await.status, 400);
}

/// As a form sends a text.
fn sent(text: &str) -> String {
    let letter = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(letter).collect()
}

#[tokio::test]
async fn the_configuration_is_fetched_compared_and_taken_in() {
    let served = sandved().await;
    let browser = served.browser;
    let at = "/administration/konfiguration";
    let text = browser.get(&format!("{at}/fil")).await.text();
    let form = format!("tekst={}", sent(&text));
    let same = browser.post(&format!("{at}/sammenlign"), &form).await.text();
    assert!(same.contains("Filen siger det samme"));
    let wanted = text.replacen(
        "\"rules\": {}",
        "\"rules\": { \"extra-holidays\": [\"2026-12-24\"] }",
        1,
    );
    let form = format!("tekst={}&grund=aften", sent(&wanted));
    let compared = browser.post(&format!("{at}/sammenlign"), &form).await.text();
    assert!(compared.contains("extra-holidays") && compared.contains("konfiguration/indfoer"));
    assert_eq!(browser.post(&format!("{at}/indfoer"), &form).await.status, 303);
    assert!(
        browser
            .page("/administration/regler")
            .await
            .contains("2026-12-24")
    );
    let unknown = text.replacen("\"rules\": {}", "\"rulez\": {}", 1);
    let refused = browser
        .post(&format!("{at}/sammenlign"), &format!("tekst={}", sent(&unknown)))
        .await;
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("3:9 rulez"), "{}", refused.text());
}

#[tokio::test]
async fn a_list_of_persons_is_looked_over_and_taken_in_as_a_whole() {
    let served = sandved().await;
    let browser = served.browser;
    let at = "/administration/indlaes-personer";
    let bad = "navn;e-mail;forum;rolle\nOle Dam;;Chefforum;medlem\nEva Holm;;Byrådet;formand\n";
    let shown = browser
        .post(&format!("{at}/vis"), &format!("liste={}", sent(bad)))
        .await;
    assert!(shown.text().contains("Der er intet forum, der hedder"));
    assert!(!shown.text().contains("formaction"));
    assert_eq!(
        browser.post(at, &format!("liste={}", sent(bad))).await.status,
        400
    );
    assert!(
        !browser
            .page("/administration/personer?vis=alle")
            .await
            .contains("Ole Dam")
    );
    let good = "navn;e-mail;enhed;stilling;forum;rolle;fra\nOle Dam;ole@sandved.example;Havn;Havnefoged;CF;medlem;2026-01-01\n";
    let form = format!("liste={}", sent(good));
    assert!(
        browser
            .post(&format!("{at}/vis"), &form)
            .await
            .text()
            .contains("rollen gives")
    );
    assert_eq!(browser.post(at, &form).await.status, 303);
    assert_eq!(
        browser.post(at, &form).await.status,
        409,
        "the same list again changes nothing"
    );
    let persons = browser.page("/administration/personer").await;
    assert!(persons.contains("Ole Dam") && persons.contains("ole@sandved.example"));
}

#[tokio::test]
async fn what_is_dangerous_waits_for_a_proof_and_then_goes_on_with_what_was_typed() {
    let served = sandved().await;
    let browser = served.browser;
    let person = make_person(browser, "Eva+Holm", "").await;
    let forum = forum(browser).await;
    an_hour_passes();
    let at = format!("/administration/personer/{person}");
    let member = format!("rolle=member&forum={forum}&fra=&til=");
    assert_eq!(
        browser.post(&format!("{at}/roller"), &member).await.status,
        303,
        "no officer's"
    );
    for (path, form) in [
        (
            format!("{at}/roller"),
            format!("rolle=chair&forum={forum}&fra=&til="),
        ),
        (
            format!("/forummer/{forum}/roller"),
            format!("person={person}&rolle=chair&fra=&til="),
        ),
        (format!("{at}/fratraedelse"), "dag=2026-02-28".into()),
        (format!("{at}/konto/luk"), "grund=".into()),
        (format!("{at}/nyt-link"), String::new()),
        ("/administration/konfiguration/indfoer".into(), "tekst=x".into()),
        ("/administration/indlaes-personer".into(), "liste=navn".into()),
    ] {
        let asked = browser.post(&path, &form).await.text();
        assert!(asked.contains("action=\"/bekraeft\""), "{path}");
    }
    let invite = format!("{at}/inviter");
    let asked = browser.post(&invite, "login=eva%40sandved.example").await.text();
    assert!(asked.contains("name=\"login\" value=\"eva@sandved.example\""));
    assert!(
        browser.page(&at).await.contains("Ingen konto"),
        "nothing was done yet"
    );
    let form = format!(
        "bekraeft-til={}&bekraeft-igen=ja&login=eva%40sandved.example&bekraeft-kode={}",
        sent(&invite),
        sent(PASSWORD)
    );
    let proved = browser.post("/bekraeft", &form).await;
    assert_eq!(
        (proved.status, proved.header("location")),
        (307, Some(invite.as_str()))
    );
    let done = browser.post(&invite, &form).await;
    assert!(done.text().contains("/velkommen/"), "{}", done.text());
}
