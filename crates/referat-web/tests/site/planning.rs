//! A year's meetings planned on screen, moved and called off; rooms; who is called; calendars that others fetch.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use crate::browser::{Browser, link, main_part};
use crate::desk::sandved;

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

/// The last Monday of each month but July: in March it is Easter Monday.
const RULE: &str = "fra=2027-01-01&til=2027-12-31&moenster=maaned&ugedag=monday&nummer=5&hver=2&uden=7\
                    &start=09:00&slut=12:00&lokale=&sted=R%C3%A5dhuset";

/// Chefforum's page.
async fn forum(browser: Browser) -> String {
    link(&browser.page("/").await, "Chefforum</a>")
}

/// The page of a planned meeting.
async fn first_meeting(browser: Browser, plan: &str) -> String {
    let page = browser.page(plan).await;
    let main = main_part(&page);
    let at = main.find("href=\"/moeder/").unwrap() + 6;
    main[at..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_year_is_shown_before_it_is_written_and_holidays_are_chosen() {
    let served = sandved().await;
    let browser = served.browser;
    let forum = forum(browser).await;
    let plan = format!("{forum}/moedeplan?aar=2027");
    let empty = browser.page(&plan).await;
    assert!(empty.contains("Der er ingen møder i 2027."), "{empty}");
    let preview = browser.page(&format!("{forum}/planlaeg?{RULE}")).await;
    assert_page!("plan_preview", &preview);
    assert!(
        browser.page(&plan).await.contains("Der er ingen møder i 2027."),
        "looking writes nothing"
    );
    let unsettled = browser.post(&format!("{forum}/planlaeg"), RULE).await;
    assert_eq!(unsettled.status, 400);
    assert!(unsettled.text().contains("2027-03-29"));
    assert!(
        unsettled.text().contains("value=\"Rådhuset\""),
        "nothing typed is lost"
    );
    let chosen = format!("{RULE}&valg-2027-03-29=efter&valg-2027-12-27=intet");
    let written = browser.post(&format!("{forum}/planlaeg"), &chosen).await;
    assert_eq!(written.status, 303, "{}", written.text());
    let to = written.header("location").unwrap().to_owned();
    let page = browser.page(&to).await;
    assert!(page.contains("10 møder er planlagt."), "{page}");
    assert_page!("meeting_plan", &page);
}

#[tokio::test]
async fn a_meeting_is_moved_and_called_off_and_both_are_told() {
    let served = sandved().await;
    let browser = served.browser;
    let forum = forum(browser).await;
    let add = "dag=2027-02-03&start=09:00&slut=12:00&lokale=&sted=Tangen";
    let added = browser.post(&format!("{forum}/moeder"), add).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let plan = format!("{forum}/moedeplan?aar=2027");
    let meeting = first_meeting(browser, &plan).await;
    let moved = "dag=2027-02-10&start=10:00&slut=12:00&lokale=&sted=Tangen&grund=vinterferie";
    let done = browser.post(&format!("{meeting}/flyt"), moved).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = browser.page(&plan).await;
    let told = "Flyttet fra onsdag den 3. februar 2027 kl. 9.00–12.00, Tangen: vinterferie";
    assert!(page.contains(told), "{page}");
    let without_reason = browser.post(&format!("{meeting}/aflys"), "grund=").await;
    assert_eq!(without_reason.status, 400);
    let off = browser
        .post(&format!("{meeting}/aflys"), "grund=intet+p%C3%A5+dagsordenen")
        .await;
    assert_eq!(off.status, 303, "{}", off.text());
    let page = browser.page(&plan).await;
    assert!(
        page.contains("Aflyst: intet på dagsordenen") && page.contains("<s>"),
        "{page}"
    );
    assert!(
        !page.contains(&format!("{meeting}/flyt")),
        "what is called off can't be moved"
    );
    let all = browser.page("/moedeplan?aar=2027").await;
    assert!(all.contains("Chefforum") && all.contains("vinterferie"));
}

#[tokio::test]
async fn somebody_sends_an_apology_and_sees_their_own_reason() {
    let served = sandved().await;
    let browser = served.browser;
    let forum = forum(browser).await;
    let add = "dag=2027-02-03&start=09:00&slut=12:00&lokale=&sted=";
    browser.post(&format!("{forum}/moeder"), add).await;
    let meeting = first_meeting(browser, &format!("{forum}/moedeplan?aar=2027")).await;
    let at = format!("{meeting}/indkaldte");
    let made = browser
        .post(
            "/administration/personer",
            "navn=Eva+Holm&email=eva%40sandved.example",
        )
        .await;
    let to = made
        .header("location")
        .unwrap()
        .split('?')
        .next()
        .unwrap()
        .to_owned();
    let person = to.rsplit('/').next().unwrap().to_owned();
    let id = forum.rsplit('/').next().unwrap();
    let role = format!("rolle=member&forum={id}&fra=&til=");
    let given = browser.post(&format!("{to}/roller"), &role).await;
    assert_eq!(given.status, 303, "{}", given.text());
    assert!(browser.page(&at).await.contains("ikke indkaldt endnu"));
    let called = browser.post(&format!("{meeting}/indkald"), "").await;
    assert_eq!(called.status, 303, "{}", called.text());
    let apology = format!("person={person}&svar=apology&grund=rejse");
    let answered = browser.post(&format!("{meeting}/svar"), &apology).await;
    assert_eq!(answered.status, 303, "{}", answered.text());
    let page = browser.page(&at).await;
    assert!(page.contains("Grund: rejse"), "{page}");
    assert_page!("invitations", &page);
}

#[tokio::test]
async fn a_room_is_put_on_the_list_once() {
    let served = sandved().await;
    let browser = served.browser;
    assert!(browser.page("/lokaler").await.contains("Der er ingen lokaler"));
    let made = browser
        .post("/lokaler", "navn=M%C3%B8delokale+1&pladser=12")
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
    let again = browser.post("/lokaler", "navn=M%C3%B8delokale+1&pladser=").await;
    assert_eq!(again.status, 409);
    let few = browser.post("/lokaler", "navn=Sal&pladser=mange").await;
    assert_eq!(few.status, 400);
    assert!(browser.page("/lokaler").await.contains("Mødelokale 1"));
}

#[tokio::test]
async fn a_plan_is_a_calendar_and_a_private_address_works_until_it_is_renewed() {
    let served = sandved().await;
    let browser = served.browser;
    let forum = forum(browser).await;
    for (day, start) in [("2027-01-06", "09:00"), ("2027-06-02", "09:00")] {
        let add = format!("dag={day}&start={start}&slut=12:00&lokale=&sted=Sal%2C+1");
        browser.post(&format!("{forum}/moeder"), &add).await;
    }
    let file = browser.get(&format!("{forum}/moedeplan/2027.ics")).await;
    assert_eq!(file.header("content-type"), Some("text/calendar; charset=utf-8"));
    let text = file.text();
    // Nine o'clock is eight in UTC in winter, and seven in summer.
    assert!(text.contains("DTSTART:20270106T080000Z\r\n"), "{text}");
    assert!(text.contains("DTSTART:20270602T070000Z\r\n"), "{text}");
    assert!(text.contains("LOCATION:Sal\\, 1\r\n"), "{text}");
    assert!(text.contains("STATUS:CONFIRMED\r\n"));
    let id = forum.rsplit('/').next().unwrap();
    let fresh = async || {
        let made = browser.post("/kalender", &format!("forum={id}")).await;
        assert_eq!(made.status, 200, "{}", made.text());
        let text = made.text();
        let address = text
            .split("value=\"")
            .find(|part| part.contains("/kalender/"))
            .unwrap();
        let address = address.split('"').next().unwrap();
        address[address.find("/kalender/").unwrap()..].to_owned()
    };
    let outside = browser.signed_out();
    let first = fresh().await;
    let feed = outside.get(&first).await;
    assert_eq!(feed.status, 200);
    assert!(feed.text().contains("SUMMARY:Chefforum\r\n"), "{}", feed.text());
    assert!(
        !browser.page("/kalender").await.contains(&first),
        "an address is shown once"
    );
    let second = fresh().await;
    assert_eq!(outside.get(&first).await.status, 404);
    assert_eq!(outside.get(&second).await.status, 200);
    let closed = browser.post("/kalender/luk", &format!("forum={id}")).await;
    assert_eq!(closed.status, 303);
    assert_eq!(outside.get(&second).await.status, 404);
    let guessed = format!("/kalender/{}.ics", "ab".repeat(32));
    assert_eq!(outside.get(&guessed).await.status, 404);
}

#[tokio::test]
async fn a_plan_is_printed() {
    let served = sandved().await;
    let browser = served.browser;
    let forum = forum(browser).await;
    let add = "dag=2027-05-06&start=09:00&slut=12:00&lokale=&sted=R%C3%A5dhuset";
    let added = browser.post(&format!("{forum}/moeder"), add).await;
    // A holiday is told of, and the meeting is planned all the same.
    assert_eq!(added.status, 200);
    assert!(
        added.text().contains("Dagen er Kristi himmelfartsdag."),
        "{}",
        added.text()
    );
    let file = browser.get(&format!("{forum}/moedeplan/2027.pdf")).await;
    assert_eq!(file.status, 200, "{}", file.text());
    let text = crate::documents::text_of("pdf", &file.bytes);
    for words in [
        "Mødeplan 2027 – Chefforum",
        "Torsdag den 6. maj 2027",
        "Rådhuset",
        "Kristi himmelfartsdag",
    ] {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn an_extraordinary_meeting_is_called_from_the_forum_s_page_and_named_so_on_paper() {
    let served = sandved().await;
    let browser = served.browser;
    let forum = forum(browser).await;
    let page = browser.page(&forum).await;
    let address = format!("{forum}/ekstraordinaert");
    assert!(page.contains(&format!("href=\"{address}\"")), "{page}");
    assert_page!("extraordinary_meeting", &browser.page(&address).await);
    let form =
        "dag=2027-02-04&start=09:00&slut=10:00&sted=Salen&oensket=formanden&frist=2027-02-03&fristkl=12:00";
    let refused = browser.post(&address, form).await;
    assert_eq!(refused.status, 400);
    assert!(
        refused.text().contains("value=\"formanden\""),
        "nothing typed is lost"
    );
    let called = browser
        .post(&address, &format!("{form}&grund=Vandet+er+lukket"))
        .await;
    assert_eq!(called.status, 303, "{}", called.text());
    let to = called.header("location").unwrap().to_owned();
    let invitations = browser.page(&to).await;
    assert!(
        invitations
            .contains("Indkaldte og afbud: Chefforum, ekstraordinært møde torsdag den 4. februar 2027"),
        "{invitations}"
    );
    let meeting = to.strip_suffix("/indkaldte?nyt=ekstraordinaert").unwrap();
    let moved = "dag=2027-02-05&start=09:00&slut=10:00&sted=Salen&grund=Sne";
    assert_eq!(browser.post(&format!("{meeting}/flyt"), moved).await.status, 303);
    let page = browser.page(meeting).await;
    for words in [
        "Chefforum, ekstraordinært møde",
        "Ekstraordinært møde: Vandet er lukket Ønsket af formanden.",
        "Flyttet fra torsdag den 4. februar 2027 kl. 9.00–10.00, Salen: Sne",
        "onsdag den 3. februar 2027 kl. 12.00",
    ] {
        assert!(main_part(&page).contains(words), "{words}: {page}");
    }
    let plan = browser.page(&format!("{forum}/moedeplan?aar=2027")).await;
    assert!(plan.contains("Ekstraordinært møde: Vandet er lukket"), "{plan}");
    let calendar = browser.get(&format!("{forum}/moedeplan/2027.ics")).await.text();
    assert!(
        calendar.contains("SUMMARY:Chefforum\\, ekstraordinært møde"),
        "{calendar}"
    );
    let text = browser
        .get(&format!("{meeting}/tryk/moede-medlemmer.txt"))
        .await
        .text();
    assert!(
        text.contains("DAGSORDEN Chefforum, ekstraordinært møde d. 05-02-2027"),
        "{text}"
    );
    let html = browser
        .get(&format!("{meeting}/tryk/moede-medlemmer.html"))
        .await
        .text();
    assert!(
        html.contains("DAGSORDEN Chefforum, ekstraordinært møde d. 05-02-2027"),
        "{html}"
    );
    let journal = browser.page(&format!("{meeting}/journal")).await;
    assert!(journal.contains("Indkaldte et ekstraordinært møde"), "{journal}");
    assert!(journal.contains("Flyttede et møde"), "{journal}");
}
