//! The screen on the wall: the item a meeting is at, and the text that is proposed, as it is being written.
//!
//! For those who write what is decided. A room isn't its reader: what is closed to others is there only as its neutral
//! title, until whoever shows it says that those in the room may see it.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::{Html, Response};
use referat_actions::lookups::Projected;
use referat_actions::note_closed_read::read_by;
use referat_domain::ids::MeetingId;
use referat_domain::meeting::decision::Outcome;
use referat_domain::view::Part;
use referat_domain::view::closed_reads::ReadWhat;
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sessions::Guest;
use crate::streams::{self, Look, Told};

/// The screen on the wall.
#[derive(Template)]
#[template(path = "projector.html")]
pub struct ProjectorPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The meeting.
    pub projected: &'a Projected,
    /// Whether what is closed is shown.
    pub with_closed: bool,
    /// What changes as it happens.
    pub live: String,
}

/// What changes as it happens.
#[derive(Template)]
#[template(path = "projector_live.html")]
pub struct ProjectorLive<'a> {
    /// The words.
    pub frame: &'a Frame<'a>,
    /// What is shown.
    pub projected: &'a Projected,
}

impl ProjectorPage<'_> {
    /// This page.
    #[must_use]
    pub fn own_address(&self) -> String {
        links::projector(&self.projected.meeting.id, self.with_closed)
    }

    /// What it is told by.
    #[must_use]
    pub fn stream_address(&self) -> String {
        links::projector_stream(&self.projected.meeting.id, self.with_closed)
    }
}

impl ProjectorLive<'_> {
    /// What a clause came to.
    #[must_use]
    pub fn outcome(&self, index: &usize) -> Option<Outcome> {
        self.projected
            .outcomes
            .get(*index)
            .and_then(|(_, outcome)| *outcome)
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Shown {
    /// `vis` shows what is closed.
    pub lukkede: Option<String>,
}

impl Shown {
    fn with_closed(&self) -> bool {
        self.lukkede.as_deref() == Some("vis")
    }
}

/// `/moeder/{id}/projektor`
///
/// # Errors
/// When the meeting can't be held here, or the reader doesn't write its decisions.
pub async fn page(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Asked(shown): Asked<Shown>,
) -> Result<Html<String>, Problem> {
    let with_closed = shown.with_closed();
    let projected = looked_up(&state, id, with_closed).await?;
    let meeting = &projected.meeting;
    let words = state.words();
    let title = words.text_with(
        "projector-title",
        &[("meeting", words.meeting_title(meeting).into())],
    );
    let frame = Frame::new(&state, title).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&id));
    let room = (frame.text("room-link").into_owned(), links::meeting_room(&id));
    let frame = frame.under([forum, crumb, room]);
    let live = ProjectorLive {
        frame: &frame,
        projected: &projected,
    };
    let live = live.render().map_err(|cause| Problem::internal(&cause))?;
    show(&ProjectorPage {
        frame,
        projected: &projected,
        with_closed,
        live,
    })
}

/// `/moeder/{id}/projektor/stroem`: the same as it happens.
///
/// # Errors
/// As [`page`], and where somebody follows too much at once.
pub async fn stream(
    Here(state): Here,
    guest: Guest,
    Id(id): Id<MeetingId>,
    Asked(shown): Asked<Shown>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let told = Told {
        meeting: id,
        is_writing_told: true,
        look: live,
        with_closed: shown.with_closed(),
    };
    streams::begin(state, guest.token, &headers, told).await
}

fn live(state: WebState, id: MeetingId, with_closed: bool) -> Look {
    Box::pin(async move {
        let projected = looked_up(&state, id, with_closed).await?;
        let live = ProjectorLive {
            frame: &Frame::new(&state, ""),
            projected: &projected,
        };
        let html = live.render().map_err(|cause| Problem::internal(&cause))?;
        Ok((html, projected.goes_on()))
    })
}

async fn looked_up(state: &WebState, id: MeetingId, with_closed: bool) -> Result<Projected, Problem> {
    let actor = state.actor()?;
    let projected = state.office.projected(actor, id, with_closed).await?;
    let by = read_by(actor, &actor.reader);
    let closed = projected.closed();
    state.office.note_closed_read(&by, closed, ReadWhat::Page).await?;
    Ok(projected)
}
