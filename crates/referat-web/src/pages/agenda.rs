//! The agenda while it is built: the queue of papers, the order on paper and in the day, times, and what came late.
//!
//! Every change is a small form, so that it works without script and by keyboard; it names the version it was made on,
//! and one made on an old version is refused.

mod rows;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::build_agenda::Built;
use referat_actions::refusal::Refusal;
use referat_domain::access::{Action, Scope};
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::meeting::agenda_draft::{Change, Timing};
use referat_domain::meeting::late::{Late, LateDecider};
use referat_domain::rules::deadline::Nearness;
use referat_domain::view::paper::BuiltAgenda;
use serde::Deserialize;

pub use rows::Row;
use rows::rows;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page on which an agenda is built.
#[derive(Template)]
#[template(path = "agenda.html")]
pub struct AgendaPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The agenda.
    pub built: &'a BuiltAgenda,
    /// The entries in their order on paper.
    pub rows: Vec<Row<'a>>,
    /// When the last of them ends, and how much is planned.
    pub timing: Timing,
    /// Why something didn't happen.
    pub wrong: Option<String>,
    may_issue: bool,
}

impl AgendaPage<'_> {
    /// Whether it has been begun.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.built.version > 0
    }

    /// Whether it can be issued.
    #[must_use]
    pub fn can_issue(&self) -> bool {
        self.may_issue && self.rows.iter().any(|row| !row.is_break())
    }

    /// Whether what is placed now is late.
    #[must_use]
    pub fn is_past_deadline(&self) -> bool {
        self.built.nearness == Nearness::Passed
    }

    /// Who can decide that something late is taken: word and name.
    #[must_use]
    pub fn deciders(&self) -> [(&'static str, String); 2] {
        LateDecider::ALL.map(|decider| (decider.as_str(), self.frame.late_decider(decider)))
    }

    /// Why an item came late, as it is printed.
    #[must_use]
    pub fn late(&self, late: &Late) -> String {
        self.frame.0.late(late)
    }

    /// The entries in the order of the day.
    #[must_use]
    pub fn day(&self) -> Vec<&Row<'_>> {
        let entries = self.built.draft.day().into_iter();
        entries
            .filter_map(|entry| self.rows.iter().find(|row| row.entry.id == entry.id))
            .collect()
    }

    /// How much is planned, in words: "2 timer 15 minutter".
    #[must_use]
    pub fn planned(&self) -> String {
        let (hours, minutes) = (self.timing.planned / 60, self.timing.planned % 60);
        let values = [("hours", hours.into()), ("minutes", minutes.into())];
        self.frame.0.text_with("agenda-planned", &values)
    }
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The version the page showed.
    #[serde(default)]
    pub version: i64,
    /// The entry.
    #[serde(default)]
    pub punkt: String,
    /// What is done to it.
    #[serde(default)]
    pub hvad: String,
    /// A paper to be placed.
    #[serde(default)]
    pub moedesag: String,
    /// A place, from 1.
    #[serde(default)]
    pub plads: String,
    /// How long it takes.
    #[serde(default)]
    pub minutter: String,
    /// A fixed start.
    #[serde(default)]
    pub start: String,
    /// Who presents it.
    #[serde(default)]
    pub fremlaegger: String,
    /// Its guests.
    #[serde(default)]
    pub gaester: String,
    /// The name of a break.
    #[serde(default)]
    pub navn: String,
    /// Why it comes late.
    #[serde(default)]
    pub grund: String,
    /// Who decided to take it all the same.
    #[serde(default)]
    pub besluttet: String,
}

/// `/moeder/{id}/dagsorden`
///
/// # Errors
/// When there is no such meeting, or the reader doesn't build its agenda.
pub async fn page(Here(state): Here, Id(id): Id<MeetingId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, None).await
}

/// `POST /moeder/{id}/dagsorden/begynd`: begins it with the standing items.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn begin(Here(state): Here, Id(id): Id<MeetingId>) -> Result<Response, Problem> {
    let done = state.office.begin_agenda(state.actor()?, id).await;
    answer(&state, id, done, "").await
}

/// `POST /moeder/{id}/dagsorden/placer`: places a paper.
///
/// # Errors
/// As [`begin`].
pub async fn place(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let paper = typed.moedesag.parse().map_err(|_| form())?;
    let before = place_typed(&typed.plads)?;
    let done = match late_typed(&typed) {
        Err(refusal) => Err(refusal),
        Ok(late) => {
            let (office, actor) = (&state.office, state.actor()?);
            office.place_on_agenda(actor, id, paper, before, late).await
        }
    };
    answer(&state, id, done, "").await
}

/// `POST /moeder/{id}/dagsorden/pause`: adds a break.
///
/// # Errors
/// As [`begin`].
pub async fn add_break(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let minutes = match minutes_typed(&typed.minutter) {
        Ok(minutes) => minutes,
        Err(refusal) => return answer(&state, id, Err(refusal), "").await,
    };
    let before = place_typed(&typed.plads)?;
    let actor = state.actor()?;
    let office = &state.office;
    let done = office
        .add_break(actor, id, typed.version, &typed.navn, minutes, before)
        .await;
    answer(&state, id, done, "").await
}

/// `POST /moeder/{id}/dagsorden/ret`: makes a change.
///
/// # Errors
/// As [`begin`].
pub async fn change(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match change_typed(&typed)? {
        Err(refusal) => Err(refusal),
        Ok(change) => {
            let actor = state.actor()?;
            state.office.change_agenda(actor, id, typed.version, change).await
        }
    };
    answer(&state, id, done, &typed.punkt).await
}

