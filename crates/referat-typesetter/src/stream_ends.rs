//! The ends of streams, so that nobody can read them otherwise than they are meant.
//!
//! A stream whose last byte is a carriage return, followed by the line feed before `endstream`, looks to a
//! strict reader as if it ended one byte earlier: the two together are an end of line too (ISO 32000-1, 7.3.8.1).
//! Such an end is written with both bytes, and everything behind it moves by one.

/// The same file with ends of streams that can't be misread.
pub fn unmistakable(pdf: Vec<u8>) -> Vec<u8> {
    let Some(table) = Table::find(&pdf) else {
        return pdf;
    };
    let mut offsets: Vec<usize> = table.entries.iter().map(|entry| entry.offset).collect();
    offsets.sort_unstable();
    let nexts = offsets.iter().skip(1).copied().chain([table.start]);
    let places: Vec<usize> = offsets
        .iter()
        .zip(nexts)
        .filter_map(|(offset, next)| mistakable_end(&pdf, *offset, next))
        .collect();
    if places.is_empty() {
        return pdf;
    }
    let moved = |offset: usize| offset + places.partition_point(|place| *place < offset);
    let mut out = Vec::with_capacity(pdf.len() + places.len());
    let mut from = 0;
    for place in &places {
        out.extend_from_slice(pdf.get(from..*place).unwrap_or_default());
        out.push(b'\r');
        from = *place;
    }
    let start = out.len();
    out.extend_from_slice(pdf.get(from..table.pointer).unwrap_or_default());
    for entry in &table.entries {
        let at = start + entry.place - from;
        if let Some(digits) = out.get_mut(at..at + 10) {
            digits.copy_from_slice(format!("{:010}", moved(entry.offset)).as_bytes());
        }
    }
    out.extend_from_slice(moved(table.start).to_string().as_bytes());
    out.extend_from_slice(pdf.get(table.after_pointer..).unwrap_or_default());
    out
}

/// The cross-reference table of a file.
struct Table {
    /// Where it begins.
    start: usize,
    /// Where the number that says so stands, and where that ends.
    pointer: usize,
    after_pointer: usize,
    entries: Vec<Entry>,
}

/// An object in use: where its entry stands, and where it is.
struct Entry {
    place: usize,
    offset: usize,
}

impl Table {
    /// The one table of a file that has one and no more; files with streams of references have none.
    fn find(pdf: &[u8]) -> Option<Self> {
        const POINTER: &[u8] = b"startxref\n";
        let at = pdf.windows(POINTER.len()).rposition(|part| part == POINTER)?;
        let pointer = at + POINTER.len();
        let (start, digits) = number(pdf.get(pointer..)?)?;
        let rest = pdf.get(start..)?.strip_prefix(b"xref\n0 ")?;
        let (count, width) = number(rest)?;
        let first = start + b"xref\n0 ".len() + width + 1;
        let mut entries = Vec::new();
        for index in 0..count {
            let place = first + index * 20;
            let entry = pdf.get(place..place + 20)?;
            if entry.get(17) == Some(&b'n') {
                let (offset, _) = number(entry)?;
                entries.push(Entry { place, offset });
            }
        }
        Some(Self {
            start,
            pointer,
            after_pointer: pointer + digits,
            entries,
        })
    }
}

/// Where the line feed before `endstream` stands, if the stream of the object here ends with a carriage return.
/// The next object, or the table, begins at `next`.
fn mistakable_end(pdf: &[u8], offset: usize, next: usize) -> Option<usize> {
    const BEGIN: &[u8] = b">>\nstream\n";
    let object = pdf.get(offset..next)?;
    let head = object.windows(BEGIN.len()).position(|part| part == BEGIN)?;
    let dictionary = object.get(..head)?;
    let length = dictionary.windows(8).position(|part| part == b"/Length ")?;
    let (length, _) = number(dictionary.get(length + 8..)?)?;
    let end = offset + head + BEGIN.len() + length;
    let is_mistakable =
        end > 0 && pdf.get(end - 1) == Some(&b'\r') && pdf.get(end..)?.starts_with(b"\nendstream");
    is_mistakable.then_some(end)
}

/// The number at the beginning, and how many digits it has.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = std::str::from_utf8(bytes.get(..digits)?).ok()?;
    Some((text.parse().ok()?, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of two streams with these contents, and an object without one.
    fn file(first: &[u8], second: &[u8]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (number, content) in [(1, Some(first)), (2, None), (3, Some(second))] {
            offsets.push(pdf.len());
            pdf.extend(format!("{number} 0 obj\n").bytes());
            match content {
                None => pdf.extend(b"<</Type/Catalog>>"),
                Some(content) => {
                    pdf.extend(format!("<</Length {}>>\nstream\n", content.len()).bytes());
                    pdf.extend(content);
                    pdf.extend(b"\nendstream");
                }
            }
            pdf.extend(b"\nendobj\n");
        }
        let start = pdf.len();
        pdf.extend(b"xref\n0 4\n0000000000 65535 f\r\n");
        for offset in offsets {
            pdf.extend(format!("{offset:010} 00000 n\r\n").bytes());
        }
        pdf.extend(format!("trailer\n<</Size 4/Root 2 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
        pdf
    }

    fn objects_are_found(pdf: &[u8]) {
        let table = Table::find(pdf).unwrap();
        assert_eq!(table.entries.len(), 3);
        for (entry, number) in table.entries.iter().zip(1..) {
            let wanted = format!("{number} 0 obj");
            assert!(pdf[entry.offset..].starts_with(wanted.as_bytes()));
        }
    }

    #[test]
    fn an_end_that_looks_like_an_end_of_line_is_written_in_full_and_all_objects_are_found() {
        let mended = unmistakable(file(b"abc\r", b"\r"));
        assert_eq!(
            mended
                .windows(12)
                .filter(|part| *part == b"\r\r\nendstream")
                .count(),
            2
        );
        assert_eq!(mended.len(), file(b"abc\r", b"\r").len() + 2);
        objects_are_found(&mended);
        assert!(mended.ends_with(b"\n%%EOF"));
    }

    #[test]
    fn files_without_such_ends_and_files_of_another_kind_stay_as_they_are() {
        for same in [file(b"abc", b"\r\nendstream x"), b"%PDF-1.7".to_vec(), Vec::new()] {
            assert_eq!(unmistakable(same.clone()), same);
        }
    }
}
