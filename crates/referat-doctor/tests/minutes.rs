//! The doctor on whole minutes: Sandved's, and where `REFERAT_REAL_MINUTES` names them, the real ones.
//!
//! What must be found was settled by reading; a finding that isn't listed is a change somebody has to read.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use referat_doctor::{AttachmentText, Known, examine, reading_load};
use referat_domain::Date;
use referat_domain::finding::{Finding, FindingCode, Severity};
use referat_fixtures::MINUTES;
use referat_import::known_forums::KnownForums;

/// Item and code of what the doctor itself must find in the real minutes, and nothing else.
const REAL: &[(&str, &str, FindingCode)] = &[
    ("chefforum-2017-11-15", "6", FindingCode::ItemLong),
    ("chefforum-2017-11-15", "6", FindingCode::VerbDiffers),
    // DIF, and ØS, which may be "Økonomi & Stab".
    ("chefforum-2017-11-15", "8", FindingCode::AbbreviationUnexplained),
    ("chefforum-2017-11-15", "8", FindingCode::AbbreviationUnexplained),
    ("chefforum-2020-01-29", "3", FindingCode::AbbreviationUnexplained),
    ("chefforum-2020-01-29", "4", FindingCode::VerbDiffers),
    ("chefforum-2020-01-29", "6", FindingCode::ItemLong),
    ("chefforum-2020-01-29", "7", FindingCode::VerbDiffers),
    ("chefforum-2020-01-29", "8", FindingCode::JournalNumberShared),
    ("chefforum-2020-01-29", "9", FindingCode::SlotOverlap),
    ("chefforum-2020-01-29", "10", FindingCode::AbbreviationUnexplained),
    ("chefforum-2021-10-28", "4", FindingCode::AttachmentDraft),
    ("chefforum-2022-02-03", "5", FindingCode::MeetingNumberUsed),
    ("chefforum-2022-02-03", "6", FindingCode::AbbreviationUnexplained),
    // VA, AB and AKB in one sentence.
    ("chefforum-2023-12-07", "4", FindingCode::AbbreviationUnexplained),
    ("chefforum-2023-12-07", "5", FindingCode::MeetingNumberUsed),
    ("chefforum-2023-12-07", "6", FindingCode::AbbreviationUnexplained),
];

/// The doctor's own findings: without those that reading made.
fn own_findings(name: &str, text: &str, known: &Known) -> Vec<Finding> {
    let record = referat_import::read(name, text.as_bytes(), &KnownForums::default())
        .unwrap()
        .record;
    let all = examine(&record, Some(text), &[], known);
    // What reading found is there too, some of it together or with more words.
    let (read, own): (Vec<Finding>, Vec<Finding>) = all.into_iter().partition(|finding| {
        let mut warnings = record.warnings.iter();
        warnings.any(|warning| {
            (warning.code, warning.line, &warning.item) == (finding.code, finding.line, &finding.item)
                && finding.message.starts_with(&warning.message)
        })
    });
    let codes = |findings: &[Finding]| -> BTreeSet<FindingCode> {
        findings.iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&read), codes(&record.warnings), "{name}");
    own
}

fn shown(findings: &[Finding]) -> Vec<(String, &'static str)> {
    let number = |finding: &Finding| finding.item.clone().unwrap_or_default();
    findings
        .iter()
        .map(|finding| (number(finding), finding.code.as_str()))
        .collect()
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the environment names the folder of real minutes"
)]
fn in_the_real_minutes_all_that_is_known_is_found_and_nothing_else() {
    let Some(folder) = std::env::var_os("REFERAT_REAL_MINUTES").map(PathBuf::from) else {
        return;
    };
    let stems: BTreeSet<&str> = REAL.iter().map(|(stem, _, _)| *stem).collect();
    for stem in stems {
        let name = format!("{stem}.txt");
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        let mut found = shown(&own_findings(&name, &text, &Known::default()));
        let of_it = REAL.iter().filter(|(of, _, _)| *of == stem);
        let mut expected: Vec<_> = of_it
            .map(|(_, item, code)| ((*item).to_owned(), code.as_str()))
            .collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{stem}");
    }
}

#[test]
fn sandved_has_what_was_put_into_it() {
    let found: Vec<(String, Vec<(String, &str)>)> = MINUTES
        .iter()
        .map(|minutes| {
            let findings = own_findings(minutes.file_name, minutes.text, &Known::default());
            (minutes.file_name.to_owned(), shown(&findings))
        })
        .collect();
    let expected = [
        (
            "chefforum-2024-03-13.txt",
            vec![("2", "attachment-draft"), ("6", "attachment-draft")],
        ),
        (
            "chefforum-2024-09-26.txt",
            vec![("3", "attachment-draft"), ("6", "meeting-number-used")],
        ),
        (
            "chefforum-2025-01-15.txt",
            vec![("6", "verb-differs"), ("7", "journal-number-shared")],
        ),
        ("chefforum-2025-02-05.txt", vec![("3", "attachment-draft")]),
        ("chefforum-2025-06-12.txt", vec![("4", "attachment-draft")]),
        ("miljoe-og-byudvalget-2025-09-02.txt", vec![]),
        ("direktoerforum-2025-10-06.txt", vec![]),
        (
            "chefforum-2026-01-22.txt",
            vec![
                ("2", "attachment-draft"),
                ("7", "abbreviation-unexplained"),
                ("7", "attachment-draft"),
            ],
        ),
    ];
    let expected: Vec<(String, Vec<(String, &str)>)> = expected
        .into_iter()
        .map(|(name, findings)| {
            let findings = findings.into_iter().map(|(item, code)| (item.to_owned(), code));
            (name.to_owned(), findings.collect())
        })
        .collect();
    assert_eq!(found, expected);
}

