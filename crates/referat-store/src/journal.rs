//! The journal as it is read: who did what, when, to what, and why.
//!
//! Written by [`crate::Write`] only, and proved by [`crate::Store::verify`].

use referat_domain::journal::Digest;
use uuid::Uuid;

use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::values;
use crate::reading::{Page, Reading};
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
}
