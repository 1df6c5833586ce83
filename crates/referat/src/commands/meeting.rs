//! `referat meeting list|plan|add|move|cancel|rooms|add-room`: the meeting plan.

mod plan;

use clap::{ArgAction, ArgMatches, Command};
use referat_actions::office::Office;
use referat_actions::plan_meeting::{MeetingTime, Warnings};
use referat_actions::planning::Clash;
use referat_actions::refusal::Refusal;
use referat_documents::compose::meeting_plan::notes;
use referat_domain::Date;
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::RoomId;
use referat_domain::view::Seen;
use referat_domain::view::plan::MeetingPlan;
use referat_wording::Wording;

use super::findings::{forum, meeting};
use super::user::shared;
use crate::arguments;
use crate::columns::{self, Column};
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
    let forum = || arguments::word(wording, "forum", "cli-value-name", "cli-meeting-forum");
    let day = || arguments::option(wording, "date", "cli-value-date", "cli-meeting-date");
    let reason =
        || arguments::option(wording, "reason", "cli-value-reason", "cli-meeting-reason").required(true);
    Command::new("meeting")
        .alias("meetings")
        .about(wording.text("cli-meeting").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            command("list", "cli-meeting-list")
                .arg(forum().required(false))
                .arg(year(wording)),
        )
        .subcommand(plan::arguments(
            wording,
            command("plan", "cli-meeting-plan").arg(forum()),
        ))
        .subcommand(
            times(wording, command("add", "cli-meeting-add").arg(forum()), true).arg(day().required(true)),
        )
        .subcommand(
            times(
                wording,
                command("move", "cli-meeting-move").args(arguments::meeting(wording)),
                false,
            )
            .arg(day())
            .arg(reason()),
        )
        .subcommand(
            command("cancel", "cli-meeting-cancel")
                .args(arguments::meeting(wording))
                .arg(reason()),
        )
        .subcommand(command("rooms", "cli-meeting-rooms"))
        .subcommand(
            command("add-room", "cli-meeting-add-room")
                .arg(arguments::word(wording, "name", "cli-value-name", "room-name"))
                .arg(arguments::option(
                    wording,
                    "seats",
                    "cli-value-number",
                    "cli-meeting-seats",
                )),
        )
}

fn year(wording: &Wording) -> clap::Arg {
    arguments::option(wording, "year", "cli-value-year", "cli-meeting-year")
        .value_parser(clap::value_parser!(i16))
}

/// When and where.
fn times(wording: &Wording, command: Command, is_required: bool) -> Command {
    let option = |long, help| arguments::option(wording, long, "cli-value-time", help);
    command
        .arg(option("start", "cli-meeting-start").required(is_required))
        .arg(option("end", "cli-meeting-end").required(is_required))
        .arg(arguments::option(
            wording,
            "room",
            "cli-value-name",
            "cli-meeting-room",
        ))
        .arg(arguments::option(
            wording,
            "place",
            "cli-value-words",
            "cli-meeting-place",
        ))
}

/// Does one of these.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(session, matches),
        Some(("plan", matches)) => plan::run(session, matches),
        Some(("add", matches)) => add(session, matches),
        Some(("move", matches)) => change(session, matches),
        Some(("cancel", matches)) => cancel(session, matches),
        Some(("rooms", matches)) => rooms(session, matches),
        Some(("add-room", matches)) => add_room(session, matches),
        Some(_) | None => Ok(Exit::WrongUsage),
    }
}

fn list(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let plan = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let of = match matches.get_one::<String>("forum") {
            Some(name) => Some(forum(session, &office, name).await?),
            None => None,
        };
        let year = matches.get_one::<i16>("year").copied();
        let year = year.unwrap_or_else(|| office.today().year());
        let plan = office.meeting_plan(&actor.reader, of, year).await;
        let plan = plan.map_err(|refusal| Failure::refused(wording, &refusal))?;
        office.close().await;
        Ok(plan)
    })?;
    session.output.data(&for_people(wording, &plan))?;
    Ok(Exit::Done)
}

fn for_people(wording: &Wording, plan: &Seen<MeetingPlan>) -> String {
    if plan.lines.is_empty() {
        let year = plan.year.to_string();
        return format!("{}\n", wording.text_with("plan-empty", &[("year", year.into())]));
    }
    let heading = |key| wording.text(key).into_owned();
    let columns = [
        Column::words(heading("plan-column-day"), 34),
        Column::words(heading("plan-column-time"), 20),
        Column::words(heading("plan-column-forum"), 24),
        Column::words(heading("plan-column-place"), 24),
        Column::words(heading("plan-column-state"), 24),
        Column::words(heading("plan-column-note"), 40),
    ];
    let rows: Vec<Vec<String>> = plan
        .lines
        .iter()
        .map(|line| {
            let meeting = &line.meeting;
            vec![
                meeting
                    .date
                    .map(|date| wording.plan_day(date))
                    .unwrap_or_default(),
                wording
                    .meeting_time(meeting.start, meeting.end)
                    .unwrap_or_default(),
                meeting.forum_name.clone(),
                meeting.place.clone().unwrap_or_default(),
                wording.state(meeting.state),
                notes(line, wording).join("; "),
            ]
        })
        .collect();
    columns::table(0, &columns, &rows)
}

