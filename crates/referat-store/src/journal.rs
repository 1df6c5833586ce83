//! The journal as it is read: who did what, when, to what, and why.
//!
//! Written by [`crate::Write`] only, and proved by [`crate::Store::verify`].

use referat_domain::journal::Digest;
use uuid::Uuid;

use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::values;
use crate::reading::{Page, Reading};
use crate::registry::COVERED;
use crate::{RowId, StoreError};

/// An entry, with its words as far as they are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// The action's name.
    pub action: String,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// The thing's id.
    pub subject: Uuid,
    /// Who did it; `None` once erased.
    pub actor: Option<String>,
    /// Why, in their words; `None` once erased.
    pub reason: Option<String>,
    /// The entry that erased its words.
    pub erased_by: Option<u64>,
    /// Its hash.
    pub hash: Digest,
}

impl Record for JournalEntry {
    const NAME: &'static str = "journal_entry";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            sequence: columns.field::<i64>()?.unsigned_abs(),
            at: columns.field()?,
            action: columns.field()?,
            subject_kind: columns.field()?,
            subject: columns.field::<RowId>()?.uuid(),
            actor: columns.field()?,
            reason: columns.field()?,
            erased_by: columns.field::<Option<i64>>()?.map(i64::unsigned_abs),
            hash: columns.field()?,
        })
    }
}

const SELECT: &str = "SELECT journal_entry.sequence, at, action, subject_kind, subject_id, actor, reason, \
                      erased_by, hash FROM journal_entry LEFT JOIN journal_words \
                      ON journal_words.municipality_id = journal_entry.municipality_id \
                      AND journal_words.sequence = journal_entry.sequence \
                      WHERE journal_entry.municipality_id = $1";

impl Reading<'_> {
    /// The journal, the newest entry first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal(&mut self, page: Page) -> Result<Vec<JournalEntry>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} ORDER BY journal_entry.sequence DESC LIMIT $2 OFFSET $3"
        ));
        self.connection
            .all(
                sql,
                values![self.tenant, i64::from(page.limit), i64::from(page.offset)],
            )
            .await
    }

    /// What was done to one thing, the oldest entry first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal_of(
        &mut self,
        subject_kind: &str,
        subject: Uuid,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} AND subject_kind = $2 AND subject_id = $3 ORDER BY journal_entry.sequence"
        ));
        self.connection
            .all(sql, values![self.tenant, subject_kind, RowId::from(subject)])
            .await
    }

    /// The rows that an entry wrote: table and id, in the order they were written.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn rows_of_entry(&mut self, sequence: u64) -> Result<Vec<(String, RowId)>, StoreError> {
        let sequence = i64::try_from(sequence).map_err(|_| StoreError::TooLarge)?;
        let sql = Sql::fixed(
            "SELECT table_name, row_id FROM journal_cover WHERE municipality_id = $1 AND sequence = $2 \
             ORDER BY position",
        );
        self.connection.all(sql, values![self.tenant, sequence]).await
    }

    /// What later entries wrote over the rows of an entry: the entry's action, the table and the row.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn written_over(&mut self, sequence: u64) -> Result<Vec<(String, String, RowId)>, StoreError> {
        let sequence = i64::try_from(sequence).map_err(|_| StoreError::TooLarge)?;
        let sql = Sql::fixed(
            "SELECT journal_entry.action, later.table_name, later.row_id FROM journal_cover AS first \
             JOIN journal_cover AS later ON later.municipality_id = first.municipality_id \
             AND later.table_name = first.table_name AND later.row_id = first.row_id \
             AND later.sequence > first.sequence \
             JOIN journal_entry ON journal_entry.municipality_id = later.municipality_id \
             AND journal_entry.sequence = later.sequence \
             WHERE first.municipality_id = $1 AND first.sequence = $2 ORDER BY later.sequence, later.position",
        );
        self.connection.all(sql, values![self.tenant, sequence]).await
    }

    /// Whether any row that isn't removed points to a row, other than those that an entry wrote.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn is_pointed_to(
        &mut self,
        table: &str,
        row: RowId,
        beside_entry: u64,
    ) -> Result<bool, StoreError> {
        let beside = i64::try_from(beside_entry).map_err(|_| StoreError::TooLarge)?;
        for facts in COVERED {
            let is_removable = facts.columns.iter().any(|column| column.name == "removed_at");
            for column in facts.columns {
                if column.points_to != Some((table, "id")) {
                    continue;
                }
                let name = facts.name;
                let alive = if is_removable {
                    "AND pointing.removed_at IS NULL"
                } else {
                    ""
                };
                let sql = Sql::built(format!(
                    "SELECT COUNT(*) FROM {name} AS pointing WHERE pointing.municipality_id = $1 \
                     AND pointing.{} = $2 {alive} AND NOT EXISTS (SELECT 1 FROM journal_cover \
                     WHERE journal_cover.municipality_id = pointing.municipality_id AND sequence = $3 \
                     AND table_name = '{name}' AND row_id = pointing.id)",
                    column.name
                ));
                let found: Option<(i64,)> = self
                    .connection
                    .first(sql, values![self.tenant, row, beside])
                    .await?;
                if found.is_some_and(|(count,)| count > 0) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
