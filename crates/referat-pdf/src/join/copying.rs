//! Objects of one part on their way into the new file: which number each gets, and what is left behind. Knows
//! nothing of pages or tags, save what may not be dragged along.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Object, ObjectId};
use sha2::{Digest as _, Sha256};

use super::output::{Output, reference};
use crate::opened::{Look, Opened};

/// Streams at least this large are looked for in the other parts, in bytes.
const WORTH_SHARING: usize = 256;

/// How many bytes of header names a cell takes from a list that others have too.
const MOST_SHARED: usize = 1024;

/// Streams that are in the new file already, by what is in them.
pub(crate) type Shared = BTreeMap<[u8; 32], u32>;

/// One part while it is copied.
pub(crate) struct Copying<'a> {
    pub(crate) opened: Opened,
    pub(crate) output: &'a mut Output,
    pub(crate) shared: &'a mut Shared,
    /// What goes before each identifier of the part, so that no two parts share one.
    pub(crate) prefix: Vec<u8>,
    /// The numbers under which the content of a page or form is found in the new tree of tags.
    pub(crate) content_keys: BTreeMap<ObjectId, i64>,
    /// The same for pages that stand in the page tree again, by their place.
    pub(crate) repeated_keys: BTreeMap<usize, i64>,
    /// The numbers under which a whole object is found in the new tree of tags.
    pub(crate) object_keys: BTreeMap<ObjectId, i64>,
    numbers: BTreeMap<ObjectId, Option<u32>>,
    waiting: VecDeque<(ObjectId, u32)>,
}

impl<'a> Copying<'a> {
    pub(crate) fn new(
        opened: Opened,
        output: &'a mut Output,
        shared: &'a mut Shared,
        prefix: Vec<u8>,
    ) -> Self {
        Self {
            opened,
            output,
            shared,
            prefix,
            content_keys: BTreeMap::new(),
            repeated_keys: BTreeMap::new(),
            object_keys: BTreeMap::new(),
            numbers: BTreeMap::new(),
            waiting: VecDeque::new(),
        }
    }

    /// Says what an object of the part is called in the new file; who says so puts it there.
    pub(crate) fn settle(&mut self, old: ObjectId, new: u32) {
        self.numbers.insert(old, Some(new));
    }

    /// Says that an object isn't copied, whoever refers to it.
    pub(crate) fn leave_out(&mut self, old: ObjectId) {
        self.numbers.insert(old, None);
    }

    /// The number an object was given, if it was.
    pub(crate) fn settled(&self, old: ObjectId) -> Option<u32> {
        self.numbers.get(&old).copied().flatten()
    }

    /// Rewrites all references in an object to the numbers of the new file. What is referred to is copied along.
    pub(crate) fn translate(&mut self, object: &mut Object) {
        if let Object::Reference(old) = object {
            *object = self.target(*old).map_or(Object::Null, reference);
        } else if let Object::Array(array) = object {
            for element in array {
                self.translate(element);
            }
        } else if let Object::Dictionary(dictionary) = object {
            self.translate_dictionary(dictionary);
        } else if let Object::Stream(stream) = object {
            stream.dict.remove(b"Length");
            self.translate_dictionary(&mut stream.dict);
        }
    }

    /// The same for a dictionary.
    pub(crate) fn translate_dictionary(&mut self, dictionary: &mut Dictionary) {
        if dictionary.has(b"Headers") {
            self.name_headers(dictionary);
        }
        for (_, value) in dictionary.iter_mut() {
            self.translate(value);
        }
    }

    /// Writes everything that was referred to, and what that refers to.
    pub(crate) fn finish(mut self) {
        while let Some((old, new)) = self.waiting.pop_front() {
            let taken = self
                .opened
                .document
                .objects
                .get_mut(&old)
                .map(|object| std::mem::replace(object, Object::Null));
            let mut object = taken.unwrap_or(Object::Null);
            if let Object::Stream(stream) = &mut object {
                self.clean_stream(old, &mut stream.dict);
            }
            self.translate(&mut object);
            self.output.put(new, object);
        }
    }

