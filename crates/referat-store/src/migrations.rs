//! Migrations: numbered, forward only, never edited after a release.
//!
//! What was applied is recorded with number, checksum and time. A database with a newer number is refused and
//! left as it is; an existing older SQLite database is copied to `backups/` before it is changed. Both
//! databases have the same numbers, each its own text.

use std::path::{Path, PathBuf};

use referat_domain::Timestamp;
use referat_domain::paper::attachment::Checksum;

use crate::StoreError;
use crate::database::Database;
use crate::database::connection::{Connection, Sql, Transaction};
use crate::database::statistics;
use crate::database::value::values;

/// One step of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// Counted from 1 without gaps.
    pub number: u32,
    /// What it is about: the file's name without number and ending.
    pub name: &'static str,
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL.
    pub postgres: &'static str,
}

/// Every migration this program knows, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "foundation",
        sqlite: include_str!("../migrations/sqlite/0001_foundation.sql"),
        postgres: include_str!("../migrations/postgres/0001_foundation.sql"),
    },
    Migration {
        number: 2,
        name: "findings_and_short_forms",
        sqlite: include_str!("../migrations/sqlite/0002_findings_and_short_forms.sql"),
        postgres: include_str!("../migrations/postgres/0002_findings_and_short_forms.sql"),
    },
    Migration {
        number: 3,
        name: "issued_documents",
        sqlite: include_str!("../migrations/sqlite/0003_issued_documents.sql"),
        postgres: include_str!("../migrations/postgres/0003_issued_documents.sql"),
    },
    Migration {
        number: 4,
        name: "people_and_accounts",
        sqlite: include_str!("../migrations/sqlite/0004_people_and_accounts.sql"),
        postgres: include_str!("../migrations/postgres/0004_people_and_accounts.sql"),
    },
    Migration {
        number: 5,
        name: "closed_reads",
        sqlite: include_str!("../migrations/sqlite/0005_closed_reads.sql"),
        postgres: include_str!("../migrations/postgres/0005_closed_reads.sql"),
    },
    Migration {
        number: 6,
        name: "pending_uploads",
        sqlite: include_str!("../migrations/sqlite/0006_pending_uploads.sql"),
        postgres: include_str!("../migrations/postgres/0006_pending_uploads.sql"),
    },
    Migration {
        number: 7,
        name: "providers",
        sqlite: include_str!("../migrations/sqlite/0007_providers.sql"),
        postgres: include_str!("../migrations/postgres/0007_providers.sql"),
    },
    Migration {
        number: 8,
        name: "writing",
        sqlite: include_str!("../migrations/sqlite/0008_writing.sql"),
        postgres: include_str!("../migrations/postgres/0008_writing.sql"),
    },
    Migration {
        number: 9,
        name: "meeting_plans",
        sqlite: include_str!("../migrations/sqlite/0009_meeting_plans.sql"),
        postgres: include_str!("../migrations/postgres/0009_meeting_plans.sql"),
    },
    Migration {
        number: 10,
        name: "mail",
        sqlite: include_str!("../migrations/sqlite/0010_mail.sql"),
        postgres: include_str!("../migrations/postgres/0010_mail.sql"),
    },
    Migration {
        number: 11,
        name: "own_reading",
        sqlite: include_str!("../migrations/sqlite/0011_own_reading.sql"),
        postgres: include_str!("../migrations/postgres/0011_own_reading.sql"),
    },
    Migration {
        number: 12,
        name: "deadlines",
        sqlite: include_str!("../migrations/sqlite/0012_deadlines.sql"),
        postgres: include_str!("../migrations/postgres/0012_deadlines.sql"),
    },
    Migration {
        number: 13,
        name: "minutes",
        sqlite: include_str!("../migrations/sqlite/0013_minutes.sql"),
        postgres: include_str!("../migrations/postgres/0013_minutes.sql"),
    },
    Migration {
        number: 14,
        name: "attendance",
        sqlite: include_str!("../migrations/sqlite/0014_attendance.sql"),
        postgres: include_str!("../migrations/postgres/0014_attendance.sql"),
    },
    Migration {
        number: 15,
        name: "meeting_room",
        sqlite: include_str!("../migrations/sqlite/0015_meeting_room.sql"),
        postgres: include_str!("../migrations/postgres/0015_meeting_room.sql"),
    },
    Migration {
        number: 16,
        name: "opinions_and_stand_ins",
        sqlite: include_str!("../migrations/sqlite/0016_opinions_and_stand_ins.sql"),
        postgres: include_str!("../migrations/postgres/0016_opinions_and_stand_ins.sql"),
    },
    Migration {
        number: 17,
        name: "after_the_meeting",
        sqlite: include_str!("../migrations/sqlite/0017_after_the_meeting.sql"),
        postgres: include_str!("../migrations/postgres/0017_after_the_meeting.sql"),
    },
    Migration {
        number: 18,
        name: "between_meetings",
        sqlite: include_str!("../migrations/sqlite/0018_between_meetings.sql"),
        postgres: include_str!("../migrations/postgres/0018_between_meetings.sql"),
    },
];

