//! Minutes (referat) from their issue to their lock: who approves them, who signs them, and what is missing before
//! nobody can change them any more.
//!
//! The law wants the minutes of council and committees signed after each meeting by the members who took part
//! (kommunestyrelsesloven § 13, stk. 1); other forums have their minutes approved by the next meeting, as the real ones do
//! ("at Chefforum godkender referatet fra mødet den 13. oktober 2021", 2021-10-28 item 1). Which of these a forum wants is
//! two of its rules, `minutes-approval` and `signing`.

use std::fmt;
use std::str::FromStr;

use crate::ids::PersonId;
use crate::meeting::decision::{ClauseOutcome, Outcome};
use crate::rules::RuleValue;
use crate::{Date, SignedDuration};

/// How far minutes have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MinutesState {
    /// Being written.
    Drafting,
    /// Issued, and so given to those who took part.
    Issued,
    /// Approved by an item of a later meeting.
    Approved,
    /// Locked: from now on they can only be added to.
    Locked,
}

impl MinutesState {
    /// Every state, in order.
    pub const ALL: [Self; 4] = [Self::Drafting, Self::Issued, Self::Approved, Self::Locked];

    /// The word the store keeps, and the wording has a text for: `minutes-state-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::Issued => "issued",
            Self::Approved => "approved",
            Self::Locked => "locked",
        }
    }

    /// Whether a correction is an addition now: before, the minutes themselves are mended and issued anew.
    #[must_use]
    pub fn takes_corrections(self) -> bool {
        match self {
            Self::Drafting | Self::Issued => false,
            Self::Approved | Self::Locked => true,
        }
    }
}

impl FromStr for MinutesState {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or(())
    }
}

/// Who signs the minutes of a forum: its rule `signing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SigningRule {
    /// Every member who took part (kommunestyrelsesloven § 13, stk. 1).
    Members,
    /// Chair and secretary.
    ChairAndSecretary,
    /// The chair and one more of the members: the vice-chair, for whom there is no role of its own.
    ChairAndVice,
    /// Nobody: they are approved.
    Nobody,
}

/// Who approves the minutes of a forum: its rule `minutes-approval`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovalRule {
    /// An item of a later meeting.
    NextMeeting,
    /// Each of those who took part, by a click.
    Participants,
    /// Nobody.
    Nobody,
}

impl ApprovalRule {
    /// The choices of the rule.
    pub const CHOICES: &'static [&'static str] = &["next-meeting", "participants", "nobody"];
}

/// What has to be before minutes are locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockRule {
    /// Who approves them.
    pub approval: ApprovalRule,
    /// Who signs them.
    pub signing: SigningRule,
}

impl LockRule {
    /// As the forum's rules say.
    #[must_use]
    pub fn of(signing: &RuleValue, approval: &RuleValue) -> Self {
        Self {
            approval: match word_of(approval) {
                "next-meeting" => ApprovalRule::NextMeeting,
                "participants" => ApprovalRule::Participants,
                _ => ApprovalRule::Nobody,
            },
            signing: match word_of(signing) {
                "members" => SigningRule::Members,
                "chair-secretary" => SigningRule::ChairAndSecretary,
                "chair-vice" => SigningRule::ChairAndVice,
                _ => SigningRule::Nobody,
            },
        }
    }
}

fn word_of(value: &RuleValue) -> &str {
    match value {
        RuleValue::Words(word) => word,
        RuleValue::YesNo(_)
        | RuleValue::Number(_)
        | RuleValue::Clock(_)
        | RuleValue::Lines(_)
        | RuleValue::Days(_)
        | RuleValue::Outcomes(_)
        | RuleValue::Deadline(_) => "",
    }
}

/// Somebody who took part in a meeting, or had a role in its forum that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TookPart {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they are chair.
    pub is_chair: bool,
    /// Whether they have a seat: members and chair, and substitutes who stood in.
    pub is_member: bool,
    /// Whether they are secretary.
    pub is_secretary: bool,
}

