//! An import killed at any moment leaves whole documents and nothing else, and the import run again completes.
//!
//! The program is stopped (SIGSTOP) at moments drawn from a seed, looked at from outside, and killed (SIGKILL)
//! where it stands, so that what was seen is what was killed. Seen are two things:
//! an *open transaction*, which is SQLite's lock for writing held by the process (byte 120 of the shared
//! memory file, in `/proc/locks`), and a *file write*, which is a file in `files/incoming/`. Nothing in the
//! program knows of this test. At three moments of four it is let go on until one of the two is seen; at the
//! fourth it is killed wherever it is.
//!
//! `REFERAT_KILL_DOCUMENTS` and `REFERAT_KILL_COUNT` make it larger: 5000 and 200 are the numbers it was made
//! for.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use referat_actions::office::{Clock, Database, Installation, Office, Randomness};
use referat_domain::paper::attachment::{AttachmentContent, Checksum};
use referat_domain::reader::Reader;
use referat_domain::view::Part;
use referat_domain::view::meeting::DocumentLine;
use referat_domain::{Date, Timestamp};
use referat_fixtures::generator::{Generated, generate_series};
use tempfile::TempDir;

/// What the documents and the moments are drawn from.
const SEED: u64 = 2026;

/// The share of the kills that must hit an open transaction or a file write.
const INSIDE: f64 = 0.75;

/// The byte of SQLite's shared memory file that stands for the right to write.
const WRITE_LOCK: &str = "120";

/// How large the test is.
struct Size {
    documents: usize,
    kills: usize,
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the test says how large it is"
)]
fn size() -> Size {
    let number = |name: &str, usual: usize| match std::env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no number: {text:?}")),
        Err(_) => usual,
    };
    Size {
        documents: number("REFERAT_KILL_DOCUMENTS", 160),
        kills: number("REFERAT_KILL_COUNT", 6),
    }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Lot(u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A moment before `end`.
    fn moment(&mut self, end: Duration) -> Duration {
        end.mul_f64((self.next() >> 11) as f64 / (1_u64 << 53) as f64)
    }
}

/// Where the process was when it was killed.
#[derive(Debug, Clone, Copy)]
struct Place {
    in_transaction: bool,
    in_file_write: bool,
}

impl Place {
    fn is_inside(self) -> bool {
        self.in_transaction || self.in_file_write
    }
}

/// The folders of one run of the test.
struct Ground {
    folder: TempDir,
    documents: Vec<Generated>,
    slices: usize,
}

impl Ground {
    /// Writes the documents and their attachments, in as many folders as there are imports.
    fn new(documents: usize, slices: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ground = Self {
            folder,
            documents: generate_series(SEED, documents).collect(),
            slices,
        };
        for (place, document) in ground.documents.iter().enumerate() {
            let slice = ground.slice(place * slices / documents.max(1));
            fs::create_dir_all(&slice).unwrap();
            let path = slice.join(&document.file_name);
            fs::write(&path, &document.text).unwrap();
            let files = document.files();
            if !files.is_empty() {
                let beside = path.with_extension("bilag");
                fs::create_dir(&beside).unwrap();
                for file in files {
                    fs::write(beside.join(file.file_name), file.bytes).unwrap();
                }
            }
        }
        ground
    }

    fn slice(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("minutes/slice-{number:03}"))
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    #[expect(clippy::disallowed_methods, reason = "the test runs the program itself")]
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referat"));
        command
            .args(arguments)
            .arg("--data")
            .arg(self.data())
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn import(&self, paths: &[PathBuf]) -> Command {
        let mut command = self.command(&["import", "--municipality", "Sandved Kommune"]);
        command.args(paths);
        command
    }

    /// Everything that lasts is as it was written.
    fn verify(&self, when: &str) -> String {
        let output = self.command(&["verify"]).output().unwrap();
        assert!(output.status.success(), "verify {when}: {}", shown(&output));
        String::from_utf8(output.stdout).unwrap()
    }
}

fn shown(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Stops a process and waits until all of it stands; `false` where it has ended by itself.
fn stop(child: &mut Child) -> bool {
    signal(child, "STOP");
    loop {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        let tasks = fs::read_dir(format!("/proc/{}/task", child.id()));
        let stands = |task: &Path| {
            let stat = fs::read_to_string(task.join("stat")).unwrap_or_default();
            stat.rsplit(") ").next().is_some_and(|rest| rest.starts_with('T'))
        };
        if tasks.is_ok_and(|tasks| tasks.flatten().all(|task| stands(&task.path()))) {
            return true;
        }
        sleep(Duration::from_micros(200));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a signal is sent by a program of the system"
)]
fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill")
        .args(["-s", name, &child.id().to_string()])
        .stderr(Stdio::null())
        .status();
    assert!(sent.is_ok(), "there is no program `kill` here");
}

