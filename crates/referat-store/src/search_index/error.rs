//! What can go wrong with the index. No query makes it fail; files and locks do.

use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::OpenReadError;

/// The index can't be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A file of the index can't be read or written.
    #[error("{place}: {source}", place = place.display())]
    File {
        /// Which file or directory.
        place: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// It has to be rebuilt, and another process holds the lock.
    #[error("the search index in {place} must be rebuilt, and another process is writing it", place = place.display())]
    Busy {
        /// The municipality's directory.
        place: PathBuf,
    },
    /// The index library refused.
    #[error("the search index said: {source}")]
    Index {
        /// What it said.
        #[from]
        source: TantivyError,
    },
}

impl SearchError {
    /// For `map_err` on an input or output at a place.
    pub(super) fn at(place: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::File {
            place: place.to_owned(),
            source,
        }
    }

    /// Whether the files themselves are wrong, so that only a rebuild helps.
    ///
    /// A refusal of the system (rights, a full disk, too many open files) is none: rebuilding would
    /// throw away a good index.
    pub(super) fn is_damage(&self) -> bool {
        match self {
            Self::Busy { .. } => false,
            Self::File { source, .. } => is_damaged_file(source),
            Self::Index { source } => is_damaged_index(source),
        }
    }
}

fn is_damaged_file(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound
            | io::ErrorKind::InvalidData
            | io::ErrorKind::UnexpectedEof
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory
    )
}

fn is_damaged_index(error: &TantivyError) -> bool {
    match error {
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => is_damaged_file(io_error),
        TantivyError::IoError(io_error) => is_damaged_file(io_error),
        TantivyError::OpenReadError(_)
        | TantivyError::OpenDirectoryError(_)
        | TantivyError::DataCorruption(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::SchemaError(_)
        | TantivyError::FieldNotFound(_)
        | TantivyError::InternalError(_)
        | TantivyError::DeserializeError(_) => true,
        TantivyError::AggregationError(_)
        | TantivyError::OpenWriteError(_)
        | TantivyError::IndexAlreadyExists
        | TantivyError::LockFailure(..)
        | TantivyError::Poisoned
        | TantivyError::InvalidArgument(_)
        | TantivyError::ErrorInThread(_)
        | TantivyError::IndexBuilderMissingArgument(_)
        | TantivyError::SystemError(_)
        | TantivyError::MissingPlugin(_)
        | TantivyError::ConflictingPlugins(_)
        | TantivyError::UnexpectedPlugin(_) => false,
    }
}
