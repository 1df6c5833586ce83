//! Municipalities (kommuner): which ones the installation holds.

use referat_domain::ids::MunicipalityId;

use crate::StoreError;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// A municipality; its id is the first column of every other key.
    pub struct MunicipalityRow in "municipality" {
        /// Its id, equal to the municipality it is written under.
        id: MunicipalityId,
        /// Its name: "Sandved Kommune".
        name: String,
        /// When it was made, in microseconds since 1970.
        created_at: i64,
    }
}

impl Reading<'_> {
    /// The municipality that is read, if it is there.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn municipality(&mut self) -> Result<Option<MunicipalityRow>, StoreError> {
        self.row("", &[]).await
    }
}
