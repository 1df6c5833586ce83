//! A conversation with the program: frames in, frames out, until the input ends.
//!
//! What is in the PDF files is looked at where they are made from minutes, in `referat-documents`. That there are
//! tests here makes cargo build the program before any test runs.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]
#![expect(clippy::disallowed_methods, reason = "a test starts the program it tests")]

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What the program answers to all it is told at once, and how it ends.
fn answer(told: &[u8]) -> (Vec<u8>, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_referat-typesetter"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut heard = Vec::new();
    std::thread::scope(|scope| {
        // It may have heard enough before it has heard all.
        scope.spawn(move || stdin.write_all(told).ok());
        stdout.read_to_end(&mut heard).unwrap();
    });
    (heard, child.wait().unwrap().code())
}

fn frame(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap();
    [&length.to_be_bytes(), bytes].concat()
}

fn frames(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    while let Some((length, rest)) = bytes.split_at_checked(4) {
        let length = u32::from_be_bytes(length.try_into().unwrap());
        let (frame, rest) = rest.split_at(usize::try_from(length).unwrap());
        found.push(frame.to_vec());
        bytes = rest;
    }
    found
}

fn question(words: &str) -> Value {
    let margin = 25.0;
    json!({
        "standard": "archived_and_accessible", "identifier": "prøve", "title": "Prøve", "author": "Sandved Kommune",
        "description": null, "keywords": [], "language": "da", "region": "DK", "date": [2025, 1, 15],
        "pages_after": 0, "cover": false, "head": null, "foot": { "left": "", "right": "{page} af {pages}" },
        "look": {
            "paper": "a4", "typefaces": ["IBM Plex Sans"], "size": 11.0, "colour": "#1b3d6d", "logo": null,
            "margins": { "top": margin, "bottom": margin, "left": margin, "right": margin },
        },
        "body": [{ "kind": "title" }, { "kind": "paragraph", "runs": [{ "kind": "text", "text": words }] }],
    })
}

#[test]
fn a_question_that_is_no_document_is_answered_with_the_reason_and_the_next_is_set() {
    let told = [
        frame(b"{"),
        frame(question("Hej \u{10ffff}").to_string().as_bytes()),
    ];
    let (heard, code) = answer(&told.concat());
    assert_eq!(code, Some(0));
    let frames = frames(&heard);
    let [refused, set, pdf] = frames.as_slice() else {
        unreachable!("{} frames", frames.len());
    };
    let refused: Value = serde_json::from_slice(refused).unwrap();
    assert_eq!(refused["pages"], Value::Null);
    assert!(refused["problems"][0].as_str().unwrap().contains("EOF"));
    let set: Value = serde_json::from_slice(set).unwrap();
    assert_eq!(
        (&set["pages"], &set["replaced"]),
        (&json!(1), &json!(["\u{10ffff}"]))
    );
    assert!(pdf.starts_with(b"%PDF-1.7"));
}

#[test]
fn an_input_that_ends_within_a_frame_or_promises_too_much_ends_the_program() {
    assert_eq!(answer(b""), (Vec::new(), Some(0)));
    assert_eq!(answer(&[0, 0, 1, 0, b'{']), (Vec::new(), Some(2)));
    assert_eq!(answer(&[255, 255, 255, 255]), (Vec::new(), Some(2)));
}
