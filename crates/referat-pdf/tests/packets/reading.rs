//! What is read of single files: facts, files within, and what is wrong with them.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can not go on says where"
)]

use std::time::{Duration, Instant};

use crate::looking::{font, packet, part, printed, with_file};
use crate::made::Made;
use lopdf::{Object, dictionary};
use proptest::prelude::*;
use referat_pdf::{JoinProblem, PdfFacts, PdfProblem, associated_files, join};

#[test]
fn a_print_says_what_it_is() {
    let facts = PdfFacts::read(printed()).unwrap();
    assert_eq!(facts.pages, 2);
    assert!(facts.is_tagged && !facts.is_encrypted);
    assert_eq!(facts.title.as_deref(), Some("Bilag om æblehaven"));
    assert_eq!(facts.language.as_deref(), Some("da"));
    assert_eq!(facts.claims, referat_pdf::Claims::default());
}

#[test]
fn claims_are_read_as_elements_and_as_attributes() {
    let claims = |xmp: &str| {
        let mut made = Made::new(1);
        let metadata = made.stream(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp);
        made.set(made.catalog, "Metadata", metadata);
        let facts = PdfFacts::read(&made.bytes()).unwrap();
        (facts.claims.pdf_a, facts.claims.pdf_ua, facts.title)
    };
    let elements = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
        <pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang='x'>A &amp; &#229;</rdf:li></rdf:Alt></dc:title>";
    assert_eq!(
        claims(elements),
        (Some("3a".into()), Some(1), Some("A & å".into()))
    );
    let attributes = "<rdf:Description xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part = \"2\" \
        pdfaid:conformance='B'/>";
    assert_eq!(claims(attributes), (Some("2b".into()), None, None));
    assert_eq!(claims("pdfaid:part pdfaid:part="), (None, None, None));
}

#[test]
fn files_within_are_found_by_both_ways_and_once() {
    let mut made = Made::new(1);
    let mut file = |name: &str, content: &str| {
        let stream = made.stream(
            dictionary! { "Type" => "EmbeddedFile", "Subtype" => "application/json" },
            content,
        );
        made.add(dictionary! {
            "Type" => "Filespec", "F" => Object::string_literal(name), "UF" => lopdf::text_string(name),
            "AFRelationship" => "Data", "EF" => dictionary! { "F" => stream },
        })
    };
    let (data, more) = (file("møde.json", "{}"), file("mere.txt", "mere"));
    let names = vec![
        Object::string_literal("a"),
        data.into(),
        Object::string_literal("b"),
        more.into(),
    ];
    made.set(made.catalog, "AF", vec![data.into()]);
    made.set(
        made.catalog,
        "Names",
        dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
    );
    let files = associated_files(&made.bytes()).unwrap();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["møde.json", "mere.txt"]);
    assert_eq!(files[0].media_type.as_deref(), Some("application/json"));
    assert_eq!(files[0].relationship.as_deref(), Some("Data"));
    assert_eq!(files[0].bytes, b"{}");
    assert!(associated_files(printed()).unwrap().is_empty());
}

#[test]
fn a_file_that_opens_without_a_password_is_read_and_joined() {
    for length in ["40", "128", "256"] {
        let locked = encrypted(&["--allow-weak-crypto", "--encrypt", "", "ejer", length, "--"]);
        let facts = PdfFacts::read(&locked).unwrap();
        assert!(
            facts.is_encrypted && facts.pages == 2 && facts.title.as_deref() == Some("Bilag om æblehaven")
        );
        let joined = crate::looking::joined(&packet(vec![part(&locked, "a", "A")]));
        assert!(crate::looking::text_of(&joined.bytes).contains("Brødtekst nummer to"));
    }
}

#[test]
fn a_file_that_needs_a_password_says_so_and_names_its_part() {
    let locked = encrypted(&["--encrypt", "bruger", "ejer", "256", "--"]);
    assert_eq!(PdfFacts::read(&locked), Err(PdfProblem::Encrypted));
    let problem = join(&packet(vec![part(printed(), "a", "A"), part(&locked, "b", "B")])).unwrap_err();
    let expected = JoinProblem::Part {
        anchor: "b".into(),
        problem: PdfProblem::Encrypted,
    };
    assert_eq!(problem, expected);
}

