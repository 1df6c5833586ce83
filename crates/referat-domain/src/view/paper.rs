//! What is seen of papers on their way to a forum, and of an agenda while it is built.
//!
//! Until it is issued a paper is for those who make it. Whoever else asks sees nothing, not even that it is there.

use crate::Date;
use crate::Timestamp;
use crate::ids::{AgendaItemId, CaseId, ConsultationId, ForumId, MeetingId, PaperId, PersonId};
use crate::meeting::agenda_draft::{AgendaDraft, DraftEntry};
use crate::openness::Openness;
use crate::paper::consultation::ConsultationState;
use crate::paper::content::{FieldValue, PaperContent, PaperField};
use crate::paper::state::{PaperKind, PaperState};
use crate::rules::deadline::{Deadline, Nearness, NoDeadline};

use super::meeting::MeetingLine;
use super::task::OpinionLine;
use super::{Eyes, PaperGuard, Subject};

/// What a list says of a paper on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    /// The paper.
    pub id: PaperId,
    /// What it is about; empty where nobody has written that yet.
    pub title: String,
    /// What it asks of its forum.
    pub kind: PaperKind,
    /// How far it has come.
    pub state: PaperState,
    /// The forum it is written for.
    pub forum: ForumId,
    /// The forum's name.
    pub forum_name: String,
    /// Who writes it.
    pub author: Option<PersonId>,
    /// Their name.
    pub author_name: Option<String>,
    /// When it has to be ready.
    pub due: Option<Date>,
    /// Whether it is to be closed.
    pub is_closed: bool,
    /// Who is shut out of an item that treats it; not told to anyone who looks.
    pub shut_out: Vec<PersonId>,
    /// The agendas it stands on, or is being placed on.
    pub placed: Vec<Placed>,
    /// Its way through the forums: where it has been, where it is, where it goes. Empty where it goes to one and has not
    /// been there.
    pub stops: Vec<StopLine>,
}

impl PaperLine {
    pub(super) fn is_seen(&self, eyes: &Eyes<'_>, is_closed: bool) -> bool {
        eyes.sees_on_its_way(&PaperGuard {
            forum: self.forum,
            author: self.author,
            is_closed,
            shut_out: &self.shut_out,
        })
    }

    /// Whether it waits for a place on an agenda of its forum.
    #[must_use]
    pub fn waits(&self) -> bool {
        let waits = |stop: &StopLine| stop.state == ConsultationState::Planned;
        self.state == PaperState::Ready
            && self.placed.is_empty()
            && (self.has_no_route() || self.stops.iter().any(waits))
    }

    /// Whether nothing is said of its way here yet; what forums elsewhere decided is no part of it.
    #[must_use]
    pub fn has_no_route(&self) -> bool {
        self.stops.iter().all(|stop| stop.text.is_some())
    }

    /// The stops that come after the forum it is written for now.
    #[must_use]
    pub fn to_come(&self) -> Vec<&StopLine> {
        let planned = |stop: &&StopLine| stop.state == ConsultationState::Planned;
        let mut stops: Vec<&StopLine> = self.stops.iter().filter(planned).collect();
        if stops.first().is_some_and(|stop| stop.forum == Some(self.forum)) {
            stops.remove(0);
        }
        stops
    }

    /// Whether every forum on its way has treated it.
    #[must_use]
    pub fn is_done(&self) -> bool {
        !self.has_no_route() && self.stops.iter().all(|stop| stop.state.is_past())
    }
}

/// A stop on a paper's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopLine {
    /// The stop.
    pub id: ConsultationId,
    /// The forum, if it is one of ours.
    pub forum: Option<ForumId>,
    /// Its name.
    pub forum_name: String,
    /// The day it treats it, or is to.
    pub date: Option<Date>,
    /// How far it has come there.
    pub state: ConsultationState,
    /// The item that treats it.
    pub item: Option<AgendaItemId>,
    /// What was decided there, where that is a treatment elsewhere and somebody noted it.
    pub text: Option<String>,
}

/// A meeting whose agenda a paper stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its forum's name.
    pub forum_name: String,
    /// Its day.
    pub date: Option<Date>,
    /// Whether the agenda is issued with it.
    pub is_issued: bool,
}

impl Subject for PaperLine {
    type View = Option<Self>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Self> {
        self.is_seen(eyes, self.is_closed).then(|| Self {
            shut_out: Vec::new(),
            ..self
        })
    }
}

/// A field with who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Which.
    pub field: PaperField,
    /// What it says.
    pub value: FieldValue,
    /// How many times it was saved.
    pub version: i64,
    /// Who saved it last; empty where nobody has.
    pub saved_by: String,
    /// When.
    pub saved_at: Option<Timestamp>,
    /// Who else writes in it just now.
    pub held_by: Option<String>,
}

/// A file of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFileView {
    /// Its id, as text.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The file's name where it came from.
    pub file_name: String,
    /// Its size in bytes.
    pub size: u64,
    /// How many times its bytes were replaced, and one.
    pub version: u32,
    /// Who brought it.
    pub added_by: String,
    /// The ground it is to be closed on.
    pub closure_ground: Option<String>,
}

