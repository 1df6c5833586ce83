//! Backups: one folder that holds the whole installation, and the way back from it.
//!
//! A backup is made beside a running server and is one moment of it: a compact copy of the database, the files
//! that it names, and the ends of the chains. It appears whole or not at all. A restore goes into an empty data
//! directory only, and is verified against the ends of the chains that were written down.
//!
//! PostgreSQL has its own tools (`pg_dump`, and a copy of the files); [`crate::export`] works on both.

use std::path::{Path, PathBuf};

use referat_domain::Timestamp;
use referat_domain::ids::{MunicipalityId, Tenant};
use referat_domain::paper::attachment::Checksum;

use crate::database::Database;
use crate::database::connection::{Connection, Sql};
use crate::database::value::{ToValue as _, values};
use crate::entropy::Entropy;
use crate::files::Files;
use crate::heads::{self, HEAD_FILE, HeadsError};
use crate::migrations::{OpenError, vacuum_into};
use crate::new_folder::{FolderError, NewFolder};
use crate::store::{DATABASE_FILE, FILES_FOLDER, Store, StoreConfig};
use crate::verify::{VerifyError, VerifyOptions, VerifyProgress, VerifyReport, WrittenDown};
use crate::{DatabaseUrl, RowId, StoreError};

/// Why a backup was not made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database is a server's.
    #[error("a PostgreSQL database is backed up with pg_dump, and the folder of files beside it")]
    NotEmbedded,
    /// The folder could not be made.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The copy could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a restore was not made.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The folder is no backup.
    #[error("{path:?} is no backup: it has no {DATABASE_FILE} and {HEAD_FILE}")]
    NotABackup {
        /// The folder.
        path: PathBuf,
    },
    /// The ends of the chains can't be read.
    #[error(transparent)]
    Heads(#[from] HeadsError),
    /// The data directory could not be made, or isn't empty.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The restored database could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The restored database could not be verified to the end.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> Self {
        Self::Verify(error.into())
    }
}

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupReport {
    /// Municipalities.
    pub municipalities: u64,
    /// Files.
    pub files: u64,
}

/// What was restored: a report for each municipality. The data are in place even where one isn't sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreReport {
    /// What verification found, by municipality.
    pub reports: Vec<(MunicipalityId, VerifyReport)>,
    /// Municipalities that were written down and are not in the backup.
    pub missing: Vec<MunicipalityId>,
}

impl RestoreReport {
    /// Whether everything is there, as it was written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.missing.is_empty() && self.reports.iter().all(|(_, report)| report.is_sound())
    }
}

impl Store {
    /// Makes a backup: a new folder with the database, the files and the ends of the chains.
    ///
    /// # Errors
    /// [`BackupError::NotEmbedded`] on PostgreSQL; nothing is left behind.
    pub async fn backup(&self, to: &Path) -> Result<BackupReport, BackupError> {
        let Database::Sqlite { readers, .. } = &self.database else {
            return Err(BackupError::NotEmbedded);
        };
        let folder = NewFolder::begin(to).await?;
        let file = folder.path().join(DATABASE_FILE);
        vacuum_into(readers, &file).await?;
        let copy = Database::sqlite_copy(&file);
        let mut reading = copy.begin_reading().await?.for_reading();
        let files = copy_files(&mut reading, &self.files, &folder).await?;
        drop(reading);
        let heads = crate::store::heads(&copy).await?;
        copy.close().await;
        folder.write(HEAD_FILE, heads::to_json(&heads).as_bytes()).await?;
        folder.finish().await?;
        Ok(BackupReport {
            municipalities: heads.len() as u64,
            files,
        })
    }

