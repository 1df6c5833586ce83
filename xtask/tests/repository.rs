//! The repository as a whole: its pages, the words of its glossary, its links and paths.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use regex::Regex;
use xtask::tidy::markdown::{anchors, cells, code_words, lines, link_targets};
use xtask::tidy::rust_source::code_only;
use xtask::tidy::{Problem, RepositoryFile, expect_none, repository_files, rust_files};
use xtask::workspace;

/// Pages a repository of ours has, and what each is for.
const PAGES: &[(&str, &str)] = &[
    ("README.md", "what it is, for whom, and the two commands"),
    ("ARCHITECTURE.md", "the map, the invariants and the walkthroughs"),
    ("CONTRIBUTING.md", "how to change things"),
    ("GLOSSARY.md", "Danish words and what they are called in code"),
    ("CHANGELOG.md", "what changed, in the words of those who use it"),
    ("LICENSE", "MPL-2.0"),
    ("docs/style.md", "good, bad and why"),
];

/// Beginnings of paths that pages name and that must exist.
const NAMED_PATHS: &[&str] = &["crates/", "xtask/", "e2e/", "docs/", ".ci/", ".cargo/"];

/// This file, which has to name what no other may.
const THIS_FILE: &str = "xtask/tests/repository.rs";

#[test]
fn the_pages_a_newcomer_looks_for_are_there() -> Result<()> {
    let files: BTreeSet<String> = repository_files()?.into_iter().map(|file| file.path).collect();
    let missing = PAGES.iter().filter(|(page, _)| !files.contains(*page));
    let problems = missing
        .map(|(page, what)| Problem::of_file(page, format!("is missing: {what}")))
        .collect();
    expect_none("A repository answers the first questions itself.", problems);
    Ok(())
}

#[test]
fn links_between_pages_lead_somewhere() -> Result<()> {
    let mut problems = Vec::new();
    let pages = pages()?;
    for (file, text) in &pages {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (number, line) in lines(text) {
            for target in link_targets(line) {
                if target.contains("://") || target.starts_with("mailto:") {
                    continue;
                }
                let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
                let path = if path.is_empty() {
                    file.path.clone()
                } else {
                    joined(folder, path)
                };
                if !workspace::root().join(&path).exists() {
                    problems.push(Problem::new(
                        &file.path,
                        number,
                        format!("the link to {target:?} leads nowhere ({path} is not there)"),
                    ));
                } else if !anchor.is_empty()
                    && let Some((_, there)) = pages.iter().find(|(page, _)| page.path == path)
                    && !anchors(there).contains(anchor)
                {
                    problems.push(Problem::new(
                        &file.path,
                        number,
                        format!("{path} has no heading for #{anchor}"),
                    ));
                }
            }
        }
    }
    expect_none("A page that sends a reader nowhere is worse than none.", problems);
    Ok(())
}

#[test]
fn paths_named_in_pages_exist() -> Result<()> {
    let mut problems = Vec::new();
    for (file, text) in pages()? {
        if file.path == "CHANGELOG.md" {
            continue; // speaks of what was
        }
        for (number, line) in lines(&text) {
            for word in code_words(line) {
                let path = word.split([':', '#']).next().unwrap_or(word);
                let plain = !path.contains([' ', '*', '<', '{', '…', '$']) && !path.ends_with("dist");
                let named = NAMED_PATHS.iter().any(|begin| path.starts_with(begin)) && plain;
                let made = path.contains("/dist/");
                if named && !made && !workspace::root().join(path).exists() {
                    problems.push(Problem::new(
                        &file.path,
                        number,
                        format!("{path} isn't there: the page and the code must change together"),
                    ));
                }
            }
        }
    }
    expect_none("A map shows what is there.", problems);
    Ok(())
}

