//! Running heads, running feet and page numbers: what repeats at the edges of pages.
//!
//! From the edge inwards, a line goes when it stands in the same words at the same edge of enough pages, page
//! numbers counted as the same words. A line that means something to the layout never goes, but for a title
//! or label that a running head repeats: of those the first stays, where the document has no other.

use std::collections::{BTreeMap, BTreeSet};

use referat_danish::verbs::find_outcome;

use crate::sources::albertslund_chefforum::line_kind::{LineKind, line_kind};

use super::balance::{Balance, LeftOut};
use super::pages::PageLine;

/// No page has more lines of furniture at one edge.
const DEEPEST: usize = 5;

/// A longer line, in bytes, is no furniture.
const LONGEST: usize = 400;

/// "Taget til efterretning" at the end of each page is a decision; longer lines, in bytes, are not looked at.
const LONGEST_DECISION: usize = 120;

/// Words a page number stands in.
const PAGE_WORDS: [&str; 6] = ["side", "page", "af", "of", "s.", "nr."];

/// Takes the furniture out and gives the lines that are left, of all pages in a row.
pub fn remove<'t>(pages: &[Vec<PageLine<'t>>], balance: &mut Balance) -> Vec<PageLine<'t>> {
    let filled = pages.iter().filter(|page| !page.is_empty()).count();
    let mut left: Vec<(usize, usize)> = pages.iter().map(|page| (0, page.len())).collect();
    for edge in [Edge::Top, Edge::Bottom] {
        for depth in 0..DEEPEST {
            let gone = furniture_at(edge, depth, pages, &left, filled);
            if gone.is_empty() {
                break;
            }
            for page in gone {
                if let Some((first, end)) = left.get_mut(page) {
                    match edge {
                        Edge::Top => *first += 1,
                        Edge::Bottom => *end -= 1,
                    }
                }
            }
        }
    }
    let kept_heads = only_heads(pages, &left);
    let mut out = Vec::new();
    for (page, (first, end)) in pages.iter().zip(&left) {
        let mut is_top = true;
        for (place, line) in page.iter().enumerate() {
            let stays = (*first..*end).contains(&place);
            if stays || kept_heads.contains(&(line.page, place)) {
                out.push(PageLine { is_top, ..*line });
                is_top = false;
            } else {
                balance.leave_out(LeftOut::PageFurniture, line.text);
            }
        }
    }
    out
}

#[derive(Clone, Copy)]
enum Edge {
    Top,
    Bottom,
}

