//! Addresses of meetings as they are held, and of what they decide.

use referat_domain::ids::{AgendaItemId, MeetingId};

/// A meeting as it is held.
#[must_use]
pub fn session(id: &MeetingId) -> String {
    format!("/moeder/{id}/moedet")
}

/// Where it is written what is decided of an item.
#[must_use]
pub fn decision(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/beslutning")
}

/// What is done to an item at the meeting: `udsaet`, `send-videre`, `tag-tilbage`.
#[must_use]
pub fn decision_step(id: &AgendaItemId, step: &str) -> String {
    format!("/punkter/{id}/{step}")
}