#[test]
fn words_of_the_glossary_are_what_the_code_calls_them() -> Result<()> {
    let mut problems = Vec::new();
    let Some(glossary) = repository_files()?
        .into_iter()
        .find(|file| file.path == "GLOSSARY.md")
    else {
        return Ok(());
    };
    let declared = declared_types()?;
    let name = Regex::new(r"^([A-Z][A-Za-z0-9]*)(?:::(?:\{(.*)\}|([A-Z][A-Za-z0-9]*)))?")?;
    let variant = Regex::new(r"\b([A-Z][A-Za-z0-9]*)\b")?;
    let mut column = None;
    for (number, line) in lines(&glossary.text()?.unwrap_or_default()) {
        let Some(row) = cells(line) else {
            column = None;
            continue;
        };
        let Some(code) = column else {
            column = row
                .iter()
                .position(|cell| matches!(cell.to_lowercase().as_str(), "code" | "in code"));
            continue;
        };
        let later = row.iter().any(|cell| {
            cell.split(|c: char| !c.is_alphanumeric())
                .any(|word| word.eq_ignore_ascii_case("later"))
        });
        if later {
            continue;
        }
        for word in row.get(code).map(|cell| code_words(cell)).unwrap_or_default() {
            let Some(found) = name.captures(word) else {
                continue;
            };
            let Some(body) = declared.get(&found[1]) else {
                let what = format!(
                    "no `pub struct`, `enum`, `trait` or `type` is called {}: rename one of them, or mark the row \"later\"",
                    &found[1]
                );
                problems.push(Problem::new("GLOSSARY.md", number, what));
                continue;
            };
            let listed = found.get(2).or_else(|| found.get(3)).map_or("", |it| it.as_str());
            for part in variant.captures_iter(listed).map(|it| it[1].to_owned()) {
                if !Regex::new(&format!(r"\b{part}\b"))?.is_match(body) {
                    problems.push(Problem::new(
                        "GLOSSARY.md",
                        number,
                        format!("{} has no {part}", &found[1]),
                    ));
                }
            }
        }
    }
    expect_none("One word, one meaning: the glossary's.", problems);
    Ok(())
}

#[test]
fn no_path_of_a_machine_and_no_left_over_mark_is_committed() -> Result<()> {
    let absolute = Regex::new(r#"(?:^|[\s"'`(=:\[,])(/(?:work|root|home|tmp|Users)/[^\s"'`)]*)"#)?;
    let conflict = Regex::new(r"^(?:<<<<<<< |>>>>>>> |=======$)")?;
    let mut problems = Vec::new();
    for file in repository_files()?.iter().filter(|file| file.path != THIS_FILE) {
        let Some(text) = file.text()? else { continue };
        for (index, line) in text.lines().enumerate() {
            if let Some(found) = absolute.captures(line) {
                let what = format!(
                    "{} is a place on one machine: say it relative to the checkout, or ask for it",
                    &found[1]
                );
                problems.push(Problem::new(&file.path, index + 1, what));
            }
            if conflict.is_match(line) && !file.has_extension("md") && !file.has_extension("txt") {
                problems.push(Problem::new(
                    &file.path,
                    index + 1,
                    "a mark of an unfinished merge",
                ));
            }
        }
    }
    expect_none("A clone works wherever it lies.", problems);
    Ok(())
}

#[cfg(unix)]
#[test]
fn what_ci_calls_can_be_started() -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut problems = Vec::new();
    match std::fs::metadata(workspace::root().join(".ci/run")) {
        Err(_) => problems.push(Problem::of_file(".ci/run", "is missing")),
        Ok(there) if there.permissions().mode() & 0o111 == 0 => {
            problems.push(Problem::of_file(".ci/run", "can't be started: chmod +x .ci/run"));
        }
        Ok(_) => {}
    }
    expect_none("The gate is one command.", problems);
    Ok(())
}

/// Markdown pages of the repository, with their text.
fn pages() -> Result<Vec<(RepositoryFile, String)>> {
    let mut pages = Vec::new();
    for file in repository_files()? {
        // What lies in the made-up municipality's drawers is data.
        if file.has_extension("md")
            && !file.path.starts_with("crates/referat-fixtures/attachments/")
            && let Some(text) = file.text()?
        {
            pages.push((file, text));
        }
    }
    Ok(pages)
}

/// The public types of our crates, each with the code that follows its name up to the end of its body.
fn declared_types() -> Result<BTreeMap<String, String>> {
    let declaration = Regex::new(r"\bpub (?:struct|enum|trait|type) ([A-Z][A-Za-z0-9]*)")?;
    // Ids and the like come from macros: their names stand alone in the call.
    let from_macro = Regex::new(r"(?m)^\s*(?:pub\s+)?([A-Z][A-Za-z0-9]*Id)\b")?;
    let mut declared = BTreeMap::new();
    for (file, text) in rust_files()? {
        if !file.path.starts_with("crates/") || !file.path.contains("/src/") {
            continue;
        }
        let code = code_only(&text);
        for found in declaration.captures_iter(&code) {
            let Some(whole) = found.get(0) else { continue };
            let rest = &code[whole.end()..];
            let end = rest.find("\n}").unwrap_or(rest.len());
            declared.insert(found[1].to_owned(), rest[..end].to_owned());
        }
        for found in from_macro.captures_iter(&code) {
            declared.entry(found[1].to_owned()).or_default();
        }
    }
    Ok(declared)
}

/// A path relative to a folder of the repository, with `..` and `.` taken away.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}
