//! What takes long to print: its page in every state, its file, and who sees it.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::sync::Arc;
use std::time::Duration;

use askama::Template as _;
use referat_actions::printing::{PrintedFile, Progress, Remark};
use referat_documents::packet::LeftOut;
use referat_domain::ids::{IssuedDocumentId, PrintJobId};
use referat_web::frame::Frame;
use referat_web::jobs::{Made, Order, Stand};
use referat_web::pages::print_job::PrintJobPage;
use referat_web::problem::Problem;
use referat_web::state::Shell;
use referat_wording::{Language, Wording};

use crate::browser::{Browser, link, main_part};
use crate::desk;

/// Waits for a job, and gives its page.
pub async fn done(browser: Browser, job: &str) -> String {
    for _ in 0..600 {
        let html = browser.page(job).await;
        if !html.contains("data-under-way") {
            assert!(html.contains(">Færdig<"), "{html}");
            return html;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{job} takes too long");
}

fn pages(stand: &Stand) -> String {
    let shell = Shell {
        wording: Arc::new(Wording::new(Language::Danish)),
        municipality: "Sandved Kommune".into(),
        me: None,
        is_public: false,
    };
    let order = Order {
        title: "Pakke med bilag: Chefforum (Medlemmerne)".into(),
        from: ("Dokumenter: Chefforum".into(), "/moeder/1/dokumenter".into()),
    };
    let page = PrintJobPage {
        frame: Frame::of_shell(&shell, "Pakke"),
        id: PrintJobId::from_bytes([7; 16]),
        order: &order,
        stand,
    };
    page.render().unwrap()
}

#[test]
fn every_state_says_what_is_going_on_and_what_one_can_do() {
    let file = PrintedFile {
        file_name: "pakke-chefforum-2025-01-15.pdf".into(),
        media_type: "application/pdf",
        title: "Chefforum 2025-01-15".into(),
        bytes: vec![0; 2_000],
        pages: Some(14),
        remarks: vec![
            Remark::LeftOut("2.1 Budget.xlsx".into(), LeftOut::NameOnly),
            Remark::Untagged("3.1 Kort.pdf".into()),
            Remark::Replaced(vec!['\u{e000}', '𓀀']),
        ],
    };
    let issued = Some((IssuedDocumentId::from_bytes([9; 16]), 2));
    let states = [
        Stand::Waiting,
        Stand::Printing(None),
        Stand::Printing(Some(Progress::Reading(2, 5))),
        Stand::Printing(Some(Progress::Attachment(3, 12, "Kort <over> havnen".into()))),
        Stand::Printing(Some(Progress::Setting)),
        Stand::Printing(Some(Progress::Joining)),
        Stand::Done(Arc::new(Made {
            file: file.clone(),
            issued: None,
        })),
        Stand::Done(Arc::new(Made { file, issued })),
        Stand::Refused(Problem::NotNow { why: "no-typesetter" }),
        Stand::Refused(Problem::Internal { id: "w1-2".into() }),
        Stand::Stopped,
    ];
    let mut said = String::new();
    for stand in &states {
        let html = pages(stand);
        assert_eq!(
            html.contains("<noscript><meta http-equiv=\"refresh\""),
            stand.is_under_way()
        );
        assert_eq!(html.contains("/stop\""), stand.is_under_way());
        said.push_str(main_part(&html));
        said.push_str("\n\n");
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, filters => [(r"\?v=[0-9a-f]{16}", "?v=[hash]")] }, {
        insta::assert_snapshot!("print_job", said.replace("><", ">\n<"));
    });
}

#[tokio::test]
async fn a_packet_is_printed_and_its_page_says_what_is_not_in_it() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let meeting = link(&browser.page("/").await, "Chefforum onsdag den 15. januar 2025");
    let id = meeting.trim_start_matches("/moeder/");
    let order = format!("hvad=pakke&af={id}&til=medlemmer&form=pdf");
    let begun = browser.post("/tryk", &order).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let job = begun.header("location").unwrap().to_owned();
    let html = done(browser, &job).await;
    assert!(html.contains("kun navnet er kendt"), "{html}");
    let file = browser.get(&format!("{job}/fil")).await;
    assert_eq!(file.header("content-type"), Some("application/pdf"));
    assert_eq!(file.header("cache-control"), Some("no-store"));
    assert!(file.bytes.starts_with(b"%PDF-"));
    let stopped = browser.post(&format!("{job}/stop"), "").await;
    assert_eq!(stopped.status, 303);
    assert!(
        browser.page(&job).await.contains(">Færdig<"),
        "what is done stays"
    );
}

