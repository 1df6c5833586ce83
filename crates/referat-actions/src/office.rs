//! The office: what the surfaces hold to act and to look things up in one municipality.

use referat_domain::municipality::Municipality;

/// STUB.
pub struct Office { municipality: Municipality }
impl Office {
    /// The municipality.
    pub fn municipality(&self) -> &Municipality { &self.municipality }
}
