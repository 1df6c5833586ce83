//! Who was at a meeting and at each of its items, for those who note it; and an item with who takes part, how they voted
//! and what they wanted written.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::attendance::{Attendance, AwayCause, Quorum, Seat, Stay, quorum};
use referat_domain::meeting::decision::VoteChoice;
use referat_domain::meeting::invitation::{Answer, InvitedAs};
use referat_domain::meeting::voting::{Tally, may_vote};
use referat_domain::view::item::{ItemLineView, PersonMention};
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::{Part, Seen, show};
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::item_absences::ItemAbsenceRow;
use referat_store::meetings::MeetingRow;

use super::administration::{people_of_the_house, persons_here};
use super::{ItemPage, choice_of, listed};
use crate::office::{Actor, Office};
use crate::record_decision::held_here;
use crate::record_dissent::{RECORDED, id_of};
use crate::refusal::Refusal;
use crate::roll::{Roll, RollRules, cause_of};

/// Somebody on the roll of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollPerson {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The letter of their party or list.
    pub party: Option<String>,
    /// As what they take part.
    pub seat: InvitedAs,
    /// Whether they are the chair.
    pub is_chair: bool,
    /// For a substitute: instead of whom.
    pub instead_of: Option<String>,
    /// What they answered.
    pub answer: Answer,
    /// What is noted.
    pub noted: Option<Attendance>,
    /// How they most likely take part.
    pub expected: Attendance,
    /// From which item to which they were there, and whether that says all of it.
    pub stay: (Stay, bool),
    /// Whether a substitute can be noted for them.
    pub wants_substitute: bool,
}

/// An item with who was at it.
#[derive(Debug, Clone)]
pub struct AttendedItem {
    /// The item.
    pub item: Seen<ItemLineView>,
    /// Whether enough were there; `None` where nobody counts or nothing is noted.
    pub quorum: Option<Quorum>,
    /// Who wasn't, of those who were at the meeting; nobody where the item is closed to whoever looks.
    pub away: Vec<(String, AwayCause)>,
}

/// Who was at a meeting.
#[derive(Debug, Clone)]
pub struct AttendanceDesk {
    /// The meeting.
    pub meeting: Seen<MeetingLine>,
    /// What its forum notes.
    pub rules: RollRules,
    /// Everyone on its roll.
    pub people: Vec<RollPerson>,
    /// Its items, in their order on paper.
    pub items: Vec<AttendedItem>,
    /// Who may stand in for a member, in Danish order.
    pub substitutes: Vec<(PersonId, String)>,
}

impl AttendanceDesk {
    /// Whether it can be noted now.
    #[must_use]
    pub fn can_note(&self) -> bool {
        self.meeting.state.may_record().is_ok()
    }
}

/// A dissenting opinion or a recorded statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DissentLine {
    /// Its id, as forms send it.
    pub id: String,
    /// Whose.
    pub by: String,
    /// Its words.
    pub text: String,
    /// Whether it is recorded without being a dissent.
    pub is_recorded: bool,
}

/// Somebody's part in an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartLine {
    /// Their seat.
    pub seat: Seat,
    /// As what they take part.
    pub invited_as: InvitedAs,
    /// Why they are disqualified.
    pub reason: Option<String>,
    /// Whether who is disqualified left the room.
    pub has_left: bool,
    /// What they voted.
    pub vote: Option<VoteChoice>,
}

impl PartLine {
    /// Whether they could vote.
    #[must_use]
    pub fn may_vote(&self) -> bool {
        may_vote(&self.seat).is_ok()
    }
}

/// An item with who takes part, how they voted, and what they wanted written.
#[derive(Debug, Clone)]
pub struct PartDesk {
    /// The item with what is around it.
    pub page: ItemPage,
    /// What its forum notes.
    pub rules: RollRules,
    /// Everyone on the roll of its meeting.
    pub people: Vec<PartLine>,
    /// The letters of parties and lists that are there.
    pub parties: Vec<String>,
    /// Whether enough were there; `None` where nobody counts or nothing is noted.
    pub quorum: Option<Quorum>,
    /// How many voted what; `None` while nobody has.
    pub tally: Option<Tally>,
    /// What is written beside the decision.
    pub dissents: Vec<DissentLine>,
    /// Guests for this item only.
    pub guests: Vec<PersonMention>,
}

