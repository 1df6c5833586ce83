//! Fields that are being written, of papers and of decisions: outside the chain, saved one by one.
//!
//! A field is never saved over a version that wasn't read, and never under the hand of somebody else who holds it. A
//! hold runs out by itself. Knows nothing of who may write what.

use referat_domain::Timestamp;
use referat_domain::ids::{AgendaItemId, PaperId, Tenant};

use crate::StoreError;
use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::{ToValue as _, Value, values};
use crate::reading::Reading;
use crate::store::Store;
use crate::write::Write;

/// What fields are written of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldsOf {
    /// A paper.
    Paper(PaperId),
    /// What is decided of an item. A field whose body is empty says what the decision itself says.
    Decision(AgendaItemId),
}

impl From<PaperId> for FieldsOf {
    fn from(id: PaperId) -> Self {
        Self::Paper(id)
    }
}

impl From<AgendaItemId> for FieldsOf {
    fn from(id: AgendaItemId) -> Self {
        Self::Decision(id)
    }
}

impl FieldsOf {
    /// The table, and its column for what the fields are of.
    fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Paper(_) => ("paper_field", "paper_id"),
            Self::Decision(_) => ("decision_field", "agenda_item_id"),
        }
    }

    fn id(&self) -> Value<'_> {
        match self {
            Self::Paper(id) => id.value(),
            Self::Decision(id) => id.value(),
        }
    }

    fn select(self, rest: &str) -> Sql {
        let (table, of) = self.place();
        Sql::built(format!(
            "SELECT field, body, version, saved_by, saved_at, holder, holder_name, held_until \
             FROM {table} WHERE municipality_id = $1 AND {of} = $2 {rest}"
        ))
    }
}

/// A field as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRow {
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

impl FieldRow {
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
    Done(FieldRow),
    /// It was saved elsewhere in the meantime; how it stands.
    Outdated(FieldRow),
    /// Somebody else holds it.
    ByAnother(FieldRow),
}

impl Record for FieldRow {
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
    /// The fields of a thing that somebody has written in, by name.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn written_fields(&mut self, of: impl Into<FieldsOf>) -> Result<Vec<FieldRow>, StoreError> {
        let of = of.into();
        let values = vec![self.tenant.value(), of.id()];
        self.connection.all(of.select("ORDER BY field"), &values).await
    }
}

impl Store {
    /// Saves a field over the version that was read, and lets its writer hold it until a moment.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn save_field(
        &self,
        tenant: Tenant,
        of: impl Into<FieldsOf>,
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
        let of = of.into();
        let mut transaction = self.database.begin().await?;
        let stood = stand(&mut transaction.lend(), tenant, of, field).await?;
        if stood.held_against(writer.key, now).is_some() {
            return Ok(Held::ByAnother(stood));
        }
        if stood.version != read_version {
            return Ok(Held::Outdated(stood));
        }
        let row = FieldRow {
            body: body.to_owned(),
            version: stood.version.saturating_add(1),
            saved_by: writer.name.to_owned(),
            saved_at: now.as_microsecond(),
            ..stood
        };
        put(&mut transaction.lend(), tenant, of, &row).await?;
        transaction.commit().await?;
        Ok(Held::Done(row))
    }

    /// Lets a writer hold a field until a moment; `take_over` takes it from whoever holds it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn hold_field(
        &self,
        tenant: Tenant,
        of: impl Into<FieldsOf>,
        field: &str,
        writer: Writer<'_>,
        until: Timestamp,
        take_over: bool,
        now: Timestamp,
    ) -> Result<Held, StoreError> {
        let of = of.into();
        let mut transaction = self.database.begin().await?;
        let stood = stand(&mut transaction.lend(), tenant, of, field).await?;
        if !take_over && stood.held_against(writer.key, now).is_some() {
            return Ok(Held::ByAnother(stood));
        }
        let row = FieldRow {
            holder: Some(writer.key.to_owned()),
            holder_name: Some(writer.name.to_owned()),
            held_until: Some(until.as_microsecond()),
            ..stood
        };
        put(&mut transaction.lend(), tenant, of, &row).await?;
        transaction.commit().await?;
        Ok(Held::Done(row))
    }

    /// Lets go of a field, if its writer holds it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn release_field(
        &self,
        tenant: Tenant,
        of: impl Into<FieldsOf>,
        field: &str,
        holder: &str,
    ) -> Result<(), StoreError> {
        let of = of.into();
        let (table, column) = of.place();
        let mut transaction = self.database.begin().await?;
        let sql = Sql::built(format!(
            "UPDATE {table} SET holder = NULL, holder_name = NULL, held_until = NULL \
             WHERE municipality_id = $1 AND {column} = $2 AND field = $3 AND holder = $4"
        ));
        let values = vec![tenant.value(), of.id(), field.value(), holder.value()];
        transaction.lend().execute(sql, &values).await?;
        transaction.commit().await
    }
}

impl Write<'_> {
    /// Writes a field as part of an action, whoever holds it: what a paper begins with, or what a decision says now.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn put_field(
        &mut self,
        of: impl Into<FieldsOf>,
        field: &str,
        body: &str,
        by: &str,
    ) -> Result<(), StoreError> {
        let (tenant, now, of) = (self.tenant(), self.now(), of.into());
        let mut connection = self.connection();
        let stood = stand(&mut connection, tenant, of, field).await?;
        let row = FieldRow {
            body: body.to_owned(),
            version: stood.version.saturating_add(1),
            saved_by: by.to_owned(),
            saved_at: now.as_microsecond(),
            ..stood
        };
        put(&mut connection, tenant, of, &row).await
    }
}

/// How a field stands; version 0 where nobody has written in it.
async fn stand(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    of: FieldsOf,
    field: &str,
) -> Result<FieldRow, StoreError> {
    let values = vec![tenant.value(), of.id(), field.value()];
    let found = connection.first(of.select("AND field = $3"), &values).await?;
    Ok(found.unwrap_or_else(|| FieldRow {
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
    of: FieldsOf,
    row: &FieldRow,
) -> Result<(), StoreError> {
    let (table, column) = of.place();
    let sql = Sql::built(format!(
        "INSERT INTO {table} (municipality_id, {column}, field, body, version, saved_by, saved_at, \
         holder, holder_name, held_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (municipality_id, {column}, field) DO UPDATE SET body = excluded.body, \
         version = excluded.version, saved_by = excluded.saved_by, saved_at = excluded.saved_at, \
         holder = excluded.holder, holder_name = excluded.holder_name, held_until = excluded.held_until"
    ));
    let mut values = vec![tenant.value(), of.id()];
    values.extend_from_slice(values![
        row.field,
        row.body,
        row.version,
        row.saved_by,
        row.saved_at,
        row.holder,
        row.holder_name,
        row.held_until
    ]);
    connection.execute(sql, &values).await?;
    Ok(())
}
