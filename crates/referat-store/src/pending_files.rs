//! Files that were handed in and aren't imported yet: outside the chain, forgotten when nobody comes back to them.
//!
//! Their bytes are in the file store, which keeps them as long as a row names them here. Knows nothing of what is
//! read in them.

use referat_domain::Timestamp;
use referat_domain::ids::{PendingFileId, PersonId, Tenant, UploadId};
use referat_domain::paper::attachment::Checksum;

use crate::StoreError;
use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::values;
use crate::reading::Reading;

/// A file of an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingFile {
    /// Its id.
    pub id: PendingFileId,
    /// The upload it belongs to.
    pub upload: UploadId,
    /// 0 for the document; its attachments follow.
    pub place: i64,
    /// What it is called, without folders.
    pub file_name: String,
    /// What its bytes are made of.
    pub checksum: Checksum,
    /// Its size in bytes.
    pub size: i64,
    /// The name of whoever handed it in.
    pub uploaded_by: String,
    /// Who that is; `None` for whoever works at the machine itself.
    pub person: Option<PersonId>,
    /// When, in microseconds since 1970.
    pub uploaded_at: i64,
}

const COLUMNS: &str = "SELECT id, upload_id, place, file_name, checksum, size, uploaded_by, person_id, \
                       uploaded_at FROM pending_file WHERE municipality_id = $1";

impl Record for PendingFile {
    const NAME: &'static str = "pending_file";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.field()?,
            upload: columns.field()?,
            place: columns.field()?,
            file_name: columns.field()?,
            checksum: columns.field()?,
            size: columns.field()?,
            uploaded_by: columns.field()?,
            person: columns.field()?,
            uploaded_at: columns.field()?,
        })
    }
}

impl Reading<'_> {
    /// All files that wait, the last upload first, each upload's in their order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn pending_files(&mut self) -> Result<Vec<PendingFile>, StoreError> {
        let sql = Sql::built(format!("{COLUMNS} ORDER BY upload_id DESC, place"));
        self.connection.all(sql, values![self.tenant]).await
    }

    /// The files of one upload in their order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn files_of_upload(&mut self, upload: UploadId) -> Result<Vec<PendingFile>, StoreError> {
        let sql = Sql::built(format!("{COLUMNS} AND upload_id = $2 ORDER BY place"));
        self.connection.all(sql, values![self.tenant, upload]).await
    }
}

/// Keeps the rows of files.
pub(crate) async fn add(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    files: &[PendingFile],
) -> Result<(), StoreError> {
    for file in files {
        let sql = "INSERT INTO pending_file (municipality_id, id, upload_id, place, file_name, checksum, size, \
                   uploaded_by, person_id, uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let values = values![
            tenant,
            file.id,
            file.upload,
            file.place,
            file.file_name,
            file.checksum,
            file.size,
            file.uploaded_by,
            file.person,
            file.uploaded_at
        ];
        connection.execute(Sql::fixed(sql), values).await?;
    }
    Ok(())
}

/// Forgets an upload, if it is there.
pub(crate) async fn forget(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    upload: UploadId,
) -> Result<u64, StoreError> {
    let sql = Sql::fixed("DELETE FROM pending_file WHERE municipality_id = $1 AND upload_id = $2");
    connection.execute(sql, values![tenant, upload]).await
}

/// Forgets uploads that were handed in before a moment; how many files.
pub(crate) async fn sweep(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    before: Timestamp,
) -> Result<u64, StoreError> {
    let sql = Sql::fixed("DELETE FROM pending_file WHERE municipality_id = $1 AND uploaded_at < $2");
    connection
        .execute(sql, values![tenant, before.as_microsecond()])
        .await
}
