//! An item: heading, journal number, sections as printed.

use referat_domain::meeting_record::{ItemRecord, MeetingRecord, SectionRecord};
use referat_domain::paper::section::SectionKind;
use referat_wording::Wording;

use crate::compose::Desk;
use crate::document::{Block, Heading, List, Run, blocks_of};

/// What links call the item at this place of its record, from 0. Two items may share a number.
pub fn anchor(place: usize) -> String {
    format!("item-{place}")
}

/// Its title as printed; of a closed item without one, the standard words.
pub fn title_of(item: &ItemRecord, wording: &Wording) -> String {
    if item.title.is_empty() {
        wording.text("item-closed-title").into_owned()
    } else {
        item.title.clone()
    }
}

/// The blocks of an item whose heading stands at `level`. A heading at 1 begins a page; in a volume, where it
/// stands at 2, only the meeting does.
pub fn blocks(
    item: &ItemRecord,
    anchor: String,
    record: &MeetingRecord,
    desk: Desk<'_>,
    level: u8,
) -> Vec<Block> {
    let wording = desk.wording;
    let title = title_of(item, wording);
    let number = item.number.as_str();
    let in_contents = record
        .contents
        .iter()
        .find(|line| line.item.as_deref() == Some(number));
    let contents = in_contents
        .map(|line| &line.title)
        .filter(|title| !title.is_empty());
    let contents = contents.unwrap_or(&title).clone();
    let values = [("number", number.into()), ("title", (&title).into())];
    let mut blocks = vec![Block::Heading(Heading {
        level,
        runs: vec![Run::text(wording.text_with("print-item", &values))],
        anchor: Some(anchor),
        contents: Some(contents),
        page_break: level == 1,
        bookmarked: true,
    })];
    if let Some(printed) = &item.journal_number_as_printed {
        blocks.push(Block::paragraph(printed));
    } else if let Some(number) = item.journal_number {
        blocks.push(Block::paragraph(number.to_string()));
    }
    if let Some(late) = &item.late {
        blocks.push(Block::paragraph(wording.late(late)));
    }
    for section in &item.sections {
        blocks.extend(section_blocks(section, level.saturating_add(1), wording));
    }
    blocks.extend(item.unrecognised.iter().map(Block::paragraph));
    blocks
}

fn section_blocks(section: &SectionRecord, level: u8, wording: &Wording) -> Vec<Block> {
    let mut blocks = Vec::new();
    let inner = match heading_of(section, wording) {
        Some(heading) => {
            blocks.push(Block::heading(level, heading));
            level.saturating_add(1)
        }
        None => level,
    };
    let text = blocks_of(&section.text);
    match section.kind {
        SectionKind::Attachments => blocks.extend(titles_as_list(text, inner)),
        SectionKind::Occasion
        | SectionKind::Statement
        | SectionKind::Recommendation
        | SectionKind::History
        | SectionKind::Decision
        | SectionKind::Other => blocks.extend(raised(text, inner)),
    }
    blocks
}

/// Its heading as printed. A decision without one is what is published of a closed item's, which was printed
/// nowhere: it has the standard heading, so that it is not taken for the item's text.
fn heading_of(section: &SectionRecord, wording: &Wording) -> Option<String> {
    match section.kind {
        SectionKind::Decision => Some(
            section
                .heading
                .clone()
                .unwrap_or_else(|| wording.section(SectionKind::Decision)),
        ),
        SectionKind::Occasion
        | SectionKind::Statement
        | SectionKind::Recommendation
        | SectionKind::History
        | SectionKind::Attachments
        | SectionKind::Other => section.heading.clone(),
    }
}

/// Attachments are a list to whoever hears them, and lines to whoever sees them.
fn titles_as_list(text: Vec<Block>, level: u8) -> Vec<Block> {
    let is_title = |block: &Block| matches!(block, Block::Paragraph { .. });
    if text.is_empty() || !text.iter().all(is_title) {
        return raised(text, level);
    }
    vec![Block::List(List {
        ordered: false,
        start: 1,
        tight: false,
        marker: false,
        items: text.into_iter().map(|block| vec![block]).collect(),
    })]
}

/// The same blocks with their headings from `level` on: no level is skipped.
pub fn raised(blocks: Vec<Block>, level: u8) -> Vec<Block> {
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Heading(heading) => Block::Heading(Heading {
                level: level.saturating_add(heading.level.saturating_sub(3)),
                ..heading
            }),
            other @ (Block::Title
            | Block::Logo
            | Block::Facts { .. }
            | Block::Paragraph { .. }
            | Block::List(_)
            | Block::Table(_)
            | Block::Figure { .. }
            | Block::Contents
            | Block::Note { .. }
            | Block::PageBreak) => other,
        })
        .collect()
}
