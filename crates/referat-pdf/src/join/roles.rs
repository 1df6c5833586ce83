//! What the new file calls its kinds of tags and classes of attributes, so that no two parts mean different
//! things by one word. Knows nothing of the tree.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object};

use super::copying::Copying;
use crate::opened::Opened;

/// The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
const STANDARD: [&str; 49] = [
    "Annot",
    "Art",
    "BibEntry",
    "BlockQuote",
    "Caption",
    "Code",
    "Div",
    "Document",
    "Figure",
    "Form",
    "Formula",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "Index",
    "L",
    "LBody",
    "LI",
    "Lbl",
    "Link",
    "NonStruct",
    "Note",
    "P",
    "Part",
    "Private",
    "Quote",
    "RB",
    "RP",
    "RT",
    "Reference",
    "Ruby",
    "Sect",
    "Span",
    "TBody",
    "TD",
    "TFoot",
    "TH",
    "THead",
    "TOC",
    "TOCI",
    "TR",
    "Table",
    "WP",
    "WT",
    "Warichu",
];

/// What a type becomes that leads round in a circle: a group without a meaning.
const MEANINGLESS: &[u8] = b"NonStruct";

/// How many classes an element may have.
const MOST_CLASSES: usize = 64;

/// The words of the new file.
#[derive(Default)]
pub(crate) struct Words {
    /// Each type that isn't standard, and the standard type it stands for, if any.
    roles: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    classes: BTreeMap<Vec<u8>, Object>,
    /// Whether headings without a level, and with one, occur: PDF/UA-1 allows only one of them in a file.
    plain_headings: bool,
    levelled_headings: bool,
}

/// What one part calls things, and what they are called in the new file.
pub(crate) struct PartWords {
    meant: BTreeMap<Vec<u8>, Vec<u8>>,
    called: BTreeMap<Vec<u8>, Vec<u8>>,
    classes: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl PartWords {
    /// Reads a part's role map, and takes over its classes.
    pub(crate) fn of(copying: &mut Copying, root: &Dictionary, words: &mut Words) -> Self {
        let opened = &copying.opened;
        let mut meant = BTreeMap::new();
        for (kind, means) in opened
            .dictionary(root, b"RoleMap")
            .into_iter()
            .flat_map(Dictionary::iter)
        {
            if let Ok(means) = opened.follow(means).as_name() {
                meant.insert(kind.clone(), means.to_vec());
            }
        }
        let class_map = opened.dictionary(root, b"ClassMap").cloned().unwrap_or_default();
        let mut classes = BTreeMap::new();
        for (class, attributes) in &class_map {
            let mut attributes = attributes.clone();
            copying.translate(&mut attributes);
            let called = unused(class, |name| words.classes.contains_key(name));
            words.classes.insert(called.clone(), attributes);
            classes.insert(class.clone(), called);
        }
        Self {
            meant,
            called: BTreeMap::new(),
            classes,
        }
    }

    /// What a type of the part is called in the new file.
    pub(crate) fn kind(&mut self, kind: &[u8], words: &mut Words) -> Vec<u8> {
        if let Some(known) = self.called.get(kind) {
            return known.clone();
        }
        let means = self.standard(kind);
        match means.as_deref() {
            Some(b"H") => words.plain_headings = true,
            Some([b'H', b'1'..=b'6']) => words.levelled_headings = true,
            _ => {}
        }
        let called = if is_standard(kind) {
            means.unwrap_or_else(|| kind.to_vec())
        } else {
            let taken = |name: &[u8]| words.roles.get(name).is_some_and(|there| *there != means);
            let called = unused(kind, taken);
            words.roles.insert(called.clone(), means);
            called
        };
        self.called.insert(kind.to_vec(), called.clone());
        called
    }

    /// The classes an element names, as they are called in the new file.
    pub(crate) fn classes(&self, opened: &Opened, named: &Object) -> Object {
        let named = opened.follow(named);
        if let Ok(several) = named.as_array() {
            let renamed = several
                .iter()
                .take(MOST_CLASSES)
                .map(|one| self.class(opened.follow(one)));
            return Object::Array(renamed.collect());
        }
        self.class(named)
    }

    fn class(&self, named: &Object) -> Object {
        match named.as_name() {
            Ok(name) => match self.classes.get(name) {
                Some(called) => Object::Name(called.clone()),
                None => Object::Null,
            },
            // A revision number may stand beside a name.
            Err(_) if named.as_i64().is_ok() => named.clone(),
            Err(_) => Object::Null,
        }
    }

    /// The standard type that a type stands for in the part.
    fn standard(&self, kind: &[u8]) -> Option<Vec<u8>> {
        let mut seen = BTreeSet::new();
        let mut now = kind;
        while let Some(means) = self.meant.get(now) {
            if !seen.insert(now) {
                // Round in a circle: a standard type means itself then.
                let itself = seen.into_iter().find(|kind| is_standard(kind));
                return Some(itself.unwrap_or(MEANINGLESS).to_vec());
            }
            now = means;
        }
        is_standard(now).then(|| now.to_vec())
    }
}

impl Words {
    /// Puts the words into the root of the new tree.
    pub(crate) fn put(self, root: &mut Dictionary) {
        let mut roles = Dictionary::new();
        for (kind, means) in self.roles {
            if let Some(means) = means {
                roles.set(kind, Object::Name(means));
            }
        }
        if !roles.is_empty() {
            root.set("RoleMap", roles);
        }
        if !self.classes.is_empty() {
            root.set("ClassMap", Dictionary::from_iter(self.classes));
        }
    }

    /// Whether both kinds of headings occur.
    pub(crate) fn mixes_headings(&self) -> bool {
        self.plain_headings && self.levelled_headings
    }
}

fn is_standard(kind: &[u8]) -> bool {
    STANDARD.iter().any(|standard| standard.as_bytes() == kind)
}

/// The name itself, or with the first number that makes it free.
fn unused(name: &[u8], taken: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut candidate = name.to_vec();
    let mut number = 2_u32;
    while taken(&candidate) {
        candidate = [name, format!(".{number}").as_bytes()].concat();
        number += 1;
    }
    candidate
}
