//! `referat print`: a meeting, an item, a packet or a whole year from the database, in any form. Nothing is kept.

use std::fs;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use referat_actions::note_closed_read::read_by;
use referat_actions::office::Office;
use referat_actions::printing::{FileForm, Subject};
use referat_domain::ids::AgendaItemId;
use referat_domain::issued::Recipients;
use referat_domain::reader::Reader;
use referat_wording::Wording;

use super::findings::{forum, meeting};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::printing::{Shown, press, remark_in_words};
use crate::session::Session;

/// What of a meeting is printed.
const PARTS: &[&str] = &["document", "agenda", "packet"];

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let forms = FileForm::ALL.iter().map(|form| form.ending());
    of_meeting(
        Command::new("print").about(wording.text("cli-print").into_owned()),
        wording,
    )
    .arg(
        arguments::option(wording, "year", "cli-value-year", "cli-print-year")
            .value_parser(value_parser!(i16))
            .conflicts_with_all(["meeting", "what", "item"]),
    )
    .arg(
        arguments::option(wording, "to", "cli-value-format", "cli-print-to")
            .value_parser(PossibleValuesParser::new(forms))
            .hide_possible_values(true)
            .default_value("pdf")
            .hide_default_value(true),
    )
    .arg(
        arguments::option(wording, "out", "cli-value-folder", "cli-option-out-folder")
            .value_parser(value_parser!(PathBuf))
            .required(true),
    )
}

/// The arguments that say what of which meeting, and for whom.
pub(super) fn of_meeting(command: Command, wording: &Wording) -> Command {
    let choice = |name: &'static str, values: &'static [&'static str], help: &str| -> Arg {
        arguments::option(wording, name, "cli-value-choice", help)
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
            .hide_default_value(true)
    };
    let [meeting, forum] = arguments::meeting(wording);
    command
        .arg(meeting.required(false))
        .arg(forum)
        .arg(choice("what", PARTS, "cli-print-what").default_value("document"))
        .arg(arguments::option(wording, "item", "cli-value-number", "cli-print-item").conflicts_with("what"))
        .arg(choice("copy", &["members", "public"], "cli-option-copy").default_value("members"))
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
}

/// Prints one file into the folder.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let folder = arguments::path_of(matches, "out");
    let form = FileForm::of_ending(arguments::word_of(matches, "to"));
    let form = form.unwrap_or(FileForm::ALL[0]);
    fs::create_dir_all(&folder).map_err(|error| Failure::of_path(wording, &folder, &error))?;
    let shown = Shown::begin(session);
    let printed = session.wait(async {
        let office = session.open(matches).await?;
        let press = press(session, &office.municipality().name);
        let subject = subject(session, &office, matches).await?;
        let reader = Reader::local_operator();
        let printed = office
            .print(&reader, &press, subject, recipients(matches), form, &|step| {
                shown.step(&step)
            })
            .await
            .map_err(|refusal| Failure::refused(wording, &refusal))?;
        let by = read_by(&session.local_actor(), &reader);
        office
            .note_closed_print(&by, &reader, subject, recipients(matches), Some(form))
            .await
            .map_err(|refusal| Failure::refused(wording, &refusal))?;
        office.close().await;
        Ok(printed)
    });
    shown.end();
    let printed = printed?;
    let target = folder.join(&printed.file_name);
    let beside = target.with_added_extension("part");
    fs::write(&beside, &printed.bytes)
        .and_then(|()| fs::rename(&beside, &target))
        .map_err(|error| Failure::of_path(wording, &target, &error))?;
    for remark in &printed.remarks {
        session.output.message(&remark_in_words(wording, remark));
    }
    session.output.data(&format!("{}\n", target.display()))?;
    Ok(Exit::Done)
}

/// Whom the copy is for.
pub(super) fn recipients(matches: &ArgMatches) -> Recipients {
    arguments::word_of(matches, "copy")
        .parse()
        .unwrap_or(Recipients::Members)
}

/// What is meant by the arguments.
pub(super) async fn subject(
    session: &Session,
    office: &Office,
    matches: &ArgMatches,
) -> Result<Subject, Failure> {
    let wording = &session.wording;
    if let Some(year) = matches.try_get_one::<i16>("year").ok().flatten() {
        let Some(name) = matches.get_one::<String>("forum") else {
            return Err(Failure::wrong_usage(wording, "cli-error-year-without-forum", &[]));
        };
        return Ok(Subject::Volume(forum(session, office, name).await?, *year));
    }
    if matches.get_one::<String>("meeting").is_none() {
        return Err(Failure::wrong_usage(wording, "cli-error-no-meeting", &[]));
    }
    let id = meeting(session, office, matches).await?;
    if let Some(number) = matches.get_one::<String>("item") {
        return Ok(Subject::Extract(item(session, office, id, number).await?));
    }
    Ok(match arguments::word_of(matches, "what") {
        "agenda" => Subject::Agenda(id),
        "packet" => Subject::Packet(id),
        _ => Subject::Meeting(id),
    })
}

/// The item of a number on a meeting's agenda.
pub(super) async fn item(
    session: &Session,
    office: &Office,
    meeting: referat_domain::ids::MeetingId,
    number: &str,
) -> Result<AgendaItemId, Failure> {
    let wording = &session.wording;
    let view = office
        .meeting(&Reader::local_operator(), meeting)
        .await
        .map_err(|refusal| Failure::refused(wording, &refusal))?;
    let found = view.items.iter().find(|item| item.number == number);
    found
        .map(|item| item.id)
        .ok_or_else(|| Failure::failed(wording, "cli-error-no-item", &[("number", number.into())]))
}
