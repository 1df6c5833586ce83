//! Debian packages the tests need: Chromium for the browser suite, PostgreSQL for the store's tests, LibreOffice to
//! read Word files back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::steps;
use crate::workspace;

/// A program the tests start, and the package that brings it.
struct Need {
    package: &'static str,
    found: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        package: "chromium",
        found: has_chromium,
    },
    Need {
        package: "postgresql",
        found: has_initdb,
    },
    Need {
        package: "libreoffice-writer",
        found: || workspace::find_program("soffice").is_some(),
    },
];

/// Sees to it that the programs the tests start are there: installs them when root, and otherwise says how to.
///
/// # Errors
/// When something is missing and we may not install it, or installing fails.
pub fn install(with_browser: bool) -> Result<()> {
    let wanted = NEEDS
        .iter()
        .filter(|need| with_browser || need.package != "chromium");
    let missing: Vec<&str> = wanted
        .filter(|need| !(need.found)())
        .map(|need| need.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if workspace::find_program("apt-get").is_none() {
        bail!(
            "the tests need {packages} (Debian's names): install them with this system's own package manager"
        );
    }
    if !is_root()? {
        bail!(
            "the tests need Debian packages; run: sudo apt-get install -y --no-install-recommends {packages}"
        );
    }
    steps::step(&format!("Debian packages: {packages}"), || {
        steps::run(Command::new("apt-get").args(["update", "-q"]))?;
        let mut install = Command::new("apt-get");
        install
            .args(["install", "-y", "-q", "--no-install-recommends"])
            .args(&missing);
        steps::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
    })?;
    match NEEDS
        .iter()
        .find(|need| missing.contains(&need.package) && !(need.found)())
    {
        None => Ok(()),
        Some(need) => bail!(
            "{} is installed, but its program is still not found",
            need.package
        ),
    }
}

fn has_chromium() -> bool {
    Path::new("/usr/bin/chromium").is_file() || workspace::find_program("chromium").is_some()
}

/// Debian keeps PostgreSQL's server programs out of the search path, one folder per version.
fn has_initdb() -> bool {
    workspace::find_program("initdb").is_some()
        || fs::read_dir("/usr/lib/postgresql").is_ok_and(|versions| {
            versions.flatten().any(|version| -> bool {
                let initdb: PathBuf = version.path().join("bin/initdb");
                initdb.is_file()
            })
        })
}

fn is_root() -> Result<bool> {
    Ok(steps::output(Command::new("id").arg("-u"))?.trim() == "0")
}
