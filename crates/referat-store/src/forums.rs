//! Forums (forum, udvalg, råd).

use referat_domain::ids::ForumId;

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// A forum. No two that aren't removed have the same name.
    pub struct ForumRow in "forum" {
        /// Its id.
        id: ForumId,
        /// Its name: "Chefforum".
        name: String,
        /// The short form used in routes: "CF".
        abbreviation: Option<String>,
        /// `political`, `administrative` or `med`.
        profile: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// Every forum, by name in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forums(&mut self) -> Result<Vec<ForumRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY name, id", &[]).await
    }

    /// The forum of exactly this name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forum_by_name(&mut self, name: &str) -> Result<Option<ForumRow>, StoreError> {
        self.row("AND name = $2 AND removed_at IS NULL", values![name])
            .await
    }

    /// The forums of exactly this abbreviation.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forums_by_abbreviation(&mut self, abbreviation: &str) -> Result<Vec<ForumRow>, StoreError> {
        self.rows(
            "AND abbreviation = $2 AND removed_at IS NULL ORDER BY name, id",
            values![abbreviation],
        )
        .await
    }
}
