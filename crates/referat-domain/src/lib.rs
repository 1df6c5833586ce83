//! The rules of a municipality's forums: cases, papers, meetings, decisions, minutes.
//!
//! Knows no IO, no clock, no SQL, no HTTP and no words for people: nothing here can fail for outside
//! reasons, and everything here can be tested without a database.
//!
//! Reading order: [`ids`] and [`municipality`]; [`forum`], [`person`] and [`position`]; [`case`], [`paper`]
//! and [`rich_text`]; [`meeting`] with its [`meeting::agenda_item`]s and [`meeting::decision`]s;
//! [`meeting_record`], the JSON other programs rely on; [`role`] and [`access`], which decide what anyone may do;
//! [`rules`], what a municipality and its forums decide for themselves; [`openness`], [`reader`] and [`view`], which decide
//! what anyone sees; [`journal`], which remembers who did what.

pub mod access;
pub mod case;
pub mod clock_time;
pub mod comparison;
pub mod finding;
pub mod forum;
pub mod ids;
pub mod import_undo;
pub mod issued;
pub mod joining;
pub mod journal;
pub mod kle;
pub mod likeness;
pub mod local_time;
pub mod meeting;
pub mod meeting_record;
pub mod mending;
pub mod message;
pub mod municipality;
pub mod openness;
pub mod own_reading;
pub mod paper;
pub mod person;
pub mod position;
pub mod reader;
pub mod rich_text;
pub mod role;
pub mod rules;
pub mod stand_in;
pub mod view;

pub use jiff::SignedDuration;
pub use jiff::Timestamp;
pub use jiff::civil::Date;
