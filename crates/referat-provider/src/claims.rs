//! What is read of a token that has been believed.

use std::collections::{BTreeMap, BTreeSet};

use openidconnect::AdditionalClaims;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many roles are read of one token; nobody has more.
const MOST_ROLES: usize = 1000;

/// The longest token that is kept for signing out by: more doesn't fit into an address.
const LONGEST_KEPT: usize = 4000;

/// Who somebody is, as a provider has proved.
#[derive(Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The provider, by its issuer address.
    pub issuer: String,
    /// Who they are to it.
    pub subject: String,
    /// Their address for mail, if the provider says that it is theirs.
    pub verified_email: Option<String>,
    /// Whether it names an address without saying so.
    pub has_unverified_email: bool,
    /// Their name.
    pub name: Option<String>,
    /// What the claim for roles says; `None` where it isn't asked for, or the provider keeps it elsewhere.
    pub roles: Option<BTreeSet<String>>,
    /// How surely they were recognised (`acr`): with MitID and NSIS, the level.
    pub level: Option<String>,
    /// When they proved who they are, in seconds since 1970, if it is said.
    pub proved_at: Option<i64>,
    /// The token itself, by which the provider knows whom to sign out.
    pub token: Option<String>,
}

/// Says nothing of who it is.
impl std::fmt::Debug for Vouched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vouched")
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// The claims that OpenID Connect has no name for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub(crate) struct Rest {
    #[serde(flatten)]
    all: BTreeMap<String, Value>,
}

impl AdditionalClaims for Rest {}

impl Rest {
    /// Whether a claim is yes, as providers write it.
    pub(crate) fn is_yes(&self, claim: &str) -> bool {
        match self.all.get(claim) {
            Some(Value::Bool(yes)) => *yes,
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            Some(Value::String(word)) => word == "1" || word.eq_ignore_ascii_case("true"),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => false,
        }
    }

    /// The words of a claim; `realm_access.roles` looks inside. `None` where the provider says that it is kept
    /// elsewhere (Core 5.6.2): then nobody knows.
    pub(crate) fn words(&self, claim: &str) -> Option<BTreeSet<String>> {
        let elsewhere = self.all.get("_claim_names").and_then(Value::as_object);
        if elsewhere.is_some_and(|names| names.contains_key(claim)) {
            return None;
        }
        let found = self.all.get(claim).or_else(|| {
            let mut parts = claim.split('.');
            let begun = self.all.get(parts.next()?)?;
            parts.try_fold(begun, |value, part| value.get(part))
        });
        let words = match found {
            Some(Value::String(word)) => BTreeSet::from([word.clone()]),
            Some(Value::Array(values)) => values
                .iter()
                .filter_map(Value::as_str)
                .take(MOST_ROLES)
                .map(str::to_owned)
                .collect(),
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => {
                BTreeSet::new()
            }
        };
        Some(words)
    }
}

/// A token as it is kept, if it can be used later.
pub(crate) fn kept(token: String) -> Option<String> {
    Some(token).filter(|token| token.len() <= LONGEST_KEPT)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rest(value: Value) -> Rest {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn roles_are_words_of_a_list_or_one_word_and_may_lie_inside() {
        let words = |value, claim| {
            rest(value)
                .words(claim)
                .map(|it| it.into_iter().collect::<Vec<_>>())
        };
        assert_eq!(
            words(json!({"roles": ["b", "a", 7]}), "roles"),
            Some(vec!["a".into(), "b".into()])
        );
        assert_eq!(words(json!({"roles": "a"}), "roles"), Some(vec!["a".into()]));
        assert_eq!(
            words(json!({"realm_access": {"roles": ["a"]}}), "realm_access.roles"),
            Some(vec!["a".into()])
        );
        assert_eq!(words(json!({}), "roles"), Some(vec![]));
    }

    #[test]
    fn roles_that_are_kept_elsewhere_are_not_known_rather_than_none() {
        let said = json!({"_claim_names": {"groups": "src1"}, "_claim_sources": {"src1": {}}});
        assert_eq!(rest(said).words("groups"), None);
    }

    #[test]
    fn yes_is_what_providers_write_for_it() {
        for yes in [json!(true), json!(1), json!("1"), json!("true")] {
            assert!(rest(json!({"xms_edov": yes.clone()})).is_yes("xms_edov"), "{yes}");
        }
        for no in [json!(false), json!(0), json!("0"), json!(null), json!([true])] {
            assert!(!rest(json!({"xms_edov": no.clone()})).is_yes("xms_edov"), "{no}");
        }
    }
}