    /// Brings a backup back into an empty data directory, and verifies it.
    ///
    /// # Errors
    /// [`FolderError::Exists`] where the data directory isn't empty.
    pub async fn restore(
        from: &Path,
        data_dir: &Path,
        entropy: &mut dyn Entropy,
        now: Timestamp,
        progress: &mut (dyn FnMut(VerifyProgress) + Send),
    ) -> Result<RestoreReport, RestoreError> {
        let database = from.join(DATABASE_FILE);
        let head_file = from.join(HEAD_FILE);
        for path in [&database, &head_file] {
            if !tokio::fs::try_exists(path).await.is_ok_and(|exists| exists) {
                return Err(RestoreError::NotABackup {
                    path: from.to_owned(),
                });
            }
        }
        let written_down = heads::read(&head_file).await?;
        let folder = NewFolder::begin(data_dir).await?;
        folder.copy(&database, Path::new(DATABASE_FILE)).await?;
        copy_tree(&from.join(FILES_FOLDER), &folder).await?;
        folder.finish().await?;

        let config = StoreConfig {
            data_dir: data_dir.to_owned(),
            database: DatabaseUrl::Embedded,
        };
        let store = Self::open(&config, now).await?;
        store.begin_search_epoch(entropy).await?;
        let found = store.municipalities().await?;
        let missing = written_down
            .iter()
            .map(|head| head.municipality)
            .filter(|municipality| !found.iter().any(|(id, _)| id == municipality))
            .collect();
        let mut reports = Vec::new();
        for (municipality, _) in found {
            let options = VerifyOptions {
                written_down: written_down
                    .iter()
                    .filter(|head| head.municipality == municipality)
                    .map(|head| WrittenDown {
                        head: *head,
                        by: HEAD_FILE.to_owned(),
                    })
                    .collect(),
                issued: Vec::new(),
                index: None,
                progress: &mut *progress,
            };
            let report = store.verify(Tenant(municipality), options).await?;
            reports.push((municipality, report));
        }
        store.close().await;
        Ok(RestoreReport { reports, missing })
    }

    /// Tells every search index that it has followed another history than the one to come.
    async fn begin_search_epoch(&self, entropy: &mut dyn Entropy) -> Result<(), StoreError> {
        for (municipality, _) in self.municipalities().await? {
            let mut transaction = self.database.begin().await?;
            transaction
                .lend()
                .execute(
                    Sql::fixed("UPDATE search_generation SET epoch = $2 WHERE municipality_id = $1"),
                    values![municipality, RowId::from_bytes(entropy.salt().0)],
                )
                .await?;
            transaction.commit().await?;
        }
        Ok(())
    }
}

/// Why files were not copied.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CopyError {
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CopyError> for BackupError {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Folder(error) => Self::Folder(error),
            CopyError::Store(error) => Self::Store(error),
        }
    }
}

/// Copies every file that a row names; how many. What isn't there is left to verification.
pub(crate) async fn copy_files(
    connection: &mut Connection<'_>,
    files: &Files,
    folder: &NewFolder,
) -> Result<u64, CopyError> {
    let mut after = Checksum([0; 32]);
    let mut copied = 0;
    loop {
        let page: Vec<(Checksum,)> = connection
            .all(
                Sql::of_the_installation(
                    "SELECT DISTINCT checksum FROM file WHERE checksum > $1 AND removed_at IS NULL \
                     ORDER BY checksum LIMIT 500",
                    "a backup is of the whole installation",
                ),
                &[after.value()],
            )
            .await?;
        let Some((last,)) = page.last() else {
            return Ok(copied);
        };
        after = *last;
        for (checksum,) in page {
            let path = files.path_of(checksum);
            if !tokio::fs::try_exists(&path).await.is_ok_and(|exists| exists) {
                continue;
            }
            if let Ok(name) = path.strip_prefix(files.folder()) {
                folder.copy(&path, &Path::new(FILES_FOLDER).join(name)).await?;
                copied += 1;
            }
        }
    }
}

/// Copies the two levels of a folder of files.
async fn copy_tree(from: &Path, folder: &NewFolder) -> Result<(), FolderError> {
    use crate::new_folder::at;
    if !tokio::fs::try_exists(from).await.is_ok_and(|exists| exists) {
        return Ok(());
    }
    let mut folders = tokio::fs::read_dir(from).await.map_err(at(from))?;
    while let Some(inner) = folders.next_entry().await.map_err(at(from))? {
        let path = inner.path();
        if !inner.file_type().await.map_err(at(&path))?.is_dir() {
            continue;
        }
        let mut contents = tokio::fs::read_dir(&path).await.map_err(at(&path))?;
        while let Some(content) = contents.next_entry().await.map_err(at(&path))? {
            let name = Path::new(FILES_FOLDER)
                .join(inner.file_name())
                .join(content.file_name());
            folder.copy(&content.path(), &name).await?;
        }
    }
    Ok(())
}
