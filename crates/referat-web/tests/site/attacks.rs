//! Attacks over HTTP: cookies, halfway sessions, other forums' and other municipalities' ids, forms, methods, scripts.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use axum::routing::MethodFilter;
use referat_actions::import_meetings::{AttachmentSource, ImportOptions, MeetingSource};
use referat_actions::office::{Actor, Office};
use referat_actions::secrets::Token;
use referat_actions::sign_in::Presented;
use referat_domain::access::{Action, Who};
use referat_domain::ids::Tenant;
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_store::sign_in::CredentialKind;
use referat_store::{DatabaseUrl, EntryDraft, Store, StoreConfig};
use referat_web::routes::{ROUTES, WhoMay};
use referat_wording::{Language, Wording};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::browser::{Answer, Browser};
use crate::desk::{self, PASSWORD, Scattered};
use crate::leaks::town;
use crate::leaks::visits::Ids;

const SCRIPT: &str = "<script>alert(1)</script>";

async fn office_in(folder: &TempDir) -> Office {
    let office = desk::found_with(folder, Box::new(Scattered(3))).await;
    desk::administrator(&office).await;
    for (forum, text) in [("Havneudvalget", "Molen"), ("Skoleudvalget", "Skolen")] {
        let attachment = format!("{text} kort");
        let minutes = format!(
            "REFERAT {forum} d. 15-01-2025\n\nPunkt 1: {text}\n\n01.02.03-A00-{}-25\n\nBilag\n\n{attachment}\n\n\
             Beslutning\n\nGodkendt.\n",
            text.len()
        );
        let source = MeetingSource {
            name: format!("{forum}.txt"),
            bytes: minutes.into_bytes(),
            attachments: vec![AttachmentSource {
                file_name: format!("{attachment}.txt"),
                bytes: b"Kort".to_vec(),
            }],
            mended: None,
        };
        let (bo, options) = (Actor::local_operator("bo"), ImportOptions::default());
        office.import_meetings(&bo, &[source], options).await.unwrap();
    }
    office.index_pending().await.unwrap();
    office
}

async fn with_cookies(browser: Browser, path: &str, cookies: &[&str]) -> Answer {
    let mut headers = vec![("Host", "localhost")];
    headers.extend(cookies.iter().map(|cookie| ("Cookie", *cookie)));
    browser.signed_out().ask("GET", path, &headers).await
}

fn cookie_of(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie").unwrap();
    assert!(
        cookie.contains("httponly") && cookie.contains("samesite=lax"),
        "{cookie}"
    );
    cookie.split(['=', ';']).nth(1).unwrap().to_owned()
}

fn sign_in_form(til: &str) -> String {
    let password = PASSWORD.replace(' ', "+").replace('å', "%C3%A5");
    format!("login=bo%40sandved.example&adgangskode={password}&til={til}")
}

#[tokio::test]
async fn a_cookie_that_was_planted_is_never_taken_up() {
    let served = desk::empty().await;
    let planted = "cd".repeat(32);
    let victim = served.browser.signed_in(&planted);
    let page = victim.get("/log-ind").await;
    assert_eq!((page.status, page.header("set-cookie")), (200, None));
    let inside = victim.post("/log-ind", &sign_in_form("")).await;
    assert_eq!(inside.status, 303, "{}", inside.text());
    let token = cookie_of(&inside);
    assert_ne!(token, planted);
    assert_eq!(victim.get("/").await.status, 303, "the planted one leads nowhere");
    assert_eq!(served.browser.signed_in(&token).get("/").await.status, 200);
    let (real, other) = (format!("referat={token}"), format!("referat={planted}"));
    for two in [[real.as_str(), other.as_str()], [other.as_str(), real.as_str()]] {
        assert_eq!(with_cookies(served.browser, "/", &two).await.status, 303);
        let joined = two.join("; ");
        assert_eq!(with_cookies(served.browser, "/", &[&joined]).await.status, 303);
    }
    assert_eq!(with_cookies(served.browser, "/", &[&real]).await.status, 200);
    for nonsense in ["referat=", "referat=../../etc", "referat=\u{e6}", "Referat=x"] {
        assert_eq!(with_cookies(served.browser, "/", &[nonsense]).await.status, 303);
    }
    let out = served.browser.signed_in(&token).post("/log-ud", "").await;
    assert!(out.header("set-cookie").unwrap().contains("max-age=0"));
    assert_eq!(with_cookies(served.browser, "/", &[&real]).await.status, 303);
}

