//! What can be asked of a whole document: its anchors, what is in its contents list, which words are one link.
//!
//! Knows the tree, and nothing of any form.

use std::collections::BTreeMap;

use crate::document::{Block, Document, Heading, Run};

/// A line of the contents list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'d> {
    /// The level of its heading.
    pub(crate) level: u8,
    /// Its words.
    pub(crate) words: &'d str,
    /// Where it leads.
    pub(crate) anchor: &'d str,
}

/// The lines of the contents list, in the order of their headings.
pub(crate) fn entries(document: &Document) -> Vec<Entry<'_>> {
    let mut found: Vec<Entry<'_>> = Vec::new();
    each_heading(&document.body, &mut |heading| {
        if let (Some(words), Some(anchor)) = (&heading.contents, &heading.anchor) {
            found.push(Entry {
                level: heading.level,
                words,
                anchor,
            });
        }
    });
    found
}

/// Every anchor there is, numbered in the order they come. One that comes again is the first.
pub(crate) fn anchors(document: &Document) -> BTreeMap<&str, usize> {
    let mut found = BTreeMap::new();
    each_heading(&document.body, &mut |heading| {
        if let Some(anchor) = &heading.anchor
            && !is_blank(&heading.runs)
        {
            let next = found.len() + 1;
            found.entry(anchor.as_str()).or_insert(next);
        }
    });
    found
}

/// Whether there is nothing to read in it.
pub(crate) fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| match run {
        Run::Text { text, .. } => text.trim().is_empty(),
        Run::Break => true,
        Run::Page { .. } | Run::PageAfter { .. } => false,
    })
}

/// Where words lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target<'d> {
    /// Nowhere.
    None,
    /// Out of the document.
    Outside(&'d str),
    /// To an anchor of it.
    Anchor(&'d str),
}

/// Runs in groups that lead to the same place: one link is one link, whatever in it is strong.
pub(crate) fn by_target(runs: &[Run]) -> impl Iterator<Item = (Target<'_>, &[Run])> {
    runs.chunk_by(|one, next| target(one) == target(next))
        .filter_map(|group| group.first().map(|first| (target(first), group)))
}

fn target(run: &Run) -> Target<'_> {
    match run {
        Run::Text { href: Some(href), .. } => Target::Outside(href),
        Run::Text {
            anchor: Some(anchor), ..
        } => Target::Anchor(anchor),
        Run::Text { .. } | Run::Break | Run::Page { .. } | Run::PageAfter { .. } => Target::None,
    }
}

fn each_heading<'d>(blocks: &'d [Block], then: &mut impl FnMut(&'d Heading)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => then(heading),
            Block::Note { blocks } => each_heading(blocks, then),
            Block::List(list) => list.items.iter().for_each(|it| each_heading(it, then)),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    each_heading(&cell.blocks, then);
                }
            }
            Block::Title
            | Block::Logo
            | Block::Facts { .. }
            | Block::Paragraph { .. }
            | Block::Figure { .. }
            | Block::Contents
            | Block::PageBreak => {}
        }
    }
}
