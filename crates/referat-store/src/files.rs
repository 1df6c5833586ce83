//! Files: contents by checksum, in `files/ab/cdef…` under the data directory.
//!
//! A content is written to `files/incoming/`, synced, renamed to its place, and the folder synced, before any
//! transaction may name it: a row never points to bytes that a kill could take away. What a kill leaves behind
//! instead (bytes that no row names) is swept when the store is next opened by one process alone; every open
//! store holds a shared lock, so that nothing is swept from under an import.
//!
//! Knows no table; [`crate::file_rows`] does.

mod sweep;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use referat_domain::paper::attachment::Checksum;
use sha2::{Digest as _, Sha256};
use tokio::fs;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};

pub(crate) use sweep::SweepError;
pub use sweep::Swept;

/// A content that is in its place, synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredContent {
    /// What it is made of.
    pub checksum: Checksum,
    /// Its size in bytes.
    pub size: u64,
}

/// Why a file could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file system refused.
    #[error("{path:?}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The bytes aren't there.
    #[error("the bytes of {} are missing", checksum.hex())]
    Missing {
        /// What they should be made of.
        checksum: Checksum,
    },
    /// The bytes to be stored could not be read.
    #[error("the bytes can't be read: {0}")]
    Unreadable(#[source] io::Error),
}

/// The file store of a data directory.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
    lock: Arc<std::fs::File>,
    counter: Arc<AtomicU64>,
}

/// Folder for what is being written.
const INCOMING: &str = "incoming";
/// Held, shared, by every open store.
const LOCK: &str = "lock";
/// There as long as something was written since the last sweep.
const UNSWEPT: &str = "unswept";
/// Bytes copied at a time.
const BLOCK: usize = 64 * 1024;

fn at(path: &Path) -> impl FnOnce(io::Error) -> FileError + '_ {
    move |source| FileError::Io {
        path: path.to_owned(),
        source,
    }
}

impl Files {
    /// Opens the file store, making its folders. [`Files::sweep_and_share`] comes next.
    pub(crate) async fn open(root: PathBuf) -> Result<Self, FileError> {
        let incoming = root.join(INCOMING);
        fs::create_dir_all(&incoming).await.map_err(at(&incoming))?;
        let path = root.join(LOCK);
        let lock = std::fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(at(&path))?;
        Ok(Self {
            root,
            lock: Arc::new(lock),
            counter: Arc::new(AtomicU64::new(0)),
        })
    }

