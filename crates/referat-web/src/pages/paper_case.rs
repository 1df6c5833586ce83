//! Which case a paper belongs to: found by number or words, or by what the paper says, and a subject suggested for a new one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::CaseOffers;
use referat_actions::refusal::Refusal;
use referat_actions::write_paper::CaseChoice;
use referat_domain::ids::PaperId;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::view::paper::WholePaper;
use serde::Deserialize;

use super::paper::inside;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page.
#[derive(Template)]
#[template(path = "paper_case.html")]
pub struct PaperCasePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub id: &'a PaperId,
    /// What is offered.
    pub found: &'a CaseOffers,
    /// What was sought and typed.
    pub typed: &'a Typed,
    /// Why it wasn't chosen.
    pub wrong: Option<String>,
}

/// What the page's forms send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is sought: words, or the beginning of a number; nothing seeks by the paper's title.
    #[serde(default)]
    pub soeg: String,
    /// The case that is chosen; empty for a new one.
    #[serde(default)]
    pub sag: String,
    /// The journal number of a new case.
    #[serde(default)]
    pub journalnummer: String,
}

/// The case that was chosen, or that is begun.
pub(super) fn choice(sag: &str, journalnummer: &str) -> Result<CaseChoice, Refusal> {
    let not_valid = |why| Refusal::NotValid {
        why,
        given: String::new(),
    };
    match (sag.trim(), journalnummer.trim()) {
        ("", "") => Ok(CaseChoice::New(None)),
        ("", number) => number
            .parse()
            .map(|number| CaseChoice::New(Some(number)))
            .map_err(|_| not_valid("journal-number")),
        (case, _) => case
            .parse()
            .map(CaseChoice::Existing)
            .map_err(|_| not_valid("case")),
    }
}

/// `/moedesager/{id}/sag`
///
/// # Errors
/// When there is no such paper.
pub async fn page(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Asked(typed): Asked<Typed>,
) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, &typed, None).await
}

/// `POST /moedesager/{id}/sag`: puts the paper under the case.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn choose(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match choice(&typed.sag, &typed.journalnummer) {
        Ok(choice) => state.office.choose_case(state.actor()?, id, choice, "").await,
        Err(refusal) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::paper(&id)).into_response()),
        Err((status, wrong)) => shown(&state, id, status, &typed, Some(wrong)).await,
    }
}

/// What a paper says, to be filed by.
fn text_of(paper: &WholePaper) -> String {
    let fields = paper.fields.iter();
    let words = fields.filter_map(|view| match (&view.field, &view.value) {
        (PaperField::Title | PaperField::JournalNumber | PaperField::Recommenders, _) => None,
        (_, FieldValue::Line(line)) => Some(line.clone()),
        (_, FieldValue::Lines(lines)) => Some(lines.join("\n")),
        (_, FieldValue::Text(text)) => Some(text.words()),
    });
    words.collect::<Vec<_>>().join("\n")
}

async fn shown(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    typed: &Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let reader = &state.actor()?.reader;
    let seen = state.office.paper(reader, id).await?;
    let paper = inside(&seen)?;
    let mut typed = typed.clone();
    if typed.soeg.trim().is_empty() {
        typed.soeg.clone_from(&paper.line.title);
    }
    let found = state
        .office
        .case_offers(reader, &typed.soeg, &text_of(paper))
        .await?;
    let name = match paper.line.title.is_empty() {
        true => state.wording.text("paper-untitled").into_owned(),
        false => paper.line.title.clone(),
    };
    let title = state
        .wording
        .text_with("case-choose-title", &[("title", name.as_str().into())]);
    let papers = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(state, title)
        .on(Way::Papers)
        .under([(papers, "/moedesager".to_owned()), (name, links::paper(&id))]);
    let page = show(&PaperCasePage {
        frame,
        id: &id,
        found: &found,
        typed: &typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}
