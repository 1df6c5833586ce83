//! Attachments of other programs turned into PDF, by LibreOffice where it is installed.
//!
//! Each file is opened by a process of its own in a folder of its own, which is taken away afterwards: nothing
//! of one file reaches another, and a file that hangs the program is given up.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::child_process::{ChildError, Limits, Start, find_program};
use crate::file_kind::FileKind;

/// What LibreOffice may use. Its runtime reserves more memory than it uses.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(120),
    memory: None,
    output: 1 << 20,
};

/// Tags, and the bookmarks of headings: what the exporter can give a screen reader.
const OPTIONS: &str = r#"{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}"#;

/// LibreOffice, where it is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converter {
    program: PathBuf,
}

/// Why a file was not turned into PDF.
#[derive(Debug, thiserror::Error)]
pub enum ConversionError {
    /// It is nothing that can be printed.
    #[error("nothing that can be printed")]
    Unprintable,
    /// The program failed or took too long.
    #[error(transparent)]
    Child(#[from] ChildError),
    /// The program ended well and left nothing: it could not read the file.
    #[error("the converter could not read the file")]
    Unread,
    /// The folder to work in can't be used.
    #[error("the folder to work in can't be used")]
    Folder(#[from] std::io::Error),
}

impl Converter {
    /// The converter of this machine, if there is one.
    #[must_use]
    pub fn find() -> Option<Self> {
        ["soffice", "libreoffice"]
            .into_iter()
            .find_map(find_program)
            .map(|program| Self { program })
    }

    /// A file as PDF.
    ///
    /// # Errors
    /// See [`ConversionError`].
    pub async fn pdf(&self, kind: FileKind, name: &str, bytes: &[u8]) -> Result<Vec<u8>, ConversionError> {
        let filter = match kind {
            FileKind::TextDocument => "writer_pdf_Export",
            FileKind::Spreadsheet => "calc_pdf_Export",
            FileKind::Presentation => "impress_pdf_Export",
            FileKind::Picture => "draw_pdf_Export",
            FileKind::Pdf | FileKind::Other => return Err(ConversionError::Unprintable),
        };
        let folder = tempfile::tempdir()?;
        let given = folder.path().join("given").with_extension(ending(name));
        tokio::fs::write(&given, bytes).await?;
        let profile = folder.path().join("profile");
        let arguments: Vec<OsString> = [
            format!("-env:UserInstallation=file://{}", profile.display()),
            "--headless".to_owned(),
            "--norestore".to_owned(),
            "--nolockcheck".to_owned(),
            "--convert-to".to_owned(),
            format!("pdf:{filter}:{OPTIONS}"),
            "--outdir".to_owned(),
            folder.path().display().to_string(),
            given.display().to_string(),
        ]
        .into_iter()
        .map(OsString::from)
        .collect();
        let start = Start {
            program: &self.program,
            arguments,
            folder: Some(folder.path()),
            limits: LIMITS,
        };
        start.answer(&[]).await?;
        let made = folder.path().join("given.pdf");
        if !made.is_file() {
            return Err(ConversionError::Unread);
        }
        Ok(tokio::fs::read(made).await?)
    }
}

/// The ending of a name, if it is one a file can have.
fn ending(name: &str) -> &str {
    Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str())
        .filter(|ending| ending.len() <= 8 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .unwrap_or("bin")
}
