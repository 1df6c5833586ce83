//! Signing in: login and password, then a code where there is a second factor; and signing out.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;
use crate::sessions::{self, CameFrom, Guest, own_page};
use crate::state::DemoLogin;

/// The page for login and password.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignInPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What should be known first.
    pub news: Option<String>,
    /// Why one wasn't let in.
    pub wrong: Option<String>,
    /// The login that was typed.
    pub login: String,
    /// Where one goes then.
    pub to: String,
    /// Who can be tried.
    pub demo: &'a [DemoLogin],
}

/// The page for a code.
#[derive(Template)]
#[template(path = "sign_in_code.html")]
pub struct CodePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Why one wasn't let in.
    pub wrong: Option<String>,
    /// Where one goes then.
    pub to: String,
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wish {
    /// Where one wants to go.
    pub til: Option<String>,
    /// What has just happened.
    pub nyt: Option<String>,
}

/// Login and password.
#[derive(Clone, Deserialize)]
pub struct Credentials {
    #[serde(default)]
    login: String,
    #[serde(default)]
    adgangskode: String,
    #[serde(default)]
    til: String,
}

/// A code.
#[derive(Clone, Deserialize)]
pub struct Code {
    #[serde(default)]
    kode: String,
    #[serde(default)]
    til: String,
}

/// `/log-ind`
///
/// # Errors
/// When the template fails.
pub async fn page(Here(state): Here, Asked(wish): Asked<Wish>) -> Result<Response, Problem> {
    let to = own_page(wish.til.as_deref().unwrap_or("/"));
    if state.me.is_some() {
        return Ok(Redirect::to(to).into_response());
    }
    let news = match wish.nyt.as_deref() {
        Some("ud") => Some("sign-in-over"),
        Some("sat") => Some("sign-in-password-set"),
        _ if to != "/" => Some("sign-in-needed"),
        _ => None,
    };
    let news = news.map(|key| state.wording.text(key).into_owned());
    shown(&state, news, None, String::new(), to)
}

/// `POST /log-ind`
///
/// # Errors
/// When something internal fails.
pub async fn enter(
    Here(state): Here,
    CameFrom(origin): CameFrom,
    Filled(typed): Filled<Credentials>,
) -> Result<Response, Problem> {
    let to = own_page(&typed.til).to_owned();
    match state
        .office
        .sign_in(&typed.login, &typed.adgangskode, &origin)
        .await
    {
        Ok(admitted) => {
            let next = match admitted.wants_second_factor {
                true => links::sign_in_code(Some(&to)),
                false => to,
            };
            Ok(sessions::admit(Redirect::to(&next), &admitted, state.is_secure))
        }
        Err(refusal) => {
            let (status, wrong) = told(&state, refusal)?;
            let page = shown(&state, None, Some(wrong), typed.login, &to)?;
            Ok((status, page).into_response())
        }
    }
}

/// `/log-ind/kode`
///
/// # Errors
/// When the template fails.
pub async fn code_page(
    Here(state): Here,
    guest: Guest,
    Asked(wish): Asked<Wish>,
) -> Result<Response, Problem> {
    let to = own_page(wish.til.as_deref().unwrap_or("/"));
    if !guest.is_halfway {
        return Ok(Redirect::to(&links::sign_in(Some(to))).into_response());
    }
    code_shown(&state, None, to)
}

/// `POST /log-ind/kode`
///
/// # Errors
/// When something internal fails.
pub async fn show_code(
    Here(state): Here,
    guest: Guest,
    CameFrom(origin): CameFrom,
    Filled(typed): Filled<Code>,
) -> Result<Response, Problem> {
    let to = own_page(&typed.til).to_owned();
    let Some(token) = guest.token.filter(|_| guest.is_halfway) else {
        return Ok(Redirect::to(&links::sign_in(Some(&to))).into_response());
    };
    match state
        .office
        .prove_second_factor(&token, &typed.kode, &origin)
        .await
    {
        Ok(admitted) => Ok(sessions::admit(Redirect::to(&to), &admitted, state.is_secure)),
        Err(Refusal::NotFound) => Ok(Redirect::to(&links::sign_in(Some(&to))).into_response()),
        Err(refusal) => {
            let (status, wrong) = told(&state, refusal)?;
            let page = code_shown(&state, Some(wrong), &to)?;
            Ok((status, page).into_response())
        }
    }
}

/// `POST /log-ud`
///
/// # Errors
/// When something internal fails.
pub async fn leave(Here(state): Here, guest: Guest) -> Result<Response, Problem> {
    if let Some(token) = guest.token {
        state.office.sign_out(&token).await?;
    }
    Ok(sessions::dismiss(
        Redirect::to("/log-ind?nyt=ud"),
        state.is_secure,
    ))
}

/// A refusal as it is told beside a form; only what is internal goes further.
pub(super) fn told(state: &WebState, refusal: Refusal) -> Result<(StatusCode, String), Problem> {
    let words = state.words();
    match Problem::from(refusal) {
        Problem::NotValid { why, given } => Ok((StatusCode::BAD_REQUEST, words.not_valid(why, &given))),
        Problem::NotNow {
            why: why @ "sign-in-wait",
        } => Ok((StatusCode::TOO_MANY_REQUESTS, words.not_now(why))),
        Problem::NotNow { why } => Ok((StatusCode::CONFLICT, words.not_now(why))),
        problem @ (Problem::NotFound
        | Problem::NotAllowed { .. }
        | Problem::SignInFirst
        | Problem::BadAddress
        | Problem::WrongMethod
        | Problem::ForeignHost
        | Problem::ForeignPage
        | Problem::TooSlow
        | Problem::Internal { .. }) => Err(problem),
    }
}

fn shown(
    state: &WebState,
    news: Option<String>,
    wrong: Option<String>,
    login: String,
    to: &str,
) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("sign-in-title")).without_search();
    let page = show(&SignInPage {
        frame,
        news,
        wrong,
        login,
        to: to.to_owned(),
        demo: &state.demo,
    })?;
    Ok(sending::unkept(page.into_response()))
}

fn code_shown(state: &WebState, wrong: Option<String>, to: &str) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("sign-in-code-title")).without_search();
    let page = show(&CodePage {
        frame,
        wrong,
        to: to.to_owned(),
    })?;
    Ok(sending::unkept(page.into_response()))
}
