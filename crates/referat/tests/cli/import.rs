//! `referat import`.

use std::fs;

use super::environment::{Environment, settled};

const FIRST: &[&str] = &[
    "import",
    "minutes",
    "--data",
    "data",
    "--municipality",
    "Sandved Kommune",
];
const AGAIN: &[&str] = &["import", "minutes", "--data", "data"];

#[test]
fn a_folder_is_imported_and_the_second_time_changes_nothing() {
    let environment = Environment::danish().sandved_minutes();
    let first = environment.run(FIRST);
    settled(|| insta::assert_snapshot!("import_da", first));
    let head = environment.run(&["head", "--data", "data"]).stdout;
    let again = environment.run(AGAIN);
    settled(|| insta::assert_snapshot!("import_again_da", again));
    assert_eq!(environment.run(&["head", "--data", "data"]).stdout, head);
}

#[test]
fn the_report_is_complete_in_english() {
    let run = Environment::english().sandved_minutes().run(FIRST);
    settled(|| insta::assert_snapshot!("import_en", run));
}

#[test]
fn a_trial_keeps_nothing_and_needs_nothing_to_be_there() {
    let environment = Environment::danish().sandved_minutes();
    let run = environment.run(&["import", "minutes", "--data", "data", "--dry-run"]);
    settled(|| insta::assert_snapshot!("import_trial_da", run));
    assert!(!environment.root().join("data").exists());

    let environment = Environment::danish().sandved_imported();
    let head = environment.run(&["head", "--data", "data"]).stdout;
    let sample = fs::read_to_string(environment.root().join("minutes/chefforum-2024-03-13.txt")).unwrap();
    environment.file(
        "new/et.txt",
        sample
            .replace("13-03-2024", "17-04-2024")
            .replace("13. marts", "17. april"),
    );
    let run = environment.run(&["import", "new", "--data", "data", "--dry-run"]);
    assert_eq!(run.status, 0, "{run}");
    assert_eq!(environment.run(&["head", "--data", "data"]).stdout, head);
}

#[test]
fn the_first_import_asks_for_the_municipality_s_name() {
    let environment = Environment::danish().sandved_minutes();
    let run = environment.run(AGAIN);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 2
    --- output
    --- messages
    referat: her er ingen kommune endnu
    Giv den navn med --municipality, den første gang der hentes ind.
    ")
    });
    assert!(!environment.root().join("data").exists());
}

#[test]
fn a_mistyped_municipality_founds_none() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&[
        "import",
        "minutes",
        "--data",
        "data",
        "--municipality",
        "Sandvd Kommune",
    ]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 2
    --- output
    --- messages
    referat: her er ingen kommune, der hedder »Sandvd Kommune«
    Her er: Sandved Kommune.
    ")
    });
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_imported() {
    let environment = Environment::danish().sandved_minutes();
    environment.file("minutes/billede.txt", b"\x89PNG\r\n\x1a\n\0\0\0");
    environment.file("minutes/indkoeb.txt", "Mælk\nBrød\n");
    environment.file("minutes/noter.md", "Noter");
    let run = environment.run(&[
        "import",
        "minutes",
        "findes-ikke.txt",
        "--data",
        "data",
        "--municipality",
        "Sandved Kommune",
    ]);
    settled(|| insta::assert_snapshot!("import_with_trouble_da", run));
}

#[test]
fn an_empty_folder_is_said_to_be_empty() {
    let environment = Environment::danish();
    fs::create_dir(environment.root().join("tom")).unwrap();
    let run = environment.run(&[
        "import",
        "tom",
        "--data",
        "data",
        "--municipality",
        "Sandved Kommune",
    ]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: der er ingen dokumenter at hente ind
    I en mappe er filer på .txt dokumenter. En fil, der nævnes selv, læses, hvad den end hedder.
    ")
    });
}

#[test]
fn a_corrected_file_of_the_same_meeting_becomes_a_proposal() {
    let environment = Environment::danish().sandved_imported();
    let sample = fs::read_to_string(environment.root().join("minutes/chefforum-2024-03-13.txt")).unwrap();
    environment.file(
        "rettet.txt",
        sample.replace("omkring 140 elever", "omkring 150 elever"),
    );
    let run = environment.run(&["import", "rettet.txt", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    Nye møder                               0
    Punkter på dem                          0
    Hentet ind i forvejen                   0
    Forslag, fordi mødet er her i forvejen  1
    Ikke hentet ind                         0

    Fund:
      1  recommendation-heading-missing  Indstillingen har ingen overskrift
      2  link-dead                       Et link fører ingen steder hen
      1  outcome-unsettled               Udfaldet står ikke med et bestemt ord

    Se forslagene med »referat proposals list«.
    --- messages
    ")
    });
    let listed = environment.run(&["proposals", "list", "--data", "data"]);
    assert!(listed.stdout.contains("rettet.txt"), "{listed}");
}

#[test]
fn data_lie_in_the_home_s_folder_unless_another_is_named() {
    let environment = Environment::english().sandved_minutes();
    let run = environment.run(&["import", "minutes", "--municipality", "Sandved Kommune"]);
    assert_eq!(run.status, 0, "{run}");
    let kept = environment.files_below("home");
    assert!(
        kept.iter().any(|file| file.ends_with("referat/referat.db")),
        "{kept:?}"
    );
    assert_eq!(environment.run(&["verify"]).status, 0);
}
