//! Attendance and votes in words.

use referat_domain::meeting::attendance::{Attendance, AwayCause};
use referat_domain::meeting::decision::VoteChoice;

use crate::Wording;

impl Wording {
    /// How somebody took part: "Til stede".
    #[must_use]
    pub fn attendance(&self, attendance: Attendance) -> String {
        self.text(&format!("attended-{}", attendance.as_str()))
            .into_owned()
    }

    /// Why somebody was not at an item: "inhabil".
    #[must_use]
    pub fn away_cause(&self, cause: AwayCause) -> String {
        self.text(&format!("away-cause-{}", cause.as_str())).into_owned()
    }

    /// What somebody voted: "For".
    #[must_use]
    pub fn vote(&self, choice: VoteChoice) -> String {
        self.text(&format!("voted-{}", choice.as_str())).into_owned()
    }
}
