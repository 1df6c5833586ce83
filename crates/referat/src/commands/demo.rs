//! `referat demo`: Sandved Kommune, a made-up municipality, in a browser on this machine.
//!
//! Its data are made anew in a folder that is removed at the end, unless one is named to keep them in.

mod papers;
mod plan;

use std::path::PathBuf;
use std::pin::pin;

use clap::{ArgMatches, Command};
use referat_actions::appoint::Appointment;
use referat_actions::import_meetings::{AttachmentSource, ImportOptions, MeetingSource};
use referat_actions::office::{Actor, Office};
use referat_domain::role::{Period, Role};
use referat_fixtures::{ATTACHMENTS, KLE_LIST, MINUTES, MUNICIPALITY, SampleMinutes};
use referat_web::state::DemoLogin;
use referat_wording::Wording;
use tempfile::TempDir;

use super::import::index;
use super::kle::not_loaded;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::opening::Opening;
use crate::progress::Progress;
use crate::serving::{Service, told_to_stop};
use crate::session::Session;

/// A free port of this machine.
const ADDRESS: &str = "127.0.0.1:0";

/// The name the register is loaded under.
const KLE_FILE: &str = "sandved-kle.txt";

/// The forum the demo's people belong to.
const FORUM: &str = "Chefforum";

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
        if let Some((service, office, people)) = ready {
            service.run(session, office, None, people, stop).await?;
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
) -> Result<(Service, Office, Vec<DemoLogin>), Failure> {
    let service = Service::listen(session, Opening::here(arguments::word_of(matches, "listen"))).await?;
    let office = session
        .found(&session.installation_in(folder), MUNICIPALITY)
        .await?;
    fill(session, &office).await?;
    let people = people(session, &office).await?;
    session.output.data(&format!("{}\n", service.url()))?;
    let values = [
        ("address", service.url().into()),
        ("municipality", MUNICIPALITY.into()),
    ];
    session
        .output
        .message(&session.wording.text_with("cli-demo-serving", &values));
    Ok((service, office, people))
}

/// Loads the register and imports the minutes. Done twice, it changes nothing.
async fn fill(session: &Session, office: &Office) -> Result<(), Failure> {
    let refused = |refusal| Failure::refused(&session.wording, &refusal);
    let actor = Actor::local_operator(session.wording.text("cli-demo-actor"));
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

/// The password of everyone in the demo. It is shown on the page where one signs in, and opens nothing else.
const PASSWORD: &str = "fire ravne i haven";

/// Who can be tried: name, login, and the role in the Chefforum; none is somebody without one.
const PEOPLE: [(&str, &str, Option<Role>); 9] = [
    ("Lise Bang", "sekretaer@sandved.example", Some(Role::Secretary)),
    ("Jens Aagaard", "formand@sandved.example", Some(Role::Chair)),
    ("Karen Toft", "medlem@sandved.example", Some(Role::Member)),
    (
        "Ole Ravn",
        "stedfortraeder@sandved.example",
        Some(Role::Substitute),
    ),
    ("Mette Dam", "forfatter@sandved.example", Some(Role::Author)),
    ("Povl Holm", "godkender@sandved.example", Some(Role::Approver)),
    ("Inger Krog", "laeser@sandved.example", Some(Role::Reader)),
    ("Bent Holst", "ansat@sandved.example", None),
    (
        "Astrid Lund",
        "administrator@sandved.example",
        Some(Role::Administrator),
    ),
];

/// Lets one person in for each role, and plans their meetings. Done twice, it changes nothing.
async fn people(session: &Session, office: &Office) -> Result<Vec<DemoLogin>, Failure> {
    let wording = &session.wording;
    let refused = |refusal| Failure::refused(wording, &refusal);
    let actor = Actor::local_operator(wording.text("cli-demo-actor"));
    let forum = office.forum_called(&actor.reader, FORUM).await.map_err(refused)?;
    let is_done = office.has_administrator().await.map_err(refused)?;
    let mut logins = Vec::with_capacity(PEOPLE.len());
    for (name, login, role) in PEOPLE {
        if !is_done {
            let person = office.make_person(&actor, name, None).await.map_err(refused)?;
            if let Some(role) = role {
                let appointment = Appointment {
                    person,
                    forum: role.is_of_forum().then_some(forum.id),
                    role,
                    period: Period::default(),
                };
                office.appoint(&actor, appointment, "").await.map_err(refused)?;
            }
            let link = office.invite(&actor, person, login).await.map_err(refused)?;
            office
                .set_password_by_link(&link, PASSWORD)
                .await
                .map_err(refused)?;
        }
        let pages = &session.pages;
        let who = match role {
            None => pages.text("guise-staff").into_owned(),
            Some(role) if role.is_of_forum() => {
                let values = [("role", pages.role(role).into()), ("forum", FORUM.into())];
                pages.text_with("account-role-in", &values)
            }
            Some(role) => pages.role(role),
        };
        logins.push(DemoLogin {
            who: format!("{name} ({who})"),
            login: login.to_owned(),
            password: PASSWORD.to_owned(),
        });
    }
    plan::plan(&session.pages, office, &actor, forum.id)
        .await
        .map_err(refused)?;
    Ok(logins)
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
