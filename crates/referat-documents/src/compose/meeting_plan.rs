//! The meeting plan (mødeplan) of a year: a table of days, times and places, and what became of a meeting.

use referat_domain::Date;
use referat_domain::meeting::MeetingState;
use referat_domain::view::Seen;
use referat_domain::view::plan::{MeetingPlan, PlanLine};
use referat_wording::Wording;

use super::list::{heads, table};
use super::{Desk, front};
use crate::document::{Block, Cell, Document};

/// The columns of one forum's plan.
const OF_FORUM: &[&str] = &[
    "plan-column-day",
    "plan-column-time",
    "plan-column-place",
    "plan-column-note",
];

/// The columns of all forums' plan.
const OF_ALL: &[&str] = &[
    "plan-column-day",
    "plan-column-time",
    "plan-column-forum",
    "plan-column-place",
    "plan-column-note",
];

/// What a plan is called.
#[must_use]
pub fn title(plan: &MeetingPlan, wording: &Wording) -> String {
    let year = plan.year.to_string();
    match &plan.forum {
        None => wording.text_with("plan-title", &[("year", year.into())]),
        Some((_, forum, _)) => {
            let values = [("year", year.into()), ("forum", forum.as_str().into())];
            wording.text_with("plan-title-of", &values)
        }
    }
}

/// What is said of a meeting beside day, time and place.
#[must_use]
pub fn notes(line: &PlanLine, wording: &Wording) -> Vec<String> {
    let mut notes: Vec<String> = line
        .call
        .iter()
        .map(|call| wording.extraordinary_call(call))
        .collect();
    if let Some(why) = line.day_off
        && line.meeting.state != MeetingState::Cancelled
    {
        notes.push(wording.text_with("plan-on-day-off", &[("why", wording.day_off(why).into())]));
    }
    if let Some(date) = line.rule_date {
        notes.push(wording.text_with("plan-rule-date", &[("date", wording.weekday_date(date).into())]));
    }
    notes.extend(line.changes.iter().map(|change| wording.plan_change(change)));
    notes
}

/// The plan of a year.
#[must_use]
pub fn meeting_plan(plan: &Seen<MeetingPlan>, desk: Desk<'_>) -> Document {
    let wording = desk.wording;
    let title = title(plan, wording);
    let (columns, widths): (&[&str], &[u8]) = match plan.forum {
        Some(_) => (OF_FORUM, &[30, 18, 25, 27]),
        None => (OF_ALL, &[26, 16, 20, 18, 20]),
    };
    let mut body = vec![Block::Logo, Block::Title];
    match plan.lines.is_empty() {
        true => {
            let year = plan.year.to_string();
            body.push(Block::paragraph(
                wording.text_with("plan-empty", &[("year", year.into())]),
            ));
        }
        false => {
            let rows = plan
                .lines
                .iter()
                .map(|line| row(line, plan.forum.is_none(), wording));
            let rows = std::iter::once(heads(wording, columns)).chain(rows).collect();
            body.push(table(rows, widths));
        }
    }
    let forum = plan.forum.as_ref().map(|(_, name, _)| name.clone());
    Document {
        head: Some((desk.municipality.to_owned(), title.clone())),
        foot: front::foot(desk),
        description: None,
        keywords: forum.iter().cloned().chain([plan.year.to_string()]).collect(),
        identifier: format!(
            "{}/{}/{}/meeting-plan",
            desk.municipality,
            forum.unwrap_or_default(),
            plan.year
        ),
        author: desk.municipality.to_owned(),
        language: wording.language().tag().to_owned(),
        date: Date::new(plan.year, 1, 1).unwrap_or_default(),
        cover: false,
        pages_after: 0,
        files: Vec::new(),
        title,
        body,
    }
}

fn row(line: &PlanLine, with_forum: bool, wording: &Wording) -> Vec<Cell> {
    let meeting = &line.meeting;
    let day = meeting.date.map_or_else(
        || wording.text("date-unknown").into_owned(),
        |date| wording.plan_day(date),
    );
    let mut cells = vec![
        Cell {
            header: true,
            ..Cell::text(day)
        },
        Cell::text(
            wording
                .meeting_time(meeting.start, meeting.end)
                .unwrap_or_default(),
        ),
    ];
    if with_forum {
        cells.push(Cell::text(meeting.forum_name.clone()));
    }
    cells.push(Cell::text(meeting.place.clone().unwrap_or_default()));
    let notes = notes(line, wording);
    cells.push(Cell {
        header: false,
        blocks: match notes.is_empty() {
            true => vec![Block::paragraph("")],
            false => notes.into_iter().map(Block::paragraph).collect(),
        },
    });
    cells
}
