//! Why a file can't be read, or files can't be joined. Has no sentences for people.

use thiserror::Error;

/// Why the inside of a file can't be known.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PdfProblem {
    /// It doesn't begin like a PDF.
    #[error("not a PDF")]
    NotPdf,
    /// Its content is encrypted, and the empty password doesn't open it.
    #[error("needs a password")]
    Encrypted,
    /// It is damaged in a way that can't be read around.
    #[error("broken: {what}")]
    Broken {
        /// What is wrong, for the log.
        what: String,
    },
    /// It is larger than we read, packed or unpacked.
    #[error("too large")]
    TooLarge,
    /// It has more pages than we read.
    #[error("more than {limit} pages")]
    TooManyPages {
        /// How many we read.
        limit: usize,
    },
}

impl PdfProblem {
    pub(crate) fn broken(what: impl Into<String>) -> Self {
        Self::Broken { what: what.into() }
    }
}

/// Why a packet can't be put together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JoinProblem {
    /// There is nothing to join.
    #[error("no parts")]
    NoParts,
    /// An anchor is empty, or has other characters than ASCII letters, digits, `.`, `_` and `-`.
    #[error("not an anchor: {anchor:?}")]
    NotAnAnchor {
        /// The anchor.
        anchor: String,
    },
    /// Two parts have the same anchor.
    #[error("two parts are called {anchor}")]
    SameAnchor {
        /// The anchor.
        anchor: String,
    },
    /// A part can't be read; without it, or with a notice in its place, the others can be joined.
    #[error("{anchor}: {problem}")]
    Part {
        /// The part's anchor.
        anchor: String,
        /// What is wrong with it.
        problem: PdfProblem,
    },
    /// A part is to be stamped, and there is no font to do it with.
    #[error("{anchor} is to be stamped, and no font is given")]
    NoStampFont {
        /// The part's anchor.
        anchor: String,
    },
    /// The font for stamps isn't TrueType, or lacks the letters.
    #[error("the font for stamps: {what}")]
    StampFont {
        /// What is wrong, for the log.
        what: String,
    },
    /// All parts together are more than one file may hold.
    #[error("the packet is too large")]
    TooLarge,
}
