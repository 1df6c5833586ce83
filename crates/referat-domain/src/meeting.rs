//! Meetings (møder) and what happens at them.

pub mod agenda_draft;
pub mod agenda_item;
pub mod attendance;
pub mod decision;
pub mod decision_field;
pub mod interim;
pub mod invitation;
pub mod item_clock;
pub mod late;
pub mod minutes;
pub mod plan;
pub mod promise;
pub mod standing;
pub mod voting;
pub mod written;

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

/// What kind of meeting it is (mødets art).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Of the plan (ordinært møde).
    #[default]
    Ordinary,
    /// Called outside the plan, for a reason and at its own notice (ekstraordinært møde): kommunestyrelsesloven § 8.
    Extraordinary,
}

impl MeetingKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ordinary, Self::Extraordinary];

    /// The word of the JSON contract; the wording has a text for `meeting-kind-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Extraordinary => "extraordinary",
        }
    }

    /// Whether it is of the plan, and nothing is said of it.
    #[must_use]
    pub fn is_ordinary(&self) -> bool {
        match self {
            Self::Ordinary => true,
            Self::Extraordinary => false,
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

    /// Whether it is still to be held.
    #[must_use]
    pub fn is_ahead(self) -> bool {
        match self {
            Self::Planned | Self::AgendaOpen | Self::AgendaIssued => true,
            Self::InSession | Self::Held | Self::Cancelled => false,
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

/// A step of a meeting that is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionStep {
    /// It begins.
    Open,
    /// It was begun by mistake.
    Unopen,
    /// It ends.
    End,
    /// It goes on, or was ended by mistake.
    Resume,
}

impl SessionStep {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Unopen, Self::End, Self::Resume];

    /// The word of its action in the journal.
    #[must_use]
    pub fn action(self) -> &'static str {
        match self {
            Self::Open => "open_meeting",
            Self::Unopen => "unopen_meeting",
            Self::End => "end_meeting",
            Self::Resume => "resume_meeting",
        }
    }
}

/// Why a meeting can't take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoStep {
    /// Its agenda isn't issued: there is nothing to decide on.
    #[error("its agenda is not issued")]
    NotIssued,
    /// It isn't going on.
    #[error("it is not going on")]
    NotInSession,
    /// It hasn't been held.
    #[error("it has not been held")]
    NotHeld,
    /// It was called off.
    #[error("it was called off")]
    Cancelled,
}

impl NoStep {
    /// The wording's key, without `not-now-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NotIssued => "meeting-agenda-not-issued",
            Self::NotInSession => "meeting-not-in-session",
            Self::NotHeld => "meeting-not-held",
            Self::Cancelled => "meeting-cancelled",
        }
    }
}

impl MeetingState {
    /// The state after a step of the meeting.
    ///
    /// # Errors
    /// See [`NoStep`].
    pub fn after(self, step: SessionStep) -> Result<Self, NoStep> {
        match (step, self) {
            (_, Self::Cancelled) => Err(NoStep::Cancelled),
            (SessionStep::Open, Self::AgendaIssued) | (SessionStep::Resume, Self::Held) => {
                Ok(Self::InSession)
            }
            (SessionStep::Unopen, Self::InSession) => Ok(Self::AgendaIssued),
            (SessionStep::End, Self::InSession) => Ok(Self::Held),
            (SessionStep::Open, Self::Planned | Self::AgendaOpen | Self::InSession | Self::Held) => {
                Err(NoStep::NotIssued)
            }
            (
                SessionStep::Unopen | SessionStep::End,
                Self::Planned | Self::AgendaOpen | Self::AgendaIssued | Self::Held,
            ) => Err(NoStep::NotInSession),
            (
                SessionStep::Resume,
                Self::Planned | Self::AgendaOpen | Self::AgendaIssued | Self::InSession,
            ) => Err(NoStep::NotHeld),
        }
    }

    /// Whether what is decided can be written: while it goes on and afterwards.
    ///
    /// # Errors
    /// [`NoStep::NotInSession`], [`NoStep::Cancelled`].
    pub fn may_record(self) -> Result<(), NoStep> {
        match self {
            Self::InSession | Self::Held => Ok(()),
            Self::Planned | Self::AgendaOpen | Self::AgendaIssued => Err(NoStep::NotInSession),
            Self::Cancelled => Err(NoStep::Cancelled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [MeetingState; 6] = [
        MeetingState::Planned,
        MeetingState::AgendaOpen,
        MeetingState::AgendaIssued,
        MeetingState::InSession,
        MeetingState::Held,
        MeetingState::Cancelled,
    ];

    #[test]
    fn a_meeting_is_opened_and_ended_and_each_step_can_be_taken_back() {
        let opened = MeetingState::AgendaIssued.after(SessionStep::Open).unwrap();
        assert_eq!(opened, MeetingState::InSession);
        assert_eq!(opened.after(SessionStep::Unopen), Ok(MeetingState::AgendaIssued));
        let ended = opened.after(SessionStep::End).unwrap();
        assert_eq!(ended, MeetingState::Held);
        assert_eq!(ended.after(SessionStep::Resume), Ok(MeetingState::InSession));
    }

    #[test]
    fn what_was_called_off_takes_no_step_and_what_has_no_agenda_is_not_opened() {
        for step in SessionStep::ALL {
            assert_eq!(MeetingState::Cancelled.after(step), Err(NoStep::Cancelled));
            assert!(MeetingState::Planned.after(step).is_err(), "{step:?}");
        }
        assert_eq!(
            MeetingState::AgendaOpen.after(SessionStep::Open),
            Err(NoStep::NotIssued)
        );
        assert_eq!(
            MeetingState::AgendaIssued.after(SessionStep::End),
            Err(NoStep::NotInSession)
        );
    }

    #[test]
    fn decisions_are_written_at_the_meeting_and_after_it() {
        let may: Vec<_> = STATES
            .into_iter()
            .filter(|state| state.may_record().is_ok())
            .collect();
        assert_eq!(may, [MeetingState::InSession, MeetingState::Held]);
    }
}
