//! The record inside a PDF, as a stranger may have put it there.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

#[path = "support/reading.rs"]
mod reading;

use referat_domain::finding::FindingCode;
use referat_domain::meeting_record::{CARRIED_NAME, MeetingRecord, SCHEMA};
use referat_domain::view::record::WholeRecord;
use referat_domain::view::show_public;
use referat_import::carried::{WithoutRecord, noticed, record_in};
use referat_import::known_forums::KnownForums;
use referat_import::{Imported, ReadError};
use serde_json::{Value, json};

/// The smallest PDF with a file inside.
fn pdf_with(name: &str, content: &[u8]) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/AF[4 0 R]>>".to_owned().into_bytes(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>".to_vec(),
        format!("<</Type/Filespec/F({name})/UF({name})/AFRelationship/Source/EF<</F 5 0 R>>>>").into_bytes(),
        [
            format!("<</Type/EmbeddedFile/Length {}>>stream\n", content.len()).as_bytes(),
            content,
            b"\nendstream",
        ]
        .concat(),
    ];
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n").as_bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let table = pdf.len();
    pdf.extend(b"xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").as_bytes());
    }
    pdf.extend(format!("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").as_bytes());
    pdf
}

fn read_pdf(name: &str, content: &[u8]) -> Result<Imported, ReadError> {
    referat_import::read("a.pdf", &pdf_with(name, content), &KnownForums::default())
}

fn read_value(value: &Value) -> Result<MeetingRecord, ReadError> {
    read_pdf(CARRIED_NAME, &serde_json::to_vec(value).unwrap()).map(|imported| imported.record)
}

fn record() -> MeetingRecord {
    let minutes = referat_fixtures::MINUTES.first().unwrap();
    reading::read(minutes.file_name, minutes.text)
}

#[test]
fn a_carried_record_is_the_meeting_itself_under_its_own_name() {
    for sample in reading::samples() {
        let record = reading::read(&sample.name, &sample.text);
        let json = serde_json::to_vec(&record).unwrap();
        assert_eq!(read_pdf(CARRIED_NAME, &json).unwrap().record, record);
    }
}

#[test]
fn what_was_shown_at_the_meeting_is_read_printed_and_carried() {
    let sample = reading::samples().remove(0);
    let plain = reading::read(&sample.name, &sample.text);
    let at = plain.items.iter().position(|item| item.attachments.len() > 1);
    let at = at.unwrap();
    let title = &plain.items[at].attachments[1];
    let text = sample.text.replacen(
        &format!("{title}\n"),
        &format!("{title} (fremlagt på mødet)\n"),
        1,
    );
    assert_ne!(text, sample.text);
    let record = reading::read(&sample.name, &text);
    assert_eq!(record.items[at].attachments, plain.items[at].attachments);
    assert_eq!(record.items[at].shown_at_meeting, [2]);
    assert_eq!(reading::broken_promise(&text, &record), None);
    let json = serde_json::to_value(&record).unwrap();
    assert_eq!(json["items"][at]["shown_at_meeting"], json!([2]));
    assert_eq!(read_value(&json).unwrap(), record);
    // Where nothing was shown, the JSON is as it was.
    assert!(serde_json::to_value(&plain).unwrap()["items"][at]["shown_at_meeting"].is_null());
}

