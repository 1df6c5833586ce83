//! The typesetter as a process: what happens when it is missing, fails, hangs or is given up.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use referat_documents::child_process::{ChildError, Limits};
use referat_documents::document::{Block, Document};
use referat_documents::press::{Form, Press, PrintError};
use referat_documents::typesetter::{TypesetError, Typesetter};

use crate::hostile;
use crate::office::{pdf, press, press_with, print, program, wait};

/// A program in place of the typesetter. It writes its process number to a file first.
struct Fake {
    folder: tempfile::TempDir,
}

impl Fake {
    fn new(script: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let numbers = folder.path().join("numbers");
        let text = format!("#!/bin/sh\necho $$ >> '{}'\n{script}\n", numbers.display());
        let program = folder.path().join("referat-typesetter");
        std::fs::write(&program, text).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        Self { folder }
    }

    fn press(&self, time: Duration) -> Press {
        press_with(Typesetter::at(self.folder.path().join("referat-typesetter")).within(limits(time)))
    }

    fn numbers(&self) -> Vec<String> {
        let numbers = std::fs::read_to_string(self.folder.path().join("numbers")).unwrap_or_default();
        numbers.lines().map(str::to_owned).collect()
    }

    /// Fails unless every process it was is gone before long.
    fn assert_gone(&self) {
        let numbers = self.numbers();
        assert!(!numbers.is_empty(), "it was never started");
        let begun = Instant::now();
        let is_running = |number: &String| Path::new("/proc").join(number).exists();
        while numbers.iter().any(is_running) {
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "{numbers:?} are left behind"
            );
            // Ended children are taken off the list by the runtime's own work.
            wait(async { tokio::time::sleep(Duration::from_millis(20)).await });
        }
    }
}

fn limits(time: Duration) -> Limits {
    Limits {
        time,
        memory: Some(6 << 30),
        output: 1 << 20,
    }
}

fn document() -> Document {
    hostile::document(vec![Block::Title, Block::paragraph("Et afsnit.")])
}

const SOON: Duration = Duration::from_millis(400);
const LATE: Duration = Duration::from_secs(60);

#[test]
fn a_typesetter_that_is_missing_is_said_to_be() {
    let press = press_with(Typesetter::at(PathBuf::from("/no/such/referat-typesetter")));
    let printed = print(&press, &document(), Form::Pdf);
    assert!(matches!(printed, Err(PrintError::NoTypesetter)), "{printed:?}");
    assert!(press.tools().is_err());
    assert!(print(&press, &document(), Form::Html).is_ok());
}

#[test]
fn a_typesetter_that_crashes_or_answers_nonsense_is_an_error_and_gone() {
    let crashes = [
        "exit 3",
        "kill -SEGV $$",
        "head -c 100 > /dev/null; exit 0",
        // Half an answer; an answer that is longer than any may be; one that is no JSON.
        r"printf '\000\000\000\020half'",
        r"printf '\377\377\377\377'; exec sleep 600",
        r"printf '\000\000\000\002no'; exec sleep 600",
    ];
    for script in crashes {
        let fake = Fake::new(script);
        let printed = print(&fake.press(LATE), &document(), Form::Pdf);
        let is_broken = matches!(
            &printed,
            Err(PrintError::Typeset(TypesetError::Child(
                ChildError::Broken { .. }
            )))
        );
        assert!(is_broken, "{script}: {printed:?}");
        fake.assert_gone();
    }
}

#[test]
fn a_typesetter_that_hangs_is_ended() {
    for script in ["exec sleep 600", "cat > /dev/null; exec sleep 600"] {
        let fake = Fake::new(script);
        let printed = print(&fake.press(SOON), &document(), Form::Pdf);
        let is_slow = matches!(
            &printed,
            Err(PrintError::Typeset(TypesetError::Child(
                ChildError::TooSlow { .. }
            )))
        );
        assert!(is_slow, "{script}: {printed:?}");
        fake.assert_gone();
    }
}

#[test]
fn work_that_is_dropped_leaves_no_process_behind() {
    let fake = Fake::new("exec sleep 600");
    let press = fake.press(LATE);
    let document = document();
    wait(async {
        let work = press.print(&document, Form::Pdf);
        let begun = Instant::now();
        tokio::select! {
            printed = work => panic!("{printed:?}"),
            () = async {
                while fake.numbers().is_empty() && begun.elapsed() < LATE {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            } => {}
        }
    });
    fake.assert_gone();
}

/// A kept process may die between two documents, of memory or by an administrator's hand: nobody notices.
#[test]
fn a_kept_process_that_has_died_is_replaced_by_another() {
    let fake = Fake::new(&format!("exec '{}'", program().display()));
    let press = fake.press(LATE);
    let first = pdf(&press, &document()).bytes;
    assert!(pdf(&press, &document()).bytes == first);
    let numbers = fake.numbers();
    assert_eq!(numbers.len(), 1, "one process sets both");
    let killed = std::process::Command::new("kill")
        .args(["-KILL", &numbers[0]])
        .status();
    assert!(killed.unwrap().success());
    std::thread::sleep(Duration::from_millis(100));
    assert!(pdf(&press, &document()).bytes == first);
    assert_eq!(fake.numbers().len(), 2);
}

#[test]
fn documents_printed_at_once_are_those_printed_alone() {
    let press = press();
    let documents: Vec<Document> = (0..4)
        .map(|number| hostile::document(vec![Block::Title, Block::paragraph(format!("Nummer {number}."))]))
        .collect();
    let alone: Vec<Vec<u8>> = documents.iter().map(|it| pdf(&press, it).bytes).collect();
    let at_once: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let set = documents.iter().map(|it| scope.spawn(|| pdf(&press, it).bytes));
        let set: Vec<_> = set.collect();
        set.into_iter().map(|it| it.join().unwrap()).collect()
    });
    assert!(alone == at_once);
}
