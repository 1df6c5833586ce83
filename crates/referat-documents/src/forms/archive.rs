//! A bundle for an archive: files with an overview for people, checksums, and a list for machines, as one zip or
//! as files for a folder. It can be read and verified in many years without Referat.
//!
//! Knows files by path, bytes and a sentence about each; nothing of what is in them.

mod kinds;
mod manifest;
mod overview;
mod paths;

use referat_domain::Date;
use referat_wording::Wording;
use sha2::{Digest, Sha256};

use super::FormError;
use super::zipped::zipped;

/// The overview for people.
pub const OVERVIEW: &str = "index.html";

/// Checksums in the format of `sha256sum`.
pub const CHECKSUMS: &str = "CHECKSUMS.txt";

/// The list for machines.
pub const MANIFEST: &str = "manifest.json";

/// What goes into a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// What it holds, as people call it: "Chefforum 2024".
    pub name: String,
    /// Who hands it out.
    pub author: String,
    /// The day it speaks of. There is no other clock in it.
    pub date: Date,
    /// Its files.
    pub files: Vec<BundleFile>,
}

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// Where it is wished to lie; changed where some computer couldn't keep it there.
    pub path: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is, in a sentence.
    pub description: String,
}

/// A file as it lies in a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedFile {
    /// Where: folders divided by `/`, safe on every common system.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file with everything that is said of it.
struct Listed<'b> {
    path: String,
    file: &'b BundleFile,
    sha256: String,
}

/// The bundle as one zip.
///
/// # Errors
///
/// When it is too large for a zip.
pub fn bundle(archive: &Bundle, wording: &Wording) -> Result<Vec<u8>, FormError> {
    let files = bundle_files(archive, wording);
    let named = files
        .iter()
        .map(|file| (file.path.as_str(), file.bytes.as_slice()));
    zipped(named, archive.date)
}

/// The bundle as files for a folder, sorted by path.
#[must_use]
pub fn bundle_files(archive: &Bundle, wording: &Wording) -> Vec<PackedFile> {
    let wished = archive.files.iter().map(|file| file.path.as_str());
    let mut listed: Vec<Listed<'_>> = paths::safe(wished, &[OVERVIEW, CHECKSUMS, MANIFEST])
        .into_iter()
        .zip(&archive.files)
        .map(|(path, file)| Listed {
            path,
            file,
            sha256: sha256(&file.bytes),
        })
        .collect();
    listed.sort_by(|one, other| one.path.cmp(&other.path));
    let mut files: Vec<PackedFile> = listed
        .iter()
        .map(|it| PackedFile {
            path: it.path.clone(),
            bytes: it.file.bytes.clone(),
        })
        .collect();
    files.push(PackedFile {
        path: OVERVIEW.to_owned(),
        bytes: overview::page(archive, &listed, wording).into_bytes(),
    });
    files.push(PackedFile {
        path: MANIFEST.to_owned(),
        bytes: manifest::list(archive, &listed).into_bytes(),
    });
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let checksums = PackedFile {
        path: CHECKSUMS.to_owned(),
        bytes: checksums(&files).into_bytes(),
    };
    let place = files.partition_point(|file| file.path < checksums.path);
    files.insert(place, checksums);
    files
}

/// A line a file. Safe paths hold nothing that the format would have to escape.
fn checksums(files: &[PackedFile]) -> String {
    files
        .iter()
        .map(|file| format!("{}  {}\n", sha256(&file.bytes), file.path))
        .collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
