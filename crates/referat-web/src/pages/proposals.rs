//! What waits for a person: joins of cases, of documents and of names, each with its reason.
//! They are decided here, and a join of names can be taken back.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::decide_proposals::Verdict;
use referat_actions::refusal::Refusal;
use referat_domain::ids::ProposalId;
use referat_domain::reader::Reader;
use referat_domain::view::proposals::ProposalsView;
use referat_domain::view::{Part, Seen};
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The proposals.
#[derive(Template)]
#[template(path = "proposals.html")]
pub struct ProposalsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub proposals: &'a Seen<ProposalsView>,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl ProposalsPage<'_> {
    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.proposals.cases.is_empty()
            && self.proposals.meetings.is_empty()
            && self.proposals.aliases.is_empty()
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// What is said to a proposal.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Answer {
    #[serde(default)]
    svar: String,
    #[serde(default)]
    grund: String,
}

/// `POST /forslag/{id}/afgoer`
///
/// # Errors
/// When it is refused for more than how it stands.
pub async fn decide(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ProposalId>,
    Filled(answer): Filled<Answer>,
) -> Result<Response, Problem> {
    let (verdict, news) = match answer.svar.as_str() {
        "ja" => (Verdict::Accept, "ja"),
        "nej" => (Verdict::Reject, "nej"),
        _ => {
            return Err(Problem::NotValid {
                why: "form",
                given: String::new(),
            });
        }
    };
    let actor = state.actor()?;
    let done = state
        .office
        .decide_proposal(actor, id, verdict, &answer.grund)
        .await;
    answered(&state, &reader, done, news).await
}

/// `POST /forslag/{id}/fortryd`: two names that somebody said are one are a proposal again.
///
/// # Errors
/// When it is refused for more than how it stands.
pub async fn reopen(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ProposalId>,
    Filled(answer): Filled<Answer>,
) -> Result<Response, Problem> {
    let done = state
        .office
        .reopen_proposal(state.actor()?, id, &answer.grund)
        .await;
    answered(&state, &reader, done, "fortrudt").await
}

async fn answered(
    state: &WebState,
    reader: &Reader,
    done: Result<(), Refusal>,
    news: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("/forslag?nyt={news}")).into_response()),
        Err((status, wrong)) => shown(state, reader, status, None, Some(wrong)).await,
    }
}

/// `/forslag`
///
/// # Errors
/// When the reader may not, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(after): Asked<After>,
) -> Result<Response, Problem> {
    let news = match after.nyt.as_deref() {
        Some("ja") => Some("cli-proposal-accepted"),
        Some("nej") => Some("cli-proposal-declined"),
        Some("fortrudt") => Some("proposal-reopened"),
        _ => None,
    };
    let news = news.map(|key| state.wording.text(key).into_owned());
    shown(&state, &reader, StatusCode::OK, news, None).await
}

async fn shown(
    state: &WebState,
    reader: &Reader,
    status: StatusCode,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let proposals = state.office.proposals(reader).await?;
    let frame = Frame::new(state, state.wording.text("proposals-title"))
        .on(Way::Proposals)
        .under([]);
    let page = show(&ProposalsPage {
        frame,
        proposals: &proposals,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
