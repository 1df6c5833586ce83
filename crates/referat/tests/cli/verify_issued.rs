//! `referat verify --issued`: issued minutes as they come back, held against the database they were issued from.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::fs;
use std::path::{Path, PathBuf};

use super::environment::{Environment, Run, settled};
use super::upkeep::{change_a_word, flip};

const MINUTES: &str = "ud/referat-chefforum-2024-03-13.pdf";

/// Minutes that were issued and fetched, and the installation as it was before something was entered that they know of.
fn issued() -> Environment {
    let environment = Environment::danish().sandved_imported();
    done(&environment, &["backup", "before", "--data", "data"]);
    import_mended(&environment, "data", "omkring 150");
    let of = ["issue", "2024-03-13", "--forum", "Chefforum", "--data", "data"];
    let issued = done(&environment, &of);
    let id = issued.stdout.trim();
    done(
        &environment,
        &["issued", "get", id, "--data", "data", "--out", "ud"],
    );
    environment
}

fn done(environment: &Environment, arguments: &[&str]) -> Run {
    let run = environment.run(arguments);
    assert_eq!(run.status, 0, "{arguments:?} {run}");
    run
}

fn import_mended(environment: &Environment, data: &str, words: &str) {
    let sample = environment.root().join("minutes/chefforum-2024-03-13.txt");
    let mended = fs::read_to_string(sample).unwrap().replace("omkring 140", words);
    environment.file("rettet.txt", mended);
    done(environment, &["import", "rettet.txt", "--data", data]);
}

fn verify(environment: &Environment, data: &str, file: &str) -> Run {
    environment.run(&["verify", "--data", data, "--issued", file])
}

/// The file of a folder that has these bytes.
fn with_bytes(folder: &Path, bytes: &[u8]) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.filter_map(|path| match path.is_dir() {
        true => with_bytes(&path, bytes),
        false => (fs::read(&path).unwrap() == bytes).then_some(path),
    });
    found.last()
}

#[test]
fn minutes_that_were_issued_prove_the_chain_they_name() {
    let environment = issued();
    import_mended(&environment, "data", "omkring 160");
    let run = verify(&environment, "data", MINUTES);
    settled(|| {
        insta::assert_snapshot!(run, @r"
        status 0
        --- output
        Alt står, som det blev skrevet.

        Led i journalen                12
        Rækker                         [count]
        Filer                          17
        Kædens ende                    [hash]
        Udstedte dokumenter set efter  1
        --- messages
        ");
    });
    // What the minutes carry is a head as any other.
    let bytes = fs::read(environment.root().join(MINUTES)).unwrap();
    let head = referat_import::carried::head_in_pdf(&bytes).unwrap();
    environment.file("fra-referatet.json", &head);
    done(
        &environment,
        &["verify", "--data", "data", "--head", "fra-referatet.json"],
    );
    let twice = [
        "verify", "--data", "data", "--issued", MINUTES, "--issued", MINUTES,
    ];
    done(&environment, &twice);
}

#[test]
fn a_word_changed_in_the_database_is_found_beside_issued_minutes() {
    let environment = issued();
    change_a_word(&environment);
    let run = verify(&environment, "data", MINUTES);
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stdout.contains("En række er ændret"), "{run}");
}

#[test]
fn a_byte_changed_in_the_stored_minutes_is_found() {
    let environment = issued();
    let bytes = fs::read(environment.root().join(MINUTES)).unwrap();
    let stored = with_bytes(&environment.root().join("data/files"), &bytes).unwrap();
    let folder = stored.parent().unwrap();
    assert!(flip(folder, b"%%EOF") || flip(folder, b"%PDF-"));
    let run = verify(&environment, "data", MINUTES);
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stdout.contains("En fil er ændret"), "{run}");
    assert!(
        !run.stdout.contains("Dokumentet"),
        "what was sent out is as it was: {run}"
    );
}

