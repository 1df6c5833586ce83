//! Files named on a command line: read whole, but never more than minutes can be.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use referat_actions::read_document::read_document;
use referat_domain::meeting_record::MeetingRecord;
use referat_import::ReadError;
use referat_import::known_forums::KnownForums;
use referat_import::source_file::MAX_BYTES;
use referat_wording::Wording;

use crate::failure::trouble_with;

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A document as it was given.
#[derive(Debug)]
pub struct GivenFile {
    /// Its name without folders.
    pub name: String,
    /// Its bytes; one more than the limit where there are too many.
    pub bytes: Vec<u8>,
}

/// Why a document could not be read.
#[derive(Debug)]
pub enum Unreadable {
    /// The file could not be opened or read.
    File(PathBuf, io::Error),
    /// A folder where a file is wanted.
    Folder(PathBuf),
    /// It was read and is nothing we know.
    Content(String, ReadError),
}

impl Unreadable {
    /// In a sentence.
    #[must_use]
    pub fn in_words(&self, wording: &Wording) -> String {
        match self {
            Self::File(path, error) => trouble_with(wording, path, error),
            Self::Folder(path) => {
                let path = path.display().to_string();
                wording.text_with("cli-error-path-is-folder", &[("path", path.into())])
            }
            Self::Content(name, error) => content_in_words(wording, name, error),
        }
    }
}

/// Why bytes are no document, in a sentence that begins with the name.
#[must_use]
pub fn content_in_words(wording: &Wording, name: &str, error: &ReadError) -> String {
    let name = ("name", name.into());
    match error {
        ReadError::TooLarge { size, limit } => {
            let size = ("size", wording.file_size(*size).into());
            let limit = ("limit", wording.file_size(*limit).into());
            wording.text_with("cli-error-too-large", &[name, size, limit])
        }
        ReadError::NotText => wording.text_with("cli-error-not-text", &[name]),
        ReadError::LayoutUnknown { known } => {
            wording.text_with("cli-error-layout-unknown", &[name, ("known", known.into())])
        }
        ReadError::PdfWithoutRecord { .. } => wording.text_with("cli-error-pdf-without-record", &[name]),
        ReadError::PdfReaderMissing => wording.text_with("cli-error-pdf-reader-missing", &[name]),
        ReadError::PdfUnreadable => wording.text_with("cli-error-pdf-unreadable", &[name]),
        ReadError::PdfWithoutText => wording.text_with("cli-error-pdf-without-text", &[name]),
        ReadError::CarriedTooNew { schema, known } => {
            let values = [name, ("schema", (*schema).into()), ("known", (*known).into())];
            wording.text_with("cli-error-carried-too-new", &values)
        }
        ReadError::CarriedRefused { .. } => wording.text_with("cli-error-carried-refused", &[name]),
    }
}

/// Reads a document, without any database: only the forums in general use are known.
///
/// # Errors
/// When the file can't be read, or is nothing we know.
pub async fn read_record(path: &Path) -> Result<MeetingRecord, Unreadable> {
    let file = read(path)?;
    match read_document(&file.name, &file.bytes, &KnownForums::default()).await {
        Ok(read) => Ok(read.imported.record),
        Err(error) => Err(Unreadable::Content(file.name, error)),
    }
}

/// Reads a file, or standard input where the path is `-`.
///
/// # Errors
/// When it can't be read, is a folder, or is larger than any minutes.
pub fn read(path: &Path) -> Result<GivenFile, Unreadable> {
    let failed = |error| Unreadable::File(path.to_owned(), error);
    let name = name_of(path);
    let mut bytes = Vec::new();
    let size = if path.as_os_str() == STANDARD_INPUT {
        io::stdin()
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        bytes.len() as u64
    } else {
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_dir() {
            return Err(Unreadable::Folder(path.to_owned()));
        }
        if about.len() > MAX_BYTES {
            let error = ReadError::TooLarge {
                size: about.len(),
                limit: MAX_BYTES,
            };
            return Err(Unreadable::Content(name, error));
        }
        // What isn't an ordinary file may have no end.
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        bytes.len() as u64
    };
    if size > MAX_BYTES {
        return Err(Unreadable::Content(
            name,
            ReadError::TooLarge {
                size,
                limit: MAX_BYTES,
            },
        ));
    }
    Ok(GivenFile { name, bytes })
}

/// A file's name without folders.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
