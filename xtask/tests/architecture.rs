//! The walls between our crates, and the room of each outside library.
//!
//! A new edge needs a line here, so that a reviewer sees it: ARCHITECTURE.md says what each wall is for.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use cargo_metadata::DependencyKind;
use xtask::tidy::{Problem, expect_none};
use xtask::workspace;

/// Which of our crates a crate may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("referat-domain", &[]),
    ("referat-danish", &[]),
    ("referat-fixtures", &[]),
    ("referat-wording", &["referat-domain"]),
    (
        "referat-import",
        &["referat-danish", "referat-domain", "referat-pdf"],
    ),
    ("referat-doctor", &["referat-danish", "referat-domain"]),
    (
        "referat-documents",
        &["referat-domain", "referat-pdf", "referat-wording"],
    ),
    ("referat-typesetter", &[]),
    ("referat-provider", &[]),
    ("referat-mail", &[]),
    ("referat-pdf", &[]),
    ("referat-store", &["referat-danish", "referat-domain"]),
    (
        "referat-actions",
        &[
            "referat-danish",
            "referat-doctor",
            "referat-documents",
            "referat-domain",
            "referat-import",
            "referat-store",
            "referat-wording",
        ],
    ),
    (
        "referat-web",
        &[
            "referat-actions",
            "referat-documents",
            "referat-domain",
            "referat-provider",
            "referat-wording",
        ],
    ),
    (
        "referat",
        &[
            "referat-actions",
            "referat-danish",
            "referat-doctor",
            "referat-documents",
            "referat-domain",
            "referat-fixtures",
            "referat-import",
            "referat-mail",
            "referat-provider",
            "referat-web",
            "referat-wording",
        ],
    ),
    ("xtask", &[]),
];

/// Which of our crates a crate's tests may use besides.
const TESTS_MAY_USE: &[(&str, &[&str])] = &[
    ("referat-actions", &["referat-fixtures"]),
    ("referat-doctor", &["referat-fixtures", "referat-import"]),
    ("referat-documents", &["referat-fixtures", "referat-import"]),
    ("referat-import", &["referat-fixtures"]),
    // What no page can change yet is changed past the office, to see two versions differ; what a PDF carries is
    // read by the one reader there is.
    (
        "referat-web",
        &["referat-fixtures", "referat-import", "referat-store"],
    ),
];

