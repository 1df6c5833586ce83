//! The gold: minutes annotated by reading, held against what is read from them.
//!
//! A subset match in the keys of the JSON contract: every key of the gold must hold. With
//! `REFERAT_REAL_MINUTES` set, the folder it names is read too; set but missing fails.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::path::{Path, PathBuf};

use referat_import::known_forums::KnownForums;
use referat_import::recognise::print_in_layout;
use serde_json::Value;

struct Sample {
    name: String,
    text: String,
    gold: Value,
}

fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> = referat_fixtures::MINUTES
        .iter()
        .map(|minutes| Sample {
            name: minutes.file_name.to_owned(),
            text: minutes.text.to_owned(),
            gold: serde_json::from_str(minutes.gold).unwrap(),
        })
        .collect();
    if let Some(folder) = real_minutes() {
        samples.extend(read_folder(&folder));
    }
    samples
}

#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the real minutes is named by the environment"
)]
fn real_minutes() -> Option<PathBuf> {
    let folder = std::env::var_os("REFERAT_REAL_MINUTES").map(PathBuf::from)?;
    assert!(
        folder.is_dir(),
        "REFERAT_REAL_MINUTES names {}, which is no folder",
        folder.display()
    );
    Some(folder)
}

fn read_folder(folder: &Path) -> Vec<Sample> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no minutes in {}", folder.display());
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let gold = folder
                .join("gold")
                .join(path.with_extension("json").file_name().unwrap());
            Sample {
                name,
                text: std::fs::read_to_string(&path).unwrap(),
                gold: serde_json::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap(),
            }
        })
        .collect()
}

fn read(sample: &Sample) -> Value {
    let imported =
        referat_import::read(&sample.name, sample.text.as_bytes(), &KnownForums::default()).unwrap();
    serde_json::to_value(imported.record).unwrap()
}

#[test]
fn everything_the_gold_says_is_read() {
    let mut wrong = Vec::new();
    let mut items = 0;
    for sample in samples() {
        let read = read(&sample);
        let gold = sample.gold.as_object().unwrap();
        for (key, expected) in gold
            .iter()
            .filter(|(key, _)| !key.starts_with('_') && *key != "items")
        {
            if read[key] != *expected {
                wrong.push(format!(
                    "{}: {key} is {} and not {expected}",
                    sample.name, read[key]
                ));
            }
        }
        let (expected, found) = (
            gold["items"].as_array().unwrap(),
            read["items"].as_array().unwrap(),
        );
        if expected.len() != found.len() {
            wrong.push(format!(
                "{}: {} items and not {}",
                sample.name,
                found.len(),
                expected.len()
            ));
        }
        for (expected, found) in expected.iter().zip(found) {
            items += 1;
            let place = format!("{} item {}", sample.name, expected["number"]);
            compare_item(&place, expected, found, &mut wrong);
        }
    }
    println!("{items} items held against gold");
    assert!(
        wrong.is_empty(),
        "{} differences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn compare_item(place: &str, expected: &Value, found: &Value, wrong: &mut Vec<String>) {
    for (key, expected) in expected
        .as_object()
        .unwrap()
        .iter()
        .filter(|(key, _)| !key.starts_with('_'))
    {
        match key.as_str() {
            "headings" => {
                let headings: Vec<&Value> = found["sections"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|section| &section["heading"])
                    .filter(|heading| !heading.is_null())
                    .collect();
                if !headings.iter().copied().eq(expected.as_array().unwrap()) {
                    wrong.push(format!("{place}: headings are {headings:?} and not {expected}"));
                }
            }
            "decision" => compare_decision(place, expected, &found["decision"], wrong),
            _ if found[key] != *expected => {
                wrong.push(format!("{place}: {key} is {} and not {expected}", found[key]));
            }
            _ => {}
        }
    }
    // A contents title is given in the gold only where it differs; elsewhere it is the heading's.
    if expected.get("toc_title").is_none() && found["toc_title"].is_string() {
        let bare = |value: &Value| value.as_str().unwrap().trim_end_matches('.').to_owned();
        if bare(&found["toc_title"]) != bare(&found["title"]) {
            wrong.push(format!(
                "{place}: toc_title {} differs from the title",
                found["toc_title"]
            ));
        }
    }
}

fn compare_decision(place: &str, expected: &Value, found: &Value, wrong: &mut Vec<String>) {
    let Some(expected) = expected.as_object() else {
        if found != expected {
            wrong.push(format!("{place}: decision is {found} and not {expected}"));
        }
        return;
    };
    let text = found["text"].as_str().unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (key, expected) in expected.iter().filter(|(key, _)| !key.starts_with('_')) {
        let seen = match key.as_str() {
            "first_words" => Value::from(words[..words.len().min(6)].join(" ")),
            "last_words" => Value::from(words[words.len().saturating_sub(6)..].join(" ")),
            "remarks_count" => Value::from(found["remarks"].as_array().map_or(0, Vec::len)),
            "statements_by" => {
                let by = found["statements"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|remark| remark["by"].clone());
                Value::from(by.collect::<Vec<_>>())
            }
            "outcomes" => {
                compare_outcomes(place, expected, &found["outcomes"], wrong);
                continue;
            }
            _ => found[key].clone(),
        };
        if seen != *expected {
            wrong.push(format!("{place}: decision.{key} is {seen} and not {expected}"));
        }
    }
}

fn compare_outcomes(place: &str, expected: &Value, found: &Value, wrong: &mut Vec<String>) {
    let (expected, found) = (expected.as_array().unwrap(), found.as_array().unwrap());
    if expected.len() != found.len() {
        wrong.push(format!(
            "{place}: {} outcomes and not {}",
            found.len(),
            expected.len()
        ));
    }
    for (expected, found) in expected.iter().zip(found) {
        for (key, expected) in expected.as_object().unwrap() {
            let unjudged = key.starts_with('_') || (key == "outcome" && expected.is_null());
            if !unjudged && found[key] != *expected {
                wrong.push(format!(
                    "{place} clause {}: {key} is {} and not {expected}",
                    found["clause"], found[key]
                ));
            }
        }
    }
}

#[test]
fn every_character_is_claimed_exactly_once() {
    for sample in samples() {
        let read = read(&sample);
        assert_eq!(read["coverage"], 1.0, "{}", sample.name);
        assert_eq!(read["unrecognised"], serde_json::json!([]), "{}", sample.name);
    }
}

#[test]
fn reading_and_printing_give_the_text_back() {
    for sample in samples() {
        let imported =
            referat_import::read(&sample.name, sample.text.as_bytes(), &KnownForums::default()).unwrap();
        let printed = print_in_layout(&imported.record);
        assert!(
            printed.split_whitespace().eq(sample.text.split_whitespace()),
            "{}",
            sample.name
        );
        // Nothing needed its printed form kept: the fields and the tree say it all.
        assert_eq!(imported.record.head_as_printed, None, "{}", sample.name);
        for section in imported.record.items.iter().flat_map(|item| &item.sections) {
            assert_eq!(section.as_printed, None, "{}", sample.name);
        }
    }
}

#[test]
fn a_record_survives_its_json() {
    for sample in samples() {
        let imported =
            referat_import::read(&sample.name, sample.text.as_bytes(), &KnownForums::default()).unwrap();
        let json = serde_json::to_string(&imported.record).unwrap();
        let back: referat_domain::meeting_record::MeetingRecord = serde_json::from_str(&json).unwrap();
        assert_eq!(back, imported.record, "{}", sample.name);
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
    }
}
