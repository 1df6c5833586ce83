//! The meeting plan of a year: of a forum, or of all; and a single meeting added, moved or called off.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::keep_rooms::RoomLine;
use referat_actions::plan_meeting::{MeetingTime, Warnings};
use referat_actions::planning::Clash;
use referat_actions::refusal::Refusal;
use referat_documents::compose::meeting_plan as printed;
use referat_documents::press::Form;
use referat_domain::access::{Action, Scope};
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{ForumId, MeetingId, RoomId};
use referat_domain::meeting::MeetingState;
use referat_domain::reader::Reader;
use referat_domain::view::Seen;
use referat_domain::view::plan::{MeetingPlan, PlanLine};
use serde::Deserialize;

use super::deadlines::{self, NearDeadline};
use super::periods;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id, IdAndName, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// A meeting plan's page.
#[derive(Template)]
#[template(path = "meeting_plan.html")]
pub struct MeetingPlanPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Until when papers come in time to those that are to come.
    pub deadlines: BTreeMap<MeetingId, NearDeadline>,
    /// The plan.
    pub plan: Seen<MeetingPlan>,
    /// The years there is something to see of, the first and the last.
    pub span: (i16, i16),
    /// Whether the reader may plan the forum's meetings.
    pub may_plan: bool,
    /// Whether the reader may keep the list of rooms.
    pub may_keep_rooms: bool,
    /// The rooms, for those who may plan.
    pub rooms: Vec<RoomLine>,
    /// What was typed of a meeting.
    pub typed: Typed,
    /// What was done, and what one should know of it.
    pub news: Option<String>,
    /// Why something wasn't done.
    pub wrong: Option<String>,
}

impl MeetingPlanPage<'_> {
    /// Where a plan of the same forum is, of another year.
    #[must_use]
    pub fn of_year(&self, year: &i16) -> String {
        match &self.plan.forum {
            Some((forum, _, _)) => links::meeting_plan_of(forum, *year),
            None => links::meeting_plan(*year),
        }
    }

    /// The years before and after, as far as there are meetings, or may be planned: nobody is led on for ever.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        let beside = [self.plan.year.saturating_sub(1), self.plan.year.saturating_add(1)];
        let (first, last) = self.span;
        beside
            .into_iter()
            .filter(|year| (first..=last).contains(year))
            .collect()
    }

    /// A file of the plan.
    #[must_use]
    pub fn file(&self, ending: &str) -> String {
        match &self.plan.forum {
            Some((forum, _, _)) => links::meeting_plan_file(forum, self.plan.year, ending),
            None => links::meeting_plan_file_of_all(self.plan.year, ending),
        }
    }

    /// What is said of a meeting beside day, time and place.
    #[must_use]
    pub fn notes(&self, line: &PlanLine) -> Vec<String> {
        printed::notes(line, self.frame.wording())
    }

    /// Whether a meeting can be moved or called off.
    #[must_use]
    pub fn is_ahead(&self, line: &PlanLine) -> bool {
        match line.meeting.state {
            MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::AgendaIssued => true,
            MeetingState::InSession | MeetingState::Held | MeetingState::Cancelled => false,
        }
    }

    /// Whether it was called off.
    #[must_use]
    pub fn is_off(&self, line: &PlanLine) -> bool {
        line.meeting.state == MeetingState::Cancelled
    }

    /// Whether a meeting's place is only its room's name.
    #[must_use]
    pub fn own_place<'l>(&self, line: &'l PlanLine) -> &'l str {
        let place = line.meeting.place.as_deref().unwrap_or_default();
        match &line.room {
            Some((_, room)) if room == place => "",
            _ => place,
        }
    }

    /// Whether a meeting is in a room.
    #[must_use]
    pub fn is_in(&self, line: &PlanLine, room: &RoomId) -> bool {
        line.room.as_ref().is_some_and(|(id, _)| id == room)
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Which {
    aar: Option<i16>,
    nyt: Option<String>,
    antal: Option<u32>,
}

/// What is typed of a meeting.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The day.
    #[serde(default)]
    pub dag: String,
    /// When it begins.
    #[serde(default)]
    pub start: String,
    /// When it ends.
    #[serde(default)]
    pub slut: String,
    /// In which room.
    #[serde(default)]
    pub lokale: String,
    /// Where, in words.
    #[serde(default)]
    pub sted: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

impl Typed {
    fn time(&self) -> Result<MeetingTime<'_>, Refusal> {
        Ok(MeetingTime {
            date: periods::certain_day(&self.dag)?,
            start: clock(&self.start)?,
            end: clock(&self.slut)?,
            place: &self.sted,
            room: room(&self.lokale)?,
        })
    }
}

