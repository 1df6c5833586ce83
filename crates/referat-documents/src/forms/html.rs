//! A document as one HTML file that needs nothing else: readable on a telephone, aloud, in the dark and on paper.
//!
//! Knows the tree of a document and how HTML says it. Loads nothing and runs nothing; its own security policy
//! says so. What stands where was decided by whoever made the document.

mod blocks;
mod styles;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use referat_wording::{Language, Wording};

use super::contrast::Colour;
use super::logo::LogoImage;
use super::markup::Markup;
use crate::document::{Block, Document};

/// What the file may do: show its own styles and the pictures inside it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
                      form-action 'none'";

/// How the file looks.
#[derive(Debug, Clone, PartialEq)]
pub struct HtmlStyle {
    /// The colour of headings and links, moved until it can be read.
    pub accent: Colour,
    /// Families of typefaces, the first that the reader has; none are loaded.
    pub typefaces: Vec<String>,
    /// The logo.
    pub logo: Option<LogoImage>,
}

impl Default for HtmlStyle {
    fn default() -> Self {
        Self {
            accent: Colour {
                red: 0x1d,
                green: 0x4e,
                blue: 0x6b,
            },
            typefaces: Vec::new(),
            logo: None,
        }
    }
}

/// The document as HTML.
#[must_use]
pub fn html(document: &Document, style: &HtmlStyle) -> String {
    let language = Language::parse(&document.language).unwrap_or_default();
    let wording = Wording::new(language);
    let mut out = Markup::default();
    out.raw("<!doctype html>\n");
    out.element("html", &[("lang", document.language.as_str())], |out| {
        out.line();
        out.element("head", &[], |out| head(document, style, out));
        out.line();
        out.element("body", &[], |out| body(document, style, &wording, out));
        out.line();
    });
    out.line();
    out.finish()
}

fn head(document: &Document, style: &HtmlStyle, out: &mut Markup) {
    let date = document.date.to_string();
    let keywords = document.keywords.join(", ");
    out.line();
    out.void("meta", &[("charset", "utf-8")]);
    out.line();
    out.void(
        "meta",
        &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)],
    );
    out.line();
    let named = [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("referrer", "no-referrer"),
        ("author", &document.author),
        ("description", document.description.as_deref().unwrap_or_default()),
        ("keywords", &keywords),
        ("dcterms.date", &date),
        ("dcterms.identifier", &document.identifier),
    ];
    for (name, content) in named.iter().filter(|(_, content)| !content.is_empty()) {
        out.void("meta", &[("name", name), ("content", content)]);
        out.line();
    }
    out.words("title", &[], &document.title);
    out.line();
    out.element("style", &[], |out| out.raw(&styles::sheet(document, style)));
    out.line();
}

fn body(document: &Document, style: &HtmlStyle, wording: &Wording, out: &mut Markup) {
    out.line();
    out.words(
        "a",
        &[("class", "skip"), ("href", "#content")],
        &wording.text("skip-to-content"),
    );
    out.line();
    let logo = style.logo.as_ref().filter(|logo| logo.is_for_browsers());
    let is_shown = document.body.iter().any(|block| matches!(block, Block::Logo));
    out.element("header", &[], |out| {
        if let Some(logo) = logo.filter(|_| is_shown) {
            let source = format!("data:{};base64,{}", logo.media_type, STANDARD.encode(&logo.bytes));
            out.void("img", &[("class", "logo"), ("src", &source), ("alt", &logo.alt)]);
            out.line();
        }
        out.words("h1", &[], &document.title);
    });
    out.line();
    out.element("main", &[("id", "content"), ("tabindex", "-1")], |out| {
        out.line();
        blocks::Writer::new(document, wording).write(&document.body, out);
    });
    out.line();
    out.element("footer", &[], |out| {
        let left = &document.foot.0;
        let said = if left.trim().is_empty() {
            &document.author
        } else {
            left
        };
        out.words("p", &[], said);
    });
    out.line();
}
