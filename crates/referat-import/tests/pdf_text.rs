//! Texts as `pdftotext -layout` prints them, read as minutes.
//!
//! The samples in `corpus/pdf_text` are Sandved's minutes printed by our own typesetter, by Chromium and by
//! LibreOffice (from a Word file with running heads, spread lines and paragraphs without space between), so that
//! these tests need none of them. `crates/referat-documents/tests/pdf_import.rs` prints and reads afresh.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

#[path = "support/reading.rs"]
mod reading;
#[path = "support/same_meeting.rs"]
mod same_meeting;

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use referat_domain::finding::FindingCode;
use referat_domain::meeting_record::MeetingRecord;
use referat_import::ReadError;
use referat_import::known_forums::KnownForums;
use referat_import::pdf_text::{PlainText, plain_text};
use same_meeting::differences;

fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/pdf_text");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn original(stem: &str) -> MeetingRecord {
    let name = format!("{stem}.txt");
    let minutes = referat_fixtures::MINUTES
        .iter()
        .find(|minutes| minutes.file_name == name);
    reading::read(&name, minutes.unwrap().text)
}

fn read(text: &str) -> MeetingRecord {
    let imported = referat_import::read_pdf_text("a.pdf", text, &KnownForums::default());
    imported.unwrap().record
}

/// The text that is made of a page, nothing lost.
fn plain(printed: &str) -> PlainText {
    let plain = plain_text(printed);
    assert!(plain.balance.holds(printed, &plain.text), "{plain:?}");
    plain
}

#[test]
fn our_own_minutes_are_the_same_meeting_as_their_text() {
    let stem = "miljoe-og-byudvalget-2025-09-02";
    let printed = sample(&format!("seed-ours-{stem}.txt"));
    let record = read(&printed);
    assert_eq!(differences(&original(stem), &record), Vec::<String>::new());
    assert_eq!(record.coverage.to_bits(), 1.0f64.to_bits());
    plain(&printed);
}

#[test]
fn minutes_printed_from_a_browser_are_the_same_meeting_though_their_bullets_are_lost() {
    let stem = "chefforum-2026-01-22";
    let record = read(&sample(&format!("seed-chromium-{stem}.txt")));
    assert_eq!(differences(&original(stem), &record), Vec::<String>::new());
}

