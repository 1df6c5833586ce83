//! The roll of a meeting: everyone who is called to it or noted at it, with a vote or without, and who is at an item.
//!
//! What is called follows from roles on the day and from invitations, what is noted from the meeting's participants.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, PersonId};
use referat_domain::meeting::attendance::{Attendance, AttendanceRule, AwayCause, Seat};
use referat_domain::meeting::invitation::{Answer, InvitedAs};
use referat_domain::role::Role;
use referat_domain::rules::{RuleOf, RuleValue};
use referat_store::Reading;
use referat_store::item_absences::ItemAbsenceRow;
use referat_store::meetings::{MeetingRow, ParticipantRow};

use crate::invite_to_meeting::{answer_of, called_by_role, invited_as};
use crate::planning::live_forum;
use crate::readers::read_membership;
use crate::refusal::Refusal;
use crate::rules::Rules;

/// The store's word for attendance that is said at each item.
pub(crate) const SAID_AT_ITEM: &str = "item";

/// What a forum notes of who was there and how they voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RollRules {
    /// What is noted of who was there.
    pub attendance: AttendanceRule,
    /// Whether half of the members have to be there.
    pub wants_quorum: bool,
    /// Whether votes and dissents are noted.
    pub votes: bool,
}

impl RollRules {
    /// Whether anything is noted of single items: who was there, or how they voted.
    #[must_use]
    pub fn of_items(&self) -> bool {
        self.votes || self.attendance == AttendanceRule::PerItem
    }

    /// Whether it is noted who was there.
    #[must_use]
    pub fn of_meetings(&self) -> bool {
        self.attendance != AttendanceRule::Nothing
    }

    /// A forum's rules.
    pub(crate) async fn of_forum(reading: &mut Reading<'_>, forum: ForumId) -> Result<Self, Refusal> {
        let (_, profile) = live_forum(reading, forum).await?;
        Self::read(&Rules::of_forum(reading, forum).await?, profile)
    }

    fn read(rules: &Rules, profile: ForumProfile) -> Result<Self, Refusal> {
        let lines = rules.lines(RuleOf::Forum, profile)?;
        let value = |name: &str| {
            lines
                .iter()
                .find(|line| line.name == name)
                .map(|line| &line.value)
        };
        let word = |name: &str| match value(name) {
            Some(RuleValue::Words(word)) => word.clone(),
            Some(_) | None => String::new(),
        };
        Ok(Self {
            attendance: word("attendance").parse().unwrap_or(AttendanceRule::Nothing),
            wants_quorum: word("quorum") == "half",
            votes: value("votes").is_some_and(RuleValue::is_yes),
        })
    }
}

/// Somebody on the roll.
#[derive(Debug, Clone)]
pub(crate) struct RollLine {
    /// Who.
    pub(crate) person: PersonId,
    /// Their name.
    pub(crate) name: String,
    /// The letter of their party or list.
    pub(crate) party: Option<String>,
    /// As what they take part.
    pub(crate) seat: InvitedAs,
    /// Whether they are the chair.
    pub(crate) is_chair: bool,
    /// For a substitute: instead of whom.
    pub(crate) instead_of: Option<PersonId>,
    /// What they answered.
    pub(crate) answer: Answer,
    /// What is noted.
    pub(crate) noted: Option<ParticipantRow>,
}

impl RollLine {
    /// How they took part, if it is noted.
    pub(crate) fn attendance(&self) -> Result<Option<Attendance>, Refusal> {
        self.noted.as_ref().map(attendance_of).transpose()
    }

    /// How they most likely take part, by what they answered.
    pub(crate) fn expected(&self) -> Attendance {
        match (self.answer, self.seat) {
            (Answer::Apology, _) => Attendance::Apology,
            (Answer::None | Answer::Accepts, InvitedAs::Substitute) => Attendance::Substitute,
            (Answer::None | Answer::Accepts, InvitedAs::Member | InvitedAs::Attendee | InvitedAs::Guest) => {
                Attendance::Present
            }
        }
    }

    /// Whether they have a vote.
    pub(crate) fn has_vote(&self) -> bool {
        matches!(self.seat, InvitedAs::Member | InvitedAs::Substitute)
    }
}

/// The roll of a meeting.
#[derive(Debug, Clone)]
pub(crate) struct Roll {
    /// What the forum notes.
    pub(crate) rules: RollRules,
    /// How many members the forum has on the day.
    pub(crate) members: usize,
    /// Everyone: the chair first, then members, substitutes, attendees and guests by name.
    pub(crate) lines: Vec<RollLine>,
}

