//! `referat item`: who may see an item and its attachments.

use super::environment::{Environment, Run};

const DAY: &str = "2025-01-15";
const DITTE: &str = "ditte@sandved.example";

fn item(environment: &Environment, command: &str, number: &str, more: &[&str]) -> Run {
    let shared = ["--forum", "Chefforum", "--data", "data", "--as", DITTE];
    environment.run(&[&["item", command, DAY, number], more, &shared].concat())
}

fn public_copy(environment: &Environment, number: &str) -> String {
    let run = environment.run(&[
        "print",
        DAY,
        "--forum",
        "Chefforum",
        "--item",
        number,
        "--copy",
        "public",
        "--to",
        "txt",
        "--data",
        "data",
        "--out",
        "out",
    ]);
    assert_eq!(run.status, 0, "{run}");
    let files = environment.files_below("out");
    let text = std::fs::read_to_string(environment.root().join("out").join(&files[0]));
    text.unwrap_or_default()
}

/// What a run said to people, and how it ended.
fn said(run: &Run, status: i32, words: &str) {
    assert_eq!(run.status, status, "{run}");
    assert!(run.stderr.contains(words), "{words:?} in {run}");
}

fn danish() -> Environment {
    let environment = Environment::danish().sandved_imported();
    environment.somebody("Ditte Lund", DITTE, "secretary");
    environment
}

#[test]
fn an_item_is_closed_reworded_and_opened_again() {
    let environment = danish();
    assert!(public_copy(&environment, "7").contains("Tangmosen"));
    let ground = ["--ground", "Kommunestyrelsesloven § 10", "--title", "En skitse"];
    said(&item(&environment, "close", "7", &ground), 0, "Det er lukket.");
    let text = public_copy(&environment, "7");
    assert!(
        !text.contains("Tangmosen") && text.contains("En skitse"),
        "{text}"
    );
    let found = environment.run(&["search", "Tangmosen", "--data", "data"]);
    assert!(
        found.stdout.contains("Tangmosen"),
        "whoever works at the machine sees all: {found}"
    );
    let again = item(&environment, "close", "7", &ground);
    said(&again, 1, "Det er allerede lukket med de samme ord.");
    let bare = item(&environment, "close", "7", &["--ground", " "]);
    said(&bare, 1, "Skriv, hvorfor der lukkes");
    let opened = item(&environment, "open", "7", &["--reason", "Sagen er slut"]);
    said(&opened, 0, "Det er åbnet igen.");
    assert!(public_copy(&environment, "7").contains("Tangmosen"));
    let journal = environment.run(&["journal", "--data", "data"]);
    assert!(journal.stdout.contains("Lukkede et punkt"), "{journal}");
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}

#[test]
fn an_attachment_is_closed_by_its_number_and_documents_from_before_are_named() {
    let environment = danish();
    let issue = [
        "issue",
        DAY,
        "--forum",
        "Chefforum",
        "--copy",
        "public",
        "--data",
        "data",
    ];
    let issued = environment.run(&issue);
    assert_eq!(issued.status, 0, "{issued}");
    let which = ["--attachment", "1", "--ground", "§ 30"];
    let closed = item(&environment, "close", "7", &which);
    said(&closed, 0, "Dette dokument viser det, der nu er lukket.");
    let id = issued.stdout.trim();
    assert!(
        closed.stdout.starts_with(id) && closed.stdout.contains("udgave 1"),
        "{closed}"
    );
    assert!(!public_copy(&environment, "7").contains("Skitse_Tangmosen"));
    let none = item(&environment, "open", "7", &["--attachment", "9", "--reason", "x"]);
    said(&none, 1, "Punktet har intet bilag nr. 9.");
    let again = item(&environment, "open", "7", &["--attachment", "1", "--reason", "x"]);
    assert_eq!(again.status, 0, "{again}");
    assert!(public_copy(&environment, "7").contains("Skitse_Tangmosen"));
}

#[test]
fn a_person_is_kept_out_and_let_in_again_and_does_not_decide_about_it() {
    let environment = danish();
    environment.somebody("Åse Dal", "aase@sandved.example", "secretary");
    let out = ["aase@sandved.example", "--reason", "Er inhabil"];
    let done = item(&environment, "exclude", "7", &out);
    said(&done, 0, "Personen er holdt ude af punktet.");
    let own = environment.run(&[
        "item",
        "admit",
        DAY,
        "7",
        "Åse Dal",
        "--reason",
        "x",
        "--forum",
        "Chefforum",
        "--data",
        "data",
        "--as",
        "aase@sandved.example",
    ]);
    said(&own, 1, "Du er selv holdt ude af punktet.");
    let nobody = item(&environment, "exclude", "7", &["Ingen Navn", "--reason", "x"]);
    said(&nobody, 1, "Ingen Navn");
    let done = item(&environment, "admit", "7", &["åse dal", "--reason", "Fejl"]);
    said(&done, 0, "Personen har igen adgang til punktet.");
    assert_eq!(
        item(&environment, "admit", "7", &["Åse Dal", "--reason", "x"]).status,
        1
    );
}

#[test]
fn who_may_not_is_told_who_may() {
    let environment = Environment::english().sandved_imported();
    environment.somebody("Ib Dal", "ib@sandved.example", "member");
    let run = environment.run(&[
        "item",
        "close",
        DAY,
        "7",
        "--ground",
        "x",
        "--forum",
        "Chefforum",
        "--data",
        "data",
        "--as",
        "ib@sandved.example",
    ]);
    said(
        &run,
        1,
        "you may not close and open items and attachments; the chair, secretary or administrator may",
    );
}
