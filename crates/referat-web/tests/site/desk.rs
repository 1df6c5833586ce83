//! Sandved's office in a folder of its own, and its pages being served.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use referat_actions::import_meetings::{AttachmentSource, ImportOptions, MeetingSource};
use referat_actions::keep_accounts::FirstAdministrator;
use referat_actions::office::{Actor, Clock, Database, Installation, Office, Randomness};
use referat_actions::sign_in::Origin;
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::ids::{IdSource, MunicipalityId};
use referat_domain::journal::Salt;
use referat_domain::{Date, Timestamp};
use referat_store::Entropy;
use referat_web::WebState;
use referat_web::streams::Streams;
use referat_wording::{Language, Wording};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::browser::Browser;

/// A clock that stands at 1 March 2026, 09:00 in Copenhagen, save for what [`an_hour_passes`].
struct StoppedClock;

thread_local! {
    /// The hours that have passed: a test and what it serves are one thread.
    static HOURS: Cell<i64> = const { Cell::new(0) };
}

/// Moves the clock of this test on.
pub fn an_hour_passes() {
    HOURS.set(HOURS.get() + 1);
}

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        let begun: Timestamp = "2026-03-01T08:00:00Z".parse().unwrap();
        begun + Duration::from_secs(3600 * u64::try_from(HOURS.get()).unwrap())
    }

    fn today(&self) -> Date {
        Date::constant(2026, 3, 1)
    }
}

/// Randomness that counts, so that the same things have the same ids each time.
struct Counting(AtomicU8);

impl Randomness for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Randomness that doesn't come round: for tests with many tokens.
pub struct Scattered(pub u64);

