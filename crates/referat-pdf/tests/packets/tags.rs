//! Walks the tags of a file and sees that both ways between content and tags agree.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// What was found on the walk.
#[derive(Debug, Default)]
pub struct Tags {
    /// The type of each element, in reading order, with how deep it is.
    pub kinds: Vec<(usize, String)>,
    /// How many pieces of content have a tag.
    pub marked: usize,
    /// How many annotations have one.
    pub objects: usize,
}

fn get<'a>(document: &'a Document, from: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let object = from.get(key).ok()?;
    document.dereference(object).ok().map(|(_, object)| object)
}

/// Sees that every marked content of every page leads to an element that leads back, and that no number of the
/// table occurs twice.
pub fn assert_tags_hold(bytes: &[u8]) -> Tags {
    let document = Document::load_mem(bytes).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = root.as_reference().unwrap();
    let tree = document.get_dictionary(root).unwrap();
    let mut table = BTreeMap::new();
    number_tree(
        &document,
        get(&document, tree, b"ParentTree").unwrap().as_dict().unwrap(),
        &mut table,
    );
    let next = tree.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap();
    assert!(table.keys().all(|key| *key < next));

    let mut tags = Tags::default();
    let mut owners: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
    let mut annotated: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
    let top = tree.get(b"K").unwrap().as_array().unwrap();
    let mut open: Vec<(ObjectId, ObjectId, usize)> = Vec::new();
    open.extend(top.iter().map(|kid| (kid.as_reference().unwrap(), root, 0)));
    let mut seen = BTreeSet::new();
    while let Some((id, parent, depth)) = open.pop() {
        assert!(seen.insert(id), "{id:?} stands in the tree twice");
        let element = document.get_dictionary(id).unwrap();
        assert_eq!(element.get(b"P").unwrap().as_reference().unwrap(), parent);
        let kind = element.get(b"S").unwrap().as_name().unwrap();
        tags.kinds
            .push((depth, String::from_utf8_lossy(kind).into_owned()));
        let page = element.get(b"Pg").ok().and_then(|page| page.as_reference().ok());
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids.iter().rev() {
            if let Ok(kid) = kid.as_reference() {
                open.push((kid, id, depth + 1));
            } else if let Ok(number) = kid.as_i64() {
                owners.insert((page.unwrap(), number), id);
            } else if let Ok(kid) = kid.as_dict() {
                let of = |key: &[u8]| kid.get(key).ok().and_then(|object| object.as_reference().ok());
                if kid.has_type(b"OBJR") {
                    annotated.insert(of(b"Obj").unwrap(), id);
                } else {
                    let holder = of(b"Stm").or(of(b"Pg")).or(page).unwrap();
                    owners.insert((holder, kid.get(b"MCID").unwrap().as_i64().unwrap()), id);
                }
            }
        }
    }
    let mut used = BTreeSet::new();
    for page in document.page_iter() {
        let dictionary = document.get_dictionary(page).unwrap();
        tags.marked += check_content(
            &document,
            page,
            dictionary,
            &document.get_page_content(page),
            &table,
            &owners,
            &mut used,
        );
        for (id, object) in &document.objects {
            let Object::Stream(form) = object else { continue };
            if form.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Form")
                && form.dict.has(b"StructParents")
                && !used.contains(&form.dict.get(b"StructParents").unwrap().as_i64().unwrap())
            {
                let content = form.get_plain_content().unwrap();
                tags.marked +=
                    check_content(&document, *id, &form.dict, &content, &table, &owners, &mut used);
            }
        }
        let annotations = get(&document, dictionary, b"Annots").and_then(|listed| listed.as_array().ok());
        for annotation in annotations.into_iter().flatten() {
            let id = annotation.as_reference().unwrap();
            let annotation = document.get_dictionary(id).unwrap();
            let Ok(key) = annotation.get(b"StructParent") else {
                continue;
            };
            let key = key.as_i64().unwrap();
            assert!(used.insert(key), "{key} is used twice");
            assert_eq!(table[&key].as_reference().unwrap(), annotated[&id]);
            tags.objects += 1;
        }
    }
    assert_eq!(tags.objects, annotated.len());
    tags
}

fn check_content(
    document: &Document,
    holder: ObjectId,
    dictionary: &Dictionary,
    content: &[u8],
    table: &BTreeMap<i64, Object>,
    owners: &BTreeMap<(ObjectId, i64), ObjectId>,
    used: &mut BTreeSet<i64>,
) -> usize {
    let Some(key) = get(document, dictionary, b"StructParents") else {
        return 0;
    };
    let key = key.as_i64().unwrap();
    assert!(used.insert(key), "{key} is used twice");
    let list = document.dereference(&table[&key]).unwrap().1.as_array().unwrap();
    let mut marked = 0;
    for operation in Content::decode(content).unwrap().operations {
        let properties = operation
            .operands
            .get(1)
            .and_then(|properties| properties.as_dict().ok());
        let number = properties.and_then(|properties| properties.get(b"MCID").ok());
        if let (true, Some(number)) = (operation.operator == "BDC", number) {
            let number = number.as_i64().unwrap();
            let element = list[usize::try_from(number).unwrap()].as_reference().unwrap();
            assert_eq!(
                owners.get(&(holder, number)),
                Some(&element),
                "content {number} of {holder:?}"
            );
            marked += 1;
        }
    }
    marked
}

fn number_tree(document: &Document, node: &Dictionary, table: &mut BTreeMap<i64, Object>) {
    if let Some(Object::Array(kids)) = get(document, node, b"Kids") {
        for kid in kids {
            let kid = document.dereference(kid).unwrap().1.as_dict().unwrap();
            let before = table.len();
            number_tree(document, kid, table);
            let limits = kid.get(b"Limits").unwrap().as_array().unwrap();
            let first = table.keys().nth(before).unwrap();
            assert_eq!(limits[0].as_i64().unwrap(), *first);
            assert_eq!(limits[1].as_i64().unwrap(), *table.keys().next_back().unwrap());
        }
    }
    if let Some(Object::Array(numbers)) = get(document, node, b"Nums") {
        for pair in numbers.chunks(2) {
            assert!(table.insert(pair[0].as_i64().unwrap(), pair[1].clone()).is_none());
        }
    }
}
