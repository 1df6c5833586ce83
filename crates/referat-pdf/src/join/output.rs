//! The new file as it grows: numbers for objects, object streams, the cross-reference stream. Knows nothing of
//! what the objects mean.
//!
//! Each object is written as soon as it is known, so that only one part's objects are in memory at a time.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, Stream, Writer};
use sha2::{Digest as _, Sha256};

/// How many objects an object stream holds.
const TOGETHER: usize = 200;
/// The largest an object stream gets before it is packed, in bytes.
const FULL: usize = 256 << 10;
/// The most the new file may weigh: offsets have four bytes.
const MOST_BYTES: usize = 0xffff_ffff;

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At(usize),
    Within { stream: u32, index: u16 },
}

/// The new file.
pub(crate) struct Output {
    bytes: Vec<u8>,
    places: Vec<Place>,
    waiting: Vec<(u32, usize)>,
    waiting_bytes: Vec<u8>,
}

/// A reference to an object of the new file.
pub(crate) fn reference(id: u32) -> Object {
    Object::Reference((id, 0))
}

impl Output {
    pub(crate) fn new(version: &str) -> Self {
        let mut bytes = format!("%PDF-{version}\n%").into_bytes();
        bytes.extend([0xe2, 0xe3, 0xcf, 0xd3, b'\n']);
        Self {
            bytes,
            places: vec![Place::Nowhere],
            waiting: Vec::new(),
            waiting_bytes: Vec::new(),
        }
    }

    /// A number for an object that will be put later.
    pub(crate) fn reserve(&mut self) -> u32 {
        self.places.push(Place::Nowhere);
        (self.places.len() - 1) as u32
    }

    /// Puts an object under a number that was reserved.
    pub(crate) fn put(&mut self, id: u32, object: Object) {
        if let Object::Stream(stream) = object {
            self.put_stream(id, stream);
            return;
        }
        self.waiting.push((id, self.waiting_bytes.len()));
        write(&mut self.waiting_bytes, &object);
        self.waiting_bytes.push(b'\n');
        if self.waiting.len() >= TOGETHER || self.waiting_bytes.len() >= FULL {
            self.pack();
        }
    }

    /// Puts an object under a new number.
    pub(crate) fn add(&mut self, object: impl Into<Object>) -> u32 {
        let id = self.reserve();
        self.put(id, object.into());
        id
    }

    /// Puts bytes as a packed stream.
    pub(crate) fn put_packed(&mut self, id: u32, mut dictionary: Dictionary, content: &[u8]) {
        dictionary.set("Filter", "FlateDecode");
        self.put_stream(id, Stream::new(dictionary, pack(content)));
    }

    /// Whether the file has grown out of its format.
    pub(crate) fn is_too_large(&self) -> bool {
        self.bytes.len() > MOST_BYTES
    }

    /// Ends the file. Its identifier comes from what is in it, so that the same packet gives the same bytes.
    pub(crate) fn finish(mut self, root: u32, info: u32) -> Vec<u8> {
        self.pack();
        let digest = Sha256::digest(&self.bytes);
        let identifier = Object::String(
            digest.iter().take(16).copied().collect(),
            lopdf::StringFormat::Hexadecimal,
        );
        let id = self.reserve();
        let begins = self.bytes.len();
        if let Some(place) = self.places.get_mut(id as usize) {
            *place = Place::At(begins);
        }
        let mut table = Vec::with_capacity(self.places.len() * 7);
        for place in &self.places {
            let (kind, first, second) = match *place {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(offset) => (1, offset as u32, 0),
                Place::Within { stream, index } => (2, stream, index),
            };
            table.push(kind);
            table.extend(first.to_be_bytes());
            table.extend(second.to_be_bytes());
        }
        let mut trailer = Dictionary::new();
        trailer.set("Type", "XRef");
        trailer.set("Size", self.places.len() as i64);
        trailer.set(
            "W",
            vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)],
        );
        trailer.set("Root", reference(root));
        trailer.set("Info", reference(info));
        trailer.set("ID", vec![identifier.clone(), identifier]);
        self.put_packed(id, trailer, &table);
        self.bytes
            .extend(format!("startxref\n{begins}\n%%EOF\n").into_bytes());
        self.bytes
    }

    fn put_stream(&mut self, id: u32, mut stream: Stream) {
        stream.dict.set("Length", stream.content.len() as i64);
        if let Some(place) = self.places.get_mut(id as usize) {
            *place = Place::At(self.bytes.len());
        }
        self.bytes.extend(format!("{id} 0 obj\n").into_bytes());
        write(&mut self.bytes, &Object::Dictionary(stream.dict));
        self.bytes.extend(b"\nstream\n");
        self.bytes.extend(stream.content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// Writes the objects that wait as one object stream.
    fn pack(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let stream = self.reserve();
        let mut content = Vec::with_capacity(self.waiting_bytes.len() + self.waiting.len() * 12);
        for (index, (id, offset)) in self.waiting.drain(..).enumerate() {
            if let Some(place) = self.places.get_mut(id as usize) {
                let index = index as u16;
                *place = Place::Within { stream, index };
            }
            content.extend(format!("{id} {offset} ").into_bytes());
        }
        let first = content.len() as i64;
        let count = content.iter().filter(|byte| **byte == b' ').count() / 2;
        content.append(&mut self.waiting_bytes);
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "ObjStm");
        dictionary.set("N", count as i64);
        dictionary.set("First", first);
        self.put_packed(stream, dictionary, &content);
    }
}

/// Writing into memory can't fail; should it, the reader of the file will say so.
fn write(bytes: &mut Vec<u8>, object: &Object) {
    let _ = Writer::write_object(bytes, object);
}

pub(crate) fn pack(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(5));
    let written = encoder.write_all(content);
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}
