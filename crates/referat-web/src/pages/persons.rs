//! The persons: finding them, and making one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{PersonLine, WhichPersons};
use serde::Deserialize;

use super::administration;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// Their page.
#[derive(Template)]
#[template(path = "persons.html")]
pub struct PersonsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What is looked for.
    pub wish: Wish,
    /// Who is found.
    pub lines: Vec<PersonLine>,
    /// What was typed of a new person.
    pub typed: Typed,
    /// Why none was made.
    pub wrong: Option<String>,
}

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wish {
    /// A part of a name.
    #[serde(default)]
    pub q: String,
    /// `konto`, `fratraadt`, `alle`; those who are here for anything else.
    #[serde(default)]
    pub vis: String,
}

/// What is typed of a new person.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Their name.
    #[serde(default)]
    pub navn: String,
    /// Where they get mail.
    #[serde(default)]
    pub email: String,
}

/// `/administration/personer`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Asked(wish): Asked<Wish>) -> Result<Response, Problem> {
    shown(&state, StatusCode::OK, wish, Typed::default(), None).await
}

/// `POST /administration/personer`: makes a person.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn make(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let email = Some(typed.email.trim()).filter(|email| !email.is_empty());
    let made = state.office.make_person(state.actor()?, &typed.navn, email).await;
    match outcome(&state, made)? {
        Ok(id) => Ok(Redirect::to(&links::person_record_after(&id, "oprettet")).into_response()),
        Err((status, wrong)) => shown(&state, status, Wish::default(), typed, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    status: StatusCode,
    wish: Wish,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let which = match wish.vis.as_str() {
        "konto" => WhichPersons::WithAccount,
        "fratraadt" => WhichPersons::Left,
        "alle" => WhichPersons::Everyone,
        _ => WhichPersons::Here,
    };
    let lines = state.office.persons(state.actor()?, &wish.q, which).await?;
    let frame = Frame::new(state, state.wording.text("persons-title"))
        .on(Way::Administration)
        .under([administration::crumb(state)]);
    let page = show(&PersonsPage {
        frame,
        wish,
        lines,
        typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}
