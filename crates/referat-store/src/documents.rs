//! Documents that were read: their contents lists, what was found in them, and which meeting they may be of.

use referat_domain::ids::{DocumentId, ForumId, MeetingId, ProposalId};
use referat_domain::paper::attachment::Checksum;

use crate::database::connection::Sql;
use crate::database::value::values;
use crate::reading::{Page, Reading};
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A document that was read. No two that aren't removed have the same bytes.
    pub struct SourceDocumentRow in "source_document" {
        /// Its id.
        id: DocumentId,
        /// The meeting it is of, once that is settled.
        meeting_id: Option<MeetingId> => meeting(id),
        /// The file's name without folders.
        file_name: String,
        /// The layout it was read in.
        layout: String,
        /// `agenda`, `supplementary_agenda` or `minutes`.
        kind: String,
        /// What its bytes are made of.
        checksum: Checksum => file(checksum),
        /// The share of its text that was claimed, in millionths.
        coverage_ppm: i64,
        /// When it was read, in microseconds since 1970.
        imported_at: i64,
        /// `accepted`, or `proposed` while it waits for a person's look.
        state: String,
        /// What was read of it, as the JSON of the meeting record, while it waits.
        record: Option<String>,
        /// The head's lines as printed, as a JSON list, where they differ from the layout's own.
        head_as_printed: Option<String>,
        /// The preamble as printed, where the layout would print it otherwise.
        preamble_as_printed: Option<String>,
        /// Text that belongs to nothing, as a JSON list.
        unrecognised: Option<String>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// Who mended what was read, before it was accepted.
        mended_by: Option<String>,
        /// The text as they mended it, if they did that; lines are counted in it.
        mended_text: Option<Checksum>,
    }
}

table! {
    /// What a person should look at in a document.
    pub struct ImportFindingRow in "import_finding" {
        /// Its id.
        id: RowId,
        /// The document.
        document_id: DocumentId => source_document(id),
        /// Its place in the report, from 1.
        place: i64,
        /// The finding's code.
        code: String,
        /// `hint`, `warning` or `error`.
        severity: String,
        /// The line of the source, from 1.
        line: Option<i64>,
        /// The number of the item it is about.
        item: Option<String>,
        /// What was seen.
        message: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A document that may be of a meeting that is here already.
    pub struct MeetingJoinProposalRow in "meeting_join_proposal" {
        /// Its id.
        id: ProposalId,
        /// The document.
        document_id: DocumentId => source_document(id),
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// Why.
        reason: String,
        /// `proposed`, `accepted` or `rejected`.
        state: String,
        /// When a person decided, in microseconds since 1970.
        decided_at: Option<i64>,
    }
}

table! {
    /// A line of a document's contents list.
    pub struct ContentsLineRow in "contents_line" {
        /// Its id.
        id: RowId,
        /// The document.
        document_id: DocumentId => source_document(id),
        /// Its place in the list, from 1.
        place: i64,
        /// The title without its leader dots.
        title: String,
        /// The page, if one is printed.
        page: Option<i64>,
        /// The number of the item it stands for.
        item_number: Option<String>,
        /// The whole line, where it differs from the layout's own.
        as_printed: Option<String>,
    }
}

impl Reading<'_> {
    /// The document of exactly these bytes.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn document_by_checksum(
        &mut self,
        checksum: Checksum,
    ) -> Result<Option<SourceDocumentRow>, StoreError> {
        self.row("AND checksum = $2 AND removed_at IS NULL", values![checksum])
            .await
    }

    /// All documents, the last read first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn documents(&mut self, page: Page) -> Result<Vec<SourceDocumentRow>, StoreError> {
        self.rows(
            "AND removed_at IS NULL ORDER BY id DESC LIMIT $2 OFFSET $3",
            values![i64::from(page.limit), i64::from(page.offset)],
        )
        .await
    }

    /// Where every document belongs, the last read first: document, forum and meeting. Of one that waits for a
    /// person's look it is the meeting it may be of.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn document_places(
        &mut self,
    ) -> Result<Vec<(DocumentId, Option<ForumId>, Option<MeetingId>)>, StoreError> {
        let sql = Sql::fixed(
            "SELECT source_document.id, meeting.forum_id, meeting.id FROM source_document \
             LEFT JOIN meeting_join_proposal \
             ON meeting_join_proposal.municipality_id = source_document.municipality_id \
             AND meeting_join_proposal.document_id = source_document.id \
             LEFT JOIN meeting ON meeting.municipality_id = source_document.municipality_id \
             AND meeting.id = COALESCE(source_document.meeting_id, meeting_join_proposal.meeting_id) \
             WHERE source_document.municipality_id = $1 AND source_document.removed_at IS NULL \
             ORDER BY source_document.id DESC",
        );
        self.connection.all(sql, values![self.tenant]).await
    }

    /// The documents of these ids, removed ones included, the last read first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn documents_of(&mut self, ids: &[DocumentId]) -> Result<Vec<SourceDocumentRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id DESC").await
    }

    /// The documents of a meeting, the first read first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn documents_of_meeting(
        &mut self,
        meeting: MeetingId,
    ) -> Result<Vec<SourceDocumentRow>, StoreError> {
        self.rows(
            "AND meeting_id = $2 AND removed_at IS NULL ORDER BY id",
            values![meeting],
        )
        .await
    }

    /// What was found in these documents, in the order of each report.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn findings(&mut self, documents: &[DocumentId]) -> Result<Vec<ImportFindingRow>, StoreError> {
        self.rows_of(
            "document_id",
            documents,
            "AND removed_at IS NULL ORDER BY document_id, place, id",
        )
        .await
    }

    /// How many findings of each severity these documents have: document, severity, count.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn finding_counts(
        &mut self,
        documents: &[DocumentId],
    ) -> Result<Vec<(DocumentId, String, i64)>, StoreError> {
        let mut counts = Vec::new();
        for (list, values) in crate::reading::lists(self.tenant, documents) {
            let sql = Sql::built(format!(
                "SELECT document_id, severity, COUNT(*) FROM import_finding \
                 WHERE municipality_id = $1 AND document_id IN {list} AND removed_at IS NULL \
                 GROUP BY document_id, severity ORDER BY document_id, severity"
            ));
            counts.append(&mut self.connection.all(sql, &values).await?);
        }
        Ok(counts)
    }

    /// The lines of a document's contents list.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn contents_lines(&mut self, document: DocumentId) -> Result<Vec<ContentsLineRow>, StoreError> {
        self.rows("AND document_id = $2 ORDER BY place, id", values![document])
            .await
    }

    /// The proposals that a document is of a meeting, in a state, oldest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meeting_join_proposals(
        &mut self,
        state: &str,
    ) -> Result<Vec<MeetingJoinProposalRow>, StoreError> {
        self.rows("AND state = $2 ORDER BY id", values![state]).await
    }

    /// The proposals about a document, in every state.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meeting_join_proposals_of(
        &mut self,
        document: DocumentId,
    ) -> Result<Vec<MeetingJoinProposalRow>, StoreError> {
        self.rows("AND document_id = $2 ORDER BY id", values![document])
            .await
    }

    /// The proposals about a meeting, in every state.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meeting_join_proposals_to(
        &mut self,
        meeting: MeetingId,
    ) -> Result<Vec<MeetingJoinProposalRow>, StoreError> {
        self.rows("AND meeting_id = $2 ORDER BY id", values![meeting])
            .await
    }
}
