//! A paper to whoever has a task with it: giving the opinion one is asked for, and approving for somebody who is away.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_actions::submit_paper::StepVerdict;
use referat_domain::ids::{OpinionId, PaperId, PersonId};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::opinion::OpinionState;
use referat_domain::rich_text::RichText;
use referat_domain::view::Seen;
use referat_domain::view::task::{OpinionLine, TaskKind, TaskLine, TaskPaper};
use serde::Deserialize;

use super::paper::not_valid;
use super::paper_writing::label;
use super::prove::outcome;
use super::tasks;
use crate::WebState;
use crate::extractors::{Filled, Here, Id, IdAndName};
use crate::frame::{Frame, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// The page.
#[derive(Template)]
#[template(path = "task.html")]
pub struct TaskPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub paper: &'a TaskPaper,
    /// What was typed.
    pub typed: Typed,
    /// Why something wasn't done.
    pub wrong: Option<String>,
}

impl TaskPage<'_> {
    /// What is to be done, in words.
    #[must_use]
    pub fn what(&self, line: &TaskLine) -> String {
        tasks::what(&self.frame, line)
    }

    /// The opinion a task is about.
    #[must_use]
    pub fn opinion<'l>(&self, line: &'l TaskLine) -> Option<&'l OpinionLine> {
        match &line.kind {
            TaskKind::Opinion(opinion) => Some(opinion),
            TaskKind::Approval(_) => None,
        }
    }

    /// Whether it is given.
    #[must_use]
    pub fn is_given(&self, opinion: &OpinionLine) -> bool {
        opinion.state == OpinionState::Given
    }

    /// What stands in the field of an opinion: what was typed, else what it says.
    #[must_use]
    pub fn text(&self, opinion: &OpinionLine) -> String {
        match self.typed.id == opinion.id.to_string() && !self.typed.tekst.is_empty() {
            true => self.typed.tekst.clone(),
            false => {
                let text = opinion.text.as_ref().and_then(RichText::to_markdown);
                text.unwrap_or_default()
            }
        }
    }

    /// The fields with something in them: heading, text as HTML, and lines.
    #[must_use]
    pub fn written(&self) -> Vec<(String, String, Vec<String>)> {
        let content = &self.paper.content;
        let fields = content.fields().into_iter();
        let fields = fields.filter(|field| !matches!(field, PaperField::Title));
        let fields = fields.map(|field| (field, content.value(field)));
        let written = fields.filter(|(_, value)| !value.is_empty());
        written
            .map(|(field, value)| {
                let heading = label(&self.frame, content, field);
                match value {
                    FieldValue::Text(text) => (heading, self.frame.html(&text, 3), Vec::new()),
                    FieldValue::Lines(lines) => (heading, String::new(), lines),
                    FieldValue::Line(line) => (heading, String::new(), vec![line]),
                }
            })
            .collect()
    }

    /// What a given opinion says, as HTML.
    #[must_use]
    pub fn said(&self, opinion: &OpinionLine) -> String {
        opinion
            .text
            .as_ref()
            .map(|text| self.frame.html(text, 3))
            .unwrap_or_default()
    }
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is done with an opinion: `afgiv`, `tag-tilbage` or `afslaa`.
    #[serde(default)]
    pub hvad: String,
    /// The opinion.
    #[serde(default)]
    pub id: String,
    /// What it says.
    #[serde(default)]
    pub tekst: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// For whom a paper is approved.
    #[serde(default)]
    pub person: String,
    /// What is said to it: `godkend` or `returner`.
    #[serde(default)]
    pub svar: String,
}

/// `/opgaver/{id}`
///
/// # Errors
/// When the reader has no task with such a paper.
pub async fn page(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, Typed::default(), None).await
}

/// `POST /opgaver/{id}/udtal`: gives an opinion, takes it back, or declines to give one.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn speak(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let opinion: OpinionId = typed.id.parse().map_err(|_| not_valid("form"))?;
    let done = match typed.hvad.as_str() {
        "afgiv" => {
            let text = RichText::from_markdown(&typed.tekst);
            office.give_opinion(actor, id, opinion, text).await
        }
        "tag-tilbage" => office.take_back_opinion(actor, id, opinion).await,
        "afslaa" => office.decline_opinion(actor, id, opinion, &typed.grund).await,
        _ => return Err(not_valid("form")),
    };
    answer(&state, id, done, typed).await
}

/// `POST /opgaver/{id}/afgoer`: approves the paper or returns it, for somebody who is away.
///
/// # Errors
/// As [`speak`].
pub async fn decide(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let away: PersonId = typed.person.parse().map_err(|_| not_valid("form"))?;
    let verdict = match typed.svar.as_str() {
        "godkend" => StepVerdict::Approve,
        "returner" => StepVerdict::Return,
        _ => return Err(not_valid("form")),
    };
    let office = &state.office;
    let done = office
        .decide_paper_for(state.actor()?, id, away, verdict, &typed.grund)
        .await;
    answer(&state, id, done.map(drop), typed).await
}

/// `/opgaver/{id}/filer/{file}`: one of the paper's files.
///
/// # Errors
/// When there is no such file for the reader.
pub async fn file(Here(state): Here, IdAndName(id, file): IdAndName<PaperId>) -> Result<Response, Problem> {
    let (name, media_type, bytes) = state.office.task_file(state.actor()?, id, &file).await?;
    sending::send(&name, sending::foreign(&media_type), bytes)
}

/// Back to the page, or to the list where there is nothing to be done any more.
async fn answer(
    state: &WebState,
    id: PaperId,
    done: Result<(), Refusal>,
    typed: Typed,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let reader = &state.actor()?.reader;
            let to = match state.office.task_paper(reader, id).await {
                Ok(_) => links::task(&id),
                Err(Refusal::NotFound) => "/opgaver".to_owned(),
                Err(other) => return Err(other.into()),
            };
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, id, status, typed, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let seen: Seen<Option<TaskPaper>> = state.office.task_paper(&actor.reader, id).await?;
    let paper = seen.as_ref().ok_or(Problem::NotFound)?;
    let name = match paper.title.is_empty() {
        true => state.wording.text("paper-untitled").into_owned(),
        false => paper.title.clone(),
    };
    let title = state
        .wording
        .text_with("task-title", &[("title", name.as_str().into())]);
    let list = state.wording.text("tasks-title").into_owned();
    let page = show(&TaskPage {
        frame: Frame::new(state, title).under([(list, "/opgaver".to_owned())]),
        paper,
        typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}
