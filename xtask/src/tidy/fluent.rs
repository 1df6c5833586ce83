//! Fluent files, read far enough to compare them: which keys there are, and which variables each asks for.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

/// A message, a term or an attribute of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line it begins on, from 1.
    pub line: usize,
    /// The variables it names, without `$`.
    pub variables: BTreeSet<String>,
    /// The messages and terms it refers to; terms with their `-`.
    pub references: BTreeSet<String>,
}

/// Reads a file: entries by key; terms keep their `-`, attributes are `key.attribute`.
///
/// # Errors
/// With the line and what is wrong, when a key stands twice or a line belongs to nothing.
pub fn read(text: &str) -> Result<BTreeMap<String, Entry>, (usize, String)> {
    let pattern = |expression: &str| Regex::new(expression).map_err(|error| (0, error.to_string()));
    let opening = pattern(r"^(-?[a-zA-Z][a-zA-Z0-9_-]*)\s*=(.*)$")?;
    let attribute = pattern(r"^\s+\.([a-zA-Z][a-zA-Z0-9_-]*)\s*=(.*)$")?;
    let variable = pattern(r"\$([a-zA-Z][a-zA-Z0-9_-]*)")?;
    let reference = pattern(
        r"\{\s*(-?[a-zA-Z][a-zA-Z0-9_-]*(?:\.[a-zA-Z][a-zA-Z0-9_-]*)?)\s*(?:\([^)]*\)\s*)?(?:\}|->)",
    )?;

    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut message = String::new();
    let mut key = String::new();
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let value = if line.starts_with('#') || line.trim().is_empty() {
            continue;
        } else if let Some(found) = opening.captures(line) {
            message = found[1].to_owned();
            key.clone_from(&message);
            new_entry(&mut entries, &key, number)?;
            found.get(2).map_or("", |it| it.as_str())
        } else if let Some(found) = attribute.captures(line) {
            key = format!("{message}.{}", &found[1]);
            new_entry(&mut entries, &key, number)?;
            found.get(2).map_or("", |it| it.as_str())
        } else if line.starts_with([' ', '}']) {
            line
        } else {
            return Err((
                number,
                "this line belongs to no message (continued lines are indented)".to_owned(),
            ));
        };
        let Some(entry) = entries.get_mut(&key) else {
            return Err((number, "text before the first message".to_owned()));
        };
        entry
            .variables
            .extend(variable.captures_iter(value).map(|found| found[1].to_owned()));
        entry
            .references
            .extend(reference.captures_iter(value).map(|found| found[1].to_owned()));
    }
    Ok(entries)
}

fn new_entry(entries: &mut BTreeMap<String, Entry>, key: &str, line: usize) -> Result<(), (usize, String)> {
    let entry = Entry {
        line,
        ..Entry::default()
    };
    match entries.insert(key.to_owned(), entry) {
        None => Ok(()),
        Some(first) => Err((line, format!("{key:?} stands here and on line {}", first.line))),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn keys_variables_and_references_are_read_over_several_lines() {
        let entries = read(concat!(
            "# remark\n-council = Byrådet\nminutes-title = Referat fra { -council }s møde { $date }\n",
            "apologies = { $count ->\n    [0] Ingen\n   *[other] { NUMBER($count) } afbud, se { minutes-title }\n}\n",
            "    .hint = { $who }\n",
        ))
        .unwrap();
        let keys: Vec<&str> = entries.keys().map(String::as_str).collect();
        assert_eq!(keys, ["-council", "apologies", "apologies.hint", "minutes-title"]);
        assert!(entries["minutes-title"].references.contains("-council"));
        assert!(entries["minutes-title"].variables.contains("date"));
        assert!(entries["apologies"].references.contains("minutes-title"));
        assert_eq!(
            entries["apologies"].variables.iter().collect::<Vec<_>>(),
            ["count"]
        );
        assert!(entries["apologies.hint"].variables.contains("who"));
    }

    #[test]
    fn a_key_twice_and_a_stray_line_are_told_with_their_line() {
        assert_eq!(read("a = 1\na = 2\n").unwrap_err().0, 2);
        assert_eq!(read("a = 1\nstray\n").unwrap_err().0, 2);
    }
}
