//! Minutes moved in on screen: handed in, looked at beside their source, mended, imported.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_fixtures::MINUTES;

use crate::browser::{Answer, Browser, main_part};
use crate::desk;

/// A file in a form: its field, what it is called, what is in it.
type File<'f> = (&'f str, &'f str, &'f [u8]);

async fn hand_in(browser: Browser, files: &[File<'_>]) -> Answer {
    browser.post_files("/importer/modtag", files).await
}

async fn handed_in(browser: Browser, name: &str, text: &str) -> String {
    let answer = hand_in(browser, &[("dokumenter", name, text.as_bytes())]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").unwrap().to_owned()
}

/// The fields of the first form on a page that posts there, as a browser would send them.
fn fields(html: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let form = &html[html.find("/ret\">").unwrap()..];
    let form = &form[..form.find("</form>").unwrap()];
    let value_of = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(plain(&tag[from..from + tag[from..].find('"')?]))
    };
    let mut rest = form;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let end = rest.find('>').unwrap();
        let tag = &rest[..end];
        if let Some(name) = value_of(tag, "name") {
            let inside = &rest[end + 1..];
            if tag.starts_with("<input") {
                let is_box = tag.contains("checkbox");
                if !is_box || tag.contains(" checked") {
                    out.push((name, value_of(tag, "value").unwrap_or_default()));
                }
            } else if tag.starts_with("<textarea") {
                out.push((name, plain(&inside[..inside.find("</textarea>").unwrap()])));
            } else if tag.starts_with("<select") {
                let options = &inside[..inside.find("</select>").unwrap()];
                let chosen = options.find(" selected").map(|at| &options[..at]);
                let value =
                    chosen.and_then(|before| value_of(&before[before.rfind("<option").unwrap()..], "value"));
                out.push((name, value.unwrap_or_default()));
            }
        }
        rest = &rest[1..];
    }
    out
}

fn plain(text: &str) -> String {
    let text = text
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'");
    let text = text
        .replace("&lt;", "<")
        .replace("&#60;", "<")
        .replace("&gt;", ">")
        .replace("&#62;", ">");
    text.replace("&amp;", "&").replace("&#38;", "&")
}

