//! Verification: proves that what is stored is what the journal says was written.
//!
//! Every entry of the chain, every row of every covered table, every reference, every file, and whether the
//! search index keeps up. Reads one moment of the database from end to end and holds little of it at a time,
//! so that it can run beside a server. The end of the chain as it was written down outside the database finds
//! what a consistent forger did: a chain rewritten from the middle, or cut at its end.
//!
//! Knows no rule of the domain: a row may be nonsense, as long as it is the nonsense that was entered.

mod chain;
mod contents;
mod issued;
mod references;
mod rows;

use std::collections::BTreeSet;

use referat_domain::ids::Tenant;
use referat_domain::journal::{ChainHead, Digest};
use referat_domain::paper::attachment::Checksum;
use uuid::Uuid;

use crate::StoreError;
use crate::database::connection::Connection;
use crate::files::FileError;
use crate::reading::Reading;
use crate::store::Store;
pub use issued::{IssuedCopy, WrittenDown};

/// What was verified, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// Entries of the chain.
    pub entries: u64,
    /// Rows of covered tables.
    pub rows: u64,
    /// Files whose bytes were read.
    pub files: u64,
    /// What was found, in the order of the checks; at most [`MOST_FINDINGS`] of each weight.
    pub findings: Vec<VerifyFinding>,
    /// How many more were found than are listed.
    pub unlisted: u64,
    /// The end of the chain as it is.
    pub head: ChainHead,
}

/// How many findings of each weight are listed.
pub const MOST_FINDINGS: usize = 100;

