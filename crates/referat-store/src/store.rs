//! The store: the database and the file store of one data directory, open.
//!
//! Everything begins here: [`Store::open`], then [`Store::reading`] or [`Store::begin`]. Knows how the parts
//! are put together; what they do stands with them.

use std::path::{Path, PathBuf};

use referat_domain::Timestamp;
use referat_domain::ids::{DraftId, MunicipalityId, Tenant, UploadId};
use referat_domain::journal::{ChainHead, Digest};
use uuid::Uuid;

use crate::database::connection::{Connection, Sql};
use crate::database::{Database, DatabaseUrl};
use crate::drafts::{self, Draft, DraftError, DraftText};
use crate::entropy::Entropy;
use crate::files::Files;
use crate::migrations::{self, MIGRATIONS, Migration, OpenError};
use crate::pending_files::{self, PendingFile};
use crate::reading::Reading;
use crate::write::{Group, Write};
use crate::{StoreError, search_outbox};

/// The file of the embedded database in its data directory.
pub const DATABASE_FILE: &str = "referat.db";
/// The folder of the file store in its data directory.
pub const FILES_FOLDER: &str = "files";

/// Where a store keeps its things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreConfig {
    /// The data directory: files, backups, and the database if it is embedded.
    pub data_dir: PathBuf,
    /// Which database.
    pub database: DatabaseUrl,
}

/// An open store.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) files: Files,
    pub(crate) data_dir: PathBuf,
}

impl Store {
    /// Opens a store, making it if it isn't there and bringing its schema up to date.
    ///
    /// # Errors
    /// [`OpenError::NewerDatabase`] where a newer program has been here; nothing is changed then.
    pub async fn open(config: &StoreConfig, now: Timestamp) -> Result<Self, OpenError> {
        Self::open_with(config, now, MIGRATIONS).await
    }

