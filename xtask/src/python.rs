//! Python programs the tests and benches compare with, each in a virtual environment under the build folder.
//!
//! Exact versions, and nothing that would have to be built: what is fetched are finished packages only. An
//! environment is made once, and again when its list changes.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps;
use crate::workspace;

/// Where tests find the Python that has the validator.
pub const VALIDATOR: &str = "REFERAT_VALIDATOR_PYTHON";

/// An independent validator of PDF/A and PDF/UA.
const VALIDATORS: &[&str] = &["page-validation==0.11.0"];

/// What asks the pages everything their document for programs says can be asked, and holds the document itself
/// against OpenAPI 3.1.
const ASKERS: &[&str] = &["schemathesis==4.32.5", "openapi-spec-validator==0.9.0"];

/// What printing and joining are measured against.
const PEERS: &[&str] = &["weasyprint==70.0", "pikepdf==10.17.0", "pypdf==7.1.0"];

/// The Python that has the validator.
///
/// # Errors
/// When there is no Python here, or the packages can't be had.
pub fn validator() -> Result<PathBuf> {
    environment("validator", VALIDATORS)
}

/// The Python that has what asks the pages.
///
/// # Errors
/// When there is no Python here, or the packages can't be had.
pub fn askers() -> Result<PathBuf> {
    environment("askers", ASKERS)
}

/// The Python that has the programs we are measured against.
///
/// # Errors
/// When there is no Python here, or the packages can't be had.
pub fn peers() -> Result<PathBuf> {
    environment("peers", PEERS)
}

fn environment(name: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = workspace::target_folder()?.join("python").join(name);
    let python = folder.join("bin").join("python");
    let made_from = folder.join("made-from.txt");
    let list = packages.join("\n");
    if fs::read_to_string(&made_from).is_ok_and(|kept| kept == list) && python.is_file() {
        return Ok(python);
    }
    if workspace::find_program("python3").is_none() {
        bail!("python3 is missing: it runs the validator of printed documents");
    }
    steps::step(&format!("Python packages: {}", packages.join(" ")), || {
        let mut make = Command::new("python3");
        make.args(["-m", "venv", "--clear"]).arg(&folder);
        steps::run(&mut make)?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--no-input"]);
        pip.args(["--disable-pip-version-check", "--only-binary=:all:"]);
        steps::run(pip.args(packages))
    })?;
    fs::write(&made_from, list).with_context(|| format!("can't write {}", made_from.display()))?;
    Ok(python)
}
