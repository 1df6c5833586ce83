//! Meetings (møder), who took part in them, and their minutes (referater).

use referat_domain::Date;
use referat_domain::ids::{ForumId, MeetingId, PersonId};

use crate::database::value::values;
use crate::reading::{Page, Reading};
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A meeting of a forum.
    pub struct MeetingRow in "meeting" {
        /// Its id.
        id: MeetingId,
        /// The forum that meets.
        forum_id: ForumId => forum(id),
        /// The day, if it is known.
        date: Option<Date>,
        /// When it begins: "09:00".
        start_time: Option<String>,
        /// When it ends.
        end_time: Option<String>,
        /// Where.
        place: Option<String>,
        /// `planned`, `agenda_open`, `agenda_issued`, `in_session`, `held` or `cancelled`.
        state: String,
        /// Text before the first item, as rich text in JSON.
        preamble: Option<String>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// Someone who is named as taking part in a meeting.
    pub struct ParticipantRow in "participant" {
        /// Its id.
        id: RowId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// The place in the list, from 1.
        place: i64,
        /// Who.
        person_id: PersonId => person(id),
        /// The name as printed.
        printed: String,
        /// The party letter.
        party: Option<String>,
        /// The role, as printed.
        role: Option<String>,
        /// `present`, `absent`, `apology` or `substitute`.
        attendance: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// `member`, `attendee`, `substitute` or `guest`; `None` for those an old document names.
        seat: Option<String>,
        /// Whether it is said once or at each item that they were not there: `meeting` or `item`, as the forum's rule was
        /// when it was noted; `None` for those an old document names.
        said_at: Option<String>,
    }
}

impl Reading<'_> {
    /// A forum's meetings, newest first; those without a date last.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meetings_of_forum(
        &mut self,
        forum: ForumId,
        page: Page,
    ) -> Result<Vec<MeetingRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND removed_at IS NULL \
             ORDER BY date DESC NULLS LAST, start_time DESC NULLS LAST, id DESC LIMIT $3 OFFSET $4",
            values![forum, i64::from(page.limit), i64::from(page.offset)],
        )
        .await
    }

    /// How many meetings each forum has, with the day of its newest one; forums without any aren't there.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meeting_counts(&mut self) -> Result<Vec<(ForumId, i64, Option<Date>)>, StoreError> {
        self.connection
            .all(
                crate::database::connection::Sql::fixed(
                    "SELECT forum_id, COUNT(*), MAX(date) FROM meeting \
                     WHERE municipality_id = $1 AND removed_at IS NULL GROUP BY forum_id ORDER BY forum_id",
                ),
                values![self.tenant],
            )
            .await
    }

    /// The newest meetings of all forums.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn latest_meetings(&mut self, page: Page) -> Result<Vec<MeetingRow>, StoreError> {
        self.rows(
            "AND removed_at IS NULL AND date IS NOT NULL \
             ORDER BY date DESC, start_time DESC NULLS LAST, id DESC LIMIT $2 OFFSET $3",
            values![i64::from(page.limit), i64::from(page.offset)],
        )
        .await
    }

    /// The meetings from one day to another, both included, in the order they are held.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meetings_between(&mut self, from: Date, to: Date) -> Result<Vec<MeetingRow>, StoreError> {
        self.rows(
            "AND date BETWEEN $2 AND $3 AND removed_at IS NULL \
             ORDER BY date, start_time NULLS FIRST, id",
            values![from, to],
        )
        .await
    }

    /// A forum's meetings on a day.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meetings_on(&mut self, forum: ForumId, date: Date) -> Result<Vec<MeetingRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND date = $3 AND removed_at IS NULL \
             ORDER BY start_time NULLS FIRST, id",
            values![forum, date],
        )
        .await
    }

    /// The last meeting of a forum before a day, and the first after it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meetings_beside(
        &mut self,
        forum: ForumId,
        date: Date,
    ) -> Result<(Option<MeetingRow>, Option<MeetingRow>), StoreError> {
        let before = self
            .row(
                "AND forum_id = $2 AND date < $3 AND removed_at IS NULL \
                 ORDER BY date DESC, start_time DESC NULLS LAST, id DESC LIMIT 1",
                values![forum, date],
            )
            .await?;
        let after = self
            .row(
                "AND forum_id = $2 AND date > $3 AND removed_at IS NULL \
                 ORDER BY date, start_time NULLS FIRST, id LIMIT 1",
                values![forum, date],
            )
            .await?;
        Ok((before, after))
    }

    /// The meetings of these ids, removed ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meetings_of(&mut self, ids: &[MeetingId]) -> Result<Vec<MeetingRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// Who took part in a meeting, in the order of the list.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn participants(&mut self, meeting: MeetingId) -> Result<Vec<ParticipantRow>, StoreError> {
        self.rows(
            "AND meeting_id = $2 AND removed_at IS NULL ORDER BY place, id",
            values![meeting],
        )
        .await
    }

    /// Who took part in these meetings, each meeting's in the order of the list.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn participants_of(
        &mut self,
        meetings: &[MeetingId],
    ) -> Result<Vec<ParticipantRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            meetings,
            "AND removed_at IS NULL ORDER BY meeting_id, place, id",
        )
        .await
    }

    /// The meetings a person is named as taking part in.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn participations(&mut self, person: PersonId) -> Result<Vec<ParticipantRow>, StoreError> {
        self.rows(
            "AND person_id = $2 AND removed_at IS NULL ORDER BY meeting_id, place, id",
            values![person],
        )
        .await
    }
}
