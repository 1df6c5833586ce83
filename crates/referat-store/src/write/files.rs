//! The row of a file: every content that a covered row points to is named by one.

use super::Write;
use crate::StoreError;
use crate::file_rows::FileRow;
use crate::files::StoredContent;

impl Write<'_> {
    /// The row of a content that is in the file store, made if this municipality has none, and brought back
    /// if it was removed.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] for a file of more than 2⁶³ bytes, and whatever the database says.
    pub async fn keep_file(
        &mut self,
        content: &StoredContent,
        media_type: &str,
    ) -> Result<FileRow, StoreError> {
        let size = i64::try_from(content.size).map_err(|_| StoreError::TooLarge)?;
        let found = self.reading().file_by_checksum(content.checksum).await?;
        match found {
            Some(row) if row.removed_at.is_none() => Ok(row),
            Some(mut row) => {
                row.removed_at = None;
                self.update(&row).await?;
                Ok(row)
            }
            None => {
                let row = FileRow {
                    id: self.fresh(),
                    checksum: content.checksum,
                    size,
                    media_type: media_type.to_owned(),
                    removed_at: None,
                };
                self.insert(std::slice::from_ref(&row)).await?;
                Ok(row)
            }
        }
    }
}
