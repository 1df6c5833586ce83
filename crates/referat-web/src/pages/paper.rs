//! A paper on its way: what it says, where it stands, and what may be done with it now.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::attach_to_paper::Hung;
use referat_actions::lookups::OpinionChoices;
use referat_actions::refusal::Refusal;
use referat_actions::submit_paper::StepVerdict;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, PaperId};
use referat_domain::openness::{Closure, Openness};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::opinion::OpinionState;
use referat_domain::paper::section::SectionKind;
use referat_domain::paper::state::PaperState;
use referat_domain::view::Seen;
use referat_domain::view::paper::{FieldView, StopLine, WholePaper};
use referat_domain::view::task::OpinionLine;
use serde::Deserialize;

use super::opinions;
use super::paper_route::TypedTreatment;
use super::paper_writing::label;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// A paper's page.
#[derive(Template)]
#[template(path = "paper.html")]
pub struct PaperPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub paper: &'a WholePaper,
    /// Why something didn't happen.
    pub wrong: Option<String>,
    /// What has just happened.
    pub news: Option<String>,
    /// Files that weren't kept.
    pub refused: Vec<Hung>,
    /// The forums there are, for its route.
    pub forums: Vec<(ForumId, String)>,
    /// What was typed of a treatment elsewhere.
    pub treatment: TypedTreatment,
    /// Whom one can ask for an opinion.
    pub choices: OpinionChoices,
    /// What was typed to ask for one.
    pub asked: opinions::Typed,
    /// Whether something was decided of it between meetings, withdrawn decisions included.
    pub has_between: bool,
    /// Whether the chair can decide it between meetings now, and the reader may write that down.
    pub can_be_decided: bool,
    /// Whether the members can be asked to decide it in writing now, and the reader may send it to them.
    pub can_be_written: bool,
    may_write: bool,
    may_approve: bool,
}

