//! `referat restore`: a backup put in place in a folder that is empty or not there, and verified.

use clap::{ArgMatches, Command};
use referat_actions::upkeep;
use referat_wording::Wording;

use super::backup::not_kept;
use super::verify::show;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::progress::Progress;
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("restore")
        .about(wording.text("cli-restore").into_owned())
        .arg(arguments::path(
            wording,
            "from",
            "cli-value-folder",
            "cli-restore-from",
        ))
        .arg(arguments::data(wording).help(wording.text("cli-restore-data").into_owned()))
}

/// Restores.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let from = arguments::path_of(matches, "from");
    let installation = session.installation(matches)?;
    session.wait(async {
        let mut progress = Progress::waiting(wording, session.output, "cli-progress-restore");
        let mut step = |step| show(&mut progress, step);
        let kept = upkeep::restore(
            &from,
            &installation,
            session.clock()?,
            session.randomness()?,
            &mut step,
        )
        .await;
        progress.end();
        kept.map_err(|error| not_kept(wording, &error))
    })?;
    let shown = installation.data_dir.display().to_string();
    session
        .output
        .message(&wording.text_with("cli-restored", &[("folder", shown.into())]));
    Ok(Exit::Done)
}
