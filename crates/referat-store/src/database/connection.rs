//! One way to run SQL on either database: the same text, the same values, the same rows.
//!
//! Placeholders are `$1`, `$2`, …; the text may use what SQLite and PostgreSQL share and nothing else. The
//! only module where the two meet: everything above it says what it wants once. Knows no table.

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Postgres, Row as _, SqlSafeStr as _, SqlStr, Sqlite};

use super::value::{Field, Kind, Value};
use crate::StoreError;

/// A transaction of its own, or one borrowed from a write.
#[derive(Debug)]
pub(crate) enum Link<'c, DB: sqlx::Database> {
    /// Rolled back when dropped.
    Owned(sqlx::Transaction<'c, DB>),
    /// Someone else's.
    Lent(&'c mut DB::Connection),
}

impl<DB: sqlx::Database> Link<'_, DB> {
    fn get(&mut self) -> &mut DB::Connection {
        match self {
            Self::Owned(transaction) => transaction,
            Self::Lent(connection) => connection,
        }
    }
}

/// A connection inside a transaction.
#[derive(Debug)]
pub(crate) enum Connection<'c> {
    Sqlite(Link<'c, Sqlite>),
    Postgres(Link<'c, Postgres>),
}

/// A transaction, or a savepoint inside one; rolled back when dropped without a commit.
#[derive(Debug)]
pub(crate) enum Transaction<'c> {
    Sqlite(sqlx::Transaction<'c, Sqlite>),
    Postgres(sqlx::Transaction<'c, Postgres>),
}

impl<'c> Transaction<'c> {
    /// The connection, for as long as it is wanted.
    pub(crate) fn lend(&mut self) -> Connection<'_> {
        match self {
            Self::Sqlite(transaction) => Connection::Sqlite(Link::Lent(&mut **transaction)),
            Self::Postgres(transaction) => Connection::Postgres(Link::Lent(&mut **transaction)),
        }
    }

    /// The connection for good; the transaction can't be committed any more.
    pub(crate) fn for_reading(self) -> Connection<'c> {
        match self {
            Self::Sqlite(transaction) => Connection::Sqlite(Link::Owned(transaction)),
            Self::Postgres(transaction) => Connection::Postgres(Link::Owned(transaction)),
        }
    }

    /// A savepoint.
    pub(crate) async fn savepoint(&mut self) -> Result<Transaction<'_>, StoreError> {
        use sqlx::Acquire as _;
        Ok(match self {
            Self::Sqlite(transaction) => Transaction::Sqlite(transaction.begin().await?),
            Self::Postgres(transaction) => Transaction::Postgres(transaction.begin().await?),
        })
    }

    /// Makes it last; a savepoint lasts when what it stands in does.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

/// Runs the same code on whichever database it is: the only macro of its kind.
macro_rules! on_either {
    ($connection:expr, |$open:ident, $Db:ident| $run:expr) => {
        match $connection {
            Connection::Sqlite(link) => {
                type $Db = Sqlite;
                let $open = link.get();
                $run
            }
            Connection::Postgres(link) => {
                type $Db = Postgres;
                let $open = link.get();
                $run
            }
        }
    };
}

/// The text of a query that names the municipality, or says why it needn't.
#[derive(Debug)]
pub(crate) struct Sql(SqlStr);

impl Sql {
    /// A query about one municipality. Its text must name `municipality_id`.
    pub(crate) fn fixed(text: &'static str) -> Self {
        debug_assert!(text.contains("municipality_id"), "unscoped query: {text}");
        Self(text.into_sql_str())
    }

    /// A query about one municipality, put together from texts that are all in the program.
    pub(crate) fn built(text: String) -> Self {
        debug_assert!(text.contains("municipality_id"), "unscoped query: {text}");
        Self(AssertSqlSafe(text).into_sql_str())
    }

    /// A query about the installation and no municipality's rows; `_why` stands for the reader.
    pub(crate) fn of_the_installation(text: &'static str, _why: &'static str) -> Self {
        Self(text.into_sql_str())
    }
}

/// Something a row of a query can become.
pub(crate) trait Record: Sized + Send {
    /// What it is called when it can't be read.
    const NAME: &'static str;

    /// Reads the columns in order.
    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError>;
}

/// A row's columns, read one after the other.
pub(crate) struct Columns<'r> {
    row: &'r (dyn AnyRow + Sync),
    next: usize,
    name: &'static str,
}

impl<'r> Columns<'r> {
    fn of<R: Record>(row: &'r (dyn AnyRow + Sync)) -> Self {
        Self {
            row,
            next: 0,
            name: R::NAME,
        }
    }

    /// The next column.
    pub(crate) fn field<F: Field>(&mut self) -> Result<F, StoreError> {
        let column = self.next;
        let value = self.value(F::KIND)?;
        F::from_value(value).ok_or(StoreError::Unreadable {
            table: self.name,
            column,
        })
    }

