//! `cargo xtask contract`: every operation of the document for programs is asked, as everyone there is in the demo.
//!
//! `cargo xtask test` does it with few examples, as three of them, in its step `contract`; `--deep` is for one who has time.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::assets;
use crate::npm;
use crate::python;
use crate::steps;
use crate::workspace;

/// Fetches and builds what is missing and asks; arguments go to `e2e/contract.mjs`.
///
/// # Errors
/// When a prerequisite can't be had, or an answer isn't as the document says.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    npm::install()?;
    let python = python::askers()?;
    assets::bundle()?;
    steps::run(workspace::cargo().args(["build", "--workspace", "--locked"]))?;
    steps::run(asking(python)?.args(arguments))?;
    Ok(ExitCode::SUCCESS)
}

/// The program that asks, at the debug build as it is.
///
/// # Errors
/// When cargo can't say where it builds.
pub fn asking(python: impl Into<OsString>) -> Result<Command> {
    let mut node = Command::new("node");
    node.current_dir(workspace::root()).arg("e2e/contract.mjs");
    node.env("REFERAT_CONTRACT_PYTHON", python.into());
    node.env(
        "REFERAT_BINARY",
        workspace::target_folder()?.join("debug").join("referat"),
    );
    Ok(node)
}
