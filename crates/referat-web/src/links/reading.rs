//! Addresses of a reader's own reading, and of what those of a forum share.

use referat_domain::ids::{AgendaItemId, MeetingId};

/// Where an item is marked as read, or as unread.
#[must_use]
pub fn read_item(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/laest")
}

/// Where all items of a meeting are.
#[must_use]
pub fn read_meeting(id: &MeetingId) -> String {
    format!("/moeder/{id}/laest")
}

/// A meeting's page with those items alone that have something to read.
#[must_use]
pub fn unread_of_meeting(id: &MeetingId) -> String {
    format!("/moeder/{id}?kun=ulaeste")
}

/// Where one's note on an item is written.
#[must_use]
pub fn note(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/note")
}

/// Where a passage of an item is marked.
#[must_use]
pub fn mark_passage(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/marker")
}

/// Where a mark is taken away.
#[must_use]
pub fn unmark_passage(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/marker/fjern")
}

/// Where a remark is shared with the others of the forum.
#[must_use]
pub fn share_remark(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/del")
}

/// Where one is taken away.
#[must_use]
pub fn remove_shared_remark(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/del/fjern")
}
