//! The store's own tests, each on SQLite and on PostgreSQL.
//!
//! One binary, so that one throw-away PostgreSQL server serves them all (see [`postgres`]).

mod backups;
mod closed_reads;
mod drafts;
mod erasure;
mod file_store;
mod harness;
mod issued;
mod journal;
mod lookups;
mod meeting_plans;
mod messages;
mod outbox;
mod own_reading;
mod postgres;
mod rows;
mod schema;
mod tampering;
mod upgrades;
mod world;
mod world_plans;
mod writing;
