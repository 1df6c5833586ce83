//! Persons, as minutes name them.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// A person (person) as known by a name; old minutes often give only a first name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The name as printed.
    pub name: String,
}
