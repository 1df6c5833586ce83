//! What administration is shown: persons, roles, positions, units, forums. Data alone.

use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AccountId, ForumId, HoldingId, MembershipId, PersonId, PositionId, UnitId};
use referat_domain::role::{Period, Role};

/// How it stands with somebody's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// They have none.
    Absent,
    /// They have one, and haven't set a password yet.
    Invited,
    /// They can sign in.
    Open,
    /// It is shut.
    Shut,
}

impl AccountState {
    /// The word the wording has a text for: `account-state-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Invited => "invited",
            Self::Open => "open",
            Self::Shut => "shut",
        }
    }
}

/// A person in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Where they get mail.
    pub email: Option<String>,
    /// What they sign in by.
    pub login: Option<String>,
    /// How it stands with their account.
    pub account: AccountState,
    /// The last day they worked here.
    pub left_on: Option<Date>,
}

/// Which persons are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhichPersons {
    /// Those who are here.
    #[default]
    Here,
    /// Those who have an account.
    WithAccount,
    /// Those who have left.
    Left,
    /// Everyone.
    Everyone,
}

/// A role as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleLine {
    /// Its id.
    pub id: MembershipId,
    /// Which.
    pub role: Role,
    /// Where; `None` for the administrator.
    pub forum: Option<(ForumId, String)>,
    /// From one day to another.
    pub period: Period,
    /// Whether it can still be ended: it isn't over.
    pub goes_on: bool,
}

/// A position as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldingLine {
    /// Its id.
    pub id: HoldingId,
    /// The position.
    pub position: PositionId,
    /// Its title.
    pub title: String,
    /// Who holds it.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// From one day to another.
    pub period: Period,
    /// Whether it can still be ended: it isn't over.
    pub goes_on: bool,
}

/// Everything administration knows of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// The person.
    pub line: PersonLine,
    /// Their account.
    pub account: Option<AccountId>,
    /// Their roles, those that are over and to come included.
    pub roles: Vec<RoleLine>,
    /// Their positions, likewise.
    pub positions: Vec<HoldingLine>,
}

/// Somebody with a role in a forum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatLine {
    /// The role's id.
    pub id: MembershipId,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Which role.
    pub role: Role,
    /// From one day to another.
    pub period: Period,
    /// Whether whoever looks may end it.
    pub may_end: bool,
    /// The letter of the party or list it is held for.
    pub party: Option<String>,
    /// Whether whoever looks may set that.
    pub may_set_party: bool,
}

/// A forum's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForumPeople {
    /// The forum.
    pub forum: ForumId,
    /// Its name.
    pub name: String,
    /// Who holds a role today.
    pub now: Vec<SeatLine>,
    /// Whose role is still to come.
    pub to_come: Vec<SeatLine>,
    /// Whose role is over.
    pub earlier: Vec<SeatLine>,
    /// The roles whoever looks may give.
    pub may_give: Vec<Role>,
    /// Whom they may be given to; empty where none may be given.
    pub persons: Vec<(PersonId, String)>,
}

/// A unit in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// Its id.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// What it is part of.
    pub parent: Option<UnitId>,
    /// How deep it stands; 0 on top.
    pub depth: usize,
    /// Its positions.
    pub positions: Vec<PositionLine>,
}

/// A position with its holders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionLine {
    /// Its id.
    pub id: PositionId,
    /// Its title.
    pub title: String,
    /// Who has held it, holds it and will.
    pub holders: Vec<HoldingLine>,
}

/// The municipality's units as a tree, with positions and holders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The units, each after the one it is part of.
    pub units: Vec<UnitLine>,
    /// The positions of no unit.
    pub positions: Vec<PositionLine>,
    /// Who is here to hold one.
    pub persons: Vec<(PersonId, String)>,
}

/// A forum in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForumFactsLine {
    /// Its id.
    pub id: ForumId,
    /// Its name.
    pub name: String,
    /// The short form used in routes.
    pub abbreviation: Option<String>,
    /// Which rules it lives by.
    pub profile: ForumProfile,
}