impl VerifyReport {
    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.first_damage().is_none()
    }

    /// The first thing that is wrong.
    #[must_use]
    pub fn first_damage(&self) -> Option<&VerifyFinding> {
        self.findings.iter().find(|finding| finding.is_damage())
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyFinding {
    /// The database file itself is broken.
    #[error("the database file is broken: {message}")]
    DatabaseBroken {
        /// What the database says of itself.
        message: String,
    },
    /// An entry is not there.
    #[error("entry {sequence} is missing")]
    EntryMissing {
        /// Its place.
        sequence: u64,
    },
    /// An entry doesn't follow from the one before it.
    #[error("the chain is broken at entry {sequence}")]
    ChainBroken {
        /// The entry that doesn't follow.
        sequence: u64,
    },
    /// An entry or its covers are not what its hash was taken over.
    #[error("entry {sequence} or what it covers was changed")]
    EntryChanged {
        /// Its place.
        sequence: u64,
    },
    /// A cover of an entry is not there.
    #[error("cover {position} of entry {sequence} is missing")]
    CoverMissing {
        /// The entry.
        sequence: u64,
        /// The cover's place in it.
        position: u64,
    },
    /// Who did something, or why, is not what was entered.
    #[error("the words of entry {sequence} were changed")]
    WordsChanged {
        /// The entry.
        sequence: u64,
    },
    /// Who did something, and why, is not there, and no erasure says so.
    #[error("the words of entry {sequence} are missing")]
    WordsMissing {
        /// The entry.
        sequence: u64,
    },
    /// The stored end of the chain is not the last entry.
    #[error("the end of the chain is written as entry {count}, and the last entry is {entries}")]
    HeadDiffers {
        /// What `chain_head` says.
        count: u64,
        /// The last entry.
        entries: u64,
    },
    /// The chain is shorter than it was when its end was written down.
    #[error("the chain ends at entry {found}, and was written down at entry {written_down} ({by})")]
    ChainCut {
        /// Where that was written down.
        by: String,
        /// How long it was.
        written_down: u64,
        /// How long it is.
        found: u64,
    },
    /// The chain is not the one whose end was written down.
    #[error(
        "entry {sequence} has another hash than was written down ({by}): the chain was rewritten before it"
    )]
    ChainRewritten {
        /// Where that was written down.
        by: String,
        /// The entry that was written down.
        sequence: u64,
        /// The hash that was written down.
        written_down: Digest,
        /// The hash it has.
        found: Digest,
    },
    /// A row is not what was entered last.
    #[error("{table} {id} was changed; it was last written by entry {sequence}")]
    RowChanged {
        /// Its table.
        table: &'static str,
        /// Its id.
        id: Uuid,
        /// The entry that wrote it last.
        sequence: u64,
    },
    /// A row that was entered is not there.
    #[error("{table} {id} is missing; it was last written by entry {sequence}")]
    RowMissing {
        /// Its table.
        table: &'static str,
        /// Its id.
        id: Uuid,
        /// The entry that wrote it last.
        sequence: u64,
    },
    /// A row that no entry covers.
    #[error("{table} {id} was written by no entry")]
    RowUncovered {
        /// Its table.
        table: &'static str,
        /// Its id.
        id: Uuid,
    },
    /// A row that can't be read.
    #[error("a row of {table} can't be read: {message}")]
    RowUnreadable {
        /// Its table.
        table: &'static str,
        /// What the database says.
        message: String,
    },
    /// A cover without a salt, and no erasure says so.
    #[error("the salt of {table} {id} in entry {sequence} is missing")]
    SaltMissing {
        /// The row's table.
        table: &'static str,
        /// The row.
        id: Uuid,
        /// The entry.
        sequence: u64,
    },
    /// An entry covers a row of a table that this program doesn't know.
    #[error("entries cover rows of {table}, which is not a table of this program")]
    UnknownTable {
        /// The table.
        table: String,
    },
    /// A row points to one that isn't there.
    #[error("{table} {id} points by {column} to a {target} that isn't there")]
    ReferenceBroken {
        /// The row's table.
        table: &'static str,
        /// The row.
        id: Uuid,
        /// The column.
        column: &'static str,
        /// Where it should point.
        target: &'static str,
    },
    /// The bytes of a file are not there.
    #[error("file {id} is missing its bytes ({})", checksum.hex())]
    FileMissing {
        /// The row of the file.
        id: Uuid,
        /// What the bytes should be made of.
        checksum: Checksum,
    },
    /// The bytes of a file are others.
    #[error("file {id} was changed ({})", checksum.hex())]
    FileChanged {
        /// The row of the file.
        id: Uuid,
        /// What the bytes should be made of.
        checksum: Checksum,
    },
    /// An issued document that is not what was issued: what it carries names one of ours, and its bytes are others.
    #[error("{name} is not as it was issued; {id} was issued at that place of the chain")]
    IssuedChanged {
        /// The document's name.
        name: String,
        /// The document that was issued.
        id: Uuid,
    },
    /// A document that wasn't issued here, as far as this database knows.
    #[error("{name}: no such document was issued here")]
    IssuedUnknown {
        /// The document's name.
        name: String,
    },
    /// A document that says it was issued by another municipality.
    #[error("{name} was issued by another municipality")]
    IssuedElsewhere {
        /// The document's name.
        name: String,
    },
    /// Something was erased as the law has it. No damage.
    #[error("{table} {id}: earlier words erased by entry {by}")]
    RowErased {
        /// The row's table.
        table: &'static str,
        /// The row.
        id: Uuid,
        /// The erasing entry.
        by: u64,
    },
    /// Who did something, and why, was erased as the law has it. No damage.
    #[error("the words of entry {sequence} were erased by entry {by}")]
    WordsErased {
        /// The entry.
        sequence: u64,
        /// The erasing entry.
        by: u64,
    },
    /// The search index has not taken everything in yet. No damage.
    #[error("the search index is {behind} changes behind")]
    IndexBehind {
        /// How many entries of the outbox it has still to take in.
        behind: u64,
    },
    /// The search index must be built anew. No damage: it is derived.
    #[error("the search index must be built anew: {reason}")]
    IndexOutdated {
        /// Why.
        reason: String,
    },
}

impl VerifyFinding {
    /// Whether something is wrong; the rest is good to know.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            Self::RowErased { .. }
            | Self::WordsErased { .. }
            | Self::IndexBehind { .. }
            | Self::IndexOutdated { .. } => false,
            Self::DatabaseBroken { .. }
            | Self::EntryMissing { .. }
            | Self::ChainBroken { .. }
            | Self::EntryChanged { .. }
            | Self::CoverMissing { .. }
            | Self::WordsChanged { .. }
            | Self::WordsMissing { .. }
            | Self::HeadDiffers { .. }
            | Self::ChainCut { .. }
            | Self::ChainRewritten { .. }
            | Self::RowChanged { .. }
            | Self::RowMissing { .. }
            | Self::RowUncovered { .. }
            | Self::RowUnreadable { .. }
            | Self::SaltMissing { .. }
            | Self::UnknownTable { .. }
            | Self::ReferenceBroken { .. }
            | Self::FileMissing { .. }
            | Self::FileChanged { .. }
            | Self::IssuedChanged { .. }
            | Self::IssuedUnknown { .. }
            | Self::IssuedElsewhere { .. } => true,
        }
    }
}

/// Why verification could not be carried to its end.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file store.
    #[error(transparent)]
    File(#[from] FileError),
}

