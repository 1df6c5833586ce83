//! Readers: who looks, and which audience they belong to for a forum.
//!
//! Roles say what one may do; audiences say what one may see. Knows nothing of logins.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ForumId, PersonId};
use crate::role::Role;

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
    roles: BTreeMap<ForumId, BTreeSet<Role>>,
    reads: BTreeSet<ForumId>,
}

impl Reader {
    /// Someone nothing is known of.
    #[must_use]
    pub fn public() -> Self {
        Self {
            person: None,
            everywhere: Audience::Public,
            roles: BTreeMap::new(),
            reads: BTreeSet::new(),
        }
    }

    /// Someone who is signed in and belongs to no forum.
    #[must_use]
    pub fn staff(person: PersonId) -> Self {
        Self {
            person: Some(person),
            everywhere: Audience::Staff,
            ..Self::public()
        }
    }

    /// Whoever works at the machine itself, on its command line: can read the database file anyway.
    #[must_use]
    pub fn local_operator() -> Self {
        Self {
            everywhere: Audience::Administrator,
            ..Self::public()
        }
    }

    /// The same reader as administrator of the municipality.
    #[must_use]
    pub fn administrator(mut self) -> Self {
        self.everywhere = Audience::Administrator;
        self
    }

    /// The same reader with a role in a forum. [`Role::Administrator`] is held in none and changes nothing here.
    #[must_use]
    pub fn holding(mut self, role: Role, forum: ForumId) -> Self {
        if role.is_of_forum() {
            self.roles.entry(forum).or_default().insert(role);
        }
        self
    }

    /// The same reader as one who may read a forum's closed matter without a role in it: council members have a
    /// right to committees' papers (kommunestyrelsesloven § 20, stk. 6).
    #[must_use]
    pub fn reading(mut self, forum: ForumId) -> Self {
        self.reads.insert(forum);
        self
    }

    /// The same reader as a member of a forum.
    #[must_use]
    pub fn member_of(self, forum: ForumId) -> Self {
        self.holding(Role::Member, forum)
    }

    /// The same reader in the secretariat of a forum.
    #[must_use]
    pub fn secretary_of(self, forum: ForumId) -> Self {
        self.holding(Role::Secretary, forum)
    }

    /// The person, if known.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// Whether it is someone who is signed in, or works at the machine itself.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.everywhere > Audience::Public
    }

    /// Whether the reader runs the municipality's installation.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.everywhere == Audience::Administrator
    }

    /// The roles held in a forum.
    pub fn roles_in(&self, forum: ForumId) -> impl Iterator<Item = Role> {
        self.roles.get(&forum).into_iter().flatten().copied()
    }

    /// Every role held in some forum.
    pub fn all_roles(&self) -> impl Iterator<Item = Role> {
        self.roles.values().flatten().copied()
    }

    /// The forums a role is held in.
    pub fn forums_as(&self, role: Role) -> impl Iterator<Item = ForumId> {
        self.roles
            .iter()
            .filter(move |(_, roles)| roles.contains(&role))
            .map(|(forum, _)| *forum)
    }

    /// Which audience the reader belongs to for a forum.
    #[must_use]
    pub fn audience(&self, forum: ForumId) -> Audience {
        let read = match self.reads.contains(&forum) {
            true => Audience::Members,
            false => Audience::Public,
        };
        self.roles_in(forum)
            .map(Role::audience)
            .fold(self.everywhere.max(read), Audience::max)
    }

    /// Whether the reader may see closed parts of a forum's items, if not excluded from the item.
    #[must_use]
    pub fn may_see_closed(&self, forum: ForumId) -> bool {
        match self.audience(forum) {
            Audience::Public | Audience::Staff => false,
            Audience::Members | Audience::Secretariat | Audience::Administrator => true,
        }
    }

    /// The forums whose closed items the reader may find in search; `None` for every forum.
    #[must_use]
    pub fn closed_forums(&self) -> Option<BTreeSet<ForumId>> {
        if self.is_administrator() {
            return None;
        }
        let known = self.roles.keys().chain(&self.reads);
        Some(
            known
                .copied()
                .filter(|forum| self.may_see_closed(*forum))
                .collect(),
        )
    }
}

/// Whose eyes an administrator looks through, to see what they see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guise {
    /// Someone who is signed in and belongs to no forum.
    Staff,
    /// Someone with a role in a forum.
    Holder(Role, ForumId),
}

impl Guise {
    /// What is seen in the guise. It is nobody's: no one's exclusions apply.
    #[must_use]
    pub fn reader(self) -> Reader {
        let nobody = Reader {
            everywhere: Audience::Staff,
            ..Reader::public()
        };
        match self {
            Self::Staff => nobody,
            Self::Holder(role, forum) => nobody.holding(role, forum),
        }
    }

    /// The words the store keeps.
    #[must_use]
    pub fn as_words(self) -> String {
        match self {
            Self::Staff => "staff".to_owned(),
            Self::Holder(role, forum) => format!("{}:{forum}", role.as_str()),
        }
    }

    /// Reads the words the store keeps; `None` for anything else.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        match words.split_once(':') {
            None => (words == "staff").then_some(Self::Staff),
            Some((role, forum)) => {
                let role: Role = role.parse().ok().filter(|role: &Role| role.is_of_forum())?;
                Some(Self::Holder(role, forum.parse().ok()?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forum(number: u8) -> ForumId {
        ForumId::from_bytes([number; 16])
    }

    #[test]
    fn membership_of_one_forum_opens_no_other() {
        let (ours, theirs) = (forum(1), forum(2));
        let member = Reader::staff(PersonId::from_bytes([3; 16])).member_of(ours);
        assert!(member.may_see_closed(ours));
        assert!(!member.may_see_closed(theirs));
        assert_eq!(member.audience(theirs), Audience::Staff);
        assert_eq!(member.closed_forums(), Some(BTreeSet::from([ours])));
    }

    #[test]
    fn authors_and_approvers_see_what_staff_sees() {
        for role in [Role::Author, Role::Approver] {
            let author = Reader::staff(PersonId::from_bytes([3; 16])).holding(role, forum(1));
            assert!(!author.may_see_closed(forum(1)));
            assert_eq!(author.closed_forums(), Some(BTreeSet::new()));
        }
    }

    #[test]
    fn a_right_to_read_makes_no_secretary() {
        let councillor = Reader::staff(PersonId::from_bytes([3; 16])).reading(forum(2));
        assert_eq!(councillor.audience(forum(2)), Audience::Members);
        assert_eq!(councillor.closed_forums(), Some(BTreeSet::from([forum(2)])));
        assert_eq!(councillor.all_roles().count(), 0);
    }

    #[test]
    fn the_public_sees_nothing_closed() {
        assert!(!Reader::public().may_see_closed(forum(1)));
        assert!(!Reader::public().is_signed_in());
    }

    #[test]
    fn a_guise_is_read_back_and_is_never_an_administrator() {
        for guise in [Guise::Staff, Guise::Holder(Role::Chair, forum(3))] {
            assert_eq!(Guise::from_words(&guise.as_words()), Some(guise));
            assert!(!guise.reader().is_administrator());
        }
        let administrator = format!("administrator:{}", forum(3));
        for words in ["", "public", "chair", administrator.as_str(), "chair:x"] {
            assert_eq!(Guise::from_words(words), None, "{words}");
        }
    }
}