    /// The next column as it is.
    pub(crate) fn value(&mut self, kind: Kind) -> Result<Value<'static>, StoreError> {
        let value = self.row.column(self.next, kind)?;
        self.next += 1;
        Ok(value)
    }
}

trait AnyRow {
    fn column(&self, index: usize, kind: Kind) -> Result<Value<'static>, sqlx::Error>;
}

macro_rules! any_row {
    ($row:ty) => {
        impl AnyRow for $row {
            fn column(&self, index: usize, kind: Kind) -> Result<Value<'static>, sqlx::Error> {
                Ok(match kind {
                    Kind::Integer => Value::Integer(self.try_get(index)?),
                    Kind::Text => Value::Text(self.try_get::<Option<String>, _>(index)?.map(Into::into)),
                    Kind::Bytes => Value::Bytes(self.try_get::<Option<Vec<u8>>, _>(index)?.map(Into::into)),
                })
            }
        }
    };
}
any_row!(sqlx::sqlite::SqliteRow);
any_row!(sqlx::postgres::PgRow);

macro_rules! record_of_fields {
    ($($field:ident),+) => {
        impl<$($field: Field + Send),+> Record for ($($field,)+) {
            const NAME: &'static str = "a query";

            fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
                Ok(($(columns.field::<$field>()?,)+))
            }
        }
    };
}
record_of_fields!(A);
record_of_fields!(A, B);
record_of_fields!(A, B, C);
record_of_fields!(A, B, C, D);
record_of_fields!(A, B, C, D, E);
record_of_fields!(A, B, C, D, E, F);

/// The values as a database wants them.
fn arguments<DB: sqlx::Database>(values: &[Value<'_>]) -> Result<DB::Arguments, StoreError>
where
    Option<i64>: for<'t> sqlx::Encode<'t, DB> + sqlx::Type<DB>,
    for<'t> Option<&'t str>: sqlx::Encode<'t, DB> + sqlx::Type<DB>,
    for<'t> Option<&'t [u8]>: sqlx::Encode<'t, DB> + sqlx::Type<DB>,
{
    use sqlx::Arguments as _;
    let mut arguments = DB::Arguments::default();
    arguments.reserve(values.len(), values.len() * 24);
    for value in values {
        match value {
            Value::Integer(value) => arguments.add(*value),
            Value::Text(value) => arguments.add(value.as_deref()),
            Value::Bytes(value) => arguments.add(value.as_deref()),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

impl Connection<'_> {
    /// The same connection, borrowed.
    pub(crate) fn lend(&mut self) -> Connection<'_> {
        match self {
            Self::Sqlite(link) => Connection::Sqlite(Link::Lent(link.get())),
            Self::Postgres(link) => Connection::Postgres(Link::Lent(link.get())),
        }
    }

    /// Whether it is PostgreSQL: for the few words the two don't share.
    pub(crate) fn is_postgres(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(_) => true,
        }
    }

    /// Runs a statement; the number of rows it touched.
    pub(crate) async fn execute(&mut self, sql: Sql, values: &[Value<'_>]) -> Result<u64, StoreError> {
        on_either!(self, |open, Db| {
            let done = sqlx::query_with(sql.0, arguments::<Db>(values)?)
                .execute(open)
                .await?;
            Ok(done.rows_affected())
        })
    }

    /// All rows of a query.
    pub(crate) async fn all<R: Record>(
        &mut self,
        sql: Sql,
        values: &[Value<'_>],
    ) -> Result<Vec<R>, StoreError> {
        on_either!(self, |open, Db| {
            let rows = sqlx::query_with(sql.0, arguments::<Db>(values)?)
                .fetch_all(open)
                .await?;
            rows.iter()
                .map(|row| R::read(&mut Columns::of::<R>(row)))
                .collect()
        })
    }

    /// The first row of a query, if there is one.
    pub(crate) async fn first<R: Record>(
        &mut self,
        sql: Sql,
        values: &[Value<'_>],
    ) -> Result<Option<R>, StoreError> {
        on_either!(self, |open, Db| {
            let row = sqlx::query_with(sql.0, arguments::<Db>(values)?)
                .fetch_optional(open)
                .await?;
            row.map(|row| R::read(&mut Columns::of::<R>(&row))).transpose()
        })
    }

    /// Reads rows as whatever `read` makes of them, one at a time and never all at once.
    pub(crate) async fn each<E: From<StoreError>>(
        &mut self,
        sql: Sql,
        values: &[Value<'_>],
        name: &'static str,
        mut read: impl FnMut(&mut Columns<'_>) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        on_either!(self, |open, Db| {
            let mut rows = sqlx::query_with(sql.0, arguments::<Db>(values)?).fetch(open);
            while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                read(&mut Columns {
                    row: &row,
                    next: 0,
                    name,
                })?;
            }
            Ok(())
        })
    }
}
