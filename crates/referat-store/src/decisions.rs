//! Decisions (beslutninger): outcomes per clause, remarks, votes, dissents and absences.

use referat_domain::ids::{AgendaItemId, DecisionId, PersonId};

use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A decision. An item has at most one that isn't removed.
    pub struct DecisionRow in "decision" {
        /// Its id.
        id: DecisionId,
        /// The item.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// The text as adopted, rich text in JSON.
        text: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// What became of a clause.
    pub struct ClauseOutcomeRow in "clause_outcome" {
        /// Its id.
        id: RowId,
        /// The decision.
        decision_id: DecisionId => decision(id),
        /// The clause's number, from 1.
        clause: i64,
        /// One of the twelve words; NULL where the text doesn't settle it.
        outcome: Option<String>,
        /// What is said beyond the outcome.
        addition: Option<String>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A remark of a decision.
    pub struct RemarkRow in "remark" {
        /// Its id.
        id: RowId,
        /// The decision.
        decision_id: DecisionId => decision(id),
        /// Its place, from 1.
        place: i64,
        /// The remark.
        text: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A remark with a name to it.
    pub struct NamedRemarkRow in "named_remark" {
        /// Its id.
        id: RowId,
        /// The decision.
        decision_id: DecisionId => decision(id),
        /// Its place, from 1.
        place: i64,
        /// Who.
        person_id: PersonId => person(id),
        /// The name as printed.
        printed: String,
        /// What was said.
        text: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// The vote of a member or of a group.
    pub struct VoteRow in "vote" {
        /// Its id.
        id: RowId,
        /// The decision.
        decision_id: DecisionId => decision(id),
        /// Its place, from 1.
        place: i64,
        /// Who, if it is a person.
        person_id: Option<PersonId> => person(id),
        /// Who, as printed.
        printed: String,
        /// `for`, `against` or `abstained`.
        choice: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// The letter of their party or list on the day; `None` where there is none, and in old documents.
        party: Option<String>,
    }
}

table! {
    /// A dissenting opinion.
    pub struct DissentingOpinionRow in "dissenting_opinion" {
        /// Its id.
        id: RowId,
        /// The decision.
        decision_id: DecisionId => decision(id),
        /// Its place, from 1.
        place: i64,
        /// Whose, if it is a person's.
        person_id: Option<PersonId> => person(id),
        /// Whose, as printed.
        printed: String,
        /// Its words.
        text: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// `None` for a dissenting opinion; `recorded` for what somebody wanted written without dissenting.
        kind: Option<String>,
    }
}

table! {
    /// Someone who was not there when an item was decided.
    pub struct AbsenceRow in "absence" {
        /// Its id.
        id: RowId,
        /// The decision.
        decision_id: DecisionId => decision(id),
        /// Its place, from 1.
        place: i64,
        /// Who, if it is a person.
        person_id: Option<PersonId> => person(id),
        /// Who, as printed.
        printed: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The decisions of these items.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn decisions(&mut self, items: &[AgendaItemId]) -> Result<Vec<DecisionRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            items,
            "AND removed_at IS NULL ORDER BY agenda_item_id, id",
        )
        .await
    }

    /// What became of each clause, each decision's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn clause_outcomes(
        &mut self,
        decisions: &[DecisionId],
    ) -> Result<Vec<ClauseOutcomeRow>, StoreError> {
        self.rows_of(
            "decision_id",
            decisions,
            "AND removed_at IS NULL ORDER BY decision_id, clause, id",
        )
        .await
    }

    /// The remarks of these decisions, each decision's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn remarks(&mut self, decisions: &[DecisionId]) -> Result<Vec<RemarkRow>, StoreError> {
        self.rows_of(
            "decision_id",
            decisions,
            "AND removed_at IS NULL ORDER BY decision_id, place, id",
        )
        .await
    }

    /// The remarks with names, each decision's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn named_remarks(
        &mut self,
        decisions: &[DecisionId],
    ) -> Result<Vec<NamedRemarkRow>, StoreError> {
        self.rows_of(
            "decision_id",
            decisions,
            "AND removed_at IS NULL ORDER BY decision_id, place, id",
        )
        .await
    }

    /// The remarks of these persons.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn named_remarks_by(
        &mut self,
        persons: &[PersonId],
    ) -> Result<Vec<NamedRemarkRow>, StoreError> {
        self.rows_of(
            "person_id",
            persons,
            "AND removed_at IS NULL ORDER BY person_id, id",
        )
        .await
    }

    /// The decisions of these ids, removed ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn decisions_of(&mut self, ids: &[DecisionId]) -> Result<Vec<DecisionRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The votes of these decisions, each decision's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn votes(&mut self, decisions: &[DecisionId]) -> Result<Vec<VoteRow>, StoreError> {
        self.rows_of(
            "decision_id",
            decisions,
            "AND removed_at IS NULL ORDER BY decision_id, place, id",
        )
        .await
    }

    /// The dissenting opinions of these decisions, each decision's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn dissenting_opinions(
        &mut self,
        decisions: &[DecisionId],
    ) -> Result<Vec<DissentingOpinionRow>, StoreError> {
        self.rows_of(
            "decision_id",
            decisions,
            "AND removed_at IS NULL ORDER BY decision_id, place, id",
        )
        .await
    }

    /// Where old documents say that these persons were absent.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn absences_by(&mut self, persons: &[PersonId]) -> Result<Vec<AbsenceRow>, StoreError> {
        self.rows_of(
            "person_id",
            persons,
            "AND removed_at IS NULL ORDER BY person_id, id",
        )
        .await
    }

    /// Who was not there, each decision's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn absences(&mut self, decisions: &[DecisionId]) -> Result<Vec<AbsenceRow>, StoreError> {
        self.rows_of(
            "decision_id",
            decisions,
            "AND removed_at IS NULL ORDER BY decision_id, place, id",
        )
        .await
    }
}
