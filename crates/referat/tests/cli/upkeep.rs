//! `referat verify`, `head`, `backup`, `restore` and `export`.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::fs;
use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use super::environment::{Environment, settled};

#[test]
fn what_was_imported_is_found_sound() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["verify", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    Alt står, som det blev skrevet.

    Led i journalen  9
    Rækker           [count]
    Filer            14
    Kædens ende      [hash]
    --- messages
    ")
    });
}

#[test]
fn a_head_written_down_earlier_is_still_in_the_chain() {
    let environment = Environment::english().sandved_imported();
    let run = environment.run(&["head", "--data", "data", "--out", "head.json"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    The end of the chain is written in head.json. Keep it elsewhere than the database.
    ")
    });
    let sample = fs::read_to_string(environment.root().join("minutes/chefforum-2024-03-13.txt")).unwrap();
    environment.file("rettet.txt", sample.replace("omkring 140", "omkring 150"));
    assert_eq!(
        environment
            .run(&["import", "rettet.txt", "--data", "data"])
            .status,
        0
    );
    let run = environment.run(&["verify", "--data", "data", "--head", "head.json"]);
    assert_eq!(run.status, 0, "{run}");
}

#[test]
fn a_head_of_a_chain_that_was_cut_is_missed() {
    let environment = Environment::danish().sandved_imported();
    assert_eq!(environment.run(&["backup", "before", "--data", "data"]).status, 0);
    let sample = fs::read_to_string(environment.root().join("minutes/chefforum-2024-03-13.txt")).unwrap();
    environment.file("rettet.txt", sample.replace("omkring 140", "omkring 150"));
    assert_eq!(
        environment
            .run(&["import", "rettet.txt", "--data", "data"])
            .status,
        0
    );
    assert_eq!(
        environment
            .run(&["head", "--data", "data", "--out", "head.json"])
            .status,
        0
    );
    // The database as it was before the last entry, in the place of the one that has it.
    assert_eq!(environment.run(&["restore", "before", "--data", "cut"]).status, 0);
    let run = environment.run(&["verify", "--data", "cut", "--head", "head.json"]);
    assert_eq!(run.status, 1);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    1 sted er ikke, som det blev skrevet.

    Led i journalen  9
    Rækker           [count]
    Filer            14
    Kædens ende      [hash]

    galt        Kæden er kortet af                  the chain ends at entry 9, and was written down at entry 10 (head.json)
    bemærkning  Søgningen er ikke ført ajour endnu  the search index is 61 changes behind
    --- messages
    Rør ikke databasen. Tag en kopi af mappen, og læg en sikkerhedskopi på plads et andet sted med »referat restore«.
    ")
    });
}

#[test]
fn a_missing_head_is_told_as_a_missing_file() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["verify", "--data", "data", "--head", "findes-ikke.json"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: findes-ikke.json findes ikke
    ")
    });
}

/// Changes one byte of the first file that holds the words.
pub fn flip(folder: &Path, words: &[u8]) -> bool {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if flip(&path, words) {
                return true;
            }
            continue;
        }
        let mut bytes = fs::read(&path).unwrap();
        if let Some(at) = bytes.windows(words.len()).position(|window| window == words) {
            bytes[at] ^= 1;
            fs::write(&path, bytes).unwrap();
            return true;
        }
    }
    false
}

#[test]
fn one_changed_byte_of_an_attachment_is_found() {
    let environment = Environment::danish().sandved_imported();
    assert!(flip(&environment.root().join("data/files"), b"Rute"));
    let run = environment.run(&["verify", "--data", "data"]);
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stdout.contains("En fil er ændret"), "{run}");
}

/// Writes words over a decision that no rich text can be read from.
pub fn write_over_a_decision(environment: &Environment) {
    let sql = "UPDATE decision SET text = 'mærketekst' WHERE id = (SELECT MIN(id) FROM decision)";
    write_past(environment, sql);
}

/// Writes past the program into its database.
fn write_past(environment: &Environment, sql: &'static str) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let rows = runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(environment.root().join("data/referat.db"));
        let mut connection = options.foreign_keys(false).connect().await.unwrap();
        let done = sqlx::query(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        done.rows_affected()
    });
    assert_eq!(rows, 1, "{sql}");
}

/// Changes a word of a decision past the program.
pub fn change_a_word(environment: &Environment) {
    write_past(
        environment,
        "UPDATE decision SET text = replace(text, 'Godkendt.', 'Forkastet.') WHERE id = \
         (SELECT id FROM decision WHERE instr(text, 'Godkendt.') > 0 ORDER BY id LIMIT 1)",
    );
}

#[test]
fn one_changed_word_of_a_decision_is_found() {
    let environment = Environment::danish().sandved_imported();
    change_a_word(&environment);
    let run = environment.run(&["verify", "--data", "data"]);
    assert_eq!(run.status, 1, "{run}");
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    1 sted er ikke, som det blev skrevet.

    Led i journalen  9
    Rækker           [count]
    Filer            14
    Kædens ende      [hash]

    galt  En række er ændret  decision [id] was changed; it was last written by entry 2
    --- messages
    Rør ikke databasen. Tag en kopi af mappen, og læg en sikkerhedskopi på plads et andet sted med »referat restore«.
    ")
    });
}

#[test]
fn a_row_that_was_taken_away_is_missed() {
    let environment = Environment::english().sandved_imported();
    write_past(
        &environment,
        "DELETE FROM clause WHERE id = (SELECT id FROM clause ORDER BY id LIMIT 1)",
    );
    let run = environment.run(&["verify", "--data", "data"]);
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stdout.contains("A row is missing"), "{run}");
}

#[test]
fn a_backup_restored_is_the_same_and_search_works_in_it() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["backup", "kopi", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    Sikkerhedskopien ligger i kopi: databasen og 14 filer.
    ")
    });
    let run = environment.run(&["restore", "kopi", "--data", "igen"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    Sikkerhedskopien er lagt i igen og set efter.
    ")
    });
    let head = |data| environment.run(&["head", "--data", data]).stdout;
    assert_eq!(head("data"), head("igen"));
    assert_eq!(
        environment.run(&["import", "minutes", "--data", "igen"]).status,
        0
    );
    let found = environment.run(&["search", "skolebusser", "--data", "igen"]);
    assert!(found.stdout.contains("Skolebusser fra skoleåret"), "{found}");
}

#[test]
fn nothing_is_put_over_what_is_there() {
    let environment = Environment::danish().sandved_imported();
    assert_eq!(environment.run(&["backup", "kopi", "--data", "data"]).status, 0);
    for arguments in [
        ["backup", "kopi", "--data", "data"],
        ["restore", "kopi", "--data", "data"],
        ["export", "kopi", "--data", "data"],
    ] {
        let run = environment.run(&arguments);
        assert_eq!(run.status, 1, "{arguments:?} {run}");
        assert!(run.stderr.contains("findes i forvejen"), "{run}");
    }
    let run = environment.run(&["restore", "minutes", "--data", "andet"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: minutes er ikke en sikkerhedskopi
    En sikkerhedskopi er en mappe fra »referat backup« med referat.db og head.json i.
    ")
    });
}

#[test]
fn an_export_holds_everything() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["export", "ud", "--data", "data"]);
    assert_eq!(run.status, 0, "{run}");
    let files = environment.files_below("ud");
    assert!(files.contains(&"README.txt".to_owned()) && files.contains(&"head.json".to_owned()));
    let meetings = fs::read_to_string(environment.root().join("ud/tables/meeting.jsonl")).unwrap();
    assert_eq!(meetings.lines().count(), 8);
}
