//! A part's tree of tags as it is read: each element once, whatever circles the file has. Decides what of it is
//! kept, and knows nothing of the other parts.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Object, ObjectId};

use super::copying::Copying;
use super::destinations::Places;
use super::output::reference;
use crate::opened::Look;
use crate::problem::PdfProblem;

/// The most kids all elements of a part have; some files reuse one list endlessly.
const MOST_KIDS: usize = 4_000_000;

/// An element on its way.
pub(crate) struct Element {
    pub(crate) new: u32,
    pub(crate) parent: u32,
    pub(crate) content: Dictionary,
    pub(crate) kids: Vec<Object>,
    pub(crate) page: Option<ObjectId>,
}

/// Which elements the content of a page or form belongs to, by its numbers.
pub(crate) type Marked = BTreeMap<i64, u32>;

/// A part's tree while it is read.
pub(crate) struct Walk {
    pub(crate) elements: Vec<Element>,
    pub(crate) numbers: BTreeMap<ObjectId, u32>,
    open: VecDeque<(Source, u32, u32, Option<ObjectId>)>,
    pub(crate) marked: BTreeMap<ObjectId, Marked>,
    pub(crate) objects: BTreeMap<ObjectId, u32>,
    kids: usize,
}

enum Source {
    Indirect(ObjectId),
    Direct(Dictionary),
}

impl Walk {
    /// Reads the whole tree beneath a part's root; gives it with what stands on top.
    ///
    /// # Errors
    /// If the tree is endless.
    pub(crate) fn from(
        copying: &mut Copying,
        places: &Places,
        top: &Object,
        part: u32,
    ) -> Result<(Self, Vec<Object>), PdfProblem> {
        let mut walk = Self {
            elements: Vec::new(),
            numbers: BTreeMap::new(),
            open: VecDeque::new(),
            marked: BTreeMap::new(),
            objects: BTreeMap::new(),
            kids: 0,
        };
        let kids = walk.kids_of(copying, places, top, part, None)?;
        while let Some((source, new, parent, page)) = walk.open.pop_front() {
            walk.element(copying, places, source, new, parent, page)?;
        }
        Ok((walk, kids))
    }

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
