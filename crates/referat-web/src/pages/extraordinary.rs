//! An extraordinary meeting is called: outside the plan, with a reason and a deadline of its own.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::call_extraordinary_meeting::ExtraordinaryMeeting;
use referat_actions::keep_rooms::RoomLine;
use referat_actions::plan_meeting::{MeetingTime, Warnings};
use referat_actions::refusal::Refusal;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::ForumId;
use referat_domain::rules::deadline::Deadline;
use serde::Deserialize;

use super::meeting_plan::{clock, in_words, room};
use super::periods;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page.
#[derive(Template)]
#[template(path = "extraordinary.html")]
pub struct ExtraordinaryPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The forum.
    pub forum: ForumId,
    /// The rooms.
    pub rooms: Vec<RoomLine>,
    /// What was typed.
    pub typed: Typed,
    /// The meeting that was called and what one should know of it, where there is anything.
    pub warned: Option<(String, String)>,
    /// Why none was called.
    pub wrong: Option<String>,
}

/// What is typed of an extraordinary meeting.
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
    /// Who asked for it.
    #[serde(default)]
    pub oensket: String,
    /// The last day papers come in time.
    #[serde(default)]
    pub frist: String,
    /// Until when on that day.
    #[serde(default)]
    pub fristkl: String,
}

impl Typed {
    fn meeting(&self) -> Result<ExtraordinaryMeeting<'_>, Refusal> {
        let papers_due = match (self.frist.trim(), self.fristkl.trim()) {
            ("", "") => None,
            (day, at) => Some(Deadline {
                day: periods::certain_day(day)?,
                clock: clock(at)?,
            }),
        };
        Ok(ExtraordinaryMeeting {
            at: MeetingTime {
                date: periods::certain_day(&self.dag)?,
                start: clock(&self.start)?,
                end: clock(&self.slut)?,
                place: &self.sted,
                room: room(&self.lokale)?,
            },
            asked_by: &self.oensket,
            reason: &self.grund,
            papers_due,
        })
    }
}

/// `/forummer/{id}/ekstraordinaert`
///
/// # Errors
/// When there is no such forum, or the reader doesn't plan its meetings.
pub async fn page(Here(state): Here, Id(id): Id<ForumId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, Typed::default(), None, None).await
}

/// `POST /forummer/{id}/ekstraordinaert`: calls the meeting, and goes on to those who are to come.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn call(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match typed.meeting() {
        Ok(meeting) => {
            let actor = state.actor()?;
            state.office.call_extraordinary_meeting(actor, id, meeting).await
        }
        Err(refusal) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok((meeting, warnings)) => {
            let to = format!("{}?nyt=ekstraordinaert", links::invitations(&meeting));
            match warnings == Warnings::default() {
                true => Ok(Redirect::to(&to).into_response()),
                false => {
                    let warned = Some((to, in_words(&state, &warnings)));
                    shown(&state, id, StatusCode::OK, Typed::default(), warned, None).await
                }
            }
        }
        Err((status, wrong)) => shown(&state, id, status, typed, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: ForumId,
    status: StatusCode,
    typed: Typed,
    warned: Option<(String, String)>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let reader = &state.actor()?.reader;
    reader
        .require(Action::PlanMeetings, Scope::Forum(id))
        .map_err(|denied| Problem::NotAllowed { wanted: denied.0 })?;
    let year = (state.today)().year();
    let plan = state.office.meeting_plan(reader, Some(id), year).await?;
    let (_, name, _) = plan.forum.clone().ok_or(Problem::NotFound)?;
    let forum = name.as_str().into();
    let title = state
        .wording
        .text_with("extraordinary-title-of", &[("forum", forum)]);
    let frame = Frame::new(state, title).on(Way::Front).under([
        (name, links::forum(&id)),
        (
            state.wording.text("plan-link").into_owned(),
            links::meeting_plan_of(&id, year),
        ),
    ]);
    let page = show(&ExtraordinaryPage {
        frame,
        forum: id,
        rooms: state.office.rooms().await?,
        typed,
        warned,
        wrong,
    })?;
    Ok((status, page).into_response())
}
