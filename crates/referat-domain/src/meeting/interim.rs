//! Decisions between meetings (beslutninger mellem møder): by the chair alone (formandsbeslutning), or by the members in
//! writing (skriftlig procedure). What becomes of each clause is said as of a decision at a meeting
//! ([`super::decision::ClauseOutcome`]).
//!
//! The chair may decide on behalf of a committee what can't wait or gives rise to no doubt (kommunestyrelsesloven § 22).
//! The next meeting is told. The words of that notice are the agenda's, in the municipality's language whatever language
//! the program speaks, as those of standing items are.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a decision between meetings came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterimWay {
    /// The chair decided (formandsbeslutning).
    Chair,
    /// The members answered in writing (skriftlig procedure).
    Written,
}

impl InterimWay {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chair, Self::Written];

    /// The word the store keeps; the wording has a text for `interim-way-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Written => "written",
        }
    }

    /// What it is called on paper.
    #[must_use]
    pub fn printed(self) -> &'static str {
        match self {
            Self::Chair => "Formandsbeslutning",
            Self::Written => "Skriftlig procedure",
        }
    }

    /// The title of the item that tells the next meeting of it.
    #[must_use]
    pub fn notice_title(self, subject: &str) -> String {
        format!("{}: {subject}", self.printed())
    }

    /// How the next meeting is told who decided; `chair` is the chair's name.
    #[must_use]
    pub fn notice_opening(self, forum: &str, day: &str, chair: &str) -> String {
        match self {
            Self::Chair => format!("Formanden, {chair}, har den {day} på vegne af {forum} besluttet:"),
            Self::Written => {
                format!("Medlemmerne af {forum} har ved skriftlig procedure den {day} besluttet:")
            }
        }
    }

    /// What the next meeting is asked.
    #[must_use]
    pub fn notice_clause(self, forum: &str, day: &str) -> String {
        match self {
            Self::Chair => format!("at {forum} tager formandsbeslutningen af {day} til efterretning"),
            Self::Written => format!("at {forum} tager den skriftlige beslutning af {day} til efterretning"),
        }
    }
}

impl FromStr for InterimWay {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == word).ok_or(())
    }
}

/// Why the chair decides alone: kommunestyrelsesloven § 22.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChairsGround {
    /// It can't wait for the next meeting.
    Urgent,
    /// It gives rise to no doubt.
    Undoubted,
}

impl ChairsGround {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Urgent, Self::Undoubted];

    /// The word the store keeps; the wording has a text for `chairs-ground-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Undoubted => "undoubted",
        }
    }

    /// As it stands in the notice to the next meeting.
    #[must_use]
    pub fn printed(self) -> &'static str {
        match self {
            Self::Urgent => "Sagen kunne ikke vente til næste møde.",
            Self::Undoubted => "Sagen gav ikke anledning til tvivl.",
        }
    }
}

impl FromStr for ChairsGround {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == word).ok_or(())
    }
}

/// Why a paper isn't decided between meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotBetween {
    /// The forum's rules don't allow it.
    #[error("the forum's rules don't allow it")]
    NotAllowedHere,
    /// The forum's members don't decide in writing.
    #[error("the forum's members don't decide in writing")]
    NotInWriting,
    /// The paper isn't ready.
    #[error("the paper is not ready")]
    NotReady,
    /// It stands on an agenda.
    #[error("the paper stands on an agenda")]
    OnAgenda,
    /// It was decided already.
    #[error("the paper is decided")]
    Decided,
    /// The members are being asked in writing.
    #[error("the members are being asked in writing")]
    InWriting,
    /// It is to go to other forums after this one, each with its own say at a meeting.
    #[error("the paper goes on to other forums")]
    GoesOn,
    /// It has no recommendation to decide on.
    #[error("the paper has no clauses")]
    NoClauses,
}

impl NotBetween {
    /// The wording's key, without `not-now-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NotAllowedHere => "between-not-here",
            Self::NotInWriting => "between-not-in-writing-here",
            Self::NotReady => "paper-not-ready",
            Self::OnAgenda => "between-on-agenda",
            Self::Decided => "between-decided",
            Self::InWriting => "between-in-writing",
            Self::GoesOn => "between-goes-on",
            Self::NoClauses => "between-no-clauses",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_meeting_is_told_in_the_agenda_s_words() {
        assert_eq!(
            InterimWay::Chair.notice_title("Leje af lokaler"),
            "Formandsbeslutning: Leje af lokaler"
        );
        assert_eq!(
            InterimWay::Written.notice_clause("Chefforum", "4. marts 2026"),
            "at Chefforum tager den skriftlige beslutning af 4. marts 2026 til efterretning"
        );
    }

    #[test]
    fn words_are_read_back() {
        for way in InterimWay::ALL {
            assert_eq!(way.as_str().parse(), Ok(way));
        }
        for ground in ChairsGround::ALL {
            assert_eq!(ground.as_str().parse(), Ok(ground));
            assert!(ground.printed().ends_with('.'));
        }
    }
}
