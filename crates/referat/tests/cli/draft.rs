//! `referat draft`.

use serde_json::Value;

use super::environment::{Environment, settled};

/// Clauses with outcomes and an addition, and one that the rules can't draft.
const CLAUSES: &str = "\
tiltrådt: at Chefforum godkender planen for lederdagen

udsat: at ordningen med faste skriveborde ophæves | dog senest til maj
at Chefforum floffer planen
";

#[test]
fn a_clause_is_drafted_in_the_past_as_it_says() {
    let environment = Environment::danish();
    let run = environment.run(&["draft", "at Chefforum ikke tager orienteringen til efterretning"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, "Chefforum tog ikke orienteringen til efterretning.\n");
}

#[test]
fn the_forum_the_tense_and_the_voice_can_be_chosen() {
    let arguments = [
        "draft",
        "--forum",
        "Chefforum",
        "--tense",
        "present",
        "--voice",
        "active",
    ];
    let clauses = ["at status på lederdagen godkendes", "at der gives en bevilling"];
    let run = Environment::english().run(&[&arguments[..], &clauses].concat());
    assert_eq!(run.status, 0, "{run}");
    assert_eq!(
        run.stdout,
        "Chefforum godkender status på lederdagen.\n\nChefforum giver en bevilling.\n"
    );
}

#[test]
fn what_can_not_be_drafted_is_marked_and_why_is_said() {
    let environment = Environment::danish();
    let run = environment.run_reading(&["draft", "--forum", "Chefforum"], CLAUSES.as_bytes());
    settled(|| insta::assert_snapshot!("draft_da", run));
    let environment = Environment::english();
    environment.file("clauses.txt", CLAUSES);
    let run = environment.run(&["draft", "--file", "clauses.txt", "--style", "sentences"]);
    settled(|| insta::assert_snapshot!("draft_en", run));
}

#[test]
fn programs_get_the_sentences_with_what_was_left_as_written() {
    let arguments = ["draft", "--format", "json", "--forum", "Chefforum"];
    let run = Environment::danish().run_reading(&arguments, CLAUSES.as_bytes());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let drafted: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(drafted["style"], "rows");
    let sentences = drafted["sentences"].as_array().unwrap();
    let marks: Vec<&Value> = sentences.iter().map(|sentence| &sentence["as_written"]).collect();
    assert_eq!(marks, [&Value::Null, &Value::Null, &Value::from("no_verb")]);
    assert_eq!(sentences[1]["text"], "Ad 2: Udsat, dog senest til maj.");
    assert_eq!(sentences[2]["clause"], 3);
}

#[test]
fn a_file_that_is_not_there_and_one_that_is_no_text_are_refused() {
    let environment = Environment::english();
    let run = environment.run(&["draft", "--file", "away.txt"]);
    assert_eq!(run.status, 1, "{run}");
    environment.file("picture.txt", [0xff, 0xfe, 0x00]);
    let run = environment.run(&["draft", "--file", "picture.txt"]);
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stderr.contains("is not text"), "{run}");
}
