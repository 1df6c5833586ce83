//! The bookmarks: one for each part, and beneath it those the part brought, if they are kept.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::annotations::go_to;
use super::destinations::{Lead, Places, string};
use super::output::{Output, reference};
use crate::opened::{Look, Opened};

/// How deep kept bookmarks go.
const MOST_DEEP: usize = 32;
/// How long a title may be, in bytes; an even number, for titles with two bytes a letter.
const MOST_LETTERS: usize = 2000;
/// How many bookmarks a part brings at most.
const MOST_KEPT: usize = 100_000;

/// A bookmark and those beneath it.
pub(crate) struct Bookmark {
    title: Object,
    action: Option<Dictionary>,
    style: Vec<(Vec<u8>, Object)>,
    is_open: bool,
    beneath: Vec<Bookmark>,
}

/// All bookmarks, in order, with how deep each stands.
#[derive(Default)]
pub(crate) struct Outlines {
    parts: Vec<(u8, Bookmark)>,
}

impl Outlines {
    /// Adds a part's bookmark, which leads to where the part begins.
    pub(crate) fn add(&mut self, title: &str, level: u8, begins: u32, beneath: Vec<Bookmark>) {
        let bookmark = Bookmark {
            title: lopdf::text_string(title),
            action: Some(go_to(reference(begins))),
            style: Vec::new(),
            is_open: false,
            beneath,
        };
        self.parts.push((level.max(1), bookmark));
    }

    /// Writes the bookmarks, and gives the number of their root.
    pub(crate) fn finish(self, output: &mut Output) -> u32 {
        let bookmarks = nest(self.parts);
        let root = output.reserve();
        let mut outlines = Dictionary::new();
        outlines.set("Type", "Outlines");
        put_beneath(output, &mut outlines, root, bookmarks, true);
        output.put(root, outlines.into());
        root
    }
}

/// The bookmarks that a part brings; those that lead nowhere are kept only for what is beneath them.
pub(crate) fn kept(opened: &Opened, places: &Places) -> Vec<Bookmark> {
    let catalog = opened.catalog();
    let root = catalog.and_then(|catalog| opened.dictionary(catalog, b"Outlines"));
    let mut seen = BTreeSet::new();
    root.map_or_else(Vec::new, |root| read_beneath(opened, places, root, &mut seen, 0))
}

fn read_beneath(
    opened: &Opened,
    places: &Places,
    above: &Dictionary,
    seen: &mut BTreeSet<ObjectId>,
    depth: usize,
) -> Vec<Bookmark> {
    let mut bookmarks = Vec::new();
    let mut next = above.look(b"First");
    while let Some(reference) = next {
        let (Some(id), Object::Dictionary(entry)) = opened.trace(reference) else {
            break;
        };
        if depth > MOST_DEEP || seen.len() > MOST_KEPT || !seen.insert(id) {
            break;
        }
        next = entry.look(b"Next");
        let beneath = read_beneath(opened, places, entry, seen, depth + 1);
        let action = places.lead(opened, entry).and_then(|lead| match lead {
            Lead::Within(place) => Some(go_to(place)),
            Lead::Away(action) => Some(action),
            Lead::ToPart(_) => None,
        });
        let title = opened
            .value(entry, b"Title")
            .and_then(|title| title.as_str().ok());
        let title = title.map(|title| string(title.get(..MOST_LETTERS).unwrap_or(title)));
        if action.is_none() && beneath.is_empty() {
            continue;
        }
        let count = opened
            .value(entry, b"Count")
            .and_then(|count| count.as_i64().ok());
        let style = [&b"C"[..], b"F"].into_iter().filter_map(|key| {
            let value = opened.value(entry, key)?;
            let numbers = value
                .as_array()
                .map_or(std::slice::from_ref(value), |numbers| numbers);
            let all_numbers = numbers.len() <= 3 && numbers.iter().all(|number| number.as_float().is_ok());
            all_numbers.then(|| (key.to_vec(), value.clone()))
        });
        bookmarks.push(Bookmark {
            title: title.unwrap_or_else(|| lopdf::text_string("")),
            action,
            style: style.collect(),
            is_open: count.is_some_and(|count| count > 0),
            beneath,
        });
    }
    bookmarks
}

/// Puts each part beneath the nearest one before it that stands less deep.
fn nest(parts: Vec<(u8, Bookmark)>) -> Vec<Bookmark> {
    let mut top = Vec::new();
    let mut open: Vec<(u8, Bookmark)> = Vec::new();
    for (level, bookmark) in parts {
        close(&mut open, &mut top, level);
        open.push((level, bookmark));
    }
    close(&mut open, &mut top, 0);
    top
}

fn close(open: &mut Vec<(u8, Bookmark)>, top: &mut Vec<Bookmark>, level: u8) {
    while let Some((_, done)) = open.pop_if(|(above, _)| *above >= level) {
        match open.last_mut() {
            // What a packet is made of shows at once, what a part is made of on demand.
            Some((_, above)) => {
                above.is_open = true;
                above.beneath.push(done);
            }
            None => top.push(done),
        }
    }
}

/// Writes the bookmarks beneath one, and says so in it; gives how many show when it is open.
fn put_beneath(
    output: &mut Output,
    above: &mut Dictionary,
    id: u32,
    beneath: Vec<Bookmark>,
    is_open: bool,
) -> i64 {
    let numbers: Vec<u32> = beneath.iter().map(|_| output.reserve()).collect();
    let mut shown = 0;
    for (index, bookmark) in beneath.into_iter().enumerate() {
        let Some(number) = numbers.get(index) else {
            continue;
        };
        let mut entry = Dictionary::new();
        entry.set("Title", bookmark.title);
        entry.set("Parent", reference(id));
        if let Some(before) = index.checked_sub(1).and_then(|before| numbers.get(before)) {
            entry.set("Prev", reference(*before));
        }
        if let Some(after) = numbers.get(index + 1) {
            entry.set("Next", reference(*after));
        }
        if let Some(action) = bookmark.action {
            entry.set("A", action);
        }
        for (key, value) in bookmark.style {
            entry.set(key, value);
        }
        let more = put_beneath(output, &mut entry, *number, bookmark.beneath, bookmark.is_open);
        shown += 1 + if bookmark.is_open { more } else { 0 };
        output.put(*number, entry.into());
    }
    if let (Some(first), Some(last)) = (numbers.first(), numbers.last()) {
        above.set("First", reference(*first));
        above.set("Last", reference(*last));
        above.set("Count", if is_open { shown } else { -shown });
    }
    shown
}
