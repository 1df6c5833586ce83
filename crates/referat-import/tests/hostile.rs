//! Input that was made to do harm, or broke on its way: read with warnings or refused with one clear error, in
//! seconds, in this unoptimised build, and without eating the machine's memory.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

#[path = "support/reading.rs"]
mod reading;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use reading::broken_promise;
use referat_domain::meeting_record::MeetingRecord;
use referat_import::ReadError;
use referat_import::carried::WithoutRecord;
use referat_import::known_forums::KnownForums;
use referat_import::source_file::{MAX_BYTES, SourceFile};

/// The limit of "in seconds", for a busy machine of two cores.
const SECONDS: Duration = Duration::from_secs(90);

/// The most memory this test program may ever have held, in kibibytes.
const MOST_MEMORY: u64 = 4 * 1024 * 1024;

const HEAD: &str =
    "REFERAT Chefforum d. 15-01-2025\n\nMødedato Onsdag d. 15. januar 2025 kl. 12:30\n\nMødested Kajen\n\n";

const THIRTY_MEGABYTES: usize = 30 * 1_000_000;

/// Enough to see what grows with the square of its size: that would take minutes.
const QUARTER_MEGABYTE: usize = 250_000;

fn read_bytes(bytes: &[u8]) -> Result<MeetingRecord, ReadError> {
    referat_import::read("hostile.txt", bytes, &KnownForums::default()).map(|imported| imported.record)
}

/// Reads an input in time and memory and gives the record, if it isn't refused.
fn survives(what: &str, text: &str) -> Option<MeetingRecord> {
    let begun = Instant::now();
    let read = read_bytes(text.as_bytes());
    let took = begun.elapsed();
    println!(
        "{what}: {} MB in {took:?}, {:?}",
        text.len() / 1_000_000,
        read.as_ref().map(|record| record.items.len())
    );
    assert!(took < SECONDS, "{what} took {took:?}");
    match read {
        Ok(record) => {
            assert_eq!(
                record.coverage.to_bits(),
                1.0f64.to_bits(),
                "{what}: coverage is {}",
                record.coverage
            );
            Some(record)
        }
        Err(error) => {
            assert!(
                matches!(error, ReadError::LayoutUnknown { .. }),
                "{what}: {error}"
            );
            None
        }
    }
}

/// Repeats a piece until the text is as large as wished.
fn filled(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len())
}

/// The most memory this program has held so far, where the system says.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn a_document_cut_anywhere_is_read_as_far_as_it_goes() {
    for minutes in referat_fixtures::MINUTES {
        let bytes = minutes.text.as_bytes();
        for end in (0..bytes.len()).step_by(97) {
            let cut = &bytes[..end];
            match read_bytes(cut) {
                Ok(record) => {
                    let text = SourceFile::from_bytes("a", cut).unwrap().text;
                    assert_eq!(
                        broken_promise(&text, &record),
                        None,
                        "{} cut at {end}",
                        minutes.file_name
                    );
                }
                // Before the title there is nothing to know the layout by.
                Err(error) => {
                    assert!(matches!(error, ReadError::LayoutUnknown { .. }), "{error}");
                    assert!(end < 97, "{} cut at {end}: {error}", minutes.file_name);
                }
            }
        }
    }
}

#[test]
fn what_is_no_text_is_refused_with_one_clear_error() {
    let every_byte: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    assert_eq!(read_bytes(&every_byte), Err(ReadError::NotText));
    // What can't be looked into may still have text.
    assert!(matches!(
        read_bytes(b"%PDF-1.7\n\x00\x01\x02"),
        Err(ReadError::PdfWithoutRecord {
            why: WithoutRecord::Unreadable { .. }
        })
    ));
    assert_eq!(read_bytes(b"PK\x03\x04\x14\x00\x06\x00"), Err(ReadError::NotText));
    // UTF-16 without its mark is full of zeros.
    let unmarked: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_bytes(&unmarked), Err(ReadError::NotText));
    let known = "albertslund-chefforum".to_owned();
    for no_minutes in [
        "",
        " \n\n",
        "Kære alle\n\nVi ses i morgen.\n",
        "<html><body>Hej</body></html>",
    ] {
        assert_eq!(
            read_bytes(no_minutes.as_bytes()),
            Err(ReadError::LayoutUnknown { known: known.clone() })
        );
    }
}

