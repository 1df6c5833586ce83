//! What others wrote: its licences, that all of it is used, and that the npm lock names no place to fetch from.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use cargo_metadata::DependencyKind;
use regex::Regex;
use serde_json::Value;
use xtask::tidy::{Problem, expect_none, licence, line_of, repository_files, rust_source};
use xtask::workspace;

/// Licences that what we link may have: permissive, or MPL-2.0 as our own is.
const LINKED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Licences that what the browser gets may have besides: fonts come under their own.
const SERVED: &[&str] = &["OFL-1.1"];

/// Licences that what only tests with may have besides: permissive, and not linked.
const TESTING: &[&str] = &["BlueOak-1.0.0"];

/// Our locks of npm packages, the folder of each from the root.
const NPM_LOCKS: &[&str] = &["", "e2e/header-checker/"];

/// npm packages that state no licence in their manifest, and the one their licence file gives.
const UNSTATED: &[(&str, &str)] = &[("busboy", "MIT"), ("streamsearch", "MIT")];

/// Names that npm packages give their licence instead of SPDX's.
const OTHER_NAMES: &[(&str, &str)] = &[("BSD-0-Clause", "0BSD")];

/// Dependencies whose name occurs in no code of the crate, and why they are there.
const NEVER_NAMED: &[(&str, &str, &str)] = &[];

#[test]
fn every_linked_crate_has_a_licence_we_accept() -> Result<()> {
    let mut problems = Vec::new();
    for package in &workspace::metadata(true)?.packages {
        let name = format!("{} {}", package.name, package.version);
        let what = match package.license.as_deref() {
            None => format!("{name} states no licence: read its licence file and decide in review"),
            Some(expression) => match licence::meets(expression, LINKED) {
                Ok(()) => continue,
                Err(why) => {
                    format!("{name}: {why} ({expression}); replace it, nothing under it may be linked")
                }
            },
        };
        problems.push(Problem::of_file("Cargo.lock", what));
    }
    expect_none(
        "What we link is permissive or MPL (docs/decisions says why).",
        problems,
    );
    Ok(())
}

#[test]
fn every_npm_package_has_a_licence_we_accept() -> Result<()> {
    let mut problems = Vec::new();
    for folder in NPM_LOCKS {
        let file = format!("{folder}package-lock.json");
        let lock = npm_lock(&file)?;
        let packages = lock["packages"]
            .as_object()
            .with_context(|| format!("{file} has no packages"))?;
        let more = if folder.is_empty() { SERVED } else { TESTING };
        let accepted: Vec<&str> = LINKED.iter().chain(more).copied().collect();
        for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
            let name = path.trim_start_matches("node_modules/");
            let unstated = UNSTATED.iter().find(|(other, _)| *other == name);
            let what = match package["license"].as_str().or(unstated.map(|(_, known)| *known)) {
                None => format!("{name} states no licence: read its licence file and decide in review"),
                Some(stated) => {
                    let known = OTHER_NAMES
                        .iter()
                        .find(|(other, _)| *other == stated)
                        .map_or(stated, |(_, spdx)| spdx);
                    match licence::meets(known, &accepted) {
                        Ok(()) => continue,
                        Err(why) => format!("{name}: {why} ({stated}); replace it"),
                    }
                }
            };
            problems.push(Problem::of_file(&file, what));
        }
    }
    expect_none(
        "What the browser gets, and what tests it, is permissive or MPL.",
        problems,
    );
    Ok(())
}

