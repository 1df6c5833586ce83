//! Full text: two indexes for each municipality, one of open items and one of closed ones.
//!
//! Derived from the database and independent of it: the caller feeds items from its outbox, whoever holds
//! the lock writes, everyone reads. The index may lag behind, and [`SearchIndex::generation`] says how far it
//! is; that is no damage. What can't be used is thrown away and begun anew, and [`SearchIndex::opened`] says so.
//!
//! Nothing is searched without a [`Filter`], and only a reader makes one: hits, counts, facets, scores and
//! suggestions are made under it. Hits are looked at again in `referat_domain::view::search`.
//!
//! ```text
//! IndexedItem ─► SearchWriter ─► open/ + closed/ ─► Snapshot ─► Scope (under the Filter)
//!                                                                 │
//! what was typed ─► ParsedQuery ─► plan ─► query, Marks ──────────┴─► Tally ─► Answer (snippets by Marks)
//! ```
//!
//! Knows no SQL, no clock and no words for people. Calls block: on a server they belong on a thread of their own.

mod directory;
mod error;
mod fields;
mod filter;
mod gathered;
mod item;
mod marks;
mod numbers;
mod parsed_query;
mod plan;
mod scope;
mod snapshot;
mod snippet;
mod suggestion;
mod tally;
mod tokenizer;
mod vocabulary;
mod words;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use referat_danish::compounds::Splitter;
use referat_domain::ids::{AgendaItemId, ForumId, MunicipalityId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::view::search::SnippetPiece;
use tantivy::TantivyDocument;
use tantivy::schema::{Field, Value};

pub use directory::{Opened, RebuildReason};
pub use error::SearchError;
pub use filter::Filter;
pub use item::{IndexedAttachment, IndexedItem};
pub use parsed_query::{Notice, ParsedQuery};
pub use vocabulary::WordCounts;
pub use writer::SearchWriter;

use directory::Directory;
use fields::Fields;
use marks::Marks;
use plan::{Plan, Spelling, plan};
use scope::Scope;
use snapshot::Snapshots;
use suggestion::Suggester;
use tally::{Counted, Found, Tally};

/// At most so many hits are given at once.
pub const MOST_HITS: usize = 200;

/// Hits further down are not given; who needs them should narrow the query.
pub const DEEPEST_HIT: usize = 10_000;

/// From fewer items it isn't worth learning the parts of compounds.
const FEWEST_LEARNED_FROM: u64 = 10;

/// The search index of one municipality.
pub struct SearchIndex {
    snapshots: Arc<Snapshots>,
    opened: Opened,
}

/// What is asked of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The query.
    pub query: ParsedQuery,
    /// The chosen forum.
    pub forum: Option<ForumId>,
    /// The chosen year.
    pub year: Option<i16>,
    /// The chosen outcome.
    pub outcome: Option<Outcome>,
    /// How many hits to pass over; at most [`DEEPEST_HIT`].
    pub offset: usize,
    /// How many to give; at most [`MOST_HITS`].
    pub limit: usize,
}

impl Request {
    /// The first 20 hits of a query, with no facet chosen.
    #[must_use]
    pub fn new(query: ParsedQuery) -> Self {
        Self {
            query,
            forum: None,
            year: None,
            outcome: None,
            offset: 0,
            limit: 20,
        }
    }
}

/// What the index answers, under the filter.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// How many hits there are under the chosen facets.
    pub total: u64,
    /// Those asked for: best first, of equals the newest, then by id.
    pub hits: Vec<IndexHit>,
    /// Hits by forum, most first. Each facet is counted under all choices but its own, so that another
    /// choice of the same facet can be seen.
    pub forums: Vec<(ForumId, u64)>,
    /// Hits by year, newest first.
    pub years: Vec<(i16, u64)>,
    /// Hits by outcome, in the order of [`Outcome::ALL`]; an item counts for each of its outcomes.
    pub outcomes: Vec<(Outcome, u64)>,
    /// Whether nothing was found as typed, and the hits are for words spelled almost so.
    pub is_approximate: bool,
    /// A query that finds something, where the one typed finds nothing.
    pub suggestion: Option<String>,
}

/// A hit.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexHit {
    /// The item.
    pub item: AgendaItemId,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// Its subject with what was sought marked.
    pub title_pieces: Vec<SnippetPiece>,
    /// The place in its text where most of what was sought stands.
    pub snippet_pieces: Vec<SnippetPiece>,
}

/// How many documents the indexes hold, for comparing with the database; not for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentCounts {
    /// Open items.
    pub open: u64,
    /// Closed items.
    pub closed: u64,
}

impl SearchIndex {
    /// Opens a municipality's indexes below `directory`, and begins them anew where there are none, where
    /// another version made them, or where their files are damaged: [`SearchIndex::opened`] tells which.
    ///
    /// # Errors
    /// When the files can't be read or made for reasons of the system's, or must be rebuilt while another
    /// process holds the lock.
    pub fn open(directory: &Path, municipality: MunicipalityId) -> Result<Self, SearchError> {
        let directory = Directory::of(directory, municipality)?;
        let (indexes, opened) = directory.open_or_rebuild()?;
        let snapshots = Arc::new(Snapshots::new(indexes, directory)?);
        Ok(Self { snapshots, opened })
    }

