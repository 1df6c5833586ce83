//! Erasures (GDPR article 17): what was erased, on which ground, approved by whom.

use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// Something that was erased.
    pub struct ErasureRow in "erasure" {
        /// Its id.
        id: RowId,
        /// `row`, or `words` of an entry.
        what: String,
        /// The row's table.
        table_name: Option<String>,
        /// The row.
        row_id: Option<RowId>,
        /// The entry whose words went.
        entry: Option<i64>,
        /// The ground.
        ground: String,
        /// Who approved it.
        approver: String,
    }
}

impl Reading<'_> {
    /// Everything that was erased, the oldest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn erasures(&mut self) -> Result<Vec<ErasureRow>, StoreError> {
        self.rows("ORDER BY id", &[]).await
    }
}