/// Minutes with one item after the approval of the agenda.
fn minutes(item: &str) -> String {
    format!(
        "REFERAT Chefforum d. 15-01-2025\n\nIndholdsfortegnelse\n\nPunkt 1: Godkendelse af dagsorden\n\n\
         00.01.00-A21-1-25\n\nPunkt 2: {item}\n"
    )
}

fn found_in(item: &str, known: &Known) -> Vec<(&'static str, Option<u32>, String)> {
    let text = minutes(item);
    let findings = own_findings("minutes.txt", &text, known);
    findings
        .into_iter()
        .map(|finding| (finding.code.as_str(), finding.line, finding.message))
        .collect()
}

fn codes(item: &str) -> Vec<&'static str> {
    let found = found_in(item, &Known::default());
    found.into_iter().map(|(code, _, _)| code).collect()
}

#[test]
fn an_attachment_that_is_announced_must_be_there() {
    let without = "Nye lokaler\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nForslaget er beskrevet.\n\nEt notat er vedlagt.";
    assert_eq!(
        found_in(without, &Known::default()),
        [(
            "attachment-announced",
            Some(17),
            "Et notat er vedlagt.".to_owned()
        )]
    );
    assert_eq!(
        codes(&format!("{without}\n\nBilag\n\nNotat om lokaler.pdf")),
        Vec::<&str>::new()
    );
}

#[test]
fn a_short_form_is_explained_once_or_known_to_the_forum() {
    let text = "Nye lokaler\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nSFO og XYZ flytter. XYZ er enig.";
    let known = Known {
        abbreviations: BTreeSet::from(["SFO".to_owned()]),
        ..Known::default()
    };
    let found = found_in(text, &known);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].2.starts_with("XYZ: SFO og XYZ"), "{found:?}");
    let explained = "Nye lokaler\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nSkolernes Fritidsordning (SFO) flytter, og SFO er enig.";
    assert_eq!(codes(explained), Vec::<&str>::new());
}

#[test]
fn a_weekday_must_fit_and_what_is_to_come_can_not_have_been() {
    let text = "Nye lokaler\n\n82.00.00-G01-1-25\n\nBeslutning\n\nSagen forelægges igen tirsdag den 12. marts 2024.\n\nDen blev drøftet onsdag den 8. januar 2025.";
    assert_eq!(codes(text), ["date-past"], "12 March 2024 was a Tuesday");
    assert_eq!(
        codes(&text.replace("onsdag", "torsdag")),
        ["date-past", "weekday-differs"]
    );
    assert_eq!(
        codes(&text.replace("2024", "2025").replace("tirsdag", "onsdag")),
        Vec::<&str>::new()
    );
}

#[test]
fn personal_numbers_are_errors_and_are_not_repeated() {
    let text =
        "Ansættelse\n\n81.00.00-G01-1-25\n\nSagsfremstilling\n\nAnsøger 010203-1234 kan nås på bo@gmail.com.";
    let found = found_in(text, &Known::default());
    let kinds: Vec<&str> = found.iter().map(|(code, _, _)| *code).collect();
    assert_eq!(kinds, ["personal-number", "private-contact"]);
    assert_eq!(found[0].2, "010203-••••");
    assert_eq!(FindingCode::PersonalNumber.severity(), Severity::Error);
    assert_eq!(
        codes(&text.replace("Ansættelse\n", "Ansættelse (lukket punkt)\n")),
        Vec::<&str>::new()
    );
}

#[test]
fn the_reading_load_is_the_papers_and_not_the_decisions() {
    let text = minutes(
        "Nye lokaler\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nEt to tre fire.\n\nBeslutning\n\nFem seks.",
    );
    let record = referat_import::read("minutes.txt", text.as_bytes(), &KnownForums::default())
        .unwrap()
        .record;
    let load = reading_load(&record);
    assert_eq!((load.words, load.minutes(), load.attachments), (4, 1, 0));
}

