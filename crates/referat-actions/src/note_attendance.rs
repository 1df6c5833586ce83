//! Who was at a meeting: noted one by one or all at once, substitutes, and who came late or left early.

use std::collections::BTreeSet;

use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::attendance::{Attendance, AttendanceRule, AwayCause, NoStay, Stay};
use referat_domain::meeting::invitation::{Answer, InvitedAs, may_stand_in};
use referat_domain::role::Role;
use referat_store::Write;
use referat_store::item_absences::ItemAbsenceRow;
use referat_store::meetings::{MeetingRow, ParticipantRow};

use crate::invite_to_meeting::{fresh, present, roles_on};
use crate::office::{Actor, Office, entry};
use crate::planning::live_forum;
use crate::record_decision::held_here;
use crate::record_votes::unless_voted;
use crate::refusal::Refusal;
use crate::roll::{Roll, RollLine, SAID_AT_ITEM, cause_of};

impl Office {
    /// Notes how somebody took part in a meeting; `None` takes it back. Whether anything changed.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] for a meeting that isn't there or somebody who isn't on its roll,
    /// [`Refusal::NotNow`] where it hasn't begun, was moved in, its forum notes nothing, or they have voted at it and
    /// would not have been there; [`Refusal::NotValid`] for a substitute of nobody.
    pub async fn note_attendance(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        person: PersonId,
        attendance: Option<Attendance>,
    ) -> Result<bool, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = rolled(&mut write, actor, meeting).await?;
        let roll = Roll::read(&mut write.reading(), &row, self.today()).await?;
        let line = roll.of(person).ok_or(Refusal::NotFound)?;
        // Whoever stands in for somebody is there as a substitute, and nobody else is.
        let attendance = match (attendance, line.seat) {
            (Some(Attendance::Present), InvitedAs::Substitute) => Some(Attendance::Substitute),
            (Some(Attendance::Substitute), InvitedAs::Member | InvitedAs::Attendee | InvitedAs::Guest) => {
                return Err(not_valid("attendance-substitute-of"));
            }
            (attendance, _) => attendance,
        };
        if !attendance.is_some_and(Attendance::is_there) {
            let items = write.reading().items_of_meeting(meeting).await?;
            let items: Vec<AgendaItemId> = items.into_iter().map(|item| item.id).collect();
            unless_voted(&mut write, &items, person).await?;
        }
        let changed = put(&mut write, meeting, &roll, line, attendance).await?;
        if changed {
            write
                .commit(entry(actor, "note_attendance", "meeting", meeting.uuid(), ""))
                .await?;
        }
        Ok(changed)
    }

    /// Notes everyone who isn't noted yet: those who sent an apology as not there, the others as there. How many.
    ///
    /// # Errors
    /// As [`Office::note_attendance`].
    pub async fn note_the_rest(&self, actor: &Actor, meeting: MeetingId) -> Result<usize, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = rolled(&mut write, actor, meeting).await?;
        let roll = Roll::read(&mut write.reading(), &row, self.today()).await?;
        let mut count = 0;
        for line in roll.lines.iter().filter(|line| line.noted.is_none()) {
            let expected = Some(line.expected());
            if put(&mut write, meeting, &roll, line, expected).await? {
                count += 1;
            }
        }
        if count == 0 {
            return Err(Refusal::NotNow {
                why: "attendance-all-noted",
            });
        }
        write
            .commit(entry(actor, "note_attendance", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(count)
    }

    /// Notes that somebody came instead of a member who was not there: as called, and as there.
    ///
    /// # Errors
    /// As [`Office::note_attendance`]; [`Refusal::NotNow`] where the member is there or has a substitute already, or the
    /// substitute is on the roll; [`Refusal::NotValid`] for somebody who may not stand in there.
    pub async fn note_substitute(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        absent: PersonId,
        substitute: PersonId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = rolled(&mut write, actor, meeting).await?;
        let day = row.date.unwrap_or_else(|| self.today());
        let roll = Roll::read(&mut write.reading(), &row, self.today()).await?;
        let member = roll.of(absent).ok_or(Refusal::NotFound)?;
        let is_away = match member.attendance()? {
            Some(attendance) => !attendance.is_there(),
            None => member.answer == Answer::Apology,
        };
        if member.seat != InvitedAs::Member || !is_away {
            return Err(Refusal::NotNow {
                why: "attendance-member-there",
            });
        }
        for line in roll.lines.iter().filter(|line| line.instead_of == Some(absent)) {
            if line.attendance()?.unwrap_or_else(|| line.expected()).is_there() {
                return Err(Refusal::NotNow {
                    why: "substitute-called",
                });
            }
        }
        if roll.of(substitute).is_some() {
            return Err(Refusal::NotNow { why: "all-invited" });
        }
        let who = present(&mut write.reading(), substitute, day).await?;
        let (_, profile) = live_forum(&mut write.reading(), row.forum_id).await?;
        let roles = roles_on(&mut write.reading(), row.forum_id, day).await?;
        if !may_stand_in(profile, roles.contains(&(substitute, Role::Substitute))) {
            return Err(not_valid("not-a-substitute"));
        }
        let mut called = fresh(&mut write, meeting, substitute, InvitedAs::Substitute);
        called.instead_of = Some(absent);
        called.answer = Answer::Accepts.as_str().to_owned();
        write.insert(&[called]).await?;
        let line = RollLine {
            person: substitute,
            name: who.name,
            party: party_of(&mut write, &row, substitute).await?,
            seat: InvitedAs::Substitute,
            is_chair: false,
            instead_of: Some(absent),
            answer: Answer::Accepts,
            noted: None,
        };
        put(&mut write, meeting, &roll, &line, Some(Attendance::Substitute)).await?;
        write
            .commit(entry(actor, "note_substitute", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Notes from which item to which somebody was there: they were away from the others. Where they are disqualified
    /// stays as it is. Whether anything changed.
    ///
    /// # Errors
    /// As [`Office::note_attendance`]; [`Refusal::NotNow`] where the forum notes nothing for single items, they were not
    /// at the meeting, or voted at an item they would not have been at; [`Refusal::NotValid`] where they would have left
    /// before they came.
    pub async fn note_stay(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        person: PersonId,
        stay: Stay,
    ) -> Result<bool, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = rolled(&mut write, actor, meeting).await?;
        let roll = Roll::read(&mut write.reading(), &row, self.today()).await?;
        if roll.rules.attendance != AttendanceRule::PerItem {
            return Err(Refusal::NotNow {
                why: "attendance-not-per-item",
            });
        }
        let line = roll.of(person).ok_or(Refusal::NotFound)?;
        if !line.attendance()?.is_some_and(Attendance::is_there) {
            return Err(Refusal::NotNow {
                why: "attendance-not-there",
            });
        }
        let items = write.reading().items_of_meeting(meeting).await?;
        let order: Vec<AgendaItemId> = items.into_iter().map(|item| item.id).collect();
        let away = stay.away(&order).map_err(|no| match no {
            NoStay::UnknownItem => Refusal::NotFound,
            NoStay::Backwards => not_valid("attendance-backwards"),
        })?;
        let gone: Vec<AgendaItemId> = away.iter().copied().collect();
        unless_voted(&mut write, &gone, person).await?;
        let changed = stay_away(&mut write, &order, person, &away).await?;
        if changed {
            write
                .commit(entry(actor, "note_stay", "meeting", meeting.uuid(), ""))
                .await?;
        }
        Ok(changed)
    }
}

/// A meeting that is held here and whose forum notes who was there.
async fn rolled(write: &mut Write<'_>, actor: &Actor, id: MeetingId) -> Result<MeetingRow, Refusal> {
    let row = held_here(&mut write.reading(), actor, id).await?;
    let state: MeetingState = row
        .state
        .parse()
        .map_err(|()| Refusal::unreadable("meeting", "state", &row.state))?;
    state.may_record()?;
    let rules = crate::roll::RollRules::of_forum(&mut write.reading(), row.forum_id).await?;
    match rules.attendance {
        AttendanceRule::Nothing => Err(Refusal::NotNow {
            why: "attendance-off",
        }),
        AttendanceRule::PerMeeting | AttendanceRule::PerItem => Ok(row),
    }
}

/// Notes it; whether that is something else than before.
async fn put(
    write: &mut Write<'_>,
    meeting: MeetingId,
    roll: &Roll,
    line: &RollLine,
    attendance: Option<Attendance>,
) -> Result<bool, Refusal> {
    let said_at = match roll.rules.attendance {
        AttendanceRule::PerItem => SAID_AT_ITEM,
        AttendanceRule::PerMeeting | AttendanceRule::Nothing => "meeting",
    };
    match (&line.noted, attendance) {
        (None, None) => Ok(false),
        (Some(row), None) => {
            write.remove(row).await?;
            Ok(true)
        }
        (Some(row), Some(attendance)) if row.attendance == attendance.as_str() => Ok(false),
        (Some(row), Some(attendance)) => {
            let attendance = attendance.as_str().to_owned();
            let row = ParticipantRow {
                attendance,
                said_at: Some(said_at.to_owned()),
                ..row.clone()
            };
            write.update(&row).await?;
            Ok(true)
        }
        (None, Some(attendance)) => {
            let at = roll.lines.iter().position(|other| other.person == line.person);
            let place = i64::try_from(at.unwrap_or(roll.lines.len())).unwrap_or(i64::MAX);
            let role = match (line.is_chair, line.seat) {
                (true, _) => Some("Formand".to_owned()),
                (
                    false,
                    InvitedAs::Member | InvitedAs::Substitute | InvitedAs::Guest | InvitedAs::Attendee,
                ) => None,
            };
            let row = ParticipantRow {
                id: write.fresh(),
                meeting_id: meeting,
                place: place.saturating_add(1),
                person_id: line.person,
                printed: line.name.clone(),
                party: line.party.clone(),
                role,
                attendance: attendance.as_str().to_owned(),
                removed_at: None,
                seat: Some(line.seat.as_str().to_owned()),
                said_at: Some(said_at.to_owned()),
            };
            write.insert(&[row]).await?;
            Ok(true)
        }
    }
}

/// The letter of the party or list somebody holds a role in the forum for.
async fn party_of(
    write: &mut Write<'_>,
    meeting: &MeetingRow,
    person: PersonId,
) -> Result<Option<String>, Refusal> {
    let rows = write.reading().memberships_of_forum(meeting.forum_id).await?;
    let mut held = rows.into_iter().filter(|row| row.person_id == person);
    Ok(held.find_map(|row| row.party))
}

/// Makes somebody away from just these items of a meeting; whether that is something else than before.
async fn stay_away(
    write: &mut Write<'_>,
    order: &[AgendaItemId],
    person: PersonId,
    away: &BTreeSet<AgendaItemId>,
) -> Result<bool, Refusal> {
    let rows = write.reading().item_absences(order).await?;
    let mut changed = false;
    let mut noted: BTreeSet<AgendaItemId> = BTreeSet::new();
    for row in rows.into_iter().filter(|row| row.person_id == person) {
        match cause_of(&row)? {
            AwayCause::Away if !away.contains(&row.agenda_item_id) => {
                write.remove(&row).await?;
                changed = true;
            }
            AwayCause::Away | AwayCause::Disqualified => {
                noted.insert(row.agenda_item_id);
            }
        }
    }
    let mut more = Vec::new();
    for item in away.difference(&noted) {
        more.push(ItemAbsenceRow {
            id: write.fresh(),
            agenda_item_id: *item,
            person_id: person,
            cause: AwayCause::Away.as_str().to_owned(),
            reason: None,
            has_left: false,
            removed_at: None,
        });
    }
    write.insert(&more).await?;
    Ok(changed || !more.is_empty())
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
