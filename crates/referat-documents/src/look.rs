//! The look of a municipality's documents: paper, colours, typeface, logo, the order of the front's parts.
//!
//! A look is data: it is read from JSON, checked once, and kept with what it belongs to. Words are not part of
//! it; a municipality's own words are terms laid over the wording.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use referat_wording::Wording;
use serde::{Deserialize, Serialize};

/// The built-in typeface, the same as on screen.
const SANS: &str = "IBM Plex Sans";

/// The typeface with serifs that the typesetter has.
const SERIF: &str = "Libertinus Serif";

/// A logo is at most this large.
const LARGEST_LOGO: usize = 2 * 1024 * 1024;

/// The faces of a typeface of one's own are at most this large together.
const LARGEST_FACES: usize = 16 * 1024 * 1024;

/// How documents look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// The paper.
    pub paper: Paper,
    /// The margins.
    pub margins: Margins,
    /// The typeface.
    pub typeface: Typeface,
    /// The size of the text, in points.
    pub size: f64,
    /// The colour of headings and links: `#1a3c6e`.
    pub colour: String,
    /// The logo on the front.
    pub logo: Option<Logo>,
    /// Whether the front is a page of its own.
    pub cover: bool,
    /// What stands before the items, in this order; what isn't named isn't there.
    pub front: Vec<FrontPart>,
    /// The municipality's own terms over ours, as Fluent: `-minutes = Beslutningsprotokol`.
    pub terms: String,
    /// What stands under every page; `None` prints the municipality's name.
    pub foot: Option<String>,
}

/// A paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
}

/// Margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// At the top.
    pub top: f64,
    /// At the foot.
    pub bottom: f64,
    /// On the left.
    pub left: f64,
    /// On the right.
    pub right: f64,
}

/// A typeface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    /// IBM Plex Sans, as on screen.
    Sans,
    /// Libertinus Serif.
    Serif,
    /// The municipality's own.
    Own {
        /// The family's name as the faces say it.
        family: String,
        /// The faces, TrueType or OpenType, as base64.
        faces: Vec<String>,
    },
}

/// A logo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// `image/png`, `image/jpeg` or `image/svg+xml`.
    pub media_type: String,
    /// Its bytes, as base64.
    pub content: String,
    /// What is seen, for those who can't: "Sandved Kommunes byvåben".
    pub words: String,
    /// How high it stands, in millimetres.
    pub height: f64,
}

/// A part of what stands before the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrontPart {
    /// The items by the clock, where that is another order than their numbers'.
    Schedule,
    /// What became of each item, in minutes.
    Decisions,
    /// The contents list.
    Contents,
}

impl Default for Margins {
    fn default() -> Self {
        Self {
            top: 25.0,
            bottom: 22.0,
            left: 25.0,
            right: 25.0,
        }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            margins: Margins::default(),
            typeface: Typeface::Sans,
            size: 11.0,
            colour: "#1b3d6d".to_owned(),
            logo: None,
            cover: true,
            front: vec![FrontPart::Schedule, FrontPart::Decisions, FrontPart::Contents],
            terms: String::new(),
            foot: None,
        }
    }
}

/// Why a look can't be used: which part of it, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookError {
    /// It is no JSON of a look.
    #[error("{0}")]
    Unreadable(String),
    /// A measure is outside what can be read or printed.
    #[error("{part} must be between {least} and {most}")]
    Measure {
        /// Which.
        part: &'static str,
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// The colour is none.
    #[error("the colour is not written as #rrggbb")]
    Colour,
    /// The logo's kind can't be printed.
    #[error("the logo must be PNG, JPEG or SVG")]
    LogoKind,
    /// What isn't seen must be said.
    #[error("the logo needs words for those who can't see it")]
    LogoWords,
    /// It is not base64.
    #[error("{part} is not base64")]
    Encoding {
        /// Which.
        part: &'static str,
    },
    /// It is too large.
    #[error("{part} is larger than {most} bytes")]
    TooLarge {
        /// Which.
        part: &'static str,
        /// The most, in bytes.
        most: usize,
    },
    /// A part of the front is named twice.
    #[error("a part of the front is named twice")]
    FrontTwice,
}

impl LookError {
    /// In a sentence for whoever made the look.
    #[must_use]
    pub fn in_words(&self, wording: &Wording) -> String {
        let part = |part: &str| ("part", part.to_owned().into());
        match self {
            Self::Unreadable(cause) => wording.text_with("look-error-unreadable", &[("cause", cause.into())]),
            Self::Measure {
                part: which,
                least,
                most,
            } => {
                let (least, most) = (least.to_string(), most.to_string());
                let values = [part(which), ("least", least.into()), ("most", most.into())];
                wording.text_with("look-error-measure", &values)
            }
            Self::Colour => wording.text("look-error-colour").into_owned(),
            Self::LogoKind => wording.text("look-error-logo-kind").into_owned(),
            Self::LogoWords => wording.text("look-error-logo-words").into_owned(),
            Self::Encoding { part: which } => wording.text_with("look-error-encoding", &[part(which)]),
            Self::TooLarge { part: which, most } => {
                let most = wording.file_size(u64::try_from(*most).unwrap_or(u64::MAX));
                wording.text_with("look-error-too-large", &[part(which), ("most", most.into())])
            }
            Self::FrontTwice => wording.text("look-error-front-twice").into_owned(),
        }
    }
}

