//! Runs inside a line: plain words and links `[words](target)`.

use referat_domain::finding::FindingCode;
use referat_domain::rich_text::{Href, Inline, Marks};

use crate::ledger::Ledger;
use crate::lines::Line;

/// The length of a run in bytes.
pub fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text { text, .. } => text.len(),
        Inline::HardBreak => 1,
    }
}

/// Reads a piece of a line into runs and claims it.
///
/// A link whose target is not allowed stays as it is written, and so does one that follows directly upon a link
/// to the same place: the two would be one run, and their brackets lost.
pub fn read(
    line: Line<'_>,
    piece: &str,
    content: &mut Vec<Inline>,
    ledger: &mut Ledger,
    noticed: &mut Vec<(FindingCode, u32, String)>,
) {
    ledger.claim(line.range_of(piece));
    if !piece.contains("](") {
        push_text(content, piece);
        return;
    }
    let mut rest = piece;
    let mut plain_from = piece;
    while let Some(open) = rest.find('[') {
        let Some(link) = rest.get(open..).and_then(parse_link) else {
            rest = rest.get(open + 1..).unwrap_or_default();
            continue;
        };
        match Href::parse(link.target) {
            Some(href) => {
                let plain = plain_from.len() - rest.len() + open;
                if plain == 0 && ends_with_link_to(content, &href) {
                    rest = rest.get(open + link.length..).unwrap_or_default();
                    continue;
                }
                push_text(content, plain_from.get(..plain).unwrap_or_default());
                if href.is_dead() {
                    noticed.push((FindingCode::LinkDead, line.number, link.words.to_owned()));
                }
                content.push(Inline::Text {
                    text: link.words.to_owned(),
                    marks: Marks {
                        link: Some(href),
                        ..Marks::default()
                    },
                });
                rest = rest.get(open + link.length..).unwrap_or_default();
                plain_from = rest;
            }
            None => {
                noticed.push((FindingCode::LinkRefused, line.number, link.target.to_owned()));
                rest = rest.get(open + link.length..).unwrap_or_default();
            }
        }
    }
    push_text(content, plain_from);
}

/// Whether the last run is a link to that place.
fn ends_with_link_to(content: &[Inline], href: &Href) -> bool {
    matches!(content.last(), Some(Inline::Text { marks, .. }) if marks.link.as_ref() == Some(href))
}

fn push_text(content: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        content.push(Inline::text(text));
    }
}

struct Link<'t> {
    words: &'t str,
    target: &'t str,
    length: usize,
}

/// A link at the start of `text`: words without brackets, a target without parentheses or spaces.
fn parse_link(text: &str) -> Option<Link<'_>> {
    let inside = text.strip_prefix('[')?;
    let end = inside.find(['[', ']'])?;
    let words = inside.get(..end)?;
    let after = inside.get(end..)?.strip_prefix("](")?;
    let close = after.find(['(', ')', ' '])?;
    let target = after.get(..close)?;
    if words.is_empty() || target.is_empty() || !after.get(close..)?.starts_with(')') {
        return None;
    }
    Some(Link {
        words,
        target,
        length: 1 + words.len() + 2 + target.len() + 1,
    })
}
