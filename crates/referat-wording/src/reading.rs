//! A reader's own reading in words: how far they have come, and in which respects an item has changed.

use referat_domain::own_reading::difference::{AttachmentChange, ChangeKind, ReadPlace};
use referat_domain::view::own_reading::ReadState;

use crate::Wording;

impl Wording {
    /// How far a reader has come with an item: "Ændret siden du læste".
    #[must_use]
    pub fn read_state(&self, state: &ReadState) -> String {
        self.of_family("read-state-", state.as_str())
    }

    /// In which respects an item has changed: "tekst, bilag".
    #[must_use]
    pub fn change_kinds(&self, kinds: &[ChangeKind]) -> String {
        let words: Vec<String> = kinds
            .iter()
            .map(|kind| self.of_family("change-kind-", kind.as_str()))
            .collect();
        words.join(", ")
    }

    /// A part of an item that reads otherwise now: "Tid", or a section's heading as printed.
    #[must_use]
    pub fn read_place(&self, place: &ReadPlace) -> String {
        let word = match place {
            ReadPlace::Section { kind, heading } => {
                return heading.clone().unwrap_or_else(|| self.section(*kind));
            }
            ReadPlace::Number => "number",
            ReadPlace::Subject => "subject",
            ReadPlace::Slot => "slot",
            ReadPlace::Presenters => "presenters",
            ReadPlace::Guests => "guests",
            ReadPlace::Openness => "openness",
        };
        self.of_family("read-place-", word)
    }

    /// What became of an attachment: "Nyt bilag: Kort".
    #[must_use]
    pub fn attachment_change(&self, change: &AttachmentChange) -> String {
        match change {
            AttachmentChange::Added(title) => {
                self.text_with("attachment-was-added", &[("title", title.into())])
            }
            AttachmentChange::Replaced(title) => {
                self.text_with("attachment-was-replaced", &[("title", title.into())])
            }
            AttachmentChange::Arrived(title) => {
                self.text_with("attachment-has-arrived", &[("title", title.into())])
            }
            AttachmentChange::Renamed { from, to } => self.text_with(
                "attachment-was-renamed",
                &[("from", from.into()), ("to", to.into())],
            ),
            AttachmentChange::Removed(title) => {
                self.text_with("attachment-was-removed", &[("title", title.into())])
            }
        }
    }
}
