//! Documents for people, screen readers, machines and archives.
//!
//! The way of a document: a record as its reader may see it ([`copy::MeetingCopy`]) → [`compose`] → a
//! [`document::Document`] of blocks → a form ([`pdf`] and its siblings). Only views come in: what a reader may
//! not see is not in them. Nothing here decides who may see what.
//!
//! [`child_process`] is the only place in the program that starts other programs.

pub mod child_process;
pub mod compose;
pub mod conversion;
pub mod copy;
pub mod document;
pub mod file_kind;
pub mod forms;
pub mod look;
pub mod office_text;
pub mod packaged;
pub mod packet;
pub mod pdf;
pub mod pdf_text;
pub mod press;
pub mod typesetter;
