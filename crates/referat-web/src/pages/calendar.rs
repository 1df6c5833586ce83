//! One's own calendar: private addresses that calendars subscribe to, and what is read at one.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_actions::secrets::Token;
use referat_domain::ids::{ForumId, MeetingId};
use serde::Deserialize;

use super::meeting_plan::public_address;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Visitor};
use crate::frame::{Frame, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// The page.
#[derive(Template)]
#[template(path = "calendar.html")]
pub struct CalendarPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What there can be an address of: `None` for all of one's own forums.
    pub lines: Vec<CalendarLine>,
    /// The address that was just made.
    pub made: Option<String>,
    /// What was done.
    pub news: Option<String>,
    /// Why something wasn't.
    pub wrong: Option<String>,
}

/// Something there can be an address of.
#[derive(Debug, Clone)]
pub struct CalendarLine {
    /// Its word in forms: a forum's number, or nothing.
    pub word: String,
    /// What it is called.
    pub name: String,
    /// Whether there is an address.
    pub is_there: bool,
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// What is chosen.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    forum: String,
}

impl Chosen {
    fn forum(&self) -> Result<Option<ForumId>, Problem> {
        match self.forum.as_str() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| Problem::NotFound),
        }
    }
}

/// `/kalender`
///
/// # Errors
/// When a lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(_): Visitor,
    Asked(after): Asked<After>,
) -> Result<Response, Problem> {
    let news = match after.nyt.as_deref() {
        Some("lukket") => Some(state.wording.text("calendar-dropped").into_owned()),
        _ => None,
    };
    shown(&state, StatusCode::OK, None, news, None).await
}

/// `POST /kalender`: makes an address, which is shown this once.
///
/// # Errors
/// When it is refused for more than what was chosen.
pub async fn make(Here(state): Here, Filled(chosen): Filled<Chosen>) -> Result<Response, Problem> {
    let forum = chosen.forum()?;
    let done = state.office.make_calendar_address(state.actor()?, forum).await;
    match outcome(&state, done)? {
        Ok(token) => {
            let own = &state.doors.own_address;
            let made = format!("{own}{}", links::calendar_feed(&token.reveal()));
            let page = shown(&state, StatusCode::OK, Some(made), None, None).await?;
            Ok(sending::unkept(page))
        }
        Err((status, wrong)) => shown(&state, status, None, None, Some(wrong)).await,
    }
}

/// `POST /kalender/luk`: gives an address up.
///
/// # Errors
/// When it is refused for more than what was chosen.
pub async fn close(Here(state): Here, Filled(chosen): Filled<Chosen>) -> Result<Response, Problem> {
    let forum = chosen.forum()?;
    let done = state.office.drop_calendar_address(state.actor()?, forum).await;
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to("/kalender?nyt=lukket").into_response()),
        Err((status, wrong)) => shown(&state, status, None, None, Some(wrong)).await,
    }
}

/// `/kalender/{file}`: the calendar itself, for whoever has its address.
///
/// # Errors
/// When there is none, or it was given up.
pub async fn feed(Here(state): Here, Path(name): Path<String>) -> Result<Response, Problem> {
    let token = name.strip_suffix(".ics").and_then(Token::read);
    let token = token.ok_or(Problem::NotFound)?;
    let address = |meeting: MeetingId| public_address(&state, meeting);
    let file = state
        .office
        .calendar_file(&token, &state.wording, &address)
        .await?;
    let manner = sending::printed(file.media_type);
    sending::send(&file.file_name, manner, file.bytes).map(sending::unkept)
}

async fn shown(
    state: &WebState,
    status: StatusCode,
    made: Option<String>,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let there = state.office.calendar_addresses(actor).await?;
    let mut lines = vec![CalendarLine {
        word: String::new(),
        name: state.wording.text("calendar-of-all").into_owned(),
        is_there: there.contains(&None),
    }];
    let front = state
        .office
        .front_page(&actor.reader, (state.today)())
        .await
        .map_err(|refusal: Refusal| Problem::from(refusal))?;
    for forum in &front.forums {
        let values = [("forum", forum.name.as_str().into())];
        lines.push(CalendarLine {
            word: forum.id.to_string(),
            name: state.wording.text_with("calendar-of-forum", &values),
            is_there: there.contains(&Some(forum.id)),
        });
    }
    let frame = Frame::new(state, state.wording.text("calendar-title")).under([]);
    let page = show(&CalendarPage {
        frame,
        lines,
        made,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
