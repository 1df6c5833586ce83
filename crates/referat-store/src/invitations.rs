//! Who is called to a meeting (indkaldte), and what they answer.

use referat_domain::ids::{InvitationId, MeetingId, PersonId};

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// Somebody who is called to a meeting: once per meeting.
    pub struct InvitationRow in "invitation" {
        /// Its id.
        id: InvitationId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// Who.
        person_id: PersonId => person(id),
        /// `member`, `attendee`, `substitute` or `guest`.
        invited_as: String,
        /// `none`, `accepts` or `apology`.
        answer: String,
        /// Why they don't come, in their words.
        reason: Option<String>,
        /// For a substitute: instead of whom.
        instead_of: Option<PersonId> => person(id),
        /// When they answered, in microseconds since 1970.
        answered_at: Option<i64>,
        /// When it was taken back, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// Who is called to a meeting, in the order they were.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn invitations(&mut self, meeting: MeetingId) -> Result<Vec<InvitationRow>, StoreError> {
        self.rows(
            "AND meeting_id = $2 AND removed_at IS NULL ORDER BY id",
            values![meeting],
        )
        .await
    }

    /// What a person is called to.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn invitations_of_person(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<InvitationRow>, StoreError> {
        self.rows(
            "AND person_id = $2 AND removed_at IS NULL ORDER BY id",
            values![person],
        )
        .await
    }
}
