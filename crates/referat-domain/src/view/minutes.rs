//! What is seen of a meeting's minutes on their way to the lock: how far they have come, who put their name to them, what
//! was remarked, and what was added afterwards.
//!
//! State and corrections are for everyone who may see the meeting; a correction to an item that is closed to the reader
//! keeps its number and day. Names and remarks are for those of the forum: until they are answered, remarks are theirs.

use crate::ids::{AgendaItemId, PersonId};
use crate::meeting::minutes::{LockMissing, LockRule, MinutesState};
use crate::openness::Openness;
use crate::reader::Audience;
use crate::{Date, Timestamp};

use super::meeting::MeetingLine;
use super::{Eyes, Part, Subject};

/// The item a correction or remark is about, and who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutItem {
    /// The item.
    pub id: AgendaItemId,
    /// Its number.
    pub number: String,
    /// Open or closed.
    pub openness: Openness,
    /// Who is excluded from it.
    pub excluded: Vec<PersonId>,
}

/// The item a correction or remark is about, as it is shown: its number tells nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemNumber {
    /// The item.
    pub id: AgendaItemId,
    /// Its number.
    pub number: String,
}

/// A correction (rettelse).
#[derive(Debug, Clone, PartialEq)]
pub struct WholeCorrection {
    /// Its place, from 1.
    pub place: u32,
    /// The item it is about.
    pub item: Option<AboutItem>,
    /// The meeting at which it was noted.
    pub noted_at: Option<MeetingLine>,
    /// Its day.
    pub date: Date,
    /// What it says.
    pub text: String,
    /// Who wrote it down.
    pub written_by: String,
}

/// A correction as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectionView {
    /// Its place, from 1.
    pub place: u32,
    /// The item it is about.
    pub item: Option<ItemNumber>,
    /// The meeting at which it was noted.
    pub noted_at: Option<MeetingLine>,
    /// Its day.
    pub date: Date,
    /// What it says.
    pub text: Part<String>,
    /// Who wrote it down; for those of the forum.
    pub written_by: Option<String>,
}

/// What became of a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemarkAnswer {
    /// The minutes say so now.
    Taken,
    /// They stay as they are.
    Left,
}

impl RemarkAnswer {
    /// The word the store keeps, and the wording has a text for: `remark-answer-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Left => "left",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        [Self::Taken, Self::Left]
            .into_iter()
            .find(|answer| answer.as_str() == word)
    }
}

/// A remark on minutes (bemærkning til referatet).
#[derive(Debug, Clone, PartialEq)]
pub struct WholeRemark {
    /// Its id.
    pub id: String,
    /// The item it is about.
    pub item: Option<AboutItem>,
    /// Who wrote it.
    pub person: Option<PersonId>,
    /// Their name.
    pub by: String,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub answer: Option<RemarkAnswer>,
    /// What was said to it.
    pub answer_words: Option<String>,
}

/// A remark as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RemarkView {
    /// Its id.
    pub id: String,
    /// The item it is about.
    pub item: Option<ItemNumber>,
    /// Who wrote it.
    pub by: String,
    /// Whether the reader wrote it.
    pub is_own: bool,
    /// What it says, and what was said to it.
    pub text: Part<(String, Option<String>)>,
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub answer: Option<RemarkAnswer>,
}

/// Somebody whose name is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedName {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether one of several is enough, of whom this is one.
    pub is_one_of: bool,
    /// When they gave it, and whether on paper; `None` where it is missing.
    pub given: Option<(Timestamp, bool)>,
}

