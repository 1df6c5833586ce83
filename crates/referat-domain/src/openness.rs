//! Openness: whether an item or an attachment is for everyone, and if not, on what ground.
//!
//! Kommunestyrelsesloven § 10: doors are closed for one item at a time after a concrete assessment.
//! Knows nothing about who asks; that is [`crate::reader`] and [`crate::view`].

use serde::{Deserialize, Serialize};

/// Whether something is open, or closed with its ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Openness {
    /// Anyone the forum's rules admit may see it.
    Open,
    /// Members and the secretariat only; others see what [`Closure`] lets out.
    Closed(Closure),
}

/// What is said of a closed thing to those who may not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// The ground, a paragraph of law or the forum's own rule, where it is known.
    pub ground: Option<String>,
    /// The neutral title ("Lukket punkt"); `None` prints the standard one.
    pub public_title: Option<String>,
    /// The part of the decision that may be published (kommunestyrelsesloven § 8, stk. 7).
    pub public_decision: Option<String>,
}

impl Openness {
    /// Whether it is closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        match self {
            Self::Open => false,
            Self::Closed(_) => true,
        }
    }
}
