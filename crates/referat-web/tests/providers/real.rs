//! A real provider in a process of its own: `oidc-provider`, as `package.json` names it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use referat_actions::sign_in_by_provider::{ProviderRules, RoleRule};
use referat_domain::role::Role;
use tokio::net::TcpListener;

use crate::desk::{Answer, Browser, Ours, ours_at};
use crate::lies::rules;

/// The provider's process; it ends with this.
struct RealProvider {
    child: Child,
    address: SocketAddr,
}

impl RealProvider {
    #[expect(
        clippy::disallowed_methods,
        reason = "the test starts the provider it signs in at"
    )]
    fn begin(back: &str) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut child = Command::new("node")
            .arg(here.join("tests/providers/provider.mjs"))
            .arg(back)
            .current_dir(here.join("../.."))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is needed, and the packages of package.json: run `npm ci --ignore-scripts`");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("port ").map(str::to_owned))
            .expect("the provider did not begin: run `npm ci --ignore-scripts`");
        // What it says afterwards is read away, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            address: format!("127.0.0.1:{port}").parse().unwrap(),
        }
    }
}

impl Drop for RealProvider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn world() -> (RealProvider, Ours) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let provider = RealProvider::begin(&format!("http://{}", listener.local_addr().unwrap()));
    let rules = ProviderRules {
        roles: vec![RoleRule {
            word: "drift".into(),
            role: Role::Administrator,
            forum: None,
        }],
        ..rules()
    };
    let issuer = format!("http://{}", provider.address);
    (provider, ours_at(listener, &issuer, rules, true).await)
}

/// Follows a browser through the provider until it is sent back to us; the way back.
async fn through(there: &mut Browser, from: &str) -> String {
    let mut next = from.to_owned();
    for _ in 0..10 {
        let path = match next.strip_prefix("http://") {
            Some(rest) => format!("/{}", rest.split_once('/').unwrap().1),
            None => next,
        };
        let answer = there.get(&path).await;
        assert!(matches!(answer.status, 302 | 303), "{path}: {answer:?}");
        next = answer.location().to_owned();
        if let Some((_, back)) = next.split_once("/log-ind/oidc/retur") {
            return format!("/log-ind/oidc/retur{back}");
        }
    }
    panic!("never came back: {next}");
}

async fn sign_in(provider: &RealProvider, browser: &mut Browser, person: &str) -> Answer {
    let gone = browser.get("/log-ind/oidc?til=%2Fjournal").await;
    assert_eq!(gone.status, 303, "{gone:?}");
    let mut there = Browser::of(provider.address);
    there.cookies.insert("person".into(), person.into());
    let back = through(&mut there, gone.location()).await;
    // It says whose its answers are (RFC 9207).
    assert!(back.contains("iss=http"), "{back}");
    let answer = browser.get(&back).await;
    // The same answer once more is of no use.
    let mut again = browser.clone();
    again.cookies.remove("referat");
    let twice = again.get(&back).await;
    assert_eq!(twice.status, 403, "{twice:?}");
    answer
}

#[tokio::test]
async fn somebody_signs_in_at_a_real_provider_with_a_role_and_out_again() {
    let (provider, ours) = world().await;
    ours.invited("Lise Holm", "lise@sandved.example").await;
    let mut browser = ours.browser();
    let answer = sign_in(&provider, &mut browser, "lise").await;
    assert_eq!(
        (answer.status, answer.location()),
        (303, "/journal"),
        "{answer:?}"
    );
    let journal = browser.get("/journal").await;
    assert_eq!(journal.status, 200, "the role came along");
    assert!(
        journal.text.contains("Knyttede en konto til et login"),
        "{}",
        journal.text
    );
    let out = browser.post("/log-ud", "").await;
    let way_out = out
        .header("refresh")
        .unwrap()
        .strip_prefix("0; url=")
        .unwrap()
        .to_owned();
    let path = way_out
        .split_once(&provider.address.to_string())
        .unwrap()
        .1
        .to_owned();
    let mut there = Browser::of(provider.address);
    assert_eq!(
        there.get(&path).await.status,
        200,
        "the provider asks whether to sign out"
    );
}

#[tokio::test]
async fn somebody_a_real_provider_knows_and_we_do_not_stays_outside() {
    let (provider, ours) = world().await;
    let mut browser = ours.browser();
    let answer = sign_in(&provider, &mut browser, "ukendt").await;
    assert_eq!(answer.status, 403, "{answer:?}");
    assert!(!browser.is_signed_in());
}

#[tokio::test]
async fn a_real_provider_that_has_gone_leaves_the_password() {
    let (provider, ours) = world().await;
    drop(provider);
    let mut browser = ours.browser();
    let answer = browser.get("/log-ind/oidc").await;
    assert_eq!(answer.status, 502);
    assert!(
        answer.text.contains("svarer ikke, som det skal"),
        "{}",
        answer.text
    );
    let form = "login=bo%40sandved.example&adgangskode=fire+ravne+p%C3%A5+taget";
    assert_eq!(browser.post("/log-ind", form).await.status, 303);
}
