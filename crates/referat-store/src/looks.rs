//! The look of a municipality's documents, as the JSON its own module reads.

use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A look. A municipality has at most one that isn't removed.
    pub struct LookRow in "look" {
        /// Its id.
        id: RowId,
        /// The look.
        json: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The municipality's look, if it has one of its own.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn look(&mut self) -> Result<Option<LookRow>, StoreError> {
        self.row("AND removed_at IS NULL", &[]).await
    }
}