#[test]
fn minutes_printed_from_a_word_file_differ_only_where_a_full_line_ends_a_paragraph() {
    let stem = "miljoe-og-byudvalget-2025-09-02";
    let wanted = original(stem);
    let mut record = read(&sample(&format!("seed-word-{stem}.txt")));
    let decision = |record: &MeetingRecord, place: usize| {
        let decision = record.items[place].decision.clone().unwrap();
        decision.text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for place in 0..wanted.items.len() {
        assert_eq!(decision(&wanted, place), decision(&record, place));
        record.items[place]
            .decision
            .clone_from(&wanted.items[place].decision);
    }
    assert_eq!(differences(&wanted, &record), Vec::<String>::new());
}

#[test]
fn running_heads_and_page_numbers_go_and_headings_on_every_page_stay() {
    let mut printed = String::new();
    for page in 1..=4 {
        let _ = write!(
            printed,
            "Sandved Kommune     Referat\n\nBeslutning\nGodkendt {page}.\n\nTaget til orientering\n\n\n    - {page} -\n\u{c}"
        );
    }
    let plain = plain(&printed);
    assert!(
        !plain.text.contains("Sandved") && !plain.text.contains("- 1"),
        "{}",
        plain.text
    );
    assert_eq!(plain.text.matches("Beslutning").count(), 4);
    assert_eq!(plain.text.matches("Taget til").count(), 4);
}

#[test]
fn a_title_that_only_the_running_head_has_stays_once() {
    let head = "REFERAT Chefforum d. 15-01-2025\n\n";
    let printed: String = (1..=3)
        .map(|page| format!("{head}Tekst nummer {page} her.\n\nSide {page}\n\u{c}"))
        .collect();
    assert_eq!(plain(&printed).text.matches("REFERAT").count(), 1);
}

#[test]
fn a_paragraph_runs_on_over_a_page_and_a_short_line_ends_one() {
    let printed = "Udvalget har set på sagen i flere omgange og ønsker, at den sendes videre til\n\
                   behandling i de udvalg, som det angår, og at svarene samles i et notat, der skal\n\
                   ligge klar inden sommerferien, så det kan indgå i budgettet for det kommende år\n\
                   og de tre næste.\n\nDet koster ikke noget, men det kræver, at alle afdelinger er med fra starten af\n\
                   \u{c}forløbet.\n\nNyt afsnit.\n";
    let text = plain(printed).text;
    assert!(text.contains("videre til behandling i de udvalg"), "{text}");
    assert!(text.contains("næste.\n\nDet koster"), "{text}");
    assert!(text.ends_with("starten af forløbet.\n\nNyt afsnit."), "{text}");
}

#[test]
fn points_with_every_kind_of_mark_nest_as_they_are_set_in() {
    let printed = "Der er tre ting:\n   • et punkt, som er så langt, at det fortsætter på den næste linje her\n     \
                   og slutter\n        ◦ under\n        ◦ også under\n   \u{f0b7} to\n   ▪ tre\n";
    let text = plain(printed).text;
    assert_eq!(
        text,
        "Der er tre ting:\n\n- et punkt, som er så langt, at det fortsætter på den næste linje her og slutter\n - under\n - også under\n- to\n- tre"
    );
}

#[test]
fn a_date_at_the_start_of_a_line_is_no_point() {
    let printed = "Udvalget besluttede at vende tilbage til sagen om broen på mødet torsdag den\n\
                   2. oktober 2025, når svaret fra Vinterbæk Lodsejere er kommet, og prisen på ny\n\
                   maling er kendt.\n";
    assert_eq!(plain(printed).text.lines().count(), 1);
}

#[test]
fn a_table_that_is_not_sure_stays_lines_and_is_reported_where_it_stands() {
    let printed = "REFERAT Chefforum d. 15-01-2025\n\nPunkt 1: CF - Tal\n00.01.00-P35-7-24\n\nSagsfremstilling\n\
                   Se her:\n\nEmne        Svar\nEt langt emne  ja\nto  nej\n\nSlut.\n";
    let record = read(printed);
    let broken: Vec<_> = record
        .warnings
        .iter()
        .filter(|finding| finding.code == FindingCode::TableBroken)
        .map(|finding| (finding.line.is_some(), finding.item.as_deref()))
        .collect();
    assert_eq!(broken, [(true, Some("1"))]);
}

#[test]
fn a_scanned_pdf_has_no_text_and_is_said_to_have_none() {
    let read = referat_import::read_pdf_text("a.pdf", "\u{c}\n  \u{c}", &KnownForums::default());
    assert_eq!(read, Err(ReadError::PdfWithoutText));
}

#[test]
fn megabytes_of_the_worst_end_soon_and_lose_nothing() {
    let lines = 60_000;
    let worst = [
        "a  b\n".repeat(lines),
        format!("{}\n", "x ".repeat(300)).repeat(2_000),
        format!("{}b\n", "a  ".repeat(300)).repeat(1_500),
        "\u{c}".repeat(300_000),
        "x\n\u{c}".repeat(lines),
        "Punkt 1: x\n".repeat(lines),
        "Indholdsfortegnelse\n".repeat(lines),
        format!("Indholdsfortegnelse\n{}", "x. . . 3\n".repeat(lines)),
        "1. a\n 2. b\n".repeat(lines / 2),
        (0..3_000)
            .map(|level| format!("{}• a\n", " ".repeat(level % 900)))
            .collect(),
        "Beslutninger i overblik\nPunkt Emne Udfald\n".repeat(lines / 2),
        "REFERAT Chefforum d.\n".repeat(lines),
        "ord-\n".repeat(lines),
        format!("{}\n", "y".repeat(2_000_000)),
        format!("{}z\n", " ".repeat(2_000_000)),
        "•\n".repeat(lines),
    ];
    for text in worst {
        let began = Instant::now();
        plain(&text);
        let start: String = text.chars().take(40).collect();
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "{start:?} took {:?}",
            began.elapsed()
        );
    }
}
