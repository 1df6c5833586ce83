//! Files that want to do harm: refused with the reason, or kept as what they are and never run.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::receive_uploads::{HandedIn, MOST_BYTES};
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_domain::paper::attachment::media_type;
use referat_domain::paper::state::PaperKind;

use crate::desk::{bo, sandved_with_minutes};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj";

/// A document of Word with these parts, as a zip archive without compression.
fn packed(parts: &[&str]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for name in parts {
        let at = u32::try_from(file.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap();
        let facts = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &[0; 12],
            &length.to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        file.extend([b"PK\x03\x04", &facts[..], name.as_bytes()].concat());
        let rest = [&[0; 10][..], &at.to_le_bytes()].concat();
        directory.extend([b"PK\x01\x02\x14\x00", &facts[..], &rest[..], name.as_bytes()].concat());
    }
    let (count, at) = (
        u16::try_from(parts.len()).unwrap(),
        u32::try_from(file.len()).unwrap(),
    );
    let size = u32::try_from(directory.len()).unwrap();
    let end = [
        &count.to_le_bytes()[..],
        &count.to_le_bytes(),
        &size.to_le_bytes(),
        &at.to_le_bytes(),
        &[0, 0],
    ];
    [file, directory, b"PK\x05\x06\0\0\0\0".to_vec(), end.concat()].concat()
}

/// Names, bytes, and what becomes of each.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let document = ["[Content_Types].xml", "word/document.xml"];
    let with = |part: &str| packed(&[&document[..], &[part]].concat());
    vec![
        // Kept: they are what they say they are.
        (
            "notat.docx",
            packed(&document),
            "kept as notat.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("notat.pdf", PDF.to_vec(), "kept as notat.pdf, application/pdf"),
        (
            "../../etc/passwd.pdf",
            PDF.to_vec(),
            "kept as passwd.pdf, application/pdf",
        ),
        (
            "C:\\Windows\\System32\\regler.pdf",
            PDF.to_vec(),
            "kept as regler.pdf, application/pdf",
        ),
        (
            "notat\u{202e}fdp.exe",
            PDF.to_vec(),
            "kept as notat fdp.exe, application/pdf",
        ),
        (
            "linje\r\nSet-Cookie: a=b.pdf",
            PDF.to_vec(),
            "kept as linje Set-Cookie: a=b.pdf, application/pdf",
        ),
        ("..", PDF.to_vec(), "kept as dokument, application/pdf"),
        (
            "både-pdf-og-zip.pdf",
            [PDF, &packed(&["a.exe"])].concat(),
            "kept as både-pdf-og-zip.pdf, application/pdf",
        ),
        (
            "billede-og-side.jpg",
            [b"\xff\xd8\xff\xe0", &b"<html><script>alert(1)</script>"[..]].concat(),
            "kept as billede-og-side.jpg, image/jpeg",
        ),
        (
            "formler.csv",
            b"=HYPERLINK(\"http://ond.example\";\"Se her\")\n".to_vec(),
            "kept as formler.csv, text/csv; charset=utf-8",
        ),
        (
            "script.js",
            b"alert(1)".to_vec(),
            "kept as script.js, text/plain; charset=utf-8",
        ),
        // Refused.
        ("tom.pdf", Vec::new(), "refused: empty"),
        ("program.pdf", b"MZ\x90\x00\x03".to_vec(), "refused: kind-of-file"),
        (
            "program.sh",
            b"\x7fELF\x02\x01\x01\x00".to_vec(),
            "refused: kind-of-file",
        ),
        (
            "tegning.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(),
            "refused: active-content",
        ),
        (
            "tegning.png",
            b"<?xml version='1.0'?><svg><script>alert(1)</script></svg>".to_vec(),
            "refused: active-content",
        ),
        (
            "side.txt",
            b"<!DOCTYPE html><script>alert(1)</script>".to_vec(),
            "refused: active-content",
        ),
        (
            "side.csv",
            b"\xef\xbb\xbf <HTML><body onload=alert(1)>".to_vec(),
            "refused: active-content",
        ),
        (
            "billede.gif",
            b"GIF89a/*\x00*/=1;alert(1)".to_vec(),
            "refused: kind-of-file",
        ),
        ("arkiv.zip", packed(&["notat.txt"]), "refused: kind-of-file"),
        ("arkiv.docx", packed(&["setup.exe"]), "refused: kind-of-file"),
        ("halv.docx", b"PK\x03\x04 ...".to_vec(), "refused: kind-of-file"),
        ("makroer.docx", with("word/vbaProject.bin"), "refused: macros"),
        (
            "makroer.xlsx",
            with("xl/macrosheets/sheet1.xml"),
            "refused: macros",
        ),
        (
            "makroer.odt",
            packed(&["mimetype", "Basic/Standard/Module1.xml"]),
            "refused: macros",
        ),
        (
            "krypteret.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            "refused: kind-of-file",
        ),
        (
            "enorm.pdf",
            [PDF, &vec![b' '; usize::try_from(MOST_BYTES).unwrap()]].concat(),
            "refused: too-large",
        ),
    ]
}

#[tokio::test]
async fn each_is_refused_with_the_reason_or_kept_as_what_it_is() {
    let (office, _folder) = sandved_with_minutes().await;
    let forums = office.forums(&bo()).await.unwrap();
    let forum = forums.iter().find(|forum| forum.name == "Chefforum").unwrap().id;
    let new = NewPaper {
        forum,
        kind: PaperKind::Information,
        title: "Bilag, der vil noget ondt",
        case: CaseChoice::OfTheForum,
        due: None,
    };
    let paper = office.begin_paper(&bo(), new).await.unwrap();
    let mut told = Vec::new();
    for (name, bytes, expected) in hostile() {
        let kind = media_type(&bytes, name);
        let files = vec![HandedIn {
            name: name.to_owned(),
            bytes,
        }];
        let hung = office.attach_to_paper(&bo(), paper, files).await.unwrap();
        let came = hung.first().unwrap();
        let fate = match came.refused {
            Some(why) => format!("refused: {why}"),
            None => format!("kept as {}, {kind}", came.name),
        };
        assert_eq!(fate, expected, "{name:?}");
        told.push(fate);
    }
    let page = office.paper(&bo().reader, paper).await.unwrap();
    let kept = page.as_ref().unwrap().files.len();
    let refused = told.iter().filter(|line| line.starts_with("refused")).count();
    assert_eq!(
        kept + refused,
        told.len(),
        "nothing is dropped silently, nothing refused is kept"
    );
}
