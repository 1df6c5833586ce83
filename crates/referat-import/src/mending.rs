//! Applying a mend: a record as it was read, and what a person typed over it, become the record that is accepted.
//!
//! What was typed is read by the same rules as what was printed: a title gives route, subject and slot, a decision
//! its remarks and statements. What wasn't touched stays as it was read. Writes nothing.

use std::collections::BTreeSet;

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::clock_time::ClockTime;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting_record::{ItemRecord, MeetingRecord, SectionRecord};
use referat_domain::mending::{
    DROPPED, Fault, FaultKind, ItemField, ItemMend, LONGEST_LINE, LONGEST_TEXT, MeetingMend, MendField,
    with_plain_ends,
};
use referat_domain::paper::section::{SectionKind, SectionText};
use referat_domain::rich_text::{Block, ListItem, RichText};

use crate::known_forums::KnownForums;
use crate::ledger::Ledger;
use crate::text_tree::{self, Reading};
use crate::{decision, history, item_title, lines, recommendation};

/// The record that a mend makes of what was read.
///
/// # Errors
/// Every field that can't be used, in the order of the form.
pub fn mend(
    record: &MeetingRecord,
    typed: &MeetingMend,
    forums: &KnownForums,
) -> Result<MeetingRecord, Vec<Fault>> {
    let read = MeetingMend::of(record);
    let mut desk = Desk {
        faults: Vec::new(),
        forums,
        titles: record.items.iter().map(|item| item.title.as_str()).collect(),
    };
    let mut out = record.clone();
    desk.head(&mut out, &read, typed);
    let mut numbers = BTreeSet::new();
    let forum = out.forum.clone().unwrap_or_default();
    let pairs = read.items.iter().zip(&typed.items);
    for ((place, item), (read, typed)) in out.items.iter_mut().enumerate().zip(pairs) {
        let of = OfItem { place, read, typed };
        // A document may print a number twice; a person may not type one twice.
        if !numbers.insert(typed.number.trim().to_owned()) && typed.number != read.number {
            desk.fault_at(&of, ItemField::Number, FaultKind::NumberTaken);
        }
        desk.item(item, &of, &forum);
    }
    if desk.faults.is_empty() {
        Ok(out)
    } else {
        Err(desk.faults)
    }
}

/// An item's place, what was read of it and what was typed.
struct OfItem<'m> {
    place: usize,
    read: &'m ItemMend,
    typed: &'m ItemMend,
}

struct Desk<'m> {
    faults: Vec<Fault>,
    forums: &'m KnownForums,
    titles: Vec<&'m str>,
}

