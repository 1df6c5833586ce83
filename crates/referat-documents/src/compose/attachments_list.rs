//! The list of a packet's attachments: what is in it, on which page, and what is not, and why.

use referat_domain::meeting_record::MeetingRecord;
use referat_wording::Wording;

use super::list::under_heading;
use crate::document::{Block, Cell, Run};
use crate::packet::{Prepared, anchor_of};

/// The list; nothing where there are no attachments.
pub fn blocks(prepared: &[Prepared], record: &MeetingRecord, wording: &Wording) -> Vec<Block> {
    let mut rows = Vec::with_capacity(prepared.len());
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
    under_heading(
        wording,
        "attachments",
        "print-packet-attachments",
        &["print-packet-number", "print-packet-title", "print-packet-page"],
        rows,
        &[0, 4, 2],
    )
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
