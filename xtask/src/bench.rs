//! `cargo xtask bench`: measured ratios, printed by the bench targets.
//!
//! The measuring programs lie in the `benches` folders of `crates/referat-import` (reading), `crates/referat` (pages,
//! commits), `crates/referat-web` (the access check, which first fills a large municipality),
//! `crates/referat-documents` (printing) and `crates/referat-pdf` (joining), with `harness = false`; what they compare
//! with outside Rust is told them by the environment, so that a machine without it skips that line and says so.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::assets;
use crate::python;
use crate::steps;
use crate::workspace;

/// Where the measuring programs find the Python interpreter, when there is one.
const PYTHON: &str = "REFERAT_PYTHON";

/// The bench targets of the workspace.
const TARGETS: [&str; 6] = ["parse", "pages", "commits", "print", "packet", "access"];

/// Builds for release and runs the bench targets; `arguments` are theirs.
///
/// # Errors
/// When the assets or the release build fail, or a bench target does.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let begun = Instant::now();
    assets::bundle()?;
    // Printing is measured with the program and its typesetter as they are handed out.
    steps::step("release build", || {
        steps::run(workspace::cargo().args([
            "build",
            "--release",
            "--locked",
            "-p",
            "referat",
            "-p",
            "referat-typesetter",
        ]))
    })?;
    let mut cargo = workspace::cargo();
    cargo.args(["bench", "--locked"]);
    for target in TARGETS {
        cargo.args(["--bench", target]);
    }
    if !arguments.is_empty() {
        cargo.arg("--").args(arguments);
    }
    match python::peers() {
        Ok(python) => {
            cargo.env(PYTHON, python);
        }
        Err(why) => steps::say(&format!(
            "comparisons with Python's programs are left out: {why:#}"
        )),
    }
    steps::step("bench", || steps::run(&mut cargo))?;
    steps::say(&format!("everything: {}", steps::seconds(begun.elapsed())));
    Ok(ExitCode::SUCCESS)
}
