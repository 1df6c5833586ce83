//! The configuration as one file: fetched, compared with what is here, and taken in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::configuration::{ConfigChange, HowChanged};
use serde::Deserialize;

use super::administration;
use super::prove::{Proven, outcome};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, Way, show};
use crate::problem::Problem;
use crate::sending;

/// Its page.
#[derive(Template)]
#[template(path = "configuration.html")]
pub struct ConfigurationPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What was typed.
    pub typed: Typed,
    /// What it would change; `None` where nothing was compared.
    pub changes: Option<Vec<ConfigChange>>,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl ConfigurationPage<'_> {
    /// Whether what was compared would change anything.
    #[must_use]
    pub fn changes_something(&self) -> bool {
        let changes = self.changes.iter().flatten();
        changes.into_iter().any(|change| change.how != HowChanged::Kept)
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// What is typed on the page.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The file's text.
    #[serde(default)]
    pub tekst: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

/// `/administration/konfiguration`
///
/// # Errors
/// When the template fails.
pub async fn page(Here(state): Here, Asked(after): Asked<After>) -> Result<Response, Problem> {
    let news = after
        .nyt
        .is_some()
        .then(|| state.wording.text("cli-config-applied").into_owned());
    shown(&state, StatusCode::OK, Typed::default(), None, news, None)
}

/// `/administration/konfiguration/fil`
///
/// # Errors
/// When the lookup is refused.
pub async fn file(Here(state): Here) -> Result<Response, Problem> {
    let now = state.office.configuration(state.actor()?).await?;
    let text = now.to_text()?;
    sending::send("konfiguration.json", sending::printed("application/json"), text).map(sending::unkept)
}

/// `POST /administration/konfiguration/sammenlign`
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn compare(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let compared = office
        .compare_configuration(actor, &state.press, &typed.tekst)
        .await;
    match outcome(&state, compared)? {
        Ok(changes) => shown(&state, StatusCode::OK, typed, Some(changes), None, None),
        Err((status, wrong)) => shown(&state, status, typed, None, None, Some(wrong)),
    }
}

/// `POST /administration/konfiguration/indfoer`
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn apply(Here(state): Here, Proven(typed): Proven<Typed>) -> Result<Response, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let applied = office
        .apply_configuration(actor, &state.press, &typed.tekst, &typed.grund)
        .await;
    match outcome(&state, applied)? {
        Ok(_) => Ok(Redirect::to("/administration/konfiguration?nyt=gemt").into_response()),
        Err((status, wrong)) => shown(&state, status, typed, None, None, Some(wrong)),
    }
}

fn shown(
    state: &WebState,
    status: StatusCode,
    typed: Typed,
    changes: Option<Vec<ConfigChange>>,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("configuration-title"))
        .on(Way::Administration)
        .under([administration::crumb(state)]);
    let page = show(&ConfigurationPage {
        frame,
        typed,
        changes,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
