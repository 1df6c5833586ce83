//! `referat check`.

use std::fs;
use std::path::Path;

use referat_domain::finding::FindingCode;
use referat_wording::{Language, Wording};
use serde_json::Value;

use super::environment::{Environment, settled};

/// The minutes with a decision that answers something else, and one number on two matters.
const SAMPLE: &str = "minutes/chefforum-2025-01-15.txt";

#[test]
fn people_get_each_finding_with_its_place_and_how_to_mend_it() {
    let run = Environment::danish().sandved_minutes().run(&["check", SAMPLE]);
    settled(|| insta::assert_snapshot!("check_da", run));
    let run = Environment::english().sandved_minutes().run(&["check", SAMPLE]);
    settled(|| insta::assert_snapshot!("check_en", run));
}

#[test]
fn programs_get_one_array_with_a_document_per_file() {
    let environment = Environment::danish().sandved_minutes();
    let other = "minutes/chefforum-2026-01-22.txt";
    let arguments = ["check", "--format", "json", "--known", "MBU,ØU", other, SAMPLE];
    let run = environment.run(&arguments);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let documents: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let sources: Vec<&Value> = documents.iter().map(|document| &document["source"]).collect();
    assert_eq!(sources, ["chefforum-2026-01-22.txt", "chefforum-2025-01-15.txt"]);
    assert!(documents[0]["reading"]["minutes"].as_u64().unwrap() > 0);
    assert!(!run.stdout.contains("abbreviation-unexplained"), "{}", run.stdout);
}

#[test]
fn an_error_and_an_unreadable_file_end_with_1() {
    let environment = Environment::english().sandved_minutes();
    let text = "REFERAT Chefforum d. 15-01-2025\n\nPunkt 1: Sag\n\n81.00.00-G01-1-25\n\nSagsfremstilling\n\n010203-1234";
    fs::write(environment.root().join("personal.txt"), text).unwrap();
    let run = environment.run(&["check", "personal.txt"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("[personal-number]"), "{}", run.stdout);
    let run = environment.run(&["check", "nowhere.txt", SAMPLE]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("[verb-differs]"), "{}", run.stdout);
}

#[test]
fn attachments_beside_a_document_are_looked_through() {
    let environment = Environment::english().sandved_minutes();
    let text = "REFERAT Chefforum d. 15-01-2025\n\nPunkt 1: Sag\n\n81.00.00-G01-1-25\n\nBilag\n\nListe over sager.csv";
    fs::write(environment.root().join("beside.txt"), text).unwrap();
    fs::create_dir(environment.root().join("beside.bilag")).unwrap();
    fs::write(
        environment.root().join("beside.bilag/Liste over sager.csv"),
        "navn;nummer\nBo;070761-4285\n",
    )
    .unwrap();
    let run = environment.run(&["check", "beside.txt"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("beside.txt:9: Error"), "{}", run.stdout);
    assert!(run.stdout.contains("[personal-number-checked]"), "{}", run.stdout);
    assert!(!run.stdout.contains("4285"), "{}", run.stdout);
}

#[test]
fn several_documents_know_of_each_others_meetings() {
    let environment = Environment::danish().sandved_minutes();
    let unknown = |run: &str| run.matches("[approved-meeting-unknown]").count();
    let one = environment.run(&["check", SAMPLE]);
    assert_eq!(unknown(&one.stdout), 0, "{}", one.stdout);
    let two = environment.run(&["check", SAMPLE, "minutes/chefforum-2025-02-05.txt"]);
    assert_eq!(unknown(&two.stdout), 1, "{}", two.stdout);
}

#[test]
fn the_page_on_findings_has_each_code_with_its_words() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/findings.md");
    let page = fs::read_to_string(page).unwrap();
    let wording = Wording::new(Language::Danish);
    for code in FindingCode::ALL {
        let severity = wording.severity(code.severity());
        let words = wording.finding(*code);
        let help = wording.finding_help(*code);
        let section = format!("## {}\n\n{severity}: {words}. {help}\n\n```text\n", code.as_str());
        assert!(page.contains(&section), "docs/findings.md needs:\n{section}");
    }
    assert_eq!(page.matches("\n## ").count(), FindingCode::ALL.len());
}