/// A time of day as a form gives it.
///
/// # Errors
/// [`Refusal::NotValid`] for what is none.
pub(super) fn clock(typed: &str) -> Result<ClockTime, Refusal> {
    typed.trim().parse().map_err(|_| Refusal::NotValid {
        why: "clock",
        given: typed.chars().take(20).collect(),
    })
}

/// A room as a form gives it; `None` where none is chosen.
///
/// # Errors
/// [`Refusal::NotValid`] for what is none.
pub(super) fn room(typed: &str) -> Result<Option<RoomId>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Refusal::NotValid {
            why: "no-room",
            given: String::new(),
        }),
    }
}

/// `/moedeplan`
///
/// # Errors
/// When there is no such year.
pub async fn of_all(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(which): Asked<Which>,
) -> Result<Response, Problem> {
    let after = After::of(&state, &which, None);
    shown(&state, &reader, None, which.aar, after).await
}

/// `/forummer/{id}/moedeplan`
///
/// # Errors
/// When there is no such forum or year.
pub async fn of_forum(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ForumId>,
    Asked(which): Asked<Which>,
) -> Result<Response, Problem> {
    let after = After::of(&state, &which, None);
    shown(&state, &reader, Some(id), which.aar, after).await
}

/// `/moedeplan/{file}`
///
/// # Errors
/// When there is no such file.
pub async fn file_of_all(
    Here(state): Here,
    Visitor(reader): Visitor,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    send(&state, &reader, None, &name).await
}

/// `/forummer/{id}/moedeplan/{file}`
///
/// # Errors
/// When there is no such file.
pub async fn file(
    Here(state): Here,
    Visitor(reader): Visitor,
    IdAndName(id, name): IdAndName<ForumId>,
) -> Result<Response, Problem> {
    send(&state, &reader, Some(id), &name).await
}

async fn send(
    state: &WebState,
    reader: &Reader,
    forum: Option<ForumId>,
    name: &str,
) -> Result<Response, Problem> {
    let (year, ending) = name.split_once('.').ok_or(Problem::NotFound)?;
    let year: i16 = year.parse().map_err(|_| Problem::NotFound)?;
    let office = &state.office;
    let file = match ending {
        "ics" => {
            let address = |meeting: MeetingId| public_address(state, meeting);
            office
                .meeting_plan_calendar(reader, &state.wording, forum, year, &address)
                .await?
        }
        "pdf" => {
            office
                .print_meeting_plan(reader, &state.press, forum, year, Form::Pdf)
                .await?
        }
        _ => return Err(Problem::NotFound),
    };
    let manner = sending::printed(file.media_type);
    sending::send(&file.file_name, manner, file.bytes).map(sending::unkept)
}

/// Where a meeting's page is, if others than this machine find it.
pub(super) fn public_address(state: &WebState, meeting: MeetingId) -> Option<String> {
    let public = state.doors.public.as_ref()?;
    Some(format!("{}{}", public.address(), links::meeting(&meeting)))
}

/// `POST /forummer/{id}/moeder`: one meeting more.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn add(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ForumId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match typed.time() {
        Ok(at) => {
            let planned = state.office.plan_meeting(state.actor()?, id, at, "").await;
            planned.map(|(_, warnings)| (at.date.year(), warnings))
        }
        Err(refusal) => Err(refusal),
    };
    answer(&state, &reader, id, typed, done, "plan-one-written").await
}

/// `POST /moeder/{id}/flyt`: moves a meeting.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn change(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let line = state.office.planned_meeting(id).await?;
    let done = match typed.time() {
        Ok(at) => {
            let actor = state.actor()?;
            let moved = state.office.move_meeting(actor, id, at, &typed.grund).await;
            moved.map(|warnings| (at.date.year(), warnings))
        }
        Err(refusal) => Err(refusal),
    };
    let blank = Typed::default();
    answer(&state, &reader, line.meeting.forum, blank, done, "plan-moved").await
}

/// `POST /moeder/{id}/aflys`: calls a meeting off.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn call_off(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let line = state.office.planned_meeting(id).await?;
    let done = state
        .office
        .cancel_meeting(state.actor()?, id, &typed.grund)
        .await;
    let year = line
        .meeting
        .date
        .map_or((state.today)().year(), |date| date.year());
    let done = done.map(|()| (year, Warnings::default()));
    let blank = Typed::default();
    answer(&state, &reader, line.meeting.forum, blank, done, "plan-cancelled").await
}

/// What was done before the page is shown.
struct After {
    status: StatusCode,
    typed: Typed,
    news: Option<String>,
    wrong: Option<String>,
}

