//! Verify, back up, restore, export: what keeps an installation's data whole, and proves it.

use std::path::{Path, PathBuf};

use referat_domain::journal::{ChainHead, Digest};
use referat_domain::paper::attachment::Checksum;
use referat_import::carried::head_in_pdf;
use referat_store::backup::{BackupError, RestoreError};
use referat_store::export::ExportError;
use referat_store::verify::{
    IndexState, IssuedCopy, VerifyFinding, VerifyOptions, VerifyReport, WrittenDown,
};
use referat_store::{FolderError, Store, heads};

use crate::office::{Clock, Database, Installation, Office, Randomness, dice};
use crate::refusal::Refusal;

pub use referat_store::verify::VerifyProgress;

/// What verification came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifySummary {
    /// Entries of the chain.
    pub entries: u64,
    /// Rows held against their covers.
    pub rows: u64,
    /// Files whose bytes were read.
    pub files: u64,
    /// The hash at the end of the chain.
    pub head: String,
    /// What was found, the first damage first.
    pub findings: Vec<VerifyFindingLine>,
    /// How many more were found than are listed.
    pub unlisted: u64,
}

/// One thing verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyFindingLine {
    /// Whether something is wrong; the rest is good to know.
    pub is_damage: bool,
    /// Its wording key without the prefix `verify-`.
    pub code: &'static str,
    /// Table, id, entry: for whoever runs the installation.
    pub place: String,
}

impl VerifySummary {
    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.findings.iter().any(|finding| finding.is_damage)
    }

    fn of(report: &VerifyReport) -> Self {
        let mut findings: Vec<VerifyFindingLine> = report.findings.iter().map(line).collect();
        findings.sort_by_key(|finding| !finding.is_damage);
        Self {
            entries: report.entries,
            rows: report.rows,
            files: report.files,
            head: report.head.hash.hex(),
            findings,
            unlisted: report.unlisted,
        }
    }
}

/// What a file is called, without the folders it lies in.
fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

fn line(finding: &VerifyFinding) -> VerifyFindingLine {
    VerifyFindingLine {
        is_damage: finding.is_damage(),
        code: code(finding),
        place: finding.to_string(),
    }
}

fn code(finding: &VerifyFinding) -> &'static str {
    match finding {
        VerifyFinding::DatabaseBroken { .. } => "database-broken",
        VerifyFinding::EntryMissing { .. } => "entry-missing",
        VerifyFinding::ChainBroken { .. } => "chain-broken",
        VerifyFinding::EntryChanged { .. } => "entry-changed",
        VerifyFinding::CoverMissing { .. } => "cover-missing",
        VerifyFinding::WordsChanged { .. } => "words-changed",
        VerifyFinding::WordsMissing { .. } => "words-missing",
        VerifyFinding::HeadDiffers { .. } => "head-differs",
        VerifyFinding::ChainCut { .. } => "chain-cut",
        VerifyFinding::ChainRewritten { .. } => "chain-rewritten",
        VerifyFinding::RowChanged { .. } => "row-changed",
        VerifyFinding::RowMissing { .. } => "row-missing",
        VerifyFinding::RowUncovered { .. } => "row-uncovered",
        VerifyFinding::RowUnreadable { .. } => "row-unreadable",
        VerifyFinding::SaltMissing { .. } => "salt-missing",
        VerifyFinding::UnknownTable { .. } => "unknown-table",
        VerifyFinding::ReferenceBroken { .. } => "reference-broken",
        VerifyFinding::FileMissing { .. } => "file-missing",
        VerifyFinding::FileChanged { .. } => "file-changed",
        VerifyFinding::IssuedChanged { .. } => "issued-changed",
        VerifyFinding::IssuedUnknown { .. } => "issued-unknown",
        VerifyFinding::IssuedElsewhere { .. } => "issued-elsewhere",
        VerifyFinding::RowErased { .. } => "row-erased",
        VerifyFinding::WordsErased { .. } => "words-erased",
        VerifyFinding::IndexBehind { .. } => "index-behind",
        VerifyFinding::IndexOutdated { .. } => "index-outdated",
    }
}