impl Desk<'_> {
    fn fault(&mut self, field: MendField, kind: FaultKind) {
        self.faults.push(Fault { field, kind });
    }

    fn fault_at(&mut self, of: &OfItem<'_>, field: ItemField, kind: FaultKind) {
        self.fault(MendField::Item(of.place, field), kind);
    }

    fn head(&mut self, out: &mut MeetingRecord, read: &MeetingMend, typed: &MeetingMend) {
        match typed.forum.trim() {
            "" => self.fault(MendField::Forum, FaultKind::Missing),
            forum if is_long(forum) => self.fault(MendField::Forum, FaultKind::TooLong),
            forum => out.forum = Some(forum.to_owned()),
        }
        match typed.date.trim() {
            "" => self.fault(MendField::Date, FaultKind::Missing),
            date => match date.parse::<referat_domain::Date>() {
                Ok(date) => out.date = Some(date),
                Err(_) => self.fault(MendField::Date, FaultKind::NotADay),
            },
        }
        out.start = self.time(MendField::Start, &typed.start).unwrap_or(out.start);
        out.end = self.time(MendField::End, &typed.end).unwrap_or(out.end);
        let was_typed = (&typed.start, &typed.end) != (&read.start, &read.end);
        if was_typed && out.start.zip(out.end).is_some_and(|(start, end)| end <= start) {
            self.fault(MendField::End, FaultKind::EndsBeforeItBegins);
        }
        match typed.place.trim() {
            place if is_long(place) => self.fault(MendField::Place, FaultKind::TooLong),
            place => out.place = (!place.is_empty()).then(|| place.to_owned()),
        }
    }

    fn time(&mut self, field: MendField, typed: &str) -> Option<Option<ClockTime>> {
        match typed.trim() {
            "" => Some(None),
            time => match time.parse() {
                Ok(time) => Some(Some(time)),
                Err(_) => {
                    self.fault(field, FaultKind::NotATime);
                    None
                }
            },
        }
    }

    fn item(&mut self, item: &mut ItemRecord, of: &OfItem<'_>, forum: &str) {
        self.sections(item, of, forum);
        self.title(item, of);
        self.closure(item, of);
        self.recommendation(item, of);
        self.decision(item, of, forum);
        let decided = item.decision.as_ref().map(|decision| decision.text.as_str());
        if of.typed != of.read {
            item.approves_minutes_of = recommendation::approves(&item.clauses, decided, &item.subject);
        }
    }

    fn title(&mut self, item: &mut ItemRecord, of: &OfItem<'_>) {
        let typed = of.typed;
        match typed.number.trim() {
            "" => self.fault_at(of, ItemField::Number, FaultKind::Missing),
            number if number.chars().count() > 20 => {
                self.fault_at(of, ItemField::Number, FaultKind::TooLong);
            }
            number => item.number = number.to_owned(),
        }
        match typed.title.trim() {
            "" => self.fault_at(of, ItemField::Title, FaultKind::Missing),
            title if is_long(title) => self.fault_at(of, ItemField::Title, FaultKind::TooLong),
            title if title != item.title => {
                let shared = item_title::shared_prefix(self.titles.iter().copied());
                let said = item_title::parse(title, shared, self.forums);
                item.title = title.to_owned();
                item.subject = said.subject;
                item.route = said.route;
                item.suffixes = said.suffixes;
                item.slot = said.slot;
                item.presenters = said.presenters;
                item.guests = said.guests;
            }
            _ => {}
        }
        if typed.journal_number.trim() != of.read.journal_number {
            match typed.journal_number.trim() {
                "" => item.journal_number = None,
                number => match number.parse::<JournalNumber>() {
                    Ok(number) => item.journal_number = Some(number),
                    Err(_) => self.fault_at(of, ItemField::JournalNumber, FaultKind::NotAJournalNumber),
                },
            }
            item.journal_number_as_printed = None;
        }
    }

    fn closure(&mut self, item: &mut ItemRecord, of: &OfItem<'_>) {
        item.closed = of.typed.closed;
        item.closure_ground = None;
        match of.typed.ground.trim() {
            "" => {}
            _ if !item.closed => self.fault_at(of, ItemField::Ground, FaultKind::GroundOfAnOpenItem),
            ground if is_long(ground) => self.fault_at(of, ItemField::Ground, FaultKind::TooLong),
            ground => item.closure_ground = Some(ground.to_owned()),
        }
    }

    fn recommendation(&mut self, item: &mut ItemRecord, of: &OfItem<'_>) {
        if with_plain_ends(&of.typed.recommenders) != of.read.recommenders {
            match typed_lines(&of.typed.recommenders) {
                Some(lines) => item.recommenders = lines,
                None => self.fault_at(of, ItemField::Recommenders, FaultKind::TooLong),
            }
        }
        if with_plain_ends(&of.typed.clauses) != of.read.clauses {
            match typed_lines(&of.typed.clauses) {
                Some(lines) => {
                    item.clauses = lines;
                    put_clauses(item);
                }
                None => self.fault_at(of, ItemField::Clauses, FaultKind::TooLong),
            }
        }
    }

    fn decision(&mut self, item: &mut ItemRecord, of: &OfItem<'_>, forum: &str) {
        let text = with_plain_ends(&of.typed.decision);
        let is_other = text != of.read.decision;
        if text.chars().count() > LONGEST_TEXT {
            return self.fault_at(of, ItemField::Decision, FaultKind::TooLong);
        }
        if is_other {
            put_decision(item, &text);
        }
        if is_other || with_plain_ends(&of.typed.clauses) != of.read.clauses {
            read_decision(item, forum);
        }
        let Some(decision) = &mut item.decision else {
            return;
        };
        for (place, (typed, read)) in of.typed.outcomes.iter().zip(&of.read.outcomes).enumerate() {
            if typed == read {
                continue;
            }
            let outcome = match typed.as_str() {
                "" => None,
                word => match word.parse::<Outcome>() {
                    Ok(outcome) => Some(outcome),
                    Err(()) => {
                        let field = MendField::Item(of.place, ItemField::Outcome(place));
                        self.faults.push(Fault {
                            field,
                            kind: FaultKind::NotAnOutcome,
                        });
                        continue;
                    }
                },
            };
            let mut outcomes = decision.outcomes.iter_mut();
            let clause = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
            if let Some(row) = outcomes.find(|row| row.clause == clause) {
                row.outcome = outcome;
            }
        }
    }

    /// Takes out what was dropped and gives what was re-kinded its kind; what such sections say is read anew.
    fn sections(&mut self, item: &mut ItemRecord, of: &OfItem<'_>, forum: &str) {
        if of.typed.sections == of.read.sections {
            return;
        }
        let mut touched = BTreeSet::new();
        let mut typed = of.typed.sections.iter().enumerate();
        let sections = std::mem::take(&mut item.sections);
        for mut section in sections {
            let before = section.kind;
            match typed.next() {
                Some((_, word)) if word == DROPPED => {
                    touched.insert(before);
                    continue;
                }
                Some((place, word)) => match word.parse::<SectionKind>() {
                    Ok(kind) if kind == before => {}
                    Ok(kind) => {
                        touched.extend([before, kind]);
                        section.kind = kind;
                    }
                    Err(()) => self.fault_at(of, ItemField::Section(place), FaultKind::NotAKind),
                },
                None => {}
            }
            item.sections.push(section);
        }
        let text = |item: &ItemRecord, kind| RichText {
            blocks: of_kind(item, kind)
                .flat_map(|section| section.text.blocks.clone())
                .collect(),
        };
        if touched.contains(&SectionKind::Recommendation) {
            let said = recommendation::read(&text(item, SectionKind::Recommendation));
            item.recommenders = said.recommenders;
            item.clauses = said.clauses;
        }
        if touched.contains(&SectionKind::History) {
            item.history = history::read(&text(item, SectionKind::History).plain_text());
        }
        if touched.contains(&SectionKind::Attachments) {
            let text = text(item, SectionKind::Attachments);
            (item.attachments, item.shown_at_meeting) = text_tree::attachment_titles(&text, 0);
        }
        if touched.contains(&SectionKind::Decision) || touched.contains(&SectionKind::Recommendation) {
            read_decision(item, forum);
        }
    }
}

