//! Issuing a document: printed from a snapshot, frozen as bytes, a version of its own.
//!
//! It is printed before the transaction, and kept only if what was printed still stands inside it: a meeting or a
//! look that changed meanwhile is printed anew. Asking for an issued document gives its bytes; it is never printed
//! again.
//!
//! A new issue has to be another document than the last: the last one printed anew, with its own version, moment and
//! stand of the journal, gives the bytes that are kept exactly where neither what it says nor how it looks has changed.

use referat_documents::compose::Issue;
use referat_documents::look::Look;
use referat_documents::press::{Form, Press};
use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, IssuedDocumentId};
use referat_domain::issued::{IssuedKind, Recipients};
use referat_domain::journal::ChainHead;
use referat_domain::meeting::DocumentKind;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::attachment::Checksum;
use referat_domain::reader::Reader;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::issued_documents::IssuedDocumentRow;
use referat_store::meetings::MeetingRow;
use referat_store::{Reading, RowId, Write};
use uuid::Uuid;

use crate::issue_agenda::IssuingAgenda;
use crate::office::{Actor, Office, entry};
use crate::printing::meetings::{Meetings, Which, gather};
use crate::printing::{PrintedFile, Progress, Subject, Tell, compose};
use crate::refusal::Refusal;
use crate::set_look::look_in;

/// So often a meeting may change while it is printed before we give up.
const ATTEMPTS: u32 = 4;

/// The longest reason.
const LONGEST_REASON: usize = 1_000;

/// A document that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// It.
    pub id: IssuedDocumentId,
    /// Its version.
    pub version: u32,
    /// What was printed.
    pub file: PrintedFile,
}

impl Office {
    /// Issues a document for its recipients.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such thing, [`Refusal::NotValid`] for what is not issued (a volume)
    /// and for reasons that are too long, [`Refusal::NotNow`] where the typesetter is missing, where nothing has
    /// changed since the last issue, neither in what it says nor in how it looks, or where the meeting keeps changing.
    pub async fn issue_document(
        &self,
        actor: &Actor,
        press: &Press,
        subject: Subject,
        recipients: Recipients,
        reason: &str,
        tell: Tell<'_>,
    ) -> Result<Issued, Refusal> {
        self.issue(
            actor,
            press,
            subject,
            recipients,
            reason,
            Preparing::Nothing,
            tell,
        )
        .await
    }

    /// Issues a document of what is there once something is prepared; that is written in the same transaction.
    pub(crate) async fn issue(
        &self,
        actor: &Actor,
        press: &Press,
        subject: Subject,
        recipients: Recipients,
        reason: &str,
        preparing: Preparing<'_>,
        tell: Tell<'_>,
    ) -> Result<Issued, Refusal> {
        if reason.chars().count() > LONGEST_REASON {
            return Err(Refusal::NotValid {
                why: "reason-too-long",
                given: reason.chars().take(40).collect(),
            });
        }
        // What is issued is what its recipients may see, whoever issues it.
        let reader = Reader::local_operator();
        let which = Which { subject, recipients };
        for _ in 0..ATTEMPTS {
            let head = self.chain_head().await?;
            let look = self.look().await?;
            let press = self.pressed_in(press, look.clone())?;
            let Snapshot {
                meetings,
                about,
                earlier,
            } = self.snapshot(&reader, which, preparing, tell).await?;
            actor.require(Action::IssueDocument, Scope::Forum(about.forum))?;
            self.unless_the_same(&reader, &press, &meetings, &earlier).await?;
            let version = earlier.last().map_or(1, |last| last.version.saturating_add(1));
            let moment = self.now();
            let issue = Issue {
                version: u32::try_from(version).unwrap_or(u32::MAX),
                moment: press.wording().moment(moment),
                journal_count: head.count,
                journal_head: head.hash.hex(),
            };
            let file = self.print_issue(&reader, &press, &meetings, &issue, tell).await?;
            let drawn = Drawn {
                meetings,
                look,
                about,
                issue,
                moment,
                file,
            };
            if let Some(id) = self.freeze(actor, &drawn, preparing, reason).await? {
                return Ok(Issued {
                    id,
                    version: drawn.issue.version,
                    file: drawn.file,
                });
            }
        }
        Err(Refusal::NotNow {
            why: "keeps-changing",
        })
    }