impl Roll {
    /// The roll of a meeting.
    pub(crate) async fn read(
        reading: &mut Reading<'_>,
        meeting: &MeetingRow,
        today: Date,
    ) -> Result<Self, Refusal> {
        let rules = RollRules::of_forum(reading, meeting.forum_id).await?;
        let day = meeting.date.unwrap_or(today);
        let mut parties: BTreeMap<PersonId, String> = BTreeMap::new();
        let mut chairs: BTreeSet<PersonId> = BTreeSet::new();
        for row in reading.memberships_of_forum(meeting.forum_id).await? {
            let (role, period) = read_membership(&row)?;
            if !period.contains(day) {
                continue;
            }
            if role == Role::Chair {
                chairs.insert(row.person_id);
            }
            if let Some(party) = row.party {
                parties.entry(row.person_id).or_insert(party);
            }
        }
        let mut known: BTreeMap<PersonId, (InvitedAs, Option<PersonId>, Answer)> = BTreeMap::new();
        let called = called_by_role(reading, meeting, today).await?;
        let members = called
            .iter()
            .filter(|(_, kind)| *kind == InvitedAs::Member)
            .count();
        for (person, kind) in called {
            known.insert(person, (kind, None, Answer::None));
        }
        for row in reading.invitations(meeting.id).await? {
            let line = (invited_as(&row)?, row.instead_of, answer_of(&row)?);
            known.insert(row.person_id, line);
        }
        let mut noted: BTreeMap<PersonId, ParticipantRow> = BTreeMap::new();
        for row in reading.participants(meeting.id).await? {
            let kind = row.seat.as_deref().and_then(|word| word.parse().ok());
            let kind = kind.unwrap_or(InvitedAs::Attendee);
            known.entry(row.person_id).or_insert((kind, None, Answer::None));
            noted.insert(row.person_id, row);
        }
        let ids: Vec<PersonId> = known.keys().copied().collect();
        let persons = reading.persons_of(&ids).await?;
        let names: BTreeMap<PersonId, String> = persons.into_iter().map(|row| (row.id, row.name)).collect();
        let mut lines: Vec<RollLine> = known
            .into_iter()
            .map(|(person, (seat, instead_of, answer))| {
                let noted = noted.remove(&person);
                // What was noted is as it was on the day, whatever became of the role since.
                let of_row = noted.as_ref().and_then(|row| row.seat.as_deref()?.parse().ok());
                let party = noted.as_ref().and_then(|row| row.party.clone());
                RollLine {
                    person,
                    name: names.get(&person).cloned().unwrap_or_default(),
                    party: party.or_else(|| parties.get(&person).cloned()),
                    seat: of_row.unwrap_or(seat),
                    is_chair: chairs.contains(&person),
                    instead_of,
                    answer,
                    noted,
                }
            })
            .collect();
        lines.sort_by(|a, b| {
            let order = |line: &RollLine| match (line.is_chair, line.seat) {
                (true, _) => 0,
                (false, InvitedAs::Member) => 1,
                (false, InvitedAs::Substitute) => 2,
                (false, InvitedAs::Attendee) => 3,
                (false, InvitedAs::Guest) => 4,
            };
            let by_name = || referat_danish::sorting::compare(&a.name, &b.name);
            order(a).cmp(&order(b)).then_with(by_name)
        });
        Ok(Self {
            rules,
            members,
            lines,
        })
    }

    /// Somebody on the roll.
    pub(crate) fn of(&self, person: PersonId) -> Option<&RollLine> {
        self.lines.iter().find(|line| line.person == person)
    }

    /// Everyone's seat at an item, of those who were not at it.
    pub(crate) fn seats(
        &self,
        item: AgendaItemId,
        absences: &[ItemAbsenceRow],
    ) -> Result<Vec<Seat>, Refusal> {
        let seat = |line: &RollLine| {
            let row = absences
                .iter()
                .find(|row| row.agenda_item_id == item && row.person_id == line.person);
            Ok(Seat {
                person: line.person,
                name: line.name.clone(),
                party: line.party.clone(),
                has_vote: line.has_vote(),
                attendance: line.attendance()?,
                away: row.map(cause_of).transpose()?,
            })
        };
        self.lines.iter().map(seat).collect()
    }
}

/// How somebody took part.
pub(crate) fn attendance_of(row: &ParticipantRow) -> Result<Attendance, Refusal> {
    row.attendance
        .parse()
        .map_err(|()| Refusal::unreadable("participant", "attendance", &row.attendance))
}

/// Why somebody was not at an item.
pub(crate) fn cause_of(row: &ItemAbsenceRow) -> Result<AwayCause, Refusal> {
    row.cause
        .parse()
        .map_err(|()| Refusal::unreadable("item_absence", "cause", &row.cause))
}
