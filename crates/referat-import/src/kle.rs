//! The KLE register read from files.

use referat_domain::kle::KleRegister;

/// STUB until the real reader is in place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KleReadError {
    /// Not a register.
    #[error("not a register")]
    NotARegister,
}

/// STUB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KleWarning {
    /// Line.
    pub line: u32,
}

/// STUB.
pub fn read(_: &str, _: &[u8]) -> Result<(KleRegister, Vec<KleWarning>), KleReadError> {
    Err(KleReadError::NotARegister)
}
