//! Papers on their way, what waits for somebody, and agendas while they are built.

use std::collections::BTreeMap;

use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, MeetingId, PaperId, PersonId};
use referat_domain::meeting::agenda_draft::AgendaDraft;
use referat_domain::paper::content::PaperField;
use referat_domain::paper::state::PaperState;
use referat_domain::reader::Reader;
use referat_domain::rules::deadline::Nearness;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::paper::{
    ApprovalLine, BuiltAgenda, FieldView, PaperFileView, PaperLine, Placed, RemarkLine, StopLine, WholePaper,
};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::forums::ForumRow;
use referat_store::meetings::MeetingRow;
use referat_store::papers_on_their_way::{ApprovalRow, PaperAttachmentRow, PaperRemarkRow};

use super::deadlines::deadline_of;
use super::history::state_of;
use super::listed;
use super::tasks::opinion_lines;
use crate::attach_to_paper::id_text;
use crate::build_agenda::read_draft;
use crate::office::Office;
use crate::on_the_way::{OnTheWay, forum_row, steps};
use crate::refusal::Refusal;
use crate::tasks::{StandIns, Tasks};

/// Which papers a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichPapers {
    /// All that are on their way to a forum.
    OfForum(ForumId),
    /// All that are on their way to any forum the reader has to do with.
    All,
}

/// What waits for somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// The papers one writes.
    pub own: Vec<PaperLine>,
    /// The papers that wait for one's approval.
    pub to_approve: Vec<PaperLine>,
    /// The papers that are ready for a forum whose agendas one builds, and stand on none.
    pub to_place: Vec<PaperLine>,
    /// The meetings to come whose agendas one builds.
    pub meetings: Vec<MeetingLine>,
    /// The forums one may write for.
    pub writes_for: Vec<(ForumId, String)>,
}

