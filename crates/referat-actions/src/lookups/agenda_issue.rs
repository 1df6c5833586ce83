//! An agenda before it is issued: what the check-up finds in it, how it differs from the last issue, what it will look
//! like. All of it is of the items as they would be made, in a transaction that is dropped.

use referat_documents::press::Press;
use referat_domain::access::{Action, Scope};
use referat_domain::comparison::{Comparison, compare};
use referat_domain::ids::{IssuedDocumentId, MeetingId};
use referat_domain::issued::{IssuedKind, IssuedLine, Recipients};
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_domain::view::Seen;
use referat_domain::view::checkup::CheckupView;
use referat_import::carried::record_in;
use referat_store::Reading;

use super::checkup::Sought;
use crate::issue_agenda::{IssuingAgenda, added_last};
use crate::issue_document::carried_by;
use crate::office::{Actor, Office};
use crate::printing::meetings::{Meetings, Which, gather};
use crate::printing::{FileForm, PrintedFile, Subject, compose};
use crate::refusal::Refusal;

/// What is known of an agenda before it is issued.
#[derive(Debug)]
pub struct AgendaToIssue {
    /// What the check-up finds.
    pub checkup: Seen<CheckupView>,
    /// How it differs from the last issue; `None` where there is none.
    pub since: Option<SinceIssue>,
    /// What would come as a supplementary agenda: number and title, as the reader may see them.
    pub added: Vec<(String, String)>,
}

/// How an agenda differs from its last issue.
#[derive(Debug)]
pub struct SinceIssue {
    /// The last issue; `None` where the reader is shut out of something in it.
    pub last: Option<(IssuedLine, Comparison)>,
}

impl Office {
    /// What is known of an agenda before it is issued.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it can't be made: nothing is on it, or a
    /// paper on it isn't ready.
    pub async fn agenda_to_issue(
        &self,
        actor: &Actor,
        press: &Press,
        meeting: MeetingId,
    ) -> Result<AgendaToIssue, Refusal> {
        let looked = self.look_ahead(actor, meeting, Recipients::Members).await?;
        let press = self.pressed(press).await?;
        let is = compose(&looked.meetings, &press, None).and_then(|document| carried_by(&document));
        let since = match looked.last {
            None => None,
            Some(last) => Some(SinceIssue {
                last: self.compared(&actor.reader, last, is).await?,
            }),
        };
        Ok(AgendaToIssue {
            checkup: self.examined(&actor.reader, looked.sought).await?,
            since,
            added: looked.added,
        })
    }

    /// A copy of an agenda as it would be issued, as far as the reader may see it.
    ///
    /// # Errors
    /// As [`Office::agenda_to_issue`]; [`Refusal::NotNow`] where the typesetter is missing.
    pub async fn preview_agenda(
        &self,
        actor: &Actor,
        press: &Press,
        meeting: MeetingId,
        recipients: Recipients,
        form: FileForm,
    ) -> Result<PrintedFile, Refusal> {
        let looked = self.look_ahead(actor, meeting, recipients).await?;
        let press = self.pressed(press).await?;
        self.print_meetings(&actor.reader, &press, &looked.meetings, form, &|_| ())
            .await
    }

    /// The check-up of an agenda as it would be issued; of a meeting without one, of what is there.
    pub(crate) async fn checkup_ahead(
        &self,
        actor: &Actor,
        meeting: MeetingId,
    ) -> Result<Seen<CheckupView>, Refusal> {
        let looked = self.look_ahead(actor, meeting, Recipients::Members).await?;
        self.examined(&actor.reader, looked.sought).await
    }

    /// Makes the items in a transaction, reads what is asked for, and drops it all.
    async fn look_ahead(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        recipients: Recipients,
    ) -> Result<LookedAhead, Refusal> {
        let issuing = IssuingAgenda {
            actor,
            meeting,
            seen_version: None,
        };
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        issuing.prepare(&mut write).await?;
        let mut reading = write.reading();
        let sought = Sought::read(&mut reading, &actor.reader, meeting).await?;
        actor
            .reader
            .require(Action::IssueDocument, Scope::Forum(sought.forum()))?;
        let subject = Subject::Agenda(meeting);
        let which = Which { subject, recipients };
        let meetings = gather(&mut reading, &actor.reader, which, &|_| ()).await?;
        Ok(LookedAhead {
            meetings,
            added: added(&mut reading, &actor.reader, meeting).await?,
            last: last_issue(&mut reading, meeting).await?,
            sought,
        })
    }

    /// The last issue beside what would be issued.
    async fn compared(
        &self,
        reader: &Reader,
        last: IssuedDocumentId,
        is: Option<MeetingRecord>,
    ) -> Result<Option<(IssuedLine, Comparison)>, Refusal> {
        let file = match self.issued_document(reader, last).await {
            Ok(file) => file,
            Err(Refusal::NotFound) => return Ok(None),
            Err(refusal) => return Err(refusal),
        };
        let was = record_in(&file.bytes).map_err(|_| Refusal::NotNow { why: "no-record" })?;
        Ok(is.map(|is| (file.line, compare(&was, &is))))
    }
}

/// What was read of an agenda as it would be issued.
struct LookedAhead {
    meetings: Meetings,
    sought: Sought,
    added: Vec<(String, String)>,
    last: Option<IssuedDocumentId>,
}

/// The last issue of a meeting's agenda to its members.
async fn last_issue(
    reading: &mut Reading<'_>,
    meeting: MeetingId,
) -> Result<Option<IssuedDocumentId>, Refusal> {
    let (kind, recipients) = (IssuedKind::Agenda.as_str(), Recipients::Members.as_str());
    let issues = reading.issues(meeting, kind, recipients).await?;
    Ok(issues.last().map(|last| last.id))
}

/// What would come as a supplementary agenda.
async fn added(
    reading: &mut Reading<'_>,
    reader: &Reader,
    meeting: MeetingId,
) -> Result<Vec<(String, String)>, Refusal> {
    if added_last(reading, meeting).await?.is_empty() {
        return Ok(Vec::new());
    }
    let which = Which {
        subject: Subject::Supplement(meeting),
        recipients: Recipients::Members,
    };
    let supplement = gather(reading, reader, which, &|_| ()).await?;
    let copies = supplement.copies();
    let items = copies.iter().flat_map(|copy| &copy.record().items);
    Ok(items
        .map(|item| (item.number.clone(), item.title.clone()))
        .collect())
}
