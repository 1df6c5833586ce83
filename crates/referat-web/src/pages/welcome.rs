//! Links that work once: the first administrator, an invitation, a new password.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::keep_accounts::{FirstAdministrator, Welcome};
use referat_actions::refusal::Refusal;
use referat_actions::secrets::Token;
use serde::Deserialize;

use super::sign_in::told;
use crate::WebState;
use crate::extractors::{Filled, Here};
use crate::frame::{Frame, show};
use crate::problem::Problem;
use crate::sending;
use crate::sessions::{self, CameFrom};

/// The page behind a link.
#[derive(Template)]
#[template(path = "welcome.html")]
pub struct WelcomePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What the link is for.
    pub welcome: Welcome,
    /// Where the form is sent.
    pub token: String,
    /// The name that was typed.
    pub name: String,
    /// The login that was typed.
    pub login: String,
    /// Why it can't be so.
    pub wrong: Option<String>,
}

impl WelcomePage<'_> {
    /// Whether it makes the first administrator.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.welcome.login.is_none()
    }

    /// What is said first.
    #[must_use]
    pub fn lead(&self) -> String {
        let login = self.welcome.login.clone().unwrap_or_default();
        match &self.welcome.name {
            _ if self.is_first() => self.frame.text_with(
                "welcome-first-lead",
                &[("municipality", self.frame.municipality.into())],
            ),
            Some(name) if self.welcome.is_invitation() => self
                .frame
                .text_with("welcome-lead", &[("name", name.into()), ("login", login.into())]),
            Some(_) | None => self
                .frame
                .text_with("welcome-reset-lead", &[("login", login.into())]),
        }
    }
}

/// A link that doesn't work.
#[derive(Template)]
#[template(path = "welcome_gone.html")]
pub struct GonePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
}

/// What is chosen.
#[derive(Clone, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    navn: String,
    #[serde(default)]
    login: String,
    #[serde(default)]
    adgangskode: String,
}

/// `/velkommen/{token}`
///
/// # Errors
/// When something internal fails.
pub async fn page(Here(state): Here, Path(token): Path<String>) -> Result<Response, Problem> {
    let Some((token, welcome)) = living(&state, &token).await? else {
        return gone(&state);
    };
    shown(&state, &token, welcome, None, None)
}

/// `POST /velkommen/{token}`
///
/// # Errors
/// When something internal fails.
pub async fn accept(
    Here(state): Here,
    Path(token): Path<String>,
    CameFrom(origin): CameFrom,
    Filled(chosen): Filled<Chosen>,
) -> Result<Response, Problem> {
    let Some((token, welcome)) = living(&state, &token).await? else {
        return gone(&state);
    };
    let office = &state.office;
    let done = match welcome.login {
        None => {
            let who = FirstAdministrator {
                name: &chosen.navn,
                login: &chosen.login,
            };
            office
                .found_administrator(&token, who, &chosen.adgangskode, &origin)
                .await
                .map(|admitted| sessions::admit(Redirect::to("/"), &admitted, state.is_secure))
        }
        Some(_) => office
            .set_password_by_link(&token, &chosen.adgangskode)
            .await
            .map(|()| Redirect::to("/log-ind?nyt=sat").into_response()),
    };
    match done {
        Ok(response) => Ok(response),
        Err(Refusal::NotNow { why: "link-used" }) => gone(&state),
        Err(refusal) => {
            let (status, wrong) = told(&state, refusal)?;
            let page = shown(&state, &token, welcome, Some(wrong), Some(chosen))?;
            Ok((status, page).into_response())
        }
    }
}

async fn living(state: &WebState, token: &str) -> Result<Option<(Token, Welcome)>, Problem> {
    let Some(token) = Token::read(token) else {
        return Ok(None);
    };
    match state.office.welcome(&token).await {
        Ok(welcome) => Ok(Some((token, welcome))),
        Err(Refusal::NotNow { .. }) => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}

fn gone(state: &WebState) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("welcome-gone-title")).without_search();
    let page = show(&GonePage { frame })?;
    Ok((StatusCode::GONE, sending::unkept(page.into_response())).into_response())
}

fn shown(
    state: &WebState,
    token: &Token,
    welcome: Welcome,
    wrong: Option<String>,
    chosen: Option<Chosen>,
) -> Result<Response, Problem> {
    let key = match welcome.login.is_none() {
        true => "welcome-first-title",
        false => "welcome-title",
    };
    let (name, login) = chosen.map_or_else(Default::default, |chosen| (chosen.navn, chosen.login));
    let frame = Frame::new(state, state.wording.text(key)).without_search();
    let page = show(&WelcomePage {
        frame,
        welcome,
        token: token.reveal(),
        name,
        login,
        wrong,
    })?;
    Ok(sending::unkept(page.into_response()))
}
