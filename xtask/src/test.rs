//! `cargo xtask test`: everything that has to hold before a change is shared, in one run.
//!
//! Prerequisites come first, and end the run when they fail. Every later step runs whatever the one before it
//! said, so that one run shows all that is wrong. Tests are counted as cargo and the browser suite print them.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::assets;
use crate::contract;
use crate::debian;
use crate::npm;
use crate::python;
use crate::steps;
use crate::workspace;

/// What one step did.
struct Done {
    name: &'static str,
    took: Duration,
    well: bool,
}

/// Tests that ran, as their own programs count them.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    /// Adds what a line says, if it is a closing line of a test program.
    ///
    /// Cargo's: `test result: ok. 12 passed; 0 failed; 0 ignored; …`; the browser suite's: `12 passed, 0 failed`.
    fn read(&mut self, line: &str) {
        let line = line
            .strip_prefix("test result: ")
            .map_or(line, |rest| rest.split_once(". ").map_or(rest, |it| it.1));
        let mut parts = line.split([',', ';']).map(str::trim);
        let mut number = |after: &str| -> Option<u64> { parts.next()?.strip_suffix(after)?.parse().ok() };
        let (passed, failed) = (number(" passed"), number(" failed"));
        if let (Some(passed), Some(failed)) = (passed, failed) {
            self.passed += passed;
            self.failed += failed;
        }
    }
}

/// Runs the steps and prints what each took, and how many tests passed and failed.
///
/// # Errors
/// When a word is unknown, or a prerequisite can't be had.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let mut quick = false;
    for argument in arguments {
        match argument.as_str() {
            "--quick" => quick = true,
            unknown => bail!("test takes no {unknown:?}; see cargo xtask help"),
        }
    }
    let begun = Instant::now();
    match std::env::var("REFERAT_REAL_MINUTES") {
        Ok(folder) => steps::say(&format!("real minutes: {folder}")),
        Err(_) => steps::say("real minutes: none (REFERAT_REAL_MINUTES is not set), Sandved's instead"),
    }
    npm::install()?;
    if !quick {
        npm::install_header_checker()?;
    }
    debian::install()?;
    let validator = python::validator()?;
    let askers = if quick { None } else { Some(python::askers()?) };

    let mut done: Vec<Done> = Vec::new();
    let mut count = Count::default();
    let mut step = |name: &'static str, work: &mut dyn FnMut() -> Result<()>| {
        let begun = Instant::now();
        let well = steps::step(name, work).is_ok();
        done.push(Done {
            name,
            took: begun.elapsed(),
            well,
        });
    };

    step("formatting", &mut || {
        steps::run(workspace::cargo().args(["fmt", "--all", "--check"]))
    });
    step("assets", &mut assets::bundle);
    step("clippy", &mut || {
        let mut cargo = workspace::cargo();
        cargo.args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]);
        steps::run(&mut cargo)
    });
    if !quick {
        step("documentation", &mut || {
            let mut cargo = workspace::cargo();
            cargo.args([
                "doc",
                "--workspace",
                "--no-deps",
                "--document-private-items",
                "--locked",
            ]);
            steps::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
        });
    }
    step("tests", &mut || {
        let mut cargo = workspace::cargo();
        cargo.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
        cargo.env(python::VALIDATOR, &validator);
        steps::run_reading(&mut cargo, |line| count.read(line))
    });
    if !quick {
        step("browser", &mut || {
            // The program as the tests have built it, with its typesetter beside it: nothing is compiled again.
            let mut node = Command::new("node");
            node.current_dir(workspace::root()).arg("e2e/run.mjs");
            node.env(
                "REFERAT_BINARY",
                workspace::target_folder()?.join("debug").join("referat"),
            );
            steps::run_reading(&mut node, |line| count.read(line))
        });
    }
    if let Some(python) = &askers {
        step("contract", &mut || {
            let mut asking = contract::asking(python)?;
            // Everyone is asked by `cargo xtask contract`; who may nothing, something and everything tell most.
            asking.args(["--as", "ingen,medlem,administrator"]);
            steps::run_reading(&mut asking, |line| count.read(line))
        });
    }
    Ok(close(&done, &count, begun.elapsed()))
}

/// Prints the table of durations and the closing line.
#[expect(clippy::print_stdout, reason = "the result of the run is its data")]
fn close(done: &[Done], count: &Count, took: Duration) -> ExitCode {
    let mut well = true;
    println!();
    for step in done {
        well &= step.well;
        println!(
            "{:<16}{:>9}  {}",
            step.name,
            steps::seconds(step.took),
            if step.well { "ok" } else { "FAILED" }
        );
    }
    println!("{:<16}{:>9}", "everything", steps::seconds(took));
    println!("\n{} passed, {} failed", count.passed, count.failed);
    if well && count.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn the_closing_lines_of_cargo_and_of_the_browser_suite_are_counted_and_nothing_else_is() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test a_rule ... ok",
            "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "7 passed, 1 failed",
            "the clause was passed, none failed",
        ] {
            count.read(line);
        }
        assert_eq!((count.passed, count.failed), (19, 3));
    }
}
