//! What a file is, by its content first and its name last. Opens nothing, trusts no name.

/// What a file is, as far as printing it is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A text document of an office program.
    TextDocument,
    /// A spreadsheet.
    Spreadsheet,
    /// A presentation.
    Presentation,
    /// A picture.
    Picture,
    /// Anything else: sound, film, programs, archives.
    Other,
}

/// So many bytes may stand before the mark of a PDF.
const PDF_MARK_WITHIN: usize = 1024;

impl FileKind {
    /// What this file is.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let begins = |mark: &[u8]| bytes.starts_with(mark);
        let head = bytes.get(..PDF_MARK_WITHIN.min(bytes.len())).unwrap_or_default();
        if head.windows(5).any(|part| part == b"%PDF-") {
            return Self::Pdf;
        }
        let is_picture = begins(b"\x89PNG\r\n\x1a\n")
            || begins(b"\xff\xd8\xff")
            || begins(b"GIF8")
            || begins(b"BM")
            || begins(b"II*\0")
            || begins(b"MM\0*")
            || (begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"));
        if is_picture {
            return Self::Picture;
        }
        let by_name = Self::of_name(name);
        // Office files are zip or the older compound files, and only their name says which program's they are.
        let is_package = begins(b"PK\x03\x04") || begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        let is_text = begins(b"{\\rtf") || !head.contains(&0);
        match by_name {
            Self::TextDocument | Self::Spreadsheet | Self::Presentation if is_package || is_text => by_name,
            Self::Pdf
            | Self::TextDocument
            | Self::Spreadsheet
            | Self::Presentation
            | Self::Picture
            | Self::Other => Self::Other,
        }
    }

    fn of_name(name: &str) -> Self {
        let ending = name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_ascii_lowercase();
        match ending.as_str() {
            "docx" | "docm" | "doc" | "odt" | "rtf" | "txt" | "md" | "html" | "htm" => Self::TextDocument,
            "xlsx" | "xlsm" | "xls" | "ods" | "csv" | "tsv" => Self::Spreadsheet,
            "pptx" | "pptm" | "ppt" | "odp" => Self::Presentation,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_is_in_it_whatever_it_is_called() {
        assert_eq!(FileKind::of("notat.docx", b"%PDF-1.7"), FileKind::Pdf);
        assert_eq!(FileKind::of("notat.pdf", b"PK\x03\x04"), FileKind::Other);
        assert_eq!(FileKind::of("kort.pdf", b"\x89PNG\r\n\x1a\n"), FileKind::Picture);
        assert_eq!(FileKind::of("Notat.DOCX", b"PK\x03\x04"), FileKind::TextDocument);
        assert_eq!(FileKind::of("tal.csv", b"a;b"), FileKind::Spreadsheet);
        assert_eq!(FileKind::of("tal.csv", b"a\0b"), FileKind::Other);
        assert_eq!(FileKind::of("film.mp4", b"\0\0\0 ftyp"), FileKind::Other);
        assert_eq!(FileKind::of("", b""), FileKind::Other);
    }
}
