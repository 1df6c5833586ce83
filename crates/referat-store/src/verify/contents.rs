//! The files: every content that a row names is there, and made of what its checksum says.

use referat_domain::paper::attachment::Checksum;

use super::{Verification, VerifyError, VerifyFinding, VerifyProgress};
use crate::RowId;
use crate::database::connection::Sql;
use crate::database::value::values;
use crate::files::Files;

/// How many rows of files are held at a time.
const FILES: i64 = 500;

impl Verification<'_> {
    /// Reads the bytes of every file that isn't removed.
    pub(super) async fn check_files(&mut self, files: &Files) -> Result<(), VerifyError> {
        let in_all: Option<(i64,)> = self
            .connection
            .first(
                Sql::fixed("SELECT COUNT(*) FROM file WHERE municipality_id = $1 AND removed_at IS NULL"),
                values![self.tenant],
            )
            .await?;
        let of = in_all.map_or(0, |(count,)| count.unsigned_abs());
        let mut after = RowId::from_bytes([0; 16]);
        loop {
            let page: Vec<(RowId, Checksum, i64)> = self
                .connection
                .all(
                    Sql::fixed(
                        "SELECT id, checksum, size FROM file WHERE municipality_id = $1 AND id > $2 \
                         AND removed_at IS NULL ORDER BY id LIMIT $3",
                    ),
                    values![self.tenant, after, FILES],
                )
                .await?;
            let Some((last, _, _)) = page.last() else {
                return Ok(());
            };
            after = *last;
            for (id, checksum, size) in page {
                let id = id.uuid();
                match files.measure(checksum).await? {
                    None => self.found(VerifyFinding::FileMissing { id, checksum }),
                    Some(content)
                        if content.checksum != checksum || i64::try_from(content.size) != Ok(size) =>
                    {
                        self.found(VerifyFinding::FileChanged { id, checksum });
                    }
                    Some(_) => {}
                }
                self.report.files += 1;
                self.tell(VerifyProgress::Files {
                    done: self.report.files,
                    of,
                });
            }
        }
    }
}
