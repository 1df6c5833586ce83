//! The meeting room: where the meeting is, the clock of its item, and when those to come are expected. For those who run
//! it: one comes to an item, waits, goes on, and goes to the next; what is too much is put off.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{MeetingRoom, RoomItem};
use referat_actions::refusal::Refusal;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::local_time::time_of;
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::item_clock::ClockStep;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::view::Part;
use referat_domain::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page on which a meeting is run.
#[derive(Template)]
#[template(path = "meeting_room.html")]
pub struct MeetingRoomPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The meeting.
    pub room: &'a MeetingRoom,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl MeetingRoomPage<'_> {
    /// Whether the meeting goes on.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.room.meeting.state == MeetingState::InSession
    }

    /// The item it is at.
    #[must_use]
    pub fn current(&self) -> Option<&RoomItem> {
        self.room.item(self.room.current?.item)
    }

    /// Whether that item waits.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.room.current.is_some_and(|at| at.is_paused)
    }

    /// So many seconds an item has taken, for the script that counts on.
    #[must_use]
    pub fn seconds(&self, item: &RoomItem) -> i64 {
        item.taken.unwrap_or_default().as_secs()
    }

    /// How long it has taken: "12 min."
    #[must_use]
    pub fn minutes(&self, time: &SignedDuration) -> String {
        let minutes = u64::try_from(time.as_secs().div_euclid(60)).unwrap_or(0);
        self.frame.text_with("room-minutes", &[("count", minutes.into())])
    }

    /// How long an item has taken.
    #[must_use]
    pub fn taken(&self, item: &RoomItem) -> String {
        self.minutes(&item.taken.unwrap_or_default())
    }

    /// By how much the item under way is over its time.
    #[must_use]
    pub fn over(&self, item: &RoomItem) -> Option<String> {
        let over = item.taken?.checked_sub(item.planned)?;
        let is_over = item.planned > SignedDuration::ZERO && over >= SignedDuration::from_mins(1);
        is_over.then(|| {
            let words = [("time", self.minutes(&over).into())];
            self.frame.text_with("room-over", &words)
        })
    }

    /// A time of day: "kl. 9.15".
    #[must_use]
    pub fn clock(&self, moment: &Timestamp) -> String {
        time_of(*moment)
            .map(|time| self.frame.time(&time))
            .unwrap_or_default()
    }

    /// Whether the meeting is at an item.
    #[must_use]
    pub fn is_at(&self, item: &RoomItem) -> bool {
        self.room.current.is_some_and(|at| at.item == item.line.id)
    }

    /// How an item stands, as a word of the wording.
    #[must_use]
    pub fn stand(&self, item: &RoomItem) -> &'static str {
        if self.is_at(item) {
            return match self.is_paused() {
                true => "room-item-paused",
                false => "room-item-current",
            };
        }
        match (item.state, item.is_decided, item.taken) {
            (Some(ConsultationState::Postponed), _, _) => "room-item-postponed",
            (Some(ConsultationState::SentOn), _, _) => "room-item-sent-on",
            (_, true, _) => "room-item-decided",
            (_, false, Some(_)) => "room-item-left",
            (_, false, None) => "room-item-waits",
        }
    }

    /// When an item is expected, and whether that is later than planned.
    #[must_use]
    pub fn expected(&self, item: &RoomItem) -> Option<(String, bool)> {
        let expected = item.expected?;
        // Without a plan nothing can be said of what isn't next.
        expected.planned?;
        let is_late = expected.late() >= SignedDuration::from_mins(1);
        Some((self.clock(&expected.start), is_late))
    }

    /// When the meeting ends, and when it was to; `None` where that is in time.
    #[must_use]
    pub fn ends_late(&self) -> Option<String> {
        let (ends, was) = (self.room.forecast.ends?, self.room.ends?);
        (self.room.forecast.over >= SignedDuration::from_mins(1) && self.is_open()).then(|| {
            let words = [
                ("time", self.clock(&ends).into()),
                ("planned", self.clock(&was).into()),
                ("over", self.minutes(&self.room.forecast.over).into()),
            ];
            self.frame.text_with("room-ends-late", &words)
        })
    }

    /// What could be put off.
    #[must_use]
    pub fn to_postpone(&self) -> Vec<&RoomItem> {
        let ids = self.room.forecast.to_postpone.iter();
        ids.filter_map(|id| self.room.item(*id)).collect()
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct News {
    /// What has just happened.
    pub nyt: Option<String>,
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is wanted.
    #[serde(default)]
    pub hvad: String,
    /// The item it is about.
    #[serde(default)]
    pub punkt: String,
}

/// `/moeder/{id}/moedelokale`
///
/// # Errors
/// When the meeting can't be held here, or the reader doesn't run it.
pub async fn page(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Asked(asked): Asked<News>,
) -> Result<Response, Problem> {
    let key = match asked.nyt.as_deref() {
        Some("besked") => Some("room-told"),
        Some("udsaet") => Some("decision-is-postponed"),
        Some("pause") => Some("room-paused"),
        Some("slut") => Some("room-left"),
        Some(_) | None => None,
    };
    let news = key.map(|key| state.wording.text(key).into_owned());
    shown(&state, id, StatusCode::OK, news, None).await
}

/// `POST /moeder/{id}/moedelokale`: comes to an item (`begynd`), waits (`pause`), goes on (`fortsaet`), leaves it
/// (`slut`), tells those whose item comes later (`besked`), or puts one off (`udsaet`).
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn act(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = done(&state, id, &typed).await;
    match outcome(&state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={}", links::meeting_room(&id), typed.hvad);
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(&state, id, status, None, Some(wrong)).await,
    }
}

async fn done(state: &WebState, id: MeetingId, typed: &Typed) -> Result<(), Refusal> {
    let form = || Refusal::NotValid {
        why: "form",
        given: String::new(),
    };
    let actor = state.me.as_ref().map(|me| &me.actor).ok_or_else(form)?;
    let item = || typed.punkt.parse::<AgendaItemId>().map_err(|_| form());
    let step = match typed.hvad.as_str() {
        "begynd" => ClockStep::Begin(item()?),
        "pause" => ClockStep::Pause,
        "fortsaet" => ClockStep::GoOn,
        "slut" => ClockStep::Leave,
        "besked" => return state.office.tell_new_times(actor, id).await.map(drop),
        "udsaet" => {
            let reason = state.wording.text("room-postpone-reason");
            let item = item()?;
            return state.office.postpone_item(actor, item, None, &reason).await;
        }
        _ => return Err(form()),
    };
    state.office.step_item_clock(actor, id, step).await
}

async fn shown(
    state: &WebState,
    id: MeetingId,
    status: StatusCode,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let room = state.office.meeting_room(state.actor()?, id).await?;
    let meeting = &room.meeting;
    let name = state.words().meeting_title(meeting);
    let title = state
        .wording
        .text_with("room-title", &[("meeting", name.as_str().into())]);
    let frame = Frame::new(state, title).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&id));
    let held = (frame.text("session-link").into_owned(), links::session(&id));
    let page = show(&MeetingRoomPage {
        frame: frame.under([forum, crumb, held]),
        room: &room,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
