//! Small files for some of a document's attachments.

use super::dice::Dice;
use super::expected::ExpectedMeeting;
use super::prose;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Its name: the attachment's title, with an ending where the title has none.
    pub file_name: String,
    /// The number of the item it belongs to.
    pub item: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Files for about a third of the attachments, at most one for each title.
pub(super) fn files(seed: u64, meeting: &ExpectedMeeting) -> Vec<GeneratedFile> {
    // Another stream than the document's own.
    let mut dice = Dice::new(seed ^ 0x6269_6c61_6700_0000);
    let mut out: Vec<GeneratedFile> = Vec::new();
    for item in &meeting.items {
        for title in &item.attachments {
            if !dice.chance(35) {
                continue;
            }
            let has_ending = title
                .rsplit_once('.')
                .is_some_and(|(_, ending)| matches!(ending, "pdf" | "docx" | "xlsx" | "pptx"));
            let file_name = if has_ending {
                title.clone()
            } else {
                format!("{title}.txt")
            };
            if out.iter().any(|file| file.file_name == file_name) {
                continue;
            }
            out.push(GeneratedFile {
                item: item.number.clone(),
                bytes: bytes(&mut dice, &file_name),
                file_name,
            });
        }
    }
    out
}

/// A few hundred bytes: text, or something that begins like the format its ending names.
fn bytes(dice: &mut Dice, file_name: &str) -> Vec<u8> {
    let mut text = String::new();
    let count = dice.between(2, 12);
    prose::paragraph(dice, count, &mut text);
    match file_name.rsplit('.').next() {
        Some("pdf") => format!("%PDF-1.4\n% {text}\n%%EOF\n").into_bytes(),
        Some("docx" | "xlsx" | "pptx") => [b"PK\x03\x04".as_slice(), text.as_bytes()].concat(),
        _ => text.into_bytes(),
    }
}
