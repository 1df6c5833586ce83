//! What the tidy checks in `xtask/tests/` share: the files of the repository, and how a problem is told.
//!
//! A check collects everything that is wrong and tells it in one go, each with the file, the line and what to do:
//! a check that stops at the first problem is run ten times.

pub mod fluent;
pub mod licence;
pub mod markdown;
pub mod rust_source;
pub mod words;

use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::steps;
use crate::workspace;

/// Something that is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path from the root of the checkout, with `/`.
    pub file: String,
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// What is wrong and what to do.
    pub what: String,
}

impl Problem {
    /// A problem at a line of a file.
    #[must_use]
    pub fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            what: what.into(),
        }
    }

    /// A problem of a file as a whole.
    #[must_use]
    pub fn of_file(file: &str, what: impl Into<String>) -> Self {
        Self::new(file, 0, what)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}

/// Fails the running test with all problems, or does nothing when there are none.
pub fn expect_none(rule: &str, mut problems: Vec<Problem>) {
    problems.sort();
    let list: Vec<String> = problems.iter().map(|problem| format!("  {problem}")).collect();
    assert!(
        list.is_empty(),
        "{rule}\n{} problem(s):\n{}\n",
        list.len(),
        list.join("\n")
    );
}

/// A file of the repository.
#[derive(Debug, Clone)]
pub struct RepositoryFile {
    /// Path from the root of the checkout, with `/`.
    pub path: String,
}

impl RepositoryFile {
    /// The name without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The name of the crate it belongs to: its folder under `crates/`, or `xtask`.
    #[must_use]
    pub fn crate_name(&self) -> Option<&str> {
        match self.path.strip_prefix("crates/") {
            Some(rest) => rest.split('/').next(),
            None => self.path.starts_with("xtask/").then_some("xtask"),
        }
    }

    /// Whether its name ends with a dot and this.
    #[must_use]
    pub fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|it| it == extension)
    }

    /// Its bytes as text; `None` for a picture or anything else that isn't UTF-8.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn text(&self) -> Result<Option<String>> {
        let bytes = std::fs::read(workspace::root().join(&self.path))
            .with_context(|| format!("can't read {}", self.path))?;
        Ok(String::from_utf8(bytes).ok())
    }
}

/// The files of the repository: those git keeps, and new ones that it doesn't ignore.
///
/// # Errors
/// When git can't be asked.
pub fn repository_files() -> Result<Vec<RepositoryFile>> {
    let mut git = Command::new("git");
    git.current_dir(workspace::root());
    // A clone may belong to someone else, as in CI; we only list names.
    git.args(["-c", "safe.directory=*"]);
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let list = steps::output(&mut git)?;
    let paths = list.split('\0').filter(|path| !path.is_empty());
    // A file that is deleted but not yet committed so is still in git's list.
    let there = paths.filter(|path| workspace::root().join(path).is_file());
    Ok(there
        .map(|path| RepositoryFile {
            path: path.to_owned(),
        })
        .collect())
}

/// The Rust files of our crates and of the automation, with their text.
///
/// # Errors
/// See [`repository_files`].
pub fn rust_files() -> Result<Vec<(RepositoryFile, String)>> {
    let mut found = Vec::new();
    for file in repository_files()? {
        if file.has_extension("rs")
            && file.crate_name().is_some()
            && let Some(text) = file.text()?
        {
            found.push((file, text));
        }
    }
    Ok(found)
}

/// Whether a crate is more than the one module it was set up with: checks of things that come with the code
/// (wording, migrations) only ask for them from then on.
///
/// # Errors
/// See [`repository_files`].
pub fn has_begun(crate_name: &str) -> Result<bool> {
    let files = rust_files()?;
    let sources = files
        .iter()
        .filter(|(file, _)| file.path.starts_with(&format!("crates/{crate_name}/src/")));
    let (count, lines) = sources.fold((0, 0), |(count, lines), (_, text)| {
        (count + 1, lines + text.lines().count())
    });
    Ok(count > 1 || lines > 20)
}

/// The line, from 1, on which a byte of a text stands.
#[must_use]
pub fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}
