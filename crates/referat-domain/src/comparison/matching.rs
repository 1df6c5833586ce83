//! Which item of the new version is which of the old, and which sections belong together.

use std::collections::BTreeSet;

use crate::likeness::likeness;
use crate::meeting_record::{ItemRecord, SectionRecord};

use super::ItemPart;

/// With the same journal number, so much likeness of the subjects makes two items one.
const WITH_NUMBER: f64 = 0.4;

/// Without it, so much.
const WITHOUT_NUMBER: f64 = 0.6;

/// So many items that are in only one of the versions are compared with each other.
const MOST: usize = 300;

/// Whether an item of the old version is one of the new.
type Rule<'r> = &'r dyn Fn(&ItemRecord, &ItemRecord) -> bool;

/// For each item of the new version, the place of the same item in the old one.
pub fn pairs(old: &[ItemRecord], new: &[ItemRecord]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; new.len()];
    let mut taken = BTreeSet::new();
    let is_closed_twin = |a: &ItemRecord, b: &ItemRecord| a.closed && b.closed && a.title.is_empty();
    let rules: [Rule<'_>; 4] = [
        &|a, b| a.number == b.number && a.title == b.title && a.journal_number == b.journal_number,
        &|a, b| !a.title.is_empty() && a.title == b.title && a.journal_number == b.journal_number,
        &|a, b| a.number == b.number && (is_closed_twin(a, b) || a.title == b.title),
        &|a, b| !a.title.is_empty() && a.title == b.title,
    ];
    for rule in rules {
        for (pair, item) in pairs.iter_mut().zip(new) {
            if pair.is_some() {
                continue;
            }
            let same = |(place, other): &(usize, &ItemRecord)| !taken.contains(place) && rule(other, item);
            if let Some((place, _)) = old.iter().enumerate().find(same) {
                taken.insert(place);
                *pair = Some(place);
            }
        }
    }
    let open: Vec<usize> = (0..new.len())
        .filter(|place| pairs.get(*place).is_some_and(Option::is_none))
        .take(MOST)
        .collect();
    let left: Vec<usize> = (0..old.len())
        .filter(|place| !taken.contains(place))
        .take(MOST)
        .collect();
    let mut likely: Vec<(f64, usize, usize)> = Vec::new();
    for is in open {
        for was in &left {
            if let (Some(old), Some(new)) = (old.get(*was), new.get(is))
                && let Some(alike) = alike(old, new)
            {
                likely.push((alike, is, *was));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, is, was) in likely {
        if let Some(pair) = pairs.get_mut(is).filter(|pair| pair.is_none())
            && taken.insert(was)
        {
            *pair = Some(was);
        }
    }
    pairs
}

fn alike(old: &ItemRecord, new: &ItemRecord) -> Option<f64> {
    let alike = likeness(&old.subject, &new.subject);
    let same_number = old.journal_number.is_some() && old.journal_number == new.journal_number;
    let least = if same_number { WITH_NUMBER } else { WITHOUT_NUMBER };
    (alike >= least).then_some(alike + if same_number { 1.0 } else { 0.0 })
}

/// The items of the new version that stand elsewhere among their neighbours: all but the longest run of items
/// that kept their order.
pub fn moved(pairs: &[Option<usize>]) -> BTreeSet<usize> {
    let kept: Vec<(usize, usize)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(is, was)| was.map(|was| (is, was)))
        .collect();
    // The longest increasing run, by the smallest end of the runs of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(kept.len());
    for (at, (_, was)) in kept.iter().enumerate() {
        let was_of = |at: &usize| kept.get(*at).map_or(0, |(_, was)| *was);
        let length = ends.partition_point(|end| was_of(end) < *was);
        before.push(
            length
                .checked_sub(1)
                .and_then(|shorter| ends.get(shorter))
                .copied(),
        );
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut in_order = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        in_order.insert(at);
        next = before.get(at).copied().flatten();
    }
    kept.iter()
        .enumerate()
        .filter(|(at, _)| !in_order.contains(at))
        .map(|(_, (is, _))| *is)
        .collect()
}

/// The sections of two items side by side, in the new item's order: same kind, and of those the next unused.
pub fn sections(old: &ItemRecord, new: &ItemRecord) -> Vec<(ItemPart, String, String)> {
    let mut left: Vec<&SectionRecord> = old.sections.iter().collect();
    let mut sides = Vec::new();
    for section in &new.sections {
        let same = left
            .iter()
            .position(|other| other.kind == section.kind && other.heading == section.heading)
            .or_else(|| left.iter().position(|other| other.kind == section.kind));
        let was = same.map(|at| left.remove(at));
        sides.push((part(section), was.map(text).unwrap_or_default(), text(section)));
    }
    sides.extend(
        left.into_iter()
            .map(|gone| (part(gone), text(gone), String::new())),
    );
    sides
}

fn part(section: &SectionRecord) -> ItemPart {
    ItemPart::Section {
        kind: section.kind,
        heading: section.heading.clone(),
    }
}

fn text(section: &SectionRecord) -> String {
    section.text.plain_text()
}
