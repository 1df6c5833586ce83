//! Importing old documents: forums, meetings, items, cases, persons and positions made or matched.
//!
//! Whole documents or nothing of them: each has its own savepoint and journal entry, and a call's documents
//! last together. The same bytes again change nothing; another document of a meeting that is already there
//! becomes a proposal to join, not a double. Nothing is guessed silently: what a person should look at is
//! kept as findings and proposals.

mod cases;
mod document;
mod join;
mod join_proposal;
mod late_files;
mod meeting;
mod names;
mod resolve;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::ids::{DocumentId, ForumId, MeetingId, ProposalId};
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::attachment::{file_of, is_named, media_type};
use referat_import::ReadError;
use referat_import::known_forums::KnownForums;
use referat_store::Write;
use referat_store::files::StoredContent;

use crate::lookups::forum_of_document;
use crate::office::{Actor, Office, entry};
use crate::read_document::read_document;
use crate::refusal::Refusal;
pub use join::JoinChoice;
pub(crate) use join::{fingerprint, waiting_record};

use document::{document_row, write_findings};
use names::Names;

/// What the journal calls an import.
pub(crate) const IMPORT: &str = "import_meetings";

/// What it calls one whose reading a person mended.
pub(crate) const IMPORT_MENDED: &str = "import_mended_meeting";

/// A document to import, with the files that lie beside it as its attachments.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingSource {
    /// The file's name without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The attachments' files.
    pub attachments: Vec<AttachmentSource>,
    /// What a person made of the reading, where they mended it.
    pub mended: Option<Mended>,
}

/// A reading as a person mended it; the source stays as it was handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// What is to be kept.
    pub record: MeetingRecord,
    /// The text that was read, where that was mended too: the record's lines are counted in it.
    pub text: Option<String>,
}

/// A file that may be an attachment: it is one of the titles printed, with or without extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentSource {
    /// The file's name without folders.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Only say what would happen.
    pub dry_run: bool,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportResult {
    /// The file's name.
    pub name: String,
    /// What became of it.
    pub outcome: ImportOutcome,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// How many items it has.
    pub items: usize,
    /// The share of its characters that was read, from 0 to 1.
    pub coverage: f64,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportOutcome {
    /// It became a meeting.
    New {
        /// The meeting.
        meeting: MeetingId,
        /// The document.
        document: DocumentId,
    },
    /// These bytes are here already.
    Unchanged {
        /// The document they were imported as.
        document: DocumentId,
    },
    /// These bytes are here already; files that were missing have been attached.
    Completed {
        /// The document they were imported as.
        document: DocumentId,
        /// How many attachments got their file.
        files: usize,
    },
    /// Its meeting is here already; a person decides what becomes of it.
    Proposed {
        /// The document.
        document: DocumentId,
        /// The proposal.
        proposal: ProposalId,
        /// The meeting it may be another document of.
        meeting: MeetingId,
    },
    /// Files that are missing would be attached.
    WouldBeCompleted {
        /// The document the bytes were imported as.
        document: DocumentId,
        /// How many attachments would get their file.
        files: usize,
    },
    /// It would become a meeting.
    WouldBeNew,
    /// It would become a proposal to join this meeting.
    WouldBeProposed {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Its forum or its day can't be read, so it has no place among the meetings.
    Unplaced {
        /// What is missing.
        missing: Missing,
    },
    /// It can't be read at all.
    Unreadable(ReadError),
}

/// What a document must say to have a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Which forum met.
    Forum,
    /// On which day.
    Date,
}

/// A document that has been read, with its files kept.
struct Prepared<'s> {
    source: &'s MeetingSource,
    record: MeetingRecord,
    forum: String,
    date: Date,
    content: StoredContent,
    /// Who mended the reading, and the text as they mended it.
    mended: Option<(String, Option<StoredContent>)>,
    /// Per attachment source: its content.
    attachments: Vec<(StoredContent, &'s AttachmentSource)>,
    /// Which of them each title means.
    files_of_titles: BTreeMap<String, usize>,
}

impl Prepared<'_> {
    /// The file of an attachment, if it lies beside the document.
    fn file_of(&self, title: &str) -> Option<&(StoredContent, &AttachmentSource)> {
        self.attachments.get(*self.files_of_titles.get(title)?)
    }
}

/// The place among the files of each title's own.
fn files_of_titles(record: &MeetingRecord, files: &[AttachmentSource]) -> BTreeMap<String, usize> {
    if files.is_empty() {
        return BTreeMap::new();
    }
    let items = record.items.iter();
    let titles: BTreeSet<&str> = items
        .flat_map(|item| item.attachments.iter().map(String::as_str))
        .collect();
    let titles: Vec<&str> = titles.into_iter().collect();
    let names: Vec<&str> = files.iter().map(|file| file.file_name.as_str()).collect();
    let found = titles
        .iter()
        .filter_map(|title| Some(((*title).to_owned(), file_of(title, &titles, &names)?)));
    found.collect()
}

