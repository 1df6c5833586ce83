//! Every word a person reads, Danish first; the only crate that knows Fluent.
