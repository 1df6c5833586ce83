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
    /// Divides a printed title at its first " for ". A group ("Arbejdsgruppen for udarbejdelse af …") is for
    /// a task, not of a unit.
    #[must_use]
    pub fn parse(printed: &str) -> Self {
        match printed.split_once(" for ") {
            Some((role, unit)) if is_person_role(role) && !unit.trim().is_empty() => Self {
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

/// Whether a role is a person's: chef, direktør, leder and their kinds.
fn is_person_role(role: &str) -> bool {
    let last = role.split_whitespace().last().unwrap_or_default().to_lowercase();
    let bare = last.strip_suffix("en").unwrap_or(&last);
    ["chef", "direktør", "leder", "formand", "konsulent", "koordinator"]
        .iter()
        .any(|word| bare.ends_with(word))
}

/// The bare role by which titles are compared: "Afdelingschefen" and "chefen" are one.
#[must_use]
pub fn bare_role(role: &str) -> String {
    let lower = role.trim().to_lowercase();
    let bare = lower.strip_suffix("en").unwrap_or(&lower);
    bare.strip_prefix("afdelings").unwrap_or(bare).to_owned()
}

/// The sentence before the clauses: "Chefen for Plan & Byg samt Direktøren for Drift indstiller,". "samt" tells
/// recommenders apart where "og" would stand in a name.
#[must_use]
pub fn sentence(recommenders: &[String]) -> String {
    format!("{} indstiller,", recommenders.join(" samt "))
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
        assert_eq!(
            PositionTitle::parse("Arbejdsgruppen for udarbejdelse af planen").unit,
            None
        );
        assert_eq!(bare_role("Afdelingschefen"), bare_role("chef"));
    }
}
