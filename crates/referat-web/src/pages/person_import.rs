//! A list of persons with positions and roles: looked over row by row, then taken in as a whole.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::import_people::{PeoplePlan, PlannedRow};
use serde::Deserialize;

use super::administration;
use super::prove::{Proven, outcome};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, Way, show};
use crate::problem::Problem;

/// Its page.
#[derive(Template)]
#[template(path = "person_import.html")]
pub struct PersonImportPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What was typed.
    pub typed: Typed,
    /// What would be done; `None` where nothing was looked over.
    pub plan: Option<PeoplePlan>,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl PersonImportPage<'_> {
    /// What is done for a row, or why it can't be.
    #[must_use]
    pub fn said(&self, row: &PlannedRow) -> String {
        match &row.error {
            Some((why, given)) => self.frame.not_valid(why, given),
            None if row.steps.is_empty() => self.frame.text("planned-nothing").into_owned(),
            None => {
                let steps = row.steps.iter().map(|step| self.frame.planned(step.as_str()));
                steps.collect::<Vec<_>>().join(", ")
            }
        }
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
    /// The list.
    #[serde(default)]
    pub liste: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

/// `/administration/indlaes-personer`
///
/// # Errors
/// When the template fails.
pub async fn page(Here(state): Here, Asked(after): Asked<After>) -> Result<Response, Problem> {
    let news = after
        .nyt
        .is_some()
        .then(|| state.wording.text("cli-user-import-done").into_owned());
    shown(&state, StatusCode::OK, Typed::default(), None, news, None)
}

/// `POST /administration/indlaes-personer/vis`: looks the list over.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn look_over(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let plan = state
        .office
        .plan_people(state.actor()?, typed.liste.as_bytes())
        .await;
    match outcome(&state, plan)? {
        Ok(plan) => shown(&state, StatusCode::OK, typed, Some(plan), None, None),
        Err((status, wrong)) => shown(&state, status, typed, None, None, Some(wrong)),
    }
}

/// `POST /administration/indlaes-personer`: takes the list in.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn take_in(Here(state): Here, Proven(typed): Proven<Typed>) -> Result<Response, Problem> {
    let (actor, list) = (state.actor()?, typed.liste.as_bytes());
    let done = state.office.import_people(actor, list, &typed.grund).await;
    match outcome(&state, done)? {
        Ok(_) => Ok(Redirect::to("/administration/indlaes-personer?nyt=gemt").into_response()),
        Err((status, wrong)) => {
            let plan = state.office.plan_people(actor, list).await.ok();
            shown(&state, status, typed, plan, None, Some(wrong))
        }
    }
}

fn shown(
    state: &WebState,
    status: StatusCode,
    typed: Typed,
    plan: Option<PeoplePlan>,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("person-import-title"))
        .on(Way::Administration)
        .under([administration::crumb(state)]);
    let page = show(&PersonImportPage {
        frame,
        typed,
        plan,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