/// Where a process stands that has been stopped.
fn place(child: &Child, data: &Path) -> Place {
    let process = child.id().to_string();
    let locks = fs::read_to_string("/proc/locks").unwrap();
    // 1: POSIX  ADVISORY  WRITE 1234 08:01:5678 120 120
    let in_transaction = locks.lines().any(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        matches!(fields.as_slice(), [_, "POSIX", _, "WRITE", holder, _, first, last]
            if *holder == process && *first == WRITE_LOCK && *last == WRITE_LOCK)
    });
    let in_file_write =
        fs::read_dir(data.join("files/incoming")).is_ok_and(|mut files| files.next().is_some());
    Place {
        in_transaction,
        in_file_write,
    }
}

/// Kills an import at a moment before `end`, or lets it go on until it is inside something where that is wanted;
/// `None` where it ended by itself before.
fn kill(mut child: Child, data: &Path, lot: &mut Lot, end: Duration, inside: bool) -> Option<Place> {
    sleep(lot.moment(end));
    let killed_at = loop {
        if !stop(&mut child) {
            break None;
        }
        let place = place(&child, data);
        if place.is_inside() || !inside {
            break Some(place);
        }
        signal(&child, "CONT");
        sleep(lot.moment(Duration::from_millis(20)));
    };
    if killed_at.is_some() {
        child.kill().unwrap();
    }
    let output = child.wait_with_output().unwrap();
    if killed_at.is_none() {
        assert!(output.status.success(), "{}", shown(&output));
    }
    killed_at
}

/// A clock that stands still: nothing is written with it.
struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn today(&self) -> Date {
        "2026-11-22".parse().unwrap()
    }
}

/// No randomness: nothing is written with it.
struct Nothing;

impl Randomness for Nothing {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}

/// What is in the database, looked at as its readers do.
struct Looker {
    runtime: tokio::runtime::Runtime,
    /// The documents that have been looked at and are whole.
    whole: BTreeSet<String>,
}

impl Looker {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .unwrap();
        Self {
            runtime,
            whole: BTreeSet::new(),
        }
    }

    /// Looks at every document that is new since the last look, newest first; all others must still be there.
    fn look(&mut self, ground: &Ground, everything: bool) -> usize {
        let installation = Installation {
            data_dir: ground.data(),
            database: Database::Embedded,
        };
        let before = if everything {
            BTreeSet::new()
        } else {
            self.whole.clone()
        };
        let found = self.runtime.block_on(async {
            let office = Office::open(&installation, None, Arc::new(Noon), Box::new(Nothing))
                .await
                .unwrap();
            let mut found: Vec<String> = Vec::new();
            for page in 1.. {
                let list = office.imports(&Reader::local_operator(), page).await.unwrap();
                for line in &list.documents {
                    if !before.contains(&line.file_name) {
                        is_whole(&office, line, ground).await;
                    }
                    found.push(line.file_name.clone());
                }
                if list.page == list.pages {
                    break;
                }
            }
            office.close().await;
            found
        });
        let count = found.len();
        let names: BTreeSet<String> = found.into_iter().collect();
        assert_eq!(names.len(), count, "a document is there twice");
        let gone: Vec<&String> = self.whole.difference(&names).collect();
        assert!(gone.is_empty(), "what was there is gone: {gone:?}");
        self.whole = names;
        count
    }
}

