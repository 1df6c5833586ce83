//! A record printed in the layout it is read from: the proof that nothing was dropped or invented.

use referat_danish::dates;
use referat_domain::Date;
use referat_domain::clock_time::ClockTime;
use referat_domain::meeting::{DocumentKind, MeetingKind};
use referat_domain::meeting_record::{ItemRecord, MeetingRecord, SectionRecord};
use referat_domain::paper::section::SectionKind;

use super::{contents, corrections, head, late, sections};

/// Whether two texts are the same, white space apart.
#[must_use]
pub fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// What the head is printed from.
pub struct HeadFacts<'a> {
    /// Kind of document.
    pub kind: DocumentKind,
    /// What kind of meeting it is.
    pub meeting_kind: MeetingKind,
    /// The forum's name.
    pub forum: Option<&'a str>,
    /// The day.
    pub date: Option<Date>,
    /// When it began.
    pub start: Option<ClockTime>,
    /// When it ended.
    pub end: Option<ClockTime>,
    /// Where.
    pub place: Option<&'a str>,
}

/// Title, day and place as the layout prints them.
#[must_use]
pub fn head_lines(facts: &HeadFacts<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let word = head::TITLES
        .iter()
        .find(|(_, kind)| *kind == facts.kind)
        .map_or("REFERAT", |(word, _)| word);
    let mut forum = facts.forum.unwrap_or_default().to_owned();
    match facts.meeting_kind {
        MeetingKind::Ordinary => {}
        MeetingKind::Extraordinary => forum.push_str(head::EXTRAORDINARY),
    }
    match facts.date {
        Some(date) => {
            lines.push(format!(
                "{word} {forum} d. {:02}-{:02}-{:04}",
                date.day(),
                date.month(),
                date.year()
            ));
            let weekday = capital(dates::weekday_name(date.weekday()));
            let mut day = format!(
                "{} {weekday} d. {}",
                head::DATE_LABEL,
                dates::padded_long_date(date)
            );
            if let Some(start) = facts.start {
                day.push_str(&format!(" kl. {start}"));
            }
            if let Some(end) = facts.end {
                day.push_str(&format!("-{end}"));
            }
            lines.push(day);
        }
        None => lines.push(format!("{word} {forum}")),
    }
    if let Some(place) = facts.place {
        lines.push(format!("{} {place}", head::PLACE_LABEL));
    }
    lines
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A line of the contents list as the layout prints it.
#[must_use]
pub fn contents_line(title: &str, page: Option<u32>) -> String {
    match page {
        Some(page) => format!("{title}.....\t{page}"),
        None => format!("{title}....."),
    }
}

/// Prints a record. Blocks are divided by a blank line; there is no line feed at the end.
#[must_use]
pub fn print(record: &MeetingRecord) -> String {
    let mut blocks: Vec<String> = record.unrecognised.clone();
    blocks.extend(record.head_as_printed.clone().unwrap_or_else(|| {
        head_lines(&HeadFacts {
            kind: record.kind,
            meeting_kind: record.meeting_kind,
            forum: record.forum.as_deref(),
            date: record.date,
            start: record.start,
            end: record.end,
            place: record.place.as_deref(),
        })
    }));
    if let Some(preamble) = &record.preamble {
        let printed = record.preamble_as_printed.clone();
        blocks.push(printed.unwrap_or_else(|| preamble.plain_text()));
    }
    if !record.contents.is_empty() {
        blocks.push(contents::LABEL.to_owned());
        let lines: Vec<String> = record
            .contents
            .iter()
            .map(|line| {
                line.as_printed
                    .clone()
                    .unwrap_or_else(|| contents_line(&line.title, line.page))
            })
            .collect();
        blocks.push(lines.join("\n"));
    }
    for item in &record.items {
        print_item(item, &mut blocks);
    }
    blocks.extend(corrections::print(&record.corrections));
    let mut text = String::from("\n\n");
    text.push_str(&blocks.join("\n\n"));
    text
}

fn print_item(item: &ItemRecord, blocks: &mut Vec<String>) {
    blocks.push(format!("Punkt {}: {}", item.number, item.title));
    if let Some(printed) = &item.journal_number_as_printed {
        blocks.push(printed.clone());
    } else if let Some(number) = item.journal_number {
        blocks.push(number.to_string());
    }
    blocks.extend(item.late.as_ref().map(late::line));
    for section in &item.sections {
        blocks.extend(heading_of(section));
        let text = section_text(section);
        if !text.is_empty() {
            blocks.push(text);
        }
    }
    blocks.extend(item.unrecognised.iter().cloned());
}

/// Its heading as printed. A decision without one, which no reading gives, is what is published of a closed item's:
/// without the layout's heading it would be read as the item's text.
fn heading_of(section: &SectionRecord) -> Option<String> {
    let standard = || match section.kind {
        SectionKind::Decision => sections::heading_of(section.kind),
        SectionKind::Occasion
        | SectionKind::Statement
        | SectionKind::Recommendation
        | SectionKind::History
        | SectionKind::Attachments
        | SectionKind::Other => None,
    };
    section.heading.clone().or_else(|| standard().map(str::to_owned))
}

fn section_text(section: &SectionRecord) -> String {
    match &section.as_printed {
        Some(printed) => printed.clone(),
        None => section.text.plain_text(),
    }
}
