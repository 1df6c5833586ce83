//! What stands around every page: hosts, methods, headers, problems and panics.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use referat_web::routes::ROUTES;
use referat_web::state::Shell;
use referat_web::{ServeError, walls};
use referat_wording::{Language, Wording};
use tokio::net::TcpListener;

use crate::browser::Browser;
use crate::desk;

#[tokio::test]
async fn a_request_for_another_host_is_refused_and_told_where_to_go() {
    let served = desk::empty().await;
    for host in ["referat.example", "127.0.0.1.example:80", "192.168.1.4"] {
        let answer = served.browser.ask("GET", "/", &[("Host", host)]).await;
        assert_eq!(answer.status, 421, "{host}");
        assert!(answer.text().contains("http://127.0.0.1"), "{}", answer.text());
        assert!(
            !answer.text().contains("<form"),
            "nothing to send a word to a stranger with"
        );
    }
    let answer = served
        .browser
        .ask("GET", "/", &[("Host", "localhost:4000")])
        .await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn two_hosts_in_one_request_are_none() {
    let served = desk::empty().await;
    let answer = served
        .browser
        .ask("GET", "/", &[("Host", "localhost"), ("Host", "referat.example")])
        .await;
    assert!(matches!(answer.status, 400 | 421), "{}", answer.status);
}

#[tokio::test]
async fn every_answer_says_what_a_browser_may_do_with_it() {
    let served = desk::empty().await;
    for path in [
        "/",
        "/findes-ikke",
        "/robots.txt",
        "/assets/findes-ikke.css",
        "/soeg?aar=i+fjor",
    ] {
        let answer = served.browser.get(path).await;
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert!(answer.header("cache-control").is_some(), "{path}");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_helps_onwards() {
    let served = desk::empty().await;
    for (path, status) in [
        ("/findes-ikke", 404),
        ("/punkter/0", 404),
        ("/moeder/00000000-0000-7000-8000-000000000000", 404),
        ("/journalnumre/99.99.99.99", 404),
        ("/bilag/00000000-0000-7000-8000-000000000000", 404),
        ("/soeg?q=budget&aar=i+fjor", 400),
        ("/importer?side=sidste", 400),
    ] {
        let answer = served.browser.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(
            answer.text().contains("href=\"/journalnumre\""),
            "{path}: {}",
            answer.text()
        );
        assert!(answer.text().contains("role=\"search\""), "{path}");
    }
}

#[tokio::test]
async fn what_changes_something_comes_from_our_own_pages() {
    let served = desk::empty().await;
    let changing: Vec<_> = ROUTES.iter().filter(|route| route.changes_something()).collect();
    assert!(!changing.is_empty());
    for route in changing {
        let path = route.path.replace("{id}", "00000000-0000-7000-8000-000000000000");
        let host = ("Host", "localhost");
        let length = ("Content-Length", "0");
        for from in [
            vec![host, length],
            vec![host, length, ("Sec-Fetch-Site", "cross-site")],
            vec![
                host,
                length,
                ("Sec-Fetch-Site", "same-site"),
                ("Origin", "http://localhost"),
            ],
            vec![host, length, ("Origin", "null")],
            vec![host, length, ("Origin", "http://evil.example")],
        ] {
            let answer = served.browser.ask("POST", &path, &from).await;
            assert_eq!(answer.status, 403, "{path}: {from:?}");
            assert!(answer.text().contains("<h1>"), "{path}");
        }
        for from in [
            vec![host, length, ("Sec-Fetch-Site", "same-origin")],
            vec![host, length, ("Origin", "http://localhost")],
        ] {
            let answer = served.browser.ask("POST", &path, &from).await;
            assert_ne!(answer.status, 403, "{path}: {from:?}");
        }
        let foreign = [
            ("Host", "referat.example"),
            length,
            ("Sec-Fetch-Site", "same-origin"),
        ];
        let answer = served.browser.ask("POST", &path, &foreign).await;
        assert_eq!(answer.status, 421, "{path}: the host is looked at first");
        let is_read = ROUTES
            .iter()
            .any(|other| other.path == route.path && !other.changes_something());
        if !is_read {
            let answer = served.browser.ask("GET", &path, &[host]).await;
            assert!(matches!(answer.status, 404 | 405), "{path}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn what_is_for_reading_can_not_be_changed() {
    let served = desk::empty().await;
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        let headers = [("Host", "localhost"), ("Content-Length", "0")];
        let answer = served.browser.ask(method, "/", &headers).await;
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.text().contains("<h1>"), "{method}");
    }
    let head = served.browser.ask("HEAD", "/", &[("Host", "localhost")]).await;
    assert_eq!((head.status, head.bytes.len()), (200, 0));
}

#[tokio::test]
async fn a_mistake_of_ours_shows_a_number_and_nothing_internal() {
    let shell = Shell {
        wording: Arc::new(Wording::new(Language::Danish)),
        municipality: "Sandved Kommune".into(),
        me: None,
        is_public: false,
    };
    async fn mistake() -> &'static str {
        panic!("the password is hemmelig")
    }
    let app = walls::around(Router::new().route("/", get(mistake)), shell, Arc::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let browser = Browser::of(listener.local_addr().unwrap());
    tokio::spawn(referat_web::serve(listener, app, std::future::pending()));
    let answer = browser.get("/").await;
    assert_eq!(answer.status, 500);
    assert!(!answer.text().contains("hemmelig"));
    assert!(answer.text().contains("Fejlens nummer"), "{}", answer.text());
}

#[tokio::test]
async fn a_listener_that_others_can_reach_is_refused() {
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let refused = referat_web::serve(listener, Router::new(), std::future::pending()).await;
    assert!(matches!(refused, Err(ServeError::NotLoopback(_))), "{refused:?}");
}

#[tokio::test]
async fn pages_are_sent_compressed_to_those_who_can_read_that() {
    let served = desk::empty().await;
    let headers = [("Host", "localhost"), ("Accept-Encoding", "gzip")];
    let answer = served.browser.ask("GET", "/om", &headers).await;
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert_eq!(answer.header("vary"), Some("accept-encoding"));
}
