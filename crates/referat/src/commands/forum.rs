//! `referat forum list|add|correct|rule`: the forums, and the rules they live by.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use referat_actions::keep_forums::ForumFacts;
use referat_actions::refusal::Refusal;
use referat_actions::rules::{RuleLine, RulePlace};
use referat_domain::forum::ForumProfile;
use referat_wording::Wording;

use super::findings::forum;
use super::user::shared;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let command = |name, about| {
        shared(
            wording,
            Command::new(name).about(wording.text(about).into_owned()),
        )
    };
    let short = || arguments::option(wording, "short", "cli-value-words", "cli-forum-short");
    let profile = || {
        arguments::option(wording, "profile", "cli-value-words", "cli-forum-profile")
            .value_parser(PossibleValuesParser::new(["political", "administrative", "med"]))
            .hide_possible_values(true)
    };
    let which = || arguments::word(wording, "forum", "cli-value-name", "cli-forum-which");
    let reason = || arguments::option(wording, "reason", "cli-value-reason", "cli-case-reason");
    Command::new("forum")
        .alias("forums")
        .about(wording.text("cli-forum").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(command("list", "cli-forum-list"))
        .subcommand(
            command("add", "cli-forum-add")
                .arg(arguments::word(
                    wording,
                    "name",
                    "cli-value-name",
                    "cli-forum-name",
                ))
                .arg(short())
                .arg(profile()),
        )
        .subcommand(
            command("correct", "cli-forum-correct")
                .arg(which())
                .arg(arguments::option(
                    wording,
                    "name",
                    "cli-value-name",
                    "cli-forum-new-name",
                ))
                .arg(short())
                .arg(profile())
                .arg(reason()),
        )
        .subcommand(rule_arguments(wording, command("rule", "cli-forum-rule").arg(which())).arg(reason()))
}

/// The arguments of a command that shows rules, sets one or takes one back.
pub(super) fn rule_arguments(wording: &Wording, command: Command) -> Command {
    command
        .arg(arguments::word(wording, "rule", "cli-value-rule", "cli-rule-name").required(false))
        .arg(arguments::word(wording, "value", "cli-value-value", "cli-rule-value").required(false))
        .arg(
            arguments::flag(wording, "standard", "cli-rule-standard")
                .requires("rule")
                .conflicts_with("value"),
        )
}

/// Does one of these.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("add", matches)) => add(session, matches),
        Some(("correct", matches)) => correct(session, matches),
        Some(("rule", matches)) => rule(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let forums = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let forums = office.forums(&actor).await;
        office.close().await;
        forums.map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    let lines = forums.iter().map(|line| {
        let mut said = vec![line.name.clone()];
        said.extend(line.abbreviation.clone());
        said.push(wording.forum_profile(line.profile));
        format!("{}\n", said.join(", "))
    });
    session.output.data(&lines.collect::<String>())?;
    Ok(Exit::Done)
}

fn add(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let name = arguments::word_of(matches, "name");
    let facts = ForumFacts {
        name,
        abbreviation: arguments::word_of(matches, "short"),
        profile: profile_of(matches).unwrap_or_else(|| ForumProfile::guess(name)),
    };
    session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let made = office.make_forum(&actor, facts).await;
        office.close().await;
        made.map_err(|refusal| Failure::refused(&session.wording, &refusal))
    })?;
    session.output.message(&session.wording.text("forum-made"));
    Ok(Exit::Done)
}

fn profile_of(matches: &ArgMatches) -> Option<ForumProfile> {
    matches.get_one::<String>("profile")?.parse().ok()
}

fn correct(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let refused = |refusal: Refusal| Failure::refused(&session.wording, &refusal);
    session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let id = forum(session, &office, arguments::word_of(matches, "forum")).await?;
        let forums = office.forums(&actor).await.map_err(refused)?;
        let now = forums.iter().find(|line| line.id == id);
        let now = now.ok_or_else(|| refused(Refusal::NotFound))?;
        let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
        let facts = ForumFacts {
            name: word("name").unwrap_or(&now.name),
            abbreviation: word("short").or(now.abbreviation.as_deref()).unwrap_or_default(),
            profile: profile_of(matches).unwrap_or(now.profile),
        };
        let reason = arguments::word_of(matches, "reason");
        office
            .correct_forum(&actor, id, facts, reason)
            .await
            .map_err(refused)?;
        office.close().await;
        Ok(())
    })?;
    session.output.message(&session.wording.text("forum-corrected"));
    Ok(Exit::Done)
}

fn rule(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let lines = session.wait(async {
        let office = session.open(matches).await?;
        let id = forum(session, &office, arguments::word_of(matches, "forum")).await?;
        rules(session, office, matches, RulePlace::Forum(id)).await
    })?;
    tell(session, lines)
}

/// Sets a rule or takes it back, or gives those there are.
pub(super) async fn rules(
    session: &Session,
    office: referat_actions::office::Office,
    matches: &ArgMatches,
    place: RulePlace,
) -> Result<Option<Vec<RuleLine>>, Failure> {
    let refused = |refusal: Refusal| Failure::refused(&session.wording, &refusal);
    let actor = session.actor(&office, matches).await?;
    let reason = arguments::word_of(matches, "reason");
    let (name, value) = (
        matches.get_one::<String>("rule"),
        matches.get_one::<String>("value"),
    );
    let done = match (name, value) {
        (Some(name), Some(value)) => {
            // On one line of the command line, "\n" stands between lines.
            let value = value.replace("\\n", "\n");
            office
                .set_rule(&actor, place, name, &value, reason)
                .await
                .map_err(refused)?;
            None
        }
        (Some(name), None) if matches.get_flag("standard") => {
            office
                .reset_rule(&actor, place, name, reason)
                .await
                .map_err(refused)?;
            None
        }
        (name, _) => {
            let mut lines = office.rules(place).await.map_err(refused)?;
            lines.retain(|line| name.is_none_or(|name| line.name == name));
            Some(lines)
        }
    };
    office.close().await;
    Ok(done)
}

/// The rules as they can be typed again, a set one with a star; or that one is kept.
pub(super) fn tell(session: &Session, lines: Option<Vec<RuleLine>>) -> Result<Exit, Failure> {
    match lines {
        None => session.output.message(&session.wording.text("rule-kept")),
        Some(lines) => {
            let line = |line: &RuleLine| {
                let value = line.value.typed().replace('\n', "\\n");
                let mark = if line.is_set { "*" } else { " " };
                format!("{mark} {} = {value}", line.name).trim_end().to_owned() + "\n"
            };
            session.output.data(&lines.iter().map(line).collect::<String>())?;
        }
    }
    Ok(Exit::Done)
}
