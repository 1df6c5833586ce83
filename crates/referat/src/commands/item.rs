//! `referat item close|open|exclude|admit`: who may see an item and its attachments.

use clap::{ArgMatches, Command};
use referat_actions::office::{Actor, Office};
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_domain::ids::{AgendaItemId, AttachmentId, PersonId};
use referat_domain::issued::IssuedLine;
use referat_domain::view::openness::OpennessView;
use referat_wording::Wording;

use super::findings::meeting;
use super::print::item;
use super::user::shared;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let command = |name, about| {
        let number = arguments::word(wording, "item", "cli-value-number", "cli-item-number");
        let command = Command::new(name)
            .about(wording.text(about).into_owned())
            .args(arguments::meeting(wording))
            .arg(number);
        shared(wording, command)
    };
    let words = |id, help| arguments::option(wording, id, "cli-value-words", help);
    let attachment = || arguments::option(wording, "attachment", "cli-value-number", "cli-item-attachment");
    let person = || arguments::word(wording, "person", "cli-value-person", "cli-user-person");
    let reason =
        || arguments::option(wording, "reason", "cli-value-reason", "cli-case-reason").required(true);
    Command::new("item")
        .alias("items")
        .about(wording.text("cli-items").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            command("close", "cli-item-close")
                .after_help(wording.text("cli-item-close.after").into_owned())
                .arg(words("ground", "cli-item-ground").required(true))
                .arg(words("title", "cli-item-title"))
                .arg(words("decision", "cli-item-decision").conflicts_with("attachment"))
                .arg(attachment()),
        )
        .subcommand(command("open", "cli-item-open").arg(attachment()).arg(reason()))
        .subcommand(command("exclude", "cli-item-exclude").arg(person()).arg(reason()))
        .subcommand(command("admit", "cli-item-admit").arg(person()).arg(reason()))
}

/// Does one of these.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let Some((name, matches)) = matches.subcommand() else {
        return Ok(Exit::WrongUsage);
    };
    let (said, issued) = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let meeting = meeting(session, &office, matches).await?;
        let id = item(session, &office, meeting, arguments::word_of(matches, "item")).await?;
        let done = change(&office, &actor, name, id, matches).await;
        office.close().await;
        done.map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    session.output.message(&wording.text(said));
    if !issued.is_empty() {
        let count = [("count", issued.len().into())];
        session
            .output
            .message(&wording.text_with("openness-issued-before-words", &count));
        for line in &issued {
            let values = [
                ("kind", wording.issued_kind(line.kind).into()),
                ("version", line.version.to_string().into()),
            ];
            let what = wording.text_with("openness-issued-line", &values);
            session
                .output
                .data(&format!("{}  {} ({what})\n", line.id, line.title))?;
        }
    }
    Ok(Exit::Done)
}

/// What is said of it, and which issued documents show what was closed.
async fn change(
    office: &Office,
    actor: &Actor,
    name: &str,
    id: AgendaItemId,
    matches: &ArgMatches,
) -> Result<(&'static str, Vec<IssuedLine>), Refusal> {
    let attachment = match matches.try_get_one::<String>("attachment").ok().flatten() {
        Some(number) => Some(attachment(office, actor, id, number).await?),
        None => None,
    };
    let word = |id| arguments::word_of(matches, id);
    let person = async || person(office, actor, id, word("person")).await;
    Ok(match (name, attachment) {
        ("close", which) => {
            let given = Closing {
                ground: word("ground"),
                public_title: word("title"),
                public_decision: word("decision"),
            };
            let issued = match which {
                None => office.close_item(actor, id, given).await?,
                Some(attachment) => office.close_attachment(actor, attachment, given).await?,
            };
            ("openness-is-closed", issued)
        }
        ("open", None) => {
            office.open_item(actor, id, word("reason")).await?;
            ("openness-is-open", Vec::new())
        }
        ("open", Some(attachment)) => {
            office.open_attachment(actor, attachment, word("reason")).await?;
            ("openness-is-open", Vec::new())
        }
        ("exclude", _) => {
            let person = person().await?;
            office.exclude_person(actor, id, person, word("reason")).await?;
            ("openness-is-out", Vec::new())
        }
        (_, _) => {
            let person = person().await?;
            office.admit_person(actor, id, person, word("reason")).await?;
            ("openness-is-in", Vec::new())
        }
    })
}

/// Who may see the item, to those who decide that.
async fn openness(office: &Office, actor: &Actor, id: AgendaItemId) -> Result<OpennessView, Refusal> {
    let seen = office.item_openness(actor, id).await?;
    (*seen).clone().ok_or(Refusal::NotNow {
        why: "shut-out-oneself",
    })
}

async fn attachment(
    office: &Office,
    actor: &Actor,
    id: AgendaItemId,
    number: &str,
) -> Result<AttachmentId, Refusal> {
    let view = openness(office, actor, id).await?;
    let mut all = view.attachments.iter();
    let found = all.find(|entry| entry.number.to_string() == number.trim());
    let found = found.map(|entry| entry.id);
    found.ok_or_else(|| Refusal::NotValid {
        why: "no-attachment-number",
        given: number.to_owned(),
    })
}

/// The person that is meant, of those who are shut out and those who could be: by number, or by their whole name; by
/// what they sign in by too.
async fn person(office: &Office, actor: &Actor, id: AgendaItemId, word: &str) -> Result<PersonId, Refusal> {
    let view = openness(office, actor, id).await?;
    let lower = word.trim().to_lowercase();
    let signed_in = match office.actor_by_login(&lower).await {
        Ok(somebody) => somebody.reader.person(),
        Err(_) => None,
    };
    let is_meant = |(id, name): &&(PersonId, String)| {
        id.to_string() == lower || name.to_lowercase() == lower || signed_in == Some(*id)
    };
    let all = view.shut_out.iter().chain(&view.persons);
    let found: Vec<PersonId> = all.filter(is_meant).map(|(person, _)| *person).collect();
    let why = match found.as_slice() {
        [only] => return Ok(*only),
        [] => "no-such-person",
        [_, _, ..] => "several-persons",
    };
    Err(Refusal::NotValid {
        why,
        given: word.to_owned(),
    })
}
