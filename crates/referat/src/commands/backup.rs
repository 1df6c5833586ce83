//! `referat backup`: the whole installation in one new folder, one moment of it, even beside a running `serve`.

use clap::{ArgMatches, Command};
use referat_actions::upkeep::KeepError;
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::progress::Progress;
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("backup")
        .about(wording.text("cli-backup").into_owned())
        .arg(arguments::path(
            wording,
            "to",
            "cli-value-folder",
            "cli-backup-to",
        ))
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
}

/// Makes the backup.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let folder = arguments::path_of(matches, "to");
    let kept = session.wait(async {
        let office = session.open(matches).await?;
        let progress = Progress::waiting(wording, session.output, "cli-progress-backup");
        let kept = office.backup(&folder).await;
        progress.end();
        office.close().await;
        kept.map_err(|error| not_kept(wording, &error))
    })?;
    let shown = folder.display().to_string();
    let values = [("folder", shown.into()), ("files", kept.files.into())];
    session
        .output
        .message(&wording.text_with("cli-backed-up", &values));
    Ok(Exit::Done)
}

/// Why something was not kept or restored, in words.
pub(super) fn not_kept(wording: &Wording, error: &KeepError) -> Failure {
    match error {
        KeepError::PlaceTaken { path } => {
            Failure::failed(wording, "cli-error-place-taken", &[("path", path.into())])
        }
        KeepError::NoBackup { path } => {
            Failure::failed(wording, "cli-error-no-backup", &[("path", path.into())])
        }
        KeepError::UseServerTools => Failure::failed(wording, "cli-error-server-tools", &[]),
        KeepError::Damaged { findings } => {
            let first = findings
                .first()
                .map(|finding| finding.place.clone())
                .unwrap_or_default();
            let values = [("count", findings.len().into()), ("first", first.into())];
            Failure::failed(wording, "cli-error-restored-damaged", &values)
        }
        KeepError::Failed { cause } => {
            Failure::failed(wording, "cli-error-unexpected", &[("cause", cause.into())])
        }
    }
}
