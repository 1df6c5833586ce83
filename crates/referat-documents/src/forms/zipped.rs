//! Parts into one zip, always the same bytes: in the order given, all with the same time.
//!
//! Knows names and bytes. Whether a name is safe is decided before.

use std::io::{Cursor, Write};

use referat_domain::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::FormError;

/// One zip of all parts. Zip knows years from 1980 to 2107; a day outside them is the nearest it knows.
pub(crate) fn zipped<'p>(
    parts: impl IntoIterator<Item = (&'p str, &'p [u8])>,
    date: Date,
) -> Result<Vec<u8>, FormError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644)
        .last_modified_time(moment(date));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, options).map_err(FormError::Pack)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish().map_err(FormError::Pack)?.into_inner())
}

fn moment(date: Date) -> DateTime {
    let year = date.year().clamp(1980, 2107);
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let (month, day) = (part(date.month()), part(date.day()));
    u16::try_from(year)
        .ok()
        .and_then(|year| DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok())
        .unwrap_or_default()
}
