//! The page for a problem: what happened, what to do, and ways onwards. Never anything internal.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use referat_wording::Wording;

use crate::frame::Frame;
use crate::problem::Problem;
use crate::state::Shell;

/// An error page.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What happened.
    pub words: String,
    /// What to do.
    pub help: String,
    /// The id of the cause in the log.
    pub id: Option<&'a str>,
    /// Whether the search and the ways in can help: not for a request that isn't meant for here.
    pub leads_on: bool,
}

impl<'a> ErrorPage<'a> {
    /// The page for a problem.
    #[must_use]
    pub fn new(shell: &'a Shell, problem: &'a Problem) -> Self {
        let (title, words, help) = told(&shell.wording, problem);
        let frame = Frame::of_shell(shell, title);
        let leads_on = *problem != Problem::ForeignHost;
        Self {
            frame: if leads_on {
                frame.under([])
            } else {
                frame.without_search()
            },
            words,
            help,
            id: match problem {
                Problem::Internal { id } => Some(id),
                Problem::NotFound
                | Problem::NotAllowed { .. }
                | Problem::SignInFirst
                | Problem::NotNow { .. }
                | Problem::NotValid { .. }
                | Problem::BadAddress
                | Problem::WrongMethod
                | Problem::ForeignHost
                | Problem::ForeignPage
                | Problem::TooSlow => None,
            },
            leads_on,
        }
    }
}

/// A problem in words: what it is called, what happened, and what to do.
#[must_use]
pub fn told(w: &Wording, problem: &Problem) -> (String, String, String) {
    let say = |title: &str, words: &str, help: &str| {
        (
            w.text(title).into_owned(),
            w.text(words).into_owned(),
            w.text(help).into_owned(),
        )
    };
    match problem {
        Problem::NotFound => say("error-not-found", "error-not-found.words", "error-not-found.help"),
        Problem::NotAllowed { wanted } => (
            w.text("error-not-allowed").into_owned(),
            w.text_with("error-not-allowed.words", &[("action", w.action(*wanted).into())]),
            w.text_with("error-not-allowed.help", &[("who", w.who_may(*wanted).into())]),
        ),
        Problem::SignInFirst => say(
            "error-sign-in-first",
            "error-sign-in-first.words",
            "error-sign-in-first.help",
        ),
        Problem::NotNow { why } => (
            w.text("error-not-now").into_owned(),
            w.not_now(why),
            w.text("error-not-now.help").into_owned(),
        ),
        Problem::NotValid { why, given } => (
            w.text("error-not-valid").into_owned(),
            w.not_valid(why, given),
            w.text("error-not-valid.help").into_owned(),
        ),
        Problem::BadAddress => say(
            "error-bad-address",
            "error-bad-address.words",
            "error-bad-address.help",
        ),
        Problem::WrongMethod => say(
            "error-bad-address",
            "error-wrong-method",
            "error-bad-address.help",
        ),
        Problem::ForeignHost => say(
            "error-foreign-host",
            "error-foreign-host.words",
            "error-foreign-host.help",
        ),
        Problem::ForeignPage => say(
            "error-foreign-page",
            "error-foreign-page.words",
            "error-foreign-page.help",
        ),
        Problem::TooSlow => say("error-too-slow", "error-too-slow.words", "error-too-slow.help"),
        Problem::Internal { .. } => say("error-internal", "error-internal.words", "error-internal.help"),
    }
}

/// The answer for a problem.
pub fn page(shell: &Shell, problem: &Problem) -> Response {
    match ErrorPage::new(shell, problem).render() {
        Ok(html) => (problem.status(), Html(html)).into_response(),
        Err(cause) => {
            tracing::error!(%cause, "the error page failed");
            problem.status().into_response()
        }
    }
}
