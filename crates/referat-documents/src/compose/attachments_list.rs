//! The list of a packet's attachments: what is in it, on which page, and what is not, and why.

use referat_domain::meeting_record::MeetingRecord;
use referat_wording::Wording;

use crate::document::{Block, Cell, Heading, Run, Table};
use crate::packet::{Prepared, anchor_of};

/// The list; nothing where there are no attachments.
pub fn blocks(prepared: &[Prepared], record: &MeetingRecord, wording: &Wording) -> Vec<Block> {
    if prepared.is_empty() {
        return Vec::new();
    }
    let heads = ["print-packet-number", "print-packet-title", "print-packet-page"];
    let head = heads.map(|key| Cell {
        header: true,
        ..Cell::text(wording.text(key))
    });
    let mut rows = vec![head.to_vec()];
    let mut before = 0usize;
    for one in prepared {
        let mut title = vec![match &one.content {
            Ok(_) => link(&one.title, &one.label),
            Err(_) => Run::text(&one.title),
        }];
        let subject = record.items.get(one.item).map(|item| item.subject.as_str());
        if let Some(subject) = subject.filter(|subject| !subject.is_empty()) {
            title.push(Run::Break);
            title.push(Run::text(
                wording.text_with("print-packet-of", &[("subject", subject.into())]),
            ));
        }
        let place = match &one.content {
            Ok(pages) => {
                if !pages.is_tagged {
                    title.push(Run::Break);
                    title.push(Run::text(wording.text("print-packet-untagged")));
                }
                let first = u32::try_from(before + 1).unwrap_or(u32::MAX);
                before += pages.count;
                Cell::runs(vec![Run::PageAfter { pages: first }])
            }
            Err(why) => Cell::text(wording.left_out(why.as_str())),
        };
        rows.push(vec![Cell::text(&one.label), Cell::runs(title), place]);
    }
    let title = wording.text("print-packet-attachments");
    vec![
        Block::Heading(Heading {
            level: 1,
            runs: vec![Run::text(title.clone())],
            anchor: Some("attachments".to_owned()),
            contents: Some(title.into_owned()),
            page_break: true,
            bookmarked: true,
        }),
        Block::Table(Table {
            header_rows: 1,
            rows,
            widths: Some(vec![0, 4, 2]),
        }),
    ]
}

fn link(title: &str, label: &str) -> Run {
    Run::Text {
        text: title.to_owned(),
        strong: false,
        emphasis: false,
        href: Some(format!("packet:{}", anchor_of(label))),
        anchor: None,
    }
}
