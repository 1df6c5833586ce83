//! The licences of what the browser gets, in one text that is served with it.

use std::fs;

use anyhow::{Context, Result};

use super::sources;
use crate::npm;
use crate::workspace;

/// The whole text: what each part is, and its licence.
///
/// # Errors
/// When a package doesn't hold its licence where it did.
pub fn text() -> Result<String> {
    let packages = npm::folder();
    let fonts = packages.join("dkfds/dist/fonts/IBMPlexSans/split/woff2/license.txt");
    let parts = [
        (
            "Styles: Det Fælles Designsystem (dkfds)",
            packages.join("dkfds/LICENSE.md"),
        ),
        ("Fonts: IBM Plex Sans", fonts),
        (
            "Icons: Material Symbols, under the Apache License 2.0",
            sources().join("licences/Apache-2.0.txt"),
        ),
        ("Script: htmx", packages.join("htmx.org/LICENSE")),
        (
            "Script: ProseMirror, its other packages prosemirror-*",
            packages.join("prosemirror-view/LICENSE"),
        ),
        (
            "Script: prosemirror-tables",
            packages.join("prosemirror-tables/LICENSE"),
        ),
        (
            "Script: orderedmap, used by ProseMirror",
            packages.join("orderedmap/LICENSE"),
        ),
        (
            "Script: rope-sequence, used by ProseMirror",
            packages.join("rope-sequence/LICENSE"),
        ),
        (
            "Script: w3c-keyname, used by ProseMirror",
            packages.join("w3c-keyname/LICENSE"),
        ),
        ("Everything else: Referat", workspace::root().join("LICENSE")),
    ];
    let mut text = String::from("What the pages of Referat are made of, and under which licences.\n");
    for (title, path) in parts {
        let licence = fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
        let rule = "=".repeat(title.chars().count());
        text.push_str(&format!("\n\n{title}\n{rule}\n\n{}\n", licence.trim_end()));
    }
    Ok(text)
}
