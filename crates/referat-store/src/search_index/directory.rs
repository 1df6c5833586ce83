//! The directory of one municipality's indexes: what lies where, who may write, and whether it can be used.
//!
//! ```text
//! <data>/<municipality>/open/     the index of open items
//!                       closed/   the index of closed items
//!                       words     what the parts of compounds are learned from
//!                       format    which form all this has
//!                       lock      held by whoever writes
//! ```
//!
//! Everything here is derived: what can't be used is thrown away and built anew from the database.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use referat_domain::ids::MunicipalityId;
use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy};

use super::error::SearchError;
use super::fields::{Fields, SCHEMA_VERSION};
use super::tokenizer::{Compounds, tokenizers};
use super::vocabulary::{Vocabulary, write_whole};

/// The number of the way words are reduced; goes up when folding, stems or splitting change.
const LANGUAGE_VERSION: u32 = 1;

/// Checksums of the files are proved when an index is opened, up to so many bytes; larger ones are left to
/// [`super::SearchIndex::damaged_files`].
const MOST_PROVED: u64 = 128 * 1024 * 1024;

/// How often, and how long apart, the lock is tried when an index must be rebuilt.
const TRIES: u32 = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// How an index was found when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// It was there and can be used.
    AsItWas,
    /// There was none; it is empty.
    New,
    /// It couldn't be used and was begun anew: it is empty until the items are put in again.
    Rebuilt(RebuildReason),
}

/// Why an index couldn't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RebuildReason {
    /// Another version of the program, or of its index library, made it.
    #[error("it was made by another version")]
    OtherFormat,
    /// Its files are not whole.
    #[error("its files are damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
    },
}

/// Which form the directory has.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Format {
    schema: u32,
    language: u32,
    library: String,
}

impl Format {
    fn ours() -> Self {
        Self {
            schema: SCHEMA_VERSION,
            language: LANGUAGE_VERSION,
            library: tantivy::version_string().to_owned(),
        }
    }
}

/// Held by whoever writes; given back when dropped, or when the process ends.
#[derive(Debug)]
pub(super) struct WriterLock {
    _file: File,
}

/// Both indexes of a municipality, open for reading.
pub(super) struct Indexes {
    pub(super) fields: Fields,
    pub(super) compounds: Arc<Compounds>,
    pub(super) open: Index,
    pub(super) closed: Index,
    pub(super) open_reader: IndexReader,
    pub(super) closed_reader: IndexReader,
}

/// The directory of one municipality.
#[derive(Debug, Clone)]
pub(super) struct Directory {
    root: PathBuf,
}

impl Directory {
    /// The municipality's directory, made if it isn't there.
    pub(super) fn of(data: &Path, municipality: MunicipalityId) -> Result<Self, SearchError> {
        let root = data.join(municipality.to_string());
        fs::create_dir_all(&root).map_err(SearchError::at(&root))?;
        Ok(Self { root })
    }

    pub(super) fn open_index(&self) -> PathBuf {
        self.root.join("open")
    }

    pub(super) fn closed_index(&self) -> PathBuf {
        self.root.join("closed")
    }

    pub(super) fn words(&self) -> PathBuf {
        self.root.join("words")
    }

    fn format(&self) -> PathBuf {
        self.root.join("format")
    }