/// `POST /moeder/{id}/dagsorden/fortryd`: undoes the last change, or does it again.
///
/// # Errors
/// As [`begin`].
pub async fn undo(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match typed.hvad.as_str() {
        "gentag" => office.redo_agenda(actor, id, typed.version).await,
        _ => office.undo_agenda(actor, id, typed.version).await,
    };
    answer(&state, id, done, "").await
}

/// `POST /moeder/{id}/dagsorden/sent`: says why an item comes after the deadline, or takes that back.
///
/// # Errors
/// As [`begin`].
pub async fn explain_late(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let entry: AgendaItemId = typed.punkt.parse().map_err(|_| form())?;
    let done = match late_typed(&typed) {
        Err(refusal) => Err(refusal),
        Ok(late) => {
            let (office, actor) = (&state.office, state.actor()?);
            office.explain_late(actor, id, typed.version, entry, late).await
        }
    };
    answer(&state, id, done, &typed.punkt).await
}

/// Why an item comes late, as typed; nothing where nothing was.
fn late_typed(typed: &Typed) -> Result<Option<Late>, Refusal> {
    if typed.grund.trim().is_empty() {
        return Ok(None);
    }
    let decided_by = typed.besluttet.parse().unwrap_or(LateDecider::Secretary);
    Ok(Some(Late::given(&typed.grund, decided_by)?))
}

/// The change a form asks for.
fn change_typed(typed: &Typed) -> Result<Result<Change, Refusal>, Problem> {
    if typed.hvad == "dag-som-papir" {
        return Ok(Ok(Change::DayAsPaper));
    }
    let entry: AgendaItemId = typed.punkt.parse().map_err(|_| form())?;
    let to = || place_typed(&typed.plads).map(|place| place.unwrap_or(usize::MAX));
    Ok(Ok(match typed.hvad.as_str() {
        "op" => Change::Up(entry),
        "ned" => Change::Down(entry),
        "flyt" => Change::Move(entry, to()?),
        "tidligere" => Change::Earlier(entry),
        "senere" => Change::Later(entry),
        "flyt-i-dagen" => Change::MoveInDay(entry, to()?),
        "ryk-ind" => Change::Indent(entry),
        "ryk-ud" => Change::Outdent(entry),
        "tag-af" => Change::Remove(entry),
        "oplysninger" => return Ok(details(entry, typed)),
        _ => return Err(form()),
    }))
}

/// Everything of an entry's own form.
fn details(entry: AgendaItemId, typed: &Typed) -> Result<Change, Refusal> {
    let minutes = minutes_typed(&typed.minutter)?;
    let start = match typed.start.trim() {
        "" => None,
        start => Some(start.parse::<ClockTime>().map_err(|_| Refusal::NotValid {
            why: "clock",
            given: String::new(),
        })?),
    };
    let mut changes = vec![Change::Minutes(entry, minutes), Change::FixStart(entry, start)];
    match typed.navn.trim() {
        "" => {
            let names = |typed: &str| -> Vec<String> {
                let names = typed.split(',').map(str::trim).filter(|name| !name.is_empty());
                names.map(str::to_owned).collect()
            };
            changes.push(Change::People(
                entry,
                names(&typed.fremlaegger),
                names(&typed.gaester),
            ));
        }
        name => changes.push(Change::NameBreak(entry, name.to_owned())),
    }
    Ok(Change::Together(changes))
}

fn minutes_typed(typed: &str) -> Result<Option<u16>, Refusal> {
    match typed.trim() {
        "" => Ok(None),
        minutes => minutes.parse().map(Some).map_err(|_| Refusal::NotNow {
            why: "agenda-minutes",
        }),
    }
}

/// A place as people count it, from 1.
fn place_typed(typed: &str) -> Result<Option<usize>, Problem> {
    match typed.trim() {
        "" => Ok(None),
        place => {
            let place: usize = place.parse().map_err(|_| form())?;
            Ok(Some(place.saturating_sub(1)))
        }
    }
}

fn form() -> Problem {
    Problem::NotValid {
        why: "form",
        given: String::new(),
    }
}

async fn answer(
    state: &WebState,
    id: MeetingId,
    done: Result<Built, Refusal>,
    entry: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(_) => {
            let place = match entry.parse::<AgendaItemId>() {
                Ok(entry) => format!("#punkt-{entry}"),
                Err(_) => String::new(),
            };
            Ok(Redirect::to(&format!("{}{place}", links::agenda(&id))).into_response())
        }
        Err((status, wrong)) => shown(state, id, status, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: MeetingId,
    status: StatusCode,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let seen = state.office.built_agenda(&actor.reader, id).await?;
    let built = seen.as_ref().ok_or(Problem::NotFound)?;
    let meeting = state.words().meeting_title(&built.meeting);
    let title = state
        .wording
        .text_with("agenda-title", &[("meeting", meeting.as_str().into())]);
    let frame = Frame::new(state, title).on(Way::Front);
    let forum = (
        built.meeting.forum_name.clone(),
        links::forum(&built.meeting.forum),
    );
    let meeting = (frame.meeting_crumb(&built.meeting.date), links::meeting(&id));
    let frame = frame.under([forum, meeting]);
    let timing = built.draft.timing(built.meeting.start, built.meeting.end);
    let rows = rows(&frame, built, &timing);
    let page = show(&AgendaPage {
        may_issue: actor
            .reader
            .may(Action::IssueDocument, Scope::Forum(built.meeting.forum)),
        frame,
        rows,
        built,
        timing,
        wrong,
    })?;
    Ok((status, page).into_response())
}
