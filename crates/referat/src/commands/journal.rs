//! `referat journal`: who did what, when and why; with `--reads`, who has read what is closed.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use referat_actions::journal_export::{
    self, ENTRY_HEADINGS, ExportForm, READ_HEADINGS, entry_in_words, read_in_words,
};
use referat_actions::lookups::{Extent, JournalFilter, JournalOf, ReadFilter};
use referat_domain::ids::AgendaItemId;
use referat_domain::reader::Reader;
use referat_wording::Wording;

use crate::arguments;
use crate::columns::{self, Column};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let option = |long, value, help| arguments::option(wording, long, value, help);
    Command::new("journal")
        .about(wording.text("cli-journal").into_owned())
        .arg(option("since", "cli-value-day", "cli-journal-since"))
        .arg(option("until", "cli-value-day", "cli-journal-until"))
        .arg(option("who", "cli-value-name", "cli-journal-who"))
        .arg(option("action", "cli-value-action", "cli-journal-action").conflicts_with("reads"))
        .arg(option("thing", "cli-value-number", "cli-journal-thing"))
        .arg(arguments::flag(wording, "reads", "cli-journal-reads"))
        .arg(
            option("format", "cli-value-format", "cli-journal-format")
                .value_parser(PossibleValuesParser::new(["table", "csv", "json"]))
                .default_value("table")
                .hide_possible_values(true)
                .hide_default_value(true),
        )
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
}

/// Prints the journal, or the log of reads.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let form = ExportForm::of(arguments::word_of(matches, "format"));
    let thing: Option<AgendaItemId> = given(wording, matches, "thing")?;
    let filter = JournalFilter {
        since: given(wording, matches, "since")?,
        until: given(wording, matches, "until")?,
        who: matches.get_one::<String>("who").cloned(),
        action: matches.get_one::<String>("action").cloned(),
        kind: None,
        thing: thing.map(AgendaItemId::uuid),
    };
    let text = session.wait(async {
        let office = session.open(matches).await?;
        let reader = Reader::local_operator();
        let text = match matches.get_flag("reads") {
            true => {
                let filter = ReadFilter {
                    since: filter.since,
                    until: filter.until,
                    who: filter.who,
                    what: None,
                    thing: filter.thing,
                };
                office
                    .closed_reads(&reader, &filter, Extent::All)
                    .await
                    .map(|reads| match form {
                        Some(form) => journal_export::reads(wording, &reads, form),
                        None => {
                            let rows = reads
                                .reads
                                .iter()
                                .map(|read| read_in_words(wording, read).to_vec());
                            for_people(wording, &READ_HEADINGS, rows.collect(), "reads-empty")
                        }
                    })
            }
            false => office
                .journal(&reader, JournalOf::Everything, &filter, Extent::All)
                .await
                .map(|journal| match form {
                    Some(form) => journal_export::journal(wording, &journal, form),
                    None => {
                        let rows = journal
                            .entries
                            .iter()
                            .map(|entry| entry_in_words(wording, entry).to_vec());
                        for_people(wording, &ENTRY_HEADINGS, rows.collect(), "journal-empty")
                    }
                }),
        };
        office.close().await;
        text.map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    session.output.data(&text)?;
    Ok(Exit::Done)
}

fn given<T: std::str::FromStr>(
    wording: &Wording,
    matches: &ArgMatches,
    id: &str,
) -> Result<Option<T>, Failure> {
    let Some(text) = matches.get_one::<String>(id) else {
        return Ok(None);
    };
    let key = match id {
        "thing" => "cli-error-journal-thing",
        _ => "cli-error-journal-day",
    };
    let parsed = text.parse().map(Some);
    parsed.map_err(|_| Failure::wrong_usage(wording, key, &[("given", text.into())]))
}

fn for_people(wording: &Wording, headings: &[&str], rows: Vec<Vec<String>>, none: &str) -> String {
    if rows.is_empty() {
        return format!("{}\n", wording.text(none));
    }
    let columns: Vec<Column> = headings
        .iter()
        .map(|key| Column::words(wording.text(key).into_owned(), 36))
        .collect();
    columns::table(0, &columns, &rows)
}
