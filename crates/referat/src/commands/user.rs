//! `referat user list|add|invite|reset|shut|open|role|leave|import`: persons with their accounts and roles.

mod import;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use referat_actions::appoint::Appointment;
use referat_actions::lookups::{PersonLine, PersonRecord, WhichPersons};
use referat_actions::office::{Actor, Office};
use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AccountId, ForumId, PersonId};
use referat_domain::role::{Period, Role};
use referat_wording::Wording;

use super::findings::forum;
use crate::arguments;
use crate::columns::{Column, table};
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
    let person = || arguments::word(wording, "person", "cli-value-person", "cli-user-person");
    let reason = || arguments::option(wording, "reason", "cli-value-reason", "cli-case-reason");
    let day = |id, help| arguments::option(wording, id, "cli-value-date", help);
    Command::new("user")
        .alias("users")
        .about(wording.text("cli-user").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(command("list", "cli-user-list").arg(arguments::flag(wording, "all", "cli-user-all")))
        .subcommand(
            command("add", "cli-user-add")
                .arg(arguments::word(
                    wording,
                    "name",
                    "cli-value-name",
                    "cli-user-name",
                ))
                .arg(arguments::option(
                    wording,
                    "email",
                    "cli-value-email",
                    "cli-user-email",
                )),
        )
        .subcommand(
            command("invite", "cli-user-invite")
                .arg(person())
                .arg(arguments::option(
                    wording,
                    "login",
                    "cli-value-email",
                    "cli-user-login",
                )),
        )
        .subcommand(command("reset", "cli-user-reset").arg(person()))
        .subcommand(command("shut", "cli-user-shut").arg(person()).arg(reason()))
        .subcommand(command("open", "cli-user-open").arg(person()).arg(reason()))
        .subcommand(
            command("role", "cli-user-role")
                .arg(person())
                .arg(role(wording))
                .arg(arguments::option(
                    wording,
                    "forum",
                    "cli-value-name",
                    "cli-user-forum",
                ))
                .arg(day("from", "cli-user-from"))
                .arg(day("until", "cli-user-until"))
                .arg(day("end", "cli-user-end").conflicts_with_all(["from", "until"]))
                .arg(reason()),
        )
        .subcommand(
            command("leave", "cli-user-leave")
                .arg(person())
                .arg(arguments::word(wording, "day", "cli-value-date", "cli-user-day"))
                .arg(reason()),
        )
        .subcommand(import::define(wording))
}

/// What they all take.
pub(super) fn shared(wording: &Wording, command: Command) -> Command {
    command
        .arg(arguments::data(wording).display_order(800))
        .arg(arguments::municipality(wording).display_order(801))
        .arg(arguments::acting_as(wording).display_order(802))
}

fn role(wording: &Wording) -> Arg {
    let words = Role::ALL.map(Role::as_str);
    arguments::word(wording, "role", "cli-value-role", "cli-user-which-role")
        .value_parser(PossibleValuesParser::new(words))
        .hide_possible_values(true)
}

/// Does one of these.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("import", matches)) => import::run(session, matches),
        Some((name, matches)) => change(session, name, matches),
        None => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let which = match matches.get_flag("all") {
        true => WhichPersons::Everyone,
        false => WhichPersons::WithAccount,
    };
    let lines = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let lines = office.persons(&actor, "", which).await;
        office.close().await;
        lines.map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    let heading = |key| wording.text(key).into_owned();
    let columns = [
        Column::words(heading("account-name"), 40),
        Column::words(heading("account-email"), 40),
        Column::words(heading("person-account"), 60),
    ];
    let row = |line: &PersonLine| {
        let mail = line.login.as_ref().or(line.email.as_ref());
        let state = wording.account_state(line.account.as_str());
        let state = match line.left_on {
            None => state,
            Some(day) => {
                let left = wording.text_with("person-left-on", &[("day", wording.date(day).into())]);
                format!("{state}, {left}")
            }
        };
        vec![line.name.clone(), mail.cloned().unwrap_or_default(), state]
    };
    let text = match lines.is_empty() {
        true => format!("{}\n", wording.text("cli-user-none")),
        false => table(0, &columns, &lines.iter().map(row).collect::<Vec<_>>()),
    };
    session.output.data(&text)?;
    Ok(Exit::Done)
}

fn change(session: &Session, name: &str, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let refused = |refusal: Refusal| Failure::refused(wording, &refusal);
    let reason = || match matches.try_get_one::<String>("reason") {
        Ok(Some(reason)) => reason.clone(),
        Ok(None) | Err(_) => String::new(),
    };
    let said = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let said = match name {
            "add" => {
                let email = matches.get_one::<String>("email").map(String::as_str);
                let name = arguments::word_of(matches, "name");
                office.make_person(&actor, name, email).await.map_err(refused)?;
                "person-made"
            }
            "invite" | "reset" => {
                let record = person(session, &office, &actor, matches).await?;
                let token = if name == "invite" {
                    let known = record.line.login.as_ref().or(record.line.email.as_ref());
                    let login = matches.get_one::<String>("login").or(known);
                    let login = login.map(String::as_str).unwrap_or_default();
                    office.invite(&actor, record.line.id, login).await
                } else {
                    office
                        .reset_link(&actor, account(&record).map_err(refused)?)
                        .await
                };
                let token = token.map_err(refused)?;
                session.output.data(&format!("/velkommen/{}\n", token.reveal()))?;
                "cli-user-link"
            }
            "shut" => {
                let record = person(session, &office, &actor, matches).await?;
                let account = account(&record).map_err(refused)?;
                office
                    .shut_account(&actor, account, &reason())
                    .await
                    .map_err(refused)?;
                "person-account-shut"
            }
            "open" => {
                let record = person(session, &office, &actor, matches).await?;
                let account = account(&record).map_err(refused)?;
                office
                    .open_account(&actor, account, &reason())
                    .await
                    .map_err(refused)?;
                "person-account-opened"
            }
            "leave" => {
                let record = person(session, &office, &actor, matches).await?;
                let day = day(arguments::word_of(matches, "day")).map_err(refused)?;
                office
                    .leave(&actor, record.line.id, day, &reason())
                    .await
                    .map_err(refused)?;
                "person-left"
            }
            _ => give_or_end(session, &office, &actor, matches, &reason()).await?,
        };
        office.close().await;
        Ok(said)
    })?;
    session.output.message(&wording.text(said));
    Ok(Exit::Done)
}

