//! `referat journal`, and that nobody's words come into the log.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use super::environment::{Environment, Run};
use super::serving::Server;
use super::upkeep::write_over_a_decision;

#[test]
fn the_journal_is_printed_for_people_and_for_programs() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["journal", "--data", "data"]);
    assert_eq!(run.status, 0, "{run}");
    assert!(
        run.stdout.contains("Indlæste referat") && run.stdout.contains("Oprettede kommunen"),
        "{run}"
    );
    let run = environment.run(&[
        "journal",
        "--action",
        "found_municipality",
        "--format",
        "csv",
        "--data",
        "data",
    ]);
    assert!(
        run.stdout.starts_with("\u{feff}Nr.;") && run.stdout.lines().count() == 2,
        "{run}"
    );
    let run = environment.run(&[
        "journal",
        "--format",
        "json",
        "--since",
        "2000-01-01",
        "--data",
        "data",
    ]);
    let entries: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        entries.as_array().unwrap().last().unwrap()["action"],
        "found_municipality"
    );
    let run = environment.run(&["journal", "--who", "nobody", "--data", "data"]);
    assert_eq!(run.stdout, "Ingen indførsler passer.\n");
    let run = environment.run(&["journal", "--reads", "--data", "data"]);
    assert_eq!(run.stdout, "Ingen læsninger passer.\n");
    for wrong in [["--since", "igår"], ["--thing", "x"]] {
        let run = environment.run(&["journal", wrong[0], wrong[1], "--data", "data"]);
        assert_eq!(run.status, 2, "{run}");
    }
}

/// Marks that stand in names, texts, file names and questions. None may be in the log.
const MARKS: &[&str] = &[
    "Mærkenavn",
    "mærkesag",
    "mærketekst",
    "mærkefil",
    "mærkegrund",
    "mærkesøgning",
];

const MARKED: &str = "REFERAT Chefforum d. 15-01-2025\n\nDeltagere: Mærkenavn Holm\n\nPunkt 1: En mærkesag v. Mærkenavn\n\n\
    00.01.00-A00-1-25\n\nSagsfremstilling\n\nHer står en mærketekst.\n\nBilag\n\nmærkefil.txt\n\nBeslutning\n\n\
    Godkendt med en mærketekst.\n\nMærkenavn: Enig i denne mærketekst.\n\n\
    Punkt 2: Lukket mærkesag (lukket punkt)\n\n82.00.00-G01-2-25\n\nBeslutning\n\nGodkendt.\n";

fn logged(environment: &Environment, arguments: &[&str]) -> Run {
    let filter = "off,referat=trace,referat_actions=trace,referat_store=trace,referat_web=trace,\
                  referat_documents=trace,referat_import=trace,referat_domain=trace,referat_doctor=trace";
    environment.ended(
        environment
            .command(arguments)
            .env("RUST_LOG", filter)
            .output()
            .unwrap(),
    )
}

/// What is in the log: lines with a level. The rest of standard error is for whoever sits there.
fn assert_unmarked(said: &str) -> usize {
    let mut lines = 0;
    for line in said.lines() {
        let is_log = [" ERROR ", " WARN ", " INFO ", " DEBUG ", " TRACE "]
            .iter()
            .any(|level| line.contains(level));
        if !is_log {
            continue;
        }
        lines += 1;
        for mark in MARKS {
            assert!(
                !line.to_lowercase().contains(&mark.to_lowercase()),
                "{mark} is in the log: {line}"
            );
        }
    }
    lines
}

#[test]
fn nobody_s_words_come_into_the_log() {
    let environment = Environment::danish();
    environment.file("m/mærkefil.txt", MARKED);
    environment.file("m/mærkefil.bilag/mærkefil.txt", "Her står en mærketekst.");
    environment.file("m/ødelagt-mærkefil.pdf", "%PDF-1.4 mærketekst");
    let mut lines = 0;
    let import = [
        "import",
        "m",
        "--data",
        "data",
        "--municipality",
        "Sandved Kommune",
    ];
    for arguments in [
        &import[..],
        &["search", "mærkesøgning \"(", "--data", "data"],
        &["findings", "list", "2025-01-15", "--data", "data"],
        &[
            "findings",
            "silence",
            "2025-01-15",
            "0000000000",
            "--reason",
            "mærkegrund",
            "--data",
            "data",
        ],
        &[
            "print",
            "2025-01-15",
            "--to",
            "json",
            "--out",
            "out",
            "--data",
            "data",
        ],
        &[
            "print",
            "2025-01-15",
            "--to",
            "docx",
            "--out",
            "out",
            "--data",
            "data",
        ],
        &["journal", "--who", "Mærkenavn", "--data", "data"],
        &["verify", "--data", "data"],
    ] {
        lines += assert_unmarked(&logged(&environment, arguments).stderr);
    }
    // What can't be read is told of with its place, and never with its words.
    write_over_a_decision(&environment);
    for arguments in [
        &["findings", "list", "2025-01-15", "--data", "data"][..],
        &[
            "print",
            "2025-01-15",
            "--to",
            "docx",
            "--out",
            "out",
            "--data",
            "data",
        ],
        &["verify", "--data", "data"],
    ] {
        lines += assert_unmarked(&logged(&environment, arguments).stderr);
    }
    let server = Server::start_logging(
        &environment,
        &["serve", "--data", "data", "--listen", "127.0.0.1:0"],
    );
    for path in [
        "/",
        "/importer",
        "/navne",
        "/forslag",
        "/journal",
        "/soeg?q=m%C3%A6rkes%C3%B8gning",
        "/journal?hvem=M%C3%A6rkenavn",
    ] {
        server.get(path);
    }
    let run = server.stop("TERM");
    lines += assert_unmarked(&run.stderr);
    assert!(lines > 0, "nothing was logged at all, so nothing was proved");
}
