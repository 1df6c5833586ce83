//! `referat report time`: what meetings took, per case, forum, kind of item or group of journal numbers.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command, value_parser};
use referat_actions::journal_export::ExportForm;
use referat_actions::lookups::{TimeQuery, TimeReport};
use referat_actions::office::Clock as _;
use referat_actions::time_export;
use referat_domain::Date;
use referat_domain::reader::Reader;
use referat_domain::view::time_report::TimeBy;
use referat_wording::Wording;

use super::findings::forum;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let day = |name, help| {
        arguments::option(wording, name, "cli-value-day", help).value_parser(value_parser!(Date))
    };
    Command::new("report")
        .about(wording.text("cli-report").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("time")
                .about(wording.text("cli-report-time").into_owned())
                .arg(day("from", "cli-report-from"))
                .arg(day("to", "cli-report-to"))
                .arg(arguments::option(
                    wording,
                    "forum",
                    "cli-value-name",
                    "cli-report-forum",
                ))
                .arg(
                    arguments::option(wording, "by", "cli-value-format", "cli-report-by")
                        .value_parser(PossibleValuesParser::new(TimeBy::ALL.map(TimeBy::as_str)))
                        .default_value(TimeBy::Case.as_str())
                        .hide_possible_values(true)
                        .hide_default_value(true),
                )
                .arg(
                    arguments::option(wording, "format", "cli-value-format", "cli-report-format")
                        .value_parser(PossibleValuesParser::new(["table", "json", "csv"]))
                        .default_value("table")
                        .hide_possible_values(true)
                        .hide_default_value(true),
                )
                .arg(arguments::data(wording))
                .arg(arguments::municipality(wording)),
        )
}

/// Reports.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("time", matches)) => time(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn time(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let today = session.clock()?.today();
    let day = |name: &str| matches.get_one::<Date>(name).copied();
    let first = Date::new(today.year(), 1, 1).unwrap_or(today);
    let by = TimeBy::read(arguments::word_of(matches, "by")).unwrap_or(TimeBy::Case);
    let report = session.wait(async {
        let office = session.open(matches).await?;
        let forum = match matches.get_one::<String>("forum") {
            Some(name) => Some(forum(session, &office, name).await?),
            None => None,
        };
        let query = TimeQuery {
            from: day("from").unwrap_or(first),
            to: day("to").unwrap_or(today),
            forum,
        };
        let report = office
            .time_report(&Reader::local_operator(), query)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(report)
    })?;
    let text = match ExportForm::of(arguments::word_of(matches, "format")) {
        Some(form) => time_export::text(&session.wording, &report, by, form),
        None => for_people(&session.wording, &report, by),
    };
    session.output.data(&text)?;
    Ok(Exit::Done)
}

fn for_people(wording: &Wording, report: &TimeReport, by: TimeBy) -> String {
    let lines = report.lines(by);
    if lines.is_empty() {
        return format!("{}\n", wording.text("time-empty"));
    }
    let mut out = String::new();
    for line in &lines {
        let minutes = u64::try_from(time_export::minutes(line.taken)).unwrap_or(0);
        let taken = wording.text_with("room-minutes", &[("count", minutes.into())]);
        let name = time_export::line_in_words(wording, report, line);
        out.push_str(&format!("{taken:>10}  {:>4}  {name}\n", line.items));
    }
    out
}
