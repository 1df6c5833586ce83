//! Reading a document or an attachment whatever its form: what the readers of text, of PDF and of office files give.
//!
//! PDF files are a stranger's and are read by a process of their own; everything else is read here. Writes nothing.

use referat_documents::child_process::ChildError;
use referat_documents::file_kind::FileKind;
use referat_documents::office_text::office_text;
use referat_documents::pdf_text::pdf_text;
use referat_import::carried::noticed;
use referat_import::known_forums::KnownForums;
use referat_import::source_file::SourceFile;
use referat_import::{Imported, ReadError, attachment_text, read, read_pdf_text};

/// A document that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadDocument {
    /// What it says.
    pub imported: Imported,
    /// The text its lines are counted in; empty where it carried a record and no text was read.
    pub text: String,
}

/// Reads a document from its bytes.
///
/// `name` is the file's name without folders.
///
/// # Errors
/// See [`ReadError`].
pub async fn read_document(
    name: &str,
    bytes: &[u8],
    forums: &KnownForums,
) -> Result<ReadDocument, ReadError> {
    match read(name, bytes, forums) {
        Ok(imported) => {
            let text = SourceFile::from_bytes(name, bytes).map(|file| file.text);
            Ok(ReadDocument {
                imported,
                text: text.unwrap_or_default(),
            })
        }
        Err(ReadError::PdfWithoutRecord { why }) => {
            let text = pdf_text(bytes).await.map_err(|error| match error {
                ChildError::NotStarted { .. } => ReadError::PdfReaderMissing,
                ChildError::TooSlow { .. }
                | ChildError::TooMuch { .. }
                | ChildError::Failed { .. }
                | ChildError::Broken { .. } => {
                    tracing::info!(%error, "the text of a PDF was not read");
                    ReadError::PdfUnreadable
                }
            })?;
            Ok(ReadDocument {
                imported: noticed(read_pdf_text(name, &text, forums)?, &why),
                text: referat_import::pdf_text::plain_text(&text).text,
            })
        }
        Err(error) => Err(error),
    }
}

/// The text that a document's lines are counted in; empty where it carried a record, or can't be read.
pub(crate) async fn source_text(name: &str, bytes: &[u8]) -> String {
    match SourceFile::from_bytes(name, bytes) {
        Ok(file) => file.text,
        Err(_) => match read(name, bytes, &KnownForums::default()) {
            Err(ReadError::PdfWithoutRecord { .. }) => {
                let text = pdf_text(bytes).await.unwrap_or_default();
                referat_import::pdf_text::plain_text(&text).text
            }
            Ok(_) | Err(_) => String::new(),
        },
    }
}

/// The words of an attachment, if it has any that can be read.
pub async fn attachment_words(media_type: &str, name: &str, bytes: &[u8]) -> Option<String> {
    if let Some(text) = attachment_text::text_of(media_type, bytes) {
        return Some(text);
    }
    match FileKind::of(name, bytes) {
        FileKind::Pdf => pdf_text(bytes).await.ok(),
        FileKind::TextDocument | FileKind::Spreadsheet | FileKind::Presentation => office_text(bytes),
        FileKind::Picture | FileKind::Other => None,
    }
}