fn add(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let refused = |refusal: Refusal| Failure::refused(wording, &refusal);
    let warnings = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let of = forum(session, &office, arguments::word_of(matches, "forum")).await?;
        let at = MeetingTime {
            date: day(arguments::word_of(matches, "date")).map_err(refused)?,
            start: clock(arguments::word_of(matches, "start")).map_err(refused)?,
            end: clock(arguments::word_of(matches, "end")).map_err(refused)?,
            place: arguments::word_of(matches, "place"),
            room: room(&office, matches).await.map_err(refused)?,
        };
        let (_, warnings) = office.plan_meeting(&actor, of, at, "").await.map_err(refused)?;
        office.close().await;
        Ok(warnings)
    })?;
    session.output.message(&wording.text("plan-one-written"));
    warn(session, &warnings);
    Ok(Exit::Done)
}

fn change(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let refused = |refusal: Refusal| Failure::refused(wording, &refusal);
    let missing = |why, given: &str| {
        refused(Refusal::NotValid {
            why,
            given: given.to_owned(),
        })
    };
    let warnings = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let id = meeting(session, &office, matches).await?;
        let line = office.planned_meeting(id).await.map_err(refused)?;
        let now = &line.meeting;
        let given = |name: &str| matches.get_one::<String>(name).map(String::as_str);
        // What isn't said stays as it is.
        let date = given("date").map(day).transpose().map_err(refused)?;
        let start = given("start").map(clock).transpose().map_err(refused)?;
        let end = given("end").map(clock).transpose().map_err(refused)?;
        let is_elsewhere = given("room").is_some();
        let room = match is_elsewhere {
            true => room(&office, matches).await.map_err(refused)?,
            false => line.room.as_ref().map(|(id, _)| *id),
        };
        let own_place = match is_elsewhere {
            true => "",
            false => now.place.as_deref().unwrap_or_default(),
        };
        let to = MeetingTime {
            date: date.or(now.date).ok_or_else(|| missing("day", ""))?,
            start: start.or(now.start).ok_or_else(|| missing("clock", ""))?,
            end: end.or(now.end).ok_or_else(|| missing("clock", ""))?,
            place: given("place").unwrap_or(own_place),
            room,
        };
        let reason = arguments::word_of(matches, "reason");
        let warnings = office
            .move_meeting(&actor, id, to, reason)
            .await
            .map_err(refused)?;
        office.close().await;
        Ok(warnings)
    })?;
    session.output.message(&wording.text("plan-moved"));
    warn(session, &warnings);
    Ok(Exit::Done)
}

fn cancel(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let id = meeting(session, &office, matches).await?;
        let reason = arguments::word_of(matches, "reason");
        office
            .cancel_meeting(&actor, id, reason)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(())
    })?;
    session.output.message(&session.wording.text("plan-cancelled"));
    Ok(Exit::Done)
}

fn rooms(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let rooms = session.wait(async {
        let office = session.open(matches).await?;
        let rooms = office.rooms().await;
        office.close().await;
        rooms.map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    if rooms.is_empty() {
        session.output.message(&wording.text("rooms-empty"));
        return Ok(Exit::Done);
    }
    let columns = [
        Column::words(wording.text("room-name"), 60),
        Column::numbers(wording.text("room-seats")),
    ];
    let rows: Vec<Vec<String>> = rooms
        .into_iter()
        .map(|room| {
            vec![
                room.name,
                room.seats.map(|seats| seats.to_string()).unwrap_or_default(),
            ]
        })
        .collect();
    session.output.data(&columns::table(0, &columns, &rows))?;
    Ok(Exit::Done)
}

fn add_room(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let refused = |refusal: Refusal| Failure::refused(&session.wording, &refusal);
    let seats = match matches.get_one::<String>("seats") {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| {
            refused(Refusal::NotValid {
                why: "seats",
                given: text.clone(),
            })
        })?),
    };
    session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let name = arguments::word_of(matches, "name");
        office.make_room(&actor, name, seats).await.map_err(refused)?;
        office.close().await;
        Ok(())
    })?;
    session.output.message(&session.wording.text("room-made"));
    Ok(Exit::Done)
}

/// What one should know of a meeting that was planned or moved.
fn warn(session: &Session, warnings: &Warnings) {
    let wording = &session.wording;
    if let Some(why) = warnings.day_off {
        let values = [("why", wording.day_off(why).into())];
        session
            .output
            .message(&wording.text_with("plan-warned-day-off", &values));
    }
    for clash in &warnings.clashes {
        session.output.message(&clash_words(wording, clash));
    }
}

fn clash_words(wording: &Wording, clash: &Clash) -> String {
    let words = wording.clash(clash.kind.as_str(), &clash.who, &clash.forum, clash.start);
    format!("{}: {words}", wording.date(clash.date))
}

/// A day as it is typed.
fn day(typed: &str) -> Result<Date, Refusal> {
    typed.trim().parse().map_err(|_| Refusal::NotValid {
        why: "day",
        given: typed.chars().take(40).collect(),
    })
}

/// A time of day as it is typed.
fn clock(typed: &str) -> Result<ClockTime, Refusal> {
    typed.trim().parse().map_err(|_| Refusal::NotValid {
        why: "clock",
        given: typed.chars().take(20).collect(),
    })
}

/// The room of this name.
async fn room(office: &Office, matches: &ArgMatches) -> Result<Option<RoomId>, Refusal> {
    let Some(name) = matches.get_one::<String>("room") else {
        return Ok(None);
    };
    let rooms = office.rooms().await?;
    let found = rooms
        .into_iter()
        .find(|room| room.name.eq_ignore_ascii_case(name.trim()));
    found.map(|room| Some(room.id)).ok_or(Refusal::NotValid {
        why: "no-room",
        given: String::new(),
    })
}

/// An option that may stand several times.
fn several(wording: &Wording, long: &'static str, value: &str, help: &str) -> clap::Arg {
    arguments::option(wording, long, value, help).action(ArgAction::Append)
}
