//! The stretches of time in which meetings were at their items. Knows nothing of what may follow what.

use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, MeetingId};

use crate::RowId;
use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// A stretch of time in which a meeting was at an item.
    pub struct ItemSessionRow in "item_session" {
        /// Its id.
        id: RowId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// The item.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// When it began, in microseconds since 1970.
        began_at: i64,
        /// When it ended; `None` while it runs.
        ended_at: Option<i64>,
        /// `paused` or `left`.
        ended_as: Option<String>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The stretches of these meetings, each meeting's in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn item_sessions(&mut self, meetings: &[MeetingId]) -> Result<Vec<ItemSessionRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            meetings,
            "AND removed_at IS NULL ORDER BY meeting_id, began_at, id",
        )
        .await
    }

    /// The stretches of the meetings of a period, both days included, in order of their ids.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn item_sessions_between(
        &mut self,
        from: Date,
        to: Date,
    ) -> Result<Vec<ItemSessionRow>, StoreError> {
        self.rows(
            "AND removed_at IS NULL AND meeting_id IN (SELECT id FROM meeting WHERE municipality_id = $1 \
             AND removed_at IS NULL AND date >= $2 AND date <= $3) ORDER BY id",
            values![from, to],
        )
        .await
    }
}
