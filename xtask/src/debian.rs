//! Debian packages the tests need: Chromium for the browser suite and for tagged files to join, PostgreSQL for the
//! store's tests, and the programs that read printed documents back: qpdf, Poppler, LibreOffice.
//!
//! LibreOffice's packages are those without a desktop. Nothing is installed that is found, whatever brought it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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
        package: "qpdf",
        found: || workspace::find_program("qpdf").is_some(),
    },
    Need {
        package: "poppler-utils",
        found: || {
            ["pdfinfo", "pdftotext"]
                .iter()
                .all(|program| workspace::find_program(program).is_some())
        },
    },
    // Makes the certificate that the browser suite's encrypted pages have.
    Need {
        package: "openssl",
        found: || workspace::find_program("openssl").is_some(),
    },
    Need {
        package: "fontconfig",
        found: || workspace::find_program("fc-match").is_some(),
    },
    Need {
        package: "fonts-liberation",
        found: has_liberation,
    },
    Need {
        package: "libreoffice-writer-nogui",
        found: || has_office_part("libswlo.so"),
    },
    Need {
        package: "libreoffice-calc-nogui",
        found: || has_office_part("libsclo.so"),
    },
    // Brings Draw, which prints pictures.
    Need {
        package: "libreoffice-impress-nogui",
        found: || has_office_part("libsdlo.so"),
    },
    Need {
        package: "python3-venv",
        found: has_venv,
    },
];

/// Sees to it that the programs the tests start are there: installs them when root, and otherwise says how to.
///
/// # Errors
/// When something is missing and we may not install it, or installing fails.
pub fn install() -> Result<()> {
    let missing: Vec<&str> = NEEDS
        .iter()
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

fn has_liberation() -> bool {
    let mut ask = Command::new("fc-match");
    ask.args(["-f", "%{family}", "Liberation Sans"])
        .stderr(Stdio::null());
    ask.output()
        .is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains("Liberation Sans"))
}

/// LibreOffice's programs are libraries beside its own executable, which the search path has a link to.
fn has_office_part(library: &str) -> bool {
    workspace::find_program("soffice")
        .and_then(|link| fs::canonicalize(link).ok())
        .and_then(|program| Some(program.parent()?.join(library)))
        .is_some_and(|part| part.is_file())
}

/// Debian's Python comes without what virtual environments are filled with.
fn has_venv() -> bool {
    let mut ask = Command::new("python3");
    ask.args(["-c", "import ensurepip, venv"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    ask.status().is_ok_and(|status| status.success())
}

fn is_root() -> Result<bool> {
    Ok(steps::output(Command::new("id").arg("-u"))?.trim() == "0")
}