/// Whose name has to stand under minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signers {
    /// Each of these.
    pub each: Vec<TookPart>,
    /// And one of these; nobody where nobody else is wanted.
    pub one_of: Vec<TookPart>,
}

impl SigningRule {
    /// Who has to sign, of those who took part.
    #[must_use]
    pub fn signers(self, took_part: &[TookPart]) -> Signers {
        let those = |which: &dyn Fn(&TookPart) -> bool| -> Vec<TookPart> {
            took_part.iter().filter(|person| which(person)).cloned().collect()
        };
        match self {
            Self::Members => Signers {
                each: those(&|person| person.is_member),
                one_of: Vec::new(),
            },
            Self::ChairAndSecretary => Signers {
                each: those(&|person| person.is_chair || person.is_secretary),
                one_of: Vec::new(),
            },
            Self::ChairAndVice => Signers {
                each: those(&|person| person.is_chair),
                one_of: those(&|person| person.is_member && !person.is_chair),
            },
            Self::Nobody => Signers {
                each: Vec::new(),
                one_of: Vec::new(),
            },
        }
    }
}

impl ApprovalRule {
    /// Who has to approve by a click, of those who took part.
    #[must_use]
    pub fn approvers(self, took_part: &[TookPart]) -> Vec<TookPart> {
        match self {
            Self::Participants => took_part
                .iter()
                .filter(|person| person.is_member)
                .cloned()
                .collect(),
            Self::NextMeeting | Self::Nobody => Vec::new(),
        }
    }
}

impl Signers {
    /// Whether somebody may sign.
    #[must_use]
    pub fn has(&self, person: PersonId) -> bool {
        let mut all = self.each.iter().chain(&self.one_of);
        all.any(|signer| signer.person == person)
    }

    /// How many names are missing, where these have signed.
    #[must_use]
    pub fn missing(&self, signed: &[PersonId]) -> usize {
        let open = self.each.iter().filter(|signer| !signed.contains(&signer.person));
        let one_more = !self.one_of.is_empty() && !self.one_of.iter().any(|one| signed.contains(&one.person));
        open.count() + usize::from(one_more)
    }
}

/// What is known of minutes that may be locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Their state.
    pub state: MinutesState,
    /// Whether they were issued at all.
    pub is_issued: bool,
    /// Whether the last issue says what is kept now.
    pub says_what_stands: bool,
    /// How many approvals by click are missing.
    pub missing_approvals: usize,
    /// How many signatures are missing.
    pub missing_signatures: usize,
    /// Until which day remarks are taken.
    pub remarks_until: Option<Date>,
    /// How many remarks nobody has looked at.
    pub open_remarks: usize,
}

/// What is missing before minutes are locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockMissing {
    /// They aren't issued.
    Issue,
    /// What was issued last says something else than what stands now.
    NewIssue,
    /// Remarks are still taken, until this day.
    Remarks(Date),
    /// So many remarks wait for an answer.
    Answers(usize),
    /// No later meeting has approved them.
    Approval,
    /// So many of those who took part have not approved them.
    Approvals(usize),
    /// So many signatures are missing.
    Signatures(usize),
}

impl LockMissing {
    /// The wording's key, without `lock-missing-`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::NewIssue => "new-issue",
            Self::Remarks(_) => "remarks",
            Self::Answers(_) => "answers",
            Self::Approval => "approval",
            Self::Approvals(_) => "approvals",
            Self::Signatures(_) => "signatures",
        }
    }
}