/// Why something could not be kept or restored.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The place is there already, or not empty.
    #[error("{path} is there already")]
    PlaceTaken {
        /// The place.
        path: String,
    },
    /// The folder is no backup.
    #[error("{path} is no backup")]
    NoBackup {
        /// The folder.
        path: String,
    },
    /// The database is a server's, which has its own tools for this.
    #[error("the database is PostgreSQL")]
    UseServerTools,
    /// What was restored is not what was backed up.
    #[error("what was restored is damaged")]
    Damaged {
        /// What was found.
        findings: Vec<VerifyFindingLine>,
    },
    /// A file can't be read or written, or the database refused.
    #[error("{cause}")]
    Failed {
        /// Why, for whoever runs the installation.
        cause: String,
    },
}

fn failed(error: &dyn std::error::Error) -> KeepError {
    let mut cause = error.to_string();
    let mut source = error.source();
    while let Some(deeper) = source {
        cause.push_str(": ");
        cause.push_str(&deeper.to_string());
        source = deeper.source();
    }
    KeepError::Failed { cause }
}

/// What a backup, restore or export came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Files copied.
    pub files: u64,
    /// Rows written or verified.
    pub rows: u64,
}

impl Office {
    /// Verifies everything, and the end of the chain against one that was written down in a file, if given.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] when the file can't be read, or says nothing of this municipality.
    pub async fn verify(
        &self,
        written_down: Option<&Path>,
        progress: &mut (dyn FnMut(VerifyProgress) + Send),
    ) -> Result<VerifySummary, Refusal> {
        self.verify_against(written_down, &[], progress).await
    }

    /// Verifies everything, and holds documents that were issued against it: each is as it was issued, and the end of the
    /// chain that is printed in it is still there.
    ///
    /// # Errors
    /// As [`Self::verify`], and [`Refusal::NotValid`] for a document that can't be read or is no PDF.
    pub async fn verify_against(
        &self,
        written_down: Option<&Path>,
        issued: &[PathBuf],
        progress: &mut (dyn FnMut(VerifyProgress) + Send),
    ) -> Result<VerifySummary, Refusal> {
        let written_down = match written_down {
            Some(file) => vec![WrittenDown {
                head: self.head_in(file).await?,
                by: name_of(file),
            }],
            None => Vec::new(),
        };
        let mut copies = Vec::with_capacity(issued.len());
        for file in issued {
            copies.push(self.copy_in(file).await?);
        }
        let options = VerifyOptions {
            written_down,
            issued: copies,
            index: Some(self.index_state()),
            progress,
        };
        let report = self
            .store
            .verify(self.tenant(), options)
            .await
            .map_err(|error| Refusal::internal(&error))?;
        Ok(VerifySummary::of(&report))
    }

    /// A document that was issued, as it came back.
    async fn copy_in(&self, file: &Path) -> Result<IssuedCopy, Refusal> {
        let wrong = || Refusal::NotValid {
            why: "issued-unreadable",
            given: file.display().to_string(),
        };
        let bytes = tokio::fs::read(file).await.map_err(|_| wrong())?;
        if !bytes.starts_with(b"%PDF-") {
            return Err(wrong());
        }
        let heads = head_in_pdf(&bytes).and_then(|json| heads::from_json(&json).ok());
        let heads = heads.unwrap_or_default();
        let own = heads.iter().find(|head| head.municipality == self.tenant().0);
        Ok(IssuedCopy {
            name: name_of(file),
            checksum: Checksum::of(&bytes),
            head: own.or_else(|| heads.first()).copied(),
        })
    }

    async fn head_in(&self, file: &Path) -> Result<ChainHead, Refusal> {
        let wrong = || Refusal::NotValid {
            why: "head-unreadable",
            given: file.display().to_string(),
        };
        let heads = heads::read(file).await.map_err(|_| wrong())?;
        heads
            .into_iter()
            .find(|head| head.municipality == self.tenant().0)
            .ok_or_else(wrong)
    }

