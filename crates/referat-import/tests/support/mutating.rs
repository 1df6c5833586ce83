//! What the tests of mutated documents share: words replaced, documents taken apart and put together again.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::collections::BTreeMap;

use referat_domain::meeting_record::MeetingRecord;
use serde_json::Value;

/// A record as JSON without what moves when lines move: spans, and the lines and order of findings.
pub fn settled(record: &MeetingRecord) -> Value {
    let mut value = serde_json::to_value(record).unwrap();
    for warning in value["warnings"].as_array_mut().unwrap() {
        warning.as_object_mut().unwrap().remove("line");
    }
    in_settled_order(&mut value);
    without_spans(&mut value);
    value
}

/// Puts the findings in an order of their own.
fn in_settled_order(value: &mut Value) {
    let warnings = value["warnings"].as_array_mut().unwrap();
    warnings.sort_by_key(|warning| ["code", "item", "message"].map(|key| warning[key].to_string()));
}

/// Adds a finding without its line.
pub fn with_finding(
    mut value: Value,
    code: &str,
    severity: &str,
    item: Option<&str>,
    message: &str,
) -> Value {
    let finding = serde_json::json!({ "code": code, "severity": severity, "item": item, "message": message });
    value["warnings"].as_array_mut().unwrap().push(finding);
    in_settled_order(&mut value);
    value
}

fn without_spans(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("span");
            for (key, value) in map.iter_mut() {
                // What is kept as printed is compared without its white space.
                if key.ends_with("as_printed") {
                    *value = collapsed(value);
                }
                without_spans(value);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(without_spans),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn collapsed(value: &Value) -> Value {
    match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        Value::Array(values) => values.iter().map(collapsed).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.clone(),
    }
}

/// Replaces whole words, and their genitives, in one pass.
pub fn with_words_replaced(text: &str, words: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let word_ends = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_ends);
        match (
            words.get(word),
            word.strip_suffix('s').and_then(|bare| words.get(bare)),
        ) {
            (Some(other), _) => out.push_str(other),
            (None, Some(other)) => {
                out.push_str(other);
                out.push('s');
            }
            (None, None) => out.push_str(word),
        }
        let next_word = after.find(char::is_alphanumeric).unwrap_or(after.len());
        let (between, next) = after.split_at(next_word);
        out.push_str(between);
        rest = next;
    }
    out
}

/// Changes every string of a JSON value that is somebody's words; names of kinds and codes stay.
pub fn with_strings_changed(value: &Value, change: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => change(text).into(),
        Value::Array(values) => values
            .iter()
            .map(|value| with_strings_changed(value, change))
            .collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| {
                let stays = matches!(
                    key.as_str(),
                    "layout" | "code" | "kind" | "severity" | "type" | "source"
                );
                (
                    key.clone(),
                    if stays {
                        value.clone()
                    } else {
                        with_strings_changed(value, change)
                    },
                )
            })
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// A document taken apart: what stands before the contents list, and the items by their sections.
#[derive(Debug, Clone)]
pub struct Parts {
    pub head: String,
    pub items: Vec<ItemParts>,
}

/// An item: its heading and number, then its sections, each with its heading. What has no heading of its own
/// belongs to what stands before it.
#[derive(Debug, Clone)]
pub struct ItemParts {
    pub number: String,
    pub opening: String,
    pub sections: Vec<String>,
}

impl Parts {
    /// Takes a text apart where its record says that items and sections begin.
    pub fn of(text: &str, record: &MeetingRecord) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let piece = |from: u32, to: u32| {
            lines[from as usize - 1..to as usize - 1]
                .join("\n")
                .trim_end()
                .to_owned()
        };
        let end = lines.len() as u32 + 1;
        let starts: Vec<u32> = record.items.iter().map(|item| item.span[0]).collect();
        let contents = lines.iter().position(|line| line.trim() == "Indholdsfortegnelse");
        let first_item = starts.first().copied().unwrap_or(end);
        let head_ends = contents.map_or(first_item, |at| first_item.min(at as u32 + 1));
        let items = record
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let item_ends = starts.get(index + 1).copied().unwrap_or(end);
                let begins: Vec<u32> = item
                    .sections
                    .iter()
                    .filter(|section| section.heading.is_some())
                    .map(|section| section.span[0])
                    .collect();
                let opening_ends = begins.first().copied().unwrap_or(item_ends);
                let sections = begins
                    .iter()
                    .enumerate()
                    .map(|(at, from)| piece(*from, begins.get(at + 1).copied().unwrap_or(item_ends)))
                    .collect();
                ItemParts {
                    number: item.number.clone(),
                    opening: piece(item.span[0], opening_ends),
                    sections,
                }
            })
            .collect();
        Self {
            head: piece(1, head_ends),
            items,
        }
    }

    /// The document with a contents list of these lines.
    pub fn with_contents(&self, contents: &[String]) -> String {
        let mut blocks = vec![self.head.clone()];
        if !contents.is_empty() {
            blocks.push("Indholdsfortegnelse".to_owned());
            blocks.push(contents.join("\n"));
        }
        for item in &self.items {
            blocks.push(item.opening.clone());
            blocks.extend(item.sections.iter().cloned());
        }
        blocks.join("\n\n")
    }
}

/// The lines of the contents list as the record has them.
pub fn contents_lines(record: &MeetingRecord) -> Vec<String> {
    record
        .contents
        .iter()
        .map(|line| match (&line.as_printed, line.page) {
            (Some(printed), _) => printed.clone(),
            (None, Some(page)) => format!("{}.....\t{page}", line.title),
            (None, None) => format!("{}.....", line.title),
        })
        .collect()
}
