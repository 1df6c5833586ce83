//! Addresses of meetings as they are held, and of what they decide.

use referat_domain::ids::{AgendaItemId, ForumId, MeetingId};

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

/// The notices of an item, line by line.
#[must_use]
pub fn notice_lines(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/linjer")
}

/// What is done to an item at the meeting: `udsaet`, `send-videre`, `tag-tilbage`.
#[must_use]
pub fn decision_step(id: &AgendaItemId, step: &str) -> String {
    format!("/punkter/{id}/{step}")
}

/// A field of a decision that is being written.
#[must_use]
pub fn decision_field(id: &AgendaItemId, kind: &str, clause: &u32) -> String {
    format!("/punkter/{id}/felter/{kind}-{clause}")
}

/// Where a meeting is run.
#[must_use]
pub fn meeting_room(id: &MeetingId) -> String {
    format!("/moeder/{id}/moedelokale")
}

/// Where a meeting is followed.
#[must_use]
pub fn follow(id: &MeetingId) -> String {
    format!("/moeder/{id}/foelg")
}

/// What whoever follows a meeting is told as it happens.
#[must_use]
pub fn follow_stream(id: &MeetingId) -> String {
    format!("/moeder/{id}/foelg/stroem")
}

/// The screen on the wall of a meeting; with what is closed, where the room may see it.
#[must_use]
pub fn projector(id: &MeetingId, with_closed: bool) -> String {
    format!("/moeder/{id}/projektor{}", shown(with_closed))
}

/// What the screen on the wall is told as it happens.
#[must_use]
pub fn projector_stream(id: &MeetingId, with_closed: bool) -> String {
    format!("/moeder/{id}/projektor/stroem{}", shown(with_closed))
}

fn shown(with_closed: bool) -> &'static str {
    match with_closed {
        true => "?lukkede=vis",
        false => "",
    }
}

/// The report of time.
#[must_use]
pub fn time_report() -> &'static str {
    "/rapporter/tid"
}

/// The same of one forum.
#[must_use]
pub fn time_report_of(id: &ForumId) -> String {
    format!("/rapporter/tid?forum={id}")
}