    /// The folder of the file store.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.root
    }

    /// Where a content stands, or would.
    #[must_use]
    pub fn path_of(&self, checksum: Checksum) -> PathBuf {
        let hex = checksum.hex();
        let (folder, name) = hex.split_at_checked(2).unwrap_or(("00", ""));
        self.root.join(folder).join(name)
    }

    /// Keeps these bytes.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub async fn keep(&self, bytes: &[u8]) -> Result<StoredContent, FileError> {
        let content = StoredContent {
            checksum: Checksum::of(bytes),
            size: bytes.len() as u64,
        };
        if self.is_here(content).await? {
            return Ok(content);
        }
        self.mark_unswept().await?;
        let incoming = self.new_incoming();
        let place = self.path_of(content.checksum);
        let root = self.root.clone();
        let bytes = bytes.to_vec();
        // One visit to a thread that may block, instead of one for each step.
        let kept = tokio::task::spawn_blocking(move || {
            let mut file = std::fs::File::create(&incoming).map_err(at(&incoming))?;
            file.write_all(&bytes).map_err(at(&incoming))?;
            file.sync_all().map_err(at(&incoming))?;
            drop(file);
            put_in_place(&root, &incoming, &place)
        });
        match kept.await {
            Ok(kept) => kept?,
            Err(error) => return Err(at(&self.root)(io::Error::other(error))),
        }
        Ok(content)
    }

    /// Keeps everything that can be read, without holding it in memory.
    ///
    /// # Errors
    /// Whatever the file system says, or [`FileError::Unreadable`].
    pub async fn keep_from(
        &self,
        mut source: impl AsyncRead + Unpin + Send,
    ) -> Result<StoredContent, FileError> {
        self.mark_unswept().await?;
        let incoming = self.new_incoming();
        let mut file = fs::File::create(&incoming).await.map_err(at(&incoming))?;
        let mut hasher = Sha256::new();
        let mut size = 0;
        let mut block = vec![0; BLOCK];
        loop {
            let read = source.read(&mut block).await.map_err(FileError::Unreadable)?;
            let Some(bytes) = block.get(..read).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            hasher.update(bytes);
            size += read as u64;
            file.write_all(bytes).await.map_err(at(&incoming))?;
        }
        file.flush().await.map_err(at(&incoming))?;
        file.sync_all().await.map_err(at(&incoming))?;
        drop(file);
        let content = StoredContent {
            checksum: Checksum(hasher.finalize().into()),
            size,
        };
        let place = self.path_of(content.checksum);
        let root = self.root.clone();
        match tokio::task::spawn_blocking(move || put_in_place(&root, &incoming, &place)).await {
            Ok(put) => put?,
            Err(error) => return Err(at(&self.root)(io::Error::other(error))),
        }
        Ok(content)
    }

    /// A name for what is being written, used by nobody else.
    fn new_incoming(&self) -> PathBuf {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{number}", std::process::id());
        self.root.join(INCOMING).join(name)
    }

    /// Whether a content stands in its place, by its size; makes sure that it lasts.
    async fn is_here(&self, content: StoredContent) -> Result<bool, FileError> {
        let place = self.path_of(content.checksum);
        match fs::metadata(&place).await {
            Ok(metadata) if metadata.len() == content.size => {
                if let Some(folder) = place.parent() {
                    sync_folder(folder).await?;
                }
                Ok(true)
            }
            Ok(_) => Ok(false),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(at(&place)(error)),
        }
    }

    /// Opens a content to be read bit by bit.
    ///
    /// # Errors
    /// [`FileError::Missing`] where it isn't there.
    pub async fn read(&self, checksum: Checksum) -> Result<fs::File, FileError> {
        let place = self.path_of(checksum);
        fs::File::open(&place).await.map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound {
                FileError::Missing { checksum }
            } else {
                at(&place)(error)
            }
        })
    }

    /// All bytes of a content.
    ///
    /// # Errors
    /// [`FileError::Missing`] where it isn't there.
    pub async fn read_all(&self, checksum: Checksum) -> Result<Vec<u8>, FileError> {
        let mut file = self.read(checksum).await?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)
            .await
            .map_err(at(&self.path_of(checksum)))?;
        Ok(bytes)
    }

    /// What the file of a checksum is really made of; `None` where there is none.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub(crate) async fn measure(&self, checksum: Checksum) -> Result<Option<StoredContent>, FileError> {
        let mut file = match self.read(checksum).await {
            Ok(file) => file,
            Err(FileError::Missing { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut hasher = Sha256::new();
        let mut size = 0;
        let mut block = vec![0; BLOCK];
        loop {
            let read = file.read(&mut block).await.map_err(at(&self.path_of(checksum)))?;
            let Some(bytes) = block.get(..read).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            hasher.update(bytes);
            size += read as u64;
        }
        Ok(Some(StoredContent {
            checksum: Checksum(hasher.finalize().into()),
            size,
        }))
    }

    async fn mark_unswept(&self) -> Result<(), FileError> {
        if self.counter.load(Ordering::Relaxed) == 0 {
            self.leave_unswept().await?;
        }
        Ok(())
    }

    /// Says that bytes may lie here that no row names any more: the next sweep looks.
    pub(crate) async fn leave_unswept(&self) -> Result<(), FileError> {
        let mark = self.root.join(UNSWEPT);
        fs::write(&mark, b"").await.map_err(at(&mark))?;
        sync_folder(&self.root).await
    }
}

/// Renames a synced file into its place, and makes the name last.
fn put_in_place(root: &Path, incoming: &Path, place: &Path) -> Result<(), FileError> {
    let Some(folder) = place.parent() else {
        return Ok(());
    };
    let sync = |folder: &Path| {
        let open = std::fs::File::open(folder).map_err(at(folder))?;
        open.sync_all().map_err(at(folder))
    };
    let is_new = match std::fs::create_dir(folder) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        Err(error) => return Err(at(folder)(error)),
    };
    std::fs::rename(incoming, place).map_err(at(place))?;
    sync(folder)?;
    if is_new {
        sync(root)?;
    }
    Ok(())
}

/// Makes a folder's names last.
pub(crate) async fn sync_folder(folder: &Path) -> Result<(), FileError> {
    let open = fs::File::open(folder).await.map_err(at(folder))?;
    open.sync_all().await.map_err(at(folder))
}
