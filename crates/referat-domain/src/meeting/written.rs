//! Written procedure (skriftlig procedure): the members decide a paper without a meeting, each by an answer of their own.
//!
//! The majority of those who take a stand decides, and where the forum wants a quorum, half of the members have to answer
//! (kommunestyrelsesloven § 11, as at a meeting). Any member may demand a meeting instead.

use std::str::FromStr;

/// What a member answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WrittenChoice {
    /// For the recommendation.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstained,
    /// It is to be treated at a meeting.
    Meeting,
}

impl WrittenChoice {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::For, Self::Against, Self::Abstained, Self::Meeting];

    /// The word the store keeps; the wording has a text for `written-choice-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstained => "abstained",
            Self::Meeting => "meeting",
        }
    }
}

/// How a choice stands in the decision, before how many made it; `None` is of those who didn't answer. The words are the
/// minutes', whatever language the program speaks.
#[must_use]
pub fn printed(choice: Option<WrittenChoice>) -> &'static str {
    match choice {
        Some(WrittenChoice::For) => "For stemte",
        Some(WrittenChoice::Against) => "Imod stemte",
        Some(WrittenChoice::Abstained) => "Undlod at stemme",
        Some(WrittenChoice::Meeting) => "Ønskede et møde",
        None => "Svarede ikke",
    }
}

/// What a forum decided in writing, as its decision says it.
#[must_use]
pub fn printed_result(forum: &str, is_adopted: bool) -> String {
    match is_adopted {
        true => format!("{forum} godkendte indstillingen ved skriftlig procedure."),
        false => format!("{forum} godkendte ikke indstillingen ved skriftlig procedure."),
    }
}

impl FromStr for WrittenChoice {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == word).ok_or(())
    }
}

/// How far a written procedure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProcedureState {
    /// The members answer.
    Open,
    /// It came to a decision.
    Decided,
    /// Too few answered.
    Undecided,
    /// Members demanded a meeting.
    Stopped,
    /// Whoever sent it took it back.
    Withdrawn,
}

impl ProcedureState {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Decided,
        Self::Undecided,
        Self::Stopped,
        Self::Withdrawn,
    ];

    /// The word the store keeps; the wording has a text for `procedure-state-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
            Self::Undecided => "undecided",
            Self::Stopped => "stopped",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl FromStr for ProcedureState {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.as_str() == word).ok_or(())
    }
}

/// How many demands of a meeting stop a written procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopsAt {
    /// One member's.
    One,
    /// Those of more than half of the members.
    Most,
}

impl StopsAt {
    /// The word the store keeps, and the forum's rule.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Most => "most",
        }
    }
}

impl FromStr for StopsAt {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        [Self::One, Self::Most]
            .into_iter()
            .find(|it| it.as_str() == word)
            .ok_or(())
    }
}

/// What the answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenResult {
    /// More are for than against.
    Adopted,
    /// They aren't.
    NotAdopted,
    /// Too few answered to decide anything.
    Undecided,
}

/// The answers, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrittenTally {
    /// How many are asked.
    pub asked: u32,
    /// How many are for.
    pub in_favour: u32,
    /// How many are against.
    pub against: u32,
    /// How many take no stand.
    pub abstained: u32,
    /// How many demand a meeting.
    pub meeting: u32,
}

impl WrittenTally {
    /// Counts answers; `None` of whoever hasn't answered.
    #[must_use]
    pub fn of(answers: impl IntoIterator<Item = Option<WrittenChoice>>) -> Self {
        let mut tally = Self::default();
        for answer in answers {
            tally.asked = tally.asked.saturating_add(1);
            let count = match answer {
                None => continue,
                Some(WrittenChoice::For) => &mut tally.in_favour,
                Some(WrittenChoice::Against) => &mut tally.against,
                Some(WrittenChoice::Abstained) => &mut tally.abstained,
                Some(WrittenChoice::Meeting) => &mut tally.meeting,
            };
            *count = count.saturating_add(1);
        }
        tally
    }

    fn taking_part(self) -> u32 {
        self.in_favour
            .saturating_add(self.against)
            .saturating_add(self.abstained)
    }

    /// Whether everybody who is asked has answered.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.taking_part().saturating_add(self.meeting) >= self.asked
    }

    /// Whether so many demand a meeting that there is one.
    #[must_use]
    pub fn is_stopped(self, at: StopsAt) -> bool {
        match at {
            StopsAt::One => self.meeting > 0,
            StopsAt::Most => self.meeting.saturating_mul(2) > self.asked,
        }
    }

    /// What they come to; `wants_half` where half of the members have to take part.
    #[must_use]
    pub fn result(self, wants_half: bool) -> WrittenResult {
        let part = self.taking_part();
        if part == 0 || (wants_half && part.saturating_mul(2) < self.asked) {
            WrittenResult::Undecided
        } else if self.in_favour > self.against {
            WrittenResult::Adopted
        } else {
            WrittenResult::NotAdopted
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use WrittenChoice::{Abstained, Against, For, Meeting};

    fn tally(answers: &[Option<WrittenChoice>]) -> WrittenTally {
        WrittenTally::of(answers.iter().copied())
    }

    #[test]
    fn the_majority_of_those_who_take_a_stand_decides_and_a_tie_adopts_nothing() {
        let result = |answers: &[_]| tally(answers).result(false);
        assert_eq!(
            result(&[Some(For), Some(Abstained), None]),
            WrittenResult::Adopted
        );
        assert_eq!(
            result(&[Some(For), Some(Against), Some(Abstained)]),
            WrittenResult::NotAdopted
        );
        assert_eq!(result(&[Some(Abstained)]), WrittenResult::NotAdopted);
        assert_eq!(result(&[None, None]), WrittenResult::Undecided);
        assert_eq!(result(&[Some(Meeting), None]), WrittenResult::Undecided);
    }

    #[test]
    fn where_half_has_to_take_part_fewer_decide_nothing() {
        let result = |answers: &[_]| tally(answers).result(true);
        assert_eq!(result(&[Some(For), None, None]), WrittenResult::Undecided);
        assert_eq!(result(&[Some(For), None]), WrittenResult::Adopted);
    }

    #[test]
    fn one_demand_or_most_of_them_stop_it_as_the_rule_says() {
        let one = tally(&[Some(For), Some(Meeting), None]);
        assert!(one.is_stopped(StopsAt::One) && !one.is_stopped(StopsAt::Most));
        assert!(!one.is_complete());
        let most = tally(&[Some(Meeting), Some(Meeting), Some(For)]);
        assert!(most.is_stopped(StopsAt::Most) && most.is_complete());
        assert!(!tally(&[Some(Meeting), Some(For)]).is_stopped(StopsAt::Most));
    }

    #[test]
    fn words_are_read_back() {
        for choice in WrittenChoice::ALL {
            assert_eq!(choice.as_str().parse(), Ok(choice));
        }
        for state in ProcedureState::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
        }
        assert_eq!("one".parse(), Ok(StopsAt::One));
        assert_eq!("most".parse(), Ok(StopsAt::Most));
    }
}
