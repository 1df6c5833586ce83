//! Who holds which role in which forum, and which position, from one day to another.

use referat_domain::Date;
use referat_domain::ids::{ForumId, HoldingId, MembershipId, PersonId, PositionId};

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// A role somebody holds: in a forum, or in the municipality where no forum is named.
    pub struct MembershipRow in "membership" {
        /// Its id.
        id: MembershipId,
        /// Who holds it.
        person_id: PersonId => person(id),
        /// Where; `None` for the administrator.
        forum_id: Option<ForumId> => forum(id),
        /// The role's word.
        role: String,
        /// The first day.
        from_day: Option<Date>,
        /// The last day.
        until_day: Option<Date>,
        /// When it was found to have been a mistake, in microseconds since 1970.
        removed_at: Option<i64>,
        /// The provider of logins it came from, by its issuer address; `None` where a person gave it.
        issuer: Option<String>,
        /// The letter of the party or list it is held for, in political forums.
        party: Option<String>,
    }
}

table! {
    /// A position somebody holds.
    pub struct HoldingRow in "holding" {
        /// Its id.
        id: HoldingId,
        /// The position.
        position_id: PositionId => position(id),
        /// Who holds it.
        person_id: PersonId => person(id),
        /// The first day.
        from_day: Option<Date>,
        /// The last day.
        until_day: Option<Date>,
        /// When it was found to have been a mistake, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The roles a person has held, holds and will hold.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn memberships_of_person(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<MembershipRow>, StoreError> {
        self.rows(
            "AND person_id = $2 AND removed_at IS NULL ORDER BY id",
            values![person],
        )
        .await
    }

    /// The roles held in a forum, whenever.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn memberships_of_forum(&mut self, forum: ForumId) -> Result<Vec<MembershipRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND removed_at IS NULL ORDER BY id",
            values![forum],
        )
        .await
    }

    /// Everyone who has been, is or will be administrator.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn administrators(&mut self) -> Result<Vec<MembershipRow>, StoreError> {
        self.rows("AND forum_id IS NULL AND removed_at IS NULL ORDER BY id", &[])
            .await
    }

    /// Every role anyone has held, holds or will hold.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn memberships(&mut self) -> Result<Vec<MembershipRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY id", &[]).await
    }

    /// Every position anyone has held, holds or will hold.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn holdings(&mut self) -> Result<Vec<HoldingRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY id", &[]).await
    }

    /// Who has held a position, holds it or will.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn holdings_of_position(
        &mut self,
        position: PositionId,
    ) -> Result<Vec<HoldingRow>, StoreError> {
        self.rows(
            "AND position_id = $2 AND removed_at IS NULL ORDER BY id",
            values![position],
        )
        .await
    }

    /// The positions a person has held, holds or will hold.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn holdings_of_person(&mut self, person: PersonId) -> Result<Vec<HoldingRow>, StoreError> {
        self.rows(
            "AND person_id = $2 AND removed_at IS NULL ORDER BY id",
            values![person],
        )
        .await
    }
}
