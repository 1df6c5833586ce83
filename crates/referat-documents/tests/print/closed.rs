//! What is closed is nowhere in a copy for the public: not in its words, bookmarks, properties or the data it carries.

use std::io::Read as _;
use std::process::Command;

use referat_documents::compose::decisions_sheet::decisions_sheet;
use referat_documents::copy::MeetingCopy;
use referat_documents::forms::xlsx::sheets;
use referat_documents::look::Look;
use referat_documents::press::Form;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::openness::{Closure, Openness};
use referat_domain::view::record::WholeRecord;
use referat_domain::view::show_public;
use referat_import::known_forums::KnownForums;
use referat_import::recognise::print_in_layout;
use serde_json::Value;

use crate::office::{documents, for_members, for_public, pdf, press, print, sandved};
use crate::reading::{Profile, assert_valid, output, pages};

/// Stands in everything that is closed.
const SECRET: &str = "HEMMELIG";

/// Minutes whose second item is closed, and says so in each of its texts, in the contents list and in a finding.
fn minutes_with_a_closed_item() -> MeetingRecord {
    let mut record = sandved("chefforum-2025-01-15");
    let item = &mut record.items[1];
    let number = item.number.clone();
    let mut whole = serde_json::to_value(&*item).unwrap();
    mark(&mut whole);
    *item = serde_json::from_value(whole).unwrap();
    item.title = format!("CF - {SECRET} sag v. {SECRET}");
    item.subject = format!("{SECRET} sag");
    item.toc_title = Some(item.title.clone());
    item.presenters = vec![SECRET.to_owned()];
    item.guests = vec![SECRET.to_owned()];
    item.unrecognised = vec![SECRET.to_owned()];
    item.attachments = vec![format!("{SECRET}.pdf")];
    item.closed = true;
    let line = record
        .contents
        .iter_mut()
        .find(|line| line.item.as_ref() == Some(&number));
    line.unwrap().title = format!("CF - {SECRET} sag v. {SECRET}");
    record
}

