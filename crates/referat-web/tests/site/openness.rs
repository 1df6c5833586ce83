//! Who may see an item: closing, opening and keeping a person out on its page, without any script.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::office::Office;
use referat_domain::role::Role;
use tempfile::TempDir;

use crate::browser::{Browser, link, main_part};
use crate::desk::{self, Scattered, Served};
use crate::leaks::town;

const MINUTES: &str = "REFERAT Havneudvalget d. 15-01-2025\n\nPunkt 1: Kajens pris\n\n82.00.00-G01-1-25\n\n\
     Sagsfremstilling\n\nHavnefogeden forklarer.\n\nBeslutning\n\nGodkendt.\n\nBilag\n\nLejekontrakt.txt\n\n\
     Punkt 2: Andet\n\n82.00.00-G01-2-25\n\nBeslutning\n\nGodkendt.\n\nBilag\n\nNotat.txt\n";

struct Harbour {
    served: Served,
    secretary: Browser,
    member: Browser,
    /// The member, as forms name them.
    person: String,
    item: String,
    other: String,
}

async fn harbour() -> Harbour {
    let folder = TempDir::new().unwrap();
    let office: Office = desk::found_with(&folder, Box::new(Scattered(5))).await;
    desk::administrator(&office).await;
    let source = referat_actions::import_meetings::MeetingSource {
        name: "havn.txt".into(),
        bytes: MINUTES.as_bytes().to_vec(),
        attachments: ["Lejekontrakt.txt", "Notat.txt"]
            .map(|name| referat_actions::import_meetings::AttachmentSource {
                file_name: name.into(),
                bytes: b"Kajen".to_vec(),
            })
            .into(),
        mended: None,
    };
    let bo = referat_actions::office::Actor::local_operator("bo");
    let options = referat_actions::import_meetings::ImportOptions::default();
    office.import_meetings(&bo, &[source], options).await.unwrap();
    let operator = referat_domain::reader::Reader::local_operator();
    let forum = office.forum_called(&operator, "Havneudvalget").await.unwrap().id;
    let meeting = office.meeting_called("2025-01-15", Some(forum)).await.unwrap();
    let meeting = office.meeting(&operator, meeting).await.unwrap();
    let mut tokens = Vec::new();
    for (name, role) in [("eva", Role::Secretary), ("ib", Role::Member)] {
        let account = town::account(&office, name, &[(Some(forum), role)]).await;
        tokens.push((town::token(&office, &account.login).await, account.person));
    }
    let served = desk::serve(office, folder).await;
    Harbour {
        secretary: served.browser.signed_in(&tokens[0].0),
        member: served.browser.signed_in(&tokens[1].0),
        person: tokens[1].1.to_string(),
        item: format!("/punkter/{}", meeting.items[0].id),
        other: format!("/punkter/{}", meeting.items[1].id),
        served,
    }
}

/// The number of the first attachment's form.
fn attachment(html: &str) -> String {
    let (_, after) = html.split_once("name=\"bilag\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_item_is_closed_and_opened_on_its_page() {
    let harbour = harbour().await;
    let (eva, item) = (harbour.secretary, harbour.item.as_str());
    let before = eva.page(item).await;
    assert!(
        before.contains("Punktet er åbent.") && before.contains("<datalist"),
        "{before}"
    );
    let form = "hjemmel=Kommunestyrelsesloven+%C2%A7+10&titel=%3Cb%3EHavnen&beslutning=Udsat.";
    let answer = eva.post(&format!("{item}/luk"), form).await;
    let to = format!("{item}?nyt=luk#hvem-maa-se");
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some(to.as_str()))
    );
    let after = eva.page(&format!("{item}?nyt=luk")).await;
    assert!(after.contains("Det er lukket."), "{after}");
    assert!(after.contains("Grund: Kommunestyrelsesloven § 10"), "{after}");
    assert!(
        after.contains("value=\"&#60;b&#62;Havnen\""),
        "what others see can be corrected: {after}"
    );
    let member = harbour.member.page(item).await;
    assert!(
        member.contains("Havnefogeden forklarer") && !member.contains("hvem-maa-se"),
        "{member}"
    );
    let staff = harbour.served.browser.signed_out().get(item).await;
    assert_eq!(staff.status, 303);
    let answer = eva.post(&format!("{item}/aabn"), "grund=Sagen+er+slut").await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(main_part(&eva.page(item).await), main_part(&before));
    let journal = eva.page(&format!("{item}/journal")).await;
    for words in [
        "Lukkede et punkt",
        "Åbnede et punkt",
        "Sagen er slut",
        "Kommunestyrelsesloven § 10",
    ] {
        assert!(journal.contains(words), "{words}: {journal}");
    }
}

