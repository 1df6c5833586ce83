//! Which documents are meant by files and folders on a command line, and which attachments lie beside them.
//!
//! In a folder, and in the folders in it, files ending in `.txt` are documents, and files ending in `.pdf` where no
//! `.txt` of the same name lies beside them. `<stem>.bilag/` holds the
//! attachments of the document `<stem>.<ending>` beside it. A file that is named itself is a document
//! whatever its ending.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::given_files::Unreadable;

/// The ending of documents in folders.
const ENDING: &str = "txt";

/// The ending of documents that are only read where there is no text of them.
const PRINTED: &str = "pdf";

/// The ending of folders of attachments.
const ATTACHMENTS: &str = "bilag";

/// A document and the attachments that lie beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its file.
    pub path: PathBuf,
    /// Its attachments' files, by name.
    pub attachments: Vec<PathBuf>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The documents: in the order named, those of a folder by name. Each stands once.
    pub documents: Vec<Document>,
    /// What was named and isn't there, and folders that can't be read.
    pub unreadable: Vec<Unreadable>,
    /// Files in folders that are neither documents nor attachments of one.
    pub passed_over: usize,
}

/// Finds the documents.
#[must_use]
pub fn gather(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    for path in paths {
        let files = if path.is_dir() {
            files_below(path, &mut gathered)
        } else {
            vec![path.clone()]
        };
        for file in files {
            let known_by = file.canonicalize().unwrap_or_else(|_| file.clone());
            if seen.insert(known_by) {
                let attachments = attachments_of(&file, &mut gathered);
                gathered.documents.push(Document {
                    path: file,
                    attachments,
                });
            }
        }
    }
    gathered
}

/// The documents of a folder and the folders in it, by name.
fn files_below(folder: &Path, gathered: &mut Gathered) -> Vec<PathBuf> {
    let mut documents = Vec::new();
    let mut others: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let entries = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    for entry in entries {
        match entry {
            Err(error) => gathered.unreadable.push(unreadable(folder, error)),
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let path = entry.into_path();
                let home = path.ancestors().skip(1).find(|it| has_ending(it, ATTACHMENTS));
                match home {
                    Some(home) => *others.entry(home.to_owned()).or_default() += 1,
                    None if has_ending(&path, ENDING) => documents.push(path),
                    None if has_ending(&path, PRINTED) && !path.with_extension(ENDING).exists() => {
                        documents.push(path);
                    }
                    None => gathered.passed_over += 1,
                }
            }
        }
    }
    // Attachments of a document that is there are not passed over.
    for (home, count) in others {
        let has_document = documents
            .iter()
            .any(|document| folder_of_attachments(document) == home);
        if !has_document {
            gathered.passed_over += count;
        }
    }
    documents
}

/// The files in `<stem>.bilag/` beside a document.
pub(crate) fn attachments_of(document: &Path, gathered: &mut Gathered) -> Vec<PathBuf> {
    let folder = folder_of_attachments(document);
    if !folder.is_dir() {
        return Vec::new();
    }
    let mut files = Vec::new();
    let entries = WalkDir::new(&folder)
        .min_depth(1)
        .max_depth(1)
        .follow_links(true)
        .sort_by_file_name();
    for entry in entries.into_iter().filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => gathered.unreadable.push(unreadable(&folder, error)),
        }
    }
    files
}

fn folder_of_attachments(document: &Path) -> PathBuf {
    document.with_extension(ATTACHMENTS)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn unreadable(folder: &Path, error: walkdir::Error) -> Unreadable {
    let path = error.path().unwrap_or(folder).to_owned();
    // What isn't the system's own error is a link that leads back to where it stands.
    let cause = error.to_string();
    Unreadable::File(
        path,
        error.into_io_error().unwrap_or_else(|| io::Error::other(cause)),
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn lay_out(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        folder
    }

    fn names(root: &Path, paths: &[PathBuf]) -> Vec<String> {
        let shown = |path: &PathBuf| path.strip_prefix(root).unwrap().display().to_string();
        paths.iter().map(shown).collect()
    }

    #[test]
    fn folders_are_read_by_name_and_attachments_stay_with_their_document() {
        let folder = lay_out(&[
            "2024/b.txt",
            "2024/a.TXT",
            "2024/a.bilag/Skema.txt",
            "2024/a.bilag/.skjult",
            "c.txt",
            "læsmig.md",
            ".gemt/d.txt",
            "e.bilag/uden dokument.txt",
        ]);
        let root = folder.path();
        let gathered = gather(&[root.to_owned()]);
        let documents: Vec<PathBuf> = gathered.documents.iter().map(|it| it.path.clone()).collect();
        assert_eq!(names(root, &documents), ["2024/a.TXT", "2024/b.txt", "c.txt"]);
        assert_eq!(
            names(root, &gathered.documents[0].attachments),
            ["2024/a.bilag/Skema.txt"]
        );
        assert_eq!(gathered.passed_over, 2);
        assert!(gathered.unreadable.is_empty());
    }

    #[test]
    fn a_document_named_twice_is_read_once_and_a_named_file_may_end_in_anything() {
        let folder = lay_out(&["a.txt", "b.referat"]);
        let root = folder.path();
        let gathered = gather(&[root.join("a.txt"), root.to_owned(), root.join("b.referat")]);
        let documents: Vec<PathBuf> = gathered.documents.into_iter().map(|it| it.path).collect();
        assert_eq!(names(root, &documents), ["a.txt", "b.referat"]);
    }
}
