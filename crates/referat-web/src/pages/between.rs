//! What is decided between meetings: the page of a decision and of what members are asked in writing, and a forum's list.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, PaperId, PersonId};
use referat_domain::meeting::written::{ProcedureState, WrittenChoice};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::rules::deadline::Deadline;
use referat_domain::view::between::{BetweenPaper, InterimDecision, WrittenAnswer, WrittenProcedure};
use serde::Deserialize;

use super::meeting_plan::clock;
use super::paper_writing::label;
use super::periods;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id, IdAndName, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// A paper that was decided between meetings.
#[derive(Template)]
#[template(path = "between.html")]
pub struct BetweenPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub paper: &'a BetweenPaper,
    /// Whether the reader may withdraw what the chair decided, or what the members are asked.
    pub may_withdraw: bool,
    /// Who the reader is.
    pub own: Option<PersonId>,
    /// What was typed as an answer.
    pub typed: Typed,
    /// Why something wasn't done.
    pub wrong: Option<String>,
}

impl BetweenPage<'_> {
    /// The reader's answer, while they can give it or change it.
    #[must_use]
    pub fn asks<'p>(&self, procedure: &'p WrittenProcedure) -> Option<&'p WrittenAnswer> {
        procedure.asks(self.own?)
    }

    /// Whether the members are still being asked.
    #[must_use]
    pub fn is_open(&self, procedure: &WrittenProcedure) -> bool {
        procedure.state == ProcedureState::Open
    }

    /// How far it has come, in words.
    #[must_use]
    pub fn state(&self, procedure: &WrittenProcedure) -> String {
        self.frame.wording().procedure_state(procedure.state)
    }

    /// What stops it, in words.
    #[must_use]
    pub fn stops(&self, procedure: &WrittenProcedure) -> String {
        self.frame.wording().written_stops(procedure.stops_at)
    }

    /// Until when it is answered, in words.
    #[must_use]
    pub fn due(&self, procedure: &WrittenProcedure) -> String {
        self.frame.wording().deadline(Ok(procedure.due))
    }

    /// What somebody answers, in words.
    #[must_use]
    pub fn choice(&self, answer: &WrittenAnswer) -> String {
        match answer.choice {
            Some(choice) => self.frame.wording().written_choice(choice),
            None => self.frame.text("written-no-answer").into_owned(),
        }
    }

    /// What can be answered: the word, what it is called, and whether it is answered.
    #[must_use]
    pub fn choices(&self, answer: &WrittenAnswer) -> Vec<(&'static str, String, bool)> {
        let choice = |choice: WrittenChoice| {
            let words = self.frame.wording().written_choice(choice);
            let is_chosen = match self.typed.svar.as_str() {
                "" => answer.choice == Some(choice),
                typed => typed == choice.as_str(),
            };
            (choice.as_str(), words, is_chosen)
        };
        WrittenChoice::ALL.into_iter().map(choice).collect()
    }

    /// What is said beside an answer.
    #[must_use]
    pub fn remark<'p>(&'p self, answer: &'p WrittenAnswer) -> &'p str {
        match self.typed.svar.as_str() {
            "" => answer.remark.as_deref().unwrap_or_default(),
            _ => &self.typed.bemaerkning,
        }
    }

    /// A text as HTML.
    #[must_use]
    pub fn html(&self, decision: &InterimDecision) -> String {
        self.frame.html(&decision.text, 3)
    }

    /// The clauses, each with what became of it in words.
    #[must_use]
    pub fn clauses(&self, decision: &InterimDecision) -> Vec<(String, String)> {
        let clauses = self.paper.content.lines(PaperField::Clauses);
        let outcome = |number: u32| {
            let row = decision.outcomes.iter().find(|row| row.clause == number);
            let word = row
                .and_then(|row| row.outcome)
                .map(|outcome| self.frame.outcome(&outcome));
            let addition = row.and_then(|row| row.addition.clone());
            [word, addition]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(": ")
        };
        let clauses = (1u32..).zip(clauses);
        clauses.map(|(number, text)| (text, outcome(number))).collect()
    }

    /// How it came about, in words.
    #[must_use]
    pub fn way(&self, decision: &InterimDecision) -> String {
        self.frame.wording().interim_way(decision.way)
    }

    /// Why the chair could decide alone, in words.
    #[must_use]
    pub fn ground(&self, decision: &InterimDecision) -> Option<String> {
        decision
            .ground
            .map(|ground| self.frame.wording().chairs_ground(ground))
    }

    /// When it was withdrawn and why, in words.
    #[must_use]
    pub fn withdrawn(&self, decision: &InterimDecision) -> Option<String> {
        let (moment, reason) = decision.withdrawn.as_ref()?;
        let moment = moment
            .map(|moment| self.frame.moment(&moment))
            .unwrap_or_default();
        let values = [("moment", moment.into()), ("reason", reason.as_str().into())];
        Some(self.frame.text_with("between-withdrawn", &values))
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
}

