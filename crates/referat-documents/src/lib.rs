//! Documents for people, screen readers, machines and archives.
//!
//! The way of a document: a record as its reader may see it → [`compose`] → a [`document::Document`] of blocks →
//! a form. Only views come in: what a reader may not see is not in them. Nothing here decides who may see what.

pub mod document;
