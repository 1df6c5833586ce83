//! Meetings (møder) and what happens at them.

pub mod agenda_draft;
pub mod agenda_item;
pub mod attendance;
pub mod decision;
pub mod invitation;
pub mod plan;
pub mod standing;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What kind of document speaks of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Agenda (dagsorden).
    Agenda,
    /// Supplementary agenda (tillægsdagsorden).
    SupplementaryAgenda,
    /// Minutes (referat).
    Minutes,
}

impl DocumentKind {
    /// The word of the JSON contract and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::SupplementaryAgenda => "supplementary_agenda",
            Self::Minutes => "minutes",
        }
    }
}

impl FromStr for DocumentKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "agenda" => Ok(Self::Agenda),
            "supplementary_agenda" => Ok(Self::SupplementaryAgenda),
            "minutes" => Ok(Self::Minutes),
            _ => Err(()),
        }
    }
}

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// In the plan, without an agenda.
    Planned,
    /// Its agenda is being built.
    AgendaOpen,
    /// Its agenda is issued and numbered.
    AgendaIssued,
    /// It is going on.
    InSession,
    /// It has been held.
    Held,
    /// It was called off.
    Cancelled,
}

impl MeetingState {
    /// The word the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::AgendaOpen => "agenda_open",
            Self::AgendaIssued => "agenda_issued",
            Self::InSession => "in_session",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state a meeting has when all that is known of it is one old document.
    #[must_use]
    pub fn of_imported(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Agenda | DocumentKind::SupplementaryAgenda => Self::AgendaIssued,
            DocumentKind::Minutes => Self::Held,
        }
    }
}

impl FromStr for MeetingState {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "planned" => Ok(Self::Planned),
            "agenda_open" => Ok(Self::AgendaOpen),
            "agenda_issued" => Ok(Self::AgendaIssued),
            "in_session" => Ok(Self::InSession),
            "held" => Ok(Self::Held),
            "cancelled" => Ok(Self::Cancelled),
            _ => Err(()),
        }
    }
}
