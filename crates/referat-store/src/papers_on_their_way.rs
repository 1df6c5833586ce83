//! Papers on their way to a forum: their files, what each step of the approval said, remarks, and templates.
//!
//! What a paper says while it is written is in [`crate::written_fields`], outside the chain.

use referat_domain::ids::{ForumId, PaperId, PaperVersionId, PersonId};
use referat_domain::paper::attachment::Checksum;

use crate::database::value::values;
use crate::papers::PaperRow;
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A file that belongs to a paper that is being written.
    pub struct PaperAttachmentRow in "paper_attachment" {
        /// Its id.
        id: RowId,
        /// The paper.
        paper_id: PaperId => paper(id),
        /// Its place, from 1.
        place: i64,
        /// Its title.
        title: String,
        /// The file's name where it came from.
        file_name: String,
        /// What its bytes are made of.
        checksum: Checksum => file(checksum),
        /// Its size in bytes.
        size: i64,
        /// How many times its bytes were replaced, and one.
        version: i64,
        /// Who brought these bytes.
        added_by: String,
        /// When, in microseconds since 1970.
        added_at: i64,
        /// The ground it is to be closed on; NULL where it is to be open.
        closure_ground: Option<String>,
        /// The neutral title it is to have.
        closure_title: Option<String>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// What a step of the approval said to a version of a paper.
    pub struct ApprovalRow in "approval" {
        /// Its id.
        id: RowId,
        /// The paper.
        paper_id: PaperId => paper(id),
        /// The version that was looked at.
        paper_version_id: PaperVersionId => paper_version(id),
        /// The step, from 1.
        step: i64,
        /// What the step was called.
        step_name: String,
        /// `approved` or `returned`.
        outcome: String,
        /// Who decided; NULL for whoever works at the machine itself.
        person_id: Option<PersonId> => person(id),
        /// Their name.
        decided_by: String,
        /// Why; empty where nothing was said.
        reason: String,
        /// When, in microseconds since 1970.
        decided_at: i64,
        /// For whom it was decided by who stands in for them; NULL where it was one's own.
        instead_of: Option<PersonId>,
        /// Their name.
        instead_of_name: Option<String>,
    }
}

table! {
    /// A remark on a paper on its way.
    pub struct PaperRemarkRow in "paper_remark" {
        /// Its id.
        id: RowId,
        /// The paper.
        paper_id: PaperId => paper(id),
        /// The field it is about; NULL for the whole.
        field: Option<String>,
        /// Who wrote it; NULL for whoever works at the machine itself.
        person_id: Option<PersonId> => person(id),
        /// Their name.
        written_by: String,
        /// What it says.
        text: String,
        /// When, in microseconds since 1970.
        written_at: i64,
        /// When it was said to be dealt with.
        settled_at: Option<i64>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// The sections of a forum's papers of one kind. A forum has no two of a kind that aren't removed.
    pub struct PaperTemplateRow in "paper_template" {
        /// Its id.
        id: RowId,
        /// The forum.
        forum_id: ForumId => forum(id),
        /// The kind, as the domain's word.
        kind: String,
        /// The template, as JSON.
        template: String,
        /// When it was taken back to the standard, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The papers of a forum that are on their way, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn papers_on_their_way(&mut self, forums: &[ForumId]) -> Result<Vec<PaperRow>, StoreError> {
        self.rows_of(
            "forum_id",
            forums,
            "AND state IS NOT NULL AND removed_at IS NULL ORDER BY forum_id, id DESC",
        )
        .await
    }

    /// The files of these papers, each paper's in their order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn paper_attachments(
        &mut self,
        papers: &[PaperId],
    ) -> Result<Vec<PaperAttachmentRow>, StoreError> {
        self.rows_of(
            "paper_id",
            papers,
            "AND removed_at IS NULL ORDER BY paper_id, place, id",
        )
        .await
    }

    /// What was said to these papers' versions, each paper's in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn approvals(&mut self, papers: &[PaperId]) -> Result<Vec<ApprovalRow>, StoreError> {
        self.rows_of("paper_id", papers, "ORDER BY paper_id, decided_at, id")
            .await
    }

    /// The remarks on these papers, each paper's in order of time.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn paper_remarks(&mut self, papers: &[PaperId]) -> Result<Vec<PaperRemarkRow>, StoreError> {
        self.rows_of(
            "paper_id",
            papers,
            "AND removed_at IS NULL ORDER BY paper_id, written_at, id",
        )
        .await
    }

    /// The templates of a forum that aren't the standard ones.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn paper_templates(&mut self, forum: ForumId) -> Result<Vec<PaperTemplateRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND removed_at IS NULL ORDER BY kind",
            values![forum],
        )
        .await
    }
}
