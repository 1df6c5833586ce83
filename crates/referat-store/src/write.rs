//! Writing one municipality: a transaction that can only be committed with its journal entry.
//!
//! Whoever writes holds the end of the chain from the first moment: on SQLite by `BEGIN IMMEDIATE`, on
//! PostgreSQL by a lock on the row of `chain_head`. Every row written is covered by the entry: a salted digest
//! of its canonical bytes. What is dropped without an entry was never written.
//!
//! Several actions, each with its own entry, share one physical transaction in a [`Group`].
//!
//! There is no way to commit without saying what was done:
//!
//! ```compile_fail
//! async fn forget_the_entry(write: referat_store::Write<'_>) {
//!     write.commit().await.unwrap();
//! }
//! ```
//!
//! Nor can a part of a group be committed by itself; it is entered, and the group is committed:
//!
//! ```compile_fail
//! async fn too_early(part: referat_store::GroupedWrite<'_>, entry: referat_store::EntryDraft) {
//!     part.commit(entry).await.unwrap();
//! }
//! ```
//!
//! Knows no action and no rule: callers decide what a write means.

mod covers;
mod erase;
mod files;
mod group;
mod locked;

use std::collections::BTreeSet;

use referat_domain::Timestamp;
use referat_domain::ids::{IdSource, Tenant};
use referat_domain::journal::{ChainHead, Digest, EntryFacts, EntryWords, entry_hash, salted_digest};
use uuid::Uuid;

pub use erase::ErasureGround;
pub use group::{Group, GroupedWrite};

use crate::database::Database;
use crate::database::connection::{Connection, Sql, Transaction};
use crate::database::value::{ToValue, Value, values};
use crate::entropy::Entropy;
use crate::reading::Reading;
use crate::table::{BATCHES, Removable, Table};
use crate::{StoreError, search_outbox};
use covers::PendingCover;

/// What an entry says: the action, its subject, who and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDraft {
    /// The action's name: `import_meetings`.
    pub action: String,
    /// The kind of thing it was done to: `meeting`.
    pub subject_kind: String,
    /// The thing's id.
    pub subject: Uuid,
    /// Who did it: a person's id or the operating system's name for them.
    pub actor: String,
    /// Why, in their words; empty where nothing was asked.
    pub reason: String,
}

/// An entry that lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommittedEntry {
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// Its hash: the new end of the chain.
    pub hash: Digest,
}

/// A write that has begun. See the [module](self).
pub struct Write<'w> {
    /// Nothing in a group, which looks after it.
    database: Option<Database>,
    transaction: Transaction<'w>,
    tenant: Tenant,
    entropy: &'w mut dyn Entropy,
    now: Timestamp,
    head: ChainHead,
    covers: Vec<PendingCover>,
    reindexed: BTreeSet<(String, [u8; 16])>,
    has_erased: bool,
    is_beside_the_record: bool,
}

impl std::fmt::Debug for Write<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Write")
            .field("tenant", &self.tenant)
            .field("head", &self.head)
            .field("rows", &self.covers.len())
            .finish_non_exhaustive()
    }
}

impl IdSource for Write<'_> {
    fn next_id(&mut self) -> Uuid {
        self.entropy.next_id()
    }
}

impl<'w> Write<'w> {
    pub(crate) async fn begin(
        database: &Database,
        tenant: Tenant,
        entropy: &'w mut dyn Entropy,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let mut transaction: Transaction<'w> = database.begin().await?;
        let head = lock_head(transaction.lend(), tenant).await?;
        let mut write = Self::on(transaction, tenant, entropy, now, head);
        write.database = Some(database.clone());
        Ok(write)
    }

    fn on(
        transaction: Transaction<'w>,
        tenant: Tenant,
        entropy: &'w mut dyn Entropy,
        now: Timestamp,
        head: ChainHead,
    ) -> Self {
        Self {
            database: None,
            transaction,
            tenant,
            entropy,
            now,
            head,
            covers: Vec::new(),
            reindexed: BTreeSet::new(),
            has_erased: false,
            is_beside_the_record: false,
        }
    }

    /// Which municipality is written.
    #[must_use]
    pub fn tenant(&self) -> Tenant {
        self.tenant
    }