impl Office {
    /// Imports documents in order; all that are new last when this returns.
    ///
    /// Call it with a handful at a time: they share one durable transaction. Whoever imports must be allowed to in
    /// each document's forum; one that isn't here yet is made by those who keep forums.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], and then nothing of the call's documents is kept; what can't be read is an outcome of
    /// its own.
    pub async fn import_meetings(
        &self,
        actor: &Actor,
        sources: &[MeetingSource],
        options: ImportOptions,
    ) -> Result<Vec<ImportResult>, Refusal> {
        actor.require(Action::ImportMinutes, Scope::Anywhere)?;
        if options.dry_run {
            return self.dry_run(actor, sources).await;
        }
        let mut results = Vec::with_capacity(sources.len());
        let mut group = self.store.begin_group(self.tenant()).await?;
        let mut names = None;
        for source in sources {
            let mut dice = self.dice().await;
            let mut part = group.part(&mut *dice, self.now()).await?;
            let names = match &mut names {
                Some(names) => names,
                none => none.insert(Names::read(&mut part.reading()).await?),
            };
            let content = referat_domain::paper::attachment::Checksum::of(&source.bytes);
            let known = part.reading().document_by_checksum(content).await?;
            if let Some(document) = known {
                let forum = forum_of_document(&mut part.reading(), &document).await?;
                may_import(actor, forum)?;
                let late = late_files::waiting(&mut part.reading(), &document, source).await?;
                let files = late.len();
                if files > 0 {
                    late_files::attach(self, &mut part, late).await?;
                    let subject = document.id.uuid();
                    let entry = entry(actor, "attach_late_files", "source_document", subject, "");
                    part.enter(entry).await?;
                }
                let document = document.id;
                let outcome = match files {
                    0 => ImportOutcome::Unchanged { document },
                    _ => ImportOutcome::Completed { document, files },
                };
                results.push(here_already(source, outcome));
                continue;
            }
            let prepared = match self.prepare(actor, source, &names.known_forums()).await? {
                Ok(prepared) => prepared,
                Err(result) => {
                    results.push(result);
                    continue;
                }
            };
            may_import(actor, names.forum_named(&prepared.forum))?;
            let (document, written) = write_document(&mut part, names, prepared).await?;
            let id = document.uuid();
            let done = match source.mended {
                Some(_) => entry(actor, "import_mended_meeting", "source_document", id, ""),
                None => entry(actor, "import_meetings", "source_document", id, ""),
            };
            part.enter(done).await?;
            results.push(written);
        }
        group.commit().await?;
        Ok(results)
    }

    /// Reads a document and keeps its files; nothing refers to them yet.
    async fn prepare<'s>(
        &self,
        actor: &Actor,
        source: &'s MeetingSource,
        forums: &KnownForums,
    ) -> Result<Result<Prepared<'s>, ImportResult>, Refusal> {
        let record = match &source.mended {
            Some(mended) => mended.record.clone(),
            None => match read_document(&source.name, &source.bytes, forums).await {
                Ok(document) => document.imported.record,
                Err(error) => return Ok(Err(unreadable(source, error))),
            },
        };
        let (Some(forum), Some(date)) = (record.forum.clone(), record.date) else {
            return Ok(Err(unplaced(source, &record)));
        };
        let keep = |error: referat_store::files::FileError| Refusal::internal(&error);
        let content = self.store.files().keep(&source.bytes).await.map_err(keep)?;
        let mended = match &source.mended {
            None => None,
            Some(mended) => {
                let text = match &mended.text {
                    Some(text) => Some(self.store.files().keep(text.as_bytes()).await.map_err(keep)?),
                    None => None,
                };
                Some((actor.name.clone(), text))
            }
        };
        let mut attachments = Vec::with_capacity(source.attachments.len());
        for file in &source.attachments {
            attachments.push((self.store.files().keep(&file.bytes).await.map_err(keep)?, file));
        }
        Ok(Ok(Prepared {
            files_of_titles: files_of_titles(&record, &source.attachments),
            source,
            record,
            forum,
            date,
            content,
            mended,
            attachments,
        }))
    }

    async fn dry_run(&self, actor: &Actor, sources: &[MeetingSource]) -> Result<Vec<ImportResult>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let names = Names::read(&mut reading).await?;
        let known = names.known_forums();
        let mut results = Vec::with_capacity(sources.len());
        for source in sources {
            let checksum = referat_domain::paper::attachment::Checksum::of(&source.bytes);
            if let Some(document) = reading.document_by_checksum(checksum).await? {
                may_import(actor, forum_of_document(&mut reading, &document).await?)?;
                let late = late_files::waiting(&mut reading, &document, source).await?;
                let (document, files) = (document.id, late.len());
                let outcome = match files {
                    0 => ImportOutcome::Unchanged { document },
                    _ => ImportOutcome::WouldBeCompleted { document, files },
                };
                results.push(here_already(source, outcome));
                continue;
            }
            let read = read_document(&source.name, &source.bytes, &known).await;
            let record = match (&source.mended, read) {
                (Some(mended), _) => mended.record.clone(),
                (None, Ok(document)) => document.imported.record,
                (None, Err(error)) => {
                    results.push(unreadable(source, error));
                    continue;
                }
            };
            let (Some(forum), Some(date)) = (&record.forum, record.date) else {
                results.push(unplaced(source, &record));
                continue;
            };
            may_import(actor, names.forum_named(forum))?;
            let there = match reading.forum_by_name(forum).await? {
                Some(forum) => reading
                    .meetings_on(forum.id, date)
                    .await?
                    .first()
                    .map(|meeting| meeting.id),
                None => None,
            };
            let outcome = match there {
                Some(meeting) => ImportOutcome::WouldBeProposed { meeting },
                None => ImportOutcome::WouldBeNew,
            };
            let mut findings = record.warnings.clone();
            findings.extend(unmatched_files(&record, &source.attachments));
            results.push(result(source, &record, outcome, findings));
        }
        Ok(results)
    }
}

