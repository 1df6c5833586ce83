//! What differs between two configurations, name by name. Knows no store.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Configuration;

/// What kind of thing differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConfigThing {
    /// A rule of the municipality.
    Rule,
    /// A unit.
    Unit,
    /// A position.
    Position,
    /// A forum: its short form and profile.
    Forum,
    /// A rule of a forum.
    ForumRule,
    /// A short form a forum knows.
    Abbreviation,
    /// The look of documents.
    Look,
}

impl ConfigThing {
    /// The word the wording has a text for: `config-thing-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Unit => "unit",
            Self::Position => "position",
            Self::Forum => "forum",
            Self::ForumRule => "forum-rule",
            Self::Abbreviation => "abbreviation",
            Self::Look => "look",
        }
    }
}

/// How it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HowChanged {
    /// It is in the file alone: it is made.
    Added,
    /// It is another in the file: it becomes so.
    Changed,
    /// It isn't in the file: it is taken away, or back to the standard.
    Removed,
    /// It isn't in the file, and stays: minutes may point to it.
    Kept,
}

impl HowChanged {
    /// The word the wording has a text for: `config-how-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Kept => "kept",
        }
    }
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigChange {
    /// What kind of thing.
    pub thing: ConfigThing,
    /// Its name; with its forum's before it where it has one.
    pub name: String,
    /// How it differs.
    pub how: HowChanged,
    /// What it is now, as in the file.
    pub from: Option<String>,
    /// What it becomes, as in the file.
    pub to: Option<String>,
}

/// What differs, in the order of the file.
pub(super) fn between(now: &Configuration, wanted: &Configuration) -> Vec<ConfigChange> {
    let mut found = Vec::new();
    each(
        &mut found,
        ConfigThing::Rule,
        "",
        &now.rules,
        &wanted.rules,
        HowChanged::Removed,
    );
    each(
        &mut found,
        ConfigThing::Unit,
        "",
        &now.units,
        &wanted.units,
        HowChanged::Kept,
    );
    each(
        &mut found,
        ConfigThing::Position,
        "",
        &now.positions,
        &wanted.positions,
        HowChanged::Kept,
    );
    let facts = |of: &Configuration| -> BTreeMap<String, Value> {
        of.forums
            .iter()
            .map(|(name, forum)| {
                let facts = serde_json::json!({"short": forum.short, "profile": forum.profile});
                (name.clone(), facts)
            })
            .collect()
    };
    each(
        &mut found,
        ConfigThing::Forum,
        "",
        &facts(now),
        &facts(wanted),
        HowChanged::Kept,
    );
    let none = BTreeMap::new();
    let no_words = BTreeMap::new();
    for (name, forum) in &wanted.forums {
        let there = now.forums.get(name);
        let rules = there.map_or(&none, |there| &there.rules);
        each(
            &mut found,
            ConfigThing::ForumRule,
            name,
            rules,
            &forum.rules,
            HowChanged::Removed,
        );
        let words = there.map_or(&no_words, |there| &there.abbreviations);
        each(
            &mut found,
            ConfigThing::Abbreviation,
            name,
            words,
            &forum.abbreviations,
            HowChanged::Removed,
        );
    }
    if now.look != wanted.look {
        found.push(ConfigChange {
            thing: ConfigThing::Look,
            name: String::new(),
            how: match (&now.look, &wanted.look) {
                (None, _) => HowChanged::Added,
                (Some(_), None) => HowChanged::Removed,
                (Some(_), Some(_)) => HowChanged::Changed,
            },
            from: None,
            to: None,
        });
    }
    found
}

fn each<T: Serialize + PartialEq>(
    found: &mut Vec<ConfigChange>,
    thing: ConfigThing,
    place: &str,
    now: &BTreeMap<String, T>,
    wanted: &BTreeMap<String, T>,
    where_missing: HowChanged,
) {
    let text = |value: &T| serde_json::to_string(value).ok();
    let full = |name: &str| match place {
        "" => name.to_owned(),
        place => format!("{place}: {name}"),
    };
    for (name, value) in wanted {
        let there = now.get(name);
        if there == Some(value) {
            continue;
        }
        found.push(ConfigChange {
            thing,
            name: full(name),
            how: match there {
                None => HowChanged::Added,
                Some(_) => HowChanged::Changed,
            },
            from: there.and_then(text),
            to: text(value),
        });
    }
    for (name, value) in now.iter().filter(|(name, _)| !wanted.contains_key(*name)) {
        found.push(ConfigChange {
            thing,
            name: full(name),
            how: where_missing,
            from: text(value),
            to: None,
        });
    }
}