/// How far a verification has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerifyProgress {
    /// Entries of the chain, of how many.
    Entries {
        /// Done.
        done: u64,
        /// In all, as far as `chain_head` knows.
        of: u64,
    },
    /// Rows of a table.
    Rows {
        /// The table.
        table: &'static str,
        /// Rows done, of all tables.
        done: u64,
    },
    /// Files, of how many.
    Files {
        /// Done.
        done: u64,
        /// In all.
        of: u64,
    },
}

/// What a search index says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexState {
    /// The outbox's epoch that it has followed; `None` for an index that is empty.
    pub epoch: Option<[u8; 16]>,
    /// The last sequence it has taken in.
    pub taken_in: i64,
    /// What is wrong with it, if it knows: it can't be opened, or holds another number of documents than it
    /// should.
    pub complaint: Option<String>,
}

/// What a verification is given.
pub struct VerifyOptions<'v> {
    /// The ends of the chain as they were written down outside the database.
    pub written_down: Vec<WrittenDown>,
    /// Documents that were issued: each carries an end of the chain, too.
    pub issued: Vec<IssuedCopy>,
    /// The state of the search index, if it is to be looked at.
    pub index: Option<IndexState>,
    /// Told how far it has come.
    pub progress: &'v mut (dyn FnMut(VerifyProgress) + Send),
}

impl std::fmt::Debug for VerifyOptions<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VerifyOptions")
            .field("written_down", &self.written_down)
            .field("issued", &self.issued)
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}

/// A verification under way: what is read from, and what was found so far.
struct Verification<'v> {
    tenant: Tenant,
    connection: Connection<'static>,
    erased: ErasedThings,
    report: VerifyReport,
    damages: usize,
    notes: usize,
    progress: &'v mut (dyn FnMut(VerifyProgress) + Send),
}

/// What was erased, each with the entry that did it. Erasures are few.
#[derive(Debug, Default)]
struct ErasedThings {
    rows: BTreeSet<(String, [u8; 16], i64)>,
    words: BTreeSet<(i64, i64)>,
}

impl Verification<'_> {
    fn found(&mut self, finding: VerifyFinding) {
        let count = if finding.is_damage() {
            &mut self.damages
        } else {
            &mut self.notes
        };
        if *count < MOST_FINDINGS {
            *count += 1;
            self.report.findings.push(finding);
        } else {
            self.report.unlisted += 1;
        }
    }

    fn tell(&mut self, progress: VerifyProgress) {
        (self.progress)(progress);
    }
}

impl Store {
    /// Verifies a municipality from end to end.
    ///
    /// # Errors
    /// Only where it can't be carried to its end; what is wrong with the data stands in the report.
    pub async fn verify(
        &self,
        tenant: Tenant,
        options: VerifyOptions<'_>,
    ) -> Result<VerifyReport, VerifyError> {
        let connection = self.database.begin_reading().await?.for_reading();
        let mut verification = Verification {
            tenant,
            connection,
            erased: ErasedThings::default(),
            report: VerifyReport {
                entries: 0,
                rows: 0,
                files: 0,
                findings: Vec::new(),
                unlisted: 0,
                head: ChainHead {
                    municipality: tenant.0,
                    count: 0,
                    hash: Digest::GENESIS,
                },
            },
            damages: 0,
            notes: 0,
            progress: options.progress,
        };
        verification.check_database_file().await?;
        verification.read_erasures().await?;
        let mut written_down = options.written_down;
        written_down.extend(verification.check_issued(options.issued).await?);
        verification.check_chain(&written_down).await?;
        verification.check_rows().await?;
        verification.check_references().await?;
        verification.check_files(&self.files).await?;
        if let Some(index) = options.index {
            verification.check_index(index).await?;
        }
        Ok(verification.report)
    }
}

impl Verification<'_> {
    /// Compares what the search index has taken in with what was ever put into the outbox.
    async fn check_index(&mut self, index: IndexState) -> Result<(), StoreError> {
        let generation = Reading {
            connection: self.connection.lend(),
            tenant: self.tenant,
        }
        .search_generation()
        .await?;
        if let Some(reason) = index.complaint {
            self.found(VerifyFinding::IndexOutdated { reason });
        }
        let Some(generation) = generation else {
            return Ok(());
        };
        let behind = generation.last_sequence - index.taken_in;
        if index.epoch.is_some_and(|epoch| epoch != generation.epoch) || behind < 0 {
            self.found(VerifyFinding::IndexOutdated {
                reason: "it has followed another database".to_owned(),
            });
        } else if behind > 0 {
            self.found(VerifyFinding::IndexBehind {
                behind: behind.unsigned_abs(),
            });
        }
        Ok(())
    }
}
