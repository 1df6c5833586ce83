//! `referat parse`.

use std::process::Stdio;

use referat_fixtures::MINUTES;
use serde_json::Value;

use super::environment::{Environment, settled};

/// The minutes with slots out of order, presenters, guests and outcomes of every kind.
const SAMPLE: &str = "minutes/chefforum-2025-01-15.txt";

#[test]
fn people_get_a_table_in_danish() {
    let run =
        Environment::danish()
            .sandved_minutes()
            .run(&["parse", SAMPLE, "minutes/chefforum-2025-02-05.txt"]);
    settled(|| insta::assert_snapshot!("parse_table_da", run));
}

#[test]
fn people_get_a_table_in_english() {
    let run = Environment::english().sandved_minutes().run(&["parse", SAMPLE]);
    settled(|| insta::assert_snapshot!("parse_table_en", run));
}

#[test]
fn programs_get_one_array_with_a_document_per_file_in_the_order_named() {
    let environment = Environment::danish().sandved_minutes();
    let paths: Vec<String> = MINUTES
        .iter()
        .rev()
        .map(|it| format!("minutes/{}", it.file_name))
        .collect();
    let mut arguments = vec!["parse", "--format", "json"];
    arguments.extend(paths.iter().map(String::as_str));
    let run = environment.run(&arguments);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let documents: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let sources: Vec<&str> = documents
        .iter()
        .map(|it| it["source"].as_str().unwrap())
        .collect();
    assert_eq!(
        sources,
        MINUTES.iter().rev().map(|it| it.file_name).collect::<Vec<_>>()
    );
    for document in &documents {
        assert_eq!(document["schema"], 1);
        assert_eq!(document["coverage"], 1.0, "{}", document["source"]);
    }
    assert_eq!(
        environment.run(&arguments).stdout,
        run.stdout,
        "the same bytes each time"
    );
}

#[test]
fn the_keys_of_the_json_stand_in_the_order_of_the_contract() {
    let environment = Environment::english().sandved_minutes();
    let run = environment.run(&["parse", "minutes/chefforum-2025-02-05.txt", "--format", "json"]);
    let documents: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    settled(|| insta::assert_snapshot!("parse_json", serde_json::to_string_pretty(&documents[0]).unwrap()));
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others_back() {
    let environment = Environment::danish().sandved_minutes();
    environment.file("billede.txt", b"\x89PNG\r\n\x1a\n\0\0\0");
    environment.file("indkoeb.txt", "Mælk\nBrød\n");
    environment.file("stort.txt", vec![b'a'; 33 * 1024 * 1024]);
    let run = environment.run(&[
        "parse",
        "findes-ikke.txt",
        "billede.txt",
        SAMPLE,
        "indkoeb.txt",
        "stort.txt",
        "minutes",
        "--format",
        "json",
    ]);
    assert_eq!(run.status, 1);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&run.stdout).unwrap().len(), 1);
    settled(|| {
        insta::assert_snapshot!(run.stderr, @r"
    referat: findes-ikke.txt findes ikke
    referat: billede.txt er ikke tekst; gem dokumentet som ren tekst (.txt)
    referat: indkoeb.txt har en opsætning, programmet ikke kender; det kender albertslund-chefforum
    referat: stort.txt er for stor til at være et referat: 34 MB, højst 33 MB bliver læst
    referat: minutes er en mappe; giv en fil
    ")
    });
}

#[test]
fn the_same_in_english() {
    let environment = Environment::english();
    environment.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0");
    let run = environment.run(&["parse", "picture.txt", "missing.txt", "--format", "json"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    []
    --- messages
    referat: picture.txt is not text; save the document as plain text (.txt)
    referat: missing.txt doesn't exist
    ")
    });
}

#[test]
fn warnings_are_no_failure() {
    let run = Environment::english()
        .sandved_minutes()
        .run(&["parse", "minutes/chefforum-2025-02-05.txt"]);
    assert!(run.stdout.contains("toc-title-differs"));
    assert_eq!(run.status, 0);
}

#[test]
fn a_dash_reads_standard_input() {
    let run =
        Environment::english().run_reading(&["parse", "-", "--format", "json"], MINUTES[0].text.as_bytes());
    let documents: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(documents[0]["source"], "-");
    assert_eq!(documents[0]["items"].as_array().unwrap().len(), 7);
}

#[test]
fn latin_1_and_other_line_ends_are_read() {
    let environment = Environment::english();
    let (text, _, _) = (MINUTES[0].text.replace('\n', "\r\n"), 0, 0);
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect();
    environment.file("latin.txt", latin);
    let run = environment.run(&["parse", "latin.txt", "--format", "json"]);
    let documents: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(documents[0]["place"], "Mødelokale Tangen");
    assert!(run.stdout.contains("encoding-guessed"));
}

#[test]
fn a_reader_who_has_seen_enough_ends_it_quietly() {
    let environment = Environment::english().sandved_minutes();
    let mut arguments = vec!["parse", "--format", "json"];
    // Far more than a pipe holds.
    arguments.extend([SAMPLE; 40]);
    let mut child = environment.start(environment.command(&arguments).stdout(Stdio::piped()));
    drop(child.stdout.take());
    let run = environment.ended(child.wait_with_output().unwrap());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}
