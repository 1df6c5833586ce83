//! Attachments (bilag).
//!
//! An attachment of old minutes is a name without bytes; the bytes can come later.

use serde::{Deserialize, Serialize};

/// The content of a file, by what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Checksum(pub [u8; 32]);

impl Checksum {
    /// SHA-256 of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest;
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

/// What stands behind the title of an attachment that came at the meeting itself, as minutes print it.
pub const SHOWN_STAMP: &str = "(fremlagt på mødet)";

/// An attachment's line as minutes print it: its title, and the stamp of one that was shown at the meeting.
#[must_use]
pub fn printed_title(title: &str, is_shown: bool) -> String {
    match is_shown {
        true => format!("{title} {SHOWN_STAMP}").trim_start().to_owned(),
        false => title.to_owned(),
    }
}

/// Reads an attachment's line: its title, and whether it has the stamp. A line that is nothing but the stamp is a title.
#[must_use]
pub fn read_printed_title(line: &str) -> (&str, bool) {
    let trimmed = line.trim_end();
    let at = trimmed.len().checked_sub(SHOWN_STAMP.len());
    let stamp = at.and_then(|at| Some((trimmed.get(..at)?, trimmed.get(at..)?)));
    match stamp {
        Some((title, stamp)) if stamp.to_lowercase() == SHOWN_STAMP && !title.trim().is_empty() => {
            (title.trim_end(), true)
        }
        _ => (line, false),
    }
}

/// Where an attachment's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentContent {
    /// Only its name is known, as in old minutes.
    NameOnly,
    /// Stored.
    Stored(StoredFile),
}

/// A file in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// What it is made of.
    pub checksum: Checksum,
    /// Its size in bytes.
    pub size: u64,
    /// Its name where it came from.
    pub file_name: String,
}

/// The file type an attachment's title names ("…pdf"), in lower case, if its ending is a known one.
#[must_use]
pub fn extension_of(title: &str) -> Option<String> {
    const KNOWN: [&str; 18] = [
        "pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "odt", "ods", "odp", "txt",
        "csv", "md", "msg", "jpg", "png",
    ];
    let (stem, extension) = title.rsplit_once('.')?;
    let extension = extension.trim().to_lowercase();
    (!stem.trim().is_empty() && KNOWN.contains(&extension.as_str())).then_some(extension)
}

/// Whether a file of this name is the attachment of this title: the same words, extension or not.
#[must_use]
pub fn is_named(file_name: &str, title: &str) -> bool {
    let bare = |name: &str| {
        let name = match extension_of(name) {
            Some(extension) => name
                .trim()
                .strip_suffix(extension.as_str())
                .unwrap_or(name)
                .trim_end_matches('.'),
            None => name,
        };
        name.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let same_type = match (extension_of(file_name), extension_of(title)) {
        (Some(file), Some(title)) => file == title,
        (None, _) | (_, None) => true,
    };
    same_type && bare(file_name) == bare(title)
}

/// Which of the files is the attachment of this title, when `titles` are all that the document prints.
///
/// A file whose name is another title to the letter is that one's: beside "Ansøgning.pdf" and "Ansøgning", the
/// latter is another file, if there is one.
#[must_use]
pub fn file_of(title: &str, titles: &[&str], file_names: &[&str]) -> Option<usize> {
    let is_exactly = |file: &str, title: &str| {
        let same_type = extension_of(title).is_some_and(|of| extension_of(file) == Some(of));
        same_type && is_named(file, title)
    };
    let first = |fits: &dyn Fn(&str) -> bool| file_names.iter().position(|file| fits(file));
    let is_anothers = |file: &str| titles.iter().any(|other| is_exactly(file, other));
    first(&|file| is_exactly(file, title))
        .or_else(|| first(&|file| is_named(file, title) && !is_anothers(file)))
        .or_else(|| first(&|file| is_named(file, title)))
}

/// The media type of a file, by its first bytes, and by its ending where those don't say.
#[must_use]
pub fn media_type(bytes: &[u8], file_name: &str) -> &'static str {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF-") {
        return "application/pdf";
    }
    if starts(b"\x89PNG\r\n\x1a\n") {
        return "image/png";
    }
    if starts(b"\xff\xd8\xff") {
        return "image/jpeg";
    }
    let extension = extension_of(file_name).unwrap_or_default();
    if starts(b"PK\x03\x04") {
        return match extension.as_str() {
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odt" => "application/vnd.oasis.opendocument.text",
            "ods" => "application/vnd.oasis.opendocument.spreadsheet",
            "odp" => "application/vnd.oasis.opendocument.presentation",
            _ => "application/zip",
        };
    }
    let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'));
    match (is_text, extension.as_str()) {
        (true, "csv") => "text/csv; charset=utf-8",
        (true, "md") => "text/markdown; charset=utf-8",
        (true, _) => "text/plain; charset=utf-8",
        (false, _) => "application/octet-stream",
    }
}

