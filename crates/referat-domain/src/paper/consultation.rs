//! Consultations (sagens gang, historik): one stop of a paper's route through the forums.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Date;

/// How far one stop of a route has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsultationState {
    /// On the route, not yet on an agenda.
    Planned,
    /// On an agenda.
    OnAgenda,
    /// Treated by the forum.
    Treated,
    /// Postponed; keeps text, attachments and history.
    Postponed,
    /// Sent on to the next forum.
    SentOn,
}

impl ConsultationState {
    /// The word the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::OnAgenda => "on_agenda",
            Self::Treated => "treated",
            Self::Postponed => "postponed",
            Self::SentOn => "sent_on",
        }
    }
}

impl FromStr for ConsultationState {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "planned" => Ok(Self::Planned),
            "on_agenda" => Ok(Self::OnAgenda),
            "treated" => Ok(Self::Treated),
            "postponed" => Ok(Self::Postponed),
            "sent_on" => Ok(Self::SentOn),
            _ => Err(()),
        }
    }
}

/// What an earlier forum said, as a paper's Historik prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// The forum's name without genitive s.
    pub forum: String,
    /// The day it decided, if the text says.
    pub date: Option<Date>,
    /// What it decided.
    pub text: String,
}
