//! What was handed in and waits: what is read of it, beside its source. Reads only; nothing is imported here.

use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::ids::UploadId;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::mending::{KeptMend, MeetingMend};
use referat_domain::paper::attachment::{Checksum, is_named};
use referat_domain::view::upload::{
    AlreadyHere, PendingAttachment, UploadLine, UploadListView, UploadReading, UploadView, WasRead,
};
use referat_domain::view::{Seen, show};
use referat_import::ReadError;
use referat_import::known_forums::KnownForums;
use referat_store::files::FileError;
use referat_store::pending_files::PendingFile;

use super::listed;
use crate::import_meetings::AttachmentSource;
use crate::office::{Actor, Office};
use crate::read_document::{ReadDocument, read_document, source_text};
use crate::refusal::Refusal;

/// What was handed in together.
pub(crate) struct PendingUpload {
    pub(crate) document: PendingFile,
    pub(crate) bytes: Vec<u8>,
    pub(crate) attachments: Vec<PendingFile>,
}

/// What is read of it.
pub(crate) struct ReadPending {
    pub(crate) document: Result<ReadDocument, ReadError>,
    /// The text that was read, or as much as there is.
    pub(crate) text: String,
    pub(crate) forums: KnownForums,
}

impl Office {
    /// The uploads that wait, the last first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports.
    pub async fn uploads(&self, actor: &Actor) -> Result<Seen<UploadListView>, Refusal> {
        let reader = &actor.reader;
        reader.require(Action::ImportMinutes, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut uploads: Vec<UploadLine> = Vec::new();
        for file in reading.pending_files().await? {
            if !is_theirs(actor, &file) {
                continue;
            }
            match uploads.last_mut().filter(|line| line.id == file.upload) {
                Some(line) => line.attachments += 1,
                None => uploads.push(line(&file, 0)?),
            }
        }
        Ok(show(UploadListView { uploads }, reader))
    }

    /// An upload: what was read of it and what somebody typed over that, with its source.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotFound`] where there is none,
    /// [`Refusal::NotNow`] where its bytes are gone.
    pub async fn upload(&self, actor: &Actor, id: UploadId) -> Result<Seen<UploadView>, Refusal> {
        actor.reader.require(Action::ImportMinutes, Scope::Anywhere)?;
        let pending = self.pending_upload(actor, id).await?;
        let (kept, version) = self.kept_mend(actor, id).await?;
        let read = self.read_pending(&pending, &kept).await?;
        let source: Vec<String> = read.text.lines().map(str::to_owned).collect();
        let mut titles = Vec::new();
        let reading = match read.document {
            Err(error) => UploadReading::Unreadable(why_unread(&error)),
            Ok(document) => {
                let record = document.imported.record;
                let as_read = MeetingMend::of(&record);
                let typed = kept.typed.unwrap_or_else(|| as_read.clone());
                let (record, faults) = match referat_import::mending::mend(&record, &typed, &read.forums) {
                    Ok(mended) if typed != as_read => (mended, Vec::new()),
                    Ok(_) => (record, Vec::new()),
                    Err(faults) if typed != as_read => (record, faults),
                    Err(faults) => (record, faults),
                };
                titles = record
                    .items
                    .iter()
                    .flat_map(|item| item.attachments.clone())
                    .collect();
                let already = self.already_here(&pending, &record).await?;
                UploadReading::Read(Box::new(WasRead {
                    findings: findings(&record, &pending.attachments, &titles),
                    is_mended: typed != as_read,
                    record,
                    typed,
                    faults,
                    already,
                }))
            }
        };
        let attachments = pending.attachments.iter().map(|file| PendingAttachment {
            file_name: file.file_name.clone(),
            size: file.size.unsigned_abs(),
            fits: titles.iter().any(|title| is_named(&file.file_name, title)),
        });
        let view = UploadView {
            line: line(&pending.document, pending.attachments.len())?,
            attachments: attachments.collect(),
            reading,
            source,
            is_text_mended: kept.text.is_some(),
            version,
        };
        Ok(show(view, &actor.reader))
    }

    /// The forums that a route may name.
    pub(crate) async fn known_forums(&self) -> Result<KnownForums, Refusal> {
        let forums = self.store.reading(self.tenant()).await?.forums().await?;
        let names = forums
            .into_iter()
            .flat_map(|forum| [Some(forum.name), forum.abbreviation])
            .flatten();
        Ok(KnownForums::new(names))
    }

    /// What was handed in under a number, with the document's bytes.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none of the actor's.
    pub(crate) async fn pending_upload(&self, actor: &Actor, id: UploadId) -> Result<PendingUpload, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut files = reading.files_of_upload(id).await?.into_iter();
        let document = files
            .next()
            .filter(|file| file.place == 0 && is_theirs(actor, file));
        let document = document.ok_or(Refusal::NotFound)?;
        let bytes = self.pending_bytes(document.checksum).await?;
        Ok(PendingUpload {
            document,
            bytes,
            attachments: files.collect(),
        })
    }

