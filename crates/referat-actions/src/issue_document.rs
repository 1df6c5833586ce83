//! Issuing a document: printed from a snapshot, frozen as bytes, a version of its own.
//!
//! It is printed before the transaction, and kept only if what was printed still stands inside it: a meeting or a
//! look that changed meanwhile is printed anew. Asking for an issued document gives its bytes; it is never printed
//! again.
//!
//! A new issue has to be another document than the last: the last one printed anew, with its own version, moment and
//! stand of the journal, gives the bytes that are kept exactly where neither what it says nor how it looks has changed.

mod drawn;

use referat_documents::compose::Issue;
use referat_documents::document::Document;
use referat_documents::press::{Form, Press};
use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::comparison::compare;
use referat_domain::ids::{ForumId, IssuedDocumentId};
use referat_domain::issued::{IssuedChange, IssuedKind, Recipients};
use referat_domain::journal::{ChainHead, Digest};
use referat_domain::meeting::DocumentKind;
use referat_domain::meeting_record::{CARRIED_NAME, MeetingRecord};
use referat_domain::paper::attachment::Checksum;
use referat_domain::reader::Reader;
use referat_import::carried::record_in;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::heads::to_json;
use referat_store::issued_documents::IssuedDocumentRow;
use referat_store::meetings::MeetingRow;
use referat_store::{Reading, RowId, Write};
use uuid::Uuid;

