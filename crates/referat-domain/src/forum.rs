//! Forums (forum, udvalg, råd): anything that meets and decides. OParl calls them Organization.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::ForumId;

/// A forum (forum, udvalg, råd).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forum {
    /// Its id.
    pub id: ForumId,
    /// Its name: "Chefforum".
    pub name: String,
    /// The short form used in routes: "CF".
    pub abbreviation: Option<String>,
    /// Which set of rules applies.
    pub profile: ForumProfile,
}

/// Which set of rules a forum lives by (deadlines, openness, signing, votes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForumProfile {
    /// Council and committees (kommunestyrelsesloven applies).
    Political,
    /// Management forums: Chefforum, Direktørforum.
    Administrative,
    /// The co-determination system (MED).
    Med,
}

impl ForumProfile {
    /// The word the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Political => "political",
            Self::Administrative => "administrative",
            Self::Med => "med",
        }
    }

    /// The profile a forum of this name most likely has; a person can change it.
    #[must_use]
    pub fn guess(name: &str) -> Self {
        let name = name.to_lowercase();
        if name.contains("med") && (name.contains("medudvalg") || name.ends_with("med")) {
            Self::Med
        } else if name.ends_with("udvalg")
            || name.ends_with("udvalget")
            || name.ends_with("bestyrelsen")
            || name.ends_with("bestyrelse")
            || name.ends_with("råd")
            || name.ends_with("rådet")
        {
            Self::Political
        } else {
            Self::Administrative
        }
    }
}

impl FromStr for ForumProfile {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "political" => Ok(Self::Political),
            "administrative" => Ok(Self::Administrative),
            "med" => Ok(Self::Med),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_is_political_and_a_management_forum_is_not() {
        assert_eq!(ForumProfile::guess("Økonomiudvalget"), ForumProfile::Political);
        assert_eq!(ForumProfile::guess("Chefforum"), ForumProfile::Administrative);
        assert_eq!(ForumProfile::guess("KommuneMED"), ForumProfile::Med);
    }
}
