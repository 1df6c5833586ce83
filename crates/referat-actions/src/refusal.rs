//! Refusals: why an action or lookup did not happen, in kinds the surfaces turn into words and a hint.
//!
//! Nothing internal is in one: the cause of an internal refusal goes to the log with an id, the id to the page.

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The reader or the actor may not.
    #[error("not allowed")]
    NotAllowed,
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
