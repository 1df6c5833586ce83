//! A meeting followed by whoever takes part in it: where it is, and what it has decided, as it happens.
//!
//! The page is whole without script, with a link that asks for it again; with script its middle is put in place anew
//! whenever it looks otherwise. Only what is decided is shown, never what is being written.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::{Html, Response};
use referat_actions::lookups::{Followed, Following};
use referat_actions::note_closed_read::read_by;
use referat_domain::ids::MeetingId;
use referat_domain::local_time::time_of;
use referat_domain::meeting::MeetingState;
use referat_domain::rich_text::RichText;
use referat_domain::view::Part;
use referat_domain::view::closed_reads::ReadWhat;
use referat_domain::view::item::ItemContent;

use crate::WebState;
use crate::extractors::{Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sessions::Guest;
use crate::streams::{self, Look, Told};

/// The page on which a meeting is followed.
#[derive(Template)]
#[template(path = "follow.html")]
pub struct FollowPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The meeting.
    pub following: &'a Following,
    /// What changes as it happens.
    pub live: String,
}

/// What changes as it happens.
#[derive(Template)]
#[template(path = "follow_live.html")]
pub struct FollowLive<'a> {
    /// The words.
    pub frame: &'a Frame<'a>,
    /// The meeting.
    pub following: &'a Following,
}

impl FollowLive<'_> {
    /// What it says of how far the meeting has come.
    #[must_use]
    pub fn lead(&self) -> &'static str {
        match self.following.meeting.state {
            MeetingState::InSession => "follow-open",
            MeetingState::Held => "follow-held",
            MeetingState::Cancelled => "follow-cancelled",
            MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::AgendaIssued => {
                "follow-not-open"
            }
        }
    }

    /// Since when the meeting is at its item: "kl. 9.15".
    #[must_use]
    pub fn since(&self) -> Option<String> {
        let time = time_of(self.following.current?.since)?;
        Some(self.frame.time(&time))
    }

    /// Whether the item it is at waits.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.following.current.is_some_and(|at| at.is_paused)
    }

    /// What was decided of an item, where something was.
    #[must_use]
    pub fn decision<'c>(&self, content: &'c ItemContent) -> Option<&'c RichText> {
        content.decision.as_ref().map(|decision| &decision.text)
    }

    /// The items something is decided of, or that are closed to the reader, in their order.
    #[must_use]
    pub fn others(&self) -> Vec<&Followed> {
        let items = self.following.items.iter();
        items.filter(|followed| !followed.is_current).collect()
    }
}

/// `/moeder/{id}/foelg`
///
/// # Errors
/// When there is no such meeting for the reader.
pub async fn page(Here(state): Here, Id(id): Id<MeetingId>) -> Result<Html<String>, Problem> {
    let following = looked_up(&state, id).await?;
    let meeting = &following.meeting;
    let words = state.words();
    let title = words.text_with(
        "follow-title",
        &[("meeting", words.meeting_title(meeting).into())],
    );
    let frame = Frame::new(&state, title).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&id));
    let frame = frame.under([forum, crumb]);
    let live = FollowLive {
        frame: &frame,
        following: &following,
    };
    let live = live.render().map_err(|cause| Problem::internal(&cause))?;
    show(&FollowPage {
        frame,
        following: &following,
        live,
    })
}

/// `/moeder/{id}/foelg/stroem`: the same as it happens.
///
/// # Errors
/// When there is no such meeting for the reader, or they follow too much at once.
pub async fn stream(
    Here(state): Here,
    guest: Guest,
    Id(id): Id<MeetingId>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let told = Told {
        meeting: id,
        is_writing_told: false,
        look: live,
        with_closed: false,
    };
    streams::begin(state, guest.token, &headers, told).await
}

fn live(state: WebState, id: MeetingId, _: bool) -> Look {
    Box::pin(async move {
        let following = looked_up(&state, id).await?;
        let live = FollowLive {
            frame: &Frame::new(&state, ""),
            following: &following,
        };
        let html = live.render().map_err(|cause| Problem::internal(&cause))?;
        Ok((html, following.goes_on()))
    })
}

/// The meeting as whoever is signed in may follow it; what is closed to others is noted as read.
async fn looked_up(state: &WebState, id: MeetingId) -> Result<Following, Problem> {
    let actor = state.actor()?;
    let following = state.office.following(&actor.reader, id).await?;
    let by = read_by(actor, &actor.reader);
    let closed = following.closed();
    state.office.note_closed_read(&by, closed, ReadWhat::Page).await?;
    Ok(following)
}
