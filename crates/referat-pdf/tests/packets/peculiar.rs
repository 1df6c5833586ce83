//! Files made by hand, each with something few programs write and all readers must take.

use crate::looking::{drawn, joined, output_of, packet, part, text_of};
use crate::made::Made;
use lopdf::{Dictionary, Document, Object, dictionary};

#[test]
fn stamps_are_at_the_top_right_of_what_shows_however_the_page_is_turned() {
    let mut made = Made::new(6);
    let pages = made.pages.clone();
    for (page, turned) in pages.iter().zip([0, 90, 180, 270, -90, 0]) {
        made.set(*page, "Rotate", turned);
        made.set(
            *page,
            "MediaBox",
            vec![100.into(), 200.into(), 800.into(), 1300.into()],
        );
        made.set(
            *page,
            "CropBox",
            vec![800.into(), 300.into(), 200.into(), 5000.into()],
        );
    }
    let blank = made.stream(Dictionary::new(), " ");
    // Content that doesn't put back what it changed, and restores what it never saved.
    let careless = made.stream(Dictionary::new(), "Q q 3 0 0 3 -90 -90 cm q 0 1 -1 0 0 0 cm");
    for (page, content) in pages.iter().zip([blank, blank, blank, blank, blank, careless]) {
        made.set(*page, "Contents", content);
    }
    let bytes = made.bytes();
    let mut only = part(&bytes, "a", "A");
    only.stamp = Some("Stempel{page}");
    let joined = joined(&packet(vec![only]));
    for page in 1..=6 {
        let (width, dots) = drawn(&joined.bytes, page);
        let dark = dots.iter().enumerate().filter(|(_, dot)| **dot < 128);
        let (mut left, mut right, mut top, mut bottom) = (width, 0, usize::MAX, 0);
        for (at, _) in dark {
            (left, right) = (left.min(at % width), right.max(at % width));
            (top, bottom) = (top.min(at / width), bottom.max(at / width));
        }
        assert_eq!(
            width,
            if page % 2 == 0 && page < 6 || page == 5 {
                1000
            } else {
                600
            }
        );
        assert!(
            (14..=17).contains(&(width - right)),
            "page {page}: {right} of {width}"
        );
        assert!(
            (12..=18).contains(&top) && bottom - top < 12,
            "page {page}: {top} to {bottom}"
        );
        assert!(
            (25..50).contains(&(right - left)),
            "page {page}: {left} to {right}"
        );
    }
}

#[test]
fn what_pages_inherit_they_have_themselves_and_the_tree_is_balanced() {
    let mut made = Made::new(3000);
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A"), part(&bytes, "b", "B")]));
    let document = Document::load_mem(&joined.bytes).unwrap();
    let pages: Vec<_> = document.page_iter().collect();
    assert_eq!((joined.pages, pages.len()), (6000, 6000));
    for page in &pages {
        let page = document.get_dictionary(*page).unwrap();
        assert!(page.has(b"MediaBox") && page.has(b"Resources"));
    }
    let mut deepest = 0;
    for page in pages {
        let (mut depth, mut node) = (0, page);
        while let Ok(parent) = document.get_dictionary(node).unwrap().get(b"Parent") {
            node = parent.as_reference().unwrap();
            depth += 1;
        }
        deepest = deepest.max(depth);
    }
    assert_eq!(deepest, 3);
    assert!(output_of("pdftotext", &["-f", "6000", "{}", "-"], &joined.bytes).contains("Side 3000"));
}

#[test]
fn page_trees_in_circles_and_absurd_counts_are_read_once() {
    let mut made = Made::new(2);
    let kids: Vec<Object> = vec![
        made.pages[0].into(),
        made.tree.into(),
        made.pages[1].into(),
        (4000, 0).into(),
    ];
    made.set(made.tree, "Kids", kids);
    made.set(made.tree, "Count", 2_000_000_000);
    made.set(made.tree, "Parent", made.tree);
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A")]));
    assert_eq!(joined.pages, 2);
    assert!(text_of(&joined.bytes).contains("Side 2"));
}

#[test]
fn what_starts_plays_or_carries_something_is_left_behind() {
    let mut made = Made::new(1);
    let script = || dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let carried = made.stream(dictionary! { "Type" => "EmbeddedFile" }, "hemmeligt");
    let file = made.add(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal("a.exe"), "EF" => dictionary! { "F" => carried },
    });
    let names = dictionary! {
        "JavaScript" => dictionary! { "Names" => vec![Object::string_literal("x"), script().into()] },
        "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal("x"), file.into()] },
    };
    let catalog = made.catalog;
    made.set(catalog, "OpenAction", script());
    made.set(catalog, "AA", dictionary! { "WC" => script() });
    made.set(catalog, "Names", names);
    made.set(catalog, "AF", vec![file.into()]);
    made.set(
        catalog,
        "AcroForm",
        dictionary! { "XFA" => carried, "Fields" => Vec::<Object>::new() },
    );
    let rectangle = || -> Object { vec![10.into(), 10.into(), 50.into(), 50.into()].into() };
    let mut annotations: Vec<Object> = Vec::new();
    for action in ["JavaScript", "Launch", "SubmitForm", "GoToE", "Named"] {
        let action = dictionary! { "S" => action, "F" => file, "N" => "Print" };
        let link =
            dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => rectangle(), "A" => action };
        annotations.push(made.add(link).into());
    }
    for kind in ["FileAttachment", "Screen", "RichMedia", "3D", "Movie", "Sound"] {
        let annotation =
            dictionary! { "Type" => "Annot", "Subtype" => kind, "Rect" => rectangle(), "FS" => file };
        annotations.push(made.add(annotation).into());
    }
    let note = dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => rectangle(), "A" => script(),
    "AA" => dictionary! { "E" => script() }, "Contents" => Object::string_literal("Et notat"),
    "Popup" => annotations[0].clone(), "AF" => vec![file.into()] };
    annotations.push(made.add(note).into());
    made.set(made.pages[0], "Annots", annotations);
    made.set(made.pages[0], "AA", dictionary! { "O" => script() });
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A")]));
    let plain = output_of("qpdf", &["--qdf", "{}", "-"], &joined.bytes);
    for word in [
        "JavaScript",
        "app.alert",
        "Launch",
        "Embedded",
        "/EF",
        "hemmeligt",
        "XFA",
        "/AA",
        "/AF",
        "Submit",
    ] {
        assert!(!plain.contains(word), "{word} is still there");
    }
    assert!(plain.contains("Et notat"));
}

