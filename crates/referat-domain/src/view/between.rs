//! What is seen of decisions between meetings, before and after the next meeting is told.
//!
//! The forum's members see them as they see its closed items, and those who make its papers as they see these. Whoever is
//! shut out of the paper's item sees nothing, be the paper open or closed.

use crate::Date;
use crate::Timestamp;
use crate::ids::{
    AgendaItemId, ForumId, InterimDecisionId, MeetingId, PaperId, PersonId, WrittenProcedureId,
};
use crate::meeting::decision::ClauseOutcome;
use crate::meeting::interim::{ChairsGround, InterimWay};
use crate::meeting::written::{ProcedureState, StopsAt, WrittenChoice};
use crate::paper::content::PaperContent;
use crate::paper::state::PaperKind;
use crate::reader::Audience;
use crate::rich_text::RichText;
use crate::rules::deadline::Deadline;

use super::paper::PaperFileView;
use super::{Eyes, PaperGuard, Subject};

/// Something somebody is asked to answer in writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenTask {
    /// The paper.
    pub paper: PaperId,
    /// Its title.
    pub title: String,
    /// The forum's name.
    pub forum_name: String,
    /// Whether it is closed.
    pub is_closed: bool,
    /// Until when.
    pub due: Deadline,
    /// What they have answered; it can be changed until then.
    pub choice: Option<WrittenChoice>,
}

/// A decision between meetings.
#[derive(Debug, Clone, PartialEq)]
pub struct InterimDecision {
    /// Its id.
    pub id: InterimDecisionId,
    /// How it came about.
    pub way: InterimWay,
    /// Its day.
    pub decided_on: Date,
    /// The chair who decided.
    pub decided_by: Option<String>,
    /// Who wrote it down, where that is somebody else.
    pub recorded_by: Option<String>,
    /// Why the chair could decide alone.
    pub ground: Option<ChairsGround>,
    /// Why, in words.
    pub reason: Option<String>,
    /// The text as adopted.
    pub text: RichText,
    /// What became of each clause.
    pub outcomes: Vec<ClauseOutcome>,
    /// When it was written down.
    pub decided_at: Option<Timestamp>,
    /// When it was withdrawn and why.
    pub withdrawn: Option<(Option<Timestamp>, String)>,
    /// The item and the meeting that is told of it, once the agenda is issued.
    pub told: Option<(AgendaItemId, MeetingId, Option<Date>)>,
}

impl InterimDecision {
    /// Whether it can still be withdrawn: the chair's, until an agenda that tells of it is issued.
    #[must_use]
    pub fn can_be_withdrawn(&self) -> bool {
        self.way == InterimWay::Chair && self.withdrawn.is_none() && self.told.is_none()
    }
}

/// What a member answers in writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenAnswer {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they answer; `None` until they do.
    pub choice: Option<WrittenChoice>,
    /// What they say beside it.
    pub remark: Option<String>,
}

/// A paper sent to the members to be decided in writing.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenProcedure {
    /// Its id.
    pub id: WrittenProcedureId,
    /// How far it has come.
    pub state: ProcedureState,
    /// What is said to the members.
    pub message: Option<String>,
    /// Until when they answer.
    pub due: Deadline,
    /// Whether the deadline has fallen.
    pub is_due: bool,
    /// How many demands of a meeting stop it.
    pub stops_at: StopsAt,
    /// Who sent it.
    pub started_by: String,
    /// When.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Why it was withdrawn.
    pub ended_reason: Option<String>,
    /// Who is asked and what they answer. While it is open, one's own answer alone, save to the secretariat.
    pub answers: Vec<WrittenAnswer>,
}

impl WrittenProcedure {
    /// The answer of somebody who is asked, while they can answer.
    #[must_use]
    pub fn asks(&self, person: PersonId) -> Option<&WrittenAnswer> {
        let is_open = self.state == ProcedureState::Open && !self.is_due;
        let own = self.answers.iter().find(|answer| answer.person == person);
        own.filter(|_| is_open)
    }
}

/// A paper that was decided between meetings, or is being decided.
#[derive(Debug, Clone, PartialEq)]
pub struct BetweenPaper {
    /// The paper.
    pub id: PaperId,
    /// Its title.
    pub title: String,
    /// What it asks of its forum.
    pub kind: PaperKind,
    /// The forum.
    pub forum: ForumId,
    /// Its name.
    pub forum_name: String,
    /// Who wrote it.
    pub author: Option<PersonId>,
    /// Whether it is closed.
    pub is_closed: bool,
    /// Who is shut out of an item that treats it; empty in what is shown.
    pub shut_out: Vec<PersonId>,
    /// What it says.
    pub content: PaperContent,
    /// Its files.
    pub files: Vec<PaperFileView>,
    /// What was decided of it, withdrawn decisions included, in their order.
    pub decisions: Vec<InterimDecision>,
    /// What the members were asked in writing, in its order.
    pub procedures: Vec<WrittenProcedure>,
}

impl Subject for BetweenPaper {
    type View = Option<Self>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Self> {
        let guard = PaperGuard {
            forum: self.forum,
            author: self.author,
            is_closed: self.is_closed,
            shut_out: &self.shut_out,
        };
        let is_seen = eyes.sees_all_closed(self.forum, &self.shut_out) || eyes.sees_on_its_way(&guard);
        // A file that is to be closed is for those who would see a closed paper.
        let closed = PaperGuard {
            is_closed: true,
            ..guard
        };
        let sees_closed = eyes.sees_all_closed(self.forum, &self.shut_out) || eyes.sees_on_its_way(&closed);
        let files = self.files.into_iter();
        let sees_answers = eyes.audience(self.forum) >= Audience::Secretariat;
        let procedures = self.procedures.into_iter().map(|mut procedure| {
            if procedure.state == ProcedureState::Open && !sees_answers {
                procedure.answers.retain(|answer| eyes.is(answer.person));
            }
            procedure
        });
        let procedures = procedures.collect();
        is_seen.then(|| Self {
            shut_out: Vec::new(),
            procedures,
            files: files
                .filter(|file| sees_closed || file.closure_ground.is_none())
                .collect(),
            ..self
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::template::PaperTemplate;
    use crate::reader::Reader;
    use crate::role::Role;
    use crate::view::show;

    const FORUM: ForumId = ForumId::from_bytes([1; 16]);

    fn person(number: u8) -> PersonId {
        PersonId::from_bytes([number; 16])
    }

    #[test]
    fn members_and_those_who_make_the_paper_see_it_and_who_is_shut_out_does_not() {
        let paper = BetweenPaper {
            id: PaperId::from_bytes([1; 16]),
            title: "Lejemål".into(),
            kind: PaperKind::Decision,
            forum: FORUM,
            forum_name: "Chefforum".into(),
            author: None,
            is_closed: true,
            shut_out: vec![person(3)],
            content: PaperContent::new(PaperTemplate::standard(PaperKind::Decision), [].into()),
            files: Vec::new(),
            decisions: Vec::new(),
            procedures: Vec::new(),
        };
        let sees = |reader: Reader| show(paper.clone(), &reader).is_some();
        assert!(sees(Reader::staff(person(2)).member_of(FORUM)));
        assert!(sees(Reader::staff(person(2)).secretary_of(FORUM)));
        assert!(sees(Reader::staff(person(2)).holding(Role::Approver, FORUM)));
        assert!(!sees(Reader::staff(person(2)).holding(Role::Author, FORUM)));
        assert!(!sees(Reader::staff(person(3)).member_of(FORUM)));
        assert!(!sees(Reader::staff(person(2))));
        assert!(!sees(Reader::public()));
    }
}
