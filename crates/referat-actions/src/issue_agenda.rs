//! Issuing an agenda: what was built becomes the meeting's items, frozen and numbered, and the members' document.
//!
//! Items, state, document and entry are one transaction. The document is printed before, from the same rows written in a
//! transaction that is dropped; it is kept only if the rows are the same when it counts ([`crate::issue_document`]).
//!
//! An agenda that was issued can be built on: new items go on after the printed numbers, what was mended becomes a new
//! issue. Items keep their ids, so that what is said of them later stays with them.

mod staying;

use std::collections::BTreeMap;

use referat_documents::press::Press;
use referat_domain::ids::{AgendaItemId, MeetingId, PaperId, PersonId};
use referat_domain::issued::{IssuedKind, Recipients};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::agenda_draft::{AgendaDraft, DraftEntry};
use referat_domain::meeting::agenda_item::{ApprovesMinutesOf, Heading, Slot};
use referat_domain::message::MessageKind;
use referat_domain::paper::consultation::{ConsultationState, printed_route};
use referat_domain::paper::content::PaperField;
use referat_domain::paper::state::PaperState;
use referat_import::recommendation;
use referat_store::agenda_items::{AgendaItemRow, ItemPersonRow};
use referat_store::forums::ForumRow;
use referat_store::meetings::MeetingRow;
use referat_store::papers::ConsultationRow;
use referat_store::people::PersonRow;
use referat_store::{Reading, RowId, Write};

use crate::build_agenda::{ISSUED, hours, keep, meeting_to_build, previous_day, read_draft};
use crate::explain_late::is_late;
use crate::freeze_paper::freeze;
use crate::issue_document::{Issued, Preparing};
use crate::office::{Actor, Office};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::printing::meetings::Which;
use crate::printing::{Subject, Tell};
use crate::refusal::Refusal;
use crate::tell::{About, called_to, tell};
use staying::{keep_closed, shut_out_as_before};

/// An agenda that is about to be issued: of this version, by somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IssuingAgenda<'i> {
    pub(crate) actor: &'i Actor,
    pub(crate) meeting: MeetingId,
    /// The version that was seen; another one is refused. `None` to look at what would be issued.
    pub(crate) seen_version: Option<i64>,
}

impl Office {
    /// Issues an agenda as it was seen, to the forum's members and to the public. A second issue is a new version of it;
    /// what was added since comes as a supplementary agenda (tillægsdagsorden) of its own besides, and the numbering goes
    /// on. A copy that says nothing new is not issued again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] for a new version without a reason,
    /// [`Refusal::NotNow`] where there is nothing on it, somebody has changed it meanwhile, a paper on it isn't ready or is
    /// late and nobody has said why, the check-up has found something that is neither mended nor silenced, nothing has
    /// changed since the last issue, or the typesetter is missing.
    pub async fn issue_agenda(
        &self,
        actor: &Actor,
        press: &Press,
        meeting: MeetingId,
        seen_version: i64,
        reason: &str,
        tell: Tell<'_>,
    ) -> Result<Vec<Issued>, Refusal> {
        let issuing = IssuingAgenda {
            actor,
            meeting,
            seen_version: Some(seen_version),
        };
        if reason.trim().is_empty() {
            let mut reading = self.store.reading(self.tenant()).await?;
            let kind = IssuedKind::Agenda.as_str();
            let issues = reading
                .issues(meeting, kind, Recipients::Members.as_str())
                .await?;
            if !issues.is_empty() {
                return Err(Refusal::NotValid {
                    why: "issue-reason-missing",
                    given: String::new(),
                });
            }
        }
        self.issue(actor, press, reason, Preparing::Agenda(issuing), tell)
            .await
    }
}