/// Why a database was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It was written by a newer program.
    #[error("the database is at migration {found}, and this program knows {known}: use a newer program")]
    NewerDatabase {
        /// The number it is at.
        found: u32,
        /// The newest number this program knows.
        known: u32,
    },
    /// A migration that was applied is not the one this program knows by that number.
    #[error("migration {number} of the database is not the one this program knows")]
    ChangedMigration {
        /// Its number.
        number: u32,
    },
    /// The file holds tables that are not ours.
    #[error("{file:?} is a database of another program")]
    ForeignDatabase {
        /// The file, or the server's database.
        file: PathBuf,
    },
    /// A folder or file could not be made or read.
    #[error("{path:?}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file store.
    #[error(transparent)]
    Files(crate::files::FileError),
    /// The database itself.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

const ACROSS: &str = "the schema is the installation's";

/// Brings a database to the newest migration.
pub(crate) async fn run(
    database: &Database,
    data_dir: &Path,
    migrations: &[Migration],
    now: Timestamp,
) -> Result<(), OpenError> {
    let known = migrations.last().map_or(0, |migration| migration.number);
    let applied = check(database, data_dir, migrations, known).await?;
    if applied >= known {
        return Ok(());
    }
    if applied > 0
        && let Database::Sqlite { writer, .. } = database
    {
        back_up(writer, data_dir, applied + 1, now).await?;
    }
    let mut transaction = database.begin().await?;
    if let Transaction::Postgres(transaction) = &mut transaction {
        // Two servers that start at once take turns.
        sqlx::query("SELECT pg_advisory_xact_lock(7166720117)")
            .execute(&mut **transaction)
            .await?;
    }
    make_record(transaction.lend()).await?;
    let applied = applied_migrations(transaction.lend()).await?;
    let newest = applied.last().map_or(0, |(number, _)| *number);
    for migration in migrations.iter().filter(|migration| migration.number > newest) {
        apply(&mut transaction, migration, now).await?;
    }
    statistics::tell(&mut transaction.lend()).await?;
    transaction.commit().await?;
    Ok(())
}

/// Reads what was applied and refuses what this program can't work with; the newest number.
async fn check(
    database: &Database,
    data_dir: &Path,
    migrations: &[Migration],
    known: u32,
) -> Result<u32, OpenError> {
    let mut transaction = database.begin_looking().await?;
    let mut connection = transaction.lend();
    let has_record = connection
        .first::<(i64,)>(
            Sql::of_the_installation(
                if connection.is_postgres() {
                    "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() \
                     AND tablename = 'schema_migration'"
                } else {
                    "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'"
                },
                ACROSS,
            ),
            &[],
        )
        .await?
        .is_some_and(|(count,)| count > 0);
    if !has_record {
        let others = connection
            .first::<(i64,)>(
                Sql::of_the_installation(
                    if connection.is_postgres() {
                        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()"
                    } else {
                        "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table'"
                    },
                    ACROSS,
                ),
                &[],
            )
            .await?
            .is_some_and(|(count,)| count > 0);
        if others {
            return Err(OpenError::ForeignDatabase {
                file: data_dir.join(crate::DATABASE_FILE),
            });
        }
        return Ok(0);
    }
    let applied = applied_migrations(connection).await?;
    let found = applied.last().map_or(0, |(number, _)| *number);
    if found > known {
        return Err(OpenError::NewerDatabase { found, known });
    }
    let is_postgres = transaction.lend().is_postgres();
    for (number, checksum) in applied {
        let ours = migrations
            .iter()
            .find(|migration| migration.number == number)
            .map(|migration| text_checksum(migration, is_postgres));
        if ours != Some(checksum) {
            return Err(OpenError::ChangedMigration { number });
        }
    }
    Ok(found)
}

