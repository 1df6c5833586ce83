//! Word files: their XML, their words, and what another office program reads in them.

use std::process::Command;

use proptest::prelude::*;
use referat_documents::document::{Block, Document, Fact, Heading, Run};
use referat_documents::forms::contrast::Colour;
use referat_documents::forms::docx::{DocxStyle, docx};
use referat_documents::forms::logo::LogoImage;

use crate::{readable, reading, sample};

/// The smallest PNG: one point.
const POINT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

fn style() -> DocxStyle {
    let logo = LogoImage {
        media_type: "image/png".to_owned(),
        bytes: POINT.to_vec(),
        alt: "Sandved \"Kommune\"".to_owned(),
    };
    DocxStyle {
        accent: Colour::parse("#ffe000").unwrap(),
        logo: Some((logo, 12.0)),
        ..DocxStyle::default()
    }
}

fn made(document: &Document) -> Vec<u8> {
    docx(document, &style()).unwrap()
}

#[test]
fn every_part_is_whole_and_tied_to_the_others() {
    let file = made(&sample::every_block());
    let names = reading::names(&file);
    assert_eq!(names.first().map(String::as_str), Some("[Content_Types].xml"));
    for name in names
        .iter()
        .filter(|name| name.ends_with("xml") || name.ends_with("rels"))
    {
        reading::xml_text(&reading::part(&file, name), "w:t");
    }
    let ties = reading::part(&file, "word/_rels/document.xml.rels");
    let body = reading::part(&file, "word/document.xml");
    for id in values(&body, "r:id=").chain(values(&body, "r:embed=")) {
        assert!(ties.contains(&format!("Id=\"{id}\"")), "{id} is tied to nothing");
    }
    for target in values(&ties, "Target=").filter(|it| !it.contains("://")) {
        assert!(names.contains(&format!("word/{target}")), "{target} isn't there");
    }
    let styles = reading::part(&file, "word/styles.xml");
    for name in values(&body, "w:pStyle w:val=").chain(values(&body, "w:rStyle w:val=")) {
        assert!(
            styles.contains(&format!("w:styleId=\"{name}\"")),
            "no style {name}"
        );
    }
    let lists = reading::part(&file, "word/numbering.xml");
    for number in values(&body, "w:numId w:val=") {
        assert!(
            lists.contains(&format!("w:num w:numId=\"{number}\"")),
            "no list {number}"
        );
    }
    for anchor in values(&body, "w:anchor=") {
        assert!(
            body.contains(&format!("w:name=\"{anchor}\"")),
            "nothing is called {anchor}"
        );
    }
}

fn values<'t>(text: &'t str, before: &str) -> impl Iterator<Item = &'t str> {
    text.split(&format!("{before}\""))
        .skip(1)
        .map(|it| it.split('"').next().unwrap())
        .collect::<Vec<_>>()
        .into_iter()
}

