//! From a document's JSON to its PDF.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Smart};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::glyphs;
use crate::job::{Job, Standard};
use crate::stream_ends;
use crate::world::{DocumentWorld, MOST_FILES, Press, file_path};

/// Who made the file, as its properties say.
const CREATOR: &str = "Referat";

/// Intermediate results of this many documents are kept: neighbours share their furniture.
const KEPT_DOCUMENTS: usize = 2;

/// A document that was set.
pub struct Set {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters no face has.
    pub replaced: Vec<char>,
    /// What is odd about it.
    pub remarks: Vec<String>,
}

/// Sets one document after another.
pub struct Typesetter {
    press: Press,
    faces: FontStore,
}

impl Typesetter {
    /// Loads what all documents share.
    pub fn new() -> Self {
        Self {
            press: Press::new(),
            faces: Press::faces(Vec::new()),
        }
    }

    /// Sets a document; otherwise says why not.
    pub fn typeset(&self, question: &[u8]) -> Result<Set, Vec<String>> {
        let set = self.set(question);
        comemo::evict(KEPT_DOCUMENTS);
        set
    }

    fn set(&self, question: &[u8]) -> Result<Set, Vec<String>> {
        let job: Job = serde_json::from_slice(question).map_err(|error| vec![error.to_string()])?;
        let brought = job
            .faces
            .iter()
            .map(|face| bytes_of("a face", face))
            .collect::<Result<Vec<_>, _>>()?;
        let own_faces = (!brought.is_empty()).then(|| Press::faces(brought));
        let faces = own_faces.as_ref().unwrap_or(&self.faces);
        let logo = job
            .logo
            .as_deref()
            .map(|logo| bytes_of("the logo", logo))
            .transpose()?;
        if job.files.len() > MOST_FILES {
            return Err(vec![format!("at most {MOST_FILES} files can be carried")]);
        }
        let files = job
            .files
            .iter()
            .map(|file| bytes_of(&file.name, &file.content).map(Bytes::new))
            .collect::<Result<Vec<_>, _>>()?;
        let carried: Vec<Value> = job
            .files
            .iter()
            .enumerate()
            .map(|(place, file)| {
                json!({
                    "path": file_path(place), "name": file.name, "media_type": file.media_type,
                    "description": file.description, "relationship": file.relationship,
                })
            })
            .collect();
        let mut data = Value::Object(job.rest);
        if let Value::Object(map) = &mut data {
            map.insert("files".into(), Value::Array(carried));
        }
        let replaced = glyphs::printable(&mut data, faces.book());
        let data = serde_json::to_vec(&data).map_err(|error| vec![error.to_string()])?;
        let world = DocumentWorld {
            press: &self.press,
            faces,
            data: Bytes::new(data),
            logo: logo.map(Bytes::new),
            files,
        };
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let document = output.map_err(|errors| words_of(&errors))?;
        let options = PdfOptions {
            ident: Smart::Custom(job.identifier),
            creator: Smart::Custom(Some(CREATOR.into())),
            standards: standards(job.standard)?,
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| words_of(&errors))?;
        Ok(Set {
            pdf: stream_ends::unmistakable(pdf),
            pages: document.pages().len(),
            replaced,
            remarks: words_of(&warnings),
        })
    }
}

fn standards(standard: Standard) -> Result<PdfStandards, Vec<String>> {
    let list: &[PdfStandard] = match standard {
        Standard::ArchivedAndAccessible => &[PdfStandard::A_3a, PdfStandard::Ua_1],
        Standard::Accessible => &[PdfStandard::Ua_1],
    };
    PdfStandards::new(list).map_err(|problem| vec![problem.message().to_string()])
}

fn bytes_of(what: &str, text: &str) -> Result<Vec<u8>, Vec<String>> {
    STANDARD
        .decode(text)
        .map_err(|error| vec![format!("{what} is not base64: {error}")])
}

fn words_of(diagnostics: &[SourceDiagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            let hints = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v));
            diagnostic.message.to_string() + &hints.collect::<String>()
        })
        .collect()
}
