//! Which items are one case: the gold in the form of `threads.json`.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use referat_actions::office::Office;
use referat_domain::ids::CaseId;
use referat_domain::reader::Reader;
use referat_domain::view::Part;
use serde_json::Value;

use crate::desk::{import, sandved, sandved_sources, source};

/// The case of each item, by document and number.
async fn cases(office: &Office) -> BTreeMap<(String, String), (CaseId, String)> {
    let reader = Reader::local_operator();
    let mut out = BTreeMap::new();
    let mut page = 1;
    loop {
        let list = office.imports(&reader, page).await.unwrap();
        for document in &list.documents {
            let meeting = office.meeting(&reader, document.meeting.unwrap()).await.unwrap();
            for item in &meeting.items {
                let Part::Open(line) = &item.line else {
                    panic!("the operator sees everything")
                };
                let stem = document.file_name.trim_end_matches(".txt").to_owned();
                let kind = line.case_kind.as_str().to_owned();
                out.insert((stem, item.number.clone()), (line.case, kind));
            }
        }
        if page >= list.pages {
            return out;
        }
        page += 1;
    }
}

fn compare(gold: &Value, cases: &BTreeMap<(String, String), (CaseId, String)>) {
    let mut wrong = Vec::new();
    let mut gathered: BTreeMap<(String, String), usize> = BTreeMap::new();
    let items = |group: &Value| -> Vec<(String, String)> {
        group["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pair| {
                (
                    pair[0].as_str().unwrap().to_owned(),
                    pair[1].as_str().unwrap().to_owned(),
                )
            })
            .collect()
    };
    let mut groups = 0;
    for kind in ["threads", "meeting_case"] {
        for group in gold[kind].as_array().unwrap() {
            groups += 1;
            let found: Vec<_> = items(group)
                .into_iter()
                .map(|item| (cases[&item].clone(), item))
                .collect();
            if found.windows(2).any(|pair| pair[0].0.0 != pair[1].0.0) {
                wrong.push(format!(
                    "{kind} {}: not one case: {found:?}",
                    group["journal_number"]
                ));
            }
            let expected = if kind == "threads" { "subject" } else { "meeting" };
            if found.iter().any(|((_, kind), _)| kind != expected) {
                wrong.push(format!(
                    "{kind} {}: not a {expected} case: {found:?}",
                    group["journal_number"]
                ));
            }
            gathered.extend(found.into_iter().map(|(_, item)| (item, groups)));
        }
    }
    for group in gold["apart"].as_array().unwrap() {
        let found: Vec<_> = items(group).into_iter().map(|item| cases[&item].0).collect();
        if found.windows(2).any(|pair| pair[0] == pair[1]) {
            wrong.push(format!("apart {}: one case", group["journal_number"]));
        }
    }
    // Items that aren't named stand alone.
    let mut by_case: BTreeMap<CaseId, Vec<&(String, String)>> = BTreeMap::new();
    for (item, (case, _)) in cases {
        by_case.entry(*case).or_default().push(item);
    }
    for items in by_case.values().filter(|items| items.len() > 1) {
        if items
            .iter()
            .any(|item| gathered.get(*item) != gathered.get(items[0]) || !gathered.contains_key(*item))
        {
            wrong.push(format!("joined without being one: {items:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_cases_of_sandved_are_threaded_as_a_reader_would() {
    let (office, _folder) = sandved().await;
    import(&office, &sandved_sources()).await;
    compare(
        &serde_json::from_str(referat_fixtures::THREADS).unwrap(),
        &cases(&office).await,
    );
}

#[tokio::test]
async fn the_cases_do_not_depend_on_the_order_of_import() {
    let (office, _folder) = sandved().await;
    let mut sources = sandved_sources();
    sources.reverse();
    import(&office, &sources).await;
    compare(
        &serde_json::from_str(referat_fixtures::THREADS).unwrap(),
        &cases(&office).await,
    );
}

#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the real minutes is named by the environment"
)]
async fn the_cases_of_the_real_minutes_are_threaded_as_their_gold() {
    let Some(folder) = std::env::var_os("REFERAT_REAL_MINUTES").map(PathBuf::from) else {
        return;
    };
    assert!(
        folder.is_dir(),
        "REFERAT_REAL_MINUTES names {}, which is no folder",
        folder.display()
    );
    let (office, _folder) = sandved().await;
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            sources.push(source(&name, &std::fs::read_to_string(&path).unwrap()));
        }
    }
    assert_eq!(sources.len(), 5);
    import(&office, &sources).await;
    let gold = std::fs::read_to_string(folder.join("gold/threads.json")).unwrap();
    compare(&serde_json::from_str(&gold).unwrap(), &cases(&office).await);
}
