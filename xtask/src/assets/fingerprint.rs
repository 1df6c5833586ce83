//! Fingerprints: whether any of the files that something is made from has changed.
//!
//! By content, not by time: a fresh checkout has new times for old bytes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::workspace;

/// One line per file under the given paths: where it lies in the checkout, its length and a checksum.
///
/// # Errors
/// When a file can't be read.
pub fn of(paths: &[PathBuf]) -> Result<String> {
    let mut lines = Vec::new();
    for path in paths {
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let bytes =
                fs::read(entry.path()).with_context(|| format!("can't read {}", entry.path().display()))?;
            let name = entry
                .path()
                .strip_prefix(workspace::root())
                .unwrap_or(entry.path());
            lines.push(format!(
                "{} {} {:016x}",
                name.display(),
                bytes.len(),
                fnv1a(&bytes)
            ));
        }
    }
    Ok(lines.join("\n"))
}

/// FNV-1a, 64 bits: enough to notice an edit, and six lines instead of a dependency.
#[must_use]
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
