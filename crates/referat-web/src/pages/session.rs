//! A meeting as it is held: its items with what is decided of them, and the steps from opening to end.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{Session, SessionItem};
use referat_actions::refusal::Refusal;
use referat_domain::ids::MeetingId;
use referat_domain::meeting::{MeetingState, SessionStep};
use referat_domain::view::Part;
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page of a meeting that is held.
#[derive(Template)]
#[template(path = "session.html")]
pub struct SessionPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The meeting.
    pub session: &'a Session,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl SessionPage<'_> {
    /// The steps that can be taken now: what the form sends, and the words of the button.
    #[must_use]
    pub fn steps(&self) -> &'static [(&'static str, &'static str)] {
        match self.session.meeting.state {
            MeetingState::AgendaIssued => &[("aabn", "session-open")],
            MeetingState::InSession => &[("afslut", "session-end"), ("fortryd", "session-unopen")],
            MeetingState::Held => &[("genoptag", "session-resume")],
            MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::Cancelled => &[],
        }
    }

    /// What it says of how far the meeting has come.
    #[must_use]
    pub fn lead(&self) -> &'static str {
        match self.session.meeting.state {
            MeetingState::InSession => "session-lead-open",
            MeetingState::Held => "session-lead-held",
            MeetingState::AgendaIssued
            | MeetingState::Planned
            | MeetingState::AgendaOpen
            | MeetingState::Cancelled => "session-lead-issued",
        }
    }

    /// Whether decisions can be written now.
    #[must_use]
    pub fn can_record(&self) -> bool {
        self.session.meeting.state.may_record().is_ok()
    }

    /// The items of which nothing is decided yet.
    #[must_use]
    pub fn undecided(&self) -> usize {
        let items = self.session.items.iter();
        items.filter(|item| !is_decided(item)).count()
    }

    /// What was decided of an item, in its first words.
    #[must_use]
    pub fn decided(&self, item: &SessionItem) -> Option<String> {
        let Part::Open(content) = &item.item.content else {
            return None;
        };
        let text = content.decision.as_ref()?.text.plain_text();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return None;
        }
        Some(match words.char_indices().nth(160) {
            Some((end, _)) => format!("{} …", words.get(..end).unwrap_or_default().trim_end()),
            None => words,
        })
    }
}

fn is_decided(item: &SessionItem) -> bool {
    matches!(&item.item.content, Part::Open(content)
        if content.decision.as_ref().is_some_and(|decision| !decision.text.words().trim().is_empty()))
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct News {
    /// What has just happened.
    pub nyt: Option<String>,
}

/// Which step is taken.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The step.
    #[serde(default)]
    pub hvad: String,
}

/// `/moeder/{id}/moedet`
///
/// # Errors
/// When the meeting can't be held here, or the reader doesn't write its decisions.
pub async fn page(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Asked(asked): Asked<News>,
) -> Result<Response, Problem> {
    let key = match asked.nyt.as_deref() {
        Some("aabn") => Some("session-is-open"),
        Some("afslut") => Some("session-is-ended"),
        Some("genoptag") => Some("session-is-resumed"),
        Some("fortryd") => Some("session-is-unopened"),
        Some(_) | None => None,
    };
    let news = key.map(|key| state.wording.text(key).into_owned());
    shown(&state, id, StatusCode::OK, news, None).await
}

/// `POST /moeder/{id}/moedet`: opens it, ends it, or takes either back.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn step(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let step = match typed.hvad.as_str() {
        "aabn" => SessionStep::Open,
        "fortryd" => SessionStep::Unopen,
        "afslut" => SessionStep::End,
        "genoptag" => SessionStep::Resume,
        _ => {
            return Err(Problem::from(Refusal::NotValid {
                why: "form",
                given: String::new(),
            }));
        }
    };
    let done = state.office.step_meeting(state.actor()?, id, step).await;
    match outcome(&state, done)? {
        Ok(_) => {
            let to = format!("{}?nyt={}", links::session(&id), typed.hvad);
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(&state, id, status, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: MeetingId,
    status: StatusCode,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let session = state.office.session(state.actor()?, id).await?;
    let meeting = &session.meeting;
    let name = state.words().meeting_title(meeting);
    let title = state
        .wording
        .text_with("session-title", &[("meeting", name.as_str().into())]);
    let frame = Frame::new(state, title).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&id));
    let page = show(&SessionPage {
        frame: frame.under([forum, crumb]),
        session: &session,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