/// The pages whose outermost line at an edge is furniture.
fn furniture_at(
    edge: Edge,
    depth: usize,
    pages: &[Vec<PageLine<'_>>],
    left: &[(usize, usize)],
    filled: usize,
) -> BTreeSet<usize> {
    let mut alike: BTreeMap<String, Vec<&PageLine<'_>>> = BTreeMap::new();
    for (page, (first, end)) in pages.iter().zip(left) {
        let place = match edge {
            Edge::Top => Some(*first).filter(|first| first < end),
            Edge::Bottom => end.checked_sub(1).filter(|last| last >= first),
        };
        let line = place.and_then(|place| page.get(place));
        // Further in, only what stands by the furniture further out is furniture too.
        let gap = match edge {
            Edge::Top => line.map_or(0, |line| line.gap),
            Edge::Bottom => page.get(*end).map_or(0, |outer| outer.gap),
        };
        let is_near = depth == 0 || gap <= 1;
        if let Some(line) = line.filter(|line| is_near && line.text.len() <= LONGEST && may_go(line.text)) {
            alike
                .entry(words_without_numbers(line.text))
                .or_default()
                .push(line);
        }
    }
    alike
        .into_iter()
        .filter(|(words, lines)| is_furniture(words, lines, filled))
        .flat_map(|(_, lines)| lines.into_iter().map(|line| line.page))
        .collect()
}

/// Whether nothing in the layout depends on a line.
fn may_go(text: &str) -> bool {
    match line_kind(text) {
        None => text.len() > LONGEST_DECISION || find_outcome(text).is_none(),
        Some(LineKind::Title { .. } | LineKind::DayLabel | LineKind::PlaceLabel) => true,
        Some(
            LineKind::ContentsLabel
            | LineKind::ItemHeading
            | LineKind::JournalNumber
            | LineKind::SectionHeading(_),
        ) => false,
    }
}

/// A sentence or a point is somebody's text, however often it stands there: "Godkendt." on each page.
fn is_furniture(words: &str, lines: &[&PageLine<'_>], filled: usize) -> bool {
    let Numbers { are_pages, differ } = numbers(lines);
    if differ {
        return false;
    }
    let count = lines.len();
    if are_pages && is_page_number(words) {
        let alone = lines.first().is_some_and(|line| says_its_page(line));
        return count >= 2 || (alone && words.chars().any(char::is_alphabetic));
    }
    let all_but_first = count >= 2 && count + 1 >= filled && lines.iter().any(|line| line.page > 0);
    let in_a_row = lines.windows(3).any(|three| match three {
        [a, b, c] => a.page + 1 == b.page && b.page + 1 == c.page,
        _ => false,
    });
    let repeats = count >= 3 && (count * 5 >= filled * 2 || in_a_row) || all_but_first;
    let is_sentence = words.ends_with('.') && !are_pages;
    let is_point = words.starts_with(['-', '–', '•', '*']) || words.starts_with("#.");
    repeats && !is_sentence && !is_point
}

/// Whether a line is a page number and nothing else: "Side # af #", "- # -", "#/#", "#".
fn is_page_number(words: &str) -> bool {
    words.contains('#')
        && words
            .split(|c: char| {
                c.is_whitespace() || matches!(c, '#' | '/' | '-' | '–' | '|' | '(' | ')' | '[' | ']' | ':')
            })
            .filter(|word| !word.is_empty())
            .all(|word| PAGE_WORDS.contains(&word.to_lowercase().as_str()))
}

/// Whether a line's first number is that of its page.
fn says_its_page(line: &PageLine<'_>) -> bool {
    digits(line.text).first() == Some(&(line.page as u64 + 1))
}

/// What the numbers of lines with the same words say.
struct Numbers {
    /// One of them counts on with the pages.
    are_pages: bool,
    /// One of them is neither the same everywhere nor counts on with the pages.
    differ: bool,
}

fn numbers(lines: &[&PageLine<'_>]) -> Numbers {
    let mut out = Numbers {
        are_pages: false,
        differ: false,
    };
    let all: Vec<(usize, Vec<u64>)> = lines.iter().map(|line| (line.page, digits(line.text))).collect();
    let Some((first_page, first)) = all.first() else {
        return out;
    };
    for (place, number) in first.iter().enumerate() {
        let at = |numbers: &[u64]| numbers.get(place).copied();
        let same = all.iter().all(|(_, numbers)| at(numbers) == Some(*number));
        let offset = |page: usize, number: u64| i128::from(number) - page as i128;
        let counts = all.iter().all(|(page, numbers)| {
            at(numbers).is_some_and(|other| offset(*page, other) == offset(*first_page, *number))
        });
        out.are_pages |= counts;
        out.differ |= !same && !counts;
    }
    out
}

fn digits(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().unwrap_or(u64::MAX))
        .collect()
}

/// A line's words with one `#` for each number.
fn words_without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_number, mut in_space) = (false, false);
    for c in text.chars() {
        if c.is_ascii_digit() {
            if !in_number {
                out.push('#');
            }
        } else if c.is_whitespace() {
            if !in_space {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
        in_number = c.is_ascii_digit();
        in_space = c.is_whitespace();
    }
    out
}

/// The places of titles and labels among the furniture that stand nowhere else: the first of each.
fn only_heads(pages: &[Vec<PageLine<'_>>], left: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    let head = |text: &str| match line_kind(text) {
        Some(LineKind::Title { .. }) => Some(0),
        Some(LineKind::DayLabel) => Some(1),
        Some(LineKind::PlaceLabel) => Some(2),
        None
        | Some(
            LineKind::ContentsLabel
            | LineKind::ItemHeading
            | LineKind::JournalNumber
            | LineKind::SectionHeading(_),
        ) => None,
    };
    let mut seen = BTreeSet::new();
    let mut first_gone: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (page, (first, end)) in pages.iter().zip(left) {
        for (place, line) in page.iter().enumerate() {
            let is_gone = !(*first..*end).contains(&place);
            // What stays is looked through near the beginning only: a title further down is somebody's text.
            if is_gone || line.page < 2 {
                let Some(head) = head(line.text) else { continue };
                if is_gone {
                    first_gone.entry(head).or_insert((line.page, place));
                } else {
                    seen.insert(head);
                }
            }
        }
    }
    first_gone.retain(|head, _| !seen.contains(head));
    first_gone.into_values().collect()
}
