//! `referat minutes show|lock|correct|signed`: minutes on their way to the lock, and what is added afterwards.

use clap::{ArgMatches, Command};
use referat_actions::correct_minutes::NewCorrection;
use referat_actions::lookups::MinutesPage;
use referat_actions::office::{Actor, Office};
use referat_actions::refusal::Refusal;
use referat_domain::ids::{MeetingId, PersonId};
use referat_domain::view::Part;
use referat_wording::Wording;

use super::findings::meeting;
use super::print::item;
use super::user::shared;
use crate::arguments;
use crate::columns::{Column, table};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let command = |name, about| {
        let command = Command::new(name)
            .about(wording.text(about).into_owned())
            .args(arguments::meeting(wording));
        shared(wording, command)
    };
    Command::new("minutes")
        .about(wording.text("cli-minutes-about").into_owned())
        .after_help(wording.text("cli-minutes-about.after").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(command("show", "cli-minutes-show"))
        .subcommand(
            command("lock", "cli-minutes-lock")
                .after_help(wording.text("cli-minutes-lock.after").into_owned())
                .arg(arguments::flag(wording, "sure", "minutes-lock-sure").required(true)),
        )
        .subcommand(
            command("correct", "cli-minutes-correct")
                .arg(arguments::option(
                    wording,
                    "item",
                    "cli-value-number",
                    "cli-item-number",
                ))
                .arg(
                    arguments::option(wording, "text", "cli-value-words", "minutes-correction-text")
                        .required(true),
                ),
        )
        .subcommand(command("signed", "cli-minutes-signed").arg(arguments::word(
            wording,
            "person",
            "cli-value-person",
            "minutes-paper-who",
        )))
}

/// Does one of these.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(Exit::WrongUsage);
    };
    let (said, page) = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let id = meeting(session, &office, matches).await?;
        let about = match matches.try_get_one::<String>("item").ok().flatten() {
            Some(number) => Some(item(session, &office, id, number).await?),
            None => None,
        };
        let new = NewCorrection {
            item: about,
            noted_by: None,
            text: text_of(matches).to_owned(),
        };
        let done = change(&office, &actor, name, id, matches, &new).await;
        let page = match &done {
            Ok(_) => office.minutes(&actor.reader, id).await,
            Err(_) => Err(Refusal::NotFound),
        };
        office.close().await;
        let said = done.map_err(|refusal| Failure::refused(wording, &refusal))?;
        let page = page.map_err(|refusal| Failure::refused(wording, &refusal))?;
        Ok((said, page))
    })?;
    if let Some(said) = said {
        session.output.message(&wording.text(said));
    }
    session.output.data(&in_words(wording, &page))?;
    Ok(Exit::Done)
}

fn text_of(matches: &ArgMatches) -> &str {
    let text = matches.try_get_one::<String>("text").ok().flatten();
    text.map_or("", String::as_str)
}

async fn change(
    office: &Office,
    actor: &Actor,
    name: &str,
    id: MeetingId,
    matches: &ArgMatches,
    new: &NewCorrection,
) -> Result<Option<&'static str>, Refusal> {
    Ok(match name {
        "lock" => {
            office.lock_minutes(actor, id).await?;
            Some("minutes-is-locked")
        }
        "correct" => {
            office.correct_minutes(actor, id, new).await?;
            Some("minutes-is-corrected")
        }
        "signed" => {
            let page = office.minutes(&actor.reader, id).await?;
            let person = signer(&page, arguments::word_of(matches, "person"))?;
            let shown = page.checksum.clone().unwrap_or_default();
            let is_locked = office.sign_on_paper(actor, id, person, &shown).await?;
            Some(if is_locked {
                "minutes-is-locked"
            } else {
                "minutes-is-signed"
            })
        }
        _ => None,
    })
}

/// Whose signature is meant, of those that are wanted.
fn signer(page: &MinutesPage, word: &str) -> Result<PersonId, Refusal> {
    let lower = word.trim().to_lowercase();
    let mut names = page.minutes.signatures.iter();
    let found = names.find(|name| name.name.to_lowercase() == lower || name.person.to_string() == lower);
    let found = found.map(|name| name.person);
    found.ok_or_else(|| Refusal::NotValid {
        why: "no-such-person",
        given: word.to_owned(),
    })
}

/// How far they have come, what is missing, whose names stand under them, and what was added.
fn in_words(wording: &Wording, page: &MinutesPage) -> String {
    let minutes = &page.minutes;
    let line = |key: &str, words: String| vec![wording.text(key).into_owned(), words];
    let mut rows = vec![line("minutes-state", wording.minutes_state(minutes.state))];
    if let Some((version, at)) = minutes.issue {
        let values = [
            ("version", version.to_string().into()),
            ("at", wording.moment(at).into()),
        ];
        rows.push(line(
            "minutes-issue",
            wording.text_with("minutes-issue-of", &values),
        ));
    }
    if let Some(at) = &minutes.approved_at {
        let day = at.date.map(|date| wording.date(date)).unwrap_or_default();
        rows.push(line("minutes-approved-at", day));
    }
    if let Some(at) = minutes.locked_at {
        rows.push(line("minutes-locked-at", wording.moment(at)));
    }
    let mut out = table(0, &[Column::words("", 40), Column::words("", 80)], &rows);
    let mut list = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n{}\n", wording.text(title)));
            for line in lines {
                out.push_str(&format!("  {line}\n"));
            }
        }
    };
    let missing = minutes.missing.iter();
    list(
        "minutes-missing",
        missing.map(|missing| wording.lock_missing(*missing)).collect(),
    );
    for (title, names) in [
        ("minutes-approvals", &minutes.approvals),
        ("minutes-signatures", &minutes.signatures),
    ] {
        let names = names.iter().map(|name| match name.given {
            Some((at, _)) => format!("{}  {}", name.name, wording.moment(at)),
            None => format!("{}  {}", name.name, wording.text("minutes-name-missing")),
        });
        list(title, names.collect());
    }
    let corrections = minutes.corrections.iter().map(|row| {
        let mut head = wording.date(row.date);
        if let Some(item) = &row.item {
            let number = [("number", item.number.as_str().into())];
            head = format!("{head}, {}", wording.text_with("print-correction-item", &number));
        }
        match &row.text {
            Part::Open(text) => format!("{}. {head}: {text}", row.place),
            Part::Neutral(_) => format!(
                "{}. {head}: {}",
                row.place,
                wording.text("minutes-correction-closed")
            ),
        }
    });
    list("minutes-corrections", corrections.collect());
    out
}
