//! Upkeep of an installation: the search index brought up to date, everything verified, backed up, restored
//! and exported.
//!
//! Whoever runs the installation does this; what it says names rows and files, and is for them.

mod chain_check;
mod indexing;
mod keeping;

pub use chain_check::{AT_HOUR, ChainCheck, is_due};
pub use indexing::Indexed;
pub use keeping::{KeepError, Kept, VerifyFindingLine, VerifyProgress, VerifySummary, restore};
