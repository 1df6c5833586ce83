//! `referat serve`: the municipality's pages in a browser on this machine.

use std::pin::pin;

use clap::{ArgMatches, Command};
use referat_actions::office::Office;
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::serving::{Service, heads_folder, told_to_stop};
use crate::session::Session;

/// Where it listens when nothing is said.
const ADDRESS: &str = "127.0.0.1:8088";

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("serve")
        .about(wording.text("cli-serve").into_owned())
        .after_help(wording.text("cli-serve.after").into_owned())
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
        .arg(
            arguments::option(wording, "listen", "cli-value-address", "cli-serve-listen")
                .default_value(ADDRESS)
                .hide_default_value(true),
        )
}

/// Serves until it is told to stop.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    session.wait(async {
        let stop = pin!(told_to_stop());
        let service = Service::listen(session, arguments::word_of(matches, "listen")).await?;
        let office = session.open(matches).await?;
        let heads = heads_folder(&session.installation(matches)?.data_dir);
        let municipality = office.municipality().name.clone();
        session.output.data(&format!("{}\n", service.url()))?;
        let values = [
            ("address", service.url().into()),
            ("municipality", municipality.into()),
        ];
        session
            .output
            .message(&session.wording.text_with("cli-serving", &values));
        offer_first_administrator(session, &office, &service.url()).await?;
        service
            .run(session, office, Some(heads), Vec::new(), stop)
            .await?;
        Ok(Exit::Done)
    })
}

/// Where nobody can let others in, whoever sits at the console gets a link that makes them the one who can.
async fn offer_first_administrator(session: &Session, office: &Office, url: &str) -> Result<(), Failure> {
    let link = office
        .first_administrator_link()
        .await
        .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
    if let Some(token) = link {
        let link = format!("{url}velkommen/{}", token.reveal());
        let words = session
            .wording
            .text_with("cli-first-administrator", &[("link", link.into())]);
        session.output.message(&words);
    }
    Ok(())
}
