//! The report of time as files: CSV and XLSX for spreadsheets, JSON for programs. Made of what a reader may see.

use referat_documents::forms::xlsx::{Column, Sheet, Value as Cell, Workbook, sheets};
use referat_domain::view::time_report::{TimeBy, TimeLine, TimeOf};
use referat_domain::{Date, SignedDuration};
use referat_wording::Wording;
use serde_json::json;

use crate::journal_export::{ExportForm, csv, to_json};
use crate::lookups::TimeReport;
use crate::refusal::Refusal;

const HEADINGS: [&str; 4] = ["time-of", "time-items", "time-taken", "time-planned"];

/// What a line is of, in words.
#[must_use]
pub fn line_in_words(wording: &Wording, report: &TimeReport, line: &TimeLine) -> String {
    match &line.of {
        TimeOf::Case(_, name) | TimeOf::Forum(_, name) => name.clone(),
        TimeOf::Kind(Some(kind)) => wording.paper_kind(*kind),
        TimeOf::Kind(None) => wording.text("time-kind-unknown").into_owned(),
        TimeOf::NumberGroup(None) => wording.text("time-number-none").into_owned(),
        TimeOf::NumberGroup(Some(group)) => match report.group_titles.get(group) {
            Some(title) => format!("{group:02} {title}"),
            None => format!("{group:02}"),
        },
    }
}

/// Whole minutes, half of one and more counted as one.
#[must_use]
pub fn minutes(time: SignedDuration) -> i64 {
    time.as_secs().saturating_add(30).div_euclid(60)
}

/// The report as text.
#[must_use]
pub fn text(wording: &Wording, report: &TimeReport, by: TimeBy, form: ExportForm) -> String {
    let lines = report.lines(by);
    match form {
        ExportForm::Csv => csv(
            wording,
            &HEADINGS,
            lines.iter().map(|line| {
                [
                    line_in_words(wording, report, line),
                    line.items.to_string(),
                    minutes(line.taken).to_string(),
                    minutes(line.planned).to_string(),
                ]
            }),
        ),
        ExportForm::Json => to_json(
            lines
                .iter()
                .map(|line| {
                    let id = match &line.of {
                        TimeOf::Case(id, _) => json!(id),
                        TimeOf::Forum(id, _) => json!(id),
                        TimeOf::Kind(kind) => json!(kind.map(|kind| kind.as_str())),
                        TimeOf::NumberGroup(group) => json!(group.map(|group| format!("{group:02}"))),
                    };
                    json!({
                        "by": by.as_str(),
                        "id": id,
                        "name": line_in_words(wording, report, line),
                        "items": line.items,
                        "seconds": line.taken.as_secs(),
                        "planned_seconds": line.planned.as_secs(),
                    })
                })
                .collect(),
        ),
    }
}

/// The report as a spreadsheet.
///
/// # Errors
/// Only internal ones.
pub fn spreadsheet(
    wording: &Wording,
    report: &TimeReport,
    by: TimeBy,
    author: &str,
    date: Date,
) -> Result<Vec<u8>, Refusal> {
    let name = wording.text("time-title").into_owned();
    #[expect(clippy::cast_precision_loss, reason = "no meeting takes so many minutes")]
    let number = |time| Cell::Number(minutes(time) as f64);
    let rows = report.lines(by).into_iter().map(|line| {
        vec![
            Cell::Text(line_in_words(wording, report, &line)),
            Cell::Number(f64::from(line.items)),
            number(line.taken),
            number(line.planned),
        ]
    });
    let column = |(at, key): (usize, &str)| Column {
        heading: wording.text(key).into_owned(),
        width: if at == 0 { 60.0 } else { 14.0 },
    };
    let sheet = Sheet {
        name: name.clone(),
        columns: HEADINGS.into_iter().enumerate().map(column).collect(),
        rows: rows.collect(),
    };
    let book = Workbook {
        title: name,
        author: author.to_owned(),
        date,
        sheets: vec![sheet],
    };
    sheets(&book).map_err(|error| Refusal::internal(&error))
}
