//! The rules of the municipality and of its forums, as they are set.

use std::collections::BTreeMap;

use referat_domain::ids::ForumId;
use referat_store::Reading;
use referat_store::settings::SettingRow;
use serde_json::Value;

use crate::refusal::Refusal;

/// A forum's rule: whether it is the council (kommunalbestyrelsen).
pub const IS_COUNCIL: &str = "is-council";

/// The municipality's rule: whether council members read the committees' papers (kommunestyrelsesloven § 20, stk. 6).
pub const COUNCIL_READS_COMMITTEES: &str = "council-reads-committees";

/// Rules by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules(BTreeMap<String, Value>);

impl Rules {
    /// The municipality's own.
    pub(crate) async fn of_municipality(reading: &mut Reading<'_>) -> Result<Self, Refusal> {
        Self::read(reading.settings_of_municipality().await?)
    }

    /// A forum's own.
    pub(crate) async fn of_forum(reading: &mut Reading<'_>, forum: ForumId) -> Result<Self, Refusal> {
        Self::read(reading.settings_of_forum(forum).await?)
    }

    fn read(rows: Vec<SettingRow>) -> Result<Self, Refusal> {
        let mut rules = BTreeMap::new();
        for row in rows {
            let value = serde_json::from_str(&row.value)
                .map_err(|_| Refusal::unreadable("setting", "value", &row.name))?;
            rules.insert(row.name, value);
        }
        Ok(Self(rules))
    }

    /// What a rule is set to; `None` where it is as it is by itself.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Whether a rule that is yes or no is set to yes.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or(false)
    }
}
