//! What of an item differs from what a reader read last.

use super::{ReadAttachment, ReadItem, ReadPart};
use crate::comparison::{WordChange, words_between};
use crate::meeting::agenda_item::Slot;
use crate::paper::section::SectionKind;

/// A part of an item that reads otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadPlace {
    /// Its number: it stands elsewhere on the agenda.
    Number,
    /// What it is about.
    Subject,
    /// When it is on.
    Slot,
    /// Who presents it.
    Presenters,
    /// Its guests.
    Guests,
    /// Whether it is closed to others: `open` or `closed`.
    Openness,
    /// A section.
    Section {
        /// Its kind.
        kind: SectionKind,
        /// Its heading as printed, today or, where it is gone, then.
        heading: Option<String>,
    },
}

/// What became of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentChange {
    /// It is new.
    Added(String),
    /// It has other bytes under the same title.
    Replaced(String),
    /// Its bytes have come; until then it was a name.
    Arrived(String),
    /// It has another title.
    Renamed {
        /// The title then.
        from: String,
        /// The title now.
        to: String,
    },
    /// It is gone.
    Removed(String),
}

/// What has changed since a reader read an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SinceRead {
    /// The parts that read otherwise, word by word.
    pub parts: Vec<(ReadPlace, Vec<WordChange>)>,
    /// What became of attachments.
    pub attachments: Vec<AttachmentChange>,
}

/// In what respect an item has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Its words.
    Text,
    /// Its attachments.
    Attachments,
    /// Who presents it, or its guests.
    People,
    /// Whether it is closed to others.
    Openness,
    /// Its time.
    Slot,
    /// Its number.
    Number,
}

impl ChangeKind {
    /// Every kind, what has to be read anew first.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Attachments,
        Self::People,
        Self::Openness,
        Self::Slot,
        Self::Number,
    ];

    /// The wording has a text for `change-kind-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Attachments => "attachments",
            Self::People => "people",
            Self::Openness => "openness",
            Self::Slot => "slot",
            Self::Number => "number",
        }
    }

    /// Whether only the item's place on paper or in the day is another: there is nothing to read anew.
    #[must_use]
    pub fn is_a_move(self) -> bool {
        match self {
            Self::Slot | Self::Number => true,
            Self::Text | Self::Attachments | Self::People | Self::Openness => false,
        }
    }
}

impl ReadPlace {
    /// In what respect the item has changed where this part did.
    #[must_use]
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::Subject | Self::Section { .. } => ChangeKind::Text,
            Self::Presenters | Self::Guests => ChangeKind::People,
            Self::Openness => ChangeKind::Openness,
            Self::Slot => ChangeKind::Slot,
            Self::Number => ChangeKind::Number,
        }
    }
}

impl SinceRead {
    /// What reads otherwise now.
    #[must_use]
    pub fn between(old: &ReadItem, new: &ReadItem) -> Self {
        let mut parts = Vec::new();
        let mut differ = |place: ReadPlace, old: &str, new: &str| {
            if old != new {
                parts.push((place, words_between(old, new)));
            }
        };
        let slot = |slot: Option<Slot>| match slot {
            None => String::new(),
            Some(Slot { start, end: None }) => start.to_string(),
            Some(Slot {
                start,
                end: Some(end),
            }) => format!("{start}–{end}"),
        };
        let openness = |item: &ReadItem| if item.is_closed { "closed" } else { "open" };
        differ(ReadPlace::Number, &old.number, &new.number);
        differ(ReadPlace::Subject, &old.subject, &new.subject);
        differ(ReadPlace::Slot, &slot(old.slot), &slot(new.slot));
        differ(
            ReadPlace::Presenters,
            &old.presenters.join(", "),
            &new.presenters.join(", "),
        );
        differ(ReadPlace::Guests, &old.guests.join(", "), &new.guests.join(", "));
        differ(ReadPlace::Openness, openness(old), openness(new));
        for (place, old, new) in sections(&old.parts, &new.parts) {
            differ(place, old, new);
        }
        Self {
            parts,
            attachments: attachments(&old.attachments, &new.attachments),
        }
    }

    /// In which respects the item has changed, each once; empty where nothing differs.
    #[must_use]
    pub fn kinds(&self) -> Vec<ChangeKind> {
        let has = |kind: &ChangeKind| match kind {
            ChangeKind::Attachments => !self.attachments.is_empty(),
            ChangeKind::Text
            | ChangeKind::People
            | ChangeKind::Openness
            | ChangeKind::Slot
            | ChangeKind::Number => self.parts.iter().any(|(place, _)| place.kind() == *kind),
        };
        ChangeKind::ALL.into_iter().filter(has).collect()
    }
}

/// The sections of both side by side, in today's order: same kind and heading, else the next of the kind.
fn sections<'p>(old: &'p [ReadPart], new: &'p [ReadPart]) -> Vec<(ReadPlace, &'p str, &'p str)> {
    let mut left: Vec<&ReadPart> = old.iter().collect();
    let place = |part: &ReadPart| ReadPlace::Section {
        kind: part.kind,
        heading: part.heading.clone(),
    };
    let mut sides = Vec::new();
    for part in new {
        let same = left
            .iter()
            .position(|other| other.kind == part.kind && other.heading == part.heading)
            .or_else(|| left.iter().position(|other| other.kind == part.kind));
        let was = same.map(|at| left.remove(at).text.as_str());
        sides.push((place(part), was.unwrap_or_default(), part.text.as_str()));
    }
    sides.extend(left.into_iter().map(|gone| (place(gone), gone.text.as_str(), "")));
    sides
}

