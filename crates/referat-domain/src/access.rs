//! Access: who may do what. One table, and nothing else decides.
//!
//! A row is something a person can do, a column a role; `x` means the role may, `-` that it may not. `staff` is
//! everyone who is signed in, whatever they are elsewhere. A role's cross counts in the forum the role is held in;
//! an administrator's and the staff's count everywhere. What one may *see* follows from the audience of one's roles
//! ([`crate::reader`]) and is decided in [`crate::view`].
//!
//! `docs/access.md` is made of this table ([`as_markdown`]); a test holds the two together.

use std::fmt::Write as _;

use crate::ids::ForumId;
use crate::reader::Reader;
use crate::role::Role;

/// What an action is about: decides whose role counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A forum: a role counts that is held in it.
    Forum(ForumId),
    /// The municipality, or no one forum: a role counts wherever it is held.
    Anywhere,
}

/// Whom a cross is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Everyone who is signed in.
    Staff,
    /// Whoever holds the role.
    Holder(Role),
}

/// The columns of the table, in their order.
pub const COLUMNS: [Who; 9] = [
    Who::Staff,
    Who::Holder(Role::Reader),
    Who::Holder(Role::Author),
    Who::Holder(Role::Approver),
    Who::Holder(Role::Substitute),
    Who::Holder(Role::Member),
    Who::Holder(Role::Chair),
    Who::Holder(Role::Secretary),
    Who::Holder(Role::Administrator),
];

macro_rules! allowed {
    (x) => {
        true
    };
    (-) => {
        false
    };
}

macro_rules! access {
    ($($(#[$doc:meta])* $action:ident $word:literal [$($cell:tt)+];)+) => {
        /// Something a person can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)+
        }

        impl Action {
            /// Every action, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$action),+];

            /// Its word: the wording has a text for `action-<word>`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$action => $word,)+
                }
            }

            /// Its row: whether each of [`COLUMNS`] may.
            #[must_use]
            pub fn row(self) -> [bool; COLUMNS.len()] {
                match self {
                    $(Self::$action => [$(allowed!($cell)),+],)+
                }
            }
        }
    };
}

