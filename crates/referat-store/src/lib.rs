//! The databases, the files and the search index; the only crate that knows SQL.
