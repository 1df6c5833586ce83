//! Outgoing mail: what waits, what couldn't be sent and why, and trying it again.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::letters::{Outbox, Troubled};
use serde::Deserialize;

use super::administration::crumb;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, Way, show};
use crate::problem::Problem;

/// Its page.
#[derive(Template)]
#[template(path = "outbox.html")]
pub struct OutboxPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What is in it.
    pub outbox: Outbox,
    /// The mail server's name, where there is one.
    pub server: Option<String>,
    /// What was done.
    pub news: Option<String>,
    /// Why something wasn't.
    pub wrong: Option<String>,
}

impl OutboxPage<'_> {
    /// What a message tells of, why it didn't go, and when it is tried again.
    #[must_use]
    pub fn words(&self, message: &Troubled) -> (String, String, String) {
        let next = match message.tried_again {
            Some(moment) => self.frame.moment(&moment),
            None => self.frame.text("outbox-given-up").into_owned(),
        };
        (
            self.frame.told(message.kind),
            self.frame.mail_trouble(&message.trouble),
            next,
        )
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// Which message.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    besked: String,
}

/// `/administration/post`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Asked(after): Asked<After>) -> Result<Response, Problem> {
    let news = match after.nyt.as_deref() {
        Some("igen") => Some(state.wording.text("outbox-retried").into_owned()),
        _ => None,
    };
    shown(&state, StatusCode::OK, news, None).await
}

/// `POST /administration/post/igen`: tries a message again that was given up.
///
/// # Errors
/// When it is refused for more than which message it is.
pub async fn retry(Here(state): Here, Filled(chosen): Filled<Chosen>) -> Result<Response, Problem> {
    let done = state.office.retry_message(state.actor()?, &chosen.besked).await;
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to("/administration/post?nyt=igen").into_response()),
        Err((status, wrong)) => shown(&state, status, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    status: StatusCode,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let outbox = state.office.outbox(state.actor()?).await?;
    let frame = Frame::new(state, state.wording.text("outbox-title"))
        .on(Way::Administration)
        .under([crumb(state)]);
    let page = show(&OutboxPage {
        frame,
        outbox,
        server: state.mail_server.as_deref().map(str::to_owned),
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
