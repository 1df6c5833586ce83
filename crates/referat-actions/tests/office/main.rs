//! The actions on Sandved Kommune and, where `REFERAT_REAL_MINUTES` names them, on the real minutes.

mod access;
mod administration;
mod agenda_issue;
mod decide_proposals;
mod desk;
mod documents;
mod forums;
mod guessing;
mod hostile_files;
mod import_meetings;
mod join_documents;
mod journal;
mod letters;
mod lookups;
mod openness;
mod own_reading;
mod papers;
mod people;
mod planning;
mod record;
mod route;
mod sign_in;
mod silence_finding;
mod threads;
mod undo_import;
mod uploads;
