//! Positions (stillinger) and units (enheder) of the administration.

use serde::{Deserialize, Serialize};

use crate::ids::{PositionId, UnitId};

/// A unit of the organisation: "Økonomi & Stab".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its name as first printed.
    pub name: String,
}

/// A position: "Afdelingschefen for Økonomi & Stab".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// Its title as first printed.
    pub title: String,
    /// The unit it is of.
    pub unit: Option<UnitId>,
}
