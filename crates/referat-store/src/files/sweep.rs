//! Sweeping: takes away the bytes that a kill left behind and that no row names.
//!
//! Only with the store to itself: an exclusive lock that no other process's shared one lets through. On
//! PostgreSQL other machines may share the folder, where such locks can't be trusted; there only bytes older
//! than a day are swept.

use std::io;
use std::path::Path;
use std::time::Duration;

use referat_domain::Timestamp;
use referat_domain::paper::attachment::Checksum;
use tokio::fs;

use super::{FileError, Files, INCOMING, UNSWEPT, at};
use crate::StoreError;
use crate::database::Database;
use crate::database::connection::Sql;
use crate::database::value::ToValue as _;

/// What was swept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Half-written files.
    pub incoming: u64,
    /// Whole contents that no row names.
    pub orphans: u64,
}

/// Why a sweep stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SweepError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How long bytes are left alone where other machines may share the folder.
const REST: Duration = Duration::from_secs(24 * 60 * 60);

impl Files {
    /// Sweeps if that is safe and worth it, and takes the shared lock either way.
    pub(crate) async fn sweep_and_share(
        &self,
        database: &Database,
        now: Timestamp,
    ) -> Result<Swept, SweepError> {
        let swept = if self.lock.try_lock().is_ok() {
            let swept = self.sweep(database, now).await;
            self.lock.unlock().map_err(at(&self.root))?;
            swept?
        } else {
            Swept::default()
        };
        // Only a sweep holds the lock for itself, and a sweep ends.
        let lock = self.lock.clone();
        let locked = tokio::task::spawn_blocking(move || lock.lock_shared()).await;
        match locked {
            Ok(locked) => locked.map_err(at(&self.root))?,
            Err(_) => self.lock.lock_shared().map_err(at(&self.root))?,
        }
        Ok(swept)
    }

    async fn sweep(&self, database: &Database, now: Timestamp) -> Result<Swept, SweepError> {
        let rest = match database {
            Database::Sqlite { .. } => None,
            Database::Postgres { .. } => Some(REST),
        };
        let mut swept = Swept::default();
        let mark = self.root.join(UNSWEPT);
        if !fs::try_exists(&mark).await.map_err(at(&mark))? {
            return Ok(swept);
        }
        let mut all_rested = true;
        let incoming = self.root.join(INCOMING);
        for name in names_in(&incoming).await? {
            let path = incoming.join(name);
            if has_rested(&path, rest, now).await? {
                fs::remove_file(&path).await.map_err(at(&path))?;
                swept.incoming += 1;
            } else {
                all_rested = false;
            }
        }
        for folder_name in names_in(&self.root).await? {
            if folder_name.len() != 2 {
                continue;
            }
            let names = names_in(&self.root.join(&folder_name)).await?;
            let contents = names
                .iter()
                .filter_map(|name| Checksum::from_hex(&format!("{folder_name}{name}")));
            for orphan in unnamed(database, contents).await? {
                let path = self.path_of(orphan);
                if has_rested(&path, rest, now).await? {
                    fs::remove_file(&path).await.map_err(at(&path))?;
                    swept.orphans += 1;
                } else {
                    all_rested = false;
                }
            }
        }
        if all_rested {
            fs::remove_file(&mark).await.map_err(at(&mark))?;
        }
        Ok(swept)
    }
}

/// The names in a folder, in order.
async fn names_in(folder: &Path) -> Result<Vec<String>, FileError> {
    let mut names = Vec::new();
    let mut entries = fs::read_dir(folder).await.map_err(at(folder))?;
    while let Some(entry) = entries.next_entry().await.map_err(at(folder))? {
        if let Ok(name) = entry.file_name().into_string() {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

async fn has_rested(path: &Path, rest: Option<Duration>, now: Timestamp) -> Result<bool, FileError> {
    let Some(rest) = rest else {
        return Ok(true);
    };
    let modified = match fs::metadata(path).await.and_then(|metadata| metadata.modified()) {
        Ok(modified) => modified,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(at(path)(error)),
    };
    let now = std::time::SystemTime::from(now);
    Ok(now.duration_since(modified).is_ok_and(|age| age >= rest))
}

/// Those of these contents that no municipality has a row of.
async fn unnamed(
    database: &Database,
    contents: impl Iterator<Item = Checksum>,
) -> Result<Vec<Checksum>, StoreError> {
    let mut transaction = database.begin_reading().await?;
    let mut connection = transaction.lend();
    let mut unnamed = Vec::new();
    for content in contents {
        let named: Option<(i64,)> = connection
            .first(
                Sql::of_the_installation(
                    "SELECT size FROM file WHERE checksum = $1 AND removed_at IS NULL \
                     UNION ALL SELECT size FROM pending_file WHERE checksum = $1 LIMIT 1",
                    "the same bytes stand once, whichever municipality they belong to",
                ),
                &[content.value()],
            )
            .await?;
        if named.is_none() {
            unnamed.push(content);
        }
    }
    Ok(unnamed)
}