fn form(fields: &[(String, String)]) -> String {
    let encoded = |text: &str| {
        text.bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect::<String>()
    };
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn set(fields: &mut [(String, String)], name: &str, value: &str) {
    let field = fields.iter_mut().find(|(other, _)| other == name);
    value.clone_into(&mut field.unwrap_or_else(|| panic!("no field {name}")).1);
}

#[tokio::test]
async fn a_document_is_looked_at_and_then_imported() {
    let served = desk::empty().await;
    let browser = served.browser;
    let page = handed_in(browser, MINUTES[0].file_name, MINUTES[0].text).await;
    let html = browser.page(&page).await;
    let main = main_part(&html);
    assert!(main.contains("Ikke læst ind endnu"), "{main}");
    assert!(main.contains("id=\"l1\""));
    assert!(main.contains("id=\"punkt-0\""));
    let imports = browser.page("/importer").await;
    assert!(
        imports.contains("Ingen dokumenter er læst ind endnu"),
        "nothing is written by looking"
    );
    assert!(imports.contains(&page), "it waits where it can be found again");

    let accepted = browser
        .post(&format!("{page}/godkend"), &form(&fields(&html)))
        .await;
    assert_eq!(accepted.status, 303, "{}", accepted.text());
    let report = accepted.header("location").unwrap();
    assert!(report.starts_with("/importer/"), "{report}");
    let report = browser.page(report).await;
    assert!(main_part(&report).contains("/moeder/"), "{report}");
    assert_eq!(browser.get(&page).await.status, 404, "it waits no longer");
    let again = handed_in(browser, "igen.txt", MINUTES[0].text).await;
    let again = browser.page(&again).await;
    assert!(
        again.contains("Netop denne fil er læst ind i forvejen"),
        "{again}"
    );
}

#[tokio::test]
async fn what_was_read_is_mended_and_the_meeting_says_so() {
    let served = desk::empty().await;
    let browser = served.browser;
    let page = handed_in(browser, MINUTES[0].file_name, MINUTES[0].text).await;
    let mut typed = fields(&browser.page(&page).await);
    set(&mut typed, "sted", "Den nye sal");
    set(&mut typed, "dato", "i fjor");
    set(&mut typed, "p0-titel", "En <b>anden</b> titel");
    let kept = browser.post(&format!("{page}/godkend"), &form(&typed)).await;
    assert_eq!(kept.status, 303);
    let html = browser.page(&page).await;
    assert!(html.contains("Det er ingen dato"), "{html}");
    assert!(html.contains("aria-describedby=\"dato-fejl\""));
    assert!(
        html.contains("value=\"i fjor\"") && html.contains("value=\"Den nye sal\""),
        "nothing typed is lost"
    );
    assert!(!html.contains("<b>anden"));

    let mut typed = fields(&html);
    set(&mut typed, "dato", "2024-02-01");
    let accepted = browser.post(&format!("{page}/godkend"), &form(&typed)).await;
    assert_eq!(accepted.status, 303, "{}", accepted.text());
    let report = browser.page(accepted.header("location").unwrap()).await;
    assert!(report.contains("1. februar 2024"), "{report}");
    let meeting = crate::browser::links(&report)
        .into_iter()
        .find(|link| link.starts_with("/moeder/"))
        .unwrap();
    let meeting = browser.page(&meeting).await;
    assert!(meeting.contains("Den nye sal"), "{meeting}");
}

#[tokio::test]
async fn two_windows_do_not_write_over_each_other() {
    let served = desk::empty().await;
    let browser = served.browser;
    let page = handed_in(browser, MINUTES[0].file_name, MINUTES[0].text).await;
    let typed = form(&fields(&browser.page(&page).await));
    assert_eq!(browser.post(&format!("{page}/ret"), &typed).await.status, 303);
    let late = browser.post(&format!("{page}/ret"), &typed).await;
    assert_eq!(late.status, 409);
    assert!(
        late.text().contains("Der er rettet i det et andet sted"),
        "{}",
        late.text()
    );
}

#[tokio::test]
async fn the_text_itself_is_mended_and_the_source_stays() {
    let served = desk::empty().await;
    let browser = served.browser;
    let broken = MINUTES[0].text.replacen("Punkt 2:", "Pkt 2;", 1);
    let page = handed_in(browser, "brudt.txt", &broken).await;
    let before = browser.page(&page).await;
    let body = form(&[
        ("version".to_owned(), "0".to_owned()),
        ("tekst".to_owned(), MINUTES[0].text.to_owned()),
    ]);
    assert_eq!(browser.post(&format!("{page}/tekst"), &body).await.status, 303);
    let after = browser.page(&page).await;
    let count = |html: &str| html.matches("class=\"read-item\"").count();
    assert_eq!(count(&after), count(&before) + 1, "the item is found now");
    assert!(after.contains("Teksten er rettet efter kilden"));
    let accepted = browser
        .post(&format!("{page}/godkend"), &form(&fields(&after)))
        .await;
    assert_eq!(accepted.status, 303, "{}", accepted.text());
}

#[tokio::test]
async fn what_is_no_document_is_refused_with_a_word_on_what_to_do() {
    let served = desk::empty().await;
    let browser = served.browser;
    let archive: &[u8] = b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00\xff\xff\xff\xff";
    let files: Vec<File<'_>> = vec![
        ("dokumenter", "tom.txt", b""),
        ("dokumenter", "referat.docx", archive),
        (
            "dokumenter",
            "../../\r\nX-Evil: 1<script>.pdf",
            b"\x00\x01\x02\x00",
        ),
    ];
    let answer = hand_in(browser, &files).await;
    assert_eq!(answer.status, 400);
    let text = answer.text();
    assert!(text.contains("tom.txt: filen er tom"), "{text}");
    assert!(
        text.contains("referat.docx: filen er hverken tekst eller PDF"),
        "{text}"
    );
    assert!(!text.contains("<script>.pdf") && !text.contains("../"), "{text}");
    let nothing = hand_in(browser, &[("dokumenter", "", b"")]).await;
    assert_eq!(nothing.status, 400);
    assert!(
        nothing.text().contains("Der er ikke valgt nogen fil"),
        "{}",
        nothing.text()
    );
}

