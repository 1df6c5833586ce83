//! The forums: making one, correcting one, and the rules it lives by.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::keep_forums::ForumFacts;
use referat_actions::lookups::ForumFactsLine;
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::ForumId;
use referat_domain::rules::RuleOf;
use serde::Deserialize;

use super::administration;
use super::prove::outcome;
use super::rules::{self, RulesPage};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// Their address.
pub(super) const HERE: &str = "/administration/forummer";

/// Their page.
#[derive(Template)]
#[template(path = "forums.html")]
pub struct ForumsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The forums.
    pub forums: Vec<ForumFactsLine>,
    /// What was typed of a new one.
    pub typed: Typed,
    /// Why none was made.
    pub wrong: Option<String>,
}

/// Which rules a forum can live by.
pub const PROFILES: [ForumProfile; 3] = [
    ForumProfile::Political,
    ForumProfile::Administrative,
    ForumProfile::Med,
];

/// What is typed of a forum.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Its name.
    #[serde(default)]
    pub navn: String,
    /// Its short form.
    #[serde(default)]
    pub kort: String,
    /// Its profile.
    #[serde(default)]
    pub slags: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

impl Typed {
    fn facts(&self) -> Result<ForumFacts<'_>, Refusal> {
        let profile = self.slags.parse().map_err(|()| Refusal::NotValid {
            why: "form",
            given: String::new(),
        })?;
        Ok(ForumFacts {
            name: &self.navn,
            abbreviation: &self.kort,
            profile,
        })
    }
}

/// `/administration/forummer`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here) -> Result<Response, Problem> {
    shown(&state, StatusCode::OK, Typed::default(), None).await
}

/// `POST /administration/forummer`: makes a forum.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn make(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = match typed.facts() {
        Ok(facts) => state.office.make_forum(state.actor()?, facts).await,
        Err(refusal) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok(id) => {
            let to = format!("{}?nyt=oprettet", links::forum_rules(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(&state, status, typed, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    status: StatusCode,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let forums = state.office.forums(state.actor()?).await?;
    let frame = Frame::new(state, state.wording.text("forums-title"))
        .on(Way::Administration)
        .under([administration::crumb(state)]);
    let page = show(&ForumsPage {
        frame,
        forums,
        typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}

/// `/administration/forummer/{id}`
///
/// # Errors
/// When there is no such forum.
pub async fn rules_page(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Asked(after): Asked<rules::After>,
) -> Result<Response, Problem> {
    let news = after.news(&state);
    of_forum(
        &state,
        id,
        StatusCode::OK,
        None,
        rules::Typed::default(),
        news,
        None,
    )
    .await
}

/// `POST /administration/forummer/{id}/ret`: corrects a forum.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn correct(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match typed.facts() {
        Ok(facts) => {
            state
                .office
                .correct_forum(state.actor()?, id, facts, &typed.grund)
                .await
        }
        Err(refusal) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("{}?nyt=rettet", links::forum_rules(&id))).into_response()),
        Err((status, wrong)) => {
            let none = rules::Typed::default();
            of_forum(&state, id, status, Some(typed), none, None, Some(wrong)).await
        }
    }
}

/// `POST /administration/forummer/{id}/regler`: sets a rule.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn set(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(typed): Filled<rules::Typed>,
) -> Result<Response, Problem> {
    let done = rules::set(&state, RulePlace::Forum(id), &typed).await?;
    answer(&state, id, typed, done).await
}

/// `POST /administration/forummer/{id}/regler/standard`: takes a rule back to the standard.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn reset(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(typed): Filled<rules::Typed>,
) -> Result<Response, Problem> {
    let done = rules::reset(&state, RulePlace::Forum(id), &typed).await?;
    answer(&state, id, typed, done).await
}

async fn answer(
    state: &WebState,
    id: ForumId,
    typed: rules::Typed,
    done: Result<(), (StatusCode, String)>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => {
            let to = format!("{}?nyt=regel#regel-{}", links::forum_rules(&id), typed.own_name());
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => of_forum(state, id, status, None, typed, None, Some(wrong)).await,
    }
}

async fn of_forum(
    state: &WebState,
    id: ForumId,
    status: StatusCode,
    facts: Option<Typed>,
    typed: rules::Typed,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let forums = state.office.forums(state.actor()?).await?;
    let others = forums.iter().filter(|line| line.id != id);
    let forum_names: Vec<String> = others.map(|line| line.name.clone()).collect();
    let forum = forums
        .into_iter()
        .find(|line| line.id == id)
        .ok_or(Problem::NotFound)?;
    let lines = state.office.rules(RulePlace::Forum(id)).await?;
    let facts = facts.unwrap_or_else(|| Typed {
        navn: forum.name.clone(),
        kort: forum.abbreviation.clone().unwrap_or_default(),
        slags: forum.profile.as_str().to_owned(),
        grund: String::new(),
    });
    let name = forum.name.as_str().into();
    let title = state.wording.text_with("forum-rules-title", &[("forum", name)]);
    let frame = Frame::new(state, title).on(Way::Administration).under([
        administration::crumb(state),
        (state.wording.text("forums-title").into_owned(), HERE.to_owned()),
    ]);
    let page = show(&RulesPage {
        frame,
        of: RuleOf::Forum,
        lines,
        forum_names,
        forum: Some((id, facts)),
        action: links::forum_rules(&id) + "/regler",
        typed,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