/// What a step of the approval said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalLine {
    /// The step's name.
    pub step: String,
    /// Whether it approved; else it returned the paper.
    pub approved: bool,
    /// Who.
    pub by: String,
    /// For whom, where who stands in for them decided.
    pub instead_of: Option<String>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// A remark on a paper; never printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkLine {
    /// Its id, as text.
    pub id: String,
    /// The field it is about.
    pub field: Option<PaperField>,
    /// Who wrote it.
    pub by: String,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// Whether it is dealt with.
    pub is_settled: bool,
}

/// All that is kept of a paper on its way; to those who may see it, all that they see.
#[derive(Debug, Clone, PartialEq)]
pub struct WholePaper {
    /// Its line.
    pub line: PaperLine,
    /// The case it belongs to.
    pub case: CaseId,
    /// What it says.
    pub content: PaperContent,
    /// Its fields, in the order of the page.
    pub fields: Vec<FieldView>,
    /// Its files, in their order.
    pub files: Vec<PaperFileView>,
    /// The steps it has to go through.
    pub steps: Vec<String>,
    /// What they have said, in order of time.
    pub approvals: Vec<ApprovalLine>,
    /// Remarks, in order of time.
    pub remarks: Vec<RemarkLine>,
    /// What other units are asked for and have given, in the order they were asked.
    pub opinions: Vec<OpinionLine>,
    /// Whether opinions can be asked for now.
    pub takes_opinions: bool,
    /// Whether it is to be closed, and what is said of it then.
    pub openness: Openness,
    /// How many versions were frozen.
    pub versions: u32,
}

impl Subject for WholePaper {
    type View = Option<Self>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Self> {
        let sees_closed = self.line.is_seen(eyes, true);
        let line = self.line.look(eyes)?;
        // A file that is to be closed is for those who would see a closed paper.
        let files = self.files.into_iter();
        Some(Self {
            files: files
                .filter(|file| sees_closed || file.closure_ground.is_none())
                .collect(),
            line,
            ..self
        })
    }
}

/// An agenda while it is built, to those who build it.
///
/// Whoever of them is shut out of a paper's item sees that something stands there and when, as everyone sees of a closed
/// item: not what it is, who presents it or why it came late.
#[derive(Debug, Clone, PartialEq)]
pub struct BuiltAgenda {
    /// The meeting.
    pub meeting: MeetingLine,
    /// The agenda.
    pub draft: AgendaDraft,
    /// Its version; 0 where nobody has begun.
    pub version: i64,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to redo.
    pub can_redo: bool,
    /// Who changed it last.
    pub saved_by: String,
    /// Until when papers come in time, or why that can't be found.
    pub deadline: Result<Deadline, NoDeadline>,
    /// How near that is.
    pub nearness: Nearness,
    /// The entries that came after it.
    pub late: Vec<AgendaItemId>,
    /// The papers that stand on it.
    pub papers: Vec<PaperLine>,
    /// The papers that are ready and wait for a place.
    pub queue: Vec<PaperLine>,
    /// The papers on it that whoever looks may not see.
    pub hidden: Vec<PaperId>,
}

impl BuiltAgenda {
    /// Whether an entry came after the deadline and nobody has said why; what was issued before is asked no more.
    #[must_use]
    pub fn is_unexplained(&self, entry: &DraftEntry) -> bool {
        entry.late.is_none() && entry.issued_number.is_none() && self.late.contains(&entry.id)
    }

    /// Whether an entry is of a paper that whoever looks may not see.
    #[must_use]
    pub fn is_hidden(&self, entry: &DraftEntry) -> bool {
        entry.paper().is_some_and(|paper| self.hidden.contains(&paper))
    }

    /// The paper of an entry, where it may be seen.
    #[must_use]
    pub fn paper(&self, id: PaperId) -> Option<&PaperLine> {
        self.papers.iter().find(|paper| paper.id == id)
    }
}

impl Subject for BuiltAgenda {
    type View = Option<Self>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Self> {
        if !eyes.sees_agenda_built(self.meeting.forum) {
            return None;
        }
        let all: Vec<PaperId> = self.papers.iter().map(|paper| paper.id).collect();
        let papers: Vec<PaperLine> = self.papers.look(eyes).into_iter().flatten().collect();
        let is_seen = |id: &PaperId| papers.iter().any(|paper| paper.id == *id);
        let hidden: Vec<PaperId> = all.into_iter().filter(|id| !is_seen(id)).collect();
        // Why a hidden one came late isn't told; that somebody has said it is.
        let explained = |entry: &&DraftEntry| {
            entry.late.is_some() && entry.paper().is_some_and(|paper| hidden.contains(&paper))
        };
        let explained: Vec<AgendaItemId> = self
            .draft
            .entries()
            .iter()
            .filter(explained)
            .map(|entry| entry.id)
            .collect();
        Some(Self {
            draft: self.draft.without_words_of(&hidden),
            late: self
                .late
                .into_iter()
                .filter(|id| !explained.contains(id))
                .collect(),
            queue: self.queue.look(eyes).into_iter().flatten().collect(),
            papers,
            hidden,
            ..self
        })
    }
}
