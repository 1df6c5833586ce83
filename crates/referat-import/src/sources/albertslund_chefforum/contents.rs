//! The contents list (indholdsfortegnelse): titles, five leader dots, a tab and the page.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use referat_domain::finding::FindingCode;
use referat_domain::likeness::likeness;
use referat_domain::meeting_record::{ContentsLine, ItemRecord};

use crate::lines::Line;

use super::outline::Outline;
use super::{Desk, print};

/// The label over the list.
pub const LABEL: &str = "Indholdsfortegnelse";

/// At this likeness, a line of the list and a heading are the same item under different titles.
const SAME_TITLE: f64 = 0.5;

/// Longer titles are no titles, and are not compared word by word.
const LONGEST_TITLE: usize = 1_000;

/// So many titles of one document are compared word by word: a real one has a dozen that differ at most.
const MOST_COMPARISONS: usize = 10_000;

/// The form in which titles are compared: white space and trailing dots don't count.
pub fn normal(title: &str) -> String {
    title
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches('.')
        .to_owned()
}

/// The titles of the contents list among the first lines, in normal form.
pub fn titles(lines: &[Line<'_>]) -> BTreeSet<String> {
    lines
        .iter()
        .skip_while(|line| line.trimmed() != LABEL)
        .skip(1)
        .filter_map(|line| parse(line.trimmed()))
        .map(|entry| normal(entry.title))
        .collect()
}

struct Entry<'t> {
    title: &'t str,
    page: Option<u32>,
}

/// Divides "Title.....    3"; `None` when there is neither page nor leader.
fn parse(text: &str) -> Option<Entry<'_>> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, page) = text.split_at(text.len() - digits);
    let page = (1..=4).contains(&digits).then(|| page.parse().ok()).flatten();
    let trimmed = before.trim_end();
    let dots = trimmed.bytes().rev().take_while(|byte| *byte == b'.').count();
    // Five dots are the leader; a sixth is the title's own full stop. More dots are a longer leader.
    let leader = match dots {
        0..=2 => 0,
        5 | 6 => 5,
        _ => dots,
    };
    let has_leader = leader > 0;
    let tabbed = before.ends_with('\t');
    if page.is_none() && !has_leader || page.is_some() && !has_leader && !tabbed {
        return None;
    }
    let title = trimmed.get(..trimmed.len() - leader)?.trim_end();
    Some(Entry { title, page })
}

/// Reads the list's lines. A line without leader and page is the beginning of the next one.
pub fn read(lines: &[Line<'_>], desk: &mut Desk) -> Vec<ContentsLine> {
    let mut out: Vec<ContentsLine> = Vec::new();
    let mut begun: Vec<&Line<'_>> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        desk.ledger.claim(line.range());
        if line.trimmed() == LABEL && out.is_empty() && begun.is_empty() && lines.first() == Some(line) {
            continue;
        }
        begun.push(line);
        if parse(line.trimmed()).is_some() {
            out.push(entry(&begun));
            begun.clear();
        }
    }
    for line in begun {
        out.push(entry(&[line]));
    }
    out
}

fn entry(lines: &[&Line<'_>]) -> ContentsLine {
    let printed = lines
        .iter()
        .map(|line| line.trimmed())
        .collect::<Vec<_>>()
        .join(" ");
    let (title, page) = match parse(&printed) {
        Some(entry) => (entry.title.to_owned(), entry.page),
        None => (printed.clone(), None),
    };
    let as_printed = (!print::same_words(&print::contents_line(&title, page), &printed)).then_some(printed);
    ContentsLine {
        title,
        page,
        item: None,
        as_printed,
    }
}

/// Joins the lines of the list with the items, and reports what differs.
pub fn join(contents: &mut [ContentsLine], items: &mut [ItemRecord], outline: &Outline<'_>, desk: &mut Desk) {
    if contents.is_empty() {
        return;
    }
    let matched = matches(contents, items);
    for (index, item) in items.iter_mut().enumerate() {
        let line_number = outline.items.get(index).map_or(0, |found| found.line.number);
        let found = matched
            .get(index)
            .copied()
            .flatten()
            .and_then(|at| contents.get_mut(at));
        let Some(line) = found else {
            desk.notice(
                FindingCode::TocLineMissing,
                line_number,
                Some(&item.number),
                item.title.clone(),
            );
            continue;
        };
        line.item = Some(item.number.clone());
        if normal(&line.title) != normal(&item.title) {
            let message = format!("{} ≠ {}", line.title, item.title);
            desk.notice(
                FindingCode::TocTitleDiffers,
                line_number,
                Some(&item.number),
                message,
            );
        }
        item.toc_title = Some(line.title.clone());
        item.toc_page = line.page;
    }
    for line in contents.iter().filter(|line| line.item.is_none()) {
        desk.notice(FindingCode::TocLineUnmatched, 0, None, line.title.clone());
    }
}

/// The line of each item: the one with its title; else the one that is most like it; else, if there are as
/// many lines as items, the one in its place.
fn matches(contents: &[ContentsLine], items: &[ItemRecord]) -> Vec<Option<usize>> {
    let mut by_title: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (at, line) in contents.iter().enumerate() {
        by_title.entry(normal(&line.title)).or_default().push_back(at);
    }
    let mut matched: Vec<Option<usize>> = items
        .iter()
        .map(|item| {
            by_title
                .get_mut(&normal(&item.title))
                .and_then(VecDeque::pop_front)
        })
        .collect();
    let mut left: BTreeSet<usize> = by_title.into_values().flatten().collect();
    let mut comparisons = MOST_COMPARISONS;
    for (place, (item, matched)) in items.iter().zip(matched.iter_mut()).enumerate() {
        if matched.is_some() || left.is_empty() {
            continue;
        }
        let likest = left
            .iter()
            .take(comparisons)
            .filter_map(|at| Some((*at, title_likeness(&contents.get(*at)?.title, &item.title))))
            .filter(|(_, alike)| *alike >= SAME_TITLE)
            // Of lines that are equally like it, the nearest.
            .max_by(|(a, alike), (b, other)| {
                alike
                    .total_cmp(other)
                    .then_with(|| b.abs_diff(place).cmp(&a.abs_diff(place)))
            })
            .map(|(at, _)| at);
        comparisons = comparisons.saturating_sub(left.len());
        let same_place = Some(place).filter(|place| contents.len() == items.len() && left.contains(place));
        *matched = likest.or(same_place);
        if let Some(at) = matched {
            left.remove(at);
        }
    }
    matched
}

fn title_likeness(a: &str, b: &str) -> f64 {
    if a.len().max(b.len()) > LONGEST_TITLE {
        0.0
    } else {
        likeness(a, b)
    }
}
