//! Tables: from one declaration the row's type, its SQL and the bytes that the journal covers.
//!
//! A covered row's canonical bytes name every column that isn't NULL, in the order of the declaration, each
//! with its length before it. So no two rows give the same bytes, and a later migration may add nullable
//! columns without touching the covers of old rows; a column is never renamed here, whatever it is called
//! above. Knows no connection.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::StoreError;
use crate::database::connection::{Record, Sql};
use crate::database::value::{Kind, Value};

/// What is known of a table without its rows' type: enough to read, digest, check and export any row.
#[derive(Debug)]
pub struct TableFacts {
    /// The table's name.
    pub name: &'static str,
    /// Its columns after `municipality_id`; the first is `id`.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The table and column it points to.
    pub points_to: Option<(&'static str, &'static str)>,
}

impl TableFacts {
    /// The columns' names with commas between them.
    pub(crate) fn column_list(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        names.join(", ")
    }
}

/// The bytes of a row that its cover digests.
pub(crate) fn canonical(facts: &TableFacts, values: &[Value<'_>], bytes: &mut Vec<u8>) {
    fn push(bytes: &mut Vec<u8>, tag: u8, field: &[u8]) {
        bytes.push(tag);
        bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
        bytes.extend_from_slice(field);
    }
    bytes.clear();
    push(bytes, b'r', facts.name.as_bytes());
    for (column, value) in facts.columns.iter().zip(values) {
        match value {
            Value::Integer(None) | Value::Text(None) | Value::Bytes(None) => {}
            Value::Integer(Some(number)) => {
                push(bytes, b'c', column.name.as_bytes());
                push(bytes, b'i', &number.to_be_bytes());
            }
            Value::Text(Some(text)) => {
                push(bytes, b'c', column.name.as_bytes());
                push(bytes, b't', text.as_bytes());
            }
            Value::Bytes(Some(field)) => {
                push(bytes, b'c', column.name.as_bytes());
                push(bytes, b'b', field);
            }
        }
    }
}

/// How many rows go into one INSERT: always one of these, so that few statements are prepared.
pub(crate) const BATCHES: [usize; 7] = [64, 32, 16, 8, 4, 2, 1];

/// The SQL of a table, put together once.
#[derive(Debug, Default)]
pub struct TableSql {
    select: OnceLock<String>,
    update: OnceLock<String>,
    inserts: [[OnceLock<String>; BATCHES.len()]; 2],
}

impl TableSql {
    /// Nothing put together yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            select: OnceLock::new(),
            update: OnceLock::new(),
            inserts: [const { [const { OnceLock::new() }; BATCHES.len()] }; 2],
        }
    }

    /// `SELECT … WHERE municipality_id = $1`, for more conditions to follow.
    pub(crate) fn select(&'static self, facts: &TableFacts) -> &'static str {
        self.select.get_or_init(|| {
            format!(
                "SELECT {} FROM {} WHERE municipality_id = $1",
                facts.column_list(),
                facts.name
            )
        })
    }

    /// Sets every column of one row.
    pub(crate) fn update(&'static self, facts: &TableFacts) -> Sql {
        Sql::fixed(self.update.get_or_init(|| {
            let mut text = format!("UPDATE {} SET ", facts.name);
            for (index, column) in facts.columns.iter().enumerate().skip(1) {
                let comma = if index == 1 { "" } else { ", " };
                let _ = write!(text, "{comma}{} = ${}", column.name, index + 2);
            }
            text.push_str(" WHERE municipality_id = $1 AND id = $2");
            text
        }))
    }

    /// Inserts as many rows as `BATCHES[batch]` says.
    pub(crate) fn insert(&'static self, facts: &TableFacts, batch: usize, postgres: bool) -> Option<Sql> {
        let rows = *BATCHES.get(batch)?;
        let place = self.inserts.get(usize::from(postgres))?.get(batch)?;
        Some(Sql::fixed(place.get_or_init(|| {
            insert_text(
                facts.name,
                &facts.column_list(),
                facts.columns.len() + 1,
                rows,
                postgres,
            )
        })))
    }
}

/// An INSERT of many rows; the first column is the municipality.
///
/// SQLite looks a numbered placeholder up by walking a list of all of them, which makes large statements
/// slow by the square; this one text is therefore the only one that the two databases don't share.
fn insert_text(table: &str, columns: &str, width: usize, rows: usize, postgres: bool) -> String {
    let mut text = format!("INSERT INTO {table} (municipality_id, {columns}) VALUES ");
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            if column > 0 {
                text.push_str(", ");
            }
            if postgres {
                let _ = write!(text, "${}", row * width + column + 1);
            } else {
                text.push('?');
            }
        }
        text.push(')');
    }
    text
}

/// A row of a table that the journal covers.
pub trait Table: Sized + Send + Sync + sealed::Readable {
    /// What is known of the table.
    const FACTS: TableFacts;