    async fn print_issue(
        &self,
        reader: &Reader,
        press: &Press,
        meetings: &Meetings,
        issue: &Issue,
        tell: Tell<'_>,
    ) -> Result<PrintedFile, Refusal> {
        if let Subject::Packet(id) = meetings.which.subject {
            return self
                .print_packet(reader, press, id, meetings, Some(issue), tell)
                .await;
        }
        tell(Progress::Setting);
        let document = compose(meetings, press, Some(issue)).ok_or(Refusal::NotFound)?;
        let printed = press.print(&document, Form::Pdf).await?;
        let form = crate::printing::FileForm::Document(Form::Pdf);
        Ok(PrintedFile {
            file_name: meetings.file_name(form, press.wording()),
            media_type: Form::Pdf.media_type(),
            title: document.title,
            bytes: printed.bytes,
            pages: printed.pages,
            remarks: Vec::new(),
        })
    }

    /// Keeps the bytes and the row, if what was printed still stands; `None` where it doesn't.
    async fn freeze(
        &self,
        actor: &Actor,
        drawn: &Drawn,
        preparing: Preparing<'_>,
        reason: &str,
    ) -> Result<Option<IssuedDocumentId>, Refusal> {
        let Drawn {
            meetings,
            about,
            issue,
            file,
            ..
        } = drawn;
        let which = meetings.which;
        let kept = self.store.files().keep(&file.bytes).await;
        let content = kept.map_err(|error| Refusal::internal(&error))?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let has_moved_on = write.sequence().saturating_sub(1) != issue.journal_count;
        preparing.prepare(&mut write).await?;
        if has_moved_on {
            // The files of attachments are no part of a record: one may have come while the packet was printed.
            if matches!(which.subject, Subject::Packet(_)) {
                return Ok(None);
            }
            let again = gather(&mut write.reading(), &Reader::local_operator(), which, &|_| ()).await?;
            let issues = write
                .reading()
                .issues(about.id, about.kind.as_str(), which.recipients.as_str())
                .await?;
            let last = issues.last().map_or(0, |last| last.version);
            let look = look_in(&mut write.reading()).await?;
            let stands = records(&again) == records(meetings) && look == drawn.look;
            if !stands || last.saturating_add(1) != i64::from(issue.version) {
                return Ok(None);
            }
        }
        let row = write.keep_file(&content, file.media_type).await?;
        let id: IssuedDocumentId = write.fresh();
        write
            .insert(&[IssuedDocumentRow {
                id,
                forum_id: about.forum,
                kind: about.kind.as_str().to_owned(),
                recipients: which.recipients.as_str().to_owned(),
                subject_kind: about.subject_kind.to_owned(),
                subject_id: about.id,
                version: i64::from(issue.version),
                title: file.title.clone(),
                file_name: file.file_name.clone(),
                checksum: row.checksum,
                size: row.size,
                pages: file.pages.map_or(0, i64::from),
                journal_count: i64::try_from(issue.journal_count).unwrap_or(i64::MAX),
                journal_head: issue.journal_head.clone(),
                reason: reason.to_owned(),
                issued_by: actor.name.clone(),
                issued_at: drawn.moment.as_microsecond(),
            }])
            .await?;
        write
            .commit(entry(
                actor,
                preparing.action(),
                "issued_document",
                id.uuid(),
                reason,
            ))
            .await?;
        Ok(Some(id))
    }

