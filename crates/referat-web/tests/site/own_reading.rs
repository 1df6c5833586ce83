//! A reader's own reading on the pages, without any script: what is read, notes, marked passages, shared remarks.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::import_meetings::{ImportOptions, MeetingSource};
use referat_actions::office::Actor;
use referat_actions::rules::RulePlace;
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::desk::{self, Scattered, Served};
use crate::leaks::town;

const MINUTES: &str = "REFERAT Havneudvalget d. 15-01-2025\n\nPunkt 1: Kajens pris\n\n82.00.00-G01-1-25\n\n\
     Sagsfremstilling\n\nHavnefogeden forklarer, at kajen koster 4 mio. kr.\n\nBeslutning\n\nGodkendt.\n\n\
     Punkt 2: Andet\n\n82.00.00-G01-2-25\n\nBeslutning\n\nGodkendt.\n";

struct Harbour {
    _served: Served,
    eva: Browser,
    ib: Browser,
    staff: Browser,
    meeting: String,
    items: [String; 2],
}

async fn harbour() -> Harbour {
    let folder = TempDir::new().unwrap();
    let office = desk::found_with(&folder, Box::new(Scattered(5))).await;
    desk::administrator(&office).await;
    let bo = Actor::local_operator("bo");
    let source = MeetingSource {
        name: "havn.txt".into(),
        bytes: MINUTES.as_bytes().to_vec(),
        attachments: Vec::new(),
        mended: None,
    };
    let options = ImportOptions::default();
    office.import_meetings(&bo, &[source], options).await.unwrap();
    let operator = Reader::local_operator();
    let forum = office.forum_called(&operator, "Havneudvalget").await.unwrap().id;
    let place = RulePlace::Forum(forum);
    office
        .set_rule(&bo, place, "shared-remarks", "yes", "")
        .await
        .unwrap();
    let meeting = office.meeting_called("2025-01-15", Some(forum)).await.unwrap();
    let view = office.meeting(&operator, meeting).await.unwrap();
    let mut tokens = Vec::new();
    for (name, seats) in [
        ("eva", vec![(Some(forum), Role::Member)]),
        ("ib", vec![(Some(forum), Role::Member)]),
        ("ude", vec![]),
    ] {
        let account = town::account(&office, name, &seats).await;
        tokens.push(town::token(&office, &account.login).await);
    }
    let items = [0, 1].map(|at| format!("/punkter/{}", view.items[at].id));
    let served = desk::serve(office, folder).await;
    let as_one = |token: &String| served.browser.signed_in(token);
    Harbour {
        eva: as_one(&tokens[0]),
        ib: as_one(&tokens[1]),
        staff: as_one(&tokens[2]),
        meeting: format!("/moeder/{meeting}"),
        items,
        _served: served,
    }
}

