//! npm packages: exactly those of `package-lock.json`, in `node_modules` beside it.
//!
//! No package's install script is run: nothing we use needs one, and a script could do anything.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps;
use crate::workspace;

/// Makes `node_modules` equal to the lock file; does nothing when it already was made from these very bytes.
///
/// # Errors
/// When Node is missing, or `npm ci` fails.
pub fn install() -> Result<()> {
    install_in("npm packages", workspace::root())
}

/// The same for the checker of headers: it brings much, and only the browser suite uses it.
///
/// # Errors
/// When Node is missing, or `npm ci` fails.
pub fn install_header_checker() -> Result<()> {
    let folder = workspace::root().join("e2e").join("header-checker");
    install_in("npm packages of the header checker", &folder)
}

fn install_in(name: &str, place: &Path) -> Result<()> {
    let lock_path = place.join("package-lock.json");
    let lock = fs::read(&lock_path).with_context(|| format!("can't read {}", lock_path.display()))?;
    let made_from = place.join("node_modules").join(".made-from-lock");
    if fs::read(&made_from).is_ok_and(|kept| kept == lock) {
        return Ok(());
    }
    if workspace::find_program("npm").is_none() {
        bail!("npm is missing: install Node.js 20 or later, with npm");
    }
    steps::step(name, || {
        let mut npm = Command::new("npm");
        npm.current_dir(place);
        npm.args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]);
        steps::run(&mut npm)
    })?;
    fs::write(&made_from, lock).with_context(|| format!("can't write {}", made_from.display()))
}

/// The folder the packages lie in.
#[must_use]
pub fn folder() -> PathBuf {
    workspace::root().join("node_modules")
}

/// A program that a package brings, run from the root of the checkout.
#[must_use]
pub fn program(name: &str) -> Command {
    let mut command = Command::new(folder().join(".bin").join(name));
    command.current_dir(workspace::root());
    command
}