#[test]
fn minutes_changed_after_they_were_issued_are_found() {
    let environment = issued();
    let mut bytes = fs::read(environment.root().join(MINUTES)).unwrap();
    bytes.push(b'\n');
    environment.file("aendret.pdf", &bytes);
    let run = verify(&environment, "data", "aendret.pdf");
    settled(|| {
        insta::assert_snapshot!(run, @r"
        status 1
        --- output
        1 sted er ikke, som det blev skrevet.

        Led i journalen                11
        Rækker                         [count]
        Filer                          16
        Kædens ende                    [hash]
        Udstedte dokumenter set efter  1

        galt  Dokumentet er ikke, som det blev udstedt  aendret.pdf is not as it was issued; [id] was issued at that place
                                                        of the chain
        --- messages
        Databasen er, som den blev skrevet. Hent dokumentet igen med »referat issued get«, og sammenlign.
        ");
    });
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    environment.file("aendret.pdf", &bytes);
    let run = verify(&environment, "data", "aendret.pdf");
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stdout.contains("Dokumentet er ikke"), "{run}");
}

#[test]
fn a_chain_that_was_cut_is_found_by_issued_minutes() {
    let environment = issued();
    // The database as it was, in the place of the one that has all the minutes know of. It is sound in itself.
    done(&environment, &["restore", "before", "--data", "kort"]);
    done(&environment, &["verify", "--data", "kort"]);
    let run = verify(&environment, "kort", MINUTES);
    settled(|| {
        insta::assert_snapshot!(run, @r"
        status 1
        --- output
        2 steder er ikke, som de blev skrevet.

        Led i journalen                9
        Rækker                         [count]
        Filer                          14
        Kædens ende                    [hash]
        Udstedte dokumenter set efter  1

        galt        Dokumentet er ikke udstedt her      referat-chefforum-2024-03-13.pdf: no such document was issued here
        galt        Kæden er kortet af                  the chain ends at entry 9, and was written down at entry 10 (referat-chefforum-2024-03-13.pdf)
        bemærkning  Søgningen er ikke ført ajour endnu  the search index is 61 changes behind
        --- messages
        Rør ikke databasen. Tag en kopi af mappen, og læg en sikkerhedskopi på plads et andet sted med »referat restore«.
        ");
    });
}

#[test]
fn a_chain_that_was_rewritten_is_found_by_issued_minutes() {
    let environment = issued();
    // As much was entered, and something else. It is sound in itself.
    done(&environment, &["restore", "before", "--data", "andet"]);
    for words in ["omkring 170", "omkring 180", "omkring 190"] {
        import_mended(&environment, "andet", words);
    }
    done(&environment, &["verify", "--data", "andet"]);
    let run = verify(&environment, "andet", MINUTES);
    settled(|| {
        insta::assert_snapshot!(run, @r"
        status 1
        --- output
        2 steder er ikke, som de blev skrevet.

        Led i journalen                12
        Rækker                         [count]
        Filer                          17
        Kædens ende                    [hash]
        Udstedte dokumenter set efter  1

        galt  Dokumentet er ikke udstedt her  referat-chefforum-2024-03-13.pdf: no such document was issued here
        galt  Kæden er skrevet om             entry 10 has another hash than was written down (referat-chefforum-2024-03-13.pdf): the chain was
                                              rewritten before it
        --- messages
        Rør ikke databasen. Tag en kopi af mappen, og læg en sikkerhedskopi på plads et andet sted med »referat restore«.
        ");
    });
}

#[test]
fn what_is_no_document_of_this_municipality_s_is_told() {
    let environment = issued();
    done(
        &environment,
        &[
            "import",
            "minutes",
            "--data",
            "nabo",
            "--municipality",
            "Nabo Kommune",
        ],
    );
    let run = verify(&environment, "nabo", MINUTES);
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stdout.contains("udstedt af en anden kommune"), "{run}");
    // Printed, and issued by nobody.
    let print = [
        "print",
        "2024-03-13",
        "--forum",
        "Chefforum",
        "--data",
        "data",
        "--out",
        "prøve",
    ];
    let printed = done(&environment, &print);
    let run = verify(&environment, "data", printed.stdout.trim());
    assert_eq!(run.status, 1, "{run}");
    assert!(run.stdout.contains("Dokumentet er ikke udstedt her"), "{run}");
    let text = verify(&environment, "data", "rettet.txt");
    let missing = verify(&environment, "data", "findes-ikke.pdf");
    settled(|| {
        insta::assert_snapshot!(format!("{text}\n{missing}"), @r"
        status 1
        --- output
        --- messages
        referat: rettet.txt er ikke en PDF, der kan læses.

        status 1
        --- output
        --- messages
        referat: findes-ikke.pdf findes ikke
        ");
    });
}
