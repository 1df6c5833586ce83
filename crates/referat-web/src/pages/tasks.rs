//! What somebody has to do with papers they don't make: opinions they are asked for, and what they do for somebody who is
//! away; and who does their own tasks while they are.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::OwnStandIns;
use referat_actions::refusal::Refusal;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{PersonId, StandInId};
use referat_domain::view::between::WrittenTask;
use referat_domain::view::task::{StandInLine, TaskKind, TaskLine};
use referat_domain::{Date, SignedDuration};
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here};
use crate::frame::{Frame, show};
use crate::links;
use crate::problem::Problem;

/// Its address.
const HERE: &str = "/opgaver";

/// The page.
#[derive(Template)]
#[template(path = "tasks.html")]
pub struct TasksPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What is to be done, what waits first.
    pub tasks: Vec<TaskLine>,
    /// What one is asked to decide in writing.
    pub written: Vec<WrittenTask>,
    /// Who stands in for whom.
    pub stand_ins: OwnStandIns,
    /// Whether there is a desk of papers one makes, too.
    pub has_desk: bool,
    /// Whether one is somebody who can be away.
    pub is_somebody: bool,
    /// What was typed.
    pub typed: Typed,
    /// Why something wasn't done.
    pub wrong: Option<String>,
}

impl TasksPage<'_> {
    /// Until when an answer in writing is given, in words.
    #[must_use]
    pub fn written_due(&self, task: &WrittenTask) -> String {
        self.frame.wording().deadline(Ok(task.due))
    }

    /// What is to be done, in words.
    #[must_use]
    pub fn what(&self, line: &TaskLine) -> String {
        what(&self.frame, line)
    }

    /// When it has to be done.
    #[must_use]
    pub fn due(&self, line: &TaskLine) -> Option<Date> {
        match &line.kind {
            TaskKind::Opinion(opinion) => Some(opinion.due),
            TaskKind::Approval(_) => line.paper_due,
        }
    }

    /// From when to when somebody stands in, and whether that is over.
    #[must_use]
    pub fn days(&self, line: &StandInLine) -> String {
        let values = [
            ("from", self.frame.date(&line.from).into()),
            ("until", self.frame.date(&line.until).into()),
        ];
        let days = self.frame.text_with("stand-in-days", &values);
        let state = match line {
            StandInLine { is_ended: true, .. } => "stand-in-ended",
            StandInLine { is_now: true, .. } => "stand-in-now",
            _ if self.is_over(line) => "stand-in-was",
            _ => "stand-in-later",
        };
        format!("{days} – {}", self.frame.text(state))
    }

    /// Whether it is over, by itself or before its time.
    #[must_use]
    pub fn is_over(&self, line: &StandInLine) -> bool {
        line.is_ended || line.until < self.typed.today
    }
}

/// What a task is, in words: "Udtalelse fra Økonomi", "Godkendelse: Direktør".
pub(super) fn what(frame: &Frame<'_>, line: &TaskLine) -> String {
    match &line.kind {
        TaskKind::Opinion(opinion) => {
            frame.text_with("task-opinion", &[("unit", opinion.unit.as_str().into())])
        }
        TaskKind::Approval(step) => frame.text_with("task-approval", &[("step", step.as_str().into())]),
    }
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is done: `navngiv` or `afslut`.
    #[serde(default)]
    pub hvad: String,
    /// Who stands in.
    #[serde(default)]
    pub person: String,
    /// The first day.
    #[serde(default)]
    pub fra: String,
    /// The last day.
    #[serde(default)]
    pub til: String,
    /// Which is ended.
    #[serde(default)]
    pub id: String,
    /// Today, for the page.
    #[serde(skip)]
    pub today: Date,
}

impl Typed {
    fn days(&self) -> Result<(Date, Date), Refusal> {
        let day = |typed: &str| {
            typed.parse::<Date>().map_err(|_| Refusal::NotValid {
                why: "stand-in-days",
                given: String::new(),
            })
        };
        Ok((day(&self.fra)?, day(&self.til)?))
    }
}

/// `/opgaver`
///
/// # Errors
/// When it can't be looked up.
pub async fn page(Here(state): Here) -> Result<Response, Problem> {
    shown(&state, StatusCode::OK, Typed::default(), None).await
}

/// `POST /opgaver/stedfortraeder`: names who does one's tasks while one is away, or ends that.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn stand_in(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match typed.hvad.as_str() {
        "navngiv" => match (typed.person.parse::<PersonId>(), typed.days()) {
            (Ok(person), Ok(days)) => office.name_stand_in(actor, person, days).await.map(drop),
            (_, Err(refusal)) => Err(refusal),
            (Err(_), Ok(_)) => Err(Refusal::NotValid {
                why: "no-person",
                given: String::new(),
            }),
        },
        "afslut" => match typed.id.parse::<StandInId>() {
            Ok(id) => office.end_stand_in(actor, id).await,
            Err(_) => Err(Refusal::NotFound),
        },
        _ => {
            return Err(Problem::NotValid {
                why: "form",
                given: String::new(),
            });
        }
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("{HERE}#vaek")).into_response()),
        Err((status, wrong)) => shown(&state, status, typed, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    status: StatusCode,
    mut typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    typed.today = state.office.today();
    if typed.fra.is_empty() {
        typed.fra = typed.today.to_string();
        let week = typed.today.checked_add(SignedDuration::from_hours(7 * 24));
        typed.til = week.unwrap_or(typed.today).to_string();
    }
    let title = state.wording.text("tasks-title").into_owned();
    let page = show(&TasksPage {
        frame: Frame::new(state, title).under([]),
        tasks: state.office.own_tasks(&actor.reader).await?,
        written: state.office.own_written_tasks(&actor.reader).await?,
        stand_ins: state.office.own_stand_ins(actor).await?,
        has_desk: actor.reader.may(Action::WritePaper, Scope::Anywhere),
        is_somebody: actor.reader.person().is_some(),
        typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}
