//! The store's own tests, each on SQLite and on PostgreSQL.
//!
//! One binary, so that one throw-away PostgreSQL server serves them all (see [`harness`]).

mod harness;
mod journal;
mod postgres;
