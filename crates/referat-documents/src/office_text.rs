//! The words of office files (DOCX, XLSX, PPTX, ODT, ODS, ODP), for those who look them through.
//!
//! Only words come out: no looks, no formulas. What is packed too tight or nested too deep is left unread, so that a
//! file made to do harm does none.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// So many bytes of a part are read.
const MOST_OF_A_PART: u64 = 32 * 1024 * 1024;

/// So many parts of a file are read.
const MOST_PARTS: usize = 500;

/// The words of an office file; `None` where it is none, or can't be read.
#[must_use]
pub fn office_text(bytes: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts: Vec<String> = archive
        .file_names()
        .filter_map(|name| name.ok().map(|name| name.into_owned()))
        .filter(|name| has_words(name))
        .collect();
    parts.sort();
    parts.truncate(MOST_PARTS);
    if parts.is_empty() {
        return None;
    }
    let mut text = String::new();
    for part in parts {
        let Ok(file) = archive.by_name(&part) else {
            continue;
        };
        let mut xml = Vec::new();
        if file.take(MOST_OF_A_PART).read_to_end(&mut xml).is_ok() {
            words_of(&xml, &mut text);
        }
    }
    Some(text)
}

/// Whether a part of the package holds what people read.
fn has_words(name: &str) -> bool {
    let is_xml = name.ends_with(".xml");
    let is_in = |folder: &str| name.starts_with(folder) && !name.contains("/_rels/");
    name == "content.xml"
        || name == "xl/sharedStrings.xml"
        || (is_xml
            && (is_in("word/document")
                || is_in("word/header")
                || is_in("word/footer")
                || is_in("word/footnotes")
                || is_in("word/comments")
                || is_in("xl/worksheets/")
                || is_in("ppt/slides/")
                || is_in("ppt/notesSlides/")))
}

/// The text of a part: a line for each paragraph, cell or row.
fn words_of(xml: &[u8], text: &mut String) {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Text(words)) => {
                text.push_str(&words);
            }
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(character)) => text.push(character),
                Ok(None) => text.push_str(match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "",
                }),
                Err(_) => {}
            },
            Ok(Event::Empty(tag)) if matches!(tag.local_name().as_ref(), "tab" | "br" | "s") => {
                text.push(' ')
            }
            Ok(Event::End(tag)) if matches!(tag.local_name().as_ref(), "p" | "h" | "si" | "c" | "v") => {
                text.push('\n');
            }
            // Whatever comes after a mistake can't be trusted; what was read can.
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn words_split_over_runs_are_one_and_paragraphs_are_lines() {
        let document = "<w:document><w:p><w:r><w:t>Ring til 0707</w:t></w:r><w:r><w:t>61-4285 &amp; s&#230;t</w:t></w:r></w:p><w:p><w:t>Ny linje</w:t></w:p></w:document>";
        let file = package(&[
            ("word/document.xml", document),
            ("word/styles.xml", "<x>ikke med</x>"),
        ]);
        assert_eq!(
            office_text(&file).unwrap(),
            "Ring til 070761-4285 & sæt\nNy linje\n"
        );
        let sheet = "<sst><si><t>Navn</t></si><si><t>Bo</t></si></sst>";
        assert_eq!(
            office_text(&package(&[("xl/sharedStrings.xml", sheet)])).unwrap(),
            "Navn\nBo\n"
        );
    }

    #[test]
    fn what_is_no_office_file_or_is_broken_gives_what_could_be_read() {
        assert_eq!(office_text(b"PK\x03\x04nonsense"), None);
        assert_eq!(office_text(&package(&[("other.txt", "x")])), None);
        let broken = package(&[("word/document.xml", "<w:p><w:t>Før</w:t></w:q><w:t>efter")]);
        assert!(office_text(&broken).unwrap().starts_with("Før"));
    }
}
