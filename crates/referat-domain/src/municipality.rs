//! The municipality (kommune). OParl calls it Body.

use serde::{Deserialize, Serialize};

use crate::ids::MunicipalityId;

/// A municipality (kommune): an installation holds one or more, and nothing passes between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Its id, which leads every key.
    pub id: MunicipalityId,
    /// Its name: "Sandved Kommune".
    pub name: String,
}
