//! What the tests of reading share: samples, reading, and collapsing white space.
#![allow(dead_code, reason = "each test program uses its own part of it")]
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::path::{Path, PathBuf};

use referat_domain::meeting_record::MeetingRecord;
use referat_domain::rich_text::RichText;
use referat_import::known_forums::KnownForums;
use referat_import::recognise::print_in_layout;

/// A document to read.
pub struct Sample {
    pub name: String,
    pub text: String,
}

/// Sandved's minutes, and the real ones where the environment names their folder.
pub fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> = referat_fixtures::MINUTES
        .iter()
        .map(|minutes| Sample {
            name: minutes.file_name.to_owned(),
            text: minutes.text.to_owned(),
        })
        .collect();
    if let Some(folder) = real_minutes() {
        samples.extend(read_folder(&folder));
    }
    samples
}

/// The folder of the real minutes; set but missing fails.
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the real minutes is named by the environment"
)]
pub fn real_minutes() -> Option<PathBuf> {
    let folder = std::env::var_os("REFERAT_REAL_MINUTES").map(PathBuf::from)?;
    assert!(
        folder.is_dir(),
        "REFERAT_REAL_MINUTES names {}, which is no folder",
        folder.display()
    );
    Some(folder)
}

fn read_folder(folder: &Path) -> Vec<Sample> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no minutes in {}", folder.display());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths
        .into_iter()
        .map(|path| Sample {
            name: name(&path),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect()
}

/// Reads a text that must be readable.
pub fn read(name: &str, text: &str) -> MeetingRecord {
    referat_import::read(name, text.as_bytes(), &KnownForums::default())
        .unwrap()
        .record
}

/// The words of a text, white space apart.
pub fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Every tree of a record, with its place.
pub fn trees(record: &MeetingRecord) -> Vec<(String, &RichText)> {
    let preamble = record.preamble.iter().map(|text| ("preamble".to_owned(), text));
    let sections = record.items.iter().flat_map(|item| {
        item.sections
            .iter()
            .map(move |section| (format!("item {} {:?}", item.number, section.kind), &section.text))
    });
    preamble.chain(sections).collect()
}

/// What holds for every reading of a text, whatever the text. Says what doesn't.
pub fn broken_promise(text: &str, record: &MeetingRecord) -> Option<String> {
    if record.coverage.to_bits() != 1.0f64.to_bits() {
        return Some(format!("coverage is {}", record.coverage));
    }
    let json = serde_json::to_string(record).unwrap();
    match serde_json::from_str::<MeetingRecord>(&json) {
        Ok(back) if back == *record => {}
        Ok(_) => return Some("the record is another one after its JSON".to_owned()),
        Err(error) => return Some(format!("its JSON is refused: {error}")),
    }
    for (place, tree) in trees(record) {
        if tree.clone().canonical().0 != *tree {
            return Some(format!("the tree of {place} is not canonical"));
        }
    }
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        letters.sort_unstable();
        letters
    };
    let printed = print_in_layout(record);
    if !same_words(&printed, text) && letters(&printed) != letters(text) {
        return Some("printing it gives other characters".to_owned());
    }
    None
}
