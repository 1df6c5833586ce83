//! An office in a folder of its own, with a clock that stands still and dice that can be thrown again.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::path::Path;
use std::sync::Arc;

use rand::{RngExt, SeedableRng};
use referat_actions::import_meetings::{
    AttachmentSource, ImportOptions, ImportOutcome, ImportResult, MeetingSource,
};
use referat_actions::office::{Actor, Clock, Database, Installation, Office, Randomness};
use referat_domain::reader::Reader;
use referat_domain::{Date, Timestamp};
use tempfile::TempDir;

/// A clock that stands at 1 March 2026, 09:00 in Copenhagen.
pub struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        "2026-03-01T08:00:00Z".parse().unwrap()
    }

    fn today(&self) -> Date {
        Date::constant(2026, 3, 1)
    }
}

/// Dice that fall the same way each time.
pub struct SeededDice(rand_chacha::ChaCha8Rng);

impl SeededDice {
    pub fn new(seed: u64) -> Self {
        Self(rand_chacha::ChaCha8Rng::seed_from_u64(seed))
    }
}

impl Randomness for SeededDice {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }
}

pub fn bo() -> Actor {
    Actor::local_operator("bo")
}

/// Somebody who is this to the table of access.
pub fn acting(reader: &Reader) -> Actor {
    Actor {
        name: "eva".into(),
        reader: reader.clone(),
        guise: None,
        has_proved: true,
    }
}

pub fn at(folder: &Path) -> Installation {
    Installation {
        data_dir: folder.to_owned(),
        database: Database::Embedded,
    }
}

/// An empty office of Sandved Kommune; the folder goes with it.
pub async fn sandved() -> (Office, TempDir) {
    let folder = TempDir::new().unwrap();
    let office = Office::found(
        &at(folder.path()),
        referat_fixtures::MUNICIPALITY,
        Arc::new(StoppedClock),
        Box::new(SeededDice::new(1)),
    )
    .await
    .unwrap();
    (office, folder)
}

pub fn source(name: &str, text: &str) -> MeetingSource {
    MeetingSource {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
        attachments: Vec::new(),
        mended: None,
    }
}

/// The sample minutes with their attachments.
pub fn sandved_sources() -> Vec<MeetingSource> {
    referat_fixtures::MINUTES
        .iter()
        .map(|minutes| MeetingSource {
            attachments: referat_fixtures::ATTACHMENTS
                .iter()
                .filter(|attachment| minutes.file_name.starts_with(attachment.minutes))
                .map(|attachment| AttachmentSource {
                    file_name: attachment.file_name.to_owned(),
                    bytes: attachment.bytes.to_vec(),
                })
                .collect(),
            ..source(minutes.file_name, minutes.text)
        })
        .collect()
}

pub async fn import(office: &Office, sources: &[MeetingSource]) -> Vec<ImportResult> {
    office
        .import_meetings(&bo(), sources, ImportOptions::default())
        .await
        .unwrap()
}

/// An office with all of Sandved's minutes in it.
pub async fn sandved_with_minutes() -> (Office, TempDir) {
    let (office, folder) = sandved().await;
    let results = import(&office, &sandved_sources()).await;
    for result in &results {
        assert!(matches!(result.outcome, ImportOutcome::New { .. }), "{result:?}");
    }
    (office, folder)
}
