//! Printed files joined into one, looked at with other programs.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can not go on says where"
)]

use crate::looking::{joined, output_of, packet, part, printed, text_of};
use crate::tags::assert_tags_hold;
use lopdf::{Dictionary, Document, Object};

#[test]
fn two_prints_become_one_tagged_file_in_their_order() {
    let mut first = part(printed(), "dagsorden", "Dagsorden");
    first.stamp = Some("Dagsorden side {page}");
    let mut second = part(printed(), "bilag-1", "Bilag 1: Økonomi");
    second.stamp = Some("Bilag 1 side {page} af {pages}");
    let joined = joined(&packet(vec![first, second]));
    assert_eq!(joined.pages, 4);
    let starts: Vec<usize> = joined.first_pages.iter().map(|first| first.page).collect();
    assert_eq!(starts, [1, 3]);
    let info = output_of("pdfinfo", &["{}"], &joined.bytes);
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(
        info.contains("Title:           Dagsorden med bilag, Sandved Kommune"),
        "{info}"
    );
    let text = text_of(&joined.bytes);
    let stamps = [
        "Dagsorden side 1",
        "Dagsorden side 2",
        "Bilag 1 side 1 af 2",
        "Bilag 1 side 2 af 2",
    ];
    let places: Vec<Option<usize>> = stamps.iter().map(|words| text.find(words)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}\n{text}"
    );
}

#[test]
fn every_content_finds_its_tag_and_every_part_is_a_part() {
    let one = joined(&packet(vec![part(printed(), "a", "A")]));
    let one = assert_tags_hold(&one.bytes);
    let three = joined(&packet(vec![
        part(printed(), "a", "A"),
        part(printed(), "b", "B"),
        part(printed(), "c", "C"),
    ]));
    let three = assert_tags_hold(&three.bytes);
    assert!(one.marked > 10 && one.objects == 2, "{one:?}");
    assert_eq!((three.marked, three.objects), (3 * one.marked, 3 * one.objects));
    let parts = three
        .kinds
        .iter()
        .filter(|(depth, kind)| *depth == 1 && kind == "Part");
    assert_eq!(parts.count(), 3);
}

#[test]
fn stamps_are_passed_over_by_screen_readers() {
    let mut only = part(printed(), "a", "A");
    only.stamp = Some("Bilag 3.2 side {page}");
    let joined = joined(&packet(vec![only]));
    assert!(text_of(&joined.bytes).contains("Bilag 3.2 side 2"));
    let read_out = output_of("pdfinfo", &["-struct-text", "{}"], &joined.bytes);
    assert!(read_out.contains("Brødtekst nummer to"), "{read_out}");
    assert!(!read_out.contains("Bilag 3.2"), "{read_out}");
}

#[test]
fn links_lead_to_parts_within_parts_and_out_and_nowhere_else() {
    let joined = joined(&packet(vec![
        part(printed(), "bilag-1", "Bilag 1"),
        part(printed(), "dagsorden", "Dagsorden"),
    ]));
    assert_eq!(joined.unresolved, ["findes-ikke"]);
    let document = Document::load_mem(&joined.bytes).unwrap();
    let pages: Vec<_> = document.page_iter().collect();
    let mut leads = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for link in document.get_page_annotations(*page).unwrap() {
            let action = link.get(b"A").unwrap().as_dict().unwrap();
            let kind = action.get(b"S").unwrap().as_name().unwrap();
            let lead = match kind {
                b"URI" => String::from_utf8_lossy(action.get(b"URI").unwrap().as_str().unwrap()).into_owned(),
                b"GoTo" => {
                    let place = document.dereference(action.get(b"D").unwrap()).unwrap().1;
                    let place = match place.as_str() {
                        Ok(name) => named_place(&document, name),
                        Err(_) => place.as_array().unwrap().clone(),
                    };
                    let page = place[0].as_reference().unwrap();
                    format!(
                        "side {}",
                        pages.iter().position(|other| *other == page).unwrap() + 1
                    )
                }
                other => panic!("{}", String::from_utf8_lossy(other)),
            };
            leads.push((number + 1, lead));
        }
    }
    leads.sort();
    let expected = [
        (1, "https://example.org/"),
        (1, "side 2"),
        (1, "side 3"),
        (3, "https://example.org/"),
        (3, "side 3"),
        (3, "side 4"),
    ];
    let found: Vec<(usize, &str)> = leads.iter().map(|(page, lead)| (*page, lead.as_str())).collect();
    assert_eq!(found, expected);
}

fn named_place(document: &Document, name: &[u8]) -> Vec<Object> {
    fn find<'a>(document: &'a Document, node: &'a Dictionary, name: &[u8]) -> Option<&'a Object> {
        if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
            let mut kids = kids
                .iter()
                .map(|kid| document.get_dictionary(kid.as_reference().unwrap()).unwrap());
            return kids.find_map(|kid| find(document, kid, name));
        }
        let names = node.get(b"Names").unwrap().as_array().unwrap();
        let pairs = names.chunks(2);
        pairs
            .filter(|pair| pair[0].as_str().unwrap() == name)
            .map(|pair| &pair[1])
            .next()
    }
    let names = document
        .catalog()
        .unwrap()
        .get(b"Names")
        .unwrap()
        .as_dict()
        .unwrap();
    let root = names.get(b"Dests").unwrap().as_reference().unwrap();
    let place = find(document, document.get_dictionary(root).unwrap(), name).expect("the name is known");
    document.dereference(place).unwrap().1.as_array().unwrap().clone()
}

#[test]
fn bookmarks_are_those_of_the_packet_with_those_of_the_parts_beneath() {
    let mut agenda = part(printed(), "dagsorden", "Dagsorden æøå");
    agenda.keep_bookmarks = false;
    let mut attachment = part(printed(), "bilag", "Bilag – ét");
    attachment.level = 2;
    let joined = joined(&packet(vec![agenda, attachment]));
    let document = Document::load_mem(&joined.bytes).unwrap();
    let root = document
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let mut found = Vec::new();
    bookmarks(&document, document.get_dictionary(root).unwrap(), 0, &mut found);
    let expected = [
        "0 Dagsorden æøå",
        "1 Bilag – ét",
        "2 Første kapitel æøå",
        "2 Andet kapitel",
    ];
    assert_eq!(found, expected);
}

fn bookmarks(document: &Document, above: &Dictionary, depth: usize, found: &mut Vec<String>) {
    let mut next = above.get(b"First").ok();
    while let Some(entry) = next {
        let entry = document.get_dictionary(entry.as_reference().unwrap()).unwrap();
        let title = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
        assert!(entry.has(b"A"));
        found.push(format!("{depth} {title}"));
        bookmarks(document, entry, depth + 1, found);
        next = entry.get(b"Next").ok();
    }
}

#[test]
fn the_same_packet_gives_the_same_bytes() {
    let make = || {
        let mut first = part(printed(), "a", "A");
        first.stamp = Some("Bilag {page}");
        joined(&packet(vec![first, part(printed(), "b", "B")])).bytes
    };
    assert!(make() == make());
}

#[test]
fn what_is_in_all_parts_is_stored_once() {
    let one = joined(&packet(vec![part(printed(), "a", "A")])).bytes.len();
    let anchors: Vec<String> = (0..10).map(|number| format!("b{number}")).collect();
    let ten = anchors
        .iter()
        .map(|anchor| part(printed(), anchor, "B"))
        .collect();
    let ten = joined(&packet(ten)).bytes.len();
    assert!(ten < 5 * one, "{one} {ten}");
}
