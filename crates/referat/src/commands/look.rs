//! `referat look show|set|reset`: how the municipality's documents look.

use std::fs;
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use referat_documents::look::Look;
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::printing::press;
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let places = |command: Command| {
        command
            .arg(arguments::data(wording))
            .arg(arguments::municipality(wording))
    };
    let reason = || arguments::option(wording, "reason", "cli-value-reason", "cli-issue-reason");
    Command::new("look")
        .about(wording.text("cli-look").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(places(
            Command::new("show").about(wording.text("cli-look-show").into_owned()),
        ))
        .subcommand(places(
            Command::new("set")
                .about(wording.text("cli-look-set").into_owned())
                .arg(arguments::path(
                    wording,
                    "file",
                    "cli-value-file",
                    "cli-option-look",
                ))
                .arg(reason())
                .arg(arguments::acting_as(wording)),
        ))
        .subcommand(places(
            Command::new("reset")
                .about(wording.text("cli-look-reset").into_owned())
                .arg(reason())
                .arg(arguments::acting_as(wording)),
        ))
}

/// Shows, sets or resets.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("show", matches)) => show(session, matches),
        Some(("set", matches)) => set(session, matches),
        Some(("reset", matches)) => reset(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn show(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let look = session.wait(async {
        let office = session.open(matches).await?;
        let look = office.look().await;
        office.close().await;
        look.map_err(|refusal| Failure::refused(&session.wording, &refusal))
    })?;
    let look = look.unwrap_or_else(Look::default);
    let json = serde_json::to_string_pretty(&look).map_err(|error| session.unexpected(&error))?;
    session.output.data(&format!("{json}\n"))?;
    Ok(Exit::Done)
}

fn set(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let path: PathBuf = arguments::path_of(matches, "file");
    let json =
        fs::read_to_string(&path).map_err(|error| Failure::of_path(&session.wording, &path, &error))?;
    session.wait(async {
        let office = session.open(matches).await?;
        let press = press(session, &office.municipality().name);
        let reason = arguments::word_of(matches, "reason");
        let done = office
            .set_look(&session.actor(&office, matches).await?, &press, &json, reason)
            .await;
        office.close().await;
        done.map_err(|refusal| Failure::refused(&session.wording, &refusal))
    })?;
    session.output.message(&session.wording.text("cli-look-is-set"));
    Ok(Exit::Done)
}

fn reset(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    session.wait(async {
        let office = session.open(matches).await?;
        let reason = arguments::word_of(matches, "reason");
        let done = office
            .reset_look(&session.actor(&office, matches).await?, reason)
            .await;
        office.close().await;
        done.map_err(|refusal| Failure::refused(&session.wording, &refusal))
    })?;
    session
        .output
        .message(&session.wording.text("cli-look-is-standard"));
    Ok(Exit::Done)
}
