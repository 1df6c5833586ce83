//! Old minutes and registers in, drafts and warnings out; never writes.