/// What became of attachments: an attachment is the same by its id, else by title and bytes, title, or bytes.
fn attachments(old: &[ReadAttachment], new: &[ReadAttachment]) -> Vec<AttachmentChange> {
    type Same = fn(&ReadAttachment, &ReadAttachment) -> bool;
    let rules: [Same; 4] = [
        |a, b| a.id == b.id,
        |a, b| a.title == b.title && a.checksum == b.checksum,
        |a, b| a.title == b.title,
        |a, b| a.checksum.is_some() && a.checksum == b.checksum,
    ];
    let mut was: Vec<Option<&ReadAttachment>> = vec![None; new.len()];
    let mut left: Vec<&ReadAttachment> = old.iter().collect();
    for rule in rules {
        for (was, now) in was.iter_mut().zip(new) {
            if was.is_none()
                && let Some(at) = left.iter().position(|old| rule(old, now))
            {
                *was = Some(left.remove(at));
            }
        }
    }
    let mut changes = Vec::new();
    for (was, now) in was.into_iter().zip(new) {
        let title = || now.title.clone();
        match was {
            None => changes.push(AttachmentChange::Added(title())),
            Some(was) => {
                if was.title != now.title {
                    changes.push(AttachmentChange::Renamed {
                        from: was.title.clone(),
                        to: title(),
                    });
                }
                match (&was.checksum, &now.checksum) {
                    (None, Some(_)) => changes.push(AttachmentChange::Arrived(title())),
                    (was, now) if was != now => changes.push(AttachmentChange::Replaced(title())),
                    _ => {}
                }
            }
        }
    }
    changes.extend(
        left.into_iter()
            .map(|gone| AttachmentChange::Removed(gone.title.clone())),
    );
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attachment(id: &str, title: &str, checksum: Option<&str>) -> ReadAttachment {
        ReadAttachment {
            id: id.into(),
            title: title.into(),
            checksum: checksum.map(str::to_owned),
            is_closed: false,
        }
    }

    fn item() -> ReadItem {
        ReadItem {
            number: "4".into(),
            subject: "Havnen".into(),
            slot: None,
            presenters: vec!["Søren".into()],
            guests: vec![],
            is_closed: false,
            parts: vec![ReadPart {
                kind: SectionKind::Statement,
                heading: Some("Sagsfremstilling".into()),
                text: "Havnen skal uddybes i 2026.".into(),
            }],
            attachments: vec![attachment("1", "Kort", Some("aa"))],
        }
    }

    #[test]
    fn nothing_differs_from_itself() {
        let since = SinceRead::between(&item(), &item());
        assert_eq!(since, SinceRead::default());
        assert!(since.kinds().is_empty());
    }

    #[test]
    fn text_is_told_word_by_word_and_a_move_is_told_apart_from_it() {
        let mut new = item();
        new.number = "5".into();
        new.slot = Some(Slot {
            start: "13:15".parse().unwrap(),
            end: Some("13:35".parse().unwrap()),
        });
        let since = SinceRead::between(&item(), &new);
        assert_eq!(since.kinds(), [ChangeKind::Slot, ChangeKind::Number]);
        assert!(since.kinds().iter().all(|kind| kind.is_a_move()));
        new.parts[0].text = "Havnen skal uddybes i 2027.".into();
        new.presenters = vec!["René".into()];
        let since = SinceRead::between(&item(), &new);
        assert_eq!(
            since.kinds(),
            [
                ChangeKind::Text,
                ChangeKind::People,
                ChangeKind::Slot,
                ChangeKind::Number
            ]
        );
        let (_, words) = since.parts.last().unwrap();
        assert!(words.contains(&WordChange::Removed("2026.".into())), "{words:?}");
        assert!(words.contains(&WordChange::Added("2027.".into())), "{words:?}");
    }

    #[test]
    fn a_section_that_came_and_one_that_went_are_told() {
        let mut new = item();
        new.parts[0].kind = SectionKind::Decision;
        let since = SinceRead::between(&item(), &new);
        let kinds: Vec<&ReadPlace> = since.parts.iter().map(|(place, _)| place).collect();
        assert_eq!(kinds.len(), 2);
        assert!(matches!(
            kinds[1],
            ReadPlace::Section {
                kind: SectionKind::Statement,
                ..
            }
        ));
    }

    #[test]
    fn attachments_are_known_again_by_title_and_bytes_and_not_by_the_ids_of_a_version() {
        use AttachmentChange::{Added, Arrived, Removed, Renamed, Replaced};
        let old = [
            attachment("1", "Kort", Some("aa")),
            attachment("2", "Notat", Some("bb")),
            attachment("3", "Plan", Some("cc")),
            attachment("4", "Gammelt", None),
            attachment("5", "Væk", Some("dd")),
        ];
        let new = [
            attachment("11", "Kort", Some("aa")),
            attachment("12", "Notat", Some("b2")),
            attachment("13", "Lokalplan", Some("cc")),
            attachment("4", "Gammelt", Some("ee")),
            attachment("15", "Nyt", Some("ff")),
        ];
        assert_eq!(
            attachments(&old, &new),
            [
                Replaced("Notat".into()),
                Renamed {
                    from: "Plan".into(),
                    to: "Lokalplan".into()
                },
                Arrived("Gammelt".into()),
                Added("Nyt".into()),
                Removed("Væk".into()),
            ]
        );
        assert_eq!(attachments(&old, &old), []);
    }
}