/// All that is kept of minutes on their way.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeMinutes {
    /// The meeting.
    pub meeting: MeetingLine,
    /// How far they have come.
    pub state: MinutesState,
    /// What the forum wants of them.
    pub rule: LockRule,
    /// What is missing before they are locked.
    pub missing: Vec<LockMissing>,
    /// The version that counts, and when it was issued.
    pub issue: Option<(u32, Timestamp)>,
    /// Until which day remarks are taken.
    pub remarks_until: Option<Date>,
    /// The meeting that approved them.
    pub approved_at: Option<MeetingLine>,
    /// When they were locked.
    pub locked_at: Option<Timestamp>,
    /// Who has to approve by a click.
    pub approvals: Vec<WantedName>,
    /// Who has to sign.
    pub signatures: Vec<WantedName>,
    /// What was remarked.
    pub remarks: Vec<WholeRemark>,
    /// What was added.
    pub corrections: Vec<WholeCorrection>,
}

/// Minutes on their way, as a reader sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct MinutesView {
    /// The meeting.
    pub meeting: MeetingLine,
    /// How far they have come.
    pub state: MinutesState,
    /// What the forum wants of them.
    pub rule: LockRule,
    /// What is missing before they are locked; for those of the forum.
    pub missing: Vec<LockMissing>,
    /// The version that counts, and when it was issued.
    pub issue: Option<(u32, Timestamp)>,
    /// Until which day remarks are taken; for those of the forum.
    pub remarks_until: Option<Date>,
    /// The meeting that approved them.
    pub approved_at: Option<MeetingLine>,
    /// When they were locked.
    pub locked_at: Option<Timestamp>,
    /// Who has to approve by a click; for those of the forum.
    pub approvals: Vec<WantedName>,
    /// Who has to sign; for those of the forum.
    pub signatures: Vec<WantedName>,
    /// What was remarked; for those of the forum.
    pub remarks: Vec<RemarkView>,
    /// What was added.
    pub corrections: Vec<CorrectionView>,
    /// Whether the reader is one of the forum.
    pub is_of_forum: bool,
}

impl MinutesView {
    /// Whether this person's approval is wanted: `Some(true)` where it is given.
    #[must_use]
    pub fn approval_of(&self, person: Option<PersonId>) -> Option<bool> {
        given_by(&self.approvals, person)
    }

    /// Whether this person's signature is wanted: `Some(true)` where it is given.
    #[must_use]
    pub fn signature_of(&self, person: Option<PersonId>) -> Option<bool> {
        given_by(&self.signatures, person)
    }
}

fn given_by(names: &[WantedName], person: Option<PersonId>) -> Option<bool> {
    let wanted = names.iter().find(|name| Some(name.person) == person)?;
    Some(wanted.given.is_some())
}

impl Subject for WholeMinutes {
    type View = MinutesView;

