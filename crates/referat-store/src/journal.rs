//! The journal as it is read: who did what, when, to what, and why.
//!
//! Written by [`crate::Write`] only, and proved by [`crate::Store::verify`].

mod parts;

use std::collections::BTreeMap;

use referat_domain::journal::Digest;
use uuid::Uuid;

use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::{Value, values};
use crate::reading::{Page, Reading, lists, owned};
use crate::registry::COVERED;
use crate::{RowId, StoreError};

pub use parts::Thing;

/// Which entries are wanted; what is `None` is no condition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalQuery {
    /// From this moment on, in microseconds since 1970.
    pub since: Option<i64>,
    /// Before this moment, in microseconds since 1970.
    pub before: Option<i64>,
    /// Done by one of these.
    pub actors: Option<Vec<String>>,
    /// The action's name.
    pub action: Option<String>,
    /// The kind of thing it was done to.
    pub subject_kind: Option<String>,
    /// What the entry is about: its subject, or a row of it that the entry covers. All must fit.
    pub about: Vec<(Thing, Uuid)>,
}

/// An entry, with its words as far as they are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its place in the chain, from 1.
    pub sequence: u64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// The action's name.
    pub action: String,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// The thing's id.
    pub subject: Uuid,
    /// Who did it; `None` once erased.
    pub actor: Option<String>,
    /// Why, in their words; `None` once erased.
    pub reason: Option<String>,
    /// The entry that erased its words.
    pub erased_by: Option<u64>,
    /// Its hash.
    pub hash: Digest,
}

impl Record for JournalEntry {
    const NAME: &'static str = "journal_entry";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            sequence: columns.field::<i64>()?.unsigned_abs(),
            at: columns.field()?,
            action: columns.field()?,
            subject_kind: columns.field()?,
            subject: columns.field::<RowId>()?.uuid(),
            actor: columns.field()?,
            reason: columns.field()?,
            erased_by: columns.field::<Option<i64>>()?.map(i64::unsigned_abs),
            hash: columns.field()?,
        })
    }
}

const SELECT: &str = "SELECT journal_entry.sequence, at, action, subject_kind, subject_id, actor, reason, \
                      erased_by, hash FROM journal_entry LEFT JOIN journal_words \
                      ON journal_words.municipality_id = journal_entry.municipality_id \
                      AND journal_words.sequence = journal_entry.sequence \
                      WHERE journal_entry.municipality_id = $1";

