//! `referat findings list|silence|unsilence`: the check-up of a meeting that is kept, and what may stand in it.

use clap::{ArgMatches, Command};
use referat_actions::office::Office;
use referat_domain::ids::{ForumId, MeetingId};
use referat_domain::reader::Reader;
use referat_domain::view::Seen;
use referat_domain::view::checkup::{CheckedFinding, CheckupView};
use referat_wording::Wording;
use serde_json::json;

use crate::arguments::{self, Format};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// So many digits name a finding in a list.
const SHOWN: usize = 12;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let of_meeting = |name, about| {
        Command::new(name)
            .about(wording.text(about).into_owned())
            .args(arguments::meeting(wording))
            .arg(arguments::data(wording))
            .arg(arguments::municipality(wording))
    };
    let finding = || arguments::word(wording, "finding", "cli-value-number", "cli-findings-finding");
    Command::new("findings")
        .alias("finding")
        .about(wording.text("cli-findings").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(of_meeting("list", "cli-findings-list").arg(arguments::format(wording)))
        .subcommand(
            of_meeting("silence", "cli-findings-silence")
                .arg(finding())
                .arg(
                    arguments::option(wording, "reason", "cli-value-reason", "cli-findings-reason")
                        .required(true),
                )
                .arg(arguments::acting_as(wording)),
        )
        .subcommand(
            of_meeting("unsilence", "cli-findings-unsilence")
                .arg(finding())
                .arg(arguments::acting_as(wording)),
        )
}

/// Lists, silences or tells again.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("silence", matches)) => silence(session, matches),
        Some(("unsilence", matches)) => unsilence(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let checkup = session.wait(async {
        let office = session.open(matches).await?;
        let meeting = meeting(session, &office, matches).await?;
        let checkup = office
            .checkup(&Reader::local_operator(), meeting)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(checkup)
    })?;
    let text = match arguments::format_of(matches) {
        Format::Table => for_people(&session.wording, &checkup),
        Format::Json => format!("{}\n", as_json(&checkup)),
    };
    session.output.data(&text)?;
    Ok(Exit::Done)
}

fn silence(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    session.wait(async {
        let office = session.open(matches).await?;
        let meeting = meeting(session, &office, matches).await?;
        let (finding, reason) = (
            arguments::word_of(matches, "finding"),
            arguments::word_of(matches, "reason"),
        );
        office
            .silence_finding(&session.actor(&office, matches).await?, meeting, finding, reason)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(())
    })?;
    session
        .output
        .message(&session.wording.text("cli-finding-silenced"));
    Ok(Exit::Done)
}

fn unsilence(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    session.wait(async {
        let office = session.open(matches).await?;
        let meeting = meeting(session, &office, matches).await?;
        let finding = arguments::word_of(matches, "finding");
        office
            .unsilence_finding(&session.actor(&office, matches).await?, meeting, finding)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(())
    })?;
    session
        .output
        .message(&session.wording.text("cli-finding-unsilenced"));
    Ok(Exit::Done)
}

/// The meeting that is meant: by its number, or by its day.
pub(super) async fn meeting(
    session: &Session,
    office: &Office,
    matches: &ArgMatches,
) -> Result<MeetingId, Failure> {
    let forum = match matches.get_one::<String>("forum") {
        Some(name) => Some(forum(session, office, name).await?),
        None => None,
    };
    office
        .meeting_called(arguments::word_of(matches, "meeting"), forum)
        .await
        .map_err(|refusal| Failure::refused(&session.wording, &refusal))
}

/// The forum of a name.
pub(super) async fn forum(session: &Session, office: &Office, name: &str) -> Result<ForumId, Failure> {
    let forum = office
        .forum_called(&Reader::local_operator(), name)
        .await
        .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
    Ok(forum.id)
}

fn for_people(wording: &Wording, checkup: &Seen<CheckupView>) -> String {
    let mut out = String::new();
    for checked in &checkup.findings {
        out.push_str(&shown(wording, checked));
        out.push_str(&format!("    = {}\n", wording.finding_mend(&checked.finding)));
    }
    for silenced in &checkup.silenced {
        out.push_str(&shown(wording, &silenced.checked));
        let values = [
            ("by", (&silenced.by).into()),
            ("when", wording.moment(silenced.at).into()),
        ];
        let said = wording.text_with("checkup-silenced-by", &values);
        out.push_str(&format!("    = {said} {}\n", silenced.reason));
    }
    let counts: Vec<String> = checkup
        .counts()
        .into_iter()
        .map(|(severity, count)| wording.severity_count(severity, count))
        .collect();
    let found = match counts.as_slice() {
        [] => wording.text("checkup-none").into_owned(),
        counts => counts.join(", "),
    };
    out.push_str(&format!("{found}\n"));
    out
}

fn shown(wording: &Wording, checked: &CheckedFinding) -> String {
    let finding = &checked.finding;
    let number = checked.fingerprint.get(..SHOWN).unwrap_or_default();
    let severity = wording.severity(finding.severity);
    let (words, code) = (wording.finding(finding.code), finding.code.as_str());
    let mut out = format!("{number}: {severity}: {words} [{code}]\n");
    let item = finding
        .item
        .as_ref()
        .map(|item| wording.text_with("cli-item", &[("item", item.into())]));
    let line = finding
        .line
        .map(|line| wording.text_with("import-line", &[("line", line.to_string().into())]));
    let place: Vec<String> = item.into_iter().chain(line).collect();
    let seen = [place.join(", "), finding.message.clone()];
    let seen: Vec<&str> = seen
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    if !seen.is_empty() {
        out.push_str(&format!("    {}\n", seen.join(": ")));
    }
    out
}

fn as_json(checkup: &Seen<CheckupView>) -> serde_json::Value {
    let of = |checked: &CheckedFinding| {
        json!({
            "finding": checked.fingerprint,
            "code": checked.finding.code,
            "severity": checked.finding.severity,
            "line": checked.finding.line,
            "item": checked.finding.item,
            "message": checked.finding.message,
        })
    };
    let silenced = checkup.silenced.iter().map(|silenced| {
        let mut value = of(&silenced.checked);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("reason".into(), silenced.reason.as_str().into());
            fields.insert("by".into(), silenced.by.as_str().into());
            fields.insert("at".into(), silenced.at.to_string().into());
        }
        value
    });
    json!({
        "meeting": checkup.meeting.id,
        "findings": checkup.findings.iter().map(of).collect::<Vec<_>>(),
        "silenced": silenced.collect::<Vec<_>>(),
    })
}
