//! A meeting's documents: printed, issued, kept byte for byte, compared; and that nothing closed is in them.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::io::{Cursor, Read as _};

use referat_domain::ids::{IdSource, MeetingId, Tenant};
use referat_domain::journal::Salt;
use referat_store::meetings::MeetingRow;
use referat_store::{DatabaseUrl, Entropy, EntryDraft, Store, StoreConfig};

use crate::browser::{Answer, Browser, link, links, main_part};
use crate::desk::{self, Served};

const ID: &str = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";

macro_rules! assert_page {
    ($name:literal, $html:expr) => {
        let html = main_part($html).replace("><", ">\n<");
        let filters = [
            (ID, "[id]"),
            ("[0-9a-f]{64}", "[hash]"),
            ("<code>[0-9a-f]{12}</code>", "<code>[hash]</code>"),
            (r"\d+ sider, [\d,]+ kB", "[n] sider, [n] kB"),
            (r"\?v=[0-9a-f]{16}", "?v=[hash]"),
        ];
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, filters => filters }, {
            insta::assert_snapshot!($name, html);
        });
    };
}

const DAY: &str = "Chefforum onsdag den 15. januar 2025";

/// A meeting with a closed item, every part of which says so, and a closed attachment.
const HIDDEN: &str = "REFERAT Chefforum d. 15-01-2025\n\nMødedato Onsdag d. 15. januar 2025 kl. 12:30\n\n\
    Mødested Mødelokale Tangen\n\nIndholdsfortegnelse\n\nCF - Åben sag.....\t3\nCF - HEMMELIG sag.....\t4\n\n\
    Punkt 1: CF - Åben sag\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nSynligt for alle.\n\n\
    Indstilling\n\nKommunaldirektøren indstiller,\n\n1. at Chefforum godkender det synlige\n\n\
    Beslutning\n\nGodkendt.\n\n\
    Punkt 2: CF - HEMMELIG ansættelse (lukket punkt)\n\n82.00.00-G01-2-25\n\n\
    Sagsfremstilling\n\nHEMMELIG og kun for medlemmer.\n\n\
    Indstilling\n\nKommunaldirektøren indstiller,\n\n1. at Chefforum godkender HEMMELIG\n\n\
    Beslutning\n\nHEMMELIG blev godkendt.\n\nBilag\n\nHEMMELIG_UDKAST.txt\n";

async fn meeting_of(browser: Browser) -> String {
    link(&browser.page("/").await, DAY)
}

fn location(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").unwrap().to_owned()
}

#[tokio::test]
async fn before_anything_is_issued_the_page_says_so_and_offers_every_form() {
    let served = desk::sandved().await;
    let meeting = meeting_of(served.browser).await;
    let html = served.browser.page(&meeting).await;
    let documents = link(&html, "Dokumenter");
    assert_eq!(documents, format!("{meeting}/dokumenter"));
    let html = served.browser.page(&documents).await;
    assert_page!("documents_empty", &html);
}

#[tokio::test]
async fn a_file_is_printed_in_every_form_and_kept_nowhere() {
    let served = desk::sandved().await;
    let meeting = meeting_of(served.browser).await;
    let html = served.browser.page(&format!("{meeting}/dokumenter")).await;
    let files: Vec<String> = links(&html)
        .into_iter()
        .filter(|to| to.contains("/tryk/"))
        .collect();
    assert_eq!(files.len(), 18, "{files:?}");
    for path in files {
        let answer = served.browser.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        let ending = path.rsplit('.').next().unwrap();
        let disposition = answer.header("content-disposition").unwrap();
        let is_shown = matches!(ending, "pdf" | "html");
        assert!(
            disposition.starts_with(if is_shown { "inline" } else { "attachment" }),
            "{path}: {disposition}"
        );
        assert!(disposition.contains("filename*=utf-8''"), "{path}: {disposition}");
        assert!(
            disposition.contains(&format!(".{ending}")),
            "{path}: {disposition}"
        );
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert_eq!(policy.starts_with("sandbox"), ending != "pdf", "{path}: {policy}");
    }
    for none in ["moede-medlemmer.zip", "moede-alle.pdf", "udskrift-medlemmer.pdf"] {
        let answer = served.browser.get(&format!("{meeting}/tryk/{none}")).await;
        assert_eq!(answer.status, 404, "{none}");
    }
    let nowhere = "/moeder/00000000-0000-7000-8000-000000000000/tryk/moede-offentlig.pdf";
    assert_eq!(served.browser.get(nowhere).await.status, 404);
}

