//! `referat search`.

use serde_json::Value;

use super::environment::{Environment, settled};

#[test]
fn people_get_hits_with_their_place_and_words() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["search", "sag:00.30.02-P00-2-25", "--data", "data"]);
    settled(|| insta::assert_snapshot!(run, @""));
}

#[test]
fn programs_get_hits_as_json() {
    let environment = Environment::english().sandved_imported();
    let run = environment.run(&["search", "skolebusser", "--data", "data", "--format", "json"]);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(found["query"], "skolebusser");
    assert_eq!(found["hits"][0]["subject"], "Skolebusser fra skoleåret 2024/25");
    assert_eq!(found["hits"][0]["date"], "2024-03-13");
}

#[test]
fn nothing_found_is_no_failure() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["search", "rumfart", "--data", "data"]);
    settled(|| insta::assert_snapshot!(run, @""));
}

#[test]
fn a_folder_without_data_is_not_made_one_by_asking() {
    let environment = Environment::danish();
    let run = environment.run(&["search", "budget", "--data", "data"]);
    settled(|| insta::assert_snapshot!(run, @""));
    assert!(!environment.root().join("data").exists());
}
