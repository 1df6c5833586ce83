//! Papers (mødesager), their frozen versions and what those consist of, and the routes papers take.

use referat_domain::Date;
use referat_domain::ids::{
    AgendaItemId, AttachmentId, CaseId, ConsultationId, ForumId, PaperId, PaperVersionId, PersonId,
    PositionId, SectionId,
};
use referat_domain::paper::attachment::Checksum;

use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A paper.
    pub struct PaperRow in "paper" {
        /// Its id.
        id: PaperId,
        /// The case it belongs to.
        case_id: CaseId => case_thread(id),
        /// What it is about.
        subject: String,
        /// The subject as it is compared when the case of another paper is sought; the caller's rule.
        subject_key: String,
        /// Why it belongs to its case, as the domain's words.
        join_reason: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// `drafting`, `in_approval`, `ready` or `withdrawn`; NULL for what was moved in.
        state: Option<String>,
        /// The step that has to approve it, from 1.
        approval_step: Option<i64>,
        /// What it asks of its forum, as the domain's word.
        kind: Option<String>,
        /// The forum whose template and steps it follows.
        forum_id: Option<ForumId>,
        /// Who writes it.
        author_id: Option<PersonId>,
        /// The template it is written by, as JSON.
        template: Option<String>,
        /// When it has to be ready.
        due: Option<Date>,
        /// The ground it is to be closed on; NULL where it is to be open.
        closure_ground: Option<String>,
        /// The neutral title it is to have.
        closure_title: Option<String>,
        /// When it became ready last, in microseconds since 1970.
        ready_at: Option<i64>,
    }
}

table! {
    /// One frozen version of a paper.
    pub struct PaperVersionRow in "paper_version" {
        /// Its id.
        id: PaperVersionId,
        /// The paper.
        paper_id: PaperId => paper(id),
        /// Counted from 1.
        version: i64,
        /// The whole heading.
        title: String,
        /// When, in microseconds since 1970.
        frozen_at: i64,
    }
}

table! {
    /// A section of a paper version.
    pub struct SectionRow in "section" {
        /// Its id.
        id: SectionId,
        /// The paper version.
        paper_version_id: PaperVersionId => paper_version(id),
        /// Its place, from 1.
        place: i64,
        /// `occasion`, `statement`, `recommendation`, `history`, `decision`, `attachments` or `other`.
        kind: String,
        /// The heading as printed.
        heading: Option<String>,
        /// All of the text, or what stands before the rows that are the truth; rich text in JSON.
        before_text: Option<String>,
        /// What stands after those rows; NULL where `before_text` is all of it.
        after_text: Option<String>,
        /// The text as it was imported, where that isn't `before_text`.
        imported: Option<String>,
        /// The text as printed, where the tree's plain text says it otherwise.
        as_printed: Option<String>,
        /// First line in the source.
        first_line: Option<i64>,
        /// Last line in the source.
        last_line: Option<i64>,
    }
}

table! {
    /// A clause ("at …") of a recommendation.
    pub struct ClauseRow in "clause" {
        /// Its id.
        id: RowId,
        /// The paper version.
        paper_version_id: PaperVersionId => paper_version(id),
        /// Its number, from 1.
        number: i64,
        /// Its text without the number.
        text: String,
    }
}

table! {
    /// Who recommends.
    pub struct RecommenderRow in "recommender" {
        /// Its id.
        id: RowId,
        /// The paper version.
        paper_version_id: PaperVersionId => paper_version(id),
        /// Its place, from 1.
        place: i64,
        /// The position that recommends.
        position_id: PositionId => position(id),
        /// The words as printed.
        printed: String,
    }
}

table! {
    /// An attachment: a title, and bytes if they are here.
    pub struct AttachmentRow in "attachment" {
        /// Its id.
        id: AttachmentId,
        /// The paper version.
        paper_version_id: PaperVersionId => paper_version(id),
        /// Its place, from 1.
        place: i64,
        /// Its title.
        title: String,
        /// The file's name where it came from.
        file_name: Option<String>,
        /// What its bytes are made of.
        checksum: Option<Checksum> => file(checksum),
        /// Its size in bytes.
        size: Option<i64>,
        /// Whether it is closed, apart from its item.
        is_closed: bool,
        /// On what ground.
        closure_ground: Option<String>,
        /// The neutral title.
        closure_title: Option<String>,
        /// The part of the decision that may be published.
        closure_decision: Option<String>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// The item at which it was shown at the meeting itself: it is that item's alone, and no part of the paper.
        shown_at_item: Option<AgendaItemId>,
    }
}

