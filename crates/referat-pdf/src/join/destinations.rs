//! Where links and bookmarks of a part lead. Only places within the packet and harmless addresses are kept.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::names::name_tree;
use super::output::reference;
use crate::opened::{Look, Opened};

/// Addresses of these kinds are followed by a reader who wants to; all others are dropped.
const HARMLESS: [&str; 4] = ["http", "https", "mailto", "tel"];

/// How long addresses and names of places may be, in bytes.
const MOST_LETTERS: usize = 4096;

/// What leads to another part: `packet:ANCHOR`.
const WITHIN_PACKET: &str = "packet:";

/// The places of a part that can be led to.
pub(crate) struct Places {
    /// What each page is called in the new file.
    pages: BTreeMap<ObjectId, u32>,
    order: Vec<u32>,
    /// The named places, with their prefixed names and where they are.
    pub(crate) named: BTreeMap<Vec<u8>, (Vec<u8>, Object)>,
}

/// Where a link or bookmark leads.
pub(crate) enum Lead {
    /// A place of the part, as an explicit destination or the prefixed name of one.
    Within(Object),
    /// The beginning of the part with this anchor.
    ToPart(String),
    /// An action that is kept as it is, references and all.
    Away(Dictionary),
}

impl Places {
    pub(crate) fn of(opened: &Opened, pages: &[(ObjectId, u32)], prefix: &[u8]) -> Self {
        let mut places = Self {
            pages: BTreeMap::new(),
            order: pages.iter().map(|(_, new)| *new).collect(),
            named: BTreeMap::new(),
        };
        for (old, new) in pages {
            places.pages.entry(*old).or_insert(*new);
        }
        let mut names: Vec<(Vec<u8>, &Object)> = Vec::new();
        if let Some(catalog) = opened.catalog() {
            if let Some(old_style) = opened.dictionary(catalog, b"Dests") {
                names.extend(old_style.iter().map(|(name, place)| (name.clone(), place)));
            }
            let root = opened.dictionary(catalog, b"Names");
            if let Some(root) = root.and_then(|root| root.look(b"Dests")) {
                names.extend(name_tree(opened, root));
            }
        }
        names.retain(|(name, _)| name.len() <= MOST_LETTERS);
        for (name, place) in names {
            if let Some(place) = places.explicit(opened, place) {
                let prefixed = [prefix, &name].concat();
                places.named.insert(name, (prefixed, place));
            }
        }
        places
    }

    /// The new number of a page.
    pub(crate) fn page(&self, old: ObjectId) -> Option<u32> {
        self.pages.get(&old).copied()
    }

    /// Where a link annotation or bookmark leads, if anywhere.
    pub(crate) fn lead(&self, opened: &Opened, from: &Dictionary) -> Option<Lead> {
        if let Some(place) = opened.value(from, b"Dest") {
            return self.place(opened, place).map(Lead::Within);
        }
        let action = opened.dictionary(from, b"A")?;
        match opened.name(action, b"S")? {
            b"GoTo" => self.place(opened, opened.value(action, b"D")?).map(Lead::Within),
            b"URI" => Self::address(opened, action),
            _ => None,
        }
    }

    fn address(opened: &Opened, action: &Dictionary) -> Option<Lead> {
        let bytes = opened.value(action, b"URI")?.as_str().ok()?;
        if bytes.len() > MOST_LETTERS {
            return None;
        }
        let address = String::from_utf8_lossy(bytes);
        let address = address.trim();
        let scheme = address.get(..WITHIN_PACKET.len());
        if scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(WITHIN_PACKET)) {
            let anchor = address.get(WITHIN_PACKET.len()..)?.trim_start_matches('/');
            return Some(Lead::ToPart(anchor.to_owned()));
        }
        let (scheme, _) = address.split_once(':')?;
        if !HARMLESS
            .iter()
            .any(|harmless| harmless.eq_ignore_ascii_case(scheme))
        {
            return None;
        }
        let mut kept = Dictionary::new();
        kept.set("S", "URI");
        kept.set(
            "URI",
            Object::String(bytes.to_vec(), lopdf::StringFormat::Literal),
        );
        Some(Lead::Away(kept))
    }

    /// A destination of any form.
    fn place(&self, opened: &Opened, place: &Object) -> Option<Object> {
        let name = place.as_str().ok().or_else(|| place.as_name().ok());
        match name {
            Some(name) => self.named.get(name).map(|(prefixed, _)| string(prefixed)),
            None => self.explicit(opened, place),
        }
    }

    /// A destination that names its page, with that page's new number.
    fn explicit(&self, opened: &Opened, place: &Object) -> Option<Object> {
        let mut place = opened.follow(place);
        if let Ok(wrapped) = place.as_dict() {
            place = opened.value(wrapped, b"D")?;
        }
        let place = place.as_array().ok()?;
        let first = place.first()?;
        let page = match first.as_reference() {
            Ok(id) => self.page(id).or_else(|| self.page(opened.trace(first).0?))?,
            Err(_) => *self.order.get(usize::try_from(first.as_i64().ok()?).ok()?)?,
        };
        let simple = |object: &Object| {
            let object = opened.follow(object);
            let is_simple = object.as_float().is_ok() || object.as_name().is_ok_and(|name| name.len() <= 8);
            if is_simple { object.clone() } else { Object::Null }
        };
        let how = place.iter().skip(1).take(5).map(simple);
        let mut explicit: Vec<Object> = std::iter::once(reference(page)).chain(how).collect();
        if explicit.len() < 2 {
            explicit.push("Fit".into());
        }
        Some(explicit.into())
    }
}

pub(crate) fn string(bytes: &[u8]) -> Object {
    Object::String(bytes.to_vec(), lopdf::StringFormat::Literal)
}
