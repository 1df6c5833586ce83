//! Consultations (sagens gang, historik): one stop of a paper's route through the forums.
//!
//! ```text
//! planned ──issue──► on agenda ──end of the meeting──► treated
//!                        │  ▲                            │ ▲
//!                        ├──┼─────────send on────────────┤ │
//!                        │  └──take back── sent on ◄─────┘ │
//!                        └──postpone──► postponed ─────────┘ (taken back after the meeting has ended)
//! ```
//!
//! What was postponed or sent on has a planned stop after it, where it goes on. A stop that has been on an agenda keeps
//! its item: what was decided there is the item's, and the next forum reads it under Historik.

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

/// Why a stop may not be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAtThisStop {
    /// Only what stands on an agenda can be treated, postponed or sent on.
    #[error("it does not stand on an agenda")]
    NotOnAgenda,
    /// It was postponed already.
    #[error("it is postponed")]
    Postponed,
    /// It was sent on already.
    #[error("it is sent on")]
    SentOn,
    /// Only what was postponed or sent on can be taken back.
    #[error("it was neither postponed nor sent on")]
    NotMovedOn,
}

impl NotAtThisStop {
    /// The wording's key, without `not-now-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NotOnAgenda => "stop-not-on-agenda",
            Self::Postponed => "stop-postponed",
            Self::SentOn => "stop-sent-on",
            Self::NotMovedOn => "stop-not-moved-on",
        }
    }
}

impl ConsultationState {
    /// The meeting has ended: what it didn't postpone or send on has been treated.
    #[must_use]
    pub fn after_meeting(self) -> Self {
        match self {
            Self::OnAgenda => Self::Treated,
            Self::Planned | Self::Treated | Self::Postponed | Self::SentOn => self,
        }
    }

    /// Postponed to a later meeting of the same forum.
    ///
    /// # Errors
    /// See [`NotAtThisStop`].
    pub fn postponed(self) -> Result<Self, NotAtThisStop> {
        self.moved_on().map(|()| Self::Postponed)
    }

    /// Sent on to another forum.
    ///
    /// # Errors
    /// See [`NotAtThisStop`].
    pub fn sent_on(self) -> Result<Self, NotAtThisStop> {
        self.moved_on().map(|()| Self::SentOn)
    }

    fn moved_on(self) -> Result<(), NotAtThisStop> {
        match self {
            Self::OnAgenda | Self::Treated => Ok(()),
            Self::Planned => Err(NotAtThisStop::NotOnAgenda),
            Self::Postponed => Err(NotAtThisStop::Postponed),
            Self::SentOn => Err(NotAtThisStop::SentOn),
        }
    }

    /// Postponing or sending on is taken back; the meeting may have ended meanwhile.
    ///
    /// # Errors
    /// [`NotAtThisStop::NotMovedOn`].
    pub fn taken_back(self, meeting_has_ended: bool) -> Result<Self, NotAtThisStop> {
        match self {
            Self::Postponed | Self::SentOn if meeting_has_ended => Ok(Self::Treated),
            Self::Postponed | Self::SentOn => Ok(Self::OnAgenda),
            Self::Planned | Self::OnAgenda | Self::Treated => Err(NotAtThisStop::NotMovedOn),
        }
    }