#[tokio::test]
async fn what_is_issued_is_the_same_bytes_each_time_and_after_a_restart() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let meeting = meeting_of(browser).await;
    let issue = format!("{meeting}/udsted");
    let form = "hvad=moede&til=offentlig&grund=Til+hjemmesiden";
    let after = location(&browser.post(&issue, form).await);
    let html = browser.page(&after).await;
    assert!(html.contains("Referat er udstedt (udgave 1, til: Offentligheden)"));
    let after = location(&browser.post(&issue, "hvad=moede&til=medlemmer&grund=").await);
    let html = browser.page(&after).await;
    assert_page!("documents_issued", &html);
    let issued: Vec<String> = links(&html)
        .into_iter()
        .filter(|to| to.starts_with("/udstedte/"))
        .collect();
    // The newest is named above the list; of one moment, the list has the first made first.
    let (members, public) = (&issued[0], &issued[1]);
    let first = browser.get(public).await;
    assert_eq!(first.header("content-type"), Some("application/pdf"));
    let rule = first.header("cache-control").unwrap();
    assert_eq!(rule, "private, max-age=31536000, immutable");
    assert_eq!(
        browser.get(members).await.header("cache-control"),
        Some("private, no-cache"),
        "it is looked each time whether one may still see it"
    );
    let tag = first.header("etag").unwrap().to_owned();
    assert!(html.contains(&tag.replace('"', "")), "the tag is the checksum");
    assert_eq!(first.bytes, browser.get(public).await.bytes);
    // Neither compressed on the way nor printed anew.
    let headers = [("Host", "localhost"), ("Accept-Encoding", "gzip")];
    let again = browser.ask("GET", public, &headers).await;
    assert_eq!(
        (again.header("content-encoding"), &again.bytes),
        (None, &first.bytes)
    );
    let known = [("Host", "localhost"), ("If-None-Match", tag.as_str())];
    let not_modified = browser.ask("GET", public, &known).await;
    assert_eq!((not_modified.status, not_modified.bytes.len()), (304, 0));
    let served = served.started_again().await;
    assert_eq!(served.browser.get(public).await.bytes, first.bytes);
    assert_eq!(
        served.browser.get(public).await.header("etag"),
        Some(tag.as_str())
    );
}

#[tokio::test]
async fn a_refusal_says_why_beside_the_form_and_loses_nothing_typed() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let meeting = meeting_of(browser).await;
    let issue = format!("{meeting}/udsted");
    let form = "hvad=moede&til=offentlig&grund=F%C3%B8rste";
    location(&browser.post(&issue, form).await);
    let again = browser
        .post(&issue, "hvad=moede&til=offentlig&grund=Anden+%3Cb%3E")
        .await;
    assert_eq!(again.status, 409);
    let html = again.text();
    assert!(
        html.contains("Der er intet ændret siden den seneste udgave"),
        "{html}"
    );
    assert!(html.contains(">Anden &#60;b&#62;</textarea>"), "{html}");
    assert!(html.contains("value=\"offentlig\" required aria-describedby=\"udsted-offentlig-hint\" checked"));
    let long = format!("hvad=dagsorden&til=offentlig&grund={}", "x".repeat(1001));
    let refused = browser.post(&issue, &long).await;
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("Grunden er for lang"));
    for not_ours in [
        "til=offentlig",
        "hvad=moede",
        "hvad=moede&til=alle",
        "hvad=aargang&til=offentlig",
        "",
    ] {
        assert_eq!(browser.post(&issue, not_ours).await.status, 400, "{not_ours}");
    }
    let nowhere = "/moeder/00000000-0000-7000-8000-000000000000/udsted";
    assert_eq!(browser.post(nowhere, form).await.status, 404);
    let html = browser.page(&format!("{meeting}/dokumenter")).await;
    assert_eq!(html.matches("<tr id=\"udgave-").count(), 1);
}

#[tokio::test]
async fn without_a_typesetter_the_page_says_whom_to_tell_and_other_forms_are_printed() {
    let served = desk::without_typesetter().await;
    let browser = served.browser;
    let meeting = meeting_of(browser).await;
    let refused = browser
        .post(&format!("{meeting}/udsted"), "hvad=moede&til=offentlig")
        .await;
    assert_eq!(refused.status, 409);
    assert!(refused.text().contains("Sig det til den, der driver Referat"));
    let pdf = browser.get(&format!("{meeting}/tryk/moede-offentlig.pdf")).await;
    assert_eq!(pdf.status, 409);
    assert!(pdf.text().contains("Sig det til den, der driver Referat"));
    browser
        .page(&format!("{meeting}/tryk/moede-offentlig.html"))
        .await;
}