impl After {
    fn of(state: &WebState, which: &Which, wrong: Option<String>) -> Self {
        let count = which.antal.unwrap_or(0);
        Self {
            status: StatusCode::OK,
            typed: Typed::default(),
            news: match which.nyt.as_deref() {
                Some("planlagt") => Some(
                    state
                        .wording
                        .text_with("plan-written", &[("count", count.into())]),
                ),
                Some("tilfoejet") => Some(state.wording.text("plan-one-written").into_owned()),
                Some("flyttet") => Some(state.wording.text("plan-moved").into_owned()),
                Some("aflyst") => Some(state.wording.text("plan-cancelled").into_owned()),
                _ => None,
            },
            wrong,
        }
    }
}

/// Shows the plan after something was done in it: with what one should know of it, or why it wasn't.
async fn answer(
    state: &WebState,
    reader: &Reader,
    forum: ForumId,
    typed: Typed,
    done: Result<(i16, Warnings), Refusal>,
    news: &'static str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok((year, warnings)) if warnings == Warnings::default() => {
            let word = match news {
                "plan-moved" => "flyttet",
                "plan-cancelled" => "aflyst",
                _ => "tilfoejet",
            };
            let to = format!("{}&nyt={word}", links::meeting_plan_of(&forum, year));
            Ok(Redirect::to(&to).into_response())
        }
        Ok((year, warnings)) => {
            let after = After {
                status: StatusCode::OK,
                typed: Typed::default(),
                news: Some(format!(
                    "{} {}",
                    state.wording.text(news),
                    in_words(state, &warnings)
                )),
                wrong: None,
            };
            shown(state, reader, Some(forum), Some(year), after).await
        }
        Err((status, wrong)) => {
            let day = periods::day(&typed.dag).ok().flatten();
            let after = After {
                status,
                typed,
                news: None,
                wrong: Some(wrong),
            };
            shown(state, reader, Some(forum), day.map(|day| day.year()), after).await
        }
    }
}

pub(super) fn in_words(state: &WebState, warnings: &Warnings) -> String {
    let mut words = vec![state.wording.text("plan-warned").into_owned()];
    if let Some(why) = warnings.day_off {
        let values = [("why", state.wording.day_off(why).into())];
        words.push(state.wording.text_with("plan-warned-day-off", &values));
    }
    words.extend(
        warnings
            .clashes
            .iter()
            .map(|clash| format!("{}.", clash_words(state, clash))),
    );
    words.join(" ")
}

/// What stands in the way of a meeting, in words.
pub(super) fn clash_words(state: &WebState, clash: &Clash) -> String {
    state
        .wording
        .clash(clash.kind.as_str(), &clash.who, &clash.forum, clash.start)
}

/// From the first year with meetings to the last, next year included.
async fn span(state: &WebState, reader: &Reader, forum: Option<ForumId>) -> Result<(i16, i16), Problem> {
    let today = (state.today)();
    let front = state.office.front_page(reader, today).await?;
    let of = front
        .forums
        .iter()
        .filter(|line| forum.is_none_or(|forum| line.id == forum));
    let begin = (today.year(), today.year().saturating_add(1));
    Ok(of
        .filter_map(|line| line.period)
        .fold(begin, |(first, last), (begins, ends)| {
            (first.min(begins.year()), last.max(ends.year()))
        }))
}

async fn shown(
    state: &WebState,
    reader: &Reader,
    forum: Option<ForumId>,
    year: Option<i16>,
    after: After,
) -> Result<Response, Problem> {
    let year = year.unwrap_or_else(|| (state.today)().year());
    let plan = state.office.meeting_plan(reader, forum, year).await?;
    let frame = Frame::new(state, printed::title(&plan, &state.wording)).on(Way::Front);
    let frame = match &plan.forum {
        Some((id, name, _)) => frame.under([(name.clone(), links::forum(id))]),
        None => frame.under([]),
    };
    let may_plan = forum.is_some_and(|forum| reader.may(Action::PlanMeetings, Scope::Forum(forum)));
    let rooms = match may_plan {
        true => state.office.rooms().await?,
        false => Vec::new(),
    };
    let meetings: Vec<MeetingId> = plan.lines.iter().map(|line| line.meeting.id).collect();
    let page = show(&MeetingPlanPage {
        frame,
        deadlines: deadlines::of(state, &meetings).await?,
        plan,
        span: span(state, reader, forum).await?,
        may_plan,
        may_keep_rooms: reader.may(Action::KeepRooms, Scope::Anywhere),
        rooms,
        typed: after.typed,
        news: after.news,
        wrong: after.wrong,
    })?;
    Ok((after.status, page).into_response())
}
