//! `referat head`: the end of the journal's chain, to be kept outside the database.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("head")
        .about(wording.text("cli-head").into_owned())
        .after_help(wording.text("cli-head.after").into_owned())
        .arg(
            arguments::option(wording, "out", "cli-value-file", "cli-head-out")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
}

/// Prints the head, or writes it into a file.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let head = session.wait(async {
        let office = session.open(matches).await?;
        let head = office
            .journal_head()
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(head)
    })?;
    let head = format!("{}\n", head.trim_end());
    let Some(file) = matches.get_one::<PathBuf>("out") else {
        session.output.data(&head)?;
        return Ok(Exit::Done);
    };
    std::fs::write(file, head).map_err(|error| Failure::of_path(&session.wording, file, &error))?;
    let shown = file.display().to_string();
    let values = [("file", shown.into())];
    session
        .output
        .message(&session.wording.text_with("cli-head-written", &values));
    Ok(Exit::Done)
}