#[tokio::test]
async fn an_item_has_its_extract() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let meeting = browser.page(&meeting_of(browser).await).await;
    let item = link(&meeting, "Seniorsamtaler");
    let documents = link(&browser.page(&item).await, "Protokoludskrift");
    let html = browser.page(&documents).await;
    assert!(html.contains("Udsted protokoludskrift"));
    assert!(!html.contains("name=\"hvad\""), "there is nothing to choose");
    let printed = browser
        .page(&format!("{item}/tryk/udskrift-offentlig.html"))
        .await;
    assert!(printed.contains("Seniorsamtaler"));
    assert!(!printed.contains("Tangmosen"), "no other item");
    let after = location(&browser.post(&format!("{item}/udsted"), "til=medlemmer").await);
    assert!(after.contains("/dokumenter?udstedt="), "{after}");
    assert!(browser.page(&after).await.contains("PROTOKOLUDSKRIFT Chefforum"));
}

#[tokio::test]
async fn two_versions_are_compared_item_by_item_and_word_by_word() {
    let served = desk::with_minutes("moede.txt", &open(), &[]).await;
    let browser = served.browser;
    let meeting = meeting_of(browser).await;
    let issue = format!("{meeting}/udsted");
    let form = "hvad=moede&til=medlemmer&grund=";
    let first = location(&browser.post(&issue, form).await);
    let html = browser.page(&first).await;
    assert!(!html.contains("/aendringer"), "nothing to compare the first with");
    let only = links(&html).into_iter().find(|to| to.starts_with("/udstedte/"));
    let compared = browser.get(&format!("{}/aendringer", only.unwrap())).await;
    assert_eq!(compared.status, 404);
    rewrite(&served, meeting.trim_start_matches("/moeder/").parse().unwrap()).await;
    let second = location(
        &browser
            .post(&issue, "hvad=moede&til=medlemmer&grund=Rettet+sted")
            .await,
    );
    let html = browser.page(&second).await;
    let changes = link(&html, "Hvad er ændret?");
    assert_page!("comparison", &browser.page(&changes).await);
}

#[tokio::test]
async fn two_versions_that_differ_in_appearance_alone_are_told_to_and_none_is_issued_for_nothing() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let meeting = meeting_of(browser).await;
    let issue = format!("{meeting}/udsted");
    let agenda = "hvad=dagsorden&til=offentlig";
    location(&browser.post(&issue, agenda).await);
    let again = browser.post(&issue, agenda).await;
    assert_eq!(again.status, 409, "{}", again.text());
    assert!(again.text().contains("hverken i indhold eller udseende"));
    let look = crate::look::with("farve", "%23005f3b");
    assert_eq!(browser.post("/udseende/gem", &look).await.status, 303);
    location(&browser.post(&issue, agenda).await);
    let html = browser.page(&format!("{meeting}/dokumenter")).await;
    let changes = browser.page(&link(&html, "Hvad er ændret?")).await;
    assert!(changes.contains("Kun udseendet er et andet"), "{changes}");
    assert!(!changes.contains("<ins>"), "{changes}");
}