    /// The time the write was given.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The place in the chain that this write's entry will have.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.head.count + 1
    }

    /// A fresh id of any type: `write.fresh::<ForumId>()`.
    pub fn fresh<I: From<Uuid>>(&mut self) -> I {
        self.entropy.next_id().into()
    }

    /// The transaction, for what stands outside the chain.
    pub(crate) fn connection(&mut self) -> Connection<'_> {
        self.transaction.lend()
    }

    /// Reads the municipality as this write has left it so far.
    pub fn reading(&mut self) -> Reading<'_> {
        Reading {
            connection: self.transaction.lend(),
            tenant: self.tenant,
        }
    }

    /// Inserts rows of one table. Many rows at a time are much faster than one by one.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] and [`StoreError::DanglingReference`] name a broken key; the write is then
    /// of no use any more.
    pub async fn insert<T: Table>(&mut self, rows: &[T]) -> Result<(), StoreError> {
        let tenant = self.tenant;
        let mut rest = rows;
        for (batch, size) in BATCHES.into_iter().enumerate() {
            while rest.len() >= size {
                let (chunk, after) = rest.split_at(size);
                rest = after;
                let mut values = Vec::with_capacity(size * (T::FACTS.columns.len() + 1));
                for row in chunk {
                    values.push(tenant.value());
                    let row_values = row.values();
                    self.cover::<T>(row.id(), &row_values)?;
                    values.extend(row_values);
                }
                let mut connection = self.transaction.lend();
                let Some(sql) = T::sql().insert(&T::FACTS, batch, connection.is_postgres()) else {
                    continue;
                };
                connection.execute(sql, &values).await?;
            }
        }
        Ok(())
    }

    /// Writes a row over the one of the same id.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] where there is none, [`StoreError::Locked`] over minutes that are locked and over
    /// corrections.
    pub async fn update<T: Table>(&mut self, row: &T) -> Result<(), StoreError> {
        locked::refuse_over(&mut self.transaction.lend(), self.tenant, T::FACTS.name, row.id()).await?;
        let row_values = row.values();
        self.cover::<T>(row.id(), &row_values)?;
        let mut values = Vec::with_capacity(row_values.len() + 1);
        values.push(self.tenant.value());
        values.extend(row_values);
        let touched = self
            .transaction
            .lend()
            .execute(T::sql().update(&T::FACTS), &values)
            .await?;
        if touched == 1 {
            Ok(())
        } else {
            Err(StoreError::NoSuchRow {
                table: T::FACTS.name,
                id: Uuid::from_bytes(row.id()),
            })
        }
    }

    /// Takes a row away: it stays, as a tombstone.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRow`] where there is none.
    pub async fn remove<T: Removable + Clone>(&mut self, row: &T) -> Result<(), StoreError> {
        let mut row = row.clone();
        row.set_removed_at(Some(self.now.as_microsecond()));
        self.update(&row).await
    }

    /// Says that items and attachments are changed in what is kept beside a meeting's record only: who may see them, and
    /// which meeting a date means. That is possible where minutes are locked, too.
    pub fn beside_the_record(&mut self) {
        self.is_beside_the_record = true;
    }

    /// Tells the search index that something must be taken in anew; done in this transaction.
    pub fn reindex(&mut self, subject_kind: &str, subject: Uuid) {
        self.reindexed
            .insert((subject_kind.to_owned(), subject.into_bytes()));
    }

    /// Digests a row for the entry.
    fn cover<T: Table>(&mut self, row: [u8; 16], values: &[Value<'_>]) -> Result<(), StoreError> {
        let cover = PendingCover::of(&T::FACTS, row, values, self.entropy.salt())?;
        self.covers.push(cover);
        Ok(())
    }

    /// Writes the entry and makes everything last. The only way to keep what was written.
    ///
    /// # Errors
    /// Nothing is kept if the database refuses, or what was written is part of minutes that are locked
    /// ([`StoreError::Locked`]).
    pub async fn commit(mut self, entry: EntryDraft) -> Result<CommittedEntry, StoreError> {
        let (committed, head) = self.enter(entry).await?;
        write_head(self.transaction.lend(), head).await?;
        self.transaction.commit().await?;
        if self.has_erased
            && let Some(database) = self.database
        {
            database.empty_log().await;
        }
        Ok(committed)
    }

    /// Writes the entry, its words, its covers and what the search index has to take in.
    async fn enter(&mut self, entry: EntryDraft) -> Result<(CommittedEntry, ChainHead), StoreError> {
        let sequence = self.sequence();
        let stored_sequence = i64::try_from(sequence).map_err(|_| StoreError::TooLarge)?;
        let words = EntryWords {
            actor: entry.actor,
            reason: entry.reason,
        };
        let salt = self.entropy.salt();
        let facts = EntryFacts {
            municipality: self.tenant.0,
            sequence,
            at_micros: self.now.as_microsecond(),
            action: entry.action,
            subject_kind: entry.subject_kind,
            subject: entry.subject.into_bytes(),
            words: salted_digest(salt, &words.canonical()),
        };
        let hash = entry_hash(
            self.head.hash,
            &facts,
            self.covers.iter().map(|cover| &cover.cover),
        );
        let subject = crate::RowId::from_bytes(facts.subject);
        let mut connection = self.transaction.lend();
        connection
            .execute(
                Sql::fixed(
                    "INSERT INTO journal_entry (municipality_id, sequence, at, action, subject_kind, \
                     subject_id, words_digest, previous_hash, hash) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                ),
                values![
                    self.tenant,
                    stored_sequence,
                    facts.at_micros,
                    facts.action,
                    facts.subject_kind,
                    subject,
                    facts.words,
                    self.head.hash,
                    hash
                ],
            )
            .await?;
        connection
            .execute(
                Sql::fixed(
                    "INSERT INTO journal_words (municipality_id, sequence, salt, actor, reason, erased_by) \
                     VALUES ($1, $2, $3, $4, $5, NULL)",
                ),
                values![self.tenant, stored_sequence, salt, words.actor, words.reason],
            )
            .await?;
        covers::write(&mut connection, self.tenant, stored_sequence, &self.covers).await?;
        let is_beside = self.is_beside_the_record;
        locked::refuse(
            &mut connection,
            self.tenant,
            stored_sequence,
            &self.covers,
            is_beside,
        )
        .await?;
        let reindexed = std::mem::take(&mut self.reindexed);
        if !reindexed.is_empty() {
            search_outbox::put(&mut connection, self.tenant, self.entropy, &reindexed).await?;
        }
        let head = ChainHead {
            municipality: self.tenant.0,
            count: sequence,
            hash,
        };
        Ok((CommittedEntry { sequence, hash }, head))
    }
}

/// Reads the end of the chain and holds it; a municipality that is new gets one.
async fn lock_head(mut connection: Connection<'_>, tenant: Tenant) -> Result<ChainHead, StoreError> {
    let sql = || {
        Sql::fixed(if connection_locks_rows(&connection) {
            "SELECT count, hash FROM chain_head WHERE municipality_id = $1 FOR UPDATE"
        } else {
            "SELECT count, hash FROM chain_head WHERE municipality_id = $1"
        })
    };
    let first = sql();
    let again = sql();
    let mut found = connection.first::<(i64, Digest)>(first, values![tenant]).await?;
    if found.is_none() {
        connection
            .execute(
                Sql::fixed(
                    "INSERT INTO chain_head (municipality_id, count, hash) VALUES ($1, 0, $2) \
                     ON CONFLICT (municipality_id) DO NOTHING",
                ),
                values![tenant, Digest::GENESIS],
            )
            .await?;
        found = connection.first::<(i64, Digest)>(again, values![tenant]).await?;
    }
    let (count, hash) = found.unwrap_or((0, Digest::GENESIS));
    Ok(ChainHead {
        municipality: tenant.0,
        count: u64::try_from(count).map_err(|_| StoreError::TooLarge)?,
        hash,
    })
}

/// SQLite's writer is alone already, and has no words for it.
fn connection_locks_rows(connection: &Connection<'_>) -> bool {
    connection.is_postgres()
}

/// Writes the new end of the chain.
async fn write_head(mut connection: Connection<'_>, head: ChainHead) -> Result<(), StoreError> {
    let count = i64::try_from(head.count).map_err(|_| StoreError::TooLarge)?;
    connection
        .execute(
            Sql::fixed("UPDATE chain_head SET count = $2, hash = $3 WHERE municipality_id = $1"),
            values![head.municipality, count, head.hash],
        )
        .await?;
    Ok(())
}