impl PaperPage<'_> {
    /// The fields with something in them, each with its heading.
    #[must_use]
    pub fn written(&self) -> Vec<(String, &FieldView)> {
        let written = self.paper.fields.iter().filter(|view| {
            !view.value.is_empty() && !matches!(view.field, PaperField::Title | PaperField::JournalNumber)
        });
        written
            .map(|view| (label(&self.frame, &self.paper.content, view.field), view))
            .collect()
    }

    /// A text as HTML.
    #[must_use]
    pub fn html(&self, view: &FieldView) -> String {
        match &view.value {
            FieldValue::Text(text) => self.frame.html(text, 3),
            FieldValue::Line(_) | FieldValue::Lines(_) => String::new(),
        }
    }

    /// Lines, where the field holds some.
    #[must_use]
    pub fn lines<'v>(&self, view: &'v FieldView) -> &'v [String] {
        match &view.value {
            FieldValue::Lines(lines) => lines,
            FieldValue::Line(_) | FieldValue::Text(_) => &[],
        }
    }

    /// The journal number.
    #[must_use]
    pub fn number(&self) -> String {
        self.paper.content.line(PaperField::JournalNumber)
    }

    /// What has to be written before it can be handed in, in words.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let missing = self.paper.content.missing().into_iter();
        missing
            .map(|field| label(&self.frame, &self.paper.content, field))
            .collect()
    }

    /// Whether it can be written in now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.may_write && self.paper.line.state.is_open_for_writing()
    }

    /// The forums to come, as the form sends them back.
    #[must_use]
    pub fn route(&self) -> String {
        let stops = self.paper.line.to_come();
        let ids: Vec<String> = stops
            .iter()
            .filter_map(|stop| stop.forum.map(|id| id.to_string()))
            .collect();
        ids.join(" ")
    }

    /// The place among those to come of a stop, from 1; `None` where it has been or is there.
    #[must_use]
    pub fn place_to_come(&self, stop: &StopLine) -> Option<usize> {
        let stops = self.paper.line.to_come();
        let at = stops.iter().position(|other| std::ptr::eq(*other, stop))?;
        Some(at + 1)
    }

    /// Whether it can be handed in now.
    #[must_use]
    pub fn can_submit(&self) -> bool {
        self.is_open() && self.paper.content.missing().is_empty()
    }

    /// Whether the reader can approve or return it now.
    #[must_use]
    pub fn can_decide(&self) -> bool {
        self.may_approve && matches!(self.paper.line.state, PaperState::InApproval(_))
    }

    /// Whether it can be opened for writing again.
    #[must_use]
    pub fn can_reopen(&self) -> bool {
        self.may_write && self.paper.line.state == PaperState::Ready
    }

    /// Whether it can be given up.
    #[must_use]
    pub fn can_withdraw(&self) -> bool {
        self.may_write && self.paper.line.state != PaperState::Withdrawn
    }

    /// Whether it can be taken up again.
    #[must_use]
    pub fn can_take_up(&self) -> bool {
        self.may_write && self.paper.line.state == PaperState::Withdrawn
    }

    /// The step it waits for, by name.
    #[must_use]
    pub fn waits_for(&self) -> Option<&str> {
        let PaperState::InApproval(step) = self.paper.line.state else {
            return None;
        };
        let index = usize::try_from(step).ok()?.checked_sub(1)?;
        self.paper.steps.get(index).map(String::as_str)
    }

    /// What is said of it where it is to be closed.
    #[must_use]
    pub fn closure(&self) -> Option<&Closure> {
        match &self.paper.openness {
            Openness::Open => None,
            Openness::Closed(closure) => Some(closure),
        }
    }

    /// The opinions that are waited for still, by unit.
    #[must_use]
    pub fn awaited(&self) -> Vec<&str> {
        let opinions = self.paper.opinions.iter();
        let awaited = opinions.filter(|line| line.state == OpinionState::Asked);
        awaited.map(|line| line.unit.as_str()).collect()
    }

    /// Whether who asks can withdraw it.
    #[must_use]
    pub fn can_withdraw_opinion(&self, line: &OpinionLine) -> bool {
        self.may_write && self.paper.takes_opinions && line.state.withdrawn().is_ok()
    }

    /// Whether who asks can return it.
    #[must_use]
    pub fn can_return_opinion(&self, line: &OpinionLine) -> bool {
        self.may_write && self.paper.takes_opinions && line.state.reopened().is_ok()
    }

    /// Whether it has a list of attachments.
    #[must_use]
    pub fn has_files(&self) -> bool {
        let sections = &self.paper.content.template().sections;
        sections
            .iter()
            .any(|section| section.kind == SectionKind::Attachments)
    }
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// What is said to a paper that waits for an approval: `godkend` or `returner`.
    #[serde(default)]
    pub svar: String,
    /// The words of a remark.
    #[serde(default)]
    pub bemaerkning: String,
    /// The id of a remark or of a file.
    #[serde(default)]
    pub id: String,
    /// What is done to it.
    #[serde(default)]
    pub hvad: String,
    /// A title, of a file or a neutral one.
    #[serde(default)]
    pub titel: String,
    /// The ground for closing.
    #[serde(default)]
    pub hjemmel: String,
}

/// `/moedesager/{id}`
///
/// # Errors
/// When there is no such paper for the reader.
pub async fn page(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, None, Vec::new()).await
}

/// `POST /moedesager/{id}/indsend`
///
/// # Errors
/// When it is refused for more than what can be said beside the form.
pub async fn submit(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = state.office.submit_paper(state.actor()?, id, &typed.grund).await;
    answer(&state, id, done.map(|_| ())).await
}

/// `POST /moedesager/{id}/afgoer`: approves it in its step, or returns it.
///
/// # Errors
/// As [`submit`].
pub async fn decide(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let verdict = match typed.svar.as_str() {
        "godkend" => StepVerdict::Approve,
        "returner" => StepVerdict::Return,
        _ => return Err(not_valid("form")),
    };
    let office = &state.office;
    let done = office
        .decide_paper(state.actor()?, id, verdict, &typed.grund)
        .await;
    answer(&state, id, done.map(|_| ())).await
}

/// `POST /moedesager/{id}/status`: opens it again, gives it up, takes it up.
///
/// # Errors
/// As [`submit`].
pub async fn change_state(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match typed.hvad.as_str() {
        "aabn" => office.reopen_paper(actor, id, &typed.grund).await,
        "traek-tilbage" => office.withdraw_paper(actor, id, &typed.grund).await,
        "genoptag" => office.take_up_paper(actor, id, &typed.grund).await,
        _ => return Err(not_valid("form")),
    };
    answer(&state, id, done).await
}

