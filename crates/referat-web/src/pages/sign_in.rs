//! Signing in: login and password, then a code where there is a second factor; and signing out.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_actions::sign_in::Admitted;
use serde::Deserialize;

use super::provider;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;
use crate::sessions::{self, CameFrom, Guest, Staff, own_page};
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
    /// The provider one can sign in at, by its name, and where that begins.
    pub provider: Option<(String, String)>,
    /// Who can be tried.
    pub demo: &'a [DemoLogin],
}

/// Signed out here, and on the way to be so at the provider.
#[derive(Template)]
#[template(path = "signed_out.html")]
pub struct SignedOutPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What the provider is called.
    pub provider: String,
    /// Where it goes on.
    pub way_out: String,
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
pub async fn page(
    Here(state): Here,
    CameFrom(origin): CameFrom,
    Staff(staff): Staff,
    Asked(wish): Asked<Wish>,
) -> Result<Response, Problem> {
    let to = own_page(wish.til.as_deref().unwrap_or("/"));
    if state.me.is_some() {
        return Ok(Redirect::to(to).into_response());
    }
    // Who has just signed out isn't let in again at once.
    let staff = staff.filter(|_| wish.nyt.is_none());
    if let Some(login) = staff {
        return match state.office.sign_in_by_door(&login, &origin).await {
            Ok(admitted) => Ok(let_in(&state, &admitted, to)),
            Err(refusal) => refused(&state, refusal, to),
        };
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
        Ok(admitted) => Ok(let_in(&state, &admitted, &to)),
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
    let mut vouched = None;
    if let Some(token) = guest.token {
        vouched = state.office.vouched_session(&token).await?;
        state.office.sign_out(&token).await?;
    }
    // A form may only lead to pages of ours: to the provider one goes on from there.
    let response = match provider::way_out(&state, vouched).await {
        Some(way_out) => {
            let state = WebState {
                me: None,
                ..state.clone()
            };
            let frame = Frame::new(&state, state.wording.text("signed-out-title")).without_search();
            let mut page = show(&SignedOutPage {
                frame,
                provider: provider_name(&state).unwrap_or_default(),
                way_out: way_out.clone(),
            })?
            .into_response();
            if let Ok(onwards) = format!("0; url={way_out}").parse() {
                page.headers_mut().insert("refresh", onwards);
            }
            sending::unkept(page)
        }
        None => Redirect::to("/log-ind?nyt=ud").into_response(),
    };
    Ok(sessions::dismiss(response, state.is_secure))
}

/// An answer that lets somebody in: to the second factor where there is one, or to where they wanted.
fn let_in(state: &WebState, admitted: &Admitted, to: &str) -> Response {
    let next = match admitted.wants_second_factor {
        true => links::sign_in_code(Some(to)),
        false => to.to_owned(),
    };
    sessions::admit(Redirect::to(&next), admitted, state.is_secure)
}

/// What the provider of logins is called.
pub(super) fn provider_name(state: &WebState) -> Option<String> {
    let door = state.doors.provider.as_ref()?;
    Some(door.rules.name.clone())
}

/// The page to sign in, with why one wasn't let in some other way.
pub(super) fn not_let_in(
    state: &WebState,
    status: StatusCode,
    wrong: String,
    to: &str,
) -> Result<Response, Problem> {
    let page = shown(state, None, Some(wrong), String::new(), to)?;
    Ok((status, page).into_response())
}

/// The same, for a refusal.
pub(super) fn refused(state: &WebState, refusal: Refusal, to: &str) -> Result<Response, Problem> {
    let (status, wrong) = told(state, refusal)?;
    let status = match status {
        StatusCode::CONFLICT => StatusCode::FORBIDDEN,
        other => other,
    };
    not_let_in(state, status, wrong, to)
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
        provider: provider_name(state).map(|name| (name, links::sign_in_at_provider(Some(to)))),
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
