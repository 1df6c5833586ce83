//! A case over the years: its items, why each belongs there, and what may belong there too.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{CaseId, PaperId};
use referat_domain::reader::Reader;
use referat_domain::view::case::{CaseView, JoinedItemView};
use referat_domain::view::{Part, Seen};
use referat_wording::Wording;
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pages::journal;
use crate::problem::Problem;

/// A case's page.
#[derive(Template)]
#[template(path = "case.html")]
pub struct CasePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub case: &'a Seen<CaseView>,
    /// Its items by year, newest first; `None` holds those without a date.
    pub years: Vec<(Option<i16>, Vec<&'a JoinedItemView>)>,
    /// Whether the reader is offered its journal.
    pub has_journal: bool,
    /// Whether the reader is offered to join it and to split it.
    pub may_join: bool,
    /// What was typed of another case.
    pub typed: Typed,
    /// Why they weren't joined or split.
    pub wrong: Option<String>,
}

/// What is typed on the page.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The address or number of another case.
    #[serde(default)]
    pub med: String,
    /// A paper.
    #[serde(default)]
    pub punkt: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

impl<'a> CasePage<'a> {
    /// The page of a case.
    pub fn new(frame: Frame<'a>, case: &'a Seen<CaseView>) -> Self {
        let mut years: Vec<(Option<i16>, Vec<&JoinedItemView>)> = Vec::new();
        for joined in &case.items {
            let year = joined.item.date.map(|date| date.year());
            match years.last_mut() {
                Some((last, items)) if *last == year => items.push(joined),
                Some(_) | None => years.push((year, vec![joined])),
            }
        }
        Self {
            frame,
            case,
            years,
            has_journal: false,
            may_join: false,
            typed: Typed::default(),
            wrong: None,
        }
    }
}

/// What a case is called: its title, or that it is closed.
#[must_use]
pub fn title(wording: &Wording, case: &CaseView) -> String {
    match &case.title {
        Some(title) => title.clone(),
        None => wording.text("case-closed-title").into_owned(),
    }
}

/// `/sager/{id}`
///
/// # Errors
/// When there is no such case for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<CaseId>,
) -> Result<Response, Problem> {
    shown(&state, &reader, id, StatusCode::OK, Typed::default(), None).await
}

/// `POST /sager/{id}/laeg-sammen`: its papers become another case's.
///
/// # Errors
/// When it is refused for more than what was typed, or there is no such case for the reader.
pub async fn join(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<CaseId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    // An address ends in the number, perhaps with something after it.
    let number = typed.med.trim().split(['?', '#']).next().unwrap_or_default();
    let number = number
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let done = match number.parse::<CaseId>() {
        Ok(other) => {
            // One joins what one can see, and nothing else.
            let (from, into) = (
                state.office.case(&reader, id).await?.id,
                state.office.case(&reader, other).await.map(|case| case.id),
            );
            match into {
                Ok(into) => {
                    let actor = state.actor()?;
                    let done = state.office.merge_cases(actor, from, into, &typed.grund).await;
                    done.map(|()| into)
                }
                Err(Refusal::NotFound) => Err(no_case(&typed.med)),
                Err(refusal) => Err(refusal),
            }
        }
        Err(_) => Err(no_case(&typed.med)),
    };
    match outcome(&state, done)? {
        Ok(into) => Ok(Redirect::to(&links::case(&into)).into_response()),
        Err((status, wrong)) => shown(&state, &reader, id, status, typed, Some(wrong)).await,
    }
}

fn no_case(given: &str) -> Refusal {
    Refusal::NotValid {
        why: "no-such-case",
        given: given.chars().take(80).collect(),
    }
}

/// `POST /sager/{id}/skil-ad`: a paper gets a case of its own.
///
/// # Errors
/// When it is refused for more than how it stands, or there is no such case for the reader.
pub async fn split(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<CaseId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let paper: PaperId = typed.punkt.parse().map_err(|_| Problem::NotFound)?;
    let case = state.office.case(&reader, id).await?;
    let is_seen = |joined: &&JoinedItemView| joined.paper == paper && joined.item.line.open().is_some();
    case.items.iter().find(is_seen).ok_or(Problem::NotFound)?;
    let done = state.office.split_case(state.actor()?, paper, &typed.grund).await;
    match outcome(&state, done)? {
        Ok(new) => Ok(Redirect::to(&links::case(&new)).into_response()),
        Err((status, wrong)) => shown(&state, &reader, id, status, typed, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    reader: &Reader,
    id: CaseId,
    status: StatusCode,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let case = state.office.case(reader, id).await?;
    let title = title(&state.wording, &case);
    let tab_title = match &case.journal_number {
        Some(number) => state.wording.text_with(
            "case-tab-title",
            &[("title", title.into()), ("number", number.to_string().into())],
        ),
        None => title,
    };
    let frame =
        Frame::new(state, tab_title)
            .on(Way::JournalNumbers)
            .under(case.journal_number.iter().flat_map(|number| {
                [
                    (
                        state.wording.text("way-journal-numbers").into_owned(),
                        "/journalnumre".to_owned(),
                    ),
                    (number.subject.to_string(), links::subject(&number.subject)),
                ]
            }));
    let mut page = CasePage::new(frame, &case);
    page.has_journal = case
        .items
        .iter()
        .any(|joined| journal::is_offered(reader, joined.item.forum));
    page.may_join = reader.may(Action::JoinCases, Scope::Anywhere);
    (page.typed, page.wrong) = (typed, wrong);
    Ok((status, show(&page)?).into_response())
}
