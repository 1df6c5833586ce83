//! `referat abbreviations list|explain|forget`: the short forms that a forum knows.

use clap::{Arg, ArgMatches, Command};
use referat_domain::reader::Reader;
use referat_wording::Wording;

use super::findings::forum;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let of_forum = |name, about| {
        Command::new(name)
            .about(wording.text(about).into_owned())
            .arg(arguments::word(
                wording,
                "forum",
                "cli-value-name",
                "cli-abbreviations-forum",
            ))
    };
    let shared = || -> [Arg; 2] { [arguments::data(wording), arguments::municipality(wording)] };
    let short = || arguments::word(wording, "short", "cli-value-words", "cli-abbreviations-short");
    let meaning = || arguments::word(wording, "meaning", "cli-value-words", "cli-abbreviations-meaning");
    Command::new("abbreviations")
        .alias("abbreviation")
        .about(wording.text("cli-abbreviations").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(of_forum("list", "cli-abbreviations-list").args(shared()))
        .subcommand(
            of_forum("explain", "cli-abbreviations-explain")
                .arg(short())
                .arg(meaning())
                .args(shared())
                .arg(arguments::acting_as(wording)),
        )
        .subcommand(
            of_forum("forget", "cli-abbreviations-forget")
                .arg(short())
                .args(shared())
                .arg(arguments::acting_as(wording)),
        )
}

/// Lists, explains or forgets.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("explain", matches)) => change(session, matches, true),
        Some(("forget", matches)) => change(session, matches, false),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let known = session.wait(async {
        let office = session.open(matches).await?;
        let forum = forum(session, &office, arguments::word_of(matches, "forum")).await?;
        let view = office
            .forum(&Reader::local_operator(), forum, 1)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(view.abbreviations.clone().unwrap_or_default())
    })?;
    let text = if known.is_empty() {
        format!("{}\n", session.wording.text("cli-abbreviations-none"))
    } else {
        let lines = known
            .iter()
            .map(|line| format!("{}: {}\n", line.short, line.meaning));
        lines.collect()
    };
    session.output.data(&text)?;
    Ok(Exit::Done)
}

fn change(session: &Session, matches: &ArgMatches, is_explained: bool) -> Result<Exit, Failure> {
    session.wait(async {
        let office = session.open(matches).await?;
        let forum = forum(session, &office, arguments::word_of(matches, "forum")).await?;
        let actor = session.actor(&office, matches).await?;
        let short = arguments::word_of(matches, "short");
        let done = if is_explained {
            let meaning = arguments::word_of(matches, "meaning");
            office.explain_abbreviation(&actor, forum, short, meaning).await
        } else {
            office.forget_abbreviation(&actor, forum, short).await
        };
        done.map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(())
    })?;
    let said = match is_explained {
        true => session.wording.text("cli-abbreviation-explained"),
        false => session.wording.text("cli-abbreviation-forgotten"),
    };
    session.output.message(&said);
    Ok(Exit::Done)
}
