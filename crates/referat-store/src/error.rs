//! What can go wrong between a query and its database.
//!
//! The other errors of this crate ([`crate::OpenError`], [`crate::files::FileError`], …) stand beside what
//! they are about. Knows no words for people: those who ask say what they tried to do.

/// The database refused, broke off, or held something that can't be.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database itself.
    #[error("the database said: {source}")]
    Database {
        /// What it said.
        #[source]
        source: sqlx::Error,
    },
    /// Something of the same key is there already.
    #[error("already there: {constraint}")]
    Duplicate {
        /// The unique key, in the database's words.
        constraint: String,
    },
    /// A row points to one that isn't there.
    #[error("a row points to one that isn't there")]
    DanglingReference,
    /// A column holds what its type can't be.
    #[error("column {column} of {table} can't be read")]
    Unreadable {
        /// The table, or the query's name.
        table: &'static str,
        /// The column's place in the query, from 0.
        column: usize,
    },
    /// A text holds a nul character, which PostgreSQL can't keep; refused for both databases.
    #[error("column {column} of {table} holds a nul character")]
    NulInText {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// The row to change isn't there.
    #[error("no row {id} in {table}")]
    NoSuchRow {
        /// The table.
        table: &'static str,
        /// The row.
        id: uuid::Uuid,
    },
    /// The entry to erase the words of isn't there, or they are erased already.
    #[error("entry {sequence} has no words to erase")]
    NoSuchEntry {
        /// The entry's place in the chain.
        sequence: u64,
    },
    /// The minutes it is part of are locked.
    #[error("{table} holds a row of minutes that are locked")]
    Locked {
        /// The table.
        table: &'static str,
    },
    /// SQLite wants its paths as UTF-8.
    #[error("{path:?} is not UTF-8")]
    PathNotText {
        /// The path.
        path: std::path::PathBuf,
    },
    /// A number doesn't fit the database's 64 bits.
    #[error("a number is too large to be kept")]
    TooLarge,
}

impl From<sqlx::Error> for StoreError {
    fn from(source: sqlx::Error) -> Self {
        if let sqlx::Error::Database(error) = &source {
            if error.is_unique_violation() {
                return Self::Duplicate {
                    constraint: error
                        .constraint()
                        .map_or_else(|| error.message().to_owned(), str::to_owned),
                };
            }
            if error.is_foreign_key_violation() {
                return Self::DanglingReference;
            }
        }
        Self::Database { source }
    }
}
