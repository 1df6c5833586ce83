//! Refusals: why an action or lookup did not happen, in kinds the surfaces turn into words and a hint.
//!
//! Nothing internal is in one: the cause of an internal refusal goes to the log under an id, the id to the
//! page.

use referat_domain::access::{Action, Denied};
use referat_store::StoreError;
use referat_store::search_index::SearchError;

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The reader or the actor may not.
    #[error("not allowed: {}", wanted.as_str())]
    NotAllowed {
        /// What was wanted; the table of access says who may, and so whom to ask.
        wanted: Action,
    },
    /// Not in the state things are in.
    #[error("not now: {why}")]
    NotNow {
        /// A wording key without its prefix `not-now-`.
        why: &'static str,
    },
    /// What was given can't be used.
    #[error("not valid: {why}")]
    NotValid {
        /// A wording key without its prefix `not-valid-`.
        why: &'static str,
        /// What was given, to be shown back.
        given: String,
    },
    /// There is no such thing for this reader.
    #[error("not found")]
    NotFound,
    /// Something failed here; the cause is in the log under this id.
    #[error("internal failure {id}")]
    Internal {
        /// The id in the log.
        id: String,
    },
}

impl Refusal {
    /// An internal failure: the cause goes to the log, its id to whoever asked.
    pub(crate) fn internal(cause: &dyn std::error::Error) -> Self {
        // The id is taken from the cause, so that the same failure is found under the same id.
        let digest = referat_domain::paper::attachment::Checksum::of(cause.to_string().as_bytes()).hex();
        let id: String = digest.chars().take(8).collect();
        let mut chain = cause.to_string();
        let mut source = cause.source();
        while let Some(cause) = source {
            chain.push_str(": ");
            chain.push_str(&cause.to_string());
            source = cause.source();
        }
        tracing::error!(id, "internal failure: {chain}");
        Self::Internal { id }
    }

    /// Data in the store that the domain can't read: a failure of ours, not of who asks.
    ///
    /// The log is told where it stands and how long it is, never what it says: it may be anyone's words.
    pub(crate) fn unreadable(table: &'static str, column: &'static str, value: &str) -> Self {
        #[derive(Debug, thiserror::Error)]
        #[error("{table}.{column} holds {letters} letters that can't be read")]
        struct Unreadable {
            table: &'static str,
            column: &'static str,
            letters: usize,
        }
        Self::internal(&Unreadable {
            table,
            column,
            letters: value.chars().count(),
        })
    }
}

impl From<Denied> for Refusal {
    fn from(Denied(wanted): Denied) -> Self {
        Self::NotAllowed { wanted }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        // Actions say so earlier; what they forget ends at the store.
        if let StoreError::Locked { .. } = error {
            return Self::NotNow {
                why: "minutes-locked",
            };
        }
        Self::internal(&error)
    }
}

impl From<SearchError> for Refusal {
    fn from(error: SearchError) -> Self {
        Self::internal(&error)
    }
}
