//! The fields of papers that are being written: outside the chain, saved one by one.
//!
//! A field is never saved over a version that wasn't read, and never under the hand of somebody else who holds it. A
//! hold runs out by itself. Knows nothing of who may write what.

use referat_domain::Timestamp;
use referat_domain::ids::{PaperId, Tenant};

use crate::StoreError;
use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::values;
use crate::reading::Reading;
use crate::store::Store;
use crate::write::Write;

/// A field as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFieldRow {
    /// Its name.
    pub field: String,
    /// Its value, as JSON.
    pub body: String,
    /// How many times it was saved.
    pub version: i64,
    /// Who saved it last, by name.
    pub saved_by: String,
    /// When, in microseconds since 1970.
    pub saved_at: i64,
    /// Who holds it: a key that tells people apart.
    pub holder: Option<String>,
    /// Their name.
    pub holder_name: Option<String>,
    /// Until when they hold it, in microseconds since 1970.
    pub held_until: Option<i64>,
}

impl PaperFieldRow {
    /// Who else than `holder` holds it at a moment.
    #[must_use]
    pub fn held_against(&self, holder: &str, now: Timestamp) -> Option<&str> {
        let is_anothers = self.holder.as_deref().is_some_and(|other| other != holder);
        let lasts = self.held_until.is_some_and(|until| until > now.as_microsecond());
        self.holder_name.as_deref().filter(|_| is_anothers && lasts)
    }
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writer<'w> {
    /// A key that tells people apart.
    pub key: &'w str,
    /// Their name, for the others.
    pub name: &'w str,
}

/// What came of an attempt to save a field, or to hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// It was done; how the field stands.
    Done(PaperFieldRow),
    /// It was saved elsewhere in the meantime; how it stands.
    Outdated(PaperFieldRow),
    /// Somebody else holds it.
    ByAnother(PaperFieldRow),
}

const COLUMNS: &str = "SELECT field, body, version, saved_by, saved_at, holder, holder_name, held_until \
                       FROM paper_field WHERE municipality_id = $1 AND paper_id = $2";

impl Record for PaperFieldRow {
    const NAME: &'static str = "paper_field";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            field: columns.field()?,
            body: columns.field()?,
            version: columns.field()?,
            saved_by: columns.field()?,
            saved_at: columns.field()?,
            holder: columns.field()?,
            holder_name: columns.field()?,
            held_until: columns.field()?,
        })
    }
}

impl Reading<'_> {
    /// The fields of a paper that somebody has written in, by name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn paper_fields(&mut self, paper: PaperId) -> Result<Vec<PaperFieldRow>, StoreError> {
        let sql = Sql::built(format!("{COLUMNS} ORDER BY field"));
        self.connection.all(sql, values![self.tenant, paper]).await
    }
}

impl Store {
    /// Saves a field over the version that was read, and lets its writer hold it until a moment.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn save_paper_field(
        &self,
        tenant: Tenant,
        paper: PaperId,
        field: &str,
        body: &str,
        read_version: i64,
        writer: Writer<'_>,
        now: Timestamp,
    ) -> Result<Held, StoreError> {
        if body.as_bytes().contains(&0) {
            return Err(StoreError::NulInText {
                table: "paper_field",
                column: "body",
            });
        }
        let mut transaction = self.database.begin().await?;
        let stood = stand(&mut transaction.lend(), tenant, paper, field).await?;
        if stood.held_against(writer.key, now).is_some() {
            return Ok(Held::ByAnother(stood));
        }
        if stood.version != read_version {
            return Ok(Held::Outdated(stood));
        }
        let row = PaperFieldRow {
            body: body.to_owned(),
            version: stood.version.saturating_add(1),
            saved_by: writer.name.to_owned(),
            saved_at: now.as_microsecond(),
            ..stood
        };
        put(&mut transaction.lend(), tenant, paper, &row).await?;
        transaction.commit().await?;
        Ok(Held::Done(row))
    }

    /// Lets a writer hold a field until a moment; `take_over` takes it from whoever holds it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn hold_paper_field(
        &self,
        tenant: Tenant,
        paper: PaperId,
        field: &str,
        writer: Writer<'_>,
        until: Timestamp,
        take_over: bool,
        now: Timestamp,
    ) -> Result<Held, StoreError> {
        let mut transaction = self.database.begin().await?;
        let stood = stand(&mut transaction.lend(), tenant, paper, field).await?;
        if !take_over && stood.held_against(writer.key, now).is_some() {
            return Ok(Held::ByAnother(stood));
        }
        let row = PaperFieldRow {
            holder: Some(writer.key.to_owned()),
            holder_name: Some(writer.name.to_owned()),
            held_until: Some(until.as_microsecond()),
            ..stood
        };
        put(&mut transaction.lend(), tenant, paper, &row).await?;
        transaction.commit().await?;
        Ok(Held::Done(row))
    }

    /// Lets go of a field, if its writer holds it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn release_paper_field(
        &self,
        tenant: Tenant,
        paper: PaperId,
        field: &str,
        holder: &str,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = "UPDATE paper_field SET holder = NULL, holder_name = NULL, held_until = NULL \
                   WHERE municipality_id = $1 AND paper_id = $2 AND field = $3 AND holder = $4";
        let values = values![tenant, paper, field, holder];
        transaction.lend().execute(Sql::fixed(sql), values).await?;
        transaction.commit().await
    }
}

impl Write<'_> {
    /// Writes a field as part of an action, whoever holds it: what a paper begins with.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn put_paper_field(
        &mut self,
        paper: PaperId,
        field: &str,
        body: &str,
        by: &str,
    ) -> Result<(), StoreError> {
        let (tenant, now) = (self.tenant(), self.now());
        let mut connection = self.connection();
        let stood = stand(&mut connection, tenant, paper, field).await?;
        let row = PaperFieldRow {
            body: body.to_owned(),
            version: stood.version.saturating_add(1),
            saved_by: by.to_owned(),
            saved_at: now.as_microsecond(),
            ..stood
        };
        put(&mut connection, tenant, paper, &row).await
    }
}

/// How a field stands; version 0 where nobody has written in it.
async fn stand(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    paper: PaperId,
    field: &str,
) -> Result<PaperFieldRow, StoreError> {
    let sql = Sql::built(format!("{COLUMNS} AND field = $3"));
    let found = connection.first(sql, values![tenant, paper, field]).await?;
    Ok(found.unwrap_or_else(|| PaperFieldRow {
        field: field.to_owned(),
        body: String::new(),
        version: 0,
        saved_by: String::new(),
        saved_at: 0,
        holder: None,
        holder_name: None,
        held_until: None,
    }))
}

async fn put(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    paper: PaperId,
    row: &PaperFieldRow,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO paper_field (municipality_id, paper_id, field, body, version, saved_by, saved_at, \
               holder, holder_name, held_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
               ON CONFLICT (municipality_id, paper_id, field) DO UPDATE SET body = excluded.body, \
               version = excluded.version, saved_by = excluded.saved_by, saved_at = excluded.saved_at, \
               holder = excluded.holder, holder_name = excluded.holder_name, held_until = excluded.held_until";
    let values = values![
        tenant,
        paper,
        row.field,
        row.body,
        row.version,
        row.saved_by,
        row.saved_at,
        row.holder,
        row.holder_name,
        row.held_until
    ];
    connection.execute(Sql::fixed(sql), values).await?;
    Ok(())
}