    /// The number of what is referred to; none if that isn't there, or may not be dragged along.
    fn target(&mut self, old: ObjectId) -> Option<u32> {
        if let Some(known) = self.numbers.get(&old) {
            return *known;
        }
        let start = Object::Reference(old);
        let (last, object) = self.opened.trace(&start);
        if let Some(last) = last.filter(|last| *last != old) {
            let number = self.target(last);
            self.numbers.insert(old, number);
            return number;
        }
        let left_out = match object
            .as_dict()
            .ok()
            .and_then(|dictionary| dictionary.get_type().ok())
        {
            Some(kind) => LEFT_OUT.contains(&kind),
            None => object.is_null(),
        };
        if left_out {
            self.numbers.insert(old, None);
            return None;
        }
        let digest = digest_if_shareable(object);
        if let Some(there) = digest.and_then(|digest| self.shared.get(&digest)) {
            self.numbers.insert(old, Some(*there));
            return Some(*there);
        }
        let new = self.output.reserve();
        if let Some(digest) = digest {
            self.shared.insert(digest, new);
        }
        self.numbers.insert(old, Some(new));
        self.waiting.push_back((old, new));
        Some(new)
    }

    /// Takes from a stream what has no meaning in the new file, and says where its tags are.
    fn clean_stream(&self, old: ObjectId, dictionary: &mut Dictionary) {
        if dictionary.look(b"Subtype").is_none() {
            return;
        }
        for key in [&b"PieceInfo"[..], b"AF", b"StructParent", b"StructParents"] {
            dictionary.remove(key);
        }
        if let Some(key) = self.content_keys.get(&old) {
            dictionary.set("StructParents", *key);
        } else if let Some(key) = self.object_keys.get(&old) {
            dictionary.set("StructParent", *key);
        }
    }

    /// Table cells name their headers by identifiers, which are prefixed.
    fn name_headers(&self, dictionary: &mut Dictionary) {
        if self.opened.name(dictionary, b"O") != Some(b"Table") {
            return;
        }
        let Some(headers) = self.opened.array(dictionary, b"Headers") else {
            return;
        };
        let is_own = dictionary
            .look(b"Headers")
            .is_some_and(|own| own.as_reference().is_err());
        let mut room = if is_own { usize::MAX } else { MOST_SHARED };
        let mut named = Vec::new();
        for header in headers {
            let Ok(name) = self.opened.follow(header).as_str() else {
                continue;
            };
            if header.as_reference().is_ok() {
                room = room.min(MOST_SHARED);
            }
            match room.checked_sub(name.len()) {
                Some(left) => room = left,
                None => break,
            }
            named.push(self.identifier(name));
        }
        dictionary.set("Headers", named);
    }

    /// An identifier of the part as it is in the new file.
    pub(crate) fn identifier(&self, name: &[u8]) -> Object {
        let prefixed = self.prefix.iter().chain(name).copied().collect();
        Object::String(prefixed, lopdf::StringFormat::Literal)
    }
}

/// What the new file has of its own.
const LEFT_OUT: [&[u8]; 6] = [
    b"Catalog",
    b"Pages",
    b"Page",
    b"StructTreeRoot",
    b"ObjStm",
    b"XRef",
];

/// Fonts, pictures and colour profiles are often the same in many parts; what refers to nothing can be shared.
fn digest_if_shareable(object: &Object) -> Option<[u8; 32]> {
    let stream = object.as_stream().ok()?;
    if stream.content.len() < WORTH_SHARING
        || stream.dict.has(b"StructParent")
        || stream.dict.has(b"StructParents")
    {
        return None;
    }
    if stream.dict.look(b"Subtype").and_then(|kind| kind.as_name().ok()) == Some(b"Form") {
        return None;
    }
    let mut written = Vec::new();
    for (key, value) in stream.dict.iter().filter(|(key, _)| key.as_slice() != b"Length") {
        if refers(value) {
            return None;
        }
        lopdf::Writer::write_object(&mut written, &Object::Name(key.clone())).ok()?;
        written.push(b' ');
        lopdf::Writer::write_object(&mut written, value).ok()?;
    }
    let mut hasher = Sha256::new();
    hasher.update(written.len().to_be_bytes());
    hasher.update(written);
    hasher.update(&stream.content);
    Some(hasher.finalize().into())
}

fn refers(object: &Object) -> bool {
    if let Object::Reference(_) | Object::Stream(_) = object {
        return true;
    }
    if let Object::Array(array) = object {
        return array.iter().any(refers);
    }
    if let Object::Dictionary(dictionary) = object {
        return dictionary.iter().any(|(_, value)| refers(value));
    }
    false
}
