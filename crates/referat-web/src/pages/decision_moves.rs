//! What becomes of an item's paper at the meeting: it is postponed, sent on, or either is taken back.

use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, ForumId};

use super::decision::{As, Typed, shown};
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::links;
use crate::problem::Problem;

/// `POST /punkter/{id}/udsaet`: postpones it.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn postpone(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match day(&typed.dag) {
        Ok(day) => {
            let actor = state.actor()?;
            state.office.postpone_item(actor, id, day, &typed.grund).await
        }
        Err(refusal) => Err(refusal),
    };
    moved(&state, id, typed, done, "udsaet").await
}

/// A day that was typed, if any was.
///
/// # Errors
/// [`Refusal::NotValid`] for what is no day.
pub(super) fn day(typed: &str) -> Result<Option<Date>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Refusal::NotValid {
            why: "date",
            given: String::new(),
        }),
    }
}

/// `POST /punkter/{id}/send-videre`: sends its paper on to another forum.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn send_on(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let to: Option<ForumId> = match typed.forum.as_str() {
        "" => None,
        forum => Some(forum.parse().map_err(|_| Problem::NotFound)?),
    };
    let actor = state.actor()?;
    let done = state.office.send_on(actor, id, to, &typed.grund).await;
    moved(&state, id, typed, done.map(drop), "send-videre").await
}

/// `POST /punkter/{id}/tag-tilbage`: takes either back.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn take_back(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = state.office.take_back(actor, id, &typed.grund).await;
    moved(&state, id, typed, done, "tag-tilbage").await
}

async fn moved(
    state: &WebState,
    id: AgendaItemId,
    typed: Typed,
    done: Result<(), Refusal>,
    what: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={what}", links::decision(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, id, status, As::typed(typed), (None, Some(wrong))).await,
    }
}
