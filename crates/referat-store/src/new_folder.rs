//! Folders that appear whole or not at all: filled beside their place, synced, and renamed into it.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs;
use tokio::io::AsyncWriteExt as _;

/// Why a folder was not made.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Something is there already.
    #[error("{path:?} is there already")]
    Exists {
        /// The folder.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("{path:?}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// A folder that is being filled. Removed when dropped before it is put in place.
#[derive(Debug)]
pub(crate) struct NewFolder {
    filling: PathBuf,
    place: PathBuf,
    is_placed: bool,
}

pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> FolderError + '_ {
    move |source| FolderError::Io {
        path: path.to_owned(),
        source,
    }
}

impl NewFolder {
    /// Begins a folder. Its place must be free, or an empty folder.
    pub(crate) async fn begin(place: &Path) -> Result<Self, FolderError> {
        if !is_free(place).await? {
            return Err(FolderError::Exists {
                path: place.to_owned(),
            });
        }
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let filling = place.with_file_name(format!(".{name}.incomplete-{}", std::process::id()));
        match fs::remove_dir_all(&filling).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(&filling)(error)),
            Ok(()) | Err(_) => {}
        }
        fs::create_dir_all(&filling).await.map_err(at(&filling))?;
        Ok(Self {
            filling,
            place: place.to_owned(),
            is_placed: false,
        })
    }

    /// The folder while it is filled.
    pub(crate) fn path(&self) -> &Path {
        &self.filling
    }

    /// Writes a whole file, synced, making the folders it stands in.
    pub(crate) async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let path = self.filling.join(name);
        let mut file = fs::File::create(&path).await.map_err(at(&path))?;
        file.write_all(bytes).await.map_err(at(&path))?;
        file.sync_all().await.map_err(at(&path))
    }

    /// Copies a file from elsewhere, synced, making the folder it stands in.
    pub(crate) async fn copy(&self, from: &Path, name: &Path) -> Result<(), FolderError> {
        let path = self.filling.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).await.map_err(at(folder))?;
        }
        fs::copy(from, &path).await.map_err(at(from))?;
        let copy = fs::File::open(&path).await.map_err(at(&path))?;
        copy.sync_all().await.map_err(at(&path))
    }

    /// Puts the folder in its place.
    pub(crate) async fn finish(mut self) -> Result<(), FolderError> {
        sync_tree(self.filling.clone()).await?;
        fs::rename(&self.filling, &self.place)
            .await
            .map_err(at(&self.place))?;
        self.is_placed = true;
        if let Some(parent) = self
            .place
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
        {
            sync_folder(parent).await?;
        }
        Ok(())
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if !self.is_placed {
            let _ = std::fs::remove_dir_all(&self.filling);
        }
    }
}

/// Whether nothing is there, or an empty folder.
async fn is_free(place: &Path) -> Result<bool, FolderError> {
    match fs::read_dir(place).await {
        Ok(mut entries) => Ok(entries.next_entry().await.map_err(at(place))?.is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(at(place)(error)),
    }
}

/// Makes the names in a folder and all folders under it last.
async fn sync_tree(root: PathBuf) -> Result<(), FolderError> {
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        let mut entries = fs::read_dir(&folder).await.map_err(at(&folder))?;
        while let Some(entry) = entries.next_entry().await.map_err(at(&folder))? {
            if entry.file_type().await.map_err(at(&folder))?.is_dir() {
                folders.push(entry.path());
            }
        }
        sync_folder(&folder).await?;
    }
    Ok(())
}

async fn sync_folder(folder: &Path) -> Result<(), FolderError> {
    let open = fs::File::open(folder).await.map_err(at(folder))?;
    open.sync_all().await.map_err(at(folder))
}
