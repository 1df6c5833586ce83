//! Who was at a meeting and not at an item of it: away, or disqualified (inhabil).

use referat_domain::ids::{AgendaItemId, PersonId};

use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// Somebody who was not at an item.
    pub struct ItemAbsenceRow in "item_absence" {
        /// Its id.
        id: RowId,
        /// The item.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// Who.
        person_id: PersonId => person(id),
        /// `away` or `disqualified`.
        cause: String,
        /// Why they are disqualified, for those of the forum; never printed.
        reason: Option<String>,
        /// Whether who is disqualified left the room.
        has_left: bool,
        /// When it was taken back, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// Who was not at these items.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn item_absences(&mut self, items: &[AgendaItemId]) -> Result<Vec<ItemAbsenceRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            items,
            "AND removed_at IS NULL ORDER BY agenda_item_id, id",
        )
        .await
    }
}
