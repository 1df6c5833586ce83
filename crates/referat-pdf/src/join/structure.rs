//! The tags of all parts as one tree. The table that leads from content to its tag is made anew from the tree, so
//! that the two can't differ. Knows nothing of pages but their numbers.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Object, ObjectId};

use super::copying::Copying;
use super::destinations::Places;
use super::names::{put_name_tree, put_number_tree};
use super::output::{Output, reference};
use super::roles::{PartWords, Words};
use crate::opened::{Look, Opened};
use crate::problem::PdfProblem;

/// The most kids all elements of a part have; some files reuse one list endlessly.
const MOST_KIDS: usize = 8_000_000;
/// Content numbers may leave gaps, but not for the sake of filling memory.
const LEAST_ROOM: usize = 4096;

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

/// An element on its way.
struct Element {
    new: u32,
    parent: u32,
    content: Dictionary,
    kids: Vec<Object>,
    page: Option<ObjectId>,
}

/// Which elements the content of a page or form belongs to, by its numbers.
type Marked = BTreeMap<i64, u32>;

/// A part's tree while it is read.
struct Walk {
    elements: Vec<Element>,
    numbers: BTreeMap<ObjectId, u32>,
    open: VecDeque<(Source, u32, u32, Option<ObjectId>)>,
    marked: BTreeMap<ObjectId, Marked>,
    objects: BTreeMap<ObjectId, u32>,
    kids: usize,
}

enum Source {
    Indirect(ObjectId),
    Direct(Dictionary),
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
        let mut walk = Walk {
            elements: Vec::new(),
            numbers: BTreeMap::new(),
            open: VecDeque::new(),
            marked: BTreeMap::new(),
            objects: BTreeMap::new(),
            kids: 0,
        };
        let top = root.look(b"K").cloned().unwrap_or(Object::Null);
        let kids = walk.kids_of(copying, places, &top, part, None)?;
        while let Some((source, new, parent, page)) = walk.open.pop_front() {
            walk.element(copying, places, source, new, parent, page)?;
        }
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
        let identifier =
            identifier.and_then(|name| Some(copying.opened.follow(&name).as_str().ok()?.to_vec()));
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
    let meant = others.iter().filter_map(|other| opened.trace(other).0);
    meant
        .filter_map(|other| numbers.get(&other))
        .map(|new| reference(*new))
        .collect()
}

impl Walk {
    /// Reads one element and finds its kids.
    fn element(
        &mut self,
        copying: &mut Copying,
        places: &Places,
        source: Source,
        new: u32,
        parent: u32,
        page: Option<ObjectId>,
    ) -> Result<(), PdfProblem> {
        let content = match source {
            Source::Direct(content) => content,
            Source::Indirect(id) => {
                let taken = copying.opened.document.objects.get_mut(&id);
                let content = taken.and_then(|object| object.as_dict_mut().ok());
                content.map(std::mem::take).unwrap_or_default()
            }
        };
        let own = content.look(b"Pg").and_then(|page| copying.opened.trace(page).0);
        let page = own.filter(|page| places.page(*page).is_some()).or(page);
        let kids = match content.look(b"K") {
            Some(kids) => self.kids_of(copying, places, kids, new, page)?,
            None => Vec::new(),
        };
        self.elements.push(Element {
            new,
            parent,
            content,
            kids,
            page,
        });
        Ok(())
    }

    /// What stands under `K`, in the words of the new file.
    fn kids_of(
        &mut self,
        copying: &mut Copying,
        places: &Places,
        kids: &Object,
        parent: u32,
        page: Option<ObjectId>,
    ) -> Result<Vec<Object>, PdfProblem> {
        let kids: Vec<Object> = match copying.opened.follow(kids).as_array() {
            Ok(several) => several.clone(),
            // A single kid as it stands, reference and all.
            Err(_) => vec![kids.clone()],
        };
        self.kids += kids.len();
        if self.kids > MOST_KIDS {
            return Err(PdfProblem::broken("an endless tree of tags"));
        }
        let kept = kids
            .iter()
            .filter_map(|kid| self.kid(copying, places, kid, parent, page));
        Ok(kept.collect())
    }

