//! Item headings: `MBU/ØU/KB - Subject v. Karen og Bo (Ditte Holm deltager) (bevilling) (13:55-14:15)`.
//!
//! The whole title is kept; what stands in it as text is read into fields. Parts are taken off the end
//! while they are understood, so that "(ABC)" in a name stays where it is.

use std::collections::BTreeMap;

use referat_danish::names::{looks_like_person, split_names};
use referat_domain::clock_time::ClockTime;
use referat_domain::meeting::agenda_item::Slot;

use crate::known_forums::KnownForums;

/// What a title says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemTitle {
    /// The forums of the prefix.
    pub route: Vec<String>,
    /// What it is about.
    pub subject: String,
    /// The time slot.
    pub slot: Option<Slot>,
    /// Who presents it.
    pub presenters: Vec<String>,
    /// Guests for this item only.
    pub guests: Vec<String>,
    /// Kinds of case, in the order printed.
    pub suffixes: Vec<String>,
    /// Whether it is marked as closed.
    pub closed: bool,
}

/// The suffixes that are kinds of case; any other parenthesis belongs to the subject.
const SUFFIXES: &[&str] = &[
    "bevilling",
    "anlægsbevilling",
    "tillægsbevilling",
    "rammebevilling",
    "høring",
    "efter høring",
    "i høring",
    "førhøring",
    "1. behandling",
    "2. behandling",
    "genoptagelse",
    "genbehandling",
    "lukket",
    "lukket punkt",
    "lukket sag",
    "fortroligt",
];

/// So many parts are taken off a title; what is left after them is its subject.
const MOST_PARTS: usize = 16;

/// The prefix of a title before its first " - ", if it has one.
#[must_use]
pub fn prefix(title: &str) -> Option<&str> {
    title
        .split_once(" - ")
        .map(|(prefix, _)| prefix.trim())
        .filter(|prefix| !prefix.is_empty())
}

/// The prefix that most items of a document share, if there is one.
pub fn shared_prefix<'t>(titles: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let mut count = 0usize;
    let mut sharing: BTreeMap<&str, usize> = BTreeMap::new();
    for title in titles {
        count += 1;
        if let Some(prefix) = prefix(title) {
            *sharing.entry(prefix).or_default() += 1;
        }
    }
    sharing
        .into_iter()
        .find(|(_, sharing)| *sharing >= 2 && sharing * 2 > count)
        .map(|(prefix, _)| prefix)
}

/// Reads a title.
#[must_use]
pub fn parse(title: &str, shared: Option<&str>, forums: &KnownForums) -> ItemTitle {
    let mut out = ItemTitle::default();
    let mut rest = title.trim();
    if let Some(before) = prefix(rest) {
        let parts: Vec<&str> = before.split('/').map(str::trim).collect();
        let known = parts
            .iter()
            .all(|part| forums.knows(part) || shared == Some(*part));
        if shared == Some(before) || known {
            out.route = parts.into_iter().map(str::to_owned).collect();
            rest = rest.split_once(" - ").map_or(rest, |(_, after)| after).trim();
        }
    }
    for _ in 0..MOST_PARTS {
        let shorter = take_parenthesis(rest, &mut out).or_else(|| take_presenters(rest, &mut out));
        match shorter {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            Some(_) | None => break,
        }
    }
    out.suffixes.reverse();
    out.subject = rest.to_owned();
    out
}

/// Takes the last parenthesis off, if it is understood.
fn take_parenthesis<'t>(rest: &'t str, out: &mut ItemTitle) -> Option<&'t str> {
    let inner = rest.strip_suffix(')')?;
    let (before, inside) = inner.rsplit_once('(')?;
    let inside = inside.trim();
    let before = before.trim_end();
    if before.is_empty() {
        return None;
    }
    if let Some(slot) = parse_slot(inside) {
        if out.slot.is_some() {
            return None;
        }
        out.slot = Some(slot);
        return Some(before);
    }
    let lower = inside.to_lowercase();
    if SUFFIXES.contains(&lower.as_str()) {
        out.closed |= lower.starts_with("lukket") || lower == "fortroligt";
        out.suffixes.push(inside.to_owned());
        return Some(before);
    }
    if let Some(names) = guests(inside) {
        out.guests.splice(0..0, names);
        return Some(before);
    }
    None
}

