//! Files read and joined, looked at with the programs people have: Chromium prints, qpdf checks, poppler reads and
//! draws.

mod joining;
mod looking;
mod made;
mod peculiar;
mod peculiar_tags;
mod reading;
mod tags;