#[tokio::test]
async fn a_packet_is_issued_as_a_job_and_stands_on_the_list() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let meeting = link(&browser.page("/").await, "Chefforum onsdag den 15. januar 2025");
    let begun = browser
        .post(
            &format!("{meeting}/udsted"),
            "hvad=pakke&til=offentlig&grund=Til+mødet",
        )
        .await;
    let job = begun.header("location").unwrap().to_owned();
    let html = done(browser, &job).await;
    assert!(html.contains("Udstedt som udgave 1."), "{html}");
    let issued = browser.get(&link(&html, "Hent den udstedte fil")).await;
    assert_eq!(issued.bytes, browser.get(&format!("{job}/fil")).await.bytes);
    let list = browser.page(&format!("{meeting}/dokumenter")).await;
    assert!(list.contains("Pakke med bilag"), "{list}");
}

#[tokio::test]
async fn a_forum_has_its_volumes() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let forum = link(&browser.page("/").await, "Chefforum</a>");
    let html = browser.page(&forum).await;
    for year in [2024, 2025, 2026] {
        assert!(html.contains(&format!("Årgang {year}")), "{year}");
    }
    let id = forum.trim_start_matches("/forummer/");
    let begun = browser
        .post(
            "/tryk",
            &format!("hvad=aargang&af={id}&aar=2025&til=offentlig&form=pdf"),
        )
        .await;
    let job = begun.header("location").unwrap().to_owned();
    let html = done(browser, &job).await;
    assert!(html.contains("Årgang 2025: Chefforum (Offentligheden)"), "{html}");
    assert!(html.contains("aargang-chefforum-2025-offentlig.pdf"), "{html}");
}

#[tokio::test]
async fn what_is_no_job_of_ours_is_not_found_and_no_order_of_ours_is_refused() {
    let served = desk::sandved().await;
    let browser = served.browser;
    let nowhere = "/tryk/00000000-0000-7000-8000-000000000000";
    for path in [nowhere.to_owned(), format!("{nowhere}/fil"), "/tryk/1".into()] {
        assert_eq!(browser.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(browser.post(&format!("{nowhere}/stop"), "").await.status, 404);
    let meeting = link(&browser.page("/").await, "Chefforum onsdag den 15. januar 2025");
    let id = meeting.trim_start_matches("/moeder/");
    for order in [
        "hvad=pakke".to_owned(),
        format!("hvad=alt&af={id}&til=offentlig&form=pdf"),
        format!("hvad=pakke&af={id}&til=alle&form=pdf"),
        format!("hvad=pakke&af={id}&til=offentlig&form=exe"),
        format!("hvad=pakke&af={id}&aar=2025&til=offentlig&form=pdf"),
        format!("hvad=aargang&af={id}&aar=tyve&til=offentlig&form=pdf"),
        "hvad=aargang&af=1&aar=2025&til=offentlig&form=pdf".into(),
    ] {
        assert_eq!(browser.post("/tryk", &order).await.status, 400, "{order}");
    }
    let unknown = "hvad=pakke&af=00000000-0000-7000-8000-000000000000&til=offentlig&form=pdf";
    assert_eq!(browser.post("/tryk", unknown).await.status, 404);
}
