//! What is seen of a meeting plan (mødeplan), and of who is called to a meeting.
//!
//! When and where a forum meets, and what became of it, is open to everyone who may know the forum; whoever moves or
//! calls off a meeting is told that the reason is shown. Who is called and answers what is for the forum's members and
//! for oneself; why somebody doesn't come is for the secretariat and for oneself.

use crate::clock_time::ClockTime;
use crate::forum::ForumProfile;
use crate::ids::{AgendaItemId, ForumId, PersonId, RoomId, SeriesId};
use crate::meeting::invitation::{Answer, InvitedAs};
use crate::meeting::plan::ChangeKind;
use crate::reader::Audience;
use crate::rules::deadline::Deadline;
use crate::rules::holidays::DayOff;
use crate::{Date, Timestamp};

use super::item::{ListedItem, PersonMention};
use super::meeting::MeetingLine;
use super::{Eyes, Part, Subject};

/// A meeting of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLine {
    /// The meeting.
    pub meeting: MeetingLine,
    /// Its room.
    pub room: Option<(RoomId, String)>,
    /// The series it was planned in.
    pub series: Option<SeriesId>,
    /// The day the rule gave, where it is another than it was planned on.
    pub rule_date: Option<Date>,
    /// Why nobody else meets on the day.
    pub day_off: Option<DayOff>,
    /// How it was called outside the plan; `None` for an ordinary meeting.
    pub call: Option<ExtraordinaryCall>,
    /// What became of it, the oldest first.
    pub changes: Vec<PlanChange>,
}

/// How an extraordinary meeting was called: open to everyone, as the plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraordinaryCall {
    /// Who asked for it, in words; `None` where nobody said.
    pub asked_by: Option<String>,
    /// Why; `None` of one that was moved in from an old document.
    pub reason: Option<String>,
    /// Until when papers come in time to it; `None` where none comes late.
    pub papers_due: Option<Deadline>,
}

/// What became of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChange {
    /// What.
    pub kind: ChangeKind,
    /// The day it was on.
    pub date: Option<Date>,
    /// When it began.
    pub start: Option<ClockTime>,
    /// When it ended.
    pub end: Option<ClockTime>,
    /// Where it was.
    pub place: Option<String>,
    /// Why.
    pub reason: String,
    /// When that was done.
    pub at: Timestamp,
}

/// The meetings of a year: of one forum, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingPlan {
    /// The year.
    pub year: i16,
    /// The forum, with its name and profile; `None` for all of the municipality's.
    pub forum: Option<(ForumId, String, ForumProfile)>,
    /// The meetings, in the order they are held.
    pub lines: Vec<PlanLine>,
}

impl Subject for MeetingPlan {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

/// Somebody who is called to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationLine {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// As what.
    pub invited_as: InvitedAs,
    /// What they answer.
    pub answer: Answer,
    /// Why they don't come; `None` where nothing was said, or not to this reader.
    pub reason: Option<String>,
    /// Instead of whom.
    pub instead_of: Option<(PersonId, String)>,
    /// Whether it was sent, or only follows from a role.
    pub is_sent: bool,
}

/// A guest of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemGuests {
    /// The item.
    pub item: AgendaItemId,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// Its guests.
    pub guests: Vec<PersonMention>,
}

/// All that is kept of who is called to a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeInvitations {
    /// The meeting.
    pub line: MeetingLine,
    /// Who is called.
    pub invited: Vec<InvitationLine>,
    /// Its items.
    pub items: Vec<ListedItem>,
}

/// What a reader sees of who is called to a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationsView {
    /// The meeting.
    pub line: MeetingLine,
    /// Who is called, as far as the reader may know.
    pub invited: Vec<InvitationLine>,
    /// Whether that is everybody.
    pub is_whole: bool,
    /// The guests of items, as far as the reader may see the items.
    pub guests: Vec<ItemGuests>,
}