/// `POST /moedesager/{id}/bemaerk`: writes a remark, or says that one is dealt with.
///
/// # Errors
/// As [`submit`].
pub async fn remark(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match typed.id.as_str() {
        "" => office.remark_on_paper(actor, id, None, &typed.bemaerkning).await,
        remark => {
            office
                .settle_remark(actor, id, remark, typed.hvad != "genaabn")
                .await
        }
    };
    answer(&state, id, done).await
}

/// `POST /moedesager/{id}/lukning`: says whether it is to be closed.
///
/// # Errors
/// As [`submit`].
pub async fn close(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let closure = match typed.hvad.as_str() {
        "aaben" => None,
        _ => Some(Closure {
            ground: Some(typed.hjemmel),
            public_title: Some(typed.titel),
            public_decision: None,
        }),
    };
    let office = &state.office;
    let done = office
        .close_paper(state.actor()?, id, closure, &typed.grund)
        .await;
    answer(&state, id, done).await
}

pub(super) fn not_valid(why: &'static str) -> Problem {
    Problem::NotValid {
        why,
        given: String::new(),
    }
}

pub(super) async fn answer(
    state: &WebState,
    id: PaperId,
    done: Result<(), Refusal>,
) -> Result<Response, Problem> {
    answer_at(state, id, done, "", opinions::Typed::default()).await
}

/// Leads back to a place on the page, or shows it again with what was typed of an opinion.
pub(super) async fn answer_at(
    state: &WebState,
    id: PaperId,
    done: Result<(), Refusal>,
    place: &str,
    asked: opinions::Typed,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("{}{place}", links::paper(&id))).into_response()),
        Err((status, wrong)) => {
            shown_with(
                state,
                id,
                status,
                Some(wrong),
                (
                    Vec::new(),
                    HalfTyped {
                        asked,
                        ..HalfTyped::default()
                    },
                ),
            )
            .await
        }
    }
}

/// The paper in a view, which was asked for before.
pub(super) fn inside(seen: &Seen<Option<WholePaper>>) -> Result<&WholePaper, Problem> {
    seen.as_ref().ok_or(Problem::NotFound)
}

/// What was typed into the page's forms and refused: it stands there again.
#[derive(Default)]
pub(super) struct HalfTyped {
    /// To ask for an opinion.
    pub(super) asked: opinions::Typed,
    /// Of a treatment elsewhere.
    pub(super) treatment: TypedTreatment,
}

/// The page after something was refused.
///
/// # Errors
/// When there is no such paper for the reader.
pub async fn shown(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    wrong: Option<String>,
    refused: Vec<Hung>,
) -> Result<Response, Problem> {
    shown_with(state, id, status, wrong, (refused, HalfTyped::default())).await
}

/// The same, with what was typed into the forms of the page.
pub(super) async fn shown_with(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    wrong: Option<String>,
    (refused, typed): (Vec<Hung>, HalfTyped),
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let seen = state.office.paper(&actor.reader, id).await?;
    let paper = inside(&seen)?;
    let title = match paper.line.title.is_empty() {
        true => state.wording.text("paper-untitled").into_owned(),
        false => paper.line.title.clone(),
    };
    let papers = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(state, title)
        .on(Way::Papers)
        .under([(papers, "/moedesager".to_owned())]);
    let may = |action| actor.reader.may(action, Scope::Forum(paper.line.forum));
    let forums = state.office.forums(actor).await?;
    let choices = match paper.takes_opinions && may(Action::WritePaper) {
        true => state.office.opinion_choices(actor).await?,
        false => OpinionChoices::default(),
    };
    let has_between = match state.office.between_paper(&actor.reader, id).await {
        Ok(_) => true,
        Err(Refusal::NotFound) => false,
        Err(refusal) => return Err(refusal.into()),
    };
    let (can_be_decided, can_be_written) = match may(Action::DecideBetween) {
        true => {
            let desk = state.office.between_desk(actor, id).await?;
            (desk.not_by_chair.is_none(), desk.not_in_writing.is_none())
        }
        false => (false, false),
    };
    let page = show(&PaperPage {
        has_between,
        can_be_decided,
        can_be_written,
        choices,
        asked: typed.asked,
        forums: forums.into_iter().map(|forum| (forum.id, forum.name)).collect(),
        may_write: may(Action::WritePaper),
        may_approve: may(Action::ApprovePaper) && paper.line.author != actor.reader.person(),
        frame,
        paper,
        wrong,
        news: None,
        refused,
        treatment: typed.treatment,
    })?;
    Ok((status, page).into_response())
}