impl PartDesk {
    /// Whether it can be noted now.
    #[must_use]
    pub fn can_note(&self) -> bool {
        self.page.meeting.state.may_record().is_ok()
    }

    /// Who could vote and hasn't.
    #[must_use]
    pub fn silent(&self) -> Vec<&PartLine> {
        let is_silent = |line: &&PartLine| line.vote.is_none() && line.may_vote();
        self.people.iter().filter(is_silent).collect()
    }
}

impl Office {
    /// Who was at a meeting and at each of its items.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it was moved in, called off, or its agenda
    /// isn't issued.
    pub async fn attendance_desk(&self, actor: &Actor, id: MeetingId) -> Result<AttendanceDesk, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = held_here(&mut reading, actor, id).await?;
        let roll = Roll::read(&mut reading, &row, self.today()).await?;
        let meeting = listed::meeting_lines(&mut reading, vec![row.clone()]).await?;
        let meeting = show(
            meeting.into_iter().next().ok_or(Refusal::NotFound)?,
            &actor.reader,
        );
        match meeting.state {
            MeetingState::AgendaIssued | MeetingState::InSession | MeetingState::Held => {}
            MeetingState::Planned | MeetingState::AgendaOpen => {
                return Err(Refusal::NotNow {
                    why: "meeting-agenda-not-issued",
                });
            }
            MeetingState::Cancelled => {
                return Err(Refusal::NotNow {
                    why: "meeting-cancelled",
                });
            }
        }
        let rows = reading.items_of_meeting(id).await?;
        let order: Vec<AgendaItemId> = rows.iter().map(|row| row.id).collect();
        let absences = reading.item_absences(&order).await?;
        let listed = listed::put_together(&mut reading, rows).await?.into_items();
        let mut items = Vec::new();
        for item in listed {
            let item = show(item, &actor.reader);
            let seats = roll.seats(item.id, &absences)?;
            let is_open = matches!(item.line, Part::Open(_));
            let away = seats
                .iter()
                .filter(|seat| seat.attendance.is_some_and(Attendance::is_there));
            let away = away.filter_map(|seat| Some((seat.printed(), seat.away?)));
            items.push(AttendedItem {
                away: away.filter(|_| is_open).collect(),
                quorum: quorum_of(&roll, &seats).filter(|_| is_open),
                item,
            });
        }
        let people = people(&roll, &order, &absences)?;
        let substitutes = match people.iter().any(|person| person.wants_substitute) {
            true => substitutes(&mut reading, &row, &roll, self.today()).await?,
            false => Vec::new(),
        };
        Ok(AttendanceDesk {
            meeting,
            rules: roll.rules,
            people,
            items,
            substitutes,
        })
    }

    /// An item with who takes part, how they voted, and what they wanted written.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such item or it is closed to the actor,
    /// [`Refusal::NotNow`] where its meeting was moved in.
    pub async fn part_desk(&self, actor: &Actor, id: AgendaItemId) -> Result<PartDesk, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: Option<AgendaItemRow> = reading.by_id(id).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let meeting = held_here(&mut reading, actor, row.meeting_id).await?;
        let roll = Roll::read(&mut reading, &meeting, self.today()).await?;
        let absences = reading.item_absences(&[id]).await?;
        let seats = roll.seats(id, &absences)?;
        let decisions: Vec<_> = reading.decisions(&[id]).await?.iter().map(|row| row.id).collect();
        let mut votes: BTreeMap<PersonId, VoteChoice> = BTreeMap::new();
        for row in reading.votes(&decisions).await? {
            if let Some(person) = row.person_id {
                votes.insert(person, choice_of(&row)?);
            }
        }
        let dissents = reading.dissenting_opinions(&decisions).await?;
        drop(reading);
        let page = self.item(&actor.reader, id).await?;
        let Part::Open(content) = &page.item.content else {
            return Err(Refusal::NotFound);
        };
        let guests = content.line.guests.clone();
        let quorum = quorum_of(&roll, &seats);
        let tally = votes
            .values()
            .fold(Tally::default(), |tally, choice| tally.with(*choice, 1));
        let parties: BTreeSet<&String> = seats
            .iter()
            .filter(|seat| seat.has_vote)
            .filter_map(|seat| seat.party.as_ref())
            .collect();
        let parties = parties.into_iter().cloned().collect();
        let people = roll.lines.iter().zip(seats).map(|(line, seat)| {
            let row = absences.iter().find(|row| row.person_id == line.person);
            PartLine {
                invited_as: line.seat,
                reason: row.and_then(|row| row.reason.clone()),
                has_left: row.is_some_and(|row| row.has_left),
                vote: votes.get(&line.person).copied(),
                seat,
            }
        });
        Ok(PartDesk {
            rules: roll.rules,
            people: people.collect(),
            parties,
            quorum,
            tally: (!votes.is_empty()).then_some(tally),
            dissents: dissents
                .into_iter()
                .map(|row| DissentLine {
                    id: id_of(row.id),
                    by: row.printed,
                    text: row.text,
                    is_recorded: row.kind.as_deref() == Some(RECORDED),
                })
                .collect(),
            guests,
            page,
        })
    }
}