impl Office {
    /// A paper on its way.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none, or the reader may not see it.
    pub async fn paper(&self, reader: &Reader, id: PaperId) -> Result<Seen<Option<WholePaper>>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let found = OnTheWay::find(&mut reading, id).await?.ok_or(Refusal::NotFound)?;
        let whole = self.whole_paper(&mut reading, found, reader.person()).await?;
        let seen = show(whole, reader);
        match seen.is_some() {
            true => Ok(seen),
            false => Err(Refusal::NotFound),
        }
    }

    /// Papers on their way, the newest first.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such forum.
    pub async fn papers(&self, reader: &Reader, which: WhichPapers) -> Result<Vec<PaperLine>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let forums = match which {
            WhichPapers::OfForum(id) => vec![forum_row(&mut reading, id).await?],
            WhichPapers::All => reading.forums().await?,
        };
        let forums: Vec<ForumRow> = forums
            .into_iter()
            .filter(|forum| may_look(reader, forum.id))
            .collect();
        let lines = paper_lines(&mut reading, &forums).await?;
        Ok(show(lines, reader).iter().flatten().cloned().collect())
    }

    /// What waits for the reader.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn desk(&self, reader: &Reader) -> Result<Desk, Refusal> {
        let papers = self.papers(reader, WhichPapers::All).await?;
        let may = |action, forum| reader.may(action, Scope::Forum(forum));
        let is_own = |line: &PaperLine| line.author.is_some() && line.author == reader.person();
        let own = |line: &&PaperLine| {
            is_own(line) && !line.is_done() && !matches!(line.state, PaperState::Withdrawn)
        };
        let to_approve = |line: &&PaperLine| {
            matches!(line.state, PaperState::InApproval(_))
                && !is_own(line)
                && may(Action::ApprovePaper, line.forum)
        };
        let to_place = |line: &&PaperLine| line.waits() && may(Action::BuildAgenda, line.forum);
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        let last = referat_domain::Date::MAX;
        let rows = reading.meetings_between(today, last).await?;
        let rows = rows
            .into_iter()
            .filter(|row| may(Action::BuildAgenda, row.forum_id))
            .collect();
        let meetings = listed::meeting_lines(&mut reading, rows).await?;
        let forums = reading.forums().await?;
        let writes_for = forums
            .into_iter()
            .filter(|forum| may(Action::WritePaper, forum.id))
            .map(|forum| (forum.id, forum.name))
            .collect();
        Ok(Desk {
            own: papers.iter().filter(own).cloned().collect(),
            to_approve: papers.iter().filter(to_approve).cloned().collect(),
            to_place: papers.iter().filter(to_place).cloned().collect(),
            meetings,
            writes_for,
        })
    }

    /// A meeting's agenda while it is built, with the papers that wait for a place on it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting, or the reader doesn't build its agenda.
    pub async fn built_agenda(
        &self,
        reader: &Reader,
        id: MeetingId,
    ) -> Result<Seen<Option<BuiltAgenda>>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: Option<MeetingRow> = reading.by_id(id).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let forum = forum_row(&mut reading, row.forum_id).await?;
        let deadline = deadline_of(&mut reading, &row).await?;
        let kept = reading.agenda_draft(id).await?;
        let (draft, version, can_undo, can_redo, saved_by) = match kept {
            None => (AgendaDraft::default(), 0, false, false, String::new()),
            Some(row) => (
                read_draft(&row)?,
                row.version,
                row.made_from.is_some(),
                row.redoes.is_some(),
                row.saved_by,
            ),
        };
        let lines = listed::meeting_lines(&mut reading, vec![row]).await?;
        let meeting = lines.into_iter().next().ok_or(Refusal::NotFound)?;
        let all = paper_lines(&mut reading, &[forum]).await?;
        let stands_here =
            |line: &PaperLine| draft.entries().iter().any(|entry| entry.paper() == Some(line.id));
        let (papers, others): (Vec<PaperLine>, Vec<PaperLine>) = all.into_iter().partition(stands_here);
        let mut late = Vec::new();
        if let Ok(deadline) = deadline {
            for entry in draft.entries() {
                let Some(paper) = entry.paper() else { continue };
                let paper = OnTheWay::find(&mut reading, paper).await?;
                if entry.came_late(paper.and_then(|paper| paper.ready_at()), deadline) {
                    late.push(entry.id);
                }
            }
        }
        let built = BuiltAgenda {
            meeting,
            deadline,
            nearness: deadline.map_or(Nearness::Ahead, |deadline| deadline.nearness(self.now())),
            late,
            version,
            can_undo,
            can_redo,
            saved_by,
            papers,
            queue: others.into_iter().filter(PaperLine::waits).collect(),
            hidden: Vec::new(),
            draft,
        };
        let seen = show(built, reader);
        match seen.is_some() {
            true => Ok(seen),
            false => Err(Refusal::NotFound),
        }
    }

    async fn whole_paper(
        &self,
        reading: &mut Reading<'_>,
        found: OnTheWay,
        person: Option<PersonId>,
    ) -> Result<WholePaper, Refusal> {
        let forum = forum_row(reading, found.forum).await?;
        let id = found.row.id;
        let now = self.now();
        let own = person.map(|person| person.to_string()).unwrap_or_default();
        let steps = steps(reading, &forum).await?;
        let attachments = found.files(reading).await?;
        let approvals = reading.approvals(&[id]).await?;
        let remarks = reading.paper_remarks(&[id]).await?;
        let versions = reading.versions_of_papers(&[id]).await?;
        let tasks = Tasks::of(reading, &found, &StandIns::default()).await?;
        let opinions = opinion_lines(reading, &tasks.opinions, self.today()).await?;
        let openness = found.openness();
        let fields = found.content.fields().into_iter().map(|field| {
            let name = field.to_string();
            let row = found.rows.iter().find(|row| row.field == name);
            FieldView {
                field,
                value: found.content.value(field),
                version: row.map_or(0, |row| row.version),
                saved_by: row.map(|row| row.saved_by.clone()).unwrap_or_default(),
                saved_at: row
                    .filter(|row| row.version > 0)
                    .and_then(|row| moment(row.saved_at)),
                held_by: row.and_then(|row| row.held_against(&own, now)).map(str::to_owned),
            }
        });
        let fields = fields.collect();
        let mut lines = lines_of(reading, std::slice::from_ref(&forum), vec![found.clone()]).await?;
        Ok(WholePaper {
            line: lines.pop().ok_or(Refusal::NotFound)?,
            case: found.row.case_id,
            fields,
            files: attachments.into_iter().map(file_view).collect(),
            steps,
            approvals: approvals.into_iter().filter_map(approval_line).collect(),
            remarks: remarks.into_iter().filter_map(remark_line).collect(),
            takes_opinions: tasks.rule(&found).takes_opinions(),
            opinions,
            openness,
            content: found.content,
            versions: u32::try_from(versions.len()).unwrap_or(u32::MAX),
        })
    }
}

/// Whether the reader has to do with papers on their way to a forum.
fn may_look(reader: &Reader, forum: ForumId) -> bool {
    [Action::WritePaper, Action::ApprovePaper, Action::BuildAgenda]
        .into_iter()
        .any(|action| reader.may(action, Scope::Forum(forum)))
}

/// The papers on their way to these forums.
async fn paper_lines(reading: &mut Reading<'_>, forums: &[ForumRow]) -> Result<Vec<PaperLine>, Refusal> {
    let ids: Vec<ForumId> = forums.iter().map(|forum| forum.id).collect();
    let rows = reading.papers_on_their_way(&ids).await?;
    let mut papers = Vec::with_capacity(rows.len());
    for row in rows {
        papers.extend(OnTheWay::find(reading, row.id).await?);
    }
    lines_of(reading, forums, papers).await
}

