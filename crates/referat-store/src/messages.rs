//! The outbox of mail: what somebody is still to be told, what was sent and what couldn't be.
//!
//! Filled in the transaction of the act that is told of; worked off by whoever sends. Outside the chain: letters are
//! forgotten after a while, and what they tell of has its entry. Knows no words of a letter and no address.

use referat_domain::ids::{PersonId, Tenant};

use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::values;
use crate::{Reading, RowId, Store, StoreError, Write};

/// Something a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// Its id.
    pub id: RowId,
    /// Whom.
    pub person_id: PersonId,
    /// What: the word of a `MessageKind`.
    pub kind: String,
    /// `paper` or `meeting`.
    pub subject_kind: String,
    /// The thing's id.
    pub subject_id: RowId,
    /// When it came about, in microseconds since 1970.
    pub made_at: i64,
    /// When it is sent or tried again, in microseconds since 1970.
    pub due_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// `waiting`, `sent`, `dropped` (there was nothing to tell any more) or `given_up`.
    pub state: String,
    /// What stood in the way at the last attempt: a word, never the other side's own.
    pub trouble: Option<String>,
    /// When it was sent, dropped or given up, in microseconds since 1970.
    pub settled_at: Option<i64>,
}

impl Record for MessageRow {
    const NAME: &'static str = "message";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.field()?,
            person_id: columns.field()?,
            kind: columns.field()?,
            subject_kind: columns.field()?,
            subject_id: columns.field()?,
            made_at: columns.field()?,
            due_at: columns.field()?,
            attempts: columns.field()?,
            state: columns.field()?,
            trouble: columns.field()?,
            settled_at: columns.field()?,
        })
    }
}

const SELECT: &str = "SELECT id, person_id, kind, subject_kind, subject_id, made_at, due_at, attempts, state, trouble, \
                      settled_at FROM message WHERE municipality_id = $1";

/// What became of messages that were tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageFate {
    /// `waiting`, `sent`, `dropped` or `given_up`.
    pub state: &'static str,
    /// When it is tried again, in microseconds since 1970; the same as before where it isn't.
    pub due_at: i64,
    /// How often it was tried now.
    pub attempts: i64,
    /// What stood in the way.
    pub trouble: Option<String>,
    /// When that was settled, in microseconds since 1970.
    pub settled_at: Option<i64>,
}

impl Reading<'_> {
    /// The messages that are to be sent at a moment, whose letter comes first first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn messages_due(&mut self, now: i64, limit: u32) -> Result<Vec<MessageRow>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} AND state = 'waiting' AND due_at <= $2 ORDER BY due_at, made_at, id LIMIT $3"
        ));
        let limit = i64::from(limit);
        let values = values![self.tenant, now, limit];
        self.connection.all(sql, values).await
    }

    /// The messages in a state, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn messages_in(&mut self, state: &str, limit: u32) -> Result<Vec<MessageRow>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} AND state = $2 ORDER BY made_at DESC, id DESC LIMIT $3"
        ));
        let limit = i64::from(limit);
        let values = values![self.tenant, state, limit];
        self.connection.all(sql, values).await
    }

    /// How many messages are in each state there are any in.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn message_counts(&mut self) -> Result<Vec<(String, i64)>, StoreError> {
        let sql = Sql::fixed(
            "SELECT state, COUNT(*) FROM message WHERE municipality_id = $1 GROUP BY state ORDER BY state",
        );
        self.connection.all(sql, values![self.tenant]).await
    }

    /// The messages about a thing, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn messages_about(&mut self, subject: RowId) -> Result<Vec<MessageRow>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} AND subject_id = $2 ORDER BY made_at DESC, id DESC"
        ));
        self.connection.all(sql, values![self.tenant, subject]).await
    }

    /// The messages to a person, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn messages_to(&mut self, person: PersonId) -> Result<Vec<MessageRow>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} AND person_id = $2 ORDER BY made_at DESC, id DESC"
        ));
        self.connection.all(sql, values![self.tenant, person]).await
    }

    /// When a person wants to be told; `None` where they have said nothing.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn mail_choice(&mut self, person: PersonId) -> Result<Option<String>, StoreError> {
        let sql = Sql::fixed("SELECT choice FROM mail_choice WHERE municipality_id = $1 AND person_id = $2");
        let found: Option<(String,)> = self.connection.first(sql, values![self.tenant, person]).await?;
        Ok(found.map(|(choice,)| choice))
    }
}

