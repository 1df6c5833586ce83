//! `referat findings` and `referat abbreviations`.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use serde_json::Value;

use super::environment::{Environment, settled};

const MEETING: &str = "2025-01-15";

fn number_of(environment: &Environment, code: &str) -> String {
    let run = environment.run(&["findings", "list", MEETING, "--data", "data", "--format", "json"]);
    let checkup: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = checkup["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["code"] == code).unwrap();
    finding["finding"].as_str().unwrap()[..12].to_owned()
}

#[test]
fn a_finding_is_silenced_with_a_reason_and_told_of_again() {
    let environment = Environment::danish().sandved_imported();
    let listed = environment.run(&["findings", "list", MEETING, "--data", "data"]);
    settled(|| insta::assert_snapshot!("findings_da", listed));
    let number = number_of(&environment, "verb-differs");
    let silence = [
        "findings",
        "silence",
        MEETING,
        &number,
        "--reason",
        "Det er ment sådan.",
        "--data",
        "data",
        "--as",
        "ditte@sandved.example",
    ];
    environment.somebody("Ditte Lund", "ditte@sandved.example", "secretary");
    let run = environment.run(&silence);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    Fundet er ladt stå; grunden står i journalen.
    ")
    });
    let listed = environment.run(&["findings", "list", MEETING, "--data", "data"]);
    assert!(listed.stdout.contains("Ditte Lund lod det stå"), "{listed}");
    assert!(listed.stdout.contains("Det er ment sådan."), "{listed}");
    assert_eq!(environment.run(&silence).status, 1);
    let run = environment.run(&["findings", "unsilence", MEETING, &number, "--data", "data"]);
    assert_eq!(run.status, 0, "{run}");
    assert_eq!(number_of(&environment, "verb-differs"), number);
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}

#[test]
fn a_meeting_that_is_not_here_and_a_name_that_is_none_are_told_apart() {
    let environment = Environment::english().sandved_imported();
    let run = environment.run(&["findings", "list", "2025-01-16", "--data", "data"]);
    assert_eq!(run.status, 1, "{run}");
    let run = environment.run(&["findings", "list", "yesterday", "--data", "data"]);
    settled(|| insta::assert_snapshot!("findings_no_meeting_en", run));
    let run = environment.run(&[
        "findings",
        "list",
        MEETING,
        "--forum",
        "Intetforum",
        "--data",
        "data",
    ]);
    assert!(run.stderr.contains("Intetforum"), "{run}");
}

#[test]
fn a_forum_has_its_list_of_short_forms() {
    let environment = Environment::danish().sandved_imported();
    let list = ["abbreviations", "list", "Chefforum", "--data", "data"];
    assert_eq!(environment.run(&list).stdout, "Ingen forkortelser på listen.\n");
    let explain = [
        "abbreviations",
        "explain",
        "CF",
        "DIF",
        "De interne fag",
        "--data",
        "data",
    ];
    assert_eq!(environment.run(&explain).status, 0);
    assert_eq!(environment.run(&list).stdout, "DIF: De interne fag\n");
    assert_eq!(environment.run(&explain).status, 1, "it says so already");
    let forget = ["abbreviations", "forget", "Chefforum", "DIF", "--data", "data"];
    assert_eq!(environment.run(&forget).status, 0);
    assert_eq!(environment.run(&list).stdout, "Ingen forkortelser på listen.\n");
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}
