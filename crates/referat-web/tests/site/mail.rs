//! Mail on screen: when one wants to be told, and what didn't go.

use crate::desk::sandved;

#[tokio::test]
async fn everyone_chooses_when_they_are_told_and_keeps_the_choice() {
    let served = sandved().await;
    let browser = served.browser;
    let account = browser.page("/konto").await;
    assert!(account.contains("value=\"at_once\" checked"), "{account}");
    let chosen = browser.post("/konto/besked", "besked=daily").await;
    assert_eq!(chosen.status, 303, "{}", chosen.text());
    let account = browser.page("/konto?nyt=besked").await;
    assert!(account.contains("Dit valg er gemt."));
    assert!(account.contains("value=\"daily\" checked"), "{account}");
    let wrong = browser.post("/konto/besked", "besked=hver+time").await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text().contains("Vælg, hvornår du vil have besked."));
    let data = browser.page("/konto/data").await;
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["mail"]["choice"], "daily");
}

#[tokio::test]
async fn without_a_mail_server_the_outbox_says_so() {
    let served = sandved().await;
    let page = served.browser.page("/administration/post").await;
    assert!(page.contains("Der er ingen mailserver sat op"), "{page}");
    assert!(!page.contains("Alt er gået igennem."), "nothing goes anywhere");
    let none = served
        .browser
        .post("/administration/post/igen", "besked=0198")
        .await;
    assert_eq!(none.status, 404);
}
