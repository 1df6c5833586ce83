//! Addresses of meetings as they are held, and of what they decide.

use referat_domain::ids::{AgendaItemId, MeetingId};

/// A meeting as it is held.
#[must_use]
pub fn session(id: &MeetingId) -> String {
    format!("/moeder/{id}/moedet")
}

/// Who was at a meeting.
#[must_use]
pub fn attendance(id: &MeetingId) -> String {
    format!("/moeder/{id}/fremmoede")
}

/// What is noted of who was at a meeting: `resten`, `stedfortraeder`, `ophold`.
#[must_use]
pub fn attendance_step(id: &MeetingId, step: &str) -> String {
    format!("/moeder/{id}/fremmoede/{step}")
}

/// Who takes part in an item, how they voted, and what they wanted written.
#[must_use]
pub fn taking_part(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/deltagelse")
}

/// What is noted of an item: `gaest`, `stemmer`, `mindretal`.
#[must_use]
pub fn taking_part_step(id: &AgendaItemId, step: &str) -> String {
    format!("/punkter/{id}/{step}")
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