fn encrypted(arguments: &[&str]) -> Vec<u8> {
    with_file(printed(), |path| {
        let out = path.with_extension("locked");
        let done = crate::looking::command("qpdf")
            .args(arguments)
            .arg(path)
            .arg(&out)
            .output()
            .unwrap();
        std::fs::read(out).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)))
    })
}

#[test]
fn what_is_no_pdf_or_half_of_one_says_so() {
    assert_eq!(PdfFacts::read(b""), Err(PdfProblem::NotPdf));
    assert_eq!(PdfFacts::read(b"PK\x03\x04 et dokument"), Err(PdfProblem::NotPdf));
    assert!(matches!(
        PdfFacts::read(b"%PDF-1.7\n"),
        Err(PdfProblem::Broken { .. })
    ));
    let half = &printed()[..printed().len() / 8];
    assert!(matches!(PdfFacts::read(half), Err(PdfProblem::Broken { .. })));
    let mut empty = Made::new(0);
    assert!(matches!(
        PdfFacts::read(&empty.bytes()),
        Err(PdfProblem::Broken { .. })
    ));
}

#[test]
fn a_file_whose_table_of_places_is_garbage_is_read_all_the_same() {
    let mut bytes = Made::new(3).bytes();
    let at = bytes
        .windows(9)
        .rposition(|window| window == b"startxref")
        .unwrap();
    bytes.splice(at.., *b"startxref\n77\n%%EOF");
    assert_eq!(PdfFacts::read(&bytes).unwrap().pages, 3);
    let joined = crate::looking::joined(&packet(vec![part(&bytes, "a", "A")]));
    assert_eq!(joined.pages, 3);
}

#[test]
fn a_packet_that_can_not_be_is_refused_with_the_reason() {
    let problem = |packet| join(&packet).unwrap_err();
    let mut stamped = part(printed(), "a", "A");
    stamped.stamp = Some("x");
    let mut no_font = packet(vec![stamped.clone()]);
    no_font.stamp_font = None;
    let mut bad_font = packet(vec![stamped]);
    bad_font.stamp_font = Some(b"ingen skrift");
    let twice = packet(vec![part(printed(), "a", "A"), part(printed(), "a", "B")]);
    assert_eq!(problem(packet(Vec::new())), JoinProblem::NoParts);
    assert_eq!(
        problem(packet(vec![part(printed(), "a b", "A")])),
        JoinProblem::NotAnAnchor { anchor: "a b".into() }
    );
    assert_eq!(problem(no_font), JoinProblem::NoStampFont { anchor: "a".into() });
    assert!(matches!(problem(bad_font), JoinProblem::StampFont { .. }));
    assert_eq!(problem(twice), JoinProblem::SameAnchor { anchor: "a".into() });
}

#[test]
fn files_that_unpack_to_no_end_are_refused_or_read_in_bounds() {
    let mut packed = vec![0_u8; 64 << 20];
    packed[..4].copy_from_slice(b"1 0 ");
    let mut stream = lopdf::Stream::new(dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 4 }, packed);
    stream.compress().unwrap();
    let mut made = Made::new(1);
    made.document.add_object(stream);
    let begun = Instant::now();
    let _ = PdfFacts::read(&made.bytes());
    let mut made = Made::new(1);
    let nested = format!("{}{}", "[".repeat(90), "]".repeat(90));
    let deep = made.stream(dictionary! {}, &nested);
    made.set(made.catalog, "AF", deep);
    let mut bytes = made.bytes();
    bytes.extend(b"\n900 0 obj\n");
    bytes.extend("[".repeat(100_000).bytes());
    assert!(PdfFacts::read(&bytes).is_ok() && begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn many_small_streams_that_unpack_to_many_objects_are_refused() {
    let count = 50_000;
    let heads: String = (0..count).map(|object| format!("{} 0 ", 1000 + object)).collect();
    let dictionary = dictionary! { "Type" => "ObjStm", "N" => count, "First" => heads.len() as i64 };
    let mut stream = lopdf::Stream::new(dictionary, (heads + "[]").into_bytes());
    stream.compress().unwrap();
    let mut made = Made::new(1);
    for _ in 0..40 {
        made.document.add_object(stream.clone());
    }
    let mut bytes = Vec::new();
    made.document.trailer.set("Root", made.catalog);
    // The library would leave object streams out; they are called so afterwards.
    for object in made.document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.has_type(b"ObjStm")
        {
            stream.dict.set("Type", "ObjStx");
        }
    }
    made.document.save_to(&mut bytes).unwrap();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(6).position(|window| window == b"ObjStx") {
        bytes[at + found + 5] = b'm';
        at += found + 6;
    }
    assert_eq!(PdfFacts::read(&bytes), Err(PdfProblem::TooLarge));
}

