//! The list for machines: what lies where, how large, with which checksum, and what kind it is.
//!
//! Its form is a contract with whoever reads bundles: fields are added, never changed.

use serde::Serialize;

use super::{Bundle, Listed, kinds};

/// Told to readers; raised when a field changes its meaning.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Manifest<'b> {
    schema: u32,
    name: &'b str,
    author: &'b str,
    date: String,
    files: Vec<Entry<'b>>,
}

#[derive(Serialize)]
struct Entry<'b> {
    path: &'b str,
    size: usize,
    sha256: &'b str,
    media_type: &'b str,
    description: &'b str,
    /// For the National Archives' later conversion.
    format_kind: &'static str,
    /// Where it was wished to lie, if it couldn't lie there.
    #[serde(skip_serializing_if = "Option::is_none")]
    original_path: Option<&'b str>,
}

pub(super) fn list(archive: &Bundle, listed: &[Listed<'_>]) -> String {
    let manifest = Manifest {
        schema: SCHEMA,
        name: &archive.name,
        author: &archive.author,
        date: archive.date.to_string(),
        files: listed
            .iter()
            .map(|it| Entry {
                path: &it.path,
                size: it.file.bytes.len(),
                sha256: &it.sha256,
                media_type: &it.file.media_type,
                description: &it.file.description,
                format_kind: kinds::kind(&it.file.media_type),
                original_path: (it.file.path != it.path).then_some(it.file.path.as_str()),
            })
            .collect(),
    };
    // Strings and numbers alone: this can't fail.
    let mut text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    text.push('\n');
    text
}
