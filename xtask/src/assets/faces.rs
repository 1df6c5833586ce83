//! The faces documents are set in: the same as on screen, from the npm packages into the crates that embed them.

use std::fs;

use anyhow::{Context, Result};

use crate::npm;
use crate::workspace;

/// The package that brings them.
const PACKAGE: &str = "@expo-google-fonts/ibm-plex-sans";

/// A folder of a crate, and the faces in it.
const FOLDERS: &[(&str, &[&str])] = &[
    (
        "crates/referat-typesetter/fonts",
        &["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"],
    ),
    ("crates/referat-documents/fonts", &["400Regular"]),
];

/// Copies the faces and their licence; a file whose bytes are the same is not written again.
///
/// # Errors
/// When the package doesn't hold them where it did, or a folder can't be written.
pub fn bring() -> Result<()> {
    let package = npm::folder().join(PACKAGE);
    for (folder, faces) in FOLDERS {
        let folder = workspace::root().join(folder);
        fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
        let faces = faces.iter().map(|face| {
            let name = format!("IBMPlexSans_{face}.ttf");
            (package.join(face).join(&name), name)
        });
        let licence = (package.join("LICENSE_FONT"), "LICENSE.txt".to_owned());
        for (from, name) in faces.chain([licence]) {
            let bytes = fs::read(&from).with_context(|| format!("can't read {}", from.display()))?;
            let to = folder.join(name);
            if !fs::read(&to).is_ok_and(|there| there == bytes) {
                fs::write(&to, bytes).with_context(|| format!("can't write {}", to.display()))?;
            }
        }
    }
    Ok(())
}
