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
fn forms_that_come_later_are_named_as_such() {
    let environment = Environment::danish().sandved_minutes();
    let run = environment.run(&[
        "render",
        "minutes/chefforum-2024-03-13.txt",
        "--to",
        "pdf",
        "--out",
        "out",
    ]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 2
    --- output
    --- messages
    referat: »pdf« kan ikke skrives endnu; det kommer senere
    Indtil videre kan der skrives txt, json.
    ")
    });
    let run = Environment::english().run(&["render", "a.txt", "--to", "docx", "--out", "out"]);
    settled(|| {
        insta::assert_snapshot!(run, @r#"
    status 2
    --- output
    --- messages
    referat: "docx" can't be written yet; it comes later
    For now, txt, json can be written.
    "#)
    });
}
