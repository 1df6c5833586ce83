//! How far a paper has come on its way to a forum, and what it is for. Every change says why it may not be made.
//!
//! ```text
//! drafting ──submit──► in approval, step 1 … n ──approve──► ready ──► on agendas
//!    ▲  ▲                     │                               │
//!    │  └──────return─────────┘◄───────────reopen─────────────┘
//!    └──take up── withdrawn ◄──withdraw── (any of the others)
//! ```

use std::str::FromStr;

/// How far a paper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperState {
    /// Its author writes it.
    Drafting,
    /// It waits for an approval, that of this step (from 1).
    InApproval(u32),
    /// It may be placed on an agenda.
    Ready,
    /// It was given up.
    Withdrawn,
}

/// Why a paper's state may not be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSo {
    /// Only what is being written can be handed in.
    #[error("it is not being written")]
    NotDrafting,
    /// Only what waits for an approval can be approved or returned.
    #[error("it does not wait for an approval")]
    NotInApproval,
    /// It was given up already.
    #[error("it is withdrawn")]
    Withdrawn,
    /// Only what was given up can be taken up again.
    #[error("it is not withdrawn")]
    NotWithdrawn,
    /// Only what is ready can be opened again.
    #[error("it is not ready")]
    NotReady,
}

impl NotSo {
    /// The wording's key, without `not-now-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NotDrafting => "paper-not-drafting",
            Self::NotInApproval => "paper-not-in-approval",
            Self::Withdrawn => "paper-withdrawn",
            Self::NotWithdrawn => "paper-not-withdrawn",
            Self::NotReady => "paper-not-ready",
        }
    }
}

impl PaperState {
    /// Handed in by its author: to the first of so many steps, or ready where the forum has none.
    ///
    /// # Errors
    /// [`NotSo::NotDrafting`].
    pub fn submitted(self, steps: u32) -> Result<Self, NotSo> {
        match self {
            Self::Drafting if steps == 0 => Ok(Self::Ready),
            Self::Drafting => Ok(Self::InApproval(1)),
            Self::InApproval(_) | Self::Ready | Self::Withdrawn => Err(NotSo::NotDrafting),
        }
    }

    /// Approved in its step. A forum that took steps away meanwhile lets it through.
    ///
    /// # Errors
    /// [`NotSo::NotInApproval`].
    pub fn approved(self, steps: u32) -> Result<Self, NotSo> {
        match self {
            Self::InApproval(step) if step >= steps => Ok(Self::Ready),
            Self::InApproval(step) => Ok(Self::InApproval(step.saturating_add(1))),
            Self::Drafting | Self::Ready | Self::Withdrawn => Err(NotSo::NotInApproval),
        }
    }

    /// Returned to its author by a step.
    ///
    /// # Errors
    /// [`NotSo::NotInApproval`].
    pub fn returned(self) -> Result<Self, NotSo> {
        match self {
            Self::InApproval(_) => Ok(Self::Drafting),
            Self::Drafting | Self::Ready | Self::Withdrawn => Err(NotSo::NotInApproval),
        }
    }

    /// Opened for writing again: what was ready, or was sent on to another forum.
    ///
    /// # Errors
    /// [`NotSo::NotReady`].
    pub fn reopened(self) -> Result<Self, NotSo> {
        match self {
            Self::Ready => Ok(Self::Drafting),
            Self::Drafting | Self::InApproval(_) | Self::Withdrawn => Err(NotSo::NotReady),
        }
    }

    /// Given up.
    ///
    /// # Errors
    /// [`NotSo::Withdrawn`].
    pub fn withdrawn(self) -> Result<Self, NotSo> {
        match self {
            Self::Drafting | Self::InApproval(_) | Self::Ready => Ok(Self::Withdrawn),
            Self::Withdrawn => Err(NotSo::Withdrawn),
        }
    }

    /// Taken up again.
    ///
    /// # Errors
    /// [`NotSo::NotWithdrawn`].
    pub fn taken_up(self) -> Result<Self, NotSo> {
        match self {
            Self::Withdrawn => Ok(Self::Drafting),
            Self::Drafting | Self::InApproval(_) | Self::Ready => Err(NotSo::NotWithdrawn),
        }
    }

    /// Whether its text may be changed now.
    #[must_use]
    pub fn is_open_for_writing(self) -> bool {
        match self {
            Self::Drafting => true,
            Self::InApproval(_) | Self::Ready | Self::Withdrawn => false,
        }
    }

