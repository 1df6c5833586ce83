//! Issued documents (udstedte dokumenter): what was issued to whom, kept as bytes and never printed again.
//!
//! A new issue is a new version; what two versions say differently is told by [`crate::comparison`].

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{ForumId, IssuedDocumentId, PersonId};
use crate::view::{Eyes, Subject};

/// Whom a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recipients {
    /// Those who may see closed items: members and the secretariat.
    Members,
    /// Anyone.
    Public,
}

impl Recipients {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Members, Self::Public];

    /// The word the store and the command line keep.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Public => "public",
        }
    }
}

impl FromStr for Recipients {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == word).ok_or(())
    }
}

/// What kind of document is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssuedKind {
    /// Agenda (dagsorden).
    Agenda,
    /// Supplementary agenda (tillægsdagsorden).
    SupplementaryAgenda,
    /// Minutes (referat).
    Minutes,
    /// One item of the minutes (protokoludskrift).
    Extract,
    /// The meeting's document with all attachments (dagsordenspakke).
    Packet,
}

impl IssuedKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Agenda,
        Self::SupplementaryAgenda,
        Self::Minutes,
        Self::Extract,
        Self::Packet,
    ];

    /// The word the store and the command line keep.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::SupplementaryAgenda => "supplementary_agenda",
            Self::Minutes => "minutes",
            Self::Extract => "extract",
            Self::Packet => "packet",
        }
    }
}

impl FromStr for IssuedKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == word).ok_or(())
    }
}

/// What an issue says otherwise than the version before it: an item, or what stands before the items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedChange {
    /// The item's number; `None` for what stands before the items.
    pub number: Option<String>,
    /// What became of it.
    pub how: ChangedHow,
}

/// What became of something from one issue to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangedHow {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It says the same elsewhere.
    Moved,
    /// It is gone.
    Removed,
}

impl ChangedHow {
    /// Its word; the wording has a text for `issued-change-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Removed => "removed",
        }
    }
}

/// What is said of an issued document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedLine {
    /// The document.
    pub id: IssuedDocumentId,
    /// Its kind.
    pub kind: IssuedKind,
    /// Whom it is for.
    pub recipients: Recipients,
    /// Counted from 1 for each subject, kind and recipients.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// What its file is called.
    pub file_name: String,
    /// The checksum of its bytes, in hexadecimal digits.
    pub checksum: String,
    /// Its size in bytes.
    pub size: u64,
    /// How many pages it has.
    pub pages: u32,
    /// Why it was issued; empty where nothing was said.
    pub reason: String,
    /// Who issued it.
    pub issued_by: String,
    /// When.
    pub issued_at: Timestamp,
    /// What it says otherwise than the version before it; empty for first versions.
    pub changes: Vec<IssuedChange>,
}

/// An issued document before anyone has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedEntry {
    /// Whose document it is.
    pub forum: ForumId,
    /// Who is excluded from an item in it: a members' copy holds what they may not see.
    pub excluded: Vec<PersonId>,
    /// What is said of it.
    pub line: IssuedLine,
}

impl Subject for IssuedEntry {
    /// Nothing for those whom it is not for: not even that it is there.
    type View = Option<IssuedLine>;

    fn look(self, eyes: &Eyes<'_>) -> Option<IssuedLine> {
        match self.line.recipients {
            Recipients::Public => Some(self.line),
            Recipients::Members => eyes
                .sees_all_closed(self.forum, &self.excluded)
                .then_some(self.line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Reader;
    use crate::view::{show, show_public};

    fn entry(recipients: Recipients) -> IssuedEntry {
        IssuedEntry {
            forum: ForumId::from_bytes([1; 16]),
            excluded: vec![PersonId::from_bytes([9; 16])],
            line: IssuedLine {
                id: IssuedDocumentId::from_bytes([2; 16]),
                kind: IssuedKind::Minutes,
                recipients,
                version: 1,
                title: "REFERAT".into(),
                file_name: "referat.pdf".into(),
                checksum: String::new(),
                size: 1,
                pages: 1,
                reason: String::new(),
                issued_by: "Eva".into(),
                issued_at: Timestamp::UNIX_EPOCH,
                changes: Vec::new(),
            },
        }
    }

    #[test]
    fn a_members_copy_is_for_members_who_are_excluded_from_nothing_in_it() {
        let forum = ForumId::from_bytes([1; 16]);
        let member = Reader::staff(PersonId::from_bytes([8; 16])).member_of(forum);
        let excluded = Reader::staff(PersonId::from_bytes([9; 16])).member_of(forum);
        let staff = Reader::staff(PersonId::from_bytes([8; 16]));
        assert!(show(entry(Recipients::Members), &member).is_some());
        assert!(show(entry(Recipients::Members), &excluded).is_none());
        assert!(show(entry(Recipients::Members), &staff).is_none());
        assert!(show_public(entry(Recipients::Members)).is_none());
        assert!(show_public(entry(Recipients::Public)).is_some());
    }

    #[test]
    fn every_word_is_read_back() {
        for kind in IssuedKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        for recipients in Recipients::ALL {
            assert_eq!(recipients.as_str().parse(), Ok(recipients));
        }
    }
}
