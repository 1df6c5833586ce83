//! Tags made by hand, each with something few programs write and all readers must take.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use crate::looking::{joined, packet, part};
use crate::made::Made;
use crate::tags::assert_tags_hold;
use lopdf::{Dictionary, Document, Object, dictionary};

fn catalog(document: &Document) -> &Dictionary {
    document.catalog().unwrap()
}

#[test]
fn tags_are_found_whatever_the_numbers_of_the_pages_were() {
    let mut made = Made::new(3);
    made.tagged("P");
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A"), part(&bytes, "b", "B")]));
    assert!(joined.untagged.is_empty());
    assert_eq!(assert_tags_hold(&joined.bytes).marked, 6);
}

#[test]
fn a_page_that_stands_in_the_tree_twice_is_two_pages_with_numbers_of_their_own() {
    let mut made = Made::new(2);
    made.tagged("P");
    let again: Vec<Object> = [made.pages[0], made.pages[1], made.pages[0]]
        .map(Object::from)
        .to_vec();
    made.set(made.tree, "Kids", again);
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A")]));
    assert_eq!(joined.pages, 3);
    let document = Document::load_mem(&joined.bytes).unwrap();
    let keys = document.page_iter().map(|page| {
        let page = document.get_dictionary(page).unwrap();
        page.get(b"StructParents").unwrap().as_i64().unwrap()
    });
    let mut keys: Vec<i64> = keys.collect();
    keys.sort_unstable();
    assert_eq!(keys, [0, 1, 2]);
}

#[test]
fn content_within_a_form_keeps_its_tag() {
    let mut made = Made::new(1);
    let root = made.tagged("P");
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "StructParents" => 99,
        "BBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
    };
    let form = made.stream(form, "/Span <</MCID 4>> BDC 0 0 10 10 re f EMC");
    let page = made.pages[0];
    let content = made.stream(Dictionary::new(), "/X Do");
    made.set(page, "Contents", content);
    made.set(
        page,
        "Resources",
        dictionary! { "XObject" => dictionary! { "X" => form } },
    );
    let within = dictionary! { "Type" => "MCR", "Pg" => page, "Stm" => form, "MCID" => 4 };
    let element =
        dictionary! { "S" => "Figure", "P" => root, "K" => within, "Alt" => Object::string_literal("x") };
    let element = made.add(element);
    made.set(root, "K", element);
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A"), part(&bytes, "b", "B")]));
    assert_eq!(assert_tags_hold(&joined.bytes).marked, 2);
}

#[test]
fn one_word_for_two_kinds_of_tags_becomes_two_words() {
    let with = |means: &str| {
        let mut made = Made::new(1);
        let root = made.tagged("Brødtekst");
        made.set(
            root,
            "RoleMap",
            dictionary! { "Brødtekst" => means, "H1" => "H1" },
        );
        made.bytes()
    };
    let (paragraph, heading, same) = (with("P"), with("H2"), with("P"));
    let joined = joined(&packet(vec![
        part(&paragraph, "a", "A"),
        part(&heading, "b", "B"),
        part(&same, "c", "C"),
    ]));
    let document = Document::load_mem(&joined.bytes).unwrap();
    let root = catalog(&document)
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let roles = document
        .get_dictionary(root)
        .unwrap()
        .get(b"RoleMap")
        .unwrap()
        .as_dict()
        .unwrap();
    let kinds = assert_tags_hold(&joined.bytes).kinds;
    let meant: Vec<&[u8]> = kinds
        .iter()
        .filter(|(_, kind)| kind.starts_with("Brødtekst"))
        .map(|(_, kind)| roles.get(kind.as_bytes()).unwrap().as_name().unwrap())
        .collect();
    assert_eq!(meant, [&b"P"[..], b"H2", b"P"]);
    assert_eq!(roles.len(), 2);
}

