//! Bundles, unpacked and verified by tools that know nothing of us.

use std::process::Command;

use referat_documents::forms::archive::{Bundle, BundleFile, bundle, bundle_files};
use referat_domain::Date;
use referat_wording::{Language, Wording};

use crate::reading;

fn file(path: &str, media_type: &str, bytes: &[u8], description: &str) -> BundleFile {
    BundleFile {
        path: path.to_owned(),
        media_type: media_type.to_owned(),
        bytes: bytes.to_vec(),
        description: description.to_owned(),
    }
}

fn archive() -> Bundle {
    Bundle {
        name: "Chefforum <2024>".to_owned(),
        author: "Sandved Kommune".to_owned(),
        date: Date::constant(2024, 3, 13),
        files: vec![
            file(
                "2024/Møde 1/Bilag 1 – Børn & unge 100 %.pdf",
                "application/pdf",
                b"%PDF",
                "Bilag til punkt 1",
            ),
            file("../../-rf", "text/plain; charset=utf-8", b"", "En tom fil"),
            file("INDEX.HTML", "text/html", b"<p>", "Har navn som vores egen"),
            file("a\nb\\CON", "audio/mpeg", &[0, 255], "Lyd"),
            file(
                "2024/møde 1/bilag 1 – børn & unge 100 %.PDF",
                "application/pdf",
                b"%PDF-2",
                "Samme navn",
            ),
        ],
    }
}

fn wording() -> Wording {
    Wording::new(Language::Danish)
}

#[test]
fn the_checksums_of_an_unpacked_bundle_hold() {
    let folder = tempfile::tempdir().unwrap();
    let zip = bundle(&archive(), &wording()).unwrap();
    let mut opened = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    opened.extract(folder.path()).unwrap();
    let check = || {
        let mut command = Command::new("sha256sum");
        command
            .args(["--check", "--strict", "CHECKSUMS.txt"])
            .current_dir(folder.path());
        command.output().unwrap()
    };
    let output = check();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 7);
    std::fs::write(folder.path().join("index.html"), "changed").unwrap();
    assert!(!check().status.success());
}

#[test]
fn a_bundle_says_what_is_in_it() {
    let files = bundle_files(&archive(), &wording());
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "2024/Møde 1/Bilag 1 – Børn & unge 100 %.pdf",
            "2024/møde 1/bilag 1 – børn & unge 100 % (2).PDF",
            "CHECKSUMS.txt",
            "INDEX (2).HTML",
            "_-rf",
            "a_b/_CON",
            "index.html",
            "manifest.json",
        ]
    );
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path).unwrap();
        String::from_utf8(file.bytes.clone()).unwrap()
    };
    insta::assert_snapshot!("manifest", text("manifest.json"));
    let overview = text("index.html");
    let (before, rest) = overview.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    insta::assert_snapshot!("overview", format!("{before}<style></style>{after}"));
}

#[test]
fn every_link_of_the_overview_leads_to_a_file() {
    let files = bundle_files(&archive(), &wording());
    let page = files.iter().find(|file| file.path == "index.html").unwrap();
    let found = reading::html(&String::from_utf8(page.bytes.clone()).unwrap());
    assert_eq!(found.errors, Vec::<String>::new());
    let mut links = 0;
    for (_, attributes) in &found.tags {
        for (_, href) in attributes
            .iter()
            .filter(|(name, href)| name == "href" && !href.starts_with('#'))
        {
            let path = decoded(href);
            assert!(files.iter().any(|file| file.path == path), "{path}");
            links += 1;
        }
    }
    assert_eq!(links, archive().files.len());
}

fn decoded(href: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = href.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_same_bundle_is_the_same_bytes_whatever_the_order_of_its_files() {
    let mut other = archive();
    let zip = bundle(&archive(), &wording()).unwrap();
    assert_eq!(zip, bundle(&other, &wording()).unwrap());
    other.files.swap(1, 3);
    assert_eq!(zip, bundle(&other, &wording()).unwrap());
}

#[test]
fn names_with_danish_letters_are_marked_as_utf8() {
    let zip = bundle(&archive(), &wording()).unwrap();
    let mut opened = zip::ZipArchive::new(std::io::Cursor::new(&zip)).unwrap();
    for index in 0..opened.len() {
        let entry = opened.by_index(index).unwrap();
        let (name, moment) = (entry.name().unwrap().into_owned(), entry.last_modified().unwrap());
        assert_eq!((moment.year(), moment.month(), moment.day()), (2024, 3, 13));
        // General purpose bit 11, in the local header (APPNOTE 4.4.4).
        let at = usize::try_from(entry.header_start()).unwrap();
        assert!(name.is_ascii() || zip[at + 7] & 0b1000 != 0, "{name}");
    }
}
