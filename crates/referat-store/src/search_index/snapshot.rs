//! What is searched: both indexes as they were at one commit, and noticing when there is a newer one.
//!
//! Another process may be the one that writes, so the small files that name an index's segments are
//! compared before each search. Reading takes no lock of ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tantivy::{DocId, Index, Searcher, SegmentReader};

use super::directory::{Directory, Indexes};
use super::error::SearchError;
use super::vocabulary::Vocabulary;

/// How often, and how long apart, both indexes are read again when one is a commit ahead of the other.
const TRIES: u32 = 4;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// What is written into an index with each commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct CommitNote {
    /// How far the caller's outbox was worked off.
    pub(super) generation: u64,
    /// The version of the words compounds are cut by.
    pub(super) words: u64,
}

/// Both indexes at one commit.
pub(super) struct Snapshot {
    pub(super) open: Loaded,
    pub(super) closed: Loaded,
    /// The older of the two indexes' generations.
    pub(super) generation: u64,
    /// The files that name the segments, as they were.
    segments: [Vec<u8>; 2],
}

/// One index at a commit.
pub(super) struct Loaded {
    pub(super) searcher: Searcher,
    /// By segment, in order: the documents that were replaced or removed, and lie there until a merge.
    pub(super) deleted: Vec<Vec<DocId>>,
}

impl Loaded {
    fn new(searcher: Searcher) -> Self {
        let deleted = |segment: &SegmentReader| match segment.alive_bitset() {
            Some(alive) => (0..segment.max_doc())
                .filter(|&document| !alive.is_alive(document))
                .collect(),
            None => Vec::new(),
        };
        let deleted = searcher.segment_readers().iter().map(deleted).collect();
        Self { searcher, deleted }
    }
}

/// The newest snapshot.
pub(super) struct Snapshots {
    indexes: Indexes,
    directory: Directory,
    newest: RwLock<Arc<Snapshot>>,
}

impl Snapshots {
    pub(super) fn new(indexes: Indexes, directory: Directory) -> Result<Self, SearchError> {
        let first = Arc::new(load(&indexes, &directory)?);
        Ok(Self {
            indexes,
            directory,
            newest: RwLock::new(first),
        })
    }

    pub(super) fn indexes(&self) -> &Indexes {
        &self.indexes
    }

    pub(super) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// What was committed last, by whichever process.
    pub(super) fn newest(&self) -> Result<Arc<Snapshot>, SearchError> {
        let known = Arc::clone(&self.newest.read().unwrap_or_else(PoisonError::into_inner));
        if segments(&self.directory)? == known.segments {
            return Ok(known);
        }
        let newest = Arc::new(load(&self.indexes, &self.directory)?);
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&newest);
        Ok(newest)
    }
}

fn load(indexes: &Indexes, directory: &Directory) -> Result<Snapshot, SearchError> {
    let mut tries = 0;
    loop {
        // Read before the indexes are: what changes in between is noticed at the next search.
        let segments = segments(directory)?;
        indexes.open_reader.reload()?;
        indexes.closed_reader.reload()?;
        let notes = [note(&indexes.open)?, note(&indexes.closed)?];
        tries += 1;
        // A writer between its two commits; one that died there leaves them so, which is lag and no damage.
        if notes[0] != notes[1] && tries < TRIES {
            thread::sleep(BETWEEN_TRIES);
            continue;
        }
        learn(indexes, directory, notes[0].words);
        return Ok(Snapshot {
            open: Loaded::new(indexes.open_reader.searcher()),
            closed: Loaded::new(indexes.closed_reader.searcher()),
            generation: notes[0].generation.min(notes[1].generation),
            segments,
        });
    }
}

/// Learns the words another process wrote.
fn learn(indexes: &Indexes, directory: &Directory, version: u64) {
    if indexes.compounds.learned().version != version {
        indexes.compounds.learn(&Vocabulary::read(&directory.words()));
    }
}

fn segments(directory: &Directory) -> Result<[Vec<u8>; 2], SearchError> {
    let read = |place: PathBuf| named_segments(&place.join("meta.json"));
    Ok([read(directory.open_index())?, read(directory.closed_index())?])
}

fn named_segments(place: &Path) -> Result<Vec<u8>, SearchError> {
    fs::read(place).map_err(SearchError::at(place))
}

fn note(index: &Index) -> Result<CommitNote, SearchError> {
    let payload = index.load_metas()?.payload;
    Ok(payload
        .and_then(|payload| serde_json::from_str(&payload).ok())
        .unwrap_or_default())
}
