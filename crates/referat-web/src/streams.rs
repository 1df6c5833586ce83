//! What is told to pages as it happens (server-sent events): who may still be told is asked anew each time.
//!
//! A stream says how something looks, whenever it looks otherwise than it said before. It waits to be told of changes in
//! this process ([`LiveChange`]), and looks by itself every few seconds for what came from beside it. It ends when its
//! reader signs out or may no longer see it, and when the server stops; its page then says so. Knows no page: it is given
//! what to show.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::header::{ACCEPT, CACHE_CONTROL};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use referat_actions::live::LiveChange;
use referat_actions::secrets::Token;
use referat_actions::sign_in::Presented;
use referat_domain::ids::MeetingId;
use tokio::sync::{broadcast, watch};

use crate::WebState;
use crate::problem::Problem;

/// So many streams somebody has at a time: a browser has few connections to one server, and pages need some.
const MOST: usize = 4;

/// How often it is looked for what another process changed, and whether its reader may still look; and something is said,
/// so that what stands between keeps the connection.
const GLANCE: Duration = Duration::from_secs(15);

/// What comes within this time is told at once.
const GATHERED: Duration = Duration::from_millis(150);

/// A browser that lost its stream asks for it again after this.
const AGAIN: Duration = Duration::from_secs(3);

/// The streams there are, and whether they are to end.
#[derive(Clone)]
pub struct Streams {
    open: Arc<Mutex<BTreeMap<String, usize>>>,
    closing: Arc<watch::Sender<bool>>,
}

impl Default for Streams {
    fn default() -> Self {
        Self {
            open: Arc::default(),
            closing: Arc::new(watch::Sender::new(false)),
        }
    }
}

impl Streams {
    /// Ends all of them: the server stops.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    fn enter(&self, who: &str) -> Option<Seat> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(who.to_owned()).or_default();
        if *count >= MOST {
            return None;
        }
        *count = count.saturating_add(1);
        Some(Seat {
            who: who.to_owned(),
            open: Arc::clone(&self.open),
        })
    }
}

/// One stream of somebody's; dropping it makes room for another.
struct Seat {
    who: String,
    open: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.who) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.who);
            }
        }
    }
}

/// How something looks to whoever is signed in now, and whether it goes on changing.
pub type Look = Pin<Box<dyn Future<Output = Result<(String, bool), Problem>> + Send>>;

/// What a stream tells.
pub struct Told {
    /// The meeting it is about.
    pub meeting: MeetingId,
    /// Whether what is being written belongs to it.
    pub is_writing_told: bool,
    /// How it looks, to somebody who is signed in.
    pub look: fn(WebState, MeetingId, bool) -> Look,
    /// Passed on to it.
    pub with_closed: bool,
}

/// What ends a stream, for its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Nothing more changes by itself.
    Over,
    /// Its reader is signed out, or may no longer look.
    NotAllowed,
    /// The server stops.
    Stopping,
    /// Something failed.
    Trouble,
}

impl End {
    fn as_str(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::NotAllowed => "not-allowed",
            Self::Stopping => "stopping",
            Self::Trouble => "trouble",
        }
    }
}

struct Stream {
    state: WebState,
    token: Token,
    told: Told,
    changes: broadcast::Receiver<LiveChange>,
    closing: watch::Receiver<bool>,
    said: Option<String>,
    is_once: bool,
    is_over: bool,
    _seat: Seat,
}

