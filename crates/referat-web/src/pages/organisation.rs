//! The organisation: units as a tree, positions with who has held them, holds them and will.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::Organisation;
use referat_actions::refusal::Refusal;
use referat_domain::ids::UnitId;
use referat_domain::role::Period;
use serde::Deserialize;

use super::prove::outcome;
use super::{administration, periods};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// Its address.
const HERE: &str = "/administration/organisation";

/// Its page.
#[derive(Template)]
#[template(path = "organisation.html")]
pub struct OrganisationPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub organisation: Organisation,
    /// What was typed.
    pub typed: Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
    /// Today, which a holding ends by itself.
    pub today: String,
}

impl OrganisationPage<'_> {
    /// A period in words.
    #[must_use]
    pub fn period(&self, period: &Period) -> String {
        periods::in_words(&self.frame, period)
    }

    /// How deep a unit stands, for the eye: a dash for each step.
    #[must_use]
    pub fn indent(&self, depth: &usize) -> String {
        "– ".repeat(*depth)
    }

    /// Every position with its title.
    #[must_use]
    pub fn positions(&self) -> Vec<(String, &str)> {
        let of_units = self.organisation.units.iter().flat_map(|unit| &unit.positions);
        let mut all: Vec<(String, &str)> = of_units
            .chain(&self.organisation.positions)
            .map(|line| (line.id.to_string(), line.title.as_str()))
            .collect();
        all.sort_by(|a, b| a.1.cmp(b.1));
        all
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// What is typed on the page; each form has some of it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// A unit's name.
    #[serde(default)]
    pub navn: String,
    /// A position's title.
    #[serde(default)]
    pub titel: String,
    /// A unit.
    #[serde(default)]
    pub enhed: String,
    /// What it is put under.
    #[serde(default)]
    pub under: String,
    /// A position.
    #[serde(default)]
    pub stilling: String,
    /// Who holds it.
    #[serde(default)]
    pub person: String,
    /// From which day.
    #[serde(default)]
    pub fra: String,
    /// To which day.
    #[serde(default)]
    pub til: String,
    /// A holding.
    #[serde(default)]
    pub besaettelse: String,
    /// Its last day.
    #[serde(default)]
    pub dag: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

/// `/administration/organisation`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Asked(after): Asked<After>) -> Result<Response, Problem> {
    let news = after
        .nyt
        .is_some()
        .then(|| state.wording.text("organisation-kept").into_owned());
    shown(&state, StatusCode::OK, Typed::default(), news, None).await
}

/// `POST /administration/organisation/enheder`: makes a unit.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn make_unit(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = match unit(&typed.under) {
        Ok(parent) => state.office.make_unit(state.actor()?, &typed.navn, parent).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, typed, done.map(|_| ())).await
}

/// `POST /administration/organisation/enheder/flyt`: puts a unit elsewhere.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn place_unit(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let moved = unit(&typed.enhed).and_then(|unit| unit.ok_or(Refusal::NotFound));
    let done = match moved.and_then(|moved| Ok((moved, unit(&typed.under)?))) {
        Ok((moved, parent)) => state.office.place_unit(state.actor()?, moved, parent).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, typed, done).await
}

/// `POST /administration/organisation/stillinger`: makes a position.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn make_position(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = match unit(&typed.enhed) {
        Ok(unit) => {
            state
                .office
                .make_position(state.actor()?, &typed.titel, unit)
                .await
        }
        Err(refusal) => Err(refusal),
    };
    answer(&state, typed, done.map(|_| ())).await
}

/// `POST /administration/organisation/stillinger/besaet`: says who holds a position.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn fill(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let position = typed.stilling.parse().map_err(|_| Problem::NotFound)?;
    let person = typed.person.parse();
    let actor = state.actor()?;
    let done = match (person, periods::period(&typed.fra, &typed.til)) {
        (Ok(person), Ok(period)) => {
            let office = &state.office;
            office
                .fill_position(actor, position, person, period, &typed.grund)
                .await
        }
        (Err(_), _) => Err(Refusal::NotValid {
            why: "no-person",
            given: String::new(),
        }),
        (_, Err(refusal)) => Err(refusal),
    };
    answer(&state, typed, done.map(|_| ())).await
}

/// `POST /administration/organisation/stillinger/slut`: ends a holding.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn vacate(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let holding = typed.besaettelse.parse().map_err(|_| Problem::NotFound)?;
    let done = match periods::certain_day(&typed.dag) {
        Ok(day) => {
            let actor = state.actor()?;
            state
                .office
                .vacate_position(actor, holding, day, &typed.grund)
                .await
        }
        Err(refusal) => Err(refusal),
    };
    answer(&state, typed, done).await
}

/// A unit as a form gives it; `None` for none.
fn unit(typed: &str) -> Result<Option<UnitId>, Refusal> {
    match typed {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Refusal::NotFound),
    }
}

async fn answer(state: &WebState, typed: Typed, done: Result<(), Refusal>) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}?nyt=gemt")).into_response()),
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
    let organisation = state.office.organisation(state.actor()?).await?;
    let frame = Frame::new(state, state.wording.text("organisation-title"))
        .on(Way::Administration)
        .under([administration::crumb(state)]);
    let page = show(&OrganisationPage {
        frame,
        organisation,
        typed,
        news,
        wrong,
        today: (state.today)().to_string(),
    })?;
    Ok((status, page).into_response())
}
