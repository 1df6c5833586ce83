//! A document as a Word file: real headings, lists, tables, bookmarks and fields, so that it can be worked on.
//!
//! Knows the tree of a document and WordprocessingML (ECMA-376, part 1). Written out here, not by a library: the
//! bytes are the same every time, and no time or chance comes in. What stands where was decided before.

mod body;
mod numbering;
mod package;
mod paragraphs;
mod styles;
mod tables;

use super::FormError;
use super::contrast::{Colour, readable_on};
use super::logo::LogoImage;
use super::zipped::zipped;
use crate::document::Document;

/// The lightest that words in the accent stand on.
const BEHIND: Colour = Colour::grey(0xee);

/// Twentieths of a point in a millimetre.
const TWIPS: f64 = 1440.0 / 25.4;

/// The width of A4, in millimetres.
const PAPER_WIDTH: f64 = 210.0;

/// How the file looks.
#[derive(Debug, Clone, PartialEq)]
pub struct DocxStyle {
    /// The colour of title, headings and links, darkened until it can be read.
    pub accent: Colour,
    /// Families of typefaces; Word takes the first, or what is nearest to it.
    pub typefaces: Vec<String>,
    /// The size of the words, in points.
    pub size: f64,
    /// Between words and edges of the paper.
    pub margins: Margins,
    /// The logo, if it is a PNG or a JPEG; and its height in millimetres.
    pub logo: Option<(LogoImage, f64)>,
}

/// Between words and edges of the paper, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Above.
    pub top: f64,
    /// Below.
    pub bottom: f64,
    /// To the left.
    pub left: f64,
    /// To the right.
    pub right: f64,
}

impl Default for DocxStyle {
    fn default() -> Self {
        Self {
            accent: Colour {
                red: 0x1d,
                green: 0x4e,
                blue: 0x6b,
            },
            typefaces: vec!["Calibri".to_owned()],
            size: 11.0,
            margins: Margins {
                top: 25.0,
                bottom: 25.0,
                left: 25.0,
                right: 25.0,
            },
            logo: None,
        }
    }
}

impl DocxStyle {
    fn words_accent(&self) -> Colour {
        readable_on(BEHIND, self.accent)
    }

    /// How wide the words may be, in twips.
    fn width(&self) -> u32 {
        twips((PAPER_WIDTH - self.margins.left - self.margins.right).max(20.0))
    }
}

/// The document as a Word file.
///
/// Page numbers of the contents list are fields without a result: only Word knows them, and asks before it fills
/// them in by itself. They are filled when the list is updated or printed.
///
/// # Errors
///
/// When it is too large for a zip.
pub fn docx(document: &Document, style: &DocxStyle) -> Result<Vec<u8>, FormError> {
    let parts = package::parts(document, style);
    let named = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    zipped(named, document.date)
}

/// Millimetres in twips.
fn twips(millimetres: f64) -> u32 {
    // Saturates at both ends, and no paper is that large.
    (millimetres.clamp(0.0, 2000.0) * TWIPS).round() as u32
}
