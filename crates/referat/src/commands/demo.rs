//! `referat demo`: Sandved Kommune, a made-up municipality, in a browser on this machine.
//!
//! Its data are made anew in a folder that is removed at the end, unless one is named to keep them in.

use std::path::PathBuf;
use std::pin::pin;

use clap::{ArgMatches, Command};
use referat_actions::import_meetings::{AttachmentSource, ImportOptions, MeetingSource};
use referat_actions::office::{Actor, Office};
use referat_fixtures::{ATTACHMENTS, KLE_LIST, MINUTES, MUNICIPALITY, SampleMinutes};
use referat_wording::Wording;
use tempfile::TempDir;

use super::import::index;
use super::kle::not_loaded;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::progress::Progress;
use crate::serving::{Service, told_to_stop};
use crate::session::Session;

/// A free port of this machine.
const ADDRESS: &str = "127.0.0.1:0";

/// The name the register is loaded under.
const KLE_FILE: &str = "sandved-kle.txt";

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("demo")
        .about(wording.text("cli-demo").into_owned())
        .after_help(wording.text("cli-demo.after").into_owned())
        .arg(
            arguments::option(wording, "listen", "cli-value-address", "cli-demo-listen")
                .default_value(ADDRESS)
                .hide_default_value(true),
        )
        .arg(arguments::data(wording).help(wording.text("cli-demo-data").into_owned()))
}

/// Makes the municipality, serves it and takes it away again.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    // Dropped, and so removed, however this ends.
    let (folder, _temporary) = folder(session, matches)?;
    session.wait(async {
        let mut stop = pin!(told_to_stop());
        let ready = tokio::select! {
            ready = prepare(session, matches, folder) => Some(ready?),
            () = &mut stop => None,
        };
        if let Some((service, office)) = ready {
            service.run(session, office, None, stop).await?;
        }
        Ok(Exit::Done)
    })
}

/// The folder of the data, and the one to remove if it is ours.
fn folder(session: &Session, matches: &ArgMatches) -> Result<(PathBuf, Option<TempDir>), Failure> {
    if let Some(folder) = matches.get_one::<PathBuf>("data") {
        return Ok((folder.clone(), None));
    }
    let temporary = tempfile::Builder::new()
        .prefix("referat-demo-")
        .tempdir()
        .map_err(|error| session.unexpected(&error))?;
    Ok((temporary.path().to_owned(), Some(temporary)))
}

/// The municipality as it is when the first page is asked for.
async fn prepare(
    session: &Session,
    matches: &ArgMatches,
    folder: PathBuf,
) -> Result<(Service, Office), Failure> {
    let service = Service::listen(session, arguments::word_of(matches, "listen")).await?;
    let office = session
        .found(&session.installation_in(folder), MUNICIPALITY)
        .await?;
    fill(session, &office).await?;
    session.output.data(&format!("{}\n", service.url()))?;
    let values = [
        ("address", service.url().into()),
        ("municipality", MUNICIPALITY.into()),
    ];
    session
        .output
        .message(&session.wording.text_with("cli-demo-serving", &values));
    Ok((service, office))
}

/// Loads the register and imports the minutes. Done twice, it changes nothing.
async fn fill(session: &Session, office: &Office) -> Result<(), Failure> {
    let refused = |refusal| Failure::refused(&session.wording, &refusal);
    let actor = Actor {
        name: session.wording.text("cli-demo-actor").into_owned(),
    };
    let loaded = office.load_kle(&actor, KLE_FILE, KLE_LIST.as_bytes()).await;
    loaded.map_err(|error| not_loaded(&session.wording, KLE_FILE, &error))?;
    let total = MINUTES.len() as u64;
    let mut progress = Progress::begin(&session.wording, session.output, "cli-progress-documents", total);
    let sources: Vec<MeetingSource> = MINUTES.iter().map(source).collect();
    office
        .import_meetings(&actor, &sources, ImportOptions::default())
        .await
        .map_err(refused)?;
    progress.advance(total);
    progress.end();
    index(session, office).await?;
    Ok(())
}

/// Sample minutes with the attachments that lie beside them.
fn source(minutes: &SampleMinutes) -> MeetingSource {
    let stem = minutes
        .file_name
        .strip_suffix(".txt")
        .unwrap_or(minutes.file_name);
    MeetingSource {
        name: minutes.file_name.to_owned(),
        bytes: minutes.text.as_bytes().to_vec(),
        attachments: ATTACHMENTS
            .iter()
            .filter(|attachment| attachment.minutes == stem)
            .map(|attachment| AttachmentSource {
                file_name: attachment.file_name.to_owned(),
                bytes: attachment.bytes.to_vec(),
            })
            .collect(),
        mended: None,
    }
}
