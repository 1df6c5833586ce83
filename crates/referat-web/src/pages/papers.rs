//! Papers on their way: what waits for whom, and beginning one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{CaseOffers, Desk};
use referat_actions::refusal::Refusal;
use referat_actions::write_paper::NewPaper;
use referat_domain::ids::{CaseId, ForumId};
use referat_domain::paper::state::PaperKind;
use referat_domain::view::paper::PaperLine;
use serde::Deserialize;

use super::prove::outcome;
use super::{deadlines, paper_case};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The list of papers that wait for somebody.
#[derive(Template)]
#[template(path = "papers.html")]
pub struct PapersPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What waits.
    pub desk: Desk,
}

impl PapersPage<'_> {
    /// The lists, each with its id, its heading and what is said where it is empty.
    #[must_use]
    pub fn lists(&self) -> [(&'static str, &'static str, &'static str, &[PaperLine]); 3] {
        [
            (
                "godkend",
                "papers-to-approve",
                "papers-to-approve-none",
                &self.desk.to_approve,
            ),
            (
                "placer",
                "papers-to-place",
                "papers-to-place-none",
                &self.desk.to_place,
            ),
            ("mine", "papers-own", "papers-own-none", &self.desk.own),
        ]
    }

    /// How far a paper has come; of one that a forum has had, what became of it there.
    #[must_use]
    pub fn state(&self, line: &PaperLine) -> String {
        let state = self.frame.paper_state(&line.state);
        match line.stops.iter().rev().find(|stop| stop.state.is_past()) {
            Some(past) => format!(
                "{state} – {}: {}",
                past.forum_name,
                self.frame.stop_state(&past.state)
            ),
            None => state,
        }
    }
}

/// The form that begins a paper.
#[derive(Template)]
#[template(path = "paper_new.html")]
pub struct NewPaperPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The forums one may write for.
    pub forums: Vec<(ForumId, String)>,
    /// Until when papers come in time to each of them.
    pub deadlines: Vec<String>,
    /// What was typed.
    pub typed: Typed,
    /// What is offered for it, once it was asked for, or a case is chosen.
    pub found: Option<CaseOffers>,
    /// Why it can't be begun.
    pub wrong: Option<String>,
}

impl NewPaperPage<'_> {
    /// The kinds of papers, with their names.
    #[must_use]
    pub fn kinds(&self) -> Vec<(PaperKind, String)> {
        let kinds = PaperKind::ALL.into_iter();
        kinds.map(|kind| (kind, self.frame.paper_kind(&kind))).collect()
    }
}

/// What is typed to begin a paper.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The forum.
    #[serde(default)]
    pub forum: String,
    /// The kind.
    #[serde(default)]
    pub slags: String,
    /// The title.
    #[serde(default)]
    pub overskrift: String,
    /// The journal number of a new case.
    #[serde(default)]
    pub journalnummer: String,
    /// An existing case.
    #[serde(default)]
    pub sag: String,
    /// When it has to be ready.
    #[serde(default)]
    pub frist: String,
    /// What is sought among the cases; nothing seeks by the title.
    #[serde(default)]
    pub soeg: String,
    /// Whether it is sought.
    #[serde(default)]
    pub find: String,
}

/// `/moedesager`
///
/// # Errors
/// When it can't be looked up.
pub async fn page(Here(state): Here, Visitor(reader): Visitor) -> Result<Response, Problem> {
    let desk = state.office.desk(&reader).await?;
    let title = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(&state, title).on(Way::Papers).under([]);
    Ok(show(&PapersPage { frame, desk })?.into_response())
}

/// `/moedesager/ny`
///
/// # Errors
/// When it can't be looked up.
pub async fn new_page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(typed): Asked<Typed>,
) -> Result<Response, Problem> {
    shown(&state, &reader, StatusCode::OK, typed, None).await
}

/// `POST /moedesager`: begins a paper.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn begin(
    Here(state): Here,
    Visitor(reader): Visitor,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match new_paper(&typed) {
        Ok(new) => state.office.begin_paper(state.actor()?, new).await,
        Err(refusal) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok(id) => Ok(Redirect::to(&links::write_paper(&id)).into_response()),
        Err((status, wrong)) => shown(&state, &reader, status, typed, Some(wrong)).await,
    }
}

fn new_paper(typed: &Typed) -> Result<NewPaper<'_>, Refusal> {
    let not_valid = |why| Refusal::NotValid {
        why,
        given: String::new(),
    };
    let case = paper_case::choice(&typed.sag, &typed.journalnummer)?;
    let due = match typed.frist.trim() {
        "" => None,
        day => Some(day.parse().map_err(|_| not_valid("day"))?),
    };
    Ok(NewPaper {
        forum: typed.forum.parse().map_err(|_| not_valid("forum"))?,
        kind: typed.slags.parse().map_err(|_| not_valid("paper-kind"))?,
        title: &typed.overskrift,
        case,
        due,
    })
}

async fn shown(
    state: &WebState,
    reader: &referat_domain::reader::Reader,
    status: StatusCode,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let desk = state.office.desk(reader).await?;
    let title = state.wording.text("paper-new-title").into_owned();
    let papers = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(state, title)
        .on(Way::Papers)
        .under([(papers, "/moedesager".to_owned())]);
    let found = offered(state, reader, &typed).await?;
    let page = show(&NewPaperPage {
        frame,
        found,
        deadlines: deadlines::next(state, &desk.writes_for).await?,
        forums: desk.writes_for,
        typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}

/// What is offered once it was asked for; a case that is chosen already is among it.
async fn offered(
    state: &WebState,
    reader: &referat_domain::reader::Reader,
    typed: &Typed,
) -> Result<Option<CaseOffers>, Problem> {
    let mut found = CaseOffers::default();
    if !typed.find.is_empty() {
        let sought = match typed.soeg.trim() {
            "" => &typed.overskrift,
            _ => &typed.soeg,
        };
        found = state
            .office
            .case_offers(reader, sought, &typed.overskrift)
            .await?;
    }
    if let Ok(id) = typed.sag.trim().parse::<CaseId>()
        && !found.cases.iter().any(|offer| offer.id == id)
        && let Some(chosen) = state.office.case_offer(reader, id).await?
    {
        found.cases.insert(0, chosen);
    }
    Ok((!typed.find.is_empty() || !found.cases.is_empty()).then_some(found))
}
