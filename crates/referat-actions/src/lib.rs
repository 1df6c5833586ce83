//! What people can do and look up.
//!
//! An action asks who may, applies the rule, writes and journals, all in one transaction; one file per
//! action. A lookup reads, and returns views only. Web, command line and import call the same functions,
//! and this crate is the only user of the store.
//!
//! Everything goes through an [`office::Office`]: store, clock and randomness of one municipality.
//!
//! Actions: [`import_meetings`], [`receive_uploads`], [`mend_upload`], [`accept_upload`], [`load_kle`], [`decide_proposals`] (join, split, accept, reject), [`issue_document`],
//! [`set_look`], [`silence_finding`], [`undo_import`], [`explain_abbreviation`] and the [`upkeep`] of the installation (index, verify,
//! back up, restore, export). [`printing`] writes nothing. Lookups: [`lookups`].

pub mod accept_upload;
pub mod decide_proposals;
pub mod explain_abbreviation;
pub mod import_meetings;
pub mod issue_document;
pub mod load_kle;
pub mod lookups;
pub mod mend_upload;
pub mod office;
pub mod printing;
pub mod read_document;
pub mod receive_uploads;
pub mod refusal;
pub mod set_look;
pub mod silence_finding;
pub mod undo_import;
pub mod upkeep;
mod words_of_files;
