//! The files inside a file. Knows nothing of what they say.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};

use crate::join::names::name_tree;
use crate::loading::problem_of;
use crate::opened::{Look, Opened};
use crate::problem::PdfProblem;

/// The most all embedded files together may unpack to, in bytes.
const MOST: usize = 512 << 20;

/// A file inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssociatedFile {
    /// Its name.
    pub name: String,
    /// Its media type, such as `application/json`, if it is said.
    pub media_type: Option<String>,
    /// What it is to the file around it, such as `Data` or `Source`.
    pub relationship: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The files that a file as a whole says belong to it, and others embedded in it; each once.
///
/// # Errors
/// Why the file around them can't be read, or that they unpack to more than we read.
pub fn associated_files(bytes: &[u8]) -> Result<Vec<AssociatedFile>, PdfProblem> {
    let opened = Opened::open(bytes)?;
    let Some(catalog) = opened.catalog() else {
        return Ok(Vec::new());
    };
    let mut specifications: Vec<&Object> = Vec::new();
    if let Some(listed) = opened.array(catalog, b"AF") {
        specifications.extend(listed);
    }
    let names = opened.dictionary(catalog, b"Names");
    if let Some(root) = names.and_then(|names| names.look(b"EmbeddedFiles")) {
        specifications.extend(name_tree(&opened, root).into_iter().map(|(_, file)| file));
    }
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    let mut room = MOST;
    for specification in specifications {
        let (id, specification) = opened.trace(specification);
        if id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let Ok(specification) = specification.as_dict() else {
            continue;
        };
        if let Some(file) = read(&opened, specification, room)? {
            room -= file.bytes.len();
            files.push(file);
        }
    }
    Ok(files)
}

fn read(
    opened: &Opened,
    specification: &Dictionary,
    room: usize,
) -> Result<Option<AssociatedFile>, PdfProblem> {
    let embedded = opened.dictionary(specification, b"EF");
    let stream = embedded.and_then(|embedded| {
        opened
            .value(embedded, b"UF")
            .or_else(|| opened.value(embedded, b"F"))
    });
    let Some(Ok(stream)) = stream.map(Object::as_stream) else {
        return Ok(None);
    };
    let unpacked = stream.get_plain_content_with_limit(room);
    let bytes = unpacked.map_err(|error| problem_of(&error))?;
    let name = opened
        .text(specification, b"UF")
        .or_else(|| opened.text(specification, b"F"));
    let said = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    Ok(Some(AssociatedFile {
        name: name.unwrap_or_default(),
        media_type: opened.name(&stream.dict, b"Subtype").map(said),
        relationship: opened.name(specification, b"AFRelationship").map(said),
        bytes,
    }))
}