table! {
    /// One stop of a paper's route.
    pub struct ConsultationRow in "consultation" {
        /// Its id.
        id: ConsultationId,
        /// The paper.
        paper_id: PaperId => paper(id),
        /// Its place in the route, from 1.
        place: i64,
        /// The forum's name as printed, without genitive s.
        forum_name: String,
        /// The forum, if it is one of ours.
        forum_id: Option<ForumId> => forum(id),
        /// The day, if it is known.
        date: Option<Date>,
        /// `planned`, `on_agenda`, `treated`, `postponed` or `sent_on`.
        state: String,
        /// What the forum decided, as the paper's Historik prints it.
        text: Option<String>,
        /// The item that treated it, or whose Historik tells of it.
        agenda_item_id: Option<AgendaItemId> => agenda_item(id),
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The papers of these cases, the oldest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn papers_of_cases(&mut self, cases: &[CaseId]) -> Result<Vec<PaperRow>, StoreError> {
        self.rows_of("case_id", cases, "AND removed_at IS NULL ORDER BY case_id, id")
            .await
    }

    /// The papers of these ids, removed ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn papers_of(&mut self, ids: &[PaperId]) -> Result<Vec<PaperRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The paper versions of these ids.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn paper_versions_of(
        &mut self,
        ids: &[PaperVersionId],
    ) -> Result<Vec<PaperVersionRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The versions of these papers, in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn versions_of_papers(
        &mut self,
        papers: &[PaperId],
    ) -> Result<Vec<PaperVersionRow>, StoreError> {
        self.rows_of("paper_id", papers, "ORDER BY paper_id, version")
            .await
    }

    /// The sections of these paper versions, each version's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn sections(&mut self, versions: &[PaperVersionId]) -> Result<Vec<SectionRow>, StoreError> {
        self.rows_of(
            "paper_version_id",
            versions,
            "ORDER BY paper_version_id, place, id",
        )
        .await
    }

    /// The clauses of these paper versions, each version's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn clauses(&mut self, versions: &[PaperVersionId]) -> Result<Vec<ClauseRow>, StoreError> {
        self.rows_of(
            "paper_version_id",
            versions,
            "ORDER BY paper_version_id, number, id",
        )
        .await
    }

    /// Who recommends these paper versions, each version's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn recommenders(
        &mut self,
        versions: &[PaperVersionId],
    ) -> Result<Vec<RecommenderRow>, StoreError> {
        self.rows_of(
            "paper_version_id",
            versions,
            "ORDER BY paper_version_id, place, id",
        )
        .await
    }

    /// What these positions have recommended.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn recommendations_by(
        &mut self,
        positions: &[PositionId],
    ) -> Result<Vec<RecommenderRow>, StoreError> {
        self.rows_of("position_id", positions, "ORDER BY position_id, id")
            .await
    }

    /// The attachments of these paper versions, each version's in order; those that were shown at a meeting are no part of
    /// them ([`Self::attachments_shown`]).
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn attachments(
        &mut self,
        versions: &[PaperVersionId],
    ) -> Result<Vec<AttachmentRow>, StoreError> {
        self.rows_of(
            "paper_version_id",
            versions,
            "AND removed_at IS NULL AND shown_at_item IS NULL ORDER BY paper_version_id, place, id",
        )
        .await
    }

    /// The attachments that were shown at the meeting at these items, each item's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn attachments_shown(
        &mut self,
        items: &[AgendaItemId],
    ) -> Result<Vec<AttachmentRow>, StoreError> {
        self.rows_of(
            "shown_at_item",
            items,
            "AND removed_at IS NULL ORDER BY shown_at_item, place, id",
        )
        .await
    }

    /// The attachments of these ids, removed or not.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn attachments_of_ids(
        &mut self,
        ids: &[AttachmentId],
    ) -> Result<Vec<AttachmentRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The routes of these papers, each paper's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn consultations(&mut self, papers: &[PaperId]) -> Result<Vec<ConsultationRow>, StoreError> {
        self.rows_of(
            "paper_id",
            papers,
            "AND removed_at IS NULL ORDER BY paper_id, place, id",
        )
        .await
    }

    /// The stops that these items treat or tell of, each item's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn consultations_of_items(
        &mut self,
        items: &[AgendaItemId],
    ) -> Result<Vec<ConsultationRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            items,
            "AND removed_at IS NULL ORDER BY agenda_item_id, place, id",
        )
        .await
    }

    /// The attachments of exactly this content, wherever they hang.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn attachments_by_checksum(
        &mut self,
        checksum: Checksum,
    ) -> Result<Vec<AttachmentRow>, StoreError> {
        self.rows(
            "AND checksum = $2 AND removed_at IS NULL ORDER BY id",
            values![checksum],
        )
        .await
    }
}
