//! The names of forums that may stand in a route prefix: `MBU/ØU/KB - `.
//!
//! A prefix is a route only if its parts are known names, or if most items of the document share it.

use std::collections::BTreeSet;

/// Names and short forms of forums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownForums {
    names: BTreeSet<String>,
}

/// Short forms in general use, in lower case: council, finance committee, joint forms.
const GENERAL: &[&str] = &[
    "kb",
    "kommunalbestyrelsen",
    "br",
    "byrådet",
    "øu",
    "økonomiudvalget",
    "alle fagudvalg",
    "direktørforum",
    "chefforum",
    "kommunemed",
    "hovedudvalget",
    "direktionen",
];

impl KnownForums {
    /// The forums with these names and short forms.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self {
            names: names.into_iter().map(|name| name.trim().to_lowercase()).collect(),
        }
    }

    /// Whether a part of a prefix is a forum: known by name, in general use, or a special committee
    /// (kommunestyrelsesloven § 17, stk. 4: "§17,4 Temaudvalg", "17.4 Midtby").
    #[must_use]
    pub fn knows(&self, part: &str) -> bool {
        let part = part.trim().to_lowercase();
        let special = part.trim_start_matches('§').trim_start();
        GENERAL.contains(&part.as_str())
            || self.names.contains(&part)
            || special.starts_with("17,4")
            || special.starts_with("17.4")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_committees_are_forums_by_their_paragraph() {
        let forums = KnownForums::new(["Miljø- og Byudvalget".into(), "MBU".into()]);
        for part in [
            "MBU",
            "mbu",
            "§17,4 Temaudvalg",
            "17.4 Midtby",
            "Alle fagudvalg",
            "ØU",
        ] {
            assert!(forums.knows(part), "{part}");
        }
        assert!(!forums.knows("Temadrøftelse"));
    }
}
