//! The agenda while it is built: the queue of papers, the order on paper and in the day, times, and issuing it.
//!
//! Every change is a small form, so that it works without script and by keyboard; it names the version it was made on,
//! and one made on an old version is refused.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::build_agenda::Built;
use referat_actions::refusal::Refusal;
use referat_domain::access::{Action, Scope};
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::agenda_draft::{Change, DraftEntry, EntryKind, Timing, TimingProblem};
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::view::paper::BuiltAgenda;
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// An entry as the page shows it.
pub struct Row<'a> {
    /// The entry.
    pub entry: &'a DraftEntry,
    /// Its number; none for a break.
    pub number: Option<String>,
    /// What it is called.
    pub title: String,
    /// When it is on.
    pub slot: Option<Slot>,
    /// What is wrong with its time, in words.
    pub problem: Option<String>,
    /// Whether it is to be closed.
    pub is_closed: bool,
    /// Whether it can go up on paper.
    pub can_go_up: bool,
    /// Whether it can go down on paper.
    pub can_go_down: bool,
}

impl Row<'_> {
    /// Who presents it, as typed.
    #[must_use]
    pub fn presenters(&self) -> String {
        self.entry.presenters.join(", ")
    }

    /// Its guests, as typed.
    #[must_use]
    pub fn guests(&self) -> String {
        self.entry.guests.join(", ")
    }

    /// How long it takes, as typed.
    #[must_use]
    pub fn minutes(&self) -> String {
        self.entry
            .minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default()
    }

    /// Its fixed start, as typed.
    #[must_use]
    pub fn fixed(&self) -> String {
        self.entry
            .fixed_start
            .map(|start| start.to_string())
            .unwrap_or_default()
    }

    /// Whether it is a break.
    #[must_use]
    pub fn is_break(&self) -> bool {
        matches!(self.entry.kind, EntryKind::Break(_))
    }
}

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

    /// Whether it was issued before.
    #[must_use]
    pub fn is_issued(&self) -> bool {
        self.built.meeting.state == MeetingState::AgendaIssued
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
    /// Why.
    #[serde(default)]
    pub grund: String,
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
    let actor = state.actor()?;
    let done = state.office.place_on_agenda(actor, id, paper, before).await;
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

/// `POST /moeder/{id}/dagsorden/udsted`: issues it to the members.
///
/// # Errors
/// As [`begin`].
pub async fn issue(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let office = &state.office;
    let done = office
        .issue_agenda(actor, &state.press, id, typed.version, &typed.grund, &|_| ())
        .await;
    match outcome(&state, done)? {
        Ok(_) => Ok(Redirect::to(&links::documents(&id)).into_response()),
        Err((status, wrong)) => shown(&state, id, status, Some(wrong)).await,
    }
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

fn rows<'b>(frame: &Frame<'_>, built: &'b BuiltAgenda, timing: &Timing) -> Vec<Row<'b>> {
    let entries = built.draft.entries();
    let first_free = entries.iter().rposition(|entry| entry.issued_number.is_some());
    let first_free = first_free.map_or(0, |last| last + 1);
    let row = |(place, (entry, number)): (usize, (&'b DraftEntry, Option<String>))| {
        let paper = entry.paper().and_then(|paper| built.paper(paper));
        let timed = timing.entries.iter().find(|timed| timed.id == entry.id);
        Row {
            title: match (&entry.kind, paper) {
                (EntryKind::Break(name), _) => name.clone(),
                (EntryKind::Paper(_), Some(paper)) => paper.title.clone(),
                (EntryKind::Paper(_), None) => frame.text("paper-untitled").into_owned(),
            },
            slot: timed.and_then(|timed| timed.slot),
            problem: timed
                .and_then(|timed| timed.problem)
                .map(|problem| in_words(frame, problem)),
            is_closed: paper.is_some_and(|paper| paper.is_closed),
            can_go_up: entry.issued_number.is_none() && place > first_free,
            can_go_down: entry.issued_number.is_none() && place + 1 < entries.len(),
            entry,
            number,
        }
    };
    entries
        .iter()
        .zip(built.draft.numbers())
        .enumerate()
        .map(row)
        .collect()
}

fn in_words(frame: &Frame<'_>, problem: TimingProblem) -> String {
    match problem {
        TimingProblem::Overlaps(by) => frame
            .0
            .text_with("agenda-overlaps", &[("minutes", u32::from(by).into())]),
        TimingProblem::AfterMeeting(by) => frame
            .0
            .text_with("agenda-after-meeting", &[("minutes", u32::from(by).into())]),
        TimingProblem::NextDay => frame.text("agenda-next-day").into_owned(),
    }
}
