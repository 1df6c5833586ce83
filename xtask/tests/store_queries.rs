//! SQL: every query names the municipality, only the store knows SQL, and what has run once is never edited.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};
use regex::Regex;
use sha2::{Digest, Sha256};
use xtask::tidy::rust_source::{Kind, calls, pieces, without_tests};
use xtask::tidy::{Problem, expect_none, has_begun, repository_files, rust_files};
use xtask::workspace;

const STORE: &str = "crates/referat-store/src/";
const MIGRATIONS: &str = "crates/referat-store/migrations/";
const CHECKSUMS: &str = "crates/referat-store/migrations/checksums.txt";

/// The call that marks a statement of the whole installation; its second argument says why it is one.
const OF_THE_INSTALLATION: &str = "of_the_installation";

/// Statements whose text names no municipality by itself: file, how the text begins, and why that is right.
const NAMED_ELSEWHERE: &[(&str, &str, &str)] = &[(
    "crates/referat-store/src/table.rs",
    "UPDATE {} SET ",
    "the condition on it follows in the same function",
)];

/// Where SQL may stand besides: measurements of the bare database, to compare the store with.
const MEASUREMENTS: &str = "crates/referat/benches/";

#[test]
fn every_query_names_the_municipality() -> Result<()> {
    let statement = Regex::new(r"(?i)^\s*(?:select|insert|update|delete|replace|with)\s")?;
    let table = Regex::new(r"(?i)\b(?:from|join|into|update)\s+([a-z_{][a-z0-9_]*)")?;
    let mut problems = Vec::new();
    for (file, text) in rust_files()?
        .iter()
        .filter(|(file, _)| file.path.starts_with(STORE))
    {
        let source = without_tests(text);
        let marked = calls(&source, OF_THE_INSTALLATION);
        for piece in pieces(&source)
            .iter()
            .filter(|piece| piece.kind == Kind::Quoted && statement.is_match(piece.text))
        {
            // "Select a meeting" is a sentence; a statement names a table.
            let is_sql = table.is_match(piece.text);
            let is_marked = marked.iter().any(|call| call.contains(&piece.offset_in(&source)));
            let known = NAMED_ELSEWHERE
                .iter()
                .any(|(path, begins, _)| file.path == *path && piece.text.trim_start().starts_with(begins));
            if is_sql && !is_marked && !known && !piece.text.contains("municipality_id") {
                let first: String = piece
                    .text
                    .split_whitespace()
                    .take(6)
                    .collect::<Vec<_>>()
                    .join(" ");
                let what = format!(
                    "`{first} …` doesn't name municipality_id: every key begins with it, so that nobody reads a \
                     neighbour's rows. A statement of the whole installation is marked by {OF_THE_INSTALLATION}, with \
                     its reason"
                );
                problems.push(Problem::new(&file.path, piece.line, what));
            }
        }
    }
    expect_none("Every query names the municipality.", problems);
    Ok(())
}

#[test]
fn only_the_store_knows_sql() -> Result<()> {
    let sql = Regex::new(
        r"(?is)^\s*(?:select\s.+\sfrom\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(?:table|index|unique)\s|alter\s+table\s|drop\s+table\s|pragma\s)",
    )?;
    let mut problems = Vec::new();
    for (file, text) in rust_files()? {
        // The test of tampering writes past the store on purpose.
        let tampering = "crates/referat/tests/cli/upkeep.rs";
        // What is kept of a sign-in is looked at from outside: the store itself shows no secret to anyone.
        let providers = "crates/referat-web/tests/providers/";
        let may = [
            "crates/referat-store/",
            MEASUREMENTS,
            tampering,
            providers,
            "xtask/",
        ];
        if may.iter().any(|begin| file.path.starts_with(begin)) {
            continue;
        }
        for piece in pieces(&text)
            .iter()
            .filter(|piece| piece.kind == Kind::Quoted && sql.is_match(piece.text))
        {
            problems.push(Problem::new(
                &file.path,
                piece.line,
                "SQL outside referat-store: ask the store for what you need",
            ));
        }
    }
    expect_none("Only referat-store knows SQL.", problems);
    Ok(())
}