/// The value of a hidden field.
fn hidden(html: &str, name: &str) -> String {
    let (_, after) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn items_are_marked_as_read_one_after_the_other_and_all_at_once() {
    let harbour = harbour().await;
    let (eva, [first, second]) = (harbour.eva, &harbour.items);
    let page = eva.page(first).await;
    assert!(
        page.contains(">Nyt</span>") && page.contains("Læst – gå til næste ulæste"),
        "{page}"
    );
    let shown = hidden(&page, "vist");
    let answer = eva
        .post(&format!("{first}/laest"), &format!("hvad=naeste&vist={shown}"))
        .await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some(second.as_str()))
    );
    let meeting = eva.page(&harbour.meeting).await;
    assert!(
        meeting.contains("1 af 2 læst") && meeting.contains(">Læst</span>"),
        "{meeting}"
    );
    let unread = eva.page(&format!("{}?kun=ulaeste", harbour.meeting)).await;
    assert!(
        !unread.contains("Kajens pris") && unread.contains("Andet"),
        "{unread}"
    );
    // Nobody else is told.
    for other in [harbour.ib, harbour.staff] {
        assert!(other.page(&harbour.meeting).await.contains("0 af 2 læst"));
    }
    let stale = "0".repeat(64);
    let answer = eva
        .post(&format!("{second}/laest"), &format!("hvad=laest&vist={stale}"))
        .await;
    assert_eq!(answer.status, 409, "{}", answer.text());
    let answer = eva.post(&format!("{second}/laest"), "hvad=naeste").await;
    let to = format!("{}?nyt=sidste", harbour.meeting);
    assert_eq!(answer.header("location"), Some(to.as_str()));
    assert!(eva.page(&to).await.contains("Der er ikke flere ulæste"));
    let answer = eva
        .post(&format!("{}/laest", harbour.meeting), "hvad=ulaest")
        .await;
    assert_eq!(answer.status, 303);
    assert!(eva.page(&harbour.meeting).await.contains("0 af 2 læst"));
    eva.post(&format!("{}/laest", harbour.meeting), "hvad=laest")
        .await;
    assert!(eva.page(&harbour.meeting).await.contains("2 af 2 læst"));
    let answer = eva.post(&format!("{first}/laest"), "hvad=andet").await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn notes_and_marks_are_written_undone_and_taken_along_by_their_owner_alone() {
    let harbour = harbour().await;
    let (eva, item) = (harbour.eva, harbour.items[0].as_str());
    let note = format!("{item}/note");
    let answer = eva
        .post(&note, "hvad=gem&version=0&note=Sp%C3%B8rg+%3Cb%3Eom+prisen")
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = eva.page(item).await;
    assert!(page.contains("Spørg &#60;b&#62;om prisen</textarea>"), "{page}");
    // Another window of the same reader: what was typed there isn't lost.
    let answer = eva.post(&note, "hvad=gem&version=0&note=Andet").await;
    assert!(
        answer.status == 409 && answer.text().contains("Andet</textarea>"),
        "{}",
        answer.text()
    );
    assert_eq!(eva.post(&note, "hvad=fjern&version=1").await.status, 303);
    assert!(!eva.page(item).await.contains("om prisen"));
    assert_eq!(eva.post(&note, "hvad=fortryd&version=2").await.status, 303);
    assert!(eva.page(item).await.contains("om prisen"));
    let mark = format!("{item}/marker");
    let answer = eva.post(&mark, "ord=kajen+koster+4+mio.&bemaerkning=Dyrt").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let answer = eva.post(&mark, "ord=kajen+koster+9+mio.").await;
    assert!(answer.status == 400 && answer.text().contains("koster 9 mio.</textarea>"));
    let page = eva.page(item).await;
    assert!(
        page.contains("<blockquote class=\"passage\">kajen koster 4 mio.</blockquote>"),
        "{page}"
    );
    for other in [harbour.ib, harbour.staff] {
        let page = other.page(item).await;
        assert!(!page.contains("om prisen") && !page.contains("Dyrt") && !page.contains("class=\"passage\""));
    }
    let data = eva.get("/konto/data").await.text();
    assert!(
        data.contains("om prisen") && data.contains("kajen koster 4 mio.") && data.contains("Dyrt"),
        "{data}"
    );
    let account = eva.page("/konto").await;
    assert!(
        account.contains("om prisen") && account.contains("Kajens pris"),
        "{account}"
    );
    let id = hidden(&page, "markering");
    let theirs = harbour
        .ib
        .post(&format!("{mark}/fjern"), &format!("markering={id}"))
        .await;
    assert_eq!(theirs.status, 404);
    assert_eq!(
        eva.post(&format!("{mark}/fjern"), &format!("markering={id}"))
            .await
            .status,
        303
    );
    let unsure = eva.post("/konto/laesning/slet", "").await;
    assert_eq!(unsure.status, 400);
    assert_eq!(eva.post("/konto/laesning/slet", "sikker=ja").await.status, 303);
    assert!(!eva.get("/konto/data").await.text().contains("om prisen"));
}

#[tokio::test]
async fn remarks_are_shared_by_those_of_the_forum() {
    let harbour = harbour().await;
    let (eva, ib, item) = (harbour.eva, harbour.ib, harbour.items[0].as_str());
    let answer = eva.post(&format!("{item}/del"), "delt=Er+vi+enige%3F").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = ib.page(item).await;
    assert!(
        page.contains("Er vi enige?") && !page.contains("Fjern bemærkningen"),
        "{page}"
    );
    let outside = harbour.staff.page(item).await;
    assert!(!outside.contains("Er vi enige?") && !outside.contains("Fælles bemærkninger"));
    assert_eq!(
        harbour
            .staff
            .post(&format!("{item}/del"), "delt=Hej")
            .await
            .status,
        403
    );
    let answer = eva.post(&format!("{item}/del"), "delt=+").await;
    assert_eq!(answer.status, 400);
    let own = eva.page(item).await;
    let (_, after) = own.split_once("/del/fjern").unwrap();
    let id = hidden(after, "bemaerkning");
    let theirs = ib
        .post(&format!("{item}/del/fjern"), &format!("bemaerkning={id}"))
        .await;
    assert_eq!(theirs.status, 403);
    assert_eq!(
        eva.post(&format!("{item}/del/fjern"), &format!("bemaerkning={id}"))
            .await
            .status,
        303
    );
    assert!(!ib.page(item).await.contains("Er vi enige?"));
}