async fn give_or_end(
    session: &Session,
    office: &Office,
    actor: &Actor,
    matches: &ArgMatches,
    reason: &str,
) -> Result<&'static str, Failure> {
    let refused = |refusal: Refusal| Failure::refused(&session.wording, &refusal);
    let not_valid = || Refusal::NotValid {
        why: "role-place",
        given: String::new(),
    };
    let role: Role = arguments::word_of(matches, "role")
        .parse()
        .map_err(|_| refused(not_valid()))?;
    let forum = match matches.get_one::<String>("forum") {
        Some(name) => Some(forum(session, office, name).await?),
        None => None,
    };
    let day_of = |id: &str| matches.get_one::<String>(id).map(|text| day(text)).transpose();
    let who = meant(session, office, actor, matches, forum).await?;
    if let Some(last_day) = day_of("end").map_err(refused)? {
        let held = match forum {
            Some(forum) => {
                let people = office.forum_people(actor, forum).await.map_err(refused)?;
                let mut seats = people.now.iter().chain(&people.to_come);
                seats
                    .find(|line| line.person == who && line.role == role)
                    .map(|line| line.id)
            }
            None => {
                let record = office.person_record(actor, who).await.map_err(refused)?;
                let mut roles = record.roles.iter();
                roles
                    .find(|line| line.role == role && line.forum.is_none() && line.goes_on)
                    .map(|line| line.id)
            }
        };
        let held = held.ok_or_else(|| refused(Refusal::NotFound))?;
        office
            .end_role(actor, held, last_day, reason)
            .await
            .map_err(refused)?;
        return Ok("role-ended");
    }
    let (from, until) = (
        day_of("from").map_err(refused)?,
        day_of("until").map_err(refused)?,
    );
    let period = Period::new(from, until).map_err(|_| {
        refused(Refusal::NotValid {
            why: "days-in-order",
            given: until.map(|day| day.to_string()).unwrap_or_default(),
        })
    })?;
    let given = Appointment {
        person: who,
        forum,
        role,
        period,
    };
    office.appoint(actor, given, reason).await.map_err(refused)?;
    Ok("role-given")
}

/// Whom a role is about. Whoever may not keep persons knows those of a forum they look after, by number or name.
async fn meant(
    session: &Session,
    office: &Office,
    actor: &Actor,
    matches: &ArgMatches,
    forum: Option<ForumId>,
) -> Result<PersonId, Failure> {
    let forum = match forum {
        Some(forum) if !actor.reader.may(Action::KeepPeople, Scope::Anywhere) => forum,
        Some(_) | None => return Ok(person(session, office, actor, matches).await?.line.id),
    };
    let refused = |refusal: Refusal| Failure::refused(&session.wording, &refusal);
    let word = arguments::word_of(matches, "person");
    let people = office.forum_people(actor, forum).await.map_err(refused)?;
    let is_meant = |(id, name): &&(PersonId, String)| {
        id.to_string() == word.to_lowercase() || name.to_lowercase() == word.to_lowercase()
    };
    let found: Vec<&(PersonId, String)> = people.persons.iter().filter(is_meant).collect();
    let why = match found.as_slice() {
        [(only, _)] => return Ok(*only),
        [] if people.may_give.is_empty() => {
            return Err(refused(Refusal::NotAllowed {
                wanted: Action::AppointToForum,
            }));
        }
        [] => "no-such-person",
        [_, _, ..] => "several-persons",
    };
    Err(refused(Refusal::NotValid {
        why,
        given: word.to_owned(),
    }))
}

/// The person that is meant: by number, by what they sign in by, or by their whole name.
async fn person(
    session: &Session,
    office: &Office,
    actor: &Actor,
    matches: &ArgMatches,
) -> Result<PersonRecord, Failure> {
    let refused = |refusal: Refusal| Failure::refused(&session.wording, &refusal);
    let word = arguments::word_of(matches, "person");
    let all = office
        .persons(actor, "", WhichPersons::Everyone)
        .await
        .map_err(refused)?;
    let lower = word.to_lowercase();
    let is_meant = |line: &&PersonLine| {
        line.id.to_string() == lower
            || line.login.as_ref() == Some(&lower)
            || line.email.as_ref() == Some(&lower)
            || line.name.to_lowercase() == lower
    };
    let meant: Vec<&PersonLine> = all.iter().filter(is_meant).collect();
    let why = match meant.as_slice() {
        [only] => return office.person_record(actor, only.id).await.map_err(refused),
        [] => "no-such-person",
        [_, _, ..] => "several-persons",
    };
    Err(refused(Refusal::NotValid {
        why,
        given: word.to_owned(),
    }))
}

fn account(record: &PersonRecord) -> Result<AccountId, Refusal> {
    record.account.ok_or(Refusal::NotNow { why: "no-account" })
}

fn day(text: &str) -> Result<Date, Refusal> {
    text.parse().map_err(|_| Refusal::NotValid {
        why: "day",
        given: text.to_owned(),
    })
}
