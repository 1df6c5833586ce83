//! A file as text: bytes in, one string out, with a word on how it was decoded.
//!
//! Knows encodings, not layouts.

use std::borrow::Cow;

use crate::ReadError;

/// More than this is no minutes: a whole year of a council is a tenth of it.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// A file that is text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name without folders.
    pub name: String,
    /// Its text, without a byte order mark; spaces that may not break are plain spaces.
    pub text: String,
    /// The encoding it was decoded from, where that was not UTF-8.
    pub guessed_encoding: Option<&'static str>,
}

impl SourceFile {
    /// Decodes a file: UTF-8, UTF-16 with a byte order mark, else Windows-1252 (which Latin-1 is read as).
    ///
    /// # Errors
    /// Too many bytes, or bytes that no text has.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        let size = bytes.len() as u64;
        if size > MAX_BYTES {
            return Err(ReadError::TooLarge {
                size,
                limit: MAX_BYTES,
            });
        }
        let (text, guessed_encoding) = decode(bytes);
        if is_binary(&text) {
            return Err(ReadError::NotText);
        }
        Ok(Self {
            name: name.to_owned(),
            text: with_plain_spaces(text),
            guessed_encoding,
        })
    }
}

/// The spaces of word processors that may not break: they would hide every label and marker they stand in.
const HARD_SPACES: [char; 3] = ['\u{a0}', '\u{2007}', '\u{202f}'];

fn with_plain_spaces(text: Cow<'_, str>) -> String {
    if HARD_SPACES.iter().any(|space| text.contains(*space)) {
        text.replace(HARD_SPACES, " ")
    } else {
        text.into_owned()
    }
}

fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        let (text, _) = encoding.decode_without_bom_handling(rest);
        let guessed = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
        return (text, guessed);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(_) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
            (text, Some(encoding_rs::WINDOWS_1252.name()))
        }
    }
}

/// Whether a text holds what only binary files hold: NUL, or more than one control character in a hundred.
fn is_binary(text: &str) -> bool {
    if text.as_bytes().contains(&0) {
        return true;
    }
    let odd = text
        .bytes()
        .filter(|byte| *byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0b | 0x0c))
        .count();
    let replaced = text.matches('\u{FFFD}').count();
    (odd + replaced) * 100 > text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_1_is_read_and_said_to_be_guessed() {
        let file = SourceFile::from_bytes("a.txt", b"Sagsfremstilling p\xe5 m\xf8det").unwrap();
        assert_eq!(file.text, "Sagsfremstilling på mødet");
        assert_eq!(file.guessed_encoding, Some("windows-1252"));
    }

    #[test]
    fn utf_16_from_old_editors_is_read() {
        let bytes: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("Punkt æ".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(SourceFile::from_bytes("a.txt", &bytes).unwrap().text, "Punkt æ");
    }

    #[test]
    fn spaces_that_may_not_break_are_plain_spaces() {
        let file = SourceFile::from_bytes("a.txt", "Punkt\u{a0}1:\u{202f}Evt.".as_bytes()).unwrap();
        assert_eq!(file.text, "Punkt 1: Evt.");
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let file = SourceFile::from_bytes("a.txt", "\u{feff}REFERAT".as_bytes()).unwrap();
        assert_eq!((file.text.as_str(), file.guessed_encoding), ("REFERAT", None));
    }

    #[test]
    fn a_picture_and_a_hundred_megabytes_are_refused() {
        assert_eq!(
            SourceFile::from_bytes("a", b"\x89PNG\r\n\x1a\n\0\0"),
            Err(ReadError::NotText)
        );
        let size = MAX_BYTES + 1;
        let large = vec![b'a'; size as usize];
        assert_eq!(
            SourceFile::from_bytes("a", &large),
            Err(ReadError::TooLarge {
                size,
                limit: MAX_BYTES
            })
        );
    }
}