    /// The words the store keeps: a word, and the step where there is one.
    #[must_use]
    pub fn as_words(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Drafting => ("drafting", None),
            Self::InApproval(step) => ("in_approval", Some(i64::from(step))),
            Self::Ready => ("ready", None),
            Self::Withdrawn => ("withdrawn", None),
        }
    }

    /// Reads the words the store keeps; `None` for anything else.
    #[must_use]
    pub fn from_words(word: &str, step: Option<i64>) -> Option<Self> {
        match (word, step) {
            ("drafting", None) => Some(Self::Drafting),
            ("in_approval", Some(step)) => {
                let step = u32::try_from(step).ok().filter(|step| *step > 0)?;
                Some(Self::InApproval(step))
            }
            ("ready", None) => Some(Self::Ready),
            ("withdrawn", None) => Some(Self::Withdrawn),
            _ => None,
        }
    }

    /// The wording has a text for `paper-state-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.as_words().0
    }
}

/// What a paper asks of its forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// Beslutningssag.
    Decision,
    /// Drøftelse.
    Discussion,
    /// Orientering.
    Information,
    /// Temadrøftelse.
    Theme,
    /// Godkendelse af dagsorden og referat.
    Approval,
    /// Meddelelser, eventuelt.
    Miscellaneous,
}

impl PaperKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Decision,
        Self::Discussion,
        Self::Information,
        Self::Theme,
        Self::Approval,
        Self::Miscellaneous,
    ];

    /// The word the store keeps; the wording has a text for `paper-kind-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Discussion => "discussion",
            Self::Information => "information",
            Self::Theme => "theme",
            Self::Approval => "approval",
            Self::Miscellaneous => "miscellaneous",
        }
    }
}

/// No kind of paper has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of paper: {0:?}")]
pub struct NotAPaperKind(pub String);

impl FromStr for PaperKind {
    type Err = NotAPaperKind;

    fn from_str(word: &str) -> Result<Self, NotAPaperKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == word)
            .ok_or_else(|| NotAPaperKind(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [PaperState; 5] = [
        PaperState::Drafting,
        PaperState::InApproval(1),
        PaperState::InApproval(2),
        PaperState::Ready,
        PaperState::Withdrawn,
    ];

    #[test]
    fn a_paper_goes_through_every_step_and_no_other_way() {
        let handed_in = PaperState::Drafting.submitted(2).unwrap();
        assert_eq!(handed_in, PaperState::InApproval(1));
        let second = handed_in.approved(2).unwrap();
        assert_eq!(second, PaperState::InApproval(2));
        assert_eq!(second.approved(2), Ok(PaperState::Ready));
        assert_eq!(second.returned(), Ok(PaperState::Drafting));
        assert_eq!(PaperState::Drafting.submitted(0), Ok(PaperState::Ready));
        assert_eq!(PaperState::Drafting.approved(2), Err(NotSo::NotInApproval));
        assert_eq!(PaperState::Ready.submitted(2), Err(NotSo::NotDrafting));
        assert_eq!(PaperState::Ready.returned(), Err(NotSo::NotInApproval));
        assert_eq!(PaperState::Drafting.reopened(), Err(NotSo::NotReady));
    }

    #[test]
    fn fewer_steps_than_when_it_was_handed_in_let_it_through() {
        assert_eq!(PaperState::InApproval(3).approved(1), Ok(PaperState::Ready));
    }

    #[test]
    fn whatever_was_given_up_can_be_taken_up_again_and_is_written_anew() {
        for state in STATES {
            match state.withdrawn() {
                Ok(given_up) => assert_eq!(given_up.taken_up(), Ok(PaperState::Drafting)),
                Err(why) => assert_eq!((state, why), (PaperState::Withdrawn, NotSo::Withdrawn)),
            }
        }
    }

    #[test]
    fn only_what_is_drafted_is_written() {
        let open: Vec<_> = STATES
            .into_iter()
            .filter(|state| state.is_open_for_writing())
            .collect();
        assert_eq!(open, [PaperState::Drafting]);
    }

    #[test]
    fn states_and_kinds_are_read_back() {
        for state in STATES {
            let (word, step) = state.as_words();
            assert_eq!(PaperState::from_words(word, step), Some(state));
        }
        for kind in PaperKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert_eq!(PaperState::from_words("in_approval", None), None);
        assert_eq!(PaperState::from_words("in_approval", Some(0)), None);
        assert_eq!(PaperState::from_words("ready", Some(1)), None);
    }
}
