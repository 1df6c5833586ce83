//! `referat parse`: documents as data, without any database.
//!
//! The JSON is a contract with other programs (`MeetingRecord`): one array, one document a line, in the
//! order the files were named. The table is for people and promises nothing.

use clap::{ArgMatches, Command};
use referat_domain::finding::Finding;
use referat_domain::meeting_record::{DecisionRecord, ItemRecord, MeetingRecord};
use referat_wording::Wording;

use crate::arguments::{self, Format};
use crate::columns::{Column, table};
use crate::failure::{Exit, Failure};
use crate::given_files::read_record;
use crate::session::Session;

/// The widest a subject is printed.
const SUBJECT_WIDTH: usize = 56;

/// The widest the outcomes are printed.
const OUTCOME_WIDTH: usize = 32;

/// The widest a finding is printed.
const FINDING_WIDTH: usize = 72;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("parse")
        .about(wording.text("cli-parse").into_owned())
        .after_help(wording.text("cli-parse.after").into_owned())
        .arg(arguments::path(wording, "files", "cli-value-file", "cli-files").num_args(1..))
        .arg(arguments::format(wording))
}

/// Reads the files and prints each; one that can't be read doesn't keep the others back.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let format = arguments::format_of(matches);
    let mut exit = Exit::Done;
    let mut printed = 0_usize;
    for path in arguments::paths_of(matches, "files") {
        match session.wait(async { Ok(read_record(&path).await) })? {
            Err(unreadable) => {
                session.complain(&unreadable.in_words(&session.wording));
                exit = Exit::Failed;
            }
            Ok(record) => {
                let text = match format {
                    Format::Table => {
                        let apart = if printed == 0 { "" } else { "\n" };
                        format!("{apart}{}", for_people(&session.wording, &record))
                    }
                    Format::Json => {
                        let before = if printed == 0 { "[\n" } else { ",\n" };
                        format!("{before}{}", json(session, &record)?)
                    }
                };
                session.output.data(&text)?;
                printed += 1;
            }
        }
    }
    if format == Format::Json {
        session.output.data(if printed == 0 { "[]\n" } else { "\n]\n" })?;
    }
    Ok(exit)
}

/// A document as JSON on one line.
pub(super) fn json(session: &Session, record: &MeetingRecord) -> Result<String, Failure> {
    serde_json::to_string(record).map_err(|error| session.unexpected(&error))
}

/// A document as a table.
fn for_people(wording: &Wording, record: &MeetingRecord) -> String {
    let mut out = format!("{}\n  {}\n", record.source, head(wording, record));
    let read = wording.percent(record.coverage);
    let counts = [("items", record.items.len().into()), ("read", read.into())];
    out.push_str(&format!("  {}\n", wording.text_with("cli-parse-counts", &counts)));
    if !record.items.is_empty() {
        let columns = [
            Column::words(wording.text("cli-column-item"), usize::MAX),
            Column::words(wording.text("cli-column-journal-number"), usize::MAX),
            Column::words(wording.text("cli-column-subject"), SUBJECT_WIDTH),
            Column::words(wording.text("cli-column-decision"), OUTCOME_WIDTH),
        ];
        let rows: Vec<Vec<String>> = record.items.iter().map(|item| item_row(wording, item)).collect();
        out.push('\n');
        out.push_str(&table(2, &columns, &rows));
    }
    if !record.warnings.is_empty() {
        let count = [("count", record.warnings.len().into())];
        out.push_str(&format!(
            "\n  {}\n",
            wording.text_with("cli-parse-findings", &count)
        ));
        let columns = [
            Column::words("", usize::MAX),
            Column::words("", usize::MAX),
            Column::words("", FINDING_WIDTH),
        ];
        let rows: Vec<Vec<String>> = record
            .warnings
            .iter()
            .map(|it| finding_row(wording, it))
            .collect();
        out.push_str(&table(2, &columns, &rows));
    }
    out
}

/// "Referat, Chefforum, onsdag den 29. januar 2020, kl. 8.30, Mødelokale 1": what is known of it.
fn head(wording: &Wording, record: &MeetingRecord) -> String {
    let forum = record
        .forum
        .clone()
        .unwrap_or_else(|| wording.text("cli-no-forum").into_owned());
    let date = record.date.map_or_else(
        || wording.text("cli-no-date").into_owned(),
        |date| wording.weekday_date(date),
    );
    let mut parts = vec![wording.kind(record.kind), forum, date];
    parts.extend(wording.meeting_time(record.start, record.end));
    parts.extend(record.place.clone());
    parts.join(", ")
}

fn item_row(wording: &Wording, item: &ItemRecord) -> Vec<String> {
    vec![
        item.number.clone(),
        item.journal_number
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        item.subject.clone(),
        item.decision
            .as_ref()
            .map(|decision| outcomes(wording, decision))
            .unwrap_or_default(),
    ]
}

/// What became of the clauses: one word where they all fared alike, else each word with its clauses.
fn outcomes(wording: &Wording, decision: &DecisionRecord) -> String {
    let mut by_outcome: Vec<(String, Vec<u32>)> = Vec::new();
    for clause in &decision.outcomes {
        let words = match clause.outcome {
            Some(outcome) => wording.outcome(outcome),
            None => wording.text("cli-outcome-open").into_owned(),
        };
        match by_outcome.iter_mut().find(|(known, _)| *known == words) {
            Some((_, clauses)) => clauses.push(clause.clause),
            None => by_outcome.push((words, vec![clause.clause])),
        }
    }
    match by_outcome.as_slice() {
        [] => wording.text("cli-outcome-none").into_owned(),
        [(only, _)] => only.clone(),
        several => several
            .iter()
            .map(|(words, clauses)| format!("{words} ({})", ranges(clauses)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// Numbers in few characters: `1, 3-5`.
fn ranges(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if number == *last + 1 => *last = number,
            Some(_) | None => runs.push((number, number)),
        }
    }
    runs.iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            }
        })
        .collect::<Vec<_>>()
        .join(", ")
}

fn finding_row(wording: &Wording, finding: &Finding) -> Vec<String> {
    let line = finding
        .line
        .map(|line| wording.text_with("cli-line", &[("line", line.to_string().into())]));
    let item = finding
        .item
        .as_ref()
        .map(|item| wording.text_with("cli-item", &[("item", item.into())]));
    let place: Vec<String> = line.into_iter().chain(item).collect();
    let words = wording.finding(finding.code);
    let said = if finding.message.is_empty() {
        words
    } else {
        format!("{words}: {}", finding.message)
    };
    vec![place.join(", "), finding.code.as_str().to_owned(), said]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_that_fared_alike_are_named_together() {
        assert_eq!(ranges(&[1, 2, 3, 5, 7, 8]), "1-3, 5, 7-8");
        assert_eq!(ranges(&[]), "");
    }
}
