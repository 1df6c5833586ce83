//! `referat serve`: the municipality's pages in a browser on this machine.

use std::path::PathBuf;
use std::pin::pin;

use clap::{Arg, ArgMatches, Command, value_parser};
use referat_actions::office::Office;
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::opening::Opening;
use crate::posting::postman;
use crate::serving::{Service, heads_folder, told_to_stop};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("serve")
        .about(wording.text("cli-serve").into_owned())
        .after_help(wording.text("cli-serve.after").into_owned())
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
        .arg(arguments::option(
            wording,
            "listen",
            "cli-value-address",
            "cli-serve-listen",
        ))
        .arg(file_option(wording, "tls-cert", "cli-serve-tls-cert"))
        .arg(file_option(wording, "tls-key", "cli-serve-tls-key"))
        .arg(arguments::option(
            wording,
            "public-address",
            "cli-value-address",
            "cli-serve-public-address",
        ))
        .arg(arguments::option(
            wording,
            "behind-proxy",
            "cli-value-address",
            "cli-serve-behind-proxy",
        ))
        .arg(arguments::option(
            wording,
            "staff-header",
            "cli-value-name",
            "cli-serve-staff-header",
        ))
}

fn file_option(wording: &Wording, long: &'static str, help: &str) -> Arg {
    arguments::option(wording, long, "cli-value-file", help).value_parser(value_parser!(PathBuf))
}

/// Serves until it is told to stop.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    session.wait(async {
        let stop = pin!(told_to_stop());
        let data_dir = session.installation(matches)?.data_dir;
        let opening = Opening::of(session, matches, &data_dir)?;
        let mail = postman(session, &data_dir)?;
        let service = Service::listen(session, opening).await?.with_mail(mail);
        let office = session.open_or_found(matches).await?;
        let heads = heads_folder(&data_dir);
        let municipality = office.municipality().name.clone();
        session.output.data(&format!("{}\n", service.url()))?;
        let values = [
            ("address", service.url().into()),
            ("municipality", municipality.into()),
            ("listen", service.listens_on().into()),
        ];
        let key = match service.is_for_others() {
            true => "cli-serving-others",
            false => "cli-serving",
        };
        session.output.message(&session.wording.text_with(key, &values));
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
