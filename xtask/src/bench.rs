//! `cargo xtask bench`: measured ratios, printed by the bench targets.
//!
//! The measuring programs lie in `crates/referat-import/benches/` (reading) and `crates/referat/benches/` (pages,
//! commits), with `harness = false`; what they compare with outside Rust is told them by the environment, so
//! that a machine without it skips that line and says so.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::assets;
use crate::steps;
use crate::workspace;

/// Where the measuring programs find the Python interpreter, when there is one.
const PYTHON: &str = "REFERAT_PYTHON";

/// The bench targets of the workspace.
const TARGETS: [&str; 3] = ["parse", "pages", "commits"];

/// Builds for release and runs the bench targets; `arguments` are theirs.
///
/// # Errors
/// When the assets or the release build fail, or a bench target does.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let begun = Instant::now();
    assets::bundle()?;
    let mut cargo = workspace::cargo();
    cargo.args(["bench", "--locked"]);
    for target in TARGETS {
        cargo.args(["--bench", target]);
    }
    if !arguments.is_empty() {
        cargo.arg("--").args(arguments);
    }
    match workspace::find_program("python3") {
        Some(python) => {
            cargo.env(PYTHON, python);
        }
        None => steps::say("no python3 here: the comparison with Python's `re` is left out"),
    }
    steps::step("bench", || steps::run(&mut cargo))?;
    steps::say(&format!("everything: {}", steps::seconds(begun.elapsed())));
    Ok(ExitCode::SUCCESS)
}
