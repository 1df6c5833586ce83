//! The actions on Sandved Kommune and, where `REFERAT_REAL_MINUTES` names them, on the real minutes.

mod access;
mod decide_proposals;
mod desk;
mod documents;
mod forums;
mod guessing;
mod import_meetings;
mod journal;
mod lookups;
mod record;
mod sign_in;
mod silence_finding;
mod threads;