/// A document has become its meeting, with all its items and all its attachments' bytes.
async fn is_whole(office: &Office, line: &DocumentLine, ground: &Ground) {
    let reader = Reader::local_operator();
    let name = &line.file_name;
    let document = ground.documents.iter().find(|it| it.file_name == *name).unwrap();
    let meeting = office.meeting(&reader, line.meeting.unwrap()).await.unwrap();
    let numbers: Vec<&str> = meeting.items.iter().map(|item| item.number.as_str()).collect();
    let expected: Vec<&str> = document
        .expected
        .items
        .iter()
        .map(|item| item.number.as_str())
        .collect();
    assert_eq!(numbers, expected, "{name}");
    let mut stored = BTreeSet::new();
    for (item, expected) in meeting.items.iter().zip(&document.expected.items) {
        let page = office.item(&reader, item.id).await.unwrap();
        let Part::Open(content) = &page.item.content else {
            panic!("{name} {}: closed", item.number)
        };
        assert_eq!(
            content.clauses.len(),
            expected.clauses.len(),
            "{name} {}",
            item.number
        );
        assert_eq!(
            content.decision.is_some(),
            expected.decision.is_some(),
            "{name} {}",
            item.number
        );
        assert_eq!(
            content.sections.len(),
            expected.sections.len(),
            "{name} {}",
            item.number
        );
        let mut titles = Vec::new();
        for attachment in &content.attachments {
            let Part::Open(attachment) = &attachment.attachment else {
                panic!("{name}: closed")
            };
            titles.push(attachment.title.clone());
            if let AttachmentContent::Stored(file) = &attachment.content {
                stored.insert(file.checksum);
            }
        }
        assert_eq!(titles, expected.attachments, "{name} {}", item.number);
    }
    let given: BTreeSet<Checksum> = document
        .files()
        .iter()
        .map(|file| Checksum::of(&file.bytes))
        .collect();
    assert_eq!(stored, given, "{name}: the bytes of its attachments");
}

#[test]
fn an_import_killed_at_any_moment_leaves_whole_documents_and_completes_when_run_again() {
    let size = size();
    // Some imports end before their moment comes; each shows that moments have to come earlier.
    let spare = size.kills + 8;
    let ground = Ground::new(size.documents, size.kills + spare + 1);
    let begun = Instant::now();
    let first = ground.import(&[ground.slice(0)]).output().unwrap();
    assert!(first.status.success(), "{}", shown(&first));
    let mut usual = begun.elapsed();

    let mut lot = Lot(SEED);
    let mut looker = Looker::new();
    let mut places: Vec<Place> = Vec::new();
    for number in 1..ground.slices {
        if places.len() == size.kills {
            break;
        }
        // What the kill before left is imported first.
        let paths = [ground.slice(number - 1), ground.slice(number)];
        let child = ground.import(&paths).spawn().unwrap();
        let inside = places.len() % 4 != 3;
        let killed = kill(child, &ground.data(), &mut lot, usual, inside);
        ground.verify(&format!("after kill {} at {killed:?}", places.len() + 1));
        looker.look(&ground, false);
        if killed.is_none() {
            usual = usual.mul_f64(0.7);
        }
        places.extend(killed);
    }
    let kills = places.len();
    let count = |is: fn(&Place) -> bool| places.iter().filter(|place| is(place)).count();
    let inside = count(|place| place.is_inside());
    let in_transaction = count(|place| place.in_transaction);
    let in_file_write = count(|place| place.in_file_write);
    println!(
        "{kills} kills: {inside} inside something, {in_transaction} of them in an open transaction and \
         {in_file_write} in a file write; {} documents after the last",
        looker.whole.len()
    );
    assert_eq!(kills, size.kills, "too many imports ended by themselves");
    assert!(
        inside as f64 >= INSIDE * kills as f64,
        "only {inside} of {kills} kills were inside something"
    );

    let everything = [ground.folder.path().join("minutes")];
    let rest = ground.import(&everything).output().unwrap();
    assert!(rest.status.success(), "{}", shown(&rest));
    assert_eq!(looker.look(&ground, true), size.documents);
    let verified = ground.verify("at the end");
    let again = ground.import(&everything).output().unwrap();
    let report = String::from_utf8(again.stdout).unwrap();
    let unchanged = report
        .lines()
        .find(|line| line.starts_with("Brought in before"))
        .unwrap_or_default();
    let digits: String = unchanged.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits, size.documents.to_string(), "{report}");
    assert_eq!(ground.verify("after nothing new"), verified);
    assert_eq!(
        left_in(&ground.data().join("files/incoming")),
        Vec::<PathBuf>::new()
    );
}

#[test]
fn a_kill_while_the_database_is_made_is_mended_by_the_next_import() {
    let ground = Ground::new(6, 1);
    let mut lot = Lot(SEED);
    let mut kills = 0;
    for _ in 0..8 {
        let child = ground.import(&[ground.slice(0)]).spawn().unwrap();
        kills +=
            usize::from(kill(child, &ground.data(), &mut lot, Duration::from_millis(120), false).is_some());
        let output = ground.import(&[ground.slice(0)]).output().unwrap();
        assert!(output.status.success(), "{}", shown(&output));
        ground.verify("after a kill at the beginning");
        assert_eq!(Looker::new().look(&ground, true), 6);
        fs::remove_dir_all(ground.data()).unwrap();
    }
    assert!(kills > 0, "no import was killed");
}

fn left_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect()
}