#[tokio::test]
async fn one_is_led_nowhere_else_after_signing_in() {
    let served = desk::empty().await;
    let out = served.browser.signed_out();
    for til in [
        "https%3A%2F%2Fevil.example%2F",
        "%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "%2F%09%2Fevil.example",
        "%2F%0D%0ASet-Cookie%3A+a%3Db",
        "javascript%3Aalert(1)",
    ] {
        let inside = out.post("/log-ind", &sign_in_form(til)).await;
        assert_eq!(
            (inside.status, inside.header("location")),
            (303, Some("/")),
            "{til}"
        );
        assert_eq!(inside.head.matches("set-cookie").count(), 1, "{til}");
        let already = served.browser.get(&format!("/log-ind?til={til}")).await;
        assert_eq!(
            (already.status, already.header("location")),
            (303, Some("/")),
            "{til}"
        );
        let page = out.page(&format!("/log-ind?til={til}")).await;
        assert!(page.contains("name=\"til\" value=\"/\""), "{til}: {page}");
    }
}

#[tokio::test]
async fn halfway_in_every_address_asks_for_the_rest() {
    let folder = TempDir::new().unwrap();
    let office = office_in(&folder).await;
    let someone = town::account(&office, "kode", &[(None, Role::Administrator)]).await;
    let token = town::token(&office, &someone.login).await;
    let Presented::Somebody(me) = office.presented(&Token::read(&token).unwrap()).await.unwrap() else {
        unreachable!("they are signed in")
    };
    {
        let store = store(&folder).await;
        let mut entropy = Scattered(23);
        let now = "2026-03-01T08:00:00Z".parse().unwrap();
        let tenant = Tenant(office.municipality().id);
        let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
        let secret = ["JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned()];
        write
            .replace_credentials(me.account, CredentialKind::SecondFactor, &secret)
            .await
            .unwrap();
        let entry = EntryDraft {
            action: "take_second_factor".into(),
            subject_kind: "account".into(),
            subject: me.account.uuid(),
            actor: "bo".into(),
            reason: String::new(),
        };
        write.commit(entry).await.unwrap();
    }
    let halfway = town::token(&office, &someone.login).await;
    let ids = Ids::read(&folder, &office).await;
    let served = desk::serve(office, folder).await;
    let browser = served.browser.signed_in(&halfway);
    for route in ROUTES.iter().filter(|route| matches!(route.who, WhoMay::May(_))) {
        for address in ids.addresses(route.path, false).unwrap_or_default() {
            if route.changes_something() {
                assert_eq!(browser.post(&address, "").await.status, 401, "{address}");
            } else {
                let answer = browser.get(&address).await;
                assert_eq!(answer.status, 303, "{address}");
                assert!(
                    answer.header("location").unwrap().starts_with("/log-ind"),
                    "{address}"
                );
            }
        }
    }
    assert_eq!(browser.get("/log-ind/kode").await.status, 200);
    let wrong = browser.post("/log-ind/kode", "kode=000000").await;
    assert_eq!((wrong.status, wrong.header("set-cookie")), (400, None));
}

async fn store(folder: &TempDir) -> Store {
    let config = StoreConfig {
        data_dir: folder.path().to_owned(),
        database: DatabaseUrl::Embedded,
    };
    Store::open(&config, "2026-03-01T08:00:00Z".parse().unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn ids_of_another_municipality_are_nothing_here() {
    let folder = TempDir::new().unwrap();
    let office = office_in(&folder).await;
    let here = Ids::read(&folder, &office).await;
    let other = desk::found_as(&folder, "Anden Kommune", Box::new(Scattered(5))).await;
    let minutes = "REFERAT Byrådet d. 15-01-2025\n\nPunkt 1: Anden sag v. Bo Holm\n\n02.00.00-A00-1-25\n\nIndstilling\n\n\
                   Chefen for Havnen indstiller,\n\n1. at det godkendes\n\nBilag\n\nPlan\n\nBeslutning\n\nGodkendt.\n";
    let source = MeetingSource {
        name: "anden.txt".into(),
        bytes: minutes.as_bytes().to_vec(),
        attachments: vec![AttachmentSource {
            file_name: "Plan.txt".into(),
            bytes: b"Plan".to_vec(),
        }],
        mended: None,
    };
    let (bo, options) = (Actor::local_operator("bo"), ImportOptions::default());
    other.import_meetings(&bo, &[source], options).await.unwrap();
    other.index_pending().await.unwrap();
    let login = town::account(&other, "anden", &[(None, Role::Administrator)]).await;
    let foreign_token = town::token(&other, &login.login).await;
    let there = Ids::read(&folder, &other).await;
    let served = desk::serve(office, folder).await;
    let mut tried = 0;
    for route in ROUTES.iter().filter(|route| route.path.contains("{id}")) {
        let own = here.addresses(route.path, true).unwrap_or_default();
        for address in there.addresses(route.path, true).unwrap_or_default() {
            if own.contains(&address) {
                continue;
            }
            let answer = match route.changes_something() {
                true => served.browser.post(&address, "").await,
                false => served.browser.get(&address).await,
            };
            assert!(matches!(answer.status, 400 | 404), "{address}: {}", answer.status);
            assert!(!answer.text().contains("Anden sag"), "{address}");
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried} addresses");
    let foreign = served.browser.signed_in(&foreign_token);
    assert_eq!(foreign.get("/").await.status, 303, "their session is none here");
    let form = sign_in_form("").replace("bo%40", "anden%40");
    assert_eq!(
        served.browser.signed_out().post("/log-ind", &form).await.status,
        400
    );
}

/// A form for each address that changes something, filled so that only who asks is in the way.
fn filled(path: &str) -> &'static str {
    match path {
        "/forummer/{id}/forkortelser" => "forkortelse=ABC&betydning=Alt",
        "/forummer/{id}/forkortelser/glem" => "forkortelse=ABC",
        "/moeder/{id}/eftersyn/skjul" | "/moeder/{id}/eftersyn/vis" => {
            "fund=0000000000000000000000000000000000000000000000000000000000000000&grund=x"
        }
        "/moeder/{id}/udsted" => "hvad=dagsorden&til=offentlig",
        "/punkter/{id}/udsted" => "til=offentlig",
        "/importer/{id}/fortryd" => "grund=x",
        "/forummer/{id}/planlaeg" => {
            "fra=2028-01-01&til=2028-12-31&moenster=uger&ugedag=monday&hver=4&start=9:00&slut=10:00"
        }
        "/forummer/{id}/ekstraordinaert" => "dag=2028-03-02&start=9:00&slut=10:00&grund=x",
        "/forummer/{id}/moeder" => "dag=2028-03-01&start=9:00&slut=10:00",
        "/moeder/{id}/flyt" => "dag=2027-03-03&start=9:00&slut=10:00&grund=x",
        "/moeder/{id}/aflys" => "grund=x",
        "/lokaler" => "navn=Sal",
        _ => "",
    }
}

#[tokio::test]
async fn each_form_is_for_the_roles_of_the_table_in_their_forum() {
    let folder = TempDir::new().unwrap();
    let office = office_in(&folder).await;
    let operator = Reader::local_operator();
    let forum = office.forum_called(&operator, "Havneudvalget").await.unwrap().id;
    let meeting = office.meeting_called("2025-01-15", Some(forum)).await.unwrap();
    let item = office.meeting(&operator, meeting).await.unwrap().items[0].id;
    let mut own = vec![forum.to_string(), meeting.to_string(), item.to_string()];
    let imports = office.imports(&operator, 1).await.unwrap();
    let of_meeting = imports
        .documents
        .iter()
        .filter(|document| document.meeting == Some(meeting));
    own.extend(of_meeting.map(|document| document.id.to_string()));
    let mut people = vec![(None, town::account(&office, "staff", &[]).await)];
    for role in Role::ALL {
        let place = role.is_of_forum().then_some(forum);
        people.push((
            Some(role),
            town::account(&office, role.as_str(), &[(place, role)]).await,
        ));
    }
    let mut tokens = Vec::new();
    for (role, account) in people {
        tokens.push((role, town::token(&office, &account.login).await));
    }
    let ids = Ids::read(&folder, &office).await;
    let served = desk::serve(office, folder).await;
    let wording = Wording::new(Language::Danish);
    for route in ROUTES.iter().filter(|route| route.method == MethodFilter::POST) {
        let WhoMay::May(action) = route.who else { continue };
        if matches!(action, Action::KeepOwnData) {
            continue;
        }
        for address in ids.addresses(route.path, false).unwrap() {
            let is_of_forum = route.path.contains("{id}") && !route.path.starts_with("/tryk");
            let is_own = !is_of_forum || own.iter().any(|id| address.contains(id));
            for (role, token) in &tokens {
                let cross = role.map_or(action.is_for(Who::Staff), |role| action.is_for(Who::Holder(role)));
                let may =
                    cross && (is_own || *role == Some(Role::Administrator) || action.is_for(Who::Staff));
                let answer = served
                    .browser
                    .signed_in(token)
                    .post(&address, filled(route.path))
                    .await;
                // Of a document that isn't theirs to see it is not even said that it is there, and an empty form says
                // nothing to refuse.
                let for_all = action.is_for(Who::Staff);
                let is_elsewhere = cross && !is_own && !for_all && *role != Some(Role::Administrator);
                let is_refused = answer.status == 403 || (is_elsewhere && matches!(answer.status, 400 | 404));
                assert_eq!(is_refused, !may, "{address} {role:?}: {}", answer.status);
                assert_ne!(answer.status, 500, "{address} {role:?}");
                if answer.status == 403 {
                    // Who may is named.
                    let secretary = wording.text("role-administrator").to_lowercase();
                    assert!(
                        answer.text().to_lowercase().contains(&secretary),
                        "{}",
                        answer.text()
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn odd_requests_are_refused_and_break_nothing() {
    let served = desk::empty().await;
    let browser = served.browser;
    let host = ("Host", "localhost");
    for method in ["TRACE", "PROPFIND", "get", "DELETE", "OPTIONS"] {
        let answer = browser.ask(method, "/", &[host]).await;
        assert!(matches!(answer.status, 400 | 405), "{method}: {}", answer.status);
    }
    let disguised = [
        host,
        ("X-HTTP-Method-Override", "POST"),
        ("Sec-Fetch-Site", "same-origin"),
    ];
    let answer = browser.ask("GET", "/udseende/standard", &disguised).await;
    assert!(matches!(answer.status, 404 | 405), "{}", answer.status);
    for route in ROUTES.iter().filter(|route| route.changes_something()) {
        let nowhere = "00000000-0000-7000-8000-000000000000";
        let path = route
            .path
            .replace("{id}", nowhere)
            .replace("{token}", &"ab".repeat(32));
        let multipart = [
            host,
            ("Content-Length", "0"),
            ("Content-Type", "multipart/form-data; boundary=x"),
        ];
        let answer = browser.ask("POST", &path, &multipart).await;
        assert_eq!(answer.status, 403, "{path}: no page of ours");
        let mut ours = multipart.to_vec();
        ours.push(("Sec-Fetch-Site", "same-origin"));
        let answer = browser.ask("POST", &path, &ours).await;
        assert!(answer.status < 500, "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn what_is_too_large_is_not_read_to_its_end() {
    let served = desk::empty().await;
    let length = 64 << 20;
    let mut stream = TcpStream::connect(served.browser.address()).await.unwrap();
    let head = format!(
        "POST /log-ind HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\nlogin="
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let part = vec![b'x'; 1 << 20];
    let mut sent = 0;
    // Whoever has read enough answers and closes.
    while sent < length && stream.write_all(&part).await.is_ok() {
        sent += part.len();
    }
    assert!(sent < length, "all of it was read");
    assert_eq!(served.browser.get("/").await.status, 200);
}

#[tokio::test]
async fn a_script_that_is_kept_is_words_on_every_page() {
    let folder = TempDir::new().unwrap();
    let office = office_in(&folder).await;
    let (operator, bo) = (Reader::local_operator(), Actor::local_operator(SCRIPT));
    let minutes = format!(
        "REFERAT Havneudvalget d. 16-01-2025\n\nMødested {SCRIPT}\n\nPunkt 1: {SCRIPT} v. Bo Holm\n\nAnledning\n\n{SCRIPT}\n\n\
         Indstilling\n\nChefen for {SCRIPT} indstiller,\n\n1. at {SCRIPT}\n\nHistorik\n\nByrådets beslutning af 6. november \
         2024;\n{SCRIPT}\n\nBeslutning\n\n{SCRIPT}\n\nBilag\n\n{SCRIPT}\n"
    );
    let source = MeetingSource {
        name: format!("{SCRIPT}.txt").replace('/', ""),
        bytes: minutes.into_bytes(),
        attachments: Vec::new(),
        mended: None,
    };
    let options = ImportOptions::default();
    office.import_meetings(&bo, &[source], options).await.unwrap();
    office.index_pending().await.unwrap();
    let forum = office.forum_called(&operator, "Havneudvalget").await.unwrap().id;
    office
        .explain_abbreviation(&bo, forum, "ABC", SCRIPT)
        .await
        .unwrap();
    let person = office
        .make_person(&bo, &format!("Bo {SCRIPT}"), None)
        .await
        .unwrap();
    office
        .leave(&bo, person, referat_domain::Date::constant(2026, 2, 1), SCRIPT)
        .await
        .unwrap();
    let ids = Ids::read(&folder, &office).await;
    let served = desk::serve(office, folder).await;
    let form = format!("navn={}&email=", "Bo+%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    assert_eq!(served.browser.post("/konto/om", &form).await.status, 303);
    let mut seen = 0;
    let echoes = [
        "/soeg?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/journal?hvem=%3Cscript%3Ealert(1)%3C/script%3E",
        "/log-ind?til=/%3Cscript%3Ealert(1)%3C/script%3E",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
    ];
    let pages = ROUTES.iter().filter(|route| !route.changes_something());
    let mut addresses: Vec<String> = pages
        .flat_map(|route| ids.addresses(route.path, true).unwrap_or_default())
        .collect();
    addresses.extend(echoes.map(str::to_owned));
    for address in addresses
        .iter()
        .filter(|to| ![".pdf", ".docx", ".xlsx"].iter().any(|end| to.ends_with(end)))
    {
        let answer = served.browser.get(address).await;
        if answer
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"))
        {
            let html = answer.text();
            assert!(!html.contains("<script>alert"), "{address}: {html}");
            seen += usize::from(html.contains("&#60;script&#62;") || html.contains("&lt;script&gt;"));
        }
    }
    assert!(seen > 15, "it is shown on {seen} pages");
    let wrong = served
        .browser
        .signed_out()
        .post(
            "/log-ind",
            "login=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&adgangskode=x",
        )
        .await;
    assert!(!wrong.text().contains("<script>alert"), "{}", wrong.text());
}
