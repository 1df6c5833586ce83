//! One item: its heading, its journal number, its sections and what they say.

use std::collections::BTreeSet;

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::finding::FindingCode;
use referat_domain::meeting_record::{ItemRecord, SectionRecord};
use referat_domain::paper::section::SectionKind;
use referat_domain::rich_text::RichText;

use crate::known_forums::KnownForums;
use crate::lines::Line;
use crate::text_tree::{self, Reading};
use crate::{decision, history, item_title, recommendation};

use super::outline::{FoundItem, looks_like_number};
use super::sections::{self, FoundSection};
use super::{Desk, late};

/// So many bytes of decisions are searched for outcomes in one document; the rest is kept as it stands. A
/// thick year of a council has a tenth of it.
const MOST_SEARCHED: usize = 2_000_000;

/// What an item is read beside.
pub struct Around<'a> {
    /// The prefix most items share.
    pub shared: Option<&'a str>,
    /// The names a route may hold.
    pub forums: &'a KnownForums,
    /// The forum that meets.
    pub forum: &'a str,
}

/// Reads an item; `lines` are those under its heading.
pub fn read(found: &FoundItem<'_>, lines: &[Line<'_>], around: &Around<'_>, desk: &mut Desk) -> ItemRecord {
    desk.ledger.claim(found.line.range());
    let title = item_title::parse(found.title, around.shared, around.forums);
    if let Some(slot) = title.slot
        && slot.end.is_some_and(|end| end <= slot.start)
    {
        desk.notice(
            FindingCode::SlotImpossible,
            found.line.number,
            Some(found.number),
            found.title,
        );
    }
    let (number, number_as_printed, start) = read_number(found, lines, desk);
    let (late, start) = late::read(lines, start, desk);
    let mut item = ItemRecord {
        number: found.number.to_owned(),
        title: found.title.to_owned(),
        toc_title: None,
        toc_page: None,
        subject: title.subject,
        route: title.route,
        suffixes: title.suffixes,
        journal_number: number,
        journal_number_as_printed: number_as_printed,
        slot: title.slot,
        presenters: title.presenters,
        guests: title.guests,
        closed: title.closed,
        closure_ground: None,
        shown_at_meeting: Vec::new(),
        late,
        sections: Vec::new(),
        recommenders: Vec::new(),
        clauses: Vec::new(),
        decision: None,
        history: Vec::new(),
        approves_minutes_of: None,
        attachments: Vec::new(),
        unrecognised: Vec::new(),
        span: [
            found.line.number,
            last_text_line(lines).unwrap_or(found.line.number),
        ],
    };
    let mut seen = BTreeSet::new();
    for section in sections::find(lines, start, &item.subject) {
        if section.kind != SectionKind::Other && !seen.insert(section.kind) {
            let line = section.heading.map_or(0, |heading| heading.number);
            let heading = section.heading.map_or("", |heading| heading.trimmed());
            desk.notice(FindingCode::SectionRepeated, line, Some(found.number), heading);
        }
        read_section(&section, lines, &mut item, desk);
    }
    settle(&mut item, around, desk);
    item
}

