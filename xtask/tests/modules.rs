//! Modules: each says what it knows, has a name that means something, and keeps to a size one can read.

use anyhow::Result;
use regex::Regex;
use xtask::tidy::rust_source::{code_only, without_tests};
use xtask::tidy::{Problem, expect_none, line_of, repository_files, rust_files};

/// Names that say nothing about what is inside.
const BANNED: &[&str] = &[
    "base", "common", "core", "helper", "helpers", "legacy", "manager", "misc", "service", "types", "util",
    "utils",
];

/// Folders whose file names are data: attachments are called what the made-up municipality called them.
const DATA: &[&str] = &["crates/referat-fixtures/attachments/"];

/// Lines of code, tests not counted, from which a module has to say why it is so long.
const LONG: usize = 500;

/// How a module doc begins the reason for its length.
const REASON: &str = "Longer than 500 lines because";

/// What may not stand in code, and what to do instead.
const FORBIDDEN: &[(&str, &str)] = &[
    (
        r"#!?\[\s*(?:cfg_attr\([^\]]*,\s*)?allow\(",
        "use #[expect(lint, reason = \"…\")]: it tells when it is no longer needed",
    ),
    (
        r"#\[\s*ignore\b",
        "assert what it does today and write FIXME: a test that never runs says nothing",
    ),
    (r"\btodo!\s*[(\[{]", "write it, or return an error that says so"),
    (
        r"\bunimplemented!\s*[(\[{]",
        "write it, or return an error that says so",
    ),
    (r"\bdbg!\s*[(\[{]", "take it out"),
];

#[test]
fn every_module_begins_by_saying_what_it_knows() -> Result<()> {
    let mut problems = Vec::new();
    for (file, text) in rust_files()? {
        let first = text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//!").is_some_and(|it| it.trim().len() >= 10);
        if !says {
            problems.push(Problem::new(
                &file.path,
                1,
                "begin with `//!` and one sentence: what it knows, and what it must not know",
            ));
        }
    }
    expect_none(
        "A newcomer reads the first line of a file before any other.",
        problems,
    );
    Ok(())
}

#[test]
fn names_of_modules_and_folders_mean_something() -> Result<()> {
    let mut problems = Vec::new();
    let inline = Regex::new(r"\bmod\s+([a-z_0-9]+)\s*\{")?;
    for file in repository_files()?
        .iter()
        .filter(|file| file.crate_name().is_some())
    {
        let parts: Vec<&str> = file.path.split('/').collect();
        for part in parts.iter().skip(1) {
            let stem = part.split('.').next().unwrap_or(part);
            if BANNED.contains(&stem) || (*part == "mod.rs") {
                let what = format!(
                    "{part:?} says nothing: name it after what it knows (a folder's module is folder.rs beside it)"
                );
                problems.push(Problem::of_file(&file.path, what));
            }
        }
        if file.has_extension("rs")
            && let Some(text) = file.text()?
        {
            let code = code_only(&text);
            for found in inline
                .captures_iter(&code)
                .filter(|found| BANNED.contains(&&found[1]))
            {
                let line = line_of(&code, found.get(0).map_or(0, |it| it.start()));
                problems.push(Problem::new(
                    &file.path,
                    line,
                    format!("module {:?} says nothing: name it after what it knows", &found[1]),
                ));
            }
        }
    }
    expect_none("Where is it handled? Names of files alone must tell.", problems);
    Ok(())
}

#[test]
fn identifiers_and_file_names_have_no_danish_letters() -> Result<()> {
    let mut problems = Vec::new();
    let danish = ['æ', 'ø', 'å', 'Æ', 'Ø', 'Å'];
    for file in repository_files()? {
        if !file.path.is_ascii() && !DATA.iter().any(|folder| file.path.starts_with(folder)) {
            problems.push(Problem::of_file(
                &file.path,
                "file names are English, or spelled with ae, oe, aa",
            ));
        }
    }
    for (file, text) in rust_files()? {
        for (index, line) in code_only(&text).lines().enumerate() {
            if line.contains(danish) {
                let what = "identifiers are English (GLOSSARY.md); Danish stands in texts and comments only";
                problems.push(Problem::new(&file.path, index + 1, what));
            }
        }
    }
    expect_none("English identifiers, one word one meaning.", problems);
    Ok(())
}

#[test]
fn a_long_module_gives_its_reason() -> Result<()> {
    let mut problems = Vec::new();
    for (file, text) in rust_files()?
        .iter()
        .filter(|(file, _)| file.path.contains("/src/"))
    {
        let kept = without_tests(text);
        let lines = kept.trim_end().lines().count();
        let reason = text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .any(|line| line.contains(REASON));
        if lines > LONG && !reason {
            let what =
                format!("{lines} lines without its tests: divide it, or say in its `//!` \"{REASON} …\"");
            problems.push(Problem::of_file(&file.path, what));
        }
        if lines <= LONG && reason {
            problems.push(Problem::of_file(
                &file.path,
                format!("{lines} lines: the reason for its length is no longer needed"),
            ));
        }
    }
    expect_none("A module fits in one sitting.", problems);
    Ok(())
}

#[test]
fn nothing_is_silenced_left_open_or_left_in() -> Result<()> {
    let mut problems = Vec::new();
    let mut patterns = Vec::new();
    for (pattern, what) in FORBIDDEN {
        patterns.push((Regex::new(pattern)?, what));
    }
    for (file, text) in rust_files()? {
        let code = code_only(&text);
        for (pattern, what) in &patterns {
            // What several test programs share is used by each in part only, so nothing can be expected there.
            if pattern.as_str().contains("allow") && file.path.contains("/tests/support/") {
                continue;
            }
            for found in pattern.find_iter(&code) {
                problems.push(Problem::new(
                    &file.path,
                    line_of(&code, found.start()),
                    format!("`{}`: {what}", found.as_str()),
                ));
            }
        }
    }
    expect_none("What is left for later is written as an issue.", problems);
    Ok(())
}

#[test]
fn every_crate_takes_the_lints_and_the_package_fields_of_the_workspace() -> Result<()> {
    let own = Regex::new(r#"^[a-z0-9_-]+ = "\d"#)?;
    let mut problems = Vec::new();
    for file in repository_files()? {
        let is_crate = file.name() == "Cargo.toml" && file.crate_name().is_some();
        let Some(text) = is_crate.then(|| file.text()).transpose()?.flatten() else {
            continue;
        };
        if !text.contains("[lints]\nworkspace = true") {
            problems.push(Problem::of_file(&file.path, "add:\n[lints]\nworkspace = true"));
        }
        for field in ["version", "edition", "rust-version", "license", "publish"] {
            if !text.contains(&format!("{field}.workspace = true")) {
                problems.push(Problem::of_file(
                    &file.path,
                    format!("add: {field}.workspace = true"),
                ));
            }
        }
        if !text.lines().any(|line| line.starts_with("description = \"")) {
            problems.push(Problem::of_file(
                &file.path,
                "add a description: the crate's wall in one sentence",
            ));
        }
        for (index, line) in text.lines().enumerate() {
            let own_version = line.contains("version = \"") || own.is_match(line);
            if own_version {
                problems.push(Problem::new(
                    &file.path,
                    index + 1,
                    "versions stand in the workspace's Cargo.toml only",
                ));
            }
        }
    }
    expect_none("One set of rules for all crates.", problems);
    Ok(())
}
