//! Addresses of meeting plans, of who is called to a meeting, and of calendars.

use std::borrow::Borrow;

use referat_domain::ids::{ForumId, MeetingId};

/// The meeting plan of a year, of all forums.
#[must_use]
pub fn meeting_plan(year: impl Borrow<i16>) -> String {
    format!("/moedeplan?aar={}", year.borrow())
}

/// A forum's meeting plan of a year.
#[must_use]
pub fn meeting_plan_of(id: &ForumId, year: impl Borrow<i16>) -> String {
    format!("/forummer/{id}/moedeplan?aar={}", year.borrow())
}

/// A forum's meeting plan of this year.
#[must_use]
pub fn forum_plan(id: &ForumId) -> String {
    format!("/forummer/{id}/moedeplan")
}

/// A forum's meeting plan of a year as a file.
#[must_use]
pub fn meeting_plan_file(id: &ForumId, year: i16, ending: &str) -> String {
    format!("/forummer/{id}/moedeplan/{year}.{ending}")
}

/// The meeting plan of a year of all forums as a file.
#[must_use]
pub fn meeting_plan_file_of_all(year: i16, ending: &str) -> String {
    format!("/moedeplan/{year}.{ending}")
}

/// Where a year of a forum's meetings is planned.
#[must_use]
pub fn plan_year(id: &ForumId) -> String {
    format!("/forummer/{id}/planlaeg")
}

/// Where an extraordinary meeting of a forum is called.
#[must_use]
pub fn call_extraordinary(id: &ForumId) -> String {
    format!("/forummer/{id}/ekstraordinaert")
}

/// Where a single meeting of a forum is planned.
#[must_use]
pub fn add_meeting(id: &ForumId) -> String {
    format!("/forummer/{id}/moeder")
}

/// Where a meeting is moved.
#[must_use]
pub fn move_meeting(id: &MeetingId) -> String {
    format!("/moeder/{id}/flyt")
}

/// Where a meeting is called off.
#[must_use]
pub fn cancel_meeting(id: &MeetingId) -> String {
    format!("/moeder/{id}/aflys")
}

/// Who is called to a meeting.
#[must_use]
pub fn invitations(id: &MeetingId) -> String {
    format!("/moeder/{id}/indkaldte")
}

/// Where people are called to a meeting.
#[must_use]
pub fn invite_to_meeting(id: &MeetingId) -> String {
    format!("/moeder/{id}/indkald")
}

/// Where an invitation is taken back.
#[must_use]
pub fn take_back_invitation(id: &MeetingId) -> String {
    format!("/moeder/{id}/indkald/tilbage")
}

/// Where an invitation is answered.
#[must_use]
pub fn answer_invitation(id: &MeetingId) -> String {
    format!("/moeder/{id}/svar")
}

/// Where a substitute is called.
#[must_use]
pub fn call_substitute(id: &MeetingId) -> String {
    format!("/moeder/{id}/stedfortraeder")
}

/// The calendar of a token.
#[must_use]
pub fn calendar_feed(token: &str) -> String {
    format!("/kalender/{token}.ics")
}