#[test]
fn kinds_that_lead_round_in_a_circle_become_groups_without_meaning() {
    let mut made = Made::new(1);
    let root = made.tagged("A");
    made.set(root, "RoleMap", dictionary! { "A" => "B", "B" => "A" });
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A")]));
    let document = Document::load_mem(&joined.bytes).unwrap();
    let root = catalog(&document)
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let roles = document
        .get_dictionary(root)
        .unwrap()
        .get(b"RoleMap")
        .unwrap()
        .as_dict()
        .unwrap();
    assert_eq!(roles.get(b"A").unwrap().as_name().unwrap(), b"NonStruct");
}

#[test]
fn a_tree_of_tags_that_goes_in_circles_ends() {
    let mut made = Made::new(2);
    let root = made.tagged("P");
    let first = made
        .document
        .get_dictionary(root)
        .unwrap()
        .get(b"K")
        .unwrap()
        .as_array()
        .unwrap()[0]
        .clone();
    let first = first.as_reference().unwrap();
    made.set(first, "K", vec![0.into(), root.into(), first.into()]);
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A")]));
    assert_eq!(assert_tags_hold(&joined.bytes).marked, 2);
}

#[test]
fn cells_name_the_headers_of_their_own_part() {
    let mut made = Made::new(2);
    let root = made.tagged("TD");
    let kids = made
        .document
        .get_dictionary(root)
        .unwrap()
        .get(b"K")
        .unwrap()
        .as_array()
        .unwrap()
        .clone();
    let (header, cell) = (kids[0].as_reference().unwrap(), kids[1].as_reference().unwrap());
    made.set(header, "ID", Object::string_literal("h"));
    made.set(header, "C", "Fed");
    let attributes = made.add(dictionary! { "O" => "Table", "Headers" => vec![Object::string_literal("h")] });
    made.set(cell, "A", vec![attributes.into(), 0.into()]);
    made.set(
        root,
        "ClassMap",
        dictionary! { "Fed" => dictionary! { "O" => "Layout" } },
    );
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A"), part(&bytes, "b", "B")]));
    let document = Document::load_mem(&joined.bytes).unwrap();
    let tree = catalog(&document)
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let tree = document.get_dictionary(tree).unwrap();
    let classes = tree.get(b"ClassMap").unwrap().as_dict().unwrap();
    assert_eq!(classes.len(), 2);
    let known = tree.get(b"IDTree").unwrap().as_reference().unwrap();
    let known = document
        .get_dictionary(known)
        .unwrap()
        .get(b"Names")
        .unwrap()
        .as_array()
        .unwrap();
    let known: Vec<&[u8]> = known.iter().filter_map(|name| name.as_str().ok()).collect();
    let mut named = Vec::new();
    for object in document.objects.values() {
        let Ok(attributes) = object.as_dict() else {
            continue;
        };
        if let Ok(headers) = attributes.get(b"Headers").and_then(Object::as_array) {
            named.extend(headers.iter().map(|header| header.as_str().unwrap()));
        }
    }
    named.sort_unstable();
    assert_eq!(known, [b"1.h", b"2.h"]);
    assert_eq!(named, known);
}

#[test]
fn a_part_without_tags_is_named_and_nothing_is_claimed() {
    let (mut tagged, mut plain) = (Made::new(1), Made::new(1));
    tagged.tagged("P");
    let (tagged, plain) = (tagged.bytes(), plain.bytes());
    let mut known = part(&tagged, "a", "A");
    known.meets_ua = true;
    let good = joined(&packet(vec![known.clone()]));
    assert!(good.claims_ua && good.untagged.is_empty());
    assert_eq!(
        referat_pdf::PdfFacts::read(&good.bytes).unwrap().claims.pdf_ua,
        Some(1)
    );
    let mixed = joined(&packet(vec![known, part(&plain, "b", "B")]));
    assert_eq!(mixed.untagged, ["b"]);
    let facts = referat_pdf::PdfFacts::read(&mixed.bytes).unwrap();
    assert!(!mixed.claims_ua && facts.is_tagged && facts.claims.pdf_ua.is_none());
    let none = joined(&packet(vec![part(&plain, "b", "B")]));
    assert!(!referat_pdf::PdfFacts::read(&none.bytes).unwrap().is_tagged);
}
