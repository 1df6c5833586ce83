//! Where randomness comes from: the caller. The store rolls no dice.

use referat_domain::ids::IdSource;
use referat_domain::journal::Salt;

/// The caller's clock and randomness: fresh ids, and the salts that go before what is digested.
///
/// Salts must come from a cryptographic source: an erased text can be guessed by whoever guesses its salt.
pub trait Entropy: IdSource + Send {
    /// 16 fresh random bytes.
    fn salt(&mut self) -> Salt;
}
