//! `referat issue`: a document is printed once, kept as bytes and never printed again.

use clap::{ArgMatches, Command};
use referat_wording::Wording;

use super::print::{of_meeting, recipients, subject};
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::printing::{Shown, press, remark_in_words};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    of_meeting(
        Command::new("issue").about(wording.text("cli-issue").into_owned()),
        wording,
    )
    .arg(arguments::option(
        wording,
        "reason",
        "cli-value-reason",
        "cli-issue-reason",
    ))
    .arg(arguments::acting_as(wording))
}

/// Issues a document.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let shown = Shown::begin(session);
    let issued = session.wait(async {
        let office = session.open(matches).await?;
        let press = press(session, &office.municipality().name);
        let subject = subject(session, &office, matches).await?;
        let issued = office
            .issue_document(
                &session.actor(&office, matches).await?,
                &press,
                subject,
                recipients(matches),
                arguments::word_of(matches, "reason"),
                &|step| shown.step(&step),
            )
            .await
            .map_err(|refusal| Failure::refused(wording, &refusal))?;
        office.close().await;
        Ok(issued)
    });
    shown.end();
    let issued = issued?;
    for remark in &issued.file.remarks {
        session.output.message(&remark_in_words(wording, remark));
    }
    let values = [
        ("name", (&issued.file.file_name).into()),
        ("version", issued.version.to_string().into()),
    ];
    session
        .output
        .message(&wording.text_with("cli-issued-done", &values));
    session.output.data(&format!("{}\n", issued.id))?;
    Ok(Exit::Done)
}