    fn look(self, eyes: &Eyes<'_>) -> MinutesView {
        let forum = self.meeting.forum;
        let is_of_forum = eyes.audience(forum) >= Audience::Members;
        let sees = |item: &Option<AboutItem>, text: String| match item {
            None => Part::Open(text),
            Some(item) => eyes.part(forum, &item.openness, &item.excluded, |_| text),
        };
        let number = |item: Option<AboutItem>| {
            item.map(|item| ItemNumber {
                id: item.id,
                number: item.number,
            })
        };
        let corrections = self.corrections.into_iter().map(|row| CorrectionView {
            place: row.place,
            text: sees(&row.item, row.text),
            item: number(row.item),
            noted_at: row.noted_at,
            date: row.date,
            written_by: is_of_forum.then_some(row.written_by),
        });
        let corrections = corrections.collect();
        let remarks = self.remarks.into_iter().map(|row| {
            let answer = row.answer_words;
            let text = match sees(&row.item, row.text) {
                Part::Open(text) => Part::Open((text, answer)),
                Part::Neutral(neutral) => Part::Neutral(neutral),
            };
            RemarkView {
                id: row.id,
                is_own: row.person.is_some_and(|person| eyes.is(person)),
                by: row.by,
                text,
                item: number(row.item),
                at: row.at,
                answer: row.answer,
            }
        });
        let for_forum = |names: Vec<WantedName>| if is_of_forum { names } else { Vec::new() };
        MinutesView {
            remarks: if is_of_forum {
                remarks.collect()
            } else {
                Vec::new()
            },
            corrections,
            approvals: for_forum(self.approvals),
            signatures: for_forum(self.signatures),
            missing: if is_of_forum { self.missing } else { Vec::new() },
            remarks_until: self.remarks_until.filter(|_| is_of_forum),
            meeting: self.meeting,
            state: self.state,
            rule: self.rule,
            issue: self.issue,
            approved_at: self.approved_at,
            locked_at: self.locked_at,
            is_of_forum,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ForumId, MeetingId};
    use crate::meeting::MeetingState;
    use crate::meeting::minutes::{ApprovalRule, SigningRule};
    use crate::openness::Closure;
    use crate::reader::Reader;
    use crate::role::Role;
    use crate::view::show;

    fn id(number: u8) -> [u8; 16] {
        [number; 16]
    }

    fn whole() -> WholeMinutes {
        let closed = AboutItem {
            id: AgendaItemId::from_bytes(id(3)),
            number: "3".into(),
            openness: Openness::Closed(Closure {
                ground: None,
                public_title: None,
                public_decision: None,
            }),
            excluded: Vec::new(),
        };
        WholeMinutes {
            meeting: MeetingLine {
                id: MeetingId::from_bytes(id(1)),
                kind: crate::meeting::MeetingKind::Ordinary,
                forum: ForumId::from_bytes(id(2)),
                forum_name: "Direktionen".into(),
                date: None,
                start: None,
                end: None,
                place: None,
                state: MeetingState::Held,
                items: 3,
            },
            state: MinutesState::Approved,
            rule: LockRule {
                approval: ApprovalRule::NextMeeting,
                signing: SigningRule::Nobody,
            },
            missing: vec![LockMissing::NewIssue],
            issue: None,
            remarks_until: None,
            approved_at: None,
            locked_at: None,
            approvals: Vec::new(),
            signatures: vec![WantedName {
                person: PersonId::from_bytes(id(9)),
                name: "Mia".into(),
                is_one_of: false,
                given: None,
            }],
            remarks: vec![WholeRemark {
                id: "r".into(),
                item: Some(closed.clone()),
                person: Some(PersonId::from_bytes(id(9))),
                by: "Mia".into(),
                text: "lukket bemærkning".into(),
                at: Timestamp::UNIX_EPOCH,
                answer: None,
                answer_words: None,
            }],
            corrections: vec![WholeCorrection {
                place: 1,
                item: Some(closed),
                noted_at: None,
                date: jiff::civil::date(2026, 3, 1),
                text: "lukket rettelse".into(),
                written_by: "Mia".into(),
            }],
        }
    }

    #[test]
    fn what_is_added_to_a_closed_item_keeps_its_number_and_day_and_no_word() {
        let staff = show(whole(), &Reader::staff(PersonId::from_bytes(id(8))));
        assert!(staff.remarks.is_empty() && staff.signatures.is_empty() && staff.missing.is_empty());
        let [correction] = staff.corrections.as_slice() else {
            panic!("{:?}", staff.corrections)
        };
        assert!(matches!(correction.text, Part::Neutral(_)));
        assert_eq!(
            correction.item.as_ref().map(|item| item.number.as_str()),
            Some("3")
        );
        assert_eq!(correction.written_by, None);
    }

    #[test]
    fn those_of_the_forum_see_remarks_and_names() {
        let own = PersonId::from_bytes(id(9));
        let member = Reader::staff(own).holding(Role::Member, ForumId::from_bytes(id(2)));
        let seen = show(whole(), &member);
        assert!(
            seen.remarks
                .iter()
                .all(|remark| remark.is_own && remark.text.open().is_some())
        );
        assert_eq!(seen.signature_of(Some(own)), Some(false));
        assert_eq!(seen.approval_of(Some(own)), None);
        assert_eq!(seen.missing, [LockMissing::NewIssue]);
    }
}