#[tokio::test]
async fn bad_letters_and_unknown_layouts_are_shown_and_not_imported() {
    let served = desk::empty().await;
    let browser = served.browser;
    let answer = hand_in(
        browser,
        &[("dokumenter", "latin.txt", b"M\xf8de \xe5r\nsom intet ligner\n")],
    )
    .await;
    let page = answer.header("location").unwrap().to_owned();
    let html = browser.page(&page).await;
    assert!(
        html.contains("Filen kunne ikke læses") && html.contains("Møde år"),
        "{html}"
    );
    let version = form(&[
        ("version".to_owned(), "0".to_owned()),
        ("antal".to_owned(), "0".to_owned()),
    ]);
    assert_eq!(
        browser.post(&format!("{page}/godkend"), &version).await.status,
        409
    );
    let damaged = hand_in(browser, &[("dokumenter", "brudt.pdf", b"%PDF-1.7\nnothing more")]).await;
    let html = browser.page(damaged.header("location").unwrap()).await;
    assert!(html.contains("Filen kunne ikke læses"), "{html}");
}

#[tokio::test]
async fn two_hundred_megabytes_get_an_answer_and_not_a_cut_line() {
    let served = desk::empty().await;
    let large = vec![b'a'; 200 * 1024 * 1024];
    let answer = hand_in(served.browser, &[("dokumenter", "stor.txt", &large)]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("grænsen er 128 MB"), "{}", answer.text());
    let large = vec![b'a'; 33 * 1024 * 1024];
    let answer = hand_in(served.browser, &[("dokumenter", "stor.txt", &large)]).await;
    assert!(
        answer.text().contains("stor.txt: filen er for stor"),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn a_form_that_was_tampered_with_changes_nothing() {
    let served = desk::empty().await;
    let browser = served.browser;
    let page = handed_in(browser, MINUTES[0].file_name, MINUTES[0].text).await;
    for body in [
        "",
        "version=x",
        "version=0&antal=99999999",
        "version=-7&antal=1&p0-u0=nonsense",
    ] {
        let answer = browser.post(&format!("{page}/ret"), body).await;
        assert_eq!(answer.status, 400, "{body}: {}", answer.text());
    }
    let mut typed = fields(&browser.page(&page).await);
    set(&mut typed, "p0-s0", "no-such-kind");
    assert_eq!(
        browser
            .post(&format!("{page}/godkend"), &form(&typed))
            .await
            .status,
        303
    );
    assert!(browser.page(&page).await.contains("Det er ingen art af afsnit"));
    let other = "/indlaesning/00000000-0000-7000-8000-000000000000";
    for address in [
        format!("{other}/ret"),
        format!("{other}/godkend"),
        format!("{other}/opgiv"),
    ] {
        assert_eq!(
            browser.post(&address, "version=0&antal=0").await.status,
            404,
            "{address}"
        );
    }
    assert_eq!(browser.get("/indlaesning/x").await.status, 404);
}

#[tokio::test]
async fn what_is_given_up_is_forgotten() {
    let served = desk::empty().await;
    let page = handed_in(served.browser, MINUTES[0].file_name, MINUTES[0].text).await;
    assert_eq!(
        served.browser.post(&format!("{page}/opgiv"), "").await.status,
        303
    );
    assert_eq!(served.browser.get(&page).await.status, 404);
}

#[tokio::test]
async fn what_was_handed_in_is_there_after_the_program_was_started_again() {
    let served = desk::empty().await;
    let page = handed_in(served.browser, MINUTES[0].file_name, MINUTES[0].text).await;
    let served = served.started_again().await;
    assert!(served.browser.page(&page).await.contains("id=\"punkt-0\""));
}

#[tokio::test]
async fn attachments_go_with_the_minutes_that_name_them() {
    let served = desk::empty().await;
    let attachment = &referat_fixtures::ATTACHMENTS[0];
    let minutes = MINUTES
        .iter()
        .find(|minutes| minutes.file_name.starts_with(attachment.minutes))
        .unwrap();
    let other = MINUTES
        .iter()
        .find(|other| other.file_name != minutes.file_name)
        .unwrap();
    let files: Vec<File<'_>> = vec![
        ("dokumenter", minutes.file_name, minutes.text.as_bytes()),
        ("dokumenter", other.file_name, other.text.as_bytes()),
        ("bilag", attachment.file_name, attachment.bytes),
        ("bilag", "ukendt.pdf", b"%PDF-1.7"),
    ];
    let answer = hand_in(served.browser, &files).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let text = answer.text();
    assert!(text.contains("ukendt.pdf: intet af de referater"), "{text}");
    let page = crate::browser::link(&text, minutes.file_name);
    let html = served.browser.page(&page).await;
    assert!(
        html.contains(attachment.file_name) && html.contains("hører til et bilag"),
        "{html}"
    );
}

#[tokio::test]
async fn an_import_is_taken_back_on_its_page() {
    let served = desk::with_minutes(MINUTES[0].file_name, MINUTES[0].text, &[]).await;
    let browser = served.browser;
    let report = crate::browser::link(&browser.page("/importer").await, MINUTES[0].file_name);
    let html = browser.page(&report).await;
    assert!(html.contains(&format!("action=\"{report}/fortryd\"")), "{html}");
    let without = browser.post(&format!("{report}/fortryd"), "grund=+").await;
    assert_eq!(without.status, 400);
    assert!(
        without.text().contains("Der skal skrives en grund"),
        "{}",
        without.text()
    );
    let undone = browser
        .post(&format!("{report}/fortryd"), "grund=forkert+fil")
        .await;
    assert_eq!(undone.status, 303);
    let imports = browser.page(undone.header("location").unwrap()).await;
    assert!(imports.contains("Indlæsningen er fortrudt"), "{imports}");
    assert_eq!(browser.get(&report).await.status, 404);
    assert!(
        handed_in(browser, "igen.txt", MINUTES[0].text)
            .await
            .starts_with("/indlaesning/")
    );
}

#[tokio::test]
async fn minutes_of_a_meeting_that_is_here_are_joined_item_by_item() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let proposals = browser.page("/forslag").await;
    let join = crate::browser::link(&proposals, "Sammenlign og vælg");
    let html = browser.page(&join).await;
    assert!(
        html.contains("Hvad skal gælde?") && html.contains("<ins>"),
        "{html}"
    );
    let mark = html.split("name=\"aftryk\" value=\"").nth(1).unwrap();
    let mark = &mark[..mark.find('"').unwrap()];
    let count = html.split("name=\"antal\" value=\"").nth(1).unwrap();
    let count: usize = count[..count.find('"').unwrap()].parse().unwrap();
    let choices: String = (0..count).map(|place| format!("&p{place}=ny")).collect();
    let tampered = browser
        .post(
            &format!("{join}/sammenlaeg"),
            &format!("aftryk=x&antal={count}{choices}"),
        )
        .await;
    assert_eq!(tampered.status, 409);
    let body = format!("aftryk={mark}&antal={count}&hoved=ny{choices}");
    let joined = browser.post(&format!("{join}/sammenlaeg"), &body).await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    assert!(joined.header("location").unwrap().starts_with("/moeder/"));
    assert_eq!(browser.get(&join).await.status, 409, "it is decided");
}

#[tokio::test]
async fn a_document_that_is_not_to_be_joined_is_declined_on_screen() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let join = crate::browser::link(&browser.page("/forslag").await, "Sammenlign og vælg");
    assert_eq!(browser.post(&format!("{join}/afvis"), "").await.status, 303);
    assert!(!browser.page("/forslag").await.contains(&join));
}