/// Goes on only if somebody may import for a forum; without one, if they may make it.
fn may_import(actor: &Actor, forum: Option<ForumId>) -> Result<(), Refusal> {
    match forum {
        Some(forum) => actor.require(Action::ImportMinutes, Scope::Forum(forum)),
        None => actor.require(Action::KeepForums, Scope::Anywhere),
    }
}

fn result(
    source: &MeetingSource,
    record: &MeetingRecord,
    outcome: ImportOutcome,
    findings: Vec<Finding>,
) -> ImportResult {
    ImportResult {
        name: source.name.clone(),
        outcome,
        findings,
        items: record.items.len(),
        coverage: record.coverage,
    }
}

fn here_already(source: &MeetingSource, outcome: ImportOutcome) -> ImportResult {
    ImportResult {
        name: source.name.clone(),
        outcome,
        findings: Vec::new(),
        items: 0,
        coverage: 1.0,
    }
}

fn unreadable(source: &MeetingSource, error: ReadError) -> ImportResult {
    let outcome = ImportOutcome::Unreadable(error);
    ImportResult {
        name: source.name.clone(),
        outcome,
        findings: Vec::new(),
        items: 0,
        coverage: 0.0,
    }
}

fn unplaced(source: &MeetingSource, record: &MeetingRecord) -> ImportResult {
    let missing = if record.forum.is_none() {
        Missing::Forum
    } else {
        Missing::Date
    };
    result(
        source,
        record,
        ImportOutcome::Unplaced { missing },
        record.warnings.clone(),
    )
}

/// Files beside the document that are none of its attachments.
fn unmatched_files(record: &MeetingRecord, files: &[AttachmentSource]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| {
            let mut titles = record.items.iter().flat_map(|item| &item.attachments);
            !titles.any(|title| is_named(&file.file_name, title))
        })
        .map(|file| {
            Finding::new(
                FindingCode::AttachmentFileUnmatched,
                None,
                None,
                file.file_name.clone(),
            )
        })
        .collect()
}

/// Writes a document: as a new meeting, or as a proposal where its meeting is here already.
async fn write_document(
    write: &mut Write<'_>,
    names: &mut Names,
    prepared: Prepared<'_>,
) -> Result<(DocumentId, ImportResult), Refusal> {
    write
        .keep_file(&prepared.content, "text/plain; charset=utf-8")
        .await?;
    if let Some((_, Some(text))) = &prepared.mended {
        write.keep_file(text, "text/plain; charset=utf-8").await?;
    }
    for (content, file) in &prepared.attachments {
        write
            .keep_file(content, media_type(&file.bytes, &file.file_name))
            .await?;
    }
    let forum = names.forum(write, &prepared.forum, &prepared.record).await?;
    let there = write.reading().meetings_on(forum, prepared.date).await?;
    let document: DocumentId = write.fresh();
    let mut findings = prepared.record.warnings.clone();
    findings.extend(unmatched_files(&prepared.record, &prepared.source.attachments));
    let outcome = match there.first() {
        Some(meeting) => {
            let proposal = join_proposal::propose(write, &prepared, document, meeting.id).await?;
            ImportOutcome::Proposed {
                document,
                proposal,
                meeting: meeting.id,
            }
        }
        None => {
            let meeting = meeting::write(write, names, &prepared, forum, document, &mut findings).await?;
            ImportOutcome::New { meeting, document }
        }
    };
    write_findings(write, document, &findings).await?;
    Ok((
        document,
        result(prepared.source, &prepared.record, outcome, findings),
    ))
}

/// What a meeting's rows are written from.
struct MeetingFrame {
    meeting: MeetingId,
    forum: ForumId,
    date: Date,
}
