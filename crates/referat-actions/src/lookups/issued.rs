//! Issued documents: the list of a meeting's, the bytes of one, and what two versions say differently.

use referat_domain::Timestamp;
use referat_domain::comparison::{Comparison, compare};
use referat_domain::ids::{IssuedDocumentId, MeetingId, PersonId};
use referat_domain::issued::{IssuedEntry, IssuedKind, IssuedLine};
use referat_domain::reader::Reader;
use referat_domain::view::{Seen, show};
use referat_import::carried::record_in;
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::issued_documents::IssuedDocumentRow;

use super::record::whole_record;
use crate::issue_document::changes_of;
use crate::office::Office;
use crate::printing::Subject;
use crate::refusal::Refusal;

/// An issued document with its bytes.
#[derive(Debug, Clone)]
pub struct IssuedFile {
    /// What is said of it.
    pub line: IssuedLine,
    /// Its bytes, the same each time.
    pub bytes: Vec<u8>,
    /// What it is a document of.
    pub subject: Subject,
}

/// Two versions of a document.
#[derive(Debug, Clone)]
pub struct ComparedIssues {
    /// The meeting they are of.
    pub meeting: MeetingId,
    /// The older one.
    pub old: IssuedLine,
    /// The newer one.
    pub new: IssuedLine,
    /// What they say differently.
    pub comparison: Comparison,
    /// Whether the records they carry are the same to the letter. As nothing is issued twice alike, they differ in
    /// appearance then.
    pub only_appearance: bool,
}

impl Office {
    /// The documents issued of a meeting and its items that the reader may see, newest first.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn issued_documents(
        &self,
        reader: &Reader,
        meeting: MeetingId,
    ) -> Result<Vec<IssuedLine>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut rows = reading.issued_documents(meeting).await?;
        for item in reading.items_of_meeting(meeting).await? {
            rows.extend(reading.issued_documents(item.id).await?);
        }
        let excluded = excluded(&mut reading, meeting).await?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            entries.push(issued_entry(row, excluded.clone())?);
        }
        let seen = show(entries, reader);
        let mut lines: Vec<IssuedLine> = seen.iter().flatten().cloned().collect();
        lines.sort_by(|a, b| b.issued_at.cmp(&a.issued_at).then(a.id.cmp(&b.id)));
        Ok(lines)
    }

    /// An issued document.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none, or the reader may not see it: which of these is not said.
    pub async fn issued_document(
        &self,
        reader: &Reader,
        id: IssuedDocumentId,
    ) -> Result<IssuedFile, Refusal> {
        let (line, checksum, meeting) = self.issued_line(reader, id).await?;
        let bytes = self.store.files().read_all(checksum).await;
        let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
        let subject = match line.kind {
            IssuedKind::Extract => {
                let mut reading = self.store.reading(self.tenant()).await?;
                let row: IssuedDocumentRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
                Subject::Extract(row.subject_id.uuid().into())
            }
            IssuedKind::Packet => Subject::Packet(meeting),
            IssuedKind::Agenda | IssuedKind::SupplementaryAgenda | IssuedKind::Minutes => {
                Subject::Meeting(meeting)
            }
        };
        Ok(IssuedFile { line, bytes, subject })
    }

    /// What an issued document says otherwise than the version before it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such document, no version before it, or the reader may not see it;
    /// [`Refusal::NotNow`] where one of the two carries no record, as packets do.
    pub async fn compare_issue(
        &self,
        reader: &Reader,
        id: IssuedDocumentId,
    ) -> Result<ComparedIssues, Refusal> {
        let (new, checksum, meeting) = self.issued_line(reader, id).await?;
        let before = {
            let mut reading = self.store.reading(self.tenant()).await?;
            let row: IssuedDocumentRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
            let issues = reading.issues(row.subject_id, &row.kind, &row.recipients).await?;
            issues.into_iter().rfind(|issue| issue.version < row.version)
        };
        let before = before.ok_or(Refusal::NotFound)?;
        let (old, old_checksum, _) = self.issued_line(reader, before.id).await?;
        let mut records = Vec::with_capacity(2);
        for checksum in [old_checksum, checksum] {
            let bytes = self.store.files().read_all(checksum).await;
            let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
            records.push(record_in(&bytes).map_err(|_| Refusal::NotNow { why: "no-record" })?);
        }
        match records.as_slice() {
            [was, is] => Ok(ComparedIssues {
                meeting,
                old,
                new,
                comparison: compare(was, is),
                only_appearance: was == is,
            }),
            _ => Err(Refusal::NotFound),
        }
    }

    async fn issued_line(
        &self,
        reader: &Reader,
        id: IssuedDocumentId,
    ) -> Result<(IssuedLine, referat_domain::paper::attachment::Checksum, MeetingId), Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: IssuedDocumentRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
        let checksum = row.checksum;
        let meeting = meeting_of(&mut reading, &row).await?;
        let excluded = excluded(&mut reading, meeting).await?;
        let seen: Seen<Option<IssuedLine>> = show(issued_entry(row, excluded)?, reader);
        match &*seen {
            Some(line) => Ok((line.clone(), checksum, meeting)),
            None => Err(Refusal::NotFound),
        }
    }
}

async fn meeting_of(reading: &mut Reading<'_>, row: &IssuedDocumentRow) -> Result<MeetingId, Refusal> {
    let id = row.subject_id.uuid();
    if row.subject_kind == "meeting" {
        return Ok(id.into());
    }
    let item: AgendaItemRow = reading
        .by_id(referat_domain::ids::AgendaItemId::from(id))
        .await?
        .ok_or(Refusal::NotFound)?;
    Ok(item.meeting_id)
}

/// Everyone who is excluded from an item of a meeting.
async fn excluded(reading: &mut Reading<'_>, meeting: MeetingId) -> Result<Vec<PersonId>, Refusal> {
    let whole = whole_record(reading, meeting).await?;
    Ok(whole
        .guards
        .into_iter()
        .flat_map(|guard| guard.excluded)
        .collect())
}

pub(super) fn issued_entry(row: IssuedDocumentRow, excluded: Vec<PersonId>) -> Result<IssuedEntry, Refusal> {
    let changes = changes_of(&row)?;
    let unreadable = |column, value: &str| Refusal::unreadable("issued_document", column, value);
    Ok(IssuedEntry {
        forum: row.forum_id,
        excluded,
        line: IssuedLine {
            id: row.id,
            kind: row.kind.parse().map_err(|()| unreadable("kind", &row.kind))?,
            recipients: row
                .recipients
                .parse()
                .map_err(|()| unreadable("recipients", &row.recipients))?,
            version: u32::try_from(row.version).unwrap_or(u32::MAX),
            title: row.title,
            file_name: row.file_name,
            checksum: row.checksum.hex(),
            size: u64::try_from(row.size).unwrap_or(0),
            pages: u32::try_from(row.pages).unwrap_or(0),
            reason: row.reason,
            issued_by: row.issued_by,
            issued_at: Timestamp::from_microsecond(row.issued_at)
                .map_err(|_| unreadable("issued_at", &row.issued_at.to_string()))?,
            changes,
        },
    })
}
