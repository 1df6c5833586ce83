//! What the tests print with, and the minutes they print.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use referat_documents::compose::{extract, meeting, volume};
use referat_documents::copy::MeetingCopy;
use referat_documents::document::Document;
use referat_documents::press::{Form, Press, PrintError, Printed};
use referat_documents::typesetter::Typesetter;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_domain::view::record::WholeRecord;
use referat_domain::view::{Public, Seen, show, show_public};
use referat_import::known_forums::KnownForums;
use referat_wording::{Language, Wording};
use tokio::runtime::Runtime;

/// One for all tests: a typesetter that is kept belongs to the runtime it was started on.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// Waits for work.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    RUNTIME.block_on(work)
}

/// Where the real typesetter is.
pub fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let folder = here
        .ancestors()
        .find(|folder| !folder.ends_with("deps") && folder.is_dir());
    let program = folder.unwrap().join("referat-typesetter");
    assert!(
        program.is_file(),
        "the typesetter is missing beside the tests: run `cargo xtask test`, or `cargo build -p referat -p referat-typesetter` once"
    );
    program
}

/// A press with a typesetter of its own.
pub fn press() -> Press {
    press_with(Typesetter::at(program()))
}

/// A press with this typesetter.
pub fn press_with(typesetter: Typesetter) -> Press {
    let wording = Arc::new(Wording::new(Language::Danish));
    Press::new(wording, referat_fixtures::MUNICIPALITY, Arc::new(typesetter))
}

/// Prints a document as PDF.
pub fn pdf(press: &Press, document: &Document) -> Printed {
    print(press, document, Form::Pdf).unwrap()
}

/// Prints a document.
pub fn print(press: &Press, document: &Document, form: Form) -> Result<Printed, PrintError> {
    wait(press.print(document, form))
}

/// What is read from Sandved's minutes, and from the real ones where they are; each with its file's name.
pub fn records() -> Vec<(String, MeetingRecord)> {
    let mut files: Vec<(String, Vec<u8>)> = referat_fixtures::MINUTES
        .iter()
        .map(|minutes| (minutes.file_name.to_owned(), minutes.text.as_bytes().to_vec()))
        .collect();
    if let Some(folder) = std::env::var_os("REFERAT_REAL_MINUTES") {
        files.extend(text_files(Path::new(&folder)));
    }
    files
        .into_iter()
        .map(|(name, bytes)| {
            let read = referat_import::read(&name, &bytes, &KnownForums::default()).unwrap();
            (name, read.record)
        })
        .collect()
}

/// What is read from one of Sandved's minutes.
pub fn sandved(stem: &str) -> MeetingRecord {
    let name = format!("{stem}.txt");
    let found = records().into_iter().find(|(file, _)| *file == name);
    found.unwrap().1
}

fn text_files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    assert!(
        folder.is_dir(),
        "REFERAT_REAL_MINUTES names {}, which is no folder",
        folder.display()
    );
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no minutes in {}", folder.display());
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(path).unwrap())
    };
    paths.into_iter().map(named).collect()
}

/// As members see it.
pub fn for_members(record: &MeetingRecord) -> Seen<MeetingRecord> {
    show(WholeRecord::of_file(record.clone()), &Reader::local_operator())
}

/// As anyone sees it.
pub fn for_public(record: &MeetingRecord) -> Public<MeetingRecord> {
    show_public(WholeRecord::of_file(record.clone()))
}

/// Every document there is of a copy.
pub fn documents(press: &Press, copy: MeetingCopy<'_>) -> Vec<(&'static str, Document)> {
    let desk = press.desk(None);
    let forum = copy.record().forum.clone().unwrap_or_default();
    vec![
        ("minutes", meeting::meeting(copy, desk)),
        ("agenda", meeting::agenda(copy, desk)),
        ("extract", extract::extract(copy, 1, desk).unwrap()),
        ("volume", volume::volume(&[copy, copy], &forum, 2025, desk)),
    ]
}
