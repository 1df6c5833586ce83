//! Trees of names and numbers: read without going in circles, written in balance.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, StringFormat};

use super::output::{Output, reference};
use crate::opened::{MOST_DEPTH, Opened};

/// How many names a tree is read for.
const MOST_NAMES: usize = 500_000;
/// How many entries or kids a node has.
const WIDE: usize = 64;

/// The entries of a name tree as they stand.
pub(crate) fn name_tree<'a>(opened: &'a Opened, root: &'a Object) -> Vec<(Vec<u8>, &'a Object)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![(root, 0)];
    while let Some((node, depth)) = open.pop() {
        let (id, node) = opened.trace(node);
        let Ok(node) = node.as_dict() else {
            continue;
        };
        if depth > MOST_DEPTH || id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let names = opened.array(node, b"Names").map_or(&[][..], |names| names);
        for pair in names.as_chunks::<2>().0 {
            if let Ok(name) = opened.follow(&pair[0]).as_str() {
                found.push((name.to_vec(), &pair[1]));
            }
        }
        if let Some(kids) = opened.array(node, b"Kids") {
            open.extend(kids.iter().rev().map(|kid| (kid, depth + 1)));
        }
        if found.len() + open.len() > MOST_NAMES {
            break;
        }
    }
    found
}

/// Writes a name tree; the entries come in order, each name once.
pub(crate) fn put_name_tree(
    output: &mut Output,
    entries: impl IntoIterator<Item = (Vec<u8>, Object)>,
) -> u32 {
    let named = |name| Object::String(name, StringFormat::Literal);
    let entries = entries.into_iter().map(|(name, value)| (named(name), value));
    put_tree(output, "Names", entries.collect())
}

/// Writes a number tree; the entries come in order, each number once.
pub(crate) fn put_number_tree(output: &mut Output, entries: impl IntoIterator<Item = (i64, Object)>) -> u32 {
    let entries = entries
        .into_iter()
        .map(|(number, value)| (Object::Integer(number), value));
    put_tree(output, "Nums", entries.collect())
}

struct Node {
    id: u32,
    first: Object,
    last: Object,
}

fn put_tree(output: &mut Output, key: &str, entries: Vec<(Object, Object)>) -> u32 {
    let is_root = entries.len() <= WIDE;
    let mut nodes = Vec::new();
    for leaf in entries.chunks(WIDE) {
        let (Some((first, _)), Some((last, _))) = (leaf.first(), leaf.last()) else {
            continue;
        };
        let (first, last) = (first.clone(), last.clone());
        let flat = leaf.iter().flat_map(|(key, value)| [key.clone(), value.clone()]);
        nodes.push(put_node(output, key, flat.collect(), first, last, is_root));
    }
    while nodes.len() > 1 {
        let is_root = nodes.len() <= WIDE;
        let mut above = Vec::new();
        for kids in nodes.chunks(WIDE) {
            let (Some(first), Some(last)) = (kids.first(), kids.last()) else {
                continue;
            };
            let (first, last) = (first.first.clone(), last.last.clone());
            let references = kids.iter().map(|kid| reference(kid.id)).collect();
            above.push(put_node(output, "Kids", references, first, last, is_root));
        }
        nodes = above;
    }
    match nodes.first() {
        Some(root) => root.id,
        None => put_node(output, key, Vec::new(), Object::Null, Object::Null, true).id,
    }
}

fn put_node(
    output: &mut Output,
    key: &str,
    values: Vec<Object>,
    first: Object,
    last: Object,
    is_root: bool,
) -> Node {
    let mut node = Dictionary::new();
    if !is_root {
        node.set("Limits", vec![first.clone(), last.clone()]);
    }
    node.set(key, values);
    let id = output.add(node);
    Node { id, first, last }
}
