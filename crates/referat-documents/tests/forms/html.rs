//! HTML that is handed out: complete by itself, escaped, and the same every time.

use proptest::prelude::*;
use referat_documents::document::{Block, Cell, Fact, Heading, List, Run, Table};
use referat_documents::forms::contrast::Colour;
use referat_documents::forms::html::{HtmlStyle, html};
use referat_documents::forms::logo::LogoImage;

use crate::{readable, reading, sample};

fn style() -> HtmlStyle {
    HtmlStyle {
        accent: Colour::parse("#0a5c36").unwrap(),
        typefaces: vec!["Source Sans 3".to_owned()],
        logo: Some(LogoImage {
            media_type: "image/svg+xml".to_owned(),
            bytes: b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 30'>\
                     <rect width='90' height='30' fill='#0a5c36'/></svg>"
                .to_vec(),
            alt: "Sandved Kommune".to_owned(),
        }),
    }
}

#[test]
fn every_block_has_its_place_in_the_page() {
    let page = html(&sample::every_block(), &style());
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    insta::assert_snapshot!("every_block", format!("{before}<style></style>{after}"));
}

#[test]
fn the_page_needs_nothing_and_breaks_no_rule_of_html() {
    let page = html(&sample::every_block(), &style());
    let found = reading::html(&page);
    assert_eq!(found.errors, Vec::<String>::new());
    for (name, attributes) in &found.tags {
        assert!(!matches!(name.as_str(), "script" | "link" | "iframe"), "{name}");
        for (attribute, value) in attributes {
            assert!(!attribute.starts_with("on"), "{attribute}");
            if attribute == "src" {
                assert!(value.starts_with("data:"), "{value}");
            }
            assert!(!value.starts_with("javascript"), "{value}");
        }
    }
    let ids: Vec<&str> = attributes(&found, "id");
    for link in attributes(&found, "href")
        .iter()
        .filter_map(|href| href.strip_prefix('#'))
    {
        assert!(ids.contains(&link), "nothing is called {link}");
    }
    let mut single = ids.clone();
    single.dedup();
    assert_eq!(ids, single);
}

fn attributes<'f>(found: &'f reading::FoundHtml, name: &str) -> Vec<&'f str> {
    found
        .tags
        .iter()
        .flat_map(|(_, attributes)| attributes)
        .filter(|(attribute, _)| attribute == name)
        .map(|(_, value)| value.as_str())
        .collect()
}

#[test]
fn the_same_document_is_the_same_bytes() {
    let document = sample::every_block();
    assert_eq!(html(&document, &style()), html(&document, &style()));
}

#[test]
fn a_pale_accent_is_darkened_before_it_is_used() {
    let pale = HtmlStyle {
        accent: Colour::parse("#ffe000").unwrap(),
        ..HtmlStyle::default()
    };
    let page = html(&sample::every_block(), &pale);
    assert!(!page.contains("--accent: #ffe000"));
    assert!(page.contains("--accent-in-the-dark: #ffe000"));
}

proptest! {
    #[test]
    fn any_words_are_read_as_they_were_written(texts in prop::collection::vec("\\PC*|[\\x00-\\x20<>&\"'/a=-]{0,9}|(?s).{0,5}", 8)) {
        let [title, label, heading, words, href, cell, value, author] = texts.as_slice() else { unreachable!() };
        let link = Run::Text { text: words.clone(), strong: true, emphasis: true, href: Some(href.clone()), anchor: None };
        let marked = |text: &str| vec![Run::text("⟦"), Run::text(text), Run::text("⟧")];
        let mut document = sample::document(vec![
            Block::Title,
            Block::Facts { rows: vec![Fact { label: format!("⟦{label}⟧"), runs: marked(words) }] },
            Block::Contents,
            Block::Heading(Heading { level: 1, runs: marked(heading), anchor: Some(heading.clone()), contents: Some(format!("⟦{heading}⟧")), page_break: true, bookmarked: true }),
            Block::Paragraph { runs: vec![Run::text("⟦"), link, Run::text("⟧")] },
            Block::List(List { ordered: false, start: 1, tight: true, marker: false, items: vec![vec![Block::Paragraph { runs: marked(words) }]] }),
            Block::Table(Table { header_rows: 1, rows: vec![vec![Cell::runs(marked(cell))]], widths: None }),
            Block::Figure { name: "n".to_owned(), value: format!("⟦{value}⟧"), note: None },
        ]);
        document.title = format!("⟦{title}⟧");
        document.author.clone_from(author);
        document.foot = (format!("⟦{author}⟧"), author.clone());
        document.head = Some((author.clone(), words.clone()));
        let page = html(&document, &HtmlStyle { typefaces: vec![label.clone()], ..HtmlStyle::default() });
        let found = reading::html(&page);
        let expected: Vec<String> = [title, title, label, words, heading, heading, words, words, cell, value, author]
            .iter()
            .map(|text| format!("⟦{}⟧", readable(text)))
            .collect();
        let mut rest = found.words.as_str();
        for text in &expected {
            let at = rest.find(text.as_str());
            prop_assert!(at.is_some(), "{text:?} isn't in {rest:?}");
            rest = &rest[at.unwrap() + text.len()..];
        }
        prop_assert!(!found.tags.iter().any(|(name, _)| name == "script"));
    }
}