    /// How it was found: if not as it was, it is empty and everything has to be put in.
    #[must_use]
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// The right to write; `None` when another process or another part of this one has it. Nothing is lost
    /// then: what is to be indexed stays in the outbox.
    ///
    /// # Errors
    /// When the lock or the index can't be opened for reasons of the system's.
    pub fn try_writer(&self) -> Result<Option<SearchWriter>, SearchError> {
        SearchWriter::try_new(&self.snapshots)
    }

    /// How far the outbox was worked off at the last commit; 0 before the first.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn generation(&self) -> Result<u64, SearchError> {
        Ok(self.snapshots.newest()?.generation)
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn document_counts(&self) -> Result<DocumentCounts, SearchError> {
        let newest = self.snapshots.newest()?;
        Ok(DocumentCounts {
            open: newest.open.searcher.num_docs(),
            closed: newest.closed.searcher.num_docs(),
        })
    }

    /// Whether there are so many more open items than when the parts of compounds were learned that it is
    /// time to learn them anew: to count all words, [`SearchWriter::learn`] and put every item in again.
    ///
    /// A new index has learned nothing; it says so once there is something to learn from.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn has_outgrown_its_words(&self) -> Result<bool, SearchError> {
        let learned_from = self.snapshots.indexes().compounds.learned().items;
        Ok(self.document_counts()?.open >= 2 * learned_from.max(FEWEST_LEARNED_FROM))
    }

    /// The files whose checksums are wrong, for `verify`. Reads the whole index.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>, SearchError> {
        let (indexes, directory) = (self.snapshots.indexes(), self.snapshots.directory());
        let mut damaged = Vec::new();
        for (index, place) in [
            (&indexes.open, directory.open_index()),
            (&indexes.closed, directory.closed_index()),
        ] {
            damaged.extend(
                directory::damaged_files(index)?
                    .into_iter()
                    .map(|file| place.join(file)),
            );
        }
        Ok(damaged)
    }

    /// Searches under a filter.
    ///
    /// # Errors
    /// When the index can't be read. No query makes it fail.
    pub fn search(&self, filter: &Filter, request: &Request) -> Result<Answer, SearchError> {
        let indexes = self.snapshots.indexes();
        let newest = self.snapshots.newest()?;
        let scope = Scope::new(&indexes.fields, &newest.open, &newest.closed, filter)?;
        let learned = indexes.compounds.learned();
        let search = Search {
            fields: &indexes.fields,
            splitter: &learned.splitter,
            scope: &scope,
        };
        search.answer(request)
    }
}

/// One search.
struct Search<'s> {
    fields: &'s Fields,
    splitter: &'s Splitter,
    scope: &'s Scope<'s>,
}

impl Search<'_> {
    fn answer(&self, request: &Request) -> Result<Answer, SearchError> {
        let (mut plan, mut counted) = self.run(request, Spelling::AsTyped)?;
        let found_nothing = counted.matched == 0;
        let mut suggestion = None;
        if found_nothing {
            let Self {
                fields,
                splitter,
                scope,
            } = *self;
            suggestion = Suggester {
                fields,
                splitter,
                scope,
            }
            .suggest(&request.query)?;
            (plan, counted) = self.run(request, Spelling::Tolerant)?;
        }
        let mut forums: Vec<(ForumId, u64)> = counted.forums.into_iter().collect();
        forums.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(Answer {
            total: counted.total,
            hits: self.hits(request, counted.best, &plan.marks)?,
            forums,
            years: counted.years.into_iter().rev().collect(),
            outcomes: counted.outcomes.into_iter().collect(),
            is_approximate: found_nothing && counted.matched > 0,
            suggestion,
        })
    }

    /// Runs the request over both indexes.
    fn run(&self, request: &Request, spelling: Spelling) -> Result<(Plan, Counted), SearchError> {
        let plan = plan(&request.query, self.fields, self.splitter, self.scope, spelling)?;
        let tally = Tally {
            forum: request.forum,
            year: request.year,
            outcome: request.outcome,
            keep: request.offset.min(DEEPEST_HIT) + request.limit.min(MOST_HITS),
        };
        let mut merged = Counted::default();
        for (side, mut counted) in self.scope.collect(&*plan.query, &tally)?.into_iter().enumerate() {
            counted.best.iter_mut().for_each(|found| found.side = side);
            merged.add(counted);
        }
        merged.best.sort_by(|a, b| b.cmp(a));
        Ok((plan, merged))
    }

    fn hits(&self, request: &Request, best: Vec<Found>, marks: &Marks) -> Result<Vec<IndexHit>, SearchError> {
        let shown = best
            .into_iter()
            .skip(request.offset.min(DEEPEST_HIT))
            .take(request.limit.min(MOST_HITS));
        shown.map(|found| self.hit(&found, marks)).collect()
    }

    fn hit(&self, found: &Found, marks: &Marks) -> Result<IndexHit, SearchError> {
        let document: TantivyDocument = match self.scope.searcher(found.side) {
            Some(searcher) => searcher.doc(found.address)?,
            None => TantivyDocument::new(),
        };
        let texts = |field: Field| -> Vec<&str> {
            document
                .get_all(field)
                .filter_map(|value| value.as_str())
                .collect()
        };
        let title = texts(self.fields.shown_title).join(" ");
        Ok(IndexHit {
            item: found.item,
            score: found.score,
            title_pieces: snippet::title(&title, marks, self.splitter),
            snippet_pieces: snippet::snippet(&texts(self.fields.shown_text), marks, self.splitter),
        })
    }
}
