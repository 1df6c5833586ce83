//! Where things lie: the root of the checkout, the build folder, and the programs we call.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand};

/// The root of the checkout this program was built from.
#[must_use]
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// What cargo knows about the workspace; with everything it depends on, or our own packages only.
///
/// # Errors
/// When cargo can't read the manifests or the lock file.
pub fn metadata(with_dependencies: bool) -> Result<Metadata> {
    let mut command = MetadataCommand::new();
    command.manifest_path(root().join("Cargo.toml"));
    if with_dependencies {
        command.other_options(vec!["--locked".to_owned()]);
    } else {
        command.no_deps();
    }
    command.exec().context("cargo metadata failed")
}

/// The folder cargo builds into.
///
/// # Errors
/// See [`metadata`].
pub fn target_folder() -> Result<PathBuf> {
    Ok(metadata(false)?.target_directory.into_std_path_buf())
}

/// `cargo` itself, the one that runs us, in the root of the checkout.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Where a program lies in the search path, if it does.
#[must_use]
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}
