//! A file read into objects, within limits, and its pages in order. Knows nothing of what becomes of them.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::loading;
use crate::problem::PdfProblem;

/// The most a file may weigh, in bytes.
pub(crate) const MOST_BYTES: usize = 512 << 20;
/// The most pages a file may have.
pub(crate) const MOST_PAGES: usize = 50_000;
/// How long a chain of references may be.
const MOST_STEPS: usize = 32;
/// How deep trees of pages, names and bookmarks may be.
pub(crate) const MOST_DEPTH: usize = 64;

/// What pages may inherit from the nodes above them.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A dictionary looked into without an error for what isn't there.
pub(crate) trait Look {
    /// The value of a key as it stands.
    fn look(&self, key: &[u8]) -> Option<&Object>;
}

impl Look for Dictionary {
    fn look(&self, key: &[u8]) -> Option<&Object> {
        self.as_hashmap().get(key)
    }
}

/// A file read into objects.
pub(crate) struct Opened {
    pub(crate) document: Document,
    pub(crate) was_encrypted: bool,
    pub(crate) pages: Vec<Page>,
}

/// A page's place in the file, and what it inherits.
pub(crate) struct Page {
    pub(crate) id: ObjectId,
    /// That the same object stood in the tree before.
    pub(crate) again: bool,
    /// Which node has the attributes it doesn't have itself.
    inherited: BTreeMap<&'static [u8], ObjectId>,
}

impl Opened {
    /// Reads a file.
    ///
    /// # Errors
    /// Whatever keeps its pages from being found.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, PdfProblem> {
        if bytes.len() > MOST_BYTES {
            return Err(PdfProblem::TooLarge);
        }
        // Readers have always accepted some bytes before the header.
        let head = bytes.get(..1024).unwrap_or(bytes);
        let begins = head.windows(5).position(|window| window == b"%PDF-");
        let bytes = begins
            .and_then(|begins| bytes.get(begins..))
            .ok_or(PdfProblem::NotPdf)?;
        let document = loading::load(bytes)?;
        let was_encrypted = document.encryption_state.is_some();
        if document.trailer.has(b"Encrypt") && !was_encrypted {
            return Err(PdfProblem::Encrypted);
        }
        let mut opened = Self {
            document,
            was_encrypted,
            pages: Vec::new(),
        };
        opened.pages = opened.find_pages()?;
        Ok(opened)
    }

    /// What an object stands for: itself, or what it refers to.
    pub(crate) fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.trace(object).1
    }

    /// The same, with the last reference on the way.
    pub(crate) fn trace<'a>(&'a self, mut object: &'a Object) -> (Option<ObjectId>, &'a Object) {
        let mut last = None;
        for _ in 0..MOST_STEPS {
            let Object::Reference(id) = object else {
                return (last, object);
            };
            last = Some(*id);
            object = self.document.objects.get(id).unwrap_or(&Object::Null);
        }
        (None, &Object::Null)
    }

    /// The value of a key, followed.
    pub(crate) fn value<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let value = self.follow(dictionary.look(key)?);
        (!value.is_null()).then_some(value)
    }

    /// The value of a key, if it is a dictionary.
    pub(crate) fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.value(dictionary, key)?.as_dict().ok()
    }

    /// The value of a key, if it is an array.
    pub(crate) fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Vec<Object>> {
        self.value(dictionary, key)?.as_array().ok()
    }

    /// The value of a key, if it is a name.
    pub(crate) fn name<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.value(dictionary, key)?.as_name().ok()
    }

    /// The value of a key, if it is text.
    pub(crate) fn text(&self, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
        lopdf::decode_text_string(self.value(dictionary, key)?).ok()
    }

    /// The catalog; `find_pages` has seen to it that there is one.
    pub(crate) fn catalog(&self) -> Option<&Dictionary> {
        self.dictionary(&self.document.trailer, b"Root")
    }

    /// Whether the file says that its content is tagged, and has a tree of tags.
    pub(crate) fn is_tagged(&self) -> bool {
        let Some(catalog) = self.catalog() else {
            return false;
        };
        let marked = self
            .dictionary(catalog, b"MarkInfo")
            .and_then(|info| self.value(info, b"Marked"))
            .and_then(|marked| marked.as_bool().ok())
            .unwrap_or(false);
        let tree = self.dictionary(catalog, b"StructTreeRoot");
        let top = tree.and_then(|tree| self.value(tree, b"K"));
        marked && top.is_some_and(|top| top.as_array().map_or(true, |kids| !kids.is_empty()))
    }

    /// An attribute of a page, its own or inherited, as it stands, and whose it is.
    pub(crate) fn attribute<'a>(&'a self, page: &Page, key: &[u8]) -> Option<(ObjectId, &'a Object)> {
        let above = page.inherited.get(key).copied();
        [Some(page.id), above].into_iter().flatten().find_map(|owner| {
            let holder = self.document.objects.get(&owner)?.as_dict().ok()?;
            let value = holder.look(key)?;
            (!self.follow(value).is_null()).then_some((owner, value))
        })
    }

    /// The pages in order, without trusting counts, and without going in circles.
    fn find_pages(&self) -> Result<Vec<Page>, PdfProblem> {
        let catalog = self.catalog().ok_or_else(|| PdfProblem::broken("no catalog"))?;
        let root = catalog
            .look(b"Pages")
            .ok_or_else(|| PdfProblem::broken("no page tree"))?;
        let mut pages = Vec::new();
        let mut nodes = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![(root, BTreeMap::new(), 0_usize)];
        while let Some((reference, mut inherited, depth)) = open.pop() {
            let (Some(id), Object::Dictionary(node)) = self.trace(reference) else {
                continue;
            };
            let Some(kids) = self.array(node, b"Kids") else {
                if depth == 0 {
                    return Err(PdfProblem::broken("the page tree has no kids"));
                }
                if pages.len() >= MOST_PAGES {
                    return Err(PdfProblem::TooManyPages { limit: MOST_PAGES });
                }
                let again = !seen.insert(id);
                pages.push(Page { id, again, inherited });
                continue;
            };
            if depth >= MOST_DEPTH || !nodes.insert(id) {
                continue;
            }
            for key in INHERITED {
                if node.has(key) {
                    inherited.insert(key, id);
                }
            }
            open.extend(kids.iter().rev().map(|kid| (kid, inherited.clone(), depth + 1)));
            if open.len() > 4 * MOST_PAGES {
                return Err(PdfProblem::TooManyPages { limit: MOST_PAGES });
            }
        }
        if pages.is_empty() {
            return Err(PdfProblem::broken("no pages"));
        }
        Ok(pages)
    }
}