    fn kid(
        &mut self,
        copying: &mut Copying,
        places: &Places,
        kid: &Object,
        parent: u32,
        page: Option<ObjectId>,
    ) -> Option<Object> {
        let (id, kid) = copying.opened.trace(kid);
        if let Object::Integer(number) = kid {
            let page = page?;
            places.page(page)?;
            let is_first = self.mark(page, *number, parent);
            return is_first.then_some(Object::Integer(*number));
        }
        let content = kid.as_dict().ok()?;
        match copying.opened.name(content, b"Type") {
            Some(b"MCR") => self.marked_content(copying, places, &content.clone(), parent, page),
            Some(b"OBJR") => {
                let object = copying.opened.trace(content.look(b"Obj")?).0?;
                let on = content.look(b"Pg").and_then(|page| copying.opened.trace(page).0);
                let on = on.or(page).and_then(|page| places.page(page));
                self.object(copying, object, on, parent)
            }
            _ => {
                copying.opened.name(content, b"S")?;
                if id.is_some_and(|id| self.numbers.contains_key(&id)) {
                    return None;
                }
                let source = match id {
                    Some(id) => Source::Indirect(id),
                    None => Source::Direct(content.clone()),
                };
                let new = copying.output.reserve();
                if let Some(id) = id {
                    self.numbers.insert(id, new);
                    copying.settle(id, new);
                }
                self.open.push_back((source, new, parent, page));
                Some(reference(new))
            }
        }
    }

    fn marked_content(
        &mut self,
        copying: &mut Copying,
        places: &Places,
        content: &Dictionary,
        parent: u32,
        page: Option<ObjectId>,
    ) -> Option<Object> {
        let number = copying.opened.value(content, b"MCID")?.as_i64().ok()?;
        let own = content.look(b"Pg").and_then(|page| copying.opened.trace(page).0);
        let page = own.filter(|page| places.page(*page).is_some()).or(page)?;
        let mut kept = Dictionary::new();
        kept.set("Type", "MCR");
        kept.set("Pg", reference(places.page(page)?));
        kept.set("MCID", number);
        let form = content.look(b"Stm").and_then(|form| copying.opened.trace(form).0);
        if let Some(form) = form {
            let mut there = Object::Reference(form);
            copying.translate(&mut there);
            if there.is_null() {
                return None;
            }
            kept.set("Stm", there);
        }
        let is_first = self.mark(form.unwrap_or(page), number, parent);
        is_first.then_some(kept.into())
    }

    /// A whole annotation or picture; annotations that were left out are no longer there.
    fn object(
        &mut self,
        copying: &mut Copying,
        object: ObjectId,
        on: Option<u32>,
        parent: u32,
    ) -> Option<Object> {
        let is_picture = matches!(
            copying.opened.document.objects.get(&object),
            Some(Object::Stream(_))
        );
        if copying.settled(object).is_none() && !is_picture {
            return None;
        }
        if self.objects.contains_key(&object) {
            return None;
        }
        let mut there = Object::Reference(object);
        copying.translate(&mut there);
        if there.is_null() {
            return None;
        }
        self.objects.insert(object, parent);
        let mut kept = Dictionary::new();
        kept.set("Type", "OBJR");
        kept.set("Obj", there);
        if let Some(on) = on {
            kept.set("Pg", reference(on));
        }
        Some(kept.into())
    }

    /// Content belongs to the first element that claims it; whether this is it.
    fn mark(&mut self, holder: ObjectId, number: i64, element: u32) -> bool {
        let marked = self.marked.entry(holder).or_default();
        number >= 0 && *marked.entry(number).or_insert(element) == element
    }
}
