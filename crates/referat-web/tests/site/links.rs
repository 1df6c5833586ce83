//! Every page one can reach from the front page is there and well made.

use std::collections::{BTreeSet, VecDeque};

use crate::browser::links;
use crate::desk;

#[tokio::test]
async fn every_link_leads_somewhere_and_every_page_is_well_made() {
    let served = desk::sandved().await;
    let mut waiting = VecDeque::from(["/".to_owned(), "/soeg?q=leder".to_owned()]);
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut kinds = BTreeSet::new();
    let mut printed = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let answer = served.browser.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        kinds.insert(path.split(['/', '?']).nth(1).unwrap_or_default().to_owned());
        let is_file = answer.header("content-disposition").is_some();
        if is_file || answer.header("content-type") != Some("text/html; charset=utf-8") {
            continue;
        }
        let html = answer.text();
        well_made(&path, &html);
        for link in links(&html) {
            let (page, place) = link.split_once('#').unwrap_or((link.as_str(), ""));
            if page.is_empty() {
                assert!(
                    html.contains(&format!(" id=\"{place}\"")),
                    "{path} has no place {place}"
                );
            } else if let Some((_, file)) = page.split_once("/tryk/")
                && !printed.insert(file.to_owned())
            {
                // Every meeting has the same files to print; one of each is enough.
            } else if page.starts_with('/') && !page.starts_with("/assets/") && seen.insert(page.to_owned()) {
                waiting.push_back(page.to_owned());
            }
        }
    }
    let expected = [
        "",
        "administration",
        "bilag",
        "eftersyn",
        "enheder",
        "forslag",
        "forummer",
        "hvem-maa-hvad",
        "importer",
        "journal",
        "journalnumre",
        "kalender",
        "konto",
        "lokaler",
        "moedeplan",
        "moeder",
        "moedesager",
        "navne",
        "om",
        "opgaver",
        "personer",
        "punkter",
        "rapporter",
        "sager",
        "soeg",
        "stillinger",
        "udseende",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert!(seen.len() > 200, "{} pages", seen.len());
}

/// What every page must keep to, whatever stands on it.
fn well_made(path: &str, html: &str) {
    assert!(html.starts_with("<!doctype html>\n<html lang=\"da\">"), "{path}");
    assert_eq!(html.matches("<h1").count(), 1, "one main heading: {path}");
    for never in [" style=\"", "<style", "<script>", " onclick=", "javascript:"] {
        assert!(!html.contains(never), "{never} on {path}");
    }
    let mut last = 0;
    for after in html.split("<h").skip(1) {
        let Some(level) = after.chars().next().and_then(|c| c.to_digit(10)) else {
            continue;
        };
        assert!(
            level <= last + 1,
            "a heading of level {level} follows one of level {last} on {path}"
        );
        last = level;
    }
    let mut places: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let count = places.len();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), count, "a place stands twice on {path}");
    let text = html.replace("class=", "");
    for family in referat_wording::FAMILIES {
        assert!(
            !text.contains(&format!(">{family}")),
            "a key without words on {path}"
        );
    }
}