use crate::issue_agenda::IssuingAgenda;
use crate::lock_minutes::{tell_of_minutes, was_issued};
use crate::lookups::checkup::Sought;
use crate::office::{Actor, Office, entry};
use crate::printing::meetings::{Meetings, Which, gather};
use crate::printing::{PrintedFile, Progress, Subject, Tell, compose};
use crate::refusal::Refusal;
use drawn::{Drawn, DrawnDocument};

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
        let which = Which { subject, recipients };
        let issued = self
            .issue(actor, press, reason, Preparing::Nothing(which), tell)
            .await?;
        issued.into_iter().next().ok_or(Refusal::NotFound)
    }

    /// Issues documents of what is there once something is prepared; that is written in the same transaction, and all of
    /// them are issued or none. Of several, those that say nothing new are left out.
    pub(crate) async fn issue(
        &self,
        actor: &Actor,
        press: &Press,
        reason: &str,
        preparing: Preparing<'_>,
        tell: Tell<'_>,
    ) -> Result<Vec<Issued>, Refusal> {
        let reason = reason.trim();
        if reason.chars().count() > LONGEST_REASON {
            return Err(Refusal::NotValid {
                why: "reason-too-long",
                given: reason.chars().take(40).collect(),
            });
        }
        // What is issued is what its recipients may see, whoever issues it.
        let reader = Reader::local_operator();
        for _ in 0..ATTEMPTS {
            let head = self.chain_head().await?;
            let look = self.look().await?;
            let press = self.pressed_in(press, look.clone())?;
            let moment = self.now();
            let mut drawn = Drawn {
                documents: Vec::new(),
                look,
                reason,
                moment,
                journal_count: head.count,
            };
            for snapshot in self.snapshots(&reader, preparing, tell).await? {
                actor.require(Action::IssueDocument, Scope::Forum(snapshot.about.forum))?;
                if self.says_nothing_new(&reader, &press, &snapshot).await? {
                    continue;
                }
                let version = snapshot.earlier.last().map_or(0, |last| last.version);
                let issue = Issue {
                    version: u32::try_from(version.saturating_add(1)).unwrap_or(u32::MAX),
                    moment: press.wording().moment(moment),
                    journal_count: head.count,
                    journal_head: head.hash.hex(),
                    head_file: to_json(&[head]),
                    changes: self.changes_since(&press, &snapshot).await?,
                    reason: reason.to_owned(),
                };
                let meetings = &snapshot.meetings;
                let file = self.print_issue(&reader, &press, meetings, &issue, tell).await?;
                drawn.documents.push(DrawnDocument {
                    meetings: snapshot.meetings,
                    about: snapshot.about,
                    issue,
                    file,
                });
            }
            if drawn.documents.is_empty() {
                return Err(Refusal::NotNow {
                    why: "nothing-changed",
                });
            }
            if let Some(ids) = self.freeze(actor, &drawn, preparing).await? {
                let issued = ids.into_iter().zip(drawn.documents);
                return Ok(issued
                    .map(|(id, document)| Issued {
                        id,
                        version: document.issue.version,
                        file: document.file,
                    })
                    .collect());
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

    /// Keeps the bytes and the rows, if what was printed still stands; `None` where it doesn't.
    async fn freeze(
        &self,
        actor: &Actor,
        drawn: &Drawn<'_>,
        preparing: Preparing<'_>,
    ) -> Result<Option<Vec<IssuedDocumentId>>, Refusal> {
        let mut contents = Vec::with_capacity(drawn.documents.len());
        for document in &drawn.documents {
            let kept = self.store.files().keep(&document.file.bytes).await;
            contents.push(kept.map_err(|error| Refusal::internal(&error))?);
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let has_moved_on = write.sequence().saturating_sub(1) != drawn.journal_count;
        preparing.prepare(&mut write).await?;
        if has_moved_on && !drawn.still_stands(&mut write).await? {
            return Ok(None);
        }
        let mut ids = Vec::with_capacity(drawn.documents.len());
        for (document, content) in drawn.documents.iter().zip(&contents) {
            let file = write.keep_file(content, document.file.media_type).await?;
            let id: IssuedDocumentId = write.fresh();
            let row = document.row(id, (file.checksum, file.size), actor, drawn)?;
            let which = document.meetings.which.recipients;
            let minutes_of = document.minutes_of();
            write.insert(&[row]).await?;
            if let Some(meeting) = minutes_of {
                was_issued(&mut write, meeting).await?;
                if which == Recipients::Members {
                    tell_of_minutes(&mut write, actor, meeting, document.issue.version).await?;
                }
            }
            ids.push(id);
        }
        let subject = ids.first().ok_or(Refusal::NotFound)?.uuid();
        write
            .commit(entry(
                actor,
                preparing.action(),
                "issued_document",
                subject,
                drawn.reason,
            ))
            .await?;
        Ok(Some(ids))
    }

    /// What is to be printed, of one moment. What has to be prepared is prepared, and dropped again.
    async fn snapshots(
        &self,
        reader: &Reader,
        preparing: Preparing<'_>,
        tell: Tell<'_>,
    ) -> Result<Vec<Snapshot>, Refusal> {
        let issuing = match preparing {
            Preparing::Nothing(which) => {
                let mut reading = self.store.reading(self.tenant()).await?;
                return Ok(vec![Snapshot::of(&mut reading, reader, which, tell).await?]);
            }
            Preparing::Agenda(issuing) => issuing,
        };
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        preparing.prepare(&mut write).await?;
        let sought = Sought::read(&mut write.reading(), &issuing.actor.reader, issuing.meeting).await?;
        let mut snapshots = Vec::new();
        let documents = issuing.documents(&mut write.reading()).await?;
        for which in documents {
            snapshots.push(Snapshot::of(&mut write.reading(), reader, which, tell).await?);
        }
        drop(write);
        drop(dice);
        // Whoever may see only a part of the meeting answers for that.
        let checkup = self.examined(&issuing.actor.reader, sought).await?;
        if checkup.stops_an_issue() {
            return Err(Refusal::NotNow {
                why: "agenda-findings",
            });
        }
        Ok(snapshots)
    }

    /// Whether an issue says what the last one said and looks as it looked: that is no news to anyone.
    async fn says_nothing_new(
        &self,
        reader: &Reader,
        press: &Press,
        snapshot: &Snapshot,
    ) -> Result<bool, Refusal> {
        let Some(last) = snapshot.earlier.last() else {
            return Ok(false);
        };
        match snapshot.meetings.which.subject {
            // What other programs make of attachments is never the same bytes twice; what is added is always new.
            Subject::Packet(_) | Subject::Supplement(_) => return Ok(false),
            Subject::Meeting(_) | Subject::Agenda(_) | Subject::Extract(_) | Subject::Volume(..) => {}
        }
        let moment = Timestamp::from_microsecond(last.issued_at)
            .map_err(|_| Refusal::unreadable("issued_document", "issued_at", &last.issued_at.to_string()))?;
        let issue = Issue {
            version: u32::try_from(last.version).unwrap_or(u32::MAX),
            moment: press.wording().moment(moment),
            journal_count: u64::try_from(last.journal_count).unwrap_or(0),
            journal_head: last.journal_head.clone(),
            head_file: to_json(&[ChainHead {
                municipality: self.tenant().0,
                count: u64::try_from(last.journal_count).unwrap_or(0),
                hash: Digest::from_hex(&last.journal_head).unwrap_or(Digest::GENESIS),
            }]),
            changes: changes_of(last)?,
            reason: last.reason.clone(),
        };
        let meetings = &snapshot.meetings;
        let again = self.print_issue(reader, press, meetings, &issue, &|_| ()).await?;
        Ok(Checksum::of(&again.bytes) == last.checksum)
    }

    /// What a document says otherwise than its last issue; nothing of first issues and of what carries no record.
    async fn changes_since(&self, press: &Press, snapshot: &Snapshot) -> Result<Vec<IssuedChange>, Refusal> {
        let Some(last) = snapshot.earlier.last() else {
            return Ok(Vec::new());
        };
        match snapshot.meetings.which.subject {
            Subject::Meeting(_) | Subject::Agenda(_) => {}
            Subject::Packet(_) | Subject::Supplement(_) | Subject::Extract(_) | Subject::Volume(..) => {
                return Ok(Vec::new());
            }
        }
        let bytes = self.store.files().read_all(last.checksum).await;
        let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
        let is = compose(&snapshot.meetings, press, None);
        let is = is.and_then(|document| carried_by(&document));
        Ok(match (record_in(&bytes), is) {
            (Ok(was), Some(is)) => compare(&was, &is).told(),
            (_, _) => Vec::new(),
        })
    }

    async fn chain_head(&self) -> Result<ChainHead, Refusal> {
        let heads = self.store.heads().await?;
        let own = heads
            .into_iter()
            .find(|head| head.municipality == self.tenant().0);
        own.ok_or(Refusal::NotFound)
    }
}

/// What is issued, and what is written with it in its transaction.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Preparing<'p> {
    /// A document of what is there.
    Nothing(Which),
    /// An agenda that was built becomes the meeting's items; its documents follow from it.
    Agenda(IssuingAgenda<'p>),
}

impl Preparing<'_> {
    async fn prepare(self, write: &mut Write<'_>) -> Result<(), Refusal> {
        match self {
            Self::Nothing(_) => Ok(()),
            Self::Agenda(issuing) => issuing.prepare(write).await,
        }
    }

    fn action(self) -> &'static str {
        match self {
            Self::Nothing(_) => "issue_document",
            Self::Agenda(_) => "issue_agenda",
        }
    }
}

/// The record a document carries.
pub(crate) fn carried_by(document: &Document) -> Option<MeetingRecord> {
    let file = document.files.iter().find(|file| file.name == CARRIED_NAME)?;
    serde_json::from_slice(&file.content).ok()
}

/// What an issued document says otherwise than the version before it, as it was kept.
pub(crate) fn changes_of(row: &IssuedDocumentRow) -> Result<Vec<IssuedChange>, Refusal> {
    match &row.changes {
        None => Ok(Vec::new()),
        Some(json) => {
            serde_json::from_str(json).map_err(|_| Refusal::unreadable("issued_document", "changes", json))
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
            Subject::Supplement(id) => of(IssuedKind::SupplementaryAgenda, "meeting", id.uuid()),
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