impl IssuingAgenda<'_> {
    /// Makes the meeting's items of what was built.
    pub(crate) async fn prepare(&self, write: &mut Write<'_>) -> Result<(), Refusal> {
        let mut meeting = meeting_to_build(&mut write.reading(), self.actor, self.meeting).await?;
        let row = write.reading().agenda_draft(self.meeting).await?;
        let row = row.ok_or(Refusal::NotNow {
            why: "agenda-not-begun",
        })?;
        if self.seen_version.is_some_and(|seen| seen != row.version) {
            return Err(Refusal::NotNow {
                why: "agenda-changed",
            });
        }
        let draft = read_draft(&row)?;
        if draft.entries().iter().all(|entry| entry.paper().is_none()) {
            return Err(Refusal::NotNow { why: "agenda-empty" });
        }
        let forum = forum_row(&mut write.reading(), meeting.forum_id).await?;
        Making {
            forum: &forum,
            meeting: &meeting,
            slots: slots(&draft, &meeting),
            there: there(write, self.meeting).await?,
            asks_why_late: self.seen_version.is_some(),
        }
        .make(write, &draft)
        .await?;
        let is_first = meeting.state != MeetingState::AgendaIssued.as_str();
        meeting.state = MeetingState::AgendaIssued.as_str().to_owned();
        write.update(&meeting).await?;
        let kind = match is_first {
            true => MessageKind::Issued,
            false => MessageKind::Changed,
        };
        let people = called_to(&mut write.reading(), &meeting, false).await?;
        tell(write, self.actor, kind, About::Meeting(self.meeting), people).await?;
        let issued = draft.issued();
        keep(write, self.actor, self.meeting, issued, ISSUED, Some(&row), None).await?;
        Ok(())
    }

    /// The documents that are issued of what was prepared: the agenda, and where it was issued before, what was added.
    pub(crate) async fn documents(&self, reading: &mut Reading<'_>) -> Result<Vec<Which>, Refusal> {
        let mut subjects = vec![Subject::Agenda(self.meeting)];
        if !added_last(reading, self.meeting).await?.is_empty() {
            subjects.push(Subject::Supplement(self.meeting));
        }
        let copies = |subject| Recipients::ALL.map(|recipients| Which { subject, recipients });
        Ok(subjects.into_iter().flat_map(copies).collect())
    }
}

/// The items that came to an agenda since it was issued the time before last, where the last thing that was done to it is
/// that it was issued; none where that was its first issue.
pub(crate) async fn added_last(
    reading: &mut Reading<'_>,
    meeting: MeetingId,
) -> Result<Vec<AgendaItemId>, Refusal> {
    let row = reading.agenda_draft(meeting).await?;
    let Some(issued) = row.filter(|row| row.did == ISSUED) else {
        return Ok(Vec::new());
    };
    let before = issued.version.saturating_sub(1);
    let row = reading.agenda_draft_version(meeting, before).await?;
    let draft = read_draft(&row.ok_or(Refusal::NotFound)?)?;
    Ok(draft.added_since_issue())
}

fn slots(draft: &AgendaDraft, meeting: &MeetingRow) -> BTreeMap<AgendaItemId, Slot> {
    let (start, end) = hours(meeting);
    let timing = draft.timing(start, end);
    let timed = timing.entries.into_iter();
    timed.filter_map(|timed| Some((timed.id, timed.slot?))).collect()
}

async fn there(
    write: &mut Write<'_>,
    meeting: MeetingId,
) -> Result<BTreeMap<AgendaItemId, AgendaItemRow>, Refusal> {
    let rows = write.reading().items_of_meeting(meeting).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// A meeting whose items are made.
struct Making<'m> {
    forum: &'m ForumRow,
    meeting: &'m MeetingRow,
    slots: BTreeMap<AgendaItemId, Slot>,
    /// The items of earlier issues.
    there: BTreeMap<AgendaItemId, AgendaItemRow>,
    /// Whether an item that is late has to say why.
    asks_why_late: bool,
}

