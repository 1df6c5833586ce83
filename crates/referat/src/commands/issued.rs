//! `referat issued list|get|compare`: what was issued, its bytes, and what two versions say differently.

use std::fs;
use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use referat_actions::lookups::ComparedIssues;
use referat_actions::note_closed_read::read_by;
use referat_domain::comparison::{ItemChange, WordChange};
use referat_domain::ids::IssuedDocumentId;
use referat_domain::issued::IssuedLine;
use referat_domain::reader::Reader;
use referat_wording::Wording;
use serde_json::json;

use super::findings::meeting;
use crate::arguments::{self, Format};
use crate::columns::{self, Column};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let places = |command: Command| {
        command
            .arg(arguments::data(wording))
            .arg(arguments::municipality(wording))
    };
    let document = || arguments::word(wording, "document", "cli-value-number", "cli-issued-document");
    Command::new("issued")
        .about(wording.text("cli-issued").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(places(
            Command::new("list")
                .about(wording.text("cli-issued-list").into_owned())
                .args(arguments::meeting(wording))
                .arg(arguments::format(wording)),
        ))
        .subcommand(places(
            Command::new("get")
                .about(wording.text("cli-issued-get").into_owned())
                .arg(document())
                .arg(
                    arguments::option(wording, "out", "cli-value-folder", "cli-option-out-folder")
                        .value_parser(value_parser!(PathBuf))
                        .required(true),
                ),
        ))
        .subcommand(places(
            Command::new("compare")
                .about(wording.text("cli-issued-compare").into_owned())
                .arg(document()),
        ))
}

/// Lists, fetches or compares.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("get", matches)) => get(session, matches),
        Some(("compare", matches)) => compare(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let lines = session.wait(async {
        let office = session.open(matches).await?;
        let meeting = meeting(session, &office, matches).await?;
        let lines = office
            .issued_documents(&Reader::local_operator(), meeting)
            .await
            .map_err(|refusal| Failure::refused(wording, &refusal))?;
        office.close().await;
        Ok(lines)
    })?;
    let text = match arguments::format_of(matches) {
        Format::Json => format!("{}\n", as_json(&lines)),
        Format::Table if lines.is_empty() => format!("{}\n", wording.text("cli-issued-none")),
        Format::Table => for_people(wording, &lines),
    };
    session.output.data(&text)?;
    Ok(Exit::Done)
}

fn for_people(wording: &Wording, lines: &[IssuedLine]) -> String {
    let mut rows = Vec::new();
    for line in lines {
        rows.push(vec![
            wording.moment(line.issued_at),
            wording.issued_kind(line.kind),
            wording.recipients(line.recipients),
            line.version.to_string(),
            line.issued_by.clone(),
            line.reason.clone(),
            line.id.to_string(),
        ]);
    }
    let columns = [
        Column::words(wording.text("issued-when"), 32),
        Column::words(wording.text("issued-kind"), 24),
        Column::words(wording.text("issued-recipients"), 24),
        Column::numbers(wording.text("issued-version")),
        Column::words(wording.text("issued-by"), 24),
        Column::words(wording.text("issued-reason"), 40),
        Column::words(wording.text("issued-number"), 40),
    ];
    columns::table(0, &columns, &rows)
}

fn as_json(lines: &[IssuedLine]) -> serde_json::Value {
    let line = |line: &IssuedLine| {
        json!({
            "id": line.id.to_string(), "kind": line.kind.as_str(), "recipients": line.recipients.as_str(),
            "version": line.version, "title": line.title, "file_name": line.file_name, "sha256": line.checksum,
            "size": line.size, "pages": line.pages, "reason": line.reason, "issued_by": line.issued_by,
            "issued_at": line.issued_at.to_string(),
        })
    };
    lines.iter().map(line).collect()
}

fn get(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let folder = arguments::path_of(matches, "out");
    let id = id(session, matches)?;
    let file = session.wait(async {
        let office = session.open(matches).await?;
        let file = office
            .issued_document(&Reader::local_operator(), id)
            .await
            .map_err(|refusal| Failure::refused(wording, &refusal))?;
        let reader = Reader::local_operator();
        let by = read_by(&session.local_actor(), &reader);
        office
            .note_closed_print(&by, &reader, file.subject, file.line.recipients, None)
            .await
            .map_err(|refusal| Failure::refused(wording, &refusal))?;
        office.close().await;
        Ok(file)
    })?;
    let target = folder.join(&file.line.file_name);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&target, &file.bytes))
        .map_err(|error| Failure::of_path(wording, &target, &error))?;
    session.output.data(&format!("{}\n", target.display()))?;
    Ok(Exit::Done)
}

fn compare(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let id = id(session, matches)?;
    let compared = session.wait(async {
        let office = session.open(matches).await?;
        let compared = office
            .compare_issue(&Reader::local_operator(), id)
            .await
            .map_err(|refusal| Failure::refused(wording, &refusal))?;
        office.close().await;
        Ok(compared)
    })?;
    session.output.data(&in_words(wording, &compared))?;
    Ok(Exit::Done)
}

/// A comparison for a terminal: what came between `{+ +}`, what went between `[- -]`.
fn in_words(wording: &Wording, compared: &ComparedIssues) -> String {
    let comparison = &compared.comparison;
    if compared.only_appearance {
        return format!("{}\n", wording.text("comparison-appearance"));
    }
    if comparison.is_same() {
        return format!("{}\n", wording.text("comparison-same"));
    }
    let mut text = String::new();
    for (part, words) in &comparison.head {
        text.push_str(&format!("{}: {}\n", wording.head_part(*part), marked(words)));
    }
    for item in &comparison.items {
        let heading = wording.text_with("item-number", &[("number", (&item.number).into())]);
        let key = match &item.change {
            ItemChange::Same => continue,
            ItemChange::Added => "comparison-added",
            ItemChange::Removed => "comparison-removed",
            ItemChange::Changed { .. } => "comparison-changed",
        };
        text.push_str(&format!("\n{heading} {} – {}\n", item.title, wording.text(key)));
        if let ItemChange::Changed { moved_from, parts } = &item.change {
            if let Some(from) = moved_from {
                let words = wording.text_with("comparison-moved", &[("number", from.into())]);
                text.push_str(&format!("  {words}\n"));
            }
            for (part, words) in parts {
                let words = marked(words).replace('\n', "\n    ");
                text.push_str(&format!("  {}: {words}\n", wording.item_part(part)));
            }
        }
    }
    text
}

fn marked(words: &[WordChange]) -> String {
    let marked = words.iter().map(|change| match change {
        WordChange::Same(text) => text.clone(),
        WordChange::Added(text) => format!("{{+{text}+}}"),
        WordChange::Removed(text) => format!("[-{text}-]"),
    });
    marked.collect()
}

fn id(session: &Session, matches: &ArgMatches) -> Result<IssuedDocumentId, Failure> {
    let given = arguments::word_of(matches, "document");
    given.parse().map_err(|_| {
        Failure::wrong_usage(
            &session.wording,
            "cli-error-no-document",
            &[("given", given.into())],
        )
    })
}
