//! `referat imports`: what was imported, and taking it back.

use super::environment::{Environment, settled};

#[test]
fn an_import_is_taken_back_with_a_reason_and_can_be_made_again() {
    let environment = Environment::danish().sandved_imported();
    let listed = environment.run(&["imports", "list", "--data", "data"]);
    assert_eq!(listed.status, 0, "{listed}");
    let last = listed.stdout.lines().next().unwrap_or_default().to_owned();
    let without_reason = environment.run(&["imports", "undo", &last, "--data", "data"]);
    assert_eq!(without_reason.status, 2, "{without_reason}");
    environment.somebody("Ditte Lund", "ditte@sandved.example", "administrator");
    let undo = [
        "imports",
        "undo",
        &last,
        "--reason",
        "Forkert fil",
        "--data",
        "data",
        "--as",
        "ditte@sandved.example",
    ];
    let run = environment.run(&undo);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    Indlæsningen er fortrudt.
    ")
    });
    let again = environment.run(&["imports", "list", "--data", "data"]);
    assert!(!again.stdout.contains(&last), "{again}");
    assert_eq!(environment.run(&undo).status, 1, "it is gone");
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}

#[test]
fn what_is_no_number_and_what_stands_in_the_way_are_told() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["imports", "undo", "x", "--reason", "fejl", "--data", "data"]);
    assert_ne!(run.status, 0, "{run}");
    let listed = environment.run(&["imports", "list", "--data", "data"]);
    let numbers: Vec<&str> = listed
        .stdout
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(' '))
        .collect();
    let mut refused = String::new();
    for number in numbers.iter().rev() {
        let run = environment.run(&["imports", "undo", number, "--reason", "fejl", "--data", "data"]);
        if run.status == 1 {
            refused = run.to_string();
        }
    }
    assert!(
        refused.contains("Et senere møde har godkendt referatet"),
        "{refused}"
    );
}
