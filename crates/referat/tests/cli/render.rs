//! `referat render`.

use std::fs;

use referat_fixtures::MINUTES;

use super::environment::{Environment, settled};

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn text_in_the_layout_equals_the_input_white_space_collapsed() {
    let environment = Environment::danish().sandved_minutes();
    for minutes in MINUTES {
        let source = format!("minutes/{}", minutes.file_name);
        let run = environment.run(&["render", &source, "--to", "txt", "--out", "out/text"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{source}");
        let written =
            fs::read_to_string(environment.root().join("out/text").join(minutes.file_name)).unwrap();
        assert_eq!(collapsed(&written), collapsed(minutes.text), "{source}");
    }
}

#[test]
fn json_is_what_parse_prints() {
    let environment = Environment::danish().sandved_minutes();
    let source = "minutes/chefforum-2024-03-13.txt";
    assert_eq!(
        environment
            .run(&["render", source, "--to", "json", "--out", "out"])
            .status,
        0
    );
    let parsed = environment.run(&["parse", source, "--format", "json"]).stdout;
    let written = fs::read_to_string(environment.root().join("out/chefforum-2024-03-13.json")).unwrap();
    assert_eq!(format!("[\n{written}]\n"), parsed);
}

#[test]
fn a_document_is_never_written_over_and_two_never_share_a_file() {
    let environment = Environment::danish().sandved_minutes();
    let text = MINUTES[0].text;
    environment.file("a/moede.txt", text);
    environment.file("b/moede.txt", text);
    let run = environment.run(&[
        "render",
        "a/moede.txt",
        "b/moede.txt",
        "--to",
        "txt",
        "--out",
        "a",
    ]);
    assert_eq!(run.status, 1);
    assert_eq!(
        fs::read_to_string(environment.root().join("a/moede.txt")).unwrap(),
        text
    );
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: a/moede.txt er selv et af dokumenterne og bliver ikke skrevet over
    referat: a/moede.txt er selv et af dokumenterne og bliver ikke skrevet over
    ")
    });
    let run = environment.run(&[
        "render",
        "a/moede.txt",
        "b/moede.txt",
        "--to",
        "json",
        "--out",
        "c",
    ]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    c/moede.json
    --- messages
    referat: b/moede.txt bliver ikke skrevet: c/moede.json er lige skrevet fra et andet dokument
    ")
    });
    assert_eq!(environment.files_below("c"), ["moede.json"]);
}

#[test]
fn every_form_is_written_and_an_unknown_one_is_named() {
    let environment = Environment::danish().sandved_minutes();
    let source = "minutes/chefforum-2024-03-13.txt";
    for form in ["pdf", "html", "docx", "xlsx"] {
        let run = environment.run(&["render", source, "--to", form, "--out", "out"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{form}");
        let written = environment
            .root()
            .join("out/chefforum-2024-03-13")
            .with_extension(form);
        let begin = fs::read(written).unwrap();
        let mark: &[u8] = match form {
            "pdf" => b"%PDF-1.7",
            "html" => b"<!doctype html>",
            _ => b"PK",
        };
        assert!(begin.starts_with(mark), "{form}");
    }
    let run = environment.run(&["render", source, "--to", "odt", "--out", "out"]);
    assert_eq!(run.status, 2);
}

#[test]
fn the_same_document_is_the_same_file_in_every_form() {
    let environment = Environment::danish().sandved_minutes();
    let source = "minutes/chefforum-2025-01-15.txt";
    for form in ["pdf", "html", "docx", "xlsx"] {
        let files = ["once", "twice"].map(|folder| {
            let run = environment.run(&["render", source, "--to", form, "--out", folder]);
            assert_eq!(run.status, 0, "{run}");
            let file = environment.root().join(folder).join("chefforum-2025-01-15");
            fs::read(file.with_extension(form)).unwrap()
        });
        assert!(files[0] == files[1], "{form}");
    }
}

#[test]
fn a_look_that_can_not_be_used_is_told_with_its_part() {
    let environment = Environment::danish().sandved_minutes();
    environment.file("look.json", r#"{ "size": 40 }"#);
    let source = "minutes/chefforum-2024-03-13.txt";
    let run = environment.run(&[
        "render",
        source,
        "--to",
        "html",
        "--out",
        "out",
        "--look",
        "look.json",
    ]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: look.json er ikke et udseende, der kan bruges: »size« skal ligge mellem 8 og 20.
    ")
    });
}
