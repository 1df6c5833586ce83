//! `referat kle load`: the register of subjects, from the municipality's own copy.

use clap::{ArgMatches, Command};
use referat_actions::load_kle::{KleLoaded, LoadKleError};
use referat_import::kle::{KleProblem, KleReadError, KleWarning};
use referat_wording::Wording;

use crate::arguments;
use crate::columns::{Column, table};
use crate::failure::{Exit, Failure};
use crate::given_files::{content_in_words, name_of};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("kle")
        .about(wording.text("cli-kle").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("load")
                .about(wording.text("cli-kle-load").into_owned())
                .arg(arguments::path(wording, "file", "cli-value-file", "cli-kle-file"))
                .arg(arguments::data(wording))
                .arg(arguments::municipality(wording))
                .arg(arguments::acting_as(wording)),
        )
}

/// Loads the register and tells which numbers in use it doesn't know.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let Some(("load", matches)) = matches.subcommand() else {
        return Ok(Exit::WrongUsage);
    };
    let wording = &session.wording;
    let file = arguments::path_of(matches, "file");
    let bytes = std::fs::read(&file).map_err(|error| Failure::of_path(wording, &file, &error))?;
    let name = name_of(&file);
    let loaded = session.wait(async {
        let office = session.open(matches).await?;
        let loaded = office.load_kle(&session.actor(matches), &name, &bytes).await;
        office.close().await;
        loaded.map_err(|error| not_loaded(wording, &name, &error))
    })?;
    session.output.data(&in_words(wording, &loaded))?;
    Ok(Exit::Done)
}

/// Why a register was not loaded, in words.
pub(super) fn not_loaded(wording: &Wording, name: &str, error: &LoadKleError) -> Failure {
    match error {
        LoadKleError::Refused(refusal) => Failure::refused(wording, refusal),
        LoadKleError::Unreadable(KleReadError::File(error)) => {
            Failure::said(content_in_words(wording, name, error))
        }
        LoadKleError::Unreadable(KleReadError::NotARegister) => {
            Failure::failed(wording, "cli-error-no-register", &[("name", name.into())])
        }
        LoadKleError::Unreadable(KleReadError::BrokenXml { at, what }) => {
            let values = [("name", name.into()), ("at", at.into()), ("cause", what.into())];
            Failure::failed(wording, "cli-error-broken-register", &values)
        }
    }
}

fn warning_in_words(wording: &Wording, warning: &KleWarning) -> String {
    let key = match warning.problem {
        KleProblem::Line => "cli-kle-odd-line",
        KleProblem::Number => "cli-kle-odd-number",
        KleProblem::Keyword => "cli-kle-odd-keyword",
        KleProblem::Date => "cli-kle-odd-date",
    };
    wording.text_with(key, &[("at", warning.at.into()), ("text", (&warning.text).into())])
}

fn in_words(wording: &Wording, loaded: &KleLoaded) -> String {
    let line = |key, count: u64| vec![wording.text(key).into_owned(), wording.number(count)];
    let rows = [line("cli-kle-subjects", loaded.current), line("cli-kle-expired", loaded.expired)];
    let mut out = table(0, &[Column::words("", usize::MAX), Column::numbers("")], &rows);
    if !loaded.warnings.is_empty() {
        out.push_str(&format!("\n{}\n", wording.text("cli-kle-warnings")));
        for warning in &loaded.warnings {
            out.push_str(&format!("  {}\n", warning_in_words(wording, warning)));
        }
    }
    if !loaded.unknown_in_use.is_empty() {
        out.push_str(&format!("\n{}\n", wording.text("cli-kle-unknown")));
        for number in &loaded.unknown_in_use {
            out.push_str(&format!("  {number}\n"));
        }
    }
    if !loaded.expired_in_use.is_empty() {
        out.push_str(&format!("\n{}\n", wording.text("cli-kle-expired-in-use")));
        for (number, followed_by) in &loaded.expired_in_use {
            let values = [
                ("number", number.to_string().into()),
                ("followed", followed_by.join(", ").into()),
            ];
            let key = if followed_by.is_empty() { "cli-kle-ended" } else { "cli-kle-followed" };
            out.push_str(&format!("  {}\n", wording.text_with(key, &values)));
        }
    }
    out
}
