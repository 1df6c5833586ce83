//! A volume (årgang): the minutes of a forum's year, one after another, with a common index of its cases.

use std::collections::BTreeMap;

use referat_domain::Date;
use referat_domain::case::journal_number::JournalNumber;
use referat_domain::case::thread::CaseKind;
use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_wording::Wording;

use super::list::under_heading;
use super::meeting::carried;
use super::{Desk, front, item};
use crate::copy::MeetingCopy;
use crate::document::{Block, CarriedFile, Cell, Document, Fact, Heading, Run};

/// A volume carries the records of so many meetings, eleven a day: the typesetter takes 4,096 files. More are in
/// their own documents only, which the front says.
const MOST_RECORDS: usize = 4_000;

/// The volume of these meetings, in their order.
#[must_use]
pub fn volume(copies: &[MeetingCopy<'_>], forum: &str, year: i16, desk: Desk<'_>) -> Document {
    let wording = desk.wording;
    let records: Vec<&MeetingRecord> = copies.iter().map(MeetingCopy::record).collect();
    let values = [("forum", forum.into()), ("year", year.to_string().into())];
    let title = wording.text_with("print-volume-title", &values);
    let items = records.iter().map(|record| record.items.len()).sum::<usize>();
    let fact = |label: &str, count: usize| Fact {
        label: wording.text(label).into_owned(),
        runs: vec![Run::text(
            wording.number(u64::try_from(count).unwrap_or(u64::MAX)),
        )],
    };
    let mut body = vec![
        Block::Logo,
        Block::Title,
        Block::Facts {
            rows: vec![
                fact("print-volume-meetings", records.len()),
                fact("print-volume-items", items),
            ],
        },
    ];
    if records.len() > MOST_RECORDS {
        let values = [(
            "most",
            wording
                .number(u64::try_from(MOST_RECORDS).unwrap_or(u64::MAX))
                .into(),
        )];
        let words = wording.text_with("print-volume-without-records", &values);
        body.push(Block::Note {
            blocks: vec![Block::paragraph(words)],
        });
    }
    body.extend([
        Block::PageBreak,
        Block::heading(1, wording.text("print-contents-label")),
        Block::Contents,
    ]);
    for (place, record) in records.iter().enumerate() {
        body.extend(of_meeting(record, place, desk));
    }
    body.extend(index(&records, wording));
    let recipients = copies.first().map_or("", |copy| copy.recipients().as_str());
    let version = desk.issue.map_or(0, |issue| issue.version);
    Document {
        head: Some((forum.to_owned(), title.clone())),
        foot: front::foot(desk),
        description: None,
        keywords: vec![forum.to_owned(), year.to_string()],
        identifier: format!(
            "{}/{forum}/{year}/volume/{recipients}/{version}",
            desk.municipality
        ),
        author: desk.municipality.to_owned(),
        language: wording.language().tag().to_owned(),
        date: records
            .iter()
            .filter_map(|record| record.date)
            .max()
            .unwrap_or_default(),
        cover: desk.look.cover,
        pages_after: 0,
        files: carried_records(&records, desk),
        title,
        body,
    }
}

fn of_meeting(record: &MeetingRecord, place: usize, desk: Desk<'_>) -> Vec<Block> {
    let title = front::title(record, desk.wording);
    let mut blocks = vec![
        Block::Heading(Heading {
            level: 1,
            runs: vec![Run::text(&title)],
            anchor: Some(format!("meeting-{place}")),
            contents: Some(title),
            page_break: true,
            bookmarked: true,
        }),
        Block::Facts {
            rows: front::facts(record, desk),
        },
    ];
    if let Some(preamble) = &record.preamble {
        blocks.extend(item::raised(crate::document::blocks_of(preamble), 3));
    }
    for (at, of) in record.items.iter().enumerate() {
        blocks.extend(item::blocks(of, anchor(place, at), record, desk, 2));
    }
    blocks
}

fn anchor(meeting: usize, item: usize) -> String {
    format!("meeting-{meeting}-item-{item}")
}

fn carried_records(records: &[&MeetingRecord], desk: Desk<'_>) -> Vec<CarriedFile> {
    if records.len() > MOST_RECORDS {
        return Vec::new();
    }
    let named = |(place, record): (usize, &&MeetingRecord)| {
        let date = record.date.map(|date| date.to_string()).unwrap_or_default();
        CarriedFile {
            name: format!("moede-{}-{date}.json", place + 1),
            ..carried(record, desk)
        }
    };
    records.iter().enumerate().map(named).collect()
}

/// One case of the index, and where it was treated.
#[derive(Default)]
struct Entry {
    subject: String,
    places: Vec<(Option<Date>, String, String)>,
}

/// The cases of the year by journal number, then those without one by subject.
fn index(records: &[&MeetingRecord], wording: &Wording) -> Vec<Block> {
    let mut by_number: BTreeMap<JournalNumber, Entry> = BTreeMap::new();
    let mut by_subject: BTreeMap<String, Entry> = BTreeMap::new();
    for (meeting, record) in records.iter().enumerate() {
        let own = record.own_number();
        for (at, of) in record.items.iter().enumerate() {
            if of.closed && of.subject.is_empty() || of.case_kind(own) == CaseKind::Meeting {
                continue;
            }
            let entry = match of.journal_number {
                Some(number) => by_number.entry(number).or_default(),
                None => by_subject.entry(of.subject.to_lowercase()).or_default(),
            };
            entry.add(of, record.date, anchor(meeting, at));
        }
    }
    let numbered = by_number
        .into_iter()
        .map(|(number, entry)| entry.row(number.to_string(), wording));
    let others = by_subject
        .into_values()
        .map(|entry| entry.row(String::new(), wording));
    under_heading(
        wording,
        "index",
        "print-index",
        &["print-index-number", "print-index-subject", "print-index-places"],
        numbered.chain(others).collect(),
        &[0, 3, 3],
    )
}

impl Entry {
    fn add(&mut self, of: &ItemRecord, date: Option<Date>, anchor: String) {
        // The subject as it was last called.
        self.subject.clone_from(&of.subject);
        self.places.push((date, of.number.clone(), anchor));
    }

    fn row(self, number: String, wording: &Wording) -> Vec<Cell> {
        let mut runs = Vec::new();
        for (date, item, anchor) in self.places {
            if !runs.is_empty() {
                runs.push(Run::Break);
            }
            let date = date.map(|date| wording.date_in_year(date)).unwrap_or_default();
            let values = [("date", date.into()), ("number", item.into())];
            runs.push(Run::link_to(
                wording.text_with("print-index-place", &values),
                anchor.clone(),
            ));
            runs.push(Run::Page {
                words: format!("{} ", wording.text("print-index-page")),
                anchor,
            });
        }
        vec![Cell::text(number), Cell::text(self.subject), Cell::runs(runs)]
    }
}