    /// The right to write; `None` when someone else has it.
    pub(super) fn try_lock(&self) -> Result<Option<WriterLock>, SearchError> {
        let place = self.root.join("lock");
        let file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&place);
        let file = file.map_err(SearchError::at(&place))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(WriterLock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(source)) => Err(SearchError::File { place, source }),
        }
    }

    /// Opens both indexes, and begins them anew where they can't be used.
    pub(super) fn open_or_rebuild(&self) -> Result<(Indexes, Opened), SearchError> {
        if let Ok(indexes) = self.usable()? {
            return Ok((indexes, Opened::AsItWas));
        }
        let _lock = self.wait_for_lock()?;
        // Whoever had the lock may have rebuilt it.
        let opened = match self.usable()? {
            Ok(indexes) => return Ok((indexes, Opened::AsItWas)),
            Err(None) => Opened::New,
            Err(Some(reason)) => {
                tracing::warn!(place = %self.root.display(), %reason, "search index rebuilt");
                Opened::Rebuilt(reason)
            }
        };
        self.begin_anew(&opened)?;
        Ok((self.indexes()?, opened))
    }

    fn wait_for_lock(&self) -> Result<WriterLock, SearchError> {
        for _ in 0..TRIES {
            if let Some(lock) = self.try_lock()? {
                return Ok(lock);
            }
            thread::sleep(BETWEEN_TRIES);
        }
        Err(SearchError::Busy {
            place: self.root.clone(),
        })
    }

    /// Both indexes, or why they can't be used: `None` when there are none. Errors that aren't the files'
    /// own fault are errors.
    fn usable(&self) -> Result<Result<Indexes, Option<RebuildReason>>, SearchError> {
        let format = self.format();
        let stored = match fs::read(&format) {
            Ok(stored) => serde_json::from_slice::<Format>(&stored).ok(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let is_empty = !self.open_index().exists() && !self.closed_index().exists();
                let reason = RebuildReason::Damaged {
                    what: "the file \"format\" is missing".to_owned(),
                };
                return Ok(Err((!is_empty).then_some(reason)));
            }
            Err(source) => {
                return Err(SearchError::File {
                    place: format,
                    source,
                });
            }
        };
        if stored != Some(Format::ours()) {
            return Ok(Err(Some(RebuildReason::OtherFormat)));
        }
        match self.indexes() {
            Ok(indexes) => Ok(Ok(indexes)),
            Err(error) if error.is_damage() => Ok(Err(Some(RebuildReason::Damaged {
                what: error.to_string(),
            }))),
            Err(error) => Err(error),
        }
    }

    fn indexes(&self) -> Result<Indexes, SearchError> {
        let fields = Fields::new();
        let compounds = Arc::new(Compounds::default());
        compounds.learn(&Vocabulary::read(&self.words()));
        let (open, open_reader) = self.index(&self.open_index(), &fields, &compounds)?;
        let (closed, closed_reader) = self.index(&self.closed_index(), &fields, &compounds)?;
        Ok(Indexes {
            fields,
            compounds,
            open,
            closed,
            open_reader,
            closed_reader,
        })
    }

    fn index(
        &self,
        place: &Path,
        fields: &Fields,
        compounds: &Arc<Compounds>,
    ) -> Result<(Index, IndexReader), SearchError> {
        let mut index = Index::open(MmapDirectory::open(place).map_err(tantivy::TantivyError::from)?)?;
        if index.schema() != fields.schema {
            let message = "the fields are not ours".to_owned();
            return Err(tantivy::TantivyError::SchemaError(message).into());
        }
        if bytes_in(place)? <= MOST_PROVED {
            let damaged = damaged_files(&index)?;
            if let Some(file) = damaged.first() {
                let message = "the checksum is wrong".to_owned();
                let damage = tantivy::error::DataCorruption::new(file.clone(), message);
                return Err(tantivy::TantivyError::from(damage).into());
            }
        }
        index.set_tokenizers(tokenizers(compounds));
        // Whether there is something newer is looked at before each search: see `snapshot`.
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok((index, reader))
    }

    fn begin_anew(&self, opened: &Opened) -> Result<(), SearchError> {
        remove(&self.format())?;
        // Words cut another way are of no use; those beside a damaged index are.
        if *opened == Opened::Rebuilt(RebuildReason::OtherFormat) {
            remove(&self.words())?;
        }
        let schema = Fields::new().schema;
        for place in [self.open_index(), self.closed_index()] {
            remove(&place)?;
            fs::create_dir_all(&place).map_err(SearchError::at(&place))?;
            let directory = MmapDirectory::open(&place).map_err(tantivy::TantivyError::from)?;
            Index::create(directory, schema.clone(), IndexSettings::default())?;
        }
        let format = serde_json::to_vec(&Format::ours()).map_err(|error| SearchError::File {
            place: self.format(),
            source: error.into(),
        })?;
        write_whole(&self.format(), &format)
    }
}

/// Removes a file or a directory with all in it, if it is there.
fn remove(place: &Path) -> Result<(), SearchError> {
    let removed = if place.is_dir() {
        fs::remove_dir_all(place)
    } else {
        fs::remove_file(place)
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(SearchError::at(place)),
    }
}

fn bytes_in(place: &Path) -> Result<u64, SearchError> {
    let mut bytes = 0;
    for entry in fs::read_dir(place).map_err(SearchError::at(place))? {
        let entry = entry.map_err(SearchError::at(place))?;
        // A file that was merged away since is no matter.
        bytes += entry.metadata().map_or(0, |metadata| metadata.len());
    }
    Ok(bytes)
}

/// The files of an index whose checksum is wrong, by name.
pub(super) fn damaged_files(index: &Index) -> Result<Vec<PathBuf>, SearchError> {
    let mut files: Vec<PathBuf> = index.load_metas()?.list_segment_files().into_iter().collect();
    files.sort();
    let mut damaged = Vec::new();
    for file in files {
        match index.directory().validate_checksum(&file) {
            Ok(true) => {}
            // Not every segment has every file; one that is missed is found when it is read.
            Err(tantivy::directory::error::OpenReadError::FileDoesNotExist(_)) => {}
            Ok(false) | Err(_) => damaged.push(file),
        }
    }
    Ok(damaged)
}
