//! The tags of all parts as one tree. The table that leads from content to its tag is made anew from the tree, so
//! that the two can't differ. Knows nothing of pages but their numbers.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::copying::Copying;
use super::destinations::Places;
use super::names::{put_name_tree, put_number_tree};
use super::output::{Output, reference};
use super::roles::{PartWords, Words};
use super::walk::{Element, Marked, Walk};
use crate::opened::{Look, Opened};
use crate::problem::PdfProblem;

/// Content numbers may leave gaps, but not for the sake of filling memory.
const LEAST_ROOM: usize = 4096;

/// How long an element's identifier may be, in bytes.
const MOST_LETTERS: usize = 1024;
/// How many other elements an element may refer to.
const MOST_OTHERS: usize = 256;
/// How long the name of a type may be, in bytes (ISO 32000-1, annex C).
const LONGEST_NAME: usize = 127;

/// The new tree.
pub(crate) struct Structure {
    root: u32,
    document: u32,
    parts: Vec<Object>,
    words: Words,
    /// Under each number, the element or the list of elements.
    parent_tree: Vec<Object>,
    identifiers: BTreeMap<Vec<u8>, Object>,
    namespaces: Vec<Object>,
}

/// What the element around a part says.
pub(crate) struct Around<'a> {
    pub(crate) title: &'a str,
    pub(crate) language: Option<&'a str>,
}

impl Structure {
    pub(crate) fn new(output: &mut Output) -> Self {
        Self {
            root: output.reserve(),
            document: output.reserve(),
            parts: Vec::new(),
            words: Words::default(),
            parent_tree: Vec::new(),
            identifiers: BTreeMap::new(),
            namespaces: Vec::new(),
        }
    }

    /// Takes over a part's tree. Pages, annotations and forms then know the numbers of their content.
    ///
    /// # Errors
    /// If the tree is endless.
    pub(crate) fn take_over(
        &mut self,
        copying: &mut Copying,
        places: &Places,
        around: &Around,
    ) -> Result<(), PdfProblem> {
        let catalog = copying.opened.catalog();
        let root = catalog.and_then(|catalog| copying.opened.dictionary(catalog, b"StructTreeRoot"));
        let Some(root) = root.cloned() else {
            return Ok(());
        };
        let part = copying.output.reserve();
        let top = root.look(b"K").cloned().unwrap_or(Object::Null);
        let (mut walk, kids) = Walk::from(copying, places, &top, part)?;
        self.number(copying, &walk);
        let mut words = PartWords::of(copying, &root, &mut self.words);
        for element in std::mem::take(&mut walk.elements) {
            let finished = self.finish_element(copying, places, &mut words, &walk.numbers, element);
            copying.output.put(finished.0, finished.1.into());
        }
        let namespaces = copying.opened.array(&root, b"Namespaces").cloned();
        for mut namespace in namespaces.unwrap_or_default() {
            copying.translate(&mut namespace);
            self.namespaces
                .extend((!namespace.is_null()).then_some(namespace));
        }
        let mut element = Dictionary::new();
        element.set("Type", "StructElem");
        element.set("S", "Part");
        element.set("P", reference(self.document));
        element.set("T", lopdf::text_string(around.title));
        if let Some(language) = around.language {
            element.set("Lang", lopdf::text_string(language));
        }
        element.set("K", kids);
        copying.output.put(part, element.into());
        self.parts.push(reference(part));
        Ok(())
    }

    /// Whether both kinds of headings occur, which PDF/UA-1 forbids.
    pub(crate) fn mixes_headings(&self) -> bool {
        self.words.mixes_headings()
    }

    /// Whether there are tags of PDF 2.0.
    pub(crate) fn has_namespaces(&self) -> bool {
        !self.namespaces.is_empty()
    }

    /// Writes what is above the parts, and gives its number; none if no part had tags.
    pub(crate) fn finish(self, output: &mut Output, title: &str, language: &str) -> Option<u32> {
        if self.parts.is_empty() {
            return None;
        }
        let mut document = Dictionary::new();
        document.set("Type", "StructElem");
        document.set("S", "Document");
        document.set("P", reference(self.root));
        document.set("T", lopdf::text_string(title));
        document.set("Lang", lopdf::text_string(language));
        document.set("K", self.parts);
        output.put(self.document, document.into());
        let mut root = Dictionary::new();
        root.set("Type", "StructTreeRoot");
        root.set("K", vec![reference(self.document)]);
        root.set("ParentTreeNextKey", self.parent_tree.len() as i64);
        let numbered = (0_i64..).zip(self.parent_tree);
        root.set("ParentTree", reference(put_number_tree(output, numbered)));
        if !self.identifiers.is_empty() {
            root.set("IDTree", reference(put_name_tree(output, self.identifiers)));
        }
        if !self.namespaces.is_empty() {
            root.set("Namespaces", self.namespaces);
        }
        self.words.put(&mut root);
        output.put(self.root, root.into());
        Some(self.root)
    }