#[test]
fn npm_packages_are_pinned_and_the_lock_names_no_place_to_fetch_from() -> Result<()> {
    let mut problems = Vec::new();
    let exact = Regex::new(r"^\d+\.\d+\.\d+$")?;
    for folder in NPM_LOCKS {
        let file = format!("{folder}package.json");
        let manifest: Value = serde_json::from_str(&std::fs::read_to_string(workspace::root().join(&file))?)?;
        for group in ["dependencies", "devDependencies"] {
            for (name, version) in manifest[group].as_object().into_iter().flatten() {
                if !version.as_str().is_some_and(|version| exact.is_match(version)) {
                    let what = format!("{name} is asked for as {version}; pin one version, as 1.2.3");
                    problems.push(Problem::of_file(&file, what));
                }
            }
        }
        let lock = format!("{folder}package-lock.json");
        let lock_text = std::fs::read_to_string(workspace::root().join(&lock))?;
        for (index, line) in lock_text.lines().enumerate() {
            if line.contains("\"resolved\"") {
                let what = "the lock says where a package was fetched; make it again with \
                            `npm install --package-lock-only --omit-lockfile-registry-resolved`";
                problems.push(Problem::new(&lock, index + 1, what));
            }
        }
    }
    expect_none(
        "The same packages everywhere, whoever fetches them from wherever.",
        problems,
    );
    Ok(())
}

#[test]
fn every_dependency_of_the_workspace_is_used_by_a_crate() -> Result<()> {
    let text = std::fs::read_to_string(workspace::root().join("Cargo.toml"))?;
    let used: BTreeSet<String> = workspace::metadata(false)?
        .packages
        .iter()
        .flat_map(|package| &package.dependencies)
        .map(|dependency| dependency.name.clone())
        .collect();
    let key = Regex::new(r"^([A-Za-z0-9_-]+)\s*=")?;
    let mut inside = false;
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('[') {
            inside = line.trim() == "[workspace.dependencies]";
        } else if inside
            && let Some(found) = key.captures(line)
            && !used.contains(&found[1])
        {
            let what = format!("no crate uses {}: take the line out", &found[1]);
            problems.push(Problem::new("Cargo.toml", index + 1, what));
        }
    }
    expect_none("A version that nobody uses is nobody's.", problems);
    Ok(())
}

#[test]
fn every_dependency_of_a_crate_is_named_in_its_code() -> Result<()> {
    let mut problems = Vec::new();
    let files = repository_files()?;
    for package in &workspace::metadata(false)?.packages {
        let manifest_path = package
            .manifest_path
            .as_std_path()
            .strip_prefix(workspace::root())?
            .display()
            .to_string();
        let folder = manifest_path.trim_end_matches("Cargo.toml");
        let (mut linked, mut tested) = (String::new(), String::new());
        for file in files
            .iter()
            .filter(|file| file.path.starts_with(folder) && file.has_extension("rs"))
        {
            let Some(text) = file.text()? else { continue };
            let rest = &file.path[folder.len()..];
            if rest.starts_with("src/") || rest == "build.rs" {
                linked.push_str(&rust_source::code_only(&text));
            }
            // Examples in doc comments are tests too.
            tested.push_str(&text);
        }
        let manifest = std::fs::read_to_string(&package.manifest_path)?;
        for dependency in &package.dependencies {
            let name = dependency
                .rename
                .as_deref()
                .unwrap_or(&dependency.name)
                .replace('-', "_");
            if NEVER_NAMED
                .iter()
                .any(|(krate, it, _)| package.name == *krate && dependency.name == *it)
            {
                continue;
            }
            let (where_it_counts, place) = match dependency.kind {
                DependencyKind::Development => (&tested, "tests, benches or examples"),
                DependencyKind::Normal | DependencyKind::Build | DependencyKind::Unknown => {
                    (&linked, "code under src")
                }
            };
            if !Regex::new(&format!(r"\b{}\b", regex::escape(&name)))?.is_match(where_it_counts) {
                let line = manifest
                    .find(&format!("\n{}", dependency.name))
                    .map_or(0, |at| line_of(&manifest, at + 1));
                let what = format!(
                    "{} is declared and occurs in no {place}: take the line out, or name it in NEVER_NAMED with a reason",
                    dependency.name
                );
                problems.push(Problem::new(&manifest_path, line, what));
            }
        }
    }
    expect_none("What isn't used isn't compiled.", problems);
    Ok(())
}

fn npm_lock(file: &str) -> Result<Value> {
    let text = std::fs::read_to_string(workspace::root().join(file))?;
    Ok(serde_json::from_str(&text)?)
}
