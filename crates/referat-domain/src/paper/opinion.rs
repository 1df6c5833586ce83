//! Opinions (udtalelser): what another unit – economy, law, HR – is asked for on a paper that is on its way, and gives.
//!
//! ```text
//! asked ──give──► given ──take back, return──► asked
//!   ├──decline──► declined
//!   └──withdraw─► withdrawn ◄──withdraw── declined
//! ```
//! What was given is the giver's: who asked can return it with a reason, and not make it go away.

use std::str::FromStr;

use crate::Date;
use crate::rules::deadline::Nearness;

/// The longest name of a unit, in letters.
pub const LONGEST_UNIT: usize = 120;
/// The longest question, in letters.
pub const LONGEST_QUESTION: usize = 4_000;

/// How far an opinion has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpinionState {
    /// It is waited for.
    Asked,
    /// It is there, and becomes a section of the paper.
    Given,
    /// Whoever was asked gives none, and said why.
    Declined,
    /// It isn't asked for any more.
    Withdrawn,
}

/// Why an opinion may not be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSo {
    /// Nobody asks for it any more.
    #[error("it is not asked for")]
    NotAsked,
    /// It was given: only whoever gave it can take it back.
    #[error("it is given")]
    Given,
    /// There is nothing to take back or to return yet.
    #[error("it is not given")]
    NotGiven,
}

impl NotSo {
    /// The wording's key, without `not-now-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NotAsked => "opinion-not-asked",
            Self::Given => "opinion-given",
            Self::NotGiven => "opinion-not-given",
        }
    }
}

impl OpinionState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Given, Self::Declined, Self::Withdrawn];

    /// Given, for the first time or anew.
    ///
    /// # Errors
    /// [`NotSo::NotAsked`].
    pub fn given(self) -> Result<Self, NotSo> {
        match self {
            Self::Asked | Self::Given => Ok(Self::Given),
            Self::Declined | Self::Withdrawn => Err(NotSo::NotAsked),
        }
    }

    /// Taken back by whoever gave it, or returned to them: it is waited for again.
    ///
    /// # Errors
    /// [`NotSo::NotGiven`].
    pub fn reopened(self) -> Result<Self, NotSo> {
        match self {
            Self::Given => Ok(Self::Asked),
            Self::Asked | Self::Declined | Self::Withdrawn => Err(NotSo::NotGiven),
        }
    }

    /// Declined by whoever is asked.
    ///
    /// # Errors
    /// [`NotSo::NotAsked`]; [`NotSo::Given`] for what has to be taken back first.
    pub fn declined(self) -> Result<Self, NotSo> {
        match self {
            Self::Asked => Ok(Self::Declined),
            Self::Given => Err(NotSo::Given),
            Self::Declined | Self::Withdrawn => Err(NotSo::NotAsked),
        }
    }

    /// Withdrawn by who asked.
    ///
    /// # Errors
    /// [`NotSo::Given`]; [`NotSo::NotAsked`] where it was withdrawn before.
    pub fn withdrawn(self) -> Result<Self, NotSo> {
        match self {
            Self::Asked | Self::Declined => Ok(Self::Withdrawn),
            Self::Given => Err(NotSo::Given),
            Self::Withdrawn => Err(NotSo::NotAsked),
        }
    }

    /// Whether whoever is asked may read the paper for it.
    #[must_use]
    pub fn lets_read(self) -> bool {
        match self {
            Self::Asked | Self::Given => true,
            Self::Declined | Self::Withdrawn => false,
        }
    }

    /// Its word: the store keeps it, and the wording has a text for `opinion-state-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Given => "given",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// No state of an opinion has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a state of an opinion: {0:?}")]
pub struct NotAnOpinionState(pub String);

impl FromStr for OpinionState {
    type Err = NotAnOpinionState;

    fn from_str(word: &str) -> Result<Self, NotAnOpinionState> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or_else(|| NotAnOpinionState(word.to_owned()))
    }
}

/// How near the day is on which something is due: near on the day itself and the one before.
#[must_use]
pub fn nearness(due: Date, today: Date) -> Nearness {
    match due {
        _ if due < today => Nearness::Passed,
        _ if due == today || today.tomorrow().is_ok_and(|tomorrow| due == tomorrow) => Nearness::Near,
        _ => Nearness::Ahead,
    }
}

/// The heading of the section a given opinion becomes: part of the paper's text, as headings are.
#[must_use]
pub fn heading(unit: &str) -> String {
    format!("Udtalelse fra {unit}")
}

/// The line under it: who gave it, for whom if they stood in for somebody, and when, the day as it is printed.
#[must_use]
pub fn signature(by: &str, instead_of: Option<&str>, day: &str) -> String {
    match instead_of {
        Some(away) => format!("{by} for {away}, {day}"),
        None => format!("{by}, {day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_changed_taken_back_or_returned_and_never_withdrawn() {
        let given = OpinionState::Asked.given().unwrap();
        assert_eq!(given.given(), Ok(OpinionState::Given));
        assert_eq!(given.reopened(), Ok(OpinionState::Asked));
        assert_eq!(given.withdrawn(), Err(NotSo::Given));
        assert_eq!(given.declined(), Err(NotSo::Given));
    }

    #[test]
    fn what_is_declined_or_withdrawn_is_answered_no_more() {
        for state in [OpinionState::Declined, OpinionState::Withdrawn] {
            assert_eq!(state.given(), Err(NotSo::NotAsked));
            assert_eq!(state.declined(), Err(NotSo::NotAsked));
            assert_eq!(state.reopened(), Err(NotSo::NotGiven));
            assert!(!state.lets_read());
        }
        assert_eq!(OpinionState::Declined.withdrawn(), Ok(OpinionState::Withdrawn));
        assert_eq!(OpinionState::Withdrawn.withdrawn(), Err(NotSo::NotAsked));
    }

    #[test]
    fn it_is_near_on_its_day_and_the_day_before() {
        let day = |day| Date::constant(2026, 3, day);
        let near = |today| nearness(day(10), day(today));
        assert_eq!(near(8), Nearness::Ahead);
        assert_eq!(near(9), Nearness::Near);
        assert_eq!(near(10), Nearness::Near);
        assert_eq!(near(11), Nearness::Passed);
    }

    #[test]
    fn states_are_read_back() {
        for state in OpinionState::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
        }
        assert!("lost".parse::<OpinionState>().is_err());
    }
}