impl Write<'_> {
    /// Puts a message into the outbox. One of the same kind about the same thing that waits already stays the only one.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn put_message(&mut self, row: &MessageRow) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let mut connection = self.connection();
        put(&mut connection, tenant, row).await
    }

    /// Takes messages of a kind about a thing out of the outbox: there is nothing to tell any more.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn drop_messages(&mut self, subject: RowId, kind: &str, now: i64) -> Result<u64, StoreError> {
        let tenant = self.tenant();
        let sql = Sql::fixed(
            "UPDATE message SET state = 'dropped', settled_at = $4 \
             WHERE municipality_id = $1 AND subject_id = $2 AND kind = $3 AND state = 'waiting'",
        );
        self.connection()
            .execute(sql, values![tenant, subject, kind, now])
            .await
    }

    /// Keeps when a person wants to be told.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn choose_mail(&mut self, person: PersonId, choice: &str) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let sql = Sql::fixed(
            "INSERT INTO mail_choice (municipality_id, person_id, choice) VALUES ($1, $2, $3) \
             ON CONFLICT (municipality_id, person_id) DO UPDATE SET choice = $3",
        );
        self.connection()
            .execute(sql, values![tenant, person, choice])
            .await?;
        Ok(())
    }

    /// Tries a message again that was given up. `false` where there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn retry_message(&mut self, id: RowId, now: i64) -> Result<bool, StoreError> {
        let tenant = self.tenant();
        let sql = Sql::fixed(
            "UPDATE message SET state = 'waiting', attempts = 0, due_at = $3, settled_at = NULL \
             WHERE municipality_id = $1 AND id = $2 AND state = 'given_up' AND NOT EXISTS \
             (SELECT 1 FROM message AS other WHERE other.municipality_id = $1 AND other.state = 'waiting' \
             AND other.person_id = message.person_id AND other.kind = message.kind \
             AND other.subject_id = message.subject_id)",
        );
        Ok(self.connection().execute(sql, values![tenant, id, now]).await? > 0)
    }
}

impl Store {
    /// Puts messages into the outbox that no act is told of by, such as reminders.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn put_messages(&self, tenant: Tenant, rows: &[MessageRow]) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        for row in rows {
            put(&mut transaction.lend(), tenant, row).await?;
        }
        transaction.commit().await
    }

    /// Keeps what became of messages that were tried. One that was settled meanwhile stays as it is.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn settle_messages(
        &self,
        tenant: Tenant,
        messages: &[RowId],
        fate: &MessageFate,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        for id in messages {
            let sql = Sql::fixed(
                "UPDATE message SET state = $3, due_at = $4, attempts = $5, trouble = $6, settled_at = $7 \
                 WHERE municipality_id = $1 AND id = $2 AND state = 'waiting'",
            );
            let values = values![
                tenant,
                *id,
                fate.state,
                fate.due_at,
                fate.attempts,
                fate.trouble,
                fate.settled_at
            ];
            transaction.lend().execute(sql, values).await?;
        }
        transaction.commit().await
    }

    /// Drops what is due at a moment, in microseconds since 1970, without a letter; how many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn drop_due_messages(&self, tenant: Tenant, now: i64) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed(
            "UPDATE message SET state = 'dropped', settled_at = $2 \
             WHERE municipality_id = $1 AND state = 'waiting' AND due_at <= $2",
        );
        let dropped = transaction.lend().execute(sql, values![tenant, now]).await?;
        transaction.commit().await?;
        Ok(dropped)
    }

    /// Forgets messages that were settled before a moment, in microseconds since 1970; how many. What was given up stays
    /// until somebody has seen to it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_messages(&self, tenant: Tenant, before: i64) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed(
            "DELETE FROM message WHERE municipality_id = $1 AND state IN ('sent', 'dropped') AND settled_at < $2",
        );
        let gone = transaction.lend().execute(sql, values![tenant, before]).await?;
        transaction.commit().await?;
        Ok(gone)
    }
}

async fn put(connection: &mut Connection<'_>, tenant: Tenant, row: &MessageRow) -> Result<(), StoreError> {
    let sql = Sql::fixed(
        "INSERT INTO message (municipality_id, id, person_id, kind, subject_kind, subject_id, made_at, due_at, \
         attempts, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 'waiting') \
         ON CONFLICT (municipality_id, person_id, kind, subject_id) WHERE state = 'waiting' DO NOTHING",
    );
    let values = values![
        tenant,
        row.id,
        row.person_id,
        row.kind,
        row.subject_kind,
        row.subject_id,
        row.made_at,
        row.due_at
    ];
    connection.execute(sql, values).await?;
    Ok(())
}
