//! How the reader is kept within bounds. Knows nothing of what is in a file.
//!
//! The reader unpacks object streams at once, and a small file can hold a great many of them. It lets us look at
//! each object as it comes: they are counted and weighed, and when there are too many the reading is broken off.

use std::cell::Cell;
use std::panic::{catch_unwind, resume_unwind};

use lopdf::{DecompressError, Document, Error, LoadOptions, Object, ObjectId, ParseError};

use crate::problem::PdfProblem;

/// The most a single object stream may unpack to, in bytes; those of honest files do to some ten times their size.
const MOST_UNPACKED: usize = 32 << 20;
/// How many objects any file may have, besides one for every few bytes.
const MOST_OBJECTS: usize = 500_000;
/// What the objects of any file may weigh, in bytes, besides so many times its size.
const MOST_WEIGHT: usize = 64 << 20;

/// What breaks off the reading.
struct TooMuch;

thread_local! {
    /// How many objects, and how much of them, may still come.
    static ROOM: Cell<(usize, usize)> = const { Cell::new((usize::MAX, usize::MAX)) };
}

/// Reads the objects; again by looking for them, when what the file says of their places is wrong.
pub(crate) fn load(bytes: &[u8]) -> Result<Document, PdfProblem> {
    let document = load_once(bytes, false)?;
    let needs_password = document.trailer.has(b"Encrypt") && document.encryption_state.is_none();
    if document.page_iter().next().is_some() || needs_password {
        return Ok(document);
    }
    let rebuilt = load_once(bytes, true);
    Ok(rebuilt.unwrap_or(document))
}

/// What is wrong with the file, when the reader says what is wrong for it.
pub(crate) fn problem_of(error: &Error) -> PdfProblem {
    if let Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) = error {
        return PdfProblem::Encrypted;
    }
    if let Error::Parse(ParseError::InvalidFileHeader) = error {
        return PdfProblem::NotPdf;
    }
    if let Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) = error {
        return PdfProblem::TooLarge;
    }
    PdfProblem::broken(error.to_string())
}

fn load_once(bytes: &[u8], anew: bool) -> Result<Document, PdfProblem> {
    let options = LoadOptions {
        max_decompressed_size: Some(bytes.len().saturating_mul(40).clamp(4 << 20, MOST_UNPACKED)),
        force_reconstruct: anew,
        filter: Some(weighed),
        ..LoadOptions::default()
    };
    let objects = MOST_OBJECTS + bytes.len() / 4;
    let weight = MOST_WEIGHT.saturating_add(bytes.len().saturating_mul(32));
    ROOM.set((objects, weight));
    // The reader is someone else's: should it panic on some input after all, that is one broken file.
    match catch_unwind(|| Document::load_mem_with_options(bytes, options)) {
        Ok(loaded) => loaded.map_err(|error| problem_of(&error)),
        Err(why) if why.is::<TooMuch>() => Err(PdfProblem::TooLarge),
        Err(_) => Err(PdfProblem::broken("the reader gave up")),
    }
}

/// Counts and weighs an object. Of those from object streams the reader keeps what is given back, of others the
/// object itself; streams are never within object streams, so that they needn't be copied.
fn weighed(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let (objects, weight) = ROOM.get();
    let left = objects.checked_sub(1).zip(weight.checked_sub(weigh(object)));
    match left {
        Some(left) => ROOM.set(left),
        None => resume_unwind(Box::new(TooMuch)),
    }
    let kept = match object.as_stream() {
        Ok(_) => Object::Null,
        Err(_) => object.clone(),
    };
    Some((id, kept))
}

fn weigh(object: &Object) -> usize {
    const EACH: usize = 16;
    if let Object::Array(array) = object {
        return EACH + array.iter().map(weigh).sum::<usize>();
    }
    if let Object::Dictionary(dictionary) = object {
        return EACH
            + dictionary
                .iter()
                .map(|(key, value)| key.len() + weigh(value))
                .sum::<usize>();
    }
    if let Object::Stream(stream) = object {
        return EACH + stream.content.len();
    }
    EACH + object
        .as_str()
        .or_else(|_| object.as_name())
        .map_or(0, <[u8]>::len)
}
