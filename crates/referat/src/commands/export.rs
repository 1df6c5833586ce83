//! `referat export`: everything as JSON and files, for whoever leaves or looks from outside.

use clap::{ArgMatches, Command};
use referat_wording::Wording;

use super::backup::not_kept;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::progress::Progress;
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("export")
        .about(wording.text("cli-export").into_owned())
        .arg(arguments::path(
            wording,
            "to",
            "cli-value-folder",
            "cli-export-to",
        ))
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
}

/// Exports.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let folder = arguments::path_of(matches, "to");
    let kept = session.wait(async {
        let office = session.open(matches).await?;
        let progress = Progress::waiting(wording, session.output, "cli-progress-export");
        let kept = office.export(&folder).await;
        progress.end();
        office.close().await;
        kept.map_err(|error| not_kept(wording, &error))
    })?;
    let shown = folder.display().to_string();
    let values = [
        ("folder", shown.into()),
        ("rows", kept.rows.into()),
        ("files", kept.files.into()),
    ];
    session
        .output
        .message(&wording.text_with("cli-exported", &values));
    Ok(Exit::Done)
}
