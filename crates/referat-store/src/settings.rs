//! The rules of a municipality and of its forums, each as JSON under its name.
//!
//! What the names are and what they may hold is decided above.

use referat_domain::ids::{ForumId, SettingId};

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// A rule. A municipality, and a forum, have no two of the same name that aren't removed.
    pub struct SettingRow in "setting" {
        /// Its id.
        id: SettingId,
        /// The forum it is for; `None` for the municipality.
        forum_id: Option<ForumId> => forum(id),
        /// Its name.
        name: String,
        /// What it is set to, as JSON.
        value: String,
        /// When it was taken back to the standard, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// Every rule that is set, by name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn settings(&mut self) -> Result<Vec<SettingRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY name, id", &[]).await
    }

    /// The rules of the municipality itself, by name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn settings_of_municipality(&mut self) -> Result<Vec<SettingRow>, StoreError> {
        self.rows("AND forum_id IS NULL AND removed_at IS NULL ORDER BY name", &[])
            .await
    }

    /// The rules of a forum, by name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn settings_of_forum(&mut self, forum: ForumId) -> Result<Vec<SettingRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND removed_at IS NULL ORDER BY name",
            values![forum],
        )
        .await
    }
}