#[test]
fn form_fields_stay_as_pictures_of_themselves() {
    let mut made = Made::new(1);
    let look = dictionary! { "Type" => "XObject", "Subtype" => "Form",
    "BBox" => vec![0.into(), 0.into(), 200.into(), 20.into()],
    "Resources" => dictionary! { "Font" => dictionary! { "H" => dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" } } } };
    let look = made.stream(look, "BT /H 10 Tf 2 5 Td (Udfyldt felt) Tj ET");
    let field = made.add(dictionary! { "FT" => "Tx", "T" => Object::string_literal("navn"),
    "TU" => Object::string_literal("Dit navn") });
    let widget = made.add(
        dictionary! { "Type" => "Annot", "Subtype" => "Widget", "Parent" => field, "F" => 4,
        "Rect" => vec![100.into(), 100.into(), 300.into(), 120.into()], "AP" => dictionary! { "N" => look } },
    );
    made.set(field, "Kids", vec![widget.into()]);
    made.set(
        made.catalog,
        "AcroForm",
        dictionary! { "Fields" => vec![field.into()] },
    );
    made.set(made.pages[0], "Annots", vec![widget.into()]);
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A")]));
    assert!(text_of(&joined.bytes).contains("Udfyldt felt"));
    let plain = output_of("qpdf", &["--qdf", "{}", "-"], &joined.bytes);
    assert!(
        plain.contains("(Dit navn)") && !plain.contains("AcroForm"),
        "{plain}"
    );
}

#[test]
fn hidden_layers_stay_hidden() {
    let with = |base: &str, on: bool, off: bool| {
        let mut made = Made::new(1);
        let layer = made.add(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Lag") });
        let listed = |is: bool| -> Vec<Object> { if is { vec![layer.into()] } else { Vec::new() } };
        let how = dictionary! { "BaseState" => base, "ON" => listed(on), "OFF" => listed(off) };
        let properties = dictionary! { "OCGs" => vec![layer.into()], "D" => how };
        made.set(made.catalog, "OCProperties", properties);
        let font =
            made.add(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
        let resources = dictionary! { "Properties" => dictionary! { "L" => layer },
        "Font" => dictionary! { "F" => font } };
        made.set(made.pages[0], "Resources", resources);
        let content = made.stream(
            Dictionary::new(),
            "/OC /L BDC BT /F 40 Tf 72 300 Td (LAG) Tj ET EMC",
        );
        made.set(made.pages[0], "Contents", content);
        made.bytes()
    };
    let files = [
        with("ON", false, true),
        with("OFF", false, false),
        with("OFF", true, false),
        with("ON", false, false),
    ];
    let anchors = ["a", "b", "c", "d"];
    let parts = files
        .iter()
        .zip(anchors)
        .map(|(file, anchor)| part(file, anchor, anchor))
        .collect();
    let joined = joined(&packet(parts));
    let shown = (1..=4).map(|page| drawn(&joined.bytes, page).1.iter().any(|dot| *dot < 128));
    let shown: Vec<bool> = shown.collect();
    assert_eq!(shown, [false, false, true, true]);
}

#[test]
fn an_old_style_destination_and_a_page_by_its_number_still_lead_there() {
    let mut made = Made::new(3);
    let link = |place: Object| {
        dictionary! { "Type" => "Annot", "Subtype" => "Link", "Dest" => place,
        "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()] }
    };
    made.set(
        made.catalog,
        "Dests",
        dictionary! { "Slut" => vec![made.pages[2].into(), "Fit".into()] },
    );
    let links: Vec<Object> = vec![
        made.add(link("Slut".into())).into(),
        made.add(link(vec![1.into(), "Fit".into()].into())).into(),
        made.add(link(Object::string_literal("ukendt"))).into(),
        made.add(link(vec![(4000, 0).into(), "Fit".into()].into())).into(),
    ];
    made.set(made.pages[0], "Annots", links);
    let bytes = made.bytes();
    let joined = joined(&packet(vec![part(&bytes, "a", "A"), part(&bytes, "b", "B")]));
    let document = Document::load_mem(&joined.bytes).unwrap();
    let pages: Vec<_> = document.page_iter().collect();
    let links = document.get_page_annotations(pages[3]).unwrap();
    let leads: Vec<&Object> = links
        .iter()
        .map(|link| link.get(b"A").unwrap().as_dict().unwrap().get(b"D").unwrap())
        .collect();
    assert_eq!(leads.len(), 2);
    assert_eq!(leads[0].as_str().unwrap(), b"b/Slut");
    assert_eq!(leads[1].as_array().unwrap()[0].as_reference().unwrap(), pages[4]);
}
