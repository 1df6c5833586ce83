//! Erasure (GDPR article 17): text and salt go, the chain stays.
//!
//! The row is written once more without the words, which the erasing entry covers; the salts of its earlier
//! covers are removed, so that their digests say nothing. A row of `erasure`, covered as well, names what was
//! erased, on which ground and with whose approval: the only thing that lets
//! [`Store::verify`](crate::Store::verify) accept a missing salt.

use super::Write;
use crate::database::connection::Sql;
use crate::database::value::values;
use crate::erasures::ErasureRow;
use crate::table::Table;
use crate::{RowId, StoreError};

/// Why something may be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureGround {
    /// The ground, a paragraph of law.
    pub ground: String,
    /// Who approved it: a position, not the person whose words go.
    pub approver: String,
}

impl Write<'_> {
    /// Writes a row without the words that must go, and makes every earlier version of it unreadable.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] where there is none.
    pub async fn erase<T: Table>(&mut self, blanked: &T, ground: &ErasureGround) -> Result<(), StoreError> {
        let sequence = i64::try_from(self.sequence()).map_err(|_| StoreError::TooLarge)?;
        let row = blanked.id();
        self.has_erased = true;
        for pending in &mut self.covers {
            if pending.table == T::FACTS.name && pending.cover.row == row {
                pending.salt = None;
            }
        }
        self.update(blanked).await?;
        let table = T::FACTS.name;
        self.transaction
            .lend()
            .execute(
                Sql::fixed(
                    "UPDATE journal_cover SET salt = NULL, erased_by = $4 WHERE municipality_id = $1 \
                     AND table_name = $2 AND row_id = $3 AND salt IS NOT NULL",
                ),
                values![self.tenant, table, RowId::from_bytes(row), sequence],
            )
            .await?;
        let erasure = ErasureRow {
            id: self.fresh(),
            what: "row".to_owned(),
            table_name: Some(table.to_owned()),
            row_id: Some(RowId::from_bytes(row)),
            entry: None,
            ground: ground.ground.clone(),
            approver: ground.approver.clone(),
        };
        self.insert(&[erasure]).await
    }

    /// Erases who did something and why, of one earlier entry.
    ///
    /// # Errors
    /// [`StoreError::NoSuchEntry`] where there is none, or its words are gone already.
    pub async fn erase_words(&mut self, entry: u64, ground: &ErasureGround) -> Result<(), StoreError> {
        let sequence = i64::try_from(self.sequence()).map_err(|_| StoreError::TooLarge)?;
        let stored = i64::try_from(entry).map_err(|_| StoreError::TooLarge)?;
        self.has_erased = true;
        let touched = self
            .transaction
            .lend()
            .execute(
                Sql::fixed(
                    "UPDATE journal_words SET salt = NULL, actor = NULL, reason = NULL, erased_by = $3 \
                     WHERE municipality_id = $1 AND sequence = $2 AND salt IS NOT NULL",
                ),
                values![self.tenant, stored, sequence],
            )
            .await?;
        if touched != 1 {
            return Err(StoreError::NoSuchEntry { sequence: entry });
        }
        let erasure = ErasureRow {
            id: self.fresh(),
            what: "words".to_owned(),
            table_name: None,
            row_id: None,
            entry: Some(stored),
            ground: ground.ground.clone(),
            approver: ground.approver.clone(),
        };
        self.insert(&[erasure]).await
    }
}
