//! What is closed is nowhere in a copy for the public: not in its words, bookmarks, properties or the data it carries.

use std::process::Command;

use referat_documents::compose::decisions_sheet::decisions_sheet;
use referat_documents::copy::MeetingCopy;
use referat_documents::forms::xlsx::sheets;
use referat_documents::press::Form;
use referat_domain::meeting_record::MeetingRecord;
use serde_json::Value;

use crate::office::{documents, for_members, for_public, pdf, press, print, sandved};
use crate::reading::{Profile, assert_valid, output};

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