#[test]
fn both_databases_have_the_same_migrations_without_gaps() -> Result<()> {
    let mut problems = Vec::new();
    let mut numbered: BTreeMap<&str, BTreeMap<u32, String>> = BTreeMap::new();
    let form = Regex::new(r"^(sqlite|postgres)/(\d{4})_[a-z0-9_]+\.sql$")?;
    for (name, text) in migrations()? {
        let file = format!("{MIGRATIONS}{name}");
        let Some(found) = form.captures(&name) else {
            problems.push(Problem::of_file(
                &file,
                "call it <sqlite or postgres>/0001_what_it_does.sql",
            ));
            continue;
        };
        let number: u32 = found[2].parse()?;
        let database = if &found[1] == "sqlite" {
            "sqlite"
        } else {
            "postgres"
        };
        let stem = name.rsplit('/').next().unwrap_or(&name).to_owned();
        if let Some(other) = numbered.entry(database).or_default().insert(number, stem) {
            problems.push(Problem::of_file(
                &file,
                format!("number {number} is taken by {other}"),
            ));
        }
        if !text.starts_with("-- ") {
            problems.push(Problem::new(
                &file,
                1,
                "begin with a comment: what it changes and why",
            ));
        }
    }
    for (database, files) in &numbered {
        let mut expected = 0;
        for (number, stem) in files {
            expected += 1;
            if expected != *number {
                problems.push(Problem::of_file(
                    &format!("{MIGRATIONS}{database}/{stem}"),
                    format!("the next number is {expected}"),
                ));
                break;
            }
        }
    }
    let empty = BTreeMap::new();
    let (sqlite, postgres) = (
        numbered.get("sqlite").unwrap_or(&empty),
        numbered.get("postgres").unwrap_or(&empty),
    );
    for (here, there, other) in [(sqlite, postgres, "postgres"), (postgres, sqlite, "sqlite")] {
        for (number, stem) in here
            .iter()
            .filter(|(number, stem)| there.get(number) != Some(stem))
        {
            let what = format!(
                "{stem} (number {number}) is missing there: both databases take the same steps, under the same names"
            );
            problems.push(Problem::of_file(&format!("{MIGRATIONS}{other}"), what));
        }
    }
    if numbered.is_empty() && has_begun("referat-store")? {
        problems.push(Problem::of_file(MIGRATIONS, "holds no migrations"));
    }
    expect_none("The two databases are one schema.", problems);
    Ok(())
}

#[test]
fn a_migration_that_is_recorded_is_never_edited() -> Result<()> {
    let mut problems = Vec::new();
    let recorded = std::fs::read_to_string(workspace::root().join(CHECKSUMS)).unwrap_or_default();
    let mut known: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (index, line) in recorded
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let (checksum, name) = line
            .split_once("  ")
            .context("a line of checksums.txt is not as sha256sum prints it")?;
        known.insert(name.trim().to_owned(), (index + 1, checksum.to_owned()));
    }
    for (name, text) in migrations()? {
        let now = checksum(text.as_bytes())?;
        match known.remove(&name) {
            None => {
                let what =
                    format!("a new migration: when it is final, record it with the line\n{now}  {name}");
                problems.push(Problem::of_file(CHECKSUMS, what));
            }
            Some((line, then)) if then != now => {
                let what = format!(
                    "{name} was edited after it was recorded: databases have run it; undo, and write the next one"
                );
                problems.push(Problem::new(CHECKSUMS, line, what));
            }
            Some(_) => {}
        }
    }
    for (name, (line, _)) in known {
        problems.push(Problem::new(
            CHECKSUMS,
            line,
            format!("{name} is gone: databases have run it; put it back"),
        ));
    }
    expect_none(
        "Migrations only go forward (from its folder: sha256sum */*.sql > checksums.txt, before the first release only).",
        problems,
    );
    Ok(())
}

/// The migrations: path under their folder, and text.
fn migrations() -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for file in repository_files()? {
        if let Some(name) = file.path.strip_prefix(MIGRATIONS)
            && file.has_extension("sql")
        {
            found.push((name.to_owned(), file.text()?.context("a migration is text")?));
        }
    }
    Ok(found)
}

fn checksum(bytes: &[u8]) -> Result<String> {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}