#[tokio::test]
async fn what_is_refused_is_told_beside_the_form_with_all_that_was_typed() {
    let harbour = harbour().await;
    let (eva, item) = (harbour.secretary, harbour.item.as_str());
    let answer = eva
        .post(&format!("{item}/luk"), "hjemmel=+&titel=Havnen&beslutning=Udsat")
        .await;
    let html = answer.text();
    assert_eq!(answer.status, 400);
    assert!(html.contains("Skriv, hvorfor der lukkes"), "{html}");
    assert!(html.contains("<details class=\"silence\" open>"), "{html}");
    assert!(
        html.contains("value=\"Havnen\"") && html.contains(">Udsat</textarea>"),
        "{html}"
    );
    let answer = eva.post(&format!("{item}/aabn"), "grund=x").await;
    assert_eq!(answer.status, 409);
    assert!(
        answer.text().contains("Det er allerede åbent"),
        "{}",
        answer.text()
    );
    let answer = eva.post(&format!("{item}/hold-ude"), "person=&grund=x").await;
    assert_eq!(answer.status, 400, "{}", answer.text());
    let foreign = attachment(&eva.page(&harbour.other).await);
    let form = format!("bilag={foreign}&hjemmel=x");
    let answer = eva.post(&format!("{item}/luk"), &form).await;
    assert_eq!(answer.status, 404, "an attachment of another item");
    for (way, form) in [
        ("luk", "hjemmel=x".to_owned()),
        ("aabn", "grund=x".to_owned()),
        ("hold-ude", format!("person={}&grund=x", harbour.person)),
        ("giv-adgang", format!("person={}&grund=x", harbour.person)),
    ] {
        let answer = harbour.member.post(&format!("{item}/{way}"), &form).await;
        assert_eq!(answer.status, 403, "{way}");
        assert!(
            answer.text().contains("lukke og åbne punkter"),
            "{}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn an_attachment_is_closed_on_the_page_of_its_item_and_members_are_told() {
    let harbour = harbour().await;
    let (eva, item) = (harbour.secretary, harbour.item.as_str());
    let before = eva.page(item).await;
    let id = attachment(&before);
    let form = format!("bilag={id}&hjemmel=Offentlighedsloven+%C2%A7+30&titel=En+kontrakt");
    let answer = eva.post(&format!("{item}/luk"), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let after = eva.page(item).await;
    assert!(
        after.contains("Lukket. Grund: Offentlighedsloven § 30"),
        "{after}"
    );
    assert!(after.contains("Punktet er åbent."), "{after}");
    assert!(harbour.member.page(item).await.contains("lukket for andre"));
    let answer = eva
        .post(&format!("{item}/aabn"), &format!("bilag={id}&grund=x"))
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(main_part(&eva.page(item).await), main_part(&before));
}

#[tokio::test]
async fn a_person_is_kept_out_of_an_item_and_let_in_again() {
    let harbour = harbour().await;
    let (eva, item) = (harbour.secretary, harbour.item.as_str());
    let before = eva.page(item).await;
    let form = format!("person={}&grund=Er+inhabil", harbour.person);
    let answer = eva.post(&format!("{item}/hold-ude"), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let after = eva.page(item).await;
    assert!(
        after.contains("Ny ib</a>") && after.contains("Giv adgang igen"),
        "{after}"
    );
    let member = harbour.member.page(item).await;
    assert!(
        !member.contains("Havnefogeden") && !member.contains("Kajens"),
        "{member}"
    );
    let again = eva.post(&format!("{item}/hold-ude"), &form).await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("allerede holdt ude"), "{}", again.text());
    let none = format!("person={}&grund=", harbour.person);
    let none = eva.post(&format!("{item}/giv-adgang"), &none).await;
    assert_eq!(none.status, 400);
    let form = format!("person={}&grund=Var+ikke+inhabil", harbour.person);
    let answer = eva.post(&format!("{item}/giv-adgang"), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(main_part(&eva.page(item).await), main_part(&before));
    assert!(harbour.member.page(item).await.contains("Havnefogeden"));
}

#[tokio::test]
async fn documents_for_the_public_from_before_the_closing_are_told_of() {
    let harbour = harbour().await;
    let (eva, item) = (harbour.secretary, harbour.item.as_str());
    let answer = eva
        .post(&format!("{item}/udsted"), "hvad=udskrift&til=offentlig&grund=")
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(!eva.page(item).await.contains("før der blev lukket"));
    eva.post(&format!("{item}/luk"), "hjemmel=x").await;
    let html = eva.page(item).await;
    assert!(
        html.contains("Udstedt til offentligheden, før der blev lukket"),
        "{html}"
    );
    let told = html.split_once("før der blev lukket").unwrap().1;
    let file = eva.get(&link(told, "PROTOKOLUDSKRIFT")).await;
    assert_eq!(file.status, 200);
    assert!(!harbour.member.page(item).await.contains("før der blev lukket"));
}
