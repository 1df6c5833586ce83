//! Sandved's minutes and the real ones, in every document there is of them.

use std::sync::LazyLock;

use referat_documents::compose::{meeting, volume};
use referat_documents::copy::MeetingCopy;
use referat_documents::document::{Block, Document};
use referat_documents::press::Form;
use referat_domain::meeting_record::MeetingRecord;
use referat_import::carried::record_in;

use crate::office::{documents, for_members, for_public, pdf, press, print, records};
use crate::reading::{Profile, assert_valid, bookmarks, output, pages, tagged_text};
use crate::words::{expected, squeezed, without_furniture};

/// A document and what was printed of it.
struct Sheet {
    name: String,
    document: Document,
    /// The record it has to carry; a volume carries each meeting's under another name.
    record: Option<MeetingRecord>,
    bytes: Vec<u8>,
}

/// Printed once for all tests: all minutes for members, the public and as agenda; of one also extract and volume.
static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let mut waiting = Vec::new();
    let press = press();
    for (place, (name, record)) in records().iter().enumerate() {
        let members = for_members(record);
        let public = for_public(record);
        let copies = [
            ("members", MeetingCopy::for_members(&members)),
            ("public", MeetingCopy::for_public(&public)),
        ];
        for (readers, copy) in copies {
            for (kind, document) in documents(&press, copy) {
                let wanted = match kind {
                    "minutes" => true,
                    "agenda" => readers == "members",
                    _ => place == 2 && readers == "public",
                };
                if wanted {
                    let record = (kind == "minutes").then(|| copy.record().clone());
                    waiting.push((format!("{name}, {kind}, {readers}"), document, record));
                }
            }
        }
    }
    // Two typesetters, each kept for its half.
    let half = waiting.split_off(waiting.len() / 2);
    let set = |part: Vec<(String, Document, Option<MeetingRecord>)>| {
        let press = crate::office::press();
        let sheet = |(name, document, record)| Sheet {
            bytes: pdf(&press, &document).bytes,
            name,
            document,
            record,
        };
        part.into_iter().map(sheet).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| set(half));
        let mut sheets = set(waiting);
        sheets.extend(other.join().unwrap());
        sheets
    })
});

#[test]
fn every_document_passes_the_validator_and_is_tagged() {
    let files: Vec<(String, Profile, &[u8])> = SHEETS
        .iter()
        .map(|sheet| {
            (
                sheet.name.clone(),
                Profile::ArchivedAndAccessible,
                sheet.bytes.as_slice(),
            )
        })
        .collect();
    assert!(files.len() >= 26);
    assert_valid(&files);
}

#[test]
fn what_is_read_aloud_and_what_is_copied_is_in_the_documents_own_order() {
    for sheet in SHEETS.iter() {
        let pages = without_furniture(&sheet.document, &pages(&sheet.bytes));
        let expected = expected(&sheet.document, &pages);
        assert_same(&pages.concat(), &expected, &format!("{}, pdftotext", sheet.name));
        let tagged = squeezed(&tagged_text(&sheet.bytes));
        assert_same(&tagged, &expected, &format!("{}, tags", sheet.name));
    }
}

/// Shows where two texts part, not all of them.
fn assert_same(found: &str, expected: &str, name: &str) {
    let same = found
        .chars()
        .zip(expected.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |text: &str| {
        text.chars()
            .skip(same.saturating_sub(30))
            .take(90)
            .collect::<String>()
    };
    assert!(
        found == expected,
        "{name}: after {same} characters: {:?} for {:?}",
        near(found),
        near(expected)
    );
}

#[test]
fn bookmarks_are_the_headings_in_their_order() {
    for sheet in SHEETS.iter() {
        let found: Vec<String> = bookmarks(&sheet.bytes)
            .into_iter()
            .map(|it| squeezed(&it.1))
            .collect();
        let headings = crate::words::bookmarked(&sheet.document);
        assert_eq!(found, headings, "{}", sheet.name);
    }
}

#[test]
fn a_document_carries_the_record_it_was_made_of() {
    for sheet in SHEETS.iter() {
        if let Some(record) = &sheet.record {
            assert_eq!(record_in(&sheet.bytes).as_ref(), Ok(record), "{}", sheet.name);
        }
    }
}

#[test]
fn a_volume_of_many_meetings_carries_each_of_them_and_one_of_too_many_says_that_it_does_not() {
    let mut small = crate::office::sandved("chefforum-2025-01-15");
    small.items.truncate(1);
    small.contents.clear();
    let view = for_members(&small);
    let copy = MeetingCopy::for_members(&view);
    let press = press();
    let said = |document: &Document| {
        let is_said = |block: &Block| matches!(block, Block::Note { .. });
        document.body.iter().any(is_said)
    };
    let many = volume::volume(&vec![copy; 300], "Chefforum", 2025, press.desk(None));
    assert!(!said(&many));
    let files = referat_pdf::associated_files(&pdf(&press, &many).bytes).unwrap();
    assert_eq!(files.len(), 300);
    for file in &files {
        let record: MeetingRecord = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(&record, copy.record(), "{}", file.name);
    }
    let most = volume::volume(&vec![copy; 4_000], "Chefforum", 2025, press.desk(None));
    assert!(!said(&most) && most.files.len() == 4_000);
    let too_many = volume::volume(&vec![copy; 4_001], "Chefforum", 2025, press.desk(None));
    assert!(said(&too_many) && too_many.files.is_empty());
}

#[test]
fn the_same_document_is_the_same_bytes_after_others_and_in_another_process() {
    let (first, last) = (&SHEETS[0], &SHEETS[SHEETS.len() - 1]);
    let kept = press();
    for _ in 0..2 {
        for sheet in [last, first] {
            assert!(pdf(&kept, &sheet.document).bytes == sheet.bytes, "{}", sheet.name);
        }
    }
}

/// The minutes as Word files, all in one start of LibreOffice, as text again.
#[test]
fn another_office_program_reads_the_same_words_of_all_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let press = press();
    let mut convert = std::process::Command::new("soffice");
    convert.arg(format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    ));
    convert.args([
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
    ]);
    convert.arg(folder.path());
    let mut documents = Vec::new();
    for (place, (name, record)) in records().iter().enumerate() {
        let view = for_members(record);
        let document = meeting::meeting(MeetingCopy::for_members(&view), press.desk(None));
        let file = folder.path().join(format!("{place}.docx"));
        std::fs::write(&file, print(&press, &document, Form::Docx).unwrap().bytes).unwrap();
        convert.arg(file);
        documents.push((name.clone(), document));
    }
    output(&mut convert);
    for (place, (name, document)) in documents.iter().enumerate() {
        let text = std::fs::read_to_string(folder.path().join(format!("{place}.txt"))).unwrap();
        // Numbers of pages and lists are the program's own: letters are compared.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let expected = letters(&crate::words::in_any_form(document));
        assert_same(&letters(&text), &expected, name);
    }
}
