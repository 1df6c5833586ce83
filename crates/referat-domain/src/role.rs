//! Roles: what someone is in a forum, from one day to another. Knows nothing of logins.
//!
//! What each role may do stands in [`crate::access`]; what it may see follows from its [`Role::audience`].

use std::str::FromStr;

use crate::Date;
use crate::reader::Audience;

/// What someone is in a forum, or in the municipality ([`Role::Administrator`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Læser: reads what members read, and does nothing.
    Reader,
    /// Sagsforfatter: writes papers for the forum.
    Author,
    /// Godkender: approves papers before they reach the forum.
    Approver,
    /// Stedfortræder: a member while another is away (kommunestyrelsesloven § 15).
    Substitute,
    /// Medlem.
    Member,
    /// Formand: prepares, convenes and leads (kommunestyrelsesloven § 22).
    Chair,
    /// Sekretær: builds agendas, writes minutes, keeps the forum's names and papers.
    Secretary,
    /// Administrator: runs the municipality's installation; in no forum.
    Administrator,
}

impl Role {
    /// Every role, from the few rights to the many.
    pub const ALL: [Self; 8] = [
        Self::Reader,
        Self::Author,
        Self::Approver,
        Self::Substitute,
        Self::Member,
        Self::Chair,
        Self::Secretary,
        Self::Administrator,
    ];

    /// The word the store keeps and the wording has a text for.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Author => "author",
            Self::Approver => "approver",
            Self::Substitute => "substitute",
            Self::Member => "member",
            Self::Chair => "chair",
            Self::Secretary => "secretary",
            Self::Administrator => "administrator",
        }
    }

    /// Which audience the role belongs to in its forum; for the administrator, in every forum.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::Author | Self::Approver => Audience::Staff,
            Self::Reader | Self::Substitute | Self::Member => Audience::Members,
            Self::Chair | Self::Secretary => Audience::Secretariat,
            Self::Administrator => Audience::Administrator,
        }
    }

    /// Whether it is held in a forum, not in the municipality.
    #[must_use]
    pub fn is_of_forum(self) -> bool {
        self != Self::Administrator
    }
}

/// No role has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a role: {0:?}")]
pub struct NotARole(pub String);

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(word: &str) -> Result<Self, NotARole> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == word)
            .ok_or_else(|| NotARole(word.to_owned()))
    }
}

/// From a day to a day, both included; an end that isn't known is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// The last day is before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the period ends before it begins")]
pub struct EndsBeforeItBegins;

impl Period {
    /// A period.
    ///
    /// # Errors
    /// When it ends before it begins.
    pub fn new(from: Option<Date>, until: Option<Date>) -> Result<Self, EndsBeforeItBegins> {
        match (from, until) {
            (Some(from), Some(until)) if until < from => Err(EndsBeforeItBegins),
            _ => Ok(Self { from, until }),
        }
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether some day is in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let before =
            |one: Self, two: Self| matches!((one.until, two.from), (Some(end), Some(begin)) if end < begin);
        !before(self, other) && !before(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_read_back_from_its_word() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(role));
        }
        assert_eq!("konge".parse::<Role>(), Err(NotARole("konge".into())));
    }

    #[test]
    fn a_period_holds_its_first_and_its_last_day() {
        let day = |day| Date::constant(2026, 3, day);
        let period = Period::new(Some(day(2)), Some(day(4))).unwrap();
        assert!(!period.contains(day(1)));
        assert!(period.contains(day(2)) && period.contains(day(4)));
        assert!(!period.contains(day(5)));
        assert!(Period::default().contains(day(1)));
        assert_eq!(Period::new(Some(day(4)), Some(day(2))), Err(EndsBeforeItBegins));
    }

    #[test]
    fn periods_that_share_a_day_overlap() {
        let day = |day| Some(Date::constant(2026, 3, day));
        let period = |from, until| Period { from, until };
        assert!(period(day(1), day(3)).overlaps(period(day(3), None)));
        assert!(!period(day(1), day(2)).overlaps(period(day(3), None)));
        assert!(period(None, None).overlaps(period(day(3), day(3))));
    }
}
