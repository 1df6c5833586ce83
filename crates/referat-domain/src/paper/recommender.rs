//! Recommenders (indstillere): a position, several, or a group.
//!
//! "Direktøren for Børn & Læring og Afdelingschefen for Plan & Byg" is two; "Chefen for Drift og Service" one.

/// A position as its words say: a role, and the unit it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionTitle {
    /// "Direktøren", "Afdelingschefen", "Kommunaldirektøren".
    pub role: String,
    /// "Økonomi & Stab", if the title names a unit.
    pub unit: Option<String>,
}

impl PositionTitle {
    /// Divides a printed title at its first " for ".
    #[must_use]
    pub fn parse(printed: &str) -> Self {
        match printed.split_once(" for ") {
            Some((role, unit)) if !role.trim().is_empty() && !unit.trim().is_empty() => Self {
                role: role.trim().to_owned(),
                unit: Some(unit.trim().to_owned()),
            },
            Some(_) | None => Self {
                role: printed.trim().to_owned(),
                unit: None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_a_role_and_perhaps_a_unit() {
        let title = PositionTitle::parse("Chefen for Plan & Byg");
        assert_eq!(
            (title.role.as_str(), title.unit.as_deref()),
            ("Chefen", Some("Plan & Byg"))
        );
        assert_eq!(PositionTitle::parse("Kommunaldirektøren").unit, None);
    }
}