/// The only crates an outside library may be used in (tests excepted), and why.
const ROOMS: &[(&str, &[&str], &str)] = &[
    ("sqlx", &["referat-store"], "only the store knows SQL"),
    (
        "tantivy",
        &["referat-store"],
        "the index is derived from the database and guarded with it",
    ),
    (
        "icalendar",
        &["referat-documents"],
        "a calendar is a form of a document",
    ),
    (
        "futures-util",
        &["referat-store", "referat-web"],
        "rows come in streams, and what is told as it happens",
    ),
    (
        "openidconnect",
        &["referat-provider"],
        "who is believed is decided in one place",
    ),
    (
        "lettre",
        &["referat-mail"],
        "letters leave the house in one place",
    ),
    (
        "chrono",
        &["referat-provider"],
        "the library of logins asks for its times; everything else uses jiff",
    ),
    (
        "hyper",
        &["referat-provider"],
        "others are asked in one place, with limits",
    ),
    (
        "hyper-util",
        &["referat-provider"],
        "others are asked in one place, with limits",
    ),
    (
        "http-body-util",
        &["referat-provider"],
        "others are asked in one place, with limits",
    ),
    (
        "rustls-native-certs",
        &["referat-provider"],
        "others are asked in one place, with limits",
    ),
    (
        "tokio-rustls",
        &["referat-provider", "referat-web"],
        "what goes out and what comes in over the network is encrypted where it does",
    ),
    ("axum", &["referat-web"], "only the web crate knows HTTP"),
    (
        "askama",
        &["referat-web"],
        "pages are made from views in one place",
    ),
    ("tower-http", &["referat-web"], "only the web crate knows HTTP"),
    (
        "utoipa",
        &["referat-web"],
        "the document for programs is made of the route table",
    ),
    (
        "rust-embed",
        &["referat-web"],
        "the browser's files are served by the web crate",
    ),
    (
        "mime_guess",
        &["referat-web"],
        "the browser's files are served by the web crate",
    ),
    (
        "percent-encoding",
        &["referat-web"],
        "addresses are built where they are read",
    ),
    (
        "fluent",
        &["referat-wording"],
        "every word a person reads goes through the wording",
    ),
    (
        "unic-langid",
        &["referat-wording"],
        "every word a person reads goes through the wording",
    ),
    (
        "quick-xml",
        &["referat-documents", "referat-import"],
        "foreign forms are read in one place",
    ),
    (
        "encoding_rs",
        &["referat-import"],
        "foreign forms are read in one place",
    ),
    (
        "unicode-normalization",
        &["referat-danish", "referat-import"],
        "the language decides what letters are the same",
    ),
    (
        "lopdf",
        &["referat-pdf"],
        "what is inside PDF files is known in one place",
    ),
    (
        "flate2",
        &["referat-pdf"],
        "only files joined into one are packed by us",
    ),
    (
        "subsetter",
        &["referat-pdf"],
        "stamps are the only letters we set ourselves",
    ),
    (
        "ttf-parser",
        &["referat-pdf"],
        "stamps are the only letters we set ourselves",
    ),
    (
        "frostem",
        &["referat-danish"],
        "the language's own rules lie together",
    ),
    (
        "typst",
        &["referat-typesetter"],
        "nothing else is built or linked with a typesetter",
    ),
    (
        "typst-kit",
        &["referat-typesetter"],
        "nothing else is built or linked with a typesetter",
    ),
    (
        "typst-layout",
        &["referat-typesetter"],
        "nothing else is built or linked with a typesetter",
    ),
    (
        "typst-pdf",
        &["referat-typesetter"],
        "nothing else is built or linked with a typesetter",
    ),
    (
        "comemo",
        &["referat-typesetter"],
        "nothing else is built or linked with a typesetter",
    ),
    (
        "rustix",
        &["referat-documents"],
        "child processes are limited where they are started",
    ),
    (
        "rust_xlsxwriter",
        &["referat-documents"],
        "what is handed out is made in one place",
    ),
    (
        "zip",
        &["referat-documents"],
        "what is handed out is made in one place",
    ),
    ("clap", &["referat"], "the command line is the binary's"),
    ("clap_complete", &["referat"], "the command line is the binary's"),
    ("clap_mangen", &["referat"], "the command line is the binary's"),
    ("indicatif", &["referat"], "a library draws nothing on a terminal"),
    (
        "directories",
        &["referat"],
        "folders are chosen in the configuration and passed in",
    ),
    (
        "tracing-subscriber",
        &["referat"],
        "a library writes to the log, the binary decides where it goes",
    ),
    (
        "anyhow",
        &["referat", "xtask"],
        "a library's errors have types; only a program may stop caring",
    ),
    ("cargo_metadata", &["xtask"], "automation only"),
    (
        "regex",
        &["xtask"],
        "reading documents is written out, so that every character is accounted for",
    ),
    (
        "walkdir",
        &["referat", "xtask"],
        "libraries are given bytes, not folders",
    ),
    (
        "tokio",
        &[
            "referat",
            "referat-actions",
            "referat-documents",
            "referat-provider",
            "referat-store",
            "referat-web",
        ],
        "the domain and all reading of documents do no IO",
    ),
    (
        "rand",
        &["referat-fixtures"],
        "output is deterministic; only made-up minutes are drawn by lot, from a seed",
    ),
    (
        "rand_chacha",
        &["referat-fixtures"],
        "output is deterministic; only made-up minutes are drawn by lot, from a seed",
    ),
];

