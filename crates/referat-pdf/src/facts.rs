//! What a file says of itself. Believes it, and says so: a claim is not a check.

use crate::opened::Opened;
use crate::problem::PdfProblem;
use crate::xmp::Xmp;

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfFacts {
    /// How many pages it has, counted.
    pub pages: usize,
    /// Whether it has a tree of tags and says that its content is marked.
    pub is_tagged: bool,
    /// Its title.
    pub title: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The standards it says it meets.
    pub claims: Claims,
    /// Whether it is encrypted, and opens without a password all the same.
    pub is_encrypted: bool,
}

/// The standards a file says it meets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// PDF/A, as `2a` or `3b`; part 4 may have no letter.
    pub pdf_a: Option<String>,
    /// The part of PDF/UA.
    pub pdf_ua: Option<u8>,
}

impl PdfFacts {
    /// Reads what a file says of itself.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn read(bytes: &[u8]) -> Result<Self, PdfProblem> {
        Ok(Self::of(&Opened::open(bytes)?))
    }

    pub(crate) fn of(opened: &Opened) -> Self {
        let xmp = Xmp::of(opened);
        let info = opened.dictionary(&opened.document.trailer, b"Info");
        let named = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let title = named(xmp.title).or_else(|| named(info.and_then(|info| opened.text(info, b"Title"))));
        let language = opened.catalog().and_then(|catalog| opened.text(catalog, b"Lang"));
        Self {
            pages: opened.pages.len(),
            is_tagged: opened.is_tagged(),
            title,
            language: named(language),
            claims: xmp.claims,
            is_encrypted: opened.was_encrypted,
        }
    }
}
