//! Attendance (fremmøde): who took part, and how.

use serde::{Deserialize, Serialize};

/// How someone took part in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Was there.
    Present,
    /// Was not there (fraværende).
    Absent,
    /// Had sent an apology (afbud).
    Apology,
    /// Stood in for someone (stedfortræder).
    Substitute,
}

/// Someone named as taking part, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The name.
    pub name: String,
    /// The party letter, in political forums.
    pub party: Option<String>,
    /// The role, as printed: "Formand".
    pub role: Option<String>,
    /// How they took part.
    pub attendance: Attendance,
}
