//! Openness: whether an item or an attachment is for everyone, and if not, on what ground.
//!
//! Kommunestyrelsesloven § 10: doors are closed for one item at a time after a concrete assessment.
//! One person can be shut out of one item besides. What follows for who asks is in [`crate::reader`] and [`crate::view`].

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

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

/// The longest a ground or a neutral title is, in letters.
pub const LONGEST_LINE: usize = 300;

/// The longest a decision that is published is, in letters.
pub const LONGEST_DECISION: usize = 5000;

/// Why something is not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotClosed {
    /// No ground is given; doors are closed on a ground (kommunestyrelsesloven § 10).
    #[error("no ground is given")]
    GroundMissing,
    /// The ground is longer than [`LONGEST_LINE`].
    #[error("the ground is too long")]
    GroundTooLong,
    /// The neutral title is longer than [`LONGEST_LINE`].
    #[error("the neutral title is too long")]
    TitleTooLong,
    /// The decision that is published is longer than [`LONGEST_DECISION`].
    #[error("the public decision is too long")]
    DecisionTooLong,
    /// It is closed already, on that ground and with those words.
    #[error("it is closed like that already")]
    Unchanged,
}

/// It is open already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is open already")]
pub struct IsOpen;

/// Why who may see an item is not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotShut {
    /// The person is shut out already.
    #[error("the person is shut out already")]
    IsShutOut,
    /// The person isn't shut out.
    #[error("the person isn't shut out")]
    IsAdmitted,
    /// Whoever asks is shut out of the item themselves.
    #[error("whoever asks is shut out of the item")]
    IsOneself,
}

impl Closure {
    /// What was typed, as it is kept: the ground and the title on one line each, the decision without empty ends.
    ///
    /// # Errors
    /// [`NotClosed`] where the ground is missing or something is too long.
    pub fn given(ground: &str, public_title: &str, public_decision: &str) -> Result<Self, NotClosed> {
        let (ground, title) = (one_line(ground), one_line(public_title));
        let lines: Vec<String> = public_decision.lines().map(one_line).collect();
        let decision = lines.join("\n").trim().to_owned();
        let is_longer = |text: &str, longest| text.chars().count() > longest;
        if ground.is_empty() {
            return Err(NotClosed::GroundMissing);
        }
        if is_longer(&ground, LONGEST_LINE) {
            return Err(NotClosed::GroundTooLong);
        }
        if is_longer(&title, LONGEST_LINE) {
            return Err(NotClosed::TitleTooLong);
        }
        if is_longer(&decision, LONGEST_DECISION) {
            return Err(NotClosed::DecisionTooLong);
        }
        let unless_empty = |text: String| (!text.is_empty()).then_some(text);
        Ok(Self {
            ground: Some(ground),
            public_title: unless_empty(title),
            public_decision: unless_empty(decision),
        })
    }
}

/// A line without control characters, one space between its words.
fn one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Openness {
    /// Closes it, or says otherwise on what ground it is closed.
    ///
    /// # Errors
    /// [`NotClosed::Unchanged`] where it is closed just so.
    pub fn closed(&self, closure: Closure) -> Result<Self, NotClosed> {
        match self {
            Self::Closed(now) if *now == closure => Err(NotClosed::Unchanged),
            Self::Closed(_) | Self::Open => Ok(Self::Closed(closure)),
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`IsOpen`] where it is.
    pub fn opened(&self) -> Result<Self, IsOpen> {
        match self {
            Self::Closed(_) => Ok(Self::Open),
            Self::Open => Err(IsOpen),
        }
    }
}

/// Whether somebody may change who sees an item: not one who is shut out of it. Who is disqualified takes no part in
/// deciding the matter, nor in deciding that (forvaltningsloven §§ 3 and 6).
///
/// # Errors
/// [`NotShut::IsOneself`].
pub fn may_decide(who: Option<PersonId>, those_out: &[PersonId]) -> Result<(), NotShut> {
    match who {
        Some(who) if those_out.contains(&who) => Err(NotShut::IsOneself),
        Some(_) | None => Ok(()),
    }
}

/// Whether a person can be shut out of an item that these are shut out of.
///
/// # Errors
/// [`NotShut::IsShutOut`] where they are.
pub fn shut_out(person: PersonId, those_out: &[PersonId]) -> Result<(), NotShut> {
    match those_out.contains(&person) {
        true => Err(NotShut::IsShutOut),
        false => Ok(()),
    }
}

/// Whether a person can be let in again to an item that these are shut out of.
///
/// # Errors
/// [`NotShut::IsAdmitted`] where they may see it.
pub fn admit(person: PersonId, those_out: &[PersonId]) -> Result<(), NotShut> {
    match those_out.contains(&person) {
        true => Ok(()),
        false => Err(NotShut::IsAdmitted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closure(ground: &str) -> Closure {
        Closure::given(ground, "", "").unwrap()
    }

    #[test]
    fn closing_takes_a_ground_and_words_of_a_fitting_length() {
        let (line, decision) = ("å".repeat(LONGEST_LINE), "å".repeat(LONGEST_DECISION));
        assert!(Closure::given(&line, &line, &decision).is_ok());
        let longer = |text: &str| format!("{text}å");
        for (ground, title, text, why) in [
            (" \n\t", "", "", NotClosed::GroundMissing),
            ("\0", "", "", NotClosed::GroundMissing),
            (&longer(&line), "", "", NotClosed::GroundTooLong),
            ("§ 10", &longer(&line), "", NotClosed::TitleTooLong),
            ("§ 10", "", &longer(&decision), NotClosed::DecisionTooLong),
        ] {
            assert_eq!(Closure::given(ground, title, text), Err(why));
        }
    }

    #[test]
    fn what_was_typed_is_kept_without_its_ends_and_nothing_is_nothing() {
        let given = Closure::given(
            "  kommunestyrelsesloven\n § 10 ",
            " Personalesag\u{7} ",
            " Godkendt.\r\n\r\nTak. ",
        );
        let expected = Closure {
            ground: Some("kommunestyrelsesloven § 10".into()),
            public_title: Some("Personalesag".into()),
            public_decision: Some("Godkendt.\n\nTak.".into()),
        };
        assert_eq!(given, Ok(expected));
        let bare = closure("§ 10");
        assert_eq!((bare.public_title, bare.public_decision), (None, None));
    }

    #[test]
    fn closing_the_same_way_twice_and_opening_what_is_open_is_nothing() {
        let closed = Openness::Open.closed(closure("§ 10")).unwrap();
        assert_eq!(closed.closed(closure("§ 10")), Err(NotClosed::Unchanged));
        assert!(closed.closed(closure("§ 21")).unwrap().is_closed());
        assert_eq!(closed.opened(), Ok(Openness::Open));
        assert_eq!(Openness::Open.opened(), Err(IsOpen));
    }

    #[test]
    fn one_is_shut_out_once_and_let_in_once_and_not_by_oneself() {
        let (one, other) = (PersonId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
        assert_eq!(shut_out(one, &[other]), Ok(()));
        assert_eq!(shut_out(one, &[one]), Err(NotShut::IsShutOut));
        assert_eq!(admit(one, &[one]), Ok(()));
        assert_eq!(admit(one, &[other]), Err(NotShut::IsAdmitted));
        assert_eq!(may_decide(Some(one), &[other, one]), Err(NotShut::IsOneself));
        assert_eq!(may_decide(Some(one), &[other]), Ok(()));
        assert_eq!(
            may_decide(None, &[one]),
            Ok(()),
            "whoever works at the machine is no person"
        );
    }
}
