//! Proving anew who one is, before something dangerous: the password again, and then what was wanted is done.
//!
//! Nothing that was typed is lost: it travels with the page, and the browser is told to send it on (307).

use askama::Template;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::{Error, MapDeserializer};

use super::sign_in::told;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, show};
use crate::problem::Problem;
use crate::sending;
use crate::sessions::{CameFrom, Me, own_page};

/// How the page's own fields begin, so that they are told from what was typed elsewhere.
const OWN: &str = "bekraeft-";

/// What a form says, field by field.
pub type Pairs = Vec<(String, String)>;

/// The page that asks for the password again.
#[derive(Template)]
#[template(path = "prove.html")]
pub struct ProvePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Why the password wasn't taken.
    pub wrong: Option<String>,
    /// Where one goes then.
    pub to: String,
    /// Whether what was typed is sent on there.
    pub is_again: bool,
    /// What was typed.
    pub kept: Pairs,
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    til: String,
}

/// `/bekraeft`
///
/// # Errors
/// When the template fails.
pub async fn page(Here(state): Here, Asked(wish): Asked<Wish>) -> Result<Response, Problem> {
    shown(
        &state,
        StatusCode::OK,
        None,
        own_page(&wish.til),
        false,
        Pairs::new(),
    )
}

/// `POST /bekraeft`: goes on where the password is right.
///
/// # Errors
/// When something internal fails.
pub async fn enter(
    Here(state): Here,
    Me { token, .. }: Me,
    CameFrom(origin): CameFrom,
    Filled(pairs): Filled<Pairs>,
) -> Result<Response, Problem> {
    let own = |name: &str| {
        let found = pairs
            .iter()
            .find(|(field, _)| field.strip_prefix(OWN) == Some(name));
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let (to, is_again) = (own("til"), !own("igen").is_empty());
    match state.office.prove_again(&token, &own("kode"), &origin).await {
        Ok(()) if is_again => Ok(Redirect::temporary(own_page(&to)).into_response()),
        Ok(()) => Ok(Redirect::to(own_page(&to)).into_response()),
        Err(refusal) => {
            let (status, wrong) = told(&state, refusal)?;
            shown(&state, status, Some(wrong), own_page(&to), is_again, pairs)
        }
    }
}

/// The page before something that was posted to `to`.
///
/// # Errors
/// When the template fails.
pub fn ask(state: &WebState, to: &str, typed: Pairs) -> Result<Response, Problem> {
    shown(state, StatusCode::OK, None, to, true, typed)
}

fn shown(
    state: &WebState,
    status: StatusCode,
    wrong: Option<String>,
    to: &str,
    is_again: bool,
    typed: Pairs,
) -> Result<Response, Problem> {
    let kept = typed
        .into_iter()
        .filter(|(name, _)| !name.starts_with(OWN))
        .collect();
    let page = show(&ProvePage {
        frame: Frame::new(state, state.wording.text("prove-title")).under([]),
        wrong,
        to: to.to_owned(),
        is_again,
        kept,
    })?;
    Ok((status, sending::unkept(page.into_response())).into_response())
}

/// What a form says, as a struct.
///
/// # Errors
/// When it says something else.
fn read<T: DeserializeOwned>(pairs: Pairs) -> Result<T, Problem> {
    T::deserialize(MapDeserializer::<_, Error>::new(pairs.into_iter())).map_err(|_| Problem::NotValid {
        why: "form",
        given: String::new(),
    })
}

/// A form, and the same field by field: it is asked for a proof only where what it says is dangerous.
#[derive(Debug, Clone)]
pub struct Sent<T>(pub T, pub Pairs);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let Filled(pairs) = Filled::<Pairs>::from_request(request, state).await?;
        Ok(Self(read(pairs.clone())?, pairs))
    }
}

/// A form that is taken only from somebody who has lately proved who they are; others are asked first.
#[derive(Debug, Clone)]
pub struct Proven<T>(pub T);

impl<T: DeserializeOwned> FromRequest<WebState> for Proven<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &WebState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Here(here) = Here::from_request_parts(&mut parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let to = parts.uri.path().to_owned();
        let request = Request::from_parts(parts, body);
        let Filled(pairs) = Filled::<Pairs>::from_request(request, state)
            .await
            .map_err(IntoResponse::into_response)?;
        // In a guise nothing is done, and no proof helps: the action says so.
        let is_proven = here
            .me
            .as_ref()
            .is_some_and(|me| me.actor.has_proved || me.guise.is_some());
        match is_proven {
            true => read(pairs).map(Self).map_err(IntoResponse::into_response),
            false => Err(ask(&here, &to, pairs).unwrap_or_else(IntoResponse::into_response)),
        }
    }
}

/// A refusal in words with its status, and what was done otherwise.
///
/// # Errors
/// What isn't told beside a form.
pub fn outcome<T>(
    state: &WebState,
    done: Result<T, Refusal>,
) -> Result<Result<T, (StatusCode, String)>, Problem> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(refusal) => told(state, refusal).map(Err),
    }
}