#[test]
fn lists_that_are_used_again_and_again_end() {
    let mut made = Made::new(2000);
    let pages = made.pages.clone();
    let content = made.stream(dictionary! {}, &"0 0 1 1 re f\n".repeat(300));
    let contents = made.document.add_object(vec![Object::from(content); 2000]);
    let link = dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => vec![0.into(); 4] };
    let links: Vec<Object> = (0..2000).map(|_| made.add(link.clone()).into()).collect();
    let links = made.document.add_object(links);
    let root = made.tagged("P");
    let kids = made
        .document
        .get_dictionary(root)
        .unwrap()
        .get(b"K")
        .unwrap()
        .clone();
    let elements: Vec<_> = kids
        .as_array()
        .unwrap()
        .iter()
        .map(|kid| kid.as_reference().unwrap())
        .collect();
    let kids = made.document.add_object(kids);
    for (page, element) in pages.into_iter().zip(elements) {
        made.set(page, "Contents", contents);
        made.set(page, "Annots", links);
        made.set(element, "K", kids);
        made.set(element, "Ref", kids);
    }
    survive_whatever(&made.bytes());
}

/// Joins with a stamp, and sees that it ends soon, whatever the answer.
fn survive_whatever(bytes: &[u8]) {
    let begun = Instant::now();
    let mut only = part(bytes, "a", "A");
    only.stamp = Some("Bilag {page}");
    let _ = join(&packet(vec![only]));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

/// Reads and joins, and sees that it ends soon, whatever the answer.
fn survive(bytes: &[u8]) {
    let begun = Instant::now();
    let facts = PdfFacts::read(bytes);
    let _ = associated_files(bytes);
    let mut only = part(bytes, "a", "A");
    only.stamp = Some("Bilag {page}");
    let joined = join(&packet(vec![only]));
    assert_eq!(facts.is_ok(), joined.is_ok(), "{facts:?}");
    if let Ok(joined) = joined {
        assert_eq!(PdfFacts::read(&joined.bytes).unwrap().pages, joined.pages);
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

/// A file with everything in it, and in plain text, so that a changed letter changes a meaning.
fn plain() -> &'static [u8] {
    static PLAIN: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    PLAIN.get_or_init(|| {
        let arguments = [
            "--qdf",
            "--object-streams=disable",
            "--stream-data=preserve",
            "--newline-before-endstream",
        ];
        let plain = encrypted(&arguments);
        assert!(plain.len() < 300_000 && font().len() > 1000);
        plain
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cut_files_are_survived(at in 0.0..1.0_f64) {
        let bytes = printed();
        survive(&bytes[..(bytes.len() as f64 * at) as usize]);
    }

    #[test]
    fn flipped_bytes_are_survived(flips in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 1..20)) {
        for original in [printed(), plain()] {
            let mut bytes = original.to_vec();
            for (at, byte) in &flips {
                let at = (bytes.len() as f64 * at) as usize;
                bytes[at] = *byte;
            }
            survive(&bytes);
        }
    }

    #[test]
    fn numbers_that_became_others_are_survived(flips in proptest::collection::vec((any::<usize>(), b'0'..=b'9'), 1..30)) {
        let mut bytes = plain().to_vec();
        let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
        for (at, digit) in flips {
            bytes[digits[at % digits.len()]] = digit;
        }
        survive(&bytes);
    }
}
