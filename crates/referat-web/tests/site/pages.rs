//! What people see on Sandved's pages.

use crate::browser::{Browser, link, main_part};
use crate::desk;

/// Holds the main part of a page to its snapshot, one tag a line.
macro_rules! assert_page {
    ($name:literal, $html:expr) => {
        let html = main_part($html).replace("><", ">\n<");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, filters => [(ID, "[id]"), (ASSET, "?v=[hash]"), ("[0-9a-f]{64}", "[hash]")] }, {
            insta::assert_snapshot!($name, html);
        });
    };
}

/// Assets are named by their content, which changes without the page changing.
const ASSET: &str = r"\?v=[0-9a-f]{16}";

/// Ids are new in every run.
const ID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";

async fn meeting_of(browser: Browser, day: &str) -> String {
    browser.page(&link(&browser.page("/").await, day)).await
}

#[tokio::test]
async fn before_any_minutes_every_page_says_what_to_do() {
    let served = desk::empty().await;
    assert_page!("front_empty", &served.browser.page("/").await);
    for path in ["/importer", "/navne"] {
        let html = served.browser.page(path).await;
        assert!(html.contains("referat import MAPPE"), "{path}: {html}");
    }
    for path in ["/journalnumre", "/forslag", "/soeg"] {
        served.browser.page(path).await;
    }
}

#[tokio::test]
async fn the_front_page_has_search_first_then_meetings_and_forums() {
    let served = desk::sandved().await;
    assert_page!("front", &served.browser.page("/").await);
}

#[tokio::test]
async fn a_meeting_has_its_contents_and_the_order_of_the_day() {
    let served = desk::sandved().await;
    let html = meeting_of(served.browser, "Chefforum onsdag den 15. januar 2025").await;
    assert_page!("meeting", &html);
    let whole = served.browser.page(&link(&html, "Vis hele mødet")).await;
    assert_eq!(whole.matches("<article class=\"whole-item\"").count(), 9);
    assert!(whole.contains(">Beslutning</h3>"));
}

#[tokio::test]
async fn an_item_has_its_clauses_beside_what_became_of_them() {
    let served = desk::sandved().await;
    let front = served.browser.page("/").await;
    let forum = served.browser.page(&link(&front, "Chefforum</a>")).await;
    let meeting = served
        .browser
        .page(&link(&forum, "Onsdag den 13. marts 2024"))
        .await;
    let html = served
        .browser
        .page(&link(&meeting, "Fælles ramme for lederudvikling"))
        .await;
    assert_page!("item", &html);
    assert_page!("case", &served.browser.page(&link(&html, "Se hele sagen")).await);
}

#[tokio::test]
async fn a_unit_shows_what_it_has_recommended_and_what_became_of_it() {
    let served = desk::sandved().await;
    let names = served.browser.page("/navne").await;
    assert_page!(
        "unit",
        &served
            .browser
            .page(&link(&names, "Økonomi &#38; Digitalisering"))
            .await
    );
}

#[tokio::test]
async fn a_search_marks_its_words_and_can_be_narrowed_down() {
    let served = desk::sandved().await;
    let html = served.browser.page("/soeg?q=seniorsamtale").await;
    assert_page!("search", &html);
    let nothing = served.browser.page("/soeg?q=xyzzyplugh").await;
    assert!(nothing.contains("Ingen træf"), "{nothing}");
}

#[tokio::test]
async fn an_import_report_shows_each_finding_beside_its_lines() {
    let served = desk::sandved().await;
    let imports = served.browser.page("/importer").await;
    assert_page!(
        "import_report",
        &served
            .browser
            .page(&link(&imports, "chefforum-2025-02-05.txt"))
            .await
    );
}

#[tokio::test]
async fn proposals_give_their_reasons_and_are_decided_beside_them() {
    let served = desk::sandved().await;
    assert_page!("proposals", &served.browser.page("/forslag").await);
}

#[tokio::test]
async fn journal_numbers_have_the_titles_of_the_register() {
    let served = desk::sandved().await;
    let html = served.browser.page("/journalnumre").await;
    assert_page!("journal_numbers", &html);
}

#[tokio::test]
async fn an_attachment_is_sent_with_a_name_and_without_power() {
    let served = desk::sandved().await;
    let meeting = meeting_of(served.browser, "Chefforum onsdag den 15. januar 2025").await;
    let item = served.browser.page(&link(&meeting, "Seniorsamtaler")).await;
    let file = served.browser.get(&link(&item, "Skema til seniorsamtale")).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-type"), Some("text/plain; charset=utf-8"));
    assert!(
        file.header("content-security-policy")
            .unwrap()
            .starts_with("sandbox")
    );
    assert!(
        file.header("content-disposition")
            .unwrap()
            .starts_with("inline; filename=")
    );
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
}