access! {
    //                                            staff  author  substitute  chair  administrator
    //                                               reader  approver  member  secretary
    /// Look at what is open in the municipality's forums.
    LookAround         "look-around"              [x  x  x  x  x  x  x  x  x];
    /// Print what one may see, without issuing it.
    PrintDocument      "print-document"           [x  x  x  x  x  x  x  x  x];
    /// Mark what one has read, write notes and mark passages for oneself.
    KeepOwnReading     "keep-own-reading"         [x  x  x  x  x  x  x  x  x];
    /// Write to the others of a forum on an item, where the forum wants that.
    ShareRemark        "share-remark"             [-  -  -  -  x  x  x  x  x];
    /// See and correct what is stored about oneself, and one's own sessions and second factor.
    KeepOwnData        "keep-own-data"            [x  x  x  x  x  x  x  x  x];
    /// Do the tasks one has with a paper: give an opinion one is asked for, stand in for somebody who is away; and name
    /// who does one's own.
    DoOwnTasks         "do-own-tasks"             [x  x  x  x  x  x  x  x  x];
    /// Write papers for a forum, hand them in, ask other units for opinions on them, give them up.
    WritePaper         "write-paper"              [-  -  x  x  -  -  x  x  x];
    /// Approve papers on their way to a forum, or return them.
    ApprovePaper       "approve-paper"            [-  -  -  x  -  -  x  -  x];
    /// Keep the templates that a forum's papers are written by.
    KeepTemplates      "keep-templates"           [-  -  -  -  -  -  -  x  x];
    /// Build a meeting's agenda: place, move and time its items.
    BuildAgenda        "build-agenda"             [-  -  -  -  -  -  x  x  x];
    /// Open and end a meeting, write what it decides, note attendance and votes, postpone items and send papers on.
    RecordDecision     "record-decision"          [-  -  -  -  -  -  x  x  x];
    /// Write down what is decided between meetings: by the chair, or by the members in writing.
    DecideBetween      "decide-between"           [-  -  -  -  -  -  x  x  x];
    /// Remark on minutes, approve and sign them, as one of those who took part.
    SignMinutes        "sign-minutes"             [-  -  -  -  x  x  x  x  x];
    /// Lock minutes, correct them, answer remarks, write down who signed on paper.
    KeepMinutes        "keep-minutes"             [-  -  -  -  -  -  x  x  x];
    /// Answer an invitation to a meeting for oneself.
    AnswerInvitation   "answer-invitation"        [x  x  x  x  x  x  x  x  x];
    /// See what the doctor finds in a meeting.
    CheckUp            "check-up"                 [-  -  -  -  -  -  x  x  x];
    /// Let a finding stand, or tell of it again.
    SilenceFinding     "silence-finding"          [-  -  -  -  -  -  x  x  x];
    /// Keep a forum's list of short forms.
    ExplainAbbreviation "explain-abbreviation"    [-  -  -  -  -  -  -  x  x];
    /// Plan a forum's meetings, move them and call them off.
    PlanMeetings       "plan-meetings"            [-  -  -  -  -  -  x  x  x];
    /// Call people to a meeting, answer for them, and call substitutes.
    InviteToMeeting    "invite-to-meeting"        [-  -  -  -  -  -  x  x  x];
    /// Keep the list of rooms.
    KeepRooms          "keep-rooms"               [-  -  -  -  -  -  -  x  x];
    /// Issue an agenda, minutes, a packet or an extract.
    IssueDocument      "issue-document"           [-  -  -  -  -  -  -  x  x];
    /// Close or open an item or an attachment, and shut a person out of an item.
    SetOpenness        "set-openness"             [-  -  -  -  -  -  x  x  x];
    /// Move old minutes in, and undo it.
    ImportMinutes      "import-minutes"           [-  -  -  -  -  -  -  x  x];
    /// Decide a proposed join of names, cases or documents.
    DecideProposal     "decide-proposal"          [-  -  -  -  -  -  -  x  x];
    /// Join cases and split them.
    JoinCases          "join-cases"               [-  -  -  -  -  -  -  x  x];
    /// Read a forum's journal.
    ReadJournal        "read-journal"             [-  -  -  -  -  -  x  x  x];
    /// Read the journal of the whole municipality.
    ReadWholeJournal   "read-whole-journal"       [-  -  -  -  -  -  -  -  x];
    /// Give and end roles in a forum, save those of chair and secretary.
    AppointToForum     "appoint-to-forum"         [-  -  -  -  -  -  -  x  x];
    /// Give and end the roles of chair, secretary and administrator.
    AppointOfficer     "appoint-officer"          [-  -  -  -  -  -  -  -  x];
    /// Keep persons, positions with their holders, and units.
    KeepPeople         "keep-people"              [-  -  -  -  -  -  -  -  x];
    /// Invite people, shut accounts, send new links.
    KeepAccounts       "keep-accounts"            [-  -  -  -  -  -  -  -  x];
    /// Make forums and set their rules.
    KeepForums         "keep-forums"              [-  -  -  -  -  -  -  -  x];
    /// Set the municipality's rules, holidays and links.
    SetConfiguration   "set-configuration"        [-  -  -  -  -  -  -  -  x];
    /// Set the look of documents.
    SetLook            "set-look"                 [-  -  -  -  -  -  -  -  x];
    /// Load KL's register of journal numbers.
    LoadRegister       "load-register"            [-  -  -  -  -  -  -  -  x];
    /// See the pages as another role sees them.
    SeeAs              "see-as"                   [-  -  -  -  -  -  -  -  x];
}

impl Action {
    /// Whether the table has a cross for a column.
    #[must_use]
    pub fn is_for(self, who: Who) -> bool {
        COLUMNS
            .iter()
            .zip(self.row())
            .any(|(column, cross)| *column == who && cross)
    }

    /// The roles that may, from the few rights to the many: whom to ask.
    #[must_use]
    pub fn roles(self) -> Vec<Role> {
        Role::ALL
            .into_iter()
            .filter(|role| self.is_for(Who::Holder(*role)))
            .collect()
    }
}

