//! What those of a forum write to each other on its items. Never printed; knows nothing of who may see it.

use referat_domain::ids::{AgendaItemId, PersonId};

use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A remark that is shared in a forum.
    pub struct SharedRemarkRow in "shared_remark" {
        /// Its id.
        id: RowId,
        /// The item.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// Who wrote it; NULL for whoever works at the machine itself.
        person_id: Option<PersonId> => person(id),
        /// Their name.
        written_by: String,
        /// What it says.
        text: String,
        /// When, in microseconds since 1970.
        written_at: i64,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The remarks on an item, in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn shared_remarks(&mut self, item: AgendaItemId) -> Result<Vec<SharedRemarkRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            &[item],
            "AND removed_at IS NULL ORDER BY agenda_item_id, written_at, id",
        )
        .await
    }

    /// The remarks somebody wrote, in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn shared_remarks_by(&mut self, person: PersonId) -> Result<Vec<SharedRemarkRow>, StoreError> {
        self.rows_of(
            "person_id",
            &[person],
            "AND removed_at IS NULL ORDER BY person_id, written_at, id",
        )
        .await
    }
}
