//! Readers: who looks, and which audience they belong to for a forum.
//!
//! Roles say what one may do; audiences say what one may see. Knows nothing of logins.

use std::collections::BTreeSet;

use crate::ids::{ForumId, PersonId};

/// Who may see something, from the many to the few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Anyone.
    Public,
    /// Anyone employed by the municipality.
    Staff,
    /// Members of the forum.
    Members,
    /// The secretariat of the forum.
    Secretariat,
    /// Those who run the installation.
    Administrator,
}

/// Someone who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    person: Option<PersonId>,
    everywhere: Audience,
    member_of: BTreeSet<ForumId>,
    secretary_of: BTreeSet<ForumId>,
}

impl Reader {
    /// Someone nothing is known of.
    #[must_use]
    pub fn public() -> Self {
        Self {
            person: None,
            everywhere: Audience::Public,
            member_of: BTreeSet::new(),
            secretary_of: BTreeSet::new(),
        }
    }

    /// An employee who belongs to no forum.
    #[must_use]
    pub fn staff(person: PersonId) -> Self {
        Self {
            person: Some(person),
            everywhere: Audience::Staff,
            ..Self::public()
        }
    }

    /// Whoever sits at the machine itself: there is no login yet, and the server listens on loopback only.
    #[must_use]
    pub fn local_operator() -> Self {
        Self {
            everywhere: Audience::Administrator,
            ..Self::public()
        }
    }

    /// The same reader as a member of a forum.
    #[must_use]
    pub fn member_of(mut self, forum: ForumId) -> Self {
        self.member_of.insert(forum);
        self
    }

    /// The same reader in the secretariat of a forum.
    #[must_use]
    pub fn secretary_of(mut self, forum: ForumId) -> Self {
        self.secretary_of.insert(forum);
        self
    }

    /// The person, if known.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// Which audience the reader belongs to for a forum.
    #[must_use]
    pub fn audience(&self, forum: ForumId) -> Audience {
        let here = if self.secretary_of.contains(&forum) {
            Audience::Secretariat
        } else if self.member_of.contains(&forum) {
            Audience::Members
        } else {
            Audience::Public
        };
        self.everywhere.max(here)
    }

    /// Whether the reader may see closed parts of a forum's items, if not excluded from the item.
    #[must_use]
    pub fn may_see_closed(&self, forum: ForumId) -> bool {
        match self.audience(forum) {
            Audience::Public | Audience::Staff => false,
            Audience::Members | Audience::Secretariat | Audience::Administrator => true,
        }
    }

    /// Which forums' closed items the reader may find in search.
    #[must_use]
    pub fn closed_forums(&self) -> ClosedForums<'_> {
        match self.everywhere {
            Audience::Administrator => ClosedForums::All,
            Audience::Public | Audience::Staff | Audience::Members | Audience::Secretariat => {
                ClosedForums::These {
                    member_of: &self.member_of,
                    secretary_of: &self.secretary_of,
                }
            }
        }
    }
}

/// The forums whose closed items a reader may find.
#[derive(Debug, Clone, Copy)]
pub enum ClosedForums<'r> {
    /// Every forum.
    All,
    /// Those the reader belongs to.
    These {
        /// As a member.
        member_of: &'r BTreeSet<ForumId>,
        /// In the secretariat.
        secretary_of: &'r BTreeSet<ForumId>,
    },
}

impl ClosedForums<'_> {
    /// The forums, or `None` for every forum.
    #[must_use]
    pub fn ids(&self) -> Option<BTreeSet<ForumId>> {
        match self {
            Self::All => None,
            Self::These {
                member_of,
                secretary_of,
            } => Some(member_of.union(secretary_of).copied().collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn membership_of_one_forum_opens_no_other() {
        let (ours, theirs) = (ForumId::from_bytes([1; 16]), ForumId::from_bytes([2; 16]));
        let member = Reader::staff(PersonId::from_bytes([3; 16])).member_of(ours);
        assert!(member.may_see_closed(ours));
        assert!(!member.may_see_closed(theirs));
        assert_eq!(member.audience(theirs), Audience::Staff);
        assert_eq!(member.closed_forums().ids(), Some(BTreeSet::from([ours])));
    }

    #[test]
    fn the_public_sees_nothing_closed() {
        assert!(!Reader::public().may_see_closed(ForumId::from_bytes([1; 16])));
    }
}