    /// What is to be printed, of one moment. What has to be prepared is prepared, and dropped again.
    async fn snapshot(
        &self,
        reader: &Reader,
        which: Which,
        preparing: Preparing<'_>,
        tell: Tell<'_>,
    ) -> Result<Snapshot, Refusal> {
        if let Preparing::Nothing = preparing {
            let mut reading = self.store.reading(self.tenant()).await?;
            return Snapshot::of(&mut reading, reader, which, tell).await;
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        preparing.prepare(&mut write).await?;
        Snapshot::of(&mut write.reading(), reader, which, tell).await
    }

    /// A second issue that says what the first said and looks as it looked is no news to anyone.
    async fn unless_the_same(
        &self,
        reader: &Reader,
        press: &Press,
        meetings: &Meetings,
        earlier: &[IssuedDocumentRow],
    ) -> Result<(), Refusal> {
        let Some(last) = earlier.last() else {
            return Ok(());
        };
        // What other programs make of attachments is never the same bytes twice.
        if matches!(meetings.which.subject, Subject::Packet(_)) {
            return Ok(());
        }
        let moment = Timestamp::from_microsecond(last.issued_at)
            .map_err(|_| Refusal::unreadable("issued_document", "issued_at", &last.issued_at.to_string()))?;
        let issue = Issue {
            version: u32::try_from(last.version).unwrap_or(u32::MAX),
            moment: press.wording().moment(moment),
            journal_count: u64::try_from(last.journal_count).unwrap_or(0),
            journal_head: last.journal_head.clone(),
        };
        let again = self.print_issue(reader, press, meetings, &issue, &|_| ()).await?;
        if Checksum::of(&again.bytes) == last.checksum {
            return Err(Refusal::NotNow {
                why: "nothing-changed",
            });
        }
        Ok(())
    }

    async fn chain_head(&self) -> Result<ChainHead, Refusal> {
        let heads = self.store.heads().await?;
        let own = heads
            .into_iter()
            .find(|head| head.municipality == self.tenant().0);
        own.ok_or(Refusal::NotFound)
    }
}

/// What is written with a document, in its transaction.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Preparing<'p> {
    /// Nothing: the document is of what is there.
    Nothing,
    /// An agenda that was built becomes the meeting's items.
    Agenda(IssuingAgenda<'p>),
}

impl Preparing<'_> {
    async fn prepare(self, write: &mut Write<'_>) -> Result<(), Refusal> {
        match self {
            Self::Nothing => Ok(()),
            Self::Agenda(issuing) => issuing.prepare(write).await,
        }
    }

    fn action(self) -> &'static str {
        match self {
            Self::Nothing => "issue_document",
            Self::Agenda(_) => "issue_agenda",
        }
    }
}

/// What is to be printed, and its earlier issues.
struct Snapshot {
    meetings: Meetings,
    about: About,
    earlier: Vec<IssuedDocumentRow>,
}

impl Snapshot {
    async fn of(
        reading: &mut Reading<'_>,
        reader: &Reader,
        which: Which,
        tell: Tell<'_>,
    ) -> Result<Self, Refusal> {
        let meetings = gather(reading, reader, which, tell).await?;
        let about = About::of(reading, &meetings).await?;
        let earlier = reading
            .issues(about.id, about.kind.as_str(), which.recipients.as_str())
            .await?;
        Ok(Self {
            meetings,
            about,
            earlier,
        })
    }
}

fn records(meetings: &Meetings) -> Vec<&MeetingRecord> {
    meetings.copies().iter().map(|copy| copy.record()).collect()
}

/// A document that is printed and not kept yet, with what it was printed from.
struct Drawn {
    meetings: Meetings,
    look: Option<Look>,
    about: About,
    issue: Issue,
    /// The moment the document names: it is issued then.
    moment: Timestamp,
    file: PrintedFile,
}

/// What an issue is about.
struct About {
    forum: ForumId,
    kind: IssuedKind,
    subject_kind: &'static str,
    id: RowId,
}

impl About {
    async fn of(reading: &mut Reading<'_>, meetings: &Meetings) -> Result<Self, Refusal> {
        let id = *meetings.ids.first().ok_or(Refusal::NotFound)?;
        let meeting: MeetingRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
        let of = |kind, subject_kind, subject: Uuid| Self {
            forum: meeting.forum_id,
            kind,
            subject_kind,
            id: RowId::from_bytes(*subject.as_bytes()),
        };
        let copies = meetings.copies();
        let record = copies.first().map(|copy| copy.record().kind);
        Ok(match meetings.which.subject {
            Subject::Meeting(id) => {
                let kind = match record.unwrap_or(DocumentKind::Minutes) {
                    DocumentKind::Agenda => IssuedKind::Agenda,
                    DocumentKind::SupplementaryAgenda => IssuedKind::SupplementaryAgenda,
                    DocumentKind::Minutes => IssuedKind::Minutes,
                };
                of(kind, "meeting", id.uuid())
            }
            Subject::Agenda(id) => of(IssuedKind::Agenda, "meeting", id.uuid()),
            Subject::Packet(id) => of(IssuedKind::Packet, "meeting", id.uuid()),
            Subject::Extract(id) => {
                let row: AgendaItemRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
                of(IssuedKind::Extract, "agenda_item", row.id.uuid())
            }
            Subject::Volume(..) => {
                return Err(Refusal::NotValid {
                    why: "volume-not-issued",
                    given: String::new(),
                });
            }
        })
    }
}