#[tokio::test]
async fn no_word_of_a_closed_item_is_in_a_public_copy_in_any_form() {
    let attachments = [("HEMMELIG_UDKAST.txt", "HEMMELIG tekst")];
    let served = desk::with_minutes("hemmeligt.txt", HIDDEN, &attachments).await;
    let browser = served.browser;
    let meeting = meeting_of(browser).await;
    let html = browser.page(&format!("{meeting}/dokumenter")).await;
    let item = {
        let page = browser.page(&meeting).await;
        let items = links(&page);
        let mut items = items.into_iter().filter(|to| to.starts_with("/punkter/"));
        items.next_back().unwrap()
    };
    let mut looked_at = 0;
    let mut extracts: Vec<String> = ["pdf", "html", "docx"]
        .iter()
        .flat_map(|form| ["medlemmer", "offentlig"].map(|whom| format!("{item}/tryk/udskrift-{whom}.{form}")))
        .collect();
    extracts.extend(links(&html).into_iter().filter(|to| to.contains("/tryk/")));
    for path in extracts {
        let answer = browser.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        let text = text_of(&path, &answer.bytes);
        let is_public = path.contains("-offentlig.");
        assert_eq!(text.contains("HEMMELIG"), !is_public, "{path}: {text}");
        assert!(
            !(is_public && answer.head.contains("hemmelig")),
            "{path}: {}",
            answer.head
        );
        looked_at += 1;
    }
    assert_eq!(looked_at, 24);
    // What takes long.
    let id = meeting.trim_start_matches("/moeder/");
    let forum = link(&browser.page("/").await, "Chefforum</a>");
    let forum = forum.trim_start_matches("/forummer/");
    for order in [
        format!("hvad=pakke&af={id}&form=pdf"),
        format!("hvad=moede&af={id}&form=zip"),
        format!("hvad=aargang&aar=2025&af={forum}&form=pdf"),
        format!("hvad=aargang&aar=2025&af={forum}&form=xlsx"),
        format!("hvad=aargang&aar=2025&af={forum}&form=zip"),
    ] {
        for (whom, is_public) in [("medlemmer", false), ("offentlig", true)] {
            let job = location(&browser.post("/tryk", &format!("{order}&til={whom}")).await);
            let page = crate::print_jobs::done(browser, &job).await;
            let file = browser.get(&format!("{job}/fil")).await;
            let ending = order.rsplit('=').next().unwrap();
            let text = text_of(ending, &file.bytes) + &page;
            assert_eq!(text.contains("HEMMELIG"), !is_public, "{order} {whom}: {text}");
        }
    }
    // What is issued, and its comparison: a second issue has to differ.
    for (hvad, farve) in [
        ("dagsorden", "%231b3d6d"),
        ("dagsorden", "%23005f3b"),
        ("moede", "%23005f3b"),
    ] {
        let look = crate::look::with("farve", farve);
        assert_eq!(browser.post("/udseende/gem", &look).await.status, 303);
        let form = format!("hvad={hvad}&til=offentlig");
        location(&browser.post(&format!("{meeting}/udsted"), &form).await);
    }
    let html = browser.page(&format!("{meeting}/dokumenter")).await;
    assert!(!html.contains("HEMMELIG"));
    for path in links(&html).iter().filter(|to| to.starts_with("/udstedte/")) {
        let answer = browser.get(path).await;
        let kind = if path.ends_with("aendringer") {
            "html"
        } else {
            "pdf"
        };
        assert!(!text_of(kind, &answer.bytes).contains("HEMMELIG"), "{path}");
    }
}

/// The meeting without anything closed.
fn open() -> String {
    HIDDEN.replace("HEMMELIG", "kendt").replace(" (lukket punkt)", "")
}

/// The words of a file, those of the files in it included.
pub fn text_of(name: &str, bytes: &[u8]) -> String {
    match name.rsplit('.').next().unwrap() {
        "pdf" => {
            // What it carries as data is compressed and not shown: it is looked for besides.
            let carried = referat_import::carried::record_in(bytes);
            format!("{} {carried:?} {}", shown(bytes), String::from_utf8_lossy(bytes))
        }
        "docx" | "xlsx" | "zip" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            let mut text = String::new();
            for at in 0..archive.len() {
                let mut file = archive.by_index(at).unwrap();
                let name = file.name().unwrap().into_owned();
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).unwrap();
                text.push_str(&name);
                text.push_str(&text_of(&name, &bytes));
            }
            text
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// What a reader of a PDF sees, by poppler.
#[expect(
    clippy::disallowed_methods,
    reason = "tests start the programs they look with"
)]
fn shown(pdf: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let output = std::process::Command::new("pdftotext")
        .args(["-layout".as_ref(), file.path().as_os_str(), "-".as_ref()])
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Ids and salts for a write past the office.
struct Counted(u8);

impl IdSource for Counted {
    fn next_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        referat_domain::ids::uuid_v7(1, [self.0; 10])
    }
}

impl Entropy for Counted {
    fn salt(&mut self) -> Salt {
        Salt([7; 16])
    }
}

/// Another place, another title of the first item, and the second is gone; no page can change these yet.
async fn rewrite(served: &Served, id: MeetingId) {
    let config = StoreConfig {
        data_dir: served.folder.path().to_owned(),
        database: DatabaseUrl::Embedded,
    };
    let now = "2026-03-01T08:00:00Z".parse().unwrap();
    let store = Store::open(&config, now).await.unwrap();
    let mut entropy = Counted(0);
    let tenant = Tenant(served.municipality);
    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    let mut meeting: MeetingRow = write.reading().by_id(id).await.unwrap().unwrap();
    meeting.place = Some("Rådhuset, lokale 2".into());
    write.update(&meeting).await.unwrap();
    let items = write.reading().items_of_meeting(id).await.unwrap();
    let mut first = items[0].clone();
    first.title = "CF - Helt åben sag".into();
    first.subject = "Helt åben sag".into();
    write.update(&first).await.unwrap();
    write.remove(&items[1]).await.unwrap();
    let entry = EntryDraft {
        action: "rewrite".into(),
        subject_kind: "meeting".into(),
        subject: id.uuid(),
        actor: "bo".into(),
        reason: String::new(),
    };
    write.commit(entry).await.unwrap();
}
