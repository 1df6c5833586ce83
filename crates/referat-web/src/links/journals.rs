//! Addresses of journals, and of who has read what is closed.

use referat_domain::ids::{AgendaItemId, CaseId, ForumId, MeetingId, PersonId};

/// A meeting's journal.
#[must_use]
pub fn meeting_journal(id: &MeetingId) -> String {
    format!("/moeder/{id}/journal")
}

/// An item's journal.
#[must_use]
pub fn item_journal(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/journal")
}

/// Who has read a closed item.
#[must_use]
pub fn item_reads(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/laesninger")
}

/// A case's journal.
#[must_use]
pub fn case_journal(id: &CaseId) -> String {
    format!("/sager/{id}/journal")
}

/// A forum's journal.
#[must_use]
pub fn forum_journal(id: &ForumId) -> String {
    format!("/forummer/{id}/journal")
}

/// A person's journal: what they have done.
#[must_use]
pub fn person_journal(id: &PersonId) -> String {
    format!("/personer/{id}/journal")
}

/// The other part of a person's journal: what was written about them.
#[must_use]
pub fn journal_about(id: &PersonId) -> String {
    format!("/personer/{id}/journal?del=om")
}
