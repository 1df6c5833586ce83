//! The press: words, look and tools for one municipality's documents, and every form they can be printed in.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use referat_wording::{TermsError, Wording};

use crate::compose::{Desk, Issue};
use crate::conversion::Converter;
use crate::document::Document;
use crate::forms::FormError;
use crate::forms::contrast::{Colour, readable_on};
use crate::forms::docx::{self, DocxStyle};
use crate::forms::html::{self, HtmlStyle};
use crate::forms::logo::LogoImage;
use crate::look::{Look, Typeface};
use crate::pdf::{self, Standard};
use crate::typesetter::{TypesetError, Typesetter};

/// A form a document can be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// PDF/A-3a and PDF/UA-1.
    Pdf,
    /// One HTML file.
    Html,
    /// A Word file.
    Docx,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Html, Self::Docx];

    /// The ending of its files, and its word on the command line.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Html => "text/html; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// The form of an ending.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }
}

/// A printed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages, where the form has them.
    pub pages: Option<u32>,
    /// Characters that no typeface has; each is printed as its number.
    pub replaced: Vec<char>,
}

/// Why a document was not printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The typesetter isn't installed beside the program.
    #[error("the typesetter is missing")]
    NoTypesetter,
    /// The typesetter could not set it.
    #[error(transparent)]
    Typeset(#[from] TypesetError),
    /// The form could not be made.
    #[error(transparent)]
    Form(#[from] FormError),
}

/// Words, look and tools.
pub struct Press {
    wording: Arc<Wording>,
    look: Look,
    municipality: String,
    typesetter: Arc<Typesetter>,
    converter: Option<Converter>,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press")
            .field("municipality", &self.municipality)
            .finish_non_exhaustive()
    }
}

impl Press {
    /// A press with these words, the standard look and the converter of this machine, if there is one.
    #[must_use]
    pub fn new(wording: Arc<Wording>, municipality: &str, typesetter: Arc<Typesetter>) -> Self {
        Self {
            wording,
            look: Look::default(),
            municipality: municipality.to_owned(),
            typesetter,
            converter: Converter::find(),
        }
    }

    /// The same press with another look, and the terms it lays over our words.
    ///
    /// # Errors
    /// When the terms can't be read.
    pub fn with_look(&self, look: Look) -> Result<Self, TermsError> {
        let wording = if look.terms.trim().is_empty() {
            Arc::clone(&self.wording)
        } else {
            Arc::new(Wording::new(self.wording.language()).with_terms(&look.terms)?)
        };
        Ok(Self {
            wording,
            look,
            municipality: self.municipality.clone(),
            typesetter: Arc::clone(&self.typesetter),
            converter: self.converter.clone(),
        })
    }

    /// The same press for another municipality.
    #[must_use]
    pub fn of_municipality(&self, name: &str) -> Self {
        Self {
            wording: Arc::clone(&self.wording),
            look: self.look.clone(),
            municipality: name.to_owned(),
            typesetter: Arc::clone(&self.typesetter),
            converter: self.converter.clone(),
        }
    }

    /// The desk documents are composed at.
    #[must_use]
    pub fn desk<'d>(&'d self, issue: Option<&'d Issue>) -> Desk<'d> {
        Desk {
            wording: &self.wording,
            look: &self.look,
            municipality: &self.municipality,
            issue,
        }
    }

    /// The words.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    /// The look.
    #[must_use]
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// The tools of packets.
    ///
    /// # Errors
    /// When there is no typesetter.
    pub fn tools(&self) -> Result<crate::packet::Tools<'_>, PrintError> {
        if !self.typesetter.is_there() {
            return Err(PrintError::NoTypesetter);
        }
        Ok(crate::packet::Tools {
            typesetter: &self.typesetter,
            converter: self.converter.as_ref(),
        })
    }

    /// Prints a document. Dropping the work ends whatever it has started.
    ///
    /// # Errors
    /// See [`PrintError`].
    pub async fn print(&self, document: &Document, form: Form) -> Result<Printed, PrintError> {
        let plain = |bytes| Printed {
            bytes,
            pages: None,
            replaced: Vec::new(),
        };
        match form {
            Form::Html => Ok(plain(html::html(document, &self.html_style()).into_bytes())),
            Form::Docx => Ok(plain(docx::docx(document, &self.docx_style())?)),
            Form::Pdf => {
                let typesetter = self.tools()?.typesetter;
                let look = self.readable_look();
                let job = pdf::job(document, &look, Standard::ArchivedAndAccessible);
                let set = typesetter.set(&job).await?;
                Ok(Printed {
                    bytes: set.pdf,
                    pages: Some(set.pages),
                    replaced: set.replaced,
                })
            }
        }
    }

    /// The look with a colour that can be read on paper and on the grey of table heads.
    fn readable_look(&self) -> Look {
        let colour = readable_on(Colour::grey(0xee), self.colour());
        Look {
            colour: format!("#{}", colour.digits()),
            ..self.look.clone()
        }
    }

    fn colour(&self) -> Colour {
        Colour::parse(&self.look.colour).unwrap_or(HtmlStyle::default().accent)
    }

    fn logo(&self) -> Option<LogoImage> {
        let logo = self.look.logo.as_ref()?;
        Some(LogoImage {
            media_type: logo.media_type.clone(),
            bytes: STANDARD.decode(&logo.content).ok()?,
            alt: logo.words.clone(),
        })
    }

    fn html_style(&self) -> HtmlStyle {
        HtmlStyle {
            accent: self.colour(),
            typefaces: self.typefaces(),
            logo: self.logo(),
        }
    }

    fn docx_style(&self) -> DocxStyle {
        let margins = self.look.margins;
        DocxStyle {
            accent: self.colour(),
            typefaces: self.typefaces(),
            size: self.look.size,
            margins: docx::Margins {
                top: margins.top,
                bottom: margins.bottom,
                left: margins.left,
                right: margins.right,
            },
            logo: self
                .look
                .logo
                .as_ref()
                .and_then(|logo| Some((self.logo()?, logo.height))),
        }
    }

    /// The families, with those most computers have after the built-in ones.
    fn typefaces(&self) -> Vec<String> {
        let mut families: Vec<String> = self.look.families().into_iter().map(str::to_owned).collect();
        let stand_in = match &self.look.typeface {
            Typeface::Serif => "Cambria",
            Typeface::Sans | Typeface::Own { .. } => "Calibri",
        };
        families.push(stand_in.to_owned());
        families
    }
}
