//! A document as PDF: the question to the typesetter.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::document::Document;
use crate::look::{Look, Paper};

/// What a PDF claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once: a document of its own.
    ArchivedAndAccessible,
    /// PDF/UA-1: the front of a packet, whose other parts others made.
    Accessible,
}

/// The typesetter's question for a document.
#[must_use]
pub fn job(document: &Document, look: &Look, standard: Standard) -> Vec<u8> {
    let files: Vec<Value> = document
        .files
        .iter()
        .map(|file| {
            json!({
                "name": file.name, "media_type": file.media_type, "description": file.description,
                "relationship": file.relationship, "content": STANDARD.encode(&file.content),
            })
        })
        .collect();
    let date = document.date;
    let head = document
        .head
        .as_ref()
        .map(|(left, right)| json!({ "left": left, "right": right }));
    let question = json!({
        "standard": match standard {
            Standard::ArchivedAndAccessible => "archived_and_accessible",
            Standard::Accessible => "accessible",
        },
        "identifier": document.identifier,
        "faces": look.faces(),
        "logo": look.logo.as_ref().map(|logo| &logo.content),
        "files": files,
        "title": document.title,
        "author": document.author,
        "description": document.description,
        "keywords": document.keywords,
        "language": document.language,
        "region": "DK",
        "date": [date.year(), date.month(), date.day()],
        "pages_after": document.pages_after,
        "cover": document.cover,
        "look": {
            "paper": match look.paper { Paper::A4 => "a4", Paper::A5 => "a5" },
            "margins": look.margins,
            "typefaces": look.families(),
            "size": look.size,
            "colour": look.colour,
            "logo": look.logo.as_ref().map(|logo| json!({ "words": logo.words, "height": logo.height })),
        },
        "head": head,
        "foot": { "left": document.foot.0, "right": document.foot.1 },
        "body": document.body,
    });
    question.to_string().into_bytes()
}