impl Look {
    /// Reads a look and checks it.
    ///
    /// # Errors
    /// See [`LookError`].
    pub fn parse(json: &str) -> Result<Self, LookError> {
        let look: Self =
            serde_json::from_str(json).map_err(|error| LookError::Unreadable(error.to_string()))?;
        look.check()?;
        Ok(look)
    }

    fn check(&self) -> Result<(), LookError> {
        let measure = |part, value: f64, least: u32, most: u32| {
            if (f64::from(least)..=f64::from(most)).contains(&value) {
                Ok(())
            } else {
                Err(LookError::Measure { part, least, most })
            }
        };
        measure("size", self.size, 8, 20)?;
        for (part, margin) in [
            ("margins.top", self.margins.top),
            ("margins.bottom", self.margins.bottom),
            ("margins.left", self.margins.left),
            ("margins.right", self.margins.right),
        ] {
            measure(part, margin, 10, 50)?;
        }
        let digits = self.colour.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(LookError::Colour);
        }
        if let Some(logo) = &self.logo {
            measure("logo.height", logo.height, 5, 80)?;
            if !["image/png", "image/jpeg", "image/svg+xml"].contains(&logo.media_type.as_str()) {
                return Err(LookError::LogoKind);
            }
            if logo.words.trim().is_empty() {
                return Err(LookError::LogoWords);
            }
            decoded("logo", [&logo.content], LARGEST_LOGO)?;
        }
        if let Typeface::Own { faces, .. } = &self.typeface {
            decoded("typeface", faces, LARGEST_FACES)?;
        }
        let twice = |part: &FrontPart| self.front.iter().filter(|other| *other == part).count() > 1;
        if self.front.iter().any(twice) {
            return Err(LookError::FrontTwice);
        }
        Ok(())
    }

    /// The families the text is set in; the built-in one stands in for what the first has no face for.
    #[must_use]
    pub fn families(&self) -> Vec<&str> {
        match &self.typeface {
            Typeface::Sans => vec![SANS],
            Typeface::Serif => vec![SERIF, SANS],
            Typeface::Own { family, .. } => vec![family, SANS],
        }
    }

    /// The faces it brings along, as base64.
    #[must_use]
    pub fn faces(&self) -> &[String] {
        match &self.typeface {
            Typeface::Own { faces, .. } => faces,
            Typeface::Sans | Typeface::Serif => &[],
        }
    }
}

impl Logo {
    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        STANDARD.decode(&self.content).ok()
    }
}

fn decoded<'t>(
    part: &'static str,
    texts: impl IntoIterator<Item = &'t String>,
    most: usize,
) -> Result<(), LookError> {
    let mut size = 0usize;
    for text in texts {
        let bytes = STANDARD.decode(text).map_err(|_| LookError::Encoding { part })?;
        size = size.saturating_add(bytes.len());
    }
    if size > most {
        return Err(LookError::TooLarge { part, most });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_says_only_what_differs_and_is_read_back() {
        let look =
            Look::parse(r##"{ "colour": "#005f3b", "front": ["contents"], "typeface": "serif" }"##).unwrap();
        assert_eq!(look.front, [FrontPart::Contents]);
        assert_eq!(look.families(), [SERIF, SANS]);
        assert_eq!(look.size, Look::default().size);
        let again = serde_json::to_string(&look).unwrap();
        assert_eq!(Look::parse(&again), Ok(look));
    }

    #[test]
    fn what_can_not_be_printed_is_refused_with_its_part() {
        let refused = |json: &str| Look::parse(json).unwrap_err().to_string();
        assert_eq!(refused(r#"{ "size": 3 }"#), "size must be between 8 and 20");
        assert_eq!(
            refused(r#"{ "colour": "blå" }"#),
            "the colour is not written as #rrggbb"
        );
        assert_eq!(
            refused(r#"{ "front": ["contents", "contents"] }"#),
            "a part of the front is named twice"
        );
        let logo = |kind: &str, words: &str| {
            refused(&format!(
                r#"{{ "logo": {{ "media_type": "{kind}", "content": "AA==", "words": "{words}", "height": 20 }} }}"#
            ))
        };
        assert_eq!(logo("image/gif", "våben"), "the logo must be PNG, JPEG or SVG");
        assert_eq!(
            logo("image/png", " "),
            "the logo needs words for those who can't see it"
        );
        assert!(refused(r#"{ "font": "Arial" }"#).contains("unknown field"));
    }
}
