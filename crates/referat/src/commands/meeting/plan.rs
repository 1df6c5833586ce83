//! `referat meeting plan FORUM`: a year's meetings from a rule, shown first and written with `--apply`.

use std::collections::BTreeMap;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use referat_actions::plan_meetings::{PlanOrder, PreviewLine};
use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::meeting::plan::{Choice, DayOfWeek, LAST_OF_MONTH, Pattern, PlanRule};
use referat_wording::Wording;

use super::{clash_words, clock, day, room, several, times};
use crate::arguments;
use crate::commands::findings::forum;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// The arguments of the rule and of the choices.
pub(super) fn arguments(wording: &Wording, command: Command) -> Command {
    let day = |long, help| arguments::option(wording, long, "cli-value-date", help).required(true);
    let weekdays = DayOfWeek::ALL.map(DayOfWeek::as_str);
    let command = command
        .arg(day("first", "cli-meeting-first"))
        .arg(day("last", "cli-meeting-last"))
        .arg(
            arguments::option(wording, "on", "cli-value-weekday", "cli-meeting-on")
                .required(true)
                .value_parser(PossibleValuesParser::new(weekdays))
                .hide_possible_values(true),
        )
        .arg(
            arguments::option(wording, "weeks", "cli-value-number", "cli-meeting-weeks")
                .value_parser(clap::value_parser!(u8))
                .conflicts_with("nth"),
        )
        .arg(
            arguments::option(wording, "nth", "cli-value-number", "cli-meeting-nth")
                .value_parser(clap::value_parser!(u8).range(1..=i64::from(LAST_OF_MONTH))),
        )
        .arg(
            several(wording, "without", "cli-value-month", "cli-meeting-without")
                .value_parser(clap::value_parser!(i8).range(1..=12)),
        );
    times(wording, command, true)
        .arg(several(wording, "skip", "cli-value-date", "cli-meeting-skip"))
        .arg(several(wording, "keep", "cli-value-date", "cli-meeting-keep"))
        .arg(several(wording, "shift", "cli-value-shift", "cli-meeting-shift"))
        .arg(arguments::flag(wording, "apply", "cli-meeting-apply"))
}

/// Shows the days, or plans them.
pub(super) fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let refused = |refusal: Refusal| Failure::refused(wording, &refusal);
    let is_applied = matches.get_flag("apply");
    let chosen = choices(matches).map_err(refused)?;
    let (lines, planned) = session.wait(async {
        let office = session.open(matches).await?;
        let actor = session.actor(&office, matches).await?;
        let order = PlanOrder {
            forum: forum(session, &office, arguments::word_of(matches, "forum")).await?,
            rule: rule(matches).map_err(refused)?,
            room: room(&office, matches).await.map_err(refused)?,
        };
        let lines = office.plan_preview(&actor, &order).await.map_err(refused)?;
        let planned = match is_applied {
            true => Some(
                office
                    .plan_meetings(&actor, &order, &chosen, "")
                    .await
                    .map_err(refused)?,
            ),
            false => None,
        };
        office.close().await;
        Ok((lines, planned))
    })?;
    match planned {
        None => {
            let shown = lines.iter().map(|line| shown(wording, line, &chosen));
            session.output.data(&shown.collect::<String>())?;
            session.output.message(&wording.text("cli-meeting-not-yet"));
        }
        Some(planned) => {
            let values = [("count", planned.meetings.len().into())];
            session
                .output
                .message(&wording.text_with("plan-written", &values));
            for clash in &planned.warnings {
                session.output.message(&clash_words(wording, clash));
            }
        }
    }
    Ok(Exit::Done)
}

fn rule(matches: &ArgMatches) -> Result<PlanRule, Refusal> {
    let word = |id| arguments::word_of(matches, id);
    let on = DayOfWeek::named(word("on")).ok_or_else(|| Refusal::NotValid {
        why: "plan-pattern",
        given: String::new(),
    })?;
    let place = word("place").trim();
    Ok(PlanRule {
        first: day(word("first"))?,
        last: day(word("last"))?,
        pattern: match matches.get_one::<u8>("nth") {
            Some(nth) => Pattern::Monthly { nth: *nth, on },
            None => Pattern::Weeks {
                every: matches.get_one::<u8>("weeks").copied().unwrap_or(1),
                on,
            },
        },
        without: matches
            .get_many::<i8>("without")
            .into_iter()
            .flatten()
            .copied()
            .collect(),
        start: clock(word("start"))?,
        end: clock(word("end"))?,
        place: (!place.is_empty()).then(|| place.to_owned()),
    })
}

/// What was chosen for single days.
fn choices(matches: &ArgMatches) -> Result<BTreeMap<Date, Choice>, Refusal> {
    let mut chosen = BTreeMap::new();
    let days = |id: &str| matches.get_many::<String>(id).into_iter().flatten();
    for typed in days("skip") {
        chosen.insert(day(typed)?, Choice::Skip);
    }
    for typed in days("keep") {
        chosen.insert(day(typed)?, Choice::Keep);
    }
    for typed in days("shift") {
        let (from, to) = typed.split_once('=').ok_or_else(|| Refusal::NotValid {
            why: "day",
            given: typed.chars().take(40).collect(),
        })?;
        chosen.insert(day(from)?, Choice::MoveTo(day(to)?));
    }
    Ok(chosen)
}

/// A day, what was chosen for it, and what stands in its way.
fn shown(wording: &Wording, line: &PreviewLine, chosen: &BTreeMap<Date, Choice>) -> String {
    let day = line.day;
    let mut text = format!("{}  {}", day.date, wording.weekday_date(day.date));
    match chosen.get(&day.date) {
        Some(Choice::Skip) => text.push_str(&format!(": {}", wording.text("plan-choice-skip"))),
        Some(Choice::MoveTo(to)) => {
            let values = [("day", wording.weekday_date(*to).into())];
            text.push_str(&format!(": {}", wording.text_with("plan-choice-move", &values)));
        }
        Some(Choice::Keep) | None => {}
    }
    text.push('\n');
    if let Some(why) = day.why {
        text.push_str(&format!("    {}", wording.day_off(why)));
        let beside = [day.before, day.after].into_iter().flatten();
        let beside: Vec<String> = beside.map(|day| wording.weekday_date(day)).collect();
        let values = [("days", beside.join(", ").into())];
        text.push_str(&format!(
            " ({})\n",
            wording.text_with("cli-meeting-beside", &values)
        ));
    }
    for clash in &line.clashes {
        text.push_str(&format!("    {}\n", clash_words(wording, clash)));
    }
    text
}
