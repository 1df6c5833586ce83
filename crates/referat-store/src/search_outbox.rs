//! The search outbox: what the full-text index has still to take in, in the order it was written.
//!
//! Filled in the transaction of the write itself ([`crate::Write::reindex`]), so that nothing is forgotten by
//! a kill. Whoever indexes reads a batch, commits its index with the last sequence and the epoch, and only
//! then acknowledges. Outside the chain: it says nothing that the covered rows don't say.

use std::collections::BTreeSet;

use referat_domain::ids::Tenant;
use uuid::Uuid;

use crate::database::connection::{Connection, Sql};
use crate::database::value::{Kind, ToValue, Value, values};
use crate::entropy::Entropy;
use crate::reading::Reading;
use crate::table::{BATCHES, Column, TableFacts, TableSql};
use crate::{RowId, StoreError};

/// Something that must be taken in anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its place in the outbox; grows by one for ever.
    pub sequence: i64,
    /// The kind of thing: `agenda_item`.
    pub subject_kind: String,
    /// Its id.
    pub subject: Uuid,
}

/// Which outbox an index has followed, and how far the outbox has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchGeneration {
    /// Another epoch is another history: the index must be built anew.
    pub epoch: [u8; 16],
    /// The last sequence ever put. An index that has taken in more is of another history too.
    pub last_sequence: i64,
}

impl Reading<'_> {
    /// The oldest entries that aren't acknowledged.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn outbox(&mut self, limit: u32) -> Result<Vec<OutboxEntry>, StoreError> {
        let rows: Vec<(i64, String, RowId)> = self
            .connection
            .all(
                Sql::fixed(
                    "SELECT sequence, subject_kind, subject_id FROM search_outbox \
                     WHERE municipality_id = $1 ORDER BY sequence LIMIT $2",
                ),
                values![self.tenant, i64::from(limit)],
            )
            .await?;
        Ok(rows
            .into_iter()
            .map(|(sequence, subject_kind, subject)| OutboxEntry {
                sequence,
                subject_kind,
                subject: subject.uuid(),
            })
            .collect())
    }

    /// The outbox's epoch and last sequence; `None` before anything was put.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn search_generation(&mut self) -> Result<Option<SearchGeneration>, StoreError> {
        let found: Option<(RowId, i64)> = self
            .connection
            .first(
                Sql::fixed("SELECT epoch, last_sequence FROM search_generation WHERE municipality_id = $1"),
                values![self.tenant],
            )
            .await?;
        Ok(found.map(|(epoch, last_sequence)| SearchGeneration {
            epoch: *epoch.as_bytes(),
            last_sequence,
        }))
    }
}

/// The columns of `search_outbox` as they are inserted.
const FACTS: TableFacts = TableFacts {
    name: "search_outbox",
    columns: &[
        Column {
            name: "sequence",
            kind: Kind::Integer,
            points_to: None,
        },
        Column {
            name: "subject_kind",
            kind: Kind::Text,
            points_to: None,
        },
        Column {
            name: "subject_id",
            kind: Kind::Bytes,
            points_to: None,
        },
    ],
};

/// Puts entries at the end of the outbox. The chain's lock makes their sequences one row without gaps.
pub(crate) async fn put(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    entropy: &mut dyn Entropy,
    subjects: &BTreeSet<(String, [u8; 16])>,
) -> Result<(), StoreError> {
    static SQL: TableSql = TableSql::new();
    let count = i64::try_from(subjects.len()).map_err(|_| StoreError::TooLarge)?;
    let epoch = RowId::from_bytes(entropy.salt().0);
    let last: Option<(i64,)> = connection
        .first(
            Sql::fixed(
                "INSERT INTO search_generation (municipality_id, epoch, last_sequence) VALUES ($1, $2, $3) \
                 ON CONFLICT (municipality_id) \
                 DO UPDATE SET last_sequence = search_generation.last_sequence + $3 RETURNING last_sequence",
            ),
            values![tenant, epoch, count],
        )
        .await?;
    let mut sequence = last.map_or(0, |(last,)| last - count);
    let subjects: Vec<(&str, RowId)> = subjects
        .iter()
        .map(|(kind, id)| (kind.as_str(), RowId::from_bytes(*id)))
        .collect();
    let mut rest = subjects.as_slice();
    for (batch, size) in BATCHES.into_iter().enumerate() {
        while rest.len() >= size {
            let (chunk, after) = rest.split_at(size);
            rest = after;
            let mut values: Vec<Value<'_>> = Vec::with_capacity(size * 4);
            for (kind, id) in chunk {
                sequence += 1;
                values.extend([
                    tenant.value(),
                    Value::Integer(Some(sequence)),
                    kind.value(),
                    id.value(),
                ]);
            }
            if let Some(sql) = SQL.insert(&FACTS, batch, connection.is_postgres()) {
                connection.execute(sql, &values).await?;
            }
        }
    }
    Ok(())
}

/// Deletes what an index has taken in for good.
pub(crate) async fn acknowledge(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    up_to: i64,
) -> Result<(), StoreError> {
    connection
        .execute(
            Sql::fixed("DELETE FROM search_outbox WHERE municipality_id = $1 AND sequence <= $2"),
            values![tenant, up_to],
        )
        .await?;
    Ok(())
}
