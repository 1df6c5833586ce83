//! `referat print`, `issue`, `issued` and `look`.

use std::fs;

use super::environment::{Environment, settled};

fn sandved() -> Environment {
    let environment = Environment::danish().sandved_minutes();
    let run = environment.run(&[
        "import",
        "--municipality",
        "Sandved Kommune",
        "--data",
        "data",
        "minutes",
    ]);
    assert_eq!(run.status, 0, "{run}");
    environment
}

#[test]
fn a_meeting_is_printed_issued_listed_and_fetched_byte_for_byte() {
    let environment = sandved();
    let of_meeting = ["2024-03-13", "--forum", "Chefforum", "--data", "data"];
    let call = |command: &[&str], more: &[&str]| {
        let arguments: Vec<&str> = command.iter().chain(&of_meeting).chain(more).copied().collect();
        environment.run(&arguments)
    };
    let printed = call(&["print"], &["--to", "html", "--out", "out"]);
    assert_eq!(
        printed.stdout, "out/referat-chefforum-2024-03-13.html\n",
        "{printed}"
    );
    assert_eq!(
        call(&["issued", "list"], &[]).stdout,
        "Der er ikke udstedt noget af mødet.\n"
    );

    environment.somebody("Ditte Lund", "ditte@sandved.example", "secretary");
    let who = ["--reason", "til arkivet", "--as", "ditte@sandved.example"];
    let issued = call(&["issue"], &who);
    assert_eq!(issued.status, 0, "{issued}");
    let id = issued.stdout.trim();
    let listed = call(&["issued", "list"], &["--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed.stdout).unwrap();
    assert_eq!(listed[0]["id"], id);
    assert_eq!(listed[0]["issued_by"], "Ditte Lund");
    assert_eq!(listed[0]["reason"], "til arkivet");
    for folder in ["first", "second"] {
        let got = environment.run(&["issued", "get", id, "--data", "data", "--out", folder]);
        assert_eq!(got.status, 0, "{got}");
    }
    let bytes = |folder: &str| {
        fs::read(
            environment
                .root()
                .join(folder)
                .join("referat-chefforum-2024-03-13.pdf"),
        )
        .unwrap()
    };
    assert!(bytes("first") == bytes("second"));
    settled(|| {
        insta::assert_snapshot!(call(&["issue"], &[]), @r"
    status 1
    --- output
    --- messages
    referat: Der er intet ændret siden den seneste udgave, hverken i indhold eller udseende, så der er ikke noget nyt at udstede.
    ")
    });
    settled(|| {
        insta::assert_snapshot!(environment.run(&["issued", "get", "12", "--data", "data", "--out", "x"]), @r"
    status 2
    --- output
    --- messages
    referat: 12 er ikke et dokuments nummer
    Numrene står i: referat issued list MØDE
    ")
    });
}

#[test]
fn a_year_is_one_file_and_belongs_to_a_forum() {
    let environment = sandved();
    let run = environment.run(&[
        "print",
        "--year",
        "2025",
        "--forum",
        "Chefforum",
        "--data",
        "data",
        "--to",
        "xlsx",
        "--out",
        "out",
    ]);
    assert_eq!(run.stdout, "out/beslutninger-chefforum-2025.xlsx\n", "{run}");
    settled(|| {
        insta::assert_snapshot!(environment.run(&["print", "--year", "2025", "--data", "data", "--out", "out"]), @r"
    status 2
    --- output
    --- messages
    referat: en årgang hører til et forum: nævn det med --forum
    ")
    });
    settled(|| {
        insta::assert_snapshot!(environment.run(&["print", "--data", "data", "--out", "out"]), @r"
    status 2
    --- output
    --- messages
    referat: nævn mødets dag eller nummer, eller et år med --year
    ")
    });
}

#[test]
fn a_document_is_issued_anew_in_another_look_and_the_comparison_says_so() {
    let environment = sandved();
    environment.file("look.json", r##"{ "colour": "#005f3b" }"##);
    let issue = || environment.run(&["issue", "2024-03-13", "--forum", "Chefforum", "--data", "data"]);
    assert_eq!(issue().status, 0);
    let set = environment.run(&["look", "set", "look.json", "--data", "data"]);
    assert_eq!(set.status, 0, "{set}");
    let second = issue();
    assert_eq!(second.status, 0, "{second}");
    let compared = environment.run(&["issued", "compare", second.stdout.trim(), "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(compared, @r"
    status 0
    --- output
    Begge udgaver har samme indhold. Kun udseendet er et andet: kommunens udseende for dokumenter (skrift, farver, logo, opstilling, faste ord), sproget eller den måde, Referat trykker på, er ændret imellem dem.
    --- messages
    ")
    });
}

#[test]
fn the_look_is_set_shown_and_taken_back() {
    let environment = sandved();
    environment.file("look.json", r##"{ "colour": "#005f3b" }"##);
    let run = environment.run(&[
        "look",
        "set",
        "look.json",
        "--data",
        "data",
        "--reason",
        "nyt byvåben",
    ]);
    assert_eq!(run.status, 0, "{run}");
    let shown = environment.run(&["look", "show", "--data", "data"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!(shown["colour"], "#005f3b");
    assert_eq!(environment.run(&["look", "reset", "--data", "data"]).status, 0);
    settled(|| {
        insta::assert_snapshot!(environment.run(&["look", "reset", "--data", "data"]), @r"
    status 1
    --- output
    --- messages
    referat: Dokumenterne har allerede standardudseendet.
    ")
    });
}
