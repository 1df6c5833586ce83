//! The overview for people: which files there are, how to see that they are unchanged, and that nothing else is
//! needed to read them. It is a document like any other, as HTML.

use referat_wording::Wording;

use super::{Bundle, CHECKSUMS, Listed, MANIFEST};
use crate::document::{Block, Cell, Document, List, Run, Table};
use crate::forms::html::{HtmlStyle, html};
use crate::forms::links::address_of_path;

pub(super) fn page(archive: &Bundle, listed: &[Listed<'_>], wording: &Wording) -> String {
    let count = wording.text_with("bundle-lead", &[("count", listed.len().into())]);
    let day = wording.text_with("bundle-date", &[("date", wording.date(archive.date).into())]);
    let commands = ["bundle-verify-linux", "bundle-verify-macos"].map(|key| {
        let command = wording.text_with(key, &[("checksums", CHECKSUMS.into())]);
        vec![Block::paragraph(command)]
    });
    let steps = vec![
        vec![Block::paragraph(wording.text("bundle-verify-open"))],
        vec![
            Block::paragraph(wording.text("bundle-verify-type")),
            list(false, commands.to_vec()),
        ],
        vec![Block::paragraph(wording.text("bundle-verify-answer"))],
    ];
    let mut body = vec![
        Block::Title,
        Block::paragraph(count),
        Block::paragraph(day),
        Block::heading(1, wording.text("bundle-files")),
    ];
    if !listed.is_empty() {
        body.push(files(listed, wording));
    }
    body.extend([
        Block::heading(1, wording.text("bundle-verify")),
        Block::paragraph(wording.text("bundle-verify-lead")),
        list(true, steps),
        Block::paragraph(wording.text("bundle-verify-windows")),
        Block::heading(1, wording.text("bundle-reading")),
        Block::paragraph(wording.text_with("bundle-reading-words", &[("manifest", MANIFEST.into())])),
    ]);
    let document = Document {
        title: archive.name.clone(),
        author: archive.author.clone(),
        description: None,
        keywords: Vec::new(),
        language: wording.language().tag().to_owned(),
        date: archive.date,
        identifier: String::new(),
        cover: false,
        head: None,
        foot: (archive.author.clone(), "{page} / {pages}".to_owned()),
        pages_after: 0,
        body,
        files: Vec::new(),
    };
    html(&document, &HtmlStyle::default())
}

fn list(ordered: bool, items: Vec<Vec<Block>>) -> Block {
    Block::List(List {
        ordered,
        start: 1,
        tight: true,
        marker: true,
        items,
    })
}

fn files(listed: &[Listed<'_>], wording: &Wording) -> Block {
    let heads = ["bundle-file", "bundle-what", "bundle-size", "bundle-checksum"];
    let head = heads.iter().map(|key| Cell::text(wording.text(key))).collect();
    let rows = listed.iter().map(|it| {
        let link = Run::Text {
            text: it.path.clone(),
            strong: false,
            emphasis: false,
            href: Some(address_of_path(&it.path)),
            anchor: None,
        };
        let size = u64::try_from(it.file.bytes.len()).unwrap_or(u64::MAX);
        let size = wording.text_with("bundle-bytes", &[("count", size.into())]);
        vec![
            Cell {
                header: true,
                ..Cell::runs(vec![link])
            },
            Cell::text(it.file.description.as_str()),
            Cell::text(size),
            Cell::text(it.sha256.as_str()),
        ]
    });
    Block::Table(Table {
        header_rows: 1,
        rows: std::iter::once(head).chain(rows).collect(),
        widths: Some(vec![6, 5, 4, 8]),
    })
}
