//! Issued documents, as they were sent out: each is what was issued, and carries an end of the chain.

use referat_domain::journal::{ChainHead, Digest};
use referat_domain::paper::attachment::Checksum;

use super::{Verification, VerifyFinding};
use crate::database::connection::Sql;
use crate::database::value::values;
use crate::{RowId, StoreError};

/// The end of a chain, and where it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDown {
    /// What was written down.
    pub head: ChainHead,
    /// Where: a file's name.
    pub by: String,
}

/// A copy of an issued document, from wherever it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedCopy {
    /// What its file is called.
    pub name: String,
    /// What its bytes are made of.
    pub checksum: Checksum,
    /// The end of the chain it carries, if it can be read.
    pub head: Option<ChainHead>,
}

impl Verification<'_> {
    /// Holds copies against what was issued, and gives the ends of the chain they name.
    ///
    /// A copy that carries none, as packets do, is one of ours by its bytes alone: then it is the end that was kept of it.
    pub(super) async fn check_issued(
        &mut self,
        copies: Vec<IssuedCopy>,
    ) -> Result<Vec<WrittenDown>, StoreError> {
        let mut written_down = Vec::new();
        for copy in copies {
            let name = copy.name;
            if copy.head.is_some_and(|head| head.municipality != self.tenant.0) {
                self.found(VerifyFinding::IssuedElsewhere { name });
                continue;
            }
            let kept: Option<(i64, String)> = self
                .connection
                .first(
                    Sql::fixed(
                        "SELECT journal_count, journal_head FROM issued_document \
                         WHERE municipality_id = $1 AND checksum = $2 ORDER BY id LIMIT 1",
                    ),
                    values![self.tenant, copy.checksum],
                )
                .await?;
            let head = copy.head.or_else(|| {
                let (count, hash) = kept.as_ref()?;
                Some(ChainHead {
                    municipality: self.tenant.0,
                    count: count.unsigned_abs(),
                    hash: Digest::from_hex(hash)?,
                })
            });
            if kept.is_none() {
                let issued = match head {
                    Some(head) => self.issued_at(head).await?,
                    None => None,
                };
                self.found(match issued {
                    Some(id) => VerifyFinding::IssuedChanged {
                        name: name.clone(),
                        id: id.uuid(),
                    },
                    None => VerifyFinding::IssuedUnknown { name: name.clone() },
                });
            }
            written_down.extend(head.map(|head| WrittenDown { head, by: name }));
        }
        Ok(written_down)
    }

    /// A document that was issued where the chain had this end.
    async fn issued_at(&mut self, head: ChainHead) -> Result<Option<RowId>, StoreError> {
        let count = i64::try_from(head.count).map_err(|_| StoreError::TooLarge)?;
        let found: Option<(RowId,)> = self
            .connection
            .first(
                Sql::fixed(
                    "SELECT id FROM issued_document WHERE municipality_id = $1 AND journal_count = $2 \
                     AND journal_head = $3 ORDER BY id LIMIT 1",
                ),
                values![self.tenant, count, head.hash.hex()],
            )
            .await?;
        Ok(found.map(|(id,)| id))
    }
}
