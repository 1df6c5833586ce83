//! `referat proposals` and `referat case`.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use serde_json::Value;

use super::environment::{Environment, Run, settled};

fn first_case_proposal(listed: &Run) -> String {
    let blocks: Vec<&str> = listed.stdout.split("\n\n").collect();
    let block = blocks.iter().find(|block| block.contains("samme sag")).unwrap();
    block.lines().next().unwrap().to_owned()
}

fn case_of(environment: &Environment, words: &str) -> String {
    let run = environment.run(&["search", words, "--data", "data", "--format", "json"]);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    found["hits"][0]["case"].as_str().unwrap().to_owned()
}

#[test]
fn a_proposal_is_decided_once() {
    let environment = Environment::danish().sandved_imported();
    let listed = environment.run(&["proposals", "list", "--data", "data"]);
    let proposal = first_case_proposal(&listed);
    environment.somebody("Lise Bang", "lise@sandved.example", "secretary");
    environment.somebody("Ditte Lund", "ditte@sandved.example", "administrator");
    let of_two_forums = environment.run(&[
        "proposals",
        "decline",
        &proposal,
        "--data",
        "data",
        "--as",
        "lise@sandved.example",
    ]);
    assert_eq!(of_two_forums.status, 1, "{of_two_forums}");
    let declined = environment.run(&[
        "proposals",
        "decline",
        &proposal,
        "--data",
        "data",
        "--as",
        "ditte@sandved.example",
    ]);
    settled(|| {
        insta::assert_snapshot!(declined, @r"
    status 0
    --- output
    --- messages
    Forslaget er afvist; det foreslås ikke igen.
    ")
    });
    let again = environment.run(&["proposals", "accept", &proposal, "--data", "data"]);
    assert_eq!(again.status, 1, "{again}");
    assert!(
        !environment
            .run(&["proposals", "list", "--data", "data"])
            .stdout
            .contains(&proposal)
    );
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}

#[test]
fn cases_are_joined_by_hand() {
    let environment = Environment::danish().sandved_imported();
    let (buses, heat) = (
        case_of(&environment, "skolebusser"),
        case_of(&environment, "varmeplan"),
    );
    assert_ne!(buses, heat);
    let merge = [
        "case", "merge", &buses, &heat, "--reason", "prøve", "--data", "data",
    ];
    let run = environment.run(&merge);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    Sagerne er lagt sammen.
    ")
    });
    assert_eq!(
        environment.run(&["import", "minutes", "--data", "data"]).status,
        0
    );
    assert_eq!(case_of(&environment, "skolebusser"), heat);
    let run = environment.run(&[
        "case", "merge", &heat, &heat, "--reason", "prøve", "--data", "data",
    ]);
    assert_eq!(run.status, 1, "{run}");
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}

#[test]
fn a_number_that_is_none_and_one_that_is_not_here_are_told_apart() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["proposals", "accept", "17", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 2
    --- output
    --- messages
    referat: »17« er ikke et nummer af den slags
    Et nummer har 32 cifre og bogstaver fra 0 til f, som »referat proposals list« og sidernes adresser viser dem.
    ")
    });
    let unknown = "01900000-0000-7000-8000-000000000000";
    let run = environment.run(&["proposals", "accept", unknown, "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: det findes ikke her
    Se efter, om nummeret er rigtigt, og om kommunen er den rigtige.
    ")
    });
}
