//! Automation of the workspace: the commands of `cargo xtask`, and the reading of the tree that the tidy checks
//! in `xtask/tests/` share.
//!
//! Knows where things lie and which programs do the work; knows nothing of what Referat does. No crate of ours
//! may depend on it and it depends on none of them, so that it builds in seconds on a fresh clone.

#![expect(
    clippy::disallowed_methods,
    reason = "starting programs and reading the environment is what automation is for"
)]

pub mod assets;
pub mod bench;
pub mod contract;
pub mod debian;
pub mod demo;
pub mod help;
pub mod npm;
pub mod python;
pub mod steps;
pub mod test;
pub mod tidy;
pub mod workspace;
