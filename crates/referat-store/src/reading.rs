//! Reading one municipality: a handle that sees one moment of the database.
//!
//! The queries themselves stand with what they are about ([`crate::meetings`], [`crate::papers`], …), as
//! methods of [`Reading`]. A handle of its own comes from [`crate::Store::reading`]; one inside a write
//! ([`crate::Write::reading`]) sees what the write has written so far.

use std::fmt::Write as _;

use referat_domain::ids::Tenant;

use crate::StoreError;
use crate::database::connection::{Connection, Sql};
use crate::database::value::{ToValue, Value};
use crate::table::{RowOf, Table};

/// Reads one municipality.
#[derive(Debug)]
pub struct Reading<'c> {
    pub(crate) connection: Connection<'c>,
    pub(crate) tenant: Tenant,
}

/// A part of a long list: how many rows to pass over, and how many to give at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Rows passed over.
    pub offset: u32,
    /// Rows given at most.
    pub limit: u32,
}

impl Page {
    /// The first rows of a list.
    #[must_use]
    pub const fn first(limit: u32) -> Self {
        Self { offset: 0, limit }
    }
}

/// How many ids one query asks for: always one of these, so that few statements are prepared.
const LISTS: [usize; 4] = [1, 8, 64, 256];

impl Reading<'_> {
    /// Which municipality is read.
    #[must_use]
    pub fn tenant(&self) -> Tenant {
        self.tenant
    }

    /// Rows of a table; `more` follows `WHERE municipality_id = $1` and begins with `AND` or
    /// `ORDER BY`; its values begin with `$2`.
    pub(crate) async fn rows<T: Table>(
        &mut self,
        more: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<T>, StoreError> {
        let sql = Sql::built(format!("{} {more}", T::sql().select(&T::FACTS)));
        let values = self.with_tenant(values);
        let rows = self.connection.all::<RowOf<T>>(sql, &values).await?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    /// The first row of a table that fits.
    pub(crate) async fn row<T: Table>(
        &mut self,
        more: &'static str,
        values: &[Value<'_>],
    ) -> Result<Option<T>, StoreError> {
        let sql = Sql::built(format!("{} {more}", T::sql().select(&T::FACTS)));
        let values = self.with_tenant(values);
        Ok(self
            .connection
            .first::<RowOf<T>>(sql, &values)
            .await?
            .map(|row| row.0))
    }

    fn with_tenant<'v>(&self, values: &[Value<'v>]) -> Vec<Value<'v>> {
        let mut all = Vec::with_capacity(values.len() + 1);
        all.push(owned(&self.tenant));
        all.extend_from_slice(values);
        all
    }

    /// The row of an id, removed or not.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn by_id<T: Table>(&mut self, id: impl ToValue) -> Result<Option<T>, StoreError> {
        self.row("AND id = $2", &[id.value()]).await
    }

    /// The rows whose `column` is one of these values; `more` follows, and holds within each chunk of the
    /// list, so that an order by `column` first is an order of each value's rows.
    pub(crate) async fn rows_of<T: Table, I: ToValue + Ord + Copy>(
        &mut self,
        column: &'static str,
        ids: &[I],
        more: &'static str,
    ) -> Result<Vec<T>, StoreError> {
        let sql = format!("{} AND {column} IN ", T::sql().select(&T::FACTS));
        let mut found = Vec::new();
        for (list, values) in lists(self.tenant, ids) {
            let sql = Sql::built(format!("{sql}{list} {more}"));
            let rows = self.connection.all::<RowOf<T>>(sql, &values).await?;
            found.extend(rows.into_iter().map(|row| row.0));
        }
        Ok(found)
    }
}

/// Divides a list of ids into `($2, $3, …)` lists of few lengths, each with its values, the tenant first.
pub(crate) fn lists<I: ToValue + Ord + Copy>(
    tenant: Tenant,
    ids: &[I],
) -> Vec<(String, Vec<Value<'static>>)> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let longest = LISTS.iter().copied().max().unwrap_or(1);
    ids.chunks(longest)
        .filter_map(|chunk| {
            let length = LISTS.iter().copied().find(|length| *length >= chunk.len())?;
            let last = chunk.last()?;
            let mut text = String::from("(");
            for place in 0..length {
                let comma = if place == 0 { "" } else { ", " };
                let _ = write!(text, "{comma}${}", place + 2);
            }
            text.push(')');
            let mut values = Vec::with_capacity(length + 1);
            values.push(owned(&tenant));
            values.extend(chunk.iter().map(owned));
            values.resize_with(length + 1, || owned(last));
            Some((text, values))
        })
        .collect()
}

/// A value that borrows nothing.
pub(crate) fn owned(value: &impl ToValue) -> Value<'static> {
    use std::borrow::Cow;
    match value.value() {
        Value::Integer(number) => Value::Integer(number),
        Value::Text(text) => Value::Text(text.map(|text| Cow::Owned(text.into_owned()))),
        Value::Bytes(bytes) => Value::Bytes(bytes.map(|bytes| Cow::Owned(bytes.into_owned()))),
    }
}