fn quorum_of(roll: &Roll, seats: &[Seat]) -> Option<Quorum> {
    quorum(seats, roll.members).filter(|_| roll.rules.wants_quorum)
}

fn people(
    roll: &Roll,
    order: &[AgendaItemId],
    absences: &[ItemAbsenceRow],
) -> Result<Vec<RollPerson>, Refusal> {
    let mut people = Vec::new();
    for line in &roll.lines {
        let mut away = BTreeSet::new();
        for row in absences.iter().filter(|row| row.person_id == line.person) {
            if cause_of(row)? == AwayCause::Away {
                away.insert(row.agenda_item_id);
            }
        }
        let noted = line.attendance()?;
        let is_missing = match noted {
            Some(noted) => !noted.is_there(),
            None => line.answer == Answer::Apology,
        };
        let mut has_substitute = false;
        for other in roll
            .lines
            .iter()
            .filter(|other| other.instead_of == Some(line.person))
        {
            has_substitute |= other.attendance()?.unwrap_or_else(|| other.expected()).is_there();
        }
        let instead_of = line.instead_of.and_then(|person| roll.of(person));
        people.push(RollPerson {
            person: line.person,
            name: line.name.clone(),
            party: line.party.clone(),
            seat: line.seat,
            is_chair: line.is_chair,
            instead_of: instead_of.map(|member| member.name.clone()),
            answer: line.answer,
            noted,
            expected: line.expected(),
            stay: Stay::of(order, &away),
            wants_substitute: line.seat == InvitedAs::Member && is_missing && !has_substitute,
        });
    }
    Ok(people)
}

/// Who may stand in for a member of the forum and isn't on the roll.
async fn substitutes(
    reading: &mut Reading<'_>,
    meeting: &MeetingRow,
    roll: &Roll,
    today: referat_domain::Date,
) -> Result<Vec<(PersonId, String)>, Refusal> {
    let day = meeting.date.unwrap_or(today);
    let (_, profile) = crate::planning::live_forum(reading, meeting.forum_id).await?;
    let roles = crate::invite_to_meeting::roles_on(reading, meeting.forum_id, day).await?;
    // A name that only minutes know may stand in closed items alone.
    let known = people_of_the_house(reading).await?;
    let mut those = persons_here(reading).await?;
    those.retain(|(person, _)| {
        let is_substitute = roles.contains(&(*person, referat_domain::role::Role::Substitute));
        known.contains(person)
            && roll.of(*person).is_none()
            && referat_domain::meeting::invitation::may_stand_in(profile, is_substitute)
    });
    Ok(those)
}
