//! A meeting's check-up and a forum's short forms, with their forms.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use crate::browser::{Browser, link, main_part};
use crate::desk;

const ID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";

macro_rules! assert_page {
    ($name:literal, $html:expr) => {
        let html = main_part($html).replace("><", ">\n<");
        let filters = [(ID, "[id]"), ("[0-9a-f]{64}", "[hash]"), (r"\?v=[0-9a-f]{16}", "?v=[hash]")];
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, filters => filters }, {
            insta::assert_snapshot!($name, html);
        });
    };
}

async fn checkup_of(browser: Browser, day: &str) -> String {
    let meeting = browser.page(&link(&browser.page("/").await, day)).await;
    link(&meeting, "Se, hvad der er fundet")
}

/// The fingerprint of the finding of this code, as its form sends it.
fn fingerprint(html: &str, code: &str) -> String {
    let (_, after) = html.split_once(&format!("#{code}\"")).unwrap();
    let (_, after) = after.split_once("name=\"fund\" value=\"").unwrap();
    after.chars().take(64).collect()
}

#[tokio::test]
async fn a_check_up_shows_the_gravest_first_with_codes_and_lines() {
    let served = desk::sandved().await;
    let path = checkup_of(served.browser, "Chefforum onsdag den 15. januar 2025").await;
    let html = served.browser.page(&path).await;
    assert_page!("checkup", &html);
    let codes = served.browser.page("/eftersyn/koder").await;
    for link in crate::browser::links(&html) {
        if let Some((_, code)) = link.split_once("/eftersyn/koder#") {
            assert!(codes.contains(&format!("id=\"{code}\"")), "{code}");
        }
    }
}

#[tokio::test]
async fn a_finding_is_let_stand_and_shown_again_without_any_script() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let path = checkup_of(browser, "Chefforum onsdag den 15. januar 2025").await;
    let before = browser.page(&path).await;
    let known_by = fingerprint(&before, "verb-differs");
    let form = format!("fund={known_by}&grund=Det+er+ment+s%C3%A5dan+%3Cb%3E.");
    let answer = browser.post(&format!("{path}/skjul"), &form).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some(path.as_str()))
    );
    let html = browser.page(&path).await;
    assert!(html.contains("1 sted, som nogen har ladet stå"), "{html}");
    assert!(html.contains("Det er ment sådan &#60;b&#62;."), "{html}");
    assert!(html.contains("Bo Lind lod det stå"), "{html}");
    let again = browser.post(&format!("{path}/skjul"), &form).await;
    assert_eq!(again.status, 409, "{}", again.text());
    let nothing = browser
        .post(&format!("{path}/skjul"), &format!("fund={known_by}&grund=+"))
        .await;
    assert_eq!(nothing.status, 400);
    assert!(
        nothing.text().contains("Der skal skrives en grund"),
        "{}",
        nothing.text()
    );
    let no_form = browser.post(&format!("{path}/skjul"), "noget=andet").await;
    assert_eq!(no_form.status, 400);
    let answer = browser
        .post(&format!("{path}/vis"), &format!("fund={known_by}"))
        .await;
    assert_eq!(answer.status, 303);
    assert_eq!(main_part(&browser.page(&path).await), main_part(&before));
}

#[tokio::test]
async fn a_meeting_without_findings_says_so() {
    let served = desk::sandved().await;
    let path = checkup_of(served.browser, "Chefforum torsdag den 22. januar 2026").await;
    let mut html = served.browser.page(&path).await;
    while let Some((_, after)) = html.split_once("/skjul\"") {
        let (_, after) = after.split_once("name=\"fund\" value=\"").unwrap();
        let known_by: String = after.chars().take(64).collect();
        let form = format!("fund={known_by}&grund=x");
        assert_eq!(
            served.browser.post(&format!("{path}/skjul"), &form).await.status,
            303
        );
        html = served.browser.page(&path).await;
    }
    assert!(html.contains("Intet at bemærke"), "{html}");
    let meeting = served.browser.page(path.trim_end_matches("/eftersyn")).await;
    assert!(
        meeting.contains(&format!("<a href=\"{path}\">Intet at bemærke</a>")),
        "{meeting}"
    );
}

#[tokio::test]
async fn a_forum_has_its_list_of_short_forms() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let path = link(&browser.page("/").await, "Chefforum</a>");
    let form = "forkortelse=DIF&betydning=De+interne+fag";
    let answer = browser.post(&format!("{path}/forkortelser"), form).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some(path.as_str()))
    );
    assert_page!("forum", &browser.page(&path).await);
    let answer = browser
        .post(&format!("{path}/forkortelser/glem"), "forkortelse=DIF")
        .await;
    assert_eq!(answer.status, 303);
    assert!(!browser.page(&path).await.contains("De interne fag"));
    let wrong = browser
        .post(&format!("{path}/forkortelser"), "forkortelse=to+ord&betydning=x")
        .await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text().contains("to ord"), "{}", wrong.text());
}
