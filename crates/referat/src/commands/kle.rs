//! `referat kle load`: the register of subjects, from the municipality's own copy.

use clap::{ArgMatches, Command};
use referat_actions::load_kle::{KleLoaded, LoadKleError};
use referat_domain::case::journal_number::KleNumber;
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
        let loaded = office
            .load_kle(&session.actor(&office, matches).await?, &name, &bytes)
            .await;
        office.close().await;
        loaded.map_err(|error| not_loaded(wording, &name, &error))
    })?;
    session.output.data(&in_words(wording, &loaded))?;
    Ok(Exit::Done)
}

/// Why a register was not loaded, in words.
pub(super) fn not_loaded(wording: &Wording, name: &str, error: &LoadKleError) -> Failure {
    let name_value = || ("name", name.into());
    let at = |line: &u32| ("line", line.to_string().into());
    match error {
        LoadKleError::Refused(refusal) => Failure::refused(wording, refusal),
        LoadKleError::Unreadable(cause) => match cause {
            KleReadError::Unreadable(error) => Failure::said(content_in_words(wording, name, error)),
            KleReadError::NoRegister => Failure::failed(wording, "cli-error-no-register", &[name_value()]),
            KleReadError::BrokenXml { line, reason } => {
                let values = [name_value(), at(line), ("cause", reason.into())];
                Failure::failed(wording, "cli-error-register-broken", &values)
            }
            KleReadError::DocumentType { line } => {
                Failure::failed(wording, "cli-error-register-declares", &[name_value(), at(line)])
            }
            KleReadError::TooDeep { line } => {
                Failure::failed(wording, "cli-error-register-deep", &[name_value(), at(line)])
            }
        },
    }
}

/// What was noticed in a register's file, in words.
fn warning_in_words(wording: &Wording, warning: &KleWarning) -> String {
    let number = |number: &KleNumber| number.to_string();
    let (key, what) = match &warning.problem {
        KleProblem::NoSubject { text } => ("cli-kle-no-subject", text.clone()),
        KleProblem::NoKeywords { number: it } => ("cli-kle-no-keywords", number(it)),
        KleProblem::NoWeight { number: it, word } => ("cli-kle-no-weight", format!("{}, {word}", number(it))),
        KleProblem::Repeated { number: it } => ("cli-kle-repeated", number(it)),
        KleProblem::NoNumber { text } => ("cli-kle-no-number", text.clone()),
        KleProblem::NoTitle { number: it } => ("cli-kle-no-title", number(it)),
        KleProblem::Elsewhere { number: it } => ("cli-kle-elsewhere", number(it)),
        KleProblem::NoDate { text } => ("cli-kle-no-date", text.clone()),
        KleProblem::NoSuccessor { text } => ("cli-kle-no-successor", text.clone()),
        KleProblem::UnknownElement { name } => ("cli-kle-unknown-element", name.clone()),
        KleProblem::UnknownReference { name } => ("cli-kle-unknown-reference", name.clone()),
        KleProblem::TooLong => ("cli-kle-too-long", String::new()),
    };
    let line = wording.text_with("cli-line", &[("line", warning.line.to_string().into())]);
    let said = wording.text(key);
    if what.is_empty() {
        format!("{line}: {said}")
    } else {
        format!("{line}: {said}: {what}")
    }
}

fn in_words(wording: &Wording, loaded: &KleLoaded) -> String {
    let line = |key, count: u64| vec![wording.text(key).into_owned(), wording.number(count)];
    let rows = [
        line("cli-kle-subjects", loaded.current),
        line("cli-kle-expired", loaded.expired),
    ];
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
            let key = if followed_by.is_empty() {
                "cli-kle-ended"
            } else {
                "cli-kle-followed"
            };
            out.push_str(&format!("  {}\n", wording.text_with(key, &values)));
        }
    }
    out
}
