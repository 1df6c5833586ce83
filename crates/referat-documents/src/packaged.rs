//! Files of Word, Excel, PowerPoint and OpenDocument, judged by their list of parts. Nothing is unpacked.
//!
//! Such a file is a zip archive (ECMA-376 part 2; OpenDocument 1.3 part 2). Its list of parts says what is in it and how
//! large each part is said to become; whoever lies there meets the limits of the program that opens it
//! ([`crate::child_process`]).

use std::io::Cursor;

use zip::ZipArchive;

/// The most parts a document has.
const MOST_PARTS: usize = 10_000;

/// So many bytes all parts together may be said to become.
const MOST_UNPACKED: u64 = 1 << 30;

/// Below this nobody asks how well a file is packed.
const SMALL: u64 = 100 << 20;

/// So many times its size a larger file may be said to become. What people write comes to some ten times.
const MOST_TIMES: u64 = 200;

/// Why a file isn't taken for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is no such document, whatever its name ends in.
    NotOne,
    /// It becomes too much when it is unpacked.
    Bomb,
    /// It has programs in it.
    Macros,
}

/// Judges a file that says it is a document of an office program.
///
/// # Errors
/// [`Unfit`], which says why it isn't taken.
pub fn judge(bytes: &[u8]) -> Result<(), Unfit> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unfit::NotOne)?;
    if archive.len() > MOST_PARTS {
        return Err(Unfit::Bomb);
    }
    let mut unpacked = 0u64;
    let (mut is_document, mut has_macros) = (false, false);
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Unfit::NotOne)?;
        unpacked = unpacked.saturating_add(part.size());
        let name = part.name().map_err(|_| Unfit::NotOne)?.to_ascii_lowercase();
        is_document |= name == "[content_types].xml" || name == "mimetype";
        has_macros |= is_program(&name);
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let is_bomb = unpacked > MOST_UNPACKED || (unpacked > SMALL && unpacked / size.max(1) > MOST_TIMES);
    match (is_document, is_bomb, has_macros) {
        (false, _, _) => Err(Unfit::NotOne),
        (true, true, _) => Err(Unfit::Bomb),
        (true, false, true) => Err(Unfit::Macros),
        (true, false, false) => Ok(()),
    }
}

/// Whether a part is a program: Visual Basic, macros of Excel 4, ActiveX, Basic and scripts of OpenDocument.
fn is_program(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.starts_with("vbaproject")
        || file.starts_with("vbadata")
        || name.contains("/macrosheets/")
        || name.contains("/activex/")
        || name.starts_with("basic/")
        || name.starts_with("scripts/")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, body) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(body).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_document_is_known_by_its_parts() {
        let word = packed(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", b"<w/>"),
        ]);
        assert_eq!(judge(&word), Ok(()));
        let text = packed(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"<o/>"),
        ]);
        assert_eq!(judge(&text), Ok(()));
        assert_eq!(judge(&packed(&[("setup.exe", b"MZ")])), Err(Unfit::NotOne));
        assert_eq!(judge(b"PK\x03\x04 and nothing else"), Err(Unfit::NotOne));
        assert_eq!(judge(&word[..word.len() / 2]), Err(Unfit::NotOne), "cut off");
    }

    #[test]
    fn programs_are_known_wherever_they_are() {
        for name in [
            "word/vbaProject.bin",
            "WORD/VBAPROJECT.BIN",
            "xl/macrosheets/sheet1.xml",
            "word/activeX/activeX1.bin",
            "Basic/Standard/Module1.xml",
            "Scripts/python/a.py",
        ] {
            let file = packed(&[("[Content_Types].xml", b"<Types/>"), (name, b"x")]);
            assert_eq!(judge(&file), Err(Unfit::Macros), "{name}");
        }
    }

    #[test]
    fn what_becomes_too_much_is_told_without_unpacking_it() {
        let zeros = vec![0; 120 << 20];
        let bomb = packed(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", &zeros),
        ]);
        assert!(bomb.len() < 200_000);
        assert_eq!(judge(&bomb), Err(Unfit::Bomb));
        let many: Vec<(String, &[u8])> = (0..=MOST_PARTS).map(|at| (format!("{at}"), &b""[..])).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|(name, body)| (name.as_str(), *body)).collect();
        assert_eq!(judge(&packed(&many)), Err(Unfit::Bomb));
    }
}
