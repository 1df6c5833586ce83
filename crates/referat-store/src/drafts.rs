//! Drafts: what someone is writing, outside the chain.
//!
//! Keystrokes are not history. The last saved text stands here under its owner and subject, with a version
//! that grows by each save; it is deleted when it has become an entry or is thrown away. Knows nothing of who
//! may write what.

use referat_domain::Timestamp;
use referat_domain::ids::{DraftId, Tenant};
use uuid::Uuid;

use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::values;
use crate::reading::Reading;
use crate::{RowId, StoreError};

/// A saved draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Whose.
    pub owner: String,
    /// The kind of thing it is about: `section`.
    pub subject_kind: String,
    /// The thing's id.
    pub subject: Uuid,
    /// The text, in whatever form its writer uses.
    pub body: String,
    /// How many times it was saved.
    pub version: i64,
    /// When it was last saved, in microseconds since 1970.
    pub updated_at: i64,
}

/// Why a draft was not saved.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// It was saved elsewhere in the meantime.
    #[error("the draft is at version {stored}, not {expected}")]
    Outdated {
        /// The version it was thought to be at; 0 for none.
        expected: i64,
        /// The version it is at; 0 for none.
        stored: i64,
    },
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftText<'d> {
    /// Whose.
    pub owner: &'d str,
    /// The kind of thing it is about.
    pub subject_kind: &'d str,
    /// The thing's id.
    pub subject: Uuid,
    /// The text.
    pub body: &'d str,
    /// The version that was read before writing; 0 where there was none.
    pub read_version: i64,
}

const COLUMNS: &str = "SELECT id, owner, subject_kind, subject_id, body, version, updated_at FROM draft \
                       WHERE municipality_id = $1";

impl Record for Draft {
    const NAME: &'static str = "draft";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.field()?,
            owner: columns.field()?,
            subject_kind: columns.field()?,
            subject: columns.field::<RowId>()?.uuid(),
            body: columns.field()?,
            version: columns.field()?,
            updated_at: columns.field()?,
        })
    }
}

impl Reading<'_> {
    /// Someone's draft about something.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn draft(
        &mut self,
        owner: &str,
        subject_kind: &str,
        subject: Uuid,
    ) -> Result<Option<Draft>, StoreError> {
        find(&mut self.connection, self.tenant, owner, subject_kind, subject).await
    }

    /// Someone's drafts, the last saved first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn drafts_of(&mut self, owner: &str) -> Result<Vec<Draft>, StoreError> {
        let sql = Sql::built(format!(
            "{COLUMNS} AND owner = $2 ORDER BY updated_at DESC, id DESC"
        ));
        self.connection.all(sql, values![self.tenant, owner]).await
    }
}

async fn find(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    owner: &str,
    subject_kind: &str,
    subject: Uuid,
) -> Result<Option<Draft>, StoreError> {
    let sql = Sql::built(format!(
        "{COLUMNS} AND owner = $2 AND subject_kind = $3 AND subject_id = $4"
    ));
    let subject = RowId::from(subject);
    connection
        .first(sql, values![tenant, owner, subject_kind, subject])
        .await
}

/// Saves a draft over the one that was read, and gives it back as it stands.
pub(crate) async fn save(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    id: DraftId,
    text: DraftText<'_>,
    now: Timestamp,
) -> Result<Draft, DraftError> {
    if text.body.as_bytes().contains(&0) {
        return Err(DraftError::Store(StoreError::NulInText {
            table: "draft",
            column: "body",
        }));
    }
    let subject = RowId::from(text.subject);
    let updated_at = now.as_microsecond();
    let touched = if text.read_version == 0 {
        let sql = "INSERT INTO draft (municipality_id, id, owner, subject_kind, subject_id, body, version, \
                   updated_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7) \
                   ON CONFLICT (municipality_id, owner, subject_kind, subject_id) DO NOTHING";
        let values = values![
            tenant,
            id,
            text.owner,
            text.subject_kind,
            subject,
            text.body,
            updated_at
        ];
        connection.execute(Sql::fixed(sql), values).await?
    } else {
        let sql = "UPDATE draft SET body = $5, version = version + 1, updated_at = $6 \
                   WHERE municipality_id = $1 AND owner = $2 AND subject_kind = $3 AND subject_id = $4 \
                   AND version = $7";
        let values = values![
            tenant,
            text.owner,
            text.subject_kind,
            subject,
            text.body,
            updated_at,
            text.read_version
        ];
        connection.execute(Sql::fixed(sql), values).await?
    };
    let stored = find(connection, tenant, text.owner, text.subject_kind, text.subject).await?;
    match stored {
        Some(draft) if touched == 1 => Ok(draft),
        other => Err(DraftError::Outdated {
            expected: text.read_version,
            stored: other.map_or(0, |draft| draft.version),
        }),
    }
}

/// Deletes someone's draft about something, if there is one.
pub(crate) async fn discard(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    owner: &str,
    subject_kind: &str,
    subject: Uuid,
) -> Result<(), StoreError> {
    let subject = RowId::from(subject);
    connection
        .execute(
            Sql::fixed(
                "DELETE FROM draft WHERE municipality_id = $1 AND owner = $2 AND subject_kind = $3 \
                 AND subject_id = $4",
            ),
            values![tenant, owner, subject_kind, subject],
        )
        .await?;
    Ok(())
}

/// Deletes drafts that nobody has saved since a moment; how many.
pub(crate) async fn compact(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    untouched_since: Timestamp,
) -> Result<u64, StoreError> {
    connection
        .execute(
            Sql::fixed("DELETE FROM draft WHERE municipality_id = $1 AND updated_at < $2"),
            values![tenant, untouched_since.as_microsecond()],
        )
        .await
}
