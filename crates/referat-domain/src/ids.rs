//! Ids: one type per thing, so that a case can't be taken for a meeting.
//!
//! Every id is a UUIDv7 of 16 bytes: it sorts by the time it was made, and no server hands them out.
//! Time and randomness come in through an [`IdSource`]; this module reads no clock and rolls no dice.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where new ids come from: the caller's clock and the caller's randomness.
pub trait IdSource {
    /// 16 bytes of a fresh UUIDv7.
    fn next_id(&mut self) -> Uuid;
}

/// Makes a UUIDv7 from a time (milliseconds since 1970) and ten random bytes.
#[must_use]
pub fn uuid_v7(unix_millis: u64, random: [u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(unix_millis, &random).into_uuid()
}

/// The text was no id: 32 hexadecimal digits, with or without dashes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id: {text:?}")]
pub struct NotAnId {
    /// The text as given.
    pub text: String,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A fresh id.
            pub fn new(source: &mut impl IdSource) -> Self {
                Self(source.next_id())
            }

            /// The id of these 16 bytes, as the store keeps them.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The id's 16 bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// The plain UUID.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId { text: text.to_owned() })
            }
        }
    )+};
}

ids! {
    /// A municipality (kommune); leads every key.
    MunicipalityId;
    /// A forum (forum, udvalg, råd): anything that meets and decides.
    ForumId;
    /// A person, as known by a name.
    PersonId;
    /// A position (stilling): "Kommunaldirektøren", "Afdelingschefen for …".
    PositionId;
    /// A unit of the organisation (enhed, afdeling).
    UnitId;
    /// A case (sag): the thread over the years.
    CaseId;
    /// A paper (mødesag): the text put before one or more forums.
    PaperId;
    /// One frozen version of a paper.
    PaperVersionId;
    /// A section of a paper version.
    SectionId;
    /// An attachment (bilag).
    AttachmentId;
    /// One stop of a paper's route (sagens gang).
    ConsultationId;
    /// A meeting (møde).
    MeetingId;
    /// An agenda item (punkt): one forum's treatment of a paper at one meeting.
    AgendaItemId;
    /// A decision (beslutning).
    DecisionId;
    /// A document that was imported.
    DocumentId;
    /// A document that was issued.
    IssuedDocumentId;
    /// Something that is being printed; kept in memory only.
    PrintJobId;
    /// A finding that somebody silenced.
    SilenceId;
    /// A short form (forkortelse) that a forum knows.
    AbbreviationId;
    /// Something proposed to a person: a join of cases, of meetings, of names.
    ProposalId;
    /// A draft: text someone is writing, outside the chain.
    DraftId;
    /// A role that somebody holds.
    MembershipId;
    /// A position that somebody holds.
    HoldingId;
    /// A rule of the municipality or of a forum.
    SettingId;
    /// An account (konto): the name somebody signs in by.
    AccountId;
    /// Something that proves who somebody is.
    CredentialId;
    /// Somebody being signed in on one device.
    SessionId;
    /// Files that were handed in together and wait to be imported.
    UploadId;
    /// One of them.
    PendingFileId;
    /// A room (mødelokale).
    RoomId;
    /// Meetings that were planned by one rule.
    SeriesId;
    /// Somebody called to a meeting.
    InvitationId;
    /// What another unit is asked for on a paper (udtalelse).
    OpinionId;
    /// A decision between meetings (beslutning mellem møder).
    InterimDecisionId;
    /// A paper that members decide in writing (skriftlig procedure).
    WrittenProcedureId;
    /// Somebody who does another's tasks while they are away.
    StandInId;
    /// A promise.
    PromiseId;
}

/// The municipality a query is about: every key begins with it, and the store does nothing without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenant(pub MunicipalityId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_prints_and_parses_back() {
        let id = MeetingId::from(uuid_v7(1_700_000_000_000, [7; 10]));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.uuid().get_version_num(), 7);
    }

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        assert!(CaseId::from(uuid_v7(1, [255; 10])) < CaseId::from(uuid_v7(2, [0; 10])));
    }

    #[test]
    fn what_is_no_id_is_refused_with_the_text() {
        assert_eq!(
            "punkt 7".parse::<CaseId>(),
            Err(NotAnId {
                text: "punkt 7".into()
            })
        );
    }
}
