//! The rooms meetings can be in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::keep_rooms::RoomLine;
use referat_actions::refusal::Refusal;
use referat_domain::ids::RoomId;
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, Way, show};
use crate::problem::Problem;

/// Their address.
const HERE: &str = "/lokaler";

/// Their page.
#[derive(Template)]
#[template(path = "rooms.html")]
pub struct RoomsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The rooms.
    pub rooms: Vec<RoomLine>,
    /// What was typed of a new one.
    pub typed: Typed,
    /// What was done.
    pub news: Option<String>,
    /// Why something wasn't.
    pub wrong: Option<String>,
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// What is typed of a room.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Which, where it is there already.
    #[serde(default)]
    pub lokale: String,
    /// Its name.
    #[serde(default)]
    pub navn: String,
    /// Its seats.
    #[serde(default)]
    pub pladser: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

impl Typed {
    fn seats(&self) -> Result<Option<u32>, Refusal> {
        match self.pladser.trim() {
            "" => Ok(None),
            seats => seats.parse().map(Some).map_err(|_| Refusal::NotValid {
                why: "seats",
                given: seats.chars().take(20).collect(),
            }),
        }
    }

    fn room(&self) -> Result<RoomId, Refusal> {
        self.lokale.parse().map_err(|_| Refusal::NotValid {
            why: "no-room",
            given: String::new(),
        })
    }
}

/// `/lokaler`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Asked(after): Asked<After>) -> Result<Response, Problem> {
    let text = |key| Some(state.wording.text(key).into_owned());
    let news = match after.nyt.as_deref() {
        Some("oprettet") => text("room-made"),
        Some("rettet") => text("room-corrected"),
        Some("fjernet") => text("room-closed"),
        _ => None,
    };
    shown(&state, StatusCode::OK, Typed::default(), news, None).await
}

/// `POST /lokaler`: puts a room on the list.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn make(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = match typed.seats() {
        Ok(seats) => state.office.make_room(state.actor()?, &typed.navn, seats).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, typed, done.map(|_| ()), "oprettet").await
}

/// `POST /lokaler/ret`: corrects a room.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn correct(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = match (typed.room(), typed.seats()) {
        (Ok(room), Ok(seats)) => {
            let actor = state.actor()?;
            state.office.correct_room(actor, room, &typed.navn, seats).await
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    answer(&state, Typed::default(), done, "rettet").await
}

/// `POST /lokaler/fjern`: takes a room off the list.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn close(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = match typed.room() {
        Ok(room) => state.office.close_room(state.actor()?, room, &typed.grund).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, Typed::default(), done, "fjernet").await
}

async fn answer(
    state: &WebState,
    typed: Typed,
    done: Result<(), Refusal>,
    news: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?nyt={news}")).into_response()),
        Err((status, wrong)) => shown(state, status, typed, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    status: StatusCode,
    typed: Typed,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("rooms-title"))
        .on(Way::Front)
        .under([]);
    let page = show(&RoomsPage {
        frame,
        rooms: state.office.rooms().await?,
        typed,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