pub(super) async fn lines_of(
    reading: &mut Reading<'_>,
    forums: &[ForumRow],
    papers: Vec<OnTheWay>,
) -> Result<Vec<PaperLine>, Refusal> {
    let authors: Vec<PersonId> = papers.iter().filter_map(|paper| paper.row.author_id).collect();
    let names: BTreeMap<PersonId, String> = reading
        .persons_of(&authors)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let ids: Vec<PaperId> = papers.iter().map(|paper| paper.row.id).collect();
    let mut stops = stops(reading, &ids).await?;
    let placed = placed(reading, forums, &stops).await?;
    let line = |paper: OnTheWay| PaperLine {
        id: paper.row.id,
        title: paper.content.line(PaperField::Title),
        kind: paper.kind,
        state: paper.state,
        forum: paper.forum,
        forum_name: forums
            .iter()
            .find(|forum| forum.id == paper.forum)
            .map(|forum| forum.name.clone())
            .unwrap_or_default(),
        author: paper.row.author_id,
        author_name: paper.row.author_id.and_then(|id| names.get(&id).cloned()),
        due: paper.row.due,
        is_closed: paper.is_closed(),
        shut_out: paper.standing.shut_out.clone(),
        placed: placed.get(&paper.row.id).cloned().unwrap_or_default(),
        stops: stops.remove(&paper.row.id).unwrap_or_default(),
    };
    Ok(papers.into_iter().map(line).collect())
}

/// The ways of papers through the forums.
pub(super) async fn stops(
    reading: &mut Reading<'_>,
    papers: &[PaperId],
) -> Result<BTreeMap<PaperId, Vec<StopLine>>, Refusal> {
    let rows = reading.consultations(papers).await?;
    if rows.is_empty() {
        return Ok(BTreeMap::new());
    }
    let forums = reading.forums().await?;
    let names: BTreeMap<ForumId, String> = forums.into_iter().map(|forum| (forum.id, forum.name)).collect();
    let mut out: BTreeMap<PaperId, Vec<StopLine>> = BTreeMap::new();
    for row in rows {
        let name = row.forum_id.and_then(|id| names.get(&id));
        out.entry(row.paper_id).or_default().push(StopLine {
            forum: row.forum_id,
            forum_name: name.unwrap_or(&row.forum_name).clone(),
            date: row.date,
            state: state_of(&row)?,
            item: row.agenda_item_id,
            id: row.id,
            text: row.text.filter(|_| row.agenda_item_id.is_none()),
        });
    }
    Ok(out)
}

/// On which agendas papers stand. Where a forum has treated one, postponed it or sent it on, it stands on that agenda no
/// longer: it waits, or goes on.
async fn placed(
    reading: &mut Reading<'_>,
    forums: &[ForumRow],
    stops: &BTreeMap<PaperId, Vec<StopLine>>,
) -> Result<BTreeMap<PaperId, Vec<Placed>>, Refusal> {
    let mut out: BTreeMap<PaperId, Vec<Placed>> = BTreeMap::new();
    let ids: Vec<ForumId> = forums.iter().map(|forum| forum.id).collect();
    for (meeting, row) in reading.agenda_drafts_of(&ids).await? {
        let draft = read_draft(&row)?;
        let forum_name = forums
            .iter()
            .find(|forum| forum.id == meeting.forum_id)
            .map(|forum| forum.name.clone())
            .unwrap_or_default();
        for entry in draft.entries() {
            let Some(paper) = entry.paper() else { continue };
            let was_here = |stop: &StopLine| stop.item == Some(entry.id) && stop.state.is_past();
            if stops.get(&paper).is_some_and(|stops| stops.iter().any(was_here)) {
                continue;
            }
            out.entry(paper).or_default().push(Placed {
                meeting: meeting.id,
                forum_name: forum_name.clone(),
                date: meeting.date,
                is_issued: entry.issued_number.is_some(),
            });
        }
    }
    Ok(out)
}

/// Whether a paper stands on an agenda of a forum that is being built, was issued, or is being treated.
pub(crate) async fn stands_on_agenda(
    reading: &mut Reading<'_>,
    forum: ForumId,
    paper: PaperId,
) -> Result<bool, Refusal> {
    let forum = forum_row(reading, forum).await?;
    let stops = stops(reading, &[paper]).await?;
    let placed = placed(reading, &[forum], &stops).await?;
    Ok(placed.contains_key(&paper))
}

fn moment(micros: i64) -> Option<Timestamp> {
    Timestamp::from_microsecond(micros).ok()
}

pub(super) fn file_view(row: PaperAttachmentRow) -> PaperFileView {
    PaperFileView {
        id: id_text(row.id),
        title: row.title,
        file_name: row.file_name,
        size: u64::try_from(row.size).unwrap_or(0),
        version: u32::try_from(row.version).unwrap_or(1),
        added_by: row.added_by,
        closure_ground: row.closure_ground,
    }
}

fn approval_line(row: ApprovalRow) -> Option<ApprovalLine> {
    Some(ApprovalLine {
        step: row.step_name,
        approved: row.outcome == "approved",
        by: row.decided_by,
        instead_of: row.instead_of_name,
        reason: row.reason,
        at: moment(row.decided_at)?,
    })
}

fn remark_line(row: PaperRemarkRow) -> Option<RemarkLine> {
    Some(RemarkLine {
        id: id_text(row.id),
        field: row.field.as_deref().and_then(|field| field.parse().ok()),
        by: row.written_by,
        text: row.text,
        at: moment(row.written_at)?,
        is_settled: row.settled_at.is_some(),
    })
}