impl Reading<'_> {
    /// The journal, the newest entry first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal(&mut self, page: Page) -> Result<Vec<JournalEntry>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} ORDER BY journal_entry.sequence DESC LIMIT $2 OFFSET $3"
        ));
        self.connection
            .all(
                sql,
                values![self.tenant, i64::from(page.limit), i64::from(page.offset)],
            )
            .await
    }

    /// The entries that fit, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal_matching(
        &mut self,
        query: &JournalQuery,
        page: Page,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        let (conditions, mut values) = conditions(query);
        let mut all = vec![owned(&self.tenant)];
        all.append(&mut values);
        let (limit, offset) = (all.len() + 1, all.len() + 2);
        all.push(Value::Integer(Some(i64::from(page.limit))));
        all.push(Value::Integer(Some(i64::from(page.offset))));
        let sql = Sql::built(format!(
            "{SELECT}{conditions} ORDER BY journal_entry.sequence DESC LIMIT ${limit} OFFSET ${offset}"
        ));
        self.connection.all(sql, &all).await
    }

    /// How many entries fit.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal_count(&mut self, query: &JournalQuery) -> Result<u64, StoreError> {
        let (conditions, mut values) = conditions(query);
        let mut all = vec![owned(&self.tenant)];
        all.append(&mut values);
        let sql = Sql::built(format!(
            "SELECT COUNT(*) FROM journal_entry LEFT JOIN journal_words \
             ON journal_words.municipality_id = journal_entry.municipality_id \
             AND journal_words.sequence = journal_entry.sequence \
             WHERE journal_entry.municipality_id = $1{conditions}"
        ));
        let counted: Option<(i64,)> = self.connection.first(sql, &all).await?;
        Ok(counted.map_or(0, |(count,)| count.unsigned_abs()))
    }

    /// Everyone who has done something, as the journal names them, in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal_actors(&mut self) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = self
            .connection
            .all(
                Sql::fixed(
                    "SELECT DISTINCT actor FROM journal_words \
                     WHERE municipality_id = $1 AND actor IS NOT NULL ORDER BY actor",
                ),
                values![self.tenant],
            )
            .await?;
        Ok(rows.into_iter().map(|(actor,)| actor).collect())
    }

    /// The actions there are, each with the kinds of things it was done to, in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal_actions(&mut self) -> Result<Vec<(String, String)>, StoreError> {
        self.connection
            .all(
                Sql::fixed(
                    "SELECT DISTINCT action, subject_kind FROM journal_entry \
                     WHERE municipality_id = $1 ORDER BY action, subject_kind",
                ),
                values![self.tenant],
            )
            .await
    }

    /// How many rows of which tables these entries cover, each table as it first comes in its entry.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn covered_rows(
        &mut self,
        sequences: &[u64],
    ) -> Result<BTreeMap<u64, Vec<(String, u64)>>, StoreError> {
        let sequences: Vec<i64> = sequences
            .iter()
            .filter_map(|sequence| i64::try_from(*sequence).ok())
            .collect();
        let mut out: BTreeMap<u64, Vec<(String, u64)>> = BTreeMap::new();
        for (list, values) in lists(self.tenant, &sequences) {
            let sql = Sql::built(format!(
                "SELECT sequence, table_name, COUNT(*) FROM journal_cover \
                 WHERE municipality_id = $1 AND sequence IN {list} \
                 GROUP BY sequence, table_name ORDER BY sequence, MIN(position)"
            ));
            let rows: Vec<(i64, String, i64)> = self.connection.all(sql, &values).await?;
            for (sequence, table, count) in rows {
                out.entry(sequence.unsigned_abs())
                    .or_default()
                    .push((table, count.unsigned_abs()));
            }
        }
        Ok(out)
    }

    /// What was done to one thing, the oldest entry first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal_of(
        &mut self,
        subject_kind: &str,
        subject: Uuid,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        let sql = Sql::built(format!(
            "{SELECT} AND subject_kind = $2 AND subject_id = $3 ORDER BY journal_entry.sequence"
        ));
        self.connection
            .all(sql, values![self.tenant, subject_kind, RowId::from(subject)])
            .await
    }

    /// The rows that an entry wrote: table and id, in the order they were written.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn rows_of_entry(&mut self, sequence: u64) -> Result<Vec<(String, RowId)>, StoreError> {
        let sequence = i64::try_from(sequence).map_err(|_| StoreError::TooLarge)?;
        let sql = Sql::fixed(
            "SELECT table_name, row_id FROM journal_cover WHERE municipality_id = $1 AND sequence = $2 \
             ORDER BY position",
        );
        self.connection.all(sql, values![self.tenant, sequence]).await
    }

    /// What later entries wrote over the rows of an entry: the entry's action, the table and the row.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn written_over(&mut self, sequence: u64) -> Result<Vec<(String, String, RowId)>, StoreError> {
        let sequence = i64::try_from(sequence).map_err(|_| StoreError::TooLarge)?;
        let sql = Sql::fixed(
            "SELECT journal_entry.action, later.table_name, later.row_id FROM journal_cover AS first \
             JOIN journal_cover AS later ON later.municipality_id = first.municipality_id \
             AND later.table_name = first.table_name AND later.row_id = first.row_id \
             AND later.sequence > first.sequence \
             JOIN journal_entry ON journal_entry.municipality_id = later.municipality_id \
             AND journal_entry.sequence = later.sequence \
             WHERE first.municipality_id = $1 AND first.sequence = $2 ORDER BY later.sequence, later.position",
        );
        self.connection.all(sql, values![self.tenant, sequence]).await
    }

    /// Whether any row that isn't removed points to a row, other than those that an entry wrote.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn is_pointed_to(
        &mut self,
        table: &str,
        row: RowId,
        beside_entry: u64,
    ) -> Result<bool, StoreError> {
        let beside = i64::try_from(beside_entry).map_err(|_| StoreError::TooLarge)?;
        for facts in COVERED {
            let is_removable = facts.columns.iter().any(|column| column.name == "removed_at");
            for column in facts.columns {
                if column.points_to != Some((table, "id")) {
                    continue;
                }
                let name = facts.name;
                let alive = if is_removable {
                    "AND pointing.removed_at IS NULL"
                } else {
                    ""
                };
                let sql = Sql::built(format!(
                    "SELECT COUNT(*) FROM {name} AS pointing WHERE pointing.municipality_id = $1 \
                     AND pointing.{} = $2 {alive} AND NOT EXISTS (SELECT 1 FROM journal_cover \
                     WHERE journal_cover.municipality_id = pointing.municipality_id AND sequence = $3 \
                     AND table_name = '{name}' AND row_id = pointing.id)",
                    column.name
                ));
                let found: Option<(i64,)> = self
                    .connection
                    .first(sql, values![self.tenant, row, beside])
                    .await?;
                if found.is_some_and(|(count,)| count > 0) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// The conditions of a query and their values, which begin with `$2`.
fn conditions(query: &JournalQuery) -> (String, Vec<Value<'static>>) {
    let mut text = String::new();
    let mut values: Vec<Value<'static>> = Vec::new();
    let mut put = |value: Value<'static>| {
        values.push(value);
        format!("${}", values.len() + 1)
    };
    if let Some(since) = query.since {
        let place = put(owned(&since));
        text.push_str(&format!(" AND journal_entry.at >= {place}"));
    }
    if let Some(before) = query.before {
        let place = put(owned(&before));
        text.push_str(&format!(" AND journal_entry.at < {place}"));
    }
    if let Some(action) = &query.action {
        let place = put(owned(action));
        text.push_str(&format!(" AND action = {place}"));
    }
    if let Some(kind) = &query.subject_kind {
        let place = put(owned(kind));
        text.push_str(&format!(" AND subject_kind = {place}"));
    }
    if let Some(actors) = &query.actors {
        let places: Vec<String> = actors.iter().map(|actor| put(owned(actor))).collect();
        match places.as_slice() {
            [] => text.push_str(" AND 1 = 0"),
            places => text.push_str(&format!(" AND actor IN ({})", places.join(", "))),
        }
    }
    for (thing, id) in &query.about {
        let place = put(owned(&RowId::from(*id)));
        text.push_str(&format!(" AND ({})", parts::about(*thing, &place)));
    }
    (text, values)
}
