//! `referat imports list|undo`: the documents that were imported, and taking one back.

use clap::{ArgMatches, Command};
use referat_domain::ids::DocumentId;
use referat_domain::reader::Reader;
use referat_domain::view::meeting::DocumentLine;
use referat_wording::Wording;

use super::case::number;
use super::import;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("imports")
        .about(wording.text("cli-imports").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("list")
                .about(wording.text("cli-imports-list").into_owned())
                .arg(arguments::data(wording))
                .arg(arguments::municipality(wording)),
        )
        .subcommand(
            Command::new("undo")
                .about(wording.text("cli-imports-undo").into_owned())
                .arg(arguments::word(
                    wording,
                    "document",
                    "cli-value-number",
                    "cli-imports-document",
                ))
                .arg(
                    arguments::option(wording, "reason", "cli-value-reason", "cli-imports-reason")
                        .required(true),
                )
                .arg(arguments::data(wording))
                .arg(arguments::municipality(wording))
                .arg(arguments::acting_as(wording)),
        )
}

/// Lists or takes back.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("undo", matches)) => undo(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let documents = session.wait(async {
        let office = session.open(matches).await?;
        let mut documents: Vec<DocumentLine> = Vec::new();
        let mut page = 1;
        loop {
            let imports = office
                .imports(&Reader::local_operator(), page)
                .await
                .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
            documents.extend(imports.documents.iter().cloned());
            if imports.pages <= page {
                break;
            }
            page += 1;
        }
        office.close().await;
        Ok(documents)
    })?;
    session.output.data(&for_people(&session.wording, &documents))?;
    Ok(Exit::Done)
}

fn undo(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let document: DocumentId = number(&session.wording, arguments::word_of(matches, "document"))?;
    session.wait(async {
        let office = session.open(matches).await?;
        let reason = arguments::word_of(matches, "reason");
        let actor = session.actor(&office, matches).await?;
        office
            .undo_import(&actor, document, reason)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        import::index(session, &office).await?;
        office.close().await;
        Ok(())
    })?;
    session
        .output
        .message(&session.wording.text("cli-imports-undone"));
    Ok(Exit::Done)
}

/// Each document with its number, its name, and what became of it.
fn for_people(wording: &Wording, documents: &[DocumentLine]) -> String {
    if documents.is_empty() {
        return format!("{}\n", wording.text("cli-imports-none"));
    }
    let shown = |document: &DocumentLine| {
        let became = if document.meeting.is_some() {
            "import-meeting"
        } else if document.is_proposed {
            "import-proposed"
        } else {
            "import-nothing"
        };
        let (kind, became) = (wording.kind(document.kind), wording.text(became));
        let when = wording.moment(document.imported_at);
        format!(
            "{}\n  {}\n  {kind}, {when}: {became}\n",
            document.id, document.file_name
        )
    };
    documents.iter().map(shown).collect::<Vec<_>>().join("\n")
}
