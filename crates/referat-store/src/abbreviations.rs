//! The short forms (forkortelser) that a forum knows.

use referat_domain::ids::{AbbreviationId, ForumId};

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// A short form of a forum's list. No two of a forum that aren't removed are the same.
    pub struct AbbreviationRow in "abbreviation" {
        /// Its id.
        id: AbbreviationId,
        /// The forum that knows it.
        forum_id: ForumId => forum(id),
        /// The short form: "DIF".
        short: String,
        /// What it stands for.
        meaning: String,
        /// When it was taken off the list, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// A forum's list, by short form in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn abbreviations(&mut self, forum: ForumId) -> Result<Vec<AbbreviationRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND removed_at IS NULL ORDER BY short, id",
            values![forum],
        )
        .await
    }
}