/// Puts the word into every text that is words; kinds and dates are none.
fn mark(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(' ') => text.push_str(&format!(" {SECRET}")),
        Value::Array(values) => values.iter_mut().for_each(mark),
        Value::Object(map) => map.values_mut().for_each(mark),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn a_public_copy_holds_nothing_of_a_closed_item_in_any_form() {
    let record = minutes_with_a_closed_item();
    let public = for_public(&record);
    let copy = MeetingCopy::for_public(&public);
    let press = press();
    let mut valid = Vec::new();
    for (kind, document) in documents(&press, copy) {
        for form in Form::ALL {
            let bytes = print(&press, &document, form).unwrap().bytes;
            let name = format!("{kind} as {}", form.ending());
            assert_eq!(places(&bytes, form.ending()), 0, "{name}");
            if form == Form::Pdf {
                valid.push((name, Profile::ArchivedAndAccessible, bytes));
            }
        }
    }
    let sheet = sheets(&decisions_sheet(&[copy], "Beslutninger", press.desk(None))).unwrap();
    assert_eq!(places(&sheet, "xlsx"), 0);
    let files: Vec<(String, Profile, &[u8])> = valid
        .iter()
        .map(|(name, profile, bytes)| (name.clone(), *profile, bytes.as_slice()))
        .collect();
    assert_valid(&files);
}

/// That the public copy has nothing proves something only if this finds what is there.
#[test]
fn the_members_copy_holds_it_where_it_is_looked_for() {
    let record = minutes_with_a_closed_item();
    let members = for_members(&record);
    let press = press();
    let all = documents(&press, MeetingCopy::for_members(&members));
    let (_, document) = &all[0];
    assert!(places(&pdf(&press, document).bytes, "pdf") > 10);
    for form in [Form::Html, Form::Docx] {
        assert!(places(&print(&press, document, form).unwrap().bytes, form.ending()) > 10);
    }
}

/// What is published of a closed item's decision, and nothing else in the minutes.
const PUBLISHED: &str = "Forvaltningens oplæg blev fulgt.";

#[test]
fn the_published_decision_of_a_closed_item_stands_under_its_heading_in_every_form() {
    let mut whole = WholeRecord::of_file(minutes_with_a_closed_item());
    whole.guards[1].openness = Openness::Closed(Closure {
        ground: None,
        public_title: Some("Personalesag".into()),
        public_decision: Some(PUBLISHED.into()),
    });
    let public = show_public(whole);
    let copy = MeetingCopy::for_public(&public);
    let own = Look::parse(r#"{ "terms": "-decision = Afgørelse" }"#).unwrap();
    for (press, term) in [
        (press(), "Beslutning"),
        (press().with_look(own).unwrap(), "Afgørelse"),
    ] {
        for (kind, document) in documents(&press, copy) {
            if kind == "agenda" {
                continue;
            }
            let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let headed = format!("{term} {PUBLISHED}");
            let pages = squeeze(&pages(&pdf(&press, &document).bytes).concat());
            assert!(pages.contains(&headed), "{kind}: {pages}");
            let html = print(&press, &document, Form::Html).unwrap().bytes;
            let html = String::from_utf8(html).unwrap();
            let before = html.split(PUBLISHED).next().unwrap();
            let last = before.rsplit("<h").next().unwrap();
            assert!(last.contains(term), "{kind}: {last}");
            let docx = print(&press, &document, Form::Docx).unwrap().bytes;
            let words = squeeze(&words_of_docx(&docx));
            assert!(words.contains(&headed), "{kind}: {words}");
        }
    }
    let text = print_in_layout(&public);
    assert!(text.contains(&format!("\n\nBeslutning\n\n{PUBLISHED}")), "{text}");
    let read = referat_import::read("offentligt.txt", text.as_bytes(), &KnownForums::default()).unwrap();
    let decision = read.record.items[1].decision.as_ref().unwrap();
    assert_eq!(decision.text, PUBLISHED);
}

/// The words of a Word file, a blank between paragraphs.
fn words_of_docx(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    let mut words = String::new();
    for piece in xml.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or_default();
        words.push_str(if tag.starts_with("w:p ") || tag == "w:p" {
            " "
        } else {
            text
        });
    }
    words
}

/// How often the word stands in a file: everywhere it is unpacked to, and in what other programs read in it.
fn places(bytes: &[u8], ending: &str) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file").with_extension(ending);
    std::fs::write(&path, bytes).unwrap();
    let shown = path.display().to_string();
    let mut found = occurrences(bytes);
    if ending == "pdf" {
        let unpacked = folder.path().join("unpacked.pdf");
        let mut unpack = Command::new("qpdf");
        unpack.args(["--qdf", "--object-streams=disable", "--stream-data=uncompress"]);
        output(unpack.arg(&path).arg(&unpacked));
        found += occurrences(&std::fs::read(unpacked).unwrap());
        let readers: [&[&str]; 5] = [
            &["pdftotext", &shown, "-"],
            &["pdfinfo", &shown],
            &["pdfinfo", "-meta", &shown],
            &["pdfinfo", "-struct-text", &shown],
            &["qpdf", "--json=2", "--json-stream-data=none", &shown],
        ];
        for reader in readers {
            let (program, arguments) = reader.split_first().unwrap();
            found += occurrences(output(Command::new(program).args(arguments)).as_bytes());
        }
    } else if bytes.starts_with(b"PK") {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for place in 0..archive.len() {
            let mut part = Vec::new();
            std::io::copy(&mut archive.by_index(place).unwrap(), &mut part).unwrap();
            found += occurrences(&part);
        }
    }
    found
}

/// As plain bytes, as text of two bytes a character, and as the hexadecimal digits of both.
fn occurrences(bytes: &[u8]) -> usize {
    let plain = SECRET.as_bytes().to_vec();
    let wide: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let needles = [hex(&plain).into_bytes(), hex(&wide).into_bytes(), plain, wide];
    let lower = bytes.to_ascii_lowercase();
    let count = |needle: &Vec<u8>| {
        let needle = needle.to_ascii_lowercase();
        lower.windows(needle.len()).filter(|part| *part == needle).count()
    };
    needles.iter().map(count).sum()
}