#[test]
fn the_edges_between_our_crates_are_those_of_the_table() -> Result<()> {
    let mut problems = compare(MAY_USE, DependencyKind::Normal, "MAY_USE")?;
    problems.extend(compare(
        TESTS_MAY_USE,
        DependencyKind::Development,
        "TESTS_MAY_USE",
    )?);
    problems.extend(compare(
        &[],
        DependencyKind::Build,
        "no table: build scripts use none of ours",
    )?);
    expect_none(
        "Crates are walls; see ARCHITECTURE.md for what each is for.",
        problems,
    );
    Ok(())
}

#[test]
fn the_table_has_no_circle_and_names_every_crate() -> Result<()> {
    let mut problems = Vec::new();
    let table: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    for package in &workspace::metadata(false)?.packages {
        if !table.contains_key(package.name.as_str()) {
            let what = format!(
                "{} has no line in MAY_USE; add one and say its wall in ARCHITECTURE.md",
                package.name
            );
            problems.push(Problem::of_file("xtask/tests/architecture.rs", what));
        }
    }
    for start in table.keys() {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = table[start].to_vec();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(table.get(next).copied().unwrap_or_default());
            }
        }
        if reached.contains(start) {
            problems.push(Problem::of_file(
                "xtask/tests/architecture.rs",
                format!("{start} would use itself"),
            ));
        }
    }
    expect_none("The table of walls must make sense by itself.", problems);
    Ok(())
}

#[test]
fn outside_libraries_stay_in_their_room() -> Result<()> {
    let mut problems = Vec::new();
    let rooms: BTreeMap<&str, (&[&str], &str)> = ROOMS
        .iter()
        .map(|(name, room, why)| (*name, (*room, *why)))
        .collect();
    for package in &workspace::metadata(false)?.packages {
        for dependency in &package.dependencies {
            let Some((room, why)) = rooms.get(dependency.name.as_str()) else {
                continue;
            };
            if dependency.kind != DependencyKind::Development && !room.contains(&package.name.as_str()) {
                let what = format!(
                    "{} may only be used in {}: {why}. Move the code there, or change ROOMS with a reason",
                    dependency.name,
                    room.join(", ")
                );
                problems.push(Problem::of_file(&manifest(package), what));
            }
        }
    }
    expect_none(
        "An outside library is a promise; it is made in one place.",
        problems,
    );
    Ok(())
}

/// Compares the edges of one kind in the manifests with a table, both ways.
fn compare(table: &[(&str, &[&str])], kind: DependencyKind, name: &str) -> Result<Vec<Problem>> {
    let allowed: BTreeMap<&str, &[&str]> = table.iter().copied().collect();
    let mut problems = Vec::new();
    for package in &workspace::metadata(false)?.packages {
        let edges: BTreeSet<&str> = package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind == kind && dependency.path.is_some())
            .map(|dependency| dependency.name.as_str())
            .collect();
        let wanted: BTreeSet<&str> = allowed
            .get(package.name.as_str())
            .copied()
            .unwrap_or_default()
            .iter()
            .copied()
            .collect();
        for extra in edges.difference(&wanted) {
            let what = format!(
                "{} uses {extra}, which the walls don't allow: do without, or add it to {name} in \
                 xtask/tests/architecture.rs and say why in the commit",
                package.name
            );
            problems.push(Problem::of_file(&manifest(package), what));
        }
        for unused in wanted.difference(&edges) {
            let what = format!(
                "{} no longer uses {unused}: take it out of {name}, so that the wall stays",
                package.name
            );
            problems.push(Problem::of_file("xtask/tests/architecture.rs", what));
        }
    }
    Ok(problems)
}

fn manifest(package: &cargo_metadata::Package) -> String {
    let path = package.manifest_path.as_std_path();
    path.strip_prefix(workspace::root())
        .unwrap_or(path)
        .display()
        .to_string()
}