impl Making<'_> {
    async fn make(mut self, write: &mut Write<'_>, draft: &AgendaDraft) -> Result<(), Refusal> {
        let mut persons = write.reading().persons().await?;
        persons.sort_by_key(|person| person.id);
        let mut place = 0i64;
        for (entry, number) in draft.entries().iter().zip(draft.numbers()) {
            let (Some(paper), Some(number)) = (entry.paper(), number) else {
                continue;
            };
            place = place.saturating_add(1);
            self.item(write, entry, paper, number, place, &mut persons)
                .await?;
        }
        // What was taken off since the last issue.
        for row in self.there.into_values() {
            let stops = write.reading().consultations_of_items(&[row.id]).await?;
            for stop in stops {
                let waits = ConsultationRow {
                    state: ConsultationState::Planned.as_str().to_owned(),
                    date: None,
                    agenda_item_id: None,
                    ..stop
                };
                write.update(&waits).await?;
            }
            if row.is_closed {
                keep_closed(write, &row).await?;
            }
            write.remove(&row).await?;
            write.reindex("agenda_item", row.id.uuid());
        }
        Ok(())
    }

    async fn item(
        &mut self,
        write: &mut Write<'_>,
        entry: &DraftEntry,
        paper: PaperId,
        number: String,
        place: i64,
        persons: &mut Vec<PersonRow>,
    ) -> Result<(), Refusal> {
        let paper = OnTheWay::find(&mut write.reading(), paper)
            .await?
            .ok_or(Refusal::NotFound)?;
        if paper.state != PaperState::Ready {
            return Err(Refusal::NotNow {
                why: "agenda-paper-not-ready",
            });
        }
        let is_asked = self.asks_why_late && entry.issued_number.is_none() && entry.late.is_none();
        if is_asked && is_late(write, self.meeting, entry, &paper).await? {
            return Err(Refusal::NotNow {
                why: "agenda-late-unexplained",
            });
        }
        let version = freeze(write, &paper).await?;
        let stops = write.reading().consultations(&[paper.row.id]).await?;
        let own = stops.iter().filter(|stop| stop.text.is_none());
        let own: Vec<&str> = own.map(|stop| stop.forum_name.as_str()).collect();
        let route: Vec<String> = match own.is_empty() {
            true => self.forum.abbreviation.iter().cloned().collect(),
            false => printed_route(own),
        };
        let subject = paper.content.line(PaperField::Title);
        let slot = self.slots.get(&entry.id).copied();
        let title = Heading {
            route: &route,
            subject: &subject,
            presenters: &entry.presenters,
            guests: &entry.guests,
            slot,
        }
        .printed();
        let (approves, approves_meeting_id) = self.approves(write, &paper).await?;
        let stood = self.there.remove(&entry.id);
        // What somebody has closed on the item's page since stays closed: issuing opens nothing.
        let closure = match (
            &paper.row.closure_ground,
            stood.as_ref().filter(|row| row.is_closed),
        ) {
            (_, Some(row)) => (
                row.closure_ground.clone(),
                row.closure_title.clone(),
                row.closure_decision.clone(),
            ),
            (ground, None) => (ground.clone(), paper.row.closure_title.clone(), None),
        };
        let is_closed = paper.row.closure_ground.is_some() || stood.as_ref().is_some_and(|row| row.is_closed);
        let words =
            |words: &[String]| serde_json::to_string(words).map_err(|error| Refusal::internal(&error));
        let row = AgendaItemRow {
            id: entry.id,
            meeting_id: self.meeting.id,
            place,
            number,
            title,
            subject,
            route: words(&route)?,
            suffixes: words(&[])?,
            journal_number: paper.content.journal_number().map(|number| number.to_string()),
            journal_number_as_printed: None,
            paper_version_id: version,
            slot_start: slot.map(|slot| slot.start.to_string()),
            slot_end: slot.and_then(|slot| slot.end).map(|end| end.to_string()),
            toc_title: None,
            toc_page: None,
            is_closed,
            closure_ground: closure.0,
            closure_title: closure.1,
            closure_decision: closure.2,
            approves,
            approves_meeting_id,
            unrecognised: None,
            first_line: None,
            last_line: None,
            removed_at: None,
            late_reason: entry.late.as_ref().map(|late| late.reason.clone()),
            late_decided_by: entry
                .late
                .as_ref()
                .map(|late| late.decided_by.as_str().to_owned()),
        };
        match stood {
            None => write.insert(std::slice::from_ref(&row)).await?,
            Some(stood) if stood == row => {}
            Some(_) => write.update(&row).await?,
        }
        shut_out_as_before(write, entry.id, paper.row.id).await?;
        write.reindex("agenda_item", entry.id.uuid());
        people(write, entry, persons).await?;
        self.consulted(write, &paper, entry.id, stops).await
    }

    /// Which minutes an item approves, as its clauses say: read as those of old minutes are. The meeting, if it is here.
    async fn approves(
        &self,
        write: &mut Write<'_>,
        paper: &OnTheWay,
    ) -> Result<(Option<String>, Option<MeetingId>), Refusal> {
        let clauses = paper.content.lines(PaperField::Clauses);
        let subject = paper.content.line(PaperField::Title);
        let (said, day) = match recommendation::approves(&clauses, None, &subject) {
            None => return Ok((None, None)),
            Some(ApprovesMinutesOf::Date(day)) => (day.to_string(), Some(day)),
            Some(ApprovesMinutesOf::Previous) => {
                ("previous".to_owned(), previous_day(write, self.meeting).await?)
            }
        };
        let there = match day {
            Some(day) => write.reading().meetings_on(self.forum.id, day).await?,
            None => Vec::new(),
        };
        let meeting = match there.as_slice() {
            [only] => Some(only.id),
            _ => None,
        };
        Ok((Some(said), meeting))
    }

    /// The paper's stop at this forum is on an agenda now.
    async fn consulted(
        &self,
        write: &mut Write<'_>,
        paper: &OnTheWay,
        item: AgendaItemId,
        stops: Vec<ConsultationRow>,
    ) -> Result<(), Refusal> {
        let on_agenda = ConsultationState::OnAgenda.as_str();
        let here = |stop: &&ConsultationRow| {
            stop.text.is_none()
                && (stop.agenda_item_id == Some(item)
                    || (stop.agenda_item_id.is_none() && stop.forum_id == Some(self.forum.id)))
        };
        let row = match stops.iter().find(here) {
            Some(stop) => ConsultationRow {
                state: on_agenda.to_owned(),
                date: self.meeting.date,
                agenda_item_id: Some(item),
                ..stop.clone()
            },
            None => ConsultationRow {
                id: write.fresh(),
                paper_id: paper.row.id,
                place: stops.last().map_or(1, |last| last.place.saturating_add(1)),
                forum_name: self
                    .forum
                    .abbreviation
                    .clone()
                    .unwrap_or_else(|| self.forum.name.clone()),
                forum_id: Some(self.forum.id),
                date: self.meeting.date,
                state: on_agenda.to_owned(),
                text: None,
                agenda_item_id: Some(item),
                removed_at: None,
            },
        };
        match stops.iter().find(|stop| stop.id == row.id) {
            None => write.insert(&[row]).await?,
            Some(stood) if *stood == row => {}
            Some(_) => write.update(&row).await?,
        }
        Ok(())
    }
}