impl fmt::Display for LockMissing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl LockRule {
    /// What is missing before minutes are locked, on a day; nothing where they can be.
    #[must_use]
    pub fn missing(self, standing: Standing, today: Date) -> Vec<LockMissing> {
        let mut missing = Vec::new();
        if !standing.is_issued {
            missing.push(LockMissing::Issue);
        } else if !standing.says_what_stands {
            missing.push(LockMissing::NewIssue);
        }
        let is_approved = standing.state >= MinutesState::Approved;
        match self.approval {
            ApprovalRule::NextMeeting if !is_approved => missing.push(LockMissing::Approval),
            ApprovalRule::Participants if standing.missing_approvals > 0 => {
                missing.push(LockMissing::Approvals(standing.missing_approvals));
            }
            ApprovalRule::NextMeeting | ApprovalRule::Participants | ApprovalRule::Nobody => {}
        }
        // What the next meeting has approved is no longer open to remarks.
        if let Some(until) = standing
            .remarks_until
            .filter(|until| *until >= today && !is_approved)
        {
            missing.push(LockMissing::Remarks(until));
        }
        if standing.open_remarks > 0 {
            missing.push(LockMissing::Answers(standing.open_remarks));
        }
        if standing.missing_signatures > 0 {
            missing.push(LockMissing::Signatures(standing.missing_signatures));
        }
        missing
    }
}

/// The last day on which remarks are taken on minutes that are issued on a day; `None` where the forum takes none.
#[must_use]
pub fn last_day_for_remarks(issued: Date, days: u32) -> Option<Date> {
    let hours = i64::from(days).checked_mul(24)?;
    (days > 0).then(|| issued.saturating_add(SignedDuration::from_hours(hours)))
}

