//! Joining a document with the meeting it is of: a person has chosen, item by item, which of the two stands.
//!
//! What is replaced stays: a text as the version before, everything else as a tombstone. An item keeps its id, its case
//! and its files.

use std::collections::BTreeMap;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, MeetingId, PaperId, PaperVersionId, ProposalId};
use referat_domain::joining::{beside, closure, replaces_decision};
use referat_domain::likeness::subject_key;
use referat_domain::meeting::{DocumentKind, MeetingState};
use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_domain::paper::attachment::Checksum;
use referat_store::Write;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::documents::{MeetingJoinProposalRow, SourceDocumentRow};
use referat_store::files::StoredContent;
use referat_store::meetings::MeetingRow;
use referat_store::papers::{AttachmentRow, PaperRow, PaperVersionRow};

use super::cases::KnownCases;
use super::meeting::{ItemOf, gather_participants, json, write_contents};
use super::names::Names;
use super::rows::MeetingRows;
use super::{MeetingFrame, MeetingSource, Prepared, resolve};
use crate::lookups::minutes::unlocked;
use crate::lookups::record::whole_record;
use crate::lookups::{forum_of_document, may_see_document};
use crate::office::{Actor, Office, entry, text_json};
use crate::refusal::Refusal;
use crate::undo_import::taking;

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinChoice {
    /// The fingerprint of what they looked at.
    pub fingerprint: String,
    /// Whether the document's time, place and participants stand.
    pub head: bool,
    /// Whether the document's item stands, for each item of the comparison. Of an item that only the meeting has nothing
    /// is changed; one that only the document has is left out where it doesn't stand.
    pub items: Vec<bool>,
}

/// A fingerprint of a meeting and a document beside it.
pub(crate) fn fingerprint(kept: &MeetingRecord, new: &MeetingRecord) -> Result<String, Refusal> {
    let both = serde_json::to_vec(&(kept, new)).map_err(|error| Refusal::internal(&error))?;
    Ok(Checksum::of(&both).hex())
}

/// The record that a waiting document was read as.
pub(crate) fn waiting_record(document: &SourceDocumentRow) -> Result<MeetingRecord, Refusal> {
    let unreadable = || Refusal::unreadable("source_document", "record", "a record that can't be read");
    let record = document.record.as_deref().ok_or_else(unreadable)?;
    serde_json::from_str(record).map_err(|_| unreadable())
}

