//! Documents between printing and keeping: what they were printed from, and whether that still stands.

use referat_documents::compose::Issue;
use referat_documents::look::Look;
use referat_domain::Timestamp;
use referat_domain::ids::{IssuedDocumentId, MeetingId};
use referat_domain::issued::IssuedKind;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::attachment::Checksum;
use referat_domain::reader::Reader;
use referat_store::Write;
use referat_store::issued_documents::IssuedDocumentRow;

use super::About;
use crate::office::Actor;
use crate::printing::meetings::{Meetings, gather};
use crate::printing::{PrintedFile, Subject};
use crate::refusal::Refusal;
use crate::set_look::look_in;

/// Documents that are printed and not kept yet, with what they were printed from.
pub(super) struct Drawn<'d> {
    pub(super) documents: Vec<DrawnDocument>,
    pub(super) look: Option<Look>,
    pub(super) reason: &'d str,
    /// The moment they name: they are issued then.
    pub(super) moment: Timestamp,
    pub(super) journal_count: u64,
}

/// A document that is printed and not kept yet.
pub(super) struct DrawnDocument {
    pub(super) meetings: Meetings,
    pub(super) about: About,
    pub(super) issue: Issue,
    pub(super) file: PrintedFile,
}

impl Drawn<'_> {
    /// Whether what was printed is what is there now.
    pub(super) async fn still_stands(&self, write: &mut Write<'_>) -> Result<bool, Refusal> {
        if look_in(&mut write.reading()).await? != self.look {
            return Ok(false);
        }
        for DrawnDocument {
            meetings,
            about,
            issue,
            ..
        } in &self.documents
        {
            let which = meetings.which;
            // The files of attachments are no part of a record: one may have come while the packet was printed.
            if matches!(which.subject, Subject::Packet(_)) {
                return Ok(false);
            }
            let again = gather(&mut write.reading(), &Reader::local_operator(), which, &|_| ()).await?;
            let issues = write
                .reading()
                .issues(about.id, about.kind.as_str(), which.recipients.as_str())
                .await?;
            let last = issues.last().map_or(0, |last| last.version);
            if records(&again) != records(meetings) || last.saturating_add(1) != i64::from(issue.version) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl DrawnDocument {
    /// The meeting whose minutes it is, if it is minutes.
    pub(super) fn minutes_of(&self) -> Option<MeetingId> {
        match self.about.kind {
            IssuedKind::Minutes => self.meetings.ids.first().copied(),
            IssuedKind::Agenda
            | IssuedKind::SupplementaryAgenda
            | IssuedKind::Packet
            | IssuedKind::Extract => None,
        }
    }

    /// Its row.
    pub(super) fn row(
        &self,
        id: IssuedDocumentId,
        (checksum, size): (Checksum, i64),
        actor: &Actor,
        drawn: &Drawn<'_>,
    ) -> Result<IssuedDocumentRow, Refusal> {
        let (about, issue, file) = (&self.about, &self.issue, &self.file);
        let changes = serde_json::to_string(&issue.changes).map_err(|error| Refusal::internal(&error))?;
        Ok(IssuedDocumentRow {
            id,
            forum_id: about.forum,
            kind: about.kind.as_str().to_owned(),
            recipients: self.meetings.which.recipients.as_str().to_owned(),
            subject_kind: about.subject_kind.to_owned(),
            subject_id: about.id,
            version: i64::from(issue.version),
            title: file.title.clone(),
            file_name: file.file_name.clone(),
            checksum,
            size,
            pages: file.pages.map_or(0, i64::from),
            journal_count: i64::try_from(issue.journal_count).unwrap_or(i64::MAX),
            journal_head: issue.journal_head.clone(),
            reason: drawn.reason.to_owned(),
            issued_by: actor.name.clone(),
            issued_at: drawn.moment.as_microsecond(),
            changes: (!issue.changes.is_empty()).then_some(changes),
        })
    }
}

fn records(meetings: &Meetings) -> Vec<&MeetingRecord> {
    meetings.copies().iter().map(|copy| copy.record()).collect()
}
