//! An office in a folder of its own, with the machine's clock and randomness, for what is measured.

use std::sync::Arc;

use referat_actions::import_meetings::{AttachmentSource, MeetingSource};
use referat_actions::office::{Actor, Clock, Database, Installation, Office, Randomness};
use referat_domain::{Date, Timestamp};
use tempfile::TempDir;

/// The machine's clock.
struct MachineClock;

impl Clock for MachineClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "what is measured runs as the program does, on the real clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn today(&self) -> Date {
        self.now().to_zoned(jiff::tz::TimeZone::UTC).date()
    }
}

/// The machine's randomness.
struct MachineRandomness;

impl Randomness for MachineRandomness {
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system has randomness");
    }
}

/// A new municipality in a new folder, which goes when it is dropped.
pub async fn found() -> (Office, TempDir) {
    let folder = tempfile::tempdir().expect("a folder for what is measured");
    let at = Installation {
        data_dir: folder.path().to_owned(),
        database: Database::Embedded,
    };
    let office = Office::found(
        &at,
        "Sandved Kommune",
        Arc::new(MachineClock),
        Box::new(MachineRandomness),
    )
    .await
    .expect("an office for what is measured");
    (office, folder)
}

/// Who does what is measured.
pub fn actor() -> Actor {
    Actor::local_operator("bench")
}

/// A document with the files of its attachments.
pub fn source(name: &str, text: &str, files: Vec<(String, Vec<u8>)>) -> MeetingSource {
    let attachments = files
        .into_iter()
        .map(|(file_name, bytes)| AttachmentSource { file_name, bytes });
    MeetingSource {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
        attachments: attachments.collect(),
        mended: None,
    }
}

/// A number of the environment, or the usual one.
#[expect(clippy::disallowed_methods, reason = "whoever measures says how much")]
pub fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}
