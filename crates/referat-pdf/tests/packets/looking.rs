//! What the tests share: programs to look with, and files to join.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can not go on says where"
)]

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use referat_pdf::{Joined, Packet, Part, join};

/// A page with all that a chromium print can bring: headings, a list, a table, links within, out and to the packet.
const HTML: &str = r#"<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Bilag om æblehaven</title>
<style>h1{break-before:page}</style></head><body>
<h1 id="a">Første kapitel æøå</h1><p>Brødtekst nummer et. <a href="packet:dagsorden">Til dagsordenen</a>,
<a href="packet:findes-ikke">til intet</a>, <a href="https://example.org/">ud af huset</a>,
<a href="javascript:alert(1)">gør noget</a>, <a href="\#b">til andet kapitel</a>.</p>
<ul><li>Punkt et</li><li>Punkt to</li></ul>
<table><tr><th>År</th><th>Beløb</th></tr><tr><td>2024</td><td>100</td></tr></table>
<h1 id="b">Andet kapitel</h1><p>Brødtekst nummer to.</p></body></html>"#;

#[expect(
    clippy::disallowed_methods,
    reason = "tests look at files with other programs"
)]
pub fn command(program: &str) -> Command {
    Command::new(program)
}

/// A tagged file of two pages, printed once for all tests of a binary.
pub fn printed() -> &'static [u8] {
    static PRINTED: OnceLock<Vec<u8>> = OnceLock::new();
    PRINTED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.html");
        std::fs::write(&page, HTML.replace("\\#", "#")).unwrap();
        let pdf = folder.path().join("page.pdf");
        let done = command("chromium")
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
            ])
            .arg("--generate-pdf-document-outline")
            .arg(format!(
                "--user-data-dir={}",
                folder.path().join("profile").display()
            ))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", page.display()))
            .output()
            .expect("chromium is installed");
        std::fs::read(&pdf).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)))
    })
}

/// A font with Danish letters.
pub fn font() -> &'static [u8] {
    static FONT: OnceLock<Vec<u8>> = OnceLock::new();
    FONT.get_or_init(|| {
        let found = output_of("fc-match", &["-f", "%{file}", "Liberation Sans"], &[]);
        std::fs::read(found.trim()).unwrap()
    })
}

pub fn part<'a>(bytes: &'a [u8], anchor: &'a str, title: &'a str) -> Part<'a> {
    Part {
        bytes,
        anchor,
        title,
        level: 1,
        keep_bookmarks: true,
        stamp: None,
        meets_ua: false,
    }
}

pub fn packet<'a>(parts: Vec<Part<'a>>) -> Packet<'a> {
    Packet {
        title: "Dagsorden med bilag, Sandved Kommune",
        language: "da",
        producer: "Referat",
        keywords: &[],
        modified: "2026-11-28T10:00:00Z".parse().unwrap(),
        stamp_font: Some(font()),
        parts,
    }
}

/// Joins, and has the result checked by a program that knows the format.
pub fn joined(packet: &Packet) -> Joined {
    let joined = join(packet).unwrap();
    assert_sound(&joined.bytes);
    joined
}

pub fn assert_sound(bytes: &[u8]) {
    with_file(bytes, |path| {
        let checked = command("qpdf").arg("--check").arg(path).output().unwrap();
        assert!(
            checked.status.success(),
            "{}{}",
            String::from_utf8_lossy(&checked.stdout),
            String::from_utf8_lossy(&checked.stderr)
        );
    });
}

pub fn with_file<T>(bytes: &[u8], look: impl FnOnce(&Path) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.pdf");
    std::fs::write(&path, bytes).unwrap();
    look(&path)
}

/// What a program says; `{}` among the arguments is a file with the bytes.
pub fn output_of(program: &str, arguments: &[&str], bytes: &[u8]) -> String {
    with_file(bytes, |path| {
        let path = path.to_string_lossy();
        let arguments = arguments
            .iter()
            .map(|argument| if *argument == "{}" { &path } else { *argument });
        let output = command(program).args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    })
}

pub fn text_of(bytes: &[u8]) -> String {
    output_of("pdftotext", &["-layout", "{}", "-"], bytes)
}

/// A page as it shows, at a point a dot: its width and its dots, dark ones being small numbers.
pub fn drawn(bytes: &[u8], page: usize) -> (usize, Vec<u8>) {
    with_file(bytes, |path| {
        let page = page.to_string();
        let arguments = ["-gray", "-r", "72", "-cropbox", "-f", &page, "-l", &page];
        let output = command("pdftoppm").args(arguments).arg(path).output().unwrap();
        let mut fields = output.stdout.splitn(4, |byte| byte.is_ascii_whitespace());
        assert_eq!(fields.next(), Some(&b"P5"[..]));
        let width = std::str::from_utf8(fields.next().unwrap())
            .unwrap()
            .parse()
            .unwrap();
        let rest = fields.nth(1).unwrap();
        let at = rest.iter().position(|byte| byte.is_ascii_whitespace()).unwrap();
        (width, rest[at + 1..].to_vec())
    })
}