/// Begins a stream. Whoever doesn't ask for one (a browser's page does) is told how it looks now, and no more.
///
/// # Errors
/// Where it can't be looked at now, or somebody has too many already.
pub async fn begin(
    state: WebState,
    token: Option<Token>,
    headers: &HeaderMap,
    told: Told,
) -> Result<Response, Problem> {
    let (Some(token), Some(me)) = (token, state.me.clone()) else {
        return Err(Problem::SignInFirst);
    };
    let wants = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    let is_once = !wants.is_some_and(|wants| wants.contains("text/event-stream"));
    let seat = state.streams.enter(&me.person.to_string());
    let seat = seat.ok_or(Problem::NotNow {
        why: "too-many-streams",
    })?;
    // Told before anything is looked at: what changes in between is seen twice rather than not at all.
    let changes = state.office.listen();
    let closing = state.streams.closing.subscribe();
    let (looks, _) = (told.look)(state.clone(), told.meeting, told.with_closed).await?;
    drop(looks);
    let stream = Stream {
        state,
        token,
        told,
        changes,
        closing,
        said: None,
        is_once,
        is_over: false,
        _seat: seat,
    };
    let events = futures_util::stream::unfold(stream, |mut stream| async move {
        let event = stream.next().await?;
        Some((Ok::<_, std::convert::Infallible>(event), stream))
    });
    let mut response = Sse::new(events).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies that gather answers would hold it back.
    headers.insert(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    Ok(response)
}

impl Stream {
    /// What is said next; nothing when it has ended.
    async fn next(&mut self) -> Option<Event> {
        if self.is_over {
            return None;
        }
        if self.said.is_some() {
            if self.is_once {
                return None;
            }
            if self.wait().await {
                return Some(self.end(End::Stopping));
            }
        }
        match self.look().await {
            Err(end) => Some(self.end(end)),
            Ok((looks, goes_on)) => {
                if self.said.as_ref() == Some(&looks) {
                    return match goes_on {
                        true => Some(Event::default().comment("")),
                        false => Some(self.end(End::Over)),
                    };
                }
                let event = Event::default().event("looks").retry(AGAIN).data(looks.clone());
                self.said = Some(looks);
                Some(event)
            }
        }
    }

    fn end(&mut self, end: End) -> Event {
        self.is_over = true;
        Event::default().event("end").data(end.as_str())
    }

    /// Waits until something may look otherwise; whether the server stops.
    async fn wait(&mut self) -> bool {
        let glance = tokio::time::sleep(GLANCE);
        tokio::pin!(glance);
        loop {
            if *self.closing.borrow() {
                return true;
            }
            tokio::select! {
                () = &mut glance => return false,
                changed = self.closing.changed() => {
                    if changed.is_err() {
                        return true;
                    }
                }
                heard = self.changes.recv() => match heard {
                    Ok(change) if !self.is_about(change) => {}
                    // Whoever was too slow to hear everything looks at everything.
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {
                        tokio::time::sleep(GATHERED).await;
                        return *self.closing.borrow();
                    }
                    Err(broadcast::error::RecvError::Closed) => return true,
                },
            }
        }
    }

    fn is_about(&self, change: LiveChange) -> bool {
        match change {
            LiveChange::Meeting(meeting) => meeting == self.told.meeting,
            LiveChange::Writing(meeting) => self.told.is_writing_told && meeting == self.told.meeting,
            LiveChange::Access => true,
        }
    }

    /// How it looks now to whoever it is told to, if they may still look.
    async fn look(&self) -> Result<(String, bool), End> {
        let me = match self.state.office.still_presented(&self.token).await {
            Ok(Presented::Somebody(me)) => me,
            Ok(Presented::Halfway | Presented::Nobody) => return Err(End::NotAllowed),
            Err(_) => return Err(End::Trouble),
        };
        let state = WebState {
            me: Some(Arc::from(me)),
            ..self.state.clone()
        };
        let looks = (self.told.look)(state, self.told.meeting, self.told.with_closed).await;
        looks.map_err(|problem| match problem {
            Problem::NotAllowed { .. }
            | Problem::NotFound
            | Problem::SignInFirst
            | Problem::NotNow { .. } => End::NotAllowed,
            Problem::NotValid { .. }
            | Problem::BadAddress
            | Problem::WrongMethod
            | Problem::ForeignHost
            | Problem::ForeignPage
            | Problem::TooSlow
            | Problem::Internal { .. } => End::Trouble,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_has_only_so_many_streams_and_room_again_when_one_ends() {
        let streams = Streams::default();
        let mut seats: Vec<Seat> = (0..MOST).filter_map(|_| streams.enter("eva")).collect();
        assert_eq!(seats.len(), MOST);
        assert!(streams.enter("eva").is_none());
        assert!(streams.enter("ib").is_some(), "others have their own");
        seats.pop();
        assert!(streams.enter("eva").is_some());
    }
}
