//! What is asked and answered: the parts of a document's JSON that are not the template's business.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::typeset::Set;

/// A document to be set.
///
/// Everything the template reads (`title`, `look`, `body`, …) is in `rest`, as it came.
#[derive(Debug, Deserialize)]
pub struct Job {
    /// What the PDF claims to be.
    pub standard: Standard,
    /// Stable for the document: the file's identifier is made of it.
    pub identifier: String,
    /// Faces the look brings along, as base64; tried before the built-in ones.
    #[serde(default)]
    pub faces: Vec<String>,
    /// The logo, as base64 (PNG, JPEG, GIF, WebP, SVG), shown by the block `logo`.
    #[serde(default)]
    pub logo: Option<String>,
    /// Files carried inside.
    #[serde(default)]
    pub files: Vec<CarriedFile>,
    /// What the template reads.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// What a PDF claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standard {
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.
    ArchivedAndAccessible,
    /// PDF/UA-1 alone: a part of a packet, which can't claim PDF/A for what others made.
    Accessible,
}

/// A file carried inside the PDF (ISO 32000-2, 14.13).
#[derive(Debug, Deserialize)]
pub struct CarriedFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// `source`, `data`, `alternative` or `supplement`.
    pub relationship: String,
    /// Its bytes, as base64.
    pub content: String,
}

/// The answer to a document.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// How many pages, where it was set; a frame with the PDF follows.
    pub pages: Option<usize>,
    /// Characters no face has; each is printed as its number.
    pub replaced: Vec<char>,
    /// What is odd about it.
    pub remarks: Vec<String>,
    /// Why it was not set.
    pub problems: Vec<String>,
}

impl Answer {
    /// It was set.
    pub fn set(set: &Set) -> Self {
        Self {
            pages: Some(set.pages),
            replaced: set.replaced.clone(),
            remarks: set.remarks.clone(),
            problems: Vec::new(),
        }
    }

    /// It was not.
    pub fn refused(problems: Vec<String>) -> Self {
        Self {
            pages: None,
            replaced: Vec::new(),
            remarks: Vec::new(),
            problems,
        }
    }
}