    fn index_state(&self) -> IndexState {
        let (taken_in, complaint) = match self.index.generation() {
            Ok(generation) => (i64::try_from(generation).unwrap_or(i64::MAX), None),
            Err(error) => (0, Some(error.to_string())),
        };
        let damaged = self.index.damaged_files().unwrap_or_default();
        let complaint = complaint.or_else(|| {
            damaged
                .first()
                .map(|file| format!("{} is damaged", file.display()))
        });
        IndexState {
            epoch: self.index_epoch().filter(|_| taken_in > 0),
            taken_in,
            complaint,
        }
    }

    /// The end of the chain, as JSON to be written down outside the database.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn journal_head(&self) -> Result<String, Refusal> {
        let heads = self.store.heads().await?;
        let head = heads
            .into_iter()
            .find(|head| head.municipality == self.tenant().0);
        let head = head.unwrap_or(ChainHead {
            municipality: self.tenant().0,
            count: 0,
            hash: Digest::GENESIS,
        });
        Ok(heads::to_json(&[head]))
    }

    /// Makes a backup in a folder that isn't there yet.
    ///
    /// # Errors
    /// See [`KeepError`].
    pub async fn backup(&self, to: &Path) -> Result<Kept, KeepError> {
        let backup = self.store.backup(to).await.map_err(|error| match error {
            BackupError::NotEmbedded => KeepError::UseServerTools,
            BackupError::Folder(error) => folder(&error),
            other @ (BackupError::Open(_) | BackupError::Store(_)) => failed(&other),
        })?;
        Ok(Kept {
            files: backup.files,
            rows: 0,
        })
    }

    /// Exports everything as JSON and files into a folder that isn't there yet.
    ///
    /// # Errors
    /// See [`KeepError`].
    pub async fn export(&self, to: &Path) -> Result<Kept, KeepError> {
        let export = self.store.export(to).await.map_err(|error| match error {
            ExportError::Folder(error) => folder(&error),
            other @ ExportError::Store(_) => failed(&other),
        })?;
        Ok(Kept {
            files: export.files,
            rows: export.rows,
        })
    }

    /// Writes the day's head of the chain into `heads/YYYY-MM-DD.json` of the data directory.
    ///
    /// # Errors
    /// When it can't be written.
    pub async fn write_head_of_the_day(&self) -> Result<(), Refusal> {
        let head = self.journal_head().await?;
        let folder = self.store.data_dir().join("heads");
        let write = async {
            tokio::fs::create_dir_all(&folder).await?;
            tokio::fs::write(folder.join(format!("{}.json", self.today())), head).await
        };
        write.await.map_err(|error| Refusal::internal(&error))
    }
}

/// Restores a backup into a data directory that is empty or not there, and verifies it.
///
/// # Errors
/// See [`KeepError`]; where what was restored is damaged, it stays in place to be looked at.
pub async fn restore(
    from: &Path,
    at: &Installation,
    clock: std::sync::Arc<dyn Clock>,
    randomness: Box<dyn Randomness>,
    progress: &mut (dyn FnMut(VerifyProgress) + Send),
) -> Result<Kept, KeepError> {
    match &at.database {
        Database::Embedded => {}
        Database::Postgres(_) => return Err(KeepError::UseServerTools),
    }
    let now = clock.now();
    let mut dice = dice(clock, randomness);
    let restored = Store::restore(from, &at.data_dir, &mut dice, now, progress).await;
    let restored = restored.map_err(|error| match error {
        RestoreError::NotABackup { path } => KeepError::NoBackup {
            path: path.display().to_string(),
        },
        RestoreError::Folder(error) => folder(&error),
        other @ (RestoreError::Heads(_) | RestoreError::Open(_) | RestoreError::Verify(_)) => failed(&other),
    })?;
    if !restored.is_sound() {
        let findings = restored
            .reports
            .iter()
            .flat_map(|(_, report)| report.findings.iter().map(line));
        return Err(KeepError::Damaged {
            findings: findings.filter(|finding| finding.is_damage).collect(),
        });
    }
    Ok(Kept {
        files: restored.reports.iter().map(|(_, report)| report.files).sum(),
        rows: restored.reports.iter().map(|(_, report)| report.rows).sum(),
    })
}

fn folder(error: &FolderError) -> KeepError {
    match error {
        FolderError::Exists { path } => KeepError::PlaceTaken {
            path: path.display().to_string(),
        },
        FolderError::Io { .. } => failed(error),
    }
}