/// Who presents an item and its guests, as the agenda names them.
async fn people(
    write: &mut Write<'_>,
    entry: &DraftEntry,
    persons: &mut Vec<PersonRow>,
) -> Result<(), Refusal> {
    let presenters = entry.presenters.iter().map(|name| ("presenter", name));
    let guests = entry.guests.iter().map(|name| ("guest", name));
    let wanted: Vec<(&str, &String)> = presenters.chain(guests).collect();
    let there = write.reading().item_persons(&[entry.id]).await?;
    let same = there.len() == wanted.len()
        && there
            .iter()
            .zip(&wanted)
            .all(|(row, (role, name))| row.role == *role && row.printed == **name);
    if same {
        return Ok(());
    }
    for row in &there {
        write.remove(row).await?;
    }
    let mut rows = Vec::new();
    for ((role, name), place) in wanted.into_iter().zip(1i64..) {
        let person = person(write, persons, name).await?;
        let id: RowId = write.fresh();
        rows.push(ItemPersonRow {
            id,
            agenda_item_id: entry.id,
            place,
            role: role.to_owned(),
            person_id: person,
            printed: name.clone(),
            removed_at: None,
        });
    }
    write.insert(&rows).await?;
    Ok(())
}

/// The person of a name, made where there is none: as old minutes' persons are.
pub(crate) async fn person(
    write: &mut Write<'_>,
    persons: &mut Vec<PersonRow>,
    name: &str,
) -> Result<PersonId, Refusal> {
    let known = persons
        .iter()
        .find(|person| person.name == name && person.removed_at.is_none());
    if let Some(person) = known {
        return Ok(person.id);
    }
    let row = PersonRow {
        id: write.fresh(),
        name: name.to_owned(),
        removed_at: None,
        email: None,
        left_on: None,
    };
    write.insert(std::slice::from_ref(&row)).await?;
    let id = row.id;
    persons.push(row);
    Ok(id)
}
