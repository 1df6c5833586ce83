//! What happens outside the plan: how extraordinary meetings were called, decisions between meetings, written procedures.
//! Knows nothing of who may see what.

use referat_domain::Date;
use referat_domain::ids::{
    ForumId, InterimDecisionId, MeetingId, PaperId, PaperVersionId, PersonId, WrittenProcedureId,
};

use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// How an extraordinary meeting was called. A meeting has at most one that isn't removed.
    pub struct ExtraordinaryCallRow in "extraordinary_call" {
        /// Its id.
        id: RowId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// Who asked for it, in words.
        asked_by: Option<String>,
        /// Why; `None` of one that was moved in.
        reason: Option<String>,
        /// The last day papers come in time to it.
        due_day: Option<Date>,
        /// Until when on that day.
        due_clock: Option<String>,
        /// When it was called, in microseconds since 1970.
        called_at: i64,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A decision between meetings. A paper has at most one that isn't withdrawn.
    pub struct InterimDecisionRow in "interim_decision" {
        /// Its id.
        id: InterimDecisionId,
        /// The forum that it is of.
        forum_id: ForumId => forum(id),
        /// The paper.
        paper_id: PaperId => paper(id),
        /// What the paper said.
        paper_version_id: PaperVersionId => paper_version(id),
        /// `chair` or `written`.
        way: String,
        /// Its day.
        decided_on: Date,
        /// The chair who decided, by name.
        decided_by: Option<String>,
        /// Who that is.
        decided_by_person: Option<PersonId> => person(id),
        /// Who wrote it down, by name, where that is somebody else.
        recorded_by: Option<String>,
        /// Why the chair could decide alone: the domain's word.
        ground: Option<String>,
        /// Why, in words.
        reason: Option<String>,
        /// The text as adopted, rich text in JSON.
        text: String,
        /// The paper that tells the next meeting of it.
        notice_paper_id: PaperId => paper(id),
        /// When it was written down, in microseconds since 1970.
        decided_at: i64,
        /// When it was withdrawn, in microseconds since 1970.
        withdrawn_at: Option<i64>,
        /// Why it was withdrawn.
        withdrawn_reason: Option<String>,
    }
}

table! {
    /// What became of a clause in a decision between meetings.
    pub struct InterimOutcomeRow in "interim_outcome" {
        /// Its id.
        id: RowId,
        /// The decision.
        interim_decision_id: InterimDecisionId => interim_decision(id),
        /// The clause's number, from 1.
        clause: i64,
        /// One of the twelve words; NULL where the text doesn't settle it.
        outcome: Option<String>,
        /// What is said beyond the outcome.
        addition: Option<String>,
    }
}

table! {
    /// A paper that was sent to the members to be decided in writing. A paper has at most one that is open.
    pub struct WrittenProcedureRow in "written_procedure" {
        /// Its id.
        id: WrittenProcedureId,
        /// The forum whose members are asked.
        forum_id: ForumId => forum(id),
        /// The paper.
        paper_id: PaperId => paper(id),
        /// What the paper said.
        paper_version_id: PaperVersionId => paper_version(id),
        /// What is said to the members.
        message: Option<String>,
        /// The last day to answer.
        due_day: Date,
        /// Until when on that day.
        due_clock: String,
        /// `one` or `most`.
        stops_at: String,
        /// `none` or `half`.
        quorum: String,
        /// Who sent it, by name.
        started_by: String,
        /// When, in microseconds since 1970.
        started_at: i64,
        /// The domain's word.
        state: String,
        /// When it ended, in microseconds since 1970.
        ended_at: Option<i64>,
        /// Why it was withdrawn.
        ended_reason: Option<String>,
        /// What came of it.
        interim_decision_id: Option<InterimDecisionId> => interim_decision(id),
    }
}

table! {
    /// What a member who is asked answers.
    pub struct WrittenAnswerRow in "written_answer" {
        /// Its id.
        id: RowId,
        /// What they are asked in.
        procedure_id: WrittenProcedureId => written_procedure(id),
        /// Who.
        person_id: PersonId => person(id),
        /// The domain's word; NULL until they answer.
        answer: Option<String>,
        /// What they say beside it.
        remark: Option<String>,
        /// When they answered last, in microseconds since 1970.
        answered_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// How these meetings were called; ordinary meetings aren't there.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn extraordinary_calls(
        &mut self,
        meetings: &[MeetingId],
    ) -> Result<Vec<ExtraordinaryCallRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            meetings,
            "AND removed_at IS NULL ORDER BY meeting_id",
        )
        .await
    }

    /// The decisions between meetings of these papers, withdrawn ones included, each paper's in their order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn interim_decisions(
        &mut self,
        papers: &[PaperId],
    ) -> Result<Vec<InterimDecisionRow>, StoreError> {
        self.rows_of("paper_id", papers, "ORDER BY paper_id, decided_at, id")
            .await
    }

    /// The decisions that these papers tell of, withdrawn ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn interim_decisions_told_by(
        &mut self,
        notices: &[PaperId],
    ) -> Result<Vec<InterimDecisionRow>, StoreError> {
        self.rows_of("notice_paper_id", notices, "ORDER BY notice_paper_id, id")
            .await
    }

    /// A forum's decisions between meetings that aren't withdrawn, in their order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn interim_decisions_of_forum(
        &mut self,
        forum: ForumId,
    ) -> Result<Vec<InterimDecisionRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND withdrawn_at IS NULL ORDER BY decided_on, decided_at, id",
            values![forum],
        )
        .await
    }

    /// What became of each clause, each decision's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn interim_outcomes(
        &mut self,
        decisions: &[InterimDecisionId],
    ) -> Result<Vec<InterimOutcomeRow>, StoreError> {
        self.rows_of(
            "interim_decision_id",
            decisions,
            "ORDER BY interim_decision_id, clause, id",
        )
        .await
    }

    /// The written procedures of these papers, each paper's in the order they were sent.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn written_procedures(
        &mut self,
        papers: &[PaperId],
    ) -> Result<Vec<WrittenProcedureRow>, StoreError> {
        self.rows_of("paper_id", papers, "ORDER BY paper_id, started_at, id")
            .await
    }

    /// The written procedures that are open, what is due first coming first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn open_written_procedures(&mut self) -> Result<Vec<WrittenProcedureRow>, StoreError> {
        self.rows("AND state = 'open' ORDER BY due_day, due_clock, id", &[])
            .await
    }

    /// The written procedures of these ids.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn written_procedures_of(
        &mut self,
        ids: &[WrittenProcedureId],
    ) -> Result<Vec<WrittenProcedureRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// Who is asked in these procedures and what they answer.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn written_answers(
        &mut self,
        procedures: &[WrittenProcedureId],
    ) -> Result<Vec<WrittenAnswerRow>, StoreError> {
        self.rows_of("procedure_id", procedures, "ORDER BY procedure_id, id")
            .await
    }

    /// What somebody is asked in writing, or was.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn written_answers_by(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<WrittenAnswerRow>, StoreError> {
        self.rows("AND person_id = $2 ORDER BY procedure_id, id", values![person])
            .await
    }
}
