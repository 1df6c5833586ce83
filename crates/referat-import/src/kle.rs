//! The KLE register read from files: the open list (OS2KLE) and KL's own XML.
//!
//! A line or element that can't be read is a [`KleWarning`] with its line, never left out silently; only a file
//! that is no register at all is refused. Guidance and legal references of the XML are not read, and what
//! looks like a number inside them is none.

mod list;
mod plan;

use std::fmt;

use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::{KleRegister, KleSubject};

use crate::ReadError;
use crate::source_file::SourceFile;

/// What was noticed in a register's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KleWarning {
    /// The line, from 1.
    pub line: u32,
    /// What.
    pub problem: KleProblem,
}

/// What can be wrong with a line or an element of a register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KleProblem {
    /// The line is no subject; it is not read.
    #[error("no subject can be read from {text:?}")]
    NoSubject {
        /// How the line begins.
        text: String,
    },
    /// The subject has no keywords.
    #[error("{number} has no list of keywords")]
    NoKeywords {
        /// The subject's number.
        number: KleNumber,
    },
    /// A keyword has no weight, or one that is no number; it is read with the usual weight.
    #[error("the keyword {word:?} of {number} has no weight")]
    NoWeight {
        /// The subject's number.
        number: KleNumber,
        /// The keyword.
        word: String,
    },
    /// The subject stands there twice; one that hasn't expired is kept, else the later one.
    #[error("{number} stands here once more")]
    Repeated {
        /// The subject's number.
        number: KleNumber,
    },
    /// A number is missing or is none; what it should number is not read.
    #[error("the number {text:?} can't be read, and nothing is read under it")]
    NoNumber {
        /// What stands in its place.
        text: String,
    },
    /// A subject has no title; it is read without.
    #[error("{number} has no title")]
    NoTitle {
        /// The subject's number.
        number: KleNumber,
    },
    /// A subject stands under another group than its number says; it is read as its number says.
    #[error("{number} stands under another group")]
    Elsewhere {
        /// The subject's number.
        number: KleNumber,
    },
    /// A date is none; what has expired on it is still read as expired.
    #[error("the date {text:?} can't be read")]
    NoDate {
        /// What stands in its place.
        text: String,
    },
    /// A successor is no subject or group; it is not read.
    #[error("the successor {text:?} can't be read")]
    NoSuccessor {
        /// What stands in its place.
        text: String,
    },
    /// An element that the plan doesn't have; it is not read.
    #[error("no element {name:?} is known here")]
    UnknownElement {
        /// Its name.
        name: String,
    },
    /// A reference to a character that isn't known; it is kept as it stands.
    #[error("the reference &{name}; is not known")]
    UnknownReference {
        /// Its name.
        name: String,
    },
    /// A text that is longer than any number or title; it is cut.
    #[error("a text is too long and is cut")]
    TooLong,
}

impl fmt::Display for KleWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

/// Why a file can't be read as a register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KleReadError {
    /// It is no text, or too large.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// It is neither the open list nor KL's XML.
    #[error("the file is no KLE register")]
    NoRegister,
    /// The XML breaks off or is badly formed.
    #[error("the XML can't be read from line {line}: {reason}")]
    BrokenXml {
        /// Where.
        line: u32,
        /// Why, in the words of the XML reader.
        reason: String,
    },
    /// The XML declares what it is made of itself; such files are not read, since they can grow without end.
    #[error("the XML has a document type of its own on line {line}")]
    DocumentType {
        /// Where.
        line: u32,
    },
    /// The XML nests deeper than any register.
    #[error("the XML nests too deep on line {line}")]
    TooDeep {
        /// Where.
        line: u32,
    },
}

/// So many warnings are kept one by one; a file with more is hardly a register.
const MOST_WARNINGS: usize = 10_000;

/// Reads a register in either of its two forms.
///
/// `name` is the file's name without folders.
///
/// # Errors
/// When the file is no text, no register, or XML that is broken or made to do harm.
pub fn read(name: &str, bytes: &[u8]) -> Result<(KleRegister, Vec<KleWarning>), KleReadError> {
    let file = SourceFile::from_bytes(name, bytes)?;
    let mut gathered = Gathered::default();
    let text = file.text.as_str();
    let published = if text.trim_start().starts_with('<') {
        plan::read(text, &mut gathered)?
    } else {
        list::read(text, &mut gathered);
        None
    };
    if gathered.subjects.is_empty() {
        return Err(KleReadError::NoRegister);
    }
    let Gathered {
        subjects,
        mut warnings,
    } = gathered;
    warnings.sort_by_key(|warning| warning.line);
    Ok((KleRegister::new(published, subjects), warnings))
}

/// What is gathered while a register is read.
#[derive(Debug, Default)]
struct Gathered {
    subjects: Vec<KleSubject>,
    warnings: Vec<KleWarning>,
}

impl Gathered {
    fn warn(&mut self, line: u32, problem: KleProblem) {
        if self.warnings.len() < MOST_WARNINGS {
            self.warnings.push(KleWarning { line, problem });
        }
    }
}

/// The beginning of a text, for a person to recognise it.
fn beginning(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_register_is_refused() {
        for text in [
            "",
            "Hej",
            "<html><body/></html>",
            "KLENummer=00.01.00",
            "<?xml version='1.0'?>",
        ] {
            assert!(
                matches!(read("a", text.as_bytes()), Err(KleReadError::NoRegister)),
                "{text}"
            );
        }
        assert_eq!(
            read("a", b"\0\0\0\x01"),
            Err(KleReadError::Unreadable(ReadError::NotText))
        );
    }

    #[test]
    fn a_warning_says_where() {
        let warning = KleWarning {
            line: 7,
            problem: KleProblem::NoDate {
                text: "i går".into()
            },
        };
        assert_eq!(warning.to_string(), "line 7: the date \"i går\" can't be read");
    }
}
