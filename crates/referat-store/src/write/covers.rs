//! Covers: the salted digests an entry holds of the rows it wrote.

use referat_domain::ids::Tenant;
use referat_domain::journal::{Cover, Salt, salted_digest};

use crate::StoreError;
use crate::database::connection::Connection;
use crate::database::value::{ToValue, Value};
use crate::table::{BATCHES, Column, TableFacts, TableSql, canonical};
use crate::{RowId, database::value::Kind};

/// A cover that waits for its entry.
#[derive(Debug, Clone)]
pub(super) struct PendingCover {
    /// What the entry's hash is taken over.
    pub(super) cover: Cover,
    /// The table once more, as the program knows it.
    pub(super) table: &'static str,
    /// What stands before the row's bytes; gone where the same write erased them again.
    pub(super) salt: Option<Salt>,
}

impl PendingCover {
    /// The cover of a row, unless a text of it can't be kept in both databases.
    pub(super) fn of(
        facts: &TableFacts,
        row: [u8; 16],
        values: &[Value<'_>],
        salt: Salt,
    ) -> Result<Self, StoreError> {
        for (column, value) in facts.columns.iter().zip(values) {
            if value.text().is_some_and(|text| text.as_bytes().contains(&0)) {
                return Err(StoreError::NulInText {
                    table: facts.name,
                    column: column.name,
                });
            }
        }
        let mut bytes = Vec::with_capacity(512);
        canonical(facts, values, &mut bytes);
        Ok(Self {
            cover: Cover {
                table: facts.name.to_owned(),
                row,
                digest: salted_digest(salt, &bytes),
            },
            table: facts.name,
            salt: Some(salt),
        })
    }
}

/// The columns of `journal_cover` as they are inserted.
const FACTS: TableFacts = TableFacts {
    name: "journal_cover",
    columns: &[
        column("sequence", Kind::Integer),
        column("position", Kind::Integer),
        column("table_name", Kind::Text),
        column("row_id", Kind::Bytes),
        column("salt", Kind::Bytes),
        column("digest", Kind::Bytes),
        column("erased_by", Kind::Integer),
    ],
};

const fn column(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        points_to: None,
    }
}

/// Writes an entry's covers, in the order the rows were written.
pub(super) async fn write(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    sequence: i64,
    covers: &[PendingCover],
) -> Result<(), StoreError> {
    static SQL: TableSql = TableSql::new();
    let mut rest = covers;
    let mut position = 0;
    for (batch, size) in BATCHES.into_iter().enumerate() {
        while rest.len() >= size {
            let (chunk, after) = rest.split_at(size);
            rest = after;
            let mut values: Vec<Value<'_>> = Vec::with_capacity(size * 8);
            for pending in chunk {
                position += 1;
                values.push(tenant.value());
                values.push(Value::Integer(Some(sequence)));
                values.push(Value::Integer(Some(position)));
                values.push(pending.table.value());
                values.push(crate::reading::owned(&RowId::from_bytes(pending.cover.row)));
                values.push(pending.salt.value());
                values.push(pending.cover.digest.value());
                values.push(Value::Integer(pending.salt.is_none().then_some(sequence)));
            }
            let Some(sql) = SQL.insert(&FACTS, batch, connection.is_postgres()) else {
                continue;
            };
            connection.execute(sql, &values).await?;
        }
    }
    Ok(())
}
