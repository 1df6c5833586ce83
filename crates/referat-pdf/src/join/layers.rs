//! Layers (optional content) of all parts, so that what was hidden stays hidden.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::copying::Copying;
use crate::opened::Opened;

/// The layers of the new file.
#[derive(Default)]
pub(crate) struct Layers {
    all: Vec<Object>,
    hidden: Vec<Object>,
    order: Vec<Object>,
    locked: Vec<Object>,
    exclusive: Vec<Object>,
    automatic: Vec<Object>,
}

impl Layers {
    /// Takes over a part's layers.
    pub(crate) fn take_over(&mut self, copying: &mut Copying) {
        let opened = &copying.opened;
        let catalog = opened.catalog();
        let Some(properties) = catalog.and_then(|catalog| opened.dictionary(catalog, b"OCProperties")) else {
            return;
        };
        let empty = Dictionary::new();
        let how = opened.dictionary(properties, b"D").unwrap_or(&empty);
        let all = references(opened, properties, b"OCGs");
        let shown: BTreeSet<ObjectId> = references(opened, how, b"ON").into_iter().collect();
        let mut hidden = references(opened, how, b"OFF");
        if opened.name(how, b"BaseState") == Some(b"OFF") {
            hidden = all
                .iter()
                .copied()
                .filter(|layer| !shown.contains(layer))
                .collect();
        }
        let locked = references(opened, how, b"Locked");
        let mut rest = Vec::new();
        for key in [&b"Order"[..], b"RBGroups", b"AS"] {
            rest.push(opened.array(how, key).cloned().unwrap_or_default());
        }
        let known: BTreeSet<ObjectId> = all.iter().copied().collect();
        hidden.retain(|layer| known.contains(layer));
        put(copying, &mut self.all, all.into_iter().map(Object::Reference));
        put(
            copying,
            &mut self.hidden,
            hidden.into_iter().map(Object::Reference),
        );
        put(
            copying,
            &mut self.locked,
            locked.into_iter().map(Object::Reference),
        );
        for (kept, listed) in [&mut self.order, &mut self.exclusive, &mut self.automatic]
            .into_iter()
            .zip(rest)
        {
            put(copying, kept, listed);
        }
    }

    /// What the catalog says of layers; none if there are none.
    pub(crate) fn finish(self, title: &str) -> Option<Dictionary> {
        if self.all.is_empty() {
            return None;
        }
        let mut how = Dictionary::new();
        how.set(
            "Name",
            lopdf::text_string(if title.is_empty() { "Layers" } else { title }),
        );
        let lists = [
            ("OFF", self.hidden),
            ("Order", self.order),
            ("Locked", self.locked),
            ("RBGroups", self.exclusive),
            ("AS", self.automatic),
        ];
        for (key, list) in lists {
            if !list.is_empty() {
                how.set(key, list);
            }
        }
        let mut properties = Dictionary::new();
        properties.set("OCGs", self.all);
        properties.set("D", how);
        Some(properties)
    }
}

fn references(opened: &Opened, from: &Dictionary, key: &[u8]) -> Vec<ObjectId> {
    let listed = opened.array(from, key).map_or(&[][..], |listed| listed);
    listed.iter().filter_map(|layer| opened.trace(layer).0).collect()
}

fn put(copying: &mut Copying, kept: &mut Vec<Object>, listed: impl IntoIterator<Item = Object>) {
    for mut entry in listed {
        copying.translate(&mut entry);
        if !entry.is_null() {
            kept.push(entry);
        }
    }
}