    /// Goes on only if something of the actor's waits under a number, whether its bytes are there or not.
    pub(crate) async fn may_give_up(&self, actor: &Actor, id: UploadId) -> Result<(), Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let files = reading.files_of_upload(id).await?;
        match files.iter().any(|file| is_theirs(actor, file)) {
            true => Ok(()),
            false => Err(Refusal::NotFound),
        }
    }

    /// The bytes of a file that waits. A backup leaves them out.
    pub(crate) async fn pending_bytes(&self, checksum: Checksum) -> Result<Vec<u8>, Refusal> {
        match self.store.files().read_all(checksum).await {
            Ok(bytes) => Ok(bytes),
            Err(FileError::Missing { .. }) => Err(Refusal::NotNow { why: "upload-lost" }),
            Err(error) => Err(Refusal::internal(&error)),
        }
    }

    /// The attachments that wait with a document.
    pub(crate) async fn pending_attachments(
        &self,
        pending: &PendingUpload,
    ) -> Result<Vec<AttachmentSource>, Refusal> {
        let mut out = Vec::with_capacity(pending.attachments.len());
        for file in &pending.attachments {
            out.push(AttachmentSource {
                file_name: file.file_name.clone(),
                bytes: self.pending_bytes(file.checksum).await?,
            });
        }
        Ok(out)
    }

    /// Reads an upload, or its text as somebody mended it.
    pub(crate) async fn read_pending(
        &self,
        pending: &PendingUpload,
        kept: &KeptMend,
    ) -> Result<ReadPending, Refusal> {
        let forums = self.known_forums().await?;
        let name = pending.document.file_name.as_str();
        let bytes = kept
            .text
            .as_ref()
            .map_or(pending.bytes.as_slice(), |text| text.as_bytes());
        let document = read_document(name, bytes, &forums).await;
        let text = match &document {
            Ok(document) => document.text.clone(),
            Err(_) => source_text(name, bytes).await,
        };
        Ok(ReadPending {
            document,
            text,
            forums,
        })
    }

    async fn already_here(
        &self,
        pending: &PendingUpload,
        record: &MeetingRecord,
    ) -> Result<AlreadyHere, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        if let Some(document) = reading.document_by_checksum(pending.document.checksum).await? {
            return Ok(AlreadyHere::Bytes(document.id));
        }
        let (Some(forum), Some(date)) = (&record.forum, record.date) else {
            return Ok(AlreadyHere::No);
        };
        let Some(forum) = reading.forum_by_name(forum).await? else {
            return Ok(AlreadyHere::No);
        };
        let Some(meeting) = reading.meetings_on(forum.id, date).await?.into_iter().next() else {
            return Ok(AlreadyHere::No);
        };
        let line = listed::meeting_line(&mut reading, meeting.id).await?;
        Ok(line.map_or(AlreadyHere::No, AlreadyHere::Meeting))
    }
}

/// What was found, with the files that have no place, the gravest first.
fn findings(record: &MeetingRecord, files: &[PendingFile], titles: &[String]) -> Vec<Finding> {
    let unmatched = files
        .iter()
        .filter(|file| !titles.iter().any(|title| is_named(&file.file_name, title)))
        .map(|file| {
            Finding::new(
                FindingCode::AttachmentFileUnmatched,
                None,
                None,
                file.file_name.clone(),
            )
        });
    let mut findings: Vec<Finding> = record.warnings.iter().cloned().chain(unmatched).collect();
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.line));
    findings
}

fn line(file: &PendingFile, attachments: usize) -> Result<UploadLine, Refusal> {
    let uploaded_at = Timestamp::from_microsecond(file.uploaded_at)
        .map_err(|_| Refusal::unreadable("pending_file", "uploaded_at", &file.uploaded_at.to_string()))?;
    Ok(UploadLine {
        id: file.upload,
        file_name: file.file_name.clone(),
        size: file.size.unsigned_abs(),
        uploaded_by: file.uploaded_by.clone(),
        uploaded_at,
        attachments,
    })
}

/// Why a document can't be read, as the wording knows it.
pub(crate) fn why_unread(error: &ReadError) -> &'static str {
    match error {
        ReadError::TooLarge { .. } => "too-large",
        ReadError::NotText => "not-text",
        ReadError::PdfWithoutRecord { .. } | ReadError::PdfUnreadable => "pdf",
        ReadError::CarriedTooNew { .. } => "carried-new",
        ReadError::CarriedRefused { .. } => "carried-wrong",
        ReadError::PdfWithoutText => "pdf-pictures",
        ReadError::PdfReaderMissing => "pdf-reader",
        ReadError::LayoutUnknown { .. } => "layout",
    }
}

/// Whether somebody may look at what was handed in: whoever did, and the administrators.
fn is_theirs(actor: &Actor, file: &PendingFile) -> bool {
    // A name is nobody's alone: only where no person is known on either side does it say who.
    let is_own = match (file.person, actor.reader.person()) {
        (Some(one), Some(other)) => one == other,
        (None, None) => file.uploaded_by == actor.name,
        (Some(_), None) | (None, Some(_)) => false,
    };
    is_own || actor.reader.is_administrator()
}
