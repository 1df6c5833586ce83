//! Words for rules and what they can be set to.

use crate::Wording;

impl Wording {
    /// What a rule is called: "Frist i hverdage".
    #[must_use]
    pub fn rule(&self, name: &str) -> String {
        self.of_family("rule-name-", name)
    }

    /// What a rule is for.
    #[must_use]
    pub fn rule_hint(&self, name: &str) -> String {
        self.text(&format!("rule-name-{name}.hint")).into_owned()
    }

    /// What a value is called that a rule can be set to: "Ja".
    #[must_use]
    pub fn rule_choice(&self, word: &str) -> String {
        self.of_family("rule-choice-", word)
    }
}
