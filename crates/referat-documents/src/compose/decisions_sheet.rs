//! What became of each clause, as a list to sort and filter: the table of a meeting or of many.

use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_wording::Wording;

use super::Desk;
use super::item::title_of;
use crate::copy::MeetingCopy;
use crate::forms::xlsx::{Column, Sheet, Value, Workbook};

/// The columns, and how wide they are in characters.
const COLUMNS: &[(&str, f64)] = &[
    ("sheet-date", 12.0),
    ("sheet-item", 8.0),
    ("sheet-journal-number", 20.0),
    ("sheet-subject", 45.0),
    ("sheet-recommenders", 28.0),
    ("sheet-clause-number", 8.0),
    ("sheet-clause", 60.0),
    ("sheet-outcome", 20.0),
    ("sheet-addition", 40.0),
    ("sheet-decision", 60.0),
];

/// The list for these meetings.
#[must_use]
pub fn decisions_sheet(copies: &[MeetingCopy<'_>], title: &str, desk: Desk<'_>) -> Workbook {
    let wording = desk.wording;
    let rows = copies.iter().flat_map(|copy| {
        let record = copy.record();
        record
            .items
            .iter()
            .flat_map(|item| rows_of(record, item, wording))
    });
    let date = copies.iter().filter_map(|copy| copy.record().date).max();
    Workbook {
        title: title.to_owned(),
        author: desk.municipality.to_owned(),
        date: date.unwrap_or_default(),
        sheets: vec![Sheet {
            name: wording.text("sheet-decisions").into_owned(),
            columns: COLUMNS
                .iter()
                .map(|(key, width)| Column {
                    heading: wording.text(key).into_owned(),
                    width: *width,
                })
                .collect(),
            rows: rows.collect(),
        }],
    }
}

/// One row for each clause; an item without clauses has one of its own.
fn rows_of(record: &MeetingRecord, item: &ItemRecord, wording: &Wording) -> Vec<Vec<Value>> {
    let text = |text: String| {
        if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text)
        }
    };
    let subject = if item.subject.is_empty() {
        title_of(item, wording)
    } else {
        item.subject.clone()
    };
    let decision = item.decision.as_ref();
    let row = |clause: Option<(u32, &String)>| {
        let settled = clause.and_then(|(number, _)| {
            decision.and_then(|decision| decision.outcomes.iter().find(|row| row.clause == number))
        });
        let outcome = settled
            .and_then(|row| row.outcome)
            .map(|outcome| wording.outcome(outcome));
        let addition = settled.and_then(|row| row.addition.clone());
        vec![
            record.date.map_or(Value::Empty, Value::Date),
            text(item.number.clone()),
            text(
                item.journal_number
                    .map(|number| number.to_string())
                    .unwrap_or_default(),
            ),
            text(subject.clone()),
            text(item.recommenders.join("; ")),
            clause.map_or(Value::Empty, |(number, _)| Value::Number(f64::from(number))),
            text(clause.map(|(_, words)| words.clone()).unwrap_or_default()),
            text(outcome.unwrap_or_default()),
            text(addition.unwrap_or_default()),
            text(decision.map(|decision| decision.text.clone()).unwrap_or_default()),
        ]
    };
    if item.clauses.is_empty() {
        return vec![row(None)];
    }
    (1..).zip(&item.clauses).map(|clause| row(Some(clause))).collect()
}