/// What a forum decided between meetings.
#[derive(Template)]
#[template(path = "between_list.html")]
pub struct BetweenListPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The papers, each with one decision, the newest first.
    pub papers: Vec<BetweenPaper>,
}

impl BetweenListPage<'_> {
    /// How a decision came about and on which day, in words.
    #[must_use]
    pub fn facts(&self, decision: &InterimDecision) -> String {
        let way = self.frame.wording().interim_way(decision.way);
        format!("{way}, {}", self.frame.date(&decision.decided_on))
    }
}

/// What the forms of the pages send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is done: `send` or `traek-tilbage`.
    #[serde(default)]
    pub hvad: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// What a member answers.
    #[serde(default)]
    pub svar: String,
    /// What they say beside it, or what is said to the members.
    #[serde(default)]
    pub bemaerkning: String,
    /// The last day to answer.
    #[serde(default)]
    pub frist: String,
    /// Until when on that day.
    #[serde(default)]
    pub fristkl: String,
}

/// `POST /moedesager/{id}/skriftlig`: sends a paper to the members to be decided in writing, or takes it back.
///
/// # Errors
/// When it is refused for more than what can be said on the paper's page.
pub async fn write_to_members(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let due = || {
        Ok::<_, Refusal>(Deadline {
            day: periods::certain_day(&typed.frist)?,
            clock: clock(&typed.fristkl)?,
        })
    };
    let done = match typed.hvad.as_str() {
        "send" => match due() {
            Ok(due) => {
                let sent = office
                    .start_written_procedure(actor, id, due, &typed.bemaerkning)
                    .await;
                sent.map(drop)
            }
            Err(refusal) => Err(refusal),
        },
        "traek-tilbage" => office.withdraw_written_procedure(actor, id, &typed.grund).await,
        _ => return Err(super::paper::not_valid("form")),
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::between(&id)).into_response()),
        Err((status, wrong)) => super::paper::shown(&state, id, status, Some(wrong), Vec::new()).await,
    }
}

/// `POST /beslutninger/{id}/svar`: answers in writing.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn answer(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = match typed.svar.parse::<WrittenChoice>() {
        Ok(choice) => {
            let office = &state.office;
            office
                .answer_in_writing(actor, id, choice, &typed.bemaerkning)
                .await
        }
        Err(()) => Err(Refusal::NotValid {
            why: "form",
            given: String::new(),
        }),
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::between(&id)).into_response()),
        Err((status, wrong)) => shown(&state, id, status, typed, Some(wrong)).await,
    }
}

/// `/beslutninger/{id}`: a paper that was decided between meetings.
///
/// # Errors
/// When there is none for the reader.
pub async fn page(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, Typed::default(), None).await
}

/// `/beslutninger/{id}/filer/{file}`: one of its files.
///
/// # Errors
/// When there is no such file for the reader.
pub async fn file(Here(state): Here, IdAndName(id, file): IdAndName<PaperId>) -> Result<Response, Problem> {
    let (name, media_type, bytes) = state.office.between_file(state.actor()?, id, &file).await?;
    sending::send(&name, sending::foreign(&media_type), bytes)
}

/// `/forummer/{id}/beslutninger`: what a forum decided between meetings.
///
/// # Errors
/// When there is no such forum.
pub async fn of_forum(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ForumId>,
) -> Result<Html<String>, Problem> {
    let forum = state.office.forum(&reader, id, 1).await?;
    let name = forum.line.name.clone();
    let papers = state.office.between_papers(&reader, id).await?;
    let values = [("forum", name.as_str().into())];
    let title = state.wording.text_with("between-list-title", &values);
    let frame = Frame::new(&state, title)
        .on(Way::Front)
        .under([(name, links::forum(&id))]);
    show(&BetweenListPage { frame, papers })
}

/// `POST /moedesager/{id}/formandsbeslutning/traek-tilbage`: withdraws what the chair decided.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn withdraw(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = state
        .office
        .withdraw_chairs_decision(actor, id, &typed.grund)
        .await;
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::paper(&id)).into_response()),
        Err((status, wrong)) => shown(&state, id, status, Typed::default(), Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let reader = &state.actor()?.reader;
    let seen = state.office.between_paper(reader, id).await?;
    let paper = seen.as_ref().ok_or(Problem::NotFound)?;
    let values = [("title", paper.title.as_str().into())];
    let title = state.wording.text_with("between-title", &values);
    let list = state.wording.text("between-list-link").into_owned();
    let frame = Frame::new(state, title).on(Way::Front).under([
        (paper.forum_name.clone(), links::forum(&paper.forum)),
        (list, links::between_of_forum(&paper.forum)),
    ]);
    let page = show(&BetweenPage {
        frame,
        paper,
        may_withdraw: reader.may(Action::DecideBetween, Scope::Forum(paper.forum)),
        own: reader.person(),
        typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}
