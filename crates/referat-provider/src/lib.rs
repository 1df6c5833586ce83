//! Asks a provider of logins (OpenID Connect) who somebody is, and believes nothing that isn't proved.
//!
//! The only crate that knows OpenID Connect. It keeps nothing and decides nothing: who may come in by what a provider
//! says is the actions' matter. The network is passed in ([`network::Network`]), so are the time and the secrets of an
//! attempt.

pub mod claims;
pub mod network;
pub mod provider;

pub use claims::Vouched;
pub use provider::{Attempt, Config, Distrust, Provider, Returned, Secret};