/// Somebody may not; what they wanted, and so who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("may not {}", .0.as_str())]
pub struct Denied(pub Action);

impl Reader {
    /// Whether the reader may do something.
    #[must_use]
    pub fn may(&self, action: Action, scope: Scope) -> bool {
        if !self.is_signed_in() {
            return false;
        }
        action.is_for(Who::Staff)
            || (self.is_administrator() && action.is_for(Who::Holder(Role::Administrator)))
            || match scope {
                Scope::Forum(forum) => self.roles_in(forum).any(|role| action.is_for(Who::Holder(role))),
                Scope::Anywhere => self.all_roles().any(|role| action.is_for(Who::Holder(role))),
            }
    }

    /// Goes on only if the reader may.
    ///
    /// # Errors
    /// [`Denied`], which says what was wanted.
    pub fn require(&self, action: Action, scope: Scope) -> Result<(), Denied> {
        if self.may(action, scope) {
            Ok(())
        } else {
            Err(Denied(action))
        }
    }
}

/// The table as a page of the documentation; `name` gives the words of `action-<word>`, `role-<word>` and
/// `role-staff`.
#[must_use]
pub fn as_markdown(name: impl Fn(&str) -> String) -> String {
    let mut text = String::from("|  |");
    for who in COLUMNS {
        let key = match who {
            Who::Staff => "role-staff".to_owned(),
            Who::Holder(role) => format!("role-{}", role.as_str()),
        };
        let _ = write!(text, " {} |", name(&key));
    }
    text.push_str("\n| --- |");
    text.push_str(&" :-: |".repeat(COLUMNS.len()));
    text.push('\n');
    for action in Action::ALL {
        let _ = write!(text, "| {} |", name(&format!("action-{}", action.as_str())));
        for cross in action.row() {
            text.push_str(if cross { " ● |" } else { "  |" });
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ids::PersonId;

    fn forum(number: u8) -> ForumId {
        ForumId::from_bytes([number; 16])
    }

    fn person() -> PersonId {
        PersonId::from_bytes([7; 16])
    }

    fn holding(role: Role) -> Reader {
        let reader = Reader::staff(person());
        match role.is_of_forum() {
            true => reader.holding(role, forum(1)),
            false => reader.administrator(),
        }
    }

    #[test]
    fn nobody_may_do_anything() {
        for action in Action::ALL {
            assert!(!Reader::public().may(*action, Scope::Anywhere), "{action:?}");
            assert!(
                !Reader::public().may(*action, Scope::Forum(forum(1))),
                "{action:?}"
            );
        }
    }

    #[test]
    fn each_role_may_what_its_column_says_in_its_forum_and_no_other() {
        for action in Action::ALL {
            let for_staff = action.is_for(Who::Staff);
            for role in Role::ALL {
                let cross = action.is_for(Who::Holder(role));
                let reader = holding(role);
                assert_eq!(
                    reader.may(*action, Scope::Forum(forum(1))),
                    cross,
                    "{role:?} {action:?}"
                );
                assert_eq!(reader.may(*action, Scope::Anywhere), cross, "{role:?} {action:?}");
                let elsewhere = for_staff || (role == Role::Administrator && cross);
                assert_eq!(
                    reader.may(*action, Scope::Forum(forum(2))),
                    elsewhere,
                    "{role:?} {action:?}"
                );
            }
        }
    }

    #[test]
    fn what_everyone_may_every_role_may() {
        for action in Action::ALL.iter().filter(|action| action.is_for(Who::Staff)) {
            assert_eq!(action.row(), [true; COLUMNS.len()], "{action:?}");
        }
    }

    #[test]
    fn someone_can_be_asked_for_everything() {
        for action in Action::ALL {
            assert!(action.roles().contains(&Role::Administrator), "{action:?}");
        }
    }

    #[test]
    fn words_tell_actions_apart() {
        let words: BTreeSet<&str> = Action::ALL.iter().map(|action| action.as_str()).collect();
        assert_eq!(words.len(), Action::ALL.len());
    }
}
