//! `referat config export|compare|apply|rule`: the configuration as one readable file, and the municipality's rules.

use std::fs;
use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use referat_actions::configuration::ConfigChange;
use referat_actions::rules::RulePlace;
use referat_wording::Wording;

use super::forum::{rule_arguments, rules, tell};
use super::user::shared;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::printing::press;
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let command = |name, about| {
        shared(
            wording,
            Command::new(name).about(wording.text(about).into_owned()),
        )
    };
    let file = || arguments::path(wording, "file", "cli-value-file", "cli-config-file");
    let reason = || arguments::option(wording, "reason", "cli-value-reason", "cli-case-reason");
    Command::new("config")
        .about(wording.text("cli-config").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            command("export", "cli-config-export").arg(
                arguments::option(wording, "out", "cli-value-file", "cli-config-out")
                    .value_parser(value_parser!(PathBuf)),
            ),
        )
        .subcommand(command("compare", "cli-config-compare").arg(file()))
        .subcommand(command("apply", "cli-config-apply").arg(file()).arg(reason()))
        .subcommand(rule_arguments(wording, command("rule", "cli-config-rule")).arg(reason()))
}

/// Does one of these.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("export", matches)) => export(session, matches),
        Some(("compare", matches)) => compare(session, matches, false),
        Some(("apply", matches)) => compare(session, matches, true),
        Some(("rule", matches)) => {
            let lines = session.wait(async {
                let office = session.open(matches).await?;
                rules(session, office, matches, RulePlace::Municipality).await
            })?;
            tell(session, lines)
        }
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn export(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let text = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let now = office.configuration(&actor).await;
        office.close().await;
        now.and_then(|now| now.to_text())
            .map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    match matches.get_one::<PathBuf>("out") {
        Some(path) => {
            fs::write(path, text).map_err(|error| Failure::of_path(wording, path, &error))?;
            let values = [("path", path.display().to_string().into())];
            session
                .output
                .message(&wording.text_with("cli-config-written", &values));
        }
        None => session.output.data(&text)?,
    }
    Ok(Exit::Done)
}

fn compare(session: &Session, matches: &ArgMatches, is_applied: bool) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let path = arguments::path_of(matches, "file");
    let json = fs::read_to_string(&path).map_err(|error| Failure::of_path(wording, &path, &error))?;
    let changes = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let press = press(session, &office.municipality().name);
        let changes = match is_applied {
            true => {
                let reason = arguments::word_of(matches, "reason");
                office.apply_configuration(&actor, &press, &json, reason).await
            }
            false => office.compare_configuration(&actor, &press, &json).await,
        };
        office.close().await;
        changes.map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    session.output.data(&in_words(wording, &changes))?;
    let said = match (is_applied, changes.is_empty()) {
        (true, _) => "cli-config-applied",
        (false, true) => "cli-config-same",
        (false, false) => "cli-config-compared",
    };
    session.output.message(&wording.text(said));
    Ok(Exit::Done)
}

/// A line for each difference: how, what, and from what to what.
fn in_words(wording: &Wording, changes: &[ConfigChange]) -> String {
    let line = |change: &ConfigChange| {
        let what = wording.config_thing(change.thing.as_str());
        let how = wording.config_how(change.how.as_str());
        let values: Vec<&str> = change.from.iter().chain(&change.to).map(String::as_str).collect();
        let name = match change.name.as_str() {
            "" => String::new(),
            name => format!(" {name}"),
        };
        format!("{how}: {what}{name} {}", values.join(" → "))
            .trim_end()
            .to_owned()
            + "\n"
    };
    changes.iter().map(line).collect()
}