    /// Whether a forum has said what it had to say: the next one reads it under Historik.
    #[must_use]
    pub fn is_past(self) -> bool {
        match self {
            Self::Treated | Self::Postponed | Self::SentOn => true,
            Self::Planned | Self::OnAgenda => false,
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

/// What stands under Historik of a stop that was closed and of which nothing is published.
pub const TREATED_CLOSED: &str = "Punktet blev behandlet for lukkede døre.";

/// What is decided of an item that is postponed and of which nothing else is said; the day in words, if it is agreed.
#[must_use]
pub fn postponing(day: Option<&str>) -> String {
    match day {
        Some(day) => format!("Punktet blev udsat til mødet den {day}."),
        None => "Punktet blev udsat.".to_owned(),
    }
}

/// The route as a heading prints it: each forum once in a row, though it postponed the paper to another of its meetings.
#[must_use]
pub fn printed_route<'n>(stops: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut route: Vec<String> = Vec::new();
    for name in stops {
        if route.last().is_none_or(|last| last != name) {
            route.push(name.to_owned());
        }
    }
    route
}

/// A clause addressed to another forum: "at Børneudvalget godkender …" sent on to Økonomiudvalget becomes "at
/// Økonomiudvalget godkender …". A clause that addresses nobody stays as it is.
///
/// `from` are the names of the forum it was written for, `to` the name of the one it goes to.
#[must_use]
pub fn addressed_anew(clause: &str, from: &[&str], to: &str) -> String {
    let (lead, rest) = match clause.get(..3) {
        Some(lead) if lead.eq_ignore_ascii_case("at ") => (lead, clause.get(3..).unwrap_or_default()),
        Some(_) | None => ("", clause),
    };
    let mut names: Vec<&str> = from.iter().copied().filter(|name| !name.is_empty()).collect();
    // "Økonomiudvalget" before "Økonomi", so that no name is taken for the beginning of another.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        let addressed = after_name(rest, name);
        if let Some(after) = addressed {
            return format!("{lead}{to}{after}");
        }
    }
    clause.to_owned()
}

/// What stands after a name at the beginning of a text, whatever its capitals; `None` where it is another word.
fn after_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in name.chars() {
        let found = rest.next()?;
        if !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let rest = rest.as_str();
    let goes_on = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '&';
    (!rest.starts_with(goes_on)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [ConsultationState; 5] = [
        ConsultationState::Planned,
        ConsultationState::OnAgenda,
        ConsultationState::Treated,
        ConsultationState::Postponed,
        ConsultationState::SentOn,
    ];

    #[test]
    fn what_stands_on_an_agenda_or_was_treated_moves_on_once() {
        for state in STATES {
            let may = matches!(state, ConsultationState::OnAgenda | ConsultationState::Treated);
            assert_eq!(state.postponed().is_ok(), may, "{state:?}");
            assert_eq!(state.sent_on().is_ok(), may, "{state:?}");
        }
        assert_eq!(ConsultationState::SentOn.postponed(), Err(NotAtThisStop::SentOn));
        assert_eq!(
            ConsultationState::Planned.sent_on(),
            Err(NotAtThisStop::NotOnAgenda)
        );
    }

    #[test]
    fn what_is_taken_back_is_where_it_was() {
        for state in [ConsultationState::OnAgenda, ConsultationState::Treated] {
            let has_ended = state == ConsultationState::Treated;
            assert_eq!(state.postponed().unwrap().taken_back(has_ended), Ok(state));
            assert_eq!(state.sent_on().unwrap().taken_back(has_ended), Ok(state));
        }
        assert_eq!(
            ConsultationState::Treated.taken_back(true),
            Err(NotAtThisStop::NotMovedOn)
        );
    }

    #[test]
    fn the_end_of_a_meeting_treats_what_it_did_not_move_on() {
        let after: Vec<_> = STATES.into_iter().map(ConsultationState::after_meeting).collect();
        assert_eq!(
            after,
            [
                ConsultationState::Planned,
                ConsultationState::Treated,
                ConsultationState::Treated,
                ConsultationState::Postponed,
                ConsultationState::SentOn
            ]
        );
    }

    #[test]
    fn a_forum_that_postponed_stands_once_in_the_route() {
        assert_eq!(printed_route(["MBU", "MBU", "ØU", "MBU"]), ["MBU", "ØU", "MBU"]);
        assert!(printed_route([]).is_empty());
    }

    #[test]
    fn a_clause_is_addressed_to_the_next_forum() {
        let names = ["Miljø- og Byudvalget", "MBU", "Miljø"];
        let anew = |clause: &str| addressed_anew(clause, &names, "Økonomiudvalget");
        assert_eq!(
            anew("at Miljø- og Byudvalget godkender planen"),
            "at Økonomiudvalget godkender planen"
        );
        assert_eq!(
            anew("at miljø- og byudvalget drøfter den."),
            "at Økonomiudvalget drøfter den."
        );
        assert_eq!(
            anew("MBU tager den til efterretning"),
            "Økonomiudvalget tager den til efterretning"
        );
        assert_eq!(
            anew("At MBU, der har ansvaret, udpeger to"),
            "At Økonomiudvalget, der har ansvaret, udpeger to"
        );
        // Nobody is addressed, or somebody else.
        for other in [
            "at planen godkendes",
            "at MBUs forslag sendes i høring",
            "at MBU-listen opdateres",
            "at Miljøudvalget orienteres",
            "at Kommunalbestyrelsen godkender",
            "at ",
            "æ",
            "",
        ] {
            assert_eq!(anew(other), other);
        }
    }
}
