//! The styles of a Word file, under the ids and names that Word in every language takes for its own.
//!
//! Knows looks; nothing of what is written in them.

use super::DocxStyle;
use super::package::SPACES;
use crate::forms::markup::Markup;

/// A language of a document as Word's spelling asks for it: `da-DK`.
pub(super) fn proofing(language: &str) -> String {
    match language {
        "da" => "da-DK".to_owned(),
        "en" => "en-GB".to_owned(),
        other => other.to_owned(),
    }
}

/// A style of paragraphs.
struct Paragraphs<'s> {
    id: &'s str,
    name: &'s str,
    based_on: Option<&'s str>,
    next: Option<&'s str>,
    /// Whether it is Word's own.
    own: bool,
    /// What stands in its `w:pPr` and `w:rPr`, of ours alone.
    shape: String,
    words: String,
}

/// The part `styles.xml`.
pub(super) fn part(style: &DocxStyle, language: &str) -> Vec<u8> {
    let mut out = Markup::xml();
    let language = proofing(language);
    out.element("w:styles", SPACES, |out| {
        defaults(style, &language, out);
        for paragraphs in all(style) {
            write(&paragraphs, out);
        }
        out.raw(concat!(
            r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">"#,
            r#"<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
        ));
        let colour = style.words_accent().digits();
        out.raw(&format!(
            concat!(
                r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>"#,
                r#"<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>"#,
                r#"<w:rPr><w:color w:val="{colour}"/><w:u w:val="single"/></w:rPr></w:style>"#,
            ),
            colour = colour
        ));
        out.raw(concat!(
            r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>"#,
            r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>"#,
            r#"<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>"#,
            r#"<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
            r#"<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>"#,
            r#"<w:uiPriority w:val="99"/><w:semiHidden/></w:style>"#,
            r#"<w:style w:type="table" w:customStyle="1" w:styleId="RuledTable"><w:name w:val="Ruled Table"/>"#,
            r#"<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>"#,
            r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="969696"/>"#,
            r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="969696"/>"#,
            r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="969696"/></w:tblBorders><w:tblCellMar>"#,
            r#"<w:top w:w="80" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/>"#,
            r#"<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        ));
    });
    out.finish().into_bytes()
}

fn defaults(style: &DocxStyle, language: &str, out: &mut Markup) {
    let family = style.typefaces.first().map_or("Calibri", String::as_str);
    let size = half_points(style.size, 1.0);
    out.element("w:docDefaults", &[], |out| {
        out.element("w:rPrDefault", &[], |out| {
            out.element("w:rPr", &[], |out| {
                out.empty(
                    "w:rFonts",
                    &[
                        ("w:ascii", family),
                        ("w:hAnsi", family),
                        ("w:eastAsia", family),
                        ("w:cs", family),
                    ],
                );
                out.empty("w:sz", &[("w:val", &size)]);
                out.empty("w:szCs", &[("w:val", &size)]);
                out.empty("w:lang", &[("w:val", language), ("w:eastAsia", language)]);
            });
        });
        out.element("w:pPrDefault", &[], |out| {
            out.raw(r#"<w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>"#);
        });
    });
}

fn all(style: &DocxStyle) -> Vec<Paragraphs<'static>> {
    let accent = style.words_accent().digits();
    let size = |times: f64| {
        let size = half_points(style.size, times);
        format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#)
    };
    let own = |id, name, shape: String, words: String| Paragraphs {
        id,
        name,
        based_on: Some("Normal"),
        next: Some("Normal"),
        own: true,
        shape,
        words,
    };
    let heading = |id, name, level: u32, before: u32, after: u32, words: String| {
        let shape = format!(
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/><w:outlineLvl w:val="{level}"/>"#
        );
        own(id, name, shape, words)
    };
    let bold = format!(r#"<w:b/><w:bCs/><w:color w:val="{accent}"/>"#);
    let slanted = format!(r#"<w:b/><w:bCs/><w:i/><w:iCs/><w:color w:val="{accent}"/>"#);
    let width = style.width();
    let contents = |id, name, indent: u32| {
        let shape = format!(
            r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs><w:spacing w:after="100"/><w:ind w:left="{indent}" w:right="567"/>"#
        );
        own(id, name, shape, String::new())
    };
    let furniture = |id, name| {
        let shape = format!(
            r#"<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>"#
        );
        let words = format!(r#"<w:color w:val="464646"/>{}"#, size(0.8));
        Paragraphs {
            next: None,
            ..own(id, name, shape, words)
        }
    };
    let made = |id, name, shape: &str, words: String| Paragraphs {
        own: false,
        next: None,
        ..own(id, name, shape.to_owned(), words)
    };
    let bar = format!(
        r#"<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{accent}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/>"#
    );
    let bar = |before: u32, after: u32| {
        format!(r#"{bar}<w:spacing w:before="{before}" w:after="{after}"/><w:ind w:left="227"/>"#)
    };
    vec![
        Paragraphs {
            based_on: None,
            next: None,
            ..own("Normal", "Normal", String::new(), String::new())
        },
        own(
            "Title",
            "Title",
            r#"<w:keepNext/><w:spacing w:after="320" w:line="240" w:lineRule="auto"/>"#.to_owned(),
            format!("{bold}{}", size(1.8)),
        ),
        heading(
            "Heading1",
            "heading 1",
            0,
            280,
            200,
            format!("{bold}{}", size(1.45)),
        ),
        heading(
            "Heading2",
            "heading 2",
            1,
            280,
            120,
            format!("{bold}{}", size(1.15)),
        ),
        heading(
            "Heading3",
            "heading 3",
            2,
            240,
            120,
            format!("{bold}{}", size(1.0)),
        ),
        heading(
            "Heading4",
            "heading 4",
            3,
            220,
            120,
            format!("{slanted}{}", size(1.0)),
        ),
        heading(
            "Heading5",
            "heading 5",
            4,
            220,
            120,
            format!("{slanted}{}", size(1.0)),
        ),
        contents("TOC1", "toc 1", 0),
        contents("TOC2", "toc 2", 227),
        contents("TOC3", "toc 3", 454),
        furniture("Header", "header"),
        furniture("Footer", "footer"),
        Paragraphs {
            next: None,
            ..own("ListParagraph", "List Paragraph", String::new(), String::new())
        },
        made(
            "TableWords",
            "Table Words",
            r#"<w:spacing w:after="60" w:line="252" w:lineRule="auto"/>"#,
            size(0.92),
        ),
        made(
            "KeyFigureName",
            "Key Figure Name",
            &format!("<w:keepNext/>{}", bar(240, 0)),
            "<w:b/><w:bCs/>".to_owned(),
        ),
        made(
            "KeyFigureValue",
            "Key Figure Value",
            &bar(0, 0),
            format!("<w:b/><w:bCs/>{}", size(1.5)),
        ),
        made("KeyFigureNote", "Key Figure Note", &bar(0, 280), size(0.9)),
    ]
}

fn write(style: &Paragraphs<'_>, out: &mut Markup) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", style.id)];
    if style.id == "Normal" {
        attributes.insert(1, ("w:default", "1"));
    }
    if !style.own {
        attributes.insert(1, ("w:customStyle", "1"));
    }
    out.element("w:style", &attributes, |out| {
        out.empty("w:name", &[("w:val", style.name)]);
        for (name, value) in [("w:basedOn", style.based_on), ("w:next", style.next)] {
            if let Some(value) = value {
                out.empty(name, &[("w:val", value)]);
            }
        }
        out.empty("w:qFormat", &[]);
        for (name, inside) in [("w:pPr", &style.shape), ("w:rPr", &style.words)] {
            if !inside.is_empty() {
                out.element(name, &[], |out| out.raw(inside));
            }
        }
    });
}

/// A size in half points, as Word counts.
fn half_points(size: f64, times: f64) -> String {
    let half = (size * times * 2.0).round().clamp(2.0, 400.0);
    format!("{half:.0}")
}
