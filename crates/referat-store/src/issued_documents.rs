//! Issued documents: kept as bytes, never printed again.

use referat_domain::ids::{ForumId, IssuedDocumentId};
use referat_domain::paper::attachment::Checksum;

use crate::database::value::{ToValue, values};
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A document that was issued. Its bytes are in the file store.
    pub struct IssuedDocumentRow in "issued_document" {
        /// Its id.
        id: IssuedDocumentId,
        /// The forum whose document it is.
        forum_id: ForumId => forum(id),
        /// What kind: `agenda`, `supplementary_agenda`, `minutes`, `extract`, `packet`.
        kind: String,
        /// Whom it is for: `members` or `public`.
        recipients: String,
        /// What it is about: `meeting` or `agenda_item`.
        subject_kind: String,
        /// The id of that.
        subject_id: RowId,
        /// Counted from 1 for each subject, kind and recipients.
        version: i64,
        /// Its title.
        title: String,
        /// What its file is called.
        file_name: String,
        /// What its bytes are made of.
        checksum: Checksum => file(checksum),
        /// Its size in bytes.
        size: i64,
        /// How many pages it has.
        pages: i64,
        /// How many entries the journal had when it was printed.
        journal_count: i64,
        /// The journal's head then, 64 hexadecimal digits.
        journal_head: String,
        /// Why it was issued, in the issuer's words; empty where nothing was said.
        reason: String,
        /// Who issued it.
        issued_by: String,
        /// When, in microseconds since 1970.
        issued_at: i64,
        /// What it says otherwise than the version before it, item by item, as JSON.
        changes: Option<String>,
    }
}

impl Reading<'_> {
    /// The documents issued about something, newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn issued_documents(
        &mut self,
        subject: impl ToValue,
    ) -> Result<Vec<IssuedDocumentRow>, StoreError> {
        self.rows(
            "AND subject_id = $2 ORDER BY issued_at DESC, kind, recipients, version DESC",
            &[subject.value()],
        )
        .await
    }

    /// The documents of one kind for the same recipients about something, oldest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn issues(
        &mut self,
        subject: impl ToValue,
        kind: &str,
        recipients: &str,
    ) -> Result<Vec<IssuedDocumentRow>, StoreError> {
        self.rows(
            "AND subject_id = $2 AND kind = $3 AND recipients = $4 ORDER BY version",
            values![subject, kind, recipients],
        )
        .await
    }
}
