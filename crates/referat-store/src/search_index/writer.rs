//! Writing the indexes: whoever holds the lock puts items in, takes them out and commits.

use std::sync::Arc;

use referat_domain::ids::AgendaItemId;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{Index, IndexWriter, TantivyDocument, TantivyError};

use super::directory::WriterLock;
use super::error::SearchError;
use super::item::{IndexedItem, item_term};
use super::snapshot::{CommitNote, Snapshots};
use super::vocabulary::{Vocabulary, WordCounts};

/// What a worker collects in memory before it writes a segment.
const MEMORY: usize = 48 * 1024 * 1024;

/// A segment is merged when this share of it has been replaced or removed, so that what was erased or closed
/// soon leaves the files too.
const MOST_DELETED: f32 = 0.2;

/// The right to write a municipality's indexes. Nothing written is found, or kept, before a commit.
pub struct SearchWriter {
    snapshots: Arc<Snapshots>,
    open: IndexWriter,
    closed: IndexWriter,
    words: u64,
    _lock: WriterLock,
}

impl SearchWriter {
    /// The writer, or `None` when someone else writes.
    pub(super) fn try_new(snapshots: &Arc<Snapshots>) -> Result<Option<Self>, SearchError> {
        let Some(lock) = snapshots.directory().try_lock()? else {
            return Ok(None);
        };
        let indexes = snapshots.indexes();
        // The caller reads the database and the workers cut words, so two are enough on a small machine.
        let (Some(open), Some(closed)) = (index_writer(&indexes.open, 2)?, index_writer(&indexes.closed, 1)?)
        else {
            return Ok(None);
        };
        snapshots.newest()?;
        let words = indexes.compounds.learned().version;
        Ok(Some(Self {
            snapshots: Arc::clone(snapshots),
            open,
            closed,
            words,
            _lock: lock,
        }))
    }

    /// Puts an item in, in place of what was there under its id in either index.
    ///
    /// # Errors
    /// When a worker couldn't write its segment; nothing since the last commit is kept then.
    pub fn put(&mut self, item: &IndexedItem) -> Result<(), SearchError> {
        self.remove(item.item);
        let indexes = self.snapshots.indexes();
        let document = item.to_document(&indexes.fields);
        let writer = if item.is_closed { &self.closed } else { &self.open };
        writer.add_document(document)?;
        Ok(())
    }

    /// Takes an item out.
    pub fn remove(&mut self, item: AgendaItemId) {
        let term = item_term(&self.snapshots.indexes().fields, item);
        self.open.delete_term(term.clone());
        self.closed.delete_term(term);
    }

    /// Takes everything out, for a rebuild from the database.
    ///
    /// # Errors
    /// When the index library refuses.
    pub fn clear(&mut self) -> Result<(), SearchError> {
        self.open.delete_all_documents()?;
        self.closed.delete_all_documents()?;
        Ok(())
    }

    /// Learns the parts of compounds from the words of the open items. Items put in from now on are cut so;
    /// those already there keep their terms until they are put in again.
    ///
    /// # Errors
    /// When the words can't be written beside the index.
    pub fn learn(&mut self, words: &WordCounts) -> Result<(), SearchError> {
        self.words += 1;
        let vocabulary = Vocabulary {
            version: self.words,
            words: words.clone(),
        };
        vocabulary.write(&self.snapshots.directory().words())?;
        self.snapshots.indexes().compounds.learn(&vocabulary);
        Ok(())
    }

    /// Commits what was put in and taken out, and notes how far the caller's outbox is worked off.
    ///
    /// # Errors
    /// When the index can't be written. The commit may then have reached the open index alone;
    /// [`super::SearchIndex::generation`] is the older of the two, so that the same work is done again.
    pub fn commit(&mut self, generation: u64) -> Result<(), SearchError> {
        let note = CommitNote {
            generation,
            words: self.words,
        };
        let note =
            serde_json::to_string(&note).map_err(|error| TantivyError::InternalError(error.to_string()))?;
        // The open index first: an item that was closed leaves it before it appears among the closed ones.
        for writer in [&mut self.open, &mut self.closed] {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&note);
            commit.commit()?;
        }
        self.snapshots.newest()?;
        Ok(())
    }

    /// Forgets what was put in and taken out since the last commit.
    ///
    /// # Errors
    /// When the index library refuses.
    pub fn rollback(&mut self) -> Result<(), SearchError> {
        self.open.rollback()?;
        self.closed.rollback()?;
        Ok(())
    }

    /// Waits until segments have been merged, and gives the lock back. Dropping the writer gives it back at
    /// once, and leaves merging to the next.
    ///
    /// # Errors
    /// When a merge fails; what was committed is kept.
    pub fn finish(self) -> Result<(), SearchError> {
        self.open.wait_merging_threads()?;
        self.closed.wait_merging_threads()?;
        self.snapshots.newest()?;
        Ok(())
    }

    /// Rewrites every segment that holds something replaced or removed, so that its words are in no file any
    /// more: after an erasure, or when items were closed.
    ///
    /// # Errors
    /// When a segment can't be rewritten.
    pub fn purge(&mut self) -> Result<(), SearchError> {
        for writer in [&mut self.open, &mut self.closed] {
            for segment in writer.index().searchable_segment_metas()? {
                if segment.has_deletes() {
                    writer.merge(&[segment.id()]).wait()?;
                }
            }
        }
        // Files are only removed once no reader of ours holds them.
        self.snapshots.newest()?;
        self.open.garbage_collect_files().wait()?;
        self.closed.garbage_collect_files().wait()?;
        Ok(())
    }
}

/// A writer of one index, or `None` when someone else has it.
fn index_writer(index: &Index, workers: usize) -> Result<Option<IndexWriter>, SearchError> {
    let options = IndexWriterOptions::builder()
        .memory_budget_per_thread(MEMORY)
        .num_worker_threads(workers)
        .num_merge_threads(1)
        .build();
    match index.writer_with_options::<TantivyDocument>(options) {
        Ok(writer) => {
            let mut merging = LogMergePolicy::default();
            merging.set_del_docs_ratio_before_merge(MOST_DELETED);
            writer.set_merge_policy(Box::new(merging));
            Ok(Some(writer))
        }
        Err(TantivyError::LockFailure(..)) => Ok(None),
        Err(source) => Err(source.into()),
    }
}
