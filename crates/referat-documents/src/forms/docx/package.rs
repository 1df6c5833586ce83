//! The parts of a Word file and how they are tied together: content types, relationships, properties, sections.
//!
//! Knows which part is where. What is written in a part is the other modules' business.

use super::body::Body;
use super::paragraphs::{field, tab, text_run};
use super::{DocxStyle, numbering, styles, twips};
use crate::document::Document;
use crate::forms::markup::{Markup, readable_text};

/// The namespaces of every part with words in it.
pub(super) const SPACES: &[(&str, &str)] = &[
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Every part that is tied to the document: its id, what it is, where it lies. Parts without a page of their own
/// come first; links follow.
const TIED: &[(&str, &str, &str)] = &[
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdHead", "header", "header1.xml"),
    ("rIdFirstHead", "header", "header2.xml"),
    ("rIdFoot", "footer", "footer1.xml"),
    ("rIdFirstFoot", "footer", "footer2.xml"),
];

/// All parts with their names, in the order they are packed.
pub(super) fn parts(document: &Document, style: &DocxStyle) -> Vec<(String, Vec<u8>)> {
    let mut body = Body::new(document, style);
    let words = main(document, style, &mut body);
    let picture = style
        .logo
        .as_ref()
        .filter(|_| body.has_logo)
        .and_then(|(logo, _)| {
            Some((
                format!("media/logo.{}", logo.office_ending()?),
                logo.bytes.clone(),
            ))
        });
    let nothing = ("", "");
    let head = document
        .head
        .as_ref()
        .map_or(nothing, |(left, right)| (left, right));
    let foot = (document.foot.0.as_str(), document.foot.1.as_str());
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types()),
        ("_rels/.rels".to_owned(), package_relationships()),
        ("docProps/app.xml".to_owned(), application()),
        ("docProps/core.xml".to_owned(), properties(document)),
        ("word/document.xml".to_owned(), words),
        (
            "word/_rels/document.xml.rels".to_owned(),
            document_relationships(&body, picture.as_ref().map(|(name, _)| name.as_str())),
        ),
        (
            "word/styles.xml".to_owned(),
            styles::part(style, &document.language),
        ),
        ("word/numbering.xml".to_owned(), numbering::part(&body.lists)),
        ("word/settings.xml".to_owned(), settings(&document.language)),
        ("word/header1.xml".to_owned(), furniture("w:hdr", "Header", head)),
        (
            "word/header2.xml".to_owned(),
            furniture("w:hdr", "Header", nothing),
        ),
        ("word/footer1.xml".to_owned(), furniture("w:ftr", "Footer", foot)),
        ("word/footer2.xml".to_owned(), furniture("w:ftr", "Footer", foot)),
    ];
    if let Some((name, bytes)) = picture {
        parts.push((format!("word/{name}"), bytes));
    }
    parts
}

fn main(document: &Document, style: &DocxStyle, body: &mut Body<'_>) -> Vec<u8> {
    let mut out = Markup::xml();
    out.element("w:document", SPACES, |out| {
        out.element("w:body", &[], |out| {
            body.write(out);
            section(document, style, out);
        });
    });
    out.finish().into_bytes()
}

/// The one section: A4, its margins, and what stands over and under its pages.
fn section(document: &Document, style: &DocxStyle, out: &mut Markup) {
    out.element("w:sectPr", &[], |out| {
        for (kind, name, id) in [
            ("w:headerReference", "default", "rIdHead"),
            ("w:headerReference", "first", "rIdFirstHead"),
            ("w:footerReference", "default", "rIdFoot"),
            ("w:footerReference", "first", "rIdFirstFoot"),
        ] {
            out.empty(kind, &[("w:type", name), ("r:id", id)]);
        }
        out.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = style.margins;
        let [top, bottom, left, right] =
            [margins.top, margins.bottom, margins.left, margins.right].map(|it| twips(it).to_string());
        let [over, under] = [margins.top, margins.bottom].map(|it| twips(it / 2.0).to_string());
        out.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", &over),
                ("w:footer", &under),
                ("w:gutter", "0"),
            ],
        );
        if document.cover {
            out.empty("w:titlePg", &[]);
        }
    });
}

