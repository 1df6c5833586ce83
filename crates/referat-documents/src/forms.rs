//! The forms a document is handed out in: HTML, DOCX, spreadsheets and bundles. PDF has a module of its own.
//!
//! Every form says the same words in the same order, is the same bytes for the same input, and can't be broken
//! by what stands in the texts. Knows documents and looks; nothing of meetings, and nothing of where files go.

pub mod archive;
pub mod calendar;
pub mod contrast;
pub mod docx;
pub mod html;
mod links;
pub mod logo;
mod markup;
mod outline;
pub mod xlsx;
mod zipped;

use thiserror::Error;

/// Why a form couldn't be made.
#[derive(Debug, Error)]
pub enum FormError {
    /// The container of a DOCX or a bundle couldn't be written: too large for its format.
    #[error("can't pack the parts into one file")]
    Pack(#[source] zip::result::ZipError),
    /// A part is too large to be written into its container.
    #[error("can't write a part into the file")]
    Write(#[from] std::io::Error),
    /// A spreadsheet can't hold what it was given.
    #[error("can't make the spreadsheet: {0}")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
}
