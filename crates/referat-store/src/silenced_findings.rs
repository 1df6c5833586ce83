//! Findings that somebody has looked at and let stand.

use referat_domain::ids::{MeetingId, SilenceId};

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// A silenced finding. A meeting has no two of the same fingerprint that aren't removed.
    pub struct SilencedFindingRow in "silenced_finding" {
        /// Its id.
        id: SilenceId,
        /// The meeting it was found in.
        meeting_id: MeetingId => meeting(id),
        /// What was found, as the registry's code.
        code: String,
        /// The number of the item, if it was about one.
        item: Option<String>,
        /// The fingerprint of what was seen, 64 hexadecimal digits.
        fingerprint: String,
        /// Why it may stand.
        reason: String,
        /// Who said so.
        silenced_by: String,
        /// When, in microseconds since 1970.
        silenced_at: i64,
        /// When it was told of again, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The findings of a meeting that are silenced, the first first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn silenced_findings(
        &mut self,
        meeting: MeetingId,
    ) -> Result<Vec<SilencedFindingRow>, StoreError> {
        self.rows(
            "AND meeting_id = $2 AND removed_at IS NULL ORDER BY id",
            values![meeting],
        )
        .await
    }
}