    /// Opens a store with other migrations than this program's: for tests of upgrades.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_with(
        config: &StoreConfig,
        now: Timestamp,
        migrations: &[Migration],
    ) -> Result<Self, OpenError> {
        let data_dir = config.data_dir.clone();
        make_data_dir(&data_dir).await.map_err(|source| OpenError::Io {
            path: data_dir.clone(),
            source,
        })?;
        let database = match &config.database {
            DatabaseUrl::Embedded => {
                let file = data_dir.join(DATABASE_FILE);
                let writer = Database::sqlite_writer(&file).await?;
                let readers = Database::sqlite_readers(&file);
                Database::Sqlite { writer, readers }
            }
            DatabaseUrl::Postgres(url) => Database::Postgres {
                pool: Database::postgres(url).await?,
            },
        };
        migrations::run(&database, &data_dir, migrations, now).await?;
        let files = Files::open(data_dir.join(FILES_FOLDER)).await?;
        files.sweep_and_share(&database, now).await?;
        Ok(Self {
            database,
            files,
            data_dir,
        })
    }

    /// Closes every connection. What was committed lasts without it.
    pub async fn close(self) {
        self.database.close().await;
    }

    /// The data directory.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// The file store.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The municipalities of the installation with their names, in the order they were made.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn municipalities(&self) -> Result<Vec<(MunicipalityId, String)>, StoreError> {
        let mut transaction = self.database.begin_reading().await?;
        transaction
            .lend()
            .all(
                Sql::fixed(
                    "SELECT municipality_id, name FROM municipality ORDER BY created_at, municipality_id",
                ),
                &[],
            )
            .await
    }

    /// Reads one municipality as it is at this moment.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn reading(&self, tenant: Tenant) -> Result<Reading<'static>, StoreError> {
        Ok(Reading {
            connection: self.database.begin_reading().await?.for_reading(),
            tenant,
        })
    }

    /// Begins to write one municipality; waits for whoever writes already.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn begin<'w>(
        &self,
        tenant: Tenant,
        entropy: &'w mut dyn Entropy,
        now: Timestamp,
    ) -> Result<Write<'w>, StoreError> {
        Write::begin(&self.database, tenant, entropy, now).await
    }

    /// Begins a physical transaction for several actions on one municipality.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn begin_group(&self, tenant: Tenant) -> Result<Group<'static>, StoreError> {
        Group::begin(&self.database, tenant).await
    }

    /// The end of every municipality's chain, by municipality: what is written down outside the database.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn heads(&self) -> Result<Vec<ChainHead>, StoreError> {
        heads(&self.database).await
    }

    /// Saves a draft over the version that was read.
    ///
    /// # Errors
    /// [`DraftError::Outdated`] where it was saved elsewhere in the meantime.
    pub async fn save_draft(
        &self,
        tenant: Tenant,
        text: DraftText<'_>,
        entropy: &mut dyn Entropy,
        now: Timestamp,
    ) -> Result<Draft, DraftError> {
        let mut transaction = self.database.begin().await?;
        let id = DraftId::from(entropy.next_id());
        let draft = drafts::save(&mut transaction.lend(), tenant, id, text, now).await?;
        transaction.commit().await?;
        Ok(draft)
    }

    /// Throws someone's draft about something away, if there is one.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn discard_draft(
        &self,
        tenant: Tenant,
        owner: &str,
        subject_kind: &str,
        subject: Uuid,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        drafts::discard(&mut transaction.lend(), tenant, owner, subject_kind, subject).await?;
        transaction.commit().await
    }

    /// Throws away drafts that nobody has saved since a moment; how many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn compact_drafts(
        &self,
        tenant: Tenant,
        untouched_since: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let thrown = drafts::compact(&mut transaction.lend(), tenant, untouched_since).await?;
        transaction.commit().await?;
        Ok(thrown)
    }

    /// Keeps what was handed in, until it is imported or forgotten. The bytes are in the file store before.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn add_pending_files(&self, tenant: Tenant, files: &[PendingFile]) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        pending_files::add(&mut transaction.lend(), tenant, files).await?;
        transaction.commit().await
    }

    /// Forgets an upload; how many files it had.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_upload(&self, tenant: Tenant, upload: UploadId) -> Result<u64, StoreError> {
        self.look_for_orphans().await;
        let mut transaction = self.database.begin().await?;
        let forgotten = pending_files::forget(&mut transaction.lend(), tenant, upload).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }

    /// Forgets uploads that were handed in before a moment; how many files.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn sweep_uploads(&self, tenant: Tenant, before: Timestamp) -> Result<u64, StoreError> {
        self.look_for_orphans().await;
        let mut transaction = self.database.begin().await?;
        let swept = pending_files::sweep(&mut transaction.lend(), tenant, before).await?;
        transaction.commit().await?;
        Ok(swept)
    }

    /// Has the next sweep look for bytes that no row names any more. Where that can't be said they only lie longer.
    async fn look_for_orphans(&self) {
        if let Err(error) = self.files.leave_unswept().await {
            tracing::warn!(%error, "what was forgotten may lie in the file store until something else is written");
        }
    }

    /// Forgets what the search index has taken in for good, up to and including a sequence.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn acknowledge_outbox(&self, tenant: Tenant, up_to: i64) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        search_outbox::acknowledge(&mut transaction.lend(), tenant, up_to).await?;
        transaction.commit().await
    }
}

/// Makes the data directory, for its owner's eyes only: closed matter lies in it.
async fn make_data_dir(folder: &Path) -> std::io::Result<()> {
    let mut builder = tokio::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder).await
}

/// The end of every chain in a database.
pub(crate) async fn heads(database: &Database) -> Result<Vec<ChainHead>, StoreError> {
    heads_of(&mut database.begin_reading().await?.for_reading()).await
}

/// The end of every chain at the moment that is read.
pub(crate) async fn heads_of(connection: &mut Connection<'_>) -> Result<Vec<ChainHead>, StoreError> {
    let rows: Vec<(MunicipalityId, i64, Digest)> = connection
        .all(
            Sql::fixed("SELECT municipality_id, count, hash FROM chain_head ORDER BY municipality_id"),
            &[],
        )
        .await?;
    rows.into_iter()
        .map(|(municipality, count, hash)| {
            Ok(ChainHead {
                municipality,
                count: u64::try_from(count).map_err(|_| StoreError::TooLarge)?,
                hash,
            })
        })
        .collect()
}