impl InvitationsView {
    /// What is said of a person.
    #[must_use]
    pub fn of(&self, person: PersonId) -> Option<&InvitationLine> {
        self.invited.iter().find(|line| line.person == person)
    }
}

impl Subject for WholeInvitations {
    type View = InvitationsView;

    fn look(self, eyes: &Eyes<'_>) -> InvitationsView {
        let audience = eyes.audience(self.line.forum);
        let is_own = |line: &InvitationLine| eyes.reader.person() == Some(line.person);
        let is_whole = audience >= Audience::Members;
        let shown = |mut line: InvitationLine| {
            if audience < Audience::Secretariat && !is_own(&line) {
                line.reason = None;
            }
            line
        };
        let guests = self.items.look(eyes).into_iter().filter_map(|item| {
            let Part::Open(open) = item.line else {
                return None;
            };
            (!open.guests.is_empty()).then_some(ItemGuests {
                item: item.id,
                number: item.number,
                subject: open.subject,
                guests: open.guests,
            })
        });
        InvitationsView {
            guests: guests.collect(),
            invited: self
                .invited
                .into_iter()
                .filter(|line| is_whole || is_own(line))
                .map(shown)
                .collect(),
            is_whole,
            line: self.line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::show;
    use super::*;
    use crate::ids::MeetingId;
    use crate::meeting::MeetingState;
    use crate::reader::Reader;
    use crate::role::Role;

    const FORUM: ForumId = ForumId::from_bytes([1; 16]);
    const ILL: PersonId = PersonId::from_bytes([2; 16]);
    const OTHER: PersonId = PersonId::from_bytes([3; 16]);

    fn whole() -> WholeInvitations {
        let line = |person, answer, reason: Option<&str>| InvitationLine {
            person,
            name: "Ida".into(),
            invited_as: InvitedAs::Member,
            answer,
            reason: reason.map(str::to_owned),
            instead_of: None,
            is_sent: true,
        };
        WholeInvitations {
            line: MeetingLine {
                id: MeetingId::from_bytes([9; 16]),
                kind: crate::meeting::MeetingKind::Ordinary,
                forum: FORUM,
                forum_name: "Chefforum".into(),
                date: None,
                start: None,
                end: None,
                place: None,
                state: MeetingState::Planned,
                items: 0,
            },
            invited: vec![
                line(ILL, Answer::Apology, Some("syg")),
                line(OTHER, Answer::None, None),
            ],
            items: Vec::new(),
        }
    }

    fn reasons(reader: &Reader) -> (usize, Vec<String>) {
        let view = show(whole(), reader);
        let reasons = view.invited.iter().filter_map(|line| line.reason.clone());
        (view.invited.len(), reasons.collect())
    }

    #[test]
    fn why_somebody_stays_away_is_for_the_secretariat_and_themselves() {
        let syg = vec!["syg".to_owned()];
        assert_eq!(reasons(&Reader::staff(OTHER).member_of(FORUM)), (2, vec![]));
        assert_eq!(reasons(&Reader::staff(ILL).member_of(FORUM)), (2, syg.clone()));
        assert_eq!(
            reasons(&Reader::staff(OTHER).secretary_of(FORUM)),
            (2, syg.clone())
        );
        assert_eq!(
            reasons(&Reader::staff(OTHER).holding(Role::Chair, FORUM)),
            (2, syg)
        );
    }

    #[test]
    fn who_is_called_is_for_the_forum_s_members_and_oneself() {
        assert_eq!(reasons(&Reader::staff(OTHER)), (1, vec![]));
        assert_eq!(
            reasons(&Reader::staff(PersonId::from_bytes([4; 16]))),
            (0, vec![])
        );
        let elsewhere = ForumId::from_bytes([8; 16]);
        let secretary = Reader::staff(PersonId::from_bytes([4; 16])).secretary_of(elsewhere);
        assert_eq!(reasons(&secretary), (0, vec![]));
    }
}
