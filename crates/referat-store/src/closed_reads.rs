//! Who has read what is closed: a log of its own, outside the chain.
//!
//! Written by whoever shows something closed, in a transaction of its own that never asks for the end of the chain.
//! Knows nothing of who may see what.

use referat_domain::ids::{AgendaItemId, PersonId, Tenant};
use uuid::Uuid;

use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::{Value, values};
use crate::reading::{Page, Reading, owned};
use crate::{RowId, Store, StoreError};

/// A closed thing was shown to someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedReadRow {
    /// Its id.
    pub id: RowId,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// Who, as the journal would name them.
    pub who: String,
    /// The person, if known.
    pub person_id: Option<PersonId>,
    /// As whom they looked, where that was another.
    pub seeing_as: Option<String>,
    /// `agenda_item` or `attachment`.
    pub subject_kind: String,
    /// The thing's id.
    pub subject_id: RowId,
    /// The item it is, or belongs to.
    pub agenda_item_id: AgendaItemId,
    /// `page`, `file`, `document`, `record` or `hit`.
    pub what: String,
}

impl Record for ClosedReadRow {
    const NAME: &'static str = "closed_read";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.field()?,
            at: columns.field()?,
            who: columns.field()?,
            person_id: columns.field()?,
            seeing_as: columns.field()?,
            subject_kind: columns.field()?,
            subject_id: columns.field()?,
            agenda_item_id: columns.field()?,
            what: columns.field()?,
        })
    }
}

/// Which reads are wanted; what is `None` is no condition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosedReadQuery {
    /// From this moment on, in microseconds since 1970.
    pub since: Option<i64>,
    /// Before this moment, in microseconds since 1970.
    pub before: Option<i64>,
    /// By whom.
    pub who: Option<String>,
    /// What was read.
    pub what: Option<String>,
    /// The item, or the attachment.
    pub thing: Option<Uuid>,
}

const SELECT: &str = "SELECT id, at, who, person_id, seeing_as, subject_kind, subject_id, agenda_item_id, what \
                      FROM closed_read WHERE municipality_id = $1";

impl Store {
    /// Notes reads, save those that the same reader has made of the same thing since `unless_since`; how many were
    /// noted.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn note_closed_reads(
        &self,
        tenant: Tenant,
        reads: &[ClosedReadRow],
        unless_since: i64,
    ) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let mut noted = 0;
        for read in reads {
            noted += note(&mut transaction.lend(), tenant, read, unless_since).await?;
        }
        transaction.commit().await?;
        Ok(noted)
    }
}

async fn note(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    read: &ClosedReadRow,
    unless_since: i64,
) -> Result<u64, StoreError> {
    let sql = "INSERT INTO closed_read (municipality_id, id, at, who, person_id, seeing_as, subject_kind, subject_id, \
               agenda_item_id, what) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE NOT EXISTS \
               (SELECT 1 FROM closed_read WHERE municipality_id = $1 AND subject_id = $8 AND at > $11 \
               AND who = $4 AND COALESCE(seeing_as, '') = COALESCE($6, '') AND what = $10)";
    let values = values![
        tenant,
        read.id,
        read.at,
        read.who,
        read.person_id,
        read.seeing_as,
        read.subject_kind,
        read.subject_id,
        read.agenda_item_id,
        read.what,
        unless_since
    ];
    connection.execute(Sql::fixed(sql), values).await
}

impl Reading<'_> {
    /// The reads that fit, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn closed_reads(
        &mut self,
        query: &ClosedReadQuery,
        page: Page,
    ) -> Result<Vec<ClosedReadRow>, StoreError> {
        let (conditions, mut values) = conditions(self.tenant, query);
        let (limit, offset) = (values.len() + 1, values.len() + 2);
        values.push(Value::Integer(Some(i64::from(page.limit))));
        values.push(Value::Integer(Some(i64::from(page.offset))));
        let sql = Sql::built(format!(
            "{SELECT}{conditions} ORDER BY at DESC, id DESC LIMIT ${limit} OFFSET ${offset}"
        ));
        self.connection.all(sql, &values).await
    }

    /// How many reads fit.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn closed_read_count(&mut self, query: &ClosedReadQuery) -> Result<u64, StoreError> {
        let (conditions, values) = conditions(self.tenant, query);
        let sql = Sql::built(format!(
            "SELECT COUNT(*) FROM closed_read WHERE municipality_id = $1{conditions}"
        ));
        let counted: Option<(i64,)> = self.connection.first(sql, &values).await?;
        Ok(counted.map_or(0, |(count,)| count.unsigned_abs()))
    }
}

/// The conditions of a query, and all values, the tenant first.
fn conditions(tenant: Tenant, query: &ClosedReadQuery) -> (String, Vec<Value<'static>>) {
    let mut text = String::new();
    let mut values = vec![owned(&tenant)];
    let mut put = |value: Value<'static>| {
        values.push(value);
        format!("${}", values.len())
    };
    if let Some(since) = query.since {
        text.push_str(&format!(" AND at >= {}", put(owned(&since))));
    }
    if let Some(before) = query.before {
        text.push_str(&format!(" AND at < {}", put(owned(&before))));
    }
    if let Some(who) = &query.who {
        text.push_str(&format!(" AND who = {}", put(owned(who))));
    }
    if let Some(what) = &query.what {
        text.push_str(&format!(" AND what = {}", put(owned(what))));
    }
    if let Some(thing) = query.thing {
        let place = put(owned(&RowId::from(thing)));
        text.push_str(&format!(
            " AND (agenda_item_id = {place} OR subject_id = {place})"
        ));
    }
    (text, values)
}
