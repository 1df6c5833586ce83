//! The KLE register (KL's Emnesystematik) as it was loaded.

use referat_domain::Date;

use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A loaded register.
    pub struct KleRegisterRow in "kle_register" {
        /// Its id.
        id: RowId,
        /// Its name, or the file it came from.
        name: String,
        /// When KL published it.
        published: Option<Date>,
        /// When it was loaded, in microseconds since 1970.
        loaded_at: i64,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A subject, group or main group of a register.
    pub struct KleSubjectRow in "kle_subject" {
        /// Its id.
        id: RowId,
        /// The register.
        register_id: RowId => kle_register(id),
        /// Its number: "00.30.14".
        number: String,
        /// `main_group`, `group` or `subject`.
        level: String,
        /// Its title.
        title: String,
        /// Words that point to it with their weights, as a JSON list.
        keywords: String,
        /// When it expired.
        expired: Option<Date>,
        /// The numbers that followed it, as a JSON list.
        successors: String,
    }
}

impl Reading<'_> {
    /// The register that was loaded last.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn kle_register(&mut self) -> Result<Option<KleRegisterRow>, StoreError> {
        self.row(
            "AND removed_at IS NULL ORDER BY loaded_at DESC, id DESC LIMIT 1",
            &[],
        )
        .await
    }

    /// All subjects of a register, by level and number.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn kle_subjects(&mut self, register: RowId) -> Result<Vec<KleSubjectRow>, StoreError> {
        self.rows("AND register_id = $2 ORDER BY level, number", values![register])
            .await
    }

    /// What a register says of a number, at every level.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn kle_subjects_by_number(
        &mut self,
        register: RowId,
        number: &str,
    ) -> Result<Vec<KleSubjectRow>, StoreError> {
        self.rows(
            "AND register_id = $2 AND number = $3 ORDER BY level",
            values![register, number],
        )
        .await
    }
}
