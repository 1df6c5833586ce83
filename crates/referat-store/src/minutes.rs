//! Minutes (referat) from their issue to their lock: their row, who put their name to them, what was remarked, and
//! corrections. Knows nothing of who may.

use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, IssuedDocumentId, MeetingId, PersonId};

use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// The minutes of a meeting: one row per meeting, from the day there is something to approve.
    pub struct MinutesRow in "minutes" {
        /// Its id.
        id: RowId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// `drafting`, `issued`, `approved` or `locked`. Locked ones are never written over.
        state: String,
        /// The item of a later meeting that approved them.
        approved_by_item: Option<AgendaItemId> => agenda_item(id),
        /// Until which day those who took part may remark on them.
        remarks_until: Option<Date>,
        /// When they were locked, in microseconds since 1970.
        locked_at: Option<i64>,
    }
}

table! {
    /// What somebody has put their name to.
    pub struct SignatureRow in "signature" {
        /// Its id.
        id: RowId,
        /// The meeting whose minutes they are.
        meeting_id: MeetingId => meeting(id),
        /// `approval` or `signature`.
        kind: String,
        /// Whose.
        person_id: PersonId => person(id),
        /// Their name.
        printed: String,
        /// `click` by themselves, or `paper`: on the sheet that was printed.
        way: String,
        /// The issue they saw.
        issued_document_id: IssuedDocumentId => issued_document(id),
        /// Who said so: they themselves, or whoever has the sheet.
        registered_by: String,
        /// When, in microseconds since 1970.
        signed_at: i64,
        /// When it was taken back, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// What somebody finds wrong in minutes that are issued.
    pub struct MinutesRemarkRow in "minutes_remark" {
        /// Its id.
        id: RowId,
        /// The meeting whose minutes they are.
        meeting_id: MeetingId => meeting(id),
        /// The item it is about, if it is about one.
        agenda_item_id: Option<AgendaItemId> => agenda_item(id),
        /// Who; NULL for whoever works at the machine itself.
        person_id: Option<PersonId> => person(id),
        /// Their name.
        written_by: String,
        /// What it says.
        text: String,
        /// When, in microseconds since 1970.
        written_at: i64,
        /// `taken` or `left`, once somebody has looked at it.
        answer: Option<String>,
        /// What was said to it.
        answer_words: Option<String>,
        /// When, in microseconds since 1970.
        answered_at: Option<i64>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A dated addition to minutes. Never written over.
    pub struct CorrectionRow in "correction" {
        /// Its id.
        id: RowId,
        /// The meeting whose minutes are added to.
        meeting_id: MeetingId => meeting(id),
        /// Its place among them, from 1.
        place: i64,
        /// The item it is about, if it is about one.
        agenda_item_id: Option<AgendaItemId> => agenda_item(id),
        /// The item of a later meeting under which it was noted.
        noted_by_item: Option<AgendaItemId> => agenda_item(id),
        /// What it says.
        text: String,
        /// Its day.
        date: Date,
        /// Who wrote it.
        written_by: String,
        /// When, in microseconds since 1970.
        written_at: i64,
    }
}

impl Reading<'_> {
    /// The minutes that these items approved.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn minutes_approved_by(
        &mut self,
        items: &[AgendaItemId],
    ) -> Result<Vec<MinutesRow>, StoreError> {
        self.rows_of("approved_by_item", items, "ORDER BY id").await
    }

    /// The minutes of these meetings.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn minutes_of(&mut self, meetings: &[MeetingId]) -> Result<Vec<MinutesRow>, StoreError> {
        self.rows_of("meeting_id", meetings, "ORDER BY meeting_id, id")
            .await
    }

    /// Who approved and signed a meeting's minutes, in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn signatures(&mut self, meeting: MeetingId) -> Result<Vec<SignatureRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            &[meeting],
            "AND removed_at IS NULL ORDER BY meeting_id, signed_at, id",
        )
        .await
    }

    /// What somebody has approved and signed.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn signatures_by(&mut self, person: PersonId) -> Result<Vec<SignatureRow>, StoreError> {
        self.rows_of(
            "person_id",
            &[person],
            "AND removed_at IS NULL ORDER BY person_id, signed_at, id",
        )
        .await
    }

    /// What was remarked on a meeting's minutes, in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn minutes_remarks(&mut self, meeting: MeetingId) -> Result<Vec<MinutesRemarkRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            &[meeting],
            "AND removed_at IS NULL ORDER BY meeting_id, written_at, id",
        )
        .await
    }

    /// What somebody remarked on minutes, in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn minutes_remarks_by(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<MinutesRemarkRow>, StoreError> {
        self.rows_of(
            "person_id",
            &[person],
            "AND removed_at IS NULL ORDER BY person_id, written_at, id",
        )
        .await
    }

    /// The corrections to a meeting's minutes, in their order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn corrections(&mut self, meeting: MeetingId) -> Result<Vec<CorrectionRow>, StoreError> {
        self.rows_of("meeting_id", &[meeting], "ORDER BY meeting_id, place")
            .await
    }
}
