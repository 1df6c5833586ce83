//! Which layout is this file in?

use referat_domain::meeting_record::MeetingRecord;

use crate::known_forums::KnownForums;
use crate::source_file::SourceFile;
use crate::sources::albertslund_chefforum::AlbertslundChefforum;
use crate::{Imported, ReadError, Source};

/// More lines with text than this are in no layout: no minutes have them, and a record of them would be some
/// hundred times as large as they are.
pub const MAX_LINES: usize = 1_500_000;

/// Reads a file in the first layout that knows it.
///
/// # Errors
/// [`ReadError::LayoutUnknown`] when none does.
pub fn read_recognised(file: &SourceFile, forums: &KnownForums) -> Result<Imported, ReadError> {
    // A line is two bytes at least.
    let may_be_minutes = file.text.len() / 2 <= MAX_LINES || lines_with_text(&file.text) <= MAX_LINES;
    if may_be_minutes && AlbertslundChefforum::recognises(file) {
        return Ok(AlbertslundChefforum::read(file, forums));
    }
    Err(ReadError::LayoutUnknown {
        known: AlbertslundChefforum::NAME.to_owned(),
    })
}

fn lines_with_text(text: &str) -> usize {
    text.split(['\n', '\r', '\u{b}', '\u{c}'])
        .filter(|line| !line.trim().is_empty())
        .count()
}

/// Prints a record in the layout it was read in.
#[must_use]
pub fn print_in_layout(record: &MeetingRecord) -> String {
    crate::sources::albertslund_chefforum::print::print(record)
}
