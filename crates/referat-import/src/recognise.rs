//! Which layout is this file in?

use referat_domain::meeting_record::MeetingRecord;

use crate::known_forums::KnownForums;
use crate::source_file::SourceFile;
use crate::sources::albertslund_chefforum::AlbertslundChefforum;
use crate::{Imported, ReadError, Source};

/// Reads a file in the first layout that knows it.
///
/// # Errors
/// [`ReadError::LayoutUnknown`] when none does.
pub fn read_recognised(file: &SourceFile, forums: &KnownForums) -> Result<Imported, ReadError> {
    if AlbertslundChefforum::recognises(file) {
        return Ok(AlbertslundChefforum::read(file, forums));
    }
    Err(ReadError::LayoutUnknown { known: AlbertslundChefforum::NAME.to_owned() })
}

/// Prints a record in the layout it was read in.
#[must_use]
pub fn print_in_layout(record: &MeetingRecord) -> String {
    crate::sources::albertslund_chefforum::print::print(record)
}
