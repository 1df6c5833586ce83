//! The text of a PDF as its pages show it: what poppler's `pdftotext -layout` prints.
//!
//! The file is a stranger's, and is read in a process of its own.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use crate::child_process::{ChildError, Limits, Start, find_program};

/// The program, of Debian's package `poppler-utils`.
const PROGRAM: &str = "pdftotext";

/// What it may use: 328 pages take three seconds.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(60),
    memory: Some(2 << 30),
    output: 200_000_000,
};

/// Whether the text of a PDF can be read here.
#[must_use]
pub fn is_there() -> bool {
    find_program(PROGRAM).is_some()
}

/// The text of a PDF, line by line as it is printed, with a form feed after each page.
///
/// # Errors
/// [`ChildError::NotStarted`] where poppler isn't installed; else why it gave no answer.
pub async fn pdf_text(bytes: &[u8]) -> Result<String, ChildError> {
    let found = find_program(PROGRAM);
    let start = Start {
        program: found.as_deref().unwrap_or(Path::new(PROGRAM)),
        arguments: ["-layout", "-enc", "UTF-8", "-", "-"]
            .map(OsString::from)
            .to_vec(),
        folder: None,
        limits: LIMITS,
    };
    let answer = start.answer(bytes).await?;
    Ok(String::from_utf8(answer)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_no_pdf_gives_an_error_that_says_so() {
        assert!(is_there(), "install poppler-utils, or run cargo xtask test");
        let error = pdf_text(b"%PDF-1.7 and nothing more").await.unwrap_err();
        assert!(matches!(error, ChildError::Failed { .. }), "{error}");
    }
}
