//! Planned meetings: rooms, series, what planning knows of a meeting, and what became of it since.

use referat_domain::Date;
use referat_domain::ids::{ForumId, MeetingId, RoomId, SeriesId};

use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A room. No two that aren't removed have the same name.
    pub struct RoomRow in "room" {
        /// Its id.
        id: RoomId,
        /// Its name: "Mødelokale 1".
        name: String,
        /// How many can sit in it.
        seats: Option<i64>,
        /// When it was taken off the list, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// Meetings that were planned by one rule.
    pub struct SeriesRow in "meeting_series" {
        /// Its id.
        id: SeriesId,
        /// The forum that meets.
        forum_id: ForumId => forum(id),
        /// The rule, as JSON.
        rule: String,
        /// What was chosen for single days, as JSON.
        choices: String,
        /// When it was planned, in microseconds since 1970.
        planned_at: i64,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// What planning knows of a meeting: one row per meeting.
    pub struct BookingRow in "meeting_booking" {
        /// Its id.
        id: RowId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// The series it was planned in.
        series_id: Option<SeriesId> => meeting_series(id),
        /// The day the series' rule gave.
        rule_date: Option<Date>,
        /// The room it is in.
        room_id: Option<RoomId> => room(id),
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// What became of a meeting: where it was before, and why.
    pub struct MeetingChangeRow in "meeting_change" {
        /// Its id.
        id: RowId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// Its place among the meeting's changes, from 1.
        place: i64,
        /// `moved` or `cancelled`.
        kind: String,
        /// The day it was on.
        from_date: Option<Date>,
        /// When it began.
        from_start: Option<String>,
        /// When it ended.
        from_end: Option<String>,
        /// Where it was.
        from_place: Option<String>,
        /// Why, in the words of whoever changed it.
        reason: String,
        /// When, in microseconds since 1970.
        changed_at: i64,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The rooms, by name in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn rooms(&mut self) -> Result<Vec<RoomRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY name, id", &[]).await
    }

    /// A forum's series, as they were planned.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn series_of_forum(&mut self, forum: ForumId) -> Result<Vec<SeriesRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND removed_at IS NULL ORDER BY id",
            values![forum],
        )
        .await
    }

    /// What planning knows of these meetings.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn bookings_of(&mut self, meetings: &[MeetingId]) -> Result<Vec<BookingRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            meetings,
            "AND removed_at IS NULL ORDER BY meeting_id",
        )
        .await
    }

    /// The meetings that were ever booked in a room.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn bookings_of_room(&mut self, room: RoomId) -> Result<Vec<BookingRow>, StoreError> {
        self.rows(
            "AND room_id = $2 AND removed_at IS NULL ORDER BY id",
            values![room],
        )
        .await
    }

    /// What became of these meetings, each meeting's changes in their order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn changes_of(&mut self, meetings: &[MeetingId]) -> Result<Vec<MeetingChangeRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            meetings,
            "AND removed_at IS NULL ORDER BY meeting_id, place",
        )
        .await
    }

    /// A forum's meetings from one day to another, both included, in the order they are held.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meetings_of_forum_between(
        &mut self,
        forum: ForumId,
        from: Date,
        to: Date,
    ) -> Result<Vec<crate::meetings::MeetingRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND date BETWEEN $3 AND $4 AND removed_at IS NULL \
             ORDER BY date, start_time NULLS FIRST, id",
            values![forum, from, to],
        )
        .await
    }
}