    /// Gives numbers to whatever has content in the tree: pages in order, then the rest.
    fn number(&mut self, copying: &mut Copying, walk: &Walk) {
        let mut on_pages = Vec::new();
        for (index, page) in copying.opened.pages.iter().enumerate() {
            on_pages.push((page.id, page.again.then_some(index)));
        }
        let on_forms = walk.marked.keys().map(|form| (*form, None));
        let mut lists: BTreeMap<ObjectId, u32> = BTreeMap::new();
        for (holder, again) in on_pages.into_iter().chain(on_forms) {
            let Some(marked) = walk.marked.get(&holder) else {
                continue;
            };
            if again.is_none() && copying.content_keys.contains_key(&holder) {
                continue;
            }
            let list = *lists
                .entry(holder)
                .or_insert_with(|| copying.output.add(elements_in_order(marked)));
            let key = self.parent_tree.len();
            self.parent_tree.push(reference(list));
            match again {
                Some(index) => copying.repeated_keys.insert(index, key as i64).map(|_| ()),
                None => copying.content_keys.insert(holder, key as i64).map(|_| ()),
            };
        }
        for (object, element) in &walk.objects {
            copying.object_keys.insert(*object, self.parent_tree.len() as i64);
            self.parent_tree.push(reference(*element));
        }
    }

    fn finish_element(
        &mut self,
        copying: &mut Copying,
        places: &Places,
        words: &mut PartWords,
        numbers: &BTreeMap<ObjectId, u32>,
        element: Element,
    ) -> (u32, Dictionary) {
        let mut content = element.content;
        for key in [&b"P"[..], b"K", b"Pg", b"AF"] {
            content.remove(key);
        }
        let kind = content.remove(b"S");
        let kind = kind
            .as_ref()
            .and_then(|kind| copying.opened.follow(kind).as_name().ok());
        let kind = kind.filter(|kind| kind.len() <= LONGEST_NAME);
        let kind = kind.unwrap_or(b"NonStruct").to_vec();
        let has_namespace = copying.opened.value(&content, b"NS").is_some();
        let kind = if has_namespace {
            kind
        } else {
            words.kind(&kind, &mut self.words)
        };
        let class = content
            .remove(b"C")
            .map(|class| words.classes(&copying.opened, &class));
        let identifier = content.remove(b"ID");
        let identifier = identifier
            .as_ref()
            .map(|name| copying.opened.follow(name).as_str());
        let identifier = identifier
            .and_then(Result::ok)
            .filter(|name| name.len() <= MOST_LETTERS);
        let identifier = identifier.map(<[u8]>::to_vec);
        let others = content.remove(b"Ref");
        copying.translate_dictionary(&mut content);
        content.set("Type", "StructElem");
        content.set("S", Object::Name(kind));
        content.set("P", reference(element.parent));
        if let Some(class) = class {
            content.set("C", class);
        }
        if let Some(page) = element.page.and_then(|page| places.page(page)) {
            content.set("Pg", reference(page));
        }
        if let Some(name) = identifier {
            let prefixed = copying.identifier(&name);
            if let Ok(name) = prefixed.as_str() {
                self.identifiers
                    .entry(name.to_vec())
                    .or_insert_with(|| reference(element.new));
            }
            content.set("ID", prefixed);
        }
        if let Some(others) = others.map(|others| elements_meant(&copying.opened, numbers, &others)) {
            content.set("Ref", others);
        }
        if !element.kids.is_empty() {
            content.set("K", element.kids);
        }
        (element.new, content)
    }
}

/// The elements that content belongs to, each at the place of its number.
fn elements_in_order(marked: &Marked) -> Vec<Object> {
    let room = LEAST_ROOM + 16 * marked.len();
    let mut elements: Vec<Object> = Vec::new();
    for (number, element) in marked {
        let Some(number) = usize::try_from(*number).ok().filter(|number| *number < room) else {
            break;
        };
        elements.resize(number, Object::Null);
        elements.push(reference(*element));
    }
    elements
}

fn elements_meant(opened: &Opened, numbers: &BTreeMap<ObjectId, u32>, others: &Object) -> Vec<Object> {
    let others = opened.follow(others).as_array().map_or(&[][..], |others| others);
    let meant = others
        .iter()
        .take(MOST_OTHERS)
        .filter_map(|other| opened.trace(other).0);
    meant
        .filter_map(|other| numbers.get(&other))
        .map(|new| reference(*new))
        .collect()
}
