//! Who is called to a meeting (indkaldte), what they answer, and who comes instead of whom (stedfortrædere).

use std::str::FromStr;

use crate::forum::ForumProfile;

/// As what somebody is called to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InvitedAs {
    /// Medlem, the chair included.
    Member,
    /// Sekretær, and others who are there without a vote.
    Attendee,
    /// Stedfortræder for a member who has sent an apology.
    Substitute,
    /// Gæst at the meeting as a whole; guests for one item stand on the item.
    Guest,
}

impl InvitedAs {
    /// In the order they are listed.
    pub const ALL: [Self; 4] = [Self::Member, Self::Attendee, Self::Substitute, Self::Guest];

    /// The word the store keeps, and the wording has a text for: `invited-as-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Attendee => "attendee",
            Self::Substitute => "substitute",
            Self::Guest => "guest",
        }
    }
}

impl FromStr for InvitedAs {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or(())
    }
}

/// What somebody answers who is called to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Nothing yet.
    None,
    /// Comes.
    Accepts,
    /// Doesn't (afbud).
    Apology,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::None, Self::Accepts, Self::Apology];

    /// The word the store keeps, and the wording has a text for: `answer-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Accepts => "accepts",
            Self::Apology => "apology",
        }
    }
}

impl FromStr for Answer {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|answer| answer.as_str() == word)
            .ok_or(())
    }
}

/// Whether somebody may stand in for a member: in a political forum only who is elected as substitute there
/// (kommunestyrelsesloven § 15); elsewhere whoever is asked.
#[must_use]
pub fn may_stand_in(profile: ForumProfile, is_substitute: bool) -> bool {
    match profile {
        ForumProfile::Political => is_substitute,
        ForumProfile::Administrative | ForumProfile::Med => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for kind in InvitedAs::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        for answer in Answer::ALL {
            assert_eq!(answer.as_str().parse(), Ok(answer));
        }
        assert!("måske".parse::<Answer>().is_err());
    }

    #[test]
    fn only_the_elected_stand_in_where_seats_are_elected() {
        assert!(!may_stand_in(ForumProfile::Political, false));
        assert!(may_stand_in(ForumProfile::Political, true));
        assert!(may_stand_in(ForumProfile::Administrative, false));
    }
}
