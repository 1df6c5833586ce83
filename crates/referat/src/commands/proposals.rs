//! `referat proposals list|accept|decline`: what waits for a person, and what they say to it.

use clap::{ArgMatches, Command};
use referat_actions::decide_proposals::Verdict;
use referat_domain::ids::ProposalId;
use referat_domain::reader::Reader;
use referat_domain::view::item::ItemLineView;
use referat_domain::view::people::Named;
use referat_domain::view::proposals::ProposalsView;
use referat_wording::Wording;

use super::case::number;
use crate::arguments;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let decision = |name, about| {
        Command::new(name)
            .about(wording.text(about).into_owned())
            .arg(arguments::word(
                wording,
                "proposal",
                "cli-value-number",
                "cli-proposal-number",
            ))
            .arg(
                arguments::option(wording, "reason", "cli-value-reason", "cli-case-reason")
                    .default_value("")
                    .hide_default_value(true),
            )
            .arg(arguments::data(wording))
            .arg(arguments::municipality(wording))
            .arg(arguments::acting_as(wording))
    };
    Command::new("proposals")
        .alias("proposal")
        .about(wording.text("cli-proposals").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("list")
                .about(wording.text("cli-proposals-list").into_owned())
                .arg(arguments::data(wording))
                .arg(arguments::municipality(wording)),
        )
        .subcommand(decision("accept", "cli-proposals-accept"))
        .subcommand(decision("decline", "cli-proposals-decline").alias("reject"))
}

/// Lists or decides.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("accept", matches)) => decide(session, matches, Verdict::Accept),
        Some(("decline", matches)) => decide(session, matches, Verdict::Reject),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn decide(session: &Session, matches: &ArgMatches, verdict: Verdict) -> Result<Exit, Failure> {
    let proposal: ProposalId = number(&session.wording, arguments::word_of(matches, "proposal"))?;
    session.wait(async {
        let office = session.open(matches).await?;
        let reason = arguments::word_of(matches, "reason");
        office
            .decide_proposal(&session.actor(&office, matches).await?, proposal, verdict, reason)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(())
    })?;
    let said = match verdict {
        Verdict::Accept => session.wording.text("cli-proposal-accepted"),
        Verdict::Reject => session.wording.text("cli-proposal-declined"),
    };
    session.output.message(&said);
    Ok(Exit::Done)
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let proposals = session.wait(async {
        let office = session.open(matches).await?;
        let proposals = office
            .proposals(&Reader::local_operator())
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(proposals)
    })?;
    session.output.data(&for_people(&session.wording, &proposals))?;
    Ok(Exit::Done)
}

/// Each proposal with its number, what is proposed, and why.
fn for_people(wording: &Wording, proposals: &ProposalsView) -> String {
    let mut entries = Vec::new();
    for pair in &proposals.cases {
        let beside = item(wording, &pair.beside);
        entries.push([
            pair.proposal.id.to_string(),
            item(wording, &pair.proposal.item),
            wording.text_with("cli-proposal-case", &[("beside", beside.into())]),
            wording.join_reason(pair.proposal.reason),
        ]);
    }
    for line in &proposals.meetings {
        let date = line.meeting.date.map(|date| wording.date(date));
        let mut meeting = vec![line.meeting.forum_name.clone()];
        meeting.extend(date);
        let values = [
            ("document", (&line.file_name).into()),
            ("meeting", meeting.join(", ").into()),
        ];
        let numbers = line.differing_items.join(", ");
        let differing = [
            ("count", line.differing_items.len().into()),
            ("numbers", numbers.into()),
        ];
        entries.push([
            line.id.to_string(),
            wording.text_with("cli-proposal-meeting", &values),
            wording.meeting_join_reason(&line.reason),
            match line.differing_items.is_empty() {
                true => String::new(),
                false => wording.text_with("proposal-differing", &differing),
            },
        ]);
    }
    for line in &proposals.aliases {
        let values = [
            ("one", name(&line.one).into()),
            ("other", name(&line.other).into()),
        ];
        entries.push([
            line.id.to_string(),
            wording.text_with("cli-proposal-alias", &values),
            wording.alias_reason(&line.reason),
            String::new(),
        ]);
    }
    if entries.is_empty() {
        return format!("{}\n", wording.text("cli-proposals-none"));
    }
    let shown = |entry: &[String; 4]| {
        let [id, rest @ ..] = entry;
        let lines: Vec<String> = rest
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| format!("  {line}\n"))
            .collect();
        format!("{id}\n{}", lines.concat())
    };
    entries.iter().map(shown).collect::<Vec<_>>().join("\n")
}

/// "Chefforum, 13. marts 2024, punkt 2: Skolebusser".
fn item(wording: &Wording, item: &ItemLineView) -> String {
    let mut place = vec![item.forum_name.clone()];
    place.extend(item.date.map(|date| wording.date(date)));
    place.push(wording.text_with("cli-item", &[("item", (&item.number).into())]));
    let subject = item
        .line
        .open()
        .map(|line| line.subject.clone())
        .unwrap_or_default();
    format!("{}: {subject}", place.join(", "))
}

fn name(named: &Named) -> &str {
    match named {
        Named::Person { name, .. } | Named::Unit { name, .. } => name,
        Named::Position { title, .. } => title,
    }
}
