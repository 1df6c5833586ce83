//! The look of documents: what it is, the form that changes it, and what is refused.

use crate::browser::{Answer, main_part};
use crate::desk;

/// The form as it stands before anything is typed.
const FORM: &str = "papir=a4&farve=%231b3d6d&skrift=sans&stoerrelse=11&margen_top=25&margen_bund=22\
    &margen_venstre=25&margen_hoejre=25&forside=ja&foran1=tidsplan&foran2=beslutninger&foran3=indhold\
    &fod=&ord=&grund=";

pub fn with(field: &str, value: &str) -> String {
    let fields = FORM.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if name == field => format!("{name}={value}"),
        _ => pair.to_owned(),
    });
    fields.collect::<Vec<_>>().join("&")
}

#[tokio::test]
async fn the_look_is_shown_with_a_form_that_holds_every_value_of_it() {
    let served = desk::sandved().await;
    let html = served.browser.page("/udseende").await;
    let filters = [(r"\?v=[0-9a-f]{16}", "?v=[hash]")];
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, filters => filters }, {
        insta::assert_snapshot!("look", main_part(&html).replace("><", ">\n<"));
    });
    assert_eq!(served.browser.get("/udseende/logo").await.status, 404);
}

#[tokio::test]
async fn a_look_is_kept_seen_in_what_is_printed_and_taken_back() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let typed = with("ord", "-minutes+%3D+Beslutningsprotokol").replace("stoerrelse=11", "stoerrelse=10%2C5");
    let kept = browser.post("/udseende/gem", &typed).await;
    assert_eq!(
        (kept.status, kept.header("location")),
        (303, Some("/udseende?gemt=ja"))
    );
    let html = browser.page("/udseende?gemt=ja").await;
    assert!(html.contains("Udseendet er ændret."));
    assert!(html.contains("value=\"10,5\""), "{html}");
    assert!(
        html.contains("-minutes = Beslutningsprotokol</textarea>"),
        "{html}"
    );
    let front = browser.page("/").await;
    let meeting = crate::browser::link(&front, "Chefforum onsdag den 15. januar 2025");
    let printed = browser
        .page(&format!("{meeting}/tryk/moede-offentlig.html"))
        .await;
    assert!(printed.contains("BESLUTNINGSPROTOKOL") || printed.contains("Beslutningsprotokol"));
    assert_eq!(browser.post("/udseende/standard", "").await.status, 303);
    assert!(
        browser
            .page("/udseende")
            .await
            .contains("Det er standardudseendet.")
    );
    assert_eq!(browser.post("/udseende/standard", "").await.status, 409);
}

#[tokio::test]
async fn a_preview_is_a_made_up_meeting_in_the_look_and_keeps_nothing() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let shown = browser.post("/udseende/vis", &with("skrift", "serif")).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert_eq!(shown.header("content-type"), Some("application/pdf"));
    assert_eq!(shown.header("cache-control"), Some("no-store"));
    assert!(
        browser
            .page("/udseende")
            .await
            .contains("Det er standardudseendet.")
    );
}

#[tokio::test]
async fn what_can_not_be_used_is_said_at_its_field_and_nothing_typed_is_lost() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let long = "x".repeat(201);
    let cases = [
        ("stoerrelse", "99", "Skriv et tal fra 8 til 20."),
        ("stoerrelse", "stor", "Skriv et tal."),
        ("stoerrelse", "inf", "Skriv et tal."),
        ("margen_bund", "3", "Skriv et tal fra 10 til 50."),
        ("farve", "bl%C3%A5", "Farven skal skrives som"),
        ("foran2", "tidsplan", "Det samme kan ikke stå to steder"),
        ("ord", "hvad+som+helst", "Linje 1 kan ikke læses"),
        ("ord", "%0A-borgmester+%3D+x", "Linje 2: Der er ikke noget ord"),
        ("ord", "search-button+%3D+x", "begynder ikke med en bindestreg"),
        ("fod", long.as_str(), "Der er plads til 200 tegn."),
    ];
    for (field, typed, words) in cases {
        for to in ["/udseende/gem", "/udseende/vis"] {
            let form = with(field, typed).replace("grund=", "grund=Fordi");
            let answer: Answer = browser.post(to, &form).await;
            assert_eq!(answer.status, 400, "{field}={typed}");
            let html = answer.text();
            assert!(html.contains(words), "{field}={typed}: {html}");
            assert!(html.contains("value=\"Fordi\""), "{field}={typed}: {html}");
            let place = if field == "foran2" { "foran1" } else { field };
            assert!(html.contains(&format!("href=\"#{place}\"")), "{field}: {html}");
            assert!(html.contains(&format!(" id=\"{place}\"")), "{field}: {html}");
            assert!(html.contains(&format!(" id=\"{place}-fejl\"")), "{field}: {html}");
        }
    }
    assert!(
        browser
            .page("/udseende")
            .await
            .contains("Det er standardudseendet.")
    );
}
