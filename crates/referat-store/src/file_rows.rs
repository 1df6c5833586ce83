//! The rows of files: which contents of the file store a municipality owns.
//!
//! The bytes are in [`crate::files`]; the same content stands there once, however many rows name it.

use referat_domain::paper::attachment::Checksum;

use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A content of the file store. Once it is removed, its bytes are swept away.
    pub struct FileRow in "file" {
        /// Its id.
        id: RowId,
        /// What it is made of.
        checksum: Checksum,
        /// Its size in bytes.
        size: i64,
        /// Its media type: `text/plain`.
        media_type: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The row of a content, removed or not.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn file_by_checksum(&mut self, checksum: Checksum) -> Result<Option<FileRow>, StoreError> {
        self.row("AND checksum = $2", values![checksum]).await
    }
}