/// How an attachment is kept, as the store's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentState {
    /// A name without bytes.
    NameOnly,
    /// Stored with its checksum.
    Stored,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_to_the_title_that_names_it_best() {
        let titles = ["Ansøgning.pdf", "Ansøgning", "Notat"];
        let files = ["Ansøgning.pdf", "Ansøgning.txt"];
        let found = titles.map(|title| file_of(title, &titles, &files));
        assert_eq!(found, [Some(0), Some(1), None]);
        assert_eq!(file_of("Ansøgning", &titles, &files[..1]), Some(0));
        assert_eq!(file_of("Ansøgning", &["Ansøgning"], &files), Some(0));
    }

    #[test]
    fn an_attachment_is_known_by_its_title_with_or_without_extension() {
        assert!(is_named("Notat - Onboarding.pdf", "Notat - Onboarding"));
        assert!(is_named("Slides.pdf", "slides.pdf"));
        assert!(is_named(
            "God adfærd (grundlag) .docx",
            "God adfærd (grundlag) .docx"
        ));
        assert!(!is_named("Slides.docx", "Slides.pdf"));
        assert!(!is_named("Notat.pdf", "Bilag"));
    }

    #[test]
    fn the_stamp_of_what_was_shown_at_the_meeting_is_read_as_it_is_printed() {
        for (title, is_shown) in [
            ("Kort over havnen.pdf", true),
            ("Kort", false),
            ("Notat (bilag 2)", true),
        ] {
            let line = printed_title(title, is_shown);
            assert_eq!(read_printed_title(&line), (title, is_shown));
        }
        assert_eq!(read_printed_title("Kort (Fremlagt på mødet) "), ("Kort", true));
        assert_eq!(read_printed_title(SHOWN_STAMP), (SHOWN_STAMP, false));
        assert_eq!(read_printed_title("Æøå"), ("Æøå", false));
    }

    #[test]
    fn a_full_stop_in_a_title_is_no_extension() {
        assert_eq!(extension_of("Økonomirapport pr. 30 09 17"), None);
        assert_eq!(extension_of("PP budget 28. oktober.pdf"), Some("pdf".into()));
        assert_eq!(extension_of(".pdf"), None);
    }

    #[test]
    fn a_file_is_what_its_bytes_say_and_not_its_name() {
        assert_eq!(media_type(b"%PDF-1.7", "a.txt"), "application/pdf");
        assert_eq!(
            media_type("a;b\næ;1".as_bytes(), "tal.csv"),
            "text/csv; charset=utf-8"
        );
        assert_eq!(media_type(&[0, 1, 2], "a.pdf"), "application/octet-stream");
    }

    #[test]
    fn a_checksum_reads_its_own_print() {
        let checksum = Checksum::of(b"Sandved");
        assert_eq!(Checksum::from_hex(&checksum.hex()), Some(checksum));
        assert_eq!(Checksum::from_hex("æ"), None);
    }
}
