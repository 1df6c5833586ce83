//! Private addresses of calendars: whoever has one reads the meetings of a person's forums, or of one forum.
//!
//! Only the digest of an address' token is kept. Outside the chain: that one was made or given up is an entry.

use referat_domain::ids::{ForumId, PersonId};
use referat_domain::journal::Digest;

use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::values;
use crate::{Reading, StoreError, Write};

/// What a calendar's address stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarAddress {
    /// Whose it is.
    pub person: PersonId,
    /// The forum whose meetings are in it; `None` for all of the person's.
    pub forum: Option<ForumId>,
    /// When it was made, in microseconds since 1970.
    pub created_at: i64,
}

impl Record for CalendarAddress {
    const NAME: &'static str = "calendar_address";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            person: columns.field()?,
            forum: columns.field()?,
            created_at: columns.field()?,
        })
    }
}

impl Reading<'_> {
    /// What a token stands for, if it is one.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn calendar_address(&mut self, token: Digest) -> Result<Option<CalendarAddress>, StoreError> {
        let sql = Sql::fixed(
            "SELECT person_id, forum_id, created_at FROM calendar_address \
             WHERE municipality_id = $1 AND token = $2",
        );
        self.connection.first(sql, values![self.tenant, token]).await
    }

    /// The addresses a person has.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn calendar_addresses_of(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<CalendarAddress>, StoreError> {
        let sql = Sql::fixed(
            "SELECT person_id, forum_id, created_at FROM calendar_address \
             WHERE municipality_id = $1 AND person_id = $2 ORDER BY created_at, token",
        );
        self.connection.all(sql, values![self.tenant, person]).await
    }
}

impl Write<'_> {
    /// Makes an address; one of the same person and forum, made before, stops working.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn make_calendar_address(
        &mut self,
        token: Digest,
        address: CalendarAddress,
    ) -> Result<(), StoreError> {
        self.drop_calendar_address(address.person, address.forum).await?;
        let tenant = self.tenant();
        let sql = Sql::fixed(
            "INSERT INTO calendar_address (municipality_id, token, person_id, forum_id, created_at) \
             VALUES ($1, $2, $3, $4, $5)",
        );
        let values = values![tenant, token, address.person, address.forum, address.created_at];
        self.connection().execute(sql, values).await?;
        Ok(())
    }

    /// Takes an address back. `false` where there was none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn drop_calendar_address(
        &mut self,
        person: PersonId,
        forum: Option<ForumId>,
    ) -> Result<bool, StoreError> {
        let tenant = self.tenant();
        let dropped = match forum {
            Some(forum) => {
                let sql = Sql::fixed(
                    "DELETE FROM calendar_address \
                     WHERE municipality_id = $1 AND person_id = $2 AND forum_id = $3",
                );
                self.connection()
                    .execute(sql, values![tenant, person, forum])
                    .await?
            }
            None => {
                let sql = Sql::fixed(
                    "DELETE FROM calendar_address \
                     WHERE municipality_id = $1 AND person_id = $2 AND forum_id IS NULL",
                );
                self.connection().execute(sql, values![tenant, person]).await?
            }
        };
        Ok(dropped > 0)
    }
}