fn last_text_line(lines: &[Line<'_>]) -> Option<u32> {
    lines
        .iter()
        .rev()
        .find(|line| !line.is_blank())
        .map(|line| line.number)
}

/// The journal number on the first line with text, and where the rest begins.
fn read_number(
    found: &FoundItem<'_>,
    lines: &[Line<'_>],
    desk: &mut Desk,
) -> (Option<JournalNumber>, Option<String>, usize) {
    let first = lines.iter().position(|line| !line.is_blank());
    let Some((index, line)) = first.and_then(|index| Some((index, lines.get(index)?))) else {
        desk.notice(
            FindingCode::JournalNumberMissing,
            found.line.number,
            Some(found.number),
            found.title,
        );
        return (None, None, lines.len());
    };
    let text = line.trimmed();
    match text.parse::<JournalNumber>() {
        Ok(number) => {
            desk.ledger.claim(line.range());
            let as_printed = (number.to_string() != text).then(|| text.to_owned());
            if as_printed.is_some() {
                desk.notice(
                    FindingCode::JournalNumberIrregular,
                    line.number,
                    Some(found.number),
                    text,
                );
            }
            (Some(number), as_printed, index + 1)
        }
        Err(_) if looks_like_number(text) => {
            desk.notice(
                FindingCode::JournalNumberMalformed,
                line.number,
                Some(found.number),
                text,
            );
            (None, None, index)
        }
        Err(_) => {
            desk.notice(
                FindingCode::JournalNumberMissing,
                found.line.number,
                Some(found.number),
                found.title,
            );
            (None, None, index)
        }
    }
}

fn read_section(section: &FoundSection<'_>, lines: &[Line<'_>], item: &mut ItemRecord, desk: &mut Desk) {
    let body = lines.get(section.body.clone()).unwrap_or_default();
    if let Some(heading) = section.heading {
        desk.ledger.claim(heading.range());
    }
    let reading = match section.kind {
        SectionKind::Attachments => Reading::Titles,
        SectionKind::Decision => Reading::Decision,
        SectionKind::Occasion
        | SectionKind::Statement
        | SectionKind::Recommendation
        | SectionKind::History
        | SectionKind::Other => Reading::Prose,
    };
    let read = text_tree::read(body, reading, &mut desk.ledger);
    let number = item.number.clone();
    let first_text = body.iter().find(|line| !line.is_blank()).map(|line| line.number);
    let first = section
        .heading
        .map(|heading| heading.number)
        .or(first_text)
        .unwrap_or(0);
    let last = last_text_line(body).unwrap_or(first);
    notice_section(section, &read, first, item, desk);
    for (code, line, words) in read.noticed {
        desk.notice(code, line, Some(&number), words);
    }
    match section.kind {
        SectionKind::Recommendation => {
            let said = recommendation::read(&read.text);
            item.recommenders.extend(said.recommenders);
            item.clauses.extend(said.clauses);
        }
        SectionKind::History => item.history.extend(history::read(&read.text.plain_text())),
        SectionKind::Attachments => {
            let (titles, shown) = text_tree::attachment_titles(&read.text, item.attachments.len());
            item.attachments.extend(titles);
            item.shown_at_meeting.extend(shown);
        }
        SectionKind::Occasion | SectionKind::Statement | SectionKind::Decision | SectionKind::Other => {}
    }
    let as_printed = text_tree::kept_as_printed(&read.text, body);
    if as_printed.is_some() {
        desk.notice(FindingCode::KeptAsPrinted, first, Some(&number), "");
    }
    item.sections.push(SectionRecord {
        kind: section.kind,
        heading: section.heading.map(|heading| heading.trimmed().to_owned()),
        span: [first, last],
        text: read.text,
        as_printed,
    });
}

fn notice_section(
    section: &FoundSection<'_>,
    read: &text_tree::ReadText,
    line: u32,
    item: &ItemRecord,
    desk: &mut Desk,
) {
    let number = Some(item.number.as_str());
    let heading = section.heading.map_or("", |heading| heading.trimmed());
    if read.text.is_empty() {
        let code = match section.kind {
            SectionKind::Attachments => FindingCode::AttachmentsEmpty,
            SectionKind::Occasion
            | SectionKind::Statement
            | SectionKind::Recommendation
            | SectionKind::History
            | SectionKind::Decision
            | SectionKind::Other => FindingCode::SectionEmpty,
        };
        desk.notice(code, line, number, heading);
    }
    if section.kind == SectionKind::Other {
        desk.notice(
            FindingCode::TextBeforeSections,
            line,
            number,
            first_words(&read.text),
        );
    }
    if section.kind == SectionKind::Recommendation {
        if section.heading.is_none() {
            desk.notice(
                FindingCode::RecommendationHeadingMissing,
                line,
                number,
                first_words(&read.text),
            );
        }
        if let Some(cut) = read.cut_list_at {
            desk.notice(FindingCode::ClauseListCut, cut, number, "");
        }
    }
}

fn first_words(text: &RichText) -> String {
    text.words()
        .split_whitespace()
        .take(12)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What can be said only when all sections are read.
fn settle(item: &mut ItemRecord, around: &Around<'_>, desk: &mut Desk) {
    let number = item.number.clone();
    let line_of = |item: &ItemRecord, kind: SectionKind| {
        item.sections
            .iter()
            .find(|section| section.kind == kind)
            .map(|section| section.span)
    };
    if let Some([line, _]) = line_of(item, SectionKind::Recommendation) {
        if item.recommenders.is_empty() {
            desk.notice(FindingCode::RecommenderMissing, line, Some(&number), "");
        }
        if item.clauses.is_empty() {
            desk.notice(FindingCode::ClausesMissing, line, Some(&number), "");
        }
    }
    let mut blocks = Vec::new();
    let mut line = 0;
    for section in item
        .sections
        .iter()
        .filter(|section| section.kind == SectionKind::Decision)
    {
        blocks.extend(section.text.blocks.iter().cloned());
        line = section.span[0];
    }
    if !blocks.is_empty() {
        let text = RichText { blocks };
        desk.searched += text.words().len();
        let read = if desk.searched <= MOST_SEARCHED {
            decision::read(&text, &item.clauses, around.forum)
        } else {
            decision::unsearched(&text, &item.clauses)
        };
        for (code, words) in read.noticed {
            desk.notice(code, line, Some(&number), words);
        }
        item.decision = Some(read.decision);
    }
    let decided = item.decision.as_ref().map(|decision| decision.text.as_str());
    item.approves_minutes_of = recommendation::approves(&item.clauses, decided, &item.subject);
}