#[test]
fn without_a_record_the_text_has_to_be_read() {
    let why = |result: Result<Imported, ReadError>| match result {
        Err(ReadError::PdfWithoutRecord { why }) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(why(read_pdf("notat.json", b"{}")), WithoutRecord::None);
    for broken in [
        &b"{"[..],
        b"[]",
        b"{\"schema\": 1}",
        b"{\"schema\": \"1\"}",
        b"\xff\xfe",
        b"",
    ] {
        let why = why(read_pdf(CARRIED_NAME, broken));
        assert!(matches!(why, WithoutRecord::Malformed { .. }), "{why:?}");
        let imported = noticed(Imported { record: record() }, &why);
        assert_eq!(
            imported.record.warnings[0].code,
            FindingCode::CarriedRecordUnreadable
        );
    }
    let cut = referat_import::read("a.pdf", b"%PDF-1.7\nand no more", &KnownForums::default());
    assert!(matches!(why(cut), WithoutRecord::Unreadable { .. }));
}

#[test]
fn a_record_of_a_later_version_is_refused_whatever_else_it_says() {
    let later = json!({ "schema": SCHEMA + 1, "items": "in a new form" });
    let refused = ReadError::CarriedTooNew {
        schema: SCHEMA + 1,
        known: SCHEMA,
    };
    assert_eq!(read_value(&later), Err(refused));
}

#[test]
fn what_no_document_says_is_refused() {
    type Change = (&'static str, fn(&mut Value));
    let changes: [Change; 9] = [
        ("schema", |value| value["schema"] = 0.into()),
        ("name", |value| value["source"] = "../../etc/passwd".into()),
        ("name", |value| value["forum"] = "x".repeat(5_000).into()),
        ("name", |value| value["items"][0]["number"] = "1\n2".into()),
        ("items", |value| {
            let item = value["items"][0].clone();
            value["items"] = vec![item; 5_001].into();
        }),
        ("span", |value| value["items"][0]["span"] = json!([9, 2])),
        ("span", |value| {
            value["items"][0]["sections"][0]["span"] = json!([4_294_967_295u32, 1])
        }),
        ("coverage", |value| value["coverage"] = 1.5.into()),
        ("text", |value| value["items"][0]["title"] = "a\u{0}b".into()),
    ];
    for (what, change) in changes {
        let mut value = serde_json::to_value(record()).unwrap();
        change(&mut value);
        assert_eq!(read_value(&value), Err(ReadError::CarriedRefused { what }));
    }
}

#[test]
fn trees_are_made_canonical_and_bottomless_ones_are_no_record() {
    let nested = |levels: usize| {
        (0..levels).fold(json!({ "type": "paragraph", "content": [{ "type": "text", "text": "a" }] }), |inner, _| {
            json!({ "type": "bullet_list", "content": [{ "type": "list_item", "content": [inner] }] })
        })
    };
    let with = |levels| {
        let mut value = serde_json::to_value(record()).unwrap();
        value["preamble"] = json!({ "type": "doc", "content": [nested(levels)] });
        read_value(&value)
    };
    let tree = with(9).unwrap().preamble.unwrap();
    assert_eq!(tree.clone().canonical().0, tree);
    assert!(matches!(with(60), Err(ReadError::PdfWithoutRecord { .. })));
    let mut value = serde_json::to_value(record()).unwrap();
    value["preamble"] = json!({ "type": "doc", "content": [{ "type": "paragraph", "content": [
        { "type": "text", "text": "a", "marks": [{ "type": "link", "attrs": { "href": "javascript:x" } }] },
    ] }] });
    assert!(matches!(
        read_value(&value),
        Err(ReadError::PdfWithoutRecord { .. })
    ));
}

#[test]
fn a_copy_made_for_the_public_is_said_to_lack_its_closed_items() {
    let mut record = record();
    record.items[1].closed = true;
    let number = record.items[1].number.clone();
    let view = show_public(WholeRecord::of_file(record.clone()));
    let public: &MeetingRecord = &view;
    let read = read_value(&serde_json::to_value(public).unwrap()).unwrap();
    let said: Vec<_> = read
        .warnings
        .iter()
        .filter(|finding| finding.code == FindingCode::ClosedPartsMissing)
        .map(|finding| finding.item.clone())
        .collect();
    assert_eq!(said, [Some(number)]);
    let pdf = pdf_with(CARRIED_NAME, &serde_json::to_vec(public).unwrap());
    assert_eq!(record_in(&pdf).as_ref(), Ok(public), "to the letter");
    // Of the members' copy nothing is missing, and it is not said again of a record that says it.
    assert_eq!(
        read_value(&serde_json::to_value(&record).unwrap()).unwrap(),
        record
    );
    assert_eq!(read_value(&serde_json::to_value(&read).unwrap()).unwrap(), read);
}