fn is_long(line: &str) -> bool {
    line.chars().count() > LONGEST_LINE
}

/// Lines with text, unless there are too many letters.
fn typed_lines(text: &str) -> Option<Vec<String>> {
    if text.chars().count() > LONGEST_TEXT {
        return None;
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Some(lines.map(str::to_owned).collect())
}

fn of_kind(item: &ItemRecord, kind: SectionKind) -> impl Iterator<Item = &SectionRecord> {
    item.sections.iter().filter(move |section| section.kind == kind)
}

/// Puts the clauses into the text of the recommendation, which is made if there is none.
fn put_clauses(item: &mut ItemRecord) {
    let list = Block::OrderedList {
        order: 1,
        items: item.clauses.iter().map(ListItem::paragraph).collect(),
    };
    let list = (!item.clauses.is_empty()).then_some(list);
    let section = section_of(item, SectionKind::Recommendation, list.is_some());
    let Some(section) = section else { return };
    let text = std::mem::take(&mut section.text);
    let (before, after) = match SectionText::divide(SectionKind::Recommendation, text) {
        SectionText::Whole(before) => (before, RichText::default()),
        SectionText::Framed { before, after } => (before, after),
    };
    section.text.blocks = before
        .blocks
        .into_iter()
        .chain(list)
        .chain(after.blocks)
        .collect();
    section.as_printed = None;
}

/// Puts typed words where the decision stands, and takes the words of further decision sections out.
fn put_decision(item: &mut ItemRecord, text: &str) {
    let mut ledger = Ledger::default();
    let tree = text_tree::read(&lines::lines(text), Reading::Decision, &mut ledger).text;
    let Some(section) = section_of(item, SectionKind::Decision, !text.is_empty()) else {
        return;
    };
    section.text = tree;
    section.as_printed = None;
    let mut seen = false;
    item.sections.retain(|section| {
        let is_decision = section.kind == SectionKind::Decision;
        !is_decision || !std::mem::replace(&mut seen, true)
    });
}

/// The first section of a kind, put last among the others if there has to be one.
fn section_of(item: &mut ItemRecord, kind: SectionKind, needed: bool) -> Option<&mut SectionRecord> {
    let place = item.sections.iter().position(|section| section.kind == kind);
    let place = match place {
        Some(place) => place,
        None if needed => {
            item.sections.push(SectionRecord {
                kind,
                heading: None,
                span: item.span,
                text: RichText::default(),
                as_printed: None,
            });
            item.sections.len() - 1
        }
        None => return None,
    };
    item.sections.get_mut(place)
}

/// Reads what the decision sections say against the clauses.
fn read_decision(item: &mut ItemRecord, forum: &str) {
    let blocks: Vec<Block> = of_kind(item, SectionKind::Decision)
        .flat_map(|section| section.text.blocks.clone())
        .collect();
    item.decision =
        (!blocks.is_empty()).then(|| decision::read(&RichText { blocks }, &item.clauses, forum).decision);
}