/// Makes the table of what was applied.
async fn make_record(mut connection: Connection<'_>) -> Result<(), OpenError> {
    connection
        .execute(
            Sql::of_the_installation(
                if connection.is_postgres() {
                    "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, \
                     name TEXT COLLATE \"C\" NOT NULL, checksum BYTEA NOT NULL, applied_at BIGINT NOT NULL)"
                } else {
                    "CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, \
                     name TEXT NOT NULL, checksum BLOB NOT NULL, applied_at INTEGER NOT NULL) STRICT"
                },
                ACROSS,
            ),
            &[],
        )
        .await?;
    Ok(())
}

/// What was applied, in order.
async fn applied_migrations(mut connection: Connection<'_>) -> Result<Vec<(u32, Checksum)>, OpenError> {
    let rows: Vec<(i64, Checksum)> = connection
        .all(
            Sql::of_the_installation(
                "SELECT number, checksum FROM schema_migration ORDER BY number",
                ACROSS,
            ),
            &[],
        )
        .await?;
    rows.into_iter()
        .map(|(number, checksum)| {
            let number = u32::try_from(number).map_err(|_| StoreError::TooLarge)?;
            Ok((number, checksum))
        })
        .collect()
}

async fn apply(
    transaction: &mut Transaction<'_>,
    migration: &Migration,
    now: Timestamp,
) -> Result<(), OpenError> {
    let is_postgres = match transaction {
        Transaction::Sqlite(open) => {
            sqlx::raw_sql(migration.sqlite).execute(&mut **open).await?;
            false
        }
        Transaction::Postgres(open) => {
            sqlx::raw_sql(migration.postgres).execute(&mut **open).await?;
            true
        }
    };
    transaction
        .lend()
        .execute(
            Sql::of_the_installation(
                "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
                ACROSS,
            ),
            values![
                i64::from(migration.number),
                migration.name,
                text_checksum(migration, is_postgres),
                now.as_microsecond()
            ],
        )
        .await?;
    Ok(())
}

fn text_checksum(migration: &Migration, is_postgres: bool) -> Checksum {
    let text = if is_postgres {
        migration.postgres
    } else {
        migration.sqlite
    };
    Checksum::of(text.as_bytes())
}

/// Copies a SQLite database aside before it is changed.
async fn back_up(
    writer: &sqlx::SqlitePool,
    data_dir: &Path,
    before: u32,
    now: Timestamp,
) -> Result<(), OpenError> {
    let folder = data_dir.join("backups");
    tokio::fs::create_dir_all(&folder)
        .await
        .map_err(|source| OpenError::Io {
            path: folder.clone(),
            source,
        })?;
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| OpenError::Io { path, source }
    };
    let filling = folder.join(format!(".before-{before:04}.incomplete-{}", std::process::id()));
    if let Err(error) = tokio::fs::remove_file(&filling).await
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(at(&filling)(error));
    }
    vacuum_into(writer, &filling).await?;
    let open = tokio::fs::File::open(&filling).await.map_err(at(&filling))?;
    open.sync_all().await.map_err(at(&filling))?;
    let mut copy = folder.join(format!("before-{before:04}-{}.db", now.as_second()));
    let mut again = 1;
    while tokio::fs::try_exists(&copy).await.map_err(at(&copy))? {
        again += 1;
        copy = folder.join(format!("before-{before:04}-{}-{again}.db", now.as_second()));
    }
    tokio::fs::rename(&filling, &copy).await.map_err(at(&copy))?;
    crate::files::sync_folder(&folder).await?;
    Ok(())
}

/// Writes a compact copy of a SQLite database into a new file.
pub(crate) async fn vacuum_into(pool: &sqlx::SqlitePool, file: &Path) -> Result<(), StoreError> {
    let Some(file) = file.to_str() else {
        return Err(StoreError::PathNotText {
            path: file.to_owned(),
        });
    };
    sqlx::query("VACUUM INTO $1")
        .bind(file)
        .persistent(false)
        .execute(pool)
        .await?;
    Ok(())
}

impl From<crate::files::FileError> for OpenError {
    fn from(error: crate::files::FileError) -> Self {
        Self::Files(error)
    }
}

impl From<crate::files::SweepError> for OpenError {
    fn from(error: crate::files::SweepError) -> Self {
        match error {
            crate::files::SweepError::File(error) => Self::Files(error),
            crate::files::SweepError::Store(error) => Self::Store(error),
        }
    }
}
