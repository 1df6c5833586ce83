//! The two databases: one file of SQLite in the data directory, or a PostgreSQL server.
//!
//! SQLite keeps a write-ahead log, is synced at every commit, checks foreign keys, has one writer that begins
//! with `BEGIN IMMEDIATE` and waits its turn beside other processes, and readers that can't write. Knows the
//! connections and how transactions begin; no table.

pub(crate) mod connection;
pub(crate) mod statistics;
pub mod value;

use std::path::Path;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::StoreError;
use connection::Transaction;

/// Which database keeps the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `referat.db` in the data directory.
    Embedded,
    /// A PostgreSQL server: `postgres://user@host/database`.
    Postgres(String),
}

/// How long a writer waits for another process's write before it gives up.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many prepared statements a connection keeps: seven lengths of insert per table, and every query.
const STATEMENTS: usize = 1024;
/// How many connections read at once.
const READERS: u32 = 8;

/// The open database.
#[derive(Debug, Clone)]
pub(crate) enum Database {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres { pool: PgPool },
}

impl Database {
    /// Opens the file for writing, making it if need be, without any reader yet.
    pub(crate) async fn sqlite_writer(file: &Path) -> Result<SqlitePool, StoreError> {
        let options = sqlite_options(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What is erased must not stay in the file's free pages.
            .pragma("secure_delete", "ON")
            // An import touches the same pages again and again; moving them from the log more seldom halves
            // what is written.
            .pragma("wal_autocheckpoint", "4096")
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "MEMORY");
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(PATIENCE * 2)
            .test_before_acquire(false);
        // Switching a new file to the write-ahead log can't wait for a lock; two processes that make the
        // same file at once meet here.
        let mut tries = 0;
        loop {
            match pool.clone().connect_with(options.clone()).await {
                Ok(pool) => return Ok(pool),
                Err(error) if tries < 50 && is_busy(&error) => {
                    tries += 1;
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Opens the file for reading, as soon as anyone reads.
    pub(crate) fn sqlite_readers(file: &Path) -> SqlitePool {
        SqlitePoolOptions::new()
            .max_connections(READERS)
            .max_lifetime(None)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .connect_lazy_with(sqlite_options(file).read_only(true))
    }

    /// Opens a copy that nobody writes, leaving nothing beside it.
    pub(crate) fn sqlite_copy(file: &Path) -> Self {
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_lazy_with(sqlite_options(file).read_only(true).immutable(true));
        Self::Sqlite {
            writer: pool.clone(),
            readers: pool,
        }
    }

    /// Connects to a server.
    pub(crate) async fn postgres(url: &str) -> Result<PgPool, StoreError> {
        let options: PgConnectOptions = url.parse()?;
        // An acknowledged write lasts, whatever the server does by default.
        let options = options.options([("synchronous_commit", "on")]);
        Ok(PgPoolOptions::new()
            .max_connections(READERS + 2)
            .acquire_timeout(PATIENCE)
            .connect_with(options.statement_cache_capacity(STATEMENTS))
            .await?)
    }

    /// Begins to write: on SQLite as the only writer.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static>, StoreError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Transaction::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres { pool } => {
                Transaction::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED").await?)
            }
        })
    }

    /// Begins to look at a database that may have no tables yet, without waiting for anyone's write.
    pub(crate) async fn begin_looking(&self) -> Result<Transaction<'static>, StoreError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Transaction::Sqlite(writer.begin().await?),
            Self::Postgres { pool } => Transaction::Postgres(pool.begin().await?),
        })
    }

    /// Begins to read one moment of the database.
    pub(crate) async fn begin_reading(&self) -> Result<Transaction<'static>, StoreError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Transaction::Sqlite(readers.begin().await?),
            Self::Postgres { pool } => Transaction::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        })
    }

    /// Empties SQLite's log, so that nothing that was erased stays in it. Waits for those who read, and
    /// gives up after a while: the log is written over in time.
    pub(crate) async fn empty_log(&self) {
        if let Self::Sqlite { writer, .. } = self
            && let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
                .execute(writer)
                .await
        {
            tracing::warn!(%error, "the log of the database was not emptied after an erasure");
        }
    }

    /// Closes every connection, and on SQLite moves the log into the file.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres { pool } => pool.close().await,
        }
    }
}

fn sqlite_options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .statement_cache_capacity(STATEMENTS)
}

/// Whether another process holds what is wanted.
fn is_busy(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| matches!(code.as_ref(), "5" | "261" | "517" | "773"))
}
