//! The meeting plan of a year: of a forum, or of all.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use referat_domain::ids::{ForumId, MeetingId, RoomId};
use referat_domain::meeting::plan::ChangeKind;
use referat_domain::reader::Reader;
use referat_domain::view::plan::{ExtraordinaryCall, MeetingPlan, PlanChange, PlanLine};
use referat_domain::view::{Seen, show};
use referat_domain::{Date, Timestamp};
use referat_store::Reading;
use referat_store::between_meetings::ExtraordinaryCallRow;
use referat_store::meeting_plans::{BookingRow, MeetingChangeRow, RoomRow};
use referat_store::meetings::MeetingRow;

use super::deadlines::papers_due;
use super::listed;
use crate::office::Office;
use crate::planning::{days_off, live_forum};
use crate::refusal::Refusal;

impl Office {
    /// The meetings of a year, in the order they are held.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a forum or a year that isn't there.
    pub async fn meeting_plan(
        &self,
        reader: &Reader,
        forum: Option<ForumId>,
        year: i16,
    ) -> Result<Seen<MeetingPlan>, Refusal> {
        let day = |month, day| Date::new(year, month, day).map_err(|_| Refusal::NotFound);
        let (first, last) = (day(1, 1)?, day(12, 31)?);
        let mut reading = self.store.reading(self.tenant()).await?;
        let (forum, rows) = match forum {
            Some(id) => {
                let (row, profile) = live_forum(&mut reading, id).await?;
                let rows = reading.meetings_of_forum_between(id, first, last).await?;
                (Some((id, row.name, profile)), rows)
            }
            None => (None, reading.meetings_between(first, last).await?),
        };
        let lines = plan_lines(&mut reading, rows).await?;
        Ok(show(MeetingPlan { year, forum, lines }, reader))
    }

    /// One meeting as its plan tells of it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where it isn't there.
    pub async fn planned_meeting(&self, meeting: MeetingId) -> Result<PlanLine, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = crate::planning::live_meeting(&mut reading, meeting).await?;
        let lines = plan_lines(&mut reading, vec![row]).await?;
        lines.into_iter().next().ok_or(Refusal::NotFound)
    }
}

/// Meetings as lines of a plan, in their order.
pub(crate) async fn plan_lines(
    reading: &mut Reading<'_>,
    rows: Vec<MeetingRow>,
) -> Result<Vec<PlanLine>, Refusal> {
    let off = days_off(reading).await?;
    let ids: Vec<MeetingId> = rows.iter().map(|row| row.id).collect();
    let mut bookings: BTreeMap<MeetingId, BookingRow> = reading
        .bookings_of(&ids)
        .await?
        .into_iter()
        .map(|row| (row.meeting_id, row))
        .collect();
    let mut changes: BTreeMap<MeetingId, Vec<PlanChange>> = BTreeMap::new();
    for row in reading.changes_of(&ids).await? {
        let meeting = row.meeting_id;
        changes.entry(meeting).or_default().push(change_of(row)?);
    }
    let mut calls: BTreeMap<MeetingId, ExtraordinaryCallRow> = reading
        .extraordinary_calls(&ids)
        .await?
        .into_iter()
        .map(|row| (row.meeting_id, row))
        .collect();
    let mut rooms: BTreeMap<RoomId, Option<String>> = BTreeMap::new();
    for room in bookings.values().filter_map(|row| row.room_id) {
        if let Entry::Vacant(unknown) = rooms.entry(room) {
            let row: Option<RoomRow> = reading.by_id(room).await?;
            unknown.insert(row.map(|row| row.name));
        }
    }
    let lines = listed::meeting_lines(reading, rows).await?;
    Ok(lines
        .into_iter()
        .map(|meeting| {
            let booking = bookings.remove(&meeting.id);
            let room = booking.as_ref().and_then(|row| row.room_id);
            let planned_for = changes
                .get(&meeting.id)
                .and_then(|changes| changes.first())
                .map_or(meeting.date, |change| change.date);
            PlanLine {
                room: room.and_then(|id| Some((id, rooms.get(&id)?.clone()?))),
                series: booking.as_ref().and_then(|row| row.series_id),
                rule_date: booking
                    .and_then(|row| row.rule_date)
                    .filter(|day| Some(*day) != planned_for),
                day_off: meeting.date.and_then(|date| off.why(date)),
                call: calls.remove(&meeting.id).map(|row| ExtraordinaryCall {
                    papers_due: papers_due(&row),
                    asked_by: row.asked_by,
                    reason: row.reason,
                }),
                changes: changes.remove(&meeting.id).unwrap_or_default(),
                meeting,
            }
        })
        .collect())
}

fn change_of(row: MeetingChangeRow) -> Result<PlanChange, Refusal> {
    Ok(PlanChange {
        kind: ChangeKind::named(&row.kind)
            .ok_or_else(|| Refusal::unreadable("meeting_change", "kind", &row.kind))?,
        date: row.from_date,
        start: listed::clock(row.from_start.as_deref()),
        end: listed::clock(row.from_end.as_deref()),
        place: row.from_place,
        reason: row.reason,
        at: Timestamp::from_microsecond(row.changed_at)
            .map_err(|_| Refusal::unreadable("meeting_change", "changed_at", ""))?,
    })
}
