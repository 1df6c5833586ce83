//! The journal's pages, the log of closed reads, and both as files.

use crate::browser::{link, links, main_part};
use crate::desk;

const CLOSED: &str = "REFERAT Chefforum d. 15-01-2025\n\nPunkt 1: Budget\n\n00.01.00-A00-1-25\n\nBeslutning\n\nGodkendt.\n\n\
    Punkt 2: Ansættelse (lukket punkt)\n\n82.00.00-G01-2-25\n\nBilag\n\nAnsøgere.txt\n\nBeslutning\n\nGodkendt.\n";

#[tokio::test]
async fn the_journal_tells_in_words_what_was_done_with_links_to_it() {
    let served = desk::sandved().await;
    let html = served.browser.page("/journal").await;
    for words in [
        "Indlæste KLE-registret",
        "Indlæste referat",
        "Oprettede kommunen",
        "Kæden er ikke efterprøvet endnu",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("punkter"), "what an entry wrote is counted");
    let report = links(main_part(&html))
        .into_iter()
        .find(|to| to.starts_with("/importer/"))
        .unwrap();
    served.browser.page(&report).await;
    assert!(served.browser.page("/om").await.contains("Hele journalen"));
}

#[tokio::test]
async fn filters_stand_in_the_address_and_an_empty_answer_says_so() {
    let served = desk::sandved().await;
    let found = served
        .browser
        .page("/journal?fra=&til=&hvem=bo&handling=load_kle&slags=&ting=")
        .await;
    assert!(
        found.contains("1 indførsel") && !found.contains("Oprettede kommunen</td>"),
        "{found}"
    );
    let none = served.browser.page("/journal?fra=2026-03-02").await;
    assert!(
        none.contains("Ingen indførsler passer.") && none.contains("Vis journalen uden filtre"),
        "{none}"
    );
    for wrong in [
        "/journal?fra=igår",
        "/journal?ting=x",
        "/journal?side=x",
        "/journal?som=exe",
    ] {
        assert_eq!(served.browser.get(wrong).await.status, 400, "{wrong}");
    }
    assert_eq!(
        served
            .browser
            .get("/journal?fra=2026-03-02&til=2026-03-01")
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn each_thing_leads_to_its_journal() {
    let served = desk::sandved().await;
    let front = served.browser.page("/").await;
    let meeting = served
        .browser
        .page(&link(&front, "Chefforum onsdag den 15. januar 2025"))
        .await;
    let forum = served.browser.page(&link(&front, "Chefforum</a>")).await;
    let item_link = links(main_part(&meeting))
        .into_iter()
        .find(|to| to.starts_with("/punkter/"))
        .unwrap();
    let item = served.browser.page(&item_link).await;
    let case = served.browser.page(&link(&item, "Se hele sagen")).await;
    for page in [&meeting, &forum, &item, &case] {
        let html = served.browser.page(&link(main_part(page), "Journal</a>")).await;
        assert!(
            html.contains("<h1>Journal: ") && html.contains("Indlæste referat"),
            "{html}"
        );
    }
    let names = served.browser.page("/navne").await;
    let person = links(main_part(&names))
        .into_iter()
        .find(|to| to.starts_with("/personer/"))
        .unwrap();
    let done = served.browser.page(&format!("{person}/journal")).await;
    assert!(done.contains("Ingen indførsler passer."), "{done}");
    let about = served
        .browser
        .page(&link(&done, "Hvad der er skrevet om personen"))
        .await;
    assert!(about.contains("Indlæste referat"), "{about}");
}

#[tokio::test]
async fn the_journal_is_saved_as_a_file() {
    let served = desk::sandved().await;
    let html = served.browser.page("/journal?hvem=bo").await;
    let csv = served.browser.get(&link(&html, "CSV til regneark")).await;
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(
        csv.header("content-disposition")
            .unwrap()
            .starts_with("attachment; filename=\"journal-2026-03-01.csv\"")
    );
    assert!(
        csv.bytes.starts_with("\u{feff}Nr.;Hvornår;".as_bytes()),
        "{}",
        csv.text()
    );
    assert!(
        !csv.text().contains("Oprettede kommunen"),
        "the filter holds for the file"
    );
    let json = served.browser.get(&link(&html, "JSON")).await.text();
    assert!(json.contains("\"action\": \"load_kle\""), "{json}");
}

#[tokio::test]
async fn who_has_read_what_is_closed_is_noted_and_shown() {
    let served = desk::with_minutes("lukket.txt", CLOSED, &[("Ansøgere.txt", "Bo")]).await;
    let front = served.browser.page("/").await;
    let meeting_link = link(&front, "Chefforum onsdag den 15. januar 2025");
    let meeting = served.browser.page(&meeting_link).await;
    let open = served.browser.page(&link(&meeting, "Budget")).await;
    let none = served.browser.page("/journal/laesninger").await;
    assert!(none.contains("Ingen læsninger passer."), "{none}");
    assert!(!open.contains("laesninger"));
    let item_link = link(&meeting, "Ansættelse");
    let item = served.browser.page(&item_link).await;
    served.browser.page(&item_link).await;
    let attachment = links(&item)
        .into_iter()
        .find(|to| to.starts_with("/bilag/"))
        .unwrap();
    assert_eq!(served.browser.get(&attachment).await.status, 200);
    served
        .browser
        .page(&format!("{meeting_link}/tryk/moede-medlemmer.json"))
        .await;
    served.browser.page(&format!("{meeting_link}?vis=alt")).await;
    let reads = served.browser.page("/journal/laesninger").await;
    assert!(reads.contains("3 læsninger"), "{reads}");
    for words in [
        "Siden</td>",
        "Bilagets fil</td>",
        "Mødet som data</td>",
        "Ansættelse",
    ] {
        assert!(reads.contains(words), "{words}: {reads}");
    }
    let files = served.browser.page("/journal/laesninger?hvad=file").await;
    assert!(files.contains("1 læsning<"), "{files}");
    let journal = served.browser.page(&format!("{item_link}/journal")).await;
    let of_item = served
        .browser
        .page(&link(&journal, "Hvem har læst dette lukkede punkt"))
        .await;
    assert!(of_item.contains("3 læsninger"), "{of_item}");
    let csv = served.browser.get("/journal/laesninger?som=csv").await.text();
    assert_eq!(csv.lines().count(), 4, "{csv}");
}