/// Whether an item's decision approves the minutes it was asked to: the clause that names them, or, where none does, any of
/// the item's.
#[must_use]
pub fn approves_minutes(clauses: &[String], outcomes: &[ClauseOutcome]) -> bool {
    let is_yes = |outcome: Option<Outcome>| matches!(outcome, Some(Outcome::Approved | Outcome::Adopted));
    let names = |clause: &ClauseOutcome| {
        let place = usize::try_from(clause.clause).unwrap_or(0).checked_sub(1);
        let words = place.and_then(|place| clauses.get(place));
        words.is_some_and(|words| {
            let words = words.to_lowercase();
            words.contains("referat") || words.contains("protokol")
        })
    };
    let mut about: Vec<&ClauseOutcome> = outcomes.iter().filter(|clause| names(clause)).collect();
    if about.is_empty() {
        about = outcomes.iter().collect();
    }
    about.iter().any(|clause| is_yes(clause.outcome))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(word: &str) -> RuleValue {
        RuleValue::Words(word.into())
    }

    fn somebody(number: u8, [is_member, is_chair, is_secretary]: [bool; 3]) -> TookPart {
        TookPart {
            person: PersonId::from_bytes([number; 16]),
            name: format!("Person {number}"),
            is_chair,
            is_member,
            is_secretary,
        }
    }

    fn party() -> Vec<TookPart> {
        vec![
            somebody(1, [true, true, false]),
            somebody(2, [true, false, false]),
            somebody(3, [true, false, false]),
            somebody(4, [false, false, true]),
        ]
    }

    const STANDING: Standing = Standing {
        state: MinutesState::Issued,
        is_issued: true,
        says_what_stands: true,
        missing_approvals: 0,
        missing_signatures: 0,
        remarks_until: None,
        open_remarks: 0,
    };

    fn day(day: i8) -> Date {
        jiff::civil::date(2026, 3, day)
    }

    #[test]
    fn states_are_read_back_and_corrections_are_taken_once_approved() {
        for state in MinutesState::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
        }
        assert!("draft".parse::<MinutesState>().is_err());
        let taking = MinutesState::ALL.map(MinutesState::takes_corrections);
        assert_eq!(taking, [false, false, true, true]);
    }

    #[test]
    fn a_forum_has_its_minutes_approved_signed_both_or_neither() {
        let rule = |signing, approval| LockRule::of(&words(signing), &words(approval));
        assert_eq!(
            rule("members", "nobody"),
            LockRule {
                approval: ApprovalRule::Nobody,
                signing: SigningRule::Members,
            }
        );
        assert_eq!(rule("nobody", "next-meeting").approval, ApprovalRule::NextMeeting);
        assert_eq!(
            rule("chair-vice", "next-meeting").signing,
            SigningRule::ChairAndVice
        );
        assert_eq!(
            rule("nobody", "participants").approval,
            ApprovalRule::Participants
        );
    }

    #[test]
    fn each_member_signs_or_chair_and_secretary_or_the_chair_with_one_more() {
        let ids = |number: u8| PersonId::from_bytes([number; 16]);
        let members = SigningRule::Members.signers(&party());
        assert_eq!(members.missing(&[]), 3);
        assert_eq!(members.missing(&[ids(1), ids(2), ids(3)]), 0);
        assert!(!members.has(ids(4)));
        let officers = SigningRule::ChairAndSecretary.signers(&party());
        assert_eq!(officers.missing(&[ids(1)]), 1);
        assert_eq!(officers.missing(&[ids(1), ids(4)]), 0);
        let pair = SigningRule::ChairAndVice.signers(&party());
        assert_eq!(pair.missing(&[]), 2);
        assert_eq!(pair.missing(&[ids(2)]), 1);
        assert_eq!(pair.missing(&[ids(2), ids(3)]), 1, "the chair is missing");
        assert_eq!(pair.missing(&[ids(1), ids(3)]), 0);
        assert_eq!(SigningRule::Nobody.signers(&party()).missing(&[]), 0);
    }

    #[test]
    fn nothing_is_locked_before_it_is_issued_as_it_stands() {
        let rule = LockRule {
            approval: ApprovalRule::Nobody,
            signing: SigningRule::Nobody,
        };
        let unissued = Standing {
            state: MinutesState::Drafting,
            is_issued: false,
            says_what_stands: false,
            ..STANDING
        };
        assert_eq!(rule.missing(unissued, day(1)), [LockMissing::Issue]);
        let changed = Standing {
            says_what_stands: false,
            ..STANDING
        };
        assert_eq!(rule.missing(changed, day(1)), [LockMissing::NewIssue]);
        assert!(rule.missing(STANDING, day(1)).is_empty());
    }

    #[test]
    fn what_the_rule_wants_is_missing_until_it_is_there() {
        let rule = LockRule {
            approval: ApprovalRule::NextMeeting,
            signing: SigningRule::Members,
        };
        let waiting = Standing {
            missing_signatures: 2,
            remarks_until: Some(day(8)),
            open_remarks: 1,
            ..STANDING
        };
        assert_eq!(
            rule.missing(waiting, day(8)),
            [
                LockMissing::Approval,
                LockMissing::Remarks(day(8)),
                LockMissing::Answers(1),
                LockMissing::Signatures(2)
            ]
        );
        let approved = Standing {
            state: MinutesState::Approved,
            remarks_until: Some(day(8)),
            ..STANDING
        };
        assert!(
            rule.missing(approved, day(2)).is_empty(),
            "the next meeting has had its say"
        );
        let by_click = LockRule {
            approval: ApprovalRule::Participants,
            signing: SigningRule::Nobody,
        };
        let one_less = Standing {
            missing_approvals: 1,
            ..STANDING
        };
        assert_eq!(by_click.missing(one_less, day(9)), [LockMissing::Approvals(1)]);
    }

    #[test]
    fn remarks_are_taken_for_as_many_days_as_the_forum_says() {
        assert_eq!(last_day_for_remarks(day(1), 7), Some(day(8)));
        assert_eq!(last_day_for_remarks(day(1), 0), None);
    }

    #[test]
    fn the_clause_that_names_the_minutes_approves_them() {
        let clauses = [
            "at Rådet godkender dagsordenen",
            "at Rådet godkender referatet fra mødet den 1. maj",
        ];
        let clauses = clauses.map(str::to_owned);
        let outcome = |clause, outcome| ClauseOutcome {
            clause,
            outcome: Some(outcome),
            addition: None,
        };
        let apart = [outcome(1, Outcome::Approved), outcome(2, Outcome::Postponed)];
        assert!(
            !approves_minutes(&clauses, &apart),
            "the agenda was approved, the minutes weren't"
        );
        let both = [outcome(1, Outcome::Approved), outcome(2, Outcome::Approved)];
        assert!(approves_minutes(&clauses, &both));
        assert!(approves_minutes(
            &["at det sker".to_owned()],
            &[outcome(1, Outcome::Adopted)]
        ));
        assert!(!approves_minutes(&clauses, &[]));
    }
}
