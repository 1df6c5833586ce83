//! The typesetter is built once: no change of ours, and no other command, builds typst or links the program again.
//!
//! That its manifest names none of our crates is held by the walls in `architecture.rs`.

use std::collections::BTreeSet;

use anyhow::Result;
use xtask::steps;
use xtask::workspace;

/// What is built of the typesetter's libraries with these edges: each with its features.
fn built_with(edges: &str) -> Result<BTreeSet<String>> {
    let tree = |edges: &str, packages: &[&str]| {
        let mut cargo = workspace::cargo();
        cargo.args(["tree", "--locked", "--offline", "--edges", edges]);
        cargo
            .args(["--prefix", "none", "--format", "{p}|{f}"])
            .args(packages);
        steps::output(&mut cargo)
    };
    let own = tree("normal,build", &["-p", "referat-typesetter"])?;
    let package = |line: &str| line.split_once('|').map(|(package, _)| package.to_owned());
    let own: BTreeSet<String> = own.lines().filter_map(package).collect();
    let all = tree(edges, &["--workspace"])?;
    let is_own = |line: &&str| package(line).is_some_and(|package| own.contains(&package));
    Ok(all
        .lines()
        .filter(is_own)
        .map(|line| without_mark(line).to_owned())
        .collect())
}

/// Cargo marks what it has printed before.
fn without_mark(line: &str) -> &str {
    line.trim_end_matches("(*)").trim_end()
}

#[test]
fn demo_and_tests_build_the_same_typesetter() -> Result<()> {
    let demo = built_with("normal,build")?;
    let tests = built_with("normal,build,dev")?;
    assert!(demo.len() > 100, "{demo:?}");
    let only =
        |one: &BTreeSet<String>, other: &BTreeSet<String>| Vec::from_iter(one.difference(other).cloned());
    assert_eq!(
        (only(&demo, &tests), only(&tests, &demo)),
        (Vec::new(), Vec::new()),
        "a library has other features for the demo than for the tests: name the feature in the workspace's manifest, \
         or typst is built twice"
    );
    Ok(())
}