#[test]
fn text_in_old_encodings_is_read_and_said_to_be_guessed() {
    for minutes in referat_fixtures::MINUTES {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(minutes.text);
        let record = read_bytes(&latin).unwrap();
        assert!(
            record
                .warnings
                .iter()
                .any(|finding| finding.code.as_str() == "encoding-guessed")
        );
        let little: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(minutes.text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert!(!read_bytes(&little).unwrap().items.is_empty());
        // Half a letter at the end is one letter that is lost, and no more.
        assert!(read_bytes(&little[..(little.len() / 2) | 1]).is_ok());
    }
}

#[test]
fn a_hundred_megabytes_are_refused_at_once() {
    let size = 100 * 1024 * 1024;
    let begun = Instant::now();
    let refused = read_bytes(&vec![b'a'; size]);
    assert_eq!(
        refused,
        Err(ReadError::TooLarge {
            size: size as u64,
            limit: MAX_BYTES
        })
    );
    assert!(begun.elapsed() < SECONDS);
}

const ITEM: &str = "Punkt 1: CF - Sag\n\n00.01.00-P35-7-24\n\n";

const RECOMMENDATION: &str = "Indstilling\n\nChefen indstiller,\n\n1. at planen godkendes\n\n";

/// The largest inputs, one after the other, so that they don't share the memory.
#[test]
fn thirty_megabytes_of_anything_are_read_in_seconds() {
    let head = |piece: &str| format!("{HEAD}{}", filled(piece, THIRTY_MEGABYTES));
    let statement = |piece: &str| {
        format!(
            "{HEAD}{ITEM}Sagsfremstilling\n\n{}",
            filled(piece, THIRTY_MEGABYTES)
        )
    };
    survives("one line", &statement("a b "));
    survives("blank lines", &head("\n"));
    survives("blank lines with spaces", &statement(" \t \n"));
    survives("item headings without items", &head("Punkt 1:\n"));
    survives("tabs", &statement("\t"));
    survives("cells", &statement("a\t"));
    survives("points", &statement("- a\n"));
    survives("brackets", &statement("["));
    survives("links", &statement("[a](#)"));
    survives("parentheses", &statement("("));
    survives(
        "parentheses in a title",
        &format!(
            "{HEAD}Punkt 1: CF - {}",
            filled("(a deltager) ", THIRTY_MEGABYTES)
        ),
    );
    survives(
        "one word",
        &format!("{HEAD}{ITEM}Beslutning\n\n{}", filled("a", THIRTY_MEGABYTES)),
    );
    let deep: String = (0..10_000)
        .map(|at| format!("{}- a\n", " ".repeat(at % 6_000)))
        .collect();
    survives(
        "points that nest deeper and deeper",
        &format!("{HEAD}{ITEM}Sagsfremstilling\n\n{deep}"),
    );
    survives(
        "one number",
        &format!(
            "{HEAD}{ITEM}Sagsfremstilling\n\n{}. a",
            "9".repeat(THIRTY_MEGABYTES)
        ),
    );
    let peak = peak_memory();
    println!("most memory held: {peak:?} KiB");
    assert!(peak.is_none_or(|peak| peak < MOST_MEMORY), "{peak:?} KiB");
}

#[test]
fn any_piece_repeated_anywhere_is_read_in_seconds() {
    let pieces = [
        "a",
        "a ",
        "a\n",
        "\r",
        "\u{c}",
        "Punkt 1:\n",
        "Punkt 1: CF - Sag\n\n",
        "a\t",
        "a\tb\n",
        "- ",
        "- a\n",
        "[a](",
        "[a](#)",
        "(a deltager) ",
        "A, ",
        "1. ",
        "1. 1\n",
        "...x ",
        "Ad 1: Godkendt\n",
        "Bilag\n\n",
        "og Chefen for ",
        "og team ",
        "tog a til efterretning ",
        "tog ",
        "til orientering ",
        "Godkendt. ",
        "Karen: a\n\n",
        "\"",
        "\"a ",
        "Indholdsfortegnelse\n",
        "a.....\t3\n",
        "15. ",
        "a deltog ikke ",
        "æ",
        "\u{300}",
        "indstiller ",
        ".",
        "at ",
        " - ",
        "/",
    ];
    for piece in pieces {
        let text = filled(piece, QUARTER_MEGABYTE);
        survives(&format!("{piece:?} under a head"), &format!("{HEAD}{text}"));
        survives(
            &format!("{piece:?} in a contents list"),
            &format!("{HEAD}Indholdsfortegnelse\n\n{text}"),
        );
        survives(
            &format!("{piece:?} in a title"),
            &format!("{HEAD}Punkt 1: CF - {text}"),
        );
        for heading in ["Sagsfremstilling", "Indstilling", "Historik", "Bilag"] {
            survives(
                &format!("{piece:?} under {heading}"),
                &format!("{HEAD}{ITEM}{heading}\n\n{text}"),
            );
        }
        survives(
            &format!("{piece:?} in a decision"),
            &format!("{HEAD}{ITEM}{RECOMMENDATION}Beslutning\n\n{text}"),
        );
    }
    for (what, text) in growing() {
        survives(what, &text);
    }
}

/// Documents with a great many of everything.
fn growing() -> Vec<(&'static str, String)> {
    let deeper: String = (0..100_000)
        .map(|at| format!("{}- a\n", " ".repeat(at % 17)))
        .collect();
    let sections = "Bilag\n\nkort.pdf\n\nBeslutning\n\nGodkendt.\n\nAnledning\n\n".repeat(30_000);
    let one_kind_and_another = format!(
        "{}{}",
        "Bilag\n\nkort.pdf\n\n".repeat(50_000),
        "Historik\n\nIntet.\n\n".repeat(50_000)
    );
    let mut contents = format!("{HEAD}Indholdsfortegnelse\n\n");
    let mut headings = String::new();
    for number in 0..50_000 {
        writeln!(contents, "CF - Sag nummer {number} om havnen.....\t3").unwrap();
        write!(
            headings,
            "\nPunkt {number}: CF - Sag nr. {number} om havne\n\n00.01.00-P35-7-24\n"
        )
        .unwrap();
    }
    vec![
        (
            "points that nest up and down",
            format!("{HEAD}{ITEM}Sagsfremstilling\n\n{deeper}"),
        ),
        ("ninety thousand sections", format!("{HEAD}{ITEM}{sections}")),
        (
            "one kind of section after another",
            format!("{HEAD}{ITEM}{one_kind_and_another}"),
        ),
        (
            "fifty thousand titles that differ",
            format!("{contents}{headings}"),
        ),
    ]
}

#[test]
fn a_million_items_are_read() {
    let mut text = HEAD.to_owned();
    for number in 1..=1_000_000 {
        write!(text, "Punkt {number}: CF - Sag\n\n").unwrap();
    }
    let record = survives("a million items", &text).unwrap();
    assert_eq!(record.items.len(), 1_000_000);
    assert_eq!(record.items[999_999].number, "1000000");
}

#[test]
fn a_hundred_thousand_clauses_are_answered() {
    let mut text =
        format!("{HEAD}Punkt 1: CF - Sag\n\n00.01.00-P35-7-24\n\nIndstilling\n\nChefen indstiller,\n\n");
    for clause in 1..=100_000 {
        writeln!(text, "{}. at plan nummer {clause} godkendes", clause % 1_000).unwrap();
    }
    let all = survives(
        "clauses and one word",
        &format!("{text}\nBeslutning\n\nGodkendt."),
    )
    .unwrap();
    assert_eq!(
        all.items[0].decision.as_ref().unwrap().outcomes.len(),
        all.items[0].clauses.len()
    );
    let mut sentences = text.clone();
    sentences.push_str("\nBeslutning\n\n");
    for clause in 1..=100_000 {
        writeln!(sentences, "Chefforum godkendte plan nummer {clause}.\n").unwrap();
    }
    survives("clauses and a sentence each", &sentences).unwrap();
    let mut rows = text;
    rows.push_str("\nBeslutning\n\n");
    for clause in 1..=100_000 {
        writeln!(rows, "- Ad {}-999: Godkendt", clause % 999).unwrap();
    }
    survives("clauses and a row each", &rows).unwrap();
}