impl Office {
    /// Joins a document with the meeting it was proposed to be of.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotFound`] where there is no such proposal,
    /// [`Refusal::NotNow`] where it is decided, the minutes are locked, or something has changed since it was looked at,
    /// [`Refusal::NotValid`] for a choice that isn't about these items.
    pub async fn join_document(
        &self,
        actor: &Actor,
        id: ProposalId,
        choice: &JoinChoice,
        reason: &str,
    ) -> Result<MeetingId, Refusal> {
        actor.require(Action::DecideProposal, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let proposal: Option<MeetingJoinProposalRow> = write.reading().by_id(id).await?;
        let mut proposal = proposal.ok_or(Refusal::NotFound)?;
        if proposal.state != "proposed" {
            return Err(Refusal::NotNow {
                why: "proposal-decided",
            });
        }
        let document: Option<SourceDocumentRow> = write.reading().by_id(proposal.document_id).await?;
        let mut document = document.ok_or(Refusal::NotFound)?;
        may_see_document(&mut write.reading(), &actor.reader, &document).await?;
        if let Some(forum) = forum_of_document(&mut write.reading(), &document).await? {
            actor.require(Action::DecideProposal, Scope::Forum(forum))?;
        }
        let record = waiting_record(&document)?;
        let meeting = proposal.meeting_id;
        let kept = whole_record(&mut write.reading(), meeting).await?.record;
        may_join(&mut write, meeting, &kept, &record, choice).await?;

        join(&mut write, &document, meeting, &kept, record, choice).await?;

        document.meeting_id = Some(meeting);
        "accepted".clone_into(&mut document.state);
        document.record = None;
        write.update(&document).await?;
        "accepted".clone_into(&mut proposal.state);
        proposal.decided_at = Some(write.now().as_microsecond());
        write.update(&proposal).await?;
        let subject = document.id.uuid();
        write
            .commit(entry(actor, "join_document", "source_document", subject, reason))
            .await?;
        Ok(meeting)
    }
}

async fn may_join(
    write: &mut Write<'_>,
    meeting: MeetingId,
    kept: &MeetingRecord,
    new: &MeetingRecord,
    choice: &JoinChoice,
) -> Result<(), Refusal> {
    unlocked(&mut write.reading(), meeting).await?;
    if fingerprint(kept, new)? != choice.fingerprint {
        return Err(Refusal::NotNow { why: "join-changed" });
    }
    let (_, lines) = beside(kept, new);
    if lines.len() != choice.items.len() {
        return Err(Refusal::NotValid {
            why: "form",
            given: String::new(),
        });
    }
    Ok(())
}

/// Writes what was chosen.
async fn join(
    write: &mut Write<'_>,
    document: &SourceDocumentRow,
    meeting: MeetingId,
    kept: &MeetingRecord,
    record: MeetingRecord,
    choice: &JoinChoice,
) -> Result<(), Refusal> {
    let row: Option<MeetingRow> = write.reading().by_id(meeting).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let date = row.date.ok_or(Refusal::NotFound)?;
    let source = MeetingSource {
        name: document.file_name.clone(),
        bytes: Vec::new(),
        attachments: Vec::new(),
        mended: None,
    };
    let prepared = Prepared {
        source: &source,
        forum: record.forum.clone().unwrap_or_default(),
        record,
        date,
        content: StoredContent {
            checksum: document.checksum,
            size: 0,
        },
        mended: None,
        attachments: Vec::new(),
        files_of_titles: BTreeMap::new(),
    };
    let frame = MeetingFrame {
        meeting,
        forum: row.forum_id,
        date,
    };
    let mut names = Names::read(&mut write.reading()).await?;
    let mut rows = MeetingRows::default();
    head(write, &mut names, &mut rows, &prepared, &frame, row, choice.head).await?;
    write_contents(write, &prepared, document.id).await?;

    let there = write.reading().items_of_meeting(meeting).await?;
    let mut known = KnownCases::read(&mut write.reading(), frame.forum, &prepared.record).await?;
    let (_, lines) = beside(kept, &prepared.record);
    let mut changed: Vec<AgendaItemRow> = Vec::new();
    let mut approved: Vec<(MeetingId, AgendaItemId)> = Vec::new();
    let mut noticed = Vec::new();
    for ((line, is_new), place) in lines.iter().zip(&choice.items).zip(1i64..) {
        let item = line.new.and_then(|place| prepared.record.items.get(place));
        let was = line
            .kept
            .and_then(|place| Some((there.get(place)?, kept.items.get(place)?)));
        match (was, item) {
            (Some((row, was)), Some(item)) if *is_new => {
                let mut of = ItemOf {
                    names: &mut names,
                    rows: &mut rows,
                    prepared: &prepared,
                    frame: &frame,
                    item,
                };
                let mut renewed = renew(write, &mut of, row.clone(), was).await?;
                renewed.place = place;
                let (approves, approves_meeting) =
                    resolve::approval(write, &frame, item, &mut noticed).await?;
                renewed.approves = approves;
                renewed.approves_meeting_id = approves_meeting;
                let id = renewed.id;
                let is_approved = resolve::is_approved(item);
                approved.extend(
                    approves_meeting
                        .filter(|_| is_approved)
                        .map(|meeting| (meeting, id)),
                );
                changed.push(renewed);
            }
            (Some((row, _)), _) => {
                let mut row = row.clone();
                if row.place != place {
                    row.place = place;
                    changed.push(row);
                }
            }
            (None, Some(item)) if *is_new => {
                let mut of = ItemOf {
                    names: &mut names,
                    rows: &mut rows,
                    prepared: &prepared,
                    frame: &frame,
                    item,
                };
                let (id, approves) = of.gather(write, &mut known, place, &mut noticed).await?;
                approved.extend(approves.map(|meeting| (meeting, id)));
            }
            (None, _) => {}
        }
    }
    rows.write(write).await?;
    for row in &changed {
        write.update(row).await?;
    }
    for (meeting, by) in approved {
        crate::approve_minutes::mark_approved(write, meeting, by).await?;
    }
    if write.reading().minutes_of(&[meeting]).await?.is_empty() {
        resolve::write_minutes(write, &frame, prepared.record.kind).await?;
    }
    Ok(())
}

/// What stands before the items, and what the meeting has become by its minutes.
async fn head(
    write: &mut Write<'_>,
    names: &mut Names,
    rows: &mut MeetingRows,
    prepared: &Prepared<'_>,
    frame: &MeetingFrame,
    mut row: MeetingRow,
    is_new: bool,
) -> Result<(), Refusal> {
    let record = &prepared.record;
    if record.kind == DocumentKind::Minutes {
        MeetingState::of_imported(record.kind)
            .as_str()
            .clone_into(&mut row.state);
    }
    if is_new {
        row.start_time = record.start.map(|time| time.to_string()).or(row.start_time);
        row.end_time = record.end.map(|time| time.to_string()).or(row.end_time);
        row.place = record.place.clone().or(row.place);
        row.preamble = record.preamble.as_ref().map(text_json).or(row.preamble);
        if !record.participants.is_empty() {
            let participants = write.reading().participants(frame.meeting).await?;
            taking::all(write, &participants).await?;
            gather_participants(write, names, rows, prepared, frame).await?;
        }
    }
    write.update(&row).await?;
    Ok(())
}

/// Puts the document's item in the place of the one that is kept: the row as it becomes. It is written when everything it
/// points to is there.
async fn renew(
    write: &mut Write<'_>,
    of: &mut ItemOf<'_>,
    mut row: AgendaItemRow,
    was: &ItemRecord,
) -> Result<AgendaItemRow, Refusal> {
    let item = of.item;
    let old = row.paper_version_id;
    let found = write.reading().cases_of_versions(&[old]).await?;
    let (_, paper, _) = found.into_iter().next().ok_or(Refusal::NotFound)?;
    let version = next_version(write, of, paper, &item.title).await?;
    rename(write, paper, &item.subject).await?;
    of.paper_parts(write, version, row.id).await?;
    keep_files(write, of, (old, row.id), version).await?;

    let persons = write.reading().item_persons(&[row.id]).await?;
    taking::all(write, &persons).await?;
    of.persons(write, row.id).await?;
    let consultations = write.reading().consultations(&[paper]).await?;
    taking::all(write, &consultations).await?;
    of.consultations(write, paper, row.id);
    if replaces_decision(of.prepared.record.kind, item) {
        taking::decisions(write, &[row.id]).await?;
        if let Some(decision) = &item.decision {
            of.decision(write, row.id, decision).await?;
        }
    }
    let (is_closed, ground) = closure(was, item);
    row.number.clone_from(&item.number);
    row.title.clone_from(&item.title);
    row.subject.clone_from(&item.subject);
    row.route = json(&item.route)?;
    row.suffixes = json(&item.suffixes)?;
    row.journal_number = item.journal_number.map(|number| number.to_string());
    row.journal_number_as_printed
        .clone_from(&item.journal_number_as_printed);
    row.paper_version_id = version;
    row.slot_start = item.slot.map(|slot| slot.start.to_string());
    row.slot_end = item.slot.and_then(|slot| slot.end).map(|end| end.to_string());
    row.toc_title.clone_from(&item.toc_title);
    row.toc_page = item.toc_page.map(i64::from);
    row.is_closed = is_closed;
    row.closure_ground = ground;
    row.unrecognised = (!item.unrecognised.is_empty()).then(|| item.unrecognised.join("\n"));
    row.first_line = item.span.first().copied().map(i64::from);
    row.last_line = item.span.last().copied().map(i64::from);
    write.reindex("agenda_item", row.id.uuid());
    Ok(row)
}

async fn next_version(
    write: &mut Write<'_>,
    of: &mut ItemOf<'_>,
    paper: PaperId,
    title: &str,
) -> Result<PaperVersionId, Refusal> {
    let versions = write.reading().versions_of_papers(&[paper]).await?;
    let last = versions.iter().map(|version| version.version).max().unwrap_or(0);
    let id: PaperVersionId = write.fresh();
    of.rows.versions.push(PaperVersionRow {
        id,
        paper_id: paper,
        version: last + 1,
        title: title.to_owned(),
        frozen_at: write.now().as_microsecond(),
    });
    Ok(id)
}

async fn rename(write: &mut Write<'_>, paper: PaperId, subject: &str) -> Result<(), Refusal> {
    let row: Option<PaperRow> = write.reading().by_id(paper).await?;
    if let Some(mut row) = row.filter(|row| row.subject != subject) {
        subject.clone_into(&mut row.subject);
        row.subject_key = subject_key(subject);
        write.update(&row).await?;
    }
    Ok(())
}

/// Files that are here stay with the attachments of their titles, and what is closed stays closed. An attachment that the
/// document doesn't name any more stays, so that no file is lost.
async fn keep_files(
    write: &mut Write<'_>,
    of: &mut ItemOf<'_>,
    (old, item): (PaperVersionId, AgendaItemId),
    version: PaperVersionId,
) -> Result<(), Refusal> {
    let mut before = write.reading().attachments(&[old]).await?;
    let shown = write.reading().attachments_shown(&[item]).await?;
    taking::all(write, &shown).await?;
    before.extend(shown);
    for was in before {
        let mut rows = of.rows.attachments.iter_mut();
        let same = rows.find(|row| row.paper_version_id == version && row.title == was.title);
        match same {
            Some(row) => {
                row.file_name = was.file_name;
                row.checksum = was.checksum;
                row.size = was.size;
                row.is_closed = was.is_closed;
                row.closure_ground = was.closure_ground;
                row.closure_title = was.closure_title;
                row.closure_decision = was.closure_decision;
            }
            None if was.checksum.is_some() => {
                let last = of
                    .rows
                    .attachments
                    .iter()
                    .filter(|row| row.paper_version_id == version)
                    .count();
                of.rows.attachments.push(AttachmentRow {
                    id: write.fresh(),
                    paper_version_id: version,
                    place: i64::try_from(last).unwrap_or(i64::MAX).saturating_add(1),
                    ..was
                });
            }
            None => {}
        }
    }
    Ok(())
}
