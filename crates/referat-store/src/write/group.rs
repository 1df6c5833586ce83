//! Groups: several actions, each with its own entry and savepoint, in one physical transaction.
//!
//! An action that fails is rolled back alone; those that were entered are acknowledged when the group is
//! committed, and not before.

use std::ops::{Deref, DerefMut};

use referat_domain::Timestamp;
use referat_domain::ids::Tenant;
use referat_domain::journal::ChainHead;

use super::{CommittedEntry, EntryDraft, Write, lock_head, write_head};
use crate::StoreError;
use crate::database::Database;
use crate::database::connection::Transaction;
use crate::entropy::Entropy;

/// A physical transaction that several actions share.
#[derive(Debug)]
pub struct Group<'g> {
    database: Database,
    has_erased: bool,
    transaction: Transaction<'g>,
    tenant: Tenant,
    head: ChainHead,
    entries: Vec<CommittedEntry>,
}

/// One action's part of a group; rolled back alone when dropped without being entered.
#[derive(Debug)]
pub struct GroupedWrite<'w> {
    write: Write<'w>,
    head: &'w mut ChainHead,
    entries: &'w mut Vec<CommittedEntry>,
    has_erased: &'w mut bool,
}

impl<'g> Group<'g> {
    pub(crate) async fn begin(database: &Database, tenant: Tenant) -> Result<Self, StoreError> {
        let mut transaction: Transaction<'g> = database.begin().await?;
        let head = lock_head(transaction.lend(), tenant).await?;
        Ok(Self {
            database: database.clone(),
            has_erased: false,
            transaction,
            tenant,
            head,
            entries: Vec::new(),
        })
    }

    /// Begins one action's part, at its own time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn part<'p>(
        &'p mut self,
        entropy: &'p mut dyn Entropy,
        now: Timestamp,
    ) -> Result<GroupedWrite<'p>, StoreError> {
        let transaction = self.transaction.savepoint().await?;
        Ok(GroupedWrite {
            write: Write::on(transaction, self.tenant, entropy, now, self.head),
            head: &mut self.head,
            entries: &mut self.entries,
            has_erased: &mut self.has_erased,
        })
    }

    /// Makes all entered parts last, and acknowledges them in order.
    ///
    /// # Errors
    /// Nothing of the group is kept if the database refuses.
    pub async fn commit(mut self) -> Result<Vec<CommittedEntry>, StoreError> {
        write_head(self.transaction.lend(), self.head).await?;
        self.transaction.commit().await?;
        if self.has_erased {
            self.database.empty_log().await;
        }
        Ok(self.entries)
    }
}

impl GroupedWrite<'_> {
    /// Writes the part's entry. It lasts when the group is committed.
    ///
    /// # Errors
    /// Nothing of the part is kept if the database refuses.
    pub async fn enter(mut self, entry: EntryDraft) -> Result<(), StoreError> {
        let (entered, head) = self.write.enter(entry).await?;
        self.write.transaction.commit().await?;
        *self.head = head;
        *self.has_erased |= self.write.has_erased;
        self.entries.push(entered);
        Ok(())
    }
}

impl<'w> Deref for GroupedWrite<'w> {
    type Target = Write<'w>;

    fn deref(&self) -> &Write<'w> {
        &self.write
    }
}

impl DerefMut for GroupedWrite<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.write
    }
}
