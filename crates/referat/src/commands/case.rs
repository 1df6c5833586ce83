//! `referat case merge|split`: threads joined and taken apart by hand; both can be undone by the other.

use clap::{Arg, ArgMatches, Command};
use referat_domain::ids::{CaseId, PaperId};
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let reason =
        || arguments::option(wording, "reason", "cli-value-reason", "cli-case-reason").required(true);
    let number = |id, help| arguments::word(wording, id, "cli-value-number", help);
    let with_data = |command: Command| {
        let shared: [Arg; 3] = [
            arguments::data(wording),
            arguments::municipality(wording),
            arguments::acting_as(wording),
        ];
        command.arg(reason()).args(shared)
    };
    let merge = Command::new("merge")
        .about(wording.text("cli-case-merge").into_owned())
        .arg(number("from", "cli-case-from"))
        .arg(number("into", "cli-case-into"));
    let split = Command::new("split")
        .about(wording.text("cli-case-split").into_owned())
        .arg(number("paper", "cli-case-paper"));
    Command::new("case")
        .about(wording.text("cli-case").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(with_data(merge))
        .subcommand(with_data(split))
}

/// Merges or splits.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("merge", matches)) => merge(session, matches),
        Some(("split", matches)) => split(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn merge(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let from: CaseId = number(&session.wording, arguments::word_of(matches, "from"))?;
    let into: CaseId = number(&session.wording, arguments::word_of(matches, "into"))?;
    session.wait(async {
        let office = session.open(matches).await?;
        office
            .merge_cases(
                &session.actor(&office, matches).await?,
                from,
                into,
                arguments::word_of(matches, "reason"),
            )
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(())
    })?;
    session.output.message(&session.wording.text("cli-case-merged"));
    Ok(Exit::Done)
}

fn split(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let paper: PaperId = number(&session.wording, arguments::word_of(matches, "paper"))?;
    let case = session.wait(async {
        let office = session.open(matches).await?;
        let case = office
            .split_case(
                &session.actor(&office, matches).await?,
                paper,
                arguments::word_of(matches, "reason"),
            )
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(case)
    })?;
    let case = case.to_string();
    session.output.message(
        &session
            .wording
            .text_with("cli-case-was-split", &[("case", case.into())]),
    );
    Ok(Exit::Done)
}

/// The number of a thing, as pages and lists print it.
pub(super) fn number<T: std::str::FromStr>(wording: &Wording, given: &str) -> Result<T, Failure> {
    given
        .parse()
        .map_err(|_| Failure::wrong_usage(wording, "cli-error-not-a-number", &[("given", given.into())]))
}