/// "Ditte Holm deltager", "Ditte Holm og Bo Lind deltager under punktet".
fn guests(inside: &str) -> Option<Vec<String>> {
    let (names, tail) = match inside.find(" deltager") {
        Some(at) => inside.split_at(at),
        None => return None,
    };
    let tail = tail.trim_start_matches(" deltager").trim();
    if !(tail.is_empty() || tail.starts_with("under ") || tail.starts_with("i ") || tail.starts_with("på "))
    {
        return None;
    }
    let names: Vec<String> = split_names(names).into_iter().map(str::to_owned).collect();
    (!names.is_empty() && names.iter().all(|name| looks_like_person(name))).then_some(names)
}

/// Takes "v. Karen, Bo og Ditte" off the end.
fn take_presenters<'t>(rest: &'t str, out: &mut ItemTitle) -> Option<&'t str> {
    if !out.presenters.is_empty() {
        return None;
    }
    let (at, length) = [" v. ", " v/", " v. / "]
        .iter()
        .filter_map(|marker| rest.rfind(marker).map(|at| (at, marker.len())))
        .max()?;
    let names = rest.get(at + length..)?.trim();
    let names: Vec<String> = split_names(names).into_iter().map(str::to_owned).collect();
    if names.is_empty() || !names.iter().all(|name| looks_like_person(name)) {
        return None;
    }
    out.presenters = names;
    rest.get(..at).map(str::trim_end)
}

/// "13:55-14:15", "13.55 - 14.15", "kl. 13:15".
#[must_use]
pub fn parse_slot(text: &str) -> Option<Slot> {
    let text = text.trim().trim_start_matches("kl.").trim();
    let dash = |c: char| matches!(c, '-' | '–' | '—');
    match text.split_once(dash) {
        None => text
            .parse::<ClockTime>()
            .ok()
            .map(|start| Slot { start, end: None }),
        Some((start, end)) => {
            let end = end.trim().trim_start_matches("kl.").trim();
            Some(Slot {
                start: start.trim().parse().ok()?,
                end: Some(end.parse().ok()?),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(title: &str) -> ItemTitle {
        parse(title, Some("CF"), &KnownForums::new(["MBU".into()]))
    }

    #[test]
    fn presenters_guests_and_slot_are_read_off_the_end() {
        let title =
            read("CF - Onboarding - nye chefer v. Karen, Bo og Ditte (Eva Lind deltager) (13:55-14:15)");
        assert_eq!(title.route, ["CF"]);
        assert_eq!(title.subject, "Onboarding - nye chefer");
        assert_eq!(title.presenters, ["Karen", "Bo", "Ditte"]);
        assert_eq!(title.guests, ["Eva Lind"]);
        assert_eq!(title.slot, parse_slot("13:55-14:15"));
    }

    #[test]
    fn a_route_over_several_forums_and_its_suffixes_are_read() {
        let title = read("MBU/ØU/KB - Stibelysning (bevilling) (efter høring)");
        assert_eq!(title.route, ["MBU", "ØU", "KB"]);
        assert_eq!(title.suffixes, ["bevilling", "efter høring"]);
        assert_eq!(title.subject, "Stibelysning");
    }

    #[test]
    fn a_parenthesis_that_is_not_understood_belongs_to_the_subject() {
        assert_eq!(read("CF - Partnerskabet (ABC)").subject, "Partnerskabet (ABC)");
        assert_eq!(read("CF - Sag (ABC) (13:15)").subject, "Sag (ABC)");
    }

    #[test]
    fn a_hyphen_in_a_title_is_no_route() {
        let title = parse("Budget - proces", None, &KnownForums::default());
        assert_eq!(
            (title.route.len(), title.subject.as_str()),
            (0, "Budget - proces")
        );
    }

    #[test]
    fn a_closed_item_says_so() {
        assert!(read("CF - Ansættelse (Lukket punkt)").closed);
    }

    #[test]
    fn most_items_must_share_a_prefix_for_it_to_be_a_route() {
        assert_eq!(shared_prefix(["XY - A", "XY - B", "C"].into_iter()), Some("XY"));
        assert_eq!(shared_prefix(["XY - A", "B - X", "C", "D"].into_iter()), None);
        assert_eq!(shared_prefix(["XY - A"].into_iter()), None);
    }
}