    /// The row's id.
    fn id(&self) -> [u8; 16];

    /// The columns' values, in the order of the facts.
    fn values(&self) -> Vec<Value<'_>>;

    /// The table's SQL.
    #[doc(hidden)]
    fn sql() -> &'static TableSql;
}

/// A row that can be taken away without being deleted.
pub trait Removable: Table {
    /// Sets when it was taken away, in microseconds since 1970.
    fn set_removed_at(&mut self, at: Option<i64>);
}

pub(crate) mod sealed {
    //! Keeps the reading of rows inside this crate.

    /// A row that can be read back.
    pub trait Readable: Sized + Send {
        /// Reads the columns in order.
        fn read_row(columns: &mut RowColumns<'_, '_>) -> Result<Self, crate::StoreError>;
    }

    /// A row's columns.
    pub struct RowColumns<'a, 'r>(pub(crate) &'a mut crate::database::connection::Columns<'r>);
}

/// A table's row as the record of a query.
pub(crate) struct RowOf<T>(pub(crate) T);

impl<T: Table> Record for RowOf<T> {
    const NAME: &'static str = T::FACTS.name;

    fn read(columns: &mut crate::database::connection::Columns<'_>) -> Result<Self, StoreError> {
        T::read_row(&mut sealed::RowColumns(columns)).map(RowOf)
    }
}

/// Declares a covered table: the row's type, what it points to, its SQL and its way to both databases.
///
/// The order of the fields is the order of the columns in every statement; `id` comes first.
macro_rules! table {
    (
        $(#[$doc:meta])*
        pub struct $row:ident in $table:literal {
            $(
                $(#[$field_doc:meta])*
                $field:ident : $type:ty $(=> $target:ident ( $key:ident ))?
            ),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $row {
            $($(#[$field_doc])* pub $field: $type,)+
        }

        impl $crate::table::Table for $row {
            const FACTS: $crate::table::TableFacts = $crate::table::TableFacts {
                name: $table,
                columns: &[$($crate::table::Column {
                    name: stringify!($field),
                    kind: <$type as $crate::database::value::ToValue>::KIND,
                    points_to: $crate::table::table!(@target $($target $key)?),
                }),+],
            };

            fn id(&self) -> [u8; 16] {
                *self.id.as_bytes()
            }

            fn values(&self) -> Vec<$crate::database::value::Value<'_>> {
                vec![$($crate::database::value::ToValue::value(&self.$field)),+]
            }

            fn sql() -> &'static $crate::table::TableSql {
                static SQL: $crate::table::TableSql = $crate::table::TableSql::new();
                &SQL
            }
        }

        impl $crate::table::sealed::Readable for $row {
            fn read_row(
                columns: &mut $crate::table::sealed::RowColumns<'_, '_>,
            ) -> Result<Self, $crate::StoreError> {
                Ok(Self { $($field: columns.0.field()?),+ })
            }
        }

        $($crate::table::table!(@removable $row $field);)+
    };
    (@target) => { None };
    (@target $target:ident $key:ident) => { Some((stringify!($target), stringify!($key))) };
    (@removable $row:ident removed_at) => {
        impl $crate::table::Removable for $row {
            fn set_removed_at(&mut self, at: Option<i64>) {
                self.removed_at = at;
            }
        }
    };
    (@removable $row:ident $other:ident) => {};
}
pub(crate) use table;

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    const FACTS: TableFacts = TableFacts {
        name: "remark",
        columns: &[
            Column {
                name: "id",
                kind: Kind::Bytes,
                points_to: None,
            },
            Column {
                name: "before",
                kind: Kind::Text,
                points_to: None,
            },
            Column {
                name: "after",
                kind: Kind::Text,
                points_to: None,
            },
        ],
    };

    fn bytes(before: Option<&str>, after: Option<&str>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let values = [
            Value::Bytes(Some(Cow::Borrowed(&[1; 16]))),
            Value::Text(before.map(Cow::Borrowed)),
            Value::Text(after.map(Cow::Borrowed)),
        ];
        canonical(&FACTS, &values, &mut bytes);
        bytes
    }

    #[test]
    fn a_text_cannot_slide_from_one_column_to_the_next() {
        assert_ne!(bytes(Some("ab"), Some("c")), bytes(Some("a"), Some("bc")));
        assert_ne!(bytes(Some("a"), None), bytes(None, Some("a")));
        assert_ne!(bytes(Some(""), None), bytes(None, None));
    }

    #[test]
    fn a_column_added_later_leaves_old_rows_as_they_were() {
        let mut old = Vec::new();
        let values = [Value::Bytes(Some(Cow::Borrowed(&[1; 16])))];
        canonical(&FACTS, &values, &mut old);
        assert_eq!(bytes(None, None), old);
    }
}
