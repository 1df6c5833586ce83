//! Addresses of minutes on their way to the lock.

use referat_domain::ids::MeetingId;

/// A meeting's minutes: how far they have come, remarks, names, corrections.
#[must_use]
pub fn minutes(id: &MeetingId) -> String {
    format!("/moeder/{id}/referatet")
}

/// What is done with them: `navn`, `papir`, `bemaerk`, `svar`, `rettelse`, `laas`.
#[must_use]
pub fn minutes_step(id: &MeetingId, step: &str) -> String {
    format!("/moeder/{id}/referatet/{step}")
}

/// The sheet they are signed on, to be printed.
#[must_use]
pub fn signature_sheet(id: &MeetingId) -> String {
    format!("/moeder/{id}/underskriftsblad.pdf")
}
