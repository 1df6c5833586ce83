//! Item headings: route, subject, presenters, guests, kinds of case and slot, and how the contents list spells them.

use super::dice::Dice;
use super::expected::ExpectedItem;
use super::words::{FIRST_NAMES, Forum, SUFFIXES, SURNAMES};

/// What a heading is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Title {
    /// The whole heading.
    pub(super) text: String,
    /// The heading without presenters, guests, suffixes and slot.
    pub(super) short: String,
}

/// What the headings of a document have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits<'f> {
    /// The forum.
    pub(super) forum: &'f Forum,
    /// Whether items have its prefix.
    pub(super) prefixed: bool,
    /// Whether items have slots.
    pub(super) slots: bool,
    /// Whether items have presenters.
    pub(super) presenters: bool,
}

/// Composes a heading of a subject and notes what can be read from it.
pub(super) fn compose(
    dice: &mut Dice,
    habits: Habits<'_>,
    subject: &str,
    onwards: &[&str],
    slot: Option<(u32, u32)>,
    item: &mut ExpectedItem,
) -> Title {
    let mut text = String::new();
    if habits.prefixed {
        item.route = std::iter::once(habits.forum.short)
            .chain(onwards.iter().copied())
            .map(str::to_owned)
            .collect();
        text.push_str(&item.route.join("/"));
        text.push_str(" - ");
    }
    text.push_str(subject);
    item.subject = subject.to_owned();
    let short = text.clone();
    if habits.presenters && dice.chance(45) {
        presenters(dice, item, &mut text);
    }
    if habits.presenters && dice.chance(18) {
        guests(dice, item, &mut text);
    }
    if habits.forum.political && dice.chance(18) {
        let suffix = dice.pick(SUFFIXES);
        text.push_str(&format!(" ({suffix})"));
        item.suffixes.push(suffix.to_owned());
    }
    if dice.chance(2) {
        let suffix = dice.pick(&["lukket punkt", "Lukket sag", "fortroligt"]);
        text.push_str(&format!(" ({suffix})"));
        item.suffixes.push(suffix.to_owned());
        item.closed = true;
    }
    if let Some(slot) = slot.filter(|_| habits.slots) {
        slot_text(dice, slot, item, &mut text);
    }
    item.title = text.clone();
    Title { text, short }
}

fn presenters(dice: &mut Dice, item: &mut ExpectedItem, text: &mut String) {
    let count = dice.between(1, 3) as usize;
    item.presenters = dice
        .some_of(FIRST_NAMES, count)
        .into_iter()
        .map(str::to_owned)
        .collect();
    if dice.chance(10) {
        item.presenters = vec![full_name(dice)];
    }
    text.push_str(" v. ");
    text.push_str(&listed(&item.presenters));
}

fn guests(dice: &mut Dice, item: &mut ExpectedItem, text: &mut String) {
    let first = full_name(dice);
    item.guests = vec![first];
    if dice.chance(30) {
        let second = full_name(dice);
        item.guests.push(second);
    }
    let tail = dice.pick(&["", "", " under punktet"]);
    text.push_str(&format!(" ({} deltager{tail})", listed(&item.guests)));
}

/// A first name and a surname.
fn full_name(dice: &mut Dice) -> String {
    format!("{} {}", dice.pick(FIRST_NAMES), dice.pick(SURNAMES))
}

/// "A, B og C".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// A slot in one of its printed forms; minutes since midnight.
fn slot_text(dice: &mut Dice, (start, end): (u32, u32), item: &mut ExpectedItem, text: &mut String) {
    let clock = |minutes: u32, mark: char| format!("{:02}{mark}{:02}", minutes / 60, minutes % 60);
    let mark = if dice.chance(8) { '.' } else { ':' };
    if dice.chance(12) {
        text.push_str(&format!(" ({})", clock(start, mark)));
        item.slot = Some((clock(start, ':'), None));
        return;
    }
    let dash = if dice.chance(5) { " - " } else { "-" };
    text.push_str(&format!(" ({}{dash}{})", clock(start, mark), clock(end, mark)));
    item.slot = Some((clock(start, ':'), Some(clock(end, ':'))));
}

/// A title as a careless contents list has it: a letter is missing, or the end of the heading is.
pub(super) fn mistyped(dice: &mut Dice, title: &Title) -> String {
    if title.short != title.text && dice.chance(40) {
        return title.short.clone();
    }
    // The letter is taken from the middle of the last word of four letters or more.
    let words: Vec<(usize, &str)> = title
        .short
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .filter(|(_, word)| word.chars().filter(|c| c.is_alphabetic()).count() >= 4)
        .collect();
    let Some((start, word)) = words.last() else {
        return format!("{} m.m.", title.text);
    };
    let middle = word.char_indices().nth(2);
    let mut out = title.text.clone();
    if let Some((at, letter)) = middle {
        out.replace_range(start + at..start + at + letter.len_utf8(), "");
    }
    out
}