#[test]
fn attachments_are_looked_through_where_they_can_be_read() {
    let text = minutes(
        "Nye lokaler\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nSe notat om lokaler.\n\nBilag\n\nNotat om lokaler.txt",
    );
    let record = referat_import::read("minutes.txt", text.as_bytes(), &KnownForums::default())
        .unwrap()
        .record;
    let attachments = [
        AttachmentText {
            item: "2",
            title: "Notat om lokaler.txt",
            text: "UDKAST\n\n070761-4285 og 010203-1234, bo@gmail.com, 010203-1234",
        },
        AttachmentText {
            item: "1",
            title: "Af et andet punkt.txt",
            text: "070761-4285",
        },
    ];
    let found: Vec<_> = examine(&record, Some(&text), &attachments, &Known::default())
        .into_iter()
        .filter(|finding| !record.warnings.contains(finding))
        .map(|finding| (finding.code.as_str(), finding.line, finding.message))
        .collect();
    let title = "Notat om lokaler.txt";
    let expected = [
        ("attachment-draft", Some(19), format!("{title}: UDKAST")),
        ("personal-number", Some(19), format!("{title}: 010203-••••")),
        (
            "personal-number-checked",
            Some(19),
            format!("{title}: 070761-••••"),
        ),
        ("private-contact", Some(19), format!("{title}: bo@gmail.com")),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_meeting_that_is_spoken_of_must_be_here_if_anybody_has_looked() {
    let text = "Nye lokaler\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nPå Chefforums møde den 8. januar 2025 og på mødet i Chefforum den 2. december 2024 blev lokalerne drøftet.\n\nØkonomiudvalget godkendte på mødet den 7. januar 2025 planen.";
    assert_eq!(codes(text), Vec::<&str>::new(), "nobody has looked");
    let known = Known {
        meetings: Some(BTreeSet::from([Date::constant(2024, 12, 2)])),
        ..Known::default()
    };
    let found = found_in(text, &known);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1), ("meeting-unknown", Some(15)));
    assert!(found[0].2.contains("8. januar 2025"), "{found:?}");
}

#[test]
fn what_stands_in_one_list_or_sentence_is_told_once() {
    let text = "Nye lokaler\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\n- [Et](#)\n- [To](#)\n\nXYZ og ABCD flytter.\n\nTil sidst [Tre](#).";
    let whole = minutes(text);
    let record = referat_import::read("minutes.txt", whole.as_bytes(), &KnownForums::default())
        .unwrap()
        .record;
    let found = examine(&record, Some(&whole), &[], &Known::default());
    let said: Vec<&str> = found
        .iter()
        .filter(|finding| {
            matches!(
                finding.code,
                FindingCode::LinkDead | FindingCode::AbbreviationUnexplained
            )
        })
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(said, ["Et; To", "XYZ, ABCD: XYZ og ABCD flytter.", "Tre"]);
}

#[test]
fn a_difference_shows_the_decisions_own_sentence() {
    let text = "Vagten\n\n82.00.00-G01-1-25\n\nIndstilling\n\nChefen indstiller,\n\n1. at planen godkendes, og\n2. at Chefforum tager ændringerne i vagten til efterretning.\n\nBeslutning\n\nPlanen blev godkendt. Bo kaldte en anden sag til orientering for nyttig.\n\nChefforum tog ændringerne i vagten til orientering.";
    let found = found_in(text, &Known::default());
    let difference = found.iter().find(|(code, ..)| *code == "verb-differs").unwrap();
    assert!(
        difference
            .2
            .ends_with("≠ Chefforum tog ændringerne i vagten til orientering."),
        "{difference:?}"
    );
    assert_eq!(difference.1, Some(24), "{difference:?}");
}

/// What is looked up in what stands around it must not grow with the square of the text.
#[test]
fn megabytes_of_one_thing_are_examined() {
    let head = "REFERAT Chefforum d. 15-01-2025\n\nPunkt 1: Sag\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\n";
    let items: String = (1..20_000)
        .map(|number| format!("Punkt {number}: Sag (13:15-13:35)\n\n82.00.00-G01-1-25\n\n"))
        .collect();
    let capitals: String = (0..200_000)
        .map(|number| {
            let letters = [number / 676 % 26, number / 26 % 26, number % 26];
            let word: String = letters
                .iter()
                .map(|letter| char::from(b'A' + *letter as u8))
                .collect();
            format!("{word}{} ", number % 10)
        })
        .collect();
    let hostile = [
        format!("{head}{}", "onsdag den 12. marts 2024 ".repeat(50_000)),
        format!("{head}{}", "Center for Arbejde (CFA) ".repeat(100_000)),
        format!(
            "{head}{}",
            "tlf. 12345678 010203-1234 a@gmail.com\n".repeat(20_000)
        ),
        format!("{head}{capitals}"),
        format!(
            "{head}{}\n\nBilag\n\n{}",
            "ord ".repeat(100_000),
            "Notat om andet.pdf\n\n".repeat(50_000)
        ),
        format!("REFERAT Chefforum d. 15-01-2025\n\n{items}"),
    ];
    for text in hostile {
        let record = referat_import::read("hostile.txt", text.as_bytes(), &KnownForums::default())
            .unwrap()
            .record;
        // Whatever is found: it ends.
        let _ = examine(&record, Some(&text), &[], &Known::default());
    }
}
