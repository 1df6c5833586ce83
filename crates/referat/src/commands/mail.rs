//! `referat mail`: the outbox of letters, sending what is due, and trying the mail server.

use clap::{ArgMatches, Command};
use referat_actions::letters::Waiting;
use referat_mail::Letter;
use referat_wording::Wording;

use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::opening::Opening;
use crate::posting::{hand_over, postman};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let group = Command::new("mail").about(wording.text("cli-mail").into_owned());
    let at = |command: Command| {
        command
            .arg(arguments::data(wording))
            .arg(arguments::municipality(wording))
    };
    group
        .after_help(wording.text("cli-mail.after").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(at(
            Command::new("list").about(wording.text("cli-mail-list").into_owned())
        ))
        .subcommand(
            at(Command::new("send").about(wording.text("cli-mail-send").into_owned())).arg(arguments::flag(
                wording,
                "all",
                "cli-mail-send-all",
            )),
        )
        .subcommand(
            at(Command::new("try").about(wording.text("cli-mail-try").into_owned())).arg(arguments::word(
                wording,
                "address",
                "cli-value-address",
                "cli-mail-try-address",
            )),
        )
}

/// Lists, sends or tries.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("send", matches)) => send(session, matches),
        Some(("try", matches)) => try_out(session, matches),
        _ => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let refused = |refusal| Failure::refused(wording, &refusal);
    let outbox = session.wait(async {
        let office = session.open(matches).await?;
        let outbox = office.outbox(&session.local_actor()).await.map_err(refused)?;
        office.close().await;
        Ok(outbox)
    })?;
    let count = |count: i64| u64::try_from(count).unwrap_or(0);
    let values = [
        ("waiting", count(outbox.waiting).into()),
        ("sent", count(outbox.sent).into()),
    ];
    let mut text = format!("{}\n", wording.text_with("cli-mail-counts", &values));
    for message in &outbox.troubled {
        let next = match message.tried_again {
            Some(moment) => wording.moment(moment),
            None => wording.text("outbox-given-up").into_owned(),
        };
        let values = [
            ("name", message.name.as_str().into()),
            ("what", wording.told(message.kind).into()),
            ("why", wording.mail_trouble(&message.trouble).into()),
            ("next", next.into()),
        ];
        text.push_str(&format!("{}\n", wording.text_with("cli-mail-troubled", &values)));
    }
    session.output.data(&text)?;
    Ok(Exit::Done)
}

fn send(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let refused = |refusal| Failure::refused(wording, &refusal);
    session.wait(async {
        let data_dir = session.installation(matches)?.data_dir;
        let postman = postman(session, &data_dir)?;
        let postman = postman.ok_or_else(|| Failure::failed(wording, "cli-error-no-mail", &[]))?;
        let address = own_address(session, &data_dir)?;
        let which = match matches.get_flag("all") {
            true => Waiting::All,
            false => Waiting::Due,
        };
        let office = session.open(matches).await?;
        let handed = hand_over(&office, &postman, wording, &address, which).await;
        office.close().await;
        let handed = handed.map_err(refused)?;
        let values = [("sent", handed.sent.into()), ("failed", handed.failed.into())];
        session
            .output
            .data(&format!("{}\n", wording.text_with("cli-mail-sent", &values)))?;
        Ok(match handed.failed {
            0 => Exit::Done,
            _ => Exit::Failed,
        })
    })
}

fn try_out(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    session.wait(async {
        let data_dir = session.installation(matches)?.data_dir;
        let postman = postman(session, &data_dir)?;
        let postman = postman.ok_or_else(|| Failure::failed(wording, "cli-error-no-mail", &[]))?;
        let address = own_address(session, &data_dir)?;
        let to = matches.get_one::<String>("address").cloned().unwrap_or_default();
        let written =
            referat_web::letters::try_out(wording, &address).map_err(|error| session.unexpected(&error))?;
        let letter = Letter {
            to: to.clone(),
            to_name: String::new(),
            subject: written.subject,
            text: written.text,
            html: written.html,
            id: uuid_of(session)?,
        };
        let host = postman.host().to_owned();
        match postman.send(&letter).await {
            Ok(()) => {
                let values = [("address", to.into()), ("server", host.into())];
                session
                    .output
                    .data(&format!("{}\n", wording.text_with("cli-mail-tried", &values)))?;
                Ok(Exit::Done)
            }
            Err(untaken) => {
                let why = wording.mail_trouble(untaken.as_str());
                let values = [("server", host.into()), ("why", why.into())];
                Err(Failure::failed(wording, "cli-error-mail-untaken", &values))
            }
        }
    })
}

/// Our own address, where letters lead to.
fn own_address(session: &Session, data_dir: &std::path::Path) -> Result<String, Failure> {
    Opening::own_address(session, data_dir)
}

/// Something no other letter is known by.
fn uuid_of(session: &Session) -> Result<String, Failure> {
    use referat_actions::office::Randomness as _;

    let mut bytes = [0; 16];
    session.randomness()?.fill(&mut bytes);
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