#[test]
fn headings_lists_and_tables_are_real_ones() {
    let file = made(&sample::every_block());
    let body = reading::part(&file, "word/document.xml");
    let styles = reading::part(&file, "word/styles.xml");
    assert!(styles.contains(r#"w:styleId="Heading1"><w:name w:val="heading 1"/>"#));
    assert!(styles.contains(r#"w:lang w:val="da-DK""#));
    assert!(!styles.contains("FFE000"), "a pale accent is darkened");
    assert_eq!(body.matches(r#"w:val="Heading1""#).count(), 3);
    assert_eq!(body.matches(r#"w:val="Title""#).count(), 1);
    assert_eq!(body.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(
        body.matches("<w:tr>").count(),
        body.matches("<w:cantSplit/>").count()
    );
    assert!(body.contains(r#"<w:instrText xml:space="preserve"> TOC \f C \h \z \l 1-3 </w:instrText>"#));
    assert_eq!(body.matches("PAGEREF").count(), 2);
    assert_eq!(
        body.matches(r#"fldCharType="begin""#).count(),
        body.matches(r#"fldCharType="end""#).count()
    );
    assert!(body.contains(r#"descr="Sandved &quot;Kommune&quot;""#));
    let lists = reading::part(&file, "word/numbering.xml");
    assert!(lists.contains(r#"<w:startOverride w:val="3"/>"#));
    assert_eq!(lists.matches("<w:lvlOverride").count(), 3);
    let properties = reading::part(&file, "docProps/core.xml");
    assert!(properties.contains("2024-03-13T00:00:00Z"));
    assert!(reading::part(&file, "word/footer1.xml").contains(" NUMPAGES "));
    let settings = reading::part(&file, "word/settings.xml");
    assert!(
        !settings.contains("updateFields"),
        "Word would ask before it opens the file"
    );
}

#[test]
fn the_same_document_is_the_same_bytes() {
    assert_eq!(made(&sample::every_block()), made(&sample::every_block()));
}

/// The one start of an office program: several files at once, each as text.
#[test]
fn another_office_program_reads_the_same_words_in_the_same_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut hostile = sample::every_block();
    hostile.title = "\u{0}\u{1f}]]>&amp;<w:p> \u{fffe} 😀 \\ \"".to_owned();
    hostile
        .body
        .insert(2, Block::paragraph("{ PAGE } \u{b} </w:t> \u{202e} TOC"));
    hostile.cover = false;
    let documents = [
        ("all", sample::every_block()),
        ("hostile", hostile),
        ("nothing", sample::document(Vec::new())),
    ];
    let mut command = Command::new("soffice");
    command.arg(format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    ));
    command
        .args([
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
        ])
        .arg(folder.path());
    for (name, document) in &documents {
        let path = folder.path().join(format!("{name}.docx"));
        std::fs::write(&path, made(document)).unwrap();
        command.arg(path);
    }
    let output = command
        .output()
        .expect("LibreOffice is needed: apt-get install libreoffice-writer");
    assert!(output.status.success(), "{output:?}");
    for (name, document) in &documents {
        let text = std::fs::read_to_string(folder.path().join(format!("{name}.txt"))).unwrap();
        let body = reading::part(&made(document), "word/document.xml");
        let ours: String = reading::xml_text(&body, "w:t").concat();
        assert_eq!(letters(&text), letters(&ours), "{name}");
    }
}

/// The letters of a text in their order: marks of lists, numbers of pages and spaces are the program's own.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphabetic() || "<>&\"\u{fffd}".contains(*c))
        .collect()
}

proptest! {
    #[test]
    fn any_words_are_read_as_they_were_written(texts in prop::collection::vec("\\PC*|[\\x00-\\x20<>&\"'/a=-]{0,9}|(?s).{0,5}", 6)) {
        let [title, label, heading, words, href, value] = texts.as_slice() else { unreachable!() };
        let link = Run::Text { text: words.clone(), strong: true, emphasis: true, href: Some(format!("https://{href}")), anchor: None };
        let mut document = sample::document(vec![
            Block::Title,
            Block::Facts { rows: vec![Fact { label: label.clone(), runs: vec![Run::text(words)] }] },
            Block::Contents,
            Block::Heading(Heading { level: 1, runs: vec![Run::text(format!("⟦{heading}⟧"))], anchor: Some(heading.clone()), contents: Some(format!("⟦{heading}⟧")), page_break: true, bookmarked: true }),
            Block::Paragraph { runs: vec![Run::text("⟦"), link] },
            Block::Figure { name: "n".to_owned(), value: value.clone(), note: None },
        ]);
        document.title = format!("⟦{title}⟧");
        document.keywords = vec![words.clone()];
        document.identifier.clone_from(label);
        document.foot.1 = format!("{value}{{pages}}");
        let file = made(&document);
        for name in reading::names(&file).iter().filter(|name| !name.ends_with("png")) {
            reading::xml_text(&reading::part(&file, name), "w:t");
        }
        let found = reading::xml_text(&reading::part(&file, "word/document.xml"), "w:t").concat();
        let expected: String = [&format!("⟦{title}⟧"), label, " ", words, &format!("⟦{heading}⟧"), &format!("⟦{heading}⟧"), "⟦", words, "n", value].iter().map(|it| readable(it)).collect();
        prop_assert_eq!(found, expected);
    }
}
