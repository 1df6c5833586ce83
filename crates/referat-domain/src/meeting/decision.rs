//! Decisions (beslutninger): an outcome per clause of the recommendation, remarks, and the text as adopted.
//!
//! The twelve outcomes are the whole list; a forum chooses its own words for them, never new ones.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What became of a clause (udfald).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// godkend…
    Approved,
    /// tiltræd…, tiltrådt
    Adopted,
    /// drøft…
    Discussed,
    /// til efterretning
    Noted,
    /// til orientering
    Informed,
    /// beslutt…, gøres
    Decided,
    /// The thing itself was done at the meeting: gennemgik, opdaterede, orienterede hinanden.
    CarriedOut,
    /// ændret
    Amended,
    /// udsat
    Postponed,
    /// sendt videre, oversendt
    Forwarded,
    /// ikke tiltrådt, forkastet
    NotAdopted,
    /// bortfaldet
    Lapsed,
}

impl Outcome {
    /// All twelve, in the order people choose among them.
    pub const ALL: [Self; 12] = [
        Self::Approved,
        Self::Adopted,
        Self::Discussed,
        Self::Noted,
        Self::Informed,
        Self::Decided,
        Self::CarriedOut,
        Self::Amended,
        Self::Postponed,
        Self::Forwarded,
        Self::NotAdopted,
        Self::Lapsed,
    ];

    /// The word of the JSON contract and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Adopted => "adopted",
            Self::Discussed => "discussed",
            Self::Noted => "noted",
            Self::Informed => "informed",
            Self::Decided => "decided",
            Self::CarriedOut => "carried_out",
            Self::Amended => "amended",
            Self::Postponed => "postponed",
            Self::Forwarded => "forwarded",
            Self::NotAdopted => "not_adopted",
            Self::Lapsed => "lapsed",
        }
    }
}

impl FromStr for Outcome {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == word)
            .ok_or(())
    }
}

/// What became of one clause of the recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseOutcome {
    /// The clause's number, from 1.
    pub clause: u32,
    /// Its outcome; `None` where the text doesn't settle it.
    pub outcome: Option<Outcome>,
    /// What the row ("Ad 5: …") or the clause's own sentence says beyond the outcome.
    pub addition: Option<String>,
}

/// A remark with a name to it (navngiven bemærkning): "Henrik: …".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRemark {
    /// The name as printed.
    pub by: String,
    /// What was said.
    pub text: String,
}

/// What a member voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteChoice {
    /// For (for).
    For,
    /// Against (imod).
    Against,
    /// Abstained (undlod at stemme).
    Abstained,
}

/// The vote (stemme) of a member or of a group; groups may vote as one (the ministry's digest, 87.1.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Who voted, as printed.
    pub by: String,
    /// What.
    pub choice: VoteChoice,
}

/// A dissenting opinion (mindretalsudtalelse), kommunestyrelsesloven § 13, stk. 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DissentingOpinion {
    /// Whose, as printed.
    pub by: String,
    /// Its words.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_has_a_word_of_its_own() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome.as_str().parse(), Ok(outcome));
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.as_str());
        }
    }
}
