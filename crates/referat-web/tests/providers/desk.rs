//! An office whose pages know a provider, and a browser that keeps its cookies.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use referat_actions::keep_accounts::FirstAdministrator;
use referat_actions::office::{Actor, Clock, Database, Installation, Office, Randomness};
use referat_actions::sign_in::Origin;
use referat_actions::sign_in_by_provider::ProviderRules;
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::{Date, Timestamp};
use referat_provider::network::{Internet, Limits};
use referat_provider::{Config, Provider, Secret};
use referat_web::WebState;
use referat_web::doors::{Doors, ProviderDoor};
use referat_wording::{Language, Wording};
use sqlx::Connection as _;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// A clock that stands at 1 March 2026, 09:00 in Copenhagen, or the real one.
pub struct TestClock {
    pub is_real: bool,
}

impl Clock for TestClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "a provider in a process of its own has the real time"
    )]
    fn now(&self) -> Timestamp {
        match self.is_real {
            true => Timestamp::now(),
            false => "2026-03-01T08:00:00Z".parse().unwrap(),
        }
    }

    fn today(&self) -> Date {
        Date::constant(2026, 3, 1)
    }
}

struct Counting(AtomicU8);

impl Randomness for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Our pages, and what they keep.
pub struct Ours {
    pub office: Arc<Office>,
    pub address: SocketAddr,
    pub folder: TempDir,
}

pub const PASSWORD: &str = "fire ravne på taget";

pub fn origin() -> Origin {
    Origin {
        address: "127.0.0.1".into(),
        device: "prøve".into(),
    }
}

pub fn bo() -> Actor {
    Actor::local_operator("bo")
}

/// Our pages with a provider at an issuer address.
pub async fn ours(issuer: &str, rules: ProviderRules, is_real: bool) -> Ours {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    ours_at(listener, issuer, rules, is_real).await
}

/// The same, where a listener listens already.
pub async fn ours_at(listener: TcpListener, issuer: &str, rules: ProviderRules, is_real: bool) -> Ours {
    let folder = TempDir::new().unwrap();
    let installation = Installation {
        data_dir: folder.path().to_owned(),
        database: Database::Embedded,
    };
    let clock = Arc::new(TestClock { is_real });
    let office = Office::found(
        &installation,
        referat_fixtures::MUNICIPALITY,
        clock,
        Box::new(Counting(AtomicU8::new(0))),
    )
    .await
    .unwrap();
    let link = office.first_administrator_link().await.unwrap().unwrap();
    let who = FirstAdministrator {
        name: "Bo Lind",
        login: "bo@sandved.example",
    };
    office
        .found_administrator(&link, who, PASSWORD, &origin())
        .await
        .unwrap();
    let office = Arc::new(office);
    let address = listener.local_addr().unwrap();
    let config = Config {
        issuer: issuer.to_owned(),
        client_id: "referat".into(),
        client_secret: Some(Secret("klienthemmelighed".into())),
        scopes: vec!["email".into(), "profile".into()],
        roles_claim: Some("roles".into()),
        verified_claim: "email_verified".into(),
    };
    let limits = Limits {
        time: Duration::from_secs(2),
        bytes: 64 * 1024,
    };
    let network = Arc::new(Internet::new(limits).unwrap());
    let doors = Doors {
        provider: Some(ProviderDoor {
            provider: Arc::new(Provider::new(config, network).unwrap()),
            rules: Arc::new(rules),
        }),
        own_address: format!("http://{address}"),
        ..Doors::default()
    };
    let wording = Arc::new(Wording::new(Language::Danish));
    let typesetter = Arc::new(Typesetter::at(folder.path().join("referat-typesetter")));
    let press = Press::new(Arc::clone(&wording), referat_fixtures::MUNICIPALITY, typesetter);
    let today = || Date::constant(2026, 3, 1);
    let state = WebState::new(Arc::clone(&office), wording, Arc::new(press), today).with_doors(doors);
    tokio::spawn(referat_web::serve(
        listener,
        referat_web::app(state),
        std::future::pending(),
    ));
    Ours {
        office,
        address,
        folder,
    }
}

impl Ours {
    pub fn browser(&self) -> Browser {
        Browser::of(self.address)
    }

    /// Somebody invited by their address for mail.
    pub async fn invited(&self, name: &str, login: &str) -> referat_domain::ids::PersonId {
        let person = self.office.make_person(&bo(), name, None).await.unwrap();
        self.office.invite(&bo(), person, login).await.unwrap();
        person
    }

    /// What a query of the database gives, as text.
    pub async fn rows(&self, query: &'static str) -> Vec<String> {
        let file = self.folder.path().join("referat.db");
        let address = format!("sqlite://{}", file.display());
        let mut connection = sqlx::SqliteConnection::connect(&address).await.unwrap();
        let rows: Vec<(String,)> = sqlx::query_as(query).fetch_all(&mut connection).await.unwrap();
        rows.into_iter().map(|(row,)| row).collect()
    }

    /// How many failures are noted.
    pub async fn failures(&self) -> usize {
        self.rows("SELECT hex(id) FROM failed_sign_in").await.len()
    }

    /// What the journal says was done, since the first administrator.
    pub async fn journal(&self) -> Vec<String> {
        self.rows("SELECT action FROM journal_entry ORDER BY sequence")
            .await
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (known, value) = line.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("{self:?}"))
    }
}

/// A browser that keeps the cookies of one host.
#[derive(Debug, Clone)]
pub struct Browser {
    address: SocketAddr,
    pub cookies: BTreeMap<String, String>,
}

impl Browser {
    pub fn of(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: BTreeMap::new(),
        }
    }

    pub fn is_signed_in(&self) -> bool {
        self.cookies.contains_key("referat")
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "").await
    }

    pub async fn post(&mut self, path: &str, form: &str) -> Answer {
        let head = format!(
            "POST {path} HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            form.len()
        );
        self.send(&head, form).await
    }

    async fn send(&mut self, head: &str, body: &str) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = format!(
            "{head}Host: {}\r\nCookie: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            cookies.join("; ")
        );
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let answer = String::from_utf8_lossy(&bytes).into_owned();
        let (head, text) = answer.split_once("\r\n\r\n").unwrap();
        for line in head.lines() {
            let Some((name, value)) = line.split_once(": ") else {
                continue;
            };
            if !name.eq_ignore_ascii_case("set-cookie") {
                continue;
            }
            let (name, value) = value.split(';').next().unwrap().split_once('=').unwrap();
            match line.contains("Max-Age=0") {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// A value of an address's query, as it stands there.
pub fn asked(address: &str, name: &str) -> String {
    let (_, query) = address.split_once('?').unwrap();
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix(&format!("{name}=")))
        .unwrap_or_else(|| panic!("no {name} in {address}"))
        .to_owned()
}
