//! What lies upon the pages of a part: links, notes, form fields as pictures of themselves. Nothing that starts,
//! plays, sends or carries anything is kept.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::copying::Copying;
use super::destinations::{Lead, Places};
use super::output::reference;
use crate::opened::{Look, Opened};

/// Kinds that carry files, play, or belong to a print shop.
const LEFT_OUT: [&[u8]; 8] = [
    b"FileAttachment",
    b"Screen",
    b"Movie",
    b"Sound",
    b"RichMedia",
    b"3D",
    b"TrapNet",
    b"Projection",
];
/// What no annotation keeps: actions, files, and what is set anew.
const CLEARED: [&[u8]; 8] = [
    b"A",
    b"AA",
    b"PA",
    b"Dest",
    b"AF",
    b"P",
    b"StructParent",
    b"PieceInfo",
];
/// References to other annotations.
const TO_OTHERS: [&[u8]; 3] = [b"Popup", b"IRT", b"Parent"];
/// What a form field may have from the fields above it.
const FROM_ABOVE: [&[u8]; 6] = [b"FT", b"V", b"TU", b"T", b"Ff", b"Q"];
const MOST_ABOVE: usize = 16;
/// How many annotations a part lists at most; some files reuse one list endlessly.
const MOST_LISTED: usize = 1_000_000;
/// The bit of a form field that keeps it from being filled in.
const READ_ONLY: i64 = 1;

/// An annotation that is kept.
pub(crate) struct Annotation {
    pub(crate) old: Option<ObjectId>,
    pub(crate) new: u32,
    content: Dictionary,
    /// Speaks of the new file already.
    action: Option<Dictionary>,
}

/// What annotations need to know of the packet.
pub(crate) struct Anchors<'a> {
    /// Where each part begins.
    pub(crate) parts: &'a BTreeMap<&'a str, u32>,
    /// What was asked for and isn't there.
    pub(crate) unresolved: &'a mut BTreeSet<String>,
}

/// The annotations of each page that are kept.
pub(crate) fn collect(copying: &mut Copying, places: &Places, anchors: &mut Anchors) -> Vec<Vec<Annotation>> {
    let mut seen = BTreeSet::new();
    let mut looked_at = 0;
    let mut kept = Vec::new();
    let mut numbers: Vec<(ObjectId, Option<u32>)> = Vec::new();
    for page in &copying.opened.pages {
        let opened = &copying.opened;
        let dictionary = opened
            .document
            .objects
            .get(&page.id)
            .and_then(|page| page.as_dict().ok());
        let listed = dictionary.and_then(|page| opened.array(page, b"Annots"));
        let mut on_page = Vec::new();
        let room = MOST_LISTED.saturating_sub(looked_at);
        for annotation in listed.into_iter().flatten().filter(|_| !page.again).take(room) {
            looked_at += 1;
            let (old, annotation) = opened.trace(annotation);
            if old.is_some_and(|old| !seen.insert(old)) {
                continue;
            }
            let content = annotation.as_dict().ok();
            let content = content.and_then(|annotation| keep(opened, annotation, places, anchors));
            let new = content.is_some().then(|| copying.output.reserve());
            numbers.extend(old.map(|old| (old, new)));
            if let Some(((content, action), new)) = content.zip(new) {
                on_page.push(Annotation {
                    old,
                    new,
                    content,
                    action,
                });
            }
        }
        kept.push(on_page);
    }
    for (old, new) in numbers {
        match new {
            Some(new) => copying.settle(old, new),
            None => copying.leave_out(old),
        }
    }
    kept
}

/// Writes a page's annotations, and gives the references the page needs.
pub(crate) fn put(copying: &mut Copying, page: u32, annotations: Vec<Annotation>) -> Vec<Object> {
    let mut references = Vec::new();
    for annotation in annotations {
        let mut content = annotation.content;
        for key in TO_OTHERS {
            let other = content.look(key).map(|other| copying.opened.trace(other).0);
            if other.is_some_and(|other| other.and_then(|other| copying.settled(other)).is_none()) {
                content.remove(key);
            }
        }
        copying.translate_dictionary(&mut content);
        if let Some(action) = annotation.action {
            content.set("A", action);
        }
        content.set("P", reference(page));
        let key = annotation.old.and_then(|old| copying.object_keys.get(&old));
        if let Some(key) = key {
            content.set("StructParent", *key);
        }
        copying.output.put(annotation.new, content.into());
        references.push(reference(annotation.new));
    }
    references
}

/// The annotation without what is dangerous or means nothing here, and what it does; none if nothing is left.
fn keep(
    opened: &Opened,
    annotation: &Dictionary,
    places: &Places,
    anchors: &mut Anchors,
) -> Option<(Dictionary, Option<Dictionary>)> {
    let kind = opened.name(annotation, b"Subtype")?;
    if LEFT_OUT.contains(&kind) {
        return None;
    }
    let mut kept = annotation.clone();
    for key in CLEARED {
        kept.remove(key);
    }
    match kind {
        b"Link" => {
            let action = match places.lead(opened, annotation)? {
                Lead::Within(place) => go_to(place),
                Lead::Away(action) => action,
                Lead::ToPart(anchor) => {
                    let Some(begins) = anchors.parts.get(anchor.as_str()) else {
                        anchors.unresolved.insert(anchor);
                        return None;
                    };
                    go_to(reference(*begins))
                }
            };
            return Some((kept, Some(action)));
        }
        b"Widget" => flatten(opened, &mut kept),
        _ => {}
    }
    Some((kept, None))
}

pub(crate) fn go_to(place: Object) -> Dictionary {
    let mut action = Dictionary::new();
    action.set("S", "GoTo");
    action.set("D", place);
    action
}

/// A form field without its form: it has everything itself, and can't be filled in.
fn flatten(opened: &Opened, field: &mut Dictionary) {
    let mut above = field.remove(b"Parent");
    for _ in 0..MOST_ABOVE {
        let Some(Ok(parent)) = above.as_ref().map(|above| opened.follow(above).as_dict()) else {
            break;
        };
        for key in FROM_ABOVE {
            if let Some(value) = parent
                .look(key)
                .filter(|value| !field.has(key) && is_small(value))
            {
                field.set(key, value.clone());
            }
        }
        above = parent.look(b"Parent").cloned();
    }
    // A signature signs bytes that are no more.
    if opened.name(field, b"FT") == Some(b"Sig") {
        field.remove(b"V");
    }
    for key in [&b"Kids"[..], b"Lock", b"SV", b"MaxLen", b"TI", b"I"] {
        field.remove(key);
    }
    let flags = opened.value(field, b"Ff").and_then(|flags| flags.as_i64().ok());
    field.set("Ff", flags.unwrap_or(0) | READ_ONLY);
}

/// A field's value may be a whole book; it isn't copied for each of its boxes.
fn is_small(value: &Object) -> bool {
    let text = value.as_str().or_else(|_| value.as_name()).map_or(0, <[u8]>::len);
    text <= 512 && value.as_array().is_err() && value.as_dict().is_err()
}