/// What stands over or under a page: words to the left, a pattern with page numbers to the right.
fn furniture(name: &str, style: &str, (left, right): (&str, &str)) -> Vec<u8> {
    let mut out = Markup::xml();
    out.element(name, SPACES, |out| {
        out.element("w:p", &[], |out| {
            out.element("w:pPr", &[], |out| out.empty("w:pStyle", &[("w:val", style)]));
            text_run(left, "", out);
            if !right.is_empty() {
                tab(out);
            }
            let mut rest = right;
            while let Some((before, after)) = rest.split_once('{') {
                text_run(before, "", out);
                if let Some(left) = after.strip_prefix("page}") {
                    field(" PAGE ", "1", out);
                    rest = left;
                } else if let Some(left) = after.strip_prefix("pages}") {
                    field(" NUMPAGES ", "1", out);
                    rest = left;
                } else {
                    text_run("{", "", out);
                    rest = after;
                }
            }
            text_run(rest, "", out);
        });
    });
    out.finish().into_bytes()
}

fn content_types() -> Vec<u8> {
    let mut out = Markup::xml();
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    out.element("Types", &[("xmlns", space)], |out| {
        for (ending, what) in [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
        ] {
            out.empty("Default", &[("Extension", ending), ("ContentType", what)]);
        }
        let mut part = |name: &str, what: &str| {
            out.empty("Override", &[("PartName", name), ("ContentType", what)]);
        };
        part("/word/document.xml", &format!("{WORD_TYPE}.document.main+xml"));
        for (_, kind, name) in TIED {
            part(&format!("/word/{name}"), &format!("{WORD_TYPE}.{kind}+xml"));
        }
        part(
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        part(
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        );
    });
    out.finish().into_bytes()
}

fn package_relationships() -> Vec<u8> {
    let mut out = Markup::xml();
    out.element("Relationships", &[("xmlns", RELATIONSHIPS)], |out| {
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        relationship(
            "rId1",
            &format!("{OFFICE}/officeDocument"),
            "word/document.xml",
            out,
        );
        relationship("rId2", core, "docProps/core.xml", out);
        relationship(
            "rId3",
            &format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
            out,
        );
    });
    out.finish().into_bytes()
}

fn document_relationships(body: &Body<'_>, picture: Option<&str>) -> Vec<u8> {
    let mut out = Markup::xml();
    out.element("Relationships", &[("xmlns", RELATIONSHIPS)], |out| {
        for (id, kind, target) in TIED {
            relationship(id, &format!("{OFFICE}/{kind}"), target, out);
        }
        if let Some(picture) = picture {
            relationship("rIdLogo", &format!("{OFFICE}/image"), picture, out);
        }
        for (index, target) in body.links.iter().enumerate() {
            let (id, kind) = (Body::link_id(index), format!("{OFFICE}/hyperlink"));
            out.empty(
                "Relationship",
                &[
                    ("Id", &id),
                    ("Type", &kind),
                    ("Target", target),
                    ("TargetMode", "External"),
                ],
            );
        }
    });
    out.finish().into_bytes()
}

fn relationship(id: &str, kind: &str, target: &str, out: &mut Markup) {
    out.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

fn properties(document: &Document) -> Vec<u8> {
    let mut out = Markup::xml();
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let moment = format!("{}T00:00:00Z", document.date);
    out.element("cp:coreProperties", &spaces, |out| {
        out.words("dc:title", &[], &document.title);
        out.words("dc:creator", &[], &document.author);
        if let Some(description) = &document.description {
            out.words("dc:description", &[], description);
        }
        if !document.keywords.is_empty() {
            out.words("cp:keywords", &[], &document.keywords.join(", "));
        }
        out.words("dc:language", &[], &styles::proofing(&document.language));
        out.words("dc:identifier", &[], &readable_text(&document.identifier));
        out.words("cp:lastModifiedBy", &[], &document.author);
        for name in ["dcterms:created", "dcterms:modified"] {
            out.words(name, &[("xsi:type", "dcterms:W3CDTF")], &moment);
        }
    });
    out.finish().into_bytes()
}

fn application() -> Vec<u8> {
    let mut out = Markup::xml();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    out.element("Properties", &[("xmlns", space)], |out| {
        out.words("Application", &[], "Referat");
    });
    out.finish().into_bytes()
}

fn settings(language: &str) -> Vec<u8> {
    let mut out = Markup::xml();
    out.element("w:settings", SPACES, |out| {
        out.empty("w:defaultTabStop", &[("w:val", "720")]);
        out.empty("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
        out.element("w:compat", &[], |out| {
            out.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        out.empty("w:themeFontLang", &[("w:val", &styles::proofing(language))]);
        let is_english = language.starts_with("en");
        let (point, separator) = if is_english { (".", ",") } else { (",", ";") };
        out.empty("w:decimalSymbol", &[("w:val", point)]);
        out.empty("w:listSeparator", &[("w:val", separator)]);
    });
    out.finish().into_bytes()
}