impl Scattered {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Randomness for Scattered {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let random = self.next().to_be_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}

impl IdSource for Scattered {
    fn next_id(&mut self) -> uuid::Uuid {
        let mut random = [0; 10];
        self.fill(&mut random);
        referat_domain::ids::uuid_v7(1, random)
    }
}

impl Entropy for Scattered {
    fn salt(&mut self) -> Salt {
        let mut salt = [0; 16];
        self.fill(&mut salt);
        Salt(salt)
    }
}

/// Pages being served; they stop and their folder goes when this does.
pub struct Served {
    pub browser: Browser,
    pub municipality: MunicipalityId,
    pub folder: TempDir,
    /// The office that is served, to do something beside its pages.
    pub office: Arc<Office>,
    /// What is told as it happens.
    pub streams: Streams,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Served {
    /// The same data, served by a program that was started anew.
    pub async fn started_again(self) -> Self {
        let Self {
            folder,
            office,
            stop,
            serving,
            ..
        } = self;
        drop(stop);
        serving.await.unwrap();
        drop(office);
        let office = found(&folder).await;
        serve(office, folder).await
    }
}

/// An office without any minutes.
pub async fn empty() -> Served {
    let folder = TempDir::new().unwrap();
    let office = found(&folder).await;
    serve(office, folder).await
}

/// An office with all of Sandved's minutes, one of them in a corrected edition too, and the register.
pub async fn sandved() -> Served {
    let folder = TempDir::new().unwrap();
    let office = sandved_in(&folder).await;
    serve(office, folder).await
}

async fn sandved_in(folder: &TempDir) -> Office {
    let office = found(folder).await;
    let actor = Actor::local_operator("bo");
    let mut sources: Vec<MeetingSource> = referat_fixtures::MINUTES
        .iter()
        .map(|minutes| MeetingSource {
            name: minutes.file_name.to_owned(),
            bytes: minutes.text.as_bytes().to_vec(),
            attachments: referat_fixtures::ATTACHMENTS
                .iter()
                .filter(|attachment| minutes.file_name.starts_with(attachment.minutes))
                .map(|attachment| AttachmentSource {
                    file_name: attachment.file_name.to_owned(),
                    bytes: attachment.bytes.to_vec(),
                })
                .collect(),
            mended: None,
        })
        .collect();
    let corrected = referat_fixtures::MINUTES[0]
        .text
        .replacen("Godkendt", "godkendt", 1)
        + "\nRettet.\n";
    sources.push(MeetingSource {
        name: "rettet.txt".into(),
        bytes: corrected.into_bytes(),
        attachments: Vec::new(),
        mended: None,
    });
    office
        .import_meetings(&actor, &sources, ImportOptions::default())
        .await
        .unwrap();
    office
        .load_kle(&actor, "sandved-kle.txt", referat_fixtures::KLE_LIST.as_bytes())
        .await
        .unwrap();
    office.index_pending().await.unwrap();
    office
}

/// An office with one document.
pub async fn with_minutes(name: &str, text: &str, attachments: &[(&str, &str)]) -> Served {
    let folder = TempDir::new().unwrap();
    let office = found(&folder).await;
    let source = MeetingSource {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
        attachments: attachments
            .iter()
            .map(|(name, text)| AttachmentSource {
                file_name: (*name).to_owned(),
                bytes: text.as_bytes().to_vec(),
            })
            .collect(),
        mended: None,
    };
    let actor = Actor::local_operator("bo");
    office
        .import_meetings(&actor, &[source], ImportOptions::default())
        .await
        .unwrap();
    serve(office, folder).await
}

/// Sandved's office, whose typesetter isn't there.
pub async fn without_typesetter() -> Served {
    let folder = TempDir::new().unwrap();
    let office = sandved_in(&folder).await;
    let typesetter = Typesetter::at(folder.path().join("referat-typesetter"));
    serve_with(office, folder, typesetter).await
}

async fn found(folder: &TempDir) -> Office {
    found_with(folder, Box::new(Counting(AtomicU8::new(0)))).await
}

/// A new office with randomness of one's own.
pub async fn found_with(folder: &TempDir, randomness: Box<dyn Randomness>) -> Office {
    found_as(folder, referat_fixtures::MUNICIPALITY, randomness).await
}

/// The same of another municipality.
pub async fn found_as(folder: &TempDir, name: &str, randomness: Box<dyn Randomness>) -> Office {
    let installation = Installation {
        data_dir: folder.path().to_owned(),
        database: Database::Embedded,
    };
    Office::found(&installation, name, Arc::new(StoppedClock), randomness)
        .await
        .unwrap()
}

/// The password of everyone who is let in.
pub const PASSWORD: &str = "fire ravne på taget";

/// An administrator's token: made if there is none, let in anew if there is.
pub async fn administrator(office: &Office) -> String {
    let origin = Origin {
        address: "127.0.0.1".into(),
        device: "prøve".into(),
    };
    let login = "bo@sandved.example";
    let admitted = match office.first_administrator_link().await.unwrap() {
        Some(link) => {
            let who = FirstAdministrator {
                name: "Bo Lind",
                login,
            };
            office.found_administrator(&link, who, PASSWORD, &origin).await
        }
        None => office.sign_in(login, PASSWORD, &origin).await,
    };
    admitted.unwrap().token.reveal()
}

/// Serves an office.
pub async fn serve(office: Office, folder: TempDir) -> Served {
    // `cargo xtask test` builds it; `cargo build -p referat-typesetter` does too.
    let typesetter = Typesetter::beside(&std::env::current_exe().unwrap());
    serve_with(office, folder, typesetter).await
}

async fn serve_with(office: Office, folder: TempDir, typesetter: Typesetter) -> Served {
    let wording = Arc::new(Wording::new(Language::Danish));
    let municipality = office.municipality().clone();
    let token = administrator(&office).await;
    let press = Press::new(Arc::clone(&wording), &municipality.name, Arc::new(typesetter));
    let today = || Date::constant(2026, 3, 1);
    let office = Arc::new(office);
    let state = WebState::new(Arc::clone(&office), wording, Arc::new(press), today);
    let streams = state.streams.clone();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let browser = Browser::of(listener.local_addr().unwrap()).signed_in(&token);
    let (stop, stopped) = oneshot::channel();
    let serving = tokio::spawn(async {
        referat_web::serve(listener, referat_web::app(state), async {
            stopped.await.ok();
        })
        .await
        .unwrap();
    });
    Served {
        browser,
        municipality: municipality.id,
        folder,
        office,
        streams,
        stop,
        serving,
    }
}
