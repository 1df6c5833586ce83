//! What is seen of tasks with papers on their way: by who is asked for an opinion or stands in for somebody, and of
//! opinions by those who make the paper.
//!
//! Whoever has a task sees the paper's text and its files, what they are asked themselves, and the opinions that are
//! given and will be printed with it. Remarks, and what others are asked, are of those who make the paper.

use std::collections::BTreeSet;

use crate::Date;
use crate::Timestamp;
use crate::ids::{OpinionId, PaperId, PersonId, StandInId};
use crate::paper::content::PaperContent;
use crate::paper::opinion::OpinionState;
use crate::paper::state::PaperKind;
use crate::rich_text::RichText;
use crate::rules::deadline::Nearness;

use super::paper::PaperFileView;
use super::{Eyes, Subject};

/// An opinion on a paper: what is asked, of whom, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpinionLine {
    /// Its id.
    pub id: OpinionId,
    /// The unit it is asked of.
    pub unit: String,
    /// Who is asked.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// What they are asked.
    pub question: String,
    /// Until when.
    pub due: Date,
    /// How near that is.
    pub nearness: Nearness,
    /// How far it has come.
    pub state: OpinionState,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Option<Timestamp>,
    /// What it says; where it isn't given (any more), what was written up to then.
    pub text: Option<RichText>,
    /// Why it was declined or returned.
    pub reason: Option<String>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// For whom, where who stands in for them answered.
    pub answered_for: Option<String>,
    /// When.
    pub answered_at: Option<Timestamp>,
}

/// What a task is.
#[derive(Debug, Clone, PartialEq)]
pub enum TaskKind {
    /// To give an opinion, or to change one that is given.
    Opinion(Box<OpinionLine>),
    /// To approve a paper in a step, of this name, or to return it.
    Approval(String),
}

/// A task with a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskLine {
    /// The paper.
    pub paper: PaperId,
    /// What it is about; empty where nobody has written that yet.
    pub title: String,
    /// The name of the forum it is written for.
    pub forum_name: String,
    /// Who writes it.
    pub author_name: Option<String>,
    /// When the paper has to be ready.
    pub paper_due: Option<Date>,
    /// Whether it is to be closed.
    pub is_closed: bool,
    /// What is to be done.
    pub kind: TaskKind,
    /// For whom it is done, where one stands in for them.
    pub instead_of: Option<(PersonId, String)>,
    /// Who has a task with the paper.
    pub tasked: BTreeSet<PersonId>,
}

impl TaskLine {
    /// Whether it waits for somebody: what is given can be changed and waits no more.
    #[must_use]
    pub fn waits(&self) -> bool {
        match &self.kind {
            TaskKind::Opinion(line) => line.state == OpinionState::Asked,
            TaskKind::Approval(_) => true,
        }
    }
}

impl Subject for TaskLine {
    type View = Option<Self>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Self> {
        eyes.sees_task(&self.tasked).then_some(self)
    }
}

/// A paper to whoever has a task with it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskPaper {
    /// The paper.
    pub id: PaperId,
    /// Its title.
    pub title: String,
    /// What it asks of its forum.
    pub kind: PaperKind,
    /// The forum's name.
    pub forum_name: String,
    /// Who writes it.
    pub author_name: Option<String>,
    /// Whether it is to be closed.
    pub is_closed: bool,
    /// What it says.
    pub content: PaperContent,
    /// Its files.
    pub files: Vec<PaperFileView>,
    /// What the reader has to do with it.
    pub tasks: Vec<TaskLine>,
    /// The opinions that are given.
    pub given: Vec<OpinionLine>,
    /// Who has a task with it.
    pub tasked: BTreeSet<PersonId>,
}

impl Subject for TaskPaper {
    type View = Option<Self>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Self> {
        eyes.sees_task(&self.tasked).then_some(self)
    }
}

/// Somebody who stands in for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandInLine {
    /// Its id.
    pub id: StandInId,
    /// The other's name: who does the tasks, or whose they are.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Whether it lasts today.
    pub is_now: bool,
    /// Whether it was ended before its time.
    pub is_ended: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::template::PaperTemplate;
    use crate::reader::Reader;
    use crate::view::show;

    #[test]
    fn a_paper_is_seen_by_who_has_a_task_with_it_and_by_no_one_else() {
        let person = |number| PersonId::from_bytes([number; 16]);
        let paper = TaskPaper {
            id: PaperId::from_bytes([1; 16]),
            title: "Lejemål".into(),
            kind: PaperKind::Decision,
            forum_name: "Chefforum".into(),
            author_name: None,
            is_closed: true,
            content: PaperContent::new(PaperTemplate::standard(PaperKind::Decision), [].into()),
            files: Vec::new(),
            tasks: Vec::new(),
            given: Vec::new(),
            tasked: BTreeSet::from([person(1)]),
        };
        assert!(show(paper.clone(), &Reader::staff(person(1))).is_some());
        assert!(show(paper.clone(), &Reader::staff(person(2))).is_none());
        assert!(show(paper, &Reader::public()).is_none());
    }
}
