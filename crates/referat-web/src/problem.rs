//! What stands in the way of a page, in kinds; [`crate::pages::error`] turns them into words.
//!
//! Nothing internal is in one: the cause goes to the log with an id, and the id to the page.

use std::fmt::Display;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referat_actions::refusal::Refusal;
use referat_domain::access::Action;

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is nothing at this address for this reader.
    NotFound,
    /// The reader may not; the table of access says who may.
    NotAllowed {
        /// What was wanted.
        wanted: Action,
    },
    /// Nobody is signed in.
    SignInFirst,
    /// Not in the state things are in; a wording key without its prefix `not-now-`.
    NotNow {
        /// The key.
        why: &'static str,
    },
    /// What was given can't be used; a wording key without its prefix `not-valid-`.
    NotValid {
        /// The key.
        why: &'static str,
        /// What was given.
        given: String,
    },
    /// The address has something in it that can't be understood.
    BadAddress,
    /// The address can't be used in this way.
    WrongMethod,
    /// The request is for another host than this machine.
    ForeignHost,
    /// What would change something comes from a page of somebody else's.
    ForeignPage,
    /// It took too long.
    TooSlow,
    /// Something failed here; the cause is in the log under this id.
    Internal {
        /// The id.
        id: String,
    },
}

static COUNT: AtomicU64 = AtomicU64::new(1);

impl Problem {
    /// Logs a cause under a fresh id and keeps only the id.
    pub fn internal(cause: &dyn Display) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let id = format!("w{:x}-{number}", std::process::id());
        tracing::error!(%id, %cause, "a page failed");
        Self::Internal { id }
    }

    /// The status that programs see.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::NotAllowed { .. } | Self::ForeignPage => StatusCode::FORBIDDEN,
            Self::NotNow { .. } => StatusCode::CONFLICT,
            Self::NotValid { .. } | Self::BadAddress => StatusCode::BAD_REQUEST,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotAllowed { wanted } => Self::NotAllowed { wanted },
            Refusal::NotNow { why } => Self::NotNow { why },
            Refusal::NotValid { why, given } => Self::NotValid { why, given },
            Refusal::NotFound => Self::NotFound,
            Refusal::Internal { id } => Self::Internal { id },
        }
    }
}

impl IntoResponse for Problem {
    /// An empty answer that carries the problem; [`crate::walls`] puts the page into it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
