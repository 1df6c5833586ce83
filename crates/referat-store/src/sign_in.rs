//! What proves who somebody is, and that they are signed in: outside the chain.
//!
//! Secrets are replaced and used up, sessions come and go; that a password was set or an account was shut is an
//! entry, written in the same transaction through [`crate::Write`]. Tokens are kept as digests only. None of
//! these tables is exported. Knows nothing of hashing, time limits or who may.

mod attempts;
mod credentials;
mod failures;
mod links;
mod sessions;

pub use attempts::Attempted;
pub use credentials::{Credential, CredentialKind};
pub use failures::Failures;
pub use links::{Link, Purpose};
pub use sessions::{Session, Stage, VouchedSession};
